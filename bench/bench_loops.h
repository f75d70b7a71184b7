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

#include "bench_limbs.h"

/* The shift counts of this call. */
static inline const uint16_t *bench_counts(struct bench_data *d)
{
    d->turn = d->turn * 1664525 + 1013904223; /* Knuth's "quick and dirty" generator (Numerical Recipes) */
    return d->counts + (d->turn >> 8) % (BENCH_COUNTS - BENCH_SAMPLES);
}

/* Inlines all that a loop calls. gcc limits by how much a file may grow, and this one holds every operation: without
 * this it would call functions that it inlines in an ordinary caller's file. */
#define BENCH_FLATTEN __attribute__((flatten))

#define BENCH_COUNT_u256 BENCH_SAMPLES
#define BENCH_COUNT_u512 BENCH_WIDE_SAMPLES

/* Which sample each step of a call takes; what that costs is in all figures, so it is one load. */
struct bench_walk {
    const uint8_t *a, *b;
};

/* As they lie. */
static inline struct bench_walk bench_straight_walk(const struct bench_data *d, unsigned n)
{
    const struct bench_walk walk = {NULL, NULL};
    (void)d, (void)n;
    return walk;
}

static inline const void *bench_straight_base(const void *samples)
{
    return samples;
}

static inline size_t bench_straight_at(const uint8_t *order, size_t i)
{
    (void)order;
    return i;
}

/* Of the rows with classes, and of those that choose: each call meets the a in another order, so that branch predictors
 * cannot learn by heart which of them comes next, nor together with which b. */
static inline struct bench_walk bench_shuffled_walk(const struct bench_data *d, unsigned n)
{
    const uint8_t *const orders = n == BENCH_SAMPLES ? d->orders : d->wide_orders;
    const uint8_t *const order = orders + (size_t)n * (1 + (d->turn >> 8) % BENCH_ORDERS);
    const struct bench_walk walk = {order, d->paired ? order : orders};
    return walk;
}

/* In a register: gcc adds an offset from d to each place that it reads, before it multiplies it, and then d. */
static inline const void *bench_shuffled_base(const void *samples)
{
    __asm__ volatile("" : "+r"(samples));
    return samples;
}

static inline size_t bench_shuffled_at(const uint8_t *order, size_t i)
{
    return order[i];
}

#define BENCH_OPERANDS(in, a_, at)                                                                                     \
    const size_t j = (at);                                                                                             \
    const in *const a = (a_);                                                                                          \
    const in *const b = &bs[j];                                                                                        \
    const in *const a2 = &d->in##_a[j];                                                                                \
    const u256 *const b4 = &d->u256_b[j];                                                                              \
    const u256 *const c = &d->u256_c[j];                                                                               \
    in *const q = &d->in##_q[i];                                                                                       \
    const uint64_t k = d->k[j];                                                                                        \
    const unsigned wide_n = counts[i], n = wide_n % 256;                                                               \
    const bool carry = (n & 1) != 0;                                                                                   \
    (void)a, (void)b, (void)a2, (void)b4, (void)c, (void)q, (void)k, (void)n, (void)wide_n, (void)carry

