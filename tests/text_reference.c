/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "text_reference.h"

#include <gmp.h>
#include <stdlib.h>
#include <string.h>

/* More digits than any number has that is in range, in any radix. */
enum { TOO_MANY_DIGITS = 600 };

/* Larger than the length of any text, and than any number of decimals. */
#define ENDLESS INT64_C(1000000000000000)

/* --- Which text a function reads ------------------------------------------------------------------------------- */

typedef struct {
    unsigned radix;
    bool prefix_may;   /* there may be a prefix 0x */
    bool prefix_makes; /* and the number is hexadecimal when there is */
    bool minus;        /* there may be one, and the number has a sign */
    bool underscores, space, point, exponent;
    int64_t scale; /* the number is meant times 10^scale */
    mp_bitcnt_t bits;
} rules;

static rules rules_of(conversion function, unsigned n)
{
    rules rule = {.radix = 10, .bits = 256};
    switch (function) {
    case CONVERSION_u256_from_dec:
        break;
    case CONVERSION_u512_from_dec:
        rule.bits = 512;
        break;
    case CONVERSION_u256_from_sdec:
        rule.minus = true;
        break;
    case CONVERSION_u512_from_hex:
        rule.bits = 512;
        rule.radix = 16;
        rule.prefix_may = true;
        break;
    case CONVERSION_u256_from_hex:
    case CONVERSION_u256_from_quantity:
        rule.radix = 16;
        rule.prefix_may = true;
        break;
    case CONVERSION_u256_from_radix:
        rule.radix = n >= 2 && n <= 36 ? n : 0;
        break;
    case CONVERSION_u256_parse_units:
        rule.point = true;
        rule.scale = n;
        break;
    case CONVERSION_u256_parse:
        rule.prefix_may = n & U256_PARSE_HEX;
        rule.prefix_makes = (n & U256_PARSE_AUTO) == U256_PARSE_AUTO;
        if (rule.prefix_may && !rule.prefix_makes)
            rule.radix = 16;
        rule.underscores = n & U256_PARSE_UNDERSCORES;
        rule.space = n & U256_PARSE_SPACE;
        rule.point = rule.exponent = (n & U256_PARSE_EXPONENT) && rule.radix == 10;
        break;
    default:
        abort(); /* it does not read text */
    }
    return rule;
}

static unsigned digit_value(char c)
{
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz", large[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static unsigned char values[256];
    static bool ready;
    if (!ready) {
        memset(values, 36, sizeof values);
        for (unsigned char i = 0; i < 36; i++)
            values[(unsigned char)digits[i]] = i;
        for (unsigned char i = 0; i < 26; i++)
            values[(unsigned char)large[i]] = (unsigned char)(10 + i);
    }
    ready = true;
    return values[(unsigned char)c];
}

static bool is_digit(char c, unsigned radix)
{
    return digit_value(c) < radix;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\v' || c == '\f' || c == '\r';
}

static bool spaces_only(const char *s, size_t i, size_t len)
{
    while (i < len && is_space(s[i]))
        i++;
    return i == len;
}

/* --- The form -------------------------------------------------------------------------------------------------- */

/* What was read last. */
typedef enum {
    NOTHING,        /* or spaces */
    SIGN_OR_PREFIX, /* after which there has to be a digit, as after nothing */
    DIGIT,
    POINT,
    FRACTION_DIGIT,
    E,
    E_SIGN,
    EXPONENT_DIGIT,
    UNDERSCORE,
    SPACE_AFTER
} state;

typedef struct {
    bool negative;
    unsigned radix;
    size_t first_digit, end; /* where the digits are, with a point and underscores among them */
    int64_t whole;           /* digits before the point */
    bool negative_exponent;
    int64_t exponent;
} number_form;

