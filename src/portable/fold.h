/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_FOLD_H
#define U256_FOLD_H

/*
 * Moduli that need no division: 2^k, and 2^256 - c with c < 2^64, where 2^256 = c (R. E. Crandall, US patent 5,159,632,
 * 1992; Menezes, van Oorschot and Vanstone, "Handbook of Applied Cryptography", 14.47). Internal.
 */

#include <u256/kernel.h>
#include <u256/limb.h>

/* [mask] = [m] - 1; true if [m] is a power of two, for which that is the mask that reduces, or 0. */
static inline bool u256_k_mask_of_pow2(uint64_t mask[4], const uint64_t m[4])
{
    static const uint64_t one[4] = {1, 0, 0, 0};
    u256_k_sub4(mask, m, one, false);
    return ((m[0] & mask[0]) | (m[1] & mask[1]) | (m[2] & mask[2]) | (m[3] & mask[3])) == 0;
}

/* [r] = [a] mod 2^k, given that mask. Limb by limb, as in u256_k_copy(). */
static inline void u256_k_mask4(uint64_t r[4], const uint64_t a[4], const uint64_t mask[4])
{
    for (int i = 0; i < 4; i++)
        r[i] = u256_k_scalar(a[i]) & mask[i];
}

/* c if [m] = 2^256 - c and 0 < c < 2^64, otherwise 0. */
static inline uint64_t u256_k_fold_of(const uint64_t m[4])
{
    return (m[1] & m[2] & m[3]) == UINT64_MAX ? (uint64_t)0 - m[0] : 0;
}

/* [r] = [t] modulo 2^256 - c, but not always below it, for 0 < c < 2^64 and any [t]: five products, one for c = 1. r
 * may be a part of t. */
static inline void u256_k_fold_loosely(uint64_t r[4], const uint64_t t[8], uint64_t c)
{
    /* high c + low < 2^256 (c + 1): the fifth limb is at most c, and folds to less than 2^128. */
    uint64_t sum[4], top = 0, folded[4] = {0, 0, 0, 0};
    if (c == 1) {
        top = u256_k_add4(sum, t + 4, t, false);
    } else {
        top = u256_k_mul4x1(sum, t + 4, c, 0);
        top += u256_k_add4(sum, sum, t, false);
    }
    folded[0] = u256_k_mul1(&folded[1], top, c);
    const bool carry = u256_k_add4(r, sum, folded, false);
    U256_CORRECTION(fold_carry, carry);
    if (U256_K_UNLIKELY(carry)) {
        const uint64_t once_more[4] = {c, 0, 0, 0};
        u256_k_add4(r, r, once_more, false); /* the part below the carry is less than 2^128 */
    }
}

/* The same, below 2^256 - c. */
static inline void u256_k_fold(uint64_t r[4], const uint64_t t[8], uint64_t c)
{
    /* Subtracting 2^256 - c is adding c and subtracting 2^256. */
    const uint64_t plus[4] = {c, 0, 0, 0};
    uint64_t loose[4], reduced[4];
    u256_k_fold_loosely(loose, t, c);
    const bool reaches = u256_k_add4(reduced, loose, plus, false);
    U256_CORRECTION(fold_reaches, reaches);
    u256_k_select4(r, loose, reduced, reaches);
}

/* [r] = [a] * [b] modulo 2^256 - c likewise. */
static inline void u256_k_mul_fold(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], uint64_t c)
{
    uint64_t product[8];
    u256_k_mul4_wide(product, a, b);
    u256_k_fold(r, product, c);
}

#endif /* U256_FOLD_H */
