/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/add.h>
#include <u256/compare.h>

#include "decimal_digits.h"
#include "divide.h"
#include "power.h"
#include "text.h"

/*
 * Out: a number is split into chunks of 19 digits, the most that a limb holds. 256 bits are first split into two halves
 * of 38 digits and what comes before them, all by products with reciprocals, so that no chunk waits for those below it.
 * In: sixteen digits at a time, by Horner's scheme.
 */

enum {
    U256_K_CHUNK = 19,
    U256_K_CHUNKS_U256 = 5,
    U256_K_CHUNKS_U512 = 9,
    U256_K_DIGITS_U256 = 78,
    U256_K_DIGITS_U512 = 155
};

static const uint64_t u256_k_chunk = UINT64_C(10000000000000000000);          /* 10^19, which is normalised */
static const uint64_t u256_k_chunk_reciprocal = UINT64_C(0xd83c94fb6d2ac34a); /* u256_k_reciprocal() of it */
static const uint64_t u256_k_half1 = UINT64_C(0x4b3b4ca85a86c47a),
                      u256_k_half0 = UINT64_C(0x098a224000000000); /* 10^38 */

/* Subtracts 10^38 from r1:r0 < 2 * 10^38 unless it is smaller; returns whether. Every other time: no branch. */
static inline bool u256_k_reduce_half(uint64_t *r1, uint64_t *r0)
{
    const bool reaches = !u256_k_lt2(*r1, *r0, u256_k_half1, u256_k_half0);
    const uint64_t mask = (uint64_t)0 - reaches;
    u256_k_sub2(r1, r0, u256_k_half1 & mask, u256_k_half0 & mask);
    return reaches;
}

/* r1:r0 = (x1:x0) - (q1:q0) * 10^38, modulo 2^128. */
static inline void u256_k_rest_of_half(uint64_t *r1, uint64_t *r0, uint64_t x1, uint64_t x0, uint64_t q1, uint64_t q0)
{
    uint64_t p1;
    const uint64_t p0 = u256_k_mul1(&p1, q0, u256_k_half0);
    *r1 = x1;
    *r0 = x0;
    u256_k_sub2(r1, r0, p1 + q0 * u256_k_half1 + q1 * u256_k_half0, p0);
}

/* The two chunks of r1:r0 < 10^38. */
static inline void u256_k_chunks_of_half(uint64_t chunk[2], uint64_t r1, uint64_t r0)
{
    chunk[1] = u256_k_div2by1(&chunk[0], r1, r0, u256_k_chunk, u256_k_chunk_reciprocal);
}

/* The chunks of any number, the last of them below 12. */
static inline void u256_k_chunks4(uint64_t chunk[U256_K_CHUNKS_U256], const uint64_t a[4])
{
    /* [q] = floor([a] / 10^38), or one less: the product of a[3]:a[2]:a[1] and floor(2^256 / 10^38), without its lowest
     * part, divided by 2^192. The reciprocal is too small by 0.6999, and so is the quotient by less than that times
     * [a] / 2^256, and by less than 2^-60 for what is left out. */
    const uint64_t m2 = 3, m1 = UINT64_C(0x671f73b54f1c8956), m0 = UINT64_C(0x5b9ef4d632412884);
    uint64_t q[3], column2, carry, reaches;
    u256_k_mul1(&carry, a[1], m1);
    column2 = u256_k_mac1(&carry, a[2], m1, 0);
    q[0] = u256_k_mac1(&carry, a[3], m1, 0);
    q[1] = carry;
    u256_k_mul1(&carry, a[2], m0);
    column2 = u256_k_addmul1(&carry, a[3], m0, column2);
    u256_k_add2(&q[1], &q[0], 0, carry);
    carry = 0;
    u256_k_mac1(&carry, a[1], m2, column2);
    q[0] = u256_k_addmul1(&carry, a[2], m2, q[0]);
    q[1] = u256_k_addmul1(&carry, a[3], m2, q[1]);
    q[2] = carry;

    uint64_t low1, low0, high1, high0;
    u256_k_rest_of_half(&low1, &low0, a[1], a[0], q[1], q[0]);
    reaches = u256_k_reduce_half(&low1, &low0);
    U256_CORRECTION(decimal_low_half, reaches != 0);
    q[0] += reaches;
    reaches &= q[0] == 0;
    q[1] += reaches;
    q[2] += reaches & (q[1] == 0);

    /* The same by 10^38 again: [q] < 2^130, so its upper 64 bits give the quotient, or one less. */
    uint64_t top;
    u256_k_mul1(&top, q[2] << 62 | q[1] >> 2, UINT64_C(0xd9c7dced53c72255)); /* floor(2^190 / 10^38) */
    top >>= 60;
    u256_k_rest_of_half(&high1, &high0, q[1], q[0], 0, top);
    reaches = u256_k_reduce_half(&high1, &high0);
    U256_CORRECTION(decimal_top, reaches != 0);

    u256_k_chunks_of_half(chunk, low1, low0);
    u256_k_chunks_of_half(chunk + 2, high1, high0);
    chunk[4] = top + reaches;
}

