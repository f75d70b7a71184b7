/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/div.h>

#include "divisor.h"

/* Limb i of a number that continues with zeros. */
U256_K_ALWAYS_INLINE uint64_t u256_k_limb_or_zero(const uint64_t *a, unsigned limbs, unsigned i)
{
    return i < limbs ? u256_k_scalar(a[i]) : 0; /* a negative i has wrapped */
}

/* [x] = [a] * 2^(64 skip + shift), x four limbs longer than a; shift < 64. */
U256_K_ALWAYS_INLINE void u256_k_scale_by(uint64_t *x, const uint64_t *a, unsigned limbs, unsigned skip, unsigned shift)
{
    for (unsigned i = 0; i < limbs + 4; i++)
        x[i] = u256_k_funnel_left(u256_k_limb_or_zero(a, limbs, i - skip), u256_k_limb_or_zero(a, limbs, i - skip - 1),
                                  shift);
}

/* [r] = [a] / 2^(64 skip + shift), which is exact, of four limbs; shift < 64. */
U256_K_ALWAYS_INLINE void u256_k_unscale_by(uint64_t r[4], const uint64_t a[4], unsigned skip, unsigned shift)
{
    for (unsigned i = 0; i < 4; i++)
        r[i] = u256_k_funnel_right(u256_k_limb_or_zero(a, 4, i + skip + 1), u256_k_limb_or_zero(a, 4, i + skip), shift);
}

/* [q], [r] = quotient and remainder of [a] by D's divisor of n limbs: a * 2^shift in three words of 256 bits, by
 * one or two steps. */
U256_K_ALWAYS_INLINE void u256_k_divide_words(uint64_t q[8], uint64_t r[4], const uint64_t a[8], const u256_divisor *D,
                                              unsigned n)
{
    const unsigned skip = 4 - n, shift = D->shift % 64;
    uint64_t x[12], rem[4];
    u256_k_scale_by(x, a, 8, skip, shift);
    if (u256_k_is_zero4(x + 8) && u256_k_lt4(x + 4, D->normalized)) {
        for (int i = 4; i < 8; i++)
            q[i] = 0;
        u256_k_copy(rem, x + 4, 4);
    } else {
        u256_k_copy(rem, x + 8, 4); /* what was shifted out: below 2^shift, so below the divisor */
        u256_k_div8by4(q + 4, rem, x + 4, D->normalized, D->reciprocal);
    }
    u256_k_div8by4(q, rem, x, D->normalized, D->reciprocal);
    u256_k_unscale_by(r, rem, skip, shift);
}

/* The same for m >= n > 1 by rows. The upper half of the longer reciprocal, rounded down, is too
 * small by less than 1. */
U256_K_ALWAYS_INLINE void u256_k_divide_rows_by(uint64_t *q, unsigned q_limbs, uint64_t *r, const uint64_t *a,
                                                unsigned m, const u256_divisor *D, unsigned n)
{
    const uint64_t zero[4] = {0, 0, 0, 0};
    const unsigned shift = D->shift % 64;
    uint64_t all[4], negated[4] = {0, 0, 0, 0}, x[9];
    u256_k_sub4(all, zero, D->normalized, false); /* no borrow from the limbs below: they are zeros */
    for (unsigned i = 0; i < n; i++)
        negated[i] = u256_k_scalar(all[4 - n + i]);
    u256_k_shift_up(x, a, q_limbs, shift);
    u256_k_divide_by_negated(q, q_limbs, r, x, m, negated, n, D->reciprocal[3], D->reciprocal + 2, shift);
}

/* By a divisor of n limbs, limb by limb. */
U256_K_ALWAYS_INLINE void u256_k_divide_by(uint64_t *q, unsigned q_limbs, uint64_t r[4], const uint64_t *a, unsigned m,
                                           const u256_divisor *D, unsigned n)
{
    if (m < n)
        u256_k_no_quotient(q, q_limbs, r, a, n);
    else if (U256_K_DIVIDES_BY_ROWS && n > 1)
        u256_k_divide_rows_by(q, q_limbs, r, a, m, D, n);
    else
        u256_k_divide_normalized(q, q_limbs, r, a, m, D->normalized + 4 - n, n, D->top_reciprocal, D->shift % 64);
    for (unsigned i = n; i < 4; i++)
        r[i] = 0;
}

