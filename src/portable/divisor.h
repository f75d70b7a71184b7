/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_DIVISOR_H
#define U256_DIVISOR_H

/*
 * Division by u256_divisor: Moeller and Granlund's division of two words by one (algorithm 4) with words of 256 bits.
 * Internal; <u256/div.h> has the type. Written out, W = 2^256.
 */

#include <u256/div.h>

#include "divide.h"

/* D for d; true: d = 0. */
static inline bool u256_k_divisor_init(u256_divisor *D, const uint64_t d[4])
{
    const unsigned leading = u256_k_clz4(d), limbs = leading / 64;
    uint64_t rem[4], normalized[4], reciprocal[4];
    D->shift = leading % 256;
    for (unsigned i = 0; i < 4; i++) {
        const uint64_t high = i < limbs ? 0 : d[i - limbs];
        const uint64_t low = i < limbs + 1 ? 0 : d[i - limbs - 1];
        normalized[i] = u256_k_funnel_left(high, low, leading);
    }
    /* floor((W^2 - 1) / d) - W = floor(((W - 1 - d) W + W - 1) / d), in four steps. */
    for (unsigned i = 0; i < 4; i++)
        rem[i] = ~normalized[i];
    if (leading < 256) {
        const uint64_t v = u256_k_reciprocal_of(normalized, 4);
        for (unsigned i = 4; i-- > 0;)
            reciprocal[i] = u256_k_quotient_limb(rem, UINT64_MAX, normalized, 4, v);
    } else {
        for (unsigned i = 0; i < 4; i++)
            reciprocal[i] = 0;
    }
    for (unsigned i = 0; i < 4; i++) {
        D->normalized[i] = normalized[i];
        D->reciprocal[i] = reciprocal[i];
    }
    return leading == 256;
}

/* [q], [r'] = quotient and remainder of [r] W + [low] by [d], for [r] < [d], [d] >= W / 2 and its reciprocal [v]: 26
 * products. q may be low. */
static inline void u256_k_div8by4(uint64_t q[4], uint64_t r[4], const uint64_t low[4], const uint64_t d[4],
                                  const uint64_t v[4])
{
    const uint64_t zero[4] = {0, 0, 0, 0}, one[4] = {1, 0, 0, 0};
    uint64_t product[8], quotient[4], rem[4], other[4];
    u256_k_mul4_wide(product, v, r);
    const bool carry = u256_k_add4(product, product, low, false); /* the fraction of the estimate */
    u256_k_add4(quotient, product + 4, r, carry);                 /* v r + r W + low < W^2 */

    /* With the quotient one larger, which is right or one too large nearly always. */
    u256_k_mul4(rem, quotient, d);
    u256_k_sub4(rem, low, rem, false);
    u256_k_sub4(rem, rem, d, false);
    const bool too_large = u256_k_lt4(product, rem); /* every other time: no branch */
    u256_k_add4(other, rem, d, false);
    u256_k_select4(rem, rem, other, too_large);
    u256_k_add4(quotient, quotient, zero, !too_large);

    U256_CORRECTION(div8by4_too_small, !u256_k_lt4(rem, d));
    if (U256_K_UNLIKELY(!u256_k_lt4(rem, d))) {
        u256_k_sub4(rem, rem, d, false);
        u256_k_add4(quotient, quotient, one, false);
    }
    for (int i = 0; i < 4; i++) {
        q[i] = quotient[i];
        r[i] = rem[i];
    }
}

/* [x] = [a] * 2^shift, four limbs more than a; shift < 256. */
U256_K_ALWAYS_INLINE void u256_k_scale(uint64_t *x, const uint64_t *a, unsigned limbs, unsigned shift)
{
    uint64_t padded[4 + 8 + 4] = {0};
    for (unsigned i = 0; i < limbs; i++)
        padded[4 + i] = a[i];
    const uint64_t *const from = padded + 4 - shift / 64;
    x[0] = from[0] << shift % 64;
    for (unsigned i = 1; i < limbs + 4; i++)
        x[i] = u256_k_funnel_left(from[i], from[i - 1], shift);
}

/* [r] = [a] / 2^shift, which is exact; shift < 256. */
static inline void u256_k_unscale4(uint64_t r[4], const uint64_t a[4], unsigned shift)
{
    uint64_t padded[4 + 4] = {a[0], a[1], a[2], a[3], 0, 0, 0, 0};
    const uint64_t *const from = padded + shift / 64;
    for (unsigned i = 0; i < 4; i++)
        r[i] = u256_k_funnel_right(from[i + 1], from[i], shift);
}

/* [q], [r] = quotient and remainder of [a] by D, which is not zero. q may be a. */
static inline void u256_k_divrem4_by(uint64_t q[4], uint64_t r[4], const uint64_t a[4], const u256_divisor *D)
{
    uint64_t x[8];
    u256_k_scale(x, a, 4, D->shift);
    u256_k_div8by4(q, x + 4, x, D->normalized, D->reciprocal); /* what was shifted out, < 2^shift, is below W / 2 */
    u256_k_unscale4(r, x + 4, D->shift);
}

/* The same with a and q of eight limbs. The upper half of the quotient is often known to be zero. */
static inline void u256_k_divrem8by4_by(uint64_t q[8], uint64_t r[4], const uint64_t a[8], const u256_divisor *D)
{
    uint64_t x[12];
    u256_k_scale(x, a, 8, D->shift);
    uint64_t *rem = x + 4;
    const bool fits = (x[8] | x[9] | x[10] | x[11]) == 0 && u256_k_lt4(x + 4, D->normalized);
    for (int i = 4; i < 8; i++)
        q[i] = 0;
    if (!fits) {
        u256_k_div8by4(q + 4, x + 8, x + 4, D->normalized, D->reciprocal);
        rem = x + 8;
    }
    u256_k_div8by4(q, rem, x, D->normalized, D->reciprocal);
    u256_k_unscale4(r, rem, D->shift);
}

#endif /* U256_DIVISOR_H */
