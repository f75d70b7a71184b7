/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CALC_OPTIONS_H
#define CALC_OPTIONS_H

/* The command line. */

#include <stdbool.h>
#include <stdio.h>

#include "view.h"

typedef enum { CALCULATE, SHOW_HELP, SHOW_VERSION, SHOW_BACKEND, SHOW_FUNCTIONS } action;

typedef struct {
    action action;
    view view;
    unsigned decimals; /* of VIEW_UNIT */
    bool checked;
    int expressions; /* how many arguments are one */
} options;

/* Moves the arguments that are expressions to the front, argv[0] and following, in their order. Prints what is wrong
 * with the others, and returns false. */
bool read_options(options *o, int argc, char *argv[]);

void print_help(FILE *to);

#endif
