/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* The columns, in the order of the tables. meson.build defines BENCH_HAVE_<COLUMN> for each that it compiled. */

#include "bench_data.h"

#include <stdlib.h>
#include <string.h>

const char *const bench_mode_names[BENCH_MODES] = {"article", "throughput", "latency"};

typedef const struct bench_column *column_function(void);

column_function bench_split32, bench_int128, bench_int128_bmi2, bench_asm, bench_asm_mulx, bench_asm_2018, bench_gmp;

static const struct {
    column_function *get;
    bool needs_bmi2_adx;
} compiled[] = {
    {bench_split32, false},
#ifdef BENCH_HAVE_INT128
    {bench_int128, false},
#endif
#ifdef BENCH_HAVE_INT128_BMI2
    {bench_int128_bmi2, true},
#endif
#ifdef BENCH_HAVE_ASM
    {bench_asm, false},
#endif
#ifdef BENCH_HAVE_ASM_MULX
    {bench_asm_mulx, true},
#endif
#ifdef BENCH_HAVE_ASM_2018
    {bench_asm_2018, false},
#endif
#ifdef BENCH_HAVE_GMP
    {bench_gmp, false},
#endif
};

enum { N_COMPILED = sizeof compiled / sizeof *compiled };

_Static_assert((int)N_COMPILED <= (int)BENCH_MAX_COLUMNS, "raise BENCH_MAX_COLUMNS");

const struct bench_column *const *bench_columns(size_t *count)
{
    static const struct bench_column *columns[N_COMPILED];
    const bool bmi2_adx = bench_cpu_has_bmi2_adx();
    *count = 0;
    for (size_t i = 0; i < N_COMPILED; i++)
        if (bmi2_adx || !compiled[i].needs_bmi2_adx)
            columns[(*count)++] = compiled[i].get();
    return columns;
}

const char *bench_columns_missing(void)
{
    size_t count;
    bench_columns(&count);
    return count < N_COMPILED ? "This CPU has no BMI2 and ADX: the columns with mulx are left out." : NULL;
}

const struct bench_row *bench_find(const struct bench_column *column, const char *name, enum bench_mode mode)
{
    for (size_t i = 0; i < column->n_rows; i++)
        if (column->rows[i]->loop[mode] && strcmp(column->rows[i]->name, name) == 0)
            return column->rows[i];
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
