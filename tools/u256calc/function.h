/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CALC_FUNCTION_H
#define CALC_FUNCTION_H

/*
 * The functions: the EVM's opcodes by their names and with their operands from the top of the stack on, as in Yul, and
 * others of libu256 by the names that they have there without u256_.
 */

#include <u256.h>

enum { MOST_ARGUMENTS = 3 };

typedef struct {
    const char *name, *parameters, *meaning;

    /* What calculates: one of these is set. A bool that is true says that r is not the mathematical result. */
    bool (*unary)(u256 *r, const u256 *a);
    bool (*binary)(u256 *r, const u256 *a, const u256 *b);
    bool (*ternary)(u256 *r, const u256 *a, const u256 *b, const u256 *c);
    void (*map)(u256 *r, const u256 *a);
    void (*map2)(u256 *r, const u256 *a, const u256 *b);
    void (*turn)(u256 *r, const u256 *a, unsigned n);
    bool (*root)(u256 *r, const u256 *a, unsigned n);
    unsigned (*count)(const u256 *a);

    /* What --checked calls wrong, NULL for nothing: the argument that is zero, from 1 on, and a result that is true. */
    unsigned nonzero;
    const char *zero, *untrue;
} function;

/* Ends with a name of NULL. */
extern const function functions[];

/* NULL when there is none of this name. */
const function *find_function(const char *name, size_t length);

unsigned function_arity(const function *f);

/* r = what it is of its arguments. Returns NULL, or why that is not the mathematical result. */
const char *call_function(const function *f, u256 *r, const u256 arguments[MOST_ARGUMENTS]);

#endif
