/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef ARRAY_CHECK_H
#define ARRAY_CHECK_H

/* One call of a function of arrays, compared with what it must give: its arrays at an end of their rooms, between
 * forbidden pages, any of them one. The tests and the fuzzers do it this way. */

#include "array_call.h"

enum { ARRAY_LONGEST = 1100 }; /* more than what modinv inverts at once, in place */

/* Which of the arrays are one. The places are those of r, a, b and c; the first of them that has a place gives it its
 * elements. */
typedef struct {
    const char *name;
    unsigned place[4];
    unsigned inputs; /* how many a function must have for the pattern to be one of its own */
    bool in_place;
} array_alias;

enum { ARRAY_ALIASES = 8 };
extern const array_alias array_aliases[ARRAY_ALIASES]; /* the first has no two arrays the same */

bool array_alias_fits(array_function function, const array_alias *pattern);

/* What a function is given, and what it must give, which is calculated once for all patterns that join the same
 * inputs. */
typedef struct {
    u256 a[ARRAY_LONGEST], b[ARRAY_LONGEST], c[ARRAY_LONGEST];
    u512 expected[ARRAY_LONGEST];
    array_in in;
    bool flag;
    unsigned joined; /* the inputs that were one when the result was calculated */
    bool known;      /* false: in has changed */
    uint64_t seed;   /* for reports, unless it is 0 */
} array_case;

/* Runs it on a backend, the arrays at the end of their rooms or so many bytes after the start, below 64, and prints all
 * when it is wrong: returns 1 then, else 0. */
unsigned array_check(const backend *unit, array_function function, const array_alias *pattern, bool at_end,
                     size_t shift, array_case *x);

#endif
