/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * Every correction that the sources mark (U256_CORRECTION: an estimate that was one too large, a final subtraction,
 * ...) is taken by some operand of the suite. The backends of this program count them (corrections.h), and all named
 * cases and properties are run on them in this one process; then each name that correction_names.py finds in the
 * sources must have been taken at least once, on some backend.
 */

#include <inttypes.h>
#include <stdio.h>

#include "check.h"
#include "correction_counts.h"

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
    const unsigned count = correction_count();
    printf("# U256_TEST_SEED=%" PRIu64 "\n1..%u\n", check_seed(), count + 1);
    const unsigned failures = run_suite();
    unsigned never = 0;
    for (unsigned i = 0; i < count; i++) {
        const correction_total total = correction_taken(i);
        never += total.taken == 0;
        printf("%s %u - correction %s: taken %" PRIu64 " times, passed %" PRIu64 " times\n",
               total.taken ? "ok" : "not ok", i + 1, correction_name(i), total.taken, total.passed);
    }
    printf("%s %u - the checks that took them\n", failures ? "not ok" : "ok", count + 1);
    return failures || never;
}
