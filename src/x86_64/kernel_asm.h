/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_KERNEL_H
#define U256_KERNEL_H

/*
 * Backend "asm" for x86-64: the carry flag used as a carry. The contract is in src/portable/kernel_int128.h.
 *
 * Each asm statement is a short run of instructions on values, not on memory: the compiler keeps chained results in
 * registers, schedules the loads, and drops what nobody reads. (Rows of eight limbs and a few long statements read one
 * operand from memory: there are not enough registers. With memory operands throughout, as in many a hand-written
 * bignum, the compiler spills every input first: bench/kernel_asm_2018.h shows the price.)
 *
 * With BMI2 and ADX as compile targets, or U256_K_BMI2_ADX defined, rows and what is built on them are those of
 * kernel_mulx.h and kernel_mulx_montgomery.h; otherwise columns are those of kernel_columns.h and the full square is
 * that of kernel_mulq.h. Orders and choices are in kernel_order.h, the steps of a division in kernel_divq.h.
 */

#if !defined(__x86_64__) || !defined(__GNUC__)
    #error "backend asm: this file is for x86-64 and a compiler with GNU inline assembly"
#endif

#include <stdbool.h>
#include <stdint.h>

#include <u256/limb.h>

#define U256_BACKEND "asm"

#if defined(__BMI2__) && defined(__ADX__) && !defined(U256_K_BMI2_ADX)
    #define U256_K_BMI2_ADX
#endif

/* An input that an instruction reads once. gcc chooses well between register, memory and immediate; clang takes memory
 * wherever it may, and would store values that are in registers. */
#ifdef __clang__
    #define U256_K_IN "r"
    #define U256_K_IN_IMM "re"
#else
    #define U256_K_IN "rm"
    #define U256_K_IN_IMM "rme"
#endif

#define U256_K_HAS_ADD4
static inline bool u256_k_add4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool carry)
{
    uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3];
    if (__builtin_constant_p(carry) && !carry) {
        __asm__(
            "addq %[b0], %[r0]\n\t"
            "adcq %[b1], %[r1]\n\t"
            "adcq %[b2], %[r2]\n\t"
            "adcq %[b3], %[r3]"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), "=@ccc"(carry)
            : [b0] U256_K_IN_IMM(b[0]), [b1] U256_K_IN_IMM(b[1]), [b2] U256_K_IN_IMM(b[2]), [b3] U256_K_IN_IMM(b[3]));
    } else {
        uint8_t flag = carry;
        __asm__(
            "addb $-1, %[flag]\n\t" /* CF = carry */
            "adcq %[b0], %[r0]\n\t"
            "adcq %[b1], %[r1]\n\t"
            "adcq %[b2], %[r2]\n\t"
            "adcq %[b3], %[r3]"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [flag] "+&r"(flag), "=@ccc"(carry)
            : [b0] U256_K_IN_IMM(b[0]), [b1] U256_K_IN_IMM(b[1]), [b2] U256_K_IN_IMM(b[2]), [b3] U256_K_IN_IMM(b[3]));
    }
    u256_k_set4(r, r0, r1, r2, r3);
    return carry;
}

#define U256_K_HAS_SUB4
static inline bool u256_k_sub4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool borrow)
{
    uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3];
    if (__builtin_constant_p(borrow) && !borrow) {
        __asm__(
            "subq %[b0], %[r0]\n\t"
            "sbbq %[b1], %[r1]\n\t"
            "sbbq %[b2], %[r2]\n\t"
            "sbbq %[b3], %[r3]"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), "=@ccc"(borrow)
            : [b0] U256_K_IN_IMM(b[0]), [b1] U256_K_IN_IMM(b[1]), [b2] U256_K_IN_IMM(b[2]), [b3] U256_K_IN_IMM(b[3]));
    } else {
        uint8_t flag = borrow;
        __asm__(
            "addb $-1, %[flag]\n\t" /* CF = borrow */
            "sbbq %[b0], %[r0]\n\t"
            "sbbq %[b1], %[r1]\n\t"
            "sbbq %[b2], %[r2]\n\t"
            "sbbq %[b3], %[r3]"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [flag] "+&r"(flag), "=@ccc"(borrow)
            : [b0] U256_K_IN_IMM(b[0]), [b1] U256_K_IN_IMM(b[1]), [b2] U256_K_IN_IMM(b[2]), [b3] U256_K_IN_IMM(b[3]));
    }
    u256_k_set4(r, r0, r1, r2, r3);
    return borrow;
}

