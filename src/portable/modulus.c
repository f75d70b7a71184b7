/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/bits.h>
#include <u256/compare.h>
#include <u256/modular.h>

#include "divisor.h"
#include "fold.h"
#include "invert.h"

/* Montgomery's constants for the odd part of m, given [square] = 2^512 modulo a multiple of m. */
static void u256_k_modulus_odd_part(u256_modulus *M, const uint64_t square[4])
{
    uint64_t q[4];
    M->twos = u256_ctz(&M->m);
    u256_shr(&M->odd, &M->m, M->twos);
    M->odd_inverse = u256_k_invert_limb(M->odd.w[0]);
    u256_k_divrem4(q, M->montgomery_square.w, square, M->odd.w);
}

bool u256_modulus_init(u256_modulus *M, const u256 *m)
{
    static const u256_modulus zero;
    static const uint64_t nothing[4];
    uint64_t mask[4], square[4] = {0, 0, 0, 0};
    const u256 modulus = *m;
    *M = zero;
    M->m = modulus;
    if (u256_is_zero(&modulus))
        return true;
    if (u256_k_mask_of_pow2(mask, modulus.w)) {
        M->kind = U256_K_MODULUS_POW2;
        u256_k_modulus_odd_part(M, square);
        return false;
    }
    M->divisor.shift = u256_clz(&modulus);
    u256 normalized;
    u256_shl(&normalized, &modulus, M->divisor.shift);
    M->fold = u256_k_fold_of(normalized.w);
    if (M->fold) {
        M->kind = U256_K_MODULUS_FOLD;
        for (int i = 0; i < 4; i++)
            M->divisor.normalized[i] = normalized.w[i];
        square[0] = u256_k_mul1(&square[1], M->fold, M->fold);
    } else {
        /* The reciprocal v is such that 2^512 = (2^256 + v) * normalized + a remainder, which is not the whole
         * divisor as that is no power of two. */
        M->kind = U256_K_MODULUS_RECIPROCAL;
        u256_k_divisor_init(&M->divisor, modulus.w);
        u256_k_mul4(square, M->divisor.reciprocal, M->divisor.normalized);
        u256_k_sub4(square, nothing, square, false);
    }
    u256_k_modulus_odd_part(M, square);
    return false;
}

/* [r] = [a] * 2^shift mod 2^256, and r = [a] / 2^shift. Many moduli have no shift. */
static inline void u256_k_modulus_scale(uint64_t r[4], const u256 *a, const u256_modulus *M)
{
    u256 scaled;
    u256_k_copy(scaled.w, a->w, 4);
    if (M->divisor.shift)
        u256_shl(&scaled, &scaled, M->divisor.shift);
    u256_k_copy(r, scaled.w, 4);
}

static inline void u256_k_modulus_unscale(u256 *r, const uint64_t a[4], const u256_modulus *M)
{
    u256 unscaled;
    u256_k_copy(unscaled.w, a, 4);
    if (M->divisor.shift)
        u256_shr(&unscaled, &unscaled, M->divisor.shift);
    u256_k_copy(r->w, unscaled.w, 4);
}

/* r = [t] / 2^shift mod m, for a [t] that 2^shift divides; where m is not folded, [t] < m * 2^(256 + shift). */
static inline void u256_k_modulus_finish(u256 *r, uint64_t t[8], const u256_modulus *M)
{
    uint64_t q[4];
    if (M->kind == U256_K_MODULUS_FOLD)
        u256_k_fold(t + 4, t, M->fold);
    else
        u256_k_div8by4(q, t + 4, t, M->divisor.normalized, M->divisor.reciprocal);
    u256_k_modulus_unscale(r, t + 4, M);
}

/* r = [a] mod m, for m = 2^k. */
static inline void u256_k_modulus_mask(u256 *r, const uint64_t a[4], const u256_modulus *M)
{
    uint64_t mask[4];
    u256_k_mask_of_pow2(mask, M->m.w);
    u256_k_mask4(r->w, a, mask);
}

