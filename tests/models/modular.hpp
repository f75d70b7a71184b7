/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef MODELS_MODULAR_HPP
#define MODELS_MODULAR_HPP

/* Arithmetic modulo m: modular.c, modulus.c, fold.h, montgomery.h and kernel_montgomery.h. */

#include "model.hpp"

/* x R^-1 mod m is what, times R, is x: R^-1 for an odd m. */
inline uint64_t host_inverse_of_r(uint64_t m, unsigned limbs)
{
    uint64_t half = 1 % m;
    for (unsigned i = 0; i < limbs * BITS; i++)
        half = half % 2 ? (half + m) / 2 : half / 2;
    return half;
}

/* What a modulus keeps. */
inline void init_modulus(u256_modulus *M, uint64_t m)
{
    const u256 modulus = number4(m);
    expect(u256_modulus_init(M, &modulus) == (m == 0), "u256_modulus_init", m);
    if (m == 0)
        return;
    const uint64_t odd = m >> __builtin_ctzll(m);
    expect(value_of(M->m) == m && odd << M->twos == m, "u256_modulus_init: twos", m);
    expect(odd * M->odd_inverse.value() % base == 1, "u256_modulus_init: odd_inverse", m);
    const uint64_t r = numbers<4> % odd;
    if (M->kind != U256_K_MODULUS_POW2)
        expect(value_of(M->montgomery_square) == r * r % odd, "u256_modulus_init: montgomery_square", m);
}

/* a mod m, for all a and m of four limbs. */
inline uint64_t check_reduce()
{
    for (uint64_t m = 0; m < numbers<4>; m++) {
        u256_modulus M;
        init_modulus(&M, m);
        for (uint64_t a = 0; a < numbers<4>; a++) {
            const u256 x = number4(a);
            u256 r;
            const bool none = u256_modulus_reduce(&r, &x, &M);
            expect(none == (m == 0) && value_of(r) == (m ? a % m : 0), "u256_modulus_reduce", a, m);
        }
    }
    return numbers<8>;
}

/* a of eight limbs mod m of four. */
inline uint64_t check_reduce_wide()
{
    for (uint64_t m = 0; m < numbers<4>; m++) {
        u256_modulus M;
        init_modulus(&M, m);
        for (uint64_t a = 0; a < numbers<8>; a++) {
            const u512 x = number8(a);
            u256 r;
            const bool none = u256_modulus_reduce_u512(&r, &x, &M);
            expect(none == (m == 0) && value_of(r) == (m ? a % m : 0), "u256_modulus_reduce_u512", a, m);
        }
    }
    return numbers<12>;
}

/* Eight limbs modulo B^4 - c, for each c that folds. */
inline uint64_t check_fold()
{
    for (uint64_t c = 1; c < base; c++) {
        uint64_t rest = 0;
        for (uint64_t t = 0; t < numbers<8>; t++) {
            const u512 x = number8(t);
            u256 r;
            u256_k_fold_loosely(r.w, x.w, c);
            const uint64_t loose = value_of(r);
            expect(loose == rest || loose == rest + numbers<4> - c, "fold_loosely", t, c);
            u256_k_fold(r.w, x.w, c);
            expect(value_of(r) == rest, "fold", t, c);
            rest = rest + 1 == numbers<4> - c ? 0 : rest + 1;
        }
    }
    return (base - 1) * numbers<8>;
}

/* Sums, differences and products of numbers of any size modulo m. */
inline void expect_modular(uint64_t a, uint64_t b, uint64_t m)
{
    const u256 x = number4(a), y = number4(b), modulus = number4(m);
    u256 r;
    bool none = u256_addmod(&r, &x, &y, &modulus);
    expect(none == (m == 0) && value_of(r) == (m ? (a + b) % m : 0), "u256_addmod", a, b, m);
    none = u256_submod(&r, &x, &y, &modulus);
    expect(none == (m == 0) && value_of(r) == (m ? (a % m + m - b % m) % m : 0), "u256_submod", a, b, m);
    none = u256_mulmod(&r, &x, &y, &modulus);
    expect(none == (m == 0) && value_of(r) == (m ? a * b % m : 0), "u256_mulmod", a, b, m);
}

