/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_HPP
#define U256_HPP

/*
 * libu256 for C++20: uint256 and uint512, the structs u256 and u512 as values with operators. The one include; each part
 * also stands alone as <u256/cpp/PART.hpp>. Programs link libu256 as those in C do.
 *
 * The free functions have the names of the intx library, so that a program written on it is ported by this include in place
 * of its own and
 *     namespace intx = libu256;
 * README.md says what differs.
 */

#if !defined(__cpp_concepts) || __cplusplus < 202002L
    #error "<u256.hpp> needs C++20 (-std=c++20): gcc 11, clang 14 or later; <u256.h> is for C++11 and C11"
#endif

#include <u256/cpp/uint.hpp>       /* the types and their operators */
#include <u256/cpp/arithmetic.hpp> /* carries, full products, quotient and remainder, signed, modular */
#include <u256/cpp/bits.hpp>       /* counts, tests, byte swaps */
#include <u256/cpp/bytes.hpp>      /* be::load, be::store, le:: */
#include <u256/cpp/numeric.hpp>    /* numeric_limits, hash, checked conversions */
#include <u256/cpp/text.hpp>       /* from_string, to_string, literals */
#include <u256/cpp/stream.hpp>     /* <<, >> */
#include <u256/cpp/format.hpp>     /* std::format */

#endif /* U256_HPP */
