/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_KERNEL_MULQ_H
#define U256_KERNEL_MULQ_H

/*
 * Squares for x86-64; the full one is for CPUs without BMI2 and ADX. Included by src/x86_64/kernel_asm.h before the
 * headers that all backends share, which then omit these kernels, and after kernel_mulx.h, whose kernel is preferred.
 * Notation as in src/portable/kernel_int128.h.
 */

#include <u256/limb.h>

#define U256_K_HAS_SQR4
static inline void u256_k_sqr4(uint64_t r[4], const uint64_t a[4])
{
    /* t3..t1 = the products of two different limbs, each once. What leaves t3 has weight 2^256. */
    uint64_t h0, h1, t1, t[2];
    const uint64_t l0 = u256_k_mul1(&h0, a[0], a[0]);
    t1 = u256_k_mul1(&t[0], a[0], a[1]);
    t[1] = a[0] * a[3] + a[1] * a[2];
    u256_k_mac2(t, a[0], a[2]);
    uint64_t t2 = t[0], t3 = t[1];
    __asm__("addq %[t1], %[t1]\n\t"
            "adcq %[t2], %[t2]\n\t"
            "adcq %[t3], %[t3]"
            : [t1] "+&r"(t1), [t2] "+&r"(t2), [t3] "+&r"(t3)
            :
            : "cc");
    const uint64_t l1 = u256_k_mul1(&h1, a[1], a[1]);
    __asm__("addq %[h0], %[t1]\n\t"
            "adcq %[l1], %[t2]\n\t"
            "adcq %[h1], %[t3]"
            : [t1] "+&r"(t1), [t2] "+&r"(t2), [t3] "+&r"(t3)
            : [h0] U256_K_IN(h0), [l1] U256_K_IN(l1), [h1] U256_K_IN(h1)
            : "cc");
    u256_k_set4(r, l0, t1, t2, t3);
}

#ifndef U256_K_HAS_SQR4_WIDE
    #define U256_K_HAS_SQR4_WIDE
/* A product at limb i and one at limb i + 2 are four adjacent limbs: their sum is one chain with one addition for each
 * limb, where columns take three for each product. */
static inline void u256_k_sqr4_wide(uint64_t r[8], const uint64_t a[4])
{
    /* t6..t1 = the products of two different limbs, each once: less than [a]^2 / 2, so nothing carries out. */
    uint64_t t1, t2, t3, t4, t5, t6, t7 = 0, h02, h12, h13, h0, h1, h2, h3;
    t1 = u256_k_mul1(&t2, a[0], a[1]);
    const uint64_t l02 = u256_k_mul1(&h02, a[0], a[2]);
    t3 = u256_k_mul1(&t4, a[0], a[3]);
    const uint64_t l12 = u256_k_mul1(&h12, a[1], a[2]), l13 = u256_k_mul1(&h13, a[1], a[3]);
    t5 = u256_k_mul1(&t6, a[2], a[3]);
    __asm__("addq %[l02], %[t2]\n\t"
            "adcq %[h02], %[t3]\n\t"
            "adcq %[l13], %[t4]\n\t"
            "adcq %[h13], %[t5]\n\t"
            "adcq $0, %[t6]"
            : [t2] "+&r"(t2), [t3] "+&r"(t3), [t4] "+&r"(t4), [t5] "+&r"(t5), [t6] "+&r"(t6)
            : [l02] "rm"(l02), [h02] "rm"(h02), [l13] "rm"(l13), [h13] "rm"(h13)
            : "cc");
    __asm__("addq %[l12], %[t3]\n\t"
            "adcq %[h12], %[t4]\n\t"
            "adcq $0, %[t5]\n\t"
            "adcq $0, %[t6]"
            : [t3] "+&r"(t3), [t4] "+&r"(t4), [t5] "+&r"(t5), [t6] "+&r"(t6)
            : [l12] "rm"(l12), [h12] "rm"(h12)
            : "cc");
    /* [t] = 2 [t] + the squares of the limbs. */
    __asm__(
        "addq %[t1], %[t1]\n\t"
        "adcq %[t2], %[t2]\n\t"
        "adcq %[t3], %[t3]\n\t"
        "adcq %[t4], %[t4]\n\t"
        "adcq %[t5], %[t5]\n\t"
        "adcq %[t6], %[t6]\n\t"
        "adcq %[t7], %[t7]"
        : [t1] "+&r"(t1), [t2] "+&r"(t2), [t3] "+&r"(t3), [t4] "+&r"(t4), [t5] "+&r"(t5), [t6] "+&r"(t6), [t7] "+&r"(t7)
        :
        : "cc");
    const uint64_t l0 = u256_k_mul1(&h0, a[0], a[0]), l1 = u256_k_mul1(&h1, a[1], a[1]);
    const uint64_t l2 = u256_k_mul1(&h2, a[2], a[2]), l3 = u256_k_mul1(&h3, a[3], a[3]);
    __asm__(
        "addq %[h0], %[t1]\n\t"
        "adcq %[l1], %[t2]\n\t"
        "adcq %[h1], %[t3]\n\t"
        "adcq %[l2], %[t4]\n\t"
        "adcq %[h2], %[t5]\n\t"
        "adcq %[l3], %[t6]\n\t"
        "adcq %[h3], %[t7]"
        : [t1] "+&r"(t1), [t2] "+&r"(t2), [t3] "+&r"(t3), [t4] "+&r"(t4), [t5] "+&r"(t5), [t6] "+&r"(t6), [t7] "+&r"(t7)
        : [h0] "rm"(h0), [l1] "rm"(l1), [h1] "rm"(h1), [l2] "rm"(l2), [h2] "rm"(h2), [l3] "rm"(l3), [h3] "rm"(h3)
        : "cc"); /* "rm" for clang, too: there are too few registers */
    u256_k_set4(r, l0, t1, t2, t3);
    u256_k_set4(r + 4, t4, t5, t6, t7);
}
#endif

#endif /* U256_KERNEL_MULQ_H */
