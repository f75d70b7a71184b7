/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* Emits every inline function as a real symbol, for U256_NO_INLINE and for other languages: the same headers, read with
 * U256_FN as an external definition. */
#define U256_FN U256_API
#define U256_K_FULL_PRODUCTS_ELSEWHERE
#include <u256.h>

#include "products_cpu.h"

U256_K_CPU_CHOICE(mul4_wide, (uint64_t r[8], const uint64_t a[4], const uint64_t b[4]), (r, a, b))
U256_K_CPU_CHOICE(sqr4_wide, (uint64_t r[8], const uint64_t a[4]), (r, a))

U256_FN void u256_full_mul(u512 *r, const u256 *a, const u256 *b)
{
    u256_k_cpu_mul4_wide(r->w, a->w, b->w);
}

U256_FN void u256_full_sqr(u512 *r, const u256 *a)
{
    u256_k_cpu_sqr4_wide(r->w, a->w);
}
