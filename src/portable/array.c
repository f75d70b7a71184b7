/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/add.h>
#include <u256/array.h>
#include <u256/bits.h>
#include <u256/bytes.h>
#include <u256/compare.h>

#include "array_vector.h"

/* Sums, bits, orders and bytes: what costs little beyond reading and writing. */

bool u256_array_add(u256 *r, const u256 *a, const u256 *b, size_t n)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    bool carry = false;
    for (size_t i = vector->add ? vector->add(r, a, b, n, &carry) : 0; i < n; i++)
        carry |= u256_add(&r[i], &a[i], &b[i]);
    return carry;
}

bool u256_array_sub(u256 *r, const u256 *a, const u256 *b, size_t n)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    bool borrow = false;
    for (size_t i = vector->sub ? vector->sub(r, a, b, n, &borrow) : 0; i < n; i++)
        borrow |= u256_sub(&r[i], &a[i], &b[i]);
    return borrow;
}

/* Compilers make vectors of these loops, where u256_and() and the like keep to limbs: an array's elements were not
 * stored just before. */
void u256_array_and(u256 *r, const u256 *a, const u256 *b, size_t n)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    for (size_t i = vector->bit_and ? vector->bit_and(r, a, b, n) : 0; i < n; i++)
        for (unsigned j = 0; j < 4; j++)
            r[i].w[j] = a[i].w[j] & b[i].w[j];
}

void u256_array_or(u256 *r, const u256 *a, const u256 *b, size_t n)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    for (size_t i = vector->bit_or ? vector->bit_or(r, a, b, n) : 0; i < n; i++)
        for (unsigned j = 0; j < 4; j++)
            r[i].w[j] = a[i].w[j] | b[i].w[j];
}

void u256_array_xor(u256 *r, const u256 *a, const u256 *b, size_t n)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    for (size_t i = vector->bit_xor ? vector->bit_xor(r, a, b, n) : 0; i < n; i++)
        for (unsigned j = 0; j < 4; j++)
            r[i].w[j] = a[i].w[j] ^ b[i].w[j];
}

void u256_array_shl(u256 *r, const u256 *a, unsigned count, size_t n)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    for (size_t i = vector->shl && count < 256 ? vector->shl(r, a, count, n) : 0; i < n; i++)
        u256_shl(&r[i], &a[i], count);
}

void u256_array_shr(u256 *r, const u256 *a, unsigned count, size_t n)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    for (size_t i = vector->shr && count < 256 ? vector->shr(r, a, count, n) : 0; i < n; i++)
        u256_shr(&r[i], &a[i], count);
}

void u256_array_lt(uint8_t *r, const u256 *a, const u256 *b, size_t n)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    for (size_t i = vector->lt ? vector->lt(r, a, b, n) : 0; i < n; i++)
        r[i] = u256_lt(&a[i], &b[i]);
}

void u256_array_eq(uint8_t *r, const u256 *a, const u256 *b, size_t n)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    for (size_t i = vector->eq ? vector->eq(r, a, b, n) : 0; i < n; i++)
        r[i] = ((a[i].w[0] ^ b[i].w[0]) | (a[i].w[1] ^ b[i].w[1]) | (a[i].w[2] ^ b[i].w[2]) |
                (a[i].w[3] ^ b[i].w[3])) == 0;
}

void u256_array_load_be(u256 *r, const uint8_t *p, size_t n)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    for (size_t i = vector->load_be ? vector->load_be(r, p, n) : 0; i < n; i++)
        u256_load_be(&r[i], p + 32 * i);
}

void u256_array_store_be(uint8_t *p, const u256 *a, size_t n)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    for (size_t i = vector->store_be ? vector->store_be(p, a, n) : 0; i < n; i++)
        u256_store_be(p + 32 * i, &a[i]);
}

void u256_array_sum(u512 *r, const u256 *a, size_t n)
{
    uint64_t low[4] = {0, 0, 0, 0}, carries = 0;
    for (size_t i = 0; i < n; i++)
        carries += u256_k_add4(low, low, a[i].w, false); /* cannot wrap: at most n carries */
    const uint64_t sum[8] = {low[0], low[1], low[2], low[3], carries, 0, 0, 0};
    u256_k_copy(r->w, sum, 8);
}