bool u256_modulus_reduce(u256 *r, const u256 *a, const u256_modulus *M)
{
    uint64_t t[8], q[4];
    switch (M->kind) {
    case U256_K_MODULUS_ZERO:
        return u256_k_no_result(r);
    case U256_K_MODULUS_POW2:
        u256_k_modulus_mask(r, a->w, M);
        return false;
    case U256_K_MODULUS_FOLD:
        /* shift < 64, as 2^64 does not divide 2^256 - c. */
        u256_k_modulus_scale(t, a, M);
        t[4] = u256_k_funnel_left(0, a->w[3], M->divisor.shift);
        t[5] = t[6] = t[7] = 0;
        u256_k_modulus_finish(r, t, M);
        return false;
    default:
        u256_k_divrem4_by(q, r->w, a->w, &M->divisor);
        return false;
    }
}

bool u256_modulus_reduce_u512(u256 *r, const u512 *a, const u256_modulus *M)
{
    u256 low;
    uint64_t q[8];
    switch (M->kind) {
    case U256_K_MODULUS_FOLD:
        u256_k_fold(low.w, a->w, M->fold);
        return u256_modulus_reduce(r, &low, M);
    case U256_K_MODULUS_RECIPROCAL:
        u256_k_divrem8by4_by(q, r->w, a->w, &M->divisor);
        return false;
    default:
        low = u512_lo(a);
        return u256_modulus_reduce(r, &low, M);
    }
}

bool u256_modulus_mul(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M)
{
    uint64_t scaled[4], t[8];
    switch (M->kind) {
    case U256_K_MODULUS_ZERO:
        return u256_k_no_result(r);
    case U256_K_MODULUS_POW2:
        u256_k_mul4(t, a->w, b->w);
        u256_k_modulus_mask(r, t, M);
        return false;
    default:
        u256_k_modulus_scale(scaled, a, M); /* without loss, as a < m */
        u256_k_mul4_wide(t, scaled, b->w);
        u256_k_modulus_finish(r, t, M);
        return false;
    }
}

bool u256_modulus_sqr(u256 *r, const u256 *a, const u256_modulus *M)
{
    uint64_t t[8];
    switch (M->kind) {
    case U256_K_MODULUS_ZERO:
        return u256_k_no_result(r);
    case U256_K_MODULUS_POW2:
        u256_k_sqr4(t, a->w);
        u256_k_modulus_mask(r, t, M);
        return false;
    default:
        /* Scaled, it is a product of two numbers. */
        if (M->divisor.shift)
            return u256_modulus_mul(r, a, a, M);
        u256_k_sqr4_wide(t, a->w);
        u256_k_modulus_finish(r, t, M);
        return false;
    }
}

bool u256_modulus_inv(u256 *r, const u256 *a, const u256_modulus *M)
{
    return u256_invmod(r, a, &M->m);
}

/* What Montgomery's form asks for: an odd modulus. */
static inline bool u256_k_has_montgomery(const u256_modulus *M)
{
    return (M->m.w[0] & 1) != 0;
}

bool u256_mont_mul(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M)
{
    if (!u256_k_has_montgomery(M))
        return u256_k_no_result(r);
    u256_k_mont_mul4(r->w, a->w, b->w, M->m.w, M->odd_inverse);
    return false;
}

bool u256_mont_sqr(u256 *r, const u256 *a, const u256_modulus *M)
{
    if (!u256_k_has_montgomery(M))
        return u256_k_no_result(r);
    u256_k_mont_sqr4(r->w, a->w, M->m.w, M->odd_inverse);
    return false;
}

bool u256_mont_in(u256 *r, const u256 *a, const u256_modulus *M)
{
    return u256_mont_mul(r, a, &M->montgomery_square, M);
}

bool u256_mont_out(u256 *r, const u256 *a, const u256_modulus *M)
{
    if (!u256_k_has_montgomery(M))
        return u256_k_no_result(r);
    const uint64_t t[8] = {a->w[0], a->w[1], a->w[2], a->w[3], 0, 0, 0, 0};
    u256_k_redc4(r->w, t, M->m.w, M->odd_inverse);
    return false;
}
