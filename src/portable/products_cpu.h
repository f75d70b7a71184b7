/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_PRODUCTS_CPU_H
#define U256_PRODUCTS_CPU_H

/*
 * Modular and full products by the kernels for the running CPU, which may be newer than the one the library is compiled
 * for. Internal. They are calls of some length already, so a choice at run time costs next to nothing.
 */

#include "internal.h"

#include <u256/kernel.h>
#include <u256/limb.h>
#include <u256/modular.h>

#ifdef U256_K_PRODUCTS_CPU

U256_BEGIN_DECLS /* symbols.c may be compiled as C++ */

    /* The same as the functions without the suffix; only for a CPU with BMI2 and ADX. */
    #ifdef U256_K_SEPARATE_SOURCES /* for symbols.c, which a library in one file does not have */
U256_INTERNAL bool u256_k_mul4_wide_bmi2_adx(uint64_t r[8], const uint64_t a[4], const uint64_t b[4]);
U256_INTERNAL bool u256_k_sqr4_wide_bmi2_adx(uint64_t r[8], const uint64_t a[4]);
    #endif
U256_INTERNAL bool u256_k_mul8_bmi2_adx(uint64_t r[8], const uint64_t a[8], const uint64_t b[8]);
U256_INTERNAL bool u256_k_mont_mul4_bmi2_adx(uint64_t r[4], const uint64_t a[4], const uint64_t b[4],
                                             const uint64_t m[4], uint64_t inverse);
U256_INTERNAL bool u256_k_mont_sqr4_bmi2_adx(uint64_t r[4], const uint64_t a[4], const uint64_t m[4], uint64_t inverse);
U256_INTERNAL bool u256_k_redc4_bmi2_adx(uint64_t r[4], const uint64_t t[8], const uint64_t m[4], uint64_t inverse);
U256_INTERNAL bool u256_k_mul_fold_bmi2_adx(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], uint64_t c);
U256_INTERNAL bool u256_k_modulus_mul4_bmi2_adx(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M);
U256_INTERNAL bool u256_k_modulus_sqr4_bmi2_adx(u256 *r, const u256 *a, const u256_modulus *M);
U256_INTERNAL bool u256_k_modulus_power_bmi2_adx(u256 *r, const u256 *a, const u256 *e, const u256_modulus *M);

/* What CPUID said: 0 before it is asked, 1 for no, 2 for yes. Threads that ask at the same time store the same. */
U256_INTERNAL_OBJECT unsigned char u256_k_bmi2_adx_answer;
U256_INTERNAL unsigned char u256_k_ask_for_bmi2_adx(void);

U256_END_DECLS

static inline unsigned char u256_k_bmi2_adx_known(void)
{
    return __atomic_load_n(&u256_k_bmi2_adx_answer, __ATOMIC_RELAXED);
}

static inline bool u256_k_has_bmi2_adx(void)
{
    const unsigned char answer = u256_k_bmi2_adx_known();
    return (answer ? answer : u256_k_ask_for_bmi2_adx()) == 2;
}

#endif

/*
 * U256_K_CPU_CHOICE(mont_mul4, (parameters), (arguments)) makes u256_k_cpu_mont_mul4(), which is u256_k_mont_mul4() or,
 * if the CPU allows, u256_k_mont_mul4_bmi2_adx(), and returns false: so callers can end with the call. What is inlined,
 * or asks CPUID, is in a function of its own: it needs registers that the newer CPU's path need not save.
 */
#ifdef U256_K_PRODUCTS_CPU
    #define U256_K_CPU_CHOICE(name, parameters, arguments)                                                             \
        U256_K_NEVER_INLINE bool u256_k_other_##name parameters                                                        \
        {                                                                                                              \
            if (u256_k_has_bmi2_adx())                                                                                 \
                return u256_k_##name##_bmi2_adx arguments;                                                             \
            u256_k_##name arguments;                                                                                   \
            return u256_k_false();                                                                                     \
        }                                                                                                              \
        static inline bool u256_k_cpu_##name parameters                                                                \
        {                                                                                                              \
            return u256_k_bmi2_adx_known() == 2 ? u256_k_##name##_bmi2_adx arguments : u256_k_other_##name arguments;  \
        }
#else
    #define U256_K_CPU_CHOICE(name, parameters, arguments)                                                             \
        static inline bool u256_k_cpu_##name parameters                                                                \
        {                                                                                                              \
            u256_k_##name arguments;                                                                                   \
            return u256_k_false();                                                                                     \
        }
#endif

#endif /* U256_PRODUCTS_CPU_H */
