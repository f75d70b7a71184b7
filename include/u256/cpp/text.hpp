/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_CPP_TEXT_HPP
#define U256_CPP_TEXT_HPP

/*
 * Numbers from and to text, and literals. text.h has more forms (JSON-RPC quantities, signed, units, separators), and
 * takes these types directly.
 */

#include <stdexcept>
#include <string>
#include <string_view>

#include <u256/cpp/bytes.hpp>
#include <u256/cpp/numeric.hpp>

namespace libu256
{

namespace detail
{

/* The value of a digit in radices up to 36; 255 if it is no digit. */
constexpr unsigned digit_value(char c) noexcept
{
    if (c >= '0' && c <= '9')
        return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'z')
        return static_cast<unsigned>(c - 'a') + 10;
    if (c >= 'A' && c <= 'Z')
        return static_cast<unsigned>(c - 'A') + 10;
    return 255;
}

/* r = the number with these digits; U256_BAD_DIGIT if one is no digit, U256_OVERFLOW if it does not
 * fit. No digits give 0. */
template <unsigned N> constexpr u256_status parse_digits(uint<N> &r, std::string_view digits, unsigned radix) noexcept
{
    uint<N> x;
    bool beyond = false;
    for (const char c : digits) {
        const unsigned value = digit_value(c);
        if (value >= radix)
            return U256_BAD_DIGIT;
        std::uint64_t carry = value;
        for (std::uint64_t &word : x.w)
            word = portable::multiply_add(carry, word, radix, 0);
        beyond = beyond || carry != 0;
    }
    if (beyond)
        return U256_OVERFLOW;
    r = x;
    return U256_OK;
}

/* As from_string(), returning the status for which that throws. */
template <unsigned N> constexpr u256_status parse(uint<N> &r, std::string_view text) noexcept
{
    const bool hex = text.size() >= 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
    const std::string_view digits = hex ? text.substr(2) : text;
    const std::size_t most = hex ? N / 4 : static_cast<std::size_t>(std::numeric_limits<uint<N>>::digits10) + 1;
    if (digits.size() > most) {
        for (const char c : digits) {
            if (digit_value(c) >= (hex ? 16u : 10u))
                return U256_BAD_DIGIT;
        }
        return U256_OVERFLOW;
    }
    if (!std::is_constant_evaluated() && !digits.empty()) {
        if constexpr (N == 256)
            return hex ? u256_from_hex(&r, text.data(), text.size()) : u256_from_dec(&r, text.data(), text.size());
        if constexpr (N == 512)
            return hex ? u512_from_hex(&r, text.data(), text.size()) : u512_from_dec(&r, text.data(), text.size());
    }
    return parse_digits(r, digits, hex ? 16 : 10);
}

/* The digits of x in a radix from 2 to 36, at the end of a buffer that has room for all N in radix 2; returns
 * where they begin. */
template <unsigned N> constexpr char *write_digits(char (&buffer)[N], uint<N> x, unsigned radix) noexcept
{
    /* As many digits at once as fit in 32 bits. */
    std::uint32_t chunk = radix;
    unsigned digits = 1;
    while (chunk <= 0xffffffff / radix) {
        chunk *= radix;
        digits++;
    }
    char *begin = buffer + N;
    do {
        std::uint32_t rest = portable::divide(x.w, chunk);
        for (unsigned i = 0; i < digits && begin != buffer; i++) {
            *--begin = "0123456789abcdefghijklmnopqrstuvwxyz"[rest % radix];
            rest /= radix;
        }
    } while (x);
    while (begin != buffer + N - 1 && *begin == '0')
        begin++;
    return begin;
}

} // namespace detail

