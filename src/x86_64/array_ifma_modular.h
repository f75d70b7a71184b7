/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_ARRAY_IFMA_MODULAR_H
#define U256_ARRAY_IFMA_MODULAR_H

/*
 * Residues with AVX-512 IFMA, eight at a time. Internal; limbs and notation as in array_ifma.h, B = 2^260.
 */

#include <u256/modular.h>

#include "array_ifma.h"

/* The limbs of 52 bits of [x] * 2^shift for shift < 12, below B, in every lane. */
U256_K_AVX512_INLINE u256_k_ifma_limbs u256_k_ifma_constant(const uint64_t x[4], unsigned shift)
{
    u256_k_ifma_limbs r;
    for (unsigned i = 0; i < U256_K_IFMA_LIMBS; i++) {
        uint64_t limb = x[0] << shift;
        if (i > 0) {
            const unsigned from = 52 * i - shift; /* the bit of x that is the lowest of this limb */
            limb = x[from / 64] >> from % 64;
            if (from % 64 > 12 && from / 64 < 3)
                limb |= x[from / 64 + 1] << (64 - from % 64);
        }
        r.l[i] = _mm512_set1_epi64((long long)(limb & ((UINT64_C(1) << 52) - 1)));
    }
    return r;
}

/*
 * Any m of three or four limbs that is not folded: Moeller and Granlund's division of two words by one (algorithm 4),
 * with words of 260 bits, for d = m * 2^(shift + 4) >= B / 2.
 */
typedef struct {
    u256_k_ifma_limbs minus_d; /* B - d */
    u256_k_ifma_limbs d;
    u256_k_ifma_limbs reciprocal; /* v = floor((B^2 - 1) / d) - B */
    __m512i bits;                 /* shift mod 64 */
    bool three;                   /* m has three limbs, shift is 64 or more */
} u256_k_ifma_divisor;

U256_K_AVX512_INLINE void u256_k_ifma_divisor_init(u256_k_ifma_divisor *D, const u256_modulus *M)
{
    static const uint64_t nothing[4];
    const uint64_t *const d = M->divisor.normalized, *const v = M->divisor.reciprocal;
    uint64_t minus[4], rem[4], twice[4], less[4], digit = 0;
    u256_k_sub4(minus, nothing, d, false);
    D->minus_d = u256_k_ifma_constant(minus, 4);
    D->d = u256_k_ifma_constant(d, 4);
    /* With W = 2^256 and the reciprocal v that M has, W^2 = (W + v) d + rem; the reciprocal for B has four bits more:
     * 16 v + floor(16 rem / d). */
    u256_k_mul4(rem, v, d);
    u256_k_sub4(rem, nothing, rem, false);
    for (int bit = 0; bit < 4; bit++) {
        const bool carry = u256_k_add4(twice, rem, rem, false);
        const bool borrow = u256_k_sub4(less, twice, d, false);
        u256_k_select4(rem, twice, less, carry | !borrow);
        digit = 2 * digit + (carry | !borrow);
    }
    D->reciprocal = u256_k_ifma_constant(v, 4);
    D->reciprocal.l[0] = _mm512_or_si512(D->reciprocal.l[0], _mm512_set1_epi64((long long)digit));
    D->bits = _mm512_set1_epi64(M->divisor.shift % 64);
    D->three = M->divisor.shift >= 64;
}

/* x * 2^shift, in place, without its bits from 256 on; returns where those are not all 0, so that x is not below m. */
U256_K_AVX512_INLINE __mmask8 u256_k_ifma_scale(u256_k_ifma_words *x, const u256_k_ifma_divisor *D)
{
    __m512i lost = _mm512_setzero_si512();
    if (D->three) {
        lost = x->w[3];
        x->w[3] = x->w[2];
        x->w[2] = x->w[1];
        x->w[1] = x->w[0];
        x->w[0] = _mm512_setzero_si512();
    }
    lost = _mm512_or_si512(lost, _mm512_shldv_epi64(_mm512_setzero_si512(), x->w[3], D->bits));
    x->w[3] = _mm512_shldv_epi64(x->w[3], x->w[2], D->bits);
    x->w[2] = _mm512_shldv_epi64(x->w[2], x->w[1], D->bits);
    x->w[1] = _mm512_shldv_epi64(x->w[1], x->w[0], D->bits);
    x->w[0] = _mm512_sllv_epi64(x->w[0], D->bits);
    return _mm512_test_epi64_mask(lost, lost);
}

