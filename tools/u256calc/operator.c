/* SPDX-License-Identifier: MIT OR Apache-2.0 */

#include "operator.h"

#include <string.h>

/* The levels are Solidity's. */
const binary_operator operators[] = {
    {"==", 1, "eq", false, false}, {"!=", 1, "eq", false, true},   {"<", 2, "lt", false, false},
    {">", 2, "gt", false, false},  {"<=", 2, "gt", false, true},   {">=", 2, "lt", false, true},
    {"|", 3, "or", false, false},  {"^", 4, "xor", false, false},  {"&", 5, "and", false, false},
    {"<<", 6, "shl", true, false}, {">>", 6, "shr", true, false},  {"+", 7, "add", false, false},
    {"-", 7, "sub", false, false}, {"*", 8, "mul", false, false},  {"/", 8, "div", false, false},
    {"%", 8, "mod", false, false}, {"**", 9, "exp", false, false}, {NULL, 0, NULL, false, false},
};
const unsigned power_level = 9;

const binary_operator *find_operator(const token *t, const char *text)
{
    for (const binary_operator *op = operators; op->symbol; op++)
        if (token_is(t, text, op->symbol))
            return op;
    return NULL;
}

static const char *call(const char *name, u256 *r, const u256 *a, const u256 *b)
{
    const u256 arguments[MOST_ARGUMENTS] = {*a, *b};
    return call_function(find_function(name, strlen(name)), r, arguments);
}

const char *apply_binary(const binary_operator *op, u256 *r, const u256 *a, const u256 *b)
{
    const char *const why = call(op->function, r, op->swapped ? b : a, op->swapped ? a : b);
    if (op->negated)
        *r = u256_from_u64(u256_is_zero(r));
    return why;
}

const char *apply_unary(char op, u256 *r, const u256 *a)
{
    if (op == '-')
        return call("sub", r, &U256_ZERO, a);
    return call(op == '~' ? "not" : "iszero", r, a, a);
}
