/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/bits.h>
#include <u256/mul.h>
#include <u256/number.h>

#include "binary_gcd.h"
#include "invert.h"

/* The greatest common divisor of a limb > 0 and an odd one: each step makes the sum of their bit lengths smaller. */
static inline uint64_t u256_k_gcd_limb(uint64_t a_limb, uint64_t b_limb)
{
    /* Both words are the whole number here, and the matrix is not wanted. */
    uint64_t a[4] = {a_limb, a_limb, 0, 0}, b[4] = {b_limb, b_limb, 0, 0};
    unsigned n = u256_k_ctz64(a_limb);
    while (a[0] != 0)
        n = u256_k_gcd_step(a, b, n) & 63;
    return b[0];
}

/* [r] = the greatest common divisor of [a] > 0 and an odd [b]. */
static inline void u256_k_gcd_odd(uint64_t r[4], const uint64_t a_in[4], const uint64_t b_in[4])
{
    uint64_t a[4], b[4];
    for (int i = 0; i < 4; i++) {
        a[i] = a_in[i];
        b[i] = b_in[i];
    }
    unsigned top;
    while ((top = u256_k_gcd_top(a, b)) > 64) {
        u256_k_gcd_matrix matrix;
        if (U256_K_UNLIKELY(u256_k_gcd_batch(a, b, top, &matrix, NULL))) {
            u256_k_gcd_whole_step(a, b);
            if (u256_k_gcd_is_zero(a))
                break;
        }
    }
    if (top <= 64)
        b[0] = u256_k_gcd_limb(a[0], b[0]);
    for (int i = 0; i < 4; i++)
        r[i] = b[i];
}

void u256_gcd(u256 *r, const u256 *a, const u256 *b)
{
    const unsigned a_zeros = u256_ctz(a), b_zeros = u256_ctz(b);
    if (a_zeros == 256) {
        *r = *b;
    } else if (b_zeros == 256) {
        *r = *a;
    } else {
        u256 odd;
        u256_shr(&odd, b, b_zeros);
        u256_k_gcd_odd(odd.w, a->w, odd.w);
        u256_shl(r, &odd, a_zeros < b_zeros ? a_zeros : b_zeros);
    }
}

bool u256_lcm(u256 *r, const u256 *a, const u256 *b)
{
    u256 divisor, quotient;
    u256_gcd(&divisor, a, b);
    /* a / divisor, exact, and so right modulo 2^256; 0 where a = 0, with the inverse of anything. */
    const unsigned zeros = u256_ctz(&divisor);
    u256_shr(&divisor, &divisor, zeros);
    u256_shr(&quotient, a, zeros);
    u256_k_invert_pow2(divisor.w, divisor.w);
    u256_mul(&quotient, &quotient, &divisor);
    return u256_mul_overflow(r, &quotient, b);
}

int u256_jacobi(const u256 *a, const u256 *n)
{
    if (!(n->w[0] & 1))
        return 0;
    uint64_t x[4], y[4], symbol = 0;
    for (int i = 0; i < 4; i++) {
        x[i] = a->w[i];
        y[i] = n->w[i];
    }
    bool found = u256_k_gcd_is_zero(x);
    while (!found) {
        const unsigned top = u256_k_gcd_top(x, y);
        u256_k_gcd_matrix matrix;
        const bool close = u256_k_gcd_batch(x, y, top, &matrix, &symbol);
        if (close && top <= 64) {
            found = true;
        } else if (close) {
            const uint64_t swapped = u256_k_jacobi_swapped(x[0], y[0]);
            if (u256_k_gcd_whole_step(x, y))
                symbol ^= swapped;
            found = u256_k_gcd_is_zero(x);
        }
    }
    /* (x/y) for x = 0 or x = y: 1 when y = 1, else 0. */
    return u256_k_gcd_is_one(y) ? 1 - (int)(symbol & 2) : 0;
}
