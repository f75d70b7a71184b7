/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* What powers, roots, common divisors and symbols must be. */

#include "integers.h"

/* m = a^b modulo 2^256: the same as modulo any bits that matter. */
void oracle_pow(integers *x)
{
    mpz_setbit(x->rem, 256);
    mpz_powm(x->m, x->a, x->b, x->rem);
}

void oracle_pow_overflow(integers *x)
{
    oracle_pow(x);
    if (mpz_cmp_ui(x->a, 1) <= 0)
        return;
    /* a^b >= 2^((bits - 1) b): too large, or b is less than 256 and the power short. */
    const unsigned long low_bits = bit_length(x->a) - 1;
    if (mpz_cmp_ui(x->b, 256) >= 0 || low_bits * mpz_get_ui(x->b) >= 256)
        x->inexact = true;
    else
        mpz_pow_ui(x->m, x->a, mpz_get_ui(x->b));
}

void oracle_pow10(integers *x)
{
    mpz_set_ui(x->a, 10);
    set_u64(x->b, (uint32_t)x->k);
    oracle_pow_overflow(x);
}

void oracle_gcd(integers *x)
{
    mpz_gcd(x->m, x->a, x->b);
}

void oracle_lcm(integers *x)
{
    mpz_lcm(x->m, x->a, x->b);
}

void oracle_isqrt(integers *x)
{
    mpz_sqrt(x->m, x->a);
}

void oracle_iroot(integers *x)
{
    const uint32_t degree = (uint32_t)x->k;
    x->inexact = degree == 0;
    /* A root of a degree from the length of a on is 1 at most; mini-gmp would take powers of 2 of billions of bits. */
    if (!x->inexact)
        mpz_root(x->m, x->a, degree < x->bits ? degree : x->bits);
}

void oracle_ilog2(integers *x)
{
    mpz_set_ui(x->m, bit_length(x->a) - 1);
}

void oracle_ilog10(integers *x)
{
    mpz_set_ui(x->m, 0);
    mpz_set_ui(x->b, 10);
    for (; mpz_cmp(x->b, x->a) <= 0; mpz_mul_ui(x->b, x->b, 10))
        mpz_add_ui(x->m, x->m, 1);
}

void oracle_inv_pow2(integers *x)
{
    mpz_setbit(x->b, x->bits);
    x->inexact = !mpz_invert(x->m, x->a, x->b);
    if (x->inexact)
        mpz_set_ui(x->m, 0);
}

void oracle_jacobi(integers *x)
{
    mpz_set_si(x->m, mpz_odd_p(x->b) ? mpz_jacobi(x->a, x->b) : 0);
}
