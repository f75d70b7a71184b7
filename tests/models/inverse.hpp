/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef MODELS_INVERSE_HPP
#define MODELS_INVERSE_HPP

/* Inverses and greatest common divisors: invert_pow2.h, invert.h, binary_gcd.h, gcd.c, and invmod.c. */

#include "model.hpp"

/* The Jacobi symbol (a/n) of an odd n, by the law of quadratic reciprocity. */
inline int host_jacobi(uint64_t a, uint64_t n)
{
    int symbol = 1;
    for (a %= n; a > 0; a %= n) {
        for (; a % 2 == 0; a /= 2)
            symbol = n % 8 == 3 || n % 8 == 5 ? -symbol : symbol;
        std::swap(a, n);
        symbol = a % 4 == 3 && n % 4 == 3 ? -symbol : symbol;
    }
    return n == 1 ? symbol : 0;
}

/* The inverse of a modulo m, numbers of at most 32 bits, given their greatest common divisor. */
inline void expect_inverse(uint64_t a, uint64_t m, uint64_t gcd)
{
    const u256 x = number4(a), modulus = number4(m);
    u256 r;
    const bool none = u256_invmod(&r, &x, &modulus);
    const uint64_t inverse = value_of(r);
    if (gcd != 1)
        expect(none && inverse == 0, "u256_invmod: there is none", a, m);
    else
        expect(!none && inverse < m && a * inverse % m == 1 % m, "u256_invmod", a, m);
}

/* Their divisors, multiples and symbol. */
inline void expect_divisors(uint64_t a, uint64_t b, uint64_t gcd)
{
    const u256 x = number4(a), y = number4(b);
    u256 r;
    u256_gcd(&r, &x, &y);
    expect(value_of(r) == gcd, "u256_gcd", a, b);
    const uint64_t multiple = gcd ? a / gcd * b : 0;
    const bool too_large = u256_lcm(&r, &x, &y);
    expect(value_of(r) == multiple % numbers<4> && too_large == (multiple >= numbers<4>), "u256_lcm", a, b);
    expect(u256_jacobi(&x, &y) == (b % 2 ? host_jacobi(a, b) : 0), "u256_jacobi", a, b);
}

/* All a below `end`, with every one of so many m. */
inline uint64_t check_inverse_below(uint64_t end, uint64_t every)
{
    uint64_t count = 0;
    for (uint64_t m = 0; m < end; m += every) {
        for (uint64_t a = 0; a < end; a++) {
            const uint64_t gcd = std::gcd(a, m);
            expect_inverse(a, m, m == 0 ? 0 : gcd);
            expect_divisors(a, m, gcd);
            count++;
        }
    }
    return count;
}

inline uint64_t check_inverse()
{
    return check_inverse_below(numbers<4>, 1);
}

inline uint64_t check_inverse_some()
{
    return check_inverse_below(numbers<4>, 37);
}

inline uint64_t check_inverse_short()
{
    return check_inverse_below(numbers<2>, 1);
}

/* Modulo the power of two of four limbs, all of them. */
inline uint64_t check_inverse_pow2()
{
    for (uint64_t a = 1; a < numbers<4>; a += 2) {
        const u256 x = number4(a);
        u256 r;
        u256_k_invert_pow2(r.w, x.w);
        expect(a * value_of(r) % numbers<4> == 1, "invert_pow2", a);
    }
    return numbers<4> / 2;
}

#endif
