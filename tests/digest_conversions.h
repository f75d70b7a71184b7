/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef DIGEST_CONVERSIONS_H
#define DIGEST_CONVERSIONS_H

/* The digest's part for conversions (conversions.h): numbers from and to bytes and text. */

#include "backends.h"

/* MurmurHash3's finaliser over a running state. */
uint64_t mix(uint64_t h, uint64_t x);

/* Whether a conversion has a digest: all but the one whose results are words for people. */
bool is_digested(conversion function);

/* The digests of a conversion on each of the units, over the same seeded numbers, bytes and texts. */
void digest_conversion(uint64_t *h, const backend *const *units, size_t count, conversion function, uint64_t seed,
                       uint64_t results);

#endif
