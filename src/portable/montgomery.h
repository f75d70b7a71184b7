/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_MONTGOMERY_H
#define U256_MONTGOMERY_H

/*
 * Montgomery's form for moduli of less than four limbs. Internal; <u256/kernel_montgomery.h> has that for four.
 */

#include <u256/kernel.h>
#include <u256/limb.h>

/* [r] = [a] * [b] / R mod [m] for an odd [m] of n < 4 limbs, R = 2^(64 n), and [a] * [b] < [m] R, as the
 * kernel does it. n is a constant wherever this is inlined. */
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
        top += t[i] < u[0]; /* as in u256_k_redc4x1() */
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
