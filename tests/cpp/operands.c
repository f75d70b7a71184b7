/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "operands.h"

#include <string.h>

#include "gen_numbers.h"

_Static_assert(sizeof(operand_stream) == sizeof(gen), "the generator's state");

void operand_init(operand_stream *s, uint64_t seed, const char *name)
{
    gen_init((gen *)s, seed, name);
}

uint64_t operand_u64(operand_stream *s)
{
    return gen_u64((gen *)s);
}

uint64_t operand_edge(operand_stream *s)
{
    return gen_edge_limb((gen *)s);
}

unsigned operand_below(operand_stream *s, unsigned n)
{
    return gen_below((gen *)s, n);
}

void operand_number(operand_stream *s, uint64_t *w, int limbs)
{
    gen_number((gen *)s, w, limbs);
}

void operand_second(operand_stream *s, uint64_t *b, const uint64_t *a, int limbs)
{
    gen_second((gen *)s, b, a, limbs);
}

void operand_divisor(operand_stream *s, uint64_t *d, int limbs)
{
    uint64_t whole[8]; /* it makes divisors of four limbs or more */
    gen_divisor((gen *)s, whole, limbs < 4 ? 4 : limbs);
    memcpy(d, whole, (size_t)limbs * sizeof *d);
}
