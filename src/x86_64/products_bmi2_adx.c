/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* What src/portable/products_cpu.h chooses if the CPU has BMI2 and ADX. Only the backend's assembly uses these
 * instructions: the compiler must not use any that the CPU may lack, and needs no option for this file. */

#include "../portable/internal.h"

#ifdef U256_K_PRODUCTS_CPU
    #define U256_K_BMI2_ADX
#endif

#include "../portable/products_cpu.h"

#ifdef U256_K_PRODUCTS_CPU

    #include "../portable/modulus_power.h"
    #include "../portable/modulus_product.h"
    #include "cpu.h"

U256_INTERNAL unsigned char u256_k_bmi2_adx_answer;

unsigned char u256_k_ask_for_bmi2_adx(void)
{
    const unsigned char answer = u256_k_cpu_features() & U256_K_CPU_BMI2_ADX ? 2 : 1;
    __atomic_store_n(&u256_k_bmi2_adx_answer, answer, __ATOMIC_RELAXED);
    return answer;
}

    #ifdef U256_K_SEPARATE_SOURCES
bool u256_k_mul4_wide_bmi2_adx(uint64_t r[8], const uint64_t a[4], const uint64_t b[4])
{
    u256_k_mul4_wide(r, a, b);
    return u256_k_false();
}

bool u256_k_sqr4_wide_bmi2_adx(uint64_t r[8], const uint64_t a[4])
{
    u256_k_sqr4_wide(r, a);
    return u256_k_false();
}
    #endif

bool u256_k_mul8_bmi2_adx(uint64_t r[8], const uint64_t a[8], const uint64_t b[8])
{
    u256_k_mul8(r, a, b);
    return u256_k_false();
}

/* Powers contain it too, and gcc would make both call one copy. */
__attribute__((flatten)) bool u256_k_mont_mul4_bmi2_adx(uint64_t r[4], const uint64_t a[4], const uint64_t b[4],
                                                        const uint64_t m[4], uint64_t inverse)
{
    u256_k_mont_mul4(r, a, b, m, inverse);
    return u256_k_false();
}

bool u256_k_mont_sqr4_bmi2_adx(uint64_t r[4], const uint64_t a[4], const uint64_t m[4], uint64_t inverse)
{
    u256_k_mont_sqr4(r, a, m, inverse);
    return u256_k_false();
}

bool u256_k_redc4_bmi2_adx(uint64_t r[4], const uint64_t t[8], const uint64_t m[4], uint64_t inverse)
{
    u256_k_redc4(r, t, m, inverse);
    return u256_k_false();
}

bool u256_k_mul_fold_bmi2_adx(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], uint64_t c)
{
    u256_k_mul_fold(r, a, b, c);
    return u256_k_false();
}

bool u256_k_modulus_mul4_bmi2_adx(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M)
{
    return u256_k_modulus_mul4(r, a, b, M);
}

bool u256_k_modulus_sqr4_bmi2_adx(u256 *r, const u256 *a, const u256_modulus *M)
{
    return u256_k_modulus_sqr4(r, a, M);
}

bool u256_k_modulus_power_bmi2_adx(u256 *r, const u256 *a, const u256 *e, const u256_modulus *M)
{
    return u256_k_modulus_power(r, a, e, M);
}

#endif
