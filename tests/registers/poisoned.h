/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef POISONED_H
#define POISONED_H

/*
 * What a function may touch, besides its operands, is what the calling convention says. A poisoned backend is another
 * one, each function of which is reached through a trampoline (trampoline_*.S) that
 *
 * - fills every register that holds no argument with random bits: general ones, vectors to their full width and masks;
 *   also the upper half of a register with an argument of 32 bits, and all registers behind the last argument;
 * - sets all arithmetic flags, or clears them, or some; rounds in any direction, traps every floating-point exception;
 * - gives the function a stack of its own, full of random bits, with a forbidden page below it and a canary above;
 *
 * and looks afterwards whether all that belongs to the caller is as it was. It hands on arguments and results as they
 * are, so that tests call poisoned backends like any other. In one thread.
 */

#include "../backends.h"

/* The poisoned form of a backend, as long as the program runs. */
const backend *poisoned(const backend *plain);

/* How many calls have changed what they may not. The first of them are reported on stderr. */
unsigned poisoned_failures(void);

/* The calls so far, and the bytes of stack that the deepest of them has used. */
uint64_t poisoned_calls(void);
size_t poisoned_depth(void);

/* The widest vectors that hold poison: "SSE2", "AVX", "AVX-512" or "Neon". */
const char *poisoned_vectors(void);

#endif
