/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/signed.h>

#include "divide.h"

/* Quotient and remainder of the absolute values; true: d = 0. -2^255 is its own absolute value, read as unsigned. */
static bool u256_k_divrem_abs(uint64_t q[4], uint64_t rem[4], const u256 *a, const u256 *d)
{
    uint64_t abs_a[4], abs_d[4];
    u256_k_negate_if(abs_a, a->w, a->w[3] >> 63);
    u256_k_negate_if(abs_d, d->w, d->w[3] >> 63);
    return u256_k_divrem4(q, rem, abs_a, abs_d);
}

/* The quotient and remainder of the absolute values, turned into those of a and d, rounded towards zero. */
bool u256_sdivrem(u256 *q, u256 *rem, const u256 *a, const u256 *d)
{
    const bool a_neg = a->w[3] >> 63, d_neg = d->w[3] >> 63;
    uint64_t quotient[4], remainder[4];
    bool inexact = u256_k_divrem_abs(quotient, remainder, a, d);
    inexact |= (a_neg == d_neg) & (quotient[3] >> 63); /* 2^255 that is not negated */
    if (q)
        u256_k_negate_if(q->w, quotient, a_neg != d_neg);
    if (rem)
        u256_k_negate_if(rem->w, remainder, a_neg);
    return inexact;
}

bool u256_sdiv(u256 *r, const u256 *a, const u256 *d)
{
    return u256_sdivrem(r, 0, a, d);
}

bool u256_smod(u256 *r, const u256 *a, const u256 *d)
{
    const bool zero = u256_k_is_zero4(d->w);
    u256_sdivrem(0, r, a, d);
    return zero;
}

bool u256_sdiv_floor(u256 *r, const u256 *a, const u256 *d)
{
    const bool opposite = (a->w[3] ^ d->w[3]) >> 63;
    uint64_t quotient[4], rem[4];
    bool inexact = u256_k_divrem_abs(quotient, rem, a, d);
    inexact |= quotient[3] >> 63 > opposite; /* 2^255 that is not negated */
    /* -(q + 1) = ~q if there is a remainder, -q if there is none. */
    const bool whole = u256_k_is_zero4(rem);
    const uint64_t zero[4] = {0, 0, 0, 0}, mask = (uint64_t)0 - opposite;
    const uint64_t flipped[4] = {quotient[0] ^ mask, quotient[1] ^ mask, quotient[2] ^ mask, quotient[3] ^ mask};
    u256_k_add4(r->w, flipped, zero, opposite & whole);
    return inexact;
}

bool u256_smod_floor(u256 *r, const u256 *a, const u256 *d)
{
    const bool a_neg = a->w[3] >> 63, d_neg = d->w[3] >> 63;
    uint64_t quotient[4], rem[4];
    const bool zero = u256_k_divrem_abs(quotient, rem, a, d);
    u256_k_negate_if(rem, rem, a_neg);
    /* If its sign differs from that of d, and it is not 0: add d. */
    const uint64_t add = (uint64_t)0 - (a_neg != d_neg && !u256_k_is_zero4(rem));
    const uint64_t correction[4] = {d->w[0] & add, d->w[1] & add, d->w[2] & add, d->w[3] & add};
    u256_k_add4(r->w, rem, correction, false);
    return zero;
}
