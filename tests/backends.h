/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef BACKENDS_H
#define BACKENDS_H

/* Every backend that this machine can run, side by side in one process, each as a table of its operations. */

#include <stddef.h>
#include "operations.h"
#include "shapes.h"

typedef struct {
    const char *name;
    bool needs_bmi2_adx; /* what it was compiled for */
    const char *(*backend)(void);
    const char *(*version)(void);
    any_function operation[OP_COUNT];
} backend;

/* Those whose instructions this CPU has: number i, or NULL past the last. */
const backend *backend_at(size_t i);

#endif
