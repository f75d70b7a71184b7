/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_KERNEL_H
#define U256_KERNEL_H

/*
 * Backend "int128": limbs multiplied and added through unsigned __int128. This file is also the reference of the
 * kernel contract: another backend gives the same bits under the same names.
 *
 * The contract. Operands are arrays of 64-bit limbs, least significant first. Every input is read before the first
 * output is written, so outputs may overlap inputs in any way. No value is out of range: the bounds given are for all
 * inputs. Written out, [x] is the number that the limbs of x make.
 *
 * A backend must define
 *     U256_BACKEND                            its name, which u256_backend() returns
 *     u256_k_add4, u256_k_sub4, u256_k_mul1   below
 *     u256_k_mac1                             below; kernel_rows.h builds every other kernel from it
 * and may define more of the kernels that kernel_rows.h lists, each with its macro U256_K_HAS_<NAME>, where it has
 * something better. All backends share the guard of this file: the first one included is the one that counts.
 */

#ifndef __SIZEOF_INT128__
    #error "backend int128: this compiler has no unsigned __int128 for this target; use -Du256_backend=split32"
#endif

#include <stdbool.h>
#include <stdint.h>

#define U256_BACKEND "int128"

/* __extension__: the type is outside ISO C, which -Wpedantic would say in every user's build. */
__extension__ typedef unsigned __int128 u256_k_u128;

static inline u256_k_u128 u256_k_join(uint64_t hi, uint64_t lo)
{
    return (u256_k_u128)hi << 64 | lo;
}

/* [r] + 2^256 * result = [a] + [b] + carry. */
static inline bool u256_k_add4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool carry)
{
    /* Halves of 128 bits rather than four limbs: gcc turns each into one add/adc pair. */
    const u256_k_u128 a_lo = u256_k_join(a[1], a[0]), a_hi = u256_k_join(a[3], a[2]);
    const u256_k_u128 b_lo = u256_k_join(b[1], b[0]), b_hi = u256_k_join(b[3], b[2]);
    const u256_k_u128 s_lo = a_lo + b_lo;
    const u256_k_u128 r_lo = s_lo + carry;
    /* At most one of the two steps wraps: a wrapped s_lo is at most 2^128 - 2, so that adding 1 does not. */
    const bool mid = (s_lo < a_lo) | (r_lo < s_lo);
    const u256_k_u128 s_hi = a_hi + b_hi;
    const u256_k_u128 r_hi = s_hi + mid;
    r[0] = (uint64_t)r_lo;
    r[1] = (uint64_t)(r_lo >> 64);
    r[2] = (uint64_t)r_hi;
    r[3] = (uint64_t)(r_hi >> 64);
    return (s_hi < a_hi) | (r_hi < s_hi);
}

/* [r] - 2^256 * result = [a] - [b] - borrow. */
static inline bool u256_k_sub4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool borrow)
{
    const u256_k_u128 a_lo = u256_k_join(a[1], a[0]), a_hi = u256_k_join(a[3], a[2]);
    const u256_k_u128 b_lo = u256_k_join(b[1], b[0]), b_hi = u256_k_join(b[3], b[2]);
    const u256_k_u128 d_lo = a_lo - b_lo;
    const u256_k_u128 r_lo = d_lo - borrow;
    /* At most one of the two steps wraps: a wrapped d_lo is at least 1, so that subtracting 1 does not. */
    const bool mid = (a_lo < b_lo) | (d_lo < borrow);
    const u256_k_u128 d_hi = a_hi - b_hi;
    const u256_k_u128 r_hi = d_hi - mid;
    r[0] = (uint64_t)r_lo;
    r[1] = (uint64_t)(r_lo >> 64);
    r[2] = (uint64_t)r_hi;
    r[3] = (uint64_t)(r_hi >> 64);
    return (a_hi < b_hi) | (d_hi < mid);
}

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

#include <u256/kernel_rows.h>

#endif /* U256_KERNEL_H */
