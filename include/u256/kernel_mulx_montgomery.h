/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_KERNEL_MULX_MONTGOMERY_H
#define U256_KERNEL_MULX_MONTGOMERY_H

/*
 * Montgomery's square by the rows of kernel_mulx.h, with a reduction that starts before the square is
 * complete. Included by src/x86_64/kernel_asm.h after kernel_montgomery.h; empty without U256_K_BMI2_ADX.
 * Notation and names as there.
 */

#include <u256/limb.h>

#ifdef U256_K_BMI2_ADX

/* [r'] + 2^192 * result = [r] + [a] * k, which is less than 2^256, for three limbs. */
static inline uint64_t u256_k_addmul3x1(uint64_t r[3], const uint64_t a[3], uint64_t k)
{
    uint64_t r0 = r[0], r1 = r[1], r2 = r[2], r3, lo, hi;
    __asm__("xorl %k[r3], %k[r3]\n\t" /* and CF = OF = 0 */
            "mulxq %[a0], %[lo], %[hi]\n\t"
            "adcxq %[lo], %[r0]\n\t"
            "adoxq %[hi], %[r1]\n\t"
            "mulxq %[a1], %[lo], %[hi]\n\t"
            "adcxq %[lo], %[r1]\n\t"
            "adoxq %[hi], %[r2]\n\t"
            "mulxq %[a2], %[lo], %[hi]\n\t"
            "adcxq %[lo], %[r2]\n\t"
            "adoxq %[r3], %[hi]\n\t"
            "adcxq %[hi], %[r3]" /* neither chain carries out: [r] + [a] k < 2^256 */
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "=&r"(r3), [lo] "=&r"(lo), [hi] "=&r"(hi)
            : "d"(k), [a0] U256_K_IN(a[0]), [a1] U256_K_IN(a[1]), [a2] U256_K_IN(a[2])
            : "cc");
    r[0] = r0;
    r[1] = r1;
    r[2] = r2;
    return r3;
}

/* A square by rows: row i is a[i] times a[i] and twice the limbs above it, whose top bit is kept apart. The low four
 * limbs are known after two rows, so that the reduction can start. With the doubled limbs in twice, the low and high
 * limbs of [t] = [a]^2: */
static inline void u256_k_sqr4_low(uint64_t t[6], const uint64_t a[4], const uint64_t twice[4])
{
    const uint64_t row0[4] = {a[0], twice[1], twice[2], twice[3]}, row1[3] = {a[1], a[2] << 1, twice[3]};
    t[4] = u256_k_mul4x1(t, row0, a[0], 0);
    t[5] = u256_k_addmul3x1(t + 2, row1, a[1]);
}

static inline void u256_k_sqr4_high(uint64_t t[8], const uint64_t a[4], const uint64_t twice[4])
{
    /* Rows 2 and 3 and, from limb 4 on, a2:a1:a0 if the top bit is set. */
    const uint64_t top0 = a[0] & twice[0], top1 = a[1] & twice[0], top2 = a[2] & twice[0], a3_twice = a[3] << 1;
    uint64_t t4 = t[4], t5 = t[5], t6, t7, a2 = a[2], lo, hi, zero;
    __asm__("xorl %k[zero], %k[zero]\n\t" /* and CF = OF = 0 */
            "mulxq %%rdx, %[lo], %[hi]\n\t"
            "adcxq %[lo], %[t4]\n\t"
            "adoxq %[top0], %[t4]\n\t"
            "adcxq %[hi], %[t5]\n\t"
            "mulxq %[a3_twice], %[lo], %[hi]\n\t"
            "movq %[a3], %%rdx\n\t"
            "mulxq %%rdx, %[t6], %[t7]\n\t"
            "adoxq %[top1], %[t5]\n\t"
            "adcxq %[hi], %[t6]\n\t"
            "adoxq %[top2], %[t6]\n\t"
            "adcxq %[zero], %[t7]\n\t"
            "adoxq %[zero], %[t7]\n\t" /* nothing carries out of the whole square */
            "addq %[lo], %[t5]\n\t"
            "adcq $0, %[t6]\n\t"
            "adcq $0, %[t7]"
            : [t4] "+&r"(t4), [t5] "+&r"(t5), [t6] "=&r"(t6), [t7] "=&r"(t7),
              "+&d"(a2), [lo] "=&r"(lo), [hi] "=&r"(hi), [zero] "=&r"(zero)
            : [a3] "rm"(a[3]), [a3_twice] "rm"(a3_twice), [top0] "rm"(top0), [top1] "rm"(top1), [top2] "rm"(top2)
            : "cc");
    t[4] = t4;
    t[5] = t5;
    t[6] = t6;
    t[7] = t7;
}

/* twice[3..1] = 2 a[3..1], and twice[0] their top bit as a mask. */
static inline void u256_k_sqr4_twice(uint64_t twice[4], const uint64_t a[4])
{
    uint64_t d0, d1 = a[1], d2 = a[2], d3 = a[3];
    __asm__("addq %[d1], %[d1]\n\t"
            "adcq %[d2], %[d2]\n\t"
            "adcq %[d3], %[d3]\n\t"
            "sbbq %[d0], %[d0]"
            : [d0] "=&r"(d0), [d1] "+&r"(d1), [d2] "+&r"(d2), [d3] "+&r"(d3)
            :
            : "cc");
    twice[0] = d0;
    twice[1] = d1;
    twice[2] = d2;
    twice[3] = d3;
}

static inline void u256_k_mont_sqr4(uint64_t r[4], const uint64_t a[4], const uint64_t m[4], uint64_t inverse)
{
    uint64_t t[8], u[4], twice[4];
    u256_k_sqr4_twice(twice, a);
    u256_k_sqr4_low(t, a, twice);
    u256_k_redc_first(u, m, t[0], inverse);
    u256_k_redc_next(u, m, t[1], inverse);
    u256_k_redc_next(u, m, t[2], inverse);
    u256_k_sqr4_high(t, a, twice);
    u256_k_redc_next(u, m, t[3], inverse);
    u256_k_redc_last(r, t + 4, u, m);
}

#endif /* BMI2 and ADX */

#endif /* U256_KERNEL_MULX_MONTGOMERY_H */