/* x / 2^shift, in place. */
U256_K_AVX512_INLINE void u256_k_ifma_unscale(u256_k_ifma_words *x, const u256_k_ifma_divisor *D)
{
    x->w[0] = _mm512_shrdv_epi64(x->w[0], x->w[1], D->bits);
    x->w[1] = _mm512_shrdv_epi64(x->w[1], x->w[2], D->bits);
    x->w[2] = _mm512_shrdv_epi64(x->w[2], x->w[3], D->bits);
    x->w[3] = _mm512_srlv_epi64(x->w[3], D->bits);
    if (D->three) {
        x->w[0] = x->w[1];
        x->w[1] = x->w[2];
        x->w[2] = x->w[3];
        x->w[3] = _mm512_setzero_si512();
    }
}

/* The limbs of x * 2^4; and the words of a number below B that 2^4 divides. */
U256_K_AVX512_INLINE u256_k_ifma_limbs u256_k_ifma_split_16(const u256_k_ifma_words *x)
{
    u256_k_ifma_limbs r;
    r.l[0] = _mm512_slli_epi64(x->w[0], 4);
    r.l[1] = _mm512_shrdi_epi64(x->w[0], x->w[1], 48);
    r.l[2] = _mm512_shrdi_epi64(x->w[1], x->w[2], 36);
    r.l[3] = _mm512_shrdi_epi64(x->w[2], x->w[3], 24);
    r.l[4] = _mm512_srli_epi64(x->w[3], 12);
    return r;
}

U256_K_AVX512_INLINE u256_k_ifma_words u256_k_ifma_merge_16(const __m512i *l)
{
    u256_k_ifma_words r;
    r.w[0] = U256_K_IFMA_JOIN(l[0], l[1], 4);
    r.w[1] = U256_K_IFMA_JOIN(l[1], l[2], 16);
    r.w[2] = U256_K_IFMA_JOIN(l[2], l[3], 28);
    r.w[3] = U256_K_IFMA_JOIN(l[3], l[4], 40);
    return r;
}

/* x = a * b mod m for eight elements; false if an estimate is too close to decide, or an a is too long for d:
 * then x is arbitrary. */
