/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_CPP_PORTABLE_HPP
#define U256_CPP_PORTABLE_HPP

/*
 * Arithmetic on arrays of words of any length, least significant word first, in the part of C++20 that compilers
 * evaluate at compile time. Constant expressions of uint256 and uint512 use it, and other widths also at run time,
 * where the C functions serve those two. Schoolbook methods, short rather than fast; the tests compare every
 * function with the C ones.
 *
 * Outputs may be the same arrays as inputs of their length. Not part of the public interface.
 */

#include <bit>
#include <cstddef>
#include <cstdint>

namespace libu256::portable
{

#if defined(__SIZEOF_INT128__) && !defined(U256_NO_BUILTINS)
/* __extension__: the type is outside ISO C++, and -Wpedantic would say so. */
__extension__ typedef unsigned __int128 uint128_word;
#endif

/* 2^64 * carry' + result = a * b + c + carry, which is at most 2^128 - 1. */
constexpr std::uint64_t multiply_add(std::uint64_t &carry, std::uint64_t a, std::uint64_t b, std::uint64_t c) noexcept
{
#if defined(__SIZEOF_INT128__) && !defined(U256_NO_BUILTINS)
    const uint128_word t = uint128_word{a} * b + c + carry;
    carry = static_cast<std::uint64_t>(t >> 64);
    return static_cast<std::uint64_t>(t);
#else
    /* Four products of 32-bit halves; no sum below reaches 2^64, since each is a half times a half plus two halves. */
    const std::uint64_t half = 0xffffffff;
    const std::uint64_t low = (a & half) * (b & half) + (c & half) + (carry & half);
    const std::uint64_t mid = (a >> 32) * (b & half) + (c >> 32) + (low >> 32);
    const std::uint64_t mid2 = (a & half) * (b >> 32) + (carry >> 32) + (mid & half);
    carry = (a >> 32) * (b >> 32) + (mid >> 32) + (mid2 >> 32);
    return mid2 << 32 | (low & half);
#endif
}

/* r = a + b + carry; returns the carry out. */
template <std::size_t W>
constexpr bool add(std::uint64_t (&r)[W], const std::uint64_t (&a)[W], const std::uint64_t (&b)[W], bool carry) noexcept
{
    for (std::size_t i = 0; i < W; i++) {
        const std::uint64_t s = a[i] + b[i], t = s + carry;
        /* At most one of the two steps wraps: a wrapped s is at most 2^64 - 2. */
        carry = s < a[i] || t < s;
        r[i] = t;
    }
    return carry;
}

/* r = a - b - borrow; returns the borrow out. */
template <std::size_t W>
constexpr bool sub(std::uint64_t (&r)[W], const std::uint64_t (&a)[W], const std::uint64_t (&b)[W],
                   bool borrow) noexcept
{
    for (std::size_t i = 0; i < W; i++) {
        const std::uint64_t d = a[i] - b[i], t = d - borrow;
        borrow = a[i] < b[i] || d < t;
        r[i] = t;
    }
    return borrow;
}

template <std::size_t W> constexpr bool equal(const std::uint64_t (&a)[W], const std::uint64_t (&b)[W]) noexcept
{
    std::uint64_t different = 0;
    for (std::size_t i = 0; i < W; i++)
        different |= a[i] ^ b[i];
    return different == 0;
}

template <std::size_t W> constexpr bool less(const std::uint64_t (&a)[W], const std::uint64_t (&b)[W]) noexcept
{
    bool borrow = false;
    for (std::size_t i = 0; i < W; i++)
        borrow = a[i] < b[i] || (a[i] == b[i] && borrow);
    return borrow;
}

/* r = a * b mod 2^(64 R), by rows; r is not shorter than a. */
template <std::size_t R, std::size_t A, std::size_t B>
constexpr void mul(std::uint64_t (&r)[R], const std::uint64_t (&a)[A], const std::uint64_t (&b)[B]) noexcept
{
    static_assert(A <= R);
    std::uint64_t t[R]{};
    for (std::size_t i = 0; i < A; i++) {
        std::uint64_t carry = 0;
        for (std::size_t j = 0; j < B && i + j < R; j++)
            t[i + j] = multiply_add(carry, a[i], b[j], t[i + j]);
        if (i + B < R)
            t[i + B] = carry;
    }
    for (std::size_t i = 0; i < R; i++)
        r[i] = t[i];
}

/* Digit i of a in radix 2^32. */
template <std::size_t W> constexpr std::uint32_t digit(const std::uint64_t (&a)[W], std::size_t i) noexcept
{
    return static_cast<std::uint32_t>(a[i / 2] >> 32 * (i % 2));
}

/* The upper half of (high * 2^32 + low) * 2^shift, shift < 32. */
constexpr std::uint32_t shifted_digit(std::uint32_t high, std::uint32_t low, unsigned shift) noexcept
{
    return static_cast<std::uint32_t>((std::uint64_t{high} << 32 | low) << shift >> 32);
}

/* q = floor(a / d), rem = a mod d; true: d = 0, and both are 0. Knuth, TAOCP 2, 4.3.1, algorithm D, in radix 2^32. */
template <std::size_t A, std::size_t D>
constexpr bool divrem(std::uint64_t (&q)[A], std::uint64_t (&rem)[D], const std::uint64_t (&a)[A],
                      const std::uint64_t (&d)[D]) noexcept
{
    std::uint32_t u[2 * A + 1]{}, v[2 * D]{}, quotient[2 * A]{};
    std::size_t n = 2 * D;
    while (n > 0 && digit(d, n - 1) == 0)
        n--;
    if (n > 0) {
        /* Normalised: the top bit of v is set. */
        const unsigned shift = static_cast<unsigned>(std::countl_zero(digit(d, n - 1)));
        for (std::size_t i = 0; i < n; i++)
            v[i] = shifted_digit(digit(d, i), i > 0 ? digit(d, i - 1) : 0, shift);
        for (std::size_t i = 0; i <= 2 * A; i++)
            u[i] = shifted_digit(i < 2 * A ? digit(a, i) : 0, i > 0 ? digit(a, i - 1) : 0, shift);

        for (std::size_t j = 2 * A >= n ? 2 * A - n + 1 : 0; j-- > 0;) {
            /* An estimate by the two top digits, at most one too large after the correction by the third. */
            const std::uint64_t top = std::uint64_t{u[j + n]} << 32 | u[j + n - 1];
            std::uint64_t estimate = top / v[n - 1], left = top % v[n - 1];
            while (estimate >> 32 != 0 || (n > 1 && estimate * v[n - 2] > (left << 32 | u[j + n - 2]))) {
                estimate--;
                left += v[n - 1];
                if (left >> 32 != 0)
                    break;
            }
            std::uint64_t borrow = 0; /* < 2^32 + 1, and estimate * v[i] + borrow < 2^64 */
            for (std::size_t i = 0; i < n; i++) {
                const std::uint64_t p = estimate * v[i] + borrow;
                const std::uint32_t low = static_cast<std::uint32_t>(p);
                borrow = (p >> 32) + (u[i + j] < low);
                u[i + j] -= low;
            }
            const bool too_large = u[j + n] < borrow;
            u[j + n] -= static_cast<std::uint32_t>(borrow);
            if (too_large) {
                estimate--;
                std::uint64_t sum = 0;
                for (std::size_t i = 0; i < n; i++) {
                    sum += std::uint64_t{u[i + j]} + v[i];
                    u[i + j] = static_cast<std::uint32_t>(sum);
                    sum >>= 32;
                }
                u[j + n] += static_cast<std::uint32_t>(sum);
            }
            quotient[j] = static_cast<std::uint32_t>(estimate);
        }
        for (std::size_t i = 0; i < n && i < 2 * A; i++)
            v[i] = static_cast<std::uint32_t>((std::uint64_t{u[i + 1]} << 32 | u[i]) >> shift);
        for (std::size_t i = 2 * A; i < n; i++)
            v[i] = 0;
    }
    for (std::size_t i = 0; i < A; i++)
        q[i] = std::uint64_t{quotient[2 * i + 1]} << 32 | quotient[2 * i];
    for (std::size_t i = 0; i < D; i++)
        rem[i] = std::uint64_t{v[2 * i + 1]} << 32 | v[2 * i];
    return n == 0;
}

/* r = (a + b) mod m, a * b mod m, of the exact sum and product; returns whether m is 0, which gives 0. */
template <std::size_t W>
constexpr bool addmod(std::uint64_t (&r)[W], const std::uint64_t (&a)[W], const std::uint64_t (&b)[W],
                      const std::uint64_t (&m)[W]) noexcept
{
    std::uint64_t low[W]{}, sum[W + 1]{};
    sum[W] = add(low, a, b, false);
    for (std::size_t i = 0; i < W; i++)
        sum[i] = low[i];
    return divrem(sum, r, sum, m);
}

template <std::size_t W>
constexpr bool mulmod(std::uint64_t (&r)[W], const std::uint64_t (&a)[W], const std::uint64_t (&b)[W],
                      const std::uint64_t (&m)[W]) noexcept
{
    std::uint64_t product[2 * W]{};
    mul(product, a, b);
    return divrem(product, r, product, m);
}

/* a = floor(a / d); returns the remainder. d must not be 0. */
template <std::size_t W> constexpr std::uint32_t divide(std::uint64_t (&a)[W], std::uint32_t d) noexcept
{
    std::uint64_t left = 0;
    for (std::size_t i = W; i-- > 0;) {
        const std::uint64_t high = left << 32 | a[i] >> 32;
        const std::uint64_t low = high % d << 32 | (a[i] & 0xffffffff);
        a[i] = high / d << 32 | low / d;
        left = low % d;
    }
    return static_cast<std::uint32_t>(left);
}

/* r = a * 2^n mod 2^(64 W), floor(a / 2^n), for any n. */
template <std::size_t W> constexpr void shl(std::uint64_t (&r)[W], const std::uint64_t (&a)[W], unsigned n) noexcept
{
    for (std::size_t i = W; i-- > 0;) {
        const std::uint64_t high = i >= n / 64 ? a[i - n / 64] : 0, low = i >= n / 64 + 1 ? a[i - n / 64 - 1] : 0;
        r[i] = high << n % 64 | low >> 1 >> (63 - n % 64);
    }
}

template <std::size_t W> constexpr void shr(std::uint64_t (&r)[W], const std::uint64_t (&a)[W], unsigned n) noexcept
{
    for (std::size_t i = 0; i < W; i++) {
        const std::uint64_t low = i + n / 64 < W ? a[i + n / 64] : 0, high = i + n / 64 + 1 < W ? a[i + n / 64 + 1] : 0;
        r[i] = low >> n % 64 | high << 1 << (63 - n % 64);
    }
}

/* The bytes of x in reverse order. */
constexpr std::uint64_t reverse_bytes(std::uint64_t x) noexcept
{
    std::uint64_t r = 0;
    for (unsigned i = 0; i < 8; i++)
        r = r << 8 | (x >> 8 * i & 0xff);
    return r;
}

/* Zero bits above the highest set bit, below the lowest; 64 W for a = 0. */
template <std::size_t W> constexpr unsigned clz(const std::uint64_t (&a)[W]) noexcept
{
    std::size_t i = W;
    while (i > 0 && a[i - 1] == 0)
        i--;
    return static_cast<unsigned>(64 * (W - i)) + (i > 0 ? static_cast<unsigned>(std::countl_zero(a[i - 1])) : 0);
}

template <std::size_t W> constexpr unsigned ctz(const std::uint64_t (&a)[W]) noexcept
{
    std::size_t i = 0;
    while (i < W && a[i] == 0)
        i++;
    return static_cast<unsigned>(64 * i) + (i < W ? static_cast<unsigned>(std::countr_zero(a[i])) : 0);
}

} // namespace libu256::portable

#endif /* U256_CPP_PORTABLE_HPP */
