/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_KERNEL_MONTGOMERY_H
#define U256_KERNEL_MONTGOMERY_H

/*
 * The kernels of Montgomery's reduction that a backend does not define itself, R = 2^256. Included at the end of a
 * backend's header, after kernel_rows.h; notation as in src/portable/kernel_int128.h.
 *
 * This is the form that subtracts: with k = [t] / [m] mod R, [t] and k [m] have the same low half, and ([t] - k [m]) /
 * R is the difference of their upper halves. Both halves are less than [m] if [t] < [m] R, so that neither a carry nor
 * a second correction arises, for any [m]. The limbs of k are found one by one, and only a running upper part of k [m]
 * is kept, [u]. (P. L. Montgomery, "Modular multiplication without trial division", Math. Comp. 44, 1985.)
 *
 * [m] is odd, and inverse is the inverse of its low limb modulo 2^64. Operands beyond the bounds give
 * some number below R.
 */

#include <u256/limb.h>

/* The step: [u'] = ([u] + [m] * k) >> 64, for a k that makes `low` the low limb of the sum. Below [m] if [u] is. */
#ifndef U256_K_HAS_REDC4X1
static inline void u256_k_redc4x1(uint64_t u[4], const uint64_t m[4], uint64_t k, uint64_t low)
{
    #ifdef U256_K_HAS_ADDMUL4X1 /* a row of its own gains more than leaving out the low limb */
    (void)low;
    const uint64_t top = u256_k_addmul4x1(u, m, k);
    u[0] = u[1];
    u[1] = u[2];
    u[2] = u[3];
    u[3] = top;
    #else
    uint64_t carry;
    u256_k_mul1(&carry, m[0], k);
    carry += low < u[0]; /* u0 and the low half wrapped; no carry out: [u] + [m] k < 2^320 */
    u[0] = u256_k_addmul1(&carry, m[1], k, u[1]);
    u[1] = u256_k_addmul1(&carry, m[2], k, u[2]);
    u[2] = u256_k_addmul1(&carry, m[3], k, u[3]);
    u[3] = carry;
    #endif
}
#endif

/* The first step, with [u] = 0, for the low limb of [t]; and each further step. */
static inline void u256_k_redc_first(uint64_t u[4], const uint64_t m[4], uint64_t low, uint64_t inverse)
{
    uint64_t product[4];
    const uint64_t top = u256_k_mul4x1(product, m, low * inverse, 0);
    u[0] = product[1];
    u[1] = product[2];
    u[2] = product[3];
    u[3] = top;
}

static inline void u256_k_redc_next(uint64_t u[4], const uint64_t m[4], uint64_t low, uint64_t inverse)
{
    u256_k_redc4x1(u, m, (low - u[0]) * inverse, low);
}

/* [r] = [high] - [u] mod [m], for both below [m]: the end of a reduction. */
static inline void u256_k_redc_last(uint64_t r[4], const uint64_t high[4], const uint64_t u[4], const uint64_t m[4])
{
#ifdef U256_K_HAS_SUB4_OR
    /* The alternative result does not wait for the difference: one more sum, but a shorter path from [u],
     * which is known last. */
    uint64_t wrapped[4];
    u256_k_add4(wrapped, high, m, false);
    u256_k_sub4(wrapped, wrapped, u, false);
    u256_k_sub4_or(r, false, high, u, wrapped);
#else
    u256_k_submod4(r, high, u, m);
#endif
}

/* [r] = [t] / R mod [m], for [t] < [m] R: 20 products. */
#ifndef U256_K_HAS_REDC4
static inline void u256_k_redc4(uint64_t r[4], const uint64_t t[8], const uint64_t m[4], uint64_t inverse)
{
    uint64_t u[4];
    u256_k_redc_first(u, m, t[0], inverse);
    u256_k_redc_next(u, m, t[1], inverse);
    u256_k_redc_next(u, m, t[2], inverse);
    u256_k_redc_next(u, m, t[3], inverse);
    u256_k_redc_last(r, t + 4, u, m);
}
#endif

/* [r] = [a] * [b] / R mod [m], for [a] * [b] < [m] R: 36 products. Each step of the reduction follows as soon as its
 * limb of the product is known: so the processor starts early on the chain of steps, which is the longer one. */
#ifndef U256_K_HAS_MONT_MUL4
static inline void u256_k_mont_mul4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], const uint64_t m[4],
                                    uint64_t inverse)
{
    uint64_t t[8], u[4];
    t[4] = u256_k_mul4x1(t, a, b[0], 0);
    u256_k_redc_first(u, m, t[0], inverse);
    t[5] = u256_k_addmul4x1(t + 1, a, b[1]);
    u256_k_redc_next(u, m, t[1], inverse);
    t[6] = u256_k_addmul4x1(t + 2, a, b[2]);
    u256_k_redc_next(u, m, t[2], inverse);
    t[7] = u256_k_addmul4x1(t + 3, a, b[3]);
    u256_k_redc_next(u, m, t[3], inverse);
    u256_k_redc_last(r, t + 4, u, m);
}
#endif

/* [r] = [a]^2 / R mod [m], for [a]^2 < [m] R: 30 products, or 36 where a square gains nothing over rows. */
#ifndef U256_K_HAS_MONT_SQR4
static inline void u256_k_mont_sqr4(uint64_t r[4], const uint64_t a[4], const uint64_t m[4], uint64_t inverse)
{
    #if defined(U256_KERNEL_COLUMNS_H) && !defined(U256_K_HAS_ADDMUL4X1)
    uint64_t t[8], u[4], c[3] = {0, 0, 0};
    t[0] = u256_k_mul1(&c[0], a[0], a[0]);
    u256_k_redc_first(u, m, t[0], inverse);

    u256_k_mac3_twice(c, a[0], a[1]);
    t[1] = u256_k_next_column(c);
    u256_k_redc_next(u, m, t[1], inverse);

    u256_k_mac3_twice(c, a[0], a[2]);
    u256_k_mac3(c, a[1], a[1]);
    t[2] = u256_k_next_column(c);
    u256_k_redc_next(u, m, t[2], inverse);

    u256_k_mac3_twice(c, a[0], a[3]);
    u256_k_mac3_twice(c, a[1], a[2]);
    t[3] = u256_k_next_column(c);
    u256_k_redc_next(u, m, t[3], inverse);

    u256_k_mac3_twice(c, a[1], a[3]);
    u256_k_mac3(c, a[2], a[2]);
    t[4] = u256_k_next_column(c);

    u256_k_mac3_twice(c, a[2], a[3]);
    t[5] = u256_k_next_column(c);

    u256_k_mac2(c, a[3], a[3]); /* the last two limbs: the square is less than 2^512 */
    t[6] = c[0];
    t[7] = c[1];
    u256_k_redc_last(r, t + 4, u, m);
    #else
    u256_k_mont_mul4(r, a, a, m, inverse);
    #endif
}
#endif

#endif /* U256_KERNEL_MONTGOMERY_H */
