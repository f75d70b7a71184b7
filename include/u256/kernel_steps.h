/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_KERNEL_STEPS_H
#define U256_KERNEL_STEPS_H

/*
 * The steps that a backend does not define itself: counts of zero bits; the steps of division, by Moeller and Granlund,
 * "Improved division by invariant integers" (IEEE Trans. Computers 60, 2011); and the step of the binary Euclidean
 * algorithm. Included at the end of a backend's header, after kernel_rows.h; notation as in
 * src/portable/kernel_int128.h, and B = 2^64.
 *
 * A divisor is normalised: its top bit is set. A quotient limb costs a multiplication by the divisor's reciprocal and
 * one by the divisor, and is right except for corrections by one.
 */

#include <u256/limb.h>

/* The number of bits by which d, which must not be 0, is shifted up to be normalised. */
#ifndef U256_K_HAS_NORMALIZATION
static inline unsigned u256_k_normalization(uint64_t d)
{
    return u256_k_clz64(d);
}
#endif

/* The highest limb of [a] that is not 0, or a[0]; *empty: how many limbs are above it. No branch: the lengths of
 * successive numbers cannot be predicted. */
#ifndef U256_K_HAS_TOP_LIMB4
static inline uint64_t u256_k_top_limb4(uint64_t *empty, const uint64_t a[4])
{
    const uint64_t none3 = u256_k_zero_mask(a[3]), none2 = none3 & u256_k_zero_mask(a[2]);
    const uint64_t none1 = none2 & u256_k_zero_mask(a[1]);
    *empty = (uint64_t)0 - none3 - none2 - none1;
    return a[3] | (a[2] & none3) | (a[1] & none2) | (a[0] & none1);
}
#endif

/* Leading, trailing zero bits of four limbs; 256 if all are 0. */
static inline unsigned u256_k_clz4(const uint64_t a[4])
{
    uint64_t empty;
    const uint64_t top = u256_k_top_limb4(&empty, a);
    return 64 * (unsigned)empty + u256_k_clz64(top | 1) + (top == 0);
}

static inline unsigned u256_k_ctz4(const uint64_t a[4])
{
    const uint64_t reversed[4] = {a[3], a[2], a[1], a[0]};
    uint64_t empty;
    const uint64_t bottom = u256_k_top_limb4(&empty, reversed);
    return 64 * (unsigned)empty + u256_k_ctz64(bottom | UINT64_C(1) << 63) + (bottom == 0);
}

/* The reciprocal of a limb, d >= B / 2: floor((B^2 - 1) / d) - B. Newton's iteration from 11 bits, algorithm 3. */
#ifndef U256_K_HAS_RECIPROCAL
static inline uint64_t u256_k_reciprocal(uint64_t d)
{
    const uint64_t odd = d & 1, d40 = (d >> 24) + 1, half = (d >> 1) + odd;
    const uint64_t v0 = 0x7fd00 / (uint32_t)(d >> 55); /* (2^19 - 3 * 2^8) / the top 9 bits */
    const uint64_t v1 = (v0 << 11) - (v0 * v0 * d40 >> 40) - 1;
    const uint64_t v2 = (v1 << 13) + (v1 * ((UINT64_C(1) << 60) - v1 * d40) >> 47);
    const uint64_t e = (v2 >> 1 & (0 - odd)) - v2 * half;
    uint64_t hi;
    u256_k_mul1(&hi, v2, e);
    const uint64_t v3 = (v2 << 31) + (hi >> 1);
    hi = d;
    u256_k_mac1(&hi, v3, d, 0); /* hi = floor((v3 + 1) d / 2^64) */
    return v3 - hi - d;
}
#endif