U256_K_AVX512_INLINE bool u256_k_ifma_modmul_block(u256_k_ifma_words *x, const u256 *a, const u256 *b,
                                                   const u256_k_ifma_divisor *D)
{
    const __m512i mask = _mm512_set1_epi64((1LL << 52) - 1);
    u256_k_ifma_words aw = u256_k_ifma_read(a), bw = u256_k_ifma_read(b);
    __mmask8 unsure = u256_k_ifma_scale(&aw, D);
    const u256_k_ifma_limbs al = u256_k_ifma_split_16(&aw), bl = u256_k_ifma_split(&bw);

    /* t = u B + t0 = a b 2^(shift + 4), with u < d as a 2^(shift + 4) b / B < 2^256: the upper columns of t count as
     * they are, with the carry from below, but as factors of the next product they are carried through. */
    u256_k_ifma_wide t = u256_k_ifma_zero();
    u256_k_ifma_limbs u;
    u256_k_ifma_add_product(t.l, &al, &bl);
    __m512i below = t.l[0];
    for (int i = 1; i < 5; i++)
        below = _mm512_add_epi64(t.l[i], _mm512_srli_epi64(below, 52));
    t.l[5] = _mm512_add_epi64(t.l[5], _mm512_srli_epi64(below, 52));
    u.l[0] = t.l[5];
    for (int i = 1; i < 5; i++)
        u.l[i] = _mm512_add_epi64(t.l[5 + i], _mm512_srli_epi64(u.l[i - 1], 52));

    /* q B + fraction = v u + t + B, in q[1..5] and the limb above all of q[0]: less than nine is missing there, for the
     * columns 0 to 3 of v u, with at most seven halves of products in the last, and for t0 below its top limb. */
    __m512i q[6];
    q[0] = _mm512_and_si512(below, mask);
    q[1] = _mm512_add_epi64(t.l[5], _mm512_set1_epi64(1));
    for (int i = 2; i < 6; i++)
        q[i] = t.l[4 + i];
    for (int i = 0; i < 5; i++) {
        for (int j = 0; j < 5; j++) {
            if (i + j >= 4)
                q[i + j - 4] = _mm512_madd52lo_epu64(q[i + j - 4], D->reciprocal.l[j], u.l[i]);
            if (i + j >= 3)
                q[i + j - 3] = _mm512_madd52hi_epu64(q[i + j - 3], D->reciprocal.l[j], u.l[i]);
        }
    }
    u256_k_ifma_carry(q, 0, 5);
    const __m512i fraction = _mm512_and_si512(q[0], mask);

    /* r = t0 - q d mod B, by adding q (B - d). */
    __m512i *const r = t.l;
    for (int i = 0; i < 5; i++) {
        for (int j = 0; i + j < 5; j++)
            r[i + j] = _mm512_madd52lo_epu64(r[i + j], D->minus_d.l[j], q[1 + i]);
        for (int j = 0; i + j < 4; j++)
            r[i + j + 1] = _mm512_madd52hi_epu64(r[i + j + 1], D->minus_d.l[j], q[1 + i]);
    }
    u256_k_ifma_carry(r, 0, 4);
    for (int i = 0; i < 5; i++)
        r[i] = _mm512_and_si512(r[i], mask);

    /* q is one too large if r > fraction: unsure where the missing part could change this. If that carries into q,
     * which is then one too small, the fraction is as good as B, nothing is added, and r + d takes the place of r:
     * right for r < 0, and seen below otherwise, where r + d < B since u < B / 16. */
    const __m512i distance = _mm512_sub_epi64(r[4], fraction), margin = _mm512_set1_epi64(16);
    unsure |= _mm512_cmplt_epu64_mask(_mm512_add_epi64(distance, margin), _mm512_set1_epi64(32));
    const __mmask8 too_many = _mm512_cmpgt_epi64_mask(distance, _mm512_setzero_si512());
    for (int i = 0; i < 5; i++)
        r[i] = _mm512_mask_add_epi64(r[i], too_many, r[i], D->d.l[i]);
    u256_k_ifma_carry(r, 0, 4);
    /* And one too small, which is rare, if that is not below d. */
    unsure |= _mm512_cmpge_epu64_mask(_mm512_and_si512(r[4], mask), D->d.l[4]);

    *x = u256_k_ifma_merge_16(r);
    u256_k_ifma_unscale(x, D);
    return unsure == 0;
}

/*
 * An m that is folded: m = 2^k - c, c < 2^64, k = 256 - shift. B = 2^(shift + 4) c modulo m.
 */
typedef struct {
    __m512i folds[2]; /* 2^(shift + 4) c < 2^68 */
    __m512i c[2];
    __m512i above;      /* how far the top limb is shifted right to give the bits from k on: 48 - shift */
    __m512i below_mask; /* of the other bits in it */
    bool narrow;        /* folds has one limb */
} u256_k_ifma_fold;

/* False if m is too short for that. */
U256_K_AVX512_INLINE bool u256_k_ifma_fold_init(u256_k_ifma_fold *F, const u256_modulus *M)
{
    const unsigned shift = M->divisor.shift;
    const uint64_t c = M->fold >> shift, low = (UINT64_C(1) << 52) - 1;
    if (shift > 40)
        return false;
    F->folds[0] = _mm512_set1_epi64((long long)(M->fold << 4 & low));
    F->folds[1] = _mm512_set1_epi64((long long)(M->fold >> 48));
    F->c[0] = _mm512_set1_epi64((long long)(c & low));
    F->c[1] = _mm512_set1_epi64((long long)(c >> 52));
    F->above = _mm512_set1_epi64(48 - shift);
    F->below_mask = _mm512_set1_epi64((1LL << (48 - shift)) - 1);
    F->narrow = M->fold >> 48 == 0;
    return true;
}

/* The columns of the products of eight elements. */
U256_K_AVX512_INLINE u256_k_ifma_wide u256_k_ifma_product(const u256 *a, const u256 *b)
{
    const u256_k_ifma_words aw = u256_k_ifma_read(a), bw = u256_k_ifma_read(b);
    const u256_k_ifma_limbs al = u256_k_ifma_split(&aw), bl = u256_k_ifma_split(&bw);
    u256_k_ifma_wide t = u256_k_ifma_zero();
    u256_k_ifma_add_product(t.l, &al, &bl);
    return t;
}

