// SPDX-License-Identifier: MIT OR Apache-2.0

/* Each operator gives what the C function gives, of its two widths, out of place, in place and with itself. */

#include "check.hpp"

using namespace check;

namespace
{

/* r = f(r, a, b) of the C functions, as a value. */
template <class T, class F> T by_c(F f, const T &a, const T &b)
{
    T r;
    f(&r, &a, &b);
    return r;
}

/* An operator and its assigning form against a C function: also where the operands are one object. */
#define SAME(op, c_function)                                                                                           \
    do {                                                                                                               \
        const auto expected = by_c(c_function, a, b);                                                                  \
        CHECK((a op b) == expected, a, b);                                                                             \
        auto r = a;                                                                                                    \
        r op## = b;                                                                                                    \
        CHECK(r == expected, a, b);                                                                                    \
        r = b;                                                                                                         \
        r = a op r;                                                                                                    \
        CHECK(r == expected, a, b);                                                                                    \
        r = a;                                                                                                         \
        r op## = r;                                                                                                    \
        CHECK(r == by_c(c_function, a, a), a);                                                                         \
    } while (false)

template <class T> void relations(const T &a, const T &b, int sign)
{
    CHECK((a == b) == (sign == 0), a, b);
    CHECK((a != b) == (sign != 0), a, b);
    CHECK((a < b) == (sign < 0), a, b);
    CHECK((a > b) == (sign > 0), a, b);
    CHECK((a <= b) == (sign <= 0), a, b);
    CHECK((a >= b) == (sign >= 0), a, b);
    CHECK((a <=> b) == (sign <=> 0), a, b);
    CHECK((a <=> a) == 0 && a == a && a <= a && !(a < a), a);
}

template <class T> void by_integers(operands &given, const T &a)
{
    const std::uint64_t k = given.word();
    const int i = static_cast<int>(k);
    const auto s = static_cast<std::int64_t>(k);
    CHECK(a + k == a + T(k, 0) && k + a == a + k, a, k);
    CHECK(a - k == a - T(k, 0) && k - a == T(k, 0) - a, a, k);
    CHECK(a * k == a * T(k, 0) && (a & k) == (a & T(k, 0)) && (a ^ k) == (a ^ T(k, 0)), a, k);
    CHECK(a / k == a / T(k, 0) && a % k == a % T(k, 0) && k / a == T(k, 0) / a, a, k);
    CHECK((a == k) == (a == T(k, 0)) && (a < k) == (a < T(k, 0)) && (k < a) == (T(k, 0) < a), a, k);
    /* Of a signed integer the sign counts: adding -1 is subtracting 1. */
    const T magnitude = s < 0 ? T(0 - k, 0) : T(k, 0);
    CHECK(a + s == (s < 0 ? a - magnitude : a + magnitude), a, s);
    const auto extended = static_cast<std::uint64_t>(std::int64_t{i});
    CHECK(a + i == (i < 0 ? a - T(0 - extended, 0) : a + T(extended, 0)), a, i);
    CHECK((a | s) == (a | T(s)) && T(s) == (s < 0 ? -magnitude : magnitude), a, s);
}

template <class T> void unary(const T &a)
{
    CHECK(+a == a && -a == T{} - a && ~a == -a - 1, a);
    CHECK(bool(a) == (a != T{}) && !a == (a == T{}), a);
    T r = a;
    CHECK(++r == a + 1 && r == a + 1 && r-- == a + 1 && r == a && --r == a - 1 && r++ == a - 1 && r == a, a);
}

template <class T, class Shl, class Shr> void shifts(operands &given, const T &a, Shl shl, Shr shr)
{
    const unsigned n = given.count();
    T left, right;
    shl(&left, &a, n);
    shr(&right, &a, n);
    CHECK((a << n) == left && (a >> n) == right, a, n);
    CHECK((a << std::uint64_t{n}) == left && (a >> std::uint64_t{n}) == right, a, n);
    CHECK((a << T{n}) == left && (a >> T{n}) == right, a, n);
    CHECK((a << uint512{n}) == left && (a >> uint256{n}) == right, a, n);
    if (n < 0x8000)
        CHECK((a << static_cast<std::int16_t>(n)) == left && (a >> static_cast<int>(n)) == right, a, n);
    T r = a;
    CHECK((r <<= n) == left && r == left, a, n);
    r = a;
    CHECK((r >>= T{n}) == right && r == right, a, n);
    r = T{n};
    r <<= r;
    CHECK(r == T{n} << n, n);
    /* Counts that only their high words make too large; negative ones. */
    T far{};
    far[1 + given.below(T::num_words - 1)] = std::uint64_t{1} << given.below(64);
    far[0] = n % 64;
    CHECK(!(a << far) && !(a >> far), a, far);
    const std::uint64_t beyond = std::uint64_t{1} << (32 + given.below(32)) | n % 64;
    CHECK(!(a << beyond) && !(a >> beyond) && !(a << T{beyond}) && !(a >> T{beyond}), a, beyond);
#ifdef __SIZEOF_INT128__ /* which is an integral type in the GNU modes alone */
    __extension__ using wide = unsigned __int128;
    const wide above = wide{1} << (32 + given.below(96)) | n % 64;
    CHECK(!(a << above) && !(a >> above) && (a << wide{n}) == left && (a >> wide{n}) == right, a, n);
    r = a;
    CHECK(!(r <<= above), a, n);
    r = a;
    CHECK((r >>= wide{n}) == right, a, n);
#endif
    enum { SEVEN = 7 };
    r = a;
    CHECK((r <<= SEVEN) == a << SEVEN && (r >>= SEVEN) == a << 7 >> 7, a);
    CHECK(!(a << -1) && !(a >> -1) && !(a << std::int64_t{-1}) && !(a >> static_cast<signed char>(-128)), a);
}

} // namespace

