/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/bits.h>

#include "divide.h"
#include "text.h"

/* What a limb holds of each radix from 2 on: the largest power below 2^64, and its exponent. */
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

/* All are above 2^58, so that five of them make 256 bits; the longest that is no power of two is of radix 3. */
enum { U256_K_RADIX_CHUNKS = 5, U256_K_RADIX_DIGITS = 5 * 40 };

static inline bool u256_k_is_radix(unsigned base)
{
    return base >= 2 && base <= 36;
}

/* The digits of x < base^n, n of them with leading zeros. With f = ceil(x 2^64 / base^n) is f / 2^64 at least x / base^n and
 * less than (x + 1) / base^n, as base^n < 2^64: its first n digits after the point are those of x, and each is what a
 * product with the base carries out. */
static inline void u256_k_write_chunk(char *s, uint64_t x, unsigned base, unsigned n, uint64_t d, uint64_t v,
                                      unsigned shift)
{
    uint64_t rem, fraction = u256_k_div2by1(&rem, x << shift, 0, d, v);
    fraction += rem != 0;
    for (unsigned i = 0; i < n; i++) {
        uint64_t digit;
        fraction = u256_k_mul1(&digit, fraction, base);
        s[i] = u256_k_digits[digit];
    }
}

/* For a radix of 2^bits. */
static inline size_t u256_k_to_power_of_two(char *buf, size_t size, const u256 *a, unsigned bits)
{
    const unsigned length = u256_bit_len(a), n = length == 0 ? 1 : (length + bits - 1) / bits;
    const uint64_t mask = ((uint64_t)1 << bits) - 1;
    if (!u256_k_text_fits(buf, size, n))
        return n;
    for (unsigned i = 0; i < n; i++) {
        const unsigned at = (n - 1 - i) * bits, limb = at / 64;
        const uint64_t digit = u256_k_funnel_right(limb < 3 ? a->w[limb + 1] : 0, a->w[limb], at % 64);
        buf[i] = u256_k_digits[digit & mask];
    }
    buf[n] = 0;
    return n;
}

size_t u256_to_radix(char *buf, size_t size, const u256 *a, unsigned base)
{
    if (!u256_k_is_radix(base)) {
        if (u256_k_text_fits(buf, size, 0))
            buf[0] = 0;
        return 0;
    }
    if (base == 10)
        return u256_to_dec(buf, size, a);
    if ((base & (base - 1)) == 0)
        return u256_k_to_power_of_two(buf, size, a, u256_k_ctz64(base));

    const unsigned n = u256_k_radix[base - 2].digits;
    const unsigned shift = u256_k_clz64(u256_k_radix[base - 2].power);
    const uint64_t d = u256_k_radix[base - 2].power << shift, v = u256_k_reciprocal(d);
    char text[U256_K_RADIX_DIGITS];
    unsigned first = U256_K_RADIX_DIGITS, limbs = u256_k_length(a->w, 4);
    u256 rest = *a;
    do {
        uint64_t chunk = 0;
        if (limbs > 0)
            u256_k_divide_normalized(rest.w, limbs, &chunk, rest.w, limbs, &d, 1, v, shift);
        first -= n;
        u256_k_write_chunk(text + first, chunk, base, n, d, v, shift);
        limbs = u256_k_length(rest.w, limbs);
    } while (limbs > 0);
    while (first < U256_K_RADIX_DIGITS - 1 && text[first] == '0')
        first++;
    const unsigned length = U256_K_RADIX_DIGITS - first;
    if (u256_k_text_fits(buf, size, length)) {
        for (unsigned i = 0; i < length; i++)
            buf[i] = text[first + i];
        buf[length] = 0;
    }
    return length;
}

u256_status u256_from_radix(u256 *r, const char *s, size_t len, unsigned base)
{
    if (len == 0)
        return U256_EMPTY;
    if (!u256_k_is_radix(base))
        return U256_BAD_DIGIT;
    if (base == 10)
        return u256_from_dec(r, s, len);
    const unsigned most = u256_k_radix[base - 2].digits;
    u256 value = U256_ZERO;
    uint64_t beyond = 0;
    while (len > 0) {
        /* As many as a limb holds, by Horner's scheme. */
        const size_t n = len < most ? len : most;
        uint64_t chunk = 0, power = 1;
        for (size_t i = 0; i < n; i++) {
            const unsigned digit = u256_k_digit_value(s[i]);
            if (digit >= base)
                return U256_BAD_DIGIT;
            chunk = chunk * base + digit;
            power *= base;
        }
        beyond |= u256_k_mul4x1(value.w, value.w, power, chunk);
        s += n;
        len -= n;
    }
    if (beyond)
        return U256_OVERFLOW;
    *r = value;
    return U256_OK;
}
