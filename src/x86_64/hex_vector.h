/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_HEX_VECTOR_H
#define U256_HEX_VECTOR_H

/* Sixteen hexadecimal digits in one SSE2 register, which every x86-64 has; with byte shuffles where the target has
 * SSSE3. The contract is in src/portable/hex_digits.h. */

#include <emmintrin.h>
#ifdef __SSSE3__
    #include <tmmintrin.h>
#endif

static inline void u256_k_hex_write16(uint8_t *s, uint64_t x)
{
    const __m128i bytes = _mm_cvtsi64_si128((long long)u256_k_bswap64(x)), mask = _mm_set1_epi8(0x0f);
    const __m128i hi = _mm_and_si128(_mm_srli_epi16(bytes, 4), mask), lo = _mm_and_si128(bytes, mask);
    const __m128i n = _mm_unpacklo_epi8(hi, lo);
#ifdef __SSSE3__
    const __m128i text = _mm_shuffle_epi8(
        _mm_setr_epi8('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'), n);
#else
    const __m128i letters = _mm_and_si128(_mm_cmpgt_epi8(n, _mm_set1_epi8(9)), _mm_set1_epi8('a' - '0' - 10));
    const __m128i text = _mm_add_epi8(_mm_add_epi8(n, _mm_set1_epi8('0')), letters);
#endif
    _mm_storeu_si128((__m128i *)(void *)s, text);
}

static inline uint64_t u256_k_hex_read16(const uint8_t *s, uint64_t *bad)
{
    const __m128i text = _mm_loadu_si128((const __m128i *)(const void *)s);
    const __m128i decimal = _mm_sub_epi8(text, _mm_set1_epi8('0'));
    const __m128i letter = _mm_sub_epi8(_mm_or_si128(text, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
    const __m128i is_decimal = _mm_cmpeq_epi8(_mm_min_epu8(decimal, _mm_set1_epi8(9)), decimal);
    const __m128i is_letter = _mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(5)), letter);
    *bad |= (uint64_t)_mm_movemask_epi8(_mm_or_si128(is_decimal, is_letter)) ^ 0xffff;
    const __m128i n = _mm_or_si128(_mm_and_si128(is_decimal, decimal),
                                   _mm_and_si128(is_letter, _mm_add_epi8(letter, _mm_set1_epi8(10))));
#ifdef __SSSE3__
    const __m128i bytes = _mm_maddubs_epi16(n, _mm_set1_epi16(0x0110)); /* 16 * first + second */
#else
    const __m128i first = _mm_and_si128(_mm_slli_epi16(n, 4), _mm_set1_epi16(0xf0)), second = _mm_srli_epi16(n, 8);
    const __m128i bytes = _mm_or_si128(first, second);
#endif
    return u256_k_bswap64((uint64_t)_mm_cvtsi128_si64(_mm_packus_epi16(bytes, bytes)));
}

#endif /* U256_HEX_VECTOR_H */
