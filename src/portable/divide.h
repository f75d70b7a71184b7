/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_DIVIDE_H
#define U256_DIVIDE_H

/*
 * The division core, for any topic that divides. Internal.
 *
 * N. Moeller and T. Granlund, "Improved division by invariant integers" (IEEE Trans. Computers 60, 2011): with the
 * reciprocal of a normalised divisor, one whose top bit is set, a quotient limb costs two or three multiplications and
 * is right except for corrections by one. The divisor's length n is a constant wherever this is inlined, so that each
 * length has its own code with the running remainder in registers.
 *
 * Written out, [x] is the number that the limbs of x make, B = 2^64.
 */

#include "internal.h"

#include <u256/kernel.h>
#include <u256/limb.h>

/* The second half of the step below: if the top limb of [r] - [t] is below the fraction of the estimate, [t] was too
 * small by [d], and the result is [r] - [t] with q + 1; otherwise it is [r] - [t] + [d], with q. */
#ifndef U256_K_HAS_DIV3BY2_CHOICE
static inline uint64_t u256_k_div3by2_choice(uint64_t *r1, uint64_t *r0, uint64_t t1, uint64_t t0, uint64_t d1,
                                             uint64_t d0, uint64_t q, uint64_t fraction)
{
    u256_k_sub2(r1, r0, t1, t0);
    /* Either happens about every other time: no branch. gcc makes two conditional moves of this on x86-64. */
    uint64_t more1 = *r1, more0 = *r0;
    u256_k_add2(&more1, &more0, d1, d0);
    const bool larger = *r1 < fraction;
    const uint64_t less[4] = {*r0, *r1, 0, 0}, more[4] = {more0, more1, 0, 0};
    uint64_t rem[4];
    u256_k_select4(rem, more, less, larger);
    *r0 = rem[0];
    *r1 = rem[1];
    return q + larger;
}
#endif

/* result, *r1:*r0 = quotient and remainder of r1:r0:u0 by d1:d0, for r1:r0 < d1:d0 and v = u256_k_reciprocal2(d1, d0).
 * Algorithm 5 in that paper. */
static inline uint64_t u256_k_div3by2(uint64_t *r1, uint64_t *r0, uint64_t u0, uint64_t d1, uint64_t d0, uint64_t v)
{
    uint64_t q, fraction = u256_k_mul1(&q, v, *r1);
    u256_k_add2(&q, &fraction, *r1, *r0);

    /* First subtracts what does not depend on the quotient limb. */
    uint64_t t1, t0 = u256_k_mul1(&t1, d0, q);
    uint64_t rem1 = *r0, rem0 = u0;
    u256_k_sub2(&rem1, &rem0, d1, d0);
    rem1 -= q * d1;
    q = u256_k_div3by2_choice(&rem1, &rem0, t1, t0, d1, d0, q, fraction);
    if (U256_K_UNLIKELY(!u256_k_lt2(rem1, rem0, d1, d0))) {
        U256_CORRECTION(div3by2_too_small, true);
        q++;
        u256_k_sub2(&rem1, &rem0, d1, d0);
    }
    *r1 = rem1;
    *r0 = rem0;
    return q;
}

/* [r] += [a], n limbs; returns the carry. */
U256_K_ALWAYS_INLINE bool u256_k_add_n(uint64_t *r, const uint64_t *a, unsigned n)
{
    bool carry = false;
    for (unsigned i = 0; i < n; i++) {
        const uint64_t s = r[i] + a[i], t = s + carry;
        carry = (s < a[i]) | (t < s);
        r[i] = t;
    }
    return carry;
}