void test_operators()
{
    operands given("cpp/operators");
    for (unsigned i = scaled(20000); i > 0; i--) {
        {
            const auto a = given.number<uint256>(), b = given.second(a);
            SAME(+, u256_add);
            SAME(-, u256_sub);
            SAME(*, u256_mul);
            SAME(&, u256_and);
            SAME(|, u256_or);
            SAME(^, u256_xor);
            relations(a, b, u256_cmp(&a, &b));
            unary(a);
            by_integers(given, a);
            shifts(given, a, u256_shl, u256_shr);
        }
        {
            const auto a = given.number<uint256>(), b = given.divisor<uint256>();
            SAME(/, u256_div);
            SAME(%, u256_mod);
        }
        {
            const auto a = given.number<uint512>(), b = given.second(a);
            SAME(+, u512_add);
            SAME(-, u512_sub);
            SAME(*, u512_mul);
            SAME(&, u512_and);
            SAME(|, u512_or);
            SAME(^, u512_xor);
            relations(a, b, u512_cmp(&a, &b));
            unary(a);
            by_integers(given, a);
            shifts(given, a, u512_shl, u512_shr);
        }
        {
            const auto quotient = [](u512 *r, const u512 *x, const u512 *d) { u512_divrem(r, nullptr, x, d); };
            const auto rest = [](u512 *r, const u512 *x, const u512 *d) { u512_divrem(nullptr, r, x, d); };
            const auto a = given.number<uint512>(), b = given.divisor<uint512>();
            SAME(/, quotient);
            SAME(%, rest);
        }
        {
            /* A narrower operand is extended. */
            const auto a = given.number<uint512>();
            const auto b = given.number<uint256>();
            const uint512 wide{b[0], b[1], b[2], b[3]};
            CHECK(a + b == a + wide && b - a == wide - a && a / b == a / wide && (b < a) == (wide < a), a, b);
        }
    }
    const uint256 one = 1;
    CHECK(one / uint256{} == 0 && one % 0 == 0, one);
    CHECK(uint512{one} / 0 == 0 && uint512{one} % uint512{} == 0, one);
}
