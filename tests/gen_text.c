/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "gen_text.h"

#include <string.h>

#include "gen_numbers.h"
#include "limbs.h"

/* --- Numbers --------------------------------------------------------------------------------------------------- */

/* a = a * k + c, modulo its size. */
static void multiply_add(u512 *a, int limbs, uint64_t k, uint64_t c)
{
    u512 product = {{0}};
    limbs_mul(product.w, limbs, a->w, limbs, &k, 1);
    *a = product;
    limbs_add_small(a->w, limbs, c);
}

/* Digits in stretches, each of them all zeros, all largest, a one at its end or its start, or anything. Stretches are
 * as long as the chunks that conversions work in, or a little longer or shorter. */
static void stretches(gen *g, u512 *a, int limbs, unsigned radix)
{
    static const unsigned chunks[] = {1, 4, 8, 9, 16, 18, 19, 38};
    unsigned length = chunks[gen_below(g, sizeof chunks / sizeof *chunks)];
    if (gen_below(g, 4) == 0)
        length++;
    const unsigned count = 1 + gen_below(g, 1 + (unsigned)limbs * 20 / length);
    for (unsigned i = 0; i < count; i++) {
        const unsigned kind = gen_below(g, 5);
        for (unsigned d = 0; d < length; d++) {
            uint64_t digit = 0;
            switch (kind) {
            case 0:
                break;
            case 1:
                digit = radix - 1;
                break;
            case 2:
                digit = d == length - 1;
                break;
            case 3:
                digit = d == 0;
                break;
            default:
                digit = gen_below(g, radix);
                break;
            }
            multiply_add(a, limbs, radix, digit);
        }
    }
}

/* A multiple of a power of the radix, or a neighbour: quotients that carry from limb to limb. */
static void multiple(gen *g, u512 *a, int limbs, unsigned radix)
{
    static const unsigned powers[] = {8, 16, 19, 32, 38, 38, 57, 64, 72, 76, 77, 78};
    for (int i = (int)gen_below(g, (unsigned)limbs); i >= 0; i--) {
        const unsigned kind = gen_below(g, 4);
        a->w[i] = kind == 0 ? 0 : kind == 1 ? UINT64_MAX : kind == 2 ? 1 + gen_below(g, 3) : gen_edge_limb(g);
    }
    if (gen_below(g, 4) == 0)
        *a = (u512){{1}};
    unsigned power = powers[gen_below(g, sizeof powers / sizeof *powers)];
    if (gen_below(g, 2))
        power = gen_below(g, (unsigned)limbs * 20);
    while (power-- > 0)
        multiply_add(a, limbs, radix, 0);
    gen_move_a_little(g, a->w, limbs);
}

void gen_digits_number(gen *g, u512 *a, int limbs, unsigned radix)
{
    memset(a, 0, sizeof *a);
    switch (gen_below(g, 4)) {
    case 0:
        stretches(g, a, limbs, radix);
        break;
    case 1:
        multiple(g, a, limbs, radix);
        break;
    case 2: /* near the ends of the range, signed or not */
        a->w[limbs - 1] = UINT64_C(1) << 63;
        if (gen_below(g, 2))
            memset(a, 0, sizeof *a);
        gen_move_a_little(g, a->w, limbs);
        break;
    default:
        gen_number(g, a->w, limbs);
        break;
    }
    if (gen_below(g, 8) == 0)
        limbs_negate(a->w, limbs);
}

unsigned gen_text_argument(gen *g, conversion function)
{
    static const unsigned no_bases[] = {0, 1, 37, 38, 64, 256 + 10, UINT32_MAX};
    static const unsigned usual[] = {0, 1, 6, 8, 9, 18, 18, 18, 27, 76, 77, 78, 79};
    static const unsigned huge[] = {80, 255, 256, 257, 1000, 65535, 65536, INT32_MAX, UINT32_MAX - 1, UINT32_MAX};
    switch (function) {
    case CONVERSION_u256_to_radix:
    case CONVERSION_u256_from_radix:
        return gen_below(g, 32) == 0 ? no_bases[gen_below(g, sizeof no_bases / sizeof *no_bases)]
                                     : 2 + gen_below(g, 35);
    case CONVERSION_u256_format_units:
    case CONVERSION_u256_parse_units:
        switch (gen_below(g, 8)) {
        case 0:
            return huge[gen_below(g, sizeof huge / sizeof *huge)];
        case 1:
        case 2:
        case 3:
            return usual[gen_below(g, sizeof usual / sizeof *usual)];
        default:
            return gen_below(g, 81);
        }
    case CONVERSION_u256_parse: {
        const unsigned flags = gen_below(g, 64);
        return gen_below(g, 32) == 0 ? flags | (unsigned)(gen_u64(g) << 5) : flags;
    }
    default:
        return 0;
    }
}