/* Splits the text; false, and what is wrong, when the rules do not allow it. */
static bool read_form(const rules *rule, const char *s, size_t len, number_form *form, text_meaning *wrong)
{
    state last = NOTHING, before_underscore = DIGIT;
    size_t blamed = 0; /* the character that is wrong when no digit follows it */
    *form = (number_form){.radix = rule->radix, .first_digit = len, .end = len};
    for (size_t i = 0; i < len; i++) {
        const char c = s[i];
        const bool digit = is_digit(c, form->radix), decimal = form->radix == 10;
        bool allowed = false;
        switch (last) {
        case NOTHING:
            if (rule->space && is_space(c)) {
                allowed = true;
                break;
            }
            if (rule->minus && c == '-') {
                allowed = true;
                form->negative = true;
                last = SIGN_OR_PREFIX;
                break;
            }
            if (rule->prefix_may && c == '0' && i + 1 < len && (s[i + 1] == 'x' || s[i + 1] == 'X')) {
                allowed = true;
                form->radix = 16;
                last = SIGN_OR_PREFIX;
                i++;
                break;
            }
            /* fallthrough */
        case SIGN_OR_PREFIX:
            if (digit) {
                allowed = true;
                form->first_digit = i;
                form->whole = 1;
                last = DIGIT;
            }
            break;
        case DIGIT:
        case FRACTION_DIGIT:
        case EXPONENT_DIGIT:
            allowed = true;
            if (is_digit(c, last == EXPONENT_DIGIT ? 10 : form->radix)) {
                if (last == DIGIT)
                    form->whole++;
                if (last == EXPONENT_DIGIT && form->exponent < ENDLESS)
                    form->exponent = 10 * form->exponent + digit_value(c);
            } else if (rule->underscores && c == '_') {
                before_underscore = last;
                last = UNDERSCORE;
                blamed = i;
            } else if (rule->point && decimal && last == DIGIT && c == '.') {
                last = POINT;
                blamed = i;
            } else if (rule->exponent && decimal && last != EXPONENT_DIGIT && (c == 'e' || c == 'E')) {
                form->end = i;
                last = E;
                blamed = i;
            } else if (rule->space && is_space(c)) {
                form->end = last == EXPONENT_DIGIT ? form->end : i;
                last = SPACE_AFTER;
            } else {
                allowed = false;
            }
            break;
        case UNDERSCORE:
            if (digit) {
                allowed = true;
                last = before_underscore;
                if (last == DIGIT)
                    form->whole++;
                if (last == EXPONENT_DIGIT && form->exponent < ENDLESS)
                    form->exponent = 10 * form->exponent + digit_value(c);
            }
            break;
        case POINT:
            if (digit) {
                allowed = true;
                last = FRACTION_DIGIT;
            }
            break;
        case E:
            if (c == '+' || c == '-') {
                allowed = true;
                form->negative_exponent = c == '-';
                last = E_SIGN;
                break;
            }
            /* fallthrough */
        case E_SIGN:
            if (digit) {
                allowed = true;
                form->exponent = digit_value(c);
                last = EXPONENT_DIGIT;
            }
            break;
        case SPACE_AFTER:
            allowed = is_space(c);
            break;
        }
        if (!allowed && last == SIGN_OR_PREFIX && rule->space && spaces_only(s, i, len)) {
            *wrong = (text_meaning){.status = U256_EMPTY, .position = i}; /* surrounded by space there is no digit */
            return false;
        }
        if (!allowed) {
            const bool blames_itself = last != UNDERSCORE && last != POINT && last != E && last != E_SIGN;
            *wrong = (text_meaning){.status = U256_BAD_DIGIT, .position = blames_itself ? i : blamed};
            return false;
        }
    }
    switch (last) {
    case NOTHING:
    case SIGN_OR_PREFIX:
        *wrong = (text_meaning){.status = U256_EMPTY, .position = len};
        return false;
    case UNDERSCORE:
    case POINT:
    case E:
    case E_SIGN:
        *wrong = (text_meaning){.status = U256_BAD_DIGIT, .position = blamed};
        return false;
    default:
        return true;
    }
}

/* --- The value ------------------------------------------------------------------------------------------------- */

/* The mathematical value of the digits, or false: the position of the first that is worth less than one. What is far
 * out of range becomes some number that is out of range. */
static bool read_value(const rules *rule, const number_form *form, const char *s, mpz_t value, size_t *position)
{
    /* So many digits, were there no end of zeros behind the last one, are worth at least one. */
    const int64_t exponent = form->negative_exponent ? -form->exponent : form->exponent;
    const int64_t integral = form->whole + exponent + rule->scale;
    char digits[TOO_MANY_DIGITS + 2];
    int significant = 0;
    int64_t passed = 0;
    for (size_t i = form->first_digit; i < form->end; i++) {
        if (!is_digit(s[i], form->radix))
            continue; /* the point, an underscore */
        if (passed >= integral && s[i] != '0') {
            *position = i;
            return false;
        }
        if (passed < integral && significant < TOO_MANY_DIGITS && (significant > 0 || s[i] != '0'))
            digits[significant++] = s[i];
        passed++;
    }
    for (; passed < integral && significant > 0 && significant < TOO_MANY_DIGITS; passed++)
        digits[significant++] = '0';
    digits[significant] = 0;
    mpz_set_ui(value, 0);
    if (significant > 0)
        mpz_set_str(value, digits, (int)form->radix);
    return true;
}

static bool is_in_range(const rules *rule, bool negative, const mpz_t magnitude)
{
    static mpz_t limit;
    static bool ready;
    if (!ready)
        mpz_init(limit);
    ready = true;
    mpz_set_ui(limit, 1);
    mpz_mul_2exp(limit, limit, rule->minus ? rule->bits - 1 : rule->bits);
    const int order = mpz_cmp(magnitude, limit);
    return order < 0 || (negative && order == 0);
}

