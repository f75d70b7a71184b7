/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_MODULUS_POWER_H
#define U256_MODULUS_POWER_H

/*
 * Powers modulo a u256_modulus. Internal; compiled by powmod.c, and again for newer CPUs where products_cpu.h says so.
 */

#include <u256/bits.h>
#include <u256/compare.h>
#include <u256/modular.h>
#include <u256/pow.h>

#include "array_vector.h"
#include "divide.h"
#include "fold.h"
#include "invert_pow2.h"
#include "montgomery.h"

/* Where vectors are chosen at run time, unless a copy of this file for newer CPUs has them instead. */
#if defined(U256_K_ARRAY_CHOICES) && !(defined(U256_K_PRODUCTS_CPU) && !defined(U256_K_BMI2_ADX))
    #define U256_K_POWER_IFMA 1
    #include "../x86_64/power_ifma.h"
#endif

/*
 * What a power is computed in. With limbs = 0: residues of 2^256 - c, a multiple of m, which need not be the least
 * ones. Otherwise: Montgomery's form modulo the odd part of m, which has that many limbs, with R = 2^(64 limbs). A
 * constant wherever this is inlined.
 */
typedef struct {
    uint64_t c;
    uint64_t odd[4], inverse; /* of odd modulo 2^64 */
} u256_k_residues;

/* [r] = [a] * [b] in this form. */
U256_K_ALWAYS_INLINE void u256_k_power_mul(uint64_t r[4], const uint64_t a[4], const uint64_t b[4],
                                           const u256_k_residues *R, unsigned limbs)
{
    uint64_t t[8];
    if (limbs == 4) {
        u256_k_mont_mul4(r, a, b, R->odd, R->inverse);
    } else if (limbs > 0) {
        u256_k_mont_mul_short(r, a, b, R->odd, limbs, R->inverse);
    } else {
        u256_k_mul4_wide(t, a, b);
        u256_k_fold_loosely(r, t, R->c);
    }
}

/* [r] = [a]^2 in this form. */
U256_K_ALWAYS_INLINE void u256_k_power_sqr(uint64_t r[4], const uint64_t a[4], const u256_k_residues *R, unsigned limbs)
{
    uint64_t t[8];
    if (limbs == 4) {
        u256_k_mont_sqr4(r, a, R->odd, R->inverse);
    } else if (limbs > 0) {
        u256_k_mont_mul_short(r, a, a, R->odd, limbs, R->inverse);
    } else {
        u256_k_sqr4_wide(t, a);
        u256_k_fold_loosely(r, t, R->c);
    }
}

/* The number that becomes the power, step by step: with four limbs in a form of its own
 * (kernel_chain.h), otherwise [x]. */
typedef struct {
    uint64_t x[4];
    u256_k_mont_chain four;
} u256_k_power_chain;

U256_K_ALWAYS_INLINE void u256_k_power_chain_begin(u256_k_power_chain *c, const uint64_t x[4], const u256_k_residues *R,
                                                   unsigned limbs)
{
    if (limbs == 4)
        u256_k_mont_chain_begin(&c->four, x, R->odd, R->inverse);
    else
        u256_k_copy(c->x, x, 4);
}

U256_K_ALWAYS_INLINE void u256_k_power_chain_sqr(u256_k_power_chain *c, const u256_k_residues *R, unsigned limbs)
{
    if (limbs == 4)
        u256_k_mont_chain_sqr(&c->four);
    else
        u256_k_power_sqr(c->x, c->x, R, limbs);
}

U256_K_ALWAYS_INLINE void u256_k_power_chain_mul(u256_k_power_chain *c, const uint64_t y[4], const u256_k_residues *R,
                                                 unsigned limbs)
{
    if (limbs == 4)
        u256_k_mont_chain_mul(&c->four, y);
    else
        u256_k_power_mul(c->x, c->x, y, R, limbs);
}

U256_K_ALWAYS_INLINE void u256_k_power_chain_end(uint64_t r[4], const u256_k_power_chain *c, unsigned limbs)
{
    if (limbs == 4)
        u256_k_mont_chain_end(r, &c->four);
    else
        u256_k_copy(r, c->x, 4);
}

/* The 64 bits of [e] below bit n, with zeros after them if there are fewer; 1 <= n <= 256. */
static inline uint64_t u256_k_bits_below(const uint64_t e[4], unsigned n)
{
    const unsigned limb = (n - 1) / 64;
    return u256_k_funnel_left(e[limb], limb > 0 ? e[limb - 1] : 0, 0 - n);
}

/* The longest window that pays: its odd powers, 2^(width - 1) of them, cost as many products. Runs of zeros cost only
 * their squarings, so the number of ones decides. */
static inline unsigned u256_k_window_width(const u256 *e)
{
    const unsigned ones = u256_popcount(e);
    return ones <= 4 ? 1 : ones <= 12 ? 2 : ones <= 40 ? 3 : ones <= 120 ? 4 : 5;
}

/* The next bits of [e] below bit `left`: a run of zeros, for which *odd = 0, or a window of at most `width` bits that
 * starts and ends with a one, whose value is *odd. Returns the number of bits. */
static inline unsigned u256_k_next_window(uint64_t *odd, const uint64_t e[4], unsigned left, unsigned width)
{
    const uint64_t next = u256_k_bits_below(e, left);
    const unsigned run = next ? u256_k_clz64(next) : 64;
    if (run > 0) {
        *odd = 0;
        return run < left ? run : left;
    }
    const uint64_t bits = next >> (64 - width);
    const unsigned zeros = u256_k_ctz64(bits);
    *odd = bits >> zeros;
    return width - zeros;
}

