/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/add.h>
#include <u256/array.h>
#include <u256/div.h>
#include <u256/mul.h>

#include "array_vector.h"

/* Products and quotients. */

void u256_array_mul(u256 *r, const u256 *a, const u256 *b, size_t n)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    for (size_t i = vector->mul ? vector->mul(r, a, b, n) : 0; i < n; i++)
        u256_mul(&r[i], &a[i], &b[i]);
}

bool u256_array_mul_u64(u256 *r, const u256 *a, uint64_t k, size_t n)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    uint64_t above = 0;
    bool too_large = false;
    for (size_t i = vector->mul_u64 ? vector->mul_u64(r, a, k, n, &too_large) : 0; i < n; i++)
        above |= u256_mul_u64(&r[i], &a[i], k);
    return too_large | (above != 0);
}

void u256_array_full_mul(u512 *r, const u256 *a, const u256 *b, size_t n)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    for (size_t i = vector->full_mul ? vector->full_mul(r, a, b, n) : 0; i < n; i++)
        u256_full_mul(&r[i], &a[i], &b[i]);
}

void u256_array_dot(u512 *r, const u256 *a, const u256 *b, size_t n, bool *overflow)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    u512 sum = U512_ZERO;
    bool too_large = false;
    for (size_t i = vector->dot ? vector->dot(&sum, a, b, n, &too_large) : 0; i < n; i++) {
        u512 product;
        u256_full_mul(&product, &a[i], &b[i]);
        too_large |= u512_add(&sum, &sum, &product);
    }
    u256_k_copy(r->w, sum.w, 8);
    if (overflow)
        *overflow = too_large;
}

bool u256_array_div(u256 *r, const u256 *a, const u256 *d, size_t n)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    bool zero = false;
    for (size_t i = vector->div ? vector->div(r, a, d, n, &zero) : 0; i < n; i++)
        zero |= u256_div(&r[i], &a[i], &d[i]);
    return zero;
}

bool u256_array_mod(u256 *r, const u256 *a, const u256 *d, size_t n)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    bool zero = false;
    for (size_t i = vector->mod ? vector->mod(r, a, d, n, &zero) : 0; i < n; i++)
        zero |= u256_mod(&r[i], &a[i], &d[i]);
    return zero;
}

bool u256_array_muldiv(u256 *r, const u256 *a, const u256 *b, const u256 *d, size_t n)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    bool wrong = false;
    for (size_t i = vector->muldiv ? vector->muldiv(r, a, b, d, n, &wrong) : 0; i < n; i++)
        wrong |= u256_muldiv(&r[i], &a[i], &b[i], &d[i]);
    return wrong;
}
