/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef TRACE_H
#define TRACE_H

#include "evm.h"

/* A line for the opcode that comes next: pc, name, gas left, stack from the top down. For evm.trace; the context is a
 * FILE. */
void trace_line(const evm *vm, void *file);

#endif
