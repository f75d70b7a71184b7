/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_HPP
#define U256_HPP

/*
 * libu256 for C++20: uint256 and uint512, the structs u256 and u512 as value types with operators. This includes
 * everything; each part can also be included alone, as <u256/cpp/PART.hpp>. Link libu256, as for C.
 *
 *   uint         the types and their operators
 *   arithmetic   carries, full products, quotient and remainder, signed, powers, modular
 *   bits         counts, tests, byte swaps
 *   bytes        be::load, be::store, le:: likewise
 *   numeric      numeric_limits, hash, checked conversions
 *   text         from_string, to_string, hex, literals
 *   stream       <<, >>
 *   format       std::format
 *
 * The free functions are named as in the intx library: to port a program written for it, include this header instead of
 * its own and add
 *     namespace intx = libu256;
 * README.md lists the differences.
 */

#if !defined(__cpp_concepts) || __cplusplus < 202002L
    #error "<u256.hpp> needs C++20 (-std=c++20): gcc 11, clang 14 or later; <u256.h> is for C++11 and C11"
#else /* and no errors of what is included */

    #include <u256/cpp/uint.hpp>
    #include <u256/cpp/arithmetic.hpp>
    #include <u256/cpp/bits.hpp>
    #include <u256/cpp/bytes.hpp>
    #include <u256/cpp/numeric.hpp>
    #include <u256/cpp/text.hpp>
    #include <u256/cpp/stream.hpp>
    #include <u256/cpp/format.hpp>

#endif
#endif /* U256_HPP */
