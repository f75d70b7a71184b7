/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CALC_NUMBER_H
#define CALC_NUMBER_H

/* Numbers as they are written in an expression: decimal with fraction, exponent and unit, hexadecimal, binary. */

#include <u256.h>

#include "error.h"

/* value = the number that begins with the digit at begin; *end = where it ends, behind its unit. */
bool read_number(u256 *value, const char *text, size_t length, size_t begin, size_t *end, calc_error *error);

#endif
