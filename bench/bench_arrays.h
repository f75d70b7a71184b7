/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef BENCH_ARRAYS_H
#define BENCH_ARRAYS_H

#include <stdbool.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The tables of bench_u256 --arrays: nanoseconds per element by instruction set, beside a loop over the scalar
 * function, one over GMP's, and memcpy() of as many bytes, for arrays in the first-level cache, the second-level
 * one, and memory. smoke: for a moment each, to see that it works. Returns how many results were not the same as
 * the scalar loop's. */
int bench_arrays(bool smoke, FILE *out);

/* The same figure by figure, for arrays of more lengths. */
struct bench_array_sink {
    void *to;
    /* Whether u256_array_OPERATION/COLUMN/ELEMENTS is to be measured. */
    bool (*wants)(void *to, const char *name);
    /* Nanoseconds per element, which takes so many bytes of memory, read and written. */
    void (*takes)(void *to, const char *name, double ns, unsigned bytes);
};

int bench_array_figures(bool smoke, const struct bench_array_sink *sink);

#ifdef __cplusplus
}
#endif

#endif
