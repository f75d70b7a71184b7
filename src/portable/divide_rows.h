/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_DIVIDE_ROWS_H
#define U256_DIVIDE_ROWS_H

/*
 * Division with a reciprocal of 128 bits, for divisors of up to four limbs. It is so long that a quotient limb is
 * right, except for one case in 2^60, before anything is multiplied by the divisor. From one limb to the next there are
 * then one product by the reciprocal and one row of products by the divisor, and no comparison; on x86-64 that is half
 * the latency of the steps in divide.h, for two products more. Included by that file; the steps and their bounds are in
 * <u256/kernel_steps.h>.
 */

/* result, [r] = quotient and remainder of [r] * B + low by [d] = B^n - [negated], for [r] < [d] and
 * its reciprocal v. */
U256_K_ALWAYS_INLINE uint64_t u256_k_quotient_by_row(uint64_t *r, uint64_t low, const uint64_t *negated, unsigned n,
                                                     const uint64_t v[2])
{
    uint64_t fraction, q = u256_k_estimate128(&fraction, r[n - 1], r[n - 2], v);
    u256_k_quotient_row(r, low, negated, n, q);
    U256_CORRECTION(quotient_by_row_unsure, fraction > UINT64_MAX - 15);
    if (U256_K_UNLIKELY(fraction > UINT64_MAX - 15)) {
        /* The limb is q or q + 1, and the remainder within 15 / B of [d], above or below: minus [d], its
         * top bit is the sign. */
        uint64_t less[4] = {0, 0, 0, 0};
        const uint64_t rem[4] = {r[0], r[1], n > 2 ? r[2] : 0, n > 3 ? r[3] : 0};
        u256_k_add4(less, rem, negated, false);
        const bool too_small = less[n - 1] >> 63 == 0;
        U256_CORRECTION(quotient_by_row_too_small, too_small);
        if (too_small) {
            q++;
            r[0] = less[0];
            r[1] = less[1];
            if (n > 2)
                r[2] = less[2];
            if (n > 3)
                r[3] = less[3];
        }
    }
    return q;
}

/* x = [a] * 2^shift, one limb longer. */
U256_K_ALWAYS_INLINE void u256_k_shift_up(uint64_t *x, const uint64_t *a, unsigned limbs, unsigned shift)
{
    for (unsigned i = 0; i < limbs; i++)
        x[i] = u256_k_scalar(u256_k_shifted_limb(a, i, shift));
    x[limbs] = u256_k_funnel_left(0, a[limbs - 1], shift);
}

/* The last `limbs` limbs of the quotient of [x] by [d] = B^n - [negated] and its reciprocal v, and [r] = the
 * remainder / 2^shift, where [rem] < [d] are the limbs of x above those. */
U256_K_ALWAYS_INLINE void u256_k_quotient_by_rows(uint64_t *q, uint64_t *r, const uint64_t *x, unsigned limbs,
                                                  uint64_t rem[4], const uint64_t *negated, unsigned n,
                                                  const uint64_t v[2], unsigned shift)
{
    while (limbs-- > 0)
        q[limbs] = u256_k_quotient_by_row(rem, x[limbs], negated, n, v);
    for (unsigned i = 0; i + 1 < n; i++)
        r[i] = u256_k_scalar(u256_k_funnel_right(rem[i + 1], rem[i], shift));
    r[n - 1] = rem[n - 1] >> shift;
}

/* [q], [r] = the quotient of [x] = [a] * 2^shift, with q_limbs + 1 limbs of which those above m are zeros, by [d] =
 * B^n - [negated], and the remainder / 2^shift; for m >= n = 2, 3 or 4, x[m] < 2^shift, the reciprocal v and the half
 * of it that is known first. */
U256_K_ALWAYS_INLINE void u256_k_divide_by_negated(uint64_t *q, unsigned q_limbs, uint64_t *r, const uint64_t *x,
                                                   unsigned m, const uint64_t *negated, unsigned n, uint64_t half,
                                                   const uint64_t v[2], unsigned shift)
{
    uint64_t rem[4] = {0, 0, 0, 0}, fraction;
    for (unsigned i = q_limbs == 4 ? m - n + 1 : 0; i < q_limbs; i++) /* with four limbs m is a constant */
        q[i] = 0;

    /* What the shift moved out of a is the top of the first remainder. It is short, and so is the first quotient limb,
     * for which half of the reciprocal is enough while the other half is not yet known. Nothing wraps within twice the
     * slack if that top is below 2^60. */
    unsigned limbs = m - n + 1;
    rem[0] = x[limbs];
    rem[1] = x[limbs + 1];
    if (n > 2)
        rem[2] = x[limbs + 2];
    if (n > 3)
        rem[3] = x[limbs + 3];
    const uint64_t first = u256_k_estimate64(&fraction, rem[n - 1], rem[n - 2], half), slack = 2 * rem[n - 1] + 6;
    const bool unsure = shift > 60 || fraction - slack > UINT64_MAX - 2 * slack;
    U256_CORRECTION(first_limb_unsure, unsure);
    limbs--;
    if (U256_K_UNLIKELY(unsure)) {
        q[limbs] = u256_k_quotient_by_row(rem, x[limbs], negated, n, v);
    } else {
        u256_k_quotient_row(rem, x[limbs], negated, n, first);
        q[limbs] = first;
    }
    u256_k_quotient_by_rows(q, r, x, limbs, rem, negated, n, v, shift);
}

