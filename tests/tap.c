/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * The checks without Criterion, in the Test Anything Protocol: for machines and emulators where it does not run.
 *
 * With --negative-control the program holds a backend with a deliberate fault, and succeeds when checks fail.
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

static void run_all(void)
{
    const backend *unit;
    for (size_t i = 0; (unit = backend_at(i)) != NULL; i++) {
        for (int t = 0; t < TOPIC_COUNT; t++)
            result(topics[t].named(unit), topics[t].topic, "named", unit->name);
    }
    for (operation op = 0; op < OP_COUNT; op++)
        result(check_property(op), operation_infos[op].topic, operation_infos[op].name, "on all");
}

static int negative_control(void)
{
    const backend *unit = backend_at(0);
    if (!unit) {
        printf("1..0 # SKIP this CPU lacks the instructions of the faulty backend\n");
        return 0;
    }
    printf("1..1\n");
    unsigned caught = 0;
    for (operation op = 0; op < OP_COUNT; op++) {
        if (check_property(op)) {
            printf("# %s fails on %s\n", operation_infos[op].name, unit->name);
            caught++;
        }
    }
    printf("%s 1 - %u checks catch the fault\n", caught ? "ok" : "not ok", caught);
    return caught == 0;
}

int main(int argc, char *argv[])
{
    printf("# U256_TEST_SEED=%" PRIu64 "\n", check_seed());
    if (argc > 1 && strcmp(argv[1], "--negative-control") == 0)
        return negative_control();
    run_all();
    printf("1..%u\n", number);
    if (number == 0)
        fprintf(stderr, "no test was found\n");
    return failed || number == 0;
}
