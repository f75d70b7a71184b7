/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * One column of bench_u256: a whole backend in one file, under no global name but that of its table. Compiled once per
 * column, with
 *     U256_BACKEND_HEADER  the backend, as #include takes it. All backends share one header guard, so the first one
 *                          included is the one that counts, whichever this build has as <u256/kernel.h>
 *     BENCH_COLUMN         the name of the function that returns the table
 *     BENCH_ID, BENCH_TITLE, BENCH_BUILT
 *     BENCH_ARTICLE_ONLY   1 when it has the article's chains alone: the second part leaves it out
 *     BENCH_COMPARE_ONLY   1 when it is for --compare
 *     BENCH_NEWER_CPU      1 when not every CPU of the architecture can run it
 *     BENCH_BY_SYMBOL      1 when every operation is called in a library that is linked: no backend header then
 */

#ifndef BENCH_ARTICLE_ONLY
    #define BENCH_ARTICLE_ONLY 0
#endif
#ifndef BENCH_COMPARE_ONLY
    #define BENCH_COMPARE_ONLY 0
#endif
#ifndef BENCH_NEWER_CPU
    #define BENCH_NEWER_CPU 0
#endif

#ifdef BENCH_BY_SYMBOL

    /* Operands go through memory, as those of a caller in another language. */
    #define U256_NO_INLINE
    #define BENCH_CALLS_ARE_OPAQUE 1
    #include <u256.h>

#else

    /* What the library has as a call stays a call; within it all is inlined, as in the library. Not
     * all of it is timed. */
    #define U256_API static __attribute__((noinline, flatten, unused))
    #define U256_INTERNAL static
    #define U256_FN static inline

    #include U256_BACKEND_HEADER
    #include <u256.h>

    #include "bench_sources.h"

#endif

#include "bench_loops.h"
#include "bench_text_loops.h"

#include "bench_article.c"
#if !BENCH_ARTICLE_ONLY
    #include "bench_types.c"
    #include "bench_compare.c"
    #include "bench_add.c"
    #include "bench_bits.c"
    #include "bench_mul.c"
    #include "bench_div.c"
    #include "bench_signed.c"
    #include "bench_modular.c"
    #include "bench_pow.c"
    #include "bench_number.c"
    #include "bench_bytes.c"
    #include "bench_text.c"
    #include "bench_evm.c"
    #include "bench_array.c"
#endif

/* In the order of the tables. */
#if BENCH_ARTICLE_ONLY
    #define TOPICS(_) _(article)
#else
    #define TOPICS(_)                                                                                                  \
        _(article)                                                                                                     \
        _(types)                                                                                                       \
        _(compare) _(add) _(bits) _(mul) _(div) _(signed) _(modular) _(pow) _(number) _(bytes) _(text) _(evm) _(array)
#endif

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define PLUS_ROWS(topic) +COUNT(topic##_rows)
#define LIST(topic) {topic##_rows, COUNT(topic##_rows)},

const struct bench_column *BENCH_COLUMN(void);

const struct bench_column *BENCH_COLUMN(void)
{
    static const struct bench_row *rows[0 TOPICS(PLUS_ROWS)];
    static struct bench_column column = {.id = BENCH_ID,
                                         .title = BENCH_TITLE,
                                         .built = BENCH_BUILT,
                                         .article_only = BENCH_ARTICLE_ONLY,
                                         .compare_only = BENCH_COMPARE_ONLY,
                                         .newer_cpu = BENCH_NEWER_CPU};
    const struct {
        const struct bench_row *const *rows;
        size_t count;
    } topics[] = {TOPICS(LIST)};
    column.n_rows = 0;
    for (size_t t = 0; t < COUNT(topics); t++)
        for (size_t i = 0; i < topics[t].count; i++)
            rows[column.n_rows++] = topics[t].rows[i];
    column.rows = rows;
    column.backend = u256_backend();
    column.version = u256_version();
    return &column;
}
