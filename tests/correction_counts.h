/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CORRECTION_COUNTS_H
#define CORRECTION_COUNTS_H

/* How often each correction of the sources was taken by the backends that count them (corrections.h). */

#include <stdint.h>

/* Those that correction_names.py finds. */
unsigned correction_count(void);
const char *correction_name(unsigned i);

typedef struct {
    uint64_t passed, taken;
} correction_total;

/* On all backends of the process. */
correction_total correction_taken(unsigned i);

#endif
