/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef PROGRAM_CORRECTIONS_H
#define PROGRAM_CORRECTIONS_H

#include <stdbool.h>
#include <stdint.h>

/* Prints how often each correction was taken, where the backends count them. False when one that programs reach was
 * taken less often. */
bool program_corrections(uint64_t least);

#endif
