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

/* Whether m has a bit of room in its four limbs, 2^192 <= m < 2^255, and is not folded. */
static inline bool u256_k_modulus_has_room(const u256_modulus *M)
{
    return M->kind == U256_K_MODULUS_RECIPROCAL && M->divisor.shift >= 1 && M->divisor.shift < 64;
}

/* r = [t] mod m for [t] < m^2 and an m with room, where neither [t] nor the remainder need be scaled (Barrett, "Implementing
 * the Rivest Shamir and Adleman public key encryption algorithm", CRYPTO '86). With [t] 2^shift = [hi] W + [lo] and
 * W^2 / d = W + V + x, 0 < x <= 1, [t] / m is
 *     [hi] + ([hi] V + [lo]) / W + ([hi] x + [lo] (V + x) / W) / W,
 * of which the last term is below z + W / d - 1 <= 9/8, z = d m / W^2 <= (d / W)^2 / 2. So q, for which the top limb of [lo]
 * is enough, is two too small at most, and the first remainder below (z + W / d + 1 / B) m < W / 4 + W / 2 + m / B. */
static inline void u256_k_modulus_finish_with_room(u256 *r, const uint64_t t[8], const u256_modulus *M)
{
    const unsigned shift = M->divisor.shift;
    const uint64_t lo3 = u256_k_shifted_limb(t, 3, shift);
    uint64_t hi[4], product[8], q[4], rem[4];
    u256_k_shl4_bits(hi, t + 4, shift, t[3]);
    u256_k_mul4_wide(product, M->divisor.reciprocal, hi);
    u256_k_add4(q, product + 4, hi, product[3] + lo3 < lo3); /* [t] / m < m */
    u256_k_mul4(rem, q, M->m.w);
    u256_k_sub4(rem, t, rem, false); /* below 3 m and W */
    u256_k_sub4_or(rem, false, rem, M->m.w, rem);
    const bool again = !u256_k_lt4(rem, M->m.w);
    U256_CORRECTION(modulus_quotient_too_small, again);
    if (U256_K_UNLIKELY(again))
        u256_k_sub4(rem, rem, M->m.w, false);
    u256_k_copy(r->w, rem, 4);
}

/* r = a * b mod m and r = a^2 mod m for a, b < m and an m with room. Functions of their own, as the others need not save
 * the registers of these. */
U256_K_NEVER_INLINE void u256_k_modulus_mul_with_room(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M)
{
    uint64_t t[8];
    u256_k_mul4_wide(t, a->w, b->w);
    u256_k_modulus_finish_with_room(r, t, M);
}

U256_K_NEVER_INLINE void u256_k_modulus_sqr_with_room(u256 *r, const u256 *a, const u256_modulus *M)
{
    uint64_t t[8];
    u256_k_sqr4_wide(t, a->w);
    u256_k_modulus_finish_with_room(r, t, M);
}

/* r = a * b mod m for a, b < m. */
static inline void u256_k_modulus_mul4(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M)
{
    uint64_t scaled[4], t[8];
    if (u256_k_modulus_has_room(M)) {
        u256_k_modulus_mul_with_room(r, a, b, M);
        return;
    }
    u256_k_modulus_scale(scaled, a, M); /* without loss, as a < m */
    u256_k_mul4_wide(t, scaled, b->w);
    u256_k_modulus_finish(r, t, M);
}

/* r = a^2 mod m for a < m. */
static inline void u256_k_modulus_sqr4(u256 *r, const u256 *a, const u256_modulus *M)
{
    uint64_t t[8];
    if (u256_k_modulus_has_room(M)) {
        u256_k_modulus_sqr_with_room(r, a, M);
        return;
    }
    if (M->divisor.shift) { /* scaled, it is a product of two numbers */
        u256_k_modulus_mul4(r, a, a, M);
        return;
    }
    u256_k_sqr4_wide(t, a->w);
    u256_k_modulus_finish(r, t, M);
}

#endif /* U256_MODULUS_PRODUCT_H */
