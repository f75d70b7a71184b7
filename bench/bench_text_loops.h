/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef BENCH_TEXT_LOOPS_H
#define BENCH_TEXT_LOOPS_H

/*
 * As bench_loops.h, for conversions between numbers and texts or strings of bytes.
 *
 * The samples come in an order that is drawn with the shift counts, since there are few enough of them for branch
 * predictors to learn each order that has a rule. What a caller writes as a constant (the size of a buffer, a number of
 * decimals) is a variable here: the columns are single files, in which compilers would specialise functions that an
 * ordinary caller only links.
 *
 * Latency, of a number to text: the first character, one in the middle and the last one, and the length, are xored into
 * the next number, as far as it stays in its class; byte by byte, which no store of the conversion can delay. Of a text
 * to a number: the bits of the number choose the next text. Each is a few cycles on top.
 */

#include "bench_loops.h"

static inline uint64_t bench_opaque(uint64_t x)
{
    bench_hide(&x);
    return x;
}

static inline uint64_t bench_fold_text(const char *text, size_t length)
{
    const size_t last = length - (length > 0);
    return (uint64_t)(unsigned char)text[0] ^ (unsigned char)text[length / 2] ^ (unsigned char)text[last] ^ length;
}

/* A number to text: from a, to `text` (or `bytes`, the same place) with room for size characters; length is what was
 * written. */
#define BENCH_WRITE_BEGIN(in)                                                                                          \
    const uint16_t *const counts = bench_counts(d);                                                                    \
    const size_t size = (size_t)bench_opaque(BENCH_TEXT_STRIDE);                                                       \
    const unsigned decimals = (unsigned)bench_opaque(18);                                                              \
    const unsigned base = (unsigned)d->k[0];                                                                           \
    (void)size, (void)decimals, (void)base

#define BENCH_WRITE(call)                                                                                              \
    char *const text = d->text_r + i * BENCH_TEXT_STRIDE;                                                              \
    uint8_t *const bytes = (uint8_t *)text;                                                                            \
    size_t length = 0;                                                                                                 \
    (void)bytes;                                                                                                       \
    call;                                                                                                              \
    d->length_r[i] = (uint32_t)length;                                                                                 \
    bench_barrier(text)

#define BENCH_TO_TEXT(op, in, classes, common, call)                                                                   \
    BENCH_FLATTEN static void op##_throughput(struct bench_data *d)                                                    \
    {                                                                                                                  \
        BENCH_WRITE_BEGIN(in);                                                                                         \
        for (size_t i = 0; i < BENCH_TEXTS; i++) {                                                                     \
            const in *const a = &d->in##_a[counts[i] % BENCH_TEXTS];                                                   \
            BENCH_WRITE(call);                                                                                         \
        }                                                                                                              \
    }                                                                                                                  \
    BENCH_FLATTEN static void op##_latency(struct bench_data *d)                                                       \
    {                                                                                                                  \
        BENCH_WRITE_BEGIN(in);                                                                                         \
        uint64_t back = 0;                                                                                             \
        for (size_t i = 0; i < BENCH_TEXTS; i++) {                                                                     \
            const uint64_t limbs[4] = {back, back, back, back};                                                        \
            in x;                                                                                                      \
            bench_feed_##in(&x, &d->in##_a[counts[i] % BENCH_TEXTS], &d->in##_free, limbs, 4);                         \
            bench_hide_##in(&x);                                                                                       \
            const in *const a = &x;                                                                                    \
            BENCH_WRITE(call);                                                                                         \
            back = bench_fold_text(text, length);                                                                      \
        }                                                                                                              \
    }                                                                                                                  \
    BENCH_TEXT_ROW(op, classes, common)

/* A text to a number: r from the length characters of `text` (or `bytes`), in that spelling of the samples. */
#define BENCH_READ_BEGIN(spelling)                                                                                     \
    const uint16_t *const counts = bench_counts(d);                                                                    \
    const struct bench_texts *const texts = bench_texts_of(d, spelling);                                               \
    const unsigned decimals = (unsigned)bench_opaque(18);                                                              \
    const unsigned base = (unsigned)d->k[0], flags = base;                                                             \
    uint64_t sum = 0;                                                                                                  \
    (void)decimals, (void)base, (void)flags

#define BENCH_READ(at, call)                                                                                           \
    const char *const text = texts->text + (at)*BENCH_TEXT_STRIDE;                                                     \
    const uint8_t *const bytes = (const uint8_t *)text;                                                                \
    const size_t length = texts->length[at];                                                                           \
    uint64_t flag = 0;                                                                                                 \
    (void)bytes, (void)length;                                                                                         \
    call;                                                                                                              \
    sum += flag

#define BENCH_FROM_TEXT(op, out, spelling, classes, common, call)                                                      \
    BENCH_FLATTEN static void op##_throughput(struct bench_data *d)                                                    \
    {                                                                                                                  \
        BENCH_READ_BEGIN(spelling);                                                                                    \
        for (size_t i = 0; i < BENCH_TEXTS; i++) {                                                                     \
            const size_t at = counts[i] % BENCH_TEXTS;                                                                 \
            out *const r = &d->out##_r[i];                                                                             \
            BENCH_READ(at, call);                                                                                      \
            bench_barrier(r);                                                                                          \
        }                                                                                                              \
        d->sum = sum;                                                                                                  \
    }                                                                                                                  \
    BENCH_FLATTEN static void op##_latency(struct bench_data *d)                                                       \
    {                                                                                                                  \
        BENCH_READ_BEGIN(spelling);                                                                                    \
        out x;                                                                                                         \
        bench_zero_##out(&x);                                                                                          \
        for (size_t i = 0; i < BENCH_TEXTS; i++) {                                                                     \
            const size_t at = (counts[i] ^ bench_fold_##out(&x)) % BENCH_TEXTS;                                        \
            out *const r = &x;                                                                                         \
            BENCH_READ(at, call);                                                                                      \
            bench_hide_##out(r);                                                                                       \
        }                                                                                                              \
        bench_spread_##out(&d->out##_r[0], &x, 0);                                                                     \
        d->sum = sum;                                                                                                  \
    }                                                                                                                  \
    BENCH_TEXT_ROW(op, classes, common)

#define BENCH_TEXT_ROW(op, classes, common)                                                                            \
    static const struct bench_row op##_row = {                                                                         \
        #op, BENCH_TOPIC, classes, common, true, BENCH_TEXTS, BENCH_LOOPS(op##_throughput, op##_latency)};

#endif /* BENCH_TEXT_LOOPS_H */