/* r = r mod m, for r < 2 m in limbs of 52 bits and more: subtracting m is adding c and subtracting 2^k. */
U256_K_AVX512_INLINE void u256_k_ifma_fold_subtract(__m512i r[5], const u256_k_ifma_fold *F)
{
    const __m512i mask = _mm512_set1_epi64((1LL << 52) - 1);
    __m512i less[5];
    for (int i = 0; i < 4; i++)
        less[i] = _mm512_and_si512(r[i], mask);
    less[4] = r[4];
    less[0] = _mm512_add_epi64(less[0], F->c[0]);
    less[1] = _mm512_add_epi64(less[1], F->c[1]);
    u256_k_ifma_carry(less, 0, 4);
    const __mmask8 reaches = _mm512_cmpgt_epu64_mask(less[4], F->below_mask);
    less[4] = _mm512_and_si512(less[4], F->below_mask);
    for (int i = 0; i < 5; i++)
        r[i] = _mm512_mask_mov_epi64(r[i], reaches, less[i]);
}

/* x = t mod m. Columns stay the sums of halves of products that they are, at most 13: less than 2^56. Only what becomes
 * a factor is carried through. */
U256_K_AVX512_INLINE u256_k_ifma_words u256_k_ifma_folded(u256_k_ifma_wide t, const u256_k_ifma_fold *F, bool narrow)
{
    /* t = t0 + u B with u < 2^252: t0 + u folds, where s[5] and s[6] are below 2^61, or below 2^52 for narrow folds. */
    __m512i s[7];
    u256_k_ifma_carry(t.l, 5, 9);
    for (int i = 0; i < 7; i++)
        s[i] = i < 5 ? t.l[i] : _mm512_setzero_si512();
    for (int i = 0; i < 5; i++) {
        for (int j = 0; j < (narrow ? 1 : 2); j++) {
            s[i + j] = _mm512_madd52lo_epu64(s[i + j], t.l[5 + i], F->folds[j]);
            s[i + j + 1] = _mm512_madd52hi_epu64(s[i + j + 1], t.l[5 + i], F->folds[j]);
        }
    }

    /* The bits of s[4] from bit k on, at most shift + 8 bits, times c; and s[5] and s[6] times folds once more. */
    const __m512i above = _mm512_srlv_epi64(s[4], F->above);
    s[4] = _mm512_and_si512(s[4], F->below_mask);
    s[0] = _mm512_madd52lo_epu64(s[0], above, F->c[0]);
    s[1] = _mm512_madd52hi_epu64(s[1], above, F->c[0]);
    s[0] = _mm512_madd52lo_epu64(s[0], s[5], F->folds[0]);
    s[1] = _mm512_madd52hi_epu64(s[1], s[5], F->folds[0]);
    if (!narrow) {
        s[1] = _mm512_madd52lo_epu64(s[1], above, F->c[1]);
        s[2] = _mm512_madd52hi_epu64(s[2], above, F->c[1]);
        s[1] = _mm512_madd52lo_epu64(s[1], s[5], F->folds[1]);
        s[2] = _mm512_madd52hi_epu64(s[2], s[5], F->folds[1]);
        u256_k_ifma_carry(s, 5, 6);
        s[1] = _mm512_madd52lo_epu64(s[1], s[6], F->folds[0]);
        s[2] = _mm512_madd52hi_epu64(s[2], s[6], F->folds[0]);
        s[2] = _mm512_madd52lo_epu64(s[2], s[6], F->folds[1]); /* both of them are short */
    }

    /* Less than 2^k and the columns below the top limb, 2^213: less than 2 m, and not below m only if that limb is as
     * large as m's, which is rare. */
    u256_k_ifma_carry(s, 0, 4);
    if (U256_K_UNLIKELY(_mm512_cmpge_epu64_mask(s[4], F->below_mask)))
        u256_k_ifma_fold_subtract(s, F);
    return u256_k_ifma_merge(s);
}

