/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_ARRAY_IFMA_H
#define U256_ARRAY_IFMA_H

/*
 * Products of arrays with AVX-512 IFMA: eight numbers at a time, with a vector for each of their limbs, of 52 bits.
 * Internal; the contract is in src/portable/array_vector.h.
 *
 * vpmadd52luq and vpmadd52huq multiply the lower 52 bits of two limbs and add one half of the product, 52 bits, to an
 * accumulator of 64 bits, which has room for 4096 of these. Bits of a factor above the 52nd are ignored, so that only
 * sums that are stored have to be reduced to 52 bits.
 */

#include "array_avx512.h"

enum { U256_K_IFMA_LIMBS = 5 };

/* Eight numbers: a vector for each limb, in the order of lanes that two shuffles make: 0 2 1 3 4 6 5 7. */
typedef struct {
    __m512i w[4];
} u256_k_ifma_words;

/* The same with limbs of 52 bits; `wide` is a product. */
typedef struct {
    __m512i l[5];
} u256_k_ifma_limbs;

typedef struct {
    __m512i l[10];
} u256_k_ifma_wide;

U256_K_AVX512_INLINE u256_k_ifma_words u256_k_ifma_read(const u256 *a)
{
    const u256_k_avx512_rows x = u256_k_avx512_read(a);
    const __m512i even0 = _mm512_unpacklo_epi64(x.v[0], x.v[1]), odd0 = _mm512_unpackhi_epi64(x.v[0], x.v[1]);
    const __m512i even1 = _mm512_unpacklo_epi64(x.v[2], x.v[3]), odd1 = _mm512_unpackhi_epi64(x.v[2], x.v[3]);
    u256_k_ifma_words r;
    r.w[0] = _mm512_shuffle_i64x2(even0, even1, 0x88);
    r.w[1] = _mm512_shuffle_i64x2(odd0, odd1, 0x88);
    r.w[2] = _mm512_shuffle_i64x2(even0, even1, 0xdd);
    r.w[3] = _mm512_shuffle_i64x2(odd0, odd1, 0xdd);
    return r;
}

/* The reverse, to two numbers in each vector. */
U256_K_AVX512_INLINE u256_k_avx512_rows u256_k_ifma_rows(const u256_k_ifma_words *x)
{
    const __m512i first = _mm512_set_epi64(11, 10, 3, 2, 9, 8, 1, 0),
                  last = _mm512_set_epi64(15, 14, 7, 6, 13, 12, 5, 4);
    const __m512i low0 = _mm512_unpacklo_epi64(x->w[0], x->w[1]), low1 = _mm512_unpackhi_epi64(x->w[0], x->w[1]);
    const __m512i high0 = _mm512_unpacklo_epi64(x->w[2], x->w[3]), high1 = _mm512_unpackhi_epi64(x->w[2], x->w[3]);
    u256_k_avx512_rows r;
    r.v[0] = _mm512_permutex2var_epi64(low0, first, high0);
    r.v[1] = _mm512_permutex2var_epi64(low1, first, high1);
    r.v[2] = _mm512_permutex2var_epi64(low0, last, high0);
    r.v[3] = _mm512_permutex2var_epi64(low1, last, high1);
    return r;
}

U256_K_AVX512_INLINE void u256_k_ifma_write(u256 *r, const u256_k_ifma_words *x)
{
    const u256_k_avx512_rows rows = u256_k_ifma_rows(x);
    u256_k_avx512_write(r, &rows);
}

/* Limbs whose bits above the 52nd are arbitrary. */
U256_K_AVX512_INLINE u256_k_ifma_limbs u256_k_ifma_split(const u256_k_ifma_words *x)
{
    u256_k_ifma_limbs r;
    r.l[0] = x->w[0];
    r.l[1] = _mm512_shrdi_epi64(x->w[0], x->w[1], 52);
    r.l[2] = _mm512_shrdi_epi64(x->w[1], x->w[2], 40);
    r.l[3] = _mm512_shrdi_epi64(x->w[2], x->w[3], 28);
    r.l[4] = _mm512_srli_epi64(x->w[3], 16);
    return r;
}

/* c[i + 1] += c[i] / 2^52, from limb `from` to limb `to`: then each limb is right except for its bits above the
 * 52nd. */
U256_K_AVX512_INLINE void u256_k_ifma_carry(__m512i *c, int from, int to)
{
    for (int i = from; i < to; i++)
        c[i + 1] = _mm512_add_epi64(c[i + 1], _mm512_srli_epi64(c[i], 52));
}

/* The upper limb's bits from there on, above those of the lower limb, of which so many are gone. */
#define U256_K_IFMA_JOIN(lower, upper, gone) _mm512_shrdi_epi64(_mm512_slli_epi64((lower), 12), (upper), 12 + (gone))

