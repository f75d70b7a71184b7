/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_NUMBER_H
#define U256_NUMBER_H

/*
 * Number theory: divisors, roots, logarithms, symbols. All outputs may alias all inputs of their type. All are calls
 * except u256_ilog2().
 */

#include <u256/types.h>
#ifdef U256_HAVE_BODIES
    #include <u256/kernel.h>
#endif

U256_BEGIN_DECLS

/* r = the greatest common divisor of a and b; gcd(a, 0) = a, gcd(0, 0) = 0. The binary algorithm with a matrix for
 * every 62 halvings, found from two words of each operand (Pornin, "Optimized Binary GCD for Modular Inversion", 2020):
 * at most ten matrices, six for random operands. */
U256_API void u256_gcd(u256 *r, const u256 *a, const u256 *b);

/* r = the least common multiple of a and b, 0 if either is 0; true: it does not fit, and r = its low 256 bits. One
 * u256_gcd(); a / gcd is exact, by the inverse of gcd's odd part. */
U256_API bool u256_lcm(u256 *r, const u256 *a, const u256 *b);

/* r = floor(sqrt(a)). Zimmermann, "Karatsuba Square Root" (INRIA RR-3805, 1999): the root of the upper 128 bits by
 * Newton's iteration, then one division of two limbs by one. */
U256_API void u256_isqrt(u256 *r, const u256 *a);

/* r = floor(sqrt(a)), for a of 512 bits. The same method one level up, with two division steps of three limbs by
 * two. */
U256_API void u512_isqrt(u256 *r, const u512 *a);

/* r = floor of the k-th root of a; true: k = 0, r = 0. u256_isqrt() for each factor of two in k, then Newton's
 * iteration from eleven right bits for the odd rest: at most five powers and divisions, and none if k is at least the
 * bit length of a, or a power of two. */
U256_API bool u256_iroot(u256 *r, const u256 *a, unsigned k);

/* floor(log2(a)), the index of the highest set bit; 0 for a = 0. Inline. */
U256_FN unsigned u256_ilog2(const u256 *a);

/* floor(log10(a)), one less than the number of decimal digits; 0 for a = 0. One comparison with a power of ten. */
U256_API unsigned u256_ilog10(const u256 *a);

/* r = a^-1 mod 2^256 for an odd a: a * r mod 2^256 = 1; true: a is even, r = 0. Newton's iteration (Hensel lifting):
 * from 5 right bits to 64 in four steps, then 128 and 256. */
U256_API bool u256_inv_pow2(u256 *r, const u256 *a);

/* The Jacobi symbol (a/n) for an odd n: 0 if a and n have a common factor, otherwise -1 or 1; for a prime n it is 1
 * exactly if a is a nonzero square mod n. 0 for any even n. The steps of u256_gcd(). */
U256_API int u256_jacobi(const u256 *a, const u256 *n);

#ifdef U256_HAVE_BODIES

U256_FN unsigned u256_ilog2(const u256 *a)
{
    const unsigned zeros = u256_k_clz4(a->w);
    return (255 - zeros) & ((unsigned)0 - (zeros < 256));
}

#endif /* U256_HAVE_BODIES */

U256_END_DECLS

#endif /* U256_NUMBER_H */
