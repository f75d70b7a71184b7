/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef TARGET_H
#define TARGET_H

/*
 * What the fuzz targets share. A target is one function of any bytes, which calls every backend on them, compares with
 * the references of the tests, prints what differs and aborts. libFuzzer calls it (-Dfuzz=true), or replay.c.
 */

#include "backends.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* libFuzzer calls it before anything else. */
int LLVMFuzzerInitialize(int *argc, char ***argv);

/* The backends that this machine runs; CPUID is asked once. */
typedef struct {
    const backend *list[MOST_UNITS];
    size_t count;
} fuzz_units;
const fuzz_units *all_units(void);

/* The bytes of an input, taken one after the other: 0 when there are no more. */
typedef struct {
    const uint8_t *next, *end;
} fuzz_input;

static inline uint8_t take_byte(fuzz_input *in)
{
    return in->next < in->end ? *in->next++ : 0;
}

static inline size_t left(const fuzz_input *in)
{
    return (size_t)(in->end - in->next);
}

/* A number of at most so many bytes, most significant first: what is left when there are fewer. */
u512 take_number(fuzz_input *in, size_t most);

/* A base, a number of decimals or flags: '0' is 0, '1' is 1, ':' is 10, '@' is 16, 'T' is 36; the bytes that would be
 * above 127 are large numbers, which are wrong as a base and have bits beyond the flags. */
unsigned take_argument(fuzz_input *in);

/* The end, when a check that has printed its report returns failures. */
static inline void must_be_0(unsigned failures)
{
    if (failures)
        abort();
}

#endif