/* The low 256 bits of limbs, whose bits above the 52nd are ignored. */
U256_K_AVX512_INLINE u256_k_ifma_words u256_k_ifma_merge(const __m512i *l)
{
    u256_k_ifma_words r;
    r.w[0] = U256_K_IFMA_JOIN(l[0], l[1], 0);
    r.w[1] = U256_K_IFMA_JOIN(l[1], l[2], 12);
    r.w[2] = U256_K_IFMA_JOIN(l[2], l[3], 24);
    r.w[3] = U256_K_IFMA_JOIN(l[3], l[4], 36);
    return r;
}

/* The bits from 256 on, of ten limbs. */
U256_K_AVX512_INLINE u256_k_ifma_words u256_k_ifma_merge_high(const __m512i *l)
{
    u256_k_ifma_words r;
    r.w[0] = U256_K_IFMA_JOIN(l[4], U256_K_IFMA_JOIN(l[5], l[6], 0), 48);
    r.w[1] = U256_K_IFMA_JOIN(l[6], l[7], 8);
    r.w[2] = U256_K_IFMA_JOIN(l[7], l[8], 20);
    r.w[3] = U256_K_IFMA_JOIN(l[8], l[9], 32);
    return r;
}

/* c += a * b, by columns: no column gets more than nine halves of products. */
U256_K_AVX512_INLINE void u256_k_ifma_add_product(__m512i c[10], const u256_k_ifma_limbs *a, const u256_k_ifma_limbs *b)
{
    for (int i = 0; i < 5; i++) {
        for (int j = 0; j < 5; j++)
            c[i + j] = _mm512_madd52lo_epu64(c[i + j], a->l[j], b->l[i]);
        for (int j = 0; j < 5; j++)
            c[i + j + 1] = _mm512_madd52hi_epu64(c[i + j + 1], a->l[j], b->l[i]);
    }
}

U256_K_AVX512 static size_t u256_k_ifma_mul(u256 *r, const u256 *a, const u256 *b, size_t n)
{
    size_t at = 0;
    for (; n - at >= U256_K_AVX512_BLOCK; at += U256_K_AVX512_BLOCK) {
        const u256_k_ifma_words xw = u256_k_ifma_read(a + at), yw = u256_k_ifma_read(b + at);
        const u256_k_ifma_limbs x = u256_k_ifma_split(&xw), y = u256_k_ifma_split(&yw);
        __m512i c[5] = {_mm512_setzero_si512(), _mm512_setzero_si512(), _mm512_setzero_si512(), _mm512_setzero_si512(),
                        _mm512_setzero_si512()};
        for (int i = 0; i < 5; i++) {
            for (int j = 0; i + j < 5; j++)
                c[i + j] = _mm512_madd52lo_epu64(c[i + j], x.l[j], y.l[i]);
            for (int j = 0; i + j < 4; j++)
                c[i + j + 1] = _mm512_madd52hi_epu64(c[i + j + 1], x.l[j], y.l[i]);
        }
        u256_k_ifma_carry(c, 0, 4);
        const u256_k_ifma_words product = u256_k_ifma_merge(c);
        u256_k_ifma_write(r + at, &product);
    }
    return at;
}

U256_K_AVX512 static size_t u256_k_ifma_mul_u64(u256 *r, const u256 *a, uint64_t k, size_t n, bool *flag)
{
    /* The second limb of k, of 12 bits, times the top one of a is 2^260 or more unless one of them is 0. */
    const __m512i k0 = _mm512_set1_epi64((long long)k), k1 = _mm512_set1_epi64((long long)(k >> 52));
    const __m512i zero = _mm512_setzero_si512(), too_long = _mm512_set1_epi64(k >> 52 ? -1 : 0);
    __m512i any = zero;
    size_t at = 0;
    for (; n - at >= U256_K_AVX512_BLOCK; at += U256_K_AVX512_BLOCK) {
        const u256_k_ifma_words xw = u256_k_ifma_read(a + at);
        const u256_k_ifma_limbs x = u256_k_ifma_split(&xw);
        __m512i c[6] = {zero, zero, zero, zero, zero, zero};
        for (int i = 0; i < 5; i++) {
            c[i] = _mm512_madd52lo_epu64(c[i], x.l[i], k0);
            c[i + 1] = _mm512_madd52hi_epu64(c[i + 1], x.l[i], k0);
        }
        for (int i = 0; i < 4; i++) {
            c[i + 1] = _mm512_madd52lo_epu64(c[i + 1], x.l[i], k1);
            c[i + 2] = _mm512_madd52hi_epu64(c[i + 2], x.l[i], k1);
        }
        u256_k_ifma_carry(c, 0, 4);
        const __m512i above = _mm512_or_si512(_mm512_srli_epi64(c[4], 48), c[5]);
        any =
            _mm512_or_si512(any, _mm512_ternarylogic_epi64(above, x.l[4], too_long, 0xf8)); /* above | (x & too_long) */
        const u256_k_ifma_words product = u256_k_ifma_merge(c);
        u256_k_ifma_write(r + at, &product);
    }
    *flag |= _mm512_test_epi64_mask(any, any) != 0;
    return at;
}

