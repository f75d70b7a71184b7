/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/add.h>
#include <u256/bits.h>
#include <u256/compare.h>
#include <u256/div.h>
#include <u256/mul.h>
#include <u256/number.h>

#include "divide.h"
#include "power.h"

/*
 * Square roots: P. Zimmermann, "Karatsuba Square Root" (INRIA RR-3805, 1999). With the root s and remainder t of the
 * upper half of [a], the lower half of the root is about the quotient q of t and the next quarter by 2 s: never too
 * small, and one too large if what is left is less than q^2. B = 2^64. Operands are normalised, that is, one of the top
 * two bits is set, so that roots have their top bit set and serve as divisors without a shift.
 */

/* Linear approximations of 2^20 / sqrt(x), from below, on 96 intervals of x in [1/4, 1): the value at the lower end in
 * the upper 21 bits, and 1/16 of the decrease over the interval in the lower 11. */
static const uint32_t u256_k_root_table[96] = {
    /* clang-format off */
    0xfffa27d1, 0xfc11ef78, 0xf8560f25, 0xf4c3bed9, 0xf1577e91, 0xee0f064e, 0xeae81e10, 0xe7e035d5,
    0xe4f5ad9e, 0xe226cd6b, 0xdf717d3a, 0xdcd48d0c, 0xda4ea4e1, 0xd7de44b8, 0xd5825491, 0xd339c46c,
    0xd103d44a, 0xcedf2429, 0xcccad409, 0xcac653eb, 0xc8d0fbcf, 0xc6e98bb3, 0xc50fe399, 0xc3436b81,
    0xc1831369, 0xbfce9352, 0xbe25a33d, 0xbc875b28, 0xbaf38314, 0xb969ab01, 0xb7e932ee, 0xb6723add,
    0xb503f2cc, 0xb39df2bb, 0xb2407aac, 0xb0ea7a9c, 0xaf9c6a8e, 0xae557a80, 0xad157a72, 0xabdc6265,
    0xaaa9f259, 0xa97d824c, 0xa8578a41, 0xa7372a35, 0xa61ca22a, 0xa5078a1f, 0xa3f7f215, 0xa2ed720b,
    0xa1e7e201, 0xa0e759f8, 0x9feb79ef, 0x9ef411e6, 0x9e0109dd, 0x9d1281d5, 0x9c2811cd, 0x9b41a9c5,
    0x9a5f19bd, 0x998091b6, 0x98a5b9af, 0x97ce71a8, 0x96faa1a1, 0x962a319a, 0x955d4994, 0x9493598d,
    0x93ccc987, 0x93094181, 0x9248a97b, 0x918b3976, 0x90d06170, 0x9018816b, 0x8f631165, 0x8eb08160,
    0x8e00795b, 0x8d52f156, 0x8ca7d151, 0x8bff594d, 0x8b58f148, 0x8ab50944, 0x8a13213f, 0x8973a13b,
    0x88d63937, 0x883ae933, 0x87a1a12f, 0x870a512b, 0x8674f127, 0x85e17923, 0x854fd91f, 0x84c0511c,
    0x84325118, 0x83a64915, 0x831bb911, 0x8293190e, 0x820c190b, 0x8186b908, 0x8102e105, 0x8080a102
    /* clang-format on */
};

/* The first steps for x in [a1, a1 + 1) / 2^64, a1 >= 2^62: result = y with y 2^-20 <= 1/sqrt(x), and *more such that
 * y (1 + *more 2^-62) is that up to a part of 2^-38.8, still from below: what follows has no way down. */