/* The chunks of a number of two limbs, the last of them below 4. */
static inline void u256_k_chunks2(uint64_t chunk[3], const uint64_t a[2])
{
    const bool q1 = a[1] >= u256_k_chunk;
    uint64_t rem = a[1] - (q1 ? u256_k_chunk : 0);
    const uint64_t q0 = u256_k_div2by1(&chunk[0], rem, a[0], u256_k_chunk, u256_k_chunk_reciprocal);
    chunk[2] = u256_k_div2by1(&chunk[1], q1, q0, u256_k_chunk, u256_k_chunk_reciprocal);
}

/* The number of digits of x, at least 1. */
static inline unsigned u256_k_decimal_length(uint64_t x)
{
    /* floor(bits * log10(2)), exact by 1233 / 2^12 for up to 64 bits: the logarithm, or one more. */
    const unsigned log = (64 - u256_k_clz64(x | 1)) * 1233 >> 12;
    return log + ((x | 1) >= u256_k_small_power_of_ten[log]);
}

/* The digits of x < 1000, three of them, as characters in a word. */
static inline uint32_t u256_k_three_digits(uint64_t x)
{
    const uint64_t first = x * 41 >> 12, second = ((x - first * 100) * 103) >> 10; /* x / 100, rest / 10 */
    return (uint32_t)((first | second << 8 | (x - first * 100 - second * 10) << 16) + 0x303030);
}

/* The nineteen digits of x. */
static inline void u256_k_write_chunk19(uint8_t *s, uint64_t x)
{
    const uint64_t few = u256_k_upper_three19(x);
    u256_k_store_le32(s, u256_k_three_digits(few)); /* and one more, which is overwritten */
    u256_k_decimal_write16(s + 3, x - few * UINT64_C(10000000000000000));
}

/* The digits of x without leading zeros, if nothing follows; length is their number. */
static inline void u256_k_write_only_chunk(uint8_t *s, uint64_t x, unsigned length)
{
    if (length >= 16) {
        const uint64_t few = u256_k_upper_three19(x);
        if (length > 16)
            u256_k_store_le_few(s, u256_k_three_digits(few) >> (152 - 8 * length), length - 16);
        u256_k_decimal_write16(s + length - 16, x - few * UINT64_C(10000000000000000));
    } else if (length >= 8) {
        const uint64_t upper = u256_k_upper_half16(x);
        /* What comes before the last eight, if anything, and then something that those overwrite. */
        u256_k_store_le64(s, u256_k_decimal_to_word(upper) >> 1 >> (127 - 8 * length));
        u256_k_store_le64(s + length - 8, u256_k_decimal_to_word(x - upper * 100000000));
    } else {
        u256_k_store_le_few(s, u256_k_decimal_to_word(x) >> (64 - 8 * length), length);
    }
}

