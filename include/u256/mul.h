/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_MUL_H
#define U256_MUL_H

/*
 * Multiplication and squaring. All outputs may alias all inputs of their type. Products are the schoolbook ones of
 * <u256/kernel.h>, by rows or by columns as the backend prefers; "n products" counts the 64x64 multiplications. Inline,
 * except for u512_mul(). Called as library symbols, u512_mul(), u256_full_mul() and u256_full_sqr() use mulx if CPUID
 * reports it (backend asm).
 */

#include <u256/types.h>
#ifdef U256_HAVE_BODIES
    #include <u256/kernel.h>
#endif

U256_BEGIN_DECLS

/* r = a * b mod 2^256. Ten products. */
U256_FN void u256_mul(u256 *r, const u256 *a, const u256 *b);

/* r = a * b mod 2^256; true: the product does not fit. Ten products. */
U256_FN bool u256_mul_overflow(u256 *r, const u256 *a, const u256 *b);

/* r = a * b, all 512 bits. Sixteen products. */
U256_FN void u256_full_mul(u512 *r, const u256 *a, const u256 *b);

/* r = floor(a * b / 2^256). Sixteen products. */
U256_FN void u256_mulhi(u256 *r, const u256 *a, const u256 *b);

/* r = a^2 mod 2^256. Six products. */
U256_FN void u256_sqr(u256 *r, const u256 *a);

/* r = a^2, all 512 bits. Ten products. */
U256_FN void u256_full_sqr(u512 *r, const u256 *a);

/* r = a * k mod 2^256. Returns the fifth limb: a * k = result * 2^256 + r. Four products. */
U256_FN uint64_t u256_mul_u64(u256 *r, const u256 *a, uint64_t k);

/* Two's complement: r = a * b mod 2^256; true: the product lies outside [-2^255, 2^255). Ten products. */
U256_FN bool u256_smul(u256 *r, const u256 *a, const u256 *b);

/* r = a * b mod 2^512. 36 products; a call. */
U256_API void u512_mul(u512 *r, const u512 *a, const u512 *b);

/* r = a * k mod 2^512. Returns the ninth limb. Eight products. */
U256_FN uint64_t u512_mul_u64(u512 *r, const u512 *a, uint64_t k);

#ifdef U256_HAVE_BODIES

U256_FN void u256_mul(u256 *r, const u256 *a, const u256 *b)
{
    u256_k_mul4(r->w, a->w, b->w);
}

U256_FN bool u256_mul_overflow(u256 *r, const u256 *a, const u256 *b)
{
    return u256_k_mul4_overflow(r->w, a->w, b->w);
}

U256_FN void u256_mulhi(u256 *r, const u256 *a, const u256 *b)
{
    uint64_t product[8];
    u256_k_mul4_wide(product, a->w, b->w);
    u256_k_set4(r->w, product[4], product[5], product[6], product[7]);
}

U256_FN void u256_sqr(u256 *r, const u256 *a)
{
    u256_k_sqr4(r->w, a->w);
}

    #ifndef U256_K_FULL_PRODUCTS_ELSEWHERE /* the library's own symbols choose by CPUID */
U256_FN void u256_full_mul(u512 *r, const u256 *a, const u256 *b)
{
    u256_k_mul4_wide(r->w, a->w, b->w);
}

U256_FN void u256_full_sqr(u512 *r, const u256 *a)
{
    u256_k_sqr4_wide(r->w, a->w);
}
    #endif

U256_FN uint64_t u256_mul_u64(u256 *r, const u256 *a, uint64_t k)
{
    return u256_k_mul4x1(r->w, a->w, k, 0);
}

U256_FN bool u256_smul(u256 *r, const u256 *a, const u256 *b)
{
    const uint64_t sign = a->w[3] ^ b->w[3]; /* in bit 63 */
    uint64_t x[4], y[4], product[4];
    u256_k_negate_if(x, a->w, a->w[3] >> 63 != 0);
    u256_k_negate_if(y, b->w, b->w[3] >> 63 != 0);
    const bool lost = u256_k_mul4_overflow(x, x, y);
    u256_k_negate_if(product, x, sign >> 63 != 0);
    /* A magnitude of 2^255 or more fits only as -2^255: of these, only 2^255 keeps bit 255 when negated. */
    const uint64_t too_large = x[3] & ~(sign & product[3]);
    u256_k_set4(r->w, product[0], product[1], product[2], product[3]);
    return lost | (too_large >> 63 != 0);
}

U256_FN uint64_t u512_mul_u64(u512 *r, const u512 *a, uint64_t k)
{
    const uint64_t carry = u256_k_mul4x1(r->w, a->w, k, 0);
    return u256_k_mul4x1(r->w + 4, a->w + 4, k, carry);
}

#endif /* U256_HAVE_BODIES */

U256_END_DECLS

#endif /* U256_MUL_H */