/* The products modulo an m that is folded, of one or more blocks. */
U256_K_AVX512_INLINE size_t u256_k_ifma_fold_modmul(u256 *r, const u256 *a, const u256 *b, size_t n,
                                                    const u256_k_ifma_fold *F, bool narrow)
{
    /* The next product comes before the reduction of this one, which is a long chain: its instructions would otherwise
     * fill the scheduler before the next product comes into view. */
    u256_k_ifma_wide t = u256_k_ifma_product(a, b);
    size_t at = 0;
    for (; n - at >= 2 * U256_K_AVX512_BLOCK; at += U256_K_AVX512_BLOCK) {
        const size_t then = at + U256_K_AVX512_BLOCK;
        const u256_k_ifma_wide next = u256_k_ifma_product(a + then, b + then);
        const u256_k_ifma_words x = u256_k_ifma_folded(t, F, narrow);
        u256_k_ifma_write(r + at, &x);
        t = next;
    }
    const u256_k_ifma_words x = u256_k_ifma_folded(t, F, narrow);
    u256_k_ifma_write(r + at, &x);
    return at + U256_K_AVX512_BLOCK;
}

U256_K_AVX512 static size_t u256_k_ifma_modmul(u256 *r, const u256 *a, const u256 *b, size_t n, const u256_modulus *M)
{
    size_t at = 0;
    if (n < 2 * U256_K_AVX512_BLOCK || M->divisor.shift >= 128 || M->kind < U256_K_MODULUS_FOLD)
        return 0; /* short moduli take fewer products than these */
    if (M->kind == U256_K_MODULUS_FOLD) {
        u256_k_ifma_fold F;
        if (!u256_k_ifma_fold_init(&F, M))
            return 0;
        return F.narrow ? u256_k_ifma_fold_modmul(r, a, b, n, &F, true)
                        : u256_k_ifma_fold_modmul(r, a, b, n, &F, false);
    }
    u256_k_ifma_divisor D;
    u256_k_ifma_divisor_init(&D, M);
    size_t unsure = 0;
    for (; n - at >= U256_K_AVX512_BLOCK; at += U256_K_AVX512_BLOCK) {
        u256_k_ifma_words x;
        if (U256_K_UNLIKELY(!u256_k_ifma_modmul_block(&x, a + at, b + at, &D))) {
            /* With an m just below 2^k that does not fold all blocks are: the scalar loop is faster then. */
            if (unsure++ > at / (16 * U256_K_AVX512_BLOCK))
                break;
            for (size_t i = at; i < at + U256_K_AVX512_BLOCK; i++)
                u256_mulmod(&r[i], &a[i], &b[i], &M->m);
            continue;
        }
        u256_k_ifma_write(r + at, &x);
    }
    return at;
}

/*
 * Montgomery's form with R = B for an odd m of three or four limbs: products of numbers below 2 m are below 2 m again,
 * as 4 m < B, so that nothing is subtracted until the end (C. D. Walter, "Montgomery exponentiation needs no final
 * subtractions", Electronics Letters 35, 1999).
 */
typedef struct {
    u256_k_ifma_limbs m, square; /* square = R^2 mod m */
    __m512i minus_inverse;       /* of m modulo 2^52, negated */
} u256_k_ifma_montgomery;

U256_K_AVX512_INLINE void u256_k_ifma_montgomery_init(u256_k_ifma_montgomery *F, const u256_modulus *M)
{
    u256 square = M->montgomery_square; /* 2^512 mod m; needed is 2^520 */
    for (int i = 0; i < 8; i++)
        u256_k_addmod4(square.w, square.w, square.w, M->m.w);
    F->m = u256_k_ifma_constant(M->m.w, 0);
    F->square = u256_k_ifma_constant(square.w, 0);
    F->minus_inverse = _mm512_set1_epi64((long long)((uint64_t)0 - M->odd_inverse));
}

/* x = t / R mod m, below 2 m, for the columns of a t < 4 m^2 or t < m R. */
U256_K_AVX512_INLINE u256_k_ifma_limbs u256_k_ifma_redc(__m512i t[10], const u256_k_ifma_montgomery *F)
{
    u256_k_ifma_limbs x;
    for (int i = 0; i < 5; i++) {
        const __m512i k = _mm512_madd52lo_epu64(_mm512_setzero_si512(), t[i], F->minus_inverse);
        for (int j = 0; j < 5; j++)
            t[i + j] = _mm512_madd52lo_epu64(t[i + j], F->m.l[j], k);
        for (int j = 0; j < 5; j++)
            t[i + j + 1] = _mm512_madd52hi_epu64(t[i + j + 1], F->m.l[j], k);
        t[i + 1] = _mm512_add_epi64(t[i + 1], _mm512_srli_epi64(t[i], 52));
    }
    u256_k_ifma_carry(t, 5, 9);
    for (int i = 0; i < 5; i++)
        x.l[i] = t[5 + i];
    return x;
}

