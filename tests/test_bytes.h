/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef TEST_BYTES_H
#define TEST_BYTES_H

/* What the files of the topic bytes share: test_bytes.c, test_bytes_window.c, test_bytes_rlp.c, bytes_properties.c. */

#include "bytes_call.h"
#include "check.h"
#include "gen.h"

/* Parts of test_bytes(). */
unsigned test_bytes_window(const backend *unit);
unsigned test_bytes_rlp(const backend *unit);

/* Failures after which a check is given up. */
enum { ENOUGH = 3 };

/* The number 2^bit - minus, of 512 bits; the number 2^bit + distance, modulo 2^256. */
u512 power_of_2_minus(unsigned bit, unsigned minus);
u512 near_power_of_2(unsigned bit, int distance);

/* Two laws that need no reference. What the decoder accepts the encoder writes, byte by byte: so a number has
 * no second spelling. And what the encoder writes the decoder accepts, as the same number. The seed is printed
 * when it is not 0. */
unsigned check_one_spelling(const backend *unit, const uint8_t *bytes, size_t n, uint64_t seed);
unsigned check_rlp_round_trip(const backend *unit, const u256 *number, uint64_t seed);

#endif
