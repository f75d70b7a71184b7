/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * The checks without Criterion, in the Test Anything Protocol: for machines and emulators where it does not run.
 *
 *     checks_tap [TOPIC...]    all of them, or those of some topics
 *
 * With --negative-control [TOPIC [ISA]] the program holds a backend with a deliberate fault, and succeeds when checks
 * fail. A fault in what is done with the vector instructions ISA (u256_array_isa()) is not there on a CPU without them.
 * With TOPIC selftest, u256_selftest() alone has to find it.
 */

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "check.h"

static unsigned number, failed;

static void result(unsigned failures, const char *topic, const char *what, const char *backend_name)
{
    number++;
    failed += failures != 0;
    printf("%s %u - %s/%s %s\n", failures ? "not ok" : "ok", number, topic, what, backend_name);
    fflush(stdout);
}

/* Those of a topic, or all when it is NULL. */
static void run(const char *only)
{
    const backend *unit;
    for (size_t i = 0; (unit = backend_at(i)) != NULL; i++) {
        for (int t = 0; t < TOPIC_COUNT; t++) {
            if (!only || strcmp(topics[t].topic, only) == 0)
                result(topics[t].named(unit), topics[t].topic, "named", unit->name);
        }
    }
    for (operation op = 0; op < OP_COUNT; op++) {
        if (!only || strcmp(operation_infos[op].topic, only) == 0)
            result(check_property(op), operation_infos[op].topic, operation_infos[op].name, "on all");
    }
    for (conversion c = 0; c < CONVERSION_COUNT; c++) {
        if (conversion_infos[c].property && (!only || strcmp(conversion_infos[c].topic, only) == 0))
            result(check_conversion(c), conversion_infos[c].topic, conversion_infos[c].name, "on all");
    }
}

/* The first check of the operations, conversions and named cases of a topic that fails, or of all when it is NULL. */
static const char *first_failure(const backend *unit, const char *topic)
{
    for (operation op = 0; op < OP_COUNT; op++) {
        if ((!topic || strcmp(operation_infos[op].topic, topic) == 0) && check_property(op))
            return operation_infos[op].name;
    }
    for (conversion c = 0; c < CONVERSION_COUNT; c++) {
        if ((!topic || strcmp(conversion_infos[c].topic, topic) == 0) && check_conversion(c))
            return conversion_infos[c].name;
    }
    for (int t = 0; t < TOPIC_COUNT; t++) { /* some faults show in a few operands only, which these have */
        if ((!topic || strcmp(topics[t].topic, topic) == 0) && topics[t].named(unit))
            return topics[t].topic;
    }
    return NULL;
}

/* Up to the first check that fails: what comes after it may loop or trap on numbers that cannot be. A fault of a known
 * topic is looked for there first. */
static int negative_control(const char *topic, const char *isa)
{
    const backend *unit = backend_at(0);
    if (!unit) {
        printf("1..0 # SKIP this CPU lacks the instructions of the faulty backend\n");
        return 0;
    }
    if (isa && strcmp(unit->array_isa(), isa) != 0) {
        printf("1..0 # SKIP this CPU has no %s\n", isa);
        return 0;
    }
    const char *caught_by = topic ? first_failure(unit, topic) : NULL;
    if (!caught_by && !(topic && strcmp(topic, "selftest") == 0))
        caught_by = test_kernel(unit) ? "the kernels' own checks" : first_failure(unit, NULL);
    printf("1..1\n%s 1 - the fault is caught by %s\n", caught_by ? "ok" : "not ok", caught_by ? caught_by : "no check");
    return !caught_by;
}

int main(int argc, char *argv[])
{
    printf("# U256_TEST_SEED=%" PRIu64 "\n", check_seed());
    if (argc > 1 && strcmp(argv[1], "--negative-control") == 0)
        return negative_control(argc > 2 ? argv[2] : NULL, argc > 3 ? argv[3] : NULL);
    bool unknown = false;
    if (argc == 1)
        run(NULL);
    for (int i = 1; i < argc; i++) {
        const unsigned before = number;
        run(argv[i]);
        if (number == before) {
            fprintf(stderr, "no test was found for the topic '%s'\n", argv[i]);
            unknown = true;
        }
    }
    printf("1..%u\n", number);
    return failed || unknown || number == 0;
}
