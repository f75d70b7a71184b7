/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_DIVISOR_H
#define U256_DIVISOR_H

/*
 * Division by u256_divisor: by the rows of divide_rows.h; if the backend has none, Moeller and Granlund's division of
 * two words by one (algorithm 4) with words of 256 bits. Internal; <u256/div.h> has the type. Written out, W = 2^256.
 */

#include <u256/div.h>

#include "divide.h"

/* D for d; true: d = 0. */
static inline bool u256_k_divisor_init(u256_divisor *D, const uint64_t d[4])
{
    const unsigned leading = u256_k_clz4_guessed(d), limbs = leading / 64;
    uint64_t rem[4], normalized[4], reciprocal[4], v = 0;
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
        v = u256_k_reciprocal2(normalized[3], normalized[2]);
        for (unsigned i = 4; i-- > 0;)
            reciprocal[i] = u256_k_quotient_limb(rem, UINT64_MAX, normalized, 4, v);
    } else {
        for (unsigned i = 0; i < 4; i++)
            reciprocal[i] = 0;
    }
    D->top_reciprocal = limbs == 3 ? reciprocal[3] : v; /* one limb's is the top of all four, rounded down twice */
    u256_k_copy(D->normalized, normalized, 4);
    u256_k_copy(D->reciprocal, reciprocal, 4);
    return leading == 256;
}

/* [q], [r'] = quotient and remainder of [r] W + [low] by [d], for [r] < [d], [d] >= W / 2 and its reciprocal [v]: 26
 * products. q may be low. */
U256_K_ALWAYS_INLINE void u256_k_div8by4(uint64_t q[4], uint64_t r[4], const uint64_t low[4], const uint64_t d[4],
                                         const uint64_t v[4])
{
    const uint64_t zero[4] = {0, 0, 0, 0}, one[4] = {1, 0, 0, 0};
    uint64_t product[8], quotient[4], rem[4], other[4];
    u256_k_mul4_wide(product, v, r);
    const bool carry = u256_k_add4(product, product, low, false); /* the fraction of the estimate */
    u256_k_add4(quotient, product + 4, r, carry);                 /* v r + r W + low < W^2 */

    /* With the quotient one larger, which nearly always is right or one too large. */
    u256_k_mul4(rem, quotient, d);
    u256_k_sub4(other, low, rem, false);
    u256_k_sub4(rem, other, d, false);
    const bool too_large = u256_k_lt4(product, rem); /* every other time: no branch */
    u256_k_select4(rem, rem, other, too_large);
    u256_k_add4(quotient, quotient, zero, !too_large);

    U256_CORRECTION(div8by4_too_small, !u256_k_lt4(rem, d));
    if (U256_K_UNLIKELY(!u256_k_lt4(rem, d))) {
        u256_k_sub4(rem, rem, d, false);
        u256_k_add4(quotient, quotient, one, false);
    }
    u256_k_copy(q, quotient, 4);
    u256_k_copy(r, rem, 4);
}

/* Quotient and remainder of [a] by D; true: D is zero. q and r may be a. */
U256_INTERNAL bool u256_k_divrem4_by(uint64_t q[4], uint64_t r[4], const uint64_t a[4], const u256_divisor *D);

/* The same with a and q of eight limbs. */
U256_INTERNAL bool u256_k_divrem8by4_by(uint64_t q[8], uint64_t r[4], const uint64_t a[8], const u256_divisor *D);

#endif /* U256_DIVISOR_H */
