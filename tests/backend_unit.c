/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * One backend under no global name but its table's: the library's sources, all of them static. Compiled once per
 * backend, with
 *     UNIT                    the name of the table
 *     UNIT_NAME               what reports call it
 *     U256_BACKEND_HEADER     its kernels; they hold the guard of <u256/kernel.h>, which then adds nothing
 *     UNIT_COUNTS             defined where it counts its corrections
 *
 * Without U256_BACKEND_HEADER the table is the linked library's: the exported symbols themselves.
 */

#ifdef UNIT_COUNTS
    #include "corrections.h"
#endif
#ifdef U256_BACKEND_HEADER
    #define U256_API static
    #define U256_INTERNAL static
    #define U256_FN static
    #include U256_BACKEND_HEADER
    #include "../src/portable/types.c"
    #include "../src/portable/mul.c"
    #include "../src/portable/divide.c"
    #include "../src/portable/div.c"
    #include "../src/portable/divisor.c"
    #include "../src/portable/signed.c"
    #include "../src/portable/pow.c"
    #include "../src/portable/gcd.c"
    #include "../src/portable/root.c"
    #include "../src/portable/number.c"
    #include "../src/portable/modular.c"
    #include "../src/portable/invmod.c"
    #include "../src/portable/modulus.c"
    #include "../src/portable/powmod.c"
    #include "../src/portable/status.c"
    #include "../src/portable/bytes.c"
    #include "../src/portable/hex.c"
    #include "../src/portable/decimal.c"
    #include "../src/portable/radix.c"
    #include "../src/portable/parse.c"
    #include "../src/portable/units.c"
    #include "../src/portable/array_isa.c"
    #include "../src/portable/array.c"
    #include "../src/portable/array_arith.c"
    #include "../src/portable/array_modular.c"
    #include "../src/portable/selftest.c"
#else
    #define U256_NO_INLINE
#endif
#include <u256.h>

#include "backends.h"

#ifdef U256_BACKEND_HEADER
/* What a kernel may do otherwise where the compiler knows a part of the operands: no table of
 * functions reaches that. */
static bool add8_extended(uint64_t *r, const uint64_t *a, const uint64_t *b)
{
    const uint64_t wide[8] = {b[0], b[1], b[2], b[3], 0, 0, 0, 0};
    return u256_k_add8(r, a, wide);
}

static bool sub8_extended(uint64_t *r, const uint64_t *a, const uint64_t *b)
{
    const uint64_t wide[8] = {b[0], b[1], b[2], b[3], 0, 0, 0, 0};
    return u256_k_sub8(r, a, wide);
}

static void shl4_by_7(uint64_t *r, const uint64_t *a, uint64_t below)
{
    u256_k_shl4_bits(r, a, 7, below);
}

static void shr4_by_7(uint64_t *r, const uint64_t *a, uint64_t above)
{
    u256_k_shr4_bits(r, a, 7, above);
}

    #ifdef U256_K_POWER_IFMA
U256_K_AVX512 static void lanes_carry(uint64_t *r, const uint64_t *sum)
{
    _mm512_storeu_si512(r, u256_k_lanes_carry(_mm512_loadu_si512(sum)));
}
    #endif

static const kernels unit_kernels = {
    .add4 = u256_k_add4,
    .sub4 = u256_k_sub4,
    .select4 = u256_k_select4,
    .sub4_or = u256_k_sub4_or,
    .negate_if = u256_k_negate_if,
    .min4 = u256_k_min4,
    .max4 = u256_k_max4,
    .add4_sat = u256_k_add4_sat,
    .sub4_sat = u256_k_sub4_sat,
    .sadd4 = u256_k_sadd4,
    .ssub4 = u256_k_ssub4,
    .mul1 = u256_k_mul1,
    .mac1 = u256_k_mac1,
    .mul4x1 = u256_k_mul4x1,
    .addmul4x1 = u256_k_addmul4x1,
    .submul4x1 = u256_k_submul4x1,
    .mul4 = u256_k_mul4,
    .mul4_overflow = u256_k_mul4_overflow,
    .mul4_wide = u256_k_mul4_wide,
    .sqr4 = u256_k_sqr4,
    .mul8 = u256_k_mul8,
    .sqr4_wide = u256_k_sqr4_wide,
    .redc4x1 = u256_k_redc4x1,
    .normalization = u256_k_normalization,
    .top_limb4 = u256_k_top_limb4,
    .reciprocal = u256_k_reciprocal,
    .reciprocal2 = u256_k_reciprocal2,
    .reciprocal128 = u256_k_reciprocal128,
    .div2by1 = u256_k_div2by1,
    .udiv_qrnnd = u256_k_udiv_qrnnd,
    .estimate192 = u256_k_estimate192,
    .submul4x2 = u256_k_submul4x2,
    .gcd_step = u256_k_gcd_step,
    .gcd_limb = u256_k_gcd_limb,
    .add8_extended = add8_extended,
    .sub8_extended = sub8_extended,
    .shl4_by_7 = shl4_by_7,
    .shr4_by_7 = shr4_by_7,
    #ifdef U256_K_POWER_IFMA
    .lanes_carry = lanes_carry,
    #endif
};
#endif

extern const backend UNIT;
const backend UNIT = {
    .name = UNIT_NAME,
#ifdef U256_BACKEND_HEADER
    .kernels = &unit_kernels,
#endif
#if defined(__BMI2__) && defined(__ADX__)
    .needs_bmi2_adx = true,
#endif
    .backend = u256_backend,
    .version = u256_version,
    .operation =
        {
#define X(topic, shape, name, ...) [OP_##name] = {.shape = name},
            OPERATIONS(X)
#undef X
        },
    .conversion =
        {
#define X(topic, shape, name) [CONVERSION_##name] = {.shape = name},
            CONVERSIONS(X)
#undef X
        },
    .array =
        {
#define X(shape, name, operands) [ARRAY_##name] = {.shape = name},
            ARRAYS(X)
#undef X
        },
    .array_isa = u256_array_isa,
    .selftest = u256_selftest,
};
