/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/div.h>

#include "divisor.h"

bool u256_divisor_init(u256_divisor *D, const u256 *d)
{
    return u256_k_divisor_init(D, d->w);
}

bool u256_divrem_by(u256 *q, u256 *rem, const u256 *a, const u256_divisor *D)
{
    uint64_t unwanted[4], unwanted_rem[4];
    return u256_k_divrem4_by(q ? q->w : unwanted, rem ? rem->w : unwanted_rem, a->w, D);
}

bool u512_divrem_by(u512 *q, u256 *rem, const u512 *a, const u256_divisor *D)
{
    uint64_t unwanted[8], unwanted_rem[4];
    return u256_k_divrem8by4_by(q ? q->w : unwanted, rem ? rem->w : unwanted_rem, a->w, D);
}

bool u512_mod_by(u256 *r, const u512 *a, const u256_divisor *D)
{
    uint64_t quotient[8];
    return u256_k_divrem8by4_by(quotient, r->w, a->w, D);
}

bool u256_muldiv_by(u256 *r, const u256 *a, const u256 *b, const u256_divisor *D)
{
    const bool a_is_long = (a->w[2] | a->w[3]) != 0, b_is_long = (b->w[2] | b->w[3]) != 0;
    uint64_t product[8], quotient[8], remainder[4];
    if (a_is_long && b_is_long)
        u256_k_mul4_wide(product, a->w, b->w);
    else
        u256_k_mul_short_wide(product, a->w, b->w, a_is_long, b_is_long);
    const bool zero = u256_k_divrem8by4_by(quotient, remainder, product, D);
    u256_k_copy(r->w, quotient, 4);
    return zero || !u256_k_is_zero4(quotient + 4);
}
