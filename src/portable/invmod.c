/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/modular.h>

#include "fold.h"
#include "invert.h"

bool u256_invmod(u256 *r, const u256 *a, const u256 *m)
{
    uint64_t mask[4], inverse[4];
    if (!u256_k_mask_of_pow2(mask, m->w))
        return u256_k_invert(r->w, a->w, m->w);
    if (u256_k_is_zero4(m->w))
        return u256_k_no_result(r);
    /* Modulo 1 everything is its own inverse, and the mask is 0. */
    if (!(a->w[0] & 1) && !u256_k_is_zero4(mask))
        return u256_k_no_result(r);
    u256_k_invert_pow2(inverse, a->w);
    u256_k_mask4(r->w, inverse, mask);
    return false;
}
