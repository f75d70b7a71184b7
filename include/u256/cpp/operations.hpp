/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_CPP_OPERATIONS_HPP
#define U256_CPP_OPERATIONS_HPP

/*
 * One name for each operation on the structs u256 and u512 and on words of other lengths: the C function or, in a
 * constant expression and always for other lengths, that of portable.hpp. Outputs may alias inputs as there. Not part
 * of the public interface.
 *
 * always_inline, here and in what is built on it: so the C functions below are inlined in the same places as in C, and
 * a program whose files are compiled for different CPUs does not share one copy of an operator among them.
 */

#include <type_traits>
#include <utility>

#include <u256/cpp/portable.hpp>

/* The bodies of the C functions have C casts. */
#ifdef __GNUC__
    #pragma GCC diagnostic push
    #pragma GCC diagnostic ignored "-Wold-style-cast"
#endif
#include <u256/limb.h>
#include <u256/memory.h>
#include <u256.h>
#ifdef __GNUC__
    #pragma GCC diagnostic pop
#endif

namespace libu256::detail
{

/* A number of neither 256 nor 512 bits. */
template <std::size_t W> struct words {
    std::uint64_t w[W];
};

/* For a number that is assigned at once. */
struct uninitialized {
};

template <unsigned N> struct storage_of {
    using type = words<N / 64>;
};
template <> struct storage_of<256> {
    using type = u256;
};
template <> struct storage_of<512> {
    using type = u512;
};

/* f(i) for each word, without a loop: in a loop gcc keeps in memory what it had in registers. */
template <class F, std::size_t... I>
[[gnu::always_inline]] constexpr void each_word(F f, std::index_sequence<I...>) noexcept
{
    (f(I), ...);
}

/* A result word by word: gcc otherwise copies as vectors what was just stored as words, and so waits for these to leave
 * the store buffer, which makes a division of 9 ns take 18. Words in registers stay there; those that a call has stored
 * are loaded, which a call in place (a /= b) has no need of. */
template <class T> [[gnu::always_inline]] constexpr T by_words(const T &stored) noexcept
{
    if (std::is_constant_evaluated())
        return stored; /* GCOVR_EXCL_LINE: by the compiler alone */
    T r{uninitialized{}};
    each_word([&](std::size_t i) { r.w[i] = u256_k_scalar(stored.w[i]); }, typename T::indices{});
    return r;
}

[[gnu::always_inline]] constexpr bool add(u256 &r, const u256 &a, const u256 &b, bool carry = false) noexcept
{
    return std::is_constant_evaluated() ? portable::add(r.w, a.w, b.w, carry) : u256_addc(&r, &a, &b, carry);
}

[[gnu::always_inline]] constexpr bool add(u512 &r, const u512 &a, const u512 &b) noexcept
{
    return std::is_constant_evaluated() ? portable::add(r.w, a.w, b.w, false) : u512_add(&r, &a, &b);
}

template <std::size_t W>
constexpr bool add(words<W> &r, const words<W> &a, const words<W> &b, bool carry = false) noexcept
{
    return portable::add(r.w, a.w, b.w, carry);
}

[[gnu::always_inline]] constexpr bool sub(u256 &r, const u256 &a, const u256 &b, bool borrow = false) noexcept
{
    return std::is_constant_evaluated() ? portable::sub(r.w, a.w, b.w, borrow) : u256_subb(&r, &a, &b, borrow);
}

[[gnu::always_inline]] constexpr bool sub(u512 &r, const u512 &a, const u512 &b) noexcept
{
    return std::is_constant_evaluated() ? portable::sub(r.w, a.w, b.w, false) : u512_sub(&r, &a, &b);
}

template <std::size_t W>
constexpr bool sub(words<W> &r, const words<W> &a, const words<W> &b, bool borrow = false) noexcept
{
    return portable::sub(r.w, a.w, b.w, borrow);
}

/* r = a * b modulo the size of r. */
[[gnu::always_inline]] constexpr void mul(u256 &r, const u256 &a, const u256 &b) noexcept
{
    std::is_constant_evaluated() ? portable::mul(r.w, a.w, b.w) : u256_mul(&r, &a, &b);
}

[[gnu::always_inline]] constexpr void mul(u512 &r, const u512 &a, const u512 &b) noexcept
{
    std::is_constant_evaluated() ? portable::mul(r.w, a.w, b.w) : u512_mul(&r, &a, &b);
}

[[gnu::always_inline]] constexpr void mul(u512 &r, const u256 &a, const u256 &b) noexcept
{
    std::is_constant_evaluated() ? portable::mul(r.w, a.w, b.w) : u256_full_mul(&r, &a, &b);
}

template <std::size_t W> constexpr void mul(words<W> &r, const words<W> &a, const words<W> &b) noexcept
{
    portable::mul(r.w, a.w, b.w);
}

/* q = floor(a / d), rem = a mod d; true: d = 0, both 0. */
[[gnu::always_inline]] constexpr bool divrem(u256 &q, u256 &rem, const u256 &a, const u256 &d) noexcept
{
    return std::is_constant_evaluated() ? portable::divrem(q.w, rem.w, a.w, d.w) : u256_divrem(&q, &rem, &a, &d);
}

[[gnu::always_inline]] constexpr bool divrem(u512 &q, u256 &rem, const u512 &a, const u256 &d) noexcept
{
    return std::is_constant_evaluated() ? portable::divrem(q.w, rem.w, a.w, d.w) : u512_divrem_u256(&q, &rem, &a, &d);
}

[[gnu::always_inline]] constexpr bool divrem(u512 &q, u512 &rem, const u512 &a, const u512 &d) noexcept
{
    return std::is_constant_evaluated() ? portable::divrem(q.w, rem.w, a.w, d.w) : u512_divrem(&q, &rem, &a, &d);
}

template <std::size_t A, std::size_t D>
constexpr bool divrem(words<A> &q, words<D> &rem, const words<A> &a, const words<D> &d) noexcept
{
    return portable::divrem(q.w, rem.w, a.w, d.w);
}

/* The one of the two that is wanted. */
[[gnu::always_inline]] constexpr void div(u256 &r, const u256 &a, const u256 &d) noexcept
{
    u256 rest;
    std::is_constant_evaluated() ? portable::divrem(r.w, rest.w, a.w, d.w) : u256_div(&r, &a, &d);
}

[[gnu::always_inline]] constexpr void div(u512 &r, const u512 &a, const u512 &d) noexcept
{
    u512 rest;
    std::is_constant_evaluated() ? portable::divrem(r.w, rest.w, a.w, d.w) : u512_divrem(&r, nullptr, &a, &d);
}

template <std::size_t W> constexpr void div(words<W> &r, const words<W> &a, const words<W> &d) noexcept
{
    words<W> rest;
    portable::divrem(r.w, rest.w, a.w, d.w);
}

[[gnu::always_inline]] constexpr void mod(u256 &r, const u256 &a, const u256 &d) noexcept
{
    u256 quotient;
    std::is_constant_evaluated() ? portable::divrem(quotient.w, r.w, a.w, d.w) : u256_mod(&r, &a, &d);
}

[[gnu::always_inline]] constexpr void mod(u512 &r, const u512 &a, const u512 &d) noexcept
{
    u512 quotient;
    std::is_constant_evaluated() ? portable::divrem(quotient.w, r.w, a.w, d.w) : u512_divrem(nullptr, &r, &a, &d);
}

template <std::size_t W> constexpr void mod(words<W> &r, const words<W> &a, const words<W> &d) noexcept
{
    words<W> quotient;
    portable::divrem(quotient.w, r.w, a.w, d.w);
}

[[gnu::always_inline]] constexpr void shl(u256 &r, const u256 &a, unsigned n) noexcept
{
    std::is_constant_evaluated() ? portable::shl(r.w, a.w, n) : u256_shl(&r, &a, n);
}

[[gnu::always_inline]] constexpr void shl(u512 &r, const u512 &a, unsigned n) noexcept
{
    std::is_constant_evaluated() ? portable::shl(r.w, a.w, n) : u512_shl(&r, &a, n);
}

template <std::size_t W> constexpr void shl(words<W> &r, const words<W> &a, unsigned n) noexcept
{
    portable::shl(r.w, a.w, n);
}

[[gnu::always_inline]] constexpr void shr(u256 &r, const u256 &a, unsigned n) noexcept
{
    std::is_constant_evaluated() ? portable::shr(r.w, a.w, n) : u256_shr(&r, &a, n);
}

[[gnu::always_inline]] constexpr void shr(u512 &r, const u512 &a, unsigned n) noexcept
{
    std::is_constant_evaluated() ? portable::shr(r.w, a.w, n) : u512_shr(&r, &a, n);
}

template <std::size_t W> constexpr void shr(words<W> &r, const words<W> &a, unsigned n) noexcept
{
    portable::shr(r.w, a.w, n);
}

[[gnu::always_inline]] constexpr bool equal(const u256 &a, const u256 &b) noexcept
{
    return std::is_constant_evaluated() ? portable::equal(a.w, b.w) : u256_eq(&a, &b);
}

[[gnu::always_inline]] constexpr bool equal(const u512 &a, const u512 &b) noexcept
{
    return std::is_constant_evaluated() ? portable::equal(a.w, b.w) : u512_eq(&a, &b);
}

template <std::size_t W> constexpr bool equal(const words<W> &a, const words<W> &b) noexcept
{
    return portable::equal(a.w, b.w);
}

[[gnu::always_inline]] constexpr bool less(const u256 &a, const u256 &b) noexcept
{
    return std::is_constant_evaluated() ? portable::less(a.w, b.w) : u256_lt(&a, &b);
}

[[gnu::always_inline]] constexpr bool less(const u512 &a, const u512 &b) noexcept
{
    return std::is_constant_evaluated() ? portable::less(a.w, b.w) : u512_lt(&a, &b);
}

template <std::size_t W> constexpr bool less(const words<W> &a, const words<W> &b) noexcept
{
    return portable::less(a.w, b.w);
}

/* -1, 0 or 1. */
[[gnu::always_inline]] constexpr int compare(const u256 &a, const u256 &b) noexcept
{
    return std::is_constant_evaluated() ? portable::less(b.w, a.w) - portable::less(a.w, b.w) : u256_cmp(&a, &b);
}

[[gnu::always_inline]] constexpr int compare(const u512 &a, const u512 &b) noexcept
{
    return std::is_constant_evaluated() ? portable::less(b.w, a.w) - portable::less(a.w, b.w) : u512_cmp(&a, &b);
}

template <std::size_t W> constexpr int compare(const words<W> &a, const words<W> &b) noexcept
{
    return portable::less(b.w, a.w) - portable::less(a.w, b.w);
}

[[gnu::always_inline]] constexpr unsigned clz(const u256 &a) noexcept
{
    return std::is_constant_evaluated() ? portable::clz(a.w) : u256_clz(&a);
}

[[gnu::always_inline]] constexpr unsigned clz(const u512 &a) noexcept
{
    return std::is_constant_evaluated() ? portable::clz(a.w) : u512_clz(&a);
}

template <std::size_t W> constexpr unsigned clz(const words<W> &a) noexcept
{
    return portable::clz(a.w);
}

[[gnu::always_inline]] constexpr unsigned ctz(const u256 &a) noexcept
{
    return std::is_constant_evaluated() ? portable::ctz(a.w) : u256_ctz(&a);
}

[[gnu::always_inline]] constexpr unsigned ctz(const u512 &a) noexcept
{
    return std::is_constant_evaluated() ? portable::ctz(a.w) : u512_ctz(&a);
}

template <std::size_t W> constexpr unsigned ctz(const words<W> &a) noexcept
{
    return portable::ctz(a.w);
}

} // namespace libu256::detail

#endif /* U256_CPP_OPERATIONS_HPP */
