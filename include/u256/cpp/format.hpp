/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_CPP_FORMAT_HPP
#define U256_CPP_FORMAT_HPP

/*
 * Formatting by std::format, where the C++ library has it (gcc 13, LLVM 17): the specification of an integer,
 *     [[fill]align][sign][#][0][width][type]
 * with the types d, x, X, o, b and B; fill is one character, width a number or {} or {n}. No precision, and no L.
 */

#include <version>

#ifdef __cpp_lib_format

    #include <format>

    #include <u256/cpp/text.hpp>

/* The interface that std::format requires. */
template <unsigned N, class C> struct std::formatter<libu256::uint<N>, C> {
    /* Reads the specification; throws std::format_error if it is not one. */
    template <class Context> constexpr typename Context::iterator parse(Context &context)
    {
        auto it = context.begin();
        const auto end = context.end();
        if (it == end || *it == C('}'))
            return it;
        const auto align_of = [](C c) { return c == C('<') || c == C('>') || c == C('^'); };
        if (it != end && it + 1 != end && align_of(it[1])) {
            if (*it == C('{') || *it == C('}'))
                throw std::format_error("fill is a brace");
            fill = *it;
            align = *++it;
            ++it;
        } else if (it != end && align_of(*it)) {
            align = *it++;
        }
        if (it != end && (*it == C('+') || *it == C('-') || *it == C(' ')))
            sign = *it++;
        if (it != end && *it == C('#')) {
            prefixed = true;
            ++it;
        }
        if (it != end && *it == C('0')) {
            zeros = true;
            ++it;
        }
        if (it != end && *it == C('{')) {
            ++it;
            if (it != end && is_digit(*it)) {
                width_argument = number(it, end);
                context.check_arg_id(width_argument);
            } else {
                width_argument = context.next_arg_id();
            }
            if (it == end || *it != C('}'))
                throw std::format_error("no } after the width");
            ++it;
            width_is_argument = true;
        } else if (it != end && is_digit(*it)) {
            if (*it == C('0'))
                throw std::format_error("the width is 0");
            width = number(it, end);
        }
        if (it != end &&
            (*it == C('d') || *it == C('x') || *it == C('X') || *it == C('o') || *it == C('b') || *it == C('B')))
            type = *it++;
        if (it != end && *it != C('}'))
            throw std::format_error("not a format of an unsigned integer");
        return it;
    }

    template <class Context> typename Context::iterator format(const libu256::uint<N> &x, Context &context) const
    {
        const bool hex = type == C('x') || type == C('X'), binary = type == C('b') || type == C('B');
        std::string digits = libu256::to_string(x, hex ? 16 : binary ? 2 : type == C('o') ? 8 : 10);
        std::string head;
        if (sign == C('+') || sign == C(' '))
            head.push_back(sign == C('+') ? '+' : ' ');
        if (prefixed && (hex || binary))
            head.append({'0', static_cast<char>(type)});
        else if (prefixed && type == C('o') && x)
            head.push_back('0');
        if (type == C('X')) {
            for (char &c : digits)
                c = c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
        }
        std::size_t wanted = width;
        if (width_is_argument)
            wanted = std::visit_format_arg(
                [](auto value) -> std::size_t {
                    if constexpr (std::is_integral_v<decltype(value)> && !std::is_same_v<decltype(value), bool>) {
                        if (value >= decltype(value){})
                            return static_cast<std::size_t>(value);
                    }
                    throw std::format_error("width is not an integer, or is negative");
                },
                context.arg(width_argument));
        const std::size_t length = head.size() + digits.size(), missing = wanted > length ? wanted - length : 0;
        /* Numbers are right-aligned; an alignment makes the 0 be ignored. */
        const std::size_t before = align == C('<') ? 0 : align == C('^') ? missing / 2 : missing;
        const bool zero_fill = zeros && align == C{};
        auto out = context.out();
        const auto put = [&out](std::size_t count, C c) {
            for (; count > 0; count--)
                *out++ = c;
        };
        put(zero_fill ? 0 : before, fill);
        for (const char c : head)
            *out++ = static_cast<C>(c);
        put(zero_fill ? missing : 0, C('0'));
        for (const char c : digits)
            *out++ = static_cast<C>(c);
        put(zero_fill ? 0 : missing - before, fill);
        return out;
    }

  private:
    static constexpr bool is_digit(C c)
    {
        return c >= C('0') && c <= C('9');
    }

    template <class Iterator> static constexpr std::size_t number(Iterator &it, Iterator end)
    {
        std::size_t value = 0;
        for (; it != end && is_digit(*it); ++it) {
            value = 10 * value + static_cast<std::size_t>(*it - C('0'));
            if (value > 0x7fffffff)
                throw std::format_error("number is too large");
        }
        return value;
    }

    C fill = C(' '), align{}, sign = C('-'), type = C('d');
    bool prefixed = false, zeros = false, width_is_argument = false;
    std::size_t width = 0, width_argument = 0;
};

#endif /* __cpp_lib_format */

#endif /* U256_CPP_FORMAT_HPP */
