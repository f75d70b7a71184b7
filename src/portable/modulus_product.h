/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_MODULUS_PRODUCT_H
#define U256_MODULUS_PRODUCT_H

/*
 * Products modulo a u256_modulus that is folded or has a reciprocal of four limbs. Internal; compiled by modulus.c, and
 * once more for newer CPUs where products_cpu.h says so.
 */

#include <u256/bits.h>
#include <u256/modular.h>

#include "divisor.h"
#include "fold.h"

/* [r] = [a] * 2^shift mod 2^256, and r = [a] / 2^shift. Many moduli have no shift, and most others a short one. */
static inline void u256_k_modulus_scale(uint64_t r[4], const u256 *a, const u256_modulus *M)
{
    const unsigned shift = M->divisor.shift;
    u256 scaled;
    u256_k_copy(scaled.w, a->w, 4);
    if (shift >= 64)
        u256_shl(&scaled, &scaled, shift);
    else if (shift)
        u256_k_shl4_by_funnels(scaled.w, scaled.w, shift, 0);
    u256_k_copy(r, scaled.w, 4);
}

static inline void u256_k_modulus_unscale(u256 *r, const uint64_t a[4], const u256_modulus *M)
{
    const unsigned shift = M->divisor.shift;
    u256 unscaled;
    u256_k_copy(unscaled.w, a, 4);
    if (shift >= 64)
        u256_shr(&unscaled, &unscaled, shift);
    else if (shift)
        u256_k_shr4_bits(unscaled.w, unscaled.w, shift, 0);
    u256_k_copy(r->w, unscaled.w, 4);
}

/* r = [t] / 2^shift mod m, for a [t] that 2^shift divides; where m is not folded, [t] < m * 2^(256 + shift). */
U256_K_ALWAYS_INLINE void u256_k_modulus_finish(u256 *r, uint64_t t[8], const u256_modulus *M)
{
    uint64_t q[4];
    if (M->kind == U256_K_MODULUS_FOLD)
        u256_k_fold(t + 4, t, M->fold);
    else
        u256_k_div8by4(q, t + 4, t, M->divisor.normalized, M->divisor.reciprocal);
    u256_k_modulus_unscale(r, t + 4, M);
}

/* r = a * b mod m for a, b < m. */
static inline void u256_k_modulus_mul4(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M)
{
    uint64_t scaled[4], t[8];
    u256_k_modulus_scale(scaled, a, M); /* without loss, as a < m */
    u256_k_mul4_wide(t, scaled, b->w);
    u256_k_modulus_finish(r, t, M);
}

/* r = a^2 mod m for a < m. */
static inline void u256_k_modulus_sqr4(u256 *r, const u256 *a, const u256_modulus *M)
{
    uint64_t t[8];
    if (M->divisor.shift) { /* scaled, it is a product of two numbers */
        u256_k_modulus_mul4(r, a, a, M);
        return;
    }
    u256_k_sqr4_wide(t, a->w);
    u256_k_modulus_finish(r, t, M);
}

#endif /* U256_MODULUS_PRODUCT_H */
