/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CALC_TOKEN_H
#define CALC_TOKEN_H

/* The words that an expression consists of. */

#include <u256.h>

#include "error.h"

typedef enum { TOKEN_END, TOKEN_NUMBER, TOKEN_NAME, TOKEN_SYMBOL } token_kind;

typedef struct {
    token_kind kind;
    size_t begin, end; /* bytes of the expression */
    u256 number;       /* of a TOKEN_NUMBER */
} token;

/* The token at or behind byte begin. The end is that of the text, or a # with which a comment begins. */
bool read_token(token *t, const char *text, size_t length, size_t begin, calc_error *error);

/* Whether it is this symbol: one that stands for itself, such as "(" or "**". */
bool token_is(const token *t, const char *text, const char *symbol);

/* The token in words, for a message. */
enum { TOKEN_WORDS = 48 };
void describe_token(char words[TOKEN_WORDS], const token *t, const char *text);

#endif
