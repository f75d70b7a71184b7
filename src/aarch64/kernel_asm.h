/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_KERNEL_H
#define U256_KERNEL_H

/*
 * Backend "asm" for aarch64: mul/umulh for the two halves of a product, adds/adcs/subs/sbcs for the chains. On Arm the
 * carry flag after a subtraction is the inverse of a borrow. The contract is in src/portable/kernel_int128.h.
 */

#if !defined(__aarch64__) || !defined(__GNUC__)
    #error "backend asm: this file is for aarch64 and a compiler with GNU inline assembly"
#endif

#include <stdbool.h>
#include <stdint.h>

#include <u256/limb.h>

#define U256_BACKEND "asm"

#define U256_K_HAS_ADD4
static inline bool u256_k_add4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool carry)
{
    uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3];
    uint64_t flag = carry;
    __asm__("subs xzr, %[flag], #1\n\t" /* C = carry: no borrow exactly when it is 1 */
            "adcs %[r0], %[r0], %x[b0]\n\t"
            "adcs %[r1], %[r1], %x[b1]\n\t"
            "adcs %[r2], %[r2], %x[b2]\n\t"
            "adcs %[r3], %[r3], %x[b3]\n\t"
            "cset %[flag], cs"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [flag] "+&r"(flag)
            : [b0] "rZ"(b[0]), [b1] "rZ"(b[1]), [b2] "rZ"(b[2]), [b3] "rZ"(b[3])
            : "cc");
    u256_k_set4(r, r0, r1, r2, r3);
    return flag != 0;
}

#define U256_K_HAS_SUB4
static inline bool u256_k_sub4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool borrow)
{
    uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3];
    uint64_t flag = borrow;
    __asm__("subs xzr, xzr, %[flag]\n\t" /* C = not borrow */
            "sbcs %[r0], %[r0], %x[b0]\n\t"
            "sbcs %[r1], %[r1], %x[b1]\n\t"
            "sbcs %[r2], %[r2], %x[b2]\n\t"
            "sbcs %[r3], %[r3], %x[b3]\n\t"
            "cset %[flag], cc"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [flag] "+&r"(flag)
            : [b0] "rZ"(b[0]), [b1] "rZ"(b[1]), [b2] "rZ"(b[2]), [b3] "rZ"(b[3])
            : "cc");
    u256_k_set4(r, r0, r1, r2, r3);
    return flag != 0;
}

static inline uint64_t u256_k_mul1(uint64_t *hi, uint64_t a, uint64_t b)
{
    uint64_t lo, h;
    __asm__("mul %[lo], %[a], %[b]\n\t"
            "umulh %[h], %[a], %[b]"
            : [lo] "=&r"(lo), [h] "=r"(h)
            : [a] "r"(a), [b] "r"(b));
    *hi = h;
    return lo;
}

static inline uint64_t u256_k_mac1(uint64_t *carry, uint64_t a, uint64_t b, uint64_t c)
{
    uint64_t lo, hi;
    __asm__("mul %[lo], %[a], %[b]\n\t"
            "umulh %[hi], %[a], %[b]\n\t"
            "adds %[lo], %[lo], %x[c]\n\t"
            "adc %[hi], %[hi], xzr\n\t"
            "adds %[lo], %[lo], %x[carry]\n\t"
            "adc %[hi], %[hi], xzr"
            : [lo] "=&r"(lo), [hi] "=&r"(hi)
            : [a] "r"(a), [b] "r"(b), [c] "rZ"(c), [carry] "rZ"(*carry)
            : "cc");
    *carry = hi;
    return lo;
}

static inline void u256_k_mac3_top(uint64_t c[3], uint64_t a, uint64_t b, uint64_t top)
{
    uint64_t lo, hi;
    __asm__("mul %[lo], %[a], %[b]\n\t"
            "umulh %[hi], %[a], %[b]\n\t"
            "adds %[c0], %[c0], %[lo]\n\t"
            "adcs %[c1], %[c1], %[hi]\n\t"
            "adc %[c2], %[c2], %x[top]"
            : [lo] "=&r"(lo), [hi] "=&r"(hi), [c0] "+&r"(c[0]), [c1] "+&r"(c[1]), [c2] "+&r"(c[2])
            : [a] "r"(a), [b] "r"(b), [top] "rZ"(top)
            : "cc");
}

static inline void u256_k_mac3_twice(uint64_t c[3], uint64_t a, uint64_t b)
{
    uint64_t lo, hi;
    __asm__("mul %[lo], %[a], %[b]\n\t"
            "umulh %[hi], %[a], %[b]\n\t"
            "adds %[c0], %[c0], %[lo]\n\t"
            "adcs %[c1], %[c1], %[hi]\n\t"
            "adc %[c2], %[c2], xzr\n\t"
            "adds %[c0], %[c0], %[lo]\n\t"
            "adcs %[c1], %[c1], %[hi]\n\t"
            "adc %[c2], %[c2], xzr"
            : [lo] "=&r"(lo), [hi] "=&r"(hi), [c0] "+&r"(c[0]), [c1] "+&r"(c[1]), [c2] "+&r"(c[2])
            : [a] "r"(a), [b] "r"(b)
            : "cc");
}

static inline void u256_k_mac2(uint64_t c[2], uint64_t a, uint64_t b)
{
    uint64_t lo, hi;
    __asm__("mul %[lo], %[a], %[b]\n\t"
            "umulh %[hi], %[a], %[b]\n\t"
            "adds %[c0], %[c0], %[lo]\n\t"
            "adc %[c1], %[c1], %[hi]"
            : [lo] "=&r"(lo), [hi] "=&r"(hi), [c0] "+&r"(c[0]), [c1] "+&r"(c[1])
            : [a] "r"(a), [b] "r"(b)
            : "cc");
}

#include <u256/kernel_columns.h>
#include <u256/kernel_rows.h>
#include <u256/kernel_steps.h>
#include <u256/kernel_montgomery.h>
#include <u256/kernel_chain.h>

#endif /* U256_KERNEL_H */
