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

/* Operands for an operation of this shape. */
void gen_operands(gen *g, shape s, call_in *in);

#endif
