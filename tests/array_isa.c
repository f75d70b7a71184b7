/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * The checks of what is chosen by instruction set, arrays and powers, as TAP:
 *
 *     array_isa [ISA]    with U256_ISA=ISA in the environment, or on a CPU that has no better one. It is an error when
 *                        another one runs, and skipped when the CPU has not even this one.
 */

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

/* From the lowest to the highest; -1 for any other word. */
static int rank(const char *isa)
{
    static const char *const names[] = {"scalar", "avx2", "avx512ifma"};
    for (int i = 0; i < 3; i++)
        if (strcmp(isa, names[i]) == 0)
            return i;
    return -1;
}

int main(int argc, char *argv[])
{
    const char *const isa = u256_array_isa(), *const wanted = argc > 1 ? argv[1] : isa;
    const char *const named = getenv("U256_ISA");
    unsigned number = 0, failed = 0, libraries = 0;
    const backend *unit;
    if (named && strcmp(named, wanted) == 0 && rank(isa) < rank(wanted)) {
        printf("1..0 # SKIP this CPU has no %s\n", wanted);
        return 0;
    }
    printf("# U256_TEST_SEED=%" PRIu64 "\n", check_seed());
    const bool as_wanted = rank(wanted) >= 0 && strcmp(isa, wanted) == 0 && u256_array_isa() == isa;
    printf("%s %u - the library uses %s\n", as_wanted ? "ok" : "not ok", ++number, isa);
    failed += !as_wanted;
    for (size_t i = 0; (unit = backend_at(i)) != NULL; i++) {
        const unsigned failures = test_array(unit);
        printf("%s %u - arrays, %s, %s\n", failures ? "not ok" : "ok", ++number, unit->name, unit->array_isa());
        fflush(stdout);
        failed += failures != 0;
        if (unit->array_isa() == isa) { /* the library itself: powers of most copies never use vectors */
            libraries++;
            const unsigned powers = test_modular(unit) + test_modulus(unit);
            printf("%s %u - modular, modulus, %s, %s\n", powers ? "not ok" : "ok", ++number, unit->name, isa);
            fflush(stdout);
            failed += powers != 0;
        }
        const unsigned wrong = test_selftest(unit);
        printf("%s %u - self-test, %s, %s\n", wrong ? "not ok" : "ok", ++number, unit->name, unit->array_isa());
        failed += wrong;
    }
    printf("%s %u - the library was among them\n", libraries ? "ok" : "not ok", ++number);
    failed += libraries == 0;
    printf("1..%u\n", number);
    return failed != 0;
}
