/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef BENCH_LOOPS_H
#define BENCH_LOOPS_H

/*
 * The loops, as templates around one statement: the call of the operation. In that statement r is the output, a and b
 * are the operands, k a limb, n (wide_n) a shift count, carry a carry; what the operation returns goes to flag, if it
 * returns something.
 *
 * Throughput: independent operands from arrays, results to an array.
 *
 * Latency: a chain. The result is the next a. It stays in registers where the compiler manages that, as in a caller's
 * expression, and bench_hide() keeps the optimiser from reasoning across steps. Some operations would soon run out of
 * random bits (a minimum, a shift): BENCH_*_REMIX xors a fresh sample into each result, which adds a cycle, and the
 * table says so. An operation that returns only a flag or a count has it xored into every limb of the next a: that one
 * cycle is in all such figures.
 *
 * Limbs are copied one by one: gcc may copy a struct through a vector register right after its limbs were stored, and
 * then the load waits until the stores have left the store buffer.
 */

#include "bench_data.h"

/* What p points to is read and written here, as far as the optimiser knows. */
static inline void bench_barrier(const void *p)
{
    __asm__ volatile("" : : "r"(p) : "memory");
}

/* *x is another value from here on, as far as the optimiser knows. */
static inline void bench_hide(uint64_t *x)
{
#if UINTPTR_MAX >= UINT64_MAX
    __asm__ volatile("" : "+r"(*x));
#else
    __asm__ volatile("" : "+m"(*x));
#endif
}

/* x is needed here, as far as the optimiser knows. */
static inline void bench_keep(uint64_t x)
{
#if UINTPTR_MAX >= UINT64_MAX
    __asm__ volatile("" : : "r"(x));
#else
    __asm__ volatile("" : : "m"(x));
#endif
}

/* One limb per line, not a loop: what is indexed by a variable, even one of a loop to be unrolled, goes to memory. */
static inline void bench_hide_u256(u256 *x)
{
#ifndef BENCH_CALLS_ARE_OPAQUE
    bench_hide(&x->w[0]);
    bench_hide(&x->w[1]);
    bench_hide(&x->w[2]);
    bench_hide(&x->w[3]);
#else
    bench_barrier(x);
#endif
}

static inline void bench_hide_u512(u512 *x)
{
#ifndef BENCH_CALLS_ARE_OPAQUE
    bench_hide(&x->w[0]);
    bench_hide(&x->w[1]);
    bench_hide(&x->w[2]);
    bench_hide(&x->w[3]);
    bench_hide(&x->w[4]);
    bench_hide(&x->w[5]);
    bench_hide(&x->w[6]);
    bench_hide(&x->w[7]);
#else
    bench_barrier(x);
#endif
}

/* The shift counts of this call. */
static inline const uint16_t *bench_counts(struct bench_data *d)
{
    d->turn = d->turn * 1664525 + 1013904223; /* Knuth's "quick and dirty" generator (Numerical Recipes) */
    return d->counts + (d->turn >> 8) % (BENCH_COUNTS - BENCH_SAMPLES);
}

/* x = a ^ [m, m, ...] */
static inline void bench_spread_u256(u256 *x, const u256 *a, uint64_t m)
{
    x->w[0] = a->w[0] ^ m;
    x->w[1] = a->w[1] ^ m;
    x->w[2] = a->w[2] ^ m;
    x->w[3] = a->w[3] ^ m;
}

static inline void bench_spread_u512(u512 *x, const u512 *a, uint64_t m)
{
    x->w[0] = a->w[0] ^ m;
    x->w[1] = a->w[1] ^ m;
    x->w[2] = a->w[2] ^ m;
    x->w[3] = a->w[3] ^ m;
    x->w[4] = a->w[4] ^ m;
    x->w[5] = a->w[5] ^ m;
    x->w[6] = a->w[6] ^ m;
    x->w[7] = a->w[7] ^ m;
}

/* x = x ^ a */
static inline void bench_mix_u256(u256 *x, const u256 *a)
{
    x->w[0] ^= a->w[0];
    x->w[1] ^= a->w[1];
    x->w[2] ^= a->w[2];
    x->w[3] ^= a->w[3];
}