/* Whether the upper four limbs are constants, as in a u256 that was extended: these need neither memory nor registers,
 * and two chains of four limbs are then faster than one of eight, which has its second operand in memory. Never true
 * without optimisation. */
static inline bool u256_k_short8(const uint64_t a[8])
{
    return __builtin_constant_p(a[4]) && __builtin_constant_p(a[5]) && __builtin_constant_p(a[6]) &&
           __builtin_constant_p(a[7]);
}

/* The second operand is in memory, as sixteen registers do not hold both. One chain: between two of four limbs the
 * carry would have to leave the flags and come back. */
static inline bool u256_k_add8_row(uint64_t r[8], const uint64_t a[8], const uint64_t b[8])
{
    uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3], r4 = a[4], r5 = a[5], r6 = a[6], r7 = a[7];
    bool carry;
    __asm__("addq (%[b]), %[r0]\n\t"
            "adcq 8(%[b]), %[r1]\n\t"
            "adcq 16(%[b]), %[r2]\n\t"
            "adcq 24(%[b]), %[r3]\n\t"
            "adcq 32(%[b]), %[r4]\n\t"
            "adcq 40(%[b]), %[r5]\n\t"
            "adcq 48(%[b]), %[r6]\n\t"
            "adcq 56(%[b]), %[r7]"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [r4] "+&r"(r4), [r5] "+&r"(r5),
              [r6] "+&r"(r6), [r7] "+&r"(r7), "=@ccc"(carry)
            : [b] "r"(b), "m"(*(const uint64_t(*)[8])b)
            : "cc");
    u256_k_set4(r, r0, r1, r2, r3);
    u256_k_set4(r + 4, r4, r5, r6, r7);
    return carry;
}

#define U256_K_HAS_ADD8
static inline bool u256_k_add8(uint64_t r[8], const uint64_t a[8], const uint64_t b[8])
{
    return u256_k_short8(b) ? u256_k_add4(r + 4, a + 4, b + 4, u256_k_add4(r, a, b, false)) : u256_k_add8_row(r, a, b);
}

static inline bool u256_k_sub8_row(uint64_t r[8], const uint64_t a[8], const uint64_t b[8])
{
    uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3], r4 = a[4], r5 = a[5], r6 = a[6], r7 = a[7];
    bool borrow;
    __asm__("subq (%[b]), %[r0]\n\t"
            "sbbq 8(%[b]), %[r1]\n\t"
            "sbbq 16(%[b]), %[r2]\n\t"
            "sbbq 24(%[b]), %[r3]\n\t"
            "sbbq 32(%[b]), %[r4]\n\t"
            "sbbq 40(%[b]), %[r5]\n\t"
            "sbbq 48(%[b]), %[r6]\n\t"
            "sbbq 56(%[b]), %[r7]"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [r4] "+&r"(r4), [r5] "+&r"(r5),
              [r6] "+&r"(r6), [r7] "+&r"(r7), "=@ccc"(borrow)
            : [b] "r"(b), "m"(*(const uint64_t(*)[8])b)
            : "cc");
    u256_k_set4(r, r0, r1, r2, r3);
    u256_k_set4(r + 4, r4, r5, r6, r7);
    return borrow;
}

#define U256_K_HAS_SUB8
static inline bool u256_k_sub8(uint64_t r[8], const uint64_t a[8], const uint64_t b[8])
{
    return u256_k_short8(b) ? u256_k_sub4(r + 4, a + 4, b + 4, u256_k_sub4(r, a, b, false)) : u256_k_sub8_row(r, a, b);
}

/* In place: 0 - x - borrow = ~x - (-1) - borrow for every limb but the lowest, whose negation leaves
 * the first borrow. */
#define U256_K_HAS_NEG8
static inline bool u256_k_neg8(uint64_t r[8], const uint64_t a[8])
{
    uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3], r4 = a[4], r5 = a[5], r6 = a[6], r7 = a[7];
    bool borrow;
    __asm__("negq %[r0]\n\t"
            "notq %[r1]\n\t"
            "sbbq $-1, %[r1]\n\t"
            "notq %[r2]\n\t"
            "sbbq $-1, %[r2]\n\t"
            "notq %[r3]\n\t"
            "sbbq $-1, %[r3]\n\t"
            "notq %[r4]\n\t"
            "sbbq $-1, %[r4]\n\t"
            "notq %[r5]\n\t"
            "sbbq $-1, %[r5]\n\t"
            "notq %[r6]\n\t"
            "sbbq $-1, %[r6]\n\t"
            "notq %[r7]\n\t"
            "sbbq $-1, %[r7]"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [r4] "+&r"(r4), [r5] "+&r"(r5),
              [r6] "+&r"(r6), [r7] "+&r"(r7), "=@ccc"(borrow));
    u256_k_set4(r, r0, r1, r2, r3);
    u256_k_set4(r + 4, r4, r5, r6, r7);
    return borrow;
}

