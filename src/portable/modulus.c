/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/bits.h>
#include <u256/compare.h>
#include <u256/modular.h>

#include "divisor.h"
#include "fold.h"
#include "invert_pow2.h"
#include "modulus_product.h"
#include "montgomery.h"
#include "products_cpu.h"

/* All but the reciprocals and what is derived from them; true: m = 0. */
static inline bool u256_k_modulus_shape(u256_modulus *M, const u256 *m)
{
    static const u256_modulus zero;
    uint64_t mask[4];
    const u256 modulus = *m;
    *M = zero;
    M->m = modulus;
    if (u256_is_zero(&modulus))
        return true;
    M->twos = u256_ctz(&modulus);
    M->odd_inverse = u256_k_invert_limb(u256_k_modulus_odd(M).w[0]);
    if (u256_k_mask_of_pow2(mask, modulus.w)) {
        M->kind = U256_K_MODULUS_POW2;
        return false;
    }
    M->divisor.shift = u256_clz(&modulus);
    u256 normalized;
    u256_shl(&normalized, &modulus, M->divisor.shift);
    u256_k_copy(M->divisor.normalized, normalized.w, 4);
    M->fold = u256_k_fold_of(normalized.w);
    M->kind = M->fold ? U256_K_MODULUS_FOLD : U256_K_MODULUS_RECIPROCAL;
    return false;
}

/* M->fold and M->high for an m whose products fold, from its reciprocal. */
static inline void u256_k_modulus_set_high(u256_modulus *M)
{
    /* 2^(384 - fold) / m is 2^384 / (m 2^shift) shifted right by fold - shift. Its integer part is 2^128 plus the upper
     * half of the reciprocal: as m is not a power of two, there is a fraction. */
    const uint64_t nothing[4] = {0, 0, 0, 0}, *const v = M->divisor.reciprocal;
    M->fold = u256_k_modulus_bits_folded(M->divisor.normalized, M->divisor.shift);
    const unsigned more = (unsigned)M->fold - M->divisor.shift;
    uint64_t q[4] = {u256_k_funnel_right(v[3], v[2], more), u256_k_funnel_right(1, v[3], more), UINT64_C(1) >> more, 0};
    u256_k_mul4(q, q, M->m.w);
    u256_k_sub4(M->high.w, nothing, q, false);
}

/* The reciprocals and R^2, for m > 0: what else powers need. */
static inline void u256_k_modulus_constants(u256_modulus *M)
{
    static const uint64_t nothing[4];
    uint64_t q[4], square[4] = {0, 0, 0, 0}; /* 2^512 modulo a multiple of the odd part */
    if (M->kind == U256_K_MODULUS_FOLD) {
        square[0] = u256_k_mul1(&square[1], M->fold, M->fold);
    } else if (M->kind == U256_K_MODULUS_RECIPROCAL) {
        /* The reciprocal v is such that 2^512 = (2^256 + v) * normalized + a remainder, which is not the whole divisor,
         * as that is not a power of two. */
        u256_k_divisor_init(&M->divisor, M->m.w);
        u256_k_mul4(square, M->divisor.reciprocal, M->divisor.normalized);
        u256_k_sub4(square, nothing, square, false);
    }
    const u256 odd = u256_k_modulus_odd(M);
    u256_k_divrem4(q, M->montgomery_square.w, square, odd.w);
}

bool u256_modulus_init(u256_modulus *M, const u256 *m)
{
    if (u256_k_modulus_shape(M, m))
        return true;
    u256_k_modulus_constants(M);
    if (u256_k_modulus_folds_high(M))
        u256_k_modulus_set_high(M);
    return false;
}

bool u256_powmod(u256 *r, const u256 *a, const u256 *e, const u256 *m)
{
    /* Products that fold need none of the constants, and a shorter odd part has its own. */
    u256_modulus M;
    if (!u256_k_modulus_shape(&M, m) && M.kind == U256_K_MODULUS_RECIPROCAL && u256_k_modulus_odd(&M).w[3] != 0)
        u256_k_modulus_constants(&M);
    return u256_modulus_pow(r, a, e, &M);
}

/* r = [t] mod m, for the product [t] of two numbers below a modulus of n < 3 limbs, n a constant wherever this is
 * inlined. It has a reciprocal, as none folds below 2^192. */
