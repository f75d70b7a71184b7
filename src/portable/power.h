/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_POWER_H
#define U256_POWER_H

/*
 * Powers with small exponents, and those of ten. Internal.
 */

#include <u256/kernel.h>
#include <u256/limb.h>

/* [r] = [a]^e mod 2^256 for e > 0. From right to left, so that a square and a product do not wait for each other: one
 * square fewer than e has bits, and fewer products. Unless lost is NULL, *lost becomes true if a product is 2^256 or
 * more. */
U256_K_ALWAYS_INLINE void u256_k_power_right_to_left(uint64_t r[4], const uint64_t a[4], unsigned e, bool *lost)
{
    uint64_t square[4], product[4];
    u256_k_copy(square, a, 4);
    for (; e % 2 == 0; e /= 2)
        u256_k_sqr4(square, square);
    u256_k_copy(product, square, 4);
    while (e /= 2) {
        u256_k_sqr4(square, square);
        if (e % 2 && lost)
            *lost |= u256_k_mul4_overflow(product, product, square);
        else if (e % 2)
            u256_k_mul4(product, product, square);
    }
    u256_k_copy(r, product, 4);
}

/* [r] = [a]^e mod 2^256 for e > 0. */
static inline void u256_k_power(uint64_t r[4], const uint64_t a[4], unsigned e)
{
    u256_k_power_right_to_left(r, a, e, 0);
}

/* The same for an [a] of n bits with (n - 1) e < 256; true: the power is 2^256 or more. */
static inline bool u256_k_power_overflow(uint64_t r[4], const uint64_t a[4], unsigned e)
{
    /* No square is too large: with s = 2^i <= e, a divisor of 256, n s < 256 + s is a multiple of s,
     * so [a]^s < 2^256. */
    bool lost = false;
    u256_k_power_right_to_left(r, a, e, &lost);
    return lost;
}

/* [r] = k^e mod 2^256 for e > 0. From left to right, since a product with k is cheaper than a square. */
static inline void u256_k_power_of_limb(uint64_t r[4], uint64_t k, unsigned e)
{
    uint64_t power[4] = {k, 0, 0, 0};
    for (unsigned bit = 63 - u256_k_clz64(e); bit-- > 0;) {
        u256_k_sqr4(power, power);
        if (e >> bit & 1)
            u256_k_mul4x1(power, power, k, 0);
    }
    u256_k_copy(r, power, 4);
}

/* 10^0 to 10^19: those that fit a limb. */
static const uint64_t u256_k_small_power_of_ten[20] = {
    1,
    10,
    100,
    1000,
    10000,
    100000,
    1000000,
    10000000,
    100000000,
    1000000000,
    10000000000,
    100000000000,
    1000000000000,
    10000000000000,
    100000000000000,
    1000000000000000,
    10000000000000000,
    100000000000000000,
    1000000000000000000,
    UINT64_C(10000000000000000000),
};

/* [r] = 10^k, for k <= 77. */
static inline void u256_k_power_of_ten(uint64_t r[4], unsigned k)
{
    /* 10^0, 10^20, 10^40, 10^60. */
    static const uint64_t large[4][4] = {
        {0x1, 0, 0, 0},
        {0x6bc75e2d63100000, 0x5, 0, 0},
        {0xb9f5610000000000, 0x6329f1c35ca4bfab, 0x1d, 0},
        {0x1000000000000000, 0xd762422c946590d9, 0x4f2726179a224501, 0x9f},
    };
    u256_k_mul4x1(r, large[k / 20], u256_k_small_power_of_ten[k % 20], 0);
}

#endif /* U256_POWER_H */