/* [r] = [a]^e for e > 0, by sliding windows from the top. Only odd powers of [a] are needed. */
U256_K_ALWAYS_INLINE void u256_k_window_power(uint64_t r[4], const uint64_t a[4], const u256 *e,
                                              const u256_k_residues *R, unsigned limbs)
{
    uint64_t odd_powers[16][4], square[4], odd;
    const unsigned width = u256_k_window_width(e);
    u256_k_copy(odd_powers[0], a, 4);
    if (width > 1) {
        u256_k_power_sqr(square, a, R, limbs);
        for (unsigned i = 1; i < 1u << (width - 1); i++)
            u256_k_power_mul(odd_powers[i], odd_powers[i - 1], square, R, limbs);
    }

    unsigned left = 256 - u256_k_clz4_guessed(e->w);
    left -= u256_k_next_window(&odd, e->w, left, width);
    u256_k_power_chain chain;
    u256_k_power_chain_begin(&chain, odd_powers[odd / 2], R, limbs);
    while (left > 0) {
        const unsigned bits = u256_k_next_window(&odd, e->w, left, width);
        left -= bits;
        for (unsigned i = 0; i < bits; i++)
            u256_k_power_chain_sqr(&chain, R, limbs);
        if (odd)
            u256_k_power_chain_mul(&chain, odd_powers[odd / 2], R, limbs);
    }
    u256_k_power_chain_end(r, &chain, limbs);
}

/* [x] = [x]^e modulo the odd part of m, for [x] below it, e > 0, and [square] = R^2. */
U256_K_ALWAYS_INLINE void u256_k_power_odd(uint64_t x[4], const uint64_t square[4], const u256 *e,
                                           const u256_k_residues *R, unsigned limbs)
{
    static const uint64_t one[4] = {1, 0, 0, 0};
    u256_k_power_mul(x, x, square, R, limbs);
    u256_k_window_power(x, x, e, R, limbs);
    u256_k_power_mul(x, x, one, R, limbs);
}

/* The same for four limbs, and for any [x]. */
static void u256_k_power_odd4(uint64_t x[4], const uint64_t square[4], const u256 *e, const u256_k_residues *R)
{
#ifdef U256_K_POWER_IFMA
    const bool done = u256_k_ifma_power(x, square, e, R->odd, R->inverse);
#else
    const bool done = false;
#endif
    if (!done)
        u256_k_power_odd(x, square, e, R, 4);
}

/* r = a^e modulo the odd part of m, for e > 0. */
static void u256_k_power_any_odd(u256 *r, const u256 *a, const u256 *e, const u256_modulus *M, const u256_k_residues *R)
{
    const unsigned limbs = u256_k_length(R->odd, 4);
    uint64_t q[8], square[8] = {0}, x[4];
    if (limbs == 4) {
        u256_k_copy(x, a->w, 4); /* any a will do: its product with the square is below R m */
        u256_k_power_odd4(x, M->montgomery_square.w, e, R);
    } else {
        square[2 * limbs] = 1;
        u256_k_divrem8by4(q, square, square, R->odd);
        u256_k_divrem4(q, x, a->w, R->odd);
        if (limbs == 3)
            u256_k_power_odd(x, square, e, R, 3);
        else if (limbs == 2)
            u256_k_power_odd(x, square, e, R, 2);
        else
            u256_k_power_odd(x, square, e, R, 1);
    }
    u256_k_copy(r->w, x, 4);
}

/* r = a^e modulo m = 2^twos * odd, given that power modulo odd. r may be power_odd. */
static void u256_k_power_even(u256 *r, const u256 *power_odd, const u256 *a, const u256 *e, const uint64_t odd[4],
                              unsigned twos)
{
    /* power_odd + odd * ((a^e - power_odd) / odd mod 2^twos), which is less than m. */
    u256 power, inverse, mask;
    u256_pow(&power, a, e);
    u256_k_invert_pow2(inverse.w, odd);
    u256_mask_low(&mask, twos);
    u256_k_sub4(power.w, power.w, power_odd->w, false);
    u256_k_mul4(power.w, power.w, inverse.w);
    u256_and(&power, &power, &mask);
    u256_k_mul4(power.w, power.w, odd);
    u256_k_add4(r->w, power.w, power_odd->w, false);
}

/* u256_modulus_pow() by the kernels that this file is compiled with. */
static bool u256_k_modulus_power(u256 *r, const u256 *a, const u256 *e, const u256_modulus *M)
{
    u256_k_residues R = {M->fold, {0, 0, 0, 0}, M->odd_inverse};
    u256 power, odd;
    if (u256_is_zero(e)) {
        /* The reciprocals may be missing; but only 2^k can be 1. */
        *r = U256_ONE;
        return M->kind <= U256_K_MODULUS_POW2 && u256_modulus_reduce(r, r, M);
    }
    switch (M->kind) {
    case U256_K_MODULUS_FOLD:
        u256_k_window_power(power.w, a->w, e, &R, 0);
        return u256_modulus_reduce(r, &power, M);
    case U256_K_MODULUS_RECIPROCAL:
        odd = u256_k_modulus_odd(M);
        u256_k_copy(R.odd, odd.w, 4);
        u256_k_power_any_odd(&power, a, e, M, &R);
        if (M->twos > 0)
            u256_k_power_even(&power, &power, a, e, R.odd, M->twos);
        *r = power;
        return false;
    default:
        u256_pow(&power, a, e);
        return u256_modulus_reduce(r, &power, M);
    }
}

#endif /* U256_MODULUS_POWER_H */
