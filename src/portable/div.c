/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/div.h>

#include "divide.h"

/* Quotient and remainder of eight limbs, for any a and d; d = 0: both 0, true. q may be a or d; r may be any of
 * them. */
static bool u256_k_divrem8(uint64_t q[8], uint64_t r[8], const uint64_t a[8], const uint64_t d[8])
{
    const unsigned m = u256_k_length(a, 8), n = u256_k_length(d, 8);
    if (n <= 4) {
        const bool zero = u256_k_divide8(q, r, a, m, d, n);
        r[4] = r[5] = r[6] = r[7] = 0;
        return zero;
    }
    switch (n) {
    case 5:
        u256_k_divide(q, 8, r, a, m, d, 5);
        r[5] = r[6] = r[7] = 0;
        return false;
    case 6:
        u256_k_divide(q, 8, r, a, m, d, 6);
        r[6] = r[7] = 0;
        return false;
    case 7:
        u256_k_divide(q, 8, r, a, m, d, 7);
        r[7] = 0;
        return false;
    default:
        u256_k_divide(q, 8, r, a, m, d, 8);
        return false;
    }
}

/* With outputs that are NULL: a function of its own, as the others need no room for them. */
U256_K_NEVER_INLINE bool u256_k_divrem4_partly(u256 *q, u256 *rem, const u256 *a, const u256 *d)
{
    uint64_t unwanted[4], unwanted_rem[4];
    return u256_k_divrem4(q ? q->w : unwanted, rem ? rem->w : unwanted_rem, a->w, d->w);
}

bool u256_divrem(u256 *q, u256 *rem, const u256 *a, const u256 *d)
{
    if (U256_K_UNLIKELY(!q) || U256_K_UNLIKELY(!rem))
        return u256_k_divrem4_partly(q, rem, a, d);
    return u256_k_divrem4(q->w, rem->w, a->w, d->w);
}

bool u256_div(u256 *r, const u256 *a, const u256 *d)
{
    uint64_t rem[4];
    return u256_k_divrem4(r->w, rem, a->w, d->w);
}

bool u256_mod(u256 *r, const u256 *a, const u256 *d)
{
    uint64_t q[4];
    return u256_k_divrem4(q, r->w, a->w, d->w);
}

uint64_t u256_divrem_u64(u256 *q, const u256 *a, uint64_t d)
{
    uint64_t unwanted[4], rem[4];
    uint64_t *const quotient = q ? q->w : unwanted;
    if (U256_K_UNLIKELY(d == 0))
        u256_k_divide_by_zero(quotient, 4, rem, 4);
    else
        u256_k_divrem4_by_limb(quotient, rem, a->w, &d);
    return rem[0];
}

bool u256_div_up(u256 *r, const u256 *a, const u256 *d)
{
    uint64_t q[4], rem[4];
    const bool zero = u256_k_divrem4(q, rem, a->w, d->w);
    const uint64_t up[4] = {!u256_k_is_zero4(rem), 0, 0, 0};
    u256_k_add4(r->w, q, up, false); /* no carry: a quotient with a remainder is at most 2^255 - 1 */
    return zero;
}

bool u256_div_exact(u256 *r, const u256 *a, const u256 *d)
{
    uint64_t rem[4];
    const bool zero = u256_k_divrem4(r->w, rem, a->w, d->w);
    return zero || !u256_k_is_zero4(rem);
}

U256_K_NEVER_INLINE bool u256_k_divrem8by4_partly(u512 *q, u256 *rem, const u512 *a, const u256 *d)
{
    uint64_t unwanted[8], unwanted_rem[4];
    return u256_k_divrem8by4(q ? q->w : unwanted, rem ? rem->w : unwanted_rem, a->w, d->w);
}

bool u512_divrem_u256(u512 *q, u256 *rem, const u512 *a, const u256 *d)
{
    if (U256_K_UNLIKELY(!q) || U256_K_UNLIKELY(!rem))
        return u256_k_divrem8by4_partly(q, rem, a, d);
    return u256_k_divrem8by4(q->w, rem->w, a->w, d->w);
}

bool u512_mod_u256(u256 *r, const u512 *a, const u256 *d)
{
    uint64_t q[8];
    return u256_k_divrem8by4(q, r->w, a->w, d->w);
}

bool u512_divrem(u512 *q, u512 *rem, const u512 *a, const u512 *d)
{
    uint64_t unwanted[8], unwanted_rem[8];
    return u256_k_divrem8(q ? q->w : unwanted, rem ? rem->w : unwanted_rem, a->w, d->w);
}

bool u256_muldivrem(u256 *q, u256 *rem, const u256 *a, const u256 *b, const u256 *d)
{
    uint64_t quotient[8], remainder[4];
    const bool zero = u256_k_muldivrem(quotient, remainder, a->w, b->w, d->w);
    if (q)
        u256_k_copy(q->w, quotient, 4);
    if (rem)
        u256_k_copy(rem->w, remainder, 4);
    return zero || !u256_k_is_zero4(quotient + 4);
}

bool u256_muldiv(u256 *r, const u256 *a, const u256 *b, const u256 *d)
{
    return u256_muldivrem(r, 0, a, b, d);
}

bool u256_muldiv_up(u256 *r, const u256 *a, const u256 *b, const u256 *d)
{
    u256 q, rem;
    const bool too_large = u256_muldivrem(&q, &rem, a, b, d);
    const uint64_t up[4] = {!u256_k_is_zero4(rem.w), 0, 0, 0};
    return too_large | u256_k_add4(r->w, q.w, up, false);
}
