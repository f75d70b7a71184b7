/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_DIVISOR_H
#define U256_DIVISOR_H

/*
 * Division by u256_divisor: by the rows of divide_rows.h; where the backend has none, Moeller and Granlund's division of
 * two words by one (algorithm 4) with words of 256 bits. Internal; <u256/div.h> has the type. Written out, W = 2^256.
 */

#include <u256/div.h>

#include "divide.h"

/* D for d; true: d = 0. */
static inline bool u256_k_divisor_init(u256_divisor *D, const uint64_t d[4])
{
    const unsigned leading = u256_k_clz4(d), limbs = leading / 64;
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
    D->top_reciprocal = limbs == 3 ? reciprocal[3] : v; /* one limb's is the top of them all, rounded down twice */
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

    /* With the quotient one larger, which is right or one too large nearly always. */
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

/* Limb i of a number that has zeros beyond its limbs. */
U256_K_ALWAYS_INLINE uint64_t u256_k_limb_or_zero(const uint64_t *a, unsigned limbs, unsigned i)
{
    return i < limbs ? u256_k_scalar(a[i]) : 0; /* i below 0 has wrapped */
}

/* [x] = [a] * 2^(64 skip + shift), x four limbs longer than a; shift < 64. */
U256_K_ALWAYS_INLINE void u256_k_scale_by(uint64_t *x, const uint64_t *a, unsigned limbs, unsigned skip, unsigned shift)
{
    for (unsigned i = 0; i < limbs + 4; i++)
        x[i] = u256_k_funnel_left(u256_k_limb_or_zero(a, limbs, i - skip), u256_k_limb_or_zero(a, limbs, i - skip - 1),
                                  shift);
}

/* [r] = [a] / 2^(64 skip + shift), which is exact, of four limbs; shift < 64. */
U256_K_ALWAYS_INLINE void u256_k_unscale_by(uint64_t r[4], const uint64_t a[4], unsigned skip, unsigned shift)
{
    for (unsigned i = 0; i < 4; i++)
        r[i] = u256_k_funnel_right(u256_k_limb_or_zero(a, 4, i + skip + 1), u256_k_limb_or_zero(a, 4, i + skip), shift);
}

/* [q], [r] = quotient and remainder of [a] by D, of n limbs: a * 2^shift in three words of 256 bits, by one or two steps. */
U256_K_ALWAYS_INLINE void u256_k_divide_words(uint64_t q[8], uint64_t r[4], const uint64_t a[8], const u256_divisor *D,
                                              unsigned n)
{
    const unsigned skip = 4 - n, shift = D->shift % 64;
    uint64_t x[12], rem[4];
    u256_k_scale_by(x, a, 8, skip, shift);
    if (u256_k_is_zero4(x + 8) && u256_k_lt4(x + 4, D->normalized)) {
        for (int i = 4; i < 8; i++)
            q[i] = 0;
        u256_k_copy(rem, x + 4, 4);
    } else {
        u256_k_copy(rem, x + 8, 4); /* what was shifted out: below 2^shift, so below the divisor */
        u256_k_div8by4(q + 4, rem, x + 4, D->normalized, D->reciprocal);
    }
    u256_k_div8by4(q, rem, x, D->normalized, D->reciprocal);
    u256_k_unscale_by(r, rem, skip, shift);
}

/* The same for m >= n > 1 by rows. The upper half of the longer reciprocal, rounded down, is less than 1 too small. */
U256_K_ALWAYS_INLINE void u256_k_divide_rows_by(uint64_t *q, unsigned q_limbs, uint64_t *r, const uint64_t *a,
                                                unsigned m, const u256_divisor *D, unsigned n)
{
    const uint64_t zero[4] = {0, 0, 0, 0};
    const unsigned shift = D->shift % 64;
    uint64_t all[4], negated[4] = {0, 0, 0, 0}, x[9];
    u256_k_sub4(all, zero, D->normalized, false); /* no borrow from the limbs below: they are zeros */
    for (unsigned i = 0; i < n; i++)
        negated[i] = u256_k_scalar(all[4 - n + i]);
    u256_k_shift_up(x, a, q_limbs, shift);
    u256_k_divide_by_negated(q, q_limbs, r, x, m, negated, n, D->reciprocal[3], D->reciprocal + 2, shift);
}

/* By a divisor of n limbs, limb by limb. */
U256_K_ALWAYS_INLINE void u256_k_divide_by(uint64_t *q, unsigned q_limbs, uint64_t r[4], const uint64_t *a, unsigned m,
                                           const u256_divisor *D, unsigned n)
{
    if (m < n)
        u256_k_no_quotient(q, q_limbs, r, a, n);
    else if (U256_K_DIVIDES_BY_ROWS && n > 1)
        u256_k_divide_rows_by(q, q_limbs, r, a, m, D, n);
    else
        u256_k_divide_normalized(q, q_limbs, r, a, m, D->normalized + 4 - n, n, D->top_reciprocal, D->shift % 64);
    for (unsigned i = n; i < 4; i++)
        r[i] = 0;
}

/* [q], [r] = quotient and remainder of [a] by D; true: D is zero. q and r may be a. */
static inline bool u256_k_divrem4_by(uint64_t q[4], uint64_t r[4], const uint64_t a[4], const u256_divisor *D)
{
    const unsigned m = u256_k_length(a, 4), n = 4 - D->shift / 64;
    if (U256_K_UNLIKELY(D->normalized[3] == 0))
        return u256_k_divide_by_zero(q, 4, r, 4);
    switch (n) {
    case 1:
        u256_k_divide_by(q, 4, r, a, m, D, 1);
        return false;
    case 2:
        u256_k_divide_by(q, 4, r, a, m, D, 2);
        return false;
    case 3:
        u256_k_divide_by(q, 4, r, a, m, D, 3);
        return false;
    default:
        u256_k_divide_by(q, 4, r, a, m, D, 4);
        return false;
    }
}

/* By a divisor of n > 2 limbs. */
U256_K_ALWAYS_INLINE void u256_k_divide8_by(uint64_t q[8], uint64_t r[4], const uint64_t a[8], unsigned m,
                                            const u256_divisor *D, unsigned n)
{
    if (U256_K_DIVIDES_BY_ROWS)
        u256_k_divide_by(q, 8, r, a, m, D, n);
    else
        u256_k_divide_words(q, r, a, D, n);
}

/* The same with a and q of eight limbs. */
static inline bool u256_k_divrem8by4_by(uint64_t q[8], uint64_t r[4], const uint64_t a[8], const u256_divisor *D)
{
    const unsigned m = u256_k_length(a, 8), n = 4 - D->shift / 64;
    if (U256_K_UNLIKELY(D->normalized[3] == 0))
        return u256_k_divide_by_zero(q, 8, r, 4);
    switch (n) {
    case 1:
        u256_k_divide_by(q, 8, r, a, m, D, 1);
        return false;
    case 2:
        u256_k_divide_by(q, 8, r, a, m, D, 2);
        return false;
    case 3:
        u256_k_divide8_by(q, r, a, m, D, 3);
        return false;
    default:
        u256_k_divide8_by(q, r, a, m, D, 4);
        return false;
    }
}

#endif /* U256_DIVISOR_H */
