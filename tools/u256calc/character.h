/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CALC_CHARACTER_H
#define CALC_CHARACTER_H

/* Classes of characters, in ASCII whatever the locale, and characters of UTF-8 where the input holds some. */

#include <stdbool.h>
#include <stddef.h>

static inline bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* What names and numbers consist of. */
static inline bool is_word(char c)
{
    return is_digit(c) || is_letter(c) || c == '_';
}

/* The end of the word at begin: begin itself where there is none. */
static inline size_t word_end(const char *text, size_t length, size_t begin)
{
    size_t end = begin;
    while (end < length && is_word(text[end]))
        end++;
    return end;
}

static inline size_t skip_spaces(const char *text, size_t length, size_t begin)
{
    while (begin < length && is_space(text[begin]))
        begin++;
    return begin;
}

/* Whether the length characters at word are the name, large letters or small. */
bool word_is(const char *word, size_t length, const char *name);

/* The bytes of the character at text, of which length > 0 are left: 1 for a byte that is no UTF-8. */
size_t character_size(const char *text, size_t length);

/* The character in words, for a message: 'x', U+2212 or byte 0x07. */
enum { CHARACTER_WORDS = 16 };
void describe_character(char words[CHARACTER_WORDS], const char *text, size_t length);

#endif