static inline uint64_t u256_k_mul1(uint64_t *hi, uint64_t a, uint64_t b)
{
    uint64_t lo = a, h;
    __asm__("mulq %[b]" : "+a"(lo), "=&d"(h) : [b] U256_K_IN(b) : "cc");
    *hi = h;
    return lo;
}

static inline uint64_t u256_k_mac1(uint64_t *carry, uint64_t a, uint64_t b, uint64_t c)
{
    uint64_t lo = a, hi;
    if (__builtin_constant_p(c) && c == 0) { /* the first row of a product */
        __asm__("mulq %[b]\n\t"
                "addq %[carry], %[lo]\n\t"
                "adcq $0, %[hi]"
                : [lo] "+&a"(lo), [hi] "=&d"(hi)
                : [b] U256_K_IN(b), [carry] U256_K_IN_IMM(*carry)
                : "cc");
        *carry = hi;
        return lo;
    }
    __asm__("mulq %[b]\n\t"
            "addq %[c], %[lo]\n\t"
            "adcq $0, %[hi]\n\t"
            "addq %[carry], %[lo]\n\t"
            "adcq $0, %[hi]"
            : [lo] "+&a"(lo), [hi] "=&d"(hi)
            : [b] U256_K_IN(b), [c] U256_K_IN_IMM(c), [carry] U256_K_IN_IMM(*carry)
            : "cc");
    *carry = hi;
    return lo;
}

/* The bits that a left shift moves out of a limb are the high half of its product with 2^n; those that a right shift
 * moves out are the low half of its product with 2^(64 - n). Multipliers are idle here, and a shift by two counts would
 * wait for the one register that holds a count. A constant count is left to the compiler. */
#define U256_K_HAS_SHL4_BITS
static inline void u256_k_shl4_bits(uint64_t r[4], const uint64_t a[4], unsigned n, uint64_t below)
{
    if (__builtin_constant_p(n)) {
        u256_k_shl4_by_funnels(r, a, n, below);
        return;
    }
    const uint64_t power = UINT64_C(1) << (n & 63);
    uint64_t in = 0, out0, out1, out2;
    if (!(__builtin_constant_p(below) && below == 0))
        u256_k_mul1(&in, below, power);
    const uint64_t r0 = u256_k_mul1(&out0, a[0], power), r1 = u256_k_mul1(&out1, a[1], power);
    const uint64_t r2 = u256_k_mul1(&out2, a[2], power);
    const uint64_t r3 = a[3] * power | out2;
    u256_k_set4(r, r0 | in, r1 | out0, r2 | out1, r3);
}

#define U256_K_HAS_SHR4_BITS
static inline void u256_k_shr4_bits(uint64_t r[4], const uint64_t a[4], unsigned n, uint64_t above)
{
    if (__builtin_constant_p(n)) {
        u256_k_shr4_by_funnels(r, a, n, above);
        return;
    }
    const uint64_t power = UINT64_C(2) << (~n & 63); /* 0 if n mod 64 is */
    const uint64_t r0 = a[0] >> (n & 63) | a[1] * power, r1 = a[1] >> (n & 63) | a[2] * power;
    const uint64_t r2 = a[2] >> (n & 63) | a[3] * power;
    const uint64_t r3 = a[3] >> (n & 63) | above * power;
    u256_k_set4(r, r0, r1, r2, r3);
}

static inline void u256_k_mac3_top(uint64_t c[3], uint64_t a, uint64_t b, uint64_t top)
{
    uint64_t lo = a;
    __asm__("mulq %[b]\n\t"
            "addq %[lo], %[c0]\n\t"
            "adcq %%rdx, %[c1]\n\t"
            "adcq %[top], %[c2]"
            : [lo] "+&a"(lo), [c0] "+&r"(c[0]), [c1] "+&r"(c[1]), [c2] "+&r"(c[2])
            : [b] U256_K_IN(b), [top] U256_K_IN_IMM(top)
            : "rdx", "cc");
}

