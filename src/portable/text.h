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

#endif /* U256_PORTABLE_TEXT_H */
