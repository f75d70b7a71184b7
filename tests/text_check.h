/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef TEXT_CHECK_H
#define TEXT_CHECK_H

/*
 * One call of a function between numbers and text, compared with what it must give. The text, or the room for it,
 * stands between two forbidden pages, so that to read or write one byte too many ends the program, with a report.
 */

#include "backends.h"
#include "text_reference.h"

/* In every way: text at both ends of its pages, no pointer where none is needed, rooms of every size. Or in one way,
 * one after the other. */
typedef enum { ONE_WAY, EVERY_WAY } thoroughness;

/* A function that reads text: its status, number and position, and that it changed nothing else. The name, which may be
 * NULL, says which case it was. Returns the number of failures, as all checks do. */
unsigned check_from(const backend *unit, const text_input *in, const text_meaning *expected, thoroughness ways,
                    const char *name);

/* A number for one of the functions that write it. */
typedef struct {
    conversion function;
    u512 a;     /* a u256 is the low half */
    unsigned n; /* base or decimals; 0 where the function takes none */
} number_input;

/* A function that writes text: its length and the text, by the rules of snprintf. expected may be NULL where the length
 * is too large to try. */
unsigned check_to(const backend *unit, const number_input *in, const char *expected, uint64_t length, thoroughness ways,
                  const char *name);

/* A function that reads text, with a million characters of many kinds: the right answer in linear
 * time (long_text.c). */
unsigned check_long_texts(conversion function, const backend *const *units, size_t count);

/* The properties of a function of this topic, on every backend (check_conversion() in check.h). */
unsigned check_text(conversion function);

#endif
