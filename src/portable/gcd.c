/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/bits.h>
#include <u256/compare.h>
#include <u256/mul.h>
#include <u256/number.h>

#include "binary_gcd.h"
#include "invert_pow2.h"

/* Inlined into u256_gcd(), it would be a tenth slower with split32 by gcc 12, and no faster with asm. */
U256_K_NEVER_INLINE bool u256_k_gcd_odd_batch(uint64_t a[4], uint64_t b[4], unsigned top)
{
    u256_k_gcd_matrix matrix;
    return u256_k_gcd_batch(a, b, top, &matrix, NULL);
}

/* [r] = the greatest common divisor of two numbers > 0, without its factors of two. */
static inline void u256_k_gcd_odd(u256 *r, const u256 *a_in, const u256 *b_in)
{
    u256 a = *a_in, b = *b_in;
    u256_shr(&b, &b, u256_ctz(&b));
    while (!u256_is_zero(&a)) {
        /* Both are made odd, with a the longer one if by far; thereafter a may be even. */
        u256_shr(&a, &a, u256_ctz(&a));
        const bool swap = u256_clz(&a) > u256_clz(&b);
        const u256 other = b;
        u256_k_select4(b.w, b.w, a.w, swap);
        u256_k_select4(a.w, a.w, other.w, swap);
        u256_k_gcd_shorten(a.w, b.w);
        if (u256_is_zero(&a))
            break;
        unsigned top;
        bool close = false;
        while (!close && (top = u256_k_gcd_top(a.w, b.w)) > 64)
            close = u256_k_gcd_odd_batch(a.w, b.w, top);
        if (close) {
            u256_k_gcd_whole_step(a.w, b.w);
        } else {
            b.w[0] = u256_k_gcd_limb(a.w[0] >> u256_k_ctz64(a.w[0]), b.w[0]);
            break;
        }
    }
    *r = b;
}

/* Whether both are below 2^64. */
static inline bool u256_k_are_limbs(const u256 *a, const u256 *b)
{
    return (a->w[1] | a->w[2] | a->w[3] | b->w[1] | b->w[2] | b->w[3]) == 0;
}

/* The greatest common divisor of two limbs > 0 is this << *zeros. */
static inline uint64_t u256_k_gcd_limbs(unsigned *zeros, uint64_t a, uint64_t b)
{
    *zeros = u256_k_ctz64(a | b);
    return u256_k_gcd_limb(a >> u256_k_ctz64(a), b >> u256_k_ctz64(b));
}

void u256_gcd(u256 *r, const u256 *a, const u256 *b)
{
    if (u256_k_are_limbs(a, b) && a->w[0] && b->w[0]) {
        unsigned zeros;
        const uint64_t odd = u256_k_gcd_limbs(&zeros, a->w[0], b->w[0]);
        *r = u256_from_u64(odd << zeros);
        return;
    }
    const unsigned a_zeros = u256_ctz(a), b_zeros = u256_ctz(b);
    if (a_zeros == 256) {
        *r = *b;
    } else if (b_zeros == 256) {
        *r = *a;
    } else {
        u256_k_gcd_odd(r, a, b);
        u256_shl(r, r, a_zeros < b_zeros ? a_zeros : b_zeros);
    }
}

bool u256_lcm(u256 *r, const u256 *a, const u256 *b)
{
    if (u256_k_are_limbs(a, b)) {
        uint64_t quotient = a->w[0], product[4] = {0};
        if (a->w[0] && b->w[0]) {
            unsigned zeros;
            const uint64_t odd = u256_k_gcd_limbs(&zeros, a->w[0], b->w[0]);
            quotient = (quotient >> zeros) * u256_k_invert_limb(odd);
        }
        product[0] = u256_k_mul1(&product[1], quotient, b->w[0]);
        u256_k_copy(r->w, product, 4);
        return false;
    }
    u256 divisor, quotient;
    u256_gcd(&divisor, a, b);
    /* a / divisor is exact, and so right modulo 2^256; 0 if a = 0, with the inverse of anything. */
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
    u256_k_gcd_shorten(x, y);
    bool found = u256_k_is_zero4(x);
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
            found = u256_k_is_zero4(x);
        }
    }
    /* (x/y) for x = 0 or x = y: 1 when y = 1, else 0. */
    return u256_k_gcd_is_one(y) ? 1 - (int)(symbol & 2) : 0;
}
