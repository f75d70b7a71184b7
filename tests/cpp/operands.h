/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CPP_OPERANDS_H
#define CPP_OPERANDS_H

/* The generator of the C tests (gen.h, gen_numbers.h), for C++, which their headers are not written for. */

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Its state, which only the functions look at. */
typedef struct {
    uint64_t state[4];
} operand_stream;

void operand_init(operand_stream *s, uint64_t seed, const char *name);
uint64_t operand_u64(operand_stream *s);
uint64_t operand_edge(operand_stream *s);
unsigned operand_below(operand_stream *s, unsigned n);
void operand_number(operand_stream *s, uint64_t *w, int limbs);
void operand_second(operand_stream *s, uint64_t *b, const uint64_t *a, int limbs);
void operand_divisor(operand_stream *s, uint64_t *d, int limbs);

#ifdef __cplusplus
}
#endif

#endif
