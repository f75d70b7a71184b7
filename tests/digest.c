/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * Over ten million results of seeded adversarial operands, condensed to one number per operation, which must be the same on
 * every backend, optimisation level, compiler and architecture. Needs nothing but the library.
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

static uint64_t digest(const backend *unit, operation op, uint64_t results)
{
    const shape s = operation_infos[op].shape;
    uint64_t h = 0;
    gen g;
    gen_init(&g, SEED, operation_infos[op].name);
    for (uint64_t i = 0; i < results; i++) {
        call_in in;
        call_out out;
        gen_operands(&g, s, &in);
        if (call(unit, op, DISTINCT, &in, &out))
            h = ~h;
        for (int w = 0; w < shape_infos[s].result_limbs; w++)
            h = mix(h, out.r.w[w]);
        if (shape_infos[s].returns != RETURNS_NOTHING)
            h = mix(h, out.returned);
    }
    return h;
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

static unsigned compare(const backend *unit, FILE *file, uint64_t results_each)
{
    unsigned failures = 0;
    for (operation op = 0; op < OP_COUNT; op++) {
        uint64_t want = 0;
        const bool known = expected(file, operation_infos[op].name, &want);
        const uint64_t got = digest(unit, op, results_each);
        if (known && got == want)
            continue;
        failures++;
        if (known)
            printf("# %s on %s: expected %016" PRIx64 ", got %016" PRIx64 "\n", operation_infos[op].name, unit->name,
                   want, got);
        else
            printf("# %s is not in the file: add a line by digest --print\n", operation_infos[op].name);
    }
    return failures;
}

int main(int argc, char *argv[])
{
    if (argc < 2 || argc > 3) {
        fprintf(stderr, "usage: digest FILE|--print [RESULTS]\n");
        return 2;
    }
    const uint64_t each = argc > 2 ? strtoull(argv[2], NULL, 10) : RESULTS_EACH;
    if (strcmp(argv[1], "--print") == 0) {
        for (operation op = 0; op < OP_COUNT; op++)
            printf("%s %016" PRIx64 "\n", operation_infos[op].name, digest(backend_at(0), op, each));
        return 0;
    }
    FILE *file = fopen(argv[1], "r");
    if (!file) {
        fprintf(stderr, "digest: cannot read %s\n", argv[1]);
        return 2;
    }
    const backend *unit;
    unsigned number = 0, failed = 0;
    for (size_t i = 0; (unit = backend_at(i)) != NULL; i++) {
        const unsigned failures = compare(unit, file, each);
        failed += failures != 0;
        printf("%s %u - digest of %" PRIu64 " results, %s\n", failures ? "not ok" : "ok", ++number, each * OP_COUNT,
               unit->name);
        fflush(stdout);
    }
    printf("1..%u\n", number);
    fclose(file);
    return failed != 0 || number == 0;
}