#define BENCH_THROUGHPUT_LOOP(op, out, in, order, before, call)                                                        \
    BENCH_FLATTEN static void op##_throughput(struct bench_data *d)                                                    \
    {                                                                                                                  \
        const uint16_t *const counts = bench_counts(d);                                                                \
        const struct bench_walk walk = bench_##order##_walk(d, BENCH_COUNT_##in);                                      \
        const in *const as = (const in *)bench_##order##_base(d->in##_a);                                              \
        const in *const bs = (const in *)bench_##order##_base(d->in##_b);                                              \
        before;                                                                                                        \
        uint64_t sum = 0;                                                                                              \
        for (size_t i = 0; i < BENCH_COUNT_##in; i++) {                                                                \
            out *const r = &d->out##_r[i];                                                                             \
            BENCH_OPERANDS(in, &as[bench_##order##_at(walk.a, i)], bench_##order##_at(walk.b, i));                     \
            uint64_t flag = 0;                                                                                         \
            call;                                                                                                      \
            sum += flag;                                                                                               \
            bench_barrier(r);                                                                                          \
        }                                                                                                              \
        d->sum = sum;                                                                                                  \
    }

#define BENCH_CHAIN_LOOP(op, type, order, remix, call)                                                                 \
    BENCH_FLATTEN static void op##_latency(struct bench_data *d)                                                       \
    {                                                                                                                  \
        const uint16_t *const counts = bench_counts(d);                                                                \
        const struct bench_walk walk = bench_##order##_walk(d, BENCH_COUNT_##type);                                    \
        const type *const as = (const type *)bench_##order##_base(d->type##_a);                                        \
        const type *const bs = (const type *)bench_##order##_base(d->type##_b);                                        \
        uint64_t sum = 0;                                                                                              \
        type x;                                                                                                        \
        bench_spread_##type(&x, &d->type##_a[0], 0);                                                                   \
        for (size_t i = 0; i < BENCH_COUNT_##type; i++) {                                                              \
            type *const r = &x;                                                                                        \
            BENCH_OPERANDS(type, &x, bench_##order##_at(walk.b, i));                                                   \
            uint64_t flag = 0;                                                                                         \
            call;                                                                                                      \
            sum += flag;                                                                                               \
            if (remix)                                                                                                 \
                bench_mix_##type(r, &as[bench_##order##_at(walk.a, i)]);                                               \
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
        const u256 *const bs = d->u256_b;                                                                              \
        for (size_t i = 0; i < BENCH_SAMPLES; i++) {                                                                   \
            u512 p;                                                                                                    \
            u512 *const r = &p;                                                                                        \
            BENCH_OPERANDS(u256, &x, i);                                                                               \
            call;                                                                                                      \
            bench_take_high(&x, &p, &d->u256_a[i]);                                                                    \
            bench_hide_u256(&x);                                                                                       \
        }                                                                                                              \
        bench_spread_u256(&d->u256_r[0], &x, 0);                                                                       \
    }

#define BENCH_FLAG_CHAIN_LOOP(op, type, call)                                                                          \
    BENCH_FLATTEN static void op##_latency(struct bench_data *d)                                                       \
    {                                                                                                                  \
        const uint16_t *const counts = bench_counts(d);                                                                \
        uint64_t flag = 0, sum = 0;                                                                                    \
        const type *const bs = d->type##_b;                                                                            \
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
        const struct bench_walk walk = bench_shuffled_walk(d, BENCH_COUNT_##in);                                       \
        const in *const as = (const in *)bench_shuffled_base(d->in##_a);                                               \
        const in *const bs = (const in *)bench_shuffled_base(d->in##_b);                                               \
        before;                                                                                                        \
        uint64_t sum = 0;                                                                                              \
        out result;                                                                                                    \
        bench_zero_##out(&result);                                                                                     \
        for (size_t i = 0; i < BENCH_COUNT_##in; i++) {                                                                \
            in x;                                                                                                      \
            bench_feed_##in##_##out(&x, &as[bench_shuffled_at(walk.a, i)], &d->in##_free, &result);                    \
            out *const r = &result;                                                                                    \
            BENCH_OPERANDS(in, &x, bench_shuffled_at(walk.b, i));                                                      \
            uint64_t flag = 0;                                                                                         \
            call;                                                                                                      \
            sum += flag;                                                                                               \
            bench_hide_##out(r);                                                                                       \
        }                                                                                                              \
        bench_spread_##out(&d->out##_r[0], &result, 0);                                                                \
        d->sum = sum;                                                                                                  \
    }

/* The loops of a row, and what says that it has none for latency. A file whose numbers are of another
 * type has its own. */
#ifndef BENCH_LOOPS
    #define BENCH_LOOPS(throughput, latency)                                                                           \
        {                                                                                                              \
            NULL, throughput, latency                                                                                  \
        }
    #define BENCH_NO_CHAIN NULL
#endif

#define BENCH_ROW(op, classes, common, remix, in, latency)                                                             \
    static const struct bench_row op##_row = {                                                                         \
        #op, BENCH_TOPIC, classes, common, remix, BENCH_COUNT_##in, BENCH_LOOPS(op##_throughput, latency)};

/* That of what has another row, without classes: it has the name of the operation, but not in C. */
#define BENCH_LENGTHS_ROW(op, in, classes, latency)                                                                    \
    static const struct bench_row op##_lengths_row = {                                                                 \
        #op, BENCH_TOPIC, classes, 0, true, BENCH_COUNT_##in, BENCH_LOOPS(op##_lengths_throughput, latency)};

/* The kinds of operation. `common`: whether it is measured without --all. */

/* type from type. */
#define BENCH_VALUE(op, type, common, call)                                                                            \
    BENCH_THROUGHPUT_LOOP(op, type, type, straight, , call)                                                            \
    BENCH_CHAIN_LOOP(op, type, straight, false, call)                                                                  \
    BENCH_ROW(op, BENCH_SET(BENCH_PLAIN), common, false, type, op##_latency)

#define BENCH_VALUE_REMIX(op, type, common, call)                                                                      \
    BENCH_THROUGHPUT_LOOP(op, type, type, straight, , call)                                                            \
    BENCH_CHAIN_LOOP(op, type, straight, true, call)                                                                   \
    BENCH_ROW(op, BENCH_SET(BENCH_PLAIN), common, true, type, op##_latency)

/* Likewise where random operands decide what the result is, and a compiler may make a branch of that. */
#define BENCH_CHOICE_REMIX(op, type, call)                                                                             \
    BENCH_THROUGHPUT_LOOP(op, type, type, shuffled, , call)                                                            \
    BENCH_CHAIN_LOOP(op, type, shuffled, true, call)                                                                   \
    BENCH_ROW(op, BENCH_SET(BENCH_PLAIN), false, true, type, op##_latency)

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
    BENCH_ROW(op, BENCH_SET(BENCH_PLAIN), common, false, in, BENCH_NO_CHAIN)

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
    BENCH_CLASS_CHAIN_LOOP(op, u256, in, , call; bench_repeat_u256(r, flag))                                           \
    BENCH_ROW(op, classes, common, true, in, op##_latency)

/* Likewise, without a chain. */
#define BENCH_CLASSES_STREAM(op, out, in, classes, common, call)                                                       \
    BENCH_THROUGHPUT_LOOP(op, out, in, shuffled, , call)                                                               \
    BENCH_ROW(op, classes, common, false, in, BENCH_NO_CHAIN)

/* A second row for operations without classes, with operands that do not fill all limbs: what has no branches takes as
 * long with these, but some peers stop early. */
#define BENCH_LENGTHS (BENCH_SET(BENCH_SMALL) | BENCH_SET(BENCH_MIXED) | BENCH_SET(BENCH_CLIENT))

#define BENCH_LENGTHS_OF(op, out, in, call)                                                                            \
    BENCH_THROUGHPUT_LOOP(op##_lengths, out, in, shuffled, , call)                                                     \
    BENCH_CLASS_CHAIN_LOOP(op##_lengths, out, in, , call)                                                              \
    BENCH_LENGTHS_ROW(op, in, BENCH_LENGTHS, op##_lengths_latency)

#define BENCH_LENGTHS_FLAG(op, in, call)                                                                               \
    BENCH_THROUGHPUT_LOOP(op##_lengths, in, in, shuffled, , call)                                                      \
    BENCH_CLASS_CHAIN_LOOP(op##_lengths, u256, in, , call; bench_repeat_u256(r, flag))                                 \
    BENCH_LENGTHS_ROW(op, in, BENCH_LENGTHS, op##_lengths_latency)

#define BENCH_LENGTHS_STREAM(op, out, in, classes, call)                                                               \
    BENCH_THROUGHPUT_LOOP(op##_lengths, out, in, shuffled, , call)                                                     \
    BENCH_LENGTHS_ROW(op, in, classes, BENCH_NO_CHAIN)

#endif /* BENCH_LOOPS_H */
