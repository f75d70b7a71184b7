/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef PRESSURE_H
#define PRESSURE_H

/* Kernels inlined where the compiler holds more values than there are registers: what an asm statement changes and does
 * not say so is one of those. pressure.c, compiled at several levels, and pressure_main.c, which compares. */

#include <stdint.h>

enum { PRESSURE_LIVE = 16, PRESSURE_RESULTS = 12 };

typedef struct {
    uint64_t a[8], b[8], m[4], k, c;
} pressure_operands;

typedef struct {
    const char *name;
    /* The kernel's result, and the values that were alive across it, as they are afterwards. */
    void (*run)(uint64_t r[PRESSURE_RESULTS], const pressure_operands *x, const uint64_t live[PRESSURE_LIVE],
                uint64_t after[PRESSURE_LIVE]);
} pressure_kernel;

typedef struct {
    const char *how; /* compiled */
    const pressure_kernel *kernels;
    int count;
} pressure_table;

#endif
