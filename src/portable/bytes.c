/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/bytes.h>

/* The n bytes at p, fewer than eight, as a limb. */
static inline uint64_t u256_k_load_be_few(const uint8_t *p, size_t n)
{
    return n > 0 ? u256_k_bswap64(u256_k_load_le_few(p, (unsigned)n)) : 0;
}

static inline void u256_k_store_be_few(uint8_t *p, uint64_t x, unsigned n)
{
    if (n > 0)
        u256_k_store_le_few(p, u256_k_bswap64(x) >> (64 - 8 * n), n);
}

/* How many bytes of limb k a number of n bytes lacks. */
static inline size_t u256_k_missing_bytes(size_t n, unsigned k)
{
    const size_t end = 8 * ((size_t)k + 1);
    return (end - n) & (size_t)u256_k_zero_mask(n >= end);
}

/* Limb k of a number from a word that also has bytes of lower limbs, in place of the missing ones. */
static inline uint64_t u256_k_upper_limb(uint64_t word, size_t missing)
{
    return word >> (8 * missing % 64) & u256_k_zero_mask(missing >= 8);
}

/* Limb k of the n >= 8 bytes at p. No branch on n, which would be mispredicted. */
static inline uint64_t u256_k_load_be_limb(const uint8_t *p, size_t n, unsigned k)
{
    const size_t missing = u256_k_missing_bytes(n, k);
    return u256_k_upper_limb(u256_k_load_be64(p + (n + missing - 8 * (k + 1))), missing);
}

static inline uint64_t u256_k_load_le_limb(const uint8_t *p, size_t n, unsigned k)
{
    const size_t missing = u256_k_missing_bytes(n, k);
    return u256_k_upper_limb(u256_k_load_le64(p + (8 * k - missing)), missing);
}

bool u256_load_be_n(u256 *r, const uint8_t *p, size_t n)
{
    uint8_t beyond = 0;
    for (; n > 32; n--)
        beyond |= *p++;
    if (n == 32)
        u256_load_be(r, p);
    else if (n < 8)
        u256_k_set4(r->w, u256_k_load_be_few(p, n), 0, 0, 0);
    else
        u256_k_set4(r->w, u256_k_load_be64(p + n - 8), u256_k_load_be_limb(p, n, 1), u256_k_load_be_limb(p, n, 2),
                    u256_k_load_be_limb(p, n, 3));
    return beyond != 0;
}

bool u256_load_le_n(u256 *r, const uint8_t *p, size_t n)
{
    uint8_t beyond = 0;
    for (; n > 32; n--)
        beyond |= p[n - 1];
    if (n == 32)
        u256_load_le(r, p);
    else if (n < 8)
        u256_k_set4(r->w, n > 0 ? u256_k_load_le_few(p, (unsigned)n) >> (64 - 8 * n) : 0, 0, 0, 0);
    else
        u256_k_set4(r->w, u256_k_load_le64(p), u256_k_load_le_limb(p, n, 1), u256_k_load_le_limb(p, n, 2),
                    u256_k_load_le_limb(p, n, 3));
    return beyond != 0;
}

/* The eight bytes of [x] that end with the nth, for 8 <= n <= 32. */
static inline uint64_t u256_k_word_below(const uint64_t x[4], unsigned n)
{
    const unsigned low = (n - 8) / 8;
    return u256_k_funnel_right(low < 3 ? x[low + 1] : 0, x[low], 8 * (n % 8));
}

/* The n <= 32 bytes at p = [x] modulo 2^(8 n). Words overlap, since a loop over n would be mispredicted. */
static inline void u256_k_store_be_up_to_32(uint8_t *p, unsigned n, const uint64_t x[4])
{
    if (n < 8) {
        u256_k_store_be_few(p, x[0], n);
        return;
    }
    const uint64_t first = u256_k_word_below(x, n);
    const bool two = n >= 16, three = n >= 24;
    u256_k_store_be64(p, first);
    u256_k_store_be64(p + n - 8, x[0]);
    u256_k_store_be64(p + (two ? n - 16 : 0), two ? x[1] : first);
    u256_k_store_be64(p + (three ? n - 24 : 0), three ? x[2] : first);
}

