/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "laws.h"

#include <inttypes.h>
#include <stdio.h>

static void print(const char *label, const uint64_t *w, int limbs)
{
    fprintf(stderr, "  %-9s 0x", label);
    for (int i = limbs - 1; i >= 0; i--)
        fprintf(stderr, "%016" PRIx64 "%s", w[i], i ? "_" : "\n");
}

unsigned check_laws(const backend *unit, const law *laws, size_t count)
{
    const uint64_t cases = check_scaled(2000);
    unsigned failures = 0;
    for (size_t l = 0; l < count; l++) {
        gen g;
        gen_init(&g, check_seed(), laws[l].name);
        for (uint64_t i = 0; i < cases; i++) {
            call_in in;
            gen_operands(&g, laws[l].like, &in);
            const law_operands x = {u512_lo(&in.a), u512_lo(&in.b), u512_lo(&in.c), in.a, in.b};
            if (laws[l].holds(unit, &x))
                continue;
            fprintf(stderr, "FAILED law: %s\n  backend   %s\n  seed      U256_TEST_SEED=%" PRIu64 "\n", laws[l].name,
                    unit->name, check_seed());
            print("a", in.a.w, 8);
            print("b", in.b.w, 8);
            print("c", in.c.w, 4);
            failures++;
            break;
        }
    }
    return failures;
}
