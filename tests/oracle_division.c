/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* What division and modular arithmetic must give. Dividing by 0 leaves 0. */

#include "integers.h"

static bool is_zero(integers *x, const mpz_t divisor)
{
    x->inexact = mpz_sgn(divisor) == 0;
    return x->inexact;
}

void oracle_divrem(integers *x)
{
    if (!is_zero(x, x->b))
        mpz_tdiv_qr(x->m, x->rem, x->a, x->b);
}

void oracle_mod(integers *x)
{
    if (!is_zero(x, x->b))
        mpz_tdiv_r(x->m, x->a, x->b);
}

void oracle_divrem_scalar(integers *x)
{
    set_u64(x->b, x->k);
    oracle_divrem(x);
}

void oracle_div_up(integers *x)
{
    if (!is_zero(x, x->b))
        mpz_cdiv_q(x->m, x->a, x->b);
}

void oracle_div_exact(integers *x)
{
    oracle_divrem(x);
    x->inexact |= mpz_sgn(x->rem) != 0;
}

void oracle_div_floor(integers *x)
{
    if (!is_zero(x, x->b))
        mpz_fdiv_q(x->m, x->a, x->b);
}

void oracle_mod_floor(integers *x)
{
    if (!is_zero(x, x->b))
        mpz_fdiv_r(x->m, x->a, x->b);
}

void oracle_muldivrem(integers *x)
{
    mpz_mul(x->a, x->a, x->b);
    if (!is_zero(x, x->c))
        mpz_tdiv_qr(x->m, x->rem, x->a, x->c);
}

void oracle_muldiv_up(integers *x)
{
    mpz_mul(x->a, x->a, x->b);
    if (!is_zero(x, x->c))
        mpz_cdiv_q(x->m, x->a, x->c);
}

/* The flag of what is prepared from a divisor or modulus: that it is 0. */
void oracle_prepare(integers *x)
{
    is_zero(x, x->a);
}

void oracle_signextend(integers *x)
{
    const mp_bitcnt_t bits = x->k < 31 ? 8 * (mp_bitcnt_t)x->k + 8 : x->bits;
    mpz_fdiv_r_2exp(x->m, x->a, bits);
    as_signed(x->m, bits);
}

/* m = what it is modulo a modulus. */
static void reduce(integers *x, const mpz_t modulus)
{
    if (is_zero(x, modulus))
        mpz_set_ui(x->m, 0);
    else
        mpz_fdiv_r(x->m, x->m, modulus);
}

void oracle_addmod(integers *x)
{
    mpz_add(x->m, x->a, x->b);
    reduce(x, x->c);
}

void oracle_submod(integers *x)
{
    mpz_sub(x->m, x->a, x->b);
    reduce(x, x->c);
}

void oracle_mulmod(integers *x)
{
    mpz_mul(x->m, x->a, x->b);
    reduce(x, x->c);
}

void oracle_negmod(integers *x)
{
    mpz_neg(x->m, x->a);
    reduce(x, x->b);
}

void oracle_sqrmod(integers *x)
{
    mpz_mul(x->m, x->a, x->a);
    reduce(x, x->b);
}

void oracle_powmod(integers *x)
{
    if (is_zero(x, x->c))
        return;
    mpz_powm(x->m, x->a, x->b, x->c);
    mpz_mod(x->m, x->m, x->c); /* mini-gmp has x^0 = 1 modulo 1, too */
}

void oracle_invmod(integers *x)
{
    if (is_zero(x, x->b) || mpz_cmp_ui(x->b, 1) == 0)
        return;
    x->inexact = !mpz_invert(x->m, x->a, x->b);
    if (x->inexact)
        mpz_set_ui(x->m, 0);
}

/* m *= R^n modulo an odd modulus, with R = 2^256; there is no such form for an even one. */
static void times_r(integers *x, const mpz_t modulus, int n)
{
    x->inexact = mpz_even_p(modulus);
    if (x->inexact || mpz_cmp_ui(modulus, 1) == 0) {
        mpz_set_ui(x->m, 0);
        return;
    }
    mpz_set_ui(x->rem, 2);
    mpz_powm_ui(x->rem, x->rem, 256, modulus);
    if (n < 0)
        mpz_invert(x->rem, x->rem, modulus);
    mpz_mul(x->m, x->m, x->rem);
    mpz_fdiv_r(x->m, x->m, modulus);
}

void oracle_mont_in(integers *x)
{
    mpz_set(x->m, x->a);
    times_r(x, x->b, 1);
}

void oracle_mont_out(integers *x)
{
    mpz_set(x->m, x->a);
    times_r(x, x->b, -1);
}

void oracle_mont_mul(integers *x)
{
    mpz_mul(x->m, x->a, x->b);
    times_r(x, x->c, -1);
}

void oracle_mont_sqr(integers *x)
{
    mpz_mul(x->m, x->a, x->a);
    times_r(x, x->b, -1);
}
