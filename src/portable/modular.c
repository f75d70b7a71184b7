/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/modular.h>

#include "divide.h"
#include "fold.h"
#include "products_cpu.h"

/* Whether [a] < 2 [m] for certain: by the top limbs, or because [a] is reduced. */
static inline bool u256_k_is_near(const uint64_t a[4], const uint64_t m[4])
{
    return a[3] >> 1 < m[3] || u256_k_lt4(a, m);
}

/* [r] = [a] mod [m], for [a] < 2 [m]. */
static inline void u256_k_reduce_once(uint64_t r[4], const uint64_t a[4], const uint64_t m[4])
{
    u256_k_sub4_or(r, false, a, m, a);
}

bool u256_addmod(u256 *r, const u256 *a, const u256 *b, const u256 *m)
{
    uint64_t x[4], y[4], sum[8] = {0}, q[8];
    if (u256_k_is_near(a->w, m->w) && u256_k_is_near(b->w, m->w)) {
        u256_k_reduce_once(x, a->w, m->w);
        u256_k_reduce_once(y, b->w, m->w);
        u256_k_addmod4(r->w, x, y, m->w);
        return false;
    }
    sum[4] = u256_k_add4(sum, a->w, b->w, false);
    return u256_k_divrem8by4(q, r->w, sum, m->w);
}

bool u256_submod(u256 *r, const u256 *a, const u256 *b, const u256 *m)
{
    static const uint64_t zero[4];
    uint64_t distance[4], negated[4], q[4];
    const bool negative = u256_k_sub4(distance, a->w, b->w, false);
    u256_k_negate_if(distance, distance, negative);
    if (u256_k_is_near(distance, m->w))
        u256_k_reduce_once(distance, distance, m->w);
    else if (u256_k_divrem4(q, distance, distance, m->w))
        return u256_k_no_result(r);
    u256_k_submod4(negated, zero, distance, m->w);
    u256_k_select4(r->w, distance, negated, negative);
    return false;
}

bool u256_negmod(u256 *r, const u256 *a, const u256 *m)
{
    static const u256 zero = U256_INIT(0, 0, 0, 0);
    return u256_submod(r, &zero, a, m);
}

U256_K_CPU_CHOICE(mul_fold, (uint64_t r[4], const uint64_t a[4], const uint64_t b[4], uint64_t c), (r, a, b, c))

/* Functions of their own, so that folded moduli need not save the registers of these. */
U256_K_NEVER_INLINE bool u256_k_mulmod_by_division(u256 *r, const u256 *a, const u256 *b, const u256 *m)
{
    uint64_t q[8];
    return u256_k_muldivrem(q, r->w, a->w, b->w, m->w);
}

U256_K_NEVER_INLINE bool u256_k_mulmod_pow2(u256 *r, const u256 *a, const u256 *b, const u256 *m)
{
    uint64_t product[4], mask[4];
    if (!u256_k_mask_of_pow2(mask, m->w))
        return u256_k_mulmod_by_division(r, a, b, m);
    if (u256_k_is_zero4(m->w))
        return u256_k_no_result(r);
    u256_k_mul4(product, a->w, b->w);
    u256_k_mask4(r->w, product, mask);
    return false;
}

bool u256_mulmod(u256 *r, const u256 *a, const u256 *b, const u256 *m)
{
    const uint64_t c = u256_k_fold_of(m->w);
    if (c)
        return u256_k_cpu_mul_fold(r->w, a->w, b->w, c);
    if ((m->w[0] & (m->w[0] - 1)) == 0) /* as for every power of two */
        return u256_k_mulmod_pow2(r, a, b, m);
    return u256_k_mulmod_by_division(r, a, b, m);
}
