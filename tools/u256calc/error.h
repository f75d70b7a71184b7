/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CALC_ERROR_H
#define CALC_ERROR_H

/* What is wrong with an expression, and the index of the byte at which it is. */

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    size_t at;
    char message[240];
} calc_error;

/* clang-format off */
/* Returns false, for the function that has failed to return. What quotes the input has to limit its length. */
#ifdef __GNUC__
__attribute__((format(printf, 3, 4)))
#endif
bool fail(calc_error *error, size_t at, const char *format, ...);
/* clang-format on */

#endif
