/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_POW_H
#define U256_POW_H

/*
 * Powers. 0^0 = 1. All outputs may alias all inputs of their type. All are calls.
 */

#include <u256/types.h>

U256_BEGIN_DECLS

/* r = a^e mod 2^256. For e below 2^16: squares and products, at most 30, or a shift if a is a power of two, or a table
 * for 10^1 to 10^77. For larger e: 0 if a is even. If a is odd, with n = floor(e / 2^16), a^(e mod 2^16) takes 16
 * squares and as many products, and (a^(2^16))^n = (1 + x)^n is a binomial series, in which 2^18 divides x, so that mod
 * 2^256 only 14 terms follow the 1: as many products, most of them short. */
U256_API void u256_pow(u256 *r, const u256 *a, const u256 *e);

/* The same r; true: a^e >= 2^256. The bit length of a decides, except for at most one length for each e < 256; then
 * each product is one of u256_mul_overflow(). */
U256_API bool u256_pow_overflow(u256 *r, const u256 *a, const u256 *e);

/* r = 10^k mod 2^256; true: k > 77, the power does not fit. k <= 77: four products of table values; larger k: squares
 * and products; 0 from k = 256 on. */
U256_API bool u256_pow10(u256 *r, unsigned k);

U256_END_DECLS

#endif /* U256_POW_H */