static inline void bench_mix_u512(u512 *x, const u512 *a)
{
    x->w[0] ^= a->w[0];
    x->w[1] ^= a->w[1];
    x->w[2] ^= a->w[2];
    x->w[3] ^= a->w[3];
    x->w[4] ^= a->w[4];
    x->w[5] ^= a->w[5];
    x->w[6] ^= a->w[6];
    x->w[7] ^= a->w[7];
}

/* x = a, with the free bits of a xored with limbs. */
static inline void bench_feed_u256(u256 *x, const u256 *a, const u256 *free, const uint64_t *limbs, size_t n)
{
    (void)n;
    for (size_t i = 0; i < 4; i++)
        x->w[i] = a->w[i] ^ (limbs[i] & free->w[i]);
}

static inline void bench_feed_u512(u512 *x, const u512 *a, const u512 *free, const uint64_t *limbs, size_t n)
{
    for (size_t i = 0; i < 8; i++)
        x->w[i] = a->w[i] ^ (limbs[i % n] & free->w[i]);
}

/* Inlines all that a loop calls. gcc limits by how much a file may grow, and this one holds every operation: without
 * this it would call functions that it inlines in an ordinary caller's file. */
#define BENCH_FLATTEN __attribute__((flatten))

#define BENCH_COUNT_u256 BENCH_SAMPLES
#define BENCH_COUNT_u512 BENCH_WIDE_SAMPLES

#define BENCH_LIMBS_u256 4
#define BENCH_LIMBS_u512 8

/* Which samples the next step takes. */
struct bench_walk {
    unsigned a, a_step, b, b_step;
};

/* The order of the rows without classes: as they lie. */
static inline struct bench_walk bench_straight_start(const struct bench_data *d, unsigned n)
{
    (void)d, (void)n;
    return (struct bench_walk){0, 1, 0, 1};
}

static inline void bench_straight_next(struct bench_walk *walk, unsigned n)
{
    (void)n;
    walk->a++;
    walk->b++;
}

/* The order of the rows with classes: each call meets the a in another order, so that branch predictors cannot learn by
 * heart which of them comes next, nor together with which b. */
static inline struct bench_walk bench_shuffled_start(const struct bench_data *d, unsigned n)
{
    const unsigned start = (d->turn >> 8) % n;
    const unsigned step = 6 * ((d->turn >> 24) % (n / 6)) + 1; /* prime to n, whose primes are 2 and 3 */
    return d->paired ? (struct bench_walk){start, step, start, step} : (struct bench_walk){start, step, 0, 1};
}

static inline void bench_shuffled_next(struct bench_walk *walk, unsigned n)
{
    walk->a += walk->a_step;
    walk->a -= walk->a >= n ? n : 0;
    walk->b += walk->b_step;
    walk->b -= walk->b >= n ? n : 0;
}

#define BENCH_OPERANDS(in, a_, j)                                                                                      \
    const in *const a = (a_);                                                                                          \
    const in *const b = &d->in##_b[(j)];                                                                               \
    const in *const a2 = &d->in##_a[(j)];                                                                              \
    const u256 *const b4 = &d->u256_b[(j)];                                                                            \
    const u256 *const c = &d->u256_c[(j)];                                                                             \
    in *const q = &d->in##_q[i];                                                                                       \
    const uint64_t k = d->k[(j)];                                                                                      \
    const unsigned wide_n = counts[i], n = wide_n % 256;                                                               \
    const bool carry = (n & 1) != 0;                                                                                   \
    (void)a, (void)b, (void)a2, (void)b4, (void)c, (void)q, (void)k, (void)n, (void)wide_n, (void)carry

