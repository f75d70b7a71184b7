/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_STATUS_H
#define U256_STATUS_H

/* What is wrong with text or bytes that should be a number. */

#include <u256/types.h>

U256_BEGIN_DECLS

/* Functions with a position argument also report where the error is. A function that returns anything but U256_OK has
 * not changed the number. */
typedef enum u256_status {
    U256_OK,            /* the number was stored */
    U256_EMPTY,         /* the input ends where the first digit or byte is expected */
    U256_BAD_DIGIT,     /* a character or byte that is not allowed at its place */
    U256_OVERFLOW,      /* well-formed, but the number is out of range */
    U256_NOT_CANONICAL, /* a number, but not in the only spelling that is accepted */
    U256_TRUNCATED      /* well-formed so far, but the input ends before the number does */
} u256_status;

/* The status in words, for messages: "out of range". A constant string for any value of status; never NULL. */
U256_API const char *u256_status_text(u256_status status);

U256_END_DECLS

#endif /* U256_STATUS_H */
