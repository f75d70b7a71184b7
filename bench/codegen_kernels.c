/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * What bench/codegen.py reads the assembly of: each kernel of a backend, and some operations above them, as a function
 * of its own. Never linked, never run. Compiled once per way to compile it and backend, whose header is
 * <u256/kernel.h> then.
 *
 * The script finds its functions by their names, codegen_<kernel>. All that they call is inlined, as the benchmarks and
 * the library have it. Their operands come from memory and the results go there: a caller's expression may keep both
 * in registers, and then has fewer loads and stores.
 */

#include <u256.h>

#define CODEGEN __attribute__((flatten))

/* --- Kernels ------------------------------------------------------------------------------------------------------ */

CODEGEN bool codegen_add4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    return u256_k_add4(r, a, b, false);
}

CODEGEN bool codegen_add4_carry(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool carry)
{
    return u256_k_add4(r, a, b, carry);
}

CODEGEN bool codegen_sub4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    return u256_k_sub4(r, a, b, false);
}

CODEGEN bool codegen_lt4(const uint64_t a[4], const uint64_t b[4])
{
    return u256_k_lt4(a, b);
}

CODEGEN void codegen_select4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool take_b)
{
    u256_k_select4(r, a, b, take_b);
}

CODEGEN uint64_t codegen_mac1(uint64_t *carry, uint64_t a, uint64_t b, uint64_t c)
{
    return u256_k_mac1(carry, a, b, c);
}

CODEGEN void codegen_mul4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    u256_k_mul4(r, a, b);
}

CODEGEN bool codegen_mul4_overflow(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    return u256_k_mul4_overflow(r, a, b);
}

CODEGEN void codegen_mul4_wide(uint64_t r[8], const uint64_t a[4], const uint64_t b[4])
{
    u256_k_mul4_wide(r, a, b);
}

CODEGEN void codegen_sqr4(uint64_t r[4], const uint64_t a[4])
{
    u256_k_sqr4(r, a);
}

CODEGEN void codegen_sqr4_wide(uint64_t r[8], const uint64_t a[4])
{
    u256_k_sqr4_wide(r, a);
}

CODEGEN uint64_t codegen_mul4x1(uint64_t r[4], const uint64_t a[4], uint64_t k)
{
    return u256_k_mul4x1(r, a, k, 0);
}

CODEGEN uint64_t codegen_addmul4x1(uint64_t r[4], const uint64_t a[4], uint64_t k)
{
    return u256_k_addmul4x1(r, a, k);
}

CODEGEN uint64_t codegen_submul4x1(uint64_t r[4], const uint64_t a[4], uint64_t k)
{
    return u256_k_submul4x1(r, a, k);
}

CODEGEN void codegen_mul8(uint64_t r[8], const uint64_t a[8], const uint64_t b[8])
{
    u256_k_mul8(r, a, b);
}

CODEGEN uint64_t codegen_div2by1(uint64_t *r, uint64_t u1, uint64_t u0, uint64_t d, uint64_t v)
{
    return u256_k_div2by1(r, u1, u0, d, v);
}

CODEGEN uint64_t codegen_reciprocal(uint64_t d)
{
    return u256_k_reciprocal(d);
}

CODEGEN void codegen_redc4(uint64_t r[4], const uint64_t t[8], const uint64_t m[4], uint64_t inverse)
{
    u256_k_redc4(r, t, m, inverse);
}

CODEGEN void codegen_mont_mul4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], const uint64_t m[4],
                               uint64_t inverse)
{
    u256_k_mont_mul4(r, a, b, m, inverse);
}

CODEGEN void codegen_mont_sqr4(uint64_t r[4], const uint64_t a[4], const uint64_t m[4], uint64_t inverse)
{
    u256_k_mont_sqr4(r, a, m, inverse);
}

CODEGEN void codegen_addmod4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], const uint64_t m[4])
{
    u256_k_addmod4(r, a, b, m);
}

/* --- Operations that are more than one kernel --------------------------------------------------------------------- */

CODEGEN bool codegen_u256_eq(const u256 *a, const u256 *b)
{
    return u256_eq(a, b);
}

CODEGEN int codegen_u256_cmp(const u256 *a, const u256 *b)
{
    return u256_cmp(a, b);
}

CODEGEN bool codegen_u256_mul_overflow(u256 *r, const u256 *a, const u256 *b)
{
    return u256_mul_overflow(r, a, b);
}

CODEGEN bool codegen_u512_add(u512 *r, const u512 *a, const u512 *b)
{
    return u512_add(r, a, b);
}

CODEGEN void codegen_u256_shl(u256 *r, const u256 *a, unsigned n)
{
    u256_shl(r, a, n);
}

CODEGEN void codegen_u256_shr(u256 *r, const u256 *a, unsigned n)
{
    u256_shr(r, a, n);
}

CODEGEN void codegen_u256_sar(u256 *r, const u256 *a, unsigned n)
{
    u256_sar(r, a, n);
}

CODEGEN unsigned codegen_u256_bit_len(const u256 *a)
{
    return u256_bit_len(a);
}

CODEGEN void codegen_u256_load_be(u256 *r, const uint8_t p[32])
{
    u256_load_be(r, p);
}

CODEGEN void codegen_u256_store_be(uint8_t p[32], const u256 *a)
{
    u256_store_be(p, a);
}
