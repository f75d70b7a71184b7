// SPDX-License-Identifier: MIT OR Apache-2.0

/* Literals, from_string, to_string and hex. */

#include "check.hpp"

#include <stdexcept>

using namespace check;
using libu256::from_string;
using namespace libu256::literals;

namespace
{

static_assert(0_u256 == 0 && 123_u256 == 123 && 0xfF_u256 == 255 && 0XAB_u256 == 171 && 0b101_u256 == 5 &&
              0B1_u512 == 1);
static_assert(1'000'000_u256 == 1000000 && 0xffff'ffff_u256 == 0xffffffffu && 0b1'1_u256 == 3 && 010_u256 == 10);
static_assert(-1_u256 == ~uint256{} && (1_u512 << 256) == uint512{0, 0, 0, 0, 1} && 7_u128 == 7);
static_assert(115792089237316195423570985008687907853269984665640564039457584007913129639935_u256 == ~0_u256);
static_assert(0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff_u256 == ~0_u256);
static_assert(115792089237316195423570985008687907853269984665640564039457584007913129639936_u512 == (1_u512 << 256));
static_assert(std::is_same_v<decltype(1_u256), uint256> && std::is_same_v<decltype(1_u512), uint512>);
static_assert(from_string<uint256>("0x10") == 16 && from_string<uint512>("10") == 10 && from_string<uint256>("") == 0);
/* What libstdc++ 12 promises here, clang cannot do. */
#if defined(__cpp_lib_constexpr_string) && __cpp_lib_constexpr_string >= 201907 &&                                     \
    (!defined(__clang__) || defined(_LIBCPP_VERSION))
static_assert(to_string(1000_u256) == "1000" && hex(255_u512) == "ff" && to_string(35_u256, 36) == "z");
#endif

enum class outcome { value, invalid, range };

/* As a value: gcc 12 believes that x = f() has stored to a reference x where f has thrown, if a T
 * comes in registers. */
template <class T> std::pair<outcome, T> read(const std::string &text)
{
    try {
        return {outcome::value, from_string<T>(text)};
    } catch (const std::invalid_argument &) {
        return {outcome::invalid, T{}};
    } catch (const std::out_of_range &) {
        return {outcome::range, T{}};
    }
}

template <class T> void reads(const std::string &text, outcome expected, const T &value = {})
{
    const auto [got, x] = read<T>(text);
    if (got != expected || x != value)
        check::fail(__FILE__, __LINE__, ("from_string<" + std::to_string(T::num_bits) + ">: " + text).c_str(),
                    all(x, value, static_cast<int>(got), static_cast<int>(expected)));
}

template <class T> void named_cases()
{
    const std::string max_dec = to_string(~T{}), max_hex(T::num_bits / 4, 'f'), zeros(T::num_bits / 4, '0');
    reads<T>("", outcome::value, 0);
    reads<T>("0x", outcome::value, 0);
    reads<T>("0", outcome::value, 0);
    reads<T>("007", outcome::value, 7);
    reads<T>("0xFf", outcome::value, 255);
    reads<T>("0Xff", outcome::value, 255);
    reads<T>(max_dec, outcome::value, ~T{});
    reads<T>(joined("0x", max_hex), outcome::value, ~T{});
    reads<T>(joined("0x1", zeros), outcome::range);
    reads<T>(joined("0x0", zeros), outcome::range); /* a digit more than it ever needs */
    reads<T>(joined("0x", zeros), outcome::value, 0);
    reads<T>(joined("0", max_dec), outcome::range);
    reads<T>(std::string(max_dec.size(), '0'), outcome::value, 0);
    reads<T>(std::string(max_dec.size(), '9'), outcome::range);
    reads<T>(joined("1", std::string(max_dec.size(), '0')), outcome::range);
    reads<T>(std::string(max_dec.size() + 1, 'x'), outcome::invalid);
    reads<T>(joined(joined("0x1", zeros), "g"), outcome::invalid);
    for (const char *const wrong :
         {"-1", "+1", " 1", "1 ", "1_0", "1a", "a", "x", "0xg", "0x0x1", "0x-1", "0x{", "0b1", "1.0"})
        reads<T>(wrong, outcome::invalid);
    reads<T>(std::string("1\0", 2), outcome::invalid);
    reads<T>(max_dec.substr(0, max_dec.size() - 1) + "9", outcome::range);
}

/* Digits enough that the number has long overflowed at the last of them. */
template <class T> void long_binary()
{
    T x = 7;
    const std::string most(T::num_bits, '1'), more = joined("1", std::string(T::num_bits + 2, '0'));
    CHECK(libu256::detail::parse_digits(x, more, 2) == U256_OVERFLOW && x == 7, x);
    CHECK(libu256::detail::parse_digits(x, most, 2) == U256_OK && x == ~T{}, x);
}

template <class T> void round_trips(operands &given, const T &x)
{
    for (int base = 2; base <= 36; base++) {
        const std::string digits = to_string(x, base);
        CHECK(!digits.empty() && (digits[0] != '0' || digits == "0"), x, base);
        T back;
        for (const char c : digits) {
            const int digit = c <= '9' ? c - '0' : c - 'a' + 10;
            CHECK(digit >= 0 && digit < base, x, base);
            back = back * base + digit;
        }
        CHECK(back == x, x, base);
    }
    CHECK(from_string<T>(to_string(x)) == x && from_string<T>(joined("0x", hex(x))) == x && hex(x) == to_string(x, 16),
          x);
    char digits[T::num_bits];
    CHECK(std::string(libu256::detail::write_digits(digits, x, 10), digits + T::num_bits) == to_string(x), x);

    /* A digit that is none, anywhere. */
    std::string text = given.below(2) ? to_string(x) : joined("0x", hex(x));
    text[text.size() - 1 - given.below(static_cast<unsigned>(text.size()) - (text[1] == 'x' ? 2 : 0))] =
        "g:/@`-"[given.below(6)];
    reads<T>(text, outcome::invalid);
}

template <class T> bool refuses_base(int base)
{
    try {
        to_string(T{7}, base);
        return false;
    } catch (const std::invalid_argument &) {
        return true;
    }
}

} // namespace

void test_text()
{
    operands given("cpp/text");
    named_cases<uint256>();
    named_cases<uint512>();
    named_cases<libu256::uint128>();
    long_binary<uint256>();
    long_binary<uint512>();
    for (unsigned i = scaled(500); i > 0; i--) {
        round_trips(given, given.number<uint256>());
        round_trips(given, given.number<uint512>());
        round_trips(given, given.number<libu256::uint128>());
        const auto x = given.number<uint256>();
        char text[U256_DEC_SIZE];
        u256_to_dec(text, sizeof text, &x);
        CHECK(to_string(x) == text, x);
    }
    for (const int base : {-1, 0, 1, 37, 1000})
        CHECK(refuses_base<uint256>(base) && refuses_base<uint512>(base), base);
}
