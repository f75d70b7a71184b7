/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * One column of bench_u256: a whole backend in one file, under no global name but that of its table. Compiled once per
 * column, with
 *     U256_BACKEND_HEADER  the backend, as #include takes it. All backends share one header guard, so the first one
 *                          included is the one that counts, whichever this build has as <u256/kernel.h>
 *     BENCH_COLUMN         the name of the function that returns the table
 *     BENCH_ID, BENCH_TITLE
 *     BENCH_ARTICLE_ONLY   1 when the second part leaves it out
 */

#ifndef BENCH_ARTICLE_ONLY
    #define BENCH_ARTICLE_ONLY 0
#endif

/* What the library has as a call stays a call; within it all is inlined, as in the library. Not all of it is timed. */
#define U256_API static __attribute__((noinline, flatten, unused))
#define U256_INTERNAL static
#define U256_FN static inline

#include U256_BACKEND_HEADER
#include <u256.h>

#include "../src/portable/types.c"
#include "../src/portable/mul.c"
#include "../src/portable/divide.c"
#include "../src/portable/div.c"
#include "../src/portable/divisor.c"
#include "../src/portable/signed.c"
#include "../src/portable/pow.c"
#include "../src/portable/gcd.c"
#include "../src/portable/root.c"
#include "../src/portable/number.c"
#include "../src/portable/modular.c"
#include "../src/portable/modulus.c"
#include "../src/portable/powmod.c"
#include "../src/portable/status.c"
#include "../src/portable/bytes.c"
#include "../src/portable/hex.c"
#include "../src/portable/decimal.c"
#include "../src/portable/radix.c"
#include "../src/portable/parse.c"
#include "../src/portable/units.c"

#include "bench_loops.h"
#include "bench_text_loops.h"

#include "bench_article.c"
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

/* In the order of the tables. */
#define TOPICS(_)                                                                                                      \
    _(article)                                                                                                         \
    _(types) _(compare) _(add) _(bits) _(mul) _(div) _(signed) _(modular) _(pow) _(number) _(bytes) _(text) _(evm)

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define PLUS_ROWS(topic) +COUNT(topic##_rows)
#define LIST(topic) {topic##_rows, COUNT(topic##_rows)},

const struct bench_column *BENCH_COLUMN(void);

const struct bench_column *BENCH_COLUMN(void)
{
    static const struct bench_row *rows[0 TOPICS(PLUS_ROWS)];
    static struct bench_column column = {.id = BENCH_ID, .title = BENCH_TITLE, .article_only = BENCH_ARTICLE_ONLY};
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
