/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_DECIMAL_DIGITS_H
#define U256_DECIMAL_DIGITS_H

/*
 * Decimal digits from and to limbs, eight in a word or sixteen in a vector. A word holds characters as they lie in
 * memory: the first is its lowest byte, and the most significant digit.
 */

#include <u256/kernel.h>
#include <u256/memory.h>

/* floor(x / 10^8) for x < 10^16. The factor is too large by less than 1, so the quotient by less than 2^54 / 2^90. */
static inline uint64_t u256_k_upper_half16(uint64_t x)
{
    uint64_t hi;
    u256_k_mul1(&hi, x, UINT64_C(0xabcc77118461cefd)); /* ceil(2^90 / 10^8) */
    return hi >> 26;
}

/* floor(x / 10^16) for x < 10^19. Likewise, by less than 10^19 / 2^117 < 1 / 10^16. */
static inline uint64_t u256_k_upper_three19(uint64_t x)
{
    uint64_t hi;
    u256_k_mul1(&hi, x, UINT64_C(0xe69594bec44de15c)); /* ceil(2^117 / 10^16) */
    return hi >> 53;
}

/* The eight digits of x < 10^8, as a word of characters: halves in fields of 32 bits, pairs in fields
 * of 16, then digits. */
static inline uint64_t u256_k_decimal_to_word(uint64_t x)
{
    const uint64_t first4 = x * 109951163 >> 40; /* x / 10^4 */
    const uint64_t fours = first4 | (x - first4 * 10000) << 32;
    const uint64_t first2 = (fours * 10486 >> 20) & UINT64_C(0x0000007f0000007f); /* / 100, for up to 9999 */
    const uint64_t twos = first2 | (fours - first2 * 100) << 16;
    const uint64_t first = (twos * 103 >> 10) & UINT64_C(0x000f000f000f000f); /* / 10, for up to 99 */
    return (first | (twos - first * 10) << 8) + U256_K_BYTES('0');
}

/* The number of eight digits; *bad is set to nonzero if one of them is no digit, and otherwise kept. */
static inline uint64_t u256_k_decimal_from_word(uint64_t word, uint64_t *bad)
{
    /* A digit is 0x30 to 0x39: with 6 added its upper half is still 3. Only a byte above 0xf9 carries out. */
    const uint64_t upper = U256_K_BYTES(0xf0);
    *bad |= ((word & upper) | ((word + U256_K_BYTES(6)) & upper) >> 4) ^ U256_K_BYTES(0x33);
    const uint64_t twos = ((word & U256_K_BYTES(0x0f)) * (10 << 8 | 1)) >> 8 & UINT64_C(0x00ff00ff00ff00ff);
    const uint64_t fours = (twos * (100 << 16 | 1)) >> 16 & UINT64_C(0x0000ffff0000ffff);
    return (fours * (UINT64_C(10000) << 32 | 1)) >> 32;
}

/* The header of these vectors needs a C library with gcc, so a freestanding program goes without. */
#if defined(__x86_64__) && defined(__SSE2__) && __STDC_HOSTED__ && !defined(U256_NO_BUILTINS)
    #include "../x86_64/decimal_vector.h"
#else

/* The sixteen digits of x < 10^16. */
static inline void u256_k_decimal_write16(uint8_t *s, uint64_t x)
{
    const uint64_t upper = u256_k_upper_half16(x);
    u256_k_store_le64(s, u256_k_decimal_to_word(upper));
    u256_k_store_le64(s + 8, u256_k_decimal_to_word(x - upper * 100000000));
}

/* The number of sixteen digits; bad as above. */
static inline uint64_t u256_k_decimal_read16(const uint8_t *s, uint64_t *bad)
{
    const uint64_t upper = u256_k_decimal_from_word(u256_k_load_le64(s), bad);
    return upper * 100000000 + u256_k_decimal_from_word(u256_k_load_le64(s + 8), bad);
}

#endif

#endif /* U256_DECIMAL_DIGITS_H */
