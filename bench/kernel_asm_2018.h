/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_KERNEL_H
#define U256_KERNEL_H

/*
 * A backend for benchmarks only: x86-64 assembly in the style of many a hand-written U256 of 2018, to show what that
 * style costs. The contract is in src/portable/kernel_int128.h, and it is kept; only the speed is of its time:
 *
 *     - every input is a memory operand: what the compiler holds in a register it must store first, and each multiply
 *       loads it again
 *     - registers are set to zero before they are loaded or added to
 *     - each of the sixteen products carries all the way up, by adcq $0
 *     - one large statement with fixed demands on the registers, in which the compiler can neither schedule nor drop
 *       anything
 */

#if !defined(__x86_64__) || !defined(__GNUC__)
    #error "this file is for x86-64 and a compiler with GNU inline assembly"
#endif

#include <stdbool.h>
#include <stdint.h>

#define U256_BACKEND "asm-2018"

#define U256_K_HAS_ADD4
static inline bool u256_k_add4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool carry)
{
    const uint64_t a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], b0 = b[0], b1 = b[1], b2 = b[2], b3 = b[3];
    const uint64_t in = carry;
    uint64_t r0, r1, r2, r3, out;
    __asm__("xorq %[r0], %[r0]\n\t"
            "xorq %[r1], %[r1]\n\t"
            "xorq %[r2], %[r2]\n\t"
            "xorq %[r3], %[r3]\n\t"
            "movq %[a0], %[r0]\n\t"
            "movq %[a1], %[r1]\n\t"
            "movq %[a2], %[r2]\n\t"
            "movq %[a3], %[r3]\n\t"
            "movq %[in], %[out]\n\t"
            "negq %[out]\n\t" /* CF = in */
            "adcq %[b0], %[r0]\n\t"
            "adcq %[b1], %[r1]\n\t"
            "adcq %[b2], %[r2]\n\t"
            "adcq %[b3], %[r3]\n\t"
            "movq $0, %[out]\n\t"
            "adcq $0, %[out]"
            : [r0] "=&r"(r0), [r1] "=&r"(r1), [r2] "=&r"(r2), [r3] "=&r"(r3), [out] "=&r"(out)
            : [a0] "m"(a0), [a1] "m"(a1), [a2] "m"(a2), [a3] "m"(a3), [b0] "m"(b0), [b1] "m"(b1), [b2] "m"(b2),
              [b3] "m"(b3), [in] "m"(in)
            : "cc");
    r[0] = r0;
    r[1] = r1;
    r[2] = r2;
    r[3] = r3;
    return out != 0;
}

#define U256_K_HAS_SUB4
static inline bool u256_k_sub4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool borrow)
{
    const uint64_t a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], b0 = b[0], b1 = b[1], b2 = b[2], b3 = b[3];
    const uint64_t in = borrow;
    uint64_t r0, r1, r2, r3, out;
    __asm__("xorq %[r0], %[r0]\n\t"
            "xorq %[r1], %[r1]\n\t"
            "xorq %[r2], %[r2]\n\t"
            "xorq %[r3], %[r3]\n\t"
            "movq %[a0], %[r0]\n\t"
            "movq %[a1], %[r1]\n\t"
            "movq %[a2], %[r2]\n\t"
            "movq %[a3], %[r3]\n\t"
            "movq %[in], %[out]\n\t"
            "negq %[out]\n\t" /* CF = in */
            "sbbq %[b0], %[r0]\n\t"
            "sbbq %[b1], %[r1]\n\t"
            "sbbq %[b2], %[r2]\n\t"
            "sbbq %[b3], %[r3]\n\t"
            "movq $0, %[out]\n\t"
            "adcq $0, %[out]"
            : [r0] "=&r"(r0), [r1] "=&r"(r1), [r2] "=&r"(r2), [r3] "=&r"(r3), [out] "=&r"(out)
            : [a0] "m"(a0), [a1] "m"(a1), [a2] "m"(a2), [a3] "m"(a3), [b0] "m"(b0), [b1] "m"(b1), [b2] "m"(b2),
              [b3] "m"(b3), [in] "m"(in)
            : "cc");
    r[0] = r0;
    r[1] = r1;
    r[2] = r2;
    r[3] = r3;
    return out != 0;
}

static inline uint64_t u256_k_mul1(uint64_t *hi, uint64_t a, uint64_t b)
{
    uint64_t lo, h;
    __asm__("movq %[a], %[lo]\n\t"
            "mulq %[b]"
            : [lo] "=&a"(lo), "=&d"(h)
            : [a] "m"(a), [b] "m"(b)
            : "cc");
    *hi = h;
    return lo;
}

static inline uint64_t u256_k_mac1(uint64_t *carry, uint64_t a, uint64_t b, uint64_t c)
{
    const uint64_t in = *carry;
    uint64_t lo, hi;
    __asm__("movq %[a], %[lo]\n\t"
            "mulq %[b]\n\t"
            "addq %[c], %[lo]\n\t"
            "adcq $0, %[hi]\n\t"
            "addq %[in], %[lo]\n\t"
            "adcq $0, %[hi]" /* no carry out: kernel_int128.h */
            : [lo] "=&a"(lo), [hi] "=&d"(hi)
            : [a] "m"(a), [b] "m"(b), [c] "m"(c), [in] "m"(in)
            : "cc");
    *carry = hi;
    return lo;
}

