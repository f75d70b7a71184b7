/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_HEX_VECTOR_H
#define U256_HEX_VECTOR_H

/* Sixteen hexadecimal digits in one SSE2 register, which every x86-64 has; with byte shuffles where the target has
 * SSSE3. The contract is in src/portable/hex_digits.h. */

#include <emmintrin.h>
#ifdef __SSSE3__
    #include <tmmintrin.h>
#endif

static inline __m128i u256_k_hex_text(uint64_t x)
{
    const __m128i bytes = _mm_cvtsi64_si128((long long)u256_k_bswap64(x)), mask = _mm_set1_epi8(0x0f);
    const __m128i hi = _mm_and_si128(_mm_srli_epi16(bytes, 4), mask), lo = _mm_and_si128(bytes, mask);
    const __m128i n = _mm_unpacklo_epi8(hi, lo);
#ifdef __SSSE3__
    return _mm_shuffle_epi8(
        _mm_setr_epi8('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'), n);
#else
    const __m128i letters = _mm_and_si128(_mm_cmpgt_epi8(n, _mm_set1_epi8(9)), _mm_set1_epi8('a' - '0' - 10));
    return _mm_add_epi8(_mm_add_epi8(n, _mm_set1_epi8('0')), letters);
#endif
}

static inline void u256_k_hex_write16(uint8_t *s, uint64_t x)
{
    _mm_storeu_si128((__m128i *)(void *)s, u256_k_hex_text(x));
}

static inline uint64_t u256_k_hex_to_words(uint64_t *last, uint64_t x)
{
    const __m128i text = u256_k_hex_text(x);
    *last = (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(text, text));
    return (uint64_t)_mm_cvtsi128_si64(text);
}

static inline uint64_t u256_k_hex_value(__m128i text, bool any_case, uint64_t *bad)
{
    /* Saturating sums map decimal digits to 0 ... 9, letters to 10 ... 15, and all else to more (W. Mula). */
    const __m128i above = _mm_subs_epu8(_mm_add_epi8(text, _mm_set1_epi8((char)(0xff - '9'))), _mm_set1_epi8(6));
    const __m128i decimal = _mm_sub_epi8(above, _mm_set1_epi8((char)0xf0));
    const __m128i small = any_case ? _mm_or_si128(text, _mm_set1_epi8(0x20)) : text;
    const __m128i letter = _mm_adds_epu8(_mm_sub_epi8(small, _mm_set1_epi8('a')), _mm_set1_epi8(10));
    const __m128i n = _mm_min_epu8(decimal, letter);
    *bad |= (uint64_t)_mm_movemask_epi8(_mm_adds_epu8(n, _mm_set1_epi8(0x80 - 16)));
#ifdef __SSSE3__
    const __m128i bytes = _mm_maddubs_epi16(n, _mm_set1_epi16(0x0110)); /* 16 * first + second */
#else
    const __m128i first = _mm_slli_epi16(n, 4), second = _mm_srli_epi16(n, 8);
    const __m128i bytes = _mm_and_si128(_mm_or_si128(first, second), _mm_set1_epi16(0xff));
#endif
    return u256_k_bswap64((uint64_t)_mm_cvtsi128_si64(_mm_packus_epi16(bytes, bytes)));
}

static inline uint64_t u256_k_hex_read16(const uint8_t *s, bool any_case, uint64_t *bad)
{
    return u256_k_hex_value(_mm_loadu_si128((const __m128i *)(const void *)s), any_case, bad);
}

static inline uint64_t u256_k_hex_from_words(uint64_t first, uint64_t last, bool any_case, uint64_t *bad)
{
    return u256_k_hex_value(_mm_set_epi64x((long long)last, (long long)first), any_case, bad);
}

#endif /* U256_HEX_VECTOR_H */
