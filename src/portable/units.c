/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "numeral.h"

size_t u256_format_units(char *buf, size_t size, const u256 *a, unsigned decimals)
{
    char digits[U256_DEC_SIZE];
    size_t n = u256_to_dec(digits, sizeof digits, a);
    /* Of the fraction, the zeros at its end are left out; of 0, all of it. */
    size_t fraction = digits[0] == '0' ? 0 : decimals;
    for (; fraction > 0 && digits[n - 1] == '0'; n--)
        fraction--;
    const size_t integer = n > fraction ? n - fraction : 0;
    const size_t point = fraction > 0 ? 1 : 0, before = integer > 0 ? integer : 1;
    /* Where size_t has 32 bits a length may be larger than any buffer. */
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

u256_status u256_parse_units(u256 *r, const char *s, size_t len, unsigned decimals)
{
    const u256_k_grammar g = {10, false, true, false};
    u256_k_numeral x;
    size_t at;
    const u256_status status = u256_k_read_form(&x, s, 0, len, &g);
    if (status != U256_OK)
        return status;
    if (x.end < len)
        return U256_BAD_DIGIT;
    return u256_k_numeral_value(r, s, &x, decimals, &g, &at);
}
