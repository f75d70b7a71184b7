/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CALC_UNITS_H
#define CALC_UNITS_H

/* The units of ether: how many decimals each has, counted in wei. */

#include <stddef.h>

typedef struct {
    const char *name;
    unsigned decimals;
} unit;

/* Ends with a name of NULL. */
extern const unit units[];

/* NULL when there is none of this name. */
const unit *find_unit(const char *name, size_t length);

#endif
