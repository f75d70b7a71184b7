/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "numeral.h"

static inline bool u256_k_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline size_t u256_k_spaces_end(const char *s, size_t i, size_t len)
{
    while (i < len && u256_k_is_space(s[i]))
        i++;
    return i;
}

/* The same, and *at is the index that belongs to an error. */
static inline u256_status u256_k_parse(u256 *r, const char *s, size_t len, unsigned flags, size_t *at)
{
    *at = 0;
    if (len == 0)
        return U256_EMPTY;
    const bool space = flags & U256_PARSE_SPACE;
    size_t i = space ? u256_k_spaces_end(s, 0, len) : 0;
    const bool prefix = (flags & U256_PARSE_HEX) && u256_k_has_hex_prefix(s + i, len - i);
    const bool hex = prefix || (flags & U256_PARSE_AUTO) == U256_PARSE_HEX;
    /* Usually there is nothing else. */
    if ((hex ? u256_from_hex : u256_from_dec)(r, s + i, len - i) == U256_OK)
        return U256_OK;
    const bool exponent = !hex && (flags & U256_PARSE_EXPONENT);
    const u256_k_grammar g = {hex ? 16 : 10, flags & U256_PARSE_UNDERSCORES, exponent, exponent};
    i += prefix ? 2 : 0;

    u256_k_numeral x;
    u256_status status = u256_k_read_form(&x, s, i, len, &g);
    *at = x.end;
    if (status == U256_BAD_DIGIT && x.end == i && space && u256_k_spaces_end(s, i, len) == len)
        return U256_EMPTY; /* "0x ", where a digit was expected before the space */
    if (status != U256_OK)
        return status;
    if (space)
        *at = u256_k_spaces_end(s, x.end, len);
    if (*at < len)
        return U256_BAD_DIGIT;
    return u256_k_numeral_value(r, s, &x, 0, &g, at);
}

u256_status u256_parse(u256 *r, const char *s, size_t len, unsigned flags, size_t *pos)
{
    size_t at;
    const u256_status status = u256_k_parse(r, s, len, flags, &at);
    if (pos)
        *pos = status == U256_OK ? len : at;
    return status;
}
