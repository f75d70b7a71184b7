/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* The texts and strings of bytes that conversions read: the numbers of bench_samples.c, written digit by digit, without
 * the library. */

#include "bench_data.h"

#include <stdlib.h>
#include <string.h>

/* A text that grows. */
struct writer {
    char *text;
    unsigned length;
};

static void put(struct writer *to, unsigned character)
{
    to->text[to->length++] = (char)character;
}

static void put_all(struct writer *to, const unsigned char *characters, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        put(to, characters[i]);
}

enum { MOST_DIGITS = 512 };

/* The digits of n limbs, the most significant first; returns how many. 0 has none. */
static unsigned digits_of(unsigned char digits[MOST_DIGITS], const uint64_t *w, unsigned n, unsigned base)
{
    uint32_t rest[16];
    for (unsigned i = 0; i < n; i++) {
        rest[2 * i] = (uint32_t)w[i];
        rest[2 * i + 1] = (uint32_t)(w[i] >> 32);
    }
    unsigned count = 0, length = 2 * n;
    for (; count < MOST_DIGITS; count++) {
        while (length > 0 && rest[length - 1] == 0)
            length--;
        if (length == 0)
            break;
        uint64_t digit = 0;
        for (unsigned i = length; i-- > 0;) {
            const uint64_t part = digit << 32 | rest[i];
            rest[i] = (uint32_t)(part / base);
            digit = part % base;
        }
        memmove(digits + 1, digits, count);
        digits[0] = (unsigned char)digit;
    }
    return count;
}

/* The same as characters, at least one. */
static unsigned characters_of(unsigned char digits[MOST_DIGITS], const uint64_t *w, unsigned n, unsigned base)
{
    unsigned count = digits_of(digits, w, n, base);
    if (count == 0)
        digits[count++] = 0;
    for (unsigned i = 0; i < count; i++)
        digits[i] = (unsigned char)"0123456789abcdefghijklmnopqrstuvwxyz"[digits[i]];
    return count;
}

static void put_number(struct writer *to, const uint64_t *w, unsigned n, unsigned base)
{
    unsigned char digits[MOST_DIGITS];
    put_all(to, digits, characters_of(digits, w, n, base));
}

static void put_signed(struct writer *to, const u256 *a)
{
    u256 absolute = *a;
    if (a->w[3] >> 63) {
        put(to, '-');
        uint64_t carry = 1;
        for (unsigned i = 0; i < 4; i++) {
            absolute.w[i] = ~a->w[i] + carry;
            carry &= absolute.w[i] == 0;
        }
    }
    put_number(to, absolute.w, 4, 10);
}

static void put_units(struct writer *to, const u256 *a, unsigned decimals)
{
    unsigned char digits[MOST_DIGITS];
    unsigned count = characters_of(digits, a->w, 4, 10);
    if (count <= decimals) {
        memmove(digits + decimals + 1 - count, digits, count);
        memset(digits, '0', decimals + 1 - count);
        count = decimals + 1;
    }
    const unsigned point = count - decimals;
    while (count > point && digits[count - 1] == '0')
        count--;
    put_all(to, digits, point);
    if (count > point)
        put(to, '.');
    put_all(to, digits + point, count - point);
}

/* The exponent, of two digits, makes an integer of any number of ten digits. */
static void put_exponent(struct writer *to, const u256 *a, unsigned exponent)
{
    unsigned char digits[MOST_DIGITS];
    const unsigned count = characters_of(digits, a->w, 4, 10);
    put(to, digits[0]);
    if (count > 1)
        put(to, '.');
    put_all(to, digits + 1, count - 1);
    put(to, 'e');
    put(to, '0' + exponent / 10);
    put(to, '0' + exponent % 10);
}

static void put_thousands(struct writer *to, const u256 *a)
{
    unsigned char digits[MOST_DIGITS];
    const unsigned count = characters_of(digits, a->w, 4, 10);
    for (unsigned i = 0; i < count; i++) {
        if (i > 0 && (count - i) % 3 == 0)
            put(to, '_');
        put(to, digits[i]);
    }
}

static void put_bytes(struct writer *to, const u256 *a, enum bench_spelling spelling)
{
    unsigned char bytes[MOST_DIGITS];
    const unsigned count = digits_of(bytes, a->w, 4, 256);
    if (spelling == BENCH_RLP && (count != 1 || bytes[0] >= 0x80))
        put(to, 0x80 + count);
    for (unsigned i = 0; i < count; i++)
        put(to, bytes[spelling == BENCH_LE ? count - 1 - i : i]);
}

static void put_sample(struct writer *to, const struct bench_data *d, size_t i, enum bench_spelling spelling)
{
    const u256 *const a = &d->u256_a[i];
    switch (spelling) {
    case BENCH_SDEC:
        put_signed(to, a);
        break;
    case BENCH_HEX:
        put(to, '0');
        put(to, 'x');
        put_number(to, a->w, 4, 16);
        break;
    case BENCH_RADIX:
        put_number(to, a->w, 4, (unsigned)d->k[0]);
        break;
    case BENCH_UNITS:
        put_units(to, a, 18);
        break;
    case BENCH_EXPONENT:
        put_exponent(to, a, 10 + (unsigned)(d->u256_b[i].w[0] >> 32) % 18);
        break;
    case BENCH_UNDERSCORES:
        put_thousands(to, a);
        break;
    case BENCH_HEX_WIDE:
        put(to, '0');
        put(to, 'x');
        put_number(to, d->u512_a[i].w, 8, 16);
        break;
    case BENCH_DEC_WIDE:
        put_number(to, d->u512_a[i].w, 8, 10);
        break;
    case BENCH_BE:
    case BENCH_LE:
    case BENCH_RLP:
        put_bytes(to, a, spelling);
        break;
    case BENCH_DEC:
    case BENCH_SPELLINGS:
        put_number(to, a->w, 4, 10);
        break;
    }
}

const struct bench_texts *bench_write_texts(struct bench_data *d, enum bench_spelling spelling)
{
    struct bench_texts *const texts = calloc(1, sizeof *texts);
    if (!texts)
        abort();
    for (size_t i = 0; i < BENCH_TEXTS; i++) {
        struct writer to = {texts->text + i * BENCH_TEXT_STRIDE, 0};
        put_sample(&to, d, i, spelling);
        texts->length[i] = to.length;
    }
    return d->texts[spelling] = texts;
}