/* *r, result = remainder and quotient of u1:u0 by d, for u1 < d, d >= B / 2 and its reciprocal v. Algorithm 4. */
#ifndef U256_K_HAS_DIV2BY1
static inline uint64_t u256_k_div2by1(uint64_t *r, uint64_t u1, uint64_t u0, uint64_t d, uint64_t v)
{
    uint64_t q, fraction = u256_k_mul1(&q, v, u1);
    fraction += u0;
    q += u1 + (fraction < u0) + 1;
    uint64_t rem = u0 - q * d;
    const uint64_t too_large = (uint64_t)0 - (rem > fraction); /* every other time: no branch */
    q += too_large;
    rem += too_large & d;
    U256_CORRECTION(div2by1_too_large, too_large != 0);
    U256_CORRECTION(div2by1_too_small, rem >= d);
    if (rem >= d) {
        q++;
        rem -= d;
    }
    *r = rem;
    return q;
}
#endif

/* r1:r0 -= b1:b0, r1:r0 += b1:b0, modulo B^2. */
static inline void u256_k_sub2(uint64_t *r1, uint64_t *r0, uint64_t b1, uint64_t b0)
{
    const uint64_t low = *r0;
    *r0 = low - b0;
    *r1 -= b1 + (low < b0);
}

static inline void u256_k_add2(uint64_t *r1, uint64_t *r0, uint64_t b1, uint64_t b0)
{
    *r0 += b0;
    *r1 += b1 + (*r0 < b0);
}

static inline bool u256_k_lt2(uint64_t a1, uint64_t a0, uint64_t b1, uint64_t b0)
{
    return (a1 < b1) | ((a1 == b1) & (a0 < b0));
}

/* The reciprocal of two limbs, d1:d0 >= B^2 / 2: floor((B^3 - 1) / (d1:d0)) - B. Algorithm 6. */
#ifndef U256_K_HAS_RECIPROCAL2
static inline uint64_t u256_k_reciprocal2(uint64_t d1, uint64_t d0)
{
    /* p = (B + v) * (d1:d0) - B^3, by its high limbs, is brought below zero, into [-(d1:d0), 0): first the part
     * of d1 and of the first limb of d0, then the rest. Each correction is needed about every other time:
     * masks, not branches. */
    uint64_t v = u256_k_reciprocal(d1), high, p = d1 * v + d0;
    const uint64_t over = (uint64_t)0 - (p < d0), twice = over & ((uint64_t)0 - (p >= d1));
    v += over + twice;
    p -= (d1 & over) + (d1 & twice);
    const uint64_t low = u256_k_mul1(&high, v, d0);
    p += high;
    const uint64_t again = (uint64_t)0 - (p < high);
    v += again + (again & ((uint64_t)0 - !u256_k_lt2(p, low, d1, d0)));
    U256_CORRECTION(reciprocal2_over, over != 0);
    U256_CORRECTION(reciprocal2_over_twice, twice != 0);
    U256_CORRECTION(reciprocal2_again, again != 0);
    U256_CORRECTION(reciprocal2_again_twice, again != 0 && !u256_k_lt2(p, low, d1, d0));
    return v;
}
#endif

/* u256_k_div2by1 for a single use, without a reciprocal at hand; the name is that of GMP's longlong.h. */
#ifndef U256_K_HAS_UDIV_QRNND
static inline uint64_t u256_k_udiv_qrnnd(uint64_t *r, uint64_t u1, uint64_t u0, uint64_t d)
{
    return u256_k_div2by1(r, u1, u0, d, u256_k_reciprocal(d));
}
#endif

/*
 * The steps of src/portable/divide_rows.h. There [d] is a normalised divisor of n >= 2 limbs whose top two are d1:d0,
 * and [r] < [d] a remainder whose top two are r1:r0.
 */

/* 1 where these measured faster than the steps of divide.h: not where a product of two limbs is itself slow. */
#ifndef U256_K_DIVIDES_BY_ROWS
    #define U256_K_DIVIDES_BY_ROWS 0
#endif

