/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/bits.h>
#include <u256/compare.h>
#include <u256/modular.h>
#include <u256/pow.h>

#include "fold.h"
#include "invert.h"
#include "montgomery.h"

/* [r] = [a] * [b] in one of the representations that a power is taken in. */
typedef void u256_k_power_mul(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], const u256_modulus *M);
typedef void u256_k_power_sqr(uint64_t r[4], const uint64_t a[4], const u256_modulus *M);

/* In Montgomery's form, modulo the odd part of m. */
static inline void u256_k_mul_montgomery(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], const u256_modulus *M)
{
    uint64_t t[8];
    u256_k_mul4_wide(t, a, b);
    u256_k_redc(r, t, M->odd.w, M->odd_inverse);
}

static inline void u256_k_sqr_montgomery(uint64_t r[4], const uint64_t a[4], const u256_modulus *M)
{
    uint64_t t[8];
    u256_k_sqr4_wide(t, a);
    u256_k_redc(r, t, M->odd.w, M->odd_inverse);
}

/* Modulo 2^256 - c, which m divides. */
static inline void u256_k_mul_fold(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], const u256_modulus *M)
{
    uint64_t t[8];
    u256_k_mul4_wide(t, a, b);
    u256_k_fold(r, t, M->fold);
}

static inline void u256_k_sqr_fold(uint64_t r[4], const uint64_t a[4], const u256_modulus *M)
{
    uint64_t t[8];
    u256_k_sqr4_wide(t, a);
    u256_k_fold(r, t, M->fold);
}

/* The 64 bits of [e] below bit n, zeros following where there are fewer; 1 <= n <= 256. */
static inline uint64_t u256_k_bits_below(const uint64_t e[4], unsigned n)
{
    const unsigned limb = (n - 1) / 64;
    return u256_k_funnel_left(e[limb], limb > 0 ? e[limb - 1] : 0, 0 - n);
}

/* The longest window that pays: its odd powers, 2^(bits - 1) of them, cost as many products. Runs of zeros cost no more
 * than their squarings, so that what counts is the number of ones. */
static inline unsigned u256_k_window_bits(const u256 *e)
{
    const unsigned ones = u256_popcount(e);
    return ones <= 4 ? 1 : ones <= 12 ? 2 : ones <= 40 ? 3 : ones <= 120 ? 4 : 5;
}

/* [r] = [a]^e for e > 0, by sliding windows from the top: a window starts and ends with a one, so that only the odd powers
 * are needed. */
U256_K_ALWAYS_INLINE void u256_k_window_power(uint64_t r[4], const uint64_t a[4], const u256 *e, const u256_modulus *M,
                                              u256_k_power_mul *mul, u256_k_power_sqr *sqr)
{
    uint64_t odd_powers[16][4], x[4];
    const unsigned window = u256_k_window_bits(e);
    for (int i = 0; i < 4; i++)
        odd_powers[0][i] = a[i];
    if (window > 1) {
        sqr(x, a, M);
        for (unsigned i = 1; i < 1u << (window - 1); i++)
            mul(odd_powers[i], odd_powers[i - 1], x, M);
    }

    unsigned left = u256_bit_len(e);
    bool first = true;
    while (left > 0) {
        const uint64_t next = u256_k_bits_below(e->w, left);
        unsigned length = next ? u256_k_clz64(next) : 64; /* a run of zeros */
        const uint64_t *power = 0;
        if (length == 0) {
            const uint64_t bits = next >> (64 - window);
            const unsigned zeros = u256_k_ctz64(bits);
            length = window - zeros;
            power = odd_powers[bits >> zeros >> 1];
        }
        /* Zeros that follow the last bit of e do not count. */
        length = length < left ? length : left;
        left -= length;
        if (first) {
            for (int i = 0; i < 4; i++)
                x[i] = power[i];
            first = false;
            continue;
        }
        for (unsigned i = 0; i < length; i++)
            sqr(x, x, M);
        if (power)
            mul(x, x, power, M);
    }
    for (int i = 0; i < 4; i++)
        r[i] = x[i];
}

/* r = a^e modulo the odd part of m, for e > 0. */
static void u256_k_power_odd(u256 *r, const u256 *a, const u256 *e, const u256_modulus *M)
{
    uint64_t x[8];
    u256_k_mul_montgomery(x, a->w, M->montgomery_square.w, M);
    u256_k_window_power(x, x, e, M, u256_k_mul_montgomery, u256_k_sqr_montgomery);
    for (int i = 4; i < 8; i++)
        x[i] = 0;
    u256_k_redc(r->w, x, M->odd.w, M->odd_inverse);
}

/* r = a^e modulo m = 2^twos * odd, given that power modulo odd. r may be power_odd. */
static void u256_k_power_even(u256 *r, const u256 *power_odd, const u256 *a, const u256 *e, const u256_modulus *M)
{
    /* power_odd + odd * ((a^e - power_odd) / odd mod 2^twos), which is less than m. */
    u256 power, inverse, mask;
    u256_pow(&power, a, e);
    u256_k_invert_pow2(inverse.w, M->odd.w);
    u256_mask_low(&mask, M->twos);
    u256_k_sub4(power.w, power.w, power_odd->w, false);
    u256_k_mul4(power.w, power.w, inverse.w);
    u256_and(&power, &power, &mask);
    u256_k_mul4(power.w, power.w, M->odd.w);
    u256_k_add4(r->w, power.w, power_odd->w, false);
}

bool u256_modulus_pow(u256 *r, const u256 *a, const u256 *e, const u256_modulus *M)
{
    if (u256_is_zero(e)) {
        *r = U256_ONE;
        return u256_modulus_reduce(r, r, M);
    }
    u256 power;
    switch (M->kind) {
    case U256_K_MODULUS_FOLD:
        u256_k_window_power(power.w, a->w, e, M, u256_k_mul_fold, u256_k_sqr_fold);
        return u256_modulus_reduce(r, &power, M);
    case U256_K_MODULUS_RECIPROCAL:
        u256_k_power_odd(&power, a, e, M);
        if (M->twos > 0)
            u256_k_power_even(&power, &power, a, e, M);
        *r = power;
        return false;
    default:
        u256_pow(&power, a, e);
        return u256_modulus_reduce(r, &power, M);
    }
}
