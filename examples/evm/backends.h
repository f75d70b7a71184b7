/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef BACKENDS_H
#define BACKENDS_H

#include "evm.h"

/* The interpreter with one of libu256's backends in it. */
typedef struct {
    const char *name;
    evm_status (*run)(evm *vm);
} evm_backend;

/* One after the other; NULL after the last. */
const evm_backend *evm_backend_at(size_t i);

#endif
