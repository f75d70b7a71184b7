/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_MONTGOMERY_H
#define U256_MONTGOMERY_H

/*
 * The odd part of a modulus, and Montgomery's form for one of fewer than four limbs. Internal;
 * <u256/kernel_montgomery.h> has the form for four.
 */

#include <u256/bits.h>
#include <u256/kernel.h>
#include <u256/limb.h>
#include <u256/modular.h>

/* m / 2^twos. */
static inline u256 u256_k_modulus_odd(const u256_modulus *M)
{
    u256 odd;
    u256_shr(&odd, &M->m, M->twos);
    return odd;
}

/* [r] = [a] * [b] / R mod [m] for an odd [m] of n < 4 limbs, R = 2^(64 n), and [a] * [b] < [m] R, as in the kernel. All
 * of them have zeros above. n is a constant wherever this is inlined. */
U256_K_ALWAYS_INLINE void u256_k_mont_mul_short(uint64_t r[4], const uint64_t a[4], const uint64_t b[4],
                                                const uint64_t m[4], unsigned n, uint64_t inverse)
{
    uint64_t t[8] = {0}, u[4] = {0};
    t[0] = u256_k_mul1(&t[n], a[0], b[0]);
    for (unsigned i = 0; i < n; i++) {
        for (unsigned j = i == 0; j < n; j++)
            t[i + j] = u256_k_addmul1(&t[i + n], a[j], b[i], t[i + j]);
        const uint64_t k = (t[i] - u[0]) * inverse;
        uint64_t carry;
        u256_k_mul1(&carry, m[0], k);
        carry += t[i] < u[0]; /* as in u256_k_redc4x1() */
        for (unsigned j = 1; j < n; j++)
            u[j - 1] = u256_k_addmul1(&carry, m[j], k, u[j]);
        u[n - 1] = carry;
    }
    if (n > 1) {
        u256_k_redc_last(r, t + n, u, m);
        return;
    }
    r[0] = t[1] - u[0] + (m[0] & ((uint64_t)0 - (t[1] < u[0])));
    r[1] = r[2] = r[3] = 0;
}

#endif /* U256_MONTGOMERY_H */
