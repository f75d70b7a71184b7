/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CROSS_MINI_GMP_H
#define CROSS_MINI_GMP_H

/* <gmp.h> of the tests where Debian has no GMP for the machine: GMP's own portable subset, mini-gmp, and what the tests
 * call beyond it. See tests/cross/gmp. */

#include <stdarg.h>
#include <stdbool.h>

#include "mini-gmp.h"

static inline void mini_gmp_each(void (*function)(mpz_t), mpz_ptr first, va_list rest)
{
    for (mpz_ptr x = first; x; x = va_arg(rest, mpz_ptr))
        function(x);
}

static inline void mpz_inits(mpz_ptr first, ...)
{
    va_list rest;
    va_start(rest, first);
    mini_gmp_each(mpz_init, first, rest);
    va_end(rest);
}

static inline void mpz_clears(mpz_ptr first, ...)
{
    va_list rest;
    va_start(rest, first);
    mini_gmp_each(mpz_clear, first, rest);
    va_end(rest);
}

/* Of a modulo n, which is odd and positive: by quadratic reciprocity (Handbook of Applied Cryptography, 2.149). */
static inline int mpz_jacobi(const mpz_t a, const mpz_t n)
{
    mpz_t x, y;
    int symbol = 1;
    mpz_init(x);
    mpz_init_set(y, n);
    mpz_mod(x, a, n);
    while (mpz_sgn(x) != 0) {
        const mp_bitcnt_t twos = mpz_scan1(x, 0);
        const unsigned long y_mod_8 = mpz_tdiv_ui(y, 8);
        mpz_tdiv_q_2exp(x, x, twos);
        if (twos % 2 == 1 && (y_mod_8 == 3 || y_mod_8 == 5))
            symbol = -symbol;
        if (mpz_tdiv_ui(x, 4) == 3 && y_mod_8 % 4 == 3)
            symbol = -symbol;
        mpz_swap(x, y);
        mpz_mod(x, x, y);
    }
    const bool coprime = mpz_cmp_ui(y, 1) == 0;
    mpz_clear(x);
    mpz_clear(y);
    return coprime ? symbol : 0;
}

#endif
