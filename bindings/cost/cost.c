/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* What an operation costs in C, inline or, with U256_NO_INLINE, as a call of the library; see cost.py. */

#define _POSIX_C_SOURCE 199309L
#include <u256.h>

#include <stdio.h>
#include <time.h>

enum { N = 1024, RUNS = 200 };

static u256 a[N], b[N], m[N], r[N];

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return 1e9 * (double)t.tv_sec + (double)t.tv_nsec;
}

static void fill(u256 *x, uint64_t state)
{
    for (int i = 0; i < N; i++)
        for (int j = 0; j < 4; j++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            x[i].w[j] = state ^ state >> 32;
        }
}

/* The least time of many runs over N numbers, in ns for one of them. */
#define MEASURE(name, ...)                                                                                             \
    do {                                                                                                               \
        double least = 1e30;                                                                                           \
        for (int run = 0; run < RUNS; run++) {                                                                         \
            const double begin = now();                                                                                \
            __VA_ARGS__                                                                                                \
            const double time = now() - begin;                                                                         \
            least = time < least ? time : least;                                                                       \
        }                                                                                                              \
        printf("%s %.2f\n", name, least / N);                                                                          \
    } while (0)

int main(void)
{
    fill(a, 1);
    fill(b, 2);
    fill(m, 3);
    MEASURE("add", for (int i = 0; i < N; i++) u256_add(&r[i], &a[i], &b[i]););
    MEASURE("mul", for (int i = 0; i < N; i++) u256_mul(&r[i], &a[i], &b[i]););
    MEASURE("div", for (int i = 0; i < N; i++) u256_div(&r[i], &a[i], &m[i]););
    MEASURE("mulmod", for (int i = 0; i < N; i++) u256_mulmod(&r[i], &a[i], &b[i], &m[i]););
    MEASURE("array add", u256_array_add(r, a, b, N););
    MEASURE("array mul", u256_array_mul(r, a, b, N););
    MEASURE("array mulmod", u256_array_mulmod(r, a, b, m, N););
    return 0;
}
