/* SPDX-License-Identifier: MIT OR Apache-2.0 */

#include "character.h"

#include <stdio.h>

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool word_is(const char *word, size_t length, const char *name)
{
    size_t i = 0;
    while (i < length && name[i] && small(word[i]) == small(name[i]))
        i++;
    return i == length && !name[i];
}

/* Its code point, and the number of its bytes; the byte itself, and 1, where it is no UTF-8. */
static unsigned long decode(const char *text, size_t length, size_t *size)
{
    static const unsigned long least[] = {0, 0, 0x80, 0x800, 0x10000}; /* by size: shorter spellings are no UTF-8 */
    const unsigned char first = (unsigned char)text[0];
    const size_t n = first >= 0xf0 && first < 0xf8   ? 4
                     : first >= 0xe0 && first < 0xf0 ? 3
                     : first >= 0xc0 && first < 0xe0 ? 2
                                                     : 1;
    unsigned long point = n == 1 ? first : first & (0x7fu >> n);
    *size = 1;
    if (n == 1 || n > length)
        return first;
    for (size_t i = 1; i < n; i++) {
        const unsigned char next = (unsigned char)text[i];
        if ((next & 0xc0) != 0x80)
            return first;
        point = point << 6 | (next & 0x3f);
    }
    if (point < least[n] || point > 0x10ffff || (point >= 0xd800 && point < 0xe000))
        return first;
    *size = n;
    return point;
}

size_t character_size(const char *text, size_t length)
{
    size_t size;
    decode(text, length, &size);
    return size;
}

void describe_character(char words[CHARACTER_WORDS], const char *text, size_t length)
{
    size_t size;
    const unsigned long point = decode(text, length, &size);
    if (size > 1)
        snprintf(words, CHARACTER_WORDS, "U+%04lX", point);
    else if (point > ' ' && point < 0x7f)
        snprintf(words, CHARACTER_WORDS, "'%c'", (char)point);
    else
        snprintf(words, CHARACTER_WORDS, "byte 0x%02lx", point & 0xff);
}