/* Each pair of lengths has its own code. */
U256_K_ALWAYS_INLINE bool u256_k_divide4_by_kept(uint64_t q[4], uint64_t r[4], const uint64_t a[4],
                                                 const u256_divisor *D, unsigned n)
{
    if (a[3] != 0)
        u256_k_divide_by(q, 4, r, a, 4, D, n);
    else if (a[2] != 0)
        u256_k_divide_by(q, 4, r, a, 3, D, n);
    else if (a[1] != 0)
        u256_k_divide_by(q, 4, r, a, 2, D, n);
    else
        u256_k_divide_by(q, 4, r, a, 1, D, n);
    return u256_k_false();
}

U256_K_NEVER_INLINE bool u256_k_divide4_by_kept1(uint64_t q[4], uint64_t r[4], const uint64_t a[4],
                                                 const u256_divisor *D)
{
    return u256_k_divide4_by_kept(q, r, a, D, 1);
}

U256_K_NEVER_INLINE bool u256_k_divide4_by_kept2(uint64_t q[4], uint64_t r[4], const uint64_t a[4],
                                                 const u256_divisor *D)
{
    return u256_k_divide4_by_kept(q, r, a, D, 2);
}

U256_K_NEVER_INLINE bool u256_k_divide4_by_kept3(uint64_t q[4], uint64_t r[4], const uint64_t a[4],
                                                 const u256_divisor *D)
{
    return u256_k_divide4_by_kept(q, r, a, D, 3);
}

U256_K_NEVER_INLINE bool u256_k_divide4_by_kept4(uint64_t q[4], uint64_t r[4], const uint64_t a[4],
                                                 const u256_divisor *D)
{
    return u256_k_divide4_by_kept(q, r, a, D, 4);
}

bool u256_k_divrem4_by(uint64_t q[4], uint64_t r[4], const uint64_t a[4], const u256_divisor *D)
{
    if (U256_K_UNLIKELY(D->normalized[3] == 0))
        return u256_k_divide_by_zero(q, 4, r, 4);
    switch (D->shift / 64) {
    case 0:
        return u256_k_divide4_by_kept4(q, r, a, D);
    case 1:
        return u256_k_divide4_by_kept3(q, r, a, D);
    case 2:
        return u256_k_divide4_by_kept2(q, r, a, D);
    default:
        return u256_k_divide4_by_kept1(q, r, a, D);
    }
}

/* By a divisor of n > 2 limbs. */
U256_K_ALWAYS_INLINE void u256_k_divide8_by(uint64_t q[8], uint64_t r[4], const uint64_t a[8], unsigned m,
                                            const u256_divisor *D, unsigned n)
{
    if (U256_K_DIVIDES_BY_ROWS)
        u256_k_divide_by(q, 8, r, a, m, D, n);
    else
        u256_k_divide_words(q, r, a, D, n);
}

bool u256_k_divrem8by4_by(uint64_t q[8], uint64_t r[4], const uint64_t a[8], const u256_divisor *D)
{
    const unsigned m = u256_k_length(a, 8), n = 4 - D->shift / 64;
    if (U256_K_UNLIKELY(D->normalized[3] == 0))
        return u256_k_divide_by_zero(q, 8, r, 4);
    switch (n) {
    case 1:
        u256_k_divide_by(q, 8, r, a, m, D, 1);
        return false;
    case 2:
        u256_k_divide_by(q, 8, r, a, m, D, 2);
        return false;
    case 3:
        u256_k_divide8_by(q, r, a, m, D, 3);
        return false;
    default:
        u256_k_divide8_by(q, r, a, m, D, 4);
        return false;
    }
}

bool u256_divisor_init(u256_divisor *D, const u256 *d)
{
    return u256_k_divisor_init(D, d->w);
}

U256_K_NEVER_INLINE bool u256_k_divrem4_by_partly(u256 *q, u256 *rem, const u256 *a, const u256_divisor *D)
{
    uint64_t unwanted[4], unwanted_rem[4];
    return u256_k_divrem4_by(q ? q->w : unwanted, rem ? rem->w : unwanted_rem, a->w, D);
}

bool u256_divrem_by(u256 *q, u256 *rem, const u256 *a, const u256_divisor *D)
{
    if (U256_K_UNLIKELY(!q) || U256_K_UNLIKELY(!rem))
        return u256_k_divrem4_by_partly(q, rem, a, D);
    return u256_k_divrem4_by(q->w, rem->w, a->w, D);
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
    uint64_t product[8], quotient[8], remainder[4];
    u256_k_mul_wide_by_length(product, a->w, b->w, u256_k_is_long(a->w), u256_k_is_long(b->w));
    const bool zero = u256_k_divrem8by4_by(quotient, remainder, product, D);
    u256_k_copy(r->w, quotient, 4);
    return zero || !u256_k_is_zero4(quotient + 4);
}