/* result, [r] = quotient and remainder of [r] * B + low by the n limbs of d, normalised, for [r] < [d]. */
U256_K_ALWAYS_INLINE uint64_t u256_k_quotient_limb(uint64_t *r, uint64_t low, const uint64_t *d, unsigned n, uint64_t v)
{
    if (n == 1)
        return u256_k_div2by1(&r[0], r[0], low, d[0], v);
    if (n == 2)
        return u256_k_div3by2(&r[1], &r[0], low, d[1], d[0], v);

    uint64_t q, top1 = r[n - 1], top0 = r[n - 2], next = low, borrow = 0;
    const bool full = (top1 == d[n - 1]) & (top0 == d[n - 2]);
    U256_CORRECTION(quotient_limb_full, full);
    if (U256_K_UNLIKELY(full)) {
        /* The one case where the remainder's top two limbs are not below the divisor's. The quotient limb
         * is exactly B - 1: its remainder, [d] - ([d] - [r]) B + low, is not negative, as [d] - [r] <
         * B^(n-2) and [d] >= B^(n-1). */
        for (unsigned i = 0; i < n; i++) {
            const uint64_t limb = u256_k_submul1(&borrow, d[i], UINT64_MAX, next);
            next = r[i];
            r[i] = limb;
        }
        return UINT64_MAX;
    }
    /* First by the top two limbs; from their remainder the products with the other limbs are then subtracted. */
    q = u256_k_div3by2(&top1, &top0, r[n - 3], d[n - 1], d[n - 2], v);
    for (unsigned i = 0; i + 2 < n; i++) {
        const uint64_t limb = u256_k_submul1(&borrow, d[i], q, next);
        next = r[i];
        r[i] = limb;
    }
    const bool too_large = u256_k_lt2(top1, top0, 0, borrow);
    u256_k_sub2(&top1, &top0, 0, borrow);
    r[n - 1] = top1;
    r[n - 2] = top0;
    U256_CORRECTION(quotient_limb_too_large, too_large);
    if (U256_K_UNLIKELY(too_large)) {
        /* At most one too large, as any estimate from two limbs (Knuth, TAOCP 2, 4.3.1, exercise 20). */
        q--;
        u256_k_add_n(r, d, n);
    }
    return q;
}

/* Limb i of a number shifted up by less than a limb. */
static inline uint64_t u256_k_shifted_limb(const uint64_t *a, unsigned i, unsigned shift)
{
    return u256_k_funnel_left(a[i], i == 0 ? 0 : a[i - 1], shift);
}

/* [q] = floor([a] * 2^shift / [d]) and [r] = the remainder / 2^shift, n limbs, by the n limbs of d, normalised, which
 * are a divisor shifted up by less than a limb. a has m >= n limbs; the quotient's m - n + 1 limbs are filled up to
 * q_limbs. q may be a; r may be any of them, and is written last. */
U256_K_ALWAYS_INLINE void u256_k_divide_normalized(uint64_t *q, unsigned q_limbs, uint64_t *r, const uint64_t *a,
                                                   unsigned m, const uint64_t *d, unsigned n, uint64_t v,
                                                   unsigned shift)
{
    /* The running remainder, less than the divisor, starts as the top n limbs of a, shifted; if those may be too large,
     * as n - 1 of them and what the shift moves out of them. */
    uint64_t rem[8];
    unsigned limbs = m - n;
    if (a[m - 1] < d[n - 1] >> shift) {
        for (unsigned i = 0; i < n; i++)
            rem[i] = u256_k_funnel_left(a[limbs + i], limbs + i == 0 ? 0 : a[limbs + i - 1], shift);
        q[limbs] = 0;
    } else {
        for (unsigned i = 0; i + 1 < n; i++)
            rem[i] = u256_k_shifted_limb(a, limbs + 1 + i, shift);
        rem[n - 1] = u256_k_funnel_left(0, a[m - 1], shift);
        q[limbs] = u256_k_quotient_limb(rem, u256_k_shifted_limb(a, limbs, shift), d, n, v);
    }
    while (limbs-- > 0) {
        const uint64_t low = u256_k_shifted_limb(a, limbs, shift);
        q[limbs] = u256_k_quotient_limb(rem, low, d, n, v);
    }
    for (unsigned i = m - n + 1; i < q_limbs; i++)
        q[i] = 0;
    for (unsigned i = 0; i + 1 < n; i++)
        r[i] = u256_k_scalar(u256_k_funnel_right(rem[i + 1], rem[i], shift));
    r[n - 1] = rem[n - 1] >> shift;
}

/* [q] = 0, [r] = [a] without its zero limbs: for a dividend shorter than its divisor. */
static inline bool u256_k_no_quotient(uint64_t *q, unsigned q_limbs, uint64_t *r, const uint64_t *a, unsigned r_limbs)
{
    uint64_t rem[8];
    u256_k_copy(rem, a, r_limbs);
    for (unsigned i = 0; i < q_limbs; i++)
        q[i] = 0;
    u256_k_copy(r, rem, r_limbs);
    return u256_k_false();
}

