/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_PORTABLE_TEXT_H
#define U256_PORTABLE_TEXT_H

/* What the functions of <u256/text.h> share. */

#include <u256/memory.h>
#include <u256/text.h>

/* True when a text of so many characters, and its NUL, has a place in the buffer; else leaves there what snprintf's rules
 * want. */
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

/* What a character is worth as a digit, at least 36 if nothing. */
static inline unsigned u256_k_digit_value(char c)
{
    const unsigned decimal = (unsigned)(uint8_t)c - '0', letter = ((unsigned)(uint8_t)c | 0x20) - 'a';
    return decimal < 10 ? decimal : letter < 26 ? letter + 10 : 36;
}

/* Whether there is a prefix of hexadecimal at s. */
static inline bool u256_k_has_hex_prefix(const char *s, size_t len)
{
    return len >= 2 && s[0] == '0' && (s[1] | 0x20) == 'x';
}

#endif /* U256_PORTABLE_TEXT_H */
