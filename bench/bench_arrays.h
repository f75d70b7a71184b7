/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef BENCH_ARRAYS_H
#define BENCH_ARRAYS_H

#include <stdbool.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The tables of bench_u256 --arrays: nanoseconds per element by instruction set, beside a loop over the scalar function, one
 * over GMP's, and memcpy() of as many bytes, for arrays in the first-level cache, the second-level one, and memory.
 * smoke: for a moment each, to see that it works. Returns how many results were not the same as the scalar loop's. */
int bench_arrays(bool smoke, FILE *out);

#ifdef __cplusplus
}
#endif

#endif