static inline void u256_k_store_le_up_to_32(uint8_t *p, unsigned n, const uint64_t x[4])
{
    if (n < 8) {
        if (n > 0)
            u256_k_store_le_few(p, x[0], n);
        return;
    }
    const bool two = n >= 16, three = n >= 24;
    u256_k_store_le64(p, x[0]);
    u256_k_store_le64(p + (two ? 8 : 0), two ? x[1] : x[0]);
    u256_k_store_le64(p + (three ? 16 : 0), three ? x[2] : x[0]);
    u256_k_store_le64(p + n - 8, u256_k_word_below(x, n));
}

bool u256_store_be_n(uint8_t *p, size_t n, const u256 *a)
{
    uint64_t x[4];
    u256_k_copy(x, a->w, 4); /* whose bytes may be those at p */
    const bool too_long = n < u256_byte_len(a);
    for (; n > 32; n--)
        *p++ = 0;
    u256_k_store_be_up_to_32(p, (unsigned)n, x);
    return too_long;
}

bool u256_store_le_n(uint8_t *p, size_t n, const u256 *a)
{
    uint64_t x[4];
    u256_k_copy(x, a->w, 4);
    const bool too_long = n < u256_byte_len(a);
    for (; n > 32; n--)
        p[n - 1] = 0;
    u256_k_store_le_up_to_32(p, (unsigned)n, x);
    return too_long;
}

size_t u256_store_be_trim(uint8_t p[32], const u256 *a)
{
    uint64_t x[4];
    u256_k_copy(x, a->w, 4);
    const unsigned n = (263 - u256_k_clz4_guessed(x)) / 8;
    u256_k_store_be_up_to_32(p, n, x);
    return n;
}

size_t u256_rlp_encode(uint8_t p[33], const u256 *a)
{
    if (a->w[0] - 1 < 0x7f && (a->w[1] | a->w[2] | a->w[3]) == 0) { /* 1 to 127 */
        p[0] = (uint8_t)a->w[0];
        return 1;
    }
    const size_t n = u256_store_be_trim(p + 1, a); /* which has read a before it writes */
    p[0] = (uint8_t)(0x80 + n);
    return 1 + n;
}

/* A string whose header has a length of n bytes, and so is no integer of 32 bytes: it has at least 56 bytes, or a form
 * that is too long. */
static inline u256_status u256_k_rlp_long(const uint8_t *p, size_t len, unsigned n, size_t *at)
{
    *at = 1;
    if (len == 1)
        return U256_TRUNCATED;
    return p[1] == 0 || (n == 1 && p[1] < 56) ? U256_NOT_CANONICAL : U256_OVERFLOW;
}

/* The same; *at is the index of the byte that shows the error, or the length of the item. */
static inline u256_status u256_k_rlp_decode(u256 *r, const uint8_t *p, size_t len, size_t *at)
{
    *at = 0;
    if (len == 0)
        return U256_EMPTY;
    const unsigned first = p[0];
    if (first < 0x80) {
        if (first == 0)
            return U256_NOT_CANONICAL;
        *at = 1;
        *r = U256_C(0, 0, 0, first);
        return U256_OK;
    }
    if (first >= 0xc0)
        return U256_BAD_DIGIT;
    if (first >= 0xb8)
        return u256_k_rlp_long(p, len, first - 0xb7, at);
    const size_t n = first - 0x80;
    if (n > 32)
        return U256_OVERFLOW;
    *at = 1;
    if (n > 0 && len > 1 && (p[1] == 0 || (n == 1 && p[1] < 0x80)))
        return U256_NOT_CANONICAL;
    *at = len;
    if (len - 1 < n)
        return U256_TRUNCATED;
    *at = 1 + n;
    u256_load_be_n(r, p + 1, n);
    return U256_OK;
}

u256_status u256_rlp_decode(u256 *r, const uint8_t *p, size_t len, size_t *used)
{
    size_t at;
    const u256_status status = u256_k_rlp_decode(r, p, len, &at);
    if (used)
        *used = at;
    return status;
}
