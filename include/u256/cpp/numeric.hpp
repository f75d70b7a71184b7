/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_CPP_NUMERIC_HPP
#define U256_CPP_NUMERIC_HPP

/*
 * numeric_limits and hash for the types, and checked conversions: a plain static_cast<uint64_t>(x) takes the low
 * bits without notice.
 */

#include <functional>
#include <limits>
#include <optional>

#include <u256/cpp/bits.hpp>

namespace libu256
{

/* Whether x is a value of T, an integer type or another uint<N>; for a signed T, a value that is not negative. */
template <class T, unsigned N> constexpr bool in_range(const uint<N> &x) noexcept
{
    return bit_width(x) <= static_cast<unsigned>(std::numeric_limits<T>::digits);
}

/* x as a T, or nothing if it is not a value of T. */
template <class T, unsigned N> constexpr std::optional<T> checked_cast(const uint<N> &x) noexcept
{
    if (in_range<T>(x))
        return static_cast<T>(x);
    return std::nullopt;
}

/* x as a uint<N>, or nothing if it is negative or too large. */
template <class T, detail::integer Int>
requires requires
{
    T::num_bits;
}
constexpr std::optional<T> checked_cast(Int x) noexcept
{
    if (x < Int{})
        return std::nullopt;
    return T(x); /* no integer has more than 128 bits, and no T fewer */
}

} // namespace libu256

/* As for the language's unsigned integers, except for has_denorm, which C++23 deprecates. */
template <unsigned N> struct std::numeric_limits<libu256::uint<N>> {
    /* What the standard says of an unsigned integer type. */
    static constexpr bool is_specialized = true;
    static constexpr bool is_signed = false;
    static constexpr bool is_integer = true;
    static constexpr bool is_exact = true;
    static constexpr bool has_infinity = false;
    static constexpr bool has_quiet_NaN = false;
    static constexpr bool has_signaling_NaN = false;
    static constexpr bool has_denorm_loss = false;
    static constexpr std::float_round_style round_style = std::round_toward_zero;
    static constexpr bool is_iec559 = false;
    static constexpr bool is_bounded = true;
    static constexpr bool is_modulo = true;
    static constexpr int digits = static_cast<int>(N);
    static constexpr int digits10 = static_cast<int>(N * 30102999566ull / 100000000000ull); /* log10(2) */
    static constexpr int max_digits10 = 0;
    static constexpr int radix = 2;
    static constexpr int min_exponent = 0;
    static constexpr int min_exponent10 = 0;
    static constexpr int max_exponent = 0;
    static constexpr int max_exponent10 = 0;
    static constexpr bool traps = false; /* not even division by zero */
    static constexpr bool tinyness_before = false;

    static constexpr libu256::uint<N> min() noexcept
    {
        return {};
    }
    static constexpr libu256::uint<N> lowest() noexcept
    {
        return {};
    }
    static constexpr libu256::uint<N> max() noexcept
    {
        return ~libu256::uint<N>{};
    }
    static constexpr libu256::uint<N> epsilon() noexcept
    {
        return {};
    }
    static constexpr libu256::uint<N> round_error() noexcept
    {
        return {};
    }
    static constexpr libu256::uint<N> infinity() noexcept
    {
        return {};
    }
    static constexpr libu256::uint<N> quiet_NaN() noexcept
    {
        return {};
    }
    static constexpr libu256::uint<N> signaling_NaN() noexcept
    {
        return {};
    }
    static constexpr libu256::uint<N> denorm_min() noexcept
    {
        return {};
    }
};

/* Every word counts, and so does its position: both halves of a product for each. No defence against keys that were
 * chosen to collide. */
template <unsigned N> struct std::hash<libu256::uint<N>> {
    /* The hash of x. */
    constexpr std::size_t operator()(const libu256::uint<N> &x) const noexcept
    {
        std::uint64_t h = N;
        for (const std::uint64_t word : x.w) {
            std::uint64_t high = 0;
            const std::uint64_t low = libu256::portable::multiply_add(high, h ^ word, 0x9e3779b97f4a7c15, 0);
            h = high ^ low; /* 2^64 / golden ratio, odd */
        }
        return static_cast<std::size_t>(h ^ h >> 32);
    }
};

#endif /* U256_CPP_NUMERIC_HPP */