/* result = floor([a] / [d]) and [r] = the remainder, both operands of n >= 2 limbs with nonzero top limbs. The quotient
 * is below B / 2^shift for the shift that normalises d, so two limbs by one, shifted, are enough to estimate it, and
 * the rest is done without shifting. r is written last. */
U256_K_ALWAYS_INLINE uint64_t u256_k_divide_once(uint64_t *r, const uint64_t *a, const uint64_t *d, unsigned n)
{
    const unsigned shift = u256_k_clz64(d[n - 1]);
    uint64_t rem[8], unused, borrow = 0;
    /* What the shift moves out of a is less than 2^shift <= B / 2, so it is less than the divisor's top limb. */
    uint64_t q = u256_k_udiv_qrnnd(&unused, u256_k_funnel_left(0, a[n - 1], shift),
                                   u256_k_shifted_limb(a, n - 1, shift), u256_k_shifted_limb(d, n - 1, shift));
    for (unsigned i = 0; i < n; i++)
        rem[i] = u256_k_submul1(&borrow, d[i], q, a[i]);
    /* At most two too large (Knuth, theorem B), and hardly ever if the quotient is short. */
    U256_CORRECTION(divide_once_too_large, borrow != 0);
    if (U256_K_UNLIKELY(borrow != 0)) {
        q--;
        borrow -= u256_k_add_n(rem, d, n);
        U256_CORRECTION(divide_once_too_large_twice, borrow != 0);
        if (borrow != 0) {
            q--;
            u256_k_add_n(rem, d, n);
        }
    }
    u256_k_copy(r, rem, n);
    return q;
}

/* One limb by another. */
static inline bool u256_k_divide_limb(uint64_t *q, unsigned q_limbs, uint64_t *r, unsigned r_limbs, uint64_t a,
                                      uint64_t d)
{
    for (unsigned i = 1; i < q_limbs; i++)
        q[i] = 0;
    q[0] = a / d;
    for (unsigned i = 1; i < r_limbs; i++)
        r[i] = 0;
    r[0] = a % d;
    return u256_k_false();
}

/* The number of limbs up to the highest nonzero one. */
static inline unsigned u256_k_length(const uint64_t *a, unsigned limbs)
{
    while (limbs > 0 && a[limbs - 1] == 0)
        limbs--;
    return limbs;
}

#include "divide_rows.h"

/* [q] = floor([a] / [d]), filled up to q_limbs, and [r] = the remainder, n limbs, by a d whose top limb is
 * not zero. a has m limbs, at most q_limbs, and more than one if n is 1. q may be a or d; r may be any of
 * them, and is written last. */
U256_K_ALWAYS_INLINE void u256_k_divide(uint64_t *q, unsigned q_limbs, uint64_t *r, const uint64_t *a, unsigned m,
                                        const uint64_t *d, unsigned n)
{
    if (m < n) {
        u256_k_no_quotient(q, q_limbs, r, a, n);
        return;
    }
    if (n > 1 && (n == q_limbs || m == n)) { /* n == q_limbs: so m = n, which is not known here */
        uint64_t rem[8];
        q[0] = u256_k_divide_once(rem, a, d, n);
        for (unsigned i = 1; i < q_limbs; i++)
            q[i] = 0;
        u256_k_copy(r, rem, n);
        return;
    }
    if (U256_K_DIVIDES_BY_ROWS && n > 1 && n <= 4) {
        u256_k_divide_by_rows(q, q_limbs, r, a, m, d, n);
        return;
    }
    if (n == 1) {
        u256_k_divide_by_limb(q, q_limbs, r, a, m, d[0]);
        return;
    }
    const unsigned shift = u256_k_clz64(d[n - 1]);
    uint64_t normalized[8];
    for (unsigned i = 0; i < n; i++)
        normalized[i] = u256_k_shifted_limb(d, i, shift);
    const uint64_t v = u256_k_reciprocal2(normalized[n - 1], normalized[n - 2]);
    u256_k_divide_normalized(q, q_limbs, r, a, m, normalized, n, v, shift);
}

/* Division by zero: 0 for both, true. */
static inline bool u256_k_divide_by_zero(uint64_t *q, unsigned q_limbs, uint64_t *r, unsigned r_limbs)
{
    for (unsigned i = 0; i < q_limbs; i++)
        q[i] = 0;
    for (unsigned i = 0; i < r_limbs; i++)
        r[i] = 0;
    return true;
}

