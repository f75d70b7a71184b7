/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* The checks under Criterion: a test per topic for the named cases, parametrised by backend, and one for the
 * properties, parametrised by operation or conversion. Parameters are indices, since Criterion copies them between
 * processes. */

#define _POSIX_C_SOURCE 200809L /* setenv */
#include <criterion/criterion.h>
#include <criterion/hooks.h>
#include <criterion/parameterized.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

typedef struct {
    size_t unit;
    int item;
} parameter;

static size_t count_backends(void)
{
    size_t n = 0;
    while (backend_at(n))
        n++;
    return n;
}

/* The operations, and behind them the conversions. */
enum { PROPERTY_COUNT = (int)OP_COUNT + (int)CONVERSION_COUNT };

static bool is_conversion(int property)
{
    return property >= (int)OP_COUNT;
}

static const conversion_info *conversion_of(int property)
{
    return &conversion_infos[property - (int)OP_COUNT];
}

static const char *topic_of(int property)
{
    return is_conversion(property) ? conversion_of(property)->topic : operation_infos[property].topic;
}

/* The topic on every backend, or every operation and conversion of the topic. */
static struct criterion_test_params parameters(const char *topic, bool properties)
{
    const int items = properties ? PROPERTY_COUNT : TOPIC_COUNT;
    const size_t units = properties ? 1 : count_backends();
    parameter *list = cr_malloc(units * (size_t)items * sizeof *list);
    size_t n = 0;
    for (int item = 0; item < items; item++) {
        if (strcmp(properties ? topic_of(item) : topics[item].topic, topic) != 0)
            continue;
        for (size_t unit = 0; unit < units; unit++)
            list[n++] = (parameter){unit, item};
    }
    return cr_make_param_array(parameter, list, n, NULL);
}

static void run_named(const parameter *p)
{
    const backend *unit = backend_at(p->unit);
    const unsigned failures = topics[p->item].named(unit);
    cr_assert(failures == 0, "%u named cases of %s failed on %s", failures, topics[p->item].topic, unit->name);
}

static void run_property(const parameter *p)
{
    const bool conversion_is = is_conversion(p->item);
    const unsigned failures =
        conversion_is ? check_conversion((conversion)(p->item - (int)OP_COUNT)) : check_property((operation)p->item);
    cr_assert(failures == 0, "%s failed, see above for the backend",
              conversion_is ? conversion_of(p->item)->name : operation_infos[p->item].name);
}

/* Generous: a valgrind run or an emulator is fifty times slower. */
#define NAMED(name)                                                                                                    \
    TestSuite(name, .timeout = 600);                                                                                   \
    ParameterizedTestParameters(name, named)                                                                           \
    {                                                                                                                  \
        return parameters(#name, false);                                                                               \
    }                                                                                                                  \
    ParameterizedTest(parameter *p, name, named)                                                                       \
    {                                                                                                                  \
        run_named(p);                                                                                                  \
    }
#define PROPERTY(name)                                                                                                 \
    ParameterizedTestParameters(name, property)                                                                        \
    {                                                                                                                  \
        return parameters(#name, true);                                                                                \
    }                                                                                                                  \
    ParameterizedTest(parameter *p, name, property)                                                                    \
    {                                                                                                                  \
        run_property(p);                                                                                               \
    }
#define TOPIC(name)                                                                                                    \
    NAMED(name)                                                                                                        \
    PROPERTY(name)

NAMED(kernel)
TOPIC(types)
TOPIC(compare)
TOPIC(add)
TOPIC(bits)
TOPIC(mul)
TOPIC(div)
TOPIC(signed)
TOPIC(modular)
TOPIC(pow)
TOPIC(number)
TOPIC(evm)
NAMED(modulus)
NAMED(laws)
NAMED(fields)
TOPIC(bytes)
TOPIC(text)
NAMED(array)
NAMED(examples)
NAMED(selftest)
NAMED(cpu)

static size_t tests_run;

ReportHook(POST_ALL)(struct criterion_global_stats *stats)
{
    tests_run = stats->nb_tests;
}

/* Criterion's own main is content when the linker dropped every test or a filter matches none. */
int main(int argc, char *argv[])
{
    /* Criterion's workers inherit the environment: one seed for the whole run. */
    char seed[32];
    snprintf(seed, sizeof seed, "%" PRIu64, check_seed());
    setenv("U256_TEST_SEED", seed, 1);
    fprintf(stderr, "U256_TEST_SEED=%s\n", seed);
    struct criterion_test_set *tests = criterion_initialize();
    int status = 0;
    if (criterion_handle_args(argc, argv, true)) {
        status = !criterion_run_all_tests(tests);
        if (tests_run == 0) {
            fprintf(stderr, "no test was found\n");
            status = 1;
        }
    }
    criterion_finalize(tests);
    return status;
}
