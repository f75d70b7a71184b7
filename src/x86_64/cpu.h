/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_CPU_H
#define U256_CPU_H

/*
 * Which instructions this CPU has, beyond those of every x86-64, and the operating system lets programs use: it has to
 * save the registers that belong to them. Internal. Takes some hundred cycles, thousands under a hypervisor: keep the
 * answer.
 */

#include <cpuid.h>
#include <stdbool.h>

enum u256_k_cpu_features {
    U256_K_CPU_BMI2_ADX = 1,
    U256_K_CPU_AVX2 = 2,
    U256_K_CPU_AVX512_IFMA = 4, /* with F, BW, CD, DQ, VL, VBMI and VBMI2, as every CPU but Cannon Lake; and BMI2 */
};

/* A set of these. */
static inline unsigned u256_k_cpu_features(void)
{
    const unsigned osxsave = 1u << 27, avx = 1u << 28;             /* leaf 1, ecx */
    const unsigned avx2 = 1u << 5, bmi2 = 1u << 8, adx = 1u << 19; /* leaf 7, ebx */
    const unsigned avx512 =
        1u << 16 | 1u << 17 | 1u << 21 | 1u << 28 | 1u << 30 | 1u << 31; /* F, DQ, IFMA, CD, BW, VL */
    const unsigned vbmi = 1u << 1 | 1u << 6;                             /* leaf 7, ecx: VBMI, VBMI2 */
    const unsigned ymm = 6, zmm = 0xe6;                                  /* XCR0 */
    unsigned eax, ebx, ecx = 0, edx, ecx1, features = 0;                 /* 0: gcc -Og does not see that it is set */
    if (!__get_cpuid(1, &eax, &ebx, &ecx1, &edx) || !__get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx))
        return 0;
    if ((ebx & bmi2) && (ebx & adx))
        features |= U256_K_CPU_BMI2_ADX;
    if (!(ecx1 & osxsave) || !(ecx1 & avx) || !(ebx & bmi2))
        return features;
    unsigned low, high;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    if ((low & ymm) == ymm && (ebx & avx2)) {
        features |= U256_K_CPU_AVX2;
        if ((low & zmm) == zmm && (ebx & avx512) == avx512 && (ecx & vbmi) == vbmi)
            features |= U256_K_CPU_AVX512_IFMA;
    }
    return features;
}

#endif /* U256_CPU_H */
