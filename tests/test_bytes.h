/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef TEST_BYTES_H
#define TEST_BYTES_H

/* What the files of the topic bytes share: test_bytes.c, test_bytes_window.c and test_bytes_rlp.c. */

#include "bytes_call.h"
#include "check.h"
#include "gen.h"

unsigned test_bytes_window(const backend *unit);
unsigned test_bytes_rlp(const backend *unit);

/* Failures after which a check is given up. */
enum { ENOUGH = 3 };

/* n bytes of some kind that loads find hard: any, few that are not 0 or not 255, those of a hard number. */
void gen_bytes(gen *g, uint8_t *bytes, size_t n);

/* Any place. */
place gen_place(gen *g);

/* The number 2^bit - minus, of 512 bits. */
u512 power_of_2_minus(unsigned bit, unsigned minus);

#endif