/* Quotient and remainder, four limbs each, for any a and d; d = 0: both 0, true. q may be a or d; r may be any of them,
 * and is written last. */
U256_INTERNAL bool u256_k_divrem4(uint64_t q[4], uint64_t r[4], const uint64_t a[4], const uint64_t d[4]);

/* The same by a limb that is not 0. */
U256_INTERNAL bool u256_k_divrem4_by_limb(uint64_t q[4], uint64_t r[4], const uint64_t a[4], const uint64_t *d);

/* The same with a and q of eight limbs, by four. */
U256_INTERNAL bool u256_k_divrem8by4(uint64_t q[8], uint64_t r[4], const uint64_t a[8], const uint64_t d[4]);

/* The same by the n <= 4 limbs of d, for m limbs of a. */
U256_INTERNAL bool u256_k_divide8(uint64_t q[8], uint64_t r[4], const uint64_t a[8], unsigned m, const uint64_t *d,
                                  unsigned n);

#if U256_K_DIVIDES_BY_ROWS
/* The same for [a] [b] by a d of two to four limbs, for an a and a b of three or four. */
U256_INTERNAL void u256_k_divide_product(uint64_t q[8], uint64_t r[4], const uint64_t a[4], const uint64_t b[4],
                                         const uint64_t d[4]);
#endif

/* [t] = [a] * [b], two limbs each. */
static inline void u256_k_mul2_wide(uint64_t t[4], const uint64_t a[2], const uint64_t b[2])
{
    uint64_t carry, carry2 = 0;
    t[0] = u256_k_mul1(&carry, a[0], b[0]);
    t[1] = u256_k_mac1(&carry, a[1], b[0], 0);
    t[1] = u256_k_mac1(&carry2, a[0], b[1], t[1]);
    t[2] = u256_k_addmul1(&carry2, a[1], b[1], carry);
    t[3] = carry2;
}

/* [t] = [a] * [b], four limbs and two. */
static inline void u256_k_mul4x2_wide(uint64_t t[6], const uint64_t a[4], const uint64_t b[2])
{
    t[4] = u256_k_mul4x1(t, a, b[0], 0);
    t[5] = u256_k_addmul4x1(t + 1, a, b[1]);
}

/* More than two limbs? */
static inline bool u256_k_is_long(const uint64_t a[4])
{
    return (a[2] | a[3]) != 0;
}

/* [t] = [a] * [b]: limb products of an upper half of 0 are left out. */
U256_K_ALWAYS_INLINE void u256_k_mul_wide_by_length(uint64_t t[8], const uint64_t a[4], const uint64_t b[4],
                                                    bool a_is_long, bool b_is_long)
{
    if (a_is_long && b_is_long) {
        u256_k_mul4_wide(t, a, b);
        return;
    }
    if (a_is_long || b_is_long) {
        u256_k_mul4x2_wide(t, a_is_long ? a : b, a_is_long ? b : a);
    } else {
        u256_k_mul2_wide(t, a, b);
        t[4] = t[5] = 0;
    }
    t[6] = t[7] = 0;
}

/* Quotient and remainder of [a] [b] by [d]; d = 0: both 0, true. */
static inline bool u256_k_muldivrem(uint64_t q[8], uint64_t r[4], const uint64_t a[4], const uint64_t b[4],
                                    const uint64_t d[4])
{
    const bool a_is_long = u256_k_is_long(a), b_is_long = u256_k_is_long(b);
    uint64_t product[8];
    if (!a_is_long && !b_is_long) {
        u256_k_mul2_wide(product, a, b);
        for (unsigned i = 4; i < 8; i++)
            q[i] = 0;
        return u256_k_divrem4(q, r, product, d);
    }
#if U256_K_DIVIDES_BY_ROWS
    if (a_is_long && b_is_long && (d[1] | d[2] | d[3]) != 0) {
        u256_k_divide_product(q, r, a, b, d);
        return false;
    }
#endif
    u256_k_mul_wide_by_length(product, a, b, a_is_long, b_is_long);
    return u256_k_divrem8by4(q, r, product, d);
}

#endif /* U256_DIVIDE_H */
