// SPDX-License-Identifier: MIT OR Apache-2.0

/* The portable functions, which constant expressions use, at run time against the C ones. One of the two programs has
 * U256_NO_BUILTINS, with which products are those of 32-bit halves. */

#include "check.hpp"

using namespace check;
namespace portable = libu256::portable;

namespace
{

template <class T> struct c_functions;

template <> struct c_functions<uint256> {
    static constexpr auto add = u256_addc;
    static constexpr auto sub = u256_subb;
    static constexpr auto mul = u256_mul;
    static constexpr auto divrem = u256_divrem;
    static constexpr auto shl = u256_shl;
    static constexpr auto shr = u256_shr;
    static constexpr auto eq = u256_eq;
    static constexpr auto lt = u256_lt;
    static constexpr auto clz = u256_clz;
    static constexpr auto ctz = u256_ctz;
};

template <> struct c_functions<uint512> {
    static bool add(u512 *r, const u512 *a, const u512 *b, bool carry)
    {
        u512 c{};
        c.w[0] = carry;
        const bool first = u512_add(r, a, b);
        return u512_add(r, r, &c) || first;
    }
    static bool sub(u512 *r, const u512 *a, const u512 *b, bool borrow)
    {
        u512 c{};
        c.w[0] = borrow;
        const bool first = u512_sub(r, a, b);
        return u512_sub(r, r, &c) || first;
    }
    static constexpr auto mul = u512_mul;
    static constexpr auto divrem = u512_divrem;
    static constexpr auto shl = u512_shl;
    static constexpr auto shr = u512_shr;
    static constexpr auto eq = u512_eq;
    static constexpr auto lt = u512_lt;
    static constexpr auto clz = u512_clz;
    static constexpr auto ctz = u512_ctz;
};

template <class T> void of_width(operands &given)
{
    using c = c_functions<T>;
    const auto a = given.number<T>(), b = given.second(a), d = given.divisor<T>();
    const bool carry = given.below(2) != 0;
    const unsigned n = given.count();
    T r, expected, rem, expected_rem;

    const bool out = portable::add(r.w, a.w, b.w, carry);
    CHECK(out == c::add(&expected, &a, &b, carry) && r == expected, a, b, carry);
    const bool under = portable::sub(r.w, a.w, b.w, carry);
    CHECK(under == c::sub(&expected, &a, &b, carry) && r == expected, a, b, carry);
    portable::mul(r.w, a.w, b.w);
    c::mul(&expected, &a, &b);
    CHECK(r == expected, a, b);
    const bool zero = portable::divrem(r.w, rem.w, a.w, d.w);
    CHECK(zero == c::divrem(&expected, &expected_rem, &a, &d), a, d);
    CHECK(r == expected && rem == expected_rem, a, d);
    portable::shl(r.w, a.w, n);
    c::shl(&expected, &a, n);
    CHECK(r == expected, a, n);
    portable::shr(r.w, a.w, n);
    c::shr(&expected, &a, n);
    CHECK(r == expected, a, n);
    CHECK(portable::equal(a.w, b.w) == c::eq(&a, &b) && portable::equal(a.w, a.w), a, b);
    CHECK(portable::less(a.w, b.w) == c::lt(&a, &b) && !portable::less(a.w, a.w), a, b);
    CHECK(portable::clz(a.w) == c::clz(&a) && portable::ctz(a.w) == c::ctz(&a), a);

    /* In place, as the operators that assign use them. */
    r = a;
    portable::add(r.w, r.w, r.w, carry);
    c::add(&expected, &a, &a, carry);
    CHECK(r == expected, a);
    r = a;
    portable::mul(r.w, r.w, r.w);
    c::mul(&expected, &a, &a);
    CHECK(r == expected, a);
    r = a;
    portable::shl(r.w, r.w, n);
    c::shl(&expected, &a, n);
    CHECK(r == expected, a, n);
    r = a;
    portable::shr(r.w, r.w, n);
    c::shr(&expected, &a, n);
    CHECK(r == expected, a, n);
    r = d;
    portable::divrem(rem.w, r.w, a.w, r.w);
    c::divrem(&expected, &expected_rem, &a, &d);
    CHECK(r == expected_rem && rem == expected, a, d);

    const auto m = given.divisor<T>();
    portable::addmod(r.w, a.w, b.w, m.w);
    portable::mulmod(rem.w, a.w, b.w, m.w);
    if constexpr (T::num_bits == 256) {
        u256_addmod(&expected, &a, &b, &m);
        u256_mulmod(&expected_rem, &a, &b, &m);
        CHECK(r == expected && rem == expected_rem, a, b, m);
    } else {
        const libu256::uint<2 *T::num_bits> sum = libu256::uint<2 * T::num_bits>{a} + b, product = umul(a, b);
        CHECK(r == T{sum % m} && rem == T{product % m}, a, b, m);
    }

    const auto small = static_cast<std::uint32_t>(given.word() | 1);
    r = a;
    CHECK(portable::divide(r.w, small) == a % small && r == a / small, a, small);
}

} // namespace

void test_portable()
{
    operands given("cpp/portable");
    for (unsigned i = scaled(30000); i > 0; i--) {
        of_width<uint256>(given);
        of_width<uint512>(given);
        const auto a = given.number<uint512>();
        const auto b = given.number<uint256>(), c = given.second(b), d = given.divisor<uint256>();
        uint512 q, expected;
        uint256 rem, expected_rem;
        portable::mul(q.w, b.w, c.w);
        u256_full_mul(&expected, &b, &c);
        CHECK(q == expected, b, c);
        portable::divrem(q.w, rem.w, a.w, d.w);
        u512_divrem_u256(&expected, &expected_rem, &a, &d);
        CHECK(q == expected && rem == expected_rem, a, d);
        /* A divisor that is wider than the dividend. */
        portable::divrem(rem.w, q.w, b.w, a.w);
        const uint512 wide = b;
        CHECK(uint512{rem} == wide / a && q == wide % a, a, b);
        const std::uint64_t x = given.word(), y = given.word(), z = given.word();
        std::uint64_t high = given.word();
        const uint512 sum = uint512{x} * y + z + high;
        const std::uint64_t low = portable::multiply_add(high, x, y, z);
        CHECK(low == sum[0] && high == sum[1], x, y, z);
        CHECK(portable::reverse_bytes(x) == libu256::bswap(x), x);
    }
}
