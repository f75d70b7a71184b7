/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_ARRAY_AVX2_H
#define U256_ARRAY_AVX2_H

/*
 * Array functions with AVX2, with a number in a vector as it lies in memory: those that measured faster than the scalar
 * loops. Products did not: there is no multiplier of more than 32 bits. Internal; the contract is in
 * src/portable/array_vector.h.
 */

#include <immintrin.h>

#include "../portable/array_vector.h"

#define U256_K_AVX2 __attribute__((target("avx2")))
#define U256_K_AVX2_INLINE static inline __attribute__((always_inline)) U256_K_AVX2

U256_K_AVX2_INLINE __m256i u256_k_avx2_read(const void *p)
{
    return _mm256_loadu_si256((const __m256i *)p);
}

U256_K_AVX2_INLINE void u256_k_avx2_write(void *p, __m256i x)
{
    _mm256_storeu_si256((__m256i *)p, x);
}

/* A bit for each limb whose top bit is set. */
U256_K_AVX2_INLINE unsigned u256_k_avx2_mask(__m256i x)
{
    return (unsigned)_mm256_movemask_pd(_mm256_castsi256_pd(x));
}

/* Limbs x < y, by the signed order with the top bits inverted. */
U256_K_AVX2_INLINE __m256i u256_k_avx2_less(__m256i x, __m256i y)
{
    const __m256i top = _mm256_set1_epi64x(INT64_MIN);
    return _mm256_cmpgt_epi64(_mm256_xor_si256(y, top), _mm256_xor_si256(x, top));
}

#define U256_K_AVX2_BITWISE(name, instruction)                                                                         \
    U256_K_AVX2 static size_t name(u256 *r, const u256 *a, const u256 *b, size_t n)                                    \
    {                                                                                                                  \
        for (size_t i = 0; i < n; i++)                                                                                 \
            u256_k_avx2_write(&r[i], instruction(u256_k_avx2_read(&a[i]), u256_k_avx2_read(&b[i])));                   \
        return n;                                                                                                      \
    }
U256_K_AVX2_BITWISE(u256_k_avx2_and, _mm256_and_si256)
U256_K_AVX2_BITWISE(u256_k_avx2_or, _mm256_or_si256)
U256_K_AVX2_BITWISE(u256_k_avx2_xor, _mm256_xor_si256)
#undef U256_K_AVX2_BITWISE

U256_K_AVX2 static size_t u256_k_avx2_lt(uint8_t *r, const u256 *a, const u256 *b, size_t n)
{
    /* The highest limb that differs decides, as the highest bit that differs does between two masks. */
    for (size_t i = 0; i < n; i++) {
        const __m256i x = u256_k_avx2_read(&a[i]), y = u256_k_avx2_read(&b[i]);
        r[i] = u256_k_avx2_mask(u256_k_avx2_less(x, y)) > u256_k_avx2_mask(u256_k_avx2_less(y, x));
    }
    return n;
}

U256_K_AVX2 static size_t u256_k_avx2_eq(uint8_t *r, const u256 *a, const u256 *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const __m256i difference = _mm256_xor_si256(u256_k_avx2_read(&a[i]), u256_k_avx2_read(&b[i]));
        r[i] = (uint8_t)_mm256_testz_si256(difference, difference);
    }
    return n;
}

/* The limbs moved `up` places higher, as an index of halves for _mm256_permutevar8x32_epi32, and a mask of
 * those that exist. */
U256_K_AVX2_INLINE __m256i u256_k_avx2_move(int up, __m256i *mask)
{
    const __m256i half = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
    const __m256i from = _mm256_sub_epi32(half, _mm256_set1_epi32(2 * up));
    *mask = _mm256_andnot_si256(_mm256_cmpgt_epi32(from, _mm256_set1_epi32(7)),
                                _mm256_cmpgt_epi32(from, _mm256_set1_epi32(-1)));
    return from;
}

U256_K_AVX2 static size_t u256_k_avx2_shl(u256 *r, const u256 *a, unsigned count, size_t n)
{
    const int limbs = (int)(count / 64), bits = (int)(count % 64);
    const __m128i left = _mm_cvtsi32_si128(bits), right = _mm_cvtsi32_si128(64 - bits); /* by 64: 0 */
    __m256i hi_mask, lo_mask;
    const __m256i hi_index = u256_k_avx2_move(limbs, &hi_mask), lo_index = u256_k_avx2_move(limbs + 1, &lo_mask);
    for (size_t i = 0; i < n; i++) {
        const __m256i x = u256_k_avx2_read(&a[i]);
        const __m256i hi = _mm256_and_si256(_mm256_permutevar8x32_epi32(x, hi_index), hi_mask);
        const __m256i lo = _mm256_and_si256(_mm256_permutevar8x32_epi32(x, lo_index), lo_mask);
        u256_k_avx2_write(&r[i], _mm256_or_si256(_mm256_sll_epi64(hi, left), _mm256_srl_epi64(lo, right)));
    }
    return n;
}

U256_K_AVX2 static size_t u256_k_avx2_shr(u256 *r, const u256 *a, unsigned count, size_t n)
{
    const int limbs = (int)(count / 64), bits = (int)(count % 64);
    const __m128i right = _mm_cvtsi32_si128(bits), left = _mm_cvtsi32_si128(64 - bits);
    __m256i hi_mask, lo_mask;
    const __m256i hi_index = u256_k_avx2_move(-limbs - 1, &hi_mask), lo_index = u256_k_avx2_move(-limbs, &lo_mask);
    for (size_t i = 0; i < n; i++) {
        const __m256i x = u256_k_avx2_read(&a[i]);
        const __m256i hi = _mm256_and_si256(_mm256_permutevar8x32_epi32(x, hi_index), hi_mask);
        const __m256i lo = _mm256_and_si256(_mm256_permutevar8x32_epi32(x, lo_index), lo_mask);
        u256_k_avx2_write(&r[i], _mm256_or_si256(_mm256_srl_epi64(lo, right), _mm256_sll_epi64(hi, left)));
    }
    return n;
}

/* The 32 bytes of each number in reverse order: those of each half, and the halves. */
U256_K_AVX2_INLINE size_t u256_k_avx2_reverse(void *r, const void *a, size_t n)
{
    const __m256i order = _mm256_setr_epi8(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10,
                                           9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    for (size_t i = 0; i < n; i++) {
        const __m256i x = _mm256_shuffle_epi8(u256_k_avx2_read((const char *)a + 32 * i), order);
        u256_k_avx2_write((char *)r + 32 * i, _mm256_permute4x64_epi64(x, 0x4e));
    }
    return n;
}

U256_K_AVX2 static size_t u256_k_avx2_load_be(u256 *r, const uint8_t *p, size_t n)
{
    return u256_k_avx2_reverse(r, p, n);
}

U256_K_AVX2 static size_t u256_k_avx2_store_be(uint8_t *p, const u256 *a, size_t n)
{
    return u256_k_avx2_reverse(p, a, n);
}

#endif /* U256_ARRAY_AVX2_H */
