/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_POW_H
#define U256_POW_H

/*
 * Powers. 0^0 = 1. All outputs may alias all inputs of their type. Calls.
 */

#include <u256/types.h>

U256_BEGIN_DECLS

/* r = a^e mod 2^256. An e below 2^16 by squares and products, at most 30; a power of two by a shift, and one of ten up to
 * 10^77 from a table. Else 0 for an even a, and for an odd one, with n = floor(e / 2^16), a^(e mod 2^16) by 16 squares and
 * as many products, and (a^(2^16))^n = (1 + x)^n by the binomial series, of which 2^18 dividing x leaves 14 terms: as many
 * products, most of them short. */
U256_API void u256_pow(u256 *r, const u256 *a, const u256 *e);

/* The same r; true: a^e >= 2^256. Lengths tell for all but few e below 256; then the products are full ones. */
U256_API bool u256_pow_overflow(u256 *r, const u256 *a, const u256 *e);

/* r = 10^k mod 2^256; true: k > 77, the power does not fit. One product of a limb by table values. */
U256_API bool u256_pow10(u256 *r, unsigned k);

U256_END_DECLS

#endif /* U256_POW_H */
