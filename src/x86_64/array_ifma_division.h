/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_ARRAY_IFMA_DIVISION_H
#define U256_ARRAY_IFMA_DIVISION_H

/*
 * Division with AVX-512 IFMA where each of eight elements has its own divisor. Internal; limbs and notation as in
 * array_ifma.h, B = 2^260.
 *
 * Long division, a quotient limb of 52 bits at a time, by d = m * 2^(s + 3), with s the leading zeros of m: B / 4 <=
 * d < B / 2, which leaves room for a remainder. A quotient limb is estimated from the upper two limbs of the remainder
 * and a reciprocal of 104 bits, less 2^-42 for what both lack: never too large, and too small if the quotient is an
 * integer or that close to the next. Then the remainder is not below d, which the next quotient limb makes up for, or
 * the last subtraction. If that limb has no room for it, the elements are calculated one by one.
 */

#include <u256/div.h>
#include <u256/modular.h>

#include "array_ifma.h"

typedef struct {
    u256_k_ifma_limbs not_d; /* B - 1 - d */
    __m512i v1, v0;          /* B / 2 d - 1, less at most 2^-95, as a fraction of two limbs; v0 with bits above */
} u256_k_ifma_divisors;

/* The number of leading zeros of each number: 256 for 0. */
U256_K_AVX512_INLINE __m512i u256_k_ifma_clz(const u256_k_ifma_words *x)
{
    __m512i zeros = _mm512_lzcnt_epi64(x->w[3]);
    __mmask8 all = 0xff;
    for (int i = 2; i >= 0; i--) {
        all = _mm512_mask_testn_epi64_mask(all, x->w[i + 1], x->w[i + 1]);
        zeros = _mm512_mask_add_epi64(zeros, all, zeros, _mm512_lzcnt_epi64(x->w[i]));
    }
    return zeros;
}

/* x * 2^count mod 2^256, x / 2^count, for counts below 256. */
U256_K_AVX512_INLINE void u256_k_ifma_shl(u256_k_ifma_words *x, __m512i count)
{
    const __m512i zero = _mm512_setzero_si512();
    const __mmask8 by1 = _mm512_test_epi64_mask(count, _mm512_set1_epi64(64));
    const __mmask8 by2 = _mm512_test_epi64_mask(count, _mm512_set1_epi64(128));
    if (by1 | by2) {
        for (int i = 3; i >= 0; i--)
            x->w[i] = _mm512_mask_mov_epi64(x->w[i], by1, i >= 1 ? x->w[i - 1] : zero);
        for (int i = 3; i >= 0; i--)
            x->w[i] = _mm512_mask_mov_epi64(x->w[i], by2, i >= 2 ? x->w[i - 2] : zero);
    }
    for (int i = 3; i >= 0; i--)
        x->w[i] = _mm512_shldv_epi64(x->w[i], i >= 1 ? x->w[i - 1] : zero, count);
}

U256_K_AVX512_INLINE void u256_k_ifma_shr(u256_k_ifma_words *x, __m512i count)
{
    const __m512i zero = _mm512_setzero_si512();
    const __mmask8 by1 = _mm512_test_epi64_mask(count, _mm512_set1_epi64(64));
    const __mmask8 by2 = _mm512_test_epi64_mask(count, _mm512_set1_epi64(128));
    if (by1 | by2) {
        for (int i = 0; i < 4; i++)
            x->w[i] = _mm512_mask_mov_epi64(x->w[i], by1, i < 3 ? x->w[i + 1] : zero);
        for (int i = 0; i < 4; i++)
            x->w[i] = _mm512_mask_mov_epi64(x->w[i], by2, i < 2 ? x->w[i + 2] : zero);
    }
    for (int i = 0; i < 4; i++)
        x->w[i] = _mm512_shrdv_epi64(x->w[i], i < 3 ? x->w[i + 1] : zero, count);
}

