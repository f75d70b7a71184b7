/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_MONTGOMERY_H
#define U256_MONTGOMERY_H

/*
 * Montgomery's reduction, R = 2^256. Internal.
 *
 * In the form that subtracts: with k = [t] / [m] mod R, [t] and k [m] have the same low half, and ([t] - k [m]) / R is the
 * difference of the upper halves. Both are less than [m] when [t] < [m] R, so that neither a carry nor a second
 * correction can arise, for any [m] up to R. The limbs of k are found one by one, and of k [m] only a running upper part
 * is kept.
 */

#include <u256/kernel.h>
#include <u256/limb.h>

/* [r] = [t] / R mod [m], for [t] < [m] R and the inverse of the odd [m] modulo 2^64: 20 products. Any larger [t] gives
 * something below R. r may be m or a part of t. */
static inline void u256_k_redc(uint64_t r[4], const uint64_t t[8], const uint64_t m[4], uint64_t inverse)
{
    uint64_t first[4], other[4];
    const uint64_t top = u256_k_mul4x1(first, m, t[0] * inverse, 0); /* first[0] = t[0] */
    uint64_t u[4] = {first[1], first[2], first[3], top};
    u256_k_redc4x1(u, m, (t[1] - u[0]) * inverse, t[1]);
    u256_k_redc4x1(u, m, (t[2] - u[0]) * inverse, t[2]);
    u256_k_redc4x1(u, m, (t[3] - u[0]) * inverse, t[3]);
    const bool negative = u256_k_sub4(u, t + 4, u, false);
    u256_k_add4(other, u, m, false);
    u256_k_select4(r, u, other, negative);
}

/* [r] = [a] * [b] / R mod [m] for an odd [m] of n < 4 limbs, R = 2^(64 n), and [a] * [b] < [m] R; likewise. n is a constant
 * wherever this is inlined. */
U256_K_ALWAYS_INLINE void u256_k_mont_mul_short(uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *m,
                                                unsigned n, uint64_t inverse)
{
    uint64_t t[6] = {0}, u[3] = {0}, other[3], borrow = 0, carry = 0;
    for (unsigned i = 0; i < n; i++)
        for (unsigned j = 0; j < n; j++)
            t[i + j] = u256_k_addmul1(&t[i + n], a[j], b[i], t[i + j]);
    for (unsigned i = 0; i < n; i++) {
        const uint64_t k = (t[i] - u[0]) * inverse;
        uint64_t top;
        u256_k_mul1(&top, m[0], k);
        top += t[i] < u[0]; /* as in u256_k_redc4x1 */
        for (unsigned j = 1; j < n; j++)
            u[j - 1] = u256_k_addmul1(&top, m[j], k, u[j]);
        u[n - 1] = top;
    }
    for (unsigned i = 0; i < n; i++) {
        const uint64_t d = t[n + i] - u[i], less = t[n + i] < u[i];
        u[i] = d - borrow;
        borrow = less | (d < borrow);
    }
    for (unsigned i = 0; i < n; i++) {
        const uint64_t s = u[i] + m[i];
        other[i] = s + carry;
        carry = (s < m[i]) | (other[i] < s);
    }
    for (unsigned i = 0; i < n; i++)
        r[i] = u[i] ^ ((u[i] ^ other[i]) & ((uint64_t)0 - borrow));
}

#endif /* U256_MONTGOMERY_H */
