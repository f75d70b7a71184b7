/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_KERNEL_H
#define U256_KERNEL_H

/*
 * Backend "split32": ISO C and nothing else. A 64x64 -> 128 product is made of four 32x32 -> 64 ones by the schoolbook
 * method, which is also the best for a 32-bit target. The contract is in src/portable/kernel_int128.h.
 */

#include <stdbool.h>
#include <stdint.h>

#define U256_BACKEND "split32"

static inline uint64_t u256_k_mac1(uint64_t *carry, uint64_t a, uint64_t b, uint64_t c)
{
    const uint64_t low32 = UINT32_MAX;
    const uint64_t a0 = a & low32, a1 = a >> 32;
    const uint64_t b0 = b & low32, b1 = b >> 32;
    /* Each line is a 32x32 product plus two 32-bit terms: (2^32 - 1)^2 + 2 * (2^32 - 1) = 2^64 - 1, so none wraps.
     * t, u, v and the result's high word have weights 1, 2^32, 2^32 and 2^64. */
    const uint64_t t = a0 * b0 + (c & low32) + (*carry & low32);
    const uint64_t u = a1 * b0 + (t >> 32) + (c >> 32);
    const uint64_t v = a0 * b1 + (u & low32) + (*carry >> 32);
    *carry = a1 * b1 + (u >> 32) + (v >> 32);
    return v << 32 | (t & low32);
}

static inline uint64_t u256_k_mul1(uint64_t *hi, uint64_t a, uint64_t b)
{
    *hi = 0;
    return u256_k_mac1(hi, a, b, 0);
}

#include <u256/kernel_rows.h>
#include <u256/kernel_steps.h>
#include <u256/kernel_montgomery.h>
#include <u256/kernel_chain.h>

#endif /* U256_KERNEL_H */
