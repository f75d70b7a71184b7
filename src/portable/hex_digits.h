/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_HEX_DIGITS_H
#define U256_HEX_DIGITS_H

/*
 * Sixteen hexadecimal digits from and to a limb, in one vector if the target has suitable ones, otherwise in two words.
 * A word holds eight characters as they lie in memory: the first is its lowest byte, and the most significant digit.
 */

#include <u256/memory.h>

/* The header of these vectors needs a C library with gcc, so a freestanding program goes without. */
#if defined(__x86_64__) && defined(__SSE2__) && __STDC_HOSTED__ && !defined(U256_NO_BUILTINS)
    #include "../x86_64/hex_vector.h"
#elif defined(__ARM_NEON) && defined(__aarch64__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ &&                      \
    !defined(U256_NO_BUILTINS)
    #include "../aarch64/hex_vector.h"
#else

static inline uint64_t u256_k_hex_to_word(uint32_t x)
{
    uint64_t n = u256_k_bswap64(x) >> 32;
    n = (n | n << 16) & UINT64_C(0x0000ffff0000ffff);
    n = (n | n << 8) & UINT64_C(0x00ff00ff00ff00ff);
    n = (n >> 4 & UINT64_C(0x000f000f000f000f)) | (n & UINT64_C(0x000f000f000f000f)) << 8;
    const uint64_t letters = (n + U256_K_BYTES(6)) >> 4 & U256_K_BYTES(1);
    return n + U256_K_BYTES('0') + letters * ('a' - '0' - 10);
}

static inline uint32_t u256_k_hex_from_word(uint64_t word, bool any_case, uint64_t *bad)
{
    /* For each byte below 0x80, x + 0x80 - k has the high bit set exactly if x >= k, and does not carry. */
    const uint64_t high = U256_K_BYTES(0x80), low = word & ~high, small = low | (any_case ? U256_K_BYTES(0x20) : 0);
    const uint64_t is_decimal = (low + U256_K_BYTES(0x80 - '0')) & ~(low + U256_K_BYTES(0x80 - '9' - 1));
    const uint64_t is_letter = (small + U256_K_BYTES(0x80 - 'a')) & ~(small + U256_K_BYTES(0x80 - 'f' - 1)) & high;
    *bad |= ((is_decimal | is_letter) & ~word & high) ^ high;
    uint64_t n = (word & U256_K_BYTES(0x0f)) + (is_letter >> 7) * 9;
    n = (n << 4 | n >> 8) & UINT64_C(0x00ff00ff00ff00ff);
    n = (n | n >> 8) & UINT64_C(0x0000ffff0000ffff);
    n |= n >> 16;
    return (uint32_t)(u256_k_bswap64(n) >> 32);
}

/* The sixteen digits of x: result and *last. */
static inline uint64_t u256_k_hex_to_words(uint64_t *last, uint64_t x)
{
    *last = u256_k_hex_to_word((uint32_t)x);
    return u256_k_hex_to_word((uint32_t)(x >> 32));
}

/* The same at s. */
static inline void u256_k_hex_write16(uint8_t *s, uint64_t x)
{
    u256_k_store_le64(s, u256_k_hex_to_word((uint32_t)(x >> 32)));
    u256_k_store_le64(s + 8, u256_k_hex_to_word((uint32_t)x));
}

/* The number of sixteen digits, with letters in lower case only unless any_case; *bad is set to nonzero if one of them
 * is no digit, and otherwise kept. */
static inline uint64_t u256_k_hex_from_words(uint64_t first, uint64_t last, bool any_case, uint64_t *bad)
{
    const uint64_t hi = u256_k_hex_from_word(first, any_case, bad);
    return hi << 32 | u256_k_hex_from_word(last, any_case, bad);
}

/* The same for the sixteen at s. */
static inline uint64_t u256_k_hex_read16(const uint8_t *s, bool any_case, uint64_t *bad)
{
    return u256_k_hex_from_words(u256_k_load_le64(s), u256_k_load_le64(s + 8), any_case, bad);
}

#endif

#endif /* U256_HEX_DIGITS_H */
