// SPDX-License-Identifier: MIT OR Apache-2.0

/* The functions with more than one result, and those by name, against the C functions or against each other. */

#include "check.hpp"

using namespace check;

namespace
{

/* Widths that C has no functions for are tied to the ones that it has. */
template <class T> void any_width(operands &given)
{
    const auto a = given.number<T>(), b = given.second(a), d = given.divisor<T>();
    const bool carry = given.below(2) != 0;
    const auto sum = addc(a, b, carry), difference = subc(a, b, carry);
    CHECK(sum.value == a + b + carry && sum.carry == (carry ? sum.value <= a : sum.value < a), a, b, carry);
    CHECK(difference.value == a - b - carry && difference.carry == (carry ? a <= b : a < b), a, b, carry);

    const auto [quot, rem] = udivrem(a, d);
    CHECK(quot == a / d && rem == a % d, a, d);
    if (d)
        CHECK(rem < d && quot * d + rem == a, a, d);
    else
        CHECK(!quot && !rem, a, d);

    /* Two's complement, by absolute values. */
    const bool a_neg = a[T::num_words - 1] >> 63 != 0, d_neg = d[T::num_words - 1] >> 63 != 0;
    const auto by_size = udivrem(a_neg ? -a : a, d_neg ? -d : d);
    const auto s = sdivrem(a, d);
    CHECK(s.quot == (a_neg != d_neg ? -by_size.quot : by_size.quot), a, d);
    CHECK(s.rem == (a_neg ? -by_size.rem : by_size.rem), a, d);
    const T sign = T{1} << (T::num_bits - 1);
    CHECK(slt(a, b) == ((a ^ sign) < (b ^ sign)), a, b);
    CHECK((sdivrem(sign, ~T{}) == libu256::div_result<T>{sign, T{}}), sign);

    T product;
    bool carried;
    std::tie(product, carried) = addc(a, b);
    CHECK(product == a + b && carried == addc(a, b).carry, a, b);

    CHECK(clz(a) + bit_width(a) == T::num_bits && bit_width(a) <= T::num_bits, a);
    CHECK(bit_width(a) == 0 ? !a : a >> (bit_width(a) - 1) == T{1}, a);
    CHECK(ctz(a) == T::num_bits ? !a : (a >> ctz(a)) << ctz(a) == a && (a >> ctz(a) & 1) == 1, a);
    CHECK(count_significant_bytes(a) == (bit_width(a) + 7) / 8, a);
    CHECK(count_significant_words(a) == (bit_width(a) + 63) / 64, a);
    unsigned ones = 0;
    for (unsigned i = 0; i < T::num_bits; i++)
        ones += bit_test(a, i);
    CHECK(popcount(a) == ones && !bit_test(a, T::num_bits) && !bit_test(a, ~std::size_t{0}), a);
    CHECK(bswap(bswap(a)) == a && (bswap(a) & 0xff) == a >> (T::num_bits - 8), a);

    /* Few bits of exponent, so that plain multiplication can follow. */
    const unsigned e = given.below(40);
    T power = 1;
    for (unsigned i = 0; i < e; i++)
        power *= a;
    CHECK(exp(a, T{e}) == power, a, e);
}

} // namespace

void test_arithmetic()
{
    operands given("cpp/arithmetic");
    const libu256::div_result<uint256> some{5, 7}, other_quot{6, 7}, other_rem{5, 8};
    CHECK(some == some && some != other_quot && some != other_rem, some.quot, some.rem);
    /* The carry in that makes the carry out. */
    CHECK(libu256::addc(5, ~5ull, true).carry && !libu256::addc(5, ~5ull, false).carry, 5u);
    CHECK(libu256::subc(5, 5, true).carry && !libu256::subc(5, 5, false).carry, 5u);
    CHECK(addc(~uint512{}, uint512{}, true).carry && !addc(~uint512{}, uint512{}, false).carry, uint512{});
    CHECK(subc(uint512{}, uint512{}, true).carry && !subc(uint512{}, uint512{}, false).carry, uint512{});
    for (unsigned i = scaled(5000); i > 0; i--) {
        any_width<libu256::uint<128>>(given);
        any_width<uint256>(given);
        any_width<libu256::uint<320>>(given);
        any_width<libu256::uint<384>>(given);
        any_width<uint512>(given);
    }
    for (unsigned i = scaled(10000); i > 0; i--) {
        const auto a = given.number<uint256>(), b = given.second(a), d = given.divisor<uint256>();
        const auto wide = given.number<uint512>();
        uint256 r, rem;
        uint512 r512;
        u256_full_mul(&r512, &a, &b);
        CHECK(umul(a, b) == r512, a, b);
        u512_divrem_u256(&r512, &rem, &wide, &d);
        CHECK((udivrem(wide, d) == libu256::div_result<uint512, uint256>{r512, rem}), wide, d);
        u256_divrem(&r, &rem, &a, &d);
        CHECK((udivrem(a, d) == libu256::div_result<uint256>{r, rem}), a, d);
        CHECK((udivrem(a, uint512{d}) == libu256::div_result<uint256, uint512>{r, rem}), a, d);
        u256_sdivrem(&r, &rem, &a, &d);
        CHECK((sdivrem(a, d) == libu256::div_result<uint256>{r, rem}), a, d);
        CHECK(slt(a, b) == u256_slt(&a, &b), a, b);
        u256_addmod(&r, &a, &b, &d);
        CHECK(addmod(a, b, d) == r, a, b, d);
        u256_mulmod(&r, &a, &b, &d);
        CHECK(mulmod(a, b, d) == r, a, b, d);
        const auto c = subc(a, b, true);
        CHECK(u256_subb(&r, &a, &b, true) == c.carry && r == c.value, a, b);
        if (i % 8 == 0) {
            u256_pow(&r, &a, &b);
            CHECK(exp(a, b) == r, a, b);
        }
        CHECK(clz(a) == u256_clz(&a) && ctz(a) == u256_ctz(&a) && popcount(a) == u256_popcount(&a), a);
        CHECK(clz(wide) == u512_clz(&wide) && ctz(wide) == u512_ctz(&wide), wide);

        const std::uint64_t x = given.word(), y = given.word();
        CHECK(libu256::umul(x, y) == libu256::uint128{x} * libu256::uint128{y}, x, y);
        CHECK(uint256{libu256::umul(x, y)} == uint256{x} * uint256{y}, x, y);
        const auto sum = libu256::addc(x, y, true), difference = libu256::subc(x, y, true);
        CHECK(uint256(sum.value, sum.carry) == uint256{x} + y + 1, x, y);
        CHECK(difference.value == x - y - 1 && difference.carry == (x <= y), x, y);
        CHECK(libu256::clz(x) + libu256::bit_width(x) == 64 && libu256::ctz(x) == ctz(uint256{x, 1}), x);
        CHECK(libu256::bswap(x) == (bswap(uint256{x}) >> 192)[0], x);
        CHECK(libu256::bswap(static_cast<std::uint32_t>(x)) == libu256::bswap(x) >> 32, x);
        CHECK(libu256::bswap(static_cast<std::uint16_t>(x)) == libu256::bswap(x) >> 48, x);
        CHECK(libu256::bit_test(x, 63) == (x >> 63 != 0) && !libu256::bit_test(x, 64), x);
        CHECK(libu256::count_significant_bytes(x) == count_significant_bytes(uint256{x}), x);
    }
}
