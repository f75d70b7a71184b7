/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef GEN_NUMBERS_H
#define GEN_NUMBERS_H

/* The parts of the generator, for each other: gen.c (numbers of any kind), gen_division.c, gen_theory.c. */

#include "gen.h"

/* 0 to n - 1; n is small, so the bias is nothing. */
unsigned gen_below(gen *g, unsigned n);

/* A limb where carries and estimates go wrong. */
uint64_t gen_edge_limb(gen *g);

/* By at most 2 up or down. */
void gen_move_a_little(gen *g, uint64_t *w, int limbs);

/* A second operand: its own, or tied to the first so that sums carry all the way and comparisons come close. */
void gen_second(gen *g, uint64_t *b, const uint64_t *a, int limbs);

/* gen_division.c. A divisor or modulus of every length and shape. */
void gen_divisor(gen *g, uint64_t *d, int limbs);

/* A number below m, often next to a bound; any number when m is 0. */
void gen_residue(gen *g, uint64_t r[4], const uint64_t m[4]);

/* The operands of each class. */
void gen_quotient(gen *g, const shape_info *form, call_in *in);
void gen_sum(gen *g, const shape_info *form, call_in *in);
void gen_reduced(gen *g, const shape_info *form, call_in *in);

/* gen_theory.c. */
void gen_exponent(gen *g, uint64_t e[4]);
void gen_power(gen *g, const shape_info *form, call_in *in);
void gen_common(gen *g, const shape_info *form, call_in *in);
void gen_root(gen *g, const shape_info *form, call_in *in);
void gen_index(gen *g, const shape_info *form, call_in *in);

#endif
