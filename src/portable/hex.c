/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/bits.h>

#include "hex_digits.h"
#include "text.h"

/* The digits of a number of so many limbs, without leading zeros, at s, and a NUL. n is their number, at least 1. */
U256_K_ALWAYS_INLINE void u256_k_hex_write(uint8_t *s, unsigned n, const uint64_t *w, unsigned limbs)
{
    if (n >= 16) {
        /* Limb by limb from the end; what is left before them, fewer than sixteen, by the first sixteen at once. */
        const unsigned low = (4 * n - 64) / 64, shift = (4 * n - 64) % 64;
        u256_k_hex_write16(s, u256_k_funnel_right(low + 1 < limbs ? w[low + 1] : 0, w[low], shift));
        for (unsigned i = 0; i < limbs && 16 * (i + 1) <= n; i++)
            u256_k_hex_write16(s + n - 16 * (i + 1), w[i]);
    } else {
        const uint64_t first = w[0] << (64 - 4 * n);
        if (n >= 8) {
            u256_k_store_le64(s, u256_k_hex_to_word((uint32_t)(first >> 32)));
            u256_k_store_le64(s + n - 8, u256_k_hex_to_word((uint32_t)w[0]));
        } else {
            uint64_t word = u256_k_hex_to_word((uint32_t)(first >> 32));
            for (unsigned i = 0; i < n; i++, word >>= 8)
                s[i] = (uint8_t)word;
        }
    }
    s[n] = 0;
}

/* A number of so many bits as a quantity. */
U256_K_ALWAYS_INLINE size_t u256_k_to_quantity(char *buf, size_t size, const uint64_t *w, unsigned limbs, unsigned bits)
{
    const unsigned n = bits == 0 ? 1 : (bits + 3) / 4;
    if (u256_k_text_fits(buf, size, 2 + n)) {
        buf[0] = '0';
        buf[1] = 'x';
        u256_k_hex_write((uint8_t *)buf + 2, n, w, limbs);
    }
    return 2 + n;
}

size_t u256_to_hex(char *buf, size_t size, const u256 *a)
{
    return u256_k_to_quantity(buf, size, a->w, 4, u256_bit_len(a));
}

size_t u512_to_hex(char *buf, size_t size, const u512 *a)
{
    return u256_k_to_quantity(buf, size, a->w, 8, u512_bit_len(a));
}

size_t u256_to_hex_full(char *buf, size_t size, const u256 *a)
{
    if (u256_k_text_fits(buf, size, 64)) {
        uint8_t *const s = (uint8_t *)buf;
        for (unsigned i = 0; i < 4; i++)
            u256_k_hex_write16(s + 16 * i, a->w[3 - i]);
        s[64] = 0;
    }
    return 64;
}

/* The number of n digits, 1 to 64. */
static inline void u256_k_hex_read(u256 *r, const uint8_t *s, size_t n, uint64_t *bad)
{
    u256 x = U256_ZERO;
    if (n >= 16) {
        unsigned limb = 0;
        size_t rest = n;
        for (; rest >= 16; rest -= 16)
            x.w[limb++] = u256_k_hex_read16(s + rest - 16, bad);
        if (rest > 0)
            x.w[limb] = u256_k_hex_read16(s, bad) >> (64 - 4 * rest);
    } else if (n >= 8) {
        const uint64_t first = u256_k_hex_from_word(u256_k_load_le64(s), bad);
        x.w[0] = first << 4 * (n - 8) | u256_k_hex_from_word(u256_k_load_le64(s + n - 8), bad);
    } else {
        uint64_t word = U256_K_BYTES('0');
        for (size_t i = 0; i < n; i++)
            word = word >> 8 | (uint64_t)s[i] << 56;
        x.w[0] = u256_k_hex_from_word(word, bad);
    }
    *r = x;
}

/* Digits without a prefix, any number of them. */
static inline u256_status u256_k_from_hex_digits(u256 *r, const uint8_t *s, size_t n)
{
    if (n == 0)
        return U256_EMPTY;
    for (; n > 64 && *s == '0'; n--)
        s++;
    u256 x;
    uint64_t bad = 0;
    const bool too_large = n > 64;
    for (; n > 64; s += 16, n -= 16)
        u256_k_hex_read16(s, &bad);
    u256_k_hex_read(&x, s, n, &bad);
    if (bad)
        return U256_BAD_DIGIT;
    if (too_large)
        return U256_OVERFLOW;
    *r = x;
    return U256_OK;
}

u256_status u256_from_hex(u256 *r, const char *s, size_t len)
{
    if (u256_k_has_hex_prefix(s, len)) {
        s += 2;
        len -= 2;
    }
    return u256_k_from_hex_digits(r, (const uint8_t *)s, len);
}

/* Whether digits, all of them right, are in small letters. */
static inline bool u256_k_hex_is_small(const uint8_t *s, size_t n)
{
    /* A letter has bit 6, and is large without bit 5. */
    uint64_t large = 0;
    for (; n >= 8; n -= 8, s += 8) {
        const uint64_t word = u256_k_load_le64(s);
        large |= word & ~(word << 1) & U256_K_BYTES(0x40);
    }
    for (; n > 0; n--, s++)
        large |= *s & ~((uint64_t)*s << 1) & 0x40;
    return large == 0;
}

u256_status u256_from_quantity(u256 *r, const char *s, size_t len)
{
    u256 x;
    const u256_status status = u256_from_hex(&x, s, len);
    if (status != U256_OK)
        return status;
    if (len < 3 || len > 66 || s[1] != 'x' || (s[2] == '0' && len > 3) || !u256_k_hex_is_small((const uint8_t *)s, len))
        return U256_NOT_CANONICAL;
    *r = x;
    return U256_OK;
}
