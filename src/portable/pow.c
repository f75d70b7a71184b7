/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/add.h>
#include <u256/bits.h>
#include <u256/pow.h>

#include "power.h"

/* [r] = [a] * [b] modulo B^limbs, a constant. */
U256_K_ALWAYS_INLINE void u256_k_mul_low(uint64_t *r, const uint64_t *a, const uint64_t *b, unsigned limbs)
{
    uint64_t t[4] = {0, 0, 0, 0};
    if (limbs == 4) {
        u256_k_mul4(t, a, b);
    } else {
        for (unsigned i = 0; i < limbs; i++) {
            uint64_t carry = 0;
            for (unsigned j = 0; i + j + 1 < limbs; j++)
                t[i + j] = u256_k_mac1(&carry, a[j], b[i], t[i + j]);
            t[limbs - 1] += carry + a[limbs - 1 - i] * b[i];
        }
    }
    for (unsigned i = 0; i < limbs; i++)
        r[i] = t[i];
}

/* [r] = c + [r] * ([y] >> shift) modulo B^limbs, a constant, for shift < 64. */
U256_K_ALWAYS_INLINE void u256_k_series_step(uint64_t *r, const uint64_t y[4], unsigned shift, uint64_t c,
                                             unsigned limbs)
{
    uint64_t w[4];
    for (unsigned i = 0; i < 3; i++)
        w[i] = u256_k_funnel_right(y[i + 1], y[i], shift);
    w[3] = y[3] >> shift;
    u256_k_mul_low(r, r, w, limbs);
    for (unsigned i = 0; i < limbs; i++) {
        r[i] += c;
        c = r[i] < c;
    }
}

/* [r] = (1 + [x])^[n] mod 2^256, if 2^18 divides [x].
 *
 * The binomial series, sum of n (n-1) ... (n-i+1) x^i / i!. As i! has fewer than i factors of two, its terms are
 * divisible by 2^(17 i + 1), and more exactly from i = 15 on by at least 2^259: 14 of them count. With y_i = (n - i +
 * 1) x / 2^v(i), where i = 2^v(i) u(i), u(i) odd, Horner's scheme is
 *     u(1) ... u(14) (1 + x)^n = u(1) ... u(14) + y_1 (u(2) ... u(14) + y_2 (u(3) ... u(14) + ... + y_14))
 * and the factor in front is odd. In what y_1 ... y_(i-1) multiply only 256 - 18 (i - 1) + v((i-1)!) bits count, which
 * is 256, 238, 221, 203 for i = 1 ... 4, 187 ... 134 for 5 ... 8, 119 ... 66 for 9 ... 12, and 50 and 32. So the bits
 * that the division of y_i by 2^v(i) leaves unknown at the top do not matter. */
static inline void u256_k_binomial_series(uint64_t r[4], const uint64_t x[4], const uint64_t n[4])
{
    static const struct {
        uint64_t c; /* u(i) ... u(14) */
        unsigned shift;
    } term[15] = {
        {0, 0},        {42567525, 0}, {42567525, 1}, {42567525, 0}, {14189175, 2},
        {14189175, 0}, {2837835, 1},  {945945, 0},   {135135, 3},   {135135, 0},
        {15015, 1},    {3003, 0},     {273, 2},      {91, 0},       {7, 1},
    };
    static const uint64_t inverse[4] = {0xf747c9cba417526d, 0xa73e4e8f2ebe1245, 0x8445d75d6f89004b,
                                        0x9a36d1f27417b74c}; /* of term[1].c */
    uint64_t y[4], t[4] = {1, 0, 0, 0};
    u256_k_mul4(y, n, x);
    u256_k_submul4x1(y, x, 13);
    unsigned i = 14;
    for (; i > 12; i--) {
        u256_k_series_step(t, y, term[i].shift, term[i].c, 1);
        u256_k_add4(y, y, x, false);
    }
    for (; i > 8; i--) {
        u256_k_series_step(t, y, term[i].shift, term[i].c, 2);
        u256_k_add4(y, y, x, false);
    }
    for (; i > 4; i--) {
        u256_k_series_step(t, y, term[i].shift, term[i].c, 3);
        u256_k_add4(y, y, x, false);
    }
    for (; i > 0; i--) {
        u256_k_series_step(t, y, term[i].shift, term[i].c, 4);
        u256_k_add4(y, y, x, false);
    }
    u256_k_mul4(r, t, inverse);
}