/* --- Right texts ----------------------------------------------------------------------------------------------- */

static void append(text *t, char c)
{
    if (t->length < sizeof t->s)
        t->s[t->length++] = c;
}

static void append_many(text *t, char c, unsigned count)
{
    while (count-- > 0)
        append(t, c);
}

static void append_string(text *t, const char *s)
{
    while (*s)
        append(t, *s++);
}

/* Small and large letters, in one way or mixed. */
typedef enum { SMALL, LARGE, MIXED } letters;

static char digit_character(gen *g, unsigned digit, letters as)
{
    const bool large = as == LARGE || (as == MIXED && gen_below(g, 2));
    return (large ? "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" : "0123456789abcdefghijklmnopqrstuvwxyz")[digit];
}

/* The digits of a number, without leading zeros, none of 0. */
static void append_number(gen *g, text *t, const u512 *a, unsigned radix, letters as)
{
    uint32_t halves[16];
    char digits[512];
    unsigned count = 0, top = 16;
    for (int i = 0; i < 8; i++) {
        halves[2 * i] = (uint32_t)a->w[i];
        halves[2 * i + 1] = (uint32_t)(a->w[i] >> 32);
    }
    for (;;) {
        while (top > 0 && halves[top - 1] == 0)
            top--;
        if (top == 0)
            break;
        uint64_t rest = 0;
        for (unsigned i = top; i-- > 0;) {
            rest = rest << 32 | halves[i];
            halves[i] = (uint32_t)(rest / radix);
            rest %= radix;
        }
        digits[count++] = digit_character(g, (unsigned)rest, as);
    }
    while (count > 0)
        append(t, digits[--count]);
}

/* How many digits the largest number of 4 or 8 limbs has. */
static unsigned most_digits(unsigned radix, int limbs)
{
    static unsigned known[37][9];
    if (known[radix][limbs] == 0) {
        u512 largest = {{0}};
        for (int i = 0; i < limbs; i++)
            largest.w[i] = UINT64_MAX;
        text t = {.length = 0};
        append_number(NULL, &t, &largest, radix, SMALL);
        known[radix][limbs] = (unsigned)t.length;
    }
    return known[radix][limbs];
}

/* Digits without anything among them: of a number in range, of one that is not, of stretches of one digit. */
static void append_digits(gen *g, text *t, unsigned radix, int limbs)
{
    const letters as = (letters)gen_below(g, 3);
    const size_t start = t->length;
    const unsigned most = most_digits(radix, limbs);
    if (gen_below(g, 4) == 0)
        append_many(t, '0', gen_below(g, 2) ? gen_below(g, 5) : gen_below(g, 100));
    switch (gen_below(g, 8)) {
    case 0:
    case 1:
    case 2: {
        u512 a;
        gen_digits_number(g, &a, limbs, radix);
        append_number(g, t, &a, radix, as);
        break;
    }
    case 3: { /* just beyond the range: 2^256 and a little, a multiple of it */
        u512 a = {{0}};
        if (gen_below(g, 2))
            gen_move_a_little(g, a.w, limbs);
        else
            gen_number(g, a.w, limbs);
        if (limbs < 8)
            a.w[limbs] = 1 + (gen_below(g, 4) == 0 ? gen_below(g, radix + 1) : 0);
        append_number(g, t, &a, radix, as);
        break;
    }
    case 4: { /* about as many as the largest number has */
        const unsigned count = most - 2 + gen_below(g, 5);
        append(t, digit_character(g, 1 + gen_below(g, radix - 1), as));
        const unsigned kind = gen_below(g, 3);
        for (unsigned i = 1; i < count; i++)
            append(t, digit_character(g, kind == 0 ? 0 : kind == 1 ? radix - 1 : gen_below(g, radix), as));
        break;
    }
    case 5: /* too many, now and then by far */
        for (unsigned i = most + gen_below(g, gen_below(g, 8) ? 40 : 300); i > 0; i--)
            append(t, digit_character(g, gen_below(g, radix), as));
        break;
    default: /* a few */
        for (unsigned i = 1 + gen_below(g, gen_below(g, 2) ? 24 : most); i > 0; i--)
            append(t, digit_character(g, gen_below(g, radix), as));
        break;
    }
    if (t->length == start)
        append(t, '0');
}

