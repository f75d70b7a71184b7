/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef DIGEST_ARRAYS_H
#define DIGEST_ARRAYS_H

/* The part of digest.c for arrays. */

#include "backends.h"

/* As mix_ functions do for numbers: of so many results, which are elements, on each of the units. */
void digest_array(uint64_t *h, const backend *const *units, size_t count, array_function function, uint64_t seed,
                  uint64_t results);

#endif
