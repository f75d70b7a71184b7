/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef ALIAS_H
#define ALIAS_H

/* Which of a call's numbers are one object: every way that the contract allows, derived from the shape. Numbers of one
 * type may be one object in any combination, both outputs included; an output that may be NULL once is. */

#include "shapes.h"

enum { NO_OBJECT = -1, MOST_ALIASES = 96 };

/* For each slot the slot whose object stands there, or NO_OBJECT: itself when it has its own. */
typedef struct {
    signed char object[SLOTS];
} alias;

typedef struct {
    int count;
    alias list[MOST_ALIASES]; /* the first has all objects distinct; those with the same inputs joined are neighbours */
} alias_list;

/* All patterns of a shape. */
const alias_list *aliases(shape s);

/* "r = a, rem NULL" and the like, for reports. */
typedef struct {
    char text[64];
} alias_name;

alias_name name_alias(shape s, const alias *pattern);

#endif
