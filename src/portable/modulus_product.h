/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_MODULUS_PRODUCT_H
#define U256_MODULUS_PRODUCT_H

/*
 * Products modulo a u256_modulus that is folded or has a reciprocal of four limbs. Internal; compiled by modulus.c, and
 * again for newer CPUs where products_cpu.h says so.
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

/* r = [t] / 2^shift mod m, for a [t] that 2^shift divides; unless m is folded, [t] < m * 2^(256 + shift). */
U256_K_ALWAYS_INLINE void u256_k_modulus_finish(u256 *r, uint64_t t[8], const u256_modulus *M)
{
    uint64_t q[4];
    if (M->kind == U256_K_MODULUS_FOLD)
        u256_k_fold(t + 4, t, M->fold);
    else
        u256_k_div8by4(q, t + 4, t, M->divisor.normalized, M->divisor.reciprocal);
    u256_k_modulus_unscale(r, t + 4, M);
}

/* Whether limbs 6 and 7 of a product, and some bits of limb 5, fold to their product with M->high. */
static inline bool u256_k_modulus_folds_high(const u256_modulus *M)
{
    return M->kind == U256_K_MODULUS_RECIPROCAL && M->divisor.shift < 64 - 2;
}

/* How many bits of limb 5 fold, for a normalised [d] = [m] 2^shift, shift < 62. */
static inline unsigned u256_k_modulus_bits_folded(const uint64_t d[4], unsigned shift)
{
    if (shift == 2)
        return shift + (d[3] >> (64 - 2) == 3 ? 1 : 2);
    return shift + (shift < 2 ? 0 : 2);
}

/* r = [t] mod m for [t] < m^2 and an m whose products fold (W. Hasenplaug, G. Gaubatz and V. Gopal, "Fast Modular
 * Reduction", ARITH 18, 2007), and are then reduced by an estimate of the quotient (P. Barrett, "Implementing the
 * Rivest Shamir and Adleman public key encryption algorithm", CRYPTO '86). With W = 2^256, y = m / W and z W B^2 =
 * 2^(384 - bits), the place that is folded from, [t] = [h] z W B^2 + [low], and [s] = [h] (z W B^2 mod m) + [low] is
 * the same modulo m, where
 *     [h] < (y^2 / z) B^2 <= B^2 and [s] < (y^2 / z + z / y) B^2 m
 * which is below B^2 m if shift > 1: the sum in brackets is at most 1 at both ends of the y that have the same z, and
 * so between them. Otherwise z = 2^-shift, the sum is below 9 / 4, and [s] below 2 z W B^2.
 *
 * [s] / m is that sum by [d] = [m] 2^shift: with [x] = floor([s] 2^shift / B^3) and W B^3 / [d] = B^3 +
 * [v] + f, 0 < f <= 1,
 *     B [s] / m = [x] + [x] [v] / B^3 + (([s] 2^shift / B^3 - [x]) (W B^3 / [d]) + [x] f) / B^3
 * where the last term is below 2 + 2, and u256_k_estimate192() too small by less than 5. So the quotient is right
 * unless its fraction is within 9 / B of one, and then it may be one too small. */
U256_K_ALWAYS_INLINE void u256_k_modulus_finish_high(u256 *r, const uint64_t t[8], const u256_modulus *M,
                                                     unsigned shift, unsigned bits)
{
    const uint64_t *const m = M->m.w, *const v = M->divisor.reciprocal + 1;
    const uint64_t h0 = u256_k_funnel_left(t[6], t[5], bits), h1 = u256_k_funnel_left(t[7], t[6], bits);
    uint64_t s[7] = {t[0], t[1], t[2], t[3], t[4], t[5] << bits >> bits};
    const uint64_t low5 = s[5];
    u256_k_add2(&s[5], &s[4], 0, u256_k_addmul4x1(s, M->high.w, h0));
    s[6] = s[5] < low5;
    u256_k_add2(&s[6], &s[5], 0, u256_k_addmul4x1(s + 1, M->high.w, h1));

    uint64_t x[4] = {u256_k_funnel_left(s[3], s[2], shift), u256_k_funnel_left(s[4], s[3], shift),
                     u256_k_funnel_left(s[5], s[4], shift)};
    uint64_t q[4], less[4];
    if (shift < 2)
        x[3] = u256_k_funnel_left(s[6], s[5], shift); /* 0 or 1 */
    u256_k_estimate192(q, x, v);
    if (shift < 2) {
        const uint64_t mask = (uint64_t)0 - x[3], top[4] = {v[0] & mask, v[1] & mask, v[2] & mask, 0};
        uint64_t borrow = 0;
        u256_k_add4(q, q, top, false);
        s[2] = u256_k_submul1(&borrow, m[0], q[3], s[2]);
        s[3] -= m[1] * q[3] + borrow;
    }
    u256_k_submul4x2(r->w, s, m, q + 1);
    const bool unsure = q[0] > UINT64_MAX - 8;
    U256_CORRECTION(modulus_quotient_unsure, unsure);
    if (U256_K_UNLIKELY(unsure)) {
        /* The remainder is within 9 / B of m, above or below: minus m, its top bit is the sign. */
        u256_k_sub4(less, r->w, m, false);
        const bool too_small = less[3] >> 63 == 0;
        U256_CORRECTION(modulus_quotient_too_small, too_small);
        if (too_small)
            u256_k_copy(r->w, less, 4);
    }
}