U256_K_ALWAYS_INLINE void u256_k_modulus_finish_short(u256 *r, const uint64_t *t, const u256_modulus *M, unsigned n)
{
    /* The upper n limbs of [t] * 2^shift are below the normalised modulus, as [t] < m^2 and m * 2^shift < 2^(64 n). */
    const uint64_t *const d = M->divisor.normalized + 4 - n;
    const unsigned shift = M->divisor.shift % 64;
    uint64_t rem[2];
    for (unsigned i = 0; i < n; i++)
        rem[i] = u256_k_shifted_limb(t, n + i, shift);
    for (unsigned i = n; i-- > 0;)
        u256_k_quotient_limb(rem, u256_k_shifted_limb(t, i, shift), d, n, M->divisor.top_reciprocal);
    r->w[0] = n == 1 ? rem[0] >> shift : u256_k_funnel_right(rem[1], rem[0], shift);
    r->w[1] = n == 1 ? 0 : rem[1] >> shift;
    r->w[2] = r->w[3] = 0;
}

/* r = [a] * [b] mod m likewise. */
static inline void u256_k_modulus_mul_short(u256 *r, const uint64_t a[4], const uint64_t b[4], const u256_modulus *M)
{
    uint64_t t[4];
    if (M->divisor.shift >= 192) {
        t[0] = u256_k_mul1(&t[1], a[0], b[0]);
        u256_k_modulus_finish_short(r, t, M, 1);
    } else {
        u256_k_mul2_wide(t, a, b);
        u256_k_modulus_finish_short(r, t, M, 2);
    }
}

/* r = [a] mod m, for m = 2^k. */
static inline void u256_k_modulus_mask(u256 *r, const uint64_t a[4], const u256_modulus *M)
{
    uint64_t mask[4];
    u256_k_mask_of_pow2(mask, M->m.w);
    u256_k_mask4(r->w, a, mask);
}

/* r = [a] mod m for any [a], if m is folded: with k = 256 - shift, m = 2^k - c', and the bits from k on fold to their
 * product with c'. shift < 64, as 2^64 does not divide 2^256 - c, and so m's low limb is -c'. */
static inline void u256_k_modulus_fold_one(u256 *r, const uint64_t a[4], const u256_modulus *M)
{
    /* That product is below 2^64, as top < 2^shift and c' = c / 2^shift; the sum is below 2^k + 2^64 < 2 m. If shift =
     * 0 there is none, [a] < 2^256 < 2 m, and nothing carries. */
    const unsigned shift = M->divisor.shift;
    const uint64_t top = u256_k_funnel_left(0, a[3], shift);
    const uint64_t low[4] = {a[0], a[1], a[2], a[3] << shift >> shift};
    const uint64_t folded[4] = {top * ((uint64_t)0 - M->m.w[0]), 0, 0, 0};
    uint64_t sum[4];
    u256_k_add4(sum, low, folded, false);
    u256_k_sub4_or(r->w, false, sum, M->m.w, sum);
}

/* r = [a] mod m for any [a] and a modulus of four limbs: the quotient has at most shift + 1 bits. */
U256_K_NEVER_INLINE bool u256_k_modulus_reduce4(u256 *r, const uint64_t a[4], const u256_modulus *M)
{
    const unsigned shift = M->divisor.shift;
    uint64_t rem[4], less[4], high, borrow = 0;
    if (shift == 0) {
        u256_k_sub4_or(r->w, false, a, M->m.w, a);
        return u256_k_false();
    }
    /* With B = 2^64, W = 2^256 and v the upper limb of the reciprocal, W / d = 1 + (v + x) / B, 0 < x <= 1. So B [a] /
     * d is at least a3 + floor(a3 v / B) and less than 4 above that, and half of it is less than B; [a] / m is that
     * half divided by 2^(63 - shift). If adding 2 wraps, q is not 0, and the result is unsure. */
    u256_k_mul1(&high, a[3], M->divisor.reciprocal[3]);
    const uint64_t half = (a[3] >> 1) + (high >> 1), q = half >> (63 - shift);
    for (unsigned i = 0; i < 4; i++)
        rem[i] = u256_k_submul1(&borrow, M->m.w[i], q, a[i]);
    const bool unsure = (half + 2) >> (63 - shift) != q; /* half is too small by less than 3, and q by at most two */
    U256_CORRECTION(modulus_reduce4_unsure, unsure);
    if (U256_K_UNLIKELY(unsure)) {
        for (unsigned i = 0; i < 2; i++) {
            const bool small = u256_k_sub4(less, rem, M->m.w, false);
            U256_CORRECTION(modulus_reduce4_too_small, !small);
            u256_k_select4(rem, less, rem, small);
        }
    }
    u256_k_copy(r->w, rem, 4);
    return u256_k_false();
}