static inline uint64_t u256_k_root_inverse(uint64_t *more, uint64_t a1)
{
    /* At least entry 0, as a1 >= 2^62: NOLINTNEXTLINE(clang-analyzer-core.uninitialized.Assign) */
    const uint32_t line = u256_k_root_table[(a1 >> 57) - 32];
    const uint64_t y = (line >> 11) - ((line & 0x7ff) * (a1 >> 41 & 0xffff) >> 12);
    /* 1 - x y^2 is in [0, 2^-12.4), and e 2^-62 at most that: x_y2 lacks less than 1 that is cut off, and less than 1
     * by which x is above a1. 1/sqrt(x) >= y / sqrt(1 - e) = y (1 + e / 2 + 3 e^2 / 8 + ...), of which the terms from
     * 5 e^3 / 16 < 2^-38.87 on, and what is cut off, are missing. */
    uint64_t x_y2;
    u256_k_mul1(&x_y2, a1, y * y << 22);
    const uint64_t e = (UINT64_C(1) << 62) - 2 - x_y2;
    *more = (e >> 1) + (3 * (e >> 20) * (e >> 20) >> 25);
    return y;
}

/* result = root, 32 bits, of a >= 2^62. */
static inline uint64_t u256_k_root1(uint64_t a)
{
    /* x y 2^63, and the root too small by less than 2^-38.8: by at most one when cut to 32 bits. */
    uint64_t more, root, rest;
    const uint64_t y = u256_k_root_inverse(&more, a);
    u256_k_mul1(&root, a, y << 43);
    u256_k_mul1(&rest, root, more << 2);
    root = (root + rest) >> 31;
    const bool more_by_one = a - root * root > root << 1;
    U256_CORRECTION(root_half_limb, more_by_one);
    return root + more_by_one;
}

/* result, t1:t0 = root and remainder, at most twice the root, of a1:a0, for a1 >= 2^62. t1 is 0 or 1. */
static inline uint64_t u256_k_root2(uint64_t *t1, uint64_t *t0, uint64_t a1, uint64_t a0)
{
    /* 1/sqrt(x) to 49 bits. */
    uint64_t more;
    const uint64_t y = u256_k_root_inverse(&more, a1);
    const uint64_t inverse = ((y << 28) + (y * (more >> 14) >> 20)) << 15;
    /* Its product with x is the root, too small by less than 2^-38.8. One more step of Newton's iteration, by the exact
     * remainder, which is below 2^91, leaves 2^-77, and the limb too small by at most one. */
    uint64_t root, p1, p0, q;
    u256_k_mul1(&root, a1, inverse);
    root <<= 1;
    p0 = u256_k_mul1(&p1, root, root);
    uint64_t r1 = a1, r0 = a0;
    u256_k_sub2(&r1, &r0, p1, p0);
    u256_k_mul1(&q, r1 << 37 | r0 >> 27, inverse);
    root += q >> 37;

    p0 = u256_k_mul1(&p1, root, root);
    r1 = a1;
    r0 = a0;
    u256_k_sub2(&r1, &r0, p1, p0);
    if (U256_K_UNLIKELY(u256_k_lt2(root >> 63, root << 1, r1, r0))) {
        U256_CORRECTION(root_limb, true);
        u256_k_sub2(&r1, &r0, root >> 63, root << 1 | 1);
        root++;
    }
    *t1 = r1;
    *t0 = r0;
    return root;
}

/* [s] = root, two limbs, and [t] = remainder, three limbs, of four limbs, for a[3] >= 2^62. */
static inline void u256_k_root4(uint64_t s[2], uint64_t t[3], const uint64_t a[4])
{
    uint64_t t1, t0, q, rem;
    const uint64_t root = u256_k_root2(&t1, &t0, a[3], a[2]);
    /* (t B + a[1]) / 2 by the root: t / 2 <= root. */
    const uint64_t half1 = t1 << 63 | t0 >> 1, half0 = t0 << 63 | a[1] >> 1;
    if (U256_K_UNLIKELY(half1 == root)) {
        /* The quotient is B, so B - 1 is right: 2 root + a[1] is left, and (B - 1)^2 is less than that times B. */
        U256_CORRECTION(root_full, true);
        q = UINT64_MAX;
        t0 = root << 1;
        t1 = root >> 63;
        u256_k_add2(&t1, &t0, 0, a[1]);
    } else {
        q = u256_k_div2by1(&rem, half1, half0, root, u256_k_reciprocal(root));
        t1 = rem >> 63;
        t0 = rem << 1 | (a[1] & 1);
    }
    /* [t] = t1:t0:a[0] - q^2; if that is negative, q is one too large, and 2 (root B + q) - 1 is added. */
    uint64_t p1, p0, r1 = t0, r0 = a[0];
    p0 = u256_k_mul1(&p1, q, q);
    const bool borrow = u256_k_lt2(r1, r0, p1, p0);
    u256_k_sub2(&r1, &r0, p1, p0);
    const uint64_t too_large = (uint64_t)0 - (borrow & (t1 == 0));
    q += too_large;
    t1 -= borrow;
    const uint64_t back0 = (q << 1 | 1) & too_large, back1 = (root << 1 | q >> 63) & too_large;
    u256_k_add2(&r1, &r0, back1, back0);
    t1 += (root >> 63 & too_large) + u256_k_lt2(r1, r0, back1, back0);
    s[0] = q;
    s[1] = root;
    t[0] = r0;
    t[1] = r1;
    t[2] = t1;
}

