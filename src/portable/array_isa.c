/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/limb.h>

#include "array_vector.h"

/* Which table of vector functions is used. */

/* What every CPU can do: only the scalar loops. */
static const u256_k_array_kernels u256_k_array_scalar = {.name = "scalar"};

#ifdef U256_K_ARRAY_CHOICES

    #include <stdlib.h>

    #include "../x86_64/array_avx2.h"
    #include "../x86_64/array_avx512.h"
    #include "../x86_64/array_ifma.h"
    #include "../x86_64/array_ifma_division.h"
    #include "../x86_64/array_ifma_modular.h"
    #include "../x86_64/cpu.h"

static const u256_k_array_kernels u256_k_array_avx2 = {
    .name = "avx2",
    .bit_and = u256_k_avx2_and,
    .bit_or = u256_k_avx2_or,
    .bit_xor = u256_k_avx2_xor,
    .shl = u256_k_avx2_shl,
    .shr = u256_k_avx2_shr,
    .lt = u256_k_avx2_lt,
    .eq = u256_k_avx2_eq,
    .load_be = u256_k_avx2_load_be,
    .store_be = u256_k_avx2_store_be,
};

static const u256_k_array_kernels u256_k_array_avx512_ifma = {
    .name = "avx512ifma",
    .ifma = true,
    .add = u256_k_avx512_add,
    .sub = u256_k_avx512_sub,
    .mul = u256_k_ifma_mul,
    .mul_u64 = u256_k_ifma_mul_u64,
    .full_mul = u256_k_ifma_full_mul,
    .bit_and = u256_k_avx512_and,
    .bit_or = u256_k_avx512_or,
    .bit_xor = u256_k_avx512_xor,
    .shl = u256_k_avx512_shl,
    .shr = u256_k_avx512_shr,
    .lt = u256_k_avx512_lt,
    .eq = u256_k_avx512_eq,
    .load_be = u256_k_avx512_load_be,
    .store_be = u256_k_avx512_store_be,
    .dot = u256_k_ifma_dot,
    .addmod = u256_k_avx512_addmod,
    .div = u256_k_ifma_div,
    .mod = u256_k_ifma_mod,
    .mulmod = u256_k_ifma_mulmod,
    .muldiv = u256_k_ifma_muldiv,
    .modmul = u256_k_ifma_modmul,
    .modpow = u256_k_ifma_modpow,
    .modinv = u256_k_ifma_modinv,
};

/* From the lowest to the highest, and what they need. */
static const struct {
    const u256_k_array_kernels *kernels;
    unsigned features;
} u256_k_array_choices[] = {
    {&u256_k_array_scalar, 0},
    {&u256_k_array_avx2, U256_K_CPU_AVX2},
    {&u256_k_array_avx512_ifma, U256_K_CPU_AVX512_IFMA},
};

static inline bool u256_k_array_is_name(const char *s, const char *name)
{
    while (*s && *s == *name) {
        s++;
        name++;
    }
    return *s == *name;
}

/* The highest that this CPU has, up to the one named by U256_ISA. */
static const u256_k_array_kernels *u256_k_array_choose(void)
{
    const unsigned features = u256_k_cpu_features(), count = sizeof u256_k_array_choices / sizeof *u256_k_array_choices;
    /* Nothing that runs beside this may set it, as for every getenv(): NOLINTNEXTLINE(concurrency-mt-unsafe) */
    const char *const named = getenv("U256_ISA");
    const u256_k_array_kernels *best = &u256_k_array_scalar;
    for (unsigned i = 0; i < count; i++) {
        if ((features & u256_k_array_choices[i].features) != u256_k_array_choices[i].features)
            continue;
        best = u256_k_array_choices[i].kernels;
        if (named && u256_k_array_is_name(named, best->name))
            break;
    }
    return best;
}

/* The only writable object besides the answer in src/x86_64/products_bmi2_adx.c: two threads that choose at the same
 * time choose the same. */
static const u256_k_array_kernels *u256_k_array_chosen;

#endif

/* One definition for both: gcovr cannot merge two that have the same name. */
const u256_k_array_kernels *u256_k_array_vector(void)
{
#ifdef U256_K_ARRAY_CHOICES
    const u256_k_array_kernels *chosen = __atomic_load_n(&u256_k_array_chosen, __ATOMIC_RELAXED);
    if (U256_K_UNLIKELY(!chosen)) {
        chosen = u256_k_array_choose();
        __atomic_store_n(&u256_k_array_chosen, chosen, __ATOMIC_RELAXED);
    }
    return chosen;
#else
    return &u256_k_array_scalar;
#endif
}

const char *u256_array_isa(void)
{
    return u256_k_array_vector()->name;
}
