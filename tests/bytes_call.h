/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef BYTES_CALL_H
#define BYTES_CALL_H

/* Calls any function of the topic bytes in one form, with its bytes at a place where a step too far is seen, and
 * compares what it did with the reference. The tests and the fuzzers do it this way. */

#include "backends.h"

/* Where the bytes are that a function reads or writes. */
typedef enum {
    AT_START, /* behind a forbidden page */
    AT_END,   /* before one */
    INSIDE,   /* at an alignment */
    OWN       /* in the number itself, where they fit; else INSIDE */
} place_kind;

typedef struct {
    place_kind kind;
    unsigned shift; /* INSIDE: bytes after an address that is a multiple of 64. OWN: after the number's first, for what
                       reads; for u256_rlp_encode, the bytes before it, 0 or 1. */
} place;

typedef struct {
    u512 number;          /* the one that is stored, or the window's offset; else what the result holds before */
    const uint8_t *bytes; /* the n that are read; NULL for none. Loads and stores of fixed width do not look at n */
    size_t n;             /* or that are written, BYTES_MOST at most */
    place place;
    bool unused;   /* the decoder: used is NULL. The window: the result is the offset, one object */
    bool in_place; /* the bytes are read where they are, not at the place: there may be more than fit there */
} bytes_in;

/* Runs it on a backend, compares with the reference, and prints all when they differ: returns 1 then, else 0. The name,
 * which may be NULL, says which case it was; the seed is printed when it is not 0. */
unsigned bytes_check(const backend *unit, conversion function, const bytes_in *in, const char *name, uint64_t seed);

/* The properties of a function of this topic, on every backend (check_conversion() in check.h). */
unsigned check_bytes(conversion function);

/* From here on, or no longer, a call that ends in a signal is printed as well. */
void bytes_report_crashes(bool on);

#endif