U256_K_AVX512_INLINE u256_k_ifma_limbs u256_k_ifma_mont_mul(const u256_k_ifma_limbs *a, const u256_k_ifma_limbs *b,
                                                            const u256_k_ifma_montgomery *F)
{
    u256_k_ifma_wide t = u256_k_ifma_zero();
    u256_k_ifma_add_product(t.l, a, b);
    return u256_k_ifma_redc(t.l, F);
}

U256_K_AVX512_INLINE u256_k_ifma_limbs u256_k_ifma_mont_sqr(const u256_k_ifma_limbs *a, const u256_k_ifma_montgomery *F)
{
    u256_k_ifma_wide t = u256_k_ifma_zero();
    for (int i = 0; i < 5; i++) {
        for (int j = i + 1; j < 5; j++)
            t.l[i + j] = _mm512_madd52lo_epu64(t.l[i + j], a->l[j], a->l[i]);
        for (int j = i + 1; j < 5; j++)
            t.l[i + j + 1] = _mm512_madd52hi_epu64(t.l[i + j + 1], a->l[j], a->l[i]);
    }
    for (int i = 1; i < 9; i++)
        t.l[i] = _mm512_add_epi64(t.l[i], t.l[i]);
    for (int i = 0; i < 5; i++) {
        t.l[2 * i] = _mm512_madd52lo_epu64(t.l[2 * i], a->l[i], a->l[i]);
        t.l[2 * i + 1] = _mm512_madd52hi_epu64(t.l[2 * i + 1], a->l[i], a->l[i]);
    }
    return u256_k_ifma_redc(t.l, F);
}

/* x mod m for x < 2 m, by words. */
U256_K_AVX512_INLINE u256_k_ifma_words u256_k_ifma_reduced(const u256_k_ifma_limbs *x, const u256_k_ifma_montgomery *F)
{
    const __m512i mask = _mm512_set1_epi64((1LL << 52) - 1);
    __m512i whole[5], less[5], borrow = _mm512_setzero_si512();
    for (int i = 0; i < 5; i++) {
        whole[i] = _mm512_and_si512(x->l[i], mask);
        less[i] = _mm512_add_epi64(_mm512_sub_epi64(whole[i], F->m.l[i]), borrow);
        borrow = _mm512_srai_epi64(less[i], 52);
    }
    const __mmask8 is_less = _mm512_movepi64_mask(borrow);
    for (int i = 0; i < 5; i++)
        less[i] = _mm512_mask_mov_epi64(less[i], is_less, whole[i]);
    return u256_k_ifma_merge(less);
}

enum { U256_K_IFMA_WINDOW = 4, U256_K_IFMA_POWERS = 1 << U256_K_IFMA_WINDOW };

/* The power that each lane's digit selects. (gcc 12's gather is a macro at -O0, with a conversion
 * that it then warns of.) */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wsign-conversion"
U256_K_AVX512_INLINE u256_k_ifma_limbs u256_k_ifma_pick(const u256_k_ifma_limbs powers[U256_K_IFMA_POWERS],
                                                        __m512i digits)
{
    const __m512i lanes = _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0);
    const __m512i index = _mm512_add_epi64(_mm512_mullo_epi64(digits, _mm512_set1_epi64(5 * 8)), lanes);
    u256_k_ifma_limbs r;
    for (int i = 0; i < 5; i++)
        r.l[i] = _mm512_i64gather_epi64(index, (const long long *)(const void *)&powers[0].l[i], 8);
    return r;
}
#pragma GCC diagnostic pop

