/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(U256_NO_BUILTINS) && !defined(_WIN32)

    #include "../src/x86_64/cpu.h"

enum {
    ALL = U256_K_CPU_BMI2_ADX | U256_K_CPU_AVX2 | U256_K_CPU_AVX512_IFMA,
    UP_TO_AVX2 = U256_K_CPU_BMI2_ADX | U256_K_CPU_AVX2,
    YMM = 0x7, /* XCR0: x87, SSE and the upper halves of ymm */
    ZMM = 0xe7 /* and mask registers, the upper halves of zmm, and sixteen more of them */
};

/* Leaf 1, ecx, with SSE3 to popcnt, XSAVE and OSXSAVE; and AVX. Leaf 7, ebx: BMI2 and ADX, AVX2. AVX-512 in both. */
    #define BEFORE_AVX 0x0e980203u
    #define AVX (BEFORE_AVX | 1u << 28)
    #define BMI2 (1u << 8)
    #define ADX (1u << 19)
    #define AVX2 (1u << 5)
    #define SKYLAKE_X (1u << 16 | 1u << 17 | 1u << 28 | 1u << 30 | 1u << 31)
    #define IFMA (1u << 21)
    #define VBMI (1u << 1)
    #define VBMI2 (1u << 6)
    #define ICE_LAKE (BMI2 | ADX | AVX2 | SKYLAKE_X | IFMA)

/* Processors, some of which differ in one feature that counts. */
static const struct {
    const char *name;
    u256_k_cpu_answers cpu;
    unsigned features;
} cpu_cases[] = {
    {"Nehalem", {BEFORE_AVX & ~(3u << 26), 0, 0, 0}, 0},
    {"Sandy Bridge", {AVX, 0, 0, YMM}, 0},
    {"Haswell, without ADX", {AVX, BMI2 | AVX2, 0, YMM}, U256_K_CPU_AVX2},
    {"Broadwell", {AVX, BMI2 | ADX | AVX2, 0, YMM}, UP_TO_AVX2},
    {"ADX alone", {AVX, ADX, 0, YMM}, 0},
    {"AVX2 without BMI2", {AVX, ADX | AVX2, 0, YMM}, U256_K_CPU_AVX2},
    {"BMI2 and ADX without AVX2", {AVX, BMI2 | ADX, 0, YMM}, U256_K_CPU_BMI2_ADX},
    {"AVX masked", {BEFORE_AVX, ICE_LAKE, VBMI | VBMI2, ZMM}, U256_K_CPU_BMI2_ADX},
    {"an operating system without AVX", {AVX, ICE_LAKE, VBMI | VBMI2, 3}, U256_K_CPU_BMI2_ADX},
    {"one that saves xmm and not ymm", {AVX, ICE_LAKE, VBMI | VBMI2, ZMM & ~4u}, U256_K_CPU_BMI2_ADX},
    {"one without AVX-512", {AVX, ICE_LAKE, VBMI | VBMI2, YMM}, UP_TO_AVX2},
    {"one that saves no mask registers", {AVX, ICE_LAKE, VBMI | VBMI2, ZMM & ~0x20u}, UP_TO_AVX2},
    {"Skylake-X, without IFMA", {AVX, BMI2 | ADX | AVX2 | SKYLAKE_X, 0, ZMM}, UP_TO_AVX2},
    {"Cannon Lake, without VBMI2", {AVX, ICE_LAKE, VBMI, ZMM}, UP_TO_AVX2},
    {"Ice Lake", {AVX, ICE_LAKE, VBMI | VBMI2, ZMM}, ALL},
    {"Ice Lake with BMI2 masked", {AVX, ICE_LAKE & ~BMI2, VBMI | VBMI2, ZMM}, U256_K_CPU_AVX2},
    {"Ice Lake with AVX2 masked", {AVX, ICE_LAKE & ~AVX2, VBMI | VBMI2, ZMM}, U256_K_CPU_BMI2_ADX},
};

/* What this CPU has is what the linked library uses, unless U256_ISA says less. */
static unsigned check_choice(void)
{
    const unsigned features = u256_k_cpu_features();
    const char *const best = features & U256_K_CPU_AVX512_IFMA ? "avx512ifma"
                             : features & U256_K_CPU_AVX2      ? "avx2"
                                                               : "scalar";
    if (getenv("U256_ISA") || strcmp(u256_array_isa(), best) == 0)
        return 0;
    fprintf(stderr, "FAILED CPU: arrays use %s where there is %s\n", u256_array_isa(), best);
    return 1;
}

unsigned test_cpu(const backend *unit)
{
    unsigned failures = check_choice();
    for (size_t i = 0; i < sizeof cpu_cases / sizeof *cpu_cases; i++) {
        const unsigned features = u256_k_cpu_features_of(&cpu_cases[i].cpu);
        if (features != cpu_cases[i].features) {
            fprintf(stderr, "FAILED CPU: %s\n  expected  %#x\n  got       %#x\n  backend   %s\n", cpu_cases[i].name,
                    cpu_cases[i].features, features, unit->name);
            failures++;
        }
    }
    return failures;
}

#else

unsigned test_cpu(const backend *unit)
{
    (void)unit;
    return 0;
}

#endif