#define BENCH_THROUGHPUT_LOOP(op, out, in, order, before, call)                                                        \
    BENCH_FLATTEN static void op##_throughput(struct bench_data *d)                                                    \
    {                                                                                                                  \
        const uint16_t *const counts = bench_counts(d);                                                                \
        struct bench_walk walk = bench_##order##_start(d, BENCH_COUNT_##in);                                           \
        before;                                                                                                        \
        uint64_t sum = 0;                                                                                              \
        for (size_t i = 0; i < BENCH_COUNT_##in; i++) {                                                                \
            out *const r = &d->out##_r[i];                                                                             \
            BENCH_OPERANDS(in, &d->in##_a[walk.a], walk.b);                                                            \
            uint64_t flag = 0;                                                                                         \
            call;                                                                                                      \
            sum += flag;                                                                                               \
            bench_barrier(r);                                                                                          \
            bench_##order##_next(&walk, BENCH_COUNT_##in);                                                             \
        }                                                                                                              \
        d->sum = sum;                                                                                                  \
    }

#define BENCH_CHAIN_LOOP(op, type, remix, call)                                                                        \
    BENCH_FLATTEN static void op##_latency(struct bench_data *d)                                                       \
    {                                                                                                                  \
        const uint16_t *const counts = bench_counts(d);                                                                \
        uint64_t sum = 0;                                                                                              \
        type x;                                                                                                        \
        bench_spread_##type(&x, &d->type##_a[0], 0);                                                                   \
        for (size_t i = 0; i < BENCH_COUNT_##type; i++) {                                                              \
            type *const r = &x;                                                                                        \
            BENCH_OPERANDS(type, &x, i);                                                                               \
            uint64_t flag = 0;                                                                                         \
            call;                                                                                                      \
            sum += flag;                                                                                               \
            if (remix)                                                                                                 \
                bench_mix_##type(r, &d->type##_a[i]);                                                                  \
            bench_hide_##type(r);                                                                                      \
        }                                                                                                              \
        bench_spread_##type(&d->type##_r[0], &x, 0);                                                                   \
        d->sum = sum;                                                                                                  \
    }

/* A product of u256 is a u512: the high half is the next a, and the low half is computed all the same. */
#define BENCH_FULL_CHAIN_LOOP(op, call)                                                                                \
    BENCH_FLATTEN static void op##_latency(struct bench_data *d)                                                       \
    {                                                                                                                  \
        const uint16_t *const counts = bench_counts(d);                                                                \
        u256 x;                                                                                                        \
        bench_spread_u256(&x, &d->u256_a[0], 0);                                                                       \
        for (size_t i = 0; i < BENCH_SAMPLES; i++) {                                                                   \
            u512 p;                                                                                                    \
            u512 *const r = &p;                                                                                        \
            BENCH_OPERANDS(u256, &x, i);                                                                               \
            call;                                                                                                      \
            bench_keep(p.w[0]);                                                                                        \
            bench_keep(p.w[1]);                                                                                        \
            bench_keep(p.w[2]);                                                                                        \
            bench_keep(p.w[3]);                                                                                        \
            x.w[0] = p.w[4] ^ d->u256_a[i].w[0];                                                                       \
            x.w[1] = p.w[5] ^ d->u256_a[i].w[1];                                                                       \
            x.w[2] = p.w[6] ^ d->u256_a[i].w[2];                                                                       \
            x.w[3] = p.w[7] ^ d->u256_a[i].w[3];                                                                       \
            bench_hide_u256(&x);                                                                                       \
        }                                                                                                              \
        bench_spread_u256(&d->u256_r[0], &x, 0);                                                                       \
    }

#define BENCH_FLAG_CHAIN_LOOP(op, type, call)                                                                          \
    BENCH_FLATTEN static void op##_latency(struct bench_data *d)                                                       \
    {                                                                                                                  \
        const uint16_t *const counts = bench_counts(d);                                                                \
        uint64_t flag = 0, sum = 0;                                                                                    \
        for (size_t i = 0; i < BENCH_COUNT_##type; i++) {                                                              \
            type x;                                                                                                    \
            bench_spread_##type(&x, &d->type##_a[i], flag);                                                            \
            BENCH_OPERANDS(type, &x, i);                                                                               \
            call;                                                                                                      \
            bench_hide(&flag);                                                                                         \
            sum += flag;                                                                                               \
        }                                                                                                              \
        d->sum = sum;                                                                                                  \
    }

/* Of operations with classes. The result, or the flag, is xored into the bits of a fresh a that are free in its class:
 * with a mask, so that a chain stays within its class even where no bit is free. Where there is a quotient and a
 * remainder, the latter is what comes back. */
#define BENCH_CLASS_CHAIN_LOOP(op, out, in, before, call)                                                              \
    BENCH_FLATTEN static void op##_latency(struct bench_data *d)                                                       \
    {                                                                                                                  \
        const uint16_t *const counts = bench_counts(d);                                                                \
        struct bench_walk walk = bench_shuffled_start(d, BENCH_COUNT_##in);                                            \
        before;                                                                                                        \
        uint64_t sum = 0;                                                                                              \
        out result = {{0}};                                                                                            \
        for (size_t i = 0; i < BENCH_COUNT_##in; i++) {                                                                \
            in x;                                                                                                      \
            bench_feed_##in(&x, &d->in##_a[walk.a], &d->in##_free, result.w, BENCH_LIMBS_##out);                       \
            out *const r = &result;                                                                                    \
            BENCH_OPERANDS(in, &x, walk.b);                                                                            \
            uint64_t flag = 0;                                                                                         \
            call;                                                                                                      \
            sum += flag;                                                                                               \
            bench_hide_##out(r);                                                                                       \
            bench_shuffled_next(&walk, BENCH_COUNT_##in);                                                              \
        }                                                                                                              \
        bench_spread_##out(&d->out##_r[0], &result, 0);                                                                \
        d->sum = sum;                                                                                                  \
    }

#define BENCH_ROW(op, classes, common, remix, in, latency)                                                             \
    static const struct bench_row op##_row = {                                                                         \
        #op, BENCH_TOPIC, classes, common, remix, BENCH_COUNT_##in, {NULL, op##_throughput, latency}};

/* The kinds of operation. `common`: whether it is measured without --all. */

/* type from type. */
#define BENCH_VALUE(op, type, common, call)                                                                            \
    BENCH_THROUGHPUT_LOOP(op, type, type, straight, , call)                                                            \
    BENCH_CHAIN_LOOP(op, type, false, call)                                                                            \
    BENCH_ROW(op, BENCH_SET(BENCH_PLAIN), common, false, type, op##_latency)

#define BENCH_VALUE_REMIX(op, type, common, call)                                                                      \
    BENCH_THROUGHPUT_LOOP(op, type, type, straight, , call)                                                            \
    BENCH_CHAIN_LOOP(op, type, true, call)                                                                             \
    BENCH_ROW(op, BENCH_SET(BENCH_PLAIN), common, true, type, op##_latency)

/* u512 from u256. */
#define BENCH_FULL_REMIX(op, common, call)                                                                             \
    BENCH_THROUGHPUT_LOOP(op, u512, u256, straight, , call)                                                            \
    BENCH_FULL_CHAIN_LOOP(op, call)                                                                                    \
    BENCH_ROW(op, BENCH_SET(BENCH_PLAIN), common, true, u256, op##_latency)

/* Only a flag or a count. */
#define BENCH_FLAG(op, type, common, call)                                                                             \
    BENCH_THROUGHPUT_LOOP(op, type, type, straight, , call)                                                            \
    BENCH_FLAG_CHAIN_LOOP(op, type, call)                                                                              \
    BENCH_ROW(op, BENCH_SET(BENCH_PLAIN), common, false, type, op##_latency)

/* Without a chain: out from in. */
#define BENCH_STREAM_OF(op, out, in, common, call)                                                                     \
    BENCH_THROUGHPUT_LOOP(op, out, in, straight, , call)                                                               \
    BENCH_ROW(op, BENCH_SET(BENCH_PLAIN), common, false, in, NULL)

#define BENCH_STREAM(op, out, in, call) BENCH_STREAM_OF(op, out, in, false, call)

/* With classes of operands: out from in, whose `classes` and `common` are sets of them. `before` runs once per call. */
#define BENCH_CLASSES_WITH(op, out, in, classes, common, before, call)                                                 \
    BENCH_THROUGHPUT_LOOP(op, out, in, shuffled, before, call)                                                         \
    BENCH_CLASS_CHAIN_LOOP(op, out, in, before, call)                                                                  \
    BENCH_ROW(op, classes, common, true, in, op##_latency)

#define BENCH_CLASSES_OF(op, out, in, classes, common, call) BENCH_CLASSES_WITH(op, out, in, classes, common, , call)

/* Likewise, only a flag or a count. */
#define BENCH_CLASSES_FLAG(op, in, classes, common, call)                                                              \
    BENCH_THROUGHPUT_LOOP(op, in, in, shuffled, , call)                                                                \
    BENCH_CLASS_CHAIN_LOOP(op, u256, in, , call; *r = U256_C(flag, flag, flag, flag))                                  \
    BENCH_ROW(op, classes, common, true, in, op##_latency)

/* Likewise, without a chain. */
#define BENCH_CLASSES_STREAM(op, out, in, classes, common, call)                                                       \
    BENCH_THROUGHPUT_LOOP(op, out, in, shuffled, , call)                                                               \
    BENCH_ROW(op, classes, common, false, in, NULL)

#endif /* BENCH_LOOPS_H */