U256_K_AVX512_INLINE u256_k_ifma_wide u256_k_ifma_zero(void)
{
    u256_k_ifma_wide c;
    for (int i = 0; i < 10; i++)
        c.l[i] = _mm512_setzero_si512();
    return c;
}

U256_K_AVX512 static size_t u256_k_ifma_full_mul(u512 *r, const u256 *a, const u256 *b, size_t n)
{
    size_t at = 0;
    for (; n - at >= U256_K_AVX512_BLOCK; at += U256_K_AVX512_BLOCK) {
        const u256_k_ifma_words xw = u256_k_ifma_read(a + at), yw = u256_k_ifma_read(b + at);
        const u256_k_ifma_limbs x = u256_k_ifma_split(&xw), y = u256_k_ifma_split(&yw);
        u256_k_ifma_wide c = u256_k_ifma_zero();
        u256_k_ifma_add_product(c.l, &x, &y);
        u256_k_ifma_carry(c.l, 0, 9);
        const u256_k_ifma_words low = u256_k_ifma_merge(c.l), high = u256_k_ifma_merge_high(c.l);
        const u256_k_avx512_rows lows = u256_k_ifma_rows(&low), highs = u256_k_ifma_rows(&high);
        for (int i = 0; i < 4; i++) {
            _mm512_storeu_si512(r + at + 2 * i, _mm512_shuffle_i64x2(lows.v[i], highs.v[i], 0x44));
            _mm512_storeu_si512(r + at + 2 * i + 1, _mm512_shuffle_i64x2(lows.v[i], highs.v[i], 0xee));
        }
    }
    return at;
}

/* r += the sum of limbs of 52 bits and more, as many as there are, from bit 0 on; true: the sum is 2^512 or more. */
static inline bool u256_k_ifma_gather(uint64_t r[8], const uint64_t *l, unsigned limbs)
{
    uint64_t sum[10] = {0}, over;
    for (unsigned i = 0; i < limbs; i++) {
        const unsigned word = 52 * i / 64, shift = 52 * i % 64;
        const uint64_t parts[2] = {l[i] << shift, shift ? l[i] >> (64 - shift) : 0};
        uint64_t carry = 0;
        for (unsigned j = word; j < 10; j++) {
            const uint64_t part = j - word < 2 ? parts[j - word] : 0, s = sum[j] + carry;
            carry = s < carry;
            sum[j] = s + part;
            carry += sum[j] < part;
        }
    }
    over = sum[8] | sum[9];
    bool carry = u256_k_add4(r, r, sum, false);
    carry = u256_k_add4(r + 4, r + 4, sum + 4, carry);
    return carry | (over != 0);
}

U256_K_AVX512 static size_t u256_k_ifma_dot(u512 *sum, const u256 *a, const u256 *b, size_t n, bool *overflow)
{
    enum { FULL = 4096 / 10 - 1 }; /* products that the columns have room for beside what is left from before */
    size_t at = 0;
    while (n - at >= U256_K_AVX512_BLOCK) {
        u256_k_ifma_wide c = u256_k_ifma_zero();
        for (int full = 0; full < FULL && n - at >= U256_K_AVX512_BLOCK; full++, at += U256_K_AVX512_BLOCK) {
            const u256_k_ifma_words xw = u256_k_ifma_read(a + at), yw = u256_k_ifma_read(b + at);
            const u256_k_ifma_limbs x = u256_k_ifma_split(&xw), y = u256_k_ifma_split(&yw);
            u256_k_ifma_add_product(c.l, &x, &y);
        }
        /* Eight lanes of 52 bits each: their sum has 55. */
        const __m512i mask = _mm512_set1_epi64((1LL << 52) - 1);
        uint64_t limbs[11];
        u256_k_ifma_carry(c.l, 0, 9);
        const __m512i above = _mm512_srli_epi64(c.l[9], 52);
        for (int i = 0; i < 10; i++)
            limbs[i] = (uint64_t)_mm512_reduce_add_epi64(_mm512_and_si512(c.l[i], mask));
        limbs[10] = (uint64_t)_mm512_reduce_add_epi64(above);
        *overflow |= u256_k_ifma_gather(sum->w, limbs, 11);
    }
    return at;
}

#endif /* U256_ARRAY_IFMA_H */
