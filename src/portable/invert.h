/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_INVERT_H
#define U256_INVERT_H

/*
 * Inverses modulo any number. Internal.
 */

#include "binary_gcd.h"
#include "invert_pow2.h"

/* [r] = [r] / 2^n mod [m], for [r] <= [m], m odd, n <= 511: Montgomery's reduction. The result is at most [m]. */
static inline void u256_k_unscale(uint64_t r[4], const uint64_t m[4], unsigned n)
{
    const uint64_t minus_inverse = (uint64_t)0 - u256_k_invert_limb(m[0]);
    /* [r] + [m] k is divisible by 2^bits, and less than [m] 2^bits + 1 for k < 2^bits. */
    for (; n >= 64; n -= 64) {
        uint64_t t[4];
        const uint64_t k = r[0] * minus_inverse;
        uint64_t carry = u256_k_mul4x1(t, m, k, 0);
        const uint64_t low[4] = {t[0], t[1], t[2], t[3]};
        carry += u256_k_add4(t, low, r, false);
        r[0] = t[1];
        r[1] = t[2];
        r[2] = t[3];
        r[3] = carry;
    }
    uint64_t t[4];
    const uint64_t k = r[0] * minus_inverse & ((UINT64_C(1) << n) - 1);
    uint64_t top = u256_k_mul4x1(t, m, k, 0);
    top += u256_k_add4(t, t, r, false);
    r[0] = u256_k_funnel_right(t[1], t[0], n);
    r[1] = u256_k_funnel_right(t[2], t[1], n);
    r[2] = u256_k_funnel_right(t[3], t[2], n);
    r[3] = u256_k_funnel_right(top, t[3], n);
}

/* [u], [v] = [u] fa + [v] ga, [u] fb + [v] gb, where the sums are below 2^256 and the terms have at
 * most `limbs` limbs. */
static inline void u256_k_invert_apply(uint64_t u[4], uint64_t v[4], const u256_k_gcd_matrix *m, unsigned limbs)
{
    const uint64_t fa = m->fa, ga = m->ga, fb = m->fb, gb = m->gb;
    uint64_t u_carry = 0, u_carry2 = 0, v_carry = 0, v_carry2 = 0;
    for (unsigned i = 0; i < limbs; i++) {
        uint64_t s = u256_k_mac1(&u_carry, u[i], fa, 0);
        s = u256_k_addmul1(&u_carry2, v[i], ga, s);
        uint64_t t = u256_k_mac1(&v_carry, u[i], fb, 0);
        t = u256_k_addmul1(&v_carry2, v[i], gb, t);
        u[i] = s;
        v[i] = t;
    }
    if (limbs < 4) {
        u[limbs] = u_carry + u_carry2;
        v[limbs] = v_carry + v_carry2;
    }
}

/* The same as u256_k_invert for an odd m. */
static inline bool u256_k_invert_odd(uint64_t r[4], const uint64_t a_in[4], const uint64_t m[4])
{
    /* With n halvings so far, sign * [u] [a_in] = 2^n [a] and -sign * [v] [a_in] = 2^n [b] mod [m]: the signs always
     * differ, and so do those of each row and column of a matrix, which is why the absolute values always add up. And
     * as [m] = [u] [b] + [v] [a], neither exceeds [m] while [a] > 0. */
    uint64_t a[4], b[4], u[4] = {1, 0, 0, 0}, v[4] = {0, 0, 0, 0};
    for (int i = 0; i < 4; i++) {
        a[i] = a_in[i];
        b[i] = m[i];
    }
    u256_k_gcd_shorten(a, b);
    uint64_t negative = 0;
    unsigned n = 0, limbs = 1;
    bool found = u256_k_is_zero4(a);
    while (!found) {
        const unsigned top = u256_k_gcd_top(a, b);
        u256_k_gcd_matrix matrix;
        const bool close = u256_k_gcd_batch(a, b, top, &matrix, NULL);
        u256_k_invert_apply(u, v, &matrix, limbs);
        negative ^= matrix.negative;
        n += matrix.halvings;
        limbs += limbs < 4; /* the sums were less than 2^63 times the larger one of [u] and [v] */
        if (close && top <= 64) {
            found = true;
        } else if (close) {
            const bool less = u256_k_gcd_whole_step(a, b);
            uint64_t t[4];
            u256_k_add4(t, u, v, false);
            u256_k_select4(v, v, u, less);
            for (int i = 0; i < 4; i++)
                u[i] = t[i];
            negative ^= (uint64_t)0 - less;
            found = u256_k_is_zero4(a);
        }
    }
    /* [b] is the greatest common divisor. */
    static const uint64_t zero[4] = {0, 0, 0, 0};
    const bool none = !u256_k_gcd_is_one(b);
    u256_k_unscale(v, m, n);
    u256_k_sub4(a, m, v, false);
    u256_k_select4(v, a, v, negative != 0);
    u256_k_select4(r, v, zero, none);
    return none;
}

/* [r] = [a]^-1 mod [m], in [0, [m]), for any [a] and an [m] >= 2; true: there is none, and [r] = 0. r may be a or m. */
static inline bool u256_k_invert(uint64_t r[4], const uint64_t a[4], const uint64_t m[4])
{
    if (m[0] & 1)
        return u256_k_invert_odd(r, a, m);
    if (!(a[0] & 1)) {
        r[0] = r[1] = r[2] = r[3] = 0;
        return true;
    }
    /* [m] is even, so [a] is odd. With v = [m]^-1 mod [a], [a] divides 1 - [m] v, and (1 - [m] v) / [a] + [m] is the
     * inverse: exact modulo 2^256, as it is below [m]. */
    uint64_t v[4], inverse[4], t[4];
    static const uint64_t zero[4] = {0, 0, 0, 0}, one[4] = {1, 0, 0, 0};
    if (u256_k_gcd_is_one(a)) {
        for (int i = 0; i < 4; i++)
            r[i] = one[i];
        return false;
    }
    const bool none = u256_k_invert_odd(v, m, a);
    u256_k_invert_pow2(inverse, a);
    u256_k_mul4(t, v, m);
    u256_k_sub4(t, one, t, false);
    u256_k_mul4(t, t, inverse);
    u256_k_add4(t, t, m, false);
    u256_k_select4(r, t, zero, none);
    return none;
}

#endif /* U256_INVERT_H */