/* With V = B^(n+2) / [d], in (B^2, 2 B^2]: V - 10 < B^2 + [v] <= V. result = x, for which -2 < V / B - B - x <= 2:
 * known before [v], and enough for a short quotient limb.
 *
 * Below d1:d0 there is a fraction of [d], 0 <= f < 1 in units of d0. (B + x) (d1 B + d0 + f) = B^3 - e B, where e =
 * 1 + rem - f - x (d0 + f) / B, so V = B (B + x) / (1 - e / B^2). x gives e, at most 3 too small; e is at least -B
 * and less than B. [v] = x B + floor((B + x) e / B) is too small by less than 2 * 3 for that, by 3 for the square
 * of e / B^2, and by 1. */
#ifndef U256_K_HAS_RECIPROCAL128
static inline uint64_t u256_k_reciprocal128(uint64_t v[2], uint64_t d1, uint64_t d0)
{
    uint64_t rem, high, v0;
    const uint64_t x = u256_k_udiv_qrnnd(&rem, ~d1, ~d0, d1);
    u256_k_mul1(&high, x, d0);
    const uint64_t e = rem - 2 - high, negative = (uint64_t)0 - ((rem < 2) | (rem - 2 < high));
    u256_k_mul1(&v0, x, e);
    uint64_t v1 = x + negative, below = e;
    u256_k_sub2(&v1, &below, 0, x & negative);
    u256_k_add2(&v1, &v0, 0, below);
    /* It would be negative only for x = 0, next to B^n - 1. */
    U256_CORRECTION(reciprocal128_below_zero, x < (negative & 1));
    if (x < (negative & 1))
        v1 = v0 = 0;
    v[0] = v0;
    v[1] = v1;
    return x;
}
#endif

/* B * result + *fraction = (r1:r0) (B + x) / B, rounded down. B times the quotient of [r] B, with any further limb, by
 * [d] is greater than that minus (2 r1 + 2), because of x, and less than that plus 2 r1 + 6: 2 r1 + 2 for x, 2 for the
 * limbs below r0, 1 for rounding down. */
#ifndef U256_K_HAS_ESTIMATE64
static inline uint64_t u256_k_estimate64(uint64_t *fraction, uint64_t r1, uint64_t r0, uint64_t x)
{
    uint64_t high0, high1, q = r1;
    u256_k_mul1(&high0, r0, x);
    const uint64_t low1 = u256_k_mul1(&high1, r1, x);
    *fraction = r0;
    u256_k_add2(&q, fraction, 0, high0);
    u256_k_add2(&q, fraction, high1, low1);
    return q;
}
#endif

/* The same by B^2 + [v]. It is never too large, and too small by less than 15: 10 for [v], 2 for the limbs below r0, 2
 * for two products rounded down and 1 for r0 v0, which is left out. */
#ifndef U256_K_HAS_ESTIMATE128
static inline uint64_t u256_k_estimate128(uint64_t *fraction, uint64_t r1, uint64_t r0, const uint64_t v[2])
{
    uint64_t high, q = u256_k_estimate64(fraction, r1, r0, v[1]);
    u256_k_mul1(&high, r1, v[0]);
    u256_k_add2(&q, fraction, 0, high);
    return q;
}
#endif

/* [e] = [x] + floor([x'] [v] / B^3) modulo B^4, or less than 5 below it, for the lower three limbs x' of x:
 * three of their products count in full, three by their upper halves, which leaves out less than 3, and three
 * not at all, less than 2. */
#ifndef U256_K_HAS_ESTIMATE192
static inline void u256_k_estimate192(uint64_t e[4], const uint64_t x[4], const uint64_t v[3])
{
    uint64_t high, carry, carry2;
    u256_k_mul1(&high, x[0], v[2]);
    u256_k_mul1(&carry, x[1], v[1]);
    u256_k_mul1(&carry2, x[2], v[0]);
    uint64_t e0 = u256_k_addmul1(&carry, x[1], v[2], x[0]);
    e0 = u256_k_addmul1(&carry2, x[2], v[1], e0) + high;
    const uint64_t middle = u256_k_addmul1(&carry2, x[2], v[2], x[1]);
    const uint64_t sum[4] = {middle, x[2], x[3], 0}, carries[4] = {carry, carry2, 0, 0};
    uint64_t upper[4];
    u256_k_add4(upper, sum, carries, e0 < high);
    u256_k_set4(e, e0, upper[0], upper[1], upper[2]);
}
#endif