/* r = a^e mod m for eight elements, in Montgomery's form by fixed windows. Not inlined: it is large. */
U256_K_AVX512 static __attribute__((noinline)) void u256_k_ifma_modpow_block(u256 *r, const u256 *a, const u256 *e,
                                                                             const u256_k_ifma_montgomery *F)
{
    u256_k_ifma_limbs powers[U256_K_IFMA_POWERS], one, x;
    const u256_k_ifma_words aw = u256_k_ifma_read(a), ew = u256_k_ifma_read(e);
    for (int i = 0; i < 5; i++)
        one.l[i] = i == 0 ? _mm512_set1_epi64(1) : _mm512_setzero_si512();
    x = u256_k_ifma_split(&aw);
    powers[0] = u256_k_ifma_mont_mul(&F->square, &one, F);
    powers[1] = u256_k_ifma_mont_mul(&x, &F->square, F);
    for (int i = 2; i < U256_K_IFMA_POWERS; i++)
        powers[i] = u256_k_ifma_mont_mul(&powers[i - 1], &powers[1], F);

    /* The windows of the longest exponent. */
    unsigned windows = 0;
    for (int i = 3; i >= 0 && windows == 0; i--) {
        const uint64_t any = (uint64_t)_mm512_reduce_or_epi64(ew.w[i]);
        if (any)
            windows = (unsigned)(64 * i + 63 - __builtin_clzll(any)) / U256_K_IFMA_WINDOW + 1;
    }
    const __m512i digit = _mm512_set1_epi64(U256_K_IFMA_POWERS - 1);
    x = powers[0];
    for (unsigned left = windows; left-- > 0;) {
        const unsigned bit = left * U256_K_IFMA_WINDOW;
        const __m512i digits = _mm512_and_si512(_mm512_srlv_epi64(ew.w[bit / 64], _mm512_set1_epi64(bit % 64)), digit);
        const u256_k_ifma_limbs factor = u256_k_ifma_pick(powers, digits);
        if (left + 1 == windows) {
            x = factor;
            continue;
        }
        for (int i = 0; i < U256_K_IFMA_WINDOW; i++)
            x = u256_k_ifma_mont_sqr(&x, F);
        x = u256_k_ifma_mont_mul(&x, &factor, F);
    }
    x = u256_k_ifma_mont_mul(&x, &one, F);
    const u256_k_ifma_words words = u256_k_ifma_reduced(&x, F);
    u256_k_ifma_write(r, &words);
}

U256_K_AVX512 static size_t u256_k_ifma_modpow(u256 *r, const u256 *a, const u256 *e, size_t n, const u256_modulus *M)
{
    enum { WORTH_IT = 3 }; /* so many powers take longer one by one than eight at a time */
    u256_k_ifma_montgomery F;
    size_t at = 0;
    if (n < WORTH_IT || M->kind < U256_K_MODULUS_FOLD || M->twos > 0 || M->divisor.shift >= 128)
        return 0;
    u256_k_ifma_montgomery_init(&F, M);
    for (; n - at >= U256_K_AVX512_BLOCK; at += U256_K_AVX512_BLOCK)
        u256_k_ifma_modpow_block(r + at, a + at, e + at, &F);
    if (n - at >= WORTH_IT) {
        static const u256 zero;
        u256 padded[3][U256_K_AVX512_BLOCK];
        for (size_t i = 0; i < U256_K_AVX512_BLOCK; i++) {
            padded[0][i] = at + i < n ? a[at + i] : zero;
            padded[1][i] = at + i < n ? e[at + i] : zero;
        }
        u256_k_ifma_modpow_block(padded[2], padded[0], padded[1], &F);
        for (size_t i = 0; at + i < n; i++)
            r[at + i] = padded[2][i];
        at = n;
    }
    return at;
}

/* The lanes of eight numbers that are 0. */
U256_K_AVX512_INLINE __mmask8 u256_k_ifma_zeros(const u256_k_ifma_words *x)
{
    const __m512i any = _mm512_or_si512(_mm512_or_si512(x->w[0], x->w[1]), _mm512_or_si512(x->w[2], x->w[3]));
    return _mm512_testn_epi64_mask(any, any);
}

/* x = a * b / R, except where the mask keeps x as it was. */
U256_K_AVX512_INLINE void u256_k_ifma_multiply_unless(u256_k_ifma_limbs *x, __mmask8 not, const u256_k_ifma_limbs *b,
                                                      const u256_k_ifma_montgomery *F)
{
    const u256_k_ifma_limbs product = u256_k_ifma_mont_mul(x, b, F);
    for (int i = 0; i < 5; i++)
        x->l[i] = _mm512_mask_mov_epi64(product.l[i], not, x->l[i]);
}

