/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef MODELS_WORD_HPP
#define MODELS_WORD_HPP

/*
 * An unsigned integer of N bits that behaves as uint64_t does with 64: it wraps, and whatever it is combined with
 * becomes one. What would be undefined for uint64_t, or would hide that a constant is one for 64 bits, ends the
 * program: a shift by N or more, a division by zero, a constant that does not fit.
 */

#include <compare>
#include <concepts>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <type_traits>

[[noreturn]] inline void word_misused(const char *how)
{
    std::printf("FAILED: %s\n", how);
    std::exit(1);
}

template <unsigned N> class word
{
    static_assert(N >= 1 && N <= 32, "products are made in 64 bits");

  public:
    static constexpr unsigned bits = N;
    static constexpr uint64_t mask = (uint64_t{1} << N) - 1;

    word() = default;

    template <std::integral T> constexpr word(T x) : m_value(uint32_t(uint64_t(x) & mask))
    {
        if (x > 0 && uint64_t(x) > mask)
            word_misused("a number that does not fit into a limb");
    }

    template <unsigned M> constexpr explicit(M > N) word(word<M> x) : m_value(uint32_t(x.value() & mask))
    {
    }

    static constexpr word wrapped(uint64_t x)
    {
        word r;
        r.m_value = uint32_t(x & mask);
        return r;
    }

    constexpr uint64_t value() const
    {
        return m_value;
    }

    /* To bool as from uint64_t, to anything else by a cast alone. */
    template <std::integral T> constexpr explicit(!std::same_as<T, bool>) operator T() const
    {
        return T(m_value);
    }

    constexpr auto operator<=>(const word &) const = default;
    constexpr bool operator==(const word &) const = default;
    template <std::integral T> constexpr auto operator<=>(T x) const
    {
        return m_value <=> word(x).m_value;
    }
    template <std::integral T> constexpr bool operator==(T x) const
    {
        return m_value == word(x).m_value;
    }

    constexpr word operator~() const
    {
        return wrapped(~value());
    }

    constexpr word operator<<(unsigned n) const
    {
        if (n >= N)
            word_misused("a shift by the limb's bits or more");
        return wrapped(value() << n);
    }

    constexpr word operator>>(unsigned n) const
    {
        if (n >= N)
            word_misused("a shift by the limb's bits or more");
        return wrapped(value() >> n);
    }

    template <class T> constexpr word &operator+=(T x)
    {
        return *this = *this + x;
    }
    template <class T> constexpr word &operator-=(T x)
    {
        return *this = *this - x;
    }
    template <class T> constexpr word &operator*=(T x)
    {
        return *this = *this * x;
    }
    template <class T> constexpr word &operator&=(T x)
    {
        return *this = *this & x;
    }
    template <class T> constexpr word &operator|=(T x)
    {
        return *this = *this | x;
    }
    template <class T> constexpr word &operator^=(T x)
    {
        return *this = *this ^ x;
    }
    constexpr word &operator<<=(unsigned n)
    {
        return *this = *this << n;
    }
    constexpr word &operator>>=(unsigned n)
    {
        return *this = *this >> n;
    }

    constexpr word operator++(int)
    {
        const word old = *this;
        *this += 1;
        return old;
    }

    constexpr word operator--(int)
    {
        const word old = *this;
        *this -= 1;
        return old;
    }

  private:
    uint32_t m_value;
};

/* The type of x + y: the longer one of two words, or the one that is a word. */
template <class X, class Y> struct common_word;

template <unsigned M, unsigned N> struct common_word<word<M>, word<N>> {
    using type = word<(M > N ? M : N)>;
};

template <unsigned N, std::integral T> struct common_word<word<N>, T> {
    using type = word<N>;
};

template <unsigned N, std::integral T> struct common_word<T, word<N>> {
    using type = word<N>;
};

template <class X, class Y> using common_word_t = typename common_word<X, Y>::type;

template <class X, class Y> constexpr common_word_t<X, Y> operator+(X x, Y y)
{
    using common = common_word_t<X, Y>;
    return common::wrapped(common(x).value() + common(y).value());
}

template <class X, class Y> constexpr common_word_t<X, Y> operator-(X x, Y y)
{
    using common = common_word_t<X, Y>;
    return common::wrapped(common(x).value() - common(y).value());
}

template <class X, class Y> constexpr common_word_t<X, Y> operator*(X x, Y y)
{
    using common = common_word_t<X, Y>;
    return common::wrapped(common(x).value() * common(y).value());
}

template <class X, class Y> constexpr common_word_t<X, Y> operator/(X x, Y y)
{
    using common = common_word_t<X, Y>;
    if (common(y).value() == 0)
        word_misused("a division by zero");
    return common::wrapped(common(x).value() / common(y).value());
}

template <class X, class Y> constexpr common_word_t<X, Y> operator%(X x, Y y)
{
    using common = common_word_t<X, Y>;
    if (common(y).value() == 0)
        word_misused("a division by zero");
    return common::wrapped(common(x).value() % common(y).value());
}

template <class X, class Y> constexpr common_word_t<X, Y> operator&(X x, Y y)
{
    using common = common_word_t<X, Y>;
    return common::wrapped(common(x).value() & common(y).value());
}

template <class X, class Y> constexpr common_word_t<X, Y> operator|(X x, Y y)
{
    using common = common_word_t<X, Y>;
    return common::wrapped(common(x).value() | common(y).value());
}

template <class X, class Y> constexpr common_word_t<X, Y> operator^(X x, Y y)
{
    using common = common_word_t<X, Y>;
    return common::wrapped(common(x).value() ^ common(y).value());
}

/* As uint8_t would wrap if C did not make an int of it. */
static_assert(word<8>(200) + 100 == word<8>(44) && 44 - word<8>(200) == word<8>(100));
static_assert(word<8>(200) * word<8>(200) == word<8>(64) && word<8>(200) << 1 == word<8>(144));
static_assert(~word<3>(5) == word<3>(2) && word<3>(0) - true == word<3>(7) && word<3>(6) > word<3>(5));
static_assert((word<16>(word<8>(200)) * word<8>(200) >> 8) == word<16>(156) && word<8>(word<16>(0x1ff)) == 255);

#endif
