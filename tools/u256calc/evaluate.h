/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CALC_EVALUATE_H
#define CALC_EVALUATE_H

/* Expressions. */

#include <u256.h>

#include "error.h"

/* How deep parentheses, calls, unary operators and powers may be nested in one another. */
enum { MOST_NESTED = 200 };

typedef struct {
    bool checked;  /* a result that is not the mathematical one is an error */
    bool has_last; /* there is a result before this one: */
    u256 last;     /* what "ans" stands for */
} calc_context;

/* r = the value of the length bytes at text. When they are no expression, r is undefined, and false is returned. */
bool evaluate(u256 *r, const char *text, size_t length, const calc_context *context, calc_error *error);

/* Whether there is nothing but spaces and a comment. */
bool is_blank(const char *text, size_t length);

#endif
