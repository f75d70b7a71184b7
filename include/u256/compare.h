/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_COMPARE_H
#define U256_COMPARE_H

/*
 * Comparisons. A bool is the truth of the named relation; an int is -1, 0 or 1 if a is less than, equal to or greater
 * than b. Names with an s before the relation read both operands as two's complement.
 *
 * Cost: an order is one carry chain or two 128-bit comparisons, as the backend prefers; u256_cmp() is one carry chain
 * (asm on x86-64) or two orders; orders of u512 are one chain of eight limbs. Inline and without a branch.
 */

#include <u256/types.h>
#ifdef U256_HAVE_BODIES
    #include <u256/kernel.h>
#endif

U256_BEGIN_DECLS

/* a = 0. */
U256_FN bool u256_is_zero(const u256 *a);

/* a = b, a < b, a <= b, a > b, a >= b. */
U256_FN bool u256_eq(const u256 *a, const u256 *b);
U256_FN bool u256_lt(const u256 *a, const u256 *b);
U256_FN bool u256_le(const u256 *a, const u256 *b);
U256_FN bool u256_gt(const u256 *a, const u256 *b);
U256_FN bool u256_ge(const u256 *a, const u256 *b);

/* -1, 0 or 1 if a is less than, equal to or greater than b. */
U256_FN int u256_cmp(const u256 *a, const u256 *b);

/* The same for one limb. */
U256_FN int u256_cmp_u64(const u256 *a, uint64_t k);

/* True if a < 0, that is, if bit 255 is set. */
U256_FN bool u256_is_neg(const u256 *a);

/* a < b, a <= b, a > b, a >= b as two's complement. */
U256_FN bool u256_slt(const u256 *a, const u256 *b);
U256_FN bool u256_sle(const u256 *a, const u256 *b);
U256_FN bool u256_sgt(const u256 *a, const u256 *b);
U256_FN bool u256_sge(const u256 *a, const u256 *b);

/* -1, 0 or 1, as two's complement. */
U256_FN int u256_scmp(const u256 *a, const u256 *b);

/* r = the lesser (min) or the greater (max) of a and b, without a branch; smin and smax as two's complement. */
U256_FN void u256_min(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_max(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_smin(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_smax(u256 *r, const u256 *a, const u256 *b);

/* As for u256. */
U256_FN bool u512_is_zero(const u512 *a);
U256_FN bool u512_eq(const u512 *a, const u512 *b);
U256_FN bool u512_lt(const u512 *a, const u512 *b);
U256_FN bool u512_le(const u512 *a, const u512 *b);
U256_FN bool u512_gt(const u512 *a, const u512 *b);
U256_FN bool u512_ge(const u512 *a, const u512 *b);
U256_FN int u512_cmp(const u512 *a, const u512 *b);
U256_FN int u512_cmp_u64(const u512 *a, uint64_t k);
U256_FN void u512_min(u512 *r, const u512 *a, const u512 *b);
U256_FN void u512_max(u512 *r, const u512 *a, const u512 *b);

#ifdef U256_HAVE_BODIES

U256_FN bool u256_is_zero(const u256 *a)
{
    return u256_k_is_zero4(a->w);
}

U256_FN bool u256_eq(const u256 *a, const u256 *b)
{
    return u256_k_differ4(a->w, b->w) == 0;
}

U256_FN bool u256_lt(const u256 *a, const u256 *b)
{
    return u256_k_lt4(a->w, b->w);
}

U256_FN bool u256_le(const u256 *a, const u256 *b)
{
    return !u256_lt(b, a);
}

U256_FN bool u256_gt(const u256 *a, const u256 *b)
{
    return u256_lt(b, a);
}

U256_FN bool u256_ge(const u256 *a, const u256 *b)
{
    return !u256_lt(a, b);
}

U256_FN int u256_cmp(const u256 *a, const u256 *b)
{
    return u256_k_cmp4(a->w, b->w);
}

U256_FN int u256_cmp_u64(const u256 *a, uint64_t k)
{
    const bool above = (a->w[1] | a->w[2] | a->w[3]) != 0;
    return (above | (a->w[0] > k)) - (!above & (a->w[0] < k));
}

U256_FN bool u256_is_neg(const u256 *a)
{
    return a->w[3] >> 63 != 0;
}

U256_FN bool u256_slt(const u256 *a, const u256 *b)
{
    return u256_k_slt4(a->w, b->w);
}

U256_FN bool u256_sle(const u256 *a, const u256 *b)
{
    return !u256_slt(b, a);
}

U256_FN bool u256_sgt(const u256 *a, const u256 *b)
{
    return u256_slt(b, a);
}

U256_FN bool u256_sge(const u256 *a, const u256 *b)
{
    return !u256_slt(a, b);
}

U256_FN int u256_scmp(const u256 *a, const u256 *b)
{
    return u256_k_scmp4(a->w, b->w);
}

U256_FN void u256_min(u256 *r, const u256 *a, const u256 *b)
{
    u256_k_min4(r->w, a->w, b->w, false);
}

U256_FN void u256_max(u256 *r, const u256 *a, const u256 *b)
{
    u256_k_max4(r->w, a->w, b->w, false);
}

U256_FN void u256_smin(u256 *r, const u256 *a, const u256 *b)
{
    u256_k_min4(r->w, a->w, b->w, true);
}

U256_FN void u256_smax(u256 *r, const u256 *a, const u256 *b)
{
    u256_k_max4(r->w, a->w, b->w, true);
}

U256_FN bool u512_is_zero(const u512 *a)
{
    return (u256_k_scalar(u256_k_any4(a->w)) | u256_k_scalar(u256_k_any4(a->w + 4))) == 0;
}

U256_FN bool u512_eq(const u512 *a, const u512 *b)
{
    return (u256_k_scalar(u256_k_differ4(a->w, b->w)) | u256_k_scalar(u256_k_differ4(a->w + 4, b->w + 4))) == 0;
}

U256_FN bool u512_lt(const u512 *a, const u512 *b)
{
    uint64_t difference[8];
    return u256_k_sub8(difference, a->w, b->w);
}

/* In halves: u256_k_sub8() may need its second operand in memory, and the first operand of a comparison, being the
 * result of what came before, is seldom there. */
U256_FN bool u512_gt(const u512 *a, const u512 *b)
{
    uint64_t difference[8];
    const bool borrow = u256_k_sub4(difference, b->w, a->w, false);
    return u256_k_sub4(difference + 4, b->w + 4, a->w + 4, borrow);
}

U256_FN bool u512_le(const u512 *a, const u512 *b)
{
    return !u512_gt(a, b);
}

U256_FN bool u512_ge(const u512 *a, const u512 *b)
{
    return !u512_lt(a, b);
}

U256_FN int u512_cmp(const u512 *a, const u512 *b)
{
    u512 difference;
    const int less = u256_k_sub8(difference.w, a->w, b->w);
    return !u512_is_zero(&difference) - 2 * less;
}

U256_FN int u512_cmp_u64(const u512 *a, uint64_t k)
{
    const bool above = (a->w[1] | a->w[2] | a->w[3] | u256_k_any4(a->w + 4)) != 0;
    return (above | (a->w[0] > k)) - (!above & (a->w[0] < k));
}

U256_FN void u512_min(u512 *r, const u512 *a, const u512 *b)
{
    u256_k_min8(r->w, a->w, b->w);
}

U256_FN void u512_max(u512 *r, const u512 *a, const u512 *b)
{
    u256_k_max8(r->w, a->w, b->w);
}

#endif /* U256_HAVE_BODIES */

U256_END_DECLS

#endif /* U256_COMPARE_H */