static void append_spaces(gen *g, text *t)
{
    for (unsigned i = gen_below(g, 4); i > 0; i--)
        append(t, " \t\n\v\f\r"[gen_below(g, 6)]);
}

static void insert(text *t, size_t at, char c)
{
    if (t->length >= sizeof t->s)
        return;
    memmove(t->s + at + 1, t->s + at, t->length - at);
    t->s[at] = c;
    t->length++;
}

/* Zeros at the end, a point somewhere after the first digit, likely so many digits behind it, and an exponent that
 * about makes up for it. */
static void make_fraction(gen *g, text *t, size_t start, unsigned likely, bool exponent)
{
    const unsigned digits = (unsigned)(t->length - start);
    const unsigned zeros = gen_below(g, 3) ? 0 : gen_below(g, 40);
    append_many(t, '0', zeros);
    unsigned fraction = 0;
    if (gen_below(g, 4)) {
        fraction = gen_below(g, digits + zeros);
        if (likely > 0 && likely < digits + zeros && gen_below(g, 2))
            fraction = likely + 1 - gen_below(g, 3);
        if (fraction > 0 && fraction < digits + zeros)
            insert(t, t->length - fraction, '.');
    }
    if (!exponent || gen_below(g, 4) == 0)
        return;
    append(t, gen_below(g, 2) ? 'e' : 'E');
    bool minus = gen_below(g, 3) == 0;
    unsigned value = 0;
    switch (gen_below(g, 6)) {
    case 0: /* as many as the fraction has, or as there are zeros */
    case 1:
        value = minus ? zeros : fraction;
        break;
    case 2: /* one more or less */
        value = (minus ? zeros : fraction) + gen_below(g, 3);
        value -= value > 0;
        break;
    case 3:
        value = gen_below(g, 90);
        break;
    case 4: /* up to where the range ends */
        value = 70 + gen_below(g, 10);
        break;
    default:
        value = gen_below(g, 2) ? gen_below(g, 2000) : (unsigned)gen_u64(g);
        break;
    }
    if (minus)
        append(t, '-');
    else if (gen_below(g, 3) == 0)
        append(t, '+');
    append_many(t, '0', gen_below(g, 4) ? 0 : gen_below(g, 30));
    u512 number = {{value}};
    if (gen_below(g, 32) == 0) { /* as much as an integer type holds, or more */
        const unsigned limb = gen_below(g, 3);
        number.w[limb] = gen_edge_limb(g);
    }
    const size_t before = t->length;
    append_number(g, t, &number, 10, SMALL);
    if (t->length == before)
        append(t, '0');
}

static bool is_decimal_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Single underscores between digits; in hexadecimal between those that decimal has, too. */
static void insert_underscores(gen *g, text *t, size_t start)
{
    const unsigned rarity = 1 + gen_below(g, 8);
    for (size_t i = start + 1; i < t->length; i++) {
        if (is_decimal_digit(t->s[i - 1]) && is_decimal_digit(t->s[i]) && gen_below(g, rarity) == 0)
            insert(t, i++, '_');
    }
}

