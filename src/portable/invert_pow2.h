/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_INVERT_POW2_H
#define U256_INVERT_POW2_H

/*
 * Inverses modulo powers of two. Internal.
 */

#include <u256/kernel.h>

/* a^-1 mod 2^64 for an odd a. Newton's iteration doubles the number of right bits: 3a ^ 2 has five. */
static inline uint64_t u256_k_invert_limb(uint64_t a)
{
    uint64_t x = 3 * a ^ 2;
    for (int bits = 5; bits < 64; bits *= 2)
        x *= 2 - a * x;
    return x;
}

/* [r] = [a]^-1 mod 2^256 for an odd [a]. Newton's iteration, from 64 to 128 to 256 bits. r may be a. */
static inline void u256_k_invert_pow2(uint64_t r[4], const uint64_t a[4])
{
    /* x1:x0 = x0 (2 - [a] x0) mod 2^128: as a0 x0 = 2^64 h + 1, its high limb is -x0 (h + a1 x0). */
    const uint64_t x0 = u256_k_invert_limb(a[0]);
    uint64_t h;
    u256_k_mul1(&h, a[0], x0);
    const uint64_t x1 = (uint64_t)0 - x0 * (h + a[1] * x0);
    /* Likewise [a] [x] = 2^128 h + 1, and the upper half is -[x] h mod 2^128. */
    const uint64_t x[4] = {x0, x1, 0, 0};
    uint64_t t[4];
    u256_k_mul4(t, a, x);
    uint64_t y2, y3;
    y2 = u256_k_mul1(&y3, t[2], x0);
    y3 += t[2] * x1 + t[3] * x0;
    r[0] = x0;
    r[1] = x1;
    r[2] = (uint64_t)0 - y2;
    r[3] = ~y3 + (y2 == 0);
}

#endif /* U256_INVERT_POW2_H */
