/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_CPU_H
#define U256_CPU_H

/*
 * Which instructions beyond those of every x86-64 this CPU has, and the operating system lets programs use: it
 * has to save the registers that belong to them. Internal. Takes some hundred cycles, thousands under a
 * hypervisor: keep the answer.
 */

#include <cpuid.h>
#include <stdbool.h>

enum u256_k_cpu_features {
    U256_K_CPU_BMI2_ADX = 1,
    U256_K_CPU_AVX2 = 2,
    U256_K_CPU_AVX512_IFMA = 4, /* with F, BW, CD, DQ, VL, VBMI and VBMI2, as every CPU but Cannon Lake; and BMI2 */
};

/* What CPUID and XGETBV say about the CPU. */
typedef struct {
    unsigned leaf1_ecx, leaf7_ebx, leaf7_ecx, xcr0;
} u256_k_cpu_answers;

/* A set of these features. */
static inline unsigned u256_k_cpu_features_of(const u256_k_cpu_answers *cpu)
{
    const unsigned avx = 1u << 28;                                 /* leaf 1, ecx */
    const unsigned avx2 = 1u << 5, bmi2 = 1u << 8, adx = 1u << 19; /* leaf 7, ebx */
    const unsigned avx512 =
        1u << 16 | 1u << 17 | 1u << 21 | 1u << 28 | 1u << 30 | 1u << 31; /* F, DQ, IFMA, CD, BW, VL */
    const unsigned vbmi = 1u << 1 | 1u << 6;                             /* leaf 7, ecx: VBMI, VBMI2 */
    const unsigned ymm = 6, zmm = 0xe6;                                  /* XCR0 */
    unsigned features = 0;
    if ((cpu->leaf7_ebx & bmi2) && (cpu->leaf7_ebx & adx))
        features |= U256_K_CPU_BMI2_ADX;
    if ((cpu->leaf1_ecx & avx) && (cpu->leaf7_ebx & avx2) && (cpu->xcr0 & ymm) == ymm) {
        features |= U256_K_CPU_AVX2;
        if ((cpu->xcr0 & zmm) == zmm && (cpu->leaf7_ebx & avx512) == avx512 && (cpu->leaf7_ecx & vbmi) == vbmi &&
            (cpu->leaf7_ebx & bmi2))
            features |= U256_K_CPU_AVX512_IFMA;
    }
    return features;
}

static inline unsigned u256_k_cpu_features(void)
{
    const unsigned osxsave = 1u << 27; /* leaf 1, ecx: there is an XGETBV, and programs may use it */
    u256_k_cpu_answers cpu = {0, 0, 0, 0};
    unsigned eax, ebx, edx;
    if (!__get_cpuid_count(7, 0, &eax, &cpu.leaf7_ebx, &cpu.leaf7_ecx, &edx))
        return 0;
    __cpuid(1, eax, ebx, cpu.leaf1_ecx, edx);
    if (cpu.leaf1_ecx & osxsave)
        __asm__ volatile("xgetbv" : "=a"(cpu.xcr0), "=d"(edx) : "c"(0));
    return u256_k_cpu_features_of(&cpu);
}

#endif /* U256_CPU_H */
