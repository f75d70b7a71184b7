/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef BENCH_PASSES_H
#define BENCH_PASSES_H

/* What the small programs beside bench_u256 share: how many passes, and the least time of them. Needs POSIX. */

#include <u256.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* The program's one argument, or the usual number without it; false: it is no such number, which was said. */
static inline bool bench_read_passes(unsigned long *passes, unsigned long usual, int argc, char **argv,
                                     const char *program)
{
    char *end = NULL;
    *passes = argc > 1 ? strtoul(argv[1], &end, 10) : usual;
    if (argc > 2 || (end && (*end != 0 || end == argv[1])) || *passes < 1 || *passes > 1000000) {
        fprintf(stderr, "usage: %s [REPETITIONS, 1 to 1000000]\n", program);
        return false;
    }
    return true;
}

static inline double bench_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return 1e9 * (double)t.tv_sec + (double)t.tv_nsec;
}

/* The least time of all passes, in ns; *x is what each of them gives. */
static inline double bench_least(u256 *x, u256 (*pass)(void), unsigned long passes)
{
    double least = 1e18;
    for (unsigned long i = 0; i < passes; i++) {
        const double start = bench_now();
        *x = pass();
        const double time = bench_now() - start;
        least = time < least ? time : least;
    }
    return least;
}

#endif /* BENCH_PASSES_H */
