/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CALC_CONSTANT_H
#define CALC_CONSTANT_H

/* Names for numbers. */

#include <u256.h>

typedef struct {
    const char *name, *meaning;
    u256 value;
} constant;

/* Ends with a name of NULL. What find_constant() knows besides: see limits_of_types. */
extern const constant constants[];

/* UINT8_MAX to UINT256_MAX, INT8_MAX and INT8_MIN to INT256_MIN: a line for a list of names. */
extern const char limits_of_types[];

/* r = the number of this name; false when there is none. */
bool find_constant(u256 *r, const char *name, size_t length);

#endif
