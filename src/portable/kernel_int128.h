/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_KERNEL_H
#define U256_KERNEL_H

/*
 * Backend "int128": limbs multiplied and compared through unsigned __int128. This file is also the reference for the
 * kernel contract: another backend gives the same bits under the same names.
 *
 * The contract. Operands are arrays of 64-bit limbs, least significant first. Every input is read before the first
 * output is written, so outputs may overlap inputs in any way, with two exceptions: kernels of eight limbs say what
 * they allow, and where a kernel updates an operand in place ([r'] is its new value) the other operands must not
 * overlap it. Inputs are unrestricted unless a kernel states a bound: not 0, normalised, a quotient that fits, a count
 * below 64, the bounds of Montgomery's reductions. Beyond a bound the result is arbitrary, and u256_k_udiv_qrnnd may
 * trap. Written out, [x] is the number that the limbs of x make.
 *
 * A backend must define
 *     U256_BACKEND                 its name, which u256_backend() returns
 *     u256_k_mul1, u256_k_mac1     below; kernel_rows.h and kernel_steps.h build every other kernel from them
 * and may define, each with its macro U256_K_HAS_<NAME>, any other kernel of kernel_rows.h, kernel_steps.h and
 * kernel_montgomery.h, and u256_k_div3by2_choice of src/portable/divide.h, where it has something better; also
 * U256_K_DIVIDES_BY_ROWS and U256_K_CHAIN_BY_MODULUS, for divide.h and kernel_chain.h. All backends share the include
 * guard of this file: the first one included is the one that counts.
 *
 * Only the compiler's 128-bit products and orders measured faster here: for a 128-bit addition gcc 12 makes longer code
 * than for the comparisons by which kernel_rows.h finds its carries.
 */

#ifndef __SIZEOF_INT128__
    #error "backend int128: this compiler has no unsigned __int128 for this target; use -Du256_backend=split32"
#endif

#include <stdbool.h>
#include <stdint.h>

#include <u256/limb.h>

#define U256_BACKEND "int128"

/* __extension__: the type is outside ISO C, and -Wpedantic would say so in every user's build. */
__extension__ typedef unsigned __int128 u256_k_u128;

/* 2^64 * *hi + result = a * b. */
static inline uint64_t u256_k_mul1(uint64_t *hi, uint64_t a, uint64_t b)
{
    const u256_k_u128 p = (u256_k_u128)a * b;
    *hi = (uint64_t)(p >> 64);
    return (uint64_t)p;
}

/* Multiply and accumulate: 2^64 * *carry' + result = a * b + c + *carry, the step of every row of a product.
 * (2^64 - 1)^2 + 2 * (2^64 - 1) = 2^128 - 1: the sum always fits. */
static inline uint64_t u256_k_mac1(uint64_t *carry, uint64_t a, uint64_t b, uint64_t c)
{
    const u256_k_u128 t = (u256_k_u128)a * b + c + *carry;
    *carry = (uint64_t)(t >> 64);
    return (uint64_t)t;
}

/* The same step if both c and the carry are unknown: gcc 12 keeps the high halves of 128-bit summands, zeros, on the
 * stack, and takes 14.4 ns for a full product instead of 10.2. clang 14 does better with u256_k_mac1. */
#ifndef __clang__
    #define U256_K_HAS_ADDMUL1
static inline uint64_t u256_k_addmul1(uint64_t *carry, uint64_t a, uint64_t b, uint64_t c)
{
    const u256_k_u128 p = (u256_k_u128)a * b;
    uint64_t lo = (uint64_t)p, hi = (uint64_t)(p >> 64);
    lo += c;
    hi += lo < c;
    lo += *carry;
    hi += lo < *carry; /* no carry out: the bound of u256_k_mac1 */
    *carry = hi;
    return lo;
}
#endif

#define U256_K_HAS_LT4
static inline bool u256_k_lt4(const uint64_t a[4], const uint64_t b[4])
{
    const u256_k_u128 a_hi = (u256_k_u128)a[3] << 64 | a[2], b_hi = (u256_k_u128)b[3] << 64 | b[2];
    const u256_k_u128 a_lo = (u256_k_u128)a[1] << 64 | a[0], b_lo = (u256_k_u128)b[1] << 64 | b[0];
    return (a_hi < b_hi) | ((a_hi == b_hi) & (a_lo < b_lo));
}

/* By columns, as in kernel_columns.h: gcc 12 takes two thirds to three quarters of its time by rows, clang
 * 14 the same time. */
#define U256_K_HAS_MUL4
static inline void u256_k_mul4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    u256_k_u128 c = (u256_k_u128)a[0] * b[0];
    const uint64_t r0 = (uint64_t)c;

    c = (c >> 64) + (u256_k_u128)a[0] * b[1]; /* < 2^64 + (2^64 - 1)^2 < 2^128 */
    const u256_k_u128 p = (u256_k_u128)a[1] * b[0];
    c += p;
    const bool carry = c < p;
    const uint64_t r1 = (uint64_t)c;

    /* What leaves c from here on has weight 2^256. */
    c = (c >> 64 | (u256_k_u128)carry << 64) + (u256_k_u128)a[0] * b[2];
    c += (u256_k_u128)a[1] * b[1];
    c += (u256_k_u128)a[2] * b[0];

    const uint64_t r3 = (uint64_t)(c >> 64) + a[0] * b[3] + a[1] * b[2] + a[2] * b[1] + a[3] * b[0];
    u256_k_set4(r, r0, r1, (uint64_t)c, r3);
}

#define U256_K_DIVIDES_BY_ROWS 1
#ifndef __clang__
    #define U256_K_CHAIN_BY_MODULUS /* gcc 12: a power in 8.6 us instead of 9.3; clang 14: 7.2 instead of 5.7 */
#endif

#include <u256/kernel_rows.h>
#include <u256/kernel_steps.h>
#include <u256/kernel_montgomery.h>
#include <u256/kernel_chain.h>

#endif /* U256_KERNEL_H */
