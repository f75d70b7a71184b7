/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef KERNEL_STEPS_TEST_H
#define KERNEL_STEPS_TEST_H

#include "check.h"
#include "gen.h"

/* The steps of division, of Montgomery's reduction and of the binary Euclidean algorithm against their definitions. */
unsigned check_kernel_steps(const backend *unit, gen *g);

#endif
