/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CALL_H
#define CALL_H

/* Calls any operation in one form, under any alias pattern. */

#include "backends.h"

typedef struct {
    const char *name;
    const char *topic;
    shape shape;
    reading reading;
} operation_info;

extern const operation_info operation_infos[OP_COUNT];

/* What an operation takes: as much of it as its shape says. A u256 is the low half. */
typedef struct {
    u512 a, b;
    uint64_t k;
} call_in;

/* What it gave: the number (zero beyond the result's limbs) and what it returned, sign extended. */
typedef struct {
    u512 r;
    uint64_t returned;
} call_out;

/* Which objects are one: with A_IS_B, b is not looked at. */
typedef enum { DISTINCT, R_IS_A, R_IS_B, A_IS_B, ALL_ONE, ALIAS_COUNT } alias;

extern const char *const alias_names[ALIAS_COUNT];

/* Whether operands of this shape can be aliased so. */
bool alias_applies(shape s, alias pattern);

/* Runs it. NULL, or what it did besides: wrote to an input or outside its output. */
const char *call(const backend *b, operation op, alias pattern, const call_in *in, call_out *out);

#endif
