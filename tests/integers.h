/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef INTEGERS_H
#define INTEGERS_H

/* What the oracles of the topics share: oracle.c, oracle_division.c, oracle_theory.c and oracle_evm.c. */

#include <gmp.h>

#include "operations.h"
#include "shapes.h"

/* The operands as integers, with what else an operation's meaning depends on; m takes the mathematical result, rem that
 * of the second output. Both are 0 before. */
typedef struct {
    mpz_t a, b, c, m, rem;
    uint64_t k;
    mp_bitcnt_t bits; /* of a */
    bool inexact;     /* m is not the mathematical result although it fits: there is none, or it is a fraction */
} integers;

void set_u64(mpz_t r, uint64_t k);

/* How many bits a has, and 1 for 0. */
static inline unsigned long bit_length(const mpz_t a)
{
    return (unsigned long)mpz_sizeinbase(a, 2); /* a size_t is longer than this on Windows */
}

/* Reads r, of so many bits, as two's complement. */
void as_signed(mpz_t r, mp_bitcnt_t bits);

#define X(topic, shape, name, oracle, ...) void oracle_##oracle(integers *x);
OPERATIONS(X)
#undef X

#endif