/* The limbs of x * 2^3; and of a number below B / 2 that 2^3 divides, the words. */
U256_K_AVX512_INLINE u256_k_ifma_limbs u256_k_ifma_split_8(const u256_k_ifma_words *x)
{
    u256_k_ifma_limbs r;
    r.l[0] = _mm512_slli_epi64(x->w[0], 3);
    r.l[1] = _mm512_shrdi_epi64(x->w[0], x->w[1], 49);
    r.l[2] = _mm512_shrdi_epi64(x->w[1], x->w[2], 37);
    r.l[3] = _mm512_shrdi_epi64(x->w[2], x->w[3], 25);
    r.l[4] = _mm512_srli_epi64(x->w[3], 13);
    return r;
}

U256_K_AVX512_INLINE u256_k_ifma_words u256_k_ifma_merge_8(const __m512i *l)
{
    u256_k_ifma_words r;
    r.w[0] = U256_K_IFMA_JOIN(l[0], l[1], 3);
    r.w[1] = U256_K_IFMA_JOIN(l[1], l[2], 15);
    r.w[2] = U256_K_IFMA_JOIN(l[2], l[3], 27);
    r.w[3] = U256_K_IFMA_JOIN(l[3], l[4], 39);
    return r;
}

/* For m * 2^s, words with their top bit set. (gcc 12's division with rounding is a macro at -O0, with a conversion that
 * it then warns of.) */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wsign-conversion"
U256_K_AVX512_INLINE u256_k_ifma_divisors u256_k_ifma_divisors_of(const u256_k_ifma_words *scaled)
{
    const __m512i mask = _mm512_set1_epi64((1LL << 52) - 1), zero = _mm512_setzero_si512();
    u256_k_ifma_limbs d = u256_k_ifma_split_8(scaled);
    u256_k_ifma_divisors D;
    for (int i = 0; i < 5; i++) {
        d.l[i] = _mm512_and_si512(d.l[i], mask);
        D.not_d.l[i] = _mm512_xor_si512(d.l[i], mask);
    }
    /* B / 2 d - 1 from the top limb of d: 2^103 / d4 is a double of 53 bits, and at most 8 more than 2^311 / d, since
     * d4 may be almost one less than what it stands for, and is at least 2^50. */
    enum { ROUNDING = _MM_FROUND_TO_ZERO | _MM_FROUND_NO_EXC };
    const __m512d quotient = _mm512_div_round_pd(_mm512_set1_pd(0x1p103), _mm512_cvtepu64_pd(d.l[4]), ROUNDING);
    /* A divisor of 0 gives infinity: no exception for that either, in programs that have them trap. */
    const __m512i whole = _mm512_cvtt_roundpd_epu64(quotient, _MM_FROUND_NO_EXC);
    const __m512i v = _mm512_max_epi64(_mm512_sub_epi64(whole, _mm512_set1_epi64((1LL << 52) + 8)), zero);
    /* By one step of Newton's iteration: E = 1 - (1 + v) 2 d / B, which is positive and less than 10 * 2^-52, in units
     * of 2^-104 from the upper three limbs of d, and B / 2 d = (1 + v) (1 + E + E^2 + ...). */
    __m512i c1 = _mm512_madd52lo_epu64(_mm512_madd52hi_epu64(d.l[2], d.l[2], v), d.l[3], v);
    __m512i c2 = _mm512_madd52lo_epu64(_mm512_madd52hi_epu64(d.l[3], d.l[3], v), d.l[4], v);
    __m512i c3 = _mm512_madd52hi_epu64(d.l[4], d.l[4], v);
    c2 = _mm512_add_epi64(_mm512_add_epi64(c2, c2), _mm512_srli_epi64(c1, 51));
    c2 = _mm512_add_epi64(c2, _mm512_slli_epi64(c3, 53)); /* modulo 2^64: E has 56 bits */
    const __m512i e = _mm512_srli_epi64(_mm512_xor_si512(c2, _mm512_set1_epi64(-1)), 4);
    /* 64 less than that, and not negative: the lowest column's carry, which may be missing in E, counts 32 here. */
    const __m512i more = _mm512_max_epi64(
        _mm512_sub_epi64(_mm512_slli_epi64(_mm512_madd52hi_epu64(e, e, v), 4), _mm512_set1_epi64(64)), zero);
    D.v1 = _mm512_add_epi64(v, _mm512_srli_epi64(more, 52));
    D.v0 = more;
    return D;
}
#pragma GCC diagnostic pop

