/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef MODELS_DIVISION_HPP
#define MODELS_DIVISION_HPP

/* Division as users call it, for numbers of all lengths: divide.h, divide_rows.h, divisor.h and their .c files. */

#include "model.hpp"

/* a by d, four limbs each, by themselves and by a prepared divisor. */
inline void expect_divrem(uint64_t a, uint64_t d, const u256 *divisor, const u256_divisor *D)
{
    const u256 dividend = number4(a);
    u256 q, rem;
    const uint64_t quotient = d ? a / d : 0, rest = d ? a % d : 0;
    bool zero = u256_divrem(&q, &rem, &dividend, divisor);
    expect(zero == (d == 0) && value_of(q) == quotient && value_of(rem) == rest, "u256_divrem", a, d);
    zero = u256_divrem_by(&q, &rem, &dividend, D);
    expect(zero == (d == 0) && value_of(q) == quotient && value_of(rem) == rest, "u256_divrem_by", a, d);
}

/* a of eight limbs by d of four, likewise. */
inline void expect_divrem_wide(uint64_t a, uint64_t d, const u256 *divisor, const u256_divisor *D)
{
    const u512 dividend = number8(a);
    u512 q;
    u256 rem;
    const uint64_t quotient = d ? a / d : 0, rest = d ? a % d : 0;
    bool zero = u512_divrem_u256(&q, &rem, &dividend, divisor);
    expect(zero == (d == 0) && value_of(q) == quotient && value_of(rem) == rest, "u512_divrem_u256", a, d);
    zero = u512_divrem_by(&q, &rem, &dividend, D);
    expect(zero == (d == 0) && value_of(q) == quotient && value_of(rem) == rest, "u512_divrem_by", a, d);
}

/* Its reciprocals, by their definitions. */
inline void init_divisor(u256_divisor *D, uint64_t d)
{
    const u256 divisor = number4(d);
    expect(u256_divisor_init(D, &divisor) == (d == 0), "u256_divisor_init", d);
    if (d == 0)
        return;
    const uint64_t normalized = from_limbs<4>(D->normalized);
    expect(normalized == d << D->shift && normalized >= numbers<4> / 2, "u256_divisor_init: normalized", d);
    const unsigned __int128 all = numbers<4> - 1;
    expect(from_limbs<4>(D->reciprocal) == uint64_t((all * numbers<4> + all) / normalized - numbers<4>),
           "u256_divisor_init: reciprocal", d);
}

/* All of four limbs by all of four limbs. */
inline uint64_t check_divrem()
{
    for (uint64_t d = 0; d < numbers<4>; d++) {
        const u256 divisor = number4(d);
        u256_divisor D;
        init_divisor(&D, d);
        for (uint64_t a = 0; a < numbers<4>; a++)
            expect_divrem(a, d, &divisor, &D);
    }
    return numbers<8>;
}

/* All of eight limbs by all of four limbs. */
inline uint64_t check_divrem_wide()
{
    for (uint64_t d = 0; d < numbers<4>; d++) {
        const u256 divisor = number4(d);
        u256_divisor D;
        init_divisor(&D, d);
        for (uint64_t a = 0; a < numbers<8>; a++)
            expect_divrem_wide(a, d, &divisor, &D);
    }
    return numbers<12>;
}

/* All of three limbs by all of two. */
inline uint64_t check_divrem_short()
{
    for (uint64_t d = 0; d < numbers<2>; d++) {
        const u256 divisor = number4(d);
        u256_divisor D;
        init_divisor(&D, d);
        for (uint64_t a = 0; a < numbers<3>; a++)
            expect_divrem(a, d, &divisor, &D);
    }
    return numbers<5>;
}

/* Calls f(d) for each d of four limbs that are all among those given. */
template <unsigned n, class F> inline void for_each_of_limbs(const uint64_t (&limbs)[n], F f)
{
    for (unsigned i = 0; i < n * n * n * n; i++) {
        uint64_t d = 0;
        for (unsigned rest = i, limb = 0; limb < 4; limb++, rest /= n)
            d = d * base + limbs[rest % n];
        f(d);
    }
}

/* All of four limbs by those divisors. */
template <unsigned n> inline uint64_t check_divrem_of(const uint64_t (&limbs)[n])
{
    uint64_t count = 0;
    for_each_of_limbs(limbs, [&](uint64_t d) {
        const u256 divisor = number4(d);
        u256_divisor D;
        init_divisor(&D, d);
        for (uint64_t a = 0; a < numbers<4>; a++)
            expect_divrem(a, d, &divisor, &D);
        count += numbers<4>;
    });
    return count;
}

inline uint64_t check_divrem_ends()
{
    const uint64_t limbs[] = {0, base - 1};
    return check_divrem_of(limbs);
}

inline uint64_t check_divrem_few()
{
    const uint64_t limbs[] = {0, base / 2, base - 1};
    return check_divrem_of(limbs);
}

inline uint64_t check_divrem_many()
{
    const uint64_t limbs[] = {0, 1, base / 2 - 1, base / 2, base - 2, base - 1};
    return check_divrem_of(limbs);
}

/* All of eight limbs by all of eight limbs. */
inline uint64_t check_divrem_wide_by_wide()
{
    for (uint64_t d = 0; d < numbers<8>; d++) {
        const u512 divisor = number8(d);
        for (uint64_t a = 0; a < numbers<8>; a++) {
            const u512 dividend = number8(a);
            u512 q, rem;
            const bool zero = u512_divrem(&q, &rem, &dividend, &divisor);
            expect(zero == (d == 0) && value_of(q) == (d ? a / d : 0) && value_of(rem) == (d ? a % d : 0),
                   "u512_divrem", a, d);
        }
    }
    return numbers<8> * numbers<8>;
}

/* a b by d, all of four limbs. */
inline uint64_t check_muldiv()
{
    for (uint64_t d = 0; d < numbers<4>; d++) {
        const u256 divisor = number4(d);
        for (uint64_t a = 0; a < numbers<4>; a++) {
            const u256 x = number4(a);
            for (uint64_t b = 0; b < numbers<4>; b++) {
                const u256 y = number4(b);
                u256 q, rem;
                const uint64_t quotient = d ? a * b / d : 0, up = d ? (a * b + d - 1) / d : 0;
                bool wrong = u256_muldivrem(&q, &rem, &x, &y, &divisor);
                expect(value_of(q) == quotient % numbers<4> && value_of(rem) == (d ? a * b % d : 0) &&
                           wrong == (d == 0 || quotient >= numbers<4>),
                       "u256_muldivrem", a, b, d);
                wrong = u256_muldiv_up(&q, &x, &y, &divisor);
                expect(value_of(q) == up % numbers<4> && wrong == (d == 0 || up >= numbers<4>), "u256_muldiv_up", a, b,
                       d);
            }
        }
    }
    return numbers<12>;
}

#endif
