/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef GEN_TEXT_H
#define GEN_TEXT_H

/* The generator's part for numbers as text: numbers whose digits are hard, and texts that are right, nearly right, or
 * anything at all. */

#include "conversions.h"
#include "gen.h"

/* A number of 4 or 8 limbs: one of gen_number(), or one whose digits in a radix are all zeros or all largest over a
 * stretch, or change along with those of a neighbour. */
void gen_digits_number(gen *g, u512 *a, int limbs, unsigned radix);

/* A base, a number of decimals or flags for a function, legal or not; 0 for one that takes none. */
unsigned gen_text_argument(gen *g, conversion function);

enum { LONGEST_TEXT = 1200 };
typedef struct {
    char s[LONGEST_TEXT];
    size_t length;
} text;

/* A text for a function that reads text: right in its form, then in more than half of the cases changed by a few
 * characters; or any characters, now and then. */
void gen_text(gen *g, text *t, conversion function, unsigned argument);

#endif