/* r = r - d where that is not negative, and then q + 1. */
U256_K_AVX512_INLINE void u256_k_ifma_divide_last(u256_k_ifma_limbs *q, u256_k_ifma_limbs *r,
                                                  const u256_k_ifma_divisors *D)
{
    const __m512i mask = _mm512_set1_epi64((1LL << 52) - 1), one = _mm512_set1_epi64(1);
    __m512i less[5];
    for (int i = 0; i < 5; i++)
        less[i] = _mm512_add_epi64(r->l[i], D->not_d.l[i]);
    less[0] = _mm512_add_epi64(less[0], one);
    u256_k_ifma_carry(less, 0, 4);
    const __mmask8 fits = _mm512_cmpgt_epu64_mask(less[4], mask);
    for (int i = 0; i < 5; i++)
        r->l[i] = _mm512_mask_mov_epi64(r->l[i], fits, less[i]);
    q->l[0] = _mm512_mask_add_epi64(q->l[0], fits, q->l[0], one);
    u256_k_ifma_carry(q->l, 0, 4);
}

/* The quotients and remainders of one or two times eight elements, which do not wait for each other: a long division is
 * one chain from the first limb to the last. */
enum { U256_K_IFMA_CHAINS = 2 };

typedef struct {
    u256_k_ifma_limbs q, r;
    u256_k_ifma_divisors D;
    __m512i s, any;
    u256_k_ifma_wide t;
} u256_k_ifma_division;

/* The next limb of the quotient, and the remainder. */
U256_K_AVX512_INLINE void u256_k_ifma_divide_step(u256_k_ifma_division *x, int k)
{
    /* (r 2^52 + t) / d = 2 (r4 + r3 / 2^52 + ...) (1 + v), without the parts that begin below 2^-51. */
    const __m512i mask = _mm512_set1_epi64((1LL << 52) - 1), zero = _mm512_setzero_si512();
    const __m512i r4 = x->r.l[4], r3 = x->r.l[3];
    const __m512i part0 = _mm512_madd52lo_epu64(r3, r4, x->D.v1);
    const __m512i part1 = _mm512_madd52hi_epu64(_mm512_madd52hi_epu64(zero, r4, x->D.v0), r3, x->D.v1);
    const __m512i carry = _mm512_srli_epi64(_mm512_add_epi64(part0, part1), 51);
    const __m512i half = _mm512_madd52hi_epu64(r4, r4, x->D.v1);
    const __m512i z = _mm512_add_epi64(_mm512_add_epi64(half, half), carry);
    x->any = _mm512_or_si512(x->any, z);
    x->q.l[k] = z;
    /* - z d = z (B - 1 - d) + z - z B; the result is below B if z is below 2^52. Before the last limb there is no need
     * to carry from the lowest two. If those leave the rest negative, the next limb has 53 bits, as r4 is all ones. */
    __m512i next[5] = {_mm512_add_epi64(x->t.l[k], z), x->r.l[0], x->r.l[1], x->r.l[2], r3};
    for (int i = 0; i < 5; i++)
        next[i] = _mm512_madd52lo_epu64(next[i], x->D.not_d.l[i], z);
    for (int i = 0; i < 4; i++)
        next[i + 1] = _mm512_madd52hi_epu64(next[i + 1], x->D.not_d.l[i], z);
    const int from = k > 0 ? 2 : 0;
    u256_k_ifma_carry(next, from, 4);
    for (int i = 0; i < 5; i++)
        x->r.l[i] = i < from ? next[i] : _mm512_and_si512(next[i], mask);
}

