/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_ADD_H
#define U256_ADD_H

/*
 * Addition, subtraction and negation. Each function stores its result modulo 2^256 (2^512), except for the saturating
 * ones, and returns true if that is not the mathematical result. All outputs may alias all inputs.
 *
 * Cost: one carry chain, four dependent additions (eight for u512), inline and without a branch.
 */

#include <u256/types.h>
#ifdef U256_HAVE_BODIES
    #include <u256/kernel.h>
#endif

U256_BEGIN_DECLS

/* r = a + b; true: carry. */
U256_FN bool u256_add(u256 *r, const u256 *a, const u256 *b);

/* r = a - b; true: borrow, that is, a < b. */
U256_FN bool u256_sub(u256 *r, const u256 *a, const u256 *b);

/* r = a + b + carry; true: carry. For sums longer than 256 bits. */
U256_FN bool u256_addc(u256 *r, const u256 *a, const u256 *b, bool carry);

/* r = a - b - borrow; true: borrow. For differences longer than 256 bits. */
U256_FN bool u256_subb(u256 *r, const u256 *a, const u256 *b, bool borrow);

/* r = a + k; true: carry. */
U256_FN bool u256_add_u64(u256 *r, const u256 *a, uint64_t k);

/* r = a - k; true: borrow. */
U256_FN bool u256_sub_u64(u256 *r, const u256 *a, uint64_t k);

/* r = -a mod 2^256; true: a != 0, as a negative result does not fit an unsigned number. The signed one is
 * u256_sneg(). */
U256_FN bool u256_neg(u256 *r, const u256 *a);

/* r = |a - b|. Always false: the distance always fits. */
U256_FN bool u256_abs_diff(u256 *r, const u256 *a, const u256 *b);

/* r = min(a + b, 2^256 - 1); true: saturated. */
U256_FN bool u256_add_sat(u256 *r, const u256 *a, const u256 *b);

/* r = max(a - b, 0); true: saturated. */
U256_FN bool u256_sub_sat(u256 *r, const u256 *a, const u256 *b);

/* r = min(a * b, 2^256 - 1); true: saturated. Ten products. */
U256_FN bool u256_mul_sat(u256 *r, const u256 *a, const u256 *b);

/* Two's complement; true: the result lies outside [-2^255, 2^255) and was wrapped. */

/* r = a + b. */
U256_FN bool u256_sadd(u256 *r, const u256 *a, const u256 *b);

/* r = a - b. */
U256_FN bool u256_ssub(u256 *r, const u256 *a, const u256 *b);

/* r = -a; true only for -2^255, which is stored unchanged. */
U256_FN bool u256_sneg(u256 *r, const u256 *a);

/* r = |a|; true only for -2^255, which is stored unchanged (2^255 if read as unsigned). */
U256_FN bool u256_abs(u256 *r, const u256 *a);

/* 512 bits, unsigned. */

/* r = a + b mod 2^512; true: carry. */
U256_FN bool u512_add(u512 *r, const u512 *a, const u512 *b);

/* r = a - b mod 2^512; true: borrow. */
U256_FN bool u512_sub(u512 *r, const u512 *a, const u512 *b);

/* r = -a mod 2^512; true: a != 0. */
U256_FN bool u512_neg(u512 *r, const u512 *a);

#ifdef U256_HAVE_BODIES

U256_FN bool u256_add(u256 *r, const u256 *a, const u256 *b)
{
    return u256_k_add4(r->w, a->w, b->w, false);
}

U256_FN bool u256_sub(u256 *r, const u256 *a, const u256 *b)
{
    return u256_k_sub4(r->w, a->w, b->w, false);
}

U256_FN bool u256_addc(u256 *r, const u256 *a, const u256 *b, bool carry)
{
    return u256_k_add4(r->w, a->w, b->w, carry);
}

U256_FN bool u256_subb(u256 *r, const u256 *a, const u256 *b, bool borrow)
{
    return u256_k_sub4(r->w, a->w, b->w, borrow);
}

U256_FN bool u256_add_u64(u256 *r, const u256 *a, uint64_t k)
{
    const uint64_t b[4] = {k, 0, 0, 0};
    return u256_k_add4(r->w, a->w, b, false);
}

U256_FN bool u256_sub_u64(u256 *r, const u256 *a, uint64_t k)
{
    const uint64_t b[4] = {k, 0, 0, 0};
    return u256_k_sub4(r->w, a->w, b, false);
}

U256_FN bool u256_neg(u256 *r, const u256 *a)
{
    const uint64_t zero[4] = {0, 0, 0, 0};
    return u256_k_sub4(r->w, zero, a->w, false);
}

U256_FN bool u256_abs_diff(u256 *r, const u256 *a, const u256 *b)
{
    uint64_t difference[4];
    #ifdef U256_K_HAS_SUB4_OR
    u256_k_sub4(difference, b->w, a->w, false);
    u256_k_sub4_or(r->w, false, a->w, b->w, difference);
    #else
    const bool borrow = u256_k_sub4(difference, a->w, b->w, false);
    u256_k_negate_if(r->w, difference, borrow);
    #endif
    return false;
}

U256_FN bool u256_add_sat(u256 *r, const u256 *a, const u256 *b)
{
    return u256_k_add4_sat(r->w, a->w, b->w);
}

U256_FN bool u256_sub_sat(u256 *r, const u256 *a, const u256 *b)
{
    return u256_k_sub4_sat(r->w, a->w, b->w);
}

U256_FN bool u256_mul_sat(u256 *r, const u256 *a, const u256 *b)
{
    uint64_t product[4];
    const bool overflow = u256_k_mul4_overflow(product, a->w, b->w);
    for (unsigned i = 0; i < 4; i++)
        u256_k_set(r->w, i, u256_k_scalar(product[i]) | ((uint64_t)0 - overflow));
    return overflow;
}

U256_FN bool u256_sadd(u256 *r, const u256 *a, const u256 *b)
{
    return u256_k_sadd4(r->w, a->w, b->w);
}

U256_FN bool u256_ssub(u256 *r, const u256 *a, const u256 *b)
{
    return u256_k_ssub4(r->w, a->w, b->w);
}

U256_FN bool u256_sneg(u256 *r, const u256 *a)
{
    const uint64_t zero[4] = {0, 0, 0, 0};
    return u256_k_ssub4(r->w, zero, a->w);
}

U256_FN bool u256_abs(u256 *r, const u256 *a)
{
    u256_k_negate_if(r->w, a->w, a->w[3] >> 63 != 0);
    return r->w[3] >> 63 != 0;
}

U256_FN bool u512_add(u512 *r, const u512 *a, const u512 *b)
{
    return u256_k_add8(r->w, a->w, b->w);
}

U256_FN bool u512_sub(u512 *r, const u512 *a, const u512 *b)
{
    return u256_k_sub8(r->w, a->w, b->w);
}

U256_FN bool u512_neg(u512 *r, const u512 *a)
{
    return u256_k_neg8(r->w, a->w);
}

#endif /* U256_HAVE_BODIES */

U256_END_DECLS

#endif /* U256_ADD_H */
