/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_DIVIDE_H
#define U256_DIVIDE_H

/*
 * The division core, for any topic that divides. Internal.
 *
 * N. Moeller and T. Granlund, "Improved division by invariant integers" (IEEE Trans. Computers 60, 2011): with the
 * reciprocal of a normalised divisor, one whose top bit is set, a quotient limb costs two or three multiplications and
 * is right but for corrections by one. The divisor's length n is a constant wherever this is inlined, so that each
 * length has code of its own with the running remainder in registers.
 *
 * Written out, [x] is the number that the limbs of x make, B = 2^64.
 */

#include <u256/kernel.h>
#include <u256/limb.h>

/* r1:r0 -= b1:b0 and += b1:b0, modulo B^2. */
static inline void u256_k_sub2(uint64_t *r1, uint64_t *r0, uint64_t b1, uint64_t b0)
{
    const uint64_t low = *r0;
    *r0 = low - b0;
    *r1 -= b1 + (low < b0);
}

static inline void u256_k_add2(uint64_t *r1, uint64_t *r0, uint64_t b1, uint64_t b0)
{
    *r0 += b0;
    *r1 += b1 + (*r0 < b0);
}

static inline bool u256_k_lt2(uint64_t a1, uint64_t a0, uint64_t b1, uint64_t b0)
{
    return (a1 < b1) | ((a1 == b1) & (a0 < b0));
}

/* The reciprocal of two limbs, d1:d0 >= B^2 / 2: floor((B^3 - 1) / (d1:d0)) - B. Algorithm 6 there. */
static inline uint64_t u256_k_reciprocal2(uint64_t d1, uint64_t d0)
{
    uint64_t v = u256_k_reciprocal(d1);
    uint64_t p = d1 * v + d0;
    if (p < d0) {
        U256_CORRECTION(reciprocal2_d0, true);
        v--;
        U256_CORRECTION(reciprocal2_d0_twice, p >= d1);
        if (p >= d1) {
            v--;
            p -= d1;
        }
        p -= d1;
    }
    uint64_t high;
    const uint64_t low = u256_k_mul1(&high, v, d0);
    p += high;
    if (p < high) {
        U256_CORRECTION(reciprocal2_product, true);
        v--;
        U256_CORRECTION(reciprocal2_product_twice, !u256_k_lt2(p, low, d1, d0));
        v -= !u256_k_lt2(p, low, d1, d0);
    }
    return v;
}

/* result, *r1:*r0 = quotient and remainder of r1:r0:u0 by d1:d0, for r1:r0 < d1:d0 and v = u256_k_reciprocal2(d1, d0).
 * Algorithm 5 there. */
static inline uint64_t u256_k_div3by2(uint64_t *r1, uint64_t *r0, uint64_t u0, uint64_t d1, uint64_t d0, uint64_t v)
{
    uint64_t q, fraction = u256_k_mul1(&q, v, *r1);
    u256_k_add2(&q, &fraction, *r1, *r0);

    uint64_t t1, t0 = u256_k_mul1(&t1, d0, q);
    uint64_t rem1 = *r0 - q * d1, rem0 = u0;
    u256_k_sub2(&rem1, &rem0, t1, t0);
    u256_k_sub2(&rem1, &rem0, d1, d0);
    q++;

    const uint64_t too_large = (uint64_t)0 - (rem1 >= fraction); /* every other time: no branch */
    q += too_large;
    u256_k_add2(&rem1, &rem0, d1 & too_large, d0 & too_large);
    if (U256_K_UNLIKELY(!u256_k_lt2(rem1, rem0, d1, d0))) {
        U256_CORRECTION(div3by2_too_small, true);
        q++;
        u256_k_sub2(&rem1, &rem0, d1, d0);
    }
    *r1 = rem1;
    *r0 = rem0;
    return q;
}

/* What u256_k_quotient_limb needs beside a divisor of n limbs: the reciprocal of its top limb or two. */
U256_K_ALWAYS_INLINE uint64_t u256_k_reciprocal_of(const uint64_t *d, unsigned n)
{
    return n == 1 ? u256_k_reciprocal(d[0]) : u256_k_reciprocal2(d[n - 1], d[n - 2]);
}