/* The same, Montgomery's among them, by a prepared modulus of more than a and b. */
inline void expect_residues(uint64_t a, uint64_t b, uint64_t m, const u256_modulus *M)
{
    const u256 x = number4(a), y = number4(b);
    u256 r;
    u256_modulus_mul(&r, &x, &y, M);
    expect(value_of(r) == a * b % m, "u256_modulus_mul", a, b, m);
    u256_modulus_add(&r, &x, &y, M);
    expect(value_of(r) == (a + b) % m, "u256_modulus_add", a, b, m);
    u256_modulus_sub(&r, &x, &y, M);
    expect(value_of(r) == (a + m - b) % m, "u256_modulus_sub", a, b, m);
}

/* [a] [b] / R for a [b] below m and any [a], R of four limbs, and of as few as m has. */
inline void expect_montgomery(uint64_t a, uint64_t b, uint64_t m, const u256_modulus *M, const uint64_t *inverses)
{
    const u256 x = number4(a), y = number4(b);
    u256 r;
    expect(!u256_mont_mul(&r, &x, &y, M) && value_of(r) == a * b % m * inverses[4] % m, "u256_mont_mul", a, b, m);
    if (m < numbers<3> && a < numbers<3>) {
        u256_k_mont_mul_short(r.w, x.w, y.w, M->m.w, 3, M->odd_inverse);
        expect(value_of(r) == a * b % m * inverses[3] % m, "mont_mul_short, 3 limbs", a, b, m);
    }
    if (m < numbers<2> && a < numbers<2>) {
        u256_k_mont_mul_short(r.w, x.w, y.w, M->m.w, 2, M->odd_inverse);
        expect(value_of(r) == a * b % m * inverses[2] % m, "mont_mul_short, 2 limbs", a, b, m);
    }
    if (m < numbers<1> && a < numbers<1>) {
        u256_k_mont_mul_short(r.w, x.w, y.w, M->m.w, 1, M->odd_inverse);
        expect(value_of(r) == a * b % m * inverses[1] % m, "mont_mul_short, 1 limb", a, b, m);
    }
}

/* What takes one residue. */
inline void expect_of_one(uint64_t a, uint64_t m, const u256_modulus *M, const uint64_t *inverses)
{
    const u256 x = number4(a);
    u256 r;
    if (a < m) {
        u256_modulus_sqr(&r, &x, M);
        expect(value_of(r) == a * a % m, "u256_modulus_sqr", a, m);
    }
    if (m % 2 == 0)
        return;
    u256_mont_in(&r, &x, M);
    if (M->kind != U256_K_MODULUS_POW2)
        expect(value_of(r) == a % m * (numbers<4> % m) % m, "u256_mont_in", a, m);
    u256_mont_out(&r, &x, M);
    expect(value_of(r) == a % m * inverses[4] % m, "u256_mont_out", a, m);
    if (a < m) {
        u256_mont_sqr(&r, &x, M);
        expect(value_of(r) == a * a % m * inverses[4] % m, "u256_mont_sqr", a, m);
    }
}

/* Every t of eight limbs that Montgomery's reduction takes, for one m of 165 that are odd. */
inline uint64_t check_montgomery_some()
{
    uint64_t count = 0;
    for (uint64_t m = 1; m < numbers<4>; m += 330) {
        u256_modulus M;
        init_modulus(&M, m);
        const uint64_t inverse = host_inverse_of_r(m, 4);
        for (uint64_t t = 0; t < m * numbers<4>; t++) {
            const u512 x = number8(t);
            u256 r;
            u256_k_redc4(r.w, x.w, M.m.w, M.odd_inverse);
            expect(value_of(r) == t % m * inverse % m, "redc4", t, m);
            count++;
        }
    }
    return count;
}

#ifndef U256_K_CHAIN_BY_MODULUS

/* The number of a chain is above -m and below R, and as a residue what it is multiplied by: `factor` modulo m. */
inline void expect_chain(const u256_k_mont_chain &chain, uint64_t factor, const char *what, uint64_t a, uint64_t b,
                         uint64_t m)
{
    u256 r;
    const uint64_t x = from_limbs<4>(chain.x);
    expect(!chain.negative || x + m > numbers<4>, what, a, b, m);
    u256_k_mont_chain_end(r.w, &chain);
    expect(value_of(r) % m == factor % m, what, a, b, m);
}

