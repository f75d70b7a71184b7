/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CALL_H
#define CALL_H

/* Calls any operation in one form, under any alias pattern. */

#include "alias.h"
#include "backends.h"

typedef struct {
    const char *name;
    const char *topic;
    shape shape;
    reading reading;
    operand_class operands;
    effort effort;
} operation_info;

extern const operation_info operation_infos[OP_COUNT];

const shape_info *form_of(operation op);

/* What an operation takes: as much of it as its shape says. A u256 is the low half. */
typedef struct {
    u512 a, b, c;
    uint64_t k;
} call_in;

/* What it gave: the numbers (zero beyond the result's limbs, and where there is none) and what it returned, sign
 * extended. */
typedef struct {
    u512 r, rem;
    uint64_t returned;
} call_out;

/* The inputs that a call sees under a pattern: of those that are one object, the first one's value. */
call_in aliased_inputs(const alias *pattern, const call_in *in);

/* What a call gives under a pattern when it gives `expected` otherwise: nothing where the output is NULL, and one
 * object for quotient and remainder holds the remainder. */
call_out aliased_outputs(operation op, const alias *pattern, const call_out *expected);

/* Runs it on numbers where they are, by slot, and a context; k is the limb, count or carry. Gives what it returned. */
uint64_t call_numbers(const backend *b, operation op, void *const at[SLOTS], void *context, uint64_t k);

/* Runs it. NULL, or what it did besides: wrote to an input or outside its output. */
const char *call(const backend *b, operation op, const alias *pattern, const call_in *in, call_out *out);

#endif
