/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * Kernels under pressure (pressure.h), as TAP: every value that is alive across a kernel survives it, and the results
 * are those that the same kernel has when it is not optimised, by the first of the tables. (Those are what the other
 * tests check at -O0.)
 *
 *     pressure                       all tables
 *     pressure --negative-control    the backend has a fault: succeeds when a kernel fails
 */

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../gen.h"
#include "pressure.h"
#if NEEDS_BMI2_ADX
    #include "../../src/x86_64/cpu.h"
#endif

enum { ROUNDS = 200 };

/* meson.build says which there are: TABLES is TABLE(name) for each. */
#define TABLE(name) extern const pressure_table name;
TABLES
#undef TABLE

#define TABLE(name) &name,
static const pressure_table *const tables[] = {TABLES};
#undef TABLE
enum { TABLE_COUNT = sizeof tables / sizeof *tables };

static void draw(gen *g, pressure_operands *x, uint64_t live[PRESSURE_LIVE])
{
    gen_number(g, x->a, 8);
    gen_number(g, x->b, 8);
    gen_number(g, x->m, 4);
    x->k = gen_u64(g);
    x->c = gen_u64(g);
    for (int i = 0; i < PRESSURE_LIVE; i++)
        live[i] = gen_u64(g);
}

/* What a kernel of a table does wrong, or NULL. */
static const char *wrong(const pressure_table *table, int kernel, const pressure_operands *x,
                         const uint64_t live[PRESSURE_LIVE])
{
    uint64_t expected[PRESSURE_RESULTS], got[PRESSURE_RESULTS], after[PRESSURE_LIVE];
    tables[0]->kernels[kernel].run(expected, x, live, after);
    table->kernels[kernel].run(got, x, live, after);
    if (memcmp(after, live, sizeof after) != 0)
        return "a value that was alive across it is changed";
    return memcmp(expected, got, sizeof got) != 0 ? "another result than without optimisation" : NULL;
}

/* The first kernel that fails, or NULL. */
static const char *first_failure(const pressure_table *table)
{
    for (int kernel = 0; kernel < table->count; kernel++) {
        gen g;
        gen_init(&g, 256, table->kernels[kernel].name);
        for (int round = 0; round < ROUNDS; round++) {
            pressure_operands x;
            uint64_t live[PRESSURE_LIVE];
            draw(&g, &x, live);
            const char *const what = wrong(table, kernel, &x, live);
            if (what) {
                printf("# %s, %s: %s\n", table->kernels[kernel].name, table->how, what);
                return table->kernels[kernel].name;
            }
        }
    }
    return NULL;
}

/* An address may be among what a kernel changes. */
static void report_signal(int number)
{
    (void)number;
    printf("1..1\nok 1 - the fault is caught by a signal\n");
    fflush(stdout);
    _Exit(0);
}

int main(int argc, char *argv[])
{
    const bool is_negative_control = argc > 1 && strcmp(argv[1], "--negative-control") == 0;
    int failed = 0;
#if NEEDS_BMI2_ADX
    if (!(u256_k_cpu_features() & U256_K_CPU_BMI2_ADX)) {
        printf("1..0 # SKIP this CPU has no BMI2 and ADX\n");
        return 0;
    }
#endif
    if (is_negative_control)
        signal(SIGSEGV, report_signal);
    for (int i = 0; i < TABLE_COUNT; i++) {
        const char *const failure = first_failure(tables[i]);
        failed += failure != NULL;
        if (!is_negative_control)
            printf("%s %d - %d kernels under pressure, %s\n", failure ? "not ok" : "ok", i + 1, tables[i]->count,
                   tables[i]->how);
    }
    if (is_negative_control) {
        printf("1..1\n%s 1 - the fault is caught in %d of %d\n", failed ? "ok" : "not ok", failed, TABLE_COUNT);
        return failed == 0;
    }
    printf("1..%d\n", TABLE_COUNT);
    return failed != 0;
}
