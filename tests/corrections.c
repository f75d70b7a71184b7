/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * Every correction that the sources mark (U256_CORRECTION: an estimate that was one too large, a final subtraction, ...)
 * is taken by some operand of the suite. The backends of this program count them (corrections.h), and all named cases
 * and properties are run on them in this one process; then each name that correction_names.py finds in the sources
 * must have been taken at least once, on some backend.
 */

#include "corrections.h" /* first: it replaces what the headers define */

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "check.h"

static const char *const names[] = {
#define X(name) #name,
#include "correction_names.h"
#undef X
};

static correction_site *sites;

void correction_pass(correction_site *site, bool taken)
{
    if (site->passed++ == 0) {
        site->next = sites;
        sites = site;
    }
    site->taken += taken;
}

static unsigned run_suite(void)
{
    const backend *unit;
    unsigned failures = 0;
    for (size_t i = 0; (unit = backend_at(i)) != NULL; i++) {
        for (int t = 0; t < TOPIC_COUNT; t++)
            failures += topics[t].named(unit);
    }
    for (operation op = 0; op < OP_COUNT; op++)
        failures += check_property(op);
    for (conversion function = 0; function < CONVERSION_COUNT; function++)
        failures += check_conversion(function);
    return failures;
}

int main(void)
{
    const unsigned count = sizeof names / sizeof *names;
    printf("# U256_TEST_SEED=%" PRIu64 "\n1..%u\n", check_seed(), count + 1);
    const unsigned failures = run_suite();
    unsigned never = 0;
    for (unsigned i = 0; i < count; i++) {
        uint64_t passed = 0, taken = 0;
        for (const correction_site *site = sites; site; site = site->next) {
            if (strcmp(site->name, names[i]) == 0) {
                passed += site->passed;
                taken += site->taken;
            }
        }
        never += taken == 0;
        printf("%s %u - correction %s: taken %" PRIu64 " times, passed %" PRIu64 " times\n", taken ? "ok" : "not ok",
               i + 1, names[i], taken, passed);
    }
    printf("%s %u - the checks that took them\n", failures ? "not ok" : "ok", count + 1);
    return failures || never;
}