static void right_text(gen *g, text *t, conversion function, unsigned argument)
{
    t->length = 0;
    switch (function) {
    case CONVERSION_u256_from_hex:
    case CONVERSION_u512_from_hex:
    case CONVERSION_u256_from_quantity:
        if (function == CONVERSION_u256_from_quantity && gen_below(g, 2)) { /* canonical */
            u512 a;
            gen_digits_number(g, &a, 4, 16);
            append_string(t, "0x");
            append_number(g, t, &a, 16, SMALL);
            if (t->length == 2)
                append(t, '0');
            break;
        }
        append_string(t, gen_below(g, 4) == 0 ? "" : gen_below(g, 4) == 0 ? "0X" : "0x");
        append_digits(g, t, 16, function == CONVERSION_u512_from_hex ? 8 : 4);
        break;
    case CONVERSION_u256_from_radix:
        append_digits(g, t, argument >= 2 && argument <= 36 ? argument : 10, 4);
        break;
    case CONVERSION_u256_from_sdec:
        if (gen_below(g, 2))
            append(t, '-');
        append_digits(g, t, 10, 4);
        break;
    case CONVERSION_u256_parse_units:
        append_digits(g, t, 10, 4);
        make_fraction(g, t, 0, argument, false);
        break;
    case CONVERSION_u512_from_dec:
        append_digits(g, t, 10, 8);
        break;
    case CONVERSION_u256_parse: {
        if (argument & U256_PARSE_SPACE)
            append_spaces(g, t);
        const bool may_prefix = argument & U256_PARSE_HEX;
        const bool prefix = may_prefix && gen_below(g, 2);
        const bool hexadecimal = may_prefix && (prefix || !(argument & U256_PARSE_DEC));
        if (prefix)
            append_string(t, gen_below(g, 2) ? "0x" : "0X");
        const size_t start = t->length;
        append_digits(g, t, hexadecimal ? 16 : 10, 4);
        if ((argument & U256_PARSE_EXPONENT) && !hexadecimal && gen_below(g, 4))
            make_fraction(g, t, start, 18, true);
        if ((argument & U256_PARSE_UNDERSCORES) && gen_below(g, 2))
            insert_underscores(g, t, start);
        if (argument & U256_PARSE_SPACE)
            append_spaces(g, t);
        break;
    }
    default:
        append_digits(g, t, 10, 4);
        break;
    }
}

/* --- Others ---------------------------------------------------------------------------------------------------- */

/* Digits, what is allowed beside them, and what stands next to each of these in ASCII or looks like it to a function
 * that works on eight bytes at once. */
static char any_character(gen *g)
{
    static const char characters[] =
        "0123456789abcdefABCDEFxXeE.+-_ \t\n\v\f\r,/:@`gGzZ[{'\x10\x19\x3a\x7f\x80\xb0\xb9\xe1\xff";
    const unsigned pick = gen_below(g, sizeof characters + 4); /* with the NUL at the end */
    return pick < sizeof characters ? characters[pick] : (char)gen_below(g, 256);
}

static void change(gen *g, text *t, conversion function, unsigned argument)
{
    const unsigned length = (unsigned)t->length;
    const unsigned at = length > 0 ? gen_below(g, length) : 0, before = gen_below(g, length + 1);
    switch (length > 0 ? gen_below(g, 9) : 2) {
    case 0:
    case 1:
        t->s[at] = any_character(g);
        break;
    case 2:
    case 3:
        insert(t, before, any_character(g));
        break;
    case 4: /* delete */
        memmove(t->s + at, t->s + at + 1, length - at - 1);
        t->length--;
        break;
    case 5: /* duplicate */
        insert(t, at, t->s[at]);
        break;
    case 6: { /* swap */
        const unsigned with = gen_below(g, 2) && at + 1 < length ? at + 1 : gen_below(g, length);
        const char c = t->s[at];
        t->s[at] = t->s[with];
        t->s[with] = c;
        break;
    }
    case 7: /* truncate */
        t->length = at;
        break;
    default: { /* splice */
        text other;
        right_text(g, &other, function, argument);
        size_t from = gen_below(g, (unsigned)other.length + 1);
        for (t->length = at; from < other.length; from++)
            append(t, other.s[from]);
        break;
    }
    }
}

void gen_text(gen *g, text *t, conversion function, unsigned argument)
{
    const unsigned kind = gen_below(g, 16);
    if (kind == 0) {
        t->length = gen_below(g, gen_below(g, 4) ? 20 : 100);
        const bool characters = gen_below(g, 4);
        for (size_t i = 0; i < t->length; i++)
            t->s[i] = characters ? any_character(g) : (char)gen_below(g, 256);
        return;
    }
    right_text(g, t, function, argument);
    for (unsigned changes = kind < 8 ? 0 : kind < 13 ? 1 : 2 + gen_below(g, 3); changes > 0; changes--)
        change(g, t, function, argument);
}
