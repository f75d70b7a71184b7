/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* The columns, in the order of the tables: those that meson.build compiled, which it lists in bench_column_list.h. */

#include "bench_data.h"

#include "bench_column_list.h"

#include <stdlib.h>
#include <string.h>

const char *const bench_mode_names[BENCH_MODES] = {"article", "throughput", "latency"};

const char *const bench_peers_missing = BENCH_PEERS_MISSING;

typedef const struct bench_column *column_function(void);

/* What a column asks of the CPU. */
enum need { ANY, BMI2_ADX, NATIVE };

#define DECLARE(function, needs) extern column_function function;
#define LIST(function, needs) {function, needs},

BENCH_COLUMN_LIST(DECLARE)

static const struct {
    column_function *get;
    enum need needs;
} compiled[] = {BENCH_COLUMN_LIST(LIST)};

enum { N_COMPILED = sizeof compiled / sizeof *compiled };

_Static_assert((int)N_COMPILED <= (int)BENCH_MAX_COLUMNS, "raise BENCH_MAX_COLUMNS");

static bool is_native(void)
{
#ifdef BENCH_HAVE_NATIVE
    return bench_cpu_is_native();
#else
    return false;
#endif
}

static bool cpu_has(enum need needs)
{
    return needs == ANY || (needs == BMI2_ADX && bench_cpu_has_bmi2_adx()) || (needs == NATIVE && is_native());
}

const struct bench_column *const *bench_columns(size_t *count)
{
    static const struct bench_column *columns[N_COMPILED];
    *count = 0;
    for (size_t i = 0; i < N_COMPILED; i++)
        if (cpu_has(compiled[i].needs))
            columns[(*count)++] = compiled[i].get();
    return columns;
}

const char *bench_columns_missing(void)
{
    bool all = true;
    for (size_t i = 0; i < N_COMPILED; i++)
        all &= cpu_has(compiled[i].needs);
    if (all)
        return NULL;
    return bench_cpu_has_bmi2_adx() ? "This is not the CPU that -march=native was for: those columns are left out."
                                    : "This CPU has no BMI2 and ADX: the columns with mulx are left out.";
}

const struct bench_row *bench_find(const struct bench_column *column, const struct bench_row *master,
                                   enum bench_mode mode)
{
    /* An operation may have two rows: one with classes of operands, one without. */
    const bool plain = master->classes == BENCH_SET(BENCH_PLAIN);
    for (size_t i = 0; i < column->n_rows; i++) {
        const struct bench_row *const row = column->rows[i];
        if (row->loop[mode] && (row->classes == BENCH_SET(BENCH_PLAIN)) == plain &&
            strcmp(row->name, master->name) == 0)
            return row;
    }
    return NULL;
}

const struct bench_case *bench_cases(size_t *count)
{
    static struct bench_case *cases;
    static size_t n_cases;
    if (!cases) {
        const struct bench_column *const master = compiled[0].get();
        cases = calloc(BENCH_CLASSES * master->n_rows, sizeof *cases);
        if (!cases)
            abort();
        for (size_t i = 0; i < master->n_rows; i++) {
            for (unsigned operands = 0; operands < BENCH_CLASSES; operands++) {
                const struct bench_row *const row = master->rows[i];
                if (!bench_in_set(row->classes, operands))
                    continue;
                struct bench_case *const of = &cases[n_cases++];
                of->row = row;
                of->operands = operands;
                of->operands_name = bench_operands_name(operands);
                of->common = bench_in_set(row->common, operands);
                snprintf(of->name, sizeof of->name, "%s%s%s", row->name, of->operands_name ? ":" : "",
                         of->operands_name ? of->operands_name : "");
            }
        }
    }
    *count = n_cases;
    return cases;
}
