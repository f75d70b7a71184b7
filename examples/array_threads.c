/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * A long array divided among threads: the functions of <u256/array.h> keep no state, so that each thread calls them on a part
 * of its own. Prints the time of an element with one thread, two, and so on up to the number of cores, for an operation
 * that calculates (a product modulo a prime), and for one that is as fast as memory (a sum), which more cores help less.
 * To start a thread takes as long as some thousand products, so that a short array is done many times by each: what is
 * printed is what threads can do that are there already.
 *
 *     array_threads [ELEMENTS [ROUNDS]]    1,000,000 and 40 by default; the least time of the rounds is printed
 */

#define _POSIX_C_SOURCE 200809L /* sysconf, clock_gettime */

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <u256.h>
#include <unistd.h>

enum { MOST_THREADS = 64, LONG_ENOUGH = 200000 };

typedef struct {
    u256 *r;
    const u256 *a, *b;
    size_t n;
    const u256_modulus *M;
    size_t times; /* how many times it is done */
    bool flag;    /* what the function returned */
} job;

/* What a thread does with its part. */
static void *multiply(void *p)
{
    job *const j = p;
    for (size_t i = 0; i < j->times; i++)
        j->flag = u256_array_modmul(j->r, j->a, j->b, j->n, j->M);
    return NULL;
}

static void *add(void *p)
{
    job *const j = p;
    for (size_t i = 0; i < j->times; i++)
        j->flag = u256_array_add(j->r, j->a, j->b, j->n);
    return NULL;
}

/* The whole array in as many parts, each in a thread, the last one in this; the flag of all is that of any. */
static bool in_threads(void *(*work)(void *), const job *whole, unsigned threads)
{
    pthread_t id[MOST_THREADS];
    bool started[MOST_THREADS] = {false}, flag = false;
    job part[MOST_THREADS];
    for (unsigned t = 0; t < threads; t++) {
        const size_t from = whole->n / threads * t, to = t + 1 < threads ? whole->n / threads * (t + 1) : whole->n;
        part[t] = (job){whole->r + from, whole->a + from, whole->b + from, to - from, whole->M, whole->times, false};
        started[t] = t + 1 < threads && pthread_create(&id[t], NULL, work, &part[t]) == 0;
        if (!started[t])
            work(&part[t]);
    }
    for (unsigned t = 0; t < threads; t++) {
        if (started[t])
            pthread_join(id[t], NULL);
        flag |= part[t].flag;
    }
    return flag;
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Times an operation with each number of threads; false when the results are not those of one thread. */
static bool scaling(const char *name, void *(*work)(void *), job *whole, u256 *single, unsigned cores,
                    unsigned long rounds)
{
    bool right = true;
    double alone = 0;
    u256 *const r = whole->r;
    for (unsigned threads = 1; threads <= cores; threads++) {
        double best = 1e9;
        whole->r = threads == 1 ? single : r;
        const bool flag = in_threads(work, whole, threads);
        for (unsigned long round = 0; round < rounds; round++) {
            const double start = seconds();
            right &= in_threads(work, whole, threads) == flag;
            const double time = seconds() - start;
            best = time < best ? time : best;
        }
        alone = threads == 1 ? best : alone;
        right &= memcmp(whole->r, single, whole->n * sizeof(u256)) == 0;
        printf("%s, %2u thread%s %8.2f ns per element, x %.2f\n", name, threads,
               threads == 1 ? ": " : "s:", best / (double)(whole->n * whole->times) * 1e9, alone / best);
    }
    whole->r = r;
    return right;
}

int main(int argc, char *argv[])
{
    const size_t n = argc > 1 ? (size_t)strtoull(argv[1], NULL, 0) : 1000000;
    const unsigned long asked = argc > 2 ? strtoul(argv[2], NULL, 0) : 40, rounds = asked > 0 ? asked : 1;
    const long online = sysconf(_SC_NPROCESSORS_ONLN);
    const unsigned cores = online < 1 ? 1 : online > MOST_THREADS ? MOST_THREADS : (unsigned)online;
    u256 *const a = calloc(n + 1, sizeof *a), *const b = calloc(n + 1, sizeof *b); /* + 1: of 0 elements, too */
    u256 *const r = calloc(n + 1, sizeof *r), *const single = calloc(n + 1, sizeof *single);
    const u256 p = U256_C(0x30644e72e131a029, 0xb85045b68181585d, 0x2833e84879b97091, 0x43e1f593f0000001); /* BN254's */
    u256_modulus M;
    if (!a || !b || !r || !single) {
        fprintf(stderr, "no memory for %zu elements\n", n);
        return 1;
    }
    u256_modulus_init(&M, &p);
    for (size_t i = 0; i < n; i++) {
        const u256 x = U256_C(i, 3 * i + 1, ~i, i * i);
        u256_modulus_reduce(&a[i], &x, &M);
        u256_modulus_neg(&b[i], &a[i], &M);
    }

    printf("%zu elements, %s, %u cores\n", n, u256_array_isa(), cores);
    job whole = {.r = r, .a = a, .b = b, .n = n, .M = &M, .times = LONG_ENOUGH / (n + 1) + 1};
    bool right = scaling("products", multiply, &whole, single, cores, rounds);
    right &= scaling("sums    ", add, &whole, single, cores, rounds);
    if (!right)
        fprintf(stderr, "the results are not those of one thread\n");
    free(a);
    free(b);
    free(r);
    free(single);
    return !right;
}
