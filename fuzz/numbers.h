/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef NUMBERS_H
#define NUMBERS_H

/* Numbers where arithmetic goes wrong, in few bytes: what random bits never are. */

#include <stddef.h>
#include <stdint.h>

#include <u256.h>

/* A number of so many limbs, 4 or 8, from n bytes, at least 4. The first has its kind in the low three bits; bit 3
 * stands for its negative, bits 4 to 6 for what is added, -3 to 4. Bit 7, of a wide one: the high half is zero. */
u512 spelled_number(const uint8_t *bytes, size_t n, int limbs, const u512 *registers, unsigned count);

/* A limb or a count: edges for the bytes below 64, beyond them 0 to 767 in steps of 4. */
uint64_t spelled_scalar(uint8_t byte);

#endif
