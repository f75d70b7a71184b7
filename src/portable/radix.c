/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/bits.h>
#include <u256/compare.h>
#include <u256/memory.h>

#include "divide.h"
#include "text.h"

/* For each radix from 2 on the largest power below 2^64, and its exponent: the digits that a limb holds. */
static const struct {
    uint64_t power;
    unsigned digits;
} u256_k_radix[35] = {
    {UINT64_C(0x8000000000000000), 63}, {UINT64_C(0xa8b8b452291fe821), 40}, {UINT64_C(0x4000000000000000), 31},
    {UINT64_C(0x6765c793fa10079d), 27}, {UINT64_C(0x41c21cb8e1000000), 24}, {UINT64_C(0x3642798750226111), 22},
    {UINT64_C(0x8000000000000000), 21}, {UINT64_C(0xa8b8b452291fe821), 20}, {UINT64_C(0x8ac7230489e80000), 19},
    {UINT64_C(0x4d28cb56c33fa539), 18}, {UINT64_C(0x1eca170c00000000), 17}, {UINT64_C(0x780c7372621bd74d), 17},
    {UINT64_C(0x1e39a5057d810000), 16}, {UINT64_C(0x5b27ac993df97701), 16}, {UINT64_C(0x1000000000000000), 15},
    {UINT64_C(0x27b95e997e21d9f1), 15}, {UINT64_C(0x5da0e1e53c5c8000), 15}, {UINT64_C(0xd2ae3299c1c4aedb), 15},
    {UINT64_C(0x16bcc41e90000000), 14}, {UINT64_C(0x2d04b7fdd9c0ef49), 14}, {UINT64_C(0x5658597bcaa24000), 14},
    {UINT64_C(0xa0e2073737609371), 14}, {UINT64_C(0xc29e98000000000), 13},  {UINT64_C(0x14adf4b7320334b9), 13},
    {UINT64_C(0x226ed36478bfa000), 13}, {UINT64_C(0x383d9170b85ff80b), 13}, {UINT64_C(0x5a3c23e39c000000), 13},
    {UINT64_C(0x8e65137388122bcd), 13}, {UINT64_C(0xdd41bb36d259e000), 13}, {UINT64_C(0xaee5720ee830681), 12},
    {UINT64_C(0x1000000000000000), 12}, {UINT64_C(0x172588ad4f5f0981), 12}, {UINT64_C(0x211e44f7d02c1000), 12},
    {UINT64_C(0x2ee56725f06e5c71), 12}, {UINT64_C(0x41c21cb8e1000000), 12}};

/* All are above 2^58, so five of them make 256 bits. The longest text is that of radix 2, 256 digits. */
enum { U256_K_RADIX_CHUNKS = 5, U256_K_RADIX_DIGITS = 256, U256_K_STREAMS = 4 };

static inline bool u256_k_is_radix(unsigned base)
{
    return base >= 2 && base <= 36;
}

/* A number in chunks of as many digits as a limb holds, from the least significant on; returns how many. d is the power
 * of the base, normalised, and v its reciprocal. */
static inline unsigned u256_k_radix_chunks(uint64_t chunk[U256_K_RADIX_CHUNKS], const uint64_t a[4], uint64_t d,
                                           uint64_t v, unsigned shift)
{
    uint64_t rest[4];
    unsigned limbs = u256_k_length(a, 4), chunks = 0;
    u256_k_copy(rest, a, 4);
    chunk[0] = 0;
    for (; limbs > 0; limbs = u256_k_length(rest, limbs))
        u256_k_divide_normalized(rest, limbs, &chunk[chunks++], rest, limbs, &d, 1, v, shift);
    return chunks > 0 ? chunks : 1;
}

/* The n digits of x < base^n, with leading zeros, and up to three meaningless ones. With f = ceil(x 2^64 / base^n), f /
 * 2^64 is at least x / base^n and less than (x + 1) / base^n, as base^n < 2^64: its first n digits after the point are
 * those of x, and each is what a product with the base carries out of the limb. Four streams of them, a quarter of the
 * digits apart (base^quarter), so that none waits for the one before. */
static inline void u256_k_write_chunk(char *s, uint64_t x, unsigned base, unsigned n, uint64_t d, uint64_t v,
                                      unsigned shift)
{
    const unsigned quarter = (n + U256_K_STREAMS - 1) / U256_K_STREAMS;
    uint64_t rem, skip = 1, fraction[U256_K_STREAMS];
    for (unsigned i = 0; i < quarter; i++)
        skip *= base;
    fraction[0] = u256_k_div2by1(&rem, x << shift, 0, d, v);
    fraction[0] += rem != 0;
    for (unsigned stream = 1; stream < U256_K_STREAMS; stream++)
        fraction[stream] = fraction[stream - 1] * skip;
    for (unsigned i = 0; i < quarter; i++) {
        for (unsigned stream = 0; stream < U256_K_STREAMS; stream++) {
            uint64_t digit;
            fraction[stream] = u256_k_mul1(&digit, fraction[stream], base);
            s[stream * quarter + i] = u256_k_digits[digit];
        }
    }
}

