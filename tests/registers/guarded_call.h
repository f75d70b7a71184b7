/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef GUARDED_CALL_H
#define GUARDED_CALL_H

/* Calls any operation, or function of arrays, with each of its objects between two forbidden pages of its own, and
 * those that it only reads where nobody may write: a step too far ends the program (SIGSEGV, on some systems SIGBUS).
 */

#include "../array_call.h"
#include "../call.h"

/* Whether objects begin behind a forbidden page or end before one. */
typedef enum { BEHIND_A_PAGE, BEFORE_A_PAGE, EDGES } edge;

/* As call() does. */
void guarded_call(const backend *unit, operation op, const alias *pattern, const call_in *in, edge at, call_out *out);

/* As array_call() does, of at most so many elements. */
enum { GUARDED_ELEMENTS = 100 };
bool guarded_array_call(const backend *unit, array_function function, edge at, void *r, const array_in *in);

#endif
