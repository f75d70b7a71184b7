/* SPDX-License-Identifier: MIT OR Apache-2.0 */

#include "hex_digits.h"
#include "text.h"

/* The digits of [w] at s, n of them without leading zeros, and a NUL. */
static inline void u256_k_hex_write(uint8_t *s, unsigned n, const uint64_t *w)
{
    if (n >= 16) {
        /* The first sixteen, of a limb and part of one, unless there are none; then limb by limb to the end. */
        const unsigned above = n / 16;
        if (n % 16 > 0)
            u256_k_hex_write16(s, u256_k_funnel_right(w[above], w[above - 1], 4 * n % 64));
        s += n % 16;
        for (unsigned i = above; i-- > 0; s += 16)
            u256_k_hex_write16(s, w[i]);
        *s = 0;
        return;
    }
    uint64_t last, first = u256_k_hex_to_words(&last, w[0]);
    if (n >= 8) {
        u256_k_store_le64(s, first >> 1 >> (127 - 8 * n)); /* and something that the last eight overwrite */
        u256_k_store_le64(s + n - 8, last);
    } else {
        last >>= 64 - 8 * n;
        u256_k_store_le_few(s, last, n);
    }
    s[n] = 0;
}

/* A number of `bits` bits as a quantity. */
static inline size_t u256_k_to_quantity(char *buf, size_t size, const uint64_t *w, unsigned bits)
{
    const unsigned n = bits == 0 ? 1 : (bits + 3) / 4;
    if (u256_k_text_fits(buf, size, 2 + n)) {
        buf[0] = '0';
        buf[1] = 'x';
        u256_k_hex_write((uint8_t *)buf + 2, n, w);
    }
    return 2 + n;
}

size_t u256_to_hex(char *buf, size_t size, const u256 *a)
{
    return u256_k_to_quantity(buf, size, a->w, 256 - u256_k_clz4_guessed(a->w));
}

size_t u512_to_hex(char *buf, size_t size, const u512 *a)
{
    return u256_k_to_quantity(buf, size, a->w, 512 - u256_k_clz8_guessed(a->w));
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

/* [x] = the number of n digits, at least one and at most as many as so many limbs have; any_case and bad as in
 * hex_digits.h. */
U256_K_ALWAYS_INLINE void u256_k_hex_read(uint64_t *x, unsigned limbs, const uint8_t *s, size_t n, bool any_case,
                                          uint64_t *bad)
{
    for (unsigned i = 0; i < limbs; i++)
        x[i] = 0;
    if (n >= 16) {
        /* Limb by limb from the end; what remains, fewer than sixteen digits, is the upper part of
         * the first sixteen. */
        unsigned limb = 0;
        size_t rest = n;
        for (; rest >= 16; rest -= 16)
            x[limb++] = u256_k_hex_read16(s + rest - 16, any_case, bad);
        if (rest > 0)
            x[limb] = u256_k_hex_read16(s, any_case, bad) >> (64 - 4 * rest);
    } else if (n >= 8) {
        /* The digits before the last eight move to the end of a word of zeros. */
        const uint64_t first = u256_k_load_le64(s) << (120 - 8 * n) << 8 | U256_K_BYTES('0') >> 8 * (n - 8);
        x[0] = u256_k_hex_from_words(first, u256_k_load_le64(s + n - 8), any_case, bad);
    } else {
        const uint64_t word = u256_k_load_le_few(s, (unsigned)n) | U256_K_BYTES('0') >> 8 * n;
        x[0] = u256_k_hex_from_words(U256_K_BYTES('0'), word, any_case, bad);
    }
}

/* [r] = the number, of so many limbs, a constant. */
U256_K_ALWAYS_INLINE u256_status u256_k_from_hex(uint64_t *r, unsigned limbs, const char *text, size_t len)
{
    const bool prefix = u256_k_has_hex_prefix(text, len);
    const uint8_t *s = (const uint8_t *)(prefix ? text + 2 : text);
    const size_t most = 16 * limbs;
    size_t n = prefix ? len - 2 : len;
    uint64_t x[8], bad = 0;
    if (n == 0)
        return U256_EMPTY;
    for (; n > most && *s == '0'; n--)
        s++;
    const bool too_large = n > most;
    for (; n > most; s += 16, n -= 16)
        u256_k_hex_read16(s, true, &bad);
    u256_k_hex_read(x, limbs, s, n, true, &bad);
    if (bad)
        return U256_BAD_DIGIT;
    if (too_large)
        return U256_OVERFLOW;
    u256_k_copy(r, x, limbs);
    return U256_OK;
}

u256_status u256_from_hex(u256 *r, const char *s, size_t len)
{
    return u256_k_from_hex(r->w, 4, s, len);
}

u256_status u512_from_hex(u512 *r, const char *s, size_t len)
{
    return u256_k_from_hex(r->w, 8, s, len);
}

u256_status u256_from_quantity(u256 *r, const char *s, size_t len)
{
    if (len >= 3 && len <= 66 && s[0] == '0' && s[1] == 'x' && (s[2] != '0' || len == 3)) {
        uint64_t x[4], bad = 0;
        u256_k_hex_read(x, 4, (const uint8_t *)s + 2, len - 2, false, &bad);
        if (!bad) {
            u256_k_copy(r->w, x, 4);
            return U256_OK;
        }
    }
    /* Another spelling of a number, or none. */
    u256 unused;
    const u256_status status = u256_from_hex(&unused, s, len);
    return status == U256_OK ? U256_NOT_CANONICAL : status;
}
