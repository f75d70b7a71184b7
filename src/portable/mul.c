/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/mul.h>

#include "products_cpu.h"

U256_K_CPU_CHOICE(mul8, (uint64_t r[8], const uint64_t a[8], const uint64_t b[8]), (r, a, b))

void u512_mul(u512 *r, const u512 *a, const u512 *b)
{
    u256_k_cpu_mul8(r->w, a->w, b->w);
}
