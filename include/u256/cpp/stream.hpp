/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_CPP_STREAM_HPP
#define U256_CPP_STREAM_HPP

/*
 * Input and output with streams of any character type, as for the language's unsigned integers: std::dec, std::hex,
 * std::oct, std::showbase, std::uppercase, std::setw, std::setfill, std::left, std::right, std::internal, std::skipws.
 * The locale's digit grouping is not applied.
 */

#include <algorithm>
#include <exception>
#include <istream>
#include <ostream>

#include <u256/cpp/text.hpp>

namespace libu256
{

namespace detail
{

/* Does something in which a stream's buffer may throw: then the stream becomes bad, and throws that on if it is set to
 * throw for badbit. */
template <class Stream, class Access> void access_buffer(Stream &stream, Access access)
{
#ifdef __cpp_exceptions
    try {
        access();
    } catch (const std::exception &) {
        try {
            stream.setstate(std::ios_base::badbit);
        } catch (const std::ios_base::failure &) {
        }
        if ((stream.exceptions() & std::ios_base::badbit) != 0)
            throw;
    }
#else
    (void)stream;
    access();
#endif
}

/* The digits for operator>>, and the state that they leave the stream in. */
template <class C, class Traits, unsigned N>
std::ios_base::iostate read_digits(std::basic_istream<C, Traits> &stream, uint<N> &x)
{
    std::ios_base::iostate state = std::ios_base::goodbit;
    std::basic_streambuf<C, Traits> &buffer = *stream.rdbuf();
    const typename Traits::int_type end = Traits::eof();
    typename Traits::int_type next = buffer.sgetc();
    /* The next character if it can be a digit; otherwise 0. */
    const auto current = [&] {
        return Traits::eq_int_type(next, end) ? '\0' : stream.narrow(Traits::to_char_type(next), '\0');
    };

    const std::ios_base::fmtflags field = stream.flags() & std::ios_base::basefield;
    unsigned radix = field == std::ios_base::hex ? 16 : field == std::ios_base::oct ? 8 : 10;
    bool any = false, beyond = false;
    if (current() == '+')
        next = buffer.snextc();
    if ((field == std::ios_base::hex || field == std::ios_base::fmtflags{}) && current() == '0') {
        next = buffer.snextc();
        if (current() == 'x' || current() == 'X') {
            next = buffer.snextc();
            radix = 16;
        } else {
            any = true;
            radix = radix == 16 ? 16 : 8;
        }
    }
    uint<N> value;
    for (; digit_value(current()) < radix; next = buffer.snextc()) {
        std::uint64_t carry = digit_value(current());
        for (std::uint64_t &word : value.w)
            word = portable::multiply_add(carry, word, radix, 0);
        any = true;
        beyond = beyond || carry != 0;
    }
    if (Traits::eq_int_type(next, end))
        state |= std::ios_base::eofbit;
    if (!any || beyond)
        state |= std::ios_base::failbit;
    x = beyond ? ~uint<N>{} : value;
    return state;
}

} // namespace detail

/* Writes x according to the stream's flags, and sets its width to 0. */
template <class C, class Traits, unsigned N>
std::basic_ostream<C, Traits> &operator<<(std::basic_ostream<C, Traits> &stream, const uint<N> &x)
{
    const typename std::basic_ostream<C, Traits>::sentry ready(stream);
    if (!ready)
        return stream;
    const std::ios_base::fmtflags flags = stream.flags(), field = flags & std::ios_base::basefield;
    const bool hex = field == std::ios_base::hex, oct = field == std::ios_base::oct;
    const bool upper = (flags & std::ios_base::uppercase) != 0;
    std::string text = to_string(x, hex ? 16 : oct ? 8 : 10);
    if (upper) {
        for (char &c : text)
            c = c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    /* As with printf's #, 0 has no prefix. */
    std::size_t prefix = 0;
    if ((flags & std::ios_base::showbase) != 0 && x) {
        const std::string_view base = hex ? upper ? "0X" : "0x" : oct ? "0" : "";
        text.insert(0, base);
        prefix = base.size();
    }
    const std::size_t width = stream.width() > 0 ? static_cast<std::size_t>(stream.width()) : 0;
    const std::size_t fill = width > text.size() ? width - text.size() : 0;
    const std::ios_base::fmtflags adjust = flags & std::ios_base::adjustfield;
    /* Where the fill goes: after everything, after the prefix of a hexadecimal number, or before everything. */
    const std::size_t before = adjust == std::ios_base::left              ? text.size()
                               : adjust == std::ios_base::internal && hex ? prefix
                                                                          : 0;
    std::basic_string<C, Traits> wide;
    wide.reserve(text.size() + fill);
    for (std::size_t i = 0; i < before; i++)
        wide.push_back(stream.widen(text[i]));
    wide.append(fill, stream.fill());
    for (std::size_t i = before; i < text.size(); i++)
        wide.push_back(stream.widen(text[i]));
    stream.width(0);
    const std::streamsize length = static_cast<std::streamsize>(wide.size());
    bool written = true;
    detail::access_buffer(stream, [&] { written = stream.rdbuf()->sputn(wide.data(), length) == length; });
    if (!written)
        stream.setstate(std::ios_base::badbit);
    return stream;
}

/* Reads digits as long as there are any, after an optional plus and, if the base is 16 or not set, an optional 0x; with
 * no base set, a leading 0 means octal. No digit: failbit, and x = 0. A number that does not fit: failbit, and x is the
 * largest value. A minus is not part of an unsigned number. */
template <class C, class Traits, unsigned N>
std::basic_istream<C, Traits> &operator>>(std::basic_istream<C, Traits> &stream, uint<N> &x)
{
    const typename std::basic_istream<C, Traits>::sentry ready(stream);
    if (!ready)
        return stream;
    std::ios_base::iostate state = std::ios_base::goodbit;
    detail::access_buffer(stream, [&] { state = detail::read_digits(stream, x); });
    stream.setstate(state);
    return stream;
}

} // namespace libu256

#endif /* U256_CPP_STREAM_HPP */