/* q = t / d, r = t mod d for limbs t of 52 bits, t < d * 2^(52 * count), count <= 5; false if a limb of the quotient
 * has more than 52 bits, and is wrong. */
U256_K_AVX512_INLINE bool u256_k_ifma_divide(u256_k_ifma_division *x, int chains, int count)
{
    const __m512i mask = _mm512_set1_epi64((1LL << 52) - 1), zero = _mm512_setzero_si512();
    for (int c = 0; c < chains; c++) {
        x[c].any = zero;
        for (int i = 0; i < 5; i++)
            x[c].r.l[i] = x[c].t.l[count + i];
        for (int i = count; i < 5; i++)
            x[c].q.l[i] = zero;
    }
#pragma GCC unroll 5
    for (int k = count - 1; k >= 0; k--)
#pragma GCC unroll 2
        for (int c = 0; c < chains; c++)
            u256_k_ifma_divide_step(&x[c], k);
    __mmask8 unsure = 0;
    for (int c = 0; c < chains; c++) {
        if (U256_K_UNLIKELY(_mm512_cmpge_epu64_mask(_mm512_add_epi64(x[c].r.l[4], x[c].D.not_d.l[4]), mask)))
            u256_k_ifma_divide_last(&x[c].q, &x[c].r, &x[c].D);
        unsure |= _mm512_cmpgt_epu64_mask(x[c].any, mask);
    }
    return unsure == 0;
}

/* q = a b / m, r = a b mod m, r times 2^(s + 3); false if vectors cannot do it. */
U256_K_AVX512_INLINE bool u256_k_ifma_muldivrem(u256_k_ifma_division *x, int chains, const u256 *a, const u256 *b,
                                                const u256 *m)
{
    const __m512i mask = _mm512_set1_epi64((1LL << 52) - 1);
    for (int c = 0; c < chains; c++) {
        const int at = c * U256_K_AVX512_BLOCK;
        u256_k_ifma_words aw = u256_k_ifma_read(a + at), bw = u256_k_ifma_read(b + at), mw = u256_k_ifma_read(m + at);
        const __m512i s = u256_k_ifma_clz(&mw);
        /* Part of the factor 2^s goes to a, as much as there is room for, the rest to b. Then t = a b 2^(s + 3) <
         * 2^515, and t / B < 2^255 < d. */
        const __m512i to_a = _mm512_min_epu64(s, u256_k_ifma_clz(&aw)), to_b = _mm512_sub_epi64(s, to_a);
        const __mmask8 too_large = _mm512_cmpgt_epu64_mask(to_b, u256_k_ifma_clz(&bw));
        if (U256_K_UNLIKELY(too_large | _mm512_cmpgt_epu64_mask(s, _mm512_set1_epi64(255))))
            return false;
        u256_k_ifma_shl(&mw, s);
        u256_k_ifma_shl(&aw, to_a);
        u256_k_ifma_shl(&bw, to_b);
        const u256_k_ifma_limbs al = u256_k_ifma_split_8(&aw), bl = u256_k_ifma_split(&bw);
        x[c].s = s;
        x[c].D = u256_k_ifma_divisors_of(&mw);
        x[c].t = u256_k_ifma_zero();
        u256_k_ifma_add_product(x[c].t.l, &al, &bl);
        u256_k_ifma_carry(x[c].t.l, 0, 9);
        for (int i = 0; i < 10; i++)
            x[c].t.l[i] = _mm512_and_si512(x[c].t.l[i], mask);
    }
    return u256_k_ifma_divide(x, chains, 5);
}

