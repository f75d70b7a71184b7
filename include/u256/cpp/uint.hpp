/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_CPP_UINT_HPP
#define U256_CPP_UINT_HPP

/*
 * The value types and their operators.
 *
 * uint256 is the struct u256 with operators, and uint512 is u512: nothing is added to them, so a pointer or
 * reference to a uint256 can be passed for one to a u256, and u256_isqrt(&r, &a) takes both. A u256 converts to a
 * uint256 implicitly.
 *
 * Operators are those of an unsigned integer: results are modulo 2^N, and no operand is undefined. Dividing by
 * zero gives 0 for quotient and remainder; a count of N or more shifts every bit out. All are constexpr and
 * noexcept; in a constant expression the arithmetic is that of portable.hpp, otherwise each is the C function
 * of its name, at the same cost.
 *
 * uint<N> for another N, a multiple of 64 from 128 on, is for what lies between: the 128 bits of umul() of two words,
 * the 320 bits of a Montgomery step. Its products and quotients are portable code that is not tuned.
 */

#include <compare>
#include <concepts>
#include <span>
#include <type_traits>

#include <u256/cpp/operations.hpp>

/* All that <u256.hpp> declares. */
namespace libu256
{

template <unsigned N> struct uint;

namespace detail
{

#ifdef __SIZEOF_INT128__
__extension__ typedef __int128 int128_type;
__extension__ typedef unsigned __int128 uint128_type;
template <class T> inline constexpr bool is_int128 = std::is_same_v<T, int128_type> || std::is_same_v<T, uint128_type>;
#else
template <class T> inline constexpr bool is_int128 = false;
#endif

/* What a number converts to explicitly: the integers of the language, including bool and characters. */
template <class T>
concept integer = std::is_integral_v<T> || is_int128<T>;

/* What converts to a word implicitly: not a floating-point number, which would lose something. */
template <class T>
concept word = std::is_convertible_v<T, std::uint64_t> && !std::is_floating_point_v<T>;

/* n as the C functions take a shift count; a count that is too large for them, or negative, shifts everything out. */
template <std::integral T> constexpr unsigned shift_count(T n) noexcept
{
    if constexpr (sizeof(T) <= sizeof(unsigned))
        return static_cast<unsigned>(n);
    else
        return static_cast<std::make_unsigned_t<T>>(n) >> 31 == 0 ? static_cast<unsigned>(n) : ~0u;
}

template <std::size_t W> constexpr unsigned shift_count(const std::uint64_t (&n)[W]) noexcept
{
    std::uint64_t high = n[0] >> 31;
    for (std::size_t i = 1; i < W; i++)
        high |= n[i];
    return high == 0 ? static_cast<unsigned>(n[0]) : ~0u;
}

} // namespace detail

/* An unsigned integer of N bits. */
template <unsigned N> struct uint : detail::storage_of<N>::type {
    static_assert(N >= 128 && N % 64 == 0, "a width is a multiple of 64 bits, and at least 128");

    /* The C struct, and what it consists of. */
    using storage = typename detail::storage_of<N>::type;
    using word_type = std::uint64_t;
    static constexpr std::size_t word_num_bits = 64;
    static constexpr unsigned num_bits = N;
    static constexpr std::size_t num_words = N / 64;
    using indices = std::make_index_sequence<num_words>;

    /* 0. */
    constexpr uint() noexcept : storage{}
    {
    }

    constexpr explicit uint(detail::uninitialized) noexcept
    {
    }

    /* The same number: from the C struct; from another width, implicitly if that is smaller, otherwise
     * explicitly and modulo 2^N. */
    template <std::same_as<storage> S> constexpr uint(const S &x) noexcept : storage(x)
    {
    }

    template <unsigned M>
    requires(M != N) constexpr explicit(M > N) uint(const uint<M> &x) noexcept : storage{}
    {
        for (std::size_t i = 0; i < num_words && i < uint<M>::num_words; i++)
            this->w[i] = x.w[i];
    }

    /* An integer, a negative one modulo 2^N: uint256{-1} is 2^256 - 1. (Anything else that converts to
     * uint64_t counts as that.) */
    template <detail::word T> constexpr uint(T x) noexcept : storage{}
    {
        if constexpr (std::is_enum_v<T>) {
            *this = static_cast<std::underlying_type_t<T>>(x);
            return;
        } else {
            this->w[0] = static_cast<std::uint64_t>(x);
        }
        if constexpr (detail::integer<T>) {
            const std::uint64_t sign = x < T{} ? ~std::uint64_t{0} : 0;
            for (std::size_t i = 1; i < num_words; i++)
                this->w[i] = sign;
        }
        if constexpr (detail::is_int128<T>)
            this->w[1] = static_cast<std::uint64_t>(x >> 64);
    }

    /* Two words or more, least significant first; missing ones are 0. */
    template <detail::word... T>
    requires(sizeof...(T) >= 2 && sizeof...(T) <= num_words) constexpr uint(T... words) noexcept
        : storage{{static_cast<std::uint64_t>(words)...}}
    {
    }

    /* Words of a span, least significant first; missing ones are 0, those beyond num_words are ignored. */
    constexpr explicit uint(std::span<const std::uint64_t> words) noexcept : storage{}
    {
        for (std::size_t i = 0; i < num_words && i < words.size(); i++)
            this->w[i] = words[i];
    }

    /* Word i < num_words, 0 the least significant. */
    constexpr std::uint64_t &operator[](std::size_t i) noexcept
    {
        return this->w[i];
    }

    constexpr const std::uint64_t &operator[](std::size_t i) const noexcept
    {
        return this->w[i];
    }

    /* Whether it is not 0. */
    constexpr explicit operator bool() const noexcept
    {
        std::uint64_t any = 0;
        detail::each_word([&](std::size_t i) { any |= this->w[i]; }, indices{});
        return any != 0;
    }

    /* As many low bits as Int has: modulo 2^64 for uint64_t. numeric.hpp has the checked conversion. */
    template <detail::integer Int> constexpr explicit operator Int() const noexcept
    {
#ifdef __SIZEOF_INT128__
        if constexpr (detail::is_int128<Int>)
            return static_cast<Int>(static_cast<detail::uint128_type>(this->w[1]) << 64 | this->w[0]);
        else
#endif
            return static_cast<Int>(this->w[0]);
    }

    /* Arithmetic modulo 2^N; dividing by zero gives 0. */
    [[gnu::always_inline]] friend constexpr uint operator+(const uint &a, const uint &b) noexcept
    {
        uint r{detail::uninitialized{}};
        detail::add(r, a, b);
        return detail::by_words(r);
    }

    [[gnu::always_inline]] friend constexpr uint operator-(const uint &a, const uint &b) noexcept
    {
        uint r{detail::uninitialized{}};
        detail::sub(r, a, b);
        return detail::by_words(r);
    }

    [[gnu::always_inline]] friend constexpr uint operator*(const uint &a, const uint &b) noexcept
    {
        uint r{detail::uninitialized{}};
        detail::mul(r, a, b);
        return detail::by_words(r);
    }

    [[gnu::always_inline]] friend constexpr uint operator/(const uint &a, const uint &d) noexcept
    {
        uint r{detail::uninitialized{}};
        detail::div(r, a, d);
        return detail::by_words(r);
    }

    [[gnu::always_inline]] friend constexpr uint operator%(const uint &a, const uint &d) noexcept
    {
        uint r{detail::uninitialized{}};
        detail::mod(r, a, d);
        return detail::by_words(r);
    }

    /* Bitwise. */
    [[gnu::always_inline]] friend constexpr uint operator&(const uint &a, const uint &b) noexcept
    {
        uint r{detail::uninitialized{}};
        detail::each_word([&](std::size_t i) { r.w[i] = a.w[i] & b.w[i]; }, indices{});
        return r;
    }

    [[gnu::always_inline]] friend constexpr uint operator|(const uint &a, const uint &b) noexcept
    {
        uint r{detail::uninitialized{}};
        detail::each_word([&](std::size_t i) { r.w[i] = a.w[i] | b.w[i]; }, indices{});
        return r;
    }

    [[gnu::always_inline]] friend constexpr uint operator^(const uint &a, const uint &b) noexcept
    {
        uint r{detail::uninitialized{}};
        detail::each_word([&](std::size_t i) { r.w[i] = a.w[i] ^ b.w[i]; }, indices{});
        return r;
    }

    [[gnu::always_inline]] constexpr uint operator~() const noexcept
    {
        uint r{detail::uninitialized{}};
        detail::each_word([&](std::size_t i) { r.w[i] = ~this->w[i]; }, indices{});
        return r;
    }

    /* The number, and its negative modulo 2^N. */
    constexpr uint operator+() const noexcept
    {
        return *this;
    }

    [[gnu::always_inline]] constexpr uint operator-() const noexcept
    {
        return uint{} - *this;
    }

    /* By an integer or a number of any width: a count of N or more, or a negative one, shifts every bit out. */
    template <std::integral T> [[gnu::always_inline]] friend constexpr uint operator<<(const uint &a, T n) noexcept
    {
        uint r{detail::uninitialized{}};
        detail::shl(r, a, detail::shift_count(n));
        return detail::by_words(r);
    }

    template <std::integral T> [[gnu::always_inline]] friend constexpr uint operator>>(const uint &a, T n) noexcept
    {
        uint r{detail::uninitialized{}};
        detail::shr(r, a, detail::shift_count(n));
        return detail::by_words(r);
    }

    [[gnu::always_inline]] friend constexpr uint operator<<(const uint &a, const uint &n) noexcept
    {
        uint r{detail::uninitialized{}};
        detail::shl(r, a, detail::shift_count(n.w));
        return detail::by_words(r);
    }

    [[gnu::always_inline]] friend constexpr uint operator>>(const uint &a, const uint &n) noexcept
    {
        uint r{detail::uninitialized{}};
        detail::shr(r, a, detail::shift_count(n.w));
        return detail::by_words(r);
    }

    /* As the operators of two numbers. */
    [[gnu::always_inline]] constexpr uint &operator+=(const uint &b) noexcept
    {
        detail::add(*this, *this, b);
        return *this;
    }

    [[gnu::always_inline]] constexpr uint &operator-=(const uint &b) noexcept
    {
        detail::sub(*this, *this, b);
        return *this;
    }

    [[gnu::always_inline]] constexpr uint &operator*=(const uint &b) noexcept
    {
        detail::mul(*this, *this, b);
        return *this;
    }

    [[gnu::always_inline]] constexpr uint &operator/=(const uint &d) noexcept
    {
        detail::div(*this, *this, d);
        return *this;
    }

    [[gnu::always_inline]] constexpr uint &operator%=(const uint &d) noexcept
    {
        detail::mod(*this, *this, d);
        return *this;
    }

    [[gnu::always_inline]] constexpr uint &operator&=(const uint &b) noexcept
    {
        detail::each_word([&](std::size_t i) { this->w[i] &= b.w[i]; }, indices{});
        return *this;
    }

    [[gnu::always_inline]] constexpr uint &operator|=(const uint &b) noexcept
    {
        detail::each_word([&](std::size_t i) { this->w[i] |= b.w[i]; }, indices{});
        return *this;
    }

    [[gnu::always_inline]] constexpr uint &operator^=(const uint &b) noexcept
    {
        detail::each_word([&](std::size_t i) { this->w[i] ^= b.w[i]; }, indices{});
        return *this;
    }

    template <std::integral T> [[gnu::always_inline]] constexpr uint &operator<<=(T n) noexcept
    {
        detail::shl(*this, *this, detail::shift_count(n));
        return *this;
    }

    template <std::integral T> [[gnu::always_inline]] constexpr uint &operator>>=(T n) noexcept
    {
        detail::shr(*this, *this, detail::shift_count(n));
        return *this;
    }

    /* With anything that converts to a number. */
    [[gnu::always_inline]] constexpr uint &operator<<=(const uint &n) noexcept
    {
        detail::shl(*this, *this, detail::shift_count(n.w));
        return *this;
    }

    [[gnu::always_inline]] constexpr uint &operator>>=(const uint &n) noexcept
    {
        detail::shr(*this, *this, detail::shift_count(n.w));
        return *this;
    }

    template <unsigned M> [[gnu::always_inline]] constexpr uint &operator<<=(const uint<M> &n) noexcept
    {
        detail::shl(*this, *this, detail::shift_count(n.w));
        return *this;
    }

    template <unsigned M> [[gnu::always_inline]] constexpr uint &operator>>=(const uint<M> &n) noexcept
    {
        detail::shr(*this, *this, detail::shift_count(n.w));
        return *this;
    }

    /* Modulo 2^N. */
    constexpr uint &operator++() noexcept
    {
        return *this += 1;
    }

    constexpr uint &operator--() noexcept
    {
        return *this -= 1;
    }

    constexpr uint operator++(int) noexcept
    {
        const uint before = *this;
        *this += 1;
        return before;
    }

    constexpr uint operator--(int) noexcept
    {
        const uint before = *this;
        *this -= 1;
        return before;
    }

    /* Unsigned order. */
    [[gnu::always_inline]] friend constexpr bool operator==(const uint &a, const uint &b) noexcept
    {
        return detail::equal(a, b);
    }

    [[gnu::always_inline]] friend constexpr bool operator<(const uint &a, const uint &b) noexcept
    {
        return detail::less(a, b);
    }

    [[gnu::always_inline]] friend constexpr bool operator>(const uint &a, const uint &b) noexcept
    {
        return detail::less(b, a);
    }

    [[gnu::always_inline]] friend constexpr bool operator<=(const uint &a, const uint &b) noexcept
    {
        return !detail::less(b, a);
    }

    [[gnu::always_inline]] friend constexpr bool operator>=(const uint &a, const uint &b) noexcept
    {
        return !detail::less(a, b);
    }

    [[gnu::always_inline]] friend constexpr std::strong_ordering operator<=>(const uint &a, const uint &b) noexcept
    {
        return detail::compare(a, b) <=> 0;
    }
};

/* With a number of another width. */
template <unsigned N, unsigned M>
requires(M != N) [[gnu::always_inline]] constexpr uint<N> operator<<(const uint<N> &a, const uint<M> &n) noexcept
{
    return a << detail::shift_count(n.w);
}

template <unsigned N, unsigned M>
requires(M != N) [[gnu::always_inline]] constexpr uint<N> operator>>(const uint<N> &a, const uint<M> &n) noexcept
{
    return a >> detail::shift_count(n.w);
}

/* The widths that have names; the C functions take the last two. */
using uint128 = uint<128>;
using uint256 = uint<256>;
using uint512 = uint<512>;

static_assert(sizeof(uint256) == sizeof(u256) && alignof(uint256) == alignof(u256));
static_assert(sizeof(uint512) == sizeof(u512) && alignof(uint512) == alignof(u512));
static_assert(std::is_trivially_copyable_v<uint256> && std::is_standard_layout_v<uint256>);
static_assert(std::is_trivially_copyable_v<uint512> && std::is_standard_layout_v<uint512>);

} // namespace libu256

#endif /* U256_CPP_UINT_HPP */