static inline void u256_k_mac3_twice(uint64_t c[3], uint64_t a, uint64_t b)
{
    uint64_t lo = a;
    __asm__("mulq %[b]\n\t"
            "addq %[lo], %[c0]\n\t"
            "adcq %%rdx, %[c1]\n\t"
            "adcq $0, %[c2]\n\t"
            "addq %[lo], %[c0]\n\t"
            "adcq %%rdx, %[c1]\n\t"
            "adcq $0, %[c2]"
            : [lo] "+a"(lo), [c0] "+r"(c[0]), [c1] "+r"(c[1]), [c2] "+r"(c[2])
            : [b] U256_K_IN(b)
            : "rdx", "cc");
}

static inline void u256_k_mac2(uint64_t c[2], uint64_t a, uint64_t b)
{
    uint64_t lo = a;
    __asm__("mulq %[b]\n\t"
            "addq %[lo], %[c0]\n\t"
            "adcq %%rdx, %[c1]"
            : [lo] "+a"(lo), [c0] "+r"(c[0]), [c1] "+r"(c[1])
            : [b] U256_K_IN(b)
            : "rdx", "cc");
}

/* All choices by the flags of one comparison, which no instruction in between changes, and between values that are
 * known by then: a step waits for a shift, a difference and its zero bits, four cycles. Those are counted in b - a,
 * before it is known which is smaller: by tzcnt if the target has it, otherwise by bsf, which leaves its output alone
 * if there is no bit set. */
#define U256_K_HAS_GCD_STEP
static inline unsigned u256_k_gcd_step(uint64_t a[3], uint64_t b[3], unsigned n)
{
    uint64_t a0 = a[0], a1 = a[1], a2 = a[2], b0 = b[0], b1 = b[1], b2 = b[2];
    uint64_t t, u, v, w, count = n;
    __asm__("shrq %%cl, %[a1]\n\t"
            "shrq %%cl, %[a0]\n\t"
            "shlq %%cl, %[b2]\n\t"
            "movq %[b1], %[v]\n\t"
            "subq %[a1], %[v]\n\t"
            "movl $64, %%ecx\n\t"
            "rep bsfq %[v], %%rcx\n\t"
            "movq %[b0], %[w]\n\t"
            "subq %[a0], %[w]\n\t"
            "movq %[a1], %[t]\n\t"
            "subq %[b1], %[a1]\n\t"
            "movq %[a0], %[u]\n\t"
            "subq %[b0], %[a0]\n\t" /* CF = the order */
            "cmovcq %[v], %[a1]\n\t"
            "cmovcq %[w], %[a0]\n\t"
            "cmovcq %[t], %[b1]\n\t"
            "cmovcq %[u], %[b0]\n\t"
            "leaq (%[a2],%[b2]), %[t]\n\t"
            "cmovcq %[a2], %[b2]\n\t"
            "movq %[t], %[a2]"
            : [a0] "+&r"(a0), [a1] "+&r"(a1), [a2] "+&r"(a2), [b0] "+&r"(b0), [b1] "+&r"(b1), [b2] "+&r"(b2),
              "+&c"(count), [t] "=&r"(t), [u] "=&r"(u), [v] "=&r"(v), [w] "=&r"(w)
            :
            : "cc");
    a[0] = a0;
    a[1] = a1;
    a[2] = a2;
    b[0] = b0;
    b[1] = b1;
    b[2] = b2;
    return (unsigned)count;
}

#define U256_K_HAS_GCD_LIMB
static inline uint64_t u256_k_gcd_limb(uint64_t a, uint64_t b)
{
    while (a != b) { /* NOLINT(bugprone-infinite-loop): the assembly changes both */
        const uint64_t other = a;
        uint64_t minus = b, zeros;
        __asm__("subq %[a], %[minus]\n\t"
                "rep bsfq %[minus], %[zeros]\n\t"
                "subq %[b], %[a]\n\t" /* CF = the order */
                "cmovcq %[minus], %[a]\n\t"
                "cmovcq %[other], %[b]\n\t"
                "shrq %%cl, %[a]"
                : [a] "+&r"(a), [b] "+&r"(b), [minus] "+&r"(minus), [zeros] "=&c"(zeros)
                : [other] "r"(other)
                : "cc");
    }
    return b;
}

#include <u256/kernel_order.h>
#include <u256/kernel_divq.h>
#include <u256/kernel_mulx.h>
#include <u256/kernel_mulq.h>
#include <u256/kernel_columns.h>
#include <u256/kernel_rows.h>
#include <u256/kernel_steps.h>
#include <u256/kernel_montgomery.h>
#include <u256/kernel_mulx_montgomery.h>
#include <u256/kernel_chain.h>

#endif /* U256_KERNEL_H */
