/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_PORTABLE_TEXT_H
#define U256_PORTABLE_TEXT_H

/* What the functions of <u256/text.h> share. */

#include <u256/memory.h>
#include <u256/text.h>

/* True if a text of `length` characters and its NUL fit into the buffer; otherwise writes what the contract says: a
 * NUL, if there is room for one. */
static inline bool u256_k_text_fits(char *buf, size_t size, size_t length)
{
    if (size > length)
        return true;
    if (size > 0)
        buf[0] = 0;
    return false;
}

static const char u256_k_digits[36] = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b',
                                       'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n',
                                       'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z'};

/* What a character is worth as a digit, plus one; 0 if it is no digit. */
/* clang-format off */
static const uint8_t u256_k_digit_values[256] = {
    ['0'] = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ['A'] = 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36,
    ['a'] = 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36,
};
/* clang-format on */

/* What it is worth; more than any radix if it is no digit. */
static inline unsigned u256_k_digit_value(char c)
{
    return u256_k_digit_values[(uint8_t)c] - 1u;
}

/* Whether s begins with a prefix of hexadecimal. */
static inline bool u256_k_has_hex_prefix(const char *s, size_t len)
{
    return len >= 2 && s[0] == '0' && (s[1] | 0x20) == 'x';
}

#endif /* U256_PORTABLE_TEXT_H */
