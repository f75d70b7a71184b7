/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef BENCH_DATA_H
#define BENCH_DATA_H

/*
 * The operands and results of all loops. What one loop touches (two inputs and an output) stays below 24 KiB, so that
 * it fits the smallest first-level caches of today, 32 KiB.
 */

#include <u256/types.h>

#include "bench.h"

#define BENCH_SAMPLES 192
#define BENCH_WIDE_SAMPLES 96
#define BENCH_COUNTS 65536

struct bench_data {
    /* Uniformly random over the full width; b and k are odd, so that a chain of products does not run into zero. */
    _Alignas(64) u256 u256_a[BENCH_SAMPLES];
    u256 u256_b[BENCH_SAMPLES];
    uint64_t k[BENCH_SAMPLES];
    _Alignas(64) u512 u512_a[BENCH_WIDE_SAMPLES];
    u512 u512_b[BENCH_WIDE_SAMPLES];

    /* Where the article's chains start. In memory, since the optimiser shall not know them. */
    u256 zero, one, ten, max;

    /* Results. */
    _Alignas(64) u256 u256_r[BENCH_SAMPLES];
    _Alignas(64) u512 u512_r[BENCH_SAMPLES];
    uint64_t sum; /* of returned flags, counts and limbs */

    /* Shift counts and bit indices below 512. Many, and each call starts at another one: branch predictors learn even
     * 4096 of them by heart, and would hide what a branch on the count costs. They come from the second-level cache, in
     * order, six lines a call. */
    uint32_t turn;
    uint16_t counts[BENCH_COUNTS];
};

#endif /* BENCH_DATA_H */
