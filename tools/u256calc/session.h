/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CALC_SESSION_H
#define CALC_SESSION_H

/* One expression after the other. Returned is the exit code. */

#include "options.h"

enum { EXIT_DONE = 0, EXIT_EXPRESSION = 1, EXIT_OPTION = 2, EXIT_STREAM = 3 };

/* The arguments. */
int run_arguments(const options *o, char *argv[]);

/* The lines of standard input. */
int run_lines(const options *o);

#endif
