/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_CPP_ARITHMETIC_HPP
#define U256_CPP_ARITHMETIC_HPP

/*
 * Arithmetic with more than one result, or by name: carries, full products, quotient and remainder, signed order and
 * division, powers, and modulo m. All are constexpr and defined for every operand: dividing by zero, or modulo zero,
 * gives 0. (The C functions report that, and there are many more of them; they take these types directly.)
 */

#include <tuple>

#include <u256/cpp/uint.hpp>

namespace libu256
{

/* For a case that a switch never reaches. Reaching it is undefined. */
[[noreturn]] inline void unreachable() noexcept
{
#ifdef __GNUC__
    __builtin_unreachable();
#else
    for (;;) {
    }
#endif
}

/* A sum or difference, modulo 2^N, and whether it left [0, 2^N). Also as std::tie(value, carry) = addc(a, b). */
template <class T> struct result_with_carry {
    T value;    /* modulo 2^N */
    bool carry; /* whether value is not the mathematical result */

    /* For std::tie(). */
    constexpr operator std::tuple<T &, bool &>() noexcept
    {
        return {value, carry};
    }
};

/* A quotient and a remainder. Also as std::tie(quot, rem) = udivrem(a, d). */
template <class Quot, class Rem = Quot> struct div_result {
    Quot quot; /* 0 if the divisor is */
    Rem rem;   /* likewise */

    /* Equality of both. */
    bool operator==(const div_result &) const = default;

    /* For std::tie(). */
    constexpr operator std::tuple<Quot &, Rem &>() noexcept
    {
        return {quot, rem};
    }
};

/* a + b + carry, a - b - carry. */
constexpr result_with_carry<std::uint64_t> addc(std::uint64_t a, std::uint64_t b, bool carry = false) noexcept
{
    const std::uint64_t s = a + b, t = s + carry;
    return {t, s < a || t < s};
}

constexpr result_with_carry<std::uint64_t> subc(std::uint64_t a, std::uint64_t b, bool carry = false) noexcept
{
    const std::uint64_t d = a - b, t = d - carry;
    return {t, a < b || d < t};
}

template <unsigned N>
[[gnu::always_inline]] constexpr result_with_carry<uint<N>> addc(const uint<N> &a, const uint<N> &b,
                                                                 bool carry = false) noexcept
{
    uint<N> r{detail::uninitialized{}};
    bool out = false;
    if constexpr (N == 512) {
        out = detail::add(r, a, b);
        out = detail::add(r, r, uint<N>{carry}) || out; /* at most one of the two */
    } else {
        out = detail::add(r, a, b, carry);
    }
    return {detail::by_words(r), out};
}

template <unsigned N>
[[gnu::always_inline]] constexpr result_with_carry<uint<N>> subc(const uint<N> &a, const uint<N> &b,
                                                                 bool carry = false) noexcept
{
    uint<N> r{detail::uninitialized{}};
    bool out = false;
    if constexpr (N == 512) {
        out = detail::sub(r, a, b);
        out = detail::sub(r, r, uint<N>{carry}) || out;
    } else {
        out = detail::sub(r, a, b, carry);
    }
    return {detail::by_words(r), out};
}

/* a * b, exact. */
constexpr uint128 umul(std::uint64_t a, std::uint64_t b) noexcept
{
    std::uint64_t high = 0;
    const std::uint64_t low = portable::multiply_add(high, a, b, 0);
    return {low, high};
}

template <unsigned N> [[gnu::always_inline]] constexpr uint<2 * N> umul(const uint<N> &a, const uint<N> &b) noexcept
{
    uint<2 * N> r{detail::uninitialized{}};
    if constexpr (N == 256)
        detail::mul(r, a, b);
    else
        portable::mul(r.w, a.w, b.w);
    return detail::by_words(r);
}

/* floor(a / d) and a mod d. */
template <unsigned M, unsigned N>
[[gnu::always_inline]] constexpr div_result<uint<M>, uint<N>> udivrem(const uint<M> &a, const uint<N> &d) noexcept
{
    uint<M> quot{detail::uninitialized{}};
    uint<N> rem{detail::uninitialized{}};
    if constexpr ((M == N && (N == 256 || N == 512)) || (M == 512 && N == 256)) {
        detail::divrem(quot, rem, a, d);
        return {detail::by_words(quot), detail::by_words(rem)};
    } else {
        portable::divrem(quot.w, rem.w, a.w, d.w);
        return {quot, rem};
    }
}

namespace detail
{

template <unsigned N> constexpr uint<N> power(const uint<N> &base, const uint<N> &exponent) noexcept
{
    uint<N> r = 1;
    for (unsigned i = N - clz(exponent); i-- > 0;) {
        r *= r;
        if (exponent.w[i / 64] >> i % 64 & 1)
            r *= base;
    }
    return r;
}

} // namespace detail

/* a < b, both read as two's complement. */
template <unsigned N> [[gnu::always_inline]] constexpr bool slt(const uint<N> &a, const uint<N> &b) noexcept
{
    if constexpr (N == 256) {
        if (!std::is_constant_evaluated())
            return u256_slt(&a, &b);
    }
    const bool a_negative = a.w[uint<N>::num_words - 1] >> 63 != 0, b_negative = b.w[uint<N>::num_words - 1] >> 63 != 0;
    return a_negative != b_negative ? a_negative : a < b;
}

/* As two's complement: a / d rounded towards zero, and the remainder, which has the sign of a.
 * -2^(N-1) / -1 is -2^(N-1). */
template <unsigned N>
[[gnu::always_inline]] constexpr div_result<uint<N>> sdivrem(const uint<N> &a, const uint<N> &d) noexcept
{
    if constexpr (N == 256) {
        if (!std::is_constant_evaluated()) {
            uint<N> quot{detail::uninitialized{}}, rem{detail::uninitialized{}};
            u256_sdivrem(&quot, &rem, &a, &d);
            return {detail::by_words(quot), detail::by_words(rem)};
        }
    }
    const bool a_negative = slt(a, uint<N>{}), d_negative = slt(d, uint<N>{});
    div_result<uint<N>> r = udivrem(a_negative ? -a : a, d_negative ? -d : d);
    if (a_negative != d_negative)
        r.quot = -r.quot;
    if (a_negative)
        r.rem = -r.rem;
    return r;
}

/* base^exponent modulo 2^N; 0^0 = 1. For widths other than 256 bits by squares and products from the top bit down. */
template <unsigned N>
[[gnu::always_inline]] constexpr uint<N> exp(const uint<N> &base, const uint<N> &exponent) noexcept
{
    if constexpr (N == 256) {
        if (!std::is_constant_evaluated()) {
            uint<N> r{detail::uninitialized{}};
            u256_pow(&r, &base, &exponent);
            return detail::by_words(r);
        }
    }
    return detail::power(base, exponent);
}

/* (a + b) mod m, a * b mod m, of the exact sum and product; operands may be any size. */
[[gnu::always_inline]] constexpr uint256 addmod(const uint256 &a, const uint256 &b, const uint256 &m) noexcept
{
    uint256 r{detail::uninitialized{}};
    std::is_constant_evaluated() ? portable::addmod(r.w, a.w, b.w, m.w) : u256_addmod(&r, &a, &b, &m);
    return detail::by_words(r);
}

[[gnu::always_inline]] constexpr uint256 mulmod(const uint256 &a, const uint256 &b, const uint256 &m) noexcept
{
    uint256 r{detail::uninitialized{}};
    std::is_constant_evaluated() ? portable::mulmod(r.w, a.w, b.w, m.w) : u256_mulmod(&r, &a, &b, &m);
    return detail::by_words(r);
}

} // namespace libu256

#endif /* U256_CPP_ARITHMETIC_HPP */
