/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CALC_OPERATOR_H
#define CALC_OPERATOR_H

/* The operators, each of which is a function, so that a + b and add(a, b) cannot differ. */

#include "function.h"
#include "token.h"

typedef struct {
    const char *symbol;
    unsigned level;       /* the higher, the tighter it binds */
    const char *function; /* its name */
    bool swapped;         /* the function takes the right operand first */
    bool negated;         /* 1 where the function gives 0, 0 elsewhere */
} binary_operator;

/* Ends with a symbol of NULL. */
extern const binary_operator operators[];

/* The level of **, whose right operand is again one of its own level. */
extern const unsigned power_level;

/* NULL when the token is none. */
const binary_operator *find_operator(const token *t, const char *text);

/* r = a op b, and r = op a. Both return as call_function() does. */
const char *apply_binary(const binary_operator *op, u256 *r, const u256 *a, const u256 *b);
const char *apply_unary(char op, u256 *r, const u256 *a);

#endif