/* result, v, [negated] = the half and the whole of the reciprocal of [d] * 2^shift, which is normalised,
 * and its complement. */
U256_K_ALWAYS_INLINE uint64_t u256_k_prepare_rows(uint64_t negated[4], uint64_t v[2], const uint64_t *d, unsigned n,
                                                  unsigned shift)
{
    const uint64_t zero[4] = {0, 0, 0, 0};
    for (unsigned i = 0; i < 4; i++)
        negated[i] = i < n ? u256_k_scalar(u256_k_shifted_limb(d, i, shift)) : 0;
    const uint64_t half = u256_k_reciprocal128(v, negated[n - 1], negated[n - 2]);
    u256_k_sub4(negated, zero, negated, false);
    return half;
}

/* As u256_k_divide(), for m > n and n = 2, 3 or 4; a has q_limbs limbs, those from m on zeros. */
U256_K_ALWAYS_INLINE void u256_k_divide_by_rows(uint64_t *q, unsigned q_limbs, uint64_t *r, const uint64_t *a,
                                                unsigned m, const uint64_t *d, unsigned n)
{
    const unsigned shift = u256_k_clz64(d[n - 1]);
    uint64_t negated[4], x[9], v[2];
    const uint64_t half = u256_k_prepare_rows(negated, v, d, n, shift);
    u256_k_shift_up(x, a, q_limbs, shift);
    u256_k_divide_by_negated(q, q_limbs, r, x, m, negated, n, half, v, shift);
}

/* [q], [r] = quotient and remainder of [a] [b], a product of more than four limbs, by the n = 2, 3 or 4 limbs of d. The
 * reciprocal comes first: a division by hardware and a chain of products, as long as [a] [b] and beside it. */
U256_K_ALWAYS_INLINE void u256_k_divide_product_by_rows(uint64_t q[8], uint64_t r[4], const uint64_t a[4],
                                                        const uint64_t b[4], const uint64_t d[4], unsigned n)
{
    const unsigned shift = u256_k_clz64(d[n - 1]);
    uint64_t negated[4], product[8], x[9], v[2];
    const uint64_t half = u256_k_prepare_rows(negated, v, d, n, shift);
    u256_k_mul4_wide(product, a, b);
    const unsigned m = u256_k_length(product, 8);
    u256_k_shift_up(x, product, 8, shift);
    if (u256_k_lt4(product + 4, d)) {
        /* As in products modulo d of numbers below it: a quotient of at most four limbs, and nothing
         * to divide above it. */
        const unsigned limbs = m < n + 4 ? m - n + 1 : 4;
        uint64_t rem[4] = {x[limbs], x[limbs + 1], n > 2 ? x[limbs + 2] : 0, n > 3 ? x[limbs + 3] : 0};
        for (unsigned i = 0; i < 8; i++)
            q[i] = 0;
        u256_k_quotient_by_rows(q, r, x, limbs, rem, negated, n, v, shift);
    } else {
        u256_k_divide_by_negated(q, 8, r, x, m, negated, n, half, v, shift);
    }
}

/* As u256_k_divide() for n = 1 and m > 1. The first limb is divided directly, beside the reciprocal. With a hardware
 * divider two limbs take two divisions: less time than a reciprocal and a step with it. */
U256_K_ALWAYS_INLINE void u256_k_divide_by_limb(uint64_t *q, unsigned q_limbs, uint64_t *r, const uint64_t *a,
                                                unsigned m, uint64_t d)
{
    unsigned limbs = m - 1;
    const uint64_t first = a[limbs] / d;
#ifdef U256_K_HAS_UDIV_QRNND
    if (q_limbs == 4 && m == 2) { /* with four limbs m is a constant */
        uint64_t rem = a[1] - first * d;
        const uint64_t second = u256_k_udiv_qrnnd(&rem, rem, a[0], d);
        for (unsigned i = 2; i < q_limbs; i++)
            q[i] = 0;
        q[0] = second;
        q[1] = first;
        r[0] = rem;
        return;
    }
#endif
    uint64_t x[9];
    const unsigned shift = u256_k_normalization(d);
    const uint64_t normalized = d << shift, v = u256_k_reciprocal(normalized);
    u256_k_shift_up(x, a, q_limbs, shift);
    for (unsigned i = q_limbs == 4 ? m : 0; i < q_limbs; i++)
        q[i] = 0;
    q[limbs] = first;
    uint64_t rem = x[limbs] - first * normalized;
    while (limbs-- > 0)
        q[limbs] = u256_k_div2by1(&rem, rem, x[limbs], normalized, v);
    r[0] = rem >> shift;
}

#endif /* U256_DIVIDE_ROWS_H */
