/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef MODELS_STEPS_HPP
#define MODELS_STEPS_HPP

/* The steps of division and of the binary Euclidean algorithm: kernel_steps.h, and those of divide.h, divide_rows.h. */

#include "model.hpp"

/* Quotient and remainder of u1:u0 by each normalised limb. */
inline uint64_t check_div2by1()
{
    uint64_t count = 0;
    for (uint64_t d = base / 2; d < base; d++) {
        const model_limb v = u256_k_reciprocal(d);
        for (uint64_t u = 0; u < d * base; u++) {
            model_limb rem, q = u256_k_div2by1(&rem, u / base, u % base, d, v);
            expect(q.value() == u / d && rem.value() == u % d, "div2by1", u, d);
            count++;
        }
    }
    return count;
}

/* floor((B^3 - 1) / d) - B for each normalised divisor of two limbs. */
inline uint64_t check_reciprocal2()
{
    for (uint64_t d = numbers<2> / 2; d < numbers<2>; d++) {
        const uint64_t v = u256_k_reciprocal2(d / base, d % base).value();
        expect(v == (numbers<3> - 1) / d - base, "reciprocal2", d);
    }
    return numbers<2> / 2;
}

/* Between what is exact for d1:d0 followed by the least and by more than the greatest fraction; at most 9 below the
 * former; and x within the bounds beside it. */
inline uint64_t check_reciprocal128()
{
    using wide = unsigned __int128;
    const wide all = (wide{1} << 4 * BITS) - 1;
    for (uint64_t d = numbers<2> / 2; d < numbers<2>; d++) {
        model_limb v[2];
        const int64_t x = int64_t(u256_k_reciprocal128(v, d / base, d % base).value());
        const int64_t got = int64_t(from_limbs<2>(v));
        const int64_t upper = int64_t(all / d - numbers<2>), lower = int64_t(all / (d + 1) - numbers<2>);
        expect(got <= upper && upper - got < 10 && (d + 1 == numbers<2> || got <= lower), "reciprocal128", d);
        const int64_t upper_x = int64_t(all / d / base - base);
        expect(-2 <= upper_x - x && upper_x - x <= 2, "first half of reciprocal128", d);
    }
    return numbers<2> / 2;
}

/* A quotient limb and the new remainder of n + 1 limbs by n limbs, for every one of so many normalised divisors and
 * each dividend that has one: by u256_k_quotient_limb(), or by u256_k_quotient_by_row(). */
template <unsigned n> inline uint64_t check_quotient_limb(bool by_row, uint64_t every = 1)
{
    uint64_t count = 0;
    for (uint64_t d = numbers<n> / 2; d < numbers<n>; d += every) {
        model_limb divisor[n], negated[n], reciprocal[2], v = 0;
        to_limbs<n>(divisor, d);
        to_limbs<n>(negated, numbers<n> - d);
        if (by_row)
            u256_k_reciprocal128(reciprocal, divisor[n - 1], divisor[n - 2]);
        else
            v = u256_k_reciprocal2(divisor[n - 1], divisor[n - 2]);
        uint64_t q = 0, rem = 0;
        for (uint64_t a = 0; a < d * base; a++) {
            model_limb r[n];
            to_limbs<n>(r, a / base);
            const model_limb got = by_row ? u256_k_quotient_by_row(r, a % base, negated, n, reciprocal)
                                          : u256_k_quotient_limb(r, a % base, divisor, n, v);
            expect(got.value() == q && from_limbs<n>(r) == rem, by_row ? "quotient_by_row" : "quotient_limb", a, d);
            rem++;
            if (rem == d) {
                rem = 0;
                q++;
            }
            count++;
        }
    }
    return count;
}

inline uint64_t check_quotient_limb2()
{
    return check_quotient_limb<2>(false);
}

inline uint64_t check_quotient_limb3()
{
    return check_quotient_limb<3>(false);
}

inline uint64_t check_quotient_limb4()
{
    return check_quotient_limb<4>(false);
}

inline uint64_t check_quotient_by_row2()
{
    return check_quotient_limb<2>(true);
}

inline uint64_t check_quotient_by_row3_some()
{
    return check_quotient_limb<3>(true, 251);
}

/* The inverse of each odd limb. */
inline uint64_t check_invert_limb()
{
    for (uint64_t a = 1; a < base; a += 2)
        expect(a * u256_k_invert_limb(a).value() % base == 1, "invert_limb", a);
    return base / 2;
}

/* The greatest common divisor of all pairs of odd limbs. */
inline uint64_t check_gcd_limb()
{
    for (uint64_t a = 1; a < base; a += 2) {
        for (uint64_t b = 1; b < base; b += 2)
            expect(u256_k_gcd_limb(a, b).value() == std::gcd(a, b), "gcd_limb", a, b);
    }
    return base / 2 * base / 2;
}

#endif
