/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CALC_REPORT_H
#define CALC_REPORT_H

#include <stdio.h>

#include "error.h"

/* Prints where and what, the expression, and a caret under the character that is wrong. Of a long expression the part
 * around it. No byte reaches the terminal but what is printable ASCII: what is not stands there as a question mark. */
void report_error(FILE *to, const char *where, const char *text, size_t length, const calc_error *error);

#endif
