/* SPDX-License-Identifier: MIT OR Apache-2.0 */

#include "token.h"

#include <stdio.h>
#include <string.h>

#include "character.h"
#include "number.h"

/* The length of the symbol at text, 0 when there is none. */
static size_t symbol_size(const char *text, size_t length)
{
    static const char *const pairs[] = {"**", "<<", ">>", "<=", ">=", "==", "!="};
    for (size_t i = 0; length > 1 && i < sizeof pairs / sizeof *pairs; i++)
        if (memcmp(text, pairs[i], 2) == 0)
            return 2;
    return text[0] != 0 && strchr("+-*/%&|^~!<>(),", text[0]) != NULL;
}

static bool no_token(const char *text, size_t length, size_t at, calc_error *error)
{
    char words[CHARACTER_WORDS];
    if (text[at] == '.')
        return fail(error, at, "'.' may stand only between the digits of a decimal number");
    if (text[at] == '=')
        return fail(error, at, "expected '==', which compares, not '='");
    describe_character(words, text + at, length - at);
    return fail(error, at, "%s is no part of an expression", words);
}

bool read_token(token *t, const char *text, size_t length, size_t begin, calc_error *error)
{
    begin = skip_spaces(text, length, begin);
    t->begin = t->end = begin;
    t->kind = TOKEN_END;
    if (begin == length || text[begin] == '#')
        return true;
    if (is_digit(text[begin])) {
        t->kind = TOKEN_NUMBER;
        return read_number(&t->number, text, length, begin, &t->end, error);
    }
    if (is_word(text[begin])) {
        t->kind = TOKEN_NAME;
        t->end = word_end(text, length, begin);
        return true;
    }
    const size_t size = symbol_size(text + begin, length - begin);
    if (size == 0)
        return no_token(text, length, begin, error);
    t->kind = TOKEN_SYMBOL;
    t->end = begin + size;
    return true;
}

bool token_is(const token *t, const char *text, const char *symbol)
{
    const size_t size = t->end - t->begin;
    return t->kind == TOKEN_SYMBOL && strlen(symbol) == size && memcmp(text + t->begin, symbol, size) == 0;
}

void describe_token(char words[TOKEN_WORDS], const token *t, const char *text)
{
    enum { QUOTED = 32 };
    const size_t size = t->end - t->begin;
    if (t->kind == TOKEN_END) {
        snprintf(words, TOKEN_WORDS, "the end");
        return;
    }
    snprintf(words, TOKEN_WORDS, "'%.*s%s'", (int)(size <= QUOTED ? size : QUOTED), text + t->begin,
             size <= QUOTED ? "" : "...");
    /* Between a number and its unit may be a tab, or the end of a line. */
    for (char *c = words; *c; c++)
        if (is_space(*c))
            *c = ' ';
}