/* Squares and products in a chain, for every number above -m and below R; odd m. */
inline void check_chain(const u256 &modulus, uint64_t m, uint64_t limb_inverse, uint64_t r_inverse)
{
    u256_k_mont_chain chain;
    u256_k_mont_chain_begin(&chain, number4(0).w, modulus.w, limb_inverse);
    for (uint64_t a = 0; a < m - 1 + numbers<4>; a++) {
        const bool negative = a < m - 1;
        const uint64_t x = negative ? numbers<4> - m + 1 + a : a - (m - 1), residue = (a + 1) % m;
        const auto set = [&] {
            to_limbs<4>(chain.x, x);
            chain.negative = negative;
        };
        set();
        u256_k_mont_chain_sqr(&chain);
        expect_chain(chain, residue * residue % m * r_inverse, "mont_chain_sqr", x, negative, m);
        for (uint64_t b = 0; b < m; b++) {
            set();
            u256_k_mont_chain_mul(&chain, number4(b).w);
            expect_chain(chain, residue * b % m * r_inverse, "mont_chain_mul", a, b, m);
        }
    }
}

#else

inline void check_chain(const u256 &, uint64_t, uint64_t, uint64_t)
{
    /* Products as in expect_montgomery(), of numbers below m. */
}

#endif

/* All a, b and m of four limbs. */
inline uint64_t check_modular()
{
    for (uint64_t m = 0; m < numbers<4>; m++) {
        u256_modulus M;
        init_modulus(&M, m);
        uint64_t inverses[5] = {0, 0, 0, 0, 0};
        for (unsigned limbs = 1; m % 2 && limbs <= 4; limbs++)
            inverses[limbs] = host_inverse_of_r(m, limbs);
        if (m % 2)
            check_chain(M.m, m, M.odd_inverse.value(), inverses[4]);
        for (uint64_t a = 0; a < numbers<4>; a++) {
            if (m > 0)
                expect_of_one(a, m, &M, inverses);
            for (uint64_t b = 0; b < numbers<4>; b++) {
                expect_modular(a, b, m);
                if (a < m && b < m)
                    expect_residues(a, b, m, &M);
                if (b < m && m % 2)
                    expect_montgomery(a, b, m, &M, inverses);
            }
        }
    }
    return numbers<12>;
}

/* All squares modulo m, and a product of each number below it, one that is close to m for half of them. */
inline uint64_t check_high_of(uint64_t m)
{
    u256_modulus M;
    init_modulus(&M, m);
    for (uint64_t a = 0; a < m; a++) {
        const uint64_t b = a % 2 ? (a * a + a / 3) % m : m - 1 - a / 2 % base;
        const u256 x = number4(a), y = number4(b);
        u256 r;
        u256_modulus_sqr(&r, &x, &M);
        expect(value_of(r) == a * a % m, "u256_modulus_sqr", a, m);
        u256_modulus_mul(&r, &x, &y, &M);
        expect(value_of(r) == a * b % m, "u256_modulus_mul", a, b, m);
    }
    return 2 * m;
}

/* That modulo m whose products fold by M->high, so many of each of the ranges that have a place to fold from. */
inline uint64_t check_high_each(uint64_t number)
{
    uint64_t count = 0;
    for (unsigned eighths = 1; eighths < 8; eighths++) {
        if (eighths == 5 || eighths == 7)
            continue;                                        /* in one with what follows 4 and 6 */
        const uint64_t first = numbers<4> / 8 * eighths + 1; /* neither 2^k nor 2^k - c, which have ways of their own */
        const uint64_t last = numbers<4> / 8 * (eighths + 1 + (eighths >= 4)) - 1 - base;
        for (uint64_t i = 0; i < number; i += 2) {
            count += check_high_of(first + (last - first) / number * i);
            count += check_high_of(last - (last - first) / number * i);
        }
    }
    /* Whose quotients are longest if its products fold to a bit less, which is for the lesser of its length. */
    count += check_high_of(numbers<4> / 4 - numbers<2> + 4);
    return count;
}

inline uint64_t check_high_some()
{
    return check_high_each(4);
}

inline uint64_t check_high()
{
    return check_high_each(64);
}

#endif
