// SPDX-License-Identifier: MIT OR Apache-2.0

/* From and to the integers of the language, between widths, and the C structs; numeric_limits and hash. */

#include "check.hpp"

#include <map>
#include <unordered_set>
#include <vector>

using namespace check;
using libu256::checked_cast;
using libu256::in_range;

namespace
{

/* What must not compile, as far as a concept can tell; tests/cpp/refused.py has the rest. */
static_assert(!std::is_convertible_v<double, uint256> && !std::is_constructible_v<uint256, float>);
static_assert(!std::is_convertible_v<uint512, uint256> && std::is_constructible_v<uint256, uint512>);
static_assert(std::is_convertible_v<uint256, uint512> && std::is_convertible_v<libu256::uint128, uint256>);
static_assert(!std::is_convertible_v<uint256, std::uint64_t> && !std::is_convertible_v<uint256, int>);
static_assert(!std::is_convertible_v<uint256, bool> && std::is_constructible_v<bool, uint256>);
static_assert(!std::is_convertible_v<const char *, uint256> && !std::is_convertible_v<void *, uint256>);
static_assert(!std::is_convertible_v<std::nullptr_t, uint256> && !std::is_convertible_v<std::string, uint256>);
enum class scoped { one = 1 };
static_assert(!std::is_convertible_v<scoped, uint256>);
static_assert(!std::is_constructible_v<uint256, int, int, int, int, int>);

/* The structs of C, at no cost. */
static_assert(std::is_convertible_v<u256, uint256> && std::is_convertible_v<uint256, u256>);
static_assert(std::is_convertible_v<uint256 *, u256 *> && std::is_convertible_v<const uint512 *, const u512 *>);
static_assert(std::is_nothrow_default_constructible_v<uint256> && std::is_nothrow_copy_constructible_v<uint256>);
static_assert(std::is_trivially_copyable_v<uint256> && std::is_trivially_destructible_v<uint256>);

enum plain { minus_two = -2, three = 3 };
static_assert(uint256{three} == 3 && uint256{minus_two} == -2 && uint256{true} == 1 && uint256{'a'} == 97);
static_assert(uint256({1, 2}) == uint256{1, 2, 0, 0});
static_assert(uint256{std::integral_constant<int, 5>{}} == 5);
static_assert(uint512{uint256{-1}} ==
              uint512{~0ull, ~0ull, ~0ull, ~0ull}); /* zero extended: it is no negative number */

static_assert(in_range<std::uint8_t>(uint256{255}) && !in_range<std::uint8_t>(uint256{256}));
static_assert(in_range<std::int8_t>(uint256{127}) && !in_range<std::int8_t>(uint256{128}));
static_assert(in_range<std::uint64_t>(uint256{~0ull}) && !in_range<std::uint64_t>(uint256{0, 1}));
static_assert(in_range<uint256>(uint512{-1} >> 256) && !in_range<uint256>(uint512{1} << 256));
static_assert(in_range<bool>(uint256{1}) && !in_range<bool>(uint256{2}));
static_assert(checked_cast<int>(uint256{7}) == 7 && !checked_cast<int>(uint256{-1}));
static_assert(*checked_cast<uint256>(uint512{7}) == 7 && !checked_cast<uint256>(uint512{1} << 256));
static_assert(*checked_cast<uint256>(7) == 7 && !checked_cast<uint256>(-7));

using limits = std::numeric_limits<uint256>;
static_assert(limits::is_specialized && limits::is_integer && limits::is_exact && limits::is_modulo &&
              limits::is_bounded);
static_assert(!limits::is_signed && limits::radix == 2 && limits::digits == 256 && limits::digits10 == 77);
static_assert(limits::max() == ~uint256{} && limits::min() == 0 && limits::lowest() == 0 && limits::max() + 1 == 0);
static_assert(std::numeric_limits<uint512>::digits == 512 && std::numeric_limits<uint512>::digits10 == 154);
static_assert(std::numeric_limits<libu256::uint128>::digits10 == 38);
static_assert(std::numeric_limits<const uint256>::digits == 256);

template <class Int, class T> void through(const T &x)
{
    const Int low = static_cast<Int>(x);
    CHECK(low == static_cast<Int>(x[0]), x);
    const T back{low};
    const auto word = static_cast<std::uint64_t>(low);
    CHECK(low >= 0 ? back[0] == word && back >> 64 == T{} : -back == T{std::uint64_t{0} - word}, x);
    CHECK(in_range<Int>(x) == (low >= 0 && back == x), x);
    CHECK(checked_cast<Int>(x).has_value() == in_range<Int>(x) && checked_cast<Int>(x).value_or(low) == low, x);
}

template <class T> void of_width(const T &x)
{
    through<signed char>(x);
    through<unsigned char>(x);
    through<short>(x);
    through<unsigned short>(x);
    through<int>(x);
    through<unsigned>(x);
    through<long>(x);
    through<long long>(x);
    const auto k = static_cast<std::uint64_t>(x);
    CHECK(k == x[0] && in_range<std::uint64_t>(x) == (T{k} == x), x);
#ifdef __SIZEOF_INT128__
    using wide = libu256::detail::uint128_type;
    using swide = libu256::detail::int128_type;
    const wide w = static_cast<wide>(x);
    CHECK(static_cast<std::uint64_t>(w) == x[0] && static_cast<std::uint64_t>(w >> 64) == x[1], x);
    CHECK(T{w} == T(x[0], x[1]), x);
    const swide s = static_cast<swide>(w);
    CHECK(s >= 0 ? T{s} == T{w} : T{s} == T{w} - (T{1} << 127) - (T{1} << 127), x);
#endif
    CHECK(T{libu256::as_words(x)} == x && T{libu256::as_words(x).first(T::num_words - 1)}[T::num_words - 1] == 0, x);
}

} // namespace

void test_conversions()
{
    operands given("cpp/conversions");
    std::unordered_set<std::size_t> hashes;
    std::unordered_set<std::string> numbers;
    for (unsigned i = scaled(5000); i > 0; i--) {
        const auto x = given.number<uint256>() >> (given.below(3) * given.below(256));
        const auto y = given.number<uint512>() >> (given.below(3) * given.below(512));
        of_width(x);
        of_width(y);
        CHECK(uint256(y) == uint256(y[0], y[1], y[2], y[3]) && uint256(uint512(x)) == x, x, y);
        CHECK(in_range<uint256>(y) == (uint512{uint256(y)} == y), y);
        numbers.insert(hex(x));
        hashes.insert(std::hash<uint256>{}(x));

        /* The C struct and back; a C function on C++ objects. */
        const u256 c = x;
        const uint256 back = c;
        CHECK(back == x && c.w[3] == x[3] && x == c, x);
        uint256 root;
        u256_isqrt(&root, &x);
        CHECK(root * root <= x && umul(root + 1, root + 1) > uint512{x}, x);
    }
    /* A 64-bit hash of these few numbers hardly ever collides. */
    CHECK(sizeof(std::size_t) < 8 || hashes.size() + 1 >= numbers.size(), uint256{hashes.size()},
          uint256{numbers.size()});
    CHECK(std::hash<uint256>{}(uint256(1, 2)) != std::hash<uint256>{}(uint256(2, 1)), uint256{});

    const std::map<uint256, int> ordered{{3, 1}, {1, 2}, {2, 3}};
    CHECK(ordered.begin()->first == 1, ordered.begin()->first);
    std::vector<uint256> many(3, 7);
    many.emplace_back(1, 2, 3, 4);
    CHECK(many.back()[3] == 4, many.back());
}
