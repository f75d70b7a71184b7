/* SPDX-License-Identifier: MIT OR Apache-2.0 */

#include "number.h"

#include <stdio.h>
#include <string.h>

#include "character.h"
#include "units.h"

/* 256 binary digits with an underscore after each need 513. */
enum { NUMBER_MOST = 1024 };

static bool too_long(size_t begin, size_t end, calc_error *error)
{
    if (end - begin <= NUMBER_MOST)
        return false;
    fail(error, begin, "a number of more than %d characters", NUMBER_MOST);
    return true;
}

static bool does_not_fit(size_t begin, calc_error *error)
{
    return fail(error, begin, "the number does not fit in 256 bits");
}

static bool misplaced_underscore(size_t at, calc_error *error)
{
    return fail(error, at, "'_' may stand only between two digits");
}

static bool misplaced_point(size_t at, calc_error *error)
{
    return fail(error, at, "'.' may stand only between the digits of a decimal number");
}

static bool read_hexadecimal(u256 *value, const char *text, size_t begin, size_t end, calc_error *error)
{
    size_t at;
    const u256_status status =
        u256_parse(value, text + begin, end - begin, U256_PARSE_HEX + U256_PARSE_UNDERSCORES, &at);
    at += begin;
    if (status == U256_OK)
        return true;
    if (status == U256_OVERFLOW)
        return does_not_fit(begin, error);
    if (status == U256_EMPTY)
        return fail(error, at, "expected a hexadecimal digit after 0x");
    if (text[at] == '_')
        return misplaced_underscore(at, error);
    return fail(error, at, "'%c' is no hexadecimal digit", text[at]);
}

static bool read_binary(u256 *value, const char *text, size_t begin, size_t end, calc_error *error)
{
    char digits[NUMBER_MOST];
    size_t n = 0;
    for (size_t i = begin + 2; i < end; i++) {
        if (text[i] == '0' || text[i] == '1')
            digits[n++] = text[i];
        else if (text[i] != '_')
            return fail(error, i, "'%c' is no binary digit", text[i]);
        else if (i == begin + 2 || text[i - 1] == '_' || i + 1 == end)
            return misplaced_underscore(i, error);
    }
    if (n == 0)
        return fail(error, end, "expected a binary digit after 0b");
    return u256_from_radix(value, digits, n, 2) == U256_OK || does_not_fit(begin, error);
}

/* The parts of a decimal number. */
typedef struct {
    size_t begin, mantissa_end, end; /* end: behind the exponent */
    int exponent;
    const unit *unit; /* NULL: none */
} decimal;

static size_t digits_end(const char *text, size_t length, size_t begin)
{
    while (begin < length && (is_digit(text[begin]) || text[begin] == '_'))
        begin++;
    return begin;
}

/* The exponent that begins at at, if there is one: in 1ether the e is not. */
static bool read_exponent(decimal *d, const char *text, size_t length, size_t at, calc_error *error)
{
    enum { FAR = 1000000 }; /* far beyond what any mantissa makes up for */
    const bool sign = at + 1 < length && (text[at + 1] == '-' || text[at + 1] == '+');
    const size_t digits = at + 1 + sign;
    u256 value;
    size_t wrong;
    d->exponent = 0;
    d->end = at;
    if (at >= length || (text[at] != 'e' && text[at] != 'E') || digits >= length || !is_digit(text[digits]))
        return true;
    d->end = digits_end(text, length, digits);
    const u256_status status =
        u256_parse(&value, text + digits, d->end - digits, U256_PARSE_DEC + U256_PARSE_UNDERSCORES, &wrong);
    if (status == U256_BAD_DIGIT)
        return misplaced_underscore(digits + wrong, error);
    d->exponent = status == U256_OK && u256_cmp_u64(&value, FAR) < 0 ? (int)value.w[0] : FAR;
    if (text[at + 1] == '-')
        d->exponent = -d->exponent;
    return true;
}

/* The unit, which may follow after spaces. */
static bool read_unit(decimal *d, const char *text, size_t length, calc_error *error)
{
    const size_t begin = skip_spaces(text, length, d->end), end = word_end(text, length, begin);
    d->unit = end > begin ? find_unit(text + begin, end - begin) : NULL;
    if (d->unit)
        d->end = end;
    else if (begin == d->end && end > begin)
        return fail(error, begin, "no unit is called '%.*s'; there are wei, gwei, ether and others, see --functions",
                    (int)(end - begin < 40 ? end - begin : 40), text + begin);
    return true;
}

static bool scan_decimal(decimal *d, const char *text, size_t length, calc_error *error)
{
    size_t end = digits_end(text, length, d->begin);
    if (end < length && text[end] == '.')
        end = digits_end(text, length, end + 1);
    if (end < length && text[end] == '.')
        return misplaced_point(end, error);
    d->mantissa_end = end;
    return !too_long(d->begin, end, error) && read_exponent(d, text, length, end, error) &&
           read_unit(d, text, length, error);
}

/* The number with the exponent that its own exponent and its unit amount to. */
static bool read_decimal(u256 *value, const char *text, const decimal *d, calc_error *error)
{
    char scaled[NUMBER_MOST + 16];
    const size_t mantissa = d->mantissa_end - d->begin;
    const int exponent = d->exponent + (d->unit ? (int)d->unit->decimals : 0);
    size_t at;
    memcpy(scaled, text + d->begin, mantissa);
    const int more = snprintf(scaled + mantissa, sizeof scaled - mantissa, "e%d", exponent);
    const u256_status status =
        u256_parse(value, scaled, mantissa + (size_t)more, U256_PARSE_EXPONENT + U256_PARSE_UNDERSCORES, &at);
    if (status == U256_OK)
        return true;
    if (status == U256_OVERFLOW)
        return does_not_fit(d->begin, error);
    at += d->begin;
    if (text[at] == '_')
        return misplaced_underscore(at, error);
    if (text[at] == '.')
        return misplaced_point(at, error);
    return fail(error, at, "this digit is worth less than 1%s", d->unit ? " wei" : "");
}

bool read_number(u256 *value, const char *text, size_t length, size_t begin, size_t *end, calc_error *error)
{
    const char kind = text[begin] == '0' && begin + 1 < length ? text[begin + 1] : '0';
    if (kind == 'x' || kind == 'X' || kind == 'b' || kind == 'B') {
        *end = word_end(text, length, begin);
        if (too_long(begin, *end, error))
            return false;
        return (kind == 'x' || kind == 'X' ? read_hexadecimal : read_binary)(value, text, begin, *end, error);
    }
    decimal d = {.begin = begin};
    if (!scan_decimal(&d, text, length, error))
        return false;
    *end = d.end;
    return read_decimal(value, text, &d, error);
}
