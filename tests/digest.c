/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * Over ten million results of seeded adversarial operands, condensed to one number per operation, which must be the same
 * on every backend, optimisation level, compiler and architecture. Needs nothing but the library.
 *
 *     digest FILE           compares with the numbers in FILE, for every backend that this machine runs
 *     digest --print        prints such a file, from the first backend

 */

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gen.h"

enum { SEED = 256, RESULTS_EACH = 110000 };

/* The finaliser of MurmurHash3 over a running state: every result bit reaches every bit of the digest. */
static uint64_t mix(uint64_t h, uint64_t x)
{
    h ^= x;
    h = (h ^ h >> 33) * UINT64_C(0xff51afd7ed558ccd);
    h = (h ^ h >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
    return h ^ h >> 33;
}

enum { MOST_UNITS = 16 };

/* The digests of one operation on each of the units, over the same operands. */
static void digest(uint64_t *h, const backend *const *units, size_t count, operation op, uint64_t results)
{
    const shape s = operation_infos[op].shape;
    gen g;
    gen_init(&g, SEED, operation_infos[op].name);
    memset(h, 0, count * sizeof *h);
    for (uint64_t i = 0; i < results; i++) {
        call_in in;
        gen_operands(&g, s, &in);
        for (size_t unit = 0; unit < count; unit++) {
            call_out out;
            if (call(units[unit], op, DISTINCT, &in, &out))
                h[unit] = ~h[unit];
            for (int w = 0; w < shape_infos[s].result_limbs; w++)
                h[unit] = mix(h[unit], out.r.w[w]);
            if (shape_infos[s].returns != RETURNS_NOTHING)
                h[unit] = mix(h[unit], out.returned);
        }
    }
}

/* The number that the file has for an operation; false when it has none. */
static bool expected(FILE *file, const char *operation_name, uint64_t *value)
{
    char name[64];
    rewind(file);
    while (fscanf(file, "%63s %" SCNx64, name, value) == 2) {
        if (strcmp(name, operation_name) == 0)
            return true;
    }
    return false;
}

static int print(uint64_t results_each)
{
    for (operation op = 0; op < OP_COUNT; op++) {
        const backend *const first = backend_at(0);
        uint64_t h;
        digest(&h, &first, 1, op, results_each);
        printf("%s %016" PRIx64 "\n", operation_infos[op].name, h);
    }
    return 0;
}

static int compare(FILE *file, uint64_t results_each)
{
    const backend *units[MOST_UNITS];
    size_t count = 0;
    while (count < MOST_UNITS && (units[count] = backend_at(count)) != NULL)
        count++;
    unsigned failures[MOST_UNITS] = {0}, failed = 0;
    for (operation op = 0; op < OP_COUNT; op++) {
        uint64_t want = 0, got[MOST_UNITS];
        const bool known = expected(file, operation_infos[op].name, &want);
        digest(got, units, count, op, results_each);
        for (size_t unit = 0; unit < count; unit++) {
            if (known && got[unit] == want)
                continue;
            failures[unit]++;
            printf("# %s on %s: expected %016" PRIx64 "%s, got %016" PRIx64 "\n", operation_infos[op].name,
                   units[unit]->name, want, known ? "" : " (not in the file: see digest --print)", got[unit]);
        }
    }
    for (size_t unit = 0; unit < count; unit++) {
        failed += failures[unit] != 0;
        printf("%s %zu - digest of %" PRIu64 " results, %s\n", failures[unit] ? "not ok" : "ok", unit + 1,
               results_each * OP_COUNT, units[unit]->name);
    }
    printf("1..%zu\n", count);
    return failed != 0 || count == 0;
}

int main(int argc, char *argv[])
{
    if (argc < 2 || argc > 3) {
        fprintf(stderr, "usage: digest FILE|--print [RESULTS]\n");
        return 2;
    }
    const uint64_t each = argc > 2 ? strtoull(argv[2], NULL, 10) : RESULTS_EACH;
    if (strcmp(argv[1], "--print") == 0)
        return print(each);
    FILE *file = fopen(argv[1], "r");
    if (!file) {
        fprintf(stderr, "digest: cannot read %s\n", argv[1]);
        return 2;
    }
    const int status = compare(file, each);
    fclose(file);
    return status;
}
