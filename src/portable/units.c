/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/add.h>

#include "numeral.h"
#include "power.h"

size_t u256_format_units(char *buf, size_t size, const u256 *a, unsigned decimals)
{
    char digits[U256_DEC_SIZE];
    size_t n = u256_to_dec(digits, sizeof digits, a);
    /* Trailing zeros of the fraction are left out; for 0, the whole fraction. */
    size_t fraction = digits[0] == '0' ? 0 : decimals;
    for (; fraction > 0 && digits[n - 1] == '0'; n--)
        fraction--;
    const size_t integer = n > fraction ? n - fraction : 0;
    const size_t point = fraction > 0 ? 1 : 0, before = integer > 0 ? integer : 1;
    /* If size_t has 32 bits, a length may be larger than any buffer. */
    const size_t length =
        sizeof length <= sizeof decimals && fraction > SIZE_MAX - 80 ? SIZE_MAX : before + point + fraction;
    if (!u256_k_text_fits(buf, size, length))
        return length;
    size_t to = 0, from = 0;
    if (integer == 0)
        buf[to++] = '0';
    while (from < integer)
        buf[to++] = digits[from++];
    if (point)
        buf[to++] = '.';
    for (size_t zeros = fraction - (n - integer); zeros > 0; zeros--)
        buf[to++] = '0';
    while (from < n)
        buf[to++] = digits[from++];
    buf[to] = 0;
    return length;
}

/* The index of the first point; len if there is none. */
static inline size_t u256_k_find_point(const char *s, size_t len)
{
    const uint8_t *const text = (const uint8_t *)s;
    for (size_t i = 0; len >= 8 && i < len; i += 8) {
        const size_t at = i + 8 <= len ? i : len - 8;
        const uint64_t x = u256_k_load_le64(text + at) ^ U256_K_BYTES('.');
        const uint64_t zeros = (x - U256_K_BYTES(1)) & ~x & U256_K_BYTES(0x80); /* correct to the first zero byte */
        if (zeros)
            return at + u256_k_ctz64(zeros) / 8;
    }
    size_t i = len >= 8 ? len : 0;
    while (i < len && s[i] != '.')
        i++;
    return i;
}

/* [r] = [a] * 10^k modulo 2^256, for k <= 77; true: it is larger than that. */
static inline bool u256_k_scale_by_ten(uint64_t r[4], const uint64_t a[4], unsigned k)
{
    uint64_t power[4];
    if (k < 20)
        return u256_k_mul4x1(r, a, u256_k_small_power_of_ten[k], 0) != 0;
    u256_k_power_of_ten(power, k);
    return u256_k_mul4_overflow(r, a, power);
}

/* What amounts usually are: a number, or two with a point between them and no digit of the second worth less than a
 * unit. Anything else is left to the grammar: false. */
static inline bool u256_k_read_amount(u256 *r, u256_status *status, const char *s, size_t len, unsigned decimals)
{
    const size_t point = u256_k_find_point(s, len), fraction = len - point - (point < len);
    u256 x, y = U256_ZERO;
    if (decimals > 77 || fraction > decimals || u256_from_dec(&x, s, point) != U256_OK ||
        (point < len && u256_from_dec(&y, s + point + 1, fraction) != U256_OK))
        return false;
    u256_k_scale_by_ten(y.w, y.w, decimals - (unsigned)fraction); /* below 10^77 */
    const bool lost = u256_k_scale_by_ten(x.w, x.w, decimals), carry = u256_add(&x, &x, &y);
    *status = lost || carry ? U256_OVERFLOW : U256_OK;
    if (*status == U256_OK)
        *r = x;
    return true;
}

u256_status u256_parse_units(u256 *r, const char *s, size_t len, unsigned decimals)
{
    const u256_k_grammar g = {10, false, true, false};
    u256_k_numeral x;
    size_t at;
    u256_status status;
    if (u256_k_read_amount(r, &status, s, len, decimals))
        return status;
    status = u256_k_read_form(&x, s, 0, len, &g);
    if (status != U256_OK)
        return status;
    if (x.end < len)
        return U256_BAD_DIGIT;
    return u256_k_numeral_value(r, s, &x, decimals, &g, &at);
}
