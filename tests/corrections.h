/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CORRECTIONS_H
#define CORRECTIONS_H

/*
 * Counts how often each correction of the library is taken: included before its sources, this replaces the definition
 * of U256_CORRECTION in <u256/limb.h>, which does nothing. Each site has a counter of its own, which joins a
 * list when it is first passed.
 */

#include <stdbool.h>
#include <stdint.h>

typedef struct correction_site {
    const char *name;
    uint64_t passed, taken;
    struct correction_site *next;
} correction_site;

void correction_pass(correction_site *site, bool taken);

#define U256_CORRECTION(name, taken)                                                                                   \
    do {                                                                                                               \
        static correction_site correction = {#name, 0, 0, 0};                                                          \
        correction_pass(&correction, (taken));                                                                         \
    } while (0)

#endif
