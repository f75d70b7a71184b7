/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/modular.h>

#include "products_cpu.h"
#include "modulus_power.h"

bool u256_modulus_pow(u256 *r, const u256 *a, const u256 *e, const u256_modulus *M)
{
#ifdef U256_K_PRODUCTS_CPU
    if (u256_k_has_bmi2_adx())
        return u256_k_modulus_power_bmi2_adx(r, a, e, M);
#endif
    return u256_k_modulus_power(r, a, e, M);
}