/* r = a * b mod m and r = a^2 mod m for a, b < m, and false. Functions of their own, as none need save the registers of
 * another: one for an m whose products fold, which is not shifted if it has 256 bits, and one for all others. */
U256_K_NEVER_INLINE bool u256_k_modulus_mul_high(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M)
{
    uint64_t t[8];
    u256_k_mul4_wide(t, a->w, b->w);
    u256_k_modulus_finish_high(r, t, M, M->divisor.shift, (unsigned)M->fold);
    return u256_k_false();
}

U256_K_NEVER_INLINE bool u256_k_modulus_mul_high256(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M)
{
    uint64_t t[8];
    u256_k_mul4_wide(t, a->w, b->w);
    u256_k_modulus_finish_high(r, t, M, 0, 0);
    return u256_k_false();
}

U256_K_NEVER_INLINE bool u256_k_modulus_mul_scaled(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M)
{
    uint64_t scaled[4], t[8];
    u256_k_modulus_scale(scaled, a, M); /* without loss, as a < m */
    u256_k_mul4_wide(t, scaled, b->w);
    u256_k_modulus_finish(r, t, M);
    return u256_k_false();
}

U256_K_NEVER_INLINE bool u256_k_modulus_sqr_high(u256 *r, const u256 *a, const u256_modulus *M)
{
    uint64_t t[8];
    u256_k_sqr4_wide(t, a->w);
    u256_k_modulus_finish_high(r, t, M, M->divisor.shift, (unsigned)M->fold);
    return u256_k_false();
}

U256_K_NEVER_INLINE bool u256_k_modulus_sqr_high256(u256 *r, const u256 *a, const u256_modulus *M)
{
    uint64_t t[8];
    u256_k_sqr4_wide(t, a->w);
    u256_k_modulus_finish_high(r, t, M, 0, 0);
    return u256_k_false();
}

U256_K_NEVER_INLINE bool u256_k_modulus_sqr_unscaled(u256 *r, const u256 *a, const u256_modulus *M)
{
    uint64_t t[8];
    u256_k_sqr4_wide(t, a->w);
    u256_k_modulus_finish(r, t, M);
    return u256_k_false();
}

/* r = a * b mod m for a, b < m, and false. */
static inline bool u256_k_modulus_mul4(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M)
{
    if (!u256_k_modulus_folds_high(M))
        return u256_k_modulus_mul_scaled(r, a, b, M);
    if (M->divisor.shift)
        return u256_k_modulus_mul_high(r, a, b, M);
    return u256_k_modulus_mul_high256(r, a, b, M);
}

/* r = a^2 mod m for a < m, and false. */
static inline bool u256_k_modulus_sqr4(u256 *r, const u256 *a, const u256_modulus *M)
{
    if (!u256_k_modulus_folds_high(M)) /* scaled, it is a product of two numbers */
        return M->divisor.shift ? u256_k_modulus_mul_scaled(r, a, a, M) : u256_k_modulus_sqr_unscaled(r, a, M);
    if (M->divisor.shift)
        return u256_k_modulus_sqr_high(r, a, M);
    return u256_k_modulus_sqr_high256(r, a, M);
}

#endif /* U256_MODULUS_PRODUCT_H */