/* A modulus of fewer than four limbs, and those that are not divided by. */
U256_K_NEVER_INLINE bool u256_k_modulus_reduce_short(u256 *r, const u256 *a, const u256_modulus *M)
{
    uint64_t q[4];
    return u256_k_divrem4_by(q, r->w, a->w, &M->divisor);
}

U256_K_NEVER_INLINE bool u256_k_modulus_reduce_other(u256 *r, const u256 *a, const u256_modulus *M)
{
    switch (M->kind) {
    case U256_K_MODULUS_ZERO:
        return u256_k_no_result(r);
    case U256_K_MODULUS_POW2:
        u256_k_modulus_mask(r, a->w, M);
        return false;
    default:
        u256_k_modulus_fold_one(r, a->w, M);
        return false;
    }
}

bool u256_modulus_reduce(u256 *r, const u256 *a, const u256_modulus *M)
{
    if (M->kind != U256_K_MODULUS_RECIPROCAL)
        return u256_k_modulus_reduce_other(r, a, M);
    if (M->divisor.shift >= 64)
        return u256_k_modulus_reduce_short(r, a, M);
    return u256_k_modulus_reduce4(r, a->w, M);
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

U256_K_CPU_CHOICE(modulus_mul4, (u256 * r, const u256 *a, const u256 *b, const u256_modulus *M), (r, a, b, M))
U256_K_CPU_CHOICE(modulus_sqr4, (u256 * r, const u256 *a, const u256_modulus *M), (r, a, M))
U256_K_CPU_CHOICE(mont_mul4,
                  (uint64_t r[4], const uint64_t a[4], const uint64_t b[4], const uint64_t m[4], uint64_t inverse),
                  (r, a, b, m, inverse))
U256_K_CPU_CHOICE(mont_sqr4, (uint64_t r[4], const uint64_t a[4], const uint64_t m[4], uint64_t inverse),
                  (r, a, m, inverse))
U256_K_CPU_CHOICE(redc4, (uint64_t r[4], const uint64_t t[8], const uint64_t m[4], uint64_t inverse),
                  (r, t, m, inverse))

/* For the short moduli: functions of their own, as they need registers that the others need not save. */
U256_K_NEVER_INLINE bool u256_k_modulus_mul_other(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M)
{
    uint64_t t[4];
    switch (M->kind) {
    case U256_K_MODULUS_ZERO:
        return u256_k_no_result(r);
    case U256_K_MODULUS_POW2:
        u256_k_mul4(t, a->w, b->w);
        u256_k_modulus_mask(r, t, M);
        return false;
    default:
        u256_k_modulus_mul_short(r, a->w, b->w, M);
        return false;
    }
}

U256_K_NEVER_INLINE bool u256_k_modulus_sqr_other(u256 *r, const u256 *a, const u256_modulus *M)
{
    uint64_t t[4];
    if (M->kind != U256_K_MODULUS_POW2)
        return u256_k_modulus_mul_other(r, a, a, M);
    u256_k_sqr4(t, a->w);
    u256_k_modulus_mask(r, t, M);
    return false;
}

static inline bool u256_k_modulus_is_long(const u256_modulus *M)
{
    return M->kind >= U256_K_MODULUS_FOLD && M->divisor.shift < 128;
}

bool u256_modulus_mul(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M)
{
    if (!u256_k_modulus_is_long(M))
        return u256_k_modulus_mul_other(r, a, b, M);
    return u256_k_cpu_modulus_mul4(r, a, b, M);
}

bool u256_modulus_sqr(u256 *r, const u256 *a, const u256_modulus *M)
{
    if (!u256_k_modulus_is_long(M))
        return u256_k_modulus_sqr_other(r, a, M);
    return u256_k_cpu_modulus_sqr4(r, a, M);
}

bool u256_modulus_inv(u256 *r, const u256 *a, const u256_modulus *M)
{
    return u256_invmod(r, a, &M->m);
}

/* What Montgomery's form requires: an odd modulus. */
static inline bool u256_k_has_montgomery(const u256_modulus *M)
{
    return (M->m.w[0] & 1) != 0;
}

bool u256_mont_mul(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M)
{
    if (!u256_k_has_montgomery(M))
        return u256_k_no_result(r);
    return u256_k_cpu_mont_mul4(r->w, a->w, b->w, M->m.w, M->odd_inverse);
}

bool u256_mont_sqr(u256 *r, const u256 *a, const u256_modulus *M)
{
    if (!u256_k_has_montgomery(M))
        return u256_k_no_result(r);
    return u256_k_cpu_mont_sqr4(r->w, a->w, M->m.w, M->odd_inverse);
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
    return u256_k_cpu_redc4(r->w, t, M->m.w, M->odd_inverse);
}
