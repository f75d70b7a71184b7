/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef BYTES_REFERENCE_H
#define BYTES_REFERENCE_H

/*
 * What the functions of <u256/bytes.h> have to do, by GMP and plain loops over bytes: written from the header and, for
 * RLP, from appendix B of the Yellow Paper. Shares nothing with the library but its types.
 */

#include "conversions.h"

enum { BYTES_MOST = 64 }; /* that a function of the topic writes */

/* What a call gives. Outputs that the function does not have are 0. */
typedef struct {
    bool stores;               /* a number; else that of the caller stays as it was */
    u512 number;               /* this one */
    size_t written;            /* so many bytes, from the first on; those behind them stay as they were */
    uint8_t bytes[BYTES_MOST]; /* these ones */
    uint64_t returned;         /* a bool, a length or a status */
    uint64_t used;             /* of the decoder */
} bytes_answer;

/* The answer of a function of the topic bytes. The number is the one that is stored, or the window's offset; the n
 * bytes are those that are read, or n how many are written. */
void bytes_reference(conversion function, const u512 *number, const uint8_t *bytes, size_t n, bytes_answer *answer);

#endif