/* q = a / m, r = a mod m, r times 2^(s + 3); false if vectors cannot do it. */
U256_K_AVX512_INLINE bool u256_k_ifma_divrem(u256_k_ifma_division *x, int chains, const u256 *a, const u256 *m)
{
    const __m512i mask = _mm512_set1_epi64((1LL << 52) - 1);
    __m512i most = _mm512_setzero_si512();
    for (int c = 0; c < chains; c++) {
        const int at = c * U256_K_AVX512_BLOCK;
        u256_k_ifma_words low = u256_k_ifma_read(a + at), high = low, mw = u256_k_ifma_read(m + at);
        const __m512i s = u256_k_ifma_clz(&mw);
        most = _mm512_max_epu64(most, s);
        u256_k_ifma_shl(&mw, s);
        x[c].s = s;
        x[c].D = u256_k_ifma_divisors_of(&mw);
        /* t = a 2^(s + 3): its upper bits are those of a 2^s / 2^255; one of them is in `low`, too,
         * and one is below B. */
        u256_k_ifma_shl(&low, s);
        u256_k_ifma_shr(&high, _mm512_sub_epi64(_mm512_set1_epi64(255), s));
        u256_k_ifma_limbs l = u256_k_ifma_split_8(&low);
        l.l[4] = _mm512_or_si512(l.l[4], _mm512_slli_epi64(high.w[0], 50));
        for (int i = 0; i < 5; i++)
            x[c].t.l[i] = _mm512_and_si512(l.l[i], mask);
        x[c].t.l[5] = _mm512_and_si512(_mm512_shrdi_epi64(high.w[0], high.w[1], 2), mask);
        x[c].t.l[6] = _mm512_and_si512(_mm512_shrdi_epi64(high.w[0], high.w[1], 54), mask);
        x[c].t.l[7] = _mm512_and_si512(_mm512_shrdi_epi64(high.w[1], high.w[2], 42), mask);
        x[c].t.l[8] = _mm512_and_si512(_mm512_shrdi_epi64(high.w[2], high.w[3], 30), mask);
        x[c].t.l[9] = _mm512_srli_epi64(high.w[3], 18);
    }
    const uint64_t zeros = _mm512_reduce_max_epu64(most);
    if (U256_K_UNLIKELY(zeros > 255))
        return false;
    return u256_k_ifma_divide(x, chains, (int)zeros / 52 + 1); /* a quotient is less than 2^(s + 1) */
}

U256_K_AVX512_INLINE void u256_k_ifma_write_remainder(u256 *r, const u256_k_ifma_division *x)
{
    u256_k_ifma_words w = u256_k_ifma_merge_8(x->r.l);
    u256_k_ifma_shr(&w, x->s);
    u256_k_ifma_write(r, &w);
}

/* True: one has more than 256 bits. */
U256_K_AVX512_INLINE bool u256_k_ifma_write_quotient(u256 *r, const u256_k_ifma_division *x)
{
    const u256_k_ifma_words w = u256_k_ifma_merge(x->q.l);
    u256_k_ifma_write(r, &w);
    return _mm512_cmpgt_epu64_mask(x->q.l[4], _mm512_set1_epi64((1LL << 48) - 1)) != 0;
}

U256_K_AVX512_INLINE void u256_k_ifma_write_division(u256 *r, const u256_k_ifma_division *x, int chains, bool quotient,
                                                     bool *flag)
{
    for (int c = 0; c < chains; c++) {
        if (quotient)
            *flag |= u256_k_ifma_write_quotient(r + c * U256_K_AVX512_BLOCK, &x[c]);
        else
            u256_k_ifma_write_remainder(r + c * U256_K_AVX512_BLOCK, &x[c]);
    }
}

/* chains times eight elements: [r] = floor([a] / [d]) if `quotient`, else [a] mod [d]. */
U256_K_AVX512_INLINE void u256_k_ifma_divrem_blocks(u256 *r, const u256 *a, const u256 *d, int chains, bool quotient,
                                                    bool *flag)
{
    u256_k_ifma_division x[U256_K_IFMA_CHAINS];
    if (!U256_K_UNLIKELY(!u256_k_ifma_divrem(x, chains, a, d)))
        u256_k_ifma_write_division(r, x, chains, quotient, flag);
    else
        for (int i = 0; i < chains * U256_K_AVX512_BLOCK; i++)
            *flag |= quotient ? u256_div(&r[i], &a[i], &d[i]) : u256_mod(&r[i], &a[i], &d[i]);
}