/* The inverses of eight numbers below m by one inversion; false if one of them has none. */
static inline bool u256_k_ifma_invert_lanes(u256 x[8], const u256_modulus *M)
{
    u256 joined[8], inverse;
    joined[0] = x[0];
    for (int i = 1; i < 8; i++)
        u256_modulus_mul(&joined[i], &joined[i - 1], &x[i], M);
    if (u256_modulus_inv(&inverse, &joined[7], M))
        return false;
    for (int i = 7; i > 0; i--) {
        u256 rest;
        u256_modulus_mul(&rest, &inverse, &x[i], M);
        u256_modulus_mul(&x[i], &inverse, &joined[i - 1], M);
        inverse = rest;
    }
    x[0] = inverse;
    return true;
}

/* Montgomery's trick in eight lanes, with the formulas of u256_k_array_invert(). Elements need not be reduced: their
 * products with numbers below 2 m are below m R. An element that m divides, other than 0, counts among those without an
 * inverse. m is neither 0 nor a power of two, for which the caller has a shorter way. */
U256_K_AVX512 static size_t u256_k_ifma_modinv(u256 *r, const u256 *a, u256 *before, size_t n, const u256_modulus *M,
                                               bool *none)
{
    enum { WORTH_IT = 32 };
    const size_t whole = n - n % U256_K_AVX512_BLOCK;
    u256_k_ifma_montgomery F;
    u256_k_ifma_limbs x, one;
    u256 lanes[U256_K_AVX512_BLOCK];
    __mmask8 any = 0;
    if (n < WORTH_IT || M->twos > 0 || M->divisor.shift >= 128)
        return 0;
    u256_k_ifma_montgomery_init(&F, M);
    for (int i = 0; i < 5; i++)
        one.l[i] = i == 0 ? _mm512_set1_epi64(1) : _mm512_setzero_si512();

    x = u256_k_ifma_mont_mul(&F.square, &one, &F);
    for (size_t at = 0; at < whole; at += U256_K_AVX512_BLOCK) {
        const u256_k_ifma_words aw = u256_k_ifma_read(a + at), xw = u256_k_ifma_reduced(&x, &F);
        const u256_k_ifma_limbs al = u256_k_ifma_split(&aw);
        const __mmask8 zeros = u256_k_ifma_zeros(&aw);
        for (int i = 0; i < 4; i++)
            _mm512_storeu_si512(before + at + 2 * i, xw.w[i]); /* lanes as they are: nothing else reads them */
        u256_k_ifma_multiply_unless(&x, zeros, &al, &F);
        any |= zeros;
    }

    const u256_k_ifma_words products = u256_k_ifma_reduced(&x, &F);
    u256_k_ifma_write(lanes, &products);
    if (!u256_k_ifma_invert_lanes(lanes, M)) {
        _mm256_zeroupper(); /* gcc 12 takes this as done by the call, but keeps vectors across one it knows */
        return 0;
    }
    const u256_k_ifma_words inverses = u256_k_ifma_read(lanes);
    x = u256_k_ifma_split(&inverses);

    for (size_t at = whole; at > 0;) {
        at -= U256_K_AVX512_BLOCK;
        const u256_k_ifma_words aw = u256_k_ifma_read(a + at);
        const u256_k_ifma_limbs al = u256_k_ifma_split(&aw);
        const __mmask8 zeros = u256_k_ifma_zeros(&aw);
        u256_k_ifma_words w;
        for (int i = 0; i < 4; i++)
            w.w[i] = _mm512_loadu_si512(before + at + 2 * i);
        u256_k_ifma_limbs inverse = u256_k_ifma_split(&w);
        inverse = u256_k_ifma_mont_mul(&inverse, &x, &F);
        w = u256_k_ifma_reduced(&inverse, &F);
        for (int i = 0; i < 4; i++)
            w.w[i] = _mm512_mask_mov_epi64(w.w[i], zeros, _mm512_setzero_si512());
        u256_k_ifma_multiply_unless(&x, zeros, &al, &F);
        u256_k_ifma_write(r + at, &w);
    }
    *none |= any != 0;
    return whole;
}

#endif /* U256_ARRAY_IFMA_MODULAR_H */