/* The number in chunks as text, after a minus if there is one. */
static inline size_t u256_k_write_chunks(char *buf, size_t size, const uint64_t *chunk, unsigned chunks, unsigned most,
                                         bool minus)
{
    while (chunks > 1 && chunk[chunks - 1] == 0)
        chunks--;
    const unsigned first = u256_k_decimal_length(chunk[chunks - 1]);
    const size_t length = minus + first + U256_K_CHUNK * (chunks - 1);
    if (!u256_k_text_fits(buf, size, length))
        return length;
    uint8_t *s = (uint8_t *)buf;
    *s = '-';
    s += minus;
    if (chunks == 1)
        u256_k_write_only_chunk(s, chunk[0], first);
    else if (chunks == most) /* the top of the largest numbers: up to three digits, 2^256 / 10^76 or 2^512 / 10^152 */
        u256_k_store_le32(s, u256_k_three_digits(chunk[chunks - 1]) >> (24 - 8 * first));
    else /* nineteen digits, zeros after those of the chunk: the next one overwrites them. No branch on length. */
        u256_k_write_chunk19(s, chunk[chunks - 1] * u256_k_small_power_of_ten[U256_K_CHUNK - first]);
    s += first;
    for (unsigned i = chunks - 1; i-- > 0; s += U256_K_CHUNK)
        u256_k_write_chunk19(s, chunk[i]);
    *s = 0;
    return length;
}

static inline size_t u256_k_to_dec(char *buf, size_t size, const uint64_t a[4], bool minus)
{
    uint64_t chunk[U256_K_CHUNKS_U256];
    if ((a[1] | a[2] | a[3]) == 0) {
        chunk[1] = a[0] >= u256_k_chunk; /* at most once: 2^64 < 2 * 10^19 */
        chunk[0] = a[0] - (chunk[1] ? u256_k_chunk : 0);
        return u256_k_write_chunks(buf, size, chunk, 2, U256_K_CHUNKS_U256, minus);
    }
    if ((a[2] | a[3]) == 0) {
        u256_k_chunks2(chunk, a);
        return u256_k_write_chunks(buf, size, chunk, 3, U256_K_CHUNKS_U256, minus);
    }
    u256_k_chunks4(chunk, a);
    return u256_k_write_chunks(buf, size, chunk, U256_K_CHUNKS_U256, U256_K_CHUNKS_U256, minus);
}

size_t u256_to_dec(char *buf, size_t size, const u256 *a)
{
    return u256_k_to_dec(buf, size, a->w, false);
}

size_t u256_to_sdec(char *buf, size_t size, const u256 *a)
{
    u256 magnitude;
    u256_abs(&magnitude, a);
    return u256_k_to_dec(buf, size, magnitude.w, u256_is_neg(a));
}

size_t u512_to_dec(char *buf, size_t size, const u512 *a)
{
    uint64_t chunk[U256_K_CHUNKS_U512], w[8];
    unsigned limbs = u256_k_length(a->w, 8), chunks = 0;
    u256_k_copy(w, a->w, 8);
    do {
        if (limbs == 0)
            chunk[chunks] = 0;
        else
            u256_k_divide_normalized(w, limbs, &chunk[chunks], w, limbs, &u256_k_chunk, 1, u256_k_chunk_reciprocal, 0);
        chunks++;
        limbs = u256_k_length(w, limbs);
    } while (limbs > 0);
    return u256_k_write_chunks(buf, size, chunk, chunks, U256_K_CHUNKS_U512, false);
}