/* [s] = root, four limbs, of eight limbs, for a[7] >= 2^62. */
static inline void u256_k_root8(uint64_t s[4], const uint64_t a[8])
{
    uint64_t root[2], t[3], q[2], left[4] = {a[0], a[1], 0, 0};
    u256_k_root4(root, t, a + 4);
    const uint64_t half3 = t[2] << 63 | t[1] >> 1, half2 = t[1] << 63 | t[0] >> 1;
    const uint64_t half1 = t[0] << 63 | a[3] >> 1, half0 = a[3] << 63 | a[2] >> 1;
    bool enough; /* what is left is at least B^4, and so more than q^2 */
    if (U256_K_UNLIKELY((half3 == root[1]) & (half2 == root[0]))) {
        U256_CORRECTION(root_full_wide, true);
        q[1] = q[0] = UINT64_MAX;
        enough = true;
    } else {
        uint64_t r1 = half3, r0 = half2;
        const uint64_t v = u256_k_reciprocal2(root[1], root[0]);
        q[1] = u256_k_div3by2(&r1, &r0, half1, root[1], root[0], v);
        q[0] = u256_k_div3by2(&r1, &r0, half0, root[1], root[0], v);
        enough = r1 >> 63;
        left[3] = r1 << 1 | r0 >> 63;
        left[2] = r0 << 1 | (a[2] & 1);
    }
    uint64_t q_wide[4] = {q[0], q[1], 0, 0}, square[8];
    u256_k_sqr4_wide(square, q_wide);
    const bool too_large = !enough && u256_k_lt4(left, square);
    u256_k_sub2(&q[1], &q[0], 0, too_large); /* q > 0 then */
    s[0] = q[0];
    s[1] = q[1];
    s[2] = root[0];
    s[3] = root[1];
}

/* [r] = floor(sqrt([a])), both of four limbs. */
static inline void u256_k_isqrt4(uint64_t r[4], const uint64_t a[4])
{
    uint64_t s[2] = {0, 0}, t[3];
    if (a[3] | a[2]) {
        /* The root of 2^(2n) a is 2^n times as large. */
        u256 x = U256_C(a[3], a[2], a[1], a[0]);
        const unsigned n = u256_k_clz4_guessed(x.w) / 2;
        u256_shl(&x, &x, 2 * n);
        u256_k_root4(s, t, x.w);
        s[0] = u256_k_funnel_right(s[1], s[0], n);
        s[1] >>= n;
    } else if (a[1]) {
        const unsigned n = u256_k_normalization(a[1]) / 2;
        s[0] = u256_k_root2(&t[1], &t[0], u256_k_funnel_left(a[1], a[0], 2 * n), a[0] << 2 * n);
        s[0] >>= n;
    } else if (a[0]) {
        const unsigned n = u256_k_normalization(a[0]) / 2;
        s[0] = u256_k_root1(a[0] << 2 * n) >> n;
    }
    r[0] = s[0];
    r[1] = s[1];
    r[2] = 0;
    r[3] = 0;
}

void u256_isqrt(u256 *r, const u256 *a)
{
    u256_k_isqrt4(r->w, a->w);
}

