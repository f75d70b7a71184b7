/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "array_vector.h"

/* What every CPU does: nothing but the scalar loops. */
static const u256_k_array_kernels u256_k_array_scalar = {.name = "scalar"};

const u256_k_array_kernels *u256_k_array_vector(void)
{
    return &u256_k_array_scalar;
}

const char *u256_array_isa(void)
{
    return u256_k_array_vector()->name;
}