/* [r] = [a]^[e] mod 2^256 for an odd [a]. */
static inline void u256_k_pow_odd(uint64_t r[4], const uint64_t a[4], const uint64_t e[4])
{
    /* The squares up to a^(2^16), and the product of those that the lower 16 bits of e select: all products are made,
     * so that nothing waits for a branch. */
    uint64_t square[4], low[4] = {1, 0, 0, 0}, next[4];
    u256_k_copy(square, a, 4);
    for (unsigned i = 0; i < 16; i++) {
        u256_k_mul4(next, low, square);
        u256_k_select4(low, low, next, e[0] >> i & 1);
        u256_k_sqr4(square, square);
    }
    uint64_t n[4];
    for (int i = 0; i < 3; i++)
        n[i] = e[i] >> 16 | e[i + 1] << 48;
    n[3] = e[3] >> 16;
    square[0] ^= 1; /* odd, so this subtracts one; and a^(2^s) = 1 mod 2^(s+2) for s > 0 */
    u256_k_binomial_series(next, square, n);
    u256_k_mul4(r, low, next);
}

/* A power of two, or 0. */
static inline bool u256_k_is_single_bit(const u256 *a)
{
    u256 lower;
    u256_sub_u64(&lower, a, 1);
    u256_and(&lower, &lower, a);
    return u256_k_is_zero4(lower.w);
}

void u256_pow(u256 *r, const u256 *a, const u256 *e)
{
    const bool small = (e->w[0] >> 16 | e->w[1] | e->w[2] | e->w[3]) == 0;
    if (small) {
        const unsigned exponent = (unsigned)e->w[0];
        if (exponent == 0) {
            *r = U256_ONE;
        } else if (u256_k_is_single_bit(a)) {
            const u256 one = U256_ONE;
            u256_shl(r, &one, u256_ctz(a) * exponent); /* 0 has 256 trailing zeros: everything is shifted out */
        } else if (exponent <= 77 && ((a->w[0] ^ 10) | a->w[1] | a->w[2] | a->w[3]) == 0) {
            u256_k_power_of_ten(r->w, exponent); /* smart contracts have those as their units */
        } else {
            u256_k_power(r->w, a->w, exponent);
        }
    } else if (a->w[0] & 1) {
        u256_k_pow_odd(r->w, a->w, e->w);
    } else {
        *r = U256_ZERO; /* divisible by 2^e */
    }
}

bool u256_pow_overflow(u256 *r, const u256 *a, const u256 *e)
{
    const unsigned length = 256 - u256_k_clz4_guessed(a->w), exponent = (unsigned)e->w[0];
    const bool small = (e->w[0] >> 8 | e->w[1] | e->w[2] | e->w[3]) == 0;
    /* 2^(length - 1) <= a < 2^length, for a > 0. */
    if (length <= 1 || (small && length * exponent <= 256)) {
        u256_pow(r, a, e);
        return false;
    }
    if (!small || (length - 1) * exponent >= 256) {
        u256_pow(r, a, e);
        return true;
    }
    return u256_k_power_overflow(r->w, a->w, exponent);
}

bool u256_pow10(u256 *r, unsigned k)
{
    if (k <= 77) {
        u256_k_power_of_ten(r->w, k);
    } else if (k < 256) {
        const u256 ten = U256_C(0, 0, 0, 10);
        u256_k_power(r->w, ten.w, k);
    } else {
        *r = U256_ZERO; /* divisible by 2^k */
    }
    return k > 77;
}
