/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_DECIMAL_VECTOR_H
#define U256_DECIMAL_VECTOR_H

/* Sixteen decimal digits in one SSE2 register, which every x86-64 has. The contract is in
 * src/portable/decimal_digits.h, and so are the steps: halves, pairs, digits. */

#include <emmintrin.h>

static inline void u256_k_decimal_write16(uint8_t *s, uint64_t x)
{
    const uint64_t upper = u256_k_upper_half16(x), lower = x - upper * 100000000;
    const __m128i eights = _mm_set_epi64x((long long)lower, (long long)upper);
    /* / 10^4 for up to 10^8 - 1, / 100 for up to 9999, / 10 for up to 99. */
    const __m128i first4 = _mm_srli_epi64(_mm_mul_epu32(eights, _mm_set1_epi64x(3518437209)), 45);
    const __m128i last4 = _mm_sub_epi64(eights, _mm_mul_epu32(first4, _mm_set1_epi64x(10000)));
    const __m128i fours = _mm_or_si128(first4, _mm_slli_epi64(last4, 32));
    const __m128i first2 = _mm_srli_epi16(_mm_mulhi_epu16(fours, _mm_set1_epi16(5243)), 3);
    const __m128i last2 = _mm_sub_epi16(fours, _mm_mullo_epi16(first2, _mm_set1_epi16(100)));
    const __m128i twos = _mm_or_si128(first2, _mm_slli_epi32(last2, 16));
    const __m128i first = _mm_mulhi_epu16(twos, _mm_set1_epi16(6554));
    const __m128i last = _mm_sub_epi16(twos, _mm_mullo_epi16(first, _mm_set1_epi16(10)));
    const __m128i digits = _mm_or_si128(first, _mm_slli_epi16(last, 8));
    _mm_storeu_si128((__m128i *)(void *)s, _mm_add_epi8(digits, _mm_set1_epi8('0')));
}

static inline uint64_t u256_k_decimal_read16(const uint8_t *s, uint64_t *bad)
{
    const __m128i text = _mm_loadu_si128((const __m128i *)(const void *)s);
    const __m128i digits = _mm_sub_epi8(text, _mm_set1_epi8('0'));
    const __m128i is_digit = _mm_cmpeq_epi8(_mm_min_epu8(digits, _mm_set1_epi8(9)), digits);
    *bad |= (uint64_t)_mm_movemask_epi8(is_digit) ^ 0xffff;
    const __m128i first = _mm_and_si128(digits, _mm_set1_epi16(0x00ff)), last = _mm_srli_epi16(digits, 8);
    const __m128i twos = _mm_add_epi16(_mm_mullo_epi16(first, _mm_set1_epi16(10)), last);
    const __m128i fours = _mm_madd_epi16(twos, _mm_set1_epi32(1 << 16 | 100));
    const __m128i eights = _mm_madd_epi16(_mm_packs_epi32(fours, fours), _mm_set1_epi32(1 << 16 | 10000));
    const uint64_t pair = (uint64_t)_mm_cvtsi128_si64(eights);
    return (pair & UINT32_MAX) * 100000000 + (pair >> 32);
}

#endif /* U256_DECIMAL_VECTOR_H */
