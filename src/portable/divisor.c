/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/div.h>

#include "divisor.h"

bool u256_divisor_init(u256_divisor *D, const u256 *d)
{
    return u256_k_divisor_init(D, d->w);
}

bool u256_divrem_by(u256 *q, u256 *rem, const u256 *a, const u256_divisor *D)
{
    uint64_t quotient[4] = {0, 0, 0, 0}, remainder[4] = {0, 0, 0, 0};
    const bool zero = D->normalized[3] == 0;
    if (!zero)
        u256_k_divrem4_by(quotient, remainder, a->w, D);
    for (int i = 0; i < 4 && q; i++)
        q->w[i] = quotient[i];
    for (int i = 0; i < 4 && rem; i++)
        rem->w[i] = remainder[i];
    return zero;
}

bool u512_divrem_by(u512 *q, u256 *rem, const u512 *a, const u256_divisor *D)
{
    uint64_t quotient[8] = {0}, remainder[4] = {0, 0, 0, 0};
    const bool zero = D->normalized[3] == 0;
    if (!zero)
        u256_k_divrem8by4_by(quotient, remainder, a->w, D);
    for (int i = 0; i < 8 && q; i++)
        q->w[i] = quotient[i];
    for (int i = 0; i < 4 && rem; i++)
        rem->w[i] = remainder[i];
    return zero;
}

bool u512_mod_by(u256 *r, const u512 *a, const u256_divisor *D)
{
    return u512_divrem_by(0, r, a, D);
}

bool u256_muldiv_by(u256 *r, const u256 *a, const u256 *b, const u256_divisor *D)
{
    u512 product, quotient;
    u256_k_mul4_wide(product.w, a->w, b->w);
    const bool zero = u512_divrem_by(&quotient, 0, &product, D);
    for (int i = 0; i < 4; i++)
        r->w[i] = quotient.w[i];
    return zero | ((quotient.w[4] | quotient.w[5] | quotient.w[6] | quotient.w[7]) != 0);
}