/* The number of the first n of `digits` digits, n from 1 to 15; bad as in decimal_digits.h. */
static inline uint64_t u256_k_read_few(const uint8_t *s, unsigned n, size_t digits, uint64_t *bad)
{
    if (n >= 8) {
        /* The digits before the last eight, if any, move to the end of a word of zeros. */
        const uint64_t word = u256_k_load_le64(s) << (120 - 8 * n) << 8 | U256_K_BYTES('0') >> 8 * (n - 8);
        const uint64_t upper = u256_k_decimal_from_word(word, bad);
        return upper * 100000000 + u256_k_decimal_from_word(u256_k_load_le64(s + n - 8), bad);
    }
    const uint64_t word = digits >= 8 ? u256_k_load_le64(s) << (64 - 8 * n) : u256_k_load_le_few(s, n);
    return u256_k_decimal_from_word(word | U256_K_BYTES('0') >> 8 * n, bad);
}

/* [r] = the number of n <= most_digits, modulo B^limbs; true: it is larger than that. */
U256_K_ALWAYS_INLINE bool u256_k_read_digits(uint64_t *r, unsigned limbs, unsigned most_digits, const uint8_t *s,
                                             size_t n, uint64_t *bad)
{
    const unsigned few = n % 16;
    size_t i = few;
    uint64_t beyond = 0;
    r[0] = few > 0 ? u256_k_read_few(s, few, n, bad) : 0;
    for (unsigned j = 1; j < limbs; j++)
        r[j] = 0;
    /* A group of sixteen adds at most one limb: 10^16 is less than B. */
    for (unsigned group = 1; group <= most_digits / 16 && i < n; group++, i += 16) {
        uint64_t carry = u256_k_decimal_read16(s + i, bad);
        for (unsigned j = 0; j < group && j < limbs; j++)
            r[j] = u256_k_mac1(&carry, r[j], UINT64_C(10000000000000000), 0);
        if (group < limbs)
            r[group] = carry;
        else
            beyond |= carry;
    }
    return beyond != 0;
}

/* Whether n >= 16 characters are all digits. */
static inline bool u256_k_are_digits(const uint8_t *s, size_t n)
{
    uint64_t bad = 0;
    for (size_t i = 0; i + 16 < n; i += 16)
        u256_k_decimal_read16(s + i, &bad);
    u256_k_decimal_read16(s + n - 16, &bad);
    return bad == 0;
}

/* [r] = the number of n characters; at most most_digits of them, without leading zeros, may fit. */
U256_K_ALWAYS_INLINE u256_status u256_k_from_dec(uint64_t *r, unsigned limbs, unsigned most_digits, const char *text,
                                                 size_t n)
{
    const uint8_t *s = (const uint8_t *)text;
    uint64_t x[8], bad = 0;
    if (n == 0)
        return U256_EMPTY;
    for (; n > most_digits && *s == '0'; n--)
        s++;
    if (n > most_digits)
        return u256_k_are_digits(s, n) ? U256_OVERFLOW : U256_BAD_DIGIT;
    const bool beyond = u256_k_read_digits(x, limbs, most_digits, s, n, &bad);
    if (bad)
        return U256_BAD_DIGIT;
    if (beyond)
        return U256_OVERFLOW;
    u256_k_copy(r, x, limbs);
    return U256_OK;
}

u256_status u256_from_dec(u256 *r, const char *s, size_t len)
{
    return u256_k_from_dec(r->w, 4, U256_K_DIGITS_U256, s, len);
}

u256_status u512_from_dec(u512 *r, const char *s, size_t len)
{
    return u256_k_from_dec(r->w, 8, U256_K_DIGITS_U512, s, len);
}

u256_status u256_from_sdec(u256 *r, const char *s, size_t len)
{
    const bool minus = len > 0 && *s == '-';
    u256 magnitude;
    const u256_status status = u256_from_dec(&magnitude, minus ? s + 1 : s, len - minus);
    if (status != U256_OK)
        return status;
    /* A magnitude after a minus may be 2^255, but not larger. */
    u256 value = magnitude;
    if (minus)
        u256_neg(&value, &magnitude);
    if (u256_is_neg(&value) != minus && !u256_is_zero(&value))
        return U256_OVERFLOW;
    *r = value;
    return U256_OK;
}
