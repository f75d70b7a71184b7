/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_CPP_BITS_HPP
#define U256_CPP_BITS_HPP

/*
 * Bits and bytes of a number: counted, tested and reversed. Most of these also take the language's unsigned integers,
 * under the same names. All are constexpr.
 */

#include <bit>
#include <limits>

#include <u256/cpp/uint.hpp>

namespace libu256
{

/* Zero bits above the highest set bit, below the lowest; all N for 0. */
constexpr unsigned clz(std::unsigned_integral auto x) noexcept
{
    return static_cast<unsigned>(std::countl_zero(x));
}

constexpr unsigned ctz(std::unsigned_integral auto x) noexcept
{
    return static_cast<unsigned>(std::countr_zero(x));
}

template <unsigned N> [[gnu::always_inline]] constexpr unsigned clz(const uint<N> &x) noexcept
{
    return detail::clz(x);
}

template <unsigned N> [[gnu::always_inline]] constexpr unsigned ctz(const uint<N> &x) noexcept
{
    return detail::ctz(x);
}

/* Bits of x without leading zeros: 0 for 0. */
constexpr unsigned bit_width(std::unsigned_integral auto x) noexcept
{
    return static_cast<unsigned>(std::numeric_limits<decltype(x)>::digits) - clz(x);
}

template <unsigned N> [[gnu::always_inline]] constexpr unsigned bit_width(const uint<N> &x) noexcept
{
    return N - detail::clz(x);
}

/* Bytes of x without leading zeros: 0 for 0. */
constexpr unsigned count_significant_bytes(std::uint64_t x) noexcept
{
    return (bit_width(x) + 7) / 8;
}

template <unsigned N> [[gnu::always_inline]] constexpr unsigned count_significant_bytes(const uint<N> &x) noexcept
{
    return (bit_width(x) + 7) / 8;
}

/* Words of x without leading zeros: 0 for 0. */
template <unsigned N> [[gnu::always_inline]] constexpr unsigned count_significant_words(const uint<N> &x) noexcept
{
    return (bit_width(x) + 63) / 64;
}

/* The number of set bits. */
template <unsigned N> [[gnu::always_inline]] constexpr unsigned popcount(const uint<N> &x) noexcept
{
    if constexpr (N == 256) {
        if (!std::is_constant_evaluated())
            return u256_popcount(&x);
    }
    unsigned count = 0;
    for (std::size_t i = 0; i < uint<N>::num_words; i++)
        count += static_cast<unsigned>(std::popcount(x[i]));
    return count;
}

/* Bit i of x; false if i is beyond its width. */
constexpr bool bit_test(std::uint64_t x, std::size_t i) noexcept
{
    return i < 64 && (x >> i & 1) != 0;
}

template <unsigned N> [[gnu::always_inline]] constexpr bool bit_test(const uint<N> &x, std::size_t i) noexcept
{
    return i < N && (x.w[i / 64] >> i % 64 & 1) != 0;
}

/* The bytes of x in reverse order. A type that is not listed is not promoted to one that is. */
template <class T> constexpr T bswap(T x) noexcept = delete;

constexpr std::uint8_t bswap(std::uint8_t x) noexcept
{
    return x;
}

constexpr std::uint16_t bswap(std::uint16_t x) noexcept
{
    return static_cast<std::uint16_t>(x << 8 | x >> 8);
}

constexpr std::uint32_t bswap(std::uint32_t x) noexcept
{
    return x << 24 | (x & 0xff00) << 8 | (x >> 8 & 0xff00) | x >> 24;
}

constexpr std::uint64_t bswap(std::uint64_t x) noexcept
{
    return std::is_constant_evaluated() ? portable::reverse_bytes(x) : u256_k_bswap64(x);
}

template <unsigned N> [[gnu::always_inline]] constexpr uint<N> bswap(const uint<N> &x) noexcept
{
    uint<N> r{detail::uninitialized{}};
    detail::each_word([&](std::size_t i) { r.w[uint<N>::num_words - 1 - i] = bswap(x.w[i]); },
                      typename uint<N>::indices{});
    return r;
}

} // namespace libu256

#endif /* U256_CPP_BITS_HPP */
