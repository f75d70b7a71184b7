/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * Twenty million results of seeded adversarial operands, condensed to one number per operation or conversion, which
 * must be the same on every backend, optimisation level, compiler and architecture. Needs nothing but the library.
 *
 *     digest FILE           compares with the numbers in FILE, for every backend that this machine runs; of the first
 *                           tenth of the results where U256_TEST_SCALE is below 1
 *     digest FILE PREFIX    likewise, of what has a name that begins with it
 *     digest --print        prints such a file, from the first backend
 */

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "array_call.h"
#include "digest_arrays.h"
#include "digest_conversions.h"
#include "gen.h"

enum { SEED = 256, CHEAP_RESULTS = 110000, COSTLY_RESULTS = 10000, CONVERTED_RESULTS = 50000 };

/* What has a digest: the operations, behind them the conversions, and behind those the arrays. */
enum { FIRST_ARRAY = (int)OP_COUNT + (int)CONVERSION_COUNT, ITEMS = FIRST_ARRAY + (int)ARRAY_COUNT };

static bool is_item(int item)
{
    return item < (int)OP_COUNT || item >= FIRST_ARRAY || is_digested((conversion)(item - (int)OP_COUNT));
}

static const char *name_of(int item)
{
    if (item >= FIRST_ARRAY)
        return array_infos[item - FIRST_ARRAY].name;
    return item < (int)OP_COUNT ? operation_infos[item].name : conversion_name((conversion)(item - (int)OP_COUNT));
}

/* How many of its results are digested: all, or the first tenth. */
static uint64_t results_of(int item, bool tenth)
{
    uint64_t all = CONVERTED_RESULTS;
    if (item < (int)OP_COUNT)
        all = operation_infos[item].effort == CHEAP ? CHEAP_RESULTS : COSTLY_RESULTS;
    else if (item >= FIRST_ARRAY && operation_infos[array_infos[item - FIRST_ARRAY].operands].effort == COSTLY)
        all = COSTLY_RESULTS;
    return tenth ? all / 10 : all;
}

/* Whether this run is to be shorter than usual: emulators and -O0 take minutes for all. */
static bool is_short_run(void)
{
    const char *scale = getenv("U256_TEST_SCALE");
    return scale && strtod(scale, NULL) < 1;
}

/* The digests of one operation on each of the units, over the same operands. */
static void digest_operation(uint64_t *h, const backend *const *units, size_t count, operation op, uint64_t results)
{
    const shape_info *form = form_of(op);
    const alias *distinct = &aliases(operation_infos[op].shape)->list[0];
    gen g;
    gen_init(&g, SEED, operation_infos[op].name);
    memset(h, 0, count * sizeof *h);
    for (uint64_t i = 0; i < results; i++) {
        call_in in;
        gen_operands(&g, op, &in);
        for (size_t unit = 0; unit < count; unit++) {
            call_out out;
            if (call(units[unit], op, distinct, &in, &out))
                h[unit] = ~h[unit];
            for (int w = 0; w < form->limbs[SLOT_R]; w++)
                h[unit] = mix(h[unit], out.r.w[w]);
            for (int w = 0; w < form->limbs[SLOT_REM]; w++)
                h[unit] = mix(h[unit], out.rem.w[w]);
            if (form->returns != RETURNS_NOTHING && form->returns != RETURNS_NUMBER)
                h[unit] = mix(h[unit], out.returned);
        }
    }
}

static void digest(uint64_t *h, const backend *const *units, size_t count, int item, uint64_t results)
{
    if (item < (int)OP_COUNT)
        digest_operation(h, units, count, (operation)item, results);
    else if (item >= FIRST_ARRAY)
        digest_array(h, units, count, (array_function)(item - FIRST_ARRAY), SEED, results);
    else
        digest_conversion(h, units, count, (conversion)(item - (int)OP_COUNT), SEED, results);
}

/* The number that the file has for a name; false when it has none. */
static bool expected(FILE *file, const char *item_name, bool tenth, uint64_t *value)
{
    char name[64];
    uint64_t of_tenth, of_all;
    rewind(file);
    while (fscanf(file, "%63s %" SCNx64 " %" SCNx64, name, &of_tenth, &of_all) == 3) {
        if (strcmp(name, item_name) == 0) {
            *value = tenth ? of_tenth : of_all;
            return true;
        }
    }
    return false;
}

static int print(void)
{
    for (int item = 0; item < ITEMS; item++) {
        const backend *const first = backend_at(0);
        uint64_t of_tenth, of_all;
        if (!is_item(item))
            continue;
        digest(&of_tenth, &first, 1, item, results_of(item, true));
        digest(&of_all, &first, 1, item, results_of(item, false));
        printf("%s %016" PRIx64 " %016" PRIx64 "\n", name_of(item), of_tenth, of_all);
    }
    return 0;
}

static int compare(FILE *file, const char *prefix, bool tenth)
{
    const backend *units[MOST_UNITS];
    const size_t count = all_backends(units);
    unsigned failures[MOST_UNITS] = {0}, failed = 0;
    uint64_t results = 0;
    for (int item = 0; item < ITEMS; item++) {
        uint64_t want = 0, got[MOST_UNITS];
        if (!is_item(item) || strncmp(name_of(item), prefix, strlen(prefix)) != 0)
            continue;
        const bool known = expected(file, name_of(item), tenth, &want);
        digest(got, units, count, item, results_of(item, tenth));
        results += results_of(item, tenth);
        for (size_t unit = 0; unit < count; unit++) {
            if (known && got[unit] == want)
                continue;
            failures[unit]++;
            printf("# %s on %s: expected %016" PRIx64 "%s, got %016" PRIx64 "\n", name_of(item), units[unit]->name,
                   want, known ? "" : " (not in the file: see digest --print)", got[unit]);
        }
    }
    for (size_t unit = 0; unit < count; unit++) {
        failed += failures[unit] != 0;
        printf("%s %zu - digest of %" PRIu64 " results, %s; arrays: %s\n", failures[unit] ? "not ok" : "ok", unit + 1,
               results, units[unit]->name, units[unit]->array_isa());
    }
    printf("1..%zu\n", count);
    return failed != 0 || count == 0 || results == 0;
}

int main(int argc, char *argv[])
{
    if (argc < 2 || argc > 3) {
        fprintf(stderr, "usage: digest FILE [PREFIX] | --print\n");
        return 2;
    }
    if (strcmp(argv[1], "--print") == 0)
        return print();
    FILE *file = fopen(argv[1], "r");
    if (!file) {
        fprintf(stderr, "digest: cannot read %s\n", argv[1]);
        return 2;
    }
    const int status = compare(file, argc > 2 ? argv[2] : "", is_short_run());
    fclose(file);
    return status;
}
