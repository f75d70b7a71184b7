/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_MONTGOMERY_H
#define U256_MONTGOMERY_H

/*
 * Montgomery's reduction, R = 2^256. Internal.
 *
 * In the form that subtracts: with k = [t] / [m] mod R, [t] and k [m] have the same low half, and ([t] - k [m]) / R is the
 * difference of the upper halves. Both are less than [m] when [t] < [m] R, so that neither a carry nor a second
 * correction can arise, for any [m] up to R. The limbs of k are found one by one, and of k [m] only a running upper part
 * is kept.
 */

#include <u256/kernel.h>

/* [r] = [t] / R mod [m], for [t] < [m] R and the inverse of the odd [m] modulo 2^64: 20 products. Any larger [t] gives
 * something below R. r may be m or a part of t. */
static inline void u256_k_redc(uint64_t r[4], const uint64_t t[8], const uint64_t m[4], uint64_t inverse)
{
    uint64_t first[4], other[4];
    const uint64_t top = u256_k_mul4x1(first, m, t[0] * inverse, 0); /* first[0] = t[0] */
    uint64_t u[4] = {first[1], first[2], first[3], top};
    u256_k_redc4x1(u, m, (t[1] - u[0]) * inverse, t[1]);
    u256_k_redc4x1(u, m, (t[2] - u[0]) * inverse, t[2]);
    u256_k_redc4x1(u, m, (t[3] - u[0]) * inverse, t[3]);
    const bool negative = u256_k_sub4(u, t + 4, u, false);
    u256_k_add4(other, u, m, false);
    u256_k_select4(r, u, other, negative);
}

#endif /* U256_MONTGOMERY_H */