void u512_isqrt(u256 *r, const u512 *a)
{
    if (u256_k_is_zero4(a->w + 4)) {
        u256_k_isqrt4(r->w, a->w);
    } else {
        u512 x;
        const unsigned n = u256_k_clz8_guessed(a->w) / 2;
        u512_shl(&x, a, 2 * n);
        u256_k_root8(r->w, x.w);
        u256_shr(r, r, n);
    }
}

/* [r] = an upper bound of the k-th root of a > 0, k in [3, 255], too large by less than 2^-11 of it: 2^(log2(a) / k),
 * with logarithm and power by polynomials, in units of 2^-24. */
static inline void u256_k_root_estimate(u256 *r, const u256 *a, unsigned k)
{
    const uint64_t one = UINT64_C(1) << 24;
    const unsigned zeros = u256_k_clz4_guessed(a->w);
    u256_shl(r, a, zeros);
    /* log2(1 + f) <= f + f (1 - f) (0.43838 - f (0.23750 - 0.08065 f)) + 0.00014, which is at most 0.0003 larger. */
    const uint64_t f = (r->w[3] >> 39) - one;
    const uint64_t slope = 7354827 - (f * (3984592 - (f * 1353095 >> 24)) >> 24);
    const uint64_t log2 = ((uint64_t)(255 - zeros) << 24) + f + ((f * (one - f) >> 24) * slope >> 24) + 2400;
    /* Rounded up, also where the logarithm's bound is 256 or more: (2^32 - 1) / k + 1 >= 2^32 / k. */
    const uint32_t exponent = (log2 <= UINT32_MAX ? (uint32_t)log2 : UINT32_MAX) / k + 1;
    /* 2^g <= 1 + g - g (1 - g) (0.30414 + 0.07914 g) + 0.00016, which is at most 0.0004 larger. */
    const uint64_t g = exponent & 0xffffff;
    const uint64_t bend = 5102622 + (g * 1327808 >> 24);
    *r = u256_from_u64(one + g - ((g * (one - g) >> 24) * bend >> 24) + 2700);
    u256_shl(r, r, exponent >> 24);
    u256_shr(r, r, 24);
}

bool u256_iroot(u256 *r, const u256 *a, unsigned k)
{
    const unsigned length = 256 - u256_k_clz4_guessed(a->w);
    if (k == 0 || length <= 1 || k >= length) {
        /* 0, or a in {0, 1}, or 2^k > a > 0. */
        *r = u256_from_u64(k > 0 && length > 0);
        return k == 0;
    }
    u256 x, radicand = *a;
    for (; k % 2 == 0; k /= 2)
        u256_isqrt(&radicand, &radicand);
    if (k == 1) {
        *r = radicand;
        return false;
    }
    /* Newton's iteration from above: ((k - 1) x + q) / k with q = floor(a / x^(k-1)), rounded down. It decreases, and
     * never falls below the root, until q >= x: then x is the root (arithmetic and geometric mean of k - 1 times x and
     * once q). An error becomes (k - 1) / 2 times its square: 2^-11 becomes, after three steps, less than 2^-86 for k =
     * 3, and less than the 2^-(256/k) that the root needs for any larger k; a fourth step is for the rounding, and a
     * fifth finds q >= x. */
    u256_k_root_estimate(&x, &radicand, k);
    for (;;) {
        u256 power, q;
        /* x^(k-1) fits: it is less than a^(1 - 1/k) (1 + 2^-11)^(k-1) < 2^(256 - 256/k + k/1419), and k < 256. */
        if (k == 3)
            u256_sqr(&power, &x); /* x < 2^87 */
        else
            u256_k_power_of_limb(power.w, x.w[0], k - 1); /* x < 2^52 */
        u256_div(&q, &radicand, &power);
        const bool above = u256_sub(&q, &x, &q);
        if (above || u256_is_zero(&q))
            break;
        /* x - ceil((x - q) / k). */
        const uint64_t rem = u256_divrem_u64(&q, &q, k);
        u256_subb(&x, &x, &q, rem != 0);
    }
    *r = x;
    return false;
}