/* The same of [a] [b]. */
U256_K_AVX512_INLINE void u256_k_ifma_muldivrem_blocks(u256 *r, const u256 *a, const u256 *b, const u256 *d, int chains,
                                                       bool quotient, bool *flag)
{
    u256_k_ifma_division x[U256_K_IFMA_CHAINS];
    if (!U256_K_UNLIKELY(!u256_k_ifma_muldivrem(x, chains, a, b, d)))
        u256_k_ifma_write_division(r, x, chains, quotient, flag);
    else
        for (int i = 0; i < chains * U256_K_AVX512_BLOCK; i++)
            *flag |= quotient ? u256_muldiv(&r[i], &a[i], &b[i], &d[i]) : u256_mulmod(&r[i], &a[i], &b[i], &d[i]);
}

enum { U256_K_IFMA_CHAINED = (int)U256_K_IFMA_CHAINS * (int)U256_K_AVX512_BLOCK };

/* All whole blocks of n elements; how many elements that is. */
U256_K_AVX512_INLINE size_t u256_k_ifma_divrem_all(u256 *r, const u256 *a, const u256 *d, size_t n, bool quotient,
                                                   bool *flag)
{
    size_t at = 0;
    for (; n - at >= U256_K_IFMA_CHAINED; at += U256_K_IFMA_CHAINED)
        u256_k_ifma_divrem_blocks(r + at, a + at, d + at, U256_K_IFMA_CHAINS, quotient, flag);
    for (; n - at >= U256_K_AVX512_BLOCK; at += U256_K_AVX512_BLOCK)
        u256_k_ifma_divrem_blocks(r + at, a + at, d + at, 1, quotient, flag);
    return at;
}

U256_K_AVX512_INLINE size_t u256_k_ifma_muldivrem_all(u256 *r, const u256 *a, const u256 *b, const u256 *d, size_t n,
                                                      bool quotient, bool *flag)
{
    size_t at = 0;
    for (; n - at >= U256_K_IFMA_CHAINED; at += U256_K_IFMA_CHAINED)
        u256_k_ifma_muldivrem_blocks(r + at, a + at, b + at, d + at, U256_K_IFMA_CHAINS, quotient, flag);
    for (; n - at >= U256_K_AVX512_BLOCK; at += U256_K_AVX512_BLOCK)
        u256_k_ifma_muldivrem_blocks(r + at, a + at, b + at, d + at, 1, quotient, flag);
    return at;
}

U256_K_AVX512 static size_t u256_k_ifma_mulmod(u256 *r, const u256 *a, const u256 *b, const u256 *m, size_t n,
                                               bool *flag)
{
    return u256_k_ifma_muldivrem_all(r, a, b, m, n, false, flag);
}

U256_K_AVX512 static size_t u256_k_ifma_muldiv(u256 *r, const u256 *a, const u256 *b, const u256 *d, size_t n,
                                               bool *flag)
{
    return u256_k_ifma_muldivrem_all(r, a, b, d, n, true, flag);
}

U256_K_AVX512 static size_t u256_k_ifma_div(u256 *r, const u256 *a, const u256 *d, size_t n, bool *flag)
{
    return u256_k_ifma_divrem_all(r, a, d, n, true, flag);
}

U256_K_AVX512 static size_t u256_k_ifma_mod(u256 *r, const u256 *a, const u256 *d, size_t n, bool *flag)
{
    return u256_k_ifma_divrem_all(r, a, d, n, false, flag);
}

#endif /* U256_ARRAY_IFMA_DIVISION_H */
