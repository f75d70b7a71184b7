/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* What the opcodes must give whose operands are an index and a number, in the EVM's order: a is on top of the stack.
 * All else of theirs is an oracle of another topic. */

#include "integers.h"

void oracle_evm_signextend(integers *x)
{
    const mp_bitcnt_t bits = mpz_cmp_ui(x->a, 31) < 0 ? 8 * (mp_bitcnt_t)mpz_get_ui(x->a) + 8 : x->bits;
    mpz_fdiv_r_2exp(x->m, x->b, bits);
    as_signed(x->m, bits);
}

/* The byte with so many more significant ones before it. */
void oracle_evm_byte(integers *x)
{
    if (mpz_cmp_ui(x->a, 32) >= 0)
        return;
    mpz_fdiv_q_2exp(x->m, x->b, 8 * (31 - (mp_bitcnt_t)mpz_get_ui(x->a)));
    mpz_fdiv_r_2exp(x->m, x->m, 8);
}

void oracle_evm_shl(integers *x)
{
    if (mpz_cmp_ui(x->a, 256) < 0)
        mpz_mul_2exp(x->m, x->b, (mp_bitcnt_t)mpz_get_ui(x->a));
}

void oracle_evm_shr(integers *x)
{
    mpz_fdiv_q_2exp(x->m, x->b, mpz_cmp_ui(x->a, 256) < 0 ? (mp_bitcnt_t)mpz_get_ui(x->a) : 256);
}

void oracle_evm_sar(integers *x)
{
    as_signed(x->b, x->bits);
    oracle_evm_shr(x);
}