text_meaning reference_from(const text_input *in)
{
    static mpz_t value;
    static bool ready;
    if (!ready)
        mpz_init(value);
    ready = true;
    const rules rule = rules_of(in->function, in->n);
    number_form form;
    text_meaning meaning = {.status = U256_OK, .position = in->length};
    if (!read_form(&rule, in->text, in->length, &form, &meaning))
        return meaning;
    if (!read_value(&rule, &form, in->text, value, &meaning.position)) {
        meaning.status = U256_BAD_DIGIT;
        return meaning;
    }
    if (!is_in_range(&rule, form.negative, value)) {
        meaning.status = U256_OVERFLOW;
        meaning.position = form.first_digit;
        return meaning;
    }
    if (form.negative)
        mpz_neg(value, value);
    mpz_fdiv_r_2exp(value, value, rule.bits);
    mpz_export(meaning.value.w, NULL, -1, sizeof(uint64_t), 0, 0, value);
    if (in->function == CONVERSION_u256_from_quantity) {
        char spelling[TOO_MANY_DIGITS];
        const uint64_t length = reference_to(CONVERSION_u256_to_hex, &meaning.value, 0, spelling, sizeof spelling);
        if (length != in->length || memcmp(spelling, in->text, in->length) != 0)
            meaning = (text_meaning){.status = U256_NOT_CANONICAL};
    }
    return meaning;
}

/* --- Numbers as text ------------------------------------------------------------------------------------------- */

/* The digits of value >= 0 with a point before the last so many, and no zeros at the end of a fraction. */
static uint64_t with_point(const char *digits, unsigned decimals, char *text, size_t room)
{
    size_t count = strlen(digits);
    uint64_t fraction = decimals;
    if (strcmp(digits, "0") == 0)
        fraction = 0;
    for (; fraction > 0 && count > 1 && digits[count - 1] == '0'; fraction--)
        count--;
    const uint64_t whole = count > fraction ? count - fraction : 0, zeros = count > fraction ? 0 : fraction - count;
    const uint64_t length = fraction == 0 ? whole : (whole > 0 ? whole : 1) + 1 + fraction;
    if (length >= room)
        return length;
    char *end = text;
    for (uint64_t i = 0; i < whole; i++)
        *end++ = *digits++;
    if (whole == 0)
        *end++ = '0';
    if (fraction > 0)
        *end++ = '.';
    for (uint64_t i = 0; i < zeros; i++)
        *end++ = '0';
    for (uint64_t i = 0; i < fraction - zeros; i++)
        *end++ = *digits++;
    *end = 0;
    return length;
}

/* A prefix, zeros up to a width, the digits. */
static uint64_t joined(const char *prefix, size_t width, const char *digits, char *text, size_t room)
{
    const size_t count = strlen(digits), zeros = count < width ? width - count : 0;
    const size_t length = strlen(prefix) + zeros + count;
    if (length < room) {
        strcpy(text, prefix);
        memset(text + strlen(prefix), '0', zeros);
        strcpy(text + strlen(prefix) + zeros, digits);
    }
    return length;
}

uint64_t reference_to(conversion function, const u512 *a, unsigned n, char *text, size_t room)
{
    static mpz_t value, modulus;
    static bool ready;
    if (!ready)
        mpz_inits(value, modulus, NULL);
    ready = true;
    const bool wide = function == CONVERSION_u512_to_dec || function == CONVERSION_u512_to_hex;
    char digits[TOO_MANY_DIGITS];
    mpz_import(value, wide ? 8 : 4, -1, sizeof a->w[0], 0, 0, a->w);
    switch (function) {
    case CONVERSION_u256_to_dec:
    case CONVERSION_u512_to_dec:
        return joined("", 0, mpz_get_str(digits, 10, value), text, room);
    case CONVERSION_u256_to_hex:
    case CONVERSION_u512_to_hex:
        return joined("0x", 0, mpz_get_str(digits, 16, value), text, room);
    case CONVERSION_u256_to_hex_full:
        return joined("", 64, mpz_get_str(digits, 16, value), text, room);
    case CONVERSION_u256_to_radix:
        return joined("", 0, n >= 2 && n <= 36 ? mpz_get_str(digits, (int)n, value) : "", text, room);
    case CONVERSION_u256_to_sdec:
        mpz_set_ui(modulus, 0);
        mpz_setbit(modulus, 256);
        if (mpz_tstbit(value, 255))
            mpz_sub(value, value, modulus);
        return joined("", 0, mpz_get_str(digits, 10, value), text, room);
    case CONVERSION_u256_format_units:
        return with_point(mpz_get_str(digits, 10, value), n, text, room);
    default:
        abort(); /* it does not write text */
    }
}
