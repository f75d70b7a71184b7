/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_NUMERAL_H
#define U256_NUMERAL_H

/*
 * Numbers as people write them: with separators, a fraction, an exponent. The form of a numeral is read first, which
 * gives the ranges of its digits; then the significant digits are gathered, at most as many as a number can have, and
 * read by u256_from_dec() or u256_from_hex().
 */

#include "text.h"

typedef struct {
    unsigned base;
    bool underscores, fraction, exponent; /* which are allowed */
} u256_k_grammar;

/* Indices into the text; an end is one past the last digit. */
typedef struct {
    size_t integer, integer_end, fraction, fraction_end, end;
    int64_t exponent;
} u256_k_numeral;

/* More than any text has digits. */
#define U256_K_FAR ((int64_t)1 << 62)

static inline bool u256_k_is_digit(const char *s, size_t i, size_t len, unsigned base)
{
    return i < len && u256_k_digit_value(s[i]) < base;
}

/* The end of the digits from i on; i itself if there are none. An underscore may stand between two of them. */
static inline size_t u256_k_digits_end(const char *s, size_t i, size_t len, const u256_k_grammar *g)
{
    const size_t begin = i;
    while (u256_k_is_digit(s, i, len, g->base) ||
           (g->underscores && begin < i && i < len && s[i] == '_' && u256_k_is_digit(s, i + 1, len, g->base)))
        i++;
    return i;
}

/* The exponent that is written at [i, end), after its sign. */
static inline int64_t u256_k_exponent_value(const char *s, size_t i, size_t end)
{
    int64_t value = 0;
    for (; i < end; i++) {
        if (s[i] != '_')
            value = value * 10 + (int64_t)u256_k_digit_value(s[i]);
        if (value > U256_K_FAR / 100)
            return U256_K_FAR;
    }
    return value;
}

/* Reads a numeral at i as far as it goes. */
static inline u256_status u256_k_read_form(u256_k_numeral *x, const char *s, size_t i, size_t len,
                                           const u256_k_grammar *g)
{
    x->integer = i;
    x->integer_end = x->fraction = x->fraction_end = x->end = u256_k_digits_end(s, i, len, g);
    x->exponent = 0;
    if (x->end == i)
        return i < len ? U256_BAD_DIGIT : U256_EMPTY;
    if (g->fraction && x->end < len && s[x->end] == '.') {
        const size_t end = u256_k_digits_end(s, x->end + 1, len, g);
        if (end == x->end + 1)
            return U256_BAD_DIGIT;
        x->fraction = x->end + 1;
        x->fraction_end = x->end = end;
    }
    if (g->exponent && x->end < len && (s[x->end] | 0x20) == 'e') {
        const size_t sign = x->end + 1;
        const bool minus = sign < len && s[sign] == '-', plus = sign < len && s[sign] == '+';
        const size_t digits = sign + (minus | plus), end = u256_k_digits_end(s, digits, len, g);
        if (end == digits)
            return U256_BAD_DIGIT;
        x->exponent = u256_k_exponent_value(s, digits, end);
        x->exponent = minus ? -x->exponent : x->exponent;
        x->end = end;
    }
    return U256_OK;
}

/* The significant digits, from the first that is not 0 on. */
typedef struct {
    char text[78]; /* those that fit: as many as any number below 2^256 has */
    unsigned length;
    bool too_long; /* there were more */
    int64_t units; /* how many of the digits to come are worth one or more */
} u256_k_significant;

/* Appends a run of digits, [i, end). False, and *at, for a nonzero digit that is worth less than one. */
static inline bool u256_k_gather_run(u256_k_significant *d, const char *s, size_t i, size_t end, size_t *at)
{
    const int64_t run = (int64_t)(end - i);
    const size_t units_end = d->units >= run ? end : d->units > 0 ? i + (size_t)d->units : i;
    d->units -= run;
    while (d->length == 0 && i < units_end && s[i] == '0')
        i++;
    while (i < units_end && d->length < sizeof d->text)
        d->text[d->length++] = s[i++];
    d->too_long |= i < units_end;
    for (i = units_end; i < end; i++) {
        if (s[i] != '0') {
            *at = i;
            return false;
        }
    }
    return true;
}

/* The same for digits with underscores among them, where those are allowed. */
static inline bool u256_k_gather(u256_k_significant *d, const char *s, size_t i, size_t end, bool underscores,
                                 size_t *at)
{
    while (i < end) {
        size_t run_end = underscores ? i : end;
        while (run_end < end && s[run_end] != '_')
            run_end++;
        if (!u256_k_gather_run(d, s, i, run_end, at))
            return false;
        i = run_end + 1;
    }
    return true;
}

/* r = the numeral times base^scale. Unless the status is U256_OK, *at is the index that belongs to it. */
static inline u256_status u256_k_numeral_value(u256 *r, const char *s, const u256_k_numeral *x, int64_t scale,
                                               const u256_k_grammar *g, size_t *at)
{
    u256_k_significant d;
    d.length = 0;
    d.too_long = false;
    d.units = x->exponent + scale + (int64_t)(x->integer_end - x->integer);
    for (size_t i = x->integer; g->underscores && i < x->integer_end; i++)
        d.units -= s[i] == '_';
    if (!u256_k_gather(&d, s, x->integer, x->integer_end, g->underscores, at) ||
        !u256_k_gather(&d, s, x->fraction, x->fraction_end, g->underscores, at))
        return U256_BAD_DIGIT;
    if (d.length == 0) {
        *r = U256_ZERO;
        return U256_OK;
    }
    *at = x->integer;
    for (; d.units > 0 && d.length < sizeof d.text; d.units--)
        d.text[d.length++] = '0';
    if (d.units > 0 || d.too_long)
        return U256_OVERFLOW;
    return g->base == 16 ? u256_from_hex(r, d.text, d.length) : u256_from_dec(r, d.text, d.length);
}

#endif /* U256_NUMERAL_H */