/* [r'] = [r] B + low + [negated] q modulo B^n, for n = 2, 3 or 4; negated does not overlap r. */
#ifndef U256_K_HAS_QUOTIENT_ROW
U256_K_ALWAYS_INLINE void u256_k_quotient_row(uint64_t *r, uint64_t low, const uint64_t *negated, unsigned n,
                                              uint64_t q)
{
    uint64_t carry = 0, r0 = r[0], r1 = r[1];
    r[0] = u256_k_mac1(&carry, negated[0], q, low);
    if (n > 2) {
        r[1] = u256_k_addmul1(&carry, negated[1], q, r0);
        r0 = r1;
        r1 = r[2];
    }
    if (n > 3) {
        r[2] = u256_k_addmul1(&carry, negated[2], q, r0);
        r0 = r1;
    }
    r[n - 1] = r0 + negated[n - 1] * q + carry;
}
#endif

/* [r] = [a] - [m] [q] modulo B^4, for a q of two limbs. */
#ifndef U256_K_HAS_SUBMUL4X2
static inline void u256_k_submul4x2(uint64_t r[4], const uint64_t a[4], const uint64_t m[4], const uint64_t q[2])
{
    const uint64_t zero[4] = {0, 0, 0, 0};
    uint64_t negated[4], upper[4] = {a[2], a[3], 0, 0};
    u256_k_sub4(negated, zero, m, false);
    u256_k_quotient_row(upper, a[1], negated, 3, q[1]);
    uint64_t rem[4] = {upper[0], upper[1], upper[2], 0};
    u256_k_quotient_row(rem, a[0], negated, 4, q[0]);
    u256_k_copy(r, rem, 4);
}
#endif

/* The step of the binary Euclidean algorithm, on two words of each of two numbers and one entry of each number's row of
 * the matrix. a[0] and a[1] are shifted right by n < 64, b[2] left, which makes a and b odd. Then, with x the one of
 * them that has the smaller first word and y the other, a' = {y[0] - x[0], y[1] - x[1], y[2] + x[2]} and b' = x.
 * result = the number of zero bits at the end of a'[1], 63 or 64 if it is 0. */
#ifndef U256_K_HAS_GCD_STEP
static inline unsigned u256_k_gcd_step(uint64_t a[3], uint64_t b[3], unsigned n)
{
    const uint64_t a0 = a[0] >> n, a1 = a[1] >> n, b2 = b[2] << n;
    /* Every other time a is the smaller one. Masks, since compilers would make branches of choices. */
    const uint64_t hi = a0 - b[0], lo = a1 - b[1], less = (uint64_t)0 - (a0 < b[0]);
    const uint64_t f = a[2] + b2;
    b[0] += hi & less;
    b[1] += lo & less;
    b[2] = b2 + ((a[2] - b2) & less);
    a[0] = (hi ^ less) - less;
    a[1] = (lo ^ less) - less;
    a[2] = f;
    return u256_k_ctz64(lo | UINT64_C(1) << 63);
}
#endif

/* The greatest common divisor of two odd limbs, by the same step without a matrix. Of odd numbers only the bits above
 * the lowest are kept here, so that the sign of a difference fits, and gives the order. */
#ifndef U256_K_HAS_GCD_LIMB
static inline uint64_t u256_k_gcd_limb(uint64_t a, uint64_t b)
{
    a >>= 1;
    b >>= 1;
    while (a != b) {
        const uint64_t difference = a - b, less = (uint64_t)0 - (difference >> 63);
        b += difference & less;
        a = ((difference ^ less) - less) >> (u256_k_ctz64(difference) + 1); /* below 64: |difference| < 2^63 */
    }
    return b << 1 | 1;
}
#endif

#endif /* U256_KERNEL_STEPS_H */
