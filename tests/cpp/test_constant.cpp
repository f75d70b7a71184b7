// SPDX-License-Identifier: MIT OR Apache-2.0

/* Everything in constant expressions: named cases, and all pairs of awkward numbers under each operation, whose results
 * the compiler has computed, against what the C functions compute when the program runs. */

#include "check.hpp"

#include <array>

using namespace check;
using namespace libu256;

namespace
{

constexpr std::uint64_t ones = ~std::uint64_t{0}, top = std::uint64_t{1} << 63;

/* Named cases. */
static_assert(uint256{} == 0 && !uint256{} && uint256{1});
static_assert(uint256{-1} == ~uint256{} && uint256{-1} + 1 == 0 && uint512{-1} == ~uint512{});
static_assert(uint256{1, 2, 3, 4}[0] == 1 && uint256{1, 2, 3, 4}[3] == 4 && uint256{1, 2}[2] == 0);
static_assert(uint256{ones, ones} + 1 == uint256{0, 0, 1} && uint256{0, 0, 1} - 1 == uint256{ones, ones});
static_assert(uint256{0, 1} * uint256{0, 1} == uint256{0, 0, 1} && umul(uint256{-1}, uint256{-1})[4] == ones - 1);
static_assert(uint256{7} / 0 == 0 && uint256{7} % 0 == 0 && uint512{7} / uint512{} == 0);
static_assert(udivrem(uint256{7}, uint256{2}) == div_result<uint256>{3, 1});
static_assert(sdivrem(uint256{-7}, uint256{2}) == div_result<uint256>{-3, -1});
static_assert(sdivrem(uint256{7}, uint256{-2}) == div_result<uint256>{-3, 1});
static_assert(sdivrem(uint256{1} << 255, uint256{-1}) == div_result<uint256>{uint256{1} << 255, 0});
static_assert(slt(uint256{-1}, uint256{0}) && !slt(uint256{0}, uint256{-1}) && slt(uint512{-1}, uint512{0}));
static_assert(addmod(uint256{-1}, uint256{-1}, uint256{-2}) == 2 && addmod(uint256{5}, uint256{6}, 0) == 0);
static_assert(mulmod(uint256{-1}, uint256{-1}, uint256{-1} << 1) == 1 && mulmod(uint256{5}, uint256{6}, 0) == 0);
static_assert(exp(uint256{3}, uint256{5}) == 243 && exp(uint256{0}, uint256{0}) == 1 &&
              (exp(uint512{2}, uint512{511}) >> 511) == uint512{1});
static_assert((uint256{1} << 255 >> 255) == uint256{1} && (uint256{1} << 256) == uint256{} && !(uint256{1} << -1));
static_assert((uint256{1, 2} << uint256{0, 1}) == 0 && (uint256{1} << uint512{8}) == 256);
static_assert(uint256{1} < uint256{2} && (uint256{1} <=> uint256{2}) < 0 && uint256{0, 1} > uint256{1});
static_assert(clz(uint256{1}) == 255 && ctz(uint256{0, 2}) == 65 && clz(uint256{}) == 256 && ctz(uint512{}) == 512);
static_assert(bit_width(uint256{255}) == 8 && bit_test(uint256{0, 1}, 64) && popcount(uint256{-1}) == 256);
static_assert(bswap(uint256{1}) == (uint256{1} << 248) && bswap(std::uint32_t{0x01020304}) == 0x04030201);
static_assert(bswap(std::uint64_t{0x0102030405060708}) == 0x0807060504030201 && bswap(std::uint16_t{0x0102}) == 0x0201);
static_assert(addc(ones, 1).carry && addc(ones, 1).value == 0 && subc(0, 0, true).carry && !subc(1, 0, true).carry);
static_assert(addc(uint512{-1}, uint512{0}, true).carry && subc(uint512{0}, uint512{0}, true).value == ~uint512{});
static_assert(libu256::umul(ones, ones) == uint128{1, ones - 1});
static_assert(static_cast<std::uint8_t>(uint256{0x1ff}) == 0xff && static_cast<int>(uint256{-5}) == -5);
static_assert(static_cast<uint256>(uint512{1, 2, 3, 4, 5}) == uint256{1, 2, 3, 4});
static_assert([] {
    uint256 x = 5;
    x += 3;
    x *= x;
    x -= 1;
    x /= 2;
    x %= 20;
    x <<= 3;
    x |= 1;
    x ^= 3;
    x &= 0xff;
    x >>= 1;
    return x++ + --x;
}() == (((((((64 - 1) / 2) % 20) << 3 | 1) ^ 3) & 0xff) >> 1) * 2);

constexpr uint256 numbers[] = {{},
                               1,
                               2,
                               {ones},
                               {0, 1},
                               {1, 1},
                               {ones, ones},
                               {0, 0, 1},
                               {ones, ones, ones},
                               {0, 0, 0, 1},
                               {0, 0, 0, top},
                               {1, 0, 0, top},
                               {ones, ones, ones, top - 1},
                               {ones - 1, ones, ones, ones},
                               {ones, ones, ones, ones},
                               {0, top + 0x200000000, 0, 1},
                               {0x8000000000000000, 0x00008000000ff000, 0x7effffff80000000, 0x7effffff80000000}};
constexpr std::size_t count = sizeof numbers / sizeof *numbers;

/* f of each pair, by the compiler. */
template <class R, class F> constexpr std::array<R, count * count> of_all_pairs(F f)
{
    std::array<R, count * count> results{};
    for (std::size_t i = 0; i < count * count; i++)
        results[i] = f(numbers[i / count], numbers[i % count]);
    return results;
}

/* Two 512-bit numbers with the parts in different places. */
constexpr uint512 wide(const uint256 &a, const uint256 &b)
{
    return uint512{a} << 256 | uint512{b};
}

constexpr auto plus = [](const auto &a, const auto &b) { return a + b; };
constexpr auto minus = [](const auto &a, const auto &b) { return a - b; };
constexpr auto times = [](const auto &a, const auto &b) { return a * b; };
constexpr auto over = [](const auto &a, const auto &b) { return a / b; };
constexpr auto modulo = [](const auto &a, const auto &b) { return a % b; };
constexpr auto shifted = [](const auto &a, const auto &b) { return a << (b & 511) ^ a >> (b >> 3 & 511); };
constexpr auto order = [](const auto &a, const auto &b) { return (a < b) + 2 * (a == b) + 4 * (b <= a); };
constexpr auto full = [](const uint256 &a, const uint256 &b) { return umul(a, b); };
constexpr auto sum_mod = [](const uint256 &a, const uint256 &b) { return addmod(a, ~b, b); };
constexpr auto product_mod = [](const uint256 &a, const uint256 &b) { return mulmod(a, a, b); };
constexpr auto signed_quotient = [](const uint256 &a, const uint256 &b) { return sdivrem(a, b).quot; };
constexpr auto signed_rest = [](const uint256 &a, const uint256 &b) { return sdivrem(a, b).rem; };
constexpr auto on_wide = [](const uint256 &a, const uint256 &b) {
    const uint512 x = wide(a, b), y = wide(b >> 77, a);
    return (x + y) ^ (x - y) ^ x * y ^ x << 100 ^ y >> 300;
};
constexpr auto wide_quotient = [](const uint256 &a, const uint256 &b) { return wide(a, b) / uint512{b}; };
constexpr auto wide_rest = [](const uint256 &a, const uint256 &b) { return wide(a, b) % wide(b >> 200, a); };
constexpr auto wide_by_narrow = [](const uint256 &a, const uint256 &b) { return udivrem(wide(b, a), b).quot; };

/* The same function in a constant expression and at run time: in the one it is portable.hpp, in the other the C one. */
#define AGREES(type, f)                                                                                                \
    do {                                                                                                               \
        static constexpr auto results = of_all_pairs<type>(f);                                                         \
        for (std::size_t i = 0; i < count * count; i++) {                                                              \
            const uint256 a = numbers[i / count], b = numbers[i % count];                                              \
            CHECK(results[i] == f(a, b), a, b);                                                                        \
        }                                                                                                              \
    } while (false)

} // namespace

void test_constant()
{
    AGREES(uint256, plus);
    AGREES(uint256, minus);
    AGREES(uint256, times);
    AGREES(uint256, over);
    AGREES(uint256, modulo);
    AGREES(uint256, shifted);
    AGREES(int, order);
    AGREES(uint512, full);
    AGREES(uint256, sum_mod);
    AGREES(uint256, product_mod);
    AGREES(uint256, signed_quotient);
    AGREES(uint256, signed_rest);
    AGREES(uint512, on_wide);
    AGREES(uint512, wide_quotient);
    AGREES(uint512, wide_rest);
    AGREES(uint512, wide_by_narrow);

    static constexpr uint256 power = exp(numbers[16], numbers[14]);
    const uint256 base = numbers[16], exponent = numbers[14];
    CHECK(power == exp(base, exponent), base, exponent);
}