/* result, [r] = quotient and remainder of [r] * B + low by the n limbs of d, normalised, for [r] < [d]. */
U256_K_ALWAYS_INLINE uint64_t u256_k_quotient_limb(uint64_t *r, uint64_t low, const uint64_t *d, unsigned n, uint64_t v)
{
    if (n == 1)
        return u256_k_div2by1(&r[0], r[0], low, d[0], v);
    if (n == 2)
        return u256_k_div3by2(&r[1], &r[0], low, d[1], d[0], v);

    uint64_t q, top1, top0, borrow = 0;
    if (U256_K_UNLIKELY((r[n - 1] == d[n - 1]) & (r[n - 2] == d[n - 2]))) {
        /* The one case where the remainder's top two limbs are not below the divisor's. The limb is B - 1, exactly: what
         * it leaves, [d] - ([d] - [r]) B + low, is not negative, as [d] - [r] < B^(n-2) and [d] >= B^(n-1). */
        U256_CORRECTION(quotient_limb_full, true);
        q = UINT64_MAX;
        uint64_t next = low;
        for (unsigned i = 0; i < n; i++) {
            const uint64_t limb = u256_k_submul1(&borrow, d[i], q, next);
            next = r[i];
            r[i] = limb;
        }
        return q;
    }
    /* By the top two limbs first; their remainder then takes what the others subtract. */
    top1 = r[n - 1];
    top0 = r[n - 2];
    q = u256_k_div3by2(&top1, &top0, r[n - 3], d[n - 1], d[n - 2], v);
    uint64_t next = low;
    for (unsigned i = 0; i + 2 < n; i++) {
        const uint64_t limb = u256_k_submul1(&borrow, d[i], q, next);
        next = r[i];
        r[i] = limb;
    }
    const bool negative = u256_k_lt2(top1, top0, 0, borrow);
    u256_k_sub2(&top1, &top0, 0, borrow);
    r[n - 1] = top1;
    r[n - 2] = top0;
    if (U256_K_UNLIKELY(negative)) {
        /* At most once: an estimate by two limbs is at most one too large (Knuth, TAOCP 2, 4.3.1, exercise 20). */
        U256_CORRECTION(quotient_limb_add_back, true);
        q--;
        uint64_t carry = 0;
        for (unsigned i = 0; i < n; i++) {
            const uint64_t s = r[i] + d[i], t = s + carry;
            carry = (s < d[i]) | (t < s);
            r[i] = t;
        }
    }
    return q;
}

/* Limb i of a number shifted up by less than a limb. */
static inline uint64_t u256_k_shifted_limb(const uint64_t *a, unsigned i, unsigned shift)
{
    return u256_k_funnel_left(a[i], i == 0 ? 0 : a[i - 1], shift);
}

/* [q] = floor([a] / [d]), m - n + 1 limbs, and [r] = the remainder, n limbs. a has m limbs, d has n <= m, and the top
 * ones are not zero. q may be a; r may be any of them, and is written last. */
U256_K_ALWAYS_INLINE void u256_k_divide(uint64_t *q, uint64_t *r, const uint64_t *a, unsigned m, const uint64_t *d,
                                        unsigned n)
{
    const unsigned shift = u256_k_clz64(d[n - 1]);
    uint64_t divisor[8], rem[8];
    for (unsigned i = 0; i < n; i++)
        divisor[i] = u256_k_shifted_limb(d, i, shift);
    const uint64_t v = u256_k_reciprocal_of(divisor, n);

    /* The running remainder, less than the divisor, starts as the top n limbs of a, shifted; when those may be too
     * large, as what the shift moves out of them and n - 1 of them. */
    unsigned limbs = m - n;
    if (a[m - 1] < d[n - 1]) {
        for (unsigned i = 0; i < n; i++)
            rem[i] = u256_k_funnel_left(a[limbs + i], limbs + i == 0 ? 0 : a[limbs + i - 1], shift);
        q[limbs] = 0;
    } else {
        for (unsigned i = 0; i + 1 < n; i++)
            rem[i] = u256_k_shifted_limb(a, limbs + 1 + i, shift);
        rem[n - 1] = u256_k_funnel_left(0, a[m - 1], shift);
        limbs++;
    }
    while (limbs-- > 0) {
        const uint64_t low = u256_k_shifted_limb(a, limbs, shift);
        q[limbs] = u256_k_quotient_limb(rem, low, divisor, n, v);
    }
    for (unsigned i = 0; i + 1 < n; i++)
        r[i] = u256_k_funnel_right(rem[i + 1], rem[i], shift);
    r[n - 1] = rem[n - 1] >> shift;
}

/* The number of limbs up to the highest that is not zero. */
static inline unsigned u256_k_length(const uint64_t *a, unsigned limbs)
{
    while (limbs > 0 && a[limbs - 1] == 0)
        limbs--;
    return limbs;
}

/* A function that more than one of the library's files calls, and no user. */
#ifndef U256_INTERNAL
    #define U256_INTERNAL
#endif

/* Quotient and remainder, four limbs each, for any a and d; d = 0: both 0, true. q may be a or d; r may be any of them
 * and is written last. */
U256_INTERNAL bool u256_k_divrem4(uint64_t q[4], uint64_t r[4], const uint64_t a[4], const uint64_t d[4]);

/* The same with a and q of eight limbs. */
U256_INTERNAL bool u256_k_divrem8by4(uint64_t q[8], uint64_t r[4], const uint64_t a[8], const uint64_t d[4]);

#endif /* U256_DIVIDE_H */
