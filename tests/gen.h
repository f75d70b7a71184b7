/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef GEN_H
#define GEN_H

/* A seeded generator of adversarial operands: the same sequence on every machine. */

#include "call.h"

typedef struct {
    uint64_t state[4];
} gen;

/* Starts the sequence that belongs to a seed and a name, so that each check repeats alone. */
void gen_init(gen *g, uint64_t seed, const char *name);

/* 64 random bits. */
uint64_t gen_u64(gen *g);

/* A number of so many limbs that carries, comparisons and lengths find hard. */
void gen_number(gen *g, uint64_t *w, int limbs);

/* Operands for an operation, by its operand class (operations.h). */
void gen_operands(gen *g, operation op, call_in *in);

#endif
