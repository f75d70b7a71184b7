/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CPP_CHECK_HPP
#define CPP_CHECK_HPP

/* What the tests of <u256.hpp> share: operands from the generator of the C tests, and a check that reports them. */

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>

#include <u256.hpp>

#include "operands.h"

namespace check
{

using libu256::uint256;
using libu256::uint512;

/* As in the C tests: U256_TEST_SEED, else the time; U256_TEST_SCALE times so many cases. */
std::uint64_t seed();
unsigned scaled(unsigned cases);

extern unsigned failures;

/* Counts a failure and prints the first of them: where, what, and the operands in hexadecimal. */
void fail(const char *file, int line, const char *what, const std::string &operands);

/* a and b. (gcc 12 warns of what std::string's own + does.) */
inline std::string joined(const std::string &a, const std::string &b)
{
    std::string r(a);
    r.append(b);
    return r;
}

template <class T> std::string text(const T &x)
{
    if constexpr (requires { T::num_bits; })
        return joined("0x", libu256::hex(x));
    else
        return std::to_string(x);
}

template <class... T> std::string all(const T &...operands)
{
    std::string r;
    ((r += ' ' + text(operands)), ...);
    return r;
}

/* Out of line: inlined at every check, strings are a third of the time that test_bytes.cpp takes to compile. */
template <class... T>
[[gnu::noinline, gnu::cold]] void fail_on(const char *file, int line, const char *what, const T &...operands)
{
    fail(file, line, what, all(operands...));
}

#define CHECK(condition, ...) ((condition) ? (void)0 : ::check::fail_on(__FILE__, __LINE__, #condition, __VA_ARGS__))

/* Operands that carries, comparisons, lengths and estimates find hard. */
class operands
{
  public:
    explicit operands(const char *name)
    {
        operand_init(&generator, seed(), name);
    }

    std::uint64_t word()
    {
        return operand_below(&generator, 2) ? operand_u64(&generator) : operand_edge(&generator);
    }

    unsigned below(unsigned n)
    {
        return operand_below(&generator, n);
    }

    template <class T> T number()
    {
        T x;
        operand_number(&generator, x.w, static_cast<int>(T::num_words));
        return x;
    }

    /* Tied to the first, so that sums carry all the way and comparisons come close. */
    template <class T> T second(const T &first)
    {
        T x;
        operand_second(&generator, x.w, first.w, static_cast<int>(T::num_words));
        return x;
    }

    template <class T> T divisor()
    {
        T x;
        operand_divisor(&generator, x.w, static_cast<int>(T::num_words));
        return x;
    }

    /* Every count, the ones at limb boundaries and far beyond the width more often. */
    unsigned count()
    {
        switch (below(4)) {
        case 0:
            return 64 * below(10);
        case 1:
            return 64 * below(10) + 63;
        case 2:
            return static_cast<unsigned>(word());
        default:
            return below(520);
        }
    }

  private:
    operand_stream generator;
};

} // namespace check

/* One for each topic. */
void test_operators();
void test_arithmetic();
void test_portable();
void test_constant();
void test_conversions();
void test_bytes();
void test_text();
void test_stream();
void test_format();

#endif
