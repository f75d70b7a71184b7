/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef TEXT_REFERENCE_H
#define TEXT_REFERENCE_H

/* What text must mean and numbers must look like, by <u256/text.h>: a plain state machine over the characters, and GMP
 * for the values. It shares nothing with the library, and does nothing fast. */

#include "conversions.h"

/* Text for one of the functions that read it. */
typedef struct {
    conversion function;
    const char *text;
    size_t length;
    unsigned n; /* base, decimals or flags; 0 where the function takes none */
} text_input;

typedef struct {
    u256_status status;
    u512 value;      /* 0 unless U256_OK; for u256 the low half */
    size_t position; /* as u256_parse() gives it, for all functions */
} text_meaning;

text_meaning reference_from(const text_input *in);

/* The length of the text that one of the functions that write it has for a number, of which a u256 is the low half; n
 * as above. The text itself, and its NUL, are stored when room bytes suffice. */
uint64_t reference_to(conversion function, const u512 *a, unsigned n, char *text, size_t room);

#endif