/* The eight digits of x < 2^(8 bits), as a word of characters, whose lowest byte is the first: fours, twos, digits. */
static inline uint64_t u256_k_spread_digits(uint64_t x, unsigned bits)
{
    const uint64_t one = 1, four = (one << 4 * bits) - 1;
    const uint64_t two = ((one << 2 * bits) - 1) * UINT64_C(0x0000000100000001);
    const uint64_t digit = ((one << bits) - 1) * UINT64_C(0x0001000100010001);
    x = x >> 4 * bits | (x & four) << 32;
    x = (x >> 2 * bits & two) | (x & two) << 16;
    x = (x >> bits & digit) | (x & digit) << 8;
    const uint64_t letters = (x + U256_K_BYTES(0x80 - 10)) >> 7 & U256_K_BYTES(1);
    return x + U256_K_BYTES('0') + letters * ('a' - '0' - 10);
}

/* At least one digit of a in radix 2^bits; returns how many, perhaps with leading zeros. */
static inline unsigned u256_k_write_bits(char *text, const u256 *a, unsigned bits)
{
    const unsigned length = 256 - u256_k_clz4_guessed(a->w) + (u256_is_zero(a) ? 1 : 0);
    unsigned end = 0;
    for (unsigned i = (length + 8 * bits - 1) / (8 * bits); i-- > 0; end += 8) {
        const unsigned at = 8 * bits * i, limb = at / 64;
        const uint64_t digits = u256_k_funnel_right(limb < 3 ? a->w[limb + 1] : 0, a->w[limb], at);
        u256_k_store_le64((uint8_t *)text + end, u256_k_spread_digits(digits & ((UINT64_C(1) << 8 * bits) - 1), bits));
    }
    return end;
}

/* The same in any other radix. */
static inline unsigned u256_k_write_chunks_of(char *text, const u256 *a, unsigned base)
{
    const unsigned n = u256_k_radix[base - 2].digits;
    const unsigned shift = u256_k_clz64(u256_k_radix[base - 2].power);
    const uint64_t d = u256_k_radix[base - 2].power << shift, v = u256_k_reciprocal(d);
    uint64_t chunk[U256_K_RADIX_CHUNKS];
    unsigned end = 0;
    for (unsigned i = u256_k_radix_chunks(chunk, a->w, d, v, shift); i-- > 0; end += n)
        u256_k_write_chunk(text + end, chunk[i], base, n, d, v, shift);
    return end;
}

size_t u256_to_radix(char *buf, size_t size, const u256 *a, unsigned base)
{
    if (!u256_k_is_radix(base)) {
        if (size > 0)
            buf[0] = 0;
        return 0;
    }
    if (base == 10)
        return u256_to_dec(buf, size, a);

    char text[U256_K_RADIX_DIGITS + U256_K_STREAMS - 1];
    const bool power_of_two = (base & (base - 1)) == 0;
    const unsigned end =
        power_of_two ? u256_k_write_bits(text, a, u256_k_ctz64(base)) : u256_k_write_chunks_of(text, a, base);
    unsigned first = 0;
    /* There are `end` characters: NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult) */
    while (first < end - 1 && text[first] == '0')
        first++;
    const unsigned length = end - first;
    if (u256_k_text_fits(buf, size, length)) {
        for (unsigned i = 0; i < length; i++)
            buf[i] = text[first + i];
        buf[length] = 0;
    }
    return length;
}

/* The number of n digits, fewer than a limb may hold. */
static inline uint64_t u256_k_read_chunk(const char *s, size_t n, unsigned base, bool *bad)
{
    uint64_t x = 0;
    size_t i = 0;
    if (n % 2 > 0) {
        x = u256_k_digit_value(s[i++]);
        *bad |= x >= base;
    }
    for (; i < n; i += 2) {
        const unsigned first = u256_k_digit_value(s[i]), second = u256_k_digit_value(s[i + 1]);
        *bad |= (first >= base) | (second >= base);
        x = x * (base * base) + (first * base + second);
    }
    return x;
}

u256_status u256_from_radix(u256 *r, const char *s, size_t len, unsigned base)
{
    if (len == 0)
        return U256_EMPTY;
    if (!u256_k_is_radix(base))
        return U256_BAD_DIGIT;
    if (base == 10)
        return u256_from_dec(r, s, len);
    const unsigned n = u256_k_radix[base - 2].digits;
    const size_t few = len % n;
    bool bad = false;
    uint64_t w[4] = {u256_k_read_chunk(s, few, base, &bad), 0, 0, 0}, beyond = 0;
    /* By Horner's scheme. */
    for (size_t i = few; i < len && !bad; i += n)
        beyond |= u256_k_mul4x1(w, w, u256_k_radix[base - 2].power, u256_k_read_chunk(s + i, n, base, &bad));
    if (bad)
        return U256_BAD_DIGIT;
    if (beyond)
        return U256_OVERFLOW;
    u256_k_copy(r->w, w, 4);
    return U256_OK;
}