#ifdef __cpp_exceptions
/*
 * The number written in decimal or, after 0x or 0X, in hexadecimal, with upper or lower case letters. No sign, space or
 * separator, and nothing before or after. At most as many digits as the type ever needs, leading zeros included: 78 or
 * 64 for 256 bits, 155 or 128 for 512. No digits at all give 0, so "" and "0x" do: to reject them, check before, or
 * call u256_from_dec() or u256_from_hex().
 *
 * Throws std::invalid_argument for a character that is not a digit, otherwise std::out_of_range for a number that does
 * not fit or has too many digits.
 */
template <class T>
requires detail::is_uint<T>
constexpr T from_string(std::string_view text)
{
    T x;
    const u256_status status = detail::parse(x, text);
    if (status == U256_BAD_DIGIT)
        throw std::invalid_argument("invalid digit");
    if (status != U256_OK)
        throw std::out_of_range(std::string(text));
    return x;
}
#endif

/* x in a radix from 2 to 36, digits 0 to 9 and a to z, without leading zeros or prefix. Any other base throws
 * std::invalid_argument or, without exceptions, gives an empty string. Decimal and hexadecimal of 256 and 512 bits
 * use the C functions. */
template <unsigned N> constexpr std::string to_string(const uint<N> &x, int base = 10)
{
    if (base < 2 || base > 36) {
#ifdef __cpp_exceptions
        throw std::invalid_argument("invalid base");
#else
        return {};
#endif
    }
    if (!std::is_constant_evaluated()) {
        if constexpr (N == 256) {
            char text[U256_RADIX_SIZE];
            const std::size_t length = base == 10 ? u256_to_dec(text, sizeof text, &x)
                                                  : u256_to_radix(text, sizeof text, &x, static_cast<unsigned>(base));
            return std::string(text, length);
        }
        if constexpr (N == 512) {
            char text[U512_DEC_SIZE];
            if (base == 10)
                return std::string(text, u512_to_dec(text, sizeof text, &x));
            if (base == 16) /* after 0x */
                return std::string(text + 2, u512_to_hex(text, sizeof text, &x) - 2);
        }
    }
    char digits[N]{};
    const char *const begin = detail::write_digits(digits, x, static_cast<unsigned>(base));
    return std::string(begin, static_cast<std::size_t>(digits + N - begin));
}

/* x in hexadecimal, without leading zeros or prefix. */
template <unsigned N> constexpr std::string hex(const uint<N> &x)
{
    return to_string(x, 16);
}

namespace detail
{

/* Not constexpr: a literal that reaches this does not compile. */
inline void literal_is_not_a_number_that_fits()
{
}

/* A literal: as from_string() and, as in C++, also in binary after 0b or 0B, and with single quotes between digits. */
template <unsigned N> consteval uint<N> literal(const char *source)
{
    char text[N + N / 2]{}; /* room for 0b, N binary digits and leading zeros; without quotes */
    std::size_t length = 0;
    for (; *source != 0; source++) {
        if (*source == '\'')
            continue;
        if (length == sizeof text)
            literal_is_not_a_number_that_fits();
        text[length++] = *source;
    }
    const std::string_view digits(text, length);
    uint<N> x;
    const bool binary = length > 2 && text[0] == '0' && (text[1] == 'b' || text[1] == 'B');
    if ((binary ? parse_digits(x, digits.substr(2), 2) : parse(x, digits)) != U256_OK)
        literal_is_not_a_number_that_fits();
    return x;
}

} // namespace detail

/* 123_u256, 0xff_u256, 0b101_u256, 1'000_u256. A leading 0 does not make a literal octal, but the language accepts no 8
 * or 9 after it. A number that does not fit does not compile. */
inline namespace literals
{

/* See the namespace. */
consteval uint128 operator""_u128(const char *source)
{
    return detail::literal<128>(source);
}

consteval uint256 operator""_u256(const char *source)
{
    return detail::literal<256>(source);
}

consteval uint512 operator""_u512(const char *source)
{
    return detail::literal<512>(source);
}

} // namespace literals

} // namespace libu256

#endif /* U256_CPP_TEXT_HPP */