/* clang-format off */
#define U256_K_ZERO(r) "xorq %[" #r "], %[" #r "]\n\t"
#define U256_K_CARRY(r) "adcq $0, %[" #r "]\n\t"
#define U256_K_PRODUCT(a, b, lo, hi) \
    "movq %[" #a "], %%rax\n\t" "mulq %[" #b "]\n\t" "addq %%rax, %[" #lo "]\n\t" "adcq %%rdx, %[" #hi "]\n\t"
#define U256_K_LOW_PRODUCT(a, b, lo) \
    "movq %[" #a "], %%rax\n\t" "mulq %[" #b "]\n\t" "addq %%rax, %[" #lo "]\n\t"

/* Adds [a] * b at limb r0. The rows so far make less than B^(j + 5), with r4 the limb j + 4: nothing leaves r4. */
#define U256_K_ROW(b, r0, r1, r2, r3, r4) \
    U256_K_PRODUCT(a0, b, r0, r1) U256_K_CARRY(r2) U256_K_CARRY(r3) U256_K_CARRY(r4) \
    U256_K_PRODUCT(a1, b, r1, r2) U256_K_CARRY(r3) U256_K_CARRY(r4) \
    U256_K_PRODUCT(a2, b, r2, r3) U256_K_CARRY(r4) \
    U256_K_PRODUCT(a3, b, r3, r4)
/* clang-format on */

#define U256_K_HAS_MUL4
static inline void u256_k_mul4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    const uint64_t a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], b0 = b[0], b1 = b[1], b2 = b[2], b3 = b[3];
    uint64_t r0, r1, r2, r3;
    /* clang-format off */
    __asm__(U256_K_ZERO(r0) U256_K_ZERO(r1) U256_K_ZERO(r2) U256_K_ZERO(r3)
            U256_K_PRODUCT(a0, b0, r0, r1) U256_K_CARRY(r2) U256_K_CARRY(r3)
            U256_K_PRODUCT(a1, b0, r1, r2) U256_K_CARRY(r3)
            U256_K_PRODUCT(a2, b0, r2, r3)
            U256_K_LOW_PRODUCT(a3, b0, r3)
            U256_K_PRODUCT(a0, b1, r1, r2) U256_K_CARRY(r3)
            U256_K_PRODUCT(a1, b1, r2, r3)
            U256_K_LOW_PRODUCT(a2, b1, r3)
            U256_K_PRODUCT(a0, b2, r2, r3)
            U256_K_LOW_PRODUCT(a1, b2, r3)
            U256_K_LOW_PRODUCT(a0, b3, r3)
            : [r0] "=&r"(r0), [r1] "=&r"(r1), [r2] "=&r"(r2), [r3] "=&r"(r3)
            : [a0] "m"(a0), [a1] "m"(a1), [a2] "m"(a2), [a3] "m"(a3), [b0] "m"(b0), [b1] "m"(b1), [b2] "m"(b2),
              [b3] "m"(b3)
            : "rax", "rdx", "cc");
    /* clang-format on */
    r[0] = r0;
    r[1] = r1;
    r[2] = r2;
    r[3] = r3;
}

#define U256_K_HAS_MUL4_WIDE
static inline void u256_k_mul4_wide(uint64_t r[8], const uint64_t a[4], const uint64_t b[4])
{
    const uint64_t a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], b0 = b[0], b1 = b[1], b2 = b[2], b3 = b[3];
    uint64_t r0, r1, r2, r3, r4, r5, r6, r7;
    /* clang-format off */
    __asm__(U256_K_ZERO(r0) U256_K_ZERO(r1) U256_K_ZERO(r2) U256_K_ZERO(r3)
            U256_K_ZERO(r4) U256_K_ZERO(r5) U256_K_ZERO(r6) U256_K_ZERO(r7)
            U256_K_ROW(b0, r0, r1, r2, r3, r4)
            U256_K_ROW(b1, r1, r2, r3, r4, r5)
            U256_K_ROW(b2, r2, r3, r4, r5, r6)
            U256_K_ROW(b3, r3, r4, r5, r6, r7)
            : [r0] "=&r"(r0), [r1] "=&r"(r1), [r2] "=&r"(r2), [r3] "=&r"(r3), [r4] "=&r"(r4), [r5] "=&r"(r5),
              [r6] "=&r"(r6), [r7] "=&r"(r7)
            : [a0] "m"(a0), [a1] "m"(a1), [a2] "m"(a2), [a3] "m"(a3), [b0] "m"(b0), [b1] "m"(b1), [b2] "m"(b2),
              [b3] "m"(b3)
            : "rax", "rdx", "cc");
    /* clang-format on */
    r[0] = r0;
    r[1] = r1;
    r[2] = r2;
    r[3] = r3;
    r[4] = r4;
    r[5] = r5;
    r[6] = r6;
    r[7] = r7;
}

#include <u256/kernel_rows.h>
#include <u256/kernel_steps.h>
#include <u256/kernel_montgomery.h>
#include <u256/kernel_chain.h>

#endif /* U256_KERNEL_H */
