/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "check.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bytes_call.h"
#include "gen.h"
#include "oracle.h"
#include "text_check.h"

enum {
    REPORTED = 3, /* failures after which a property is given up */
    PRINTED = 10  /* failures of one operation that are printed in full; more are counted only */
};

static void bad_variable(const char *name, const char *value)
{
    fprintf(stderr, "%s=\"%s\" is not a number\n", name, value);
    exit(2);
}

uint64_t check_seed(void)
{
    static uint64_t seed;
    static bool known;
    if (!known) {
        const char *value = getenv("U256_TEST_SEED");
        if (value) {
            char *end;
            seed = strtoull(value, &end, 0);
            if (end == value || *end)
                bad_variable("U256_TEST_SEED", value);
        } else {
            seed = (uint64_t)time(NULL);
        }
        known = true;
    }
    return seed;
}

uint64_t check_scaled(uint64_t n)
{
    const char *value = getenv("U256_TEST_SCALE");
    double scale = 1;
    if (value) {
        char *end;
        scale = strtod(value, &end);
        if (end == value || *end || !(scale > 0 && scale < 1e9))
            bad_variable("U256_TEST_SCALE", value);
    }
    const uint64_t scaled = (uint64_t)((double)n * scale);
    return scaled ? scaled : 1;
}

static void print_number(const char *label, const u512 *value, int limbs)
{
    if (limbs == 0)
        return;
    fprintf(stderr, "  %-9s 0x", label);
    for (int i = limbs - 1; i >= 0; i--)
        fprintf(stderr, "%016" PRIx64 "%s", value->w[i], i ? "_" : "\n");
}

void check_report(const backend *unit, operation op, const alias *pattern, const call_in *in, const call_out *expected,
                  const call_out *got, const char *besides, const char *name)
{
    static unsigned printed[OP_COUNT];
    const operation_info *info = &operation_infos[op];
    const shape_info *form = form_of(op);
    if (++printed[op] > PRINTED)
        return;
    fprintf(stderr, "FAILED %s%s%s\n", info->name, name ? ": " : "", name ? name : "");
    fprintf(stderr, "  backend   %s, %s\n  seed      U256_TEST_SEED=%" PRIu64 "\n", unit->name,
            name_alias(info->shape, pattern).text, check_seed());
    print_number("a", &in->a, form->limbs[SLOT_A]);
    print_number("b", &in->b, form->limbs[SLOT_B]);
    print_number("c", &in->c, form->limbs[SLOT_C]);
    if (form->scalar != SCALAR_NONE)
        fprintf(stderr, "  scalar    0x%" PRIx64 " = %" PRIu64 "\n", in->k, in->k);
    print_number("expected", &expected->r, form->limbs[SLOT_R]);
    print_number("got", &got->r, form->limbs[SLOT_R]);
    print_number("rem", &expected->rem, form->limbs[SLOT_REM]);
    print_number("got rem", &got->rem, form->limbs[SLOT_REM]);
    if (form->returns != RETURNS_NOTHING && form->returns != RETURNS_NUMBER)
        fprintf(stderr, "  returned  expected 0x%" PRIx64 ", got 0x%" PRIx64 "\n", expected->returned, got->returned);
    if (besides)
        fprintf(stderr, "  besides   %s\n", besides);
    if (printed[op] == PRINTED)
        fprintf(stderr, "  (more failures of %s are counted, not printed)\n", info->name);
}

/* The call under way, for a report should it never come back. */
static struct {
    const backend *unit;
    operation op;
    const alias *pattern;
    const call_in *in;
    const call_out *expected;
    const char *name;
} under_way;

/* The report is not what a signal handler may do by the letter, but the call that was hit holds no lock of stdio. */
static void report_crash(int number)
{
    const call_out nothing = {.returned = 0};
    signal(number, SIG_DFL);
    if (under_way.unit)
        check_report(under_way.unit, under_way.op, under_way.pattern, under_way.in, under_way.expected, &nothing,
                     "crashed: it gave nothing", under_way.name);
    raise(number);
}

static void report_crashes(void)
{
    static const int numbers[] = {SIGFPE, SIGSEGV, SIGILL, SIGABRT};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        signal(numbers[i], report_crash);
}

unsigned check_call(const backend *unit, operation op, const alias *pattern, const call_in *in,
                    const call_out *expected, const char *name)
{
    static bool prepared;
    if (!prepared)
        report_crashes();
    prepared = true;
    const call_in seen = aliased_inputs(pattern, in);
    const call_out want = aliased_outputs(op, pattern, expected);
    call_out got;
    under_way.unit = unit;
    under_way.op = op;
    under_way.pattern = pattern;
    under_way.in = &seen;
    under_way.expected = &want;
    under_way.name = name;
    const char *besides = call(unit, op, pattern, &seen, &got);
    under_way.unit = NULL;
    if (!besides && memcmp(&got.r, &want.r, sizeof got.r) == 0 && memcmp(&got.rem, &want.rem, sizeof got.rem) == 0 &&
        got.returned == want.returned)
        return 0;
    check_report(unit, op, pattern, &seen, &want, &got, besides, name);
    return 1;
}

/* GMP's answer for a case under one pattern after another: asked again only when a pattern joins other inputs. */
typedef struct {
    bool known;
    call_in in;
    call_out out;
} answer;

static const call_out *answer_for(answer *last, operation op, const alias *pattern, const call_in *in)
{
    const call_in seen = aliased_inputs(pattern, in);
    if (!last->known || memcmp(&last->in, &seen, sizeof seen) != 0) {
        oracle(op, &seen, &last->out);
        last->in = seen;
        last->known = true;
    }
    return &last->out;
}

unsigned check_oracle(const backend *unit, operation op, const call_in *in, const char *name)
{
    const alias_list *patterns = aliases(operation_infos[op].shape);
    unsigned failures = 0;
    answer last = {.known = false};
    for (int i = 0; i < patterns->count; i++) {
        const alias *pattern = &patterns->list[i];
        failures += check_call(unit, op, pattern, in, answer_for(&last, op, pattern, in), name);
    }
    return failures;
}

/* Whether a case, by its number, is run under a pattern, by its own. */
static bool is_turn_of(int pattern, int patterns, effort spent, uint64_t number)
{
    enum { A_FEW = 6 };
    if (pattern == 0 || (patterns <= A_FEW && spent == CHEAP))
        return true;
    return number % (uint64_t)(patterns - 1) == (uint64_t)(pattern - 1);
}

unsigned check_property(operation op)
{
    const operation_info *info = &operation_infos[op];
    const alias_list *patterns = aliases(info->shape);
    const uint64_t count = check_scaled(100000);
    const backend *units[MOST_UNITS];
    const size_t unit_count = all_backends(units);
    gen g;
    gen_init(&g, check_seed(), info->name);
    unsigned failures = 0;
    for (uint64_t number = 0; number < count && failures < REPORTED; number++) {
        call_in in;
        gen_operands(&g, op, &in);
        answer last = {.known = false};
        for (int i = 0; i < patterns->count; i++) {
            if (!is_turn_of(i, patterns->count, info->effort, number))
                continue;
            const alias *pattern = &patterns->list[i];
            const call_out *expected = answer_for(&last, op, pattern, &in);
            for (size_t unit = 0; unit < unit_count; unit++)
                failures += check_call(units[unit], op, pattern, &in, expected, NULL);
        }
    }
    return failures;
}

unsigned check_limb_grid(const backend *unit, operation op)
{
    static const uint64_t limbs[] = {0, 1, UINT64_MAX};
    const shape_info *form = form_of(op);
    const int a_limbs = form->limbs[SLOT_A], b_limbs = form->limbs[SLOT_B];
    unsigned failures = 0, count = 1;
    for (int d = 0; d < a_limbs + b_limbs; d++)
        count *= 3;
    for (unsigned i = 0; i < count && failures < REPORTED; i++) {
        call_in in = {.k = i & 1};
        unsigned rest = i;
        for (int w = 0; w < a_limbs; w++, rest /= 3)
            in.a.w[w] = limbs[rest % 3];
        for (int w = 0; w < b_limbs; w++, rest /= 3)
            in.b.w[w] = limbs[rest % 3];
        failures += check_oracle(unit, op, &in, "limbs of 0, 1 and 2^64-1");
        if (form->scalar == SCALAR_CARRY) {
            in.k ^= 1;
            failures += check_oracle(unit, op, &in, "limbs of 0, 1 and 2^64-1");
        }
    }
    return failures;
}

unsigned check_named(const backend *unit, const named_case *cases, size_t count)
{
    unsigned failures = 0;
    for (size_t i = 0; i < count; i++) {
        const named_case *c = &cases[i];
        const alias_list *patterns = aliases(operation_infos[c->op].shape);
        const call_in in = {c->a, c->b, c->c, c->k};
        const call_out expected = {c->r, c->rem, c->returned};
        for (int p = 0; p < patterns->count; p++) {
            const call_in seen = aliased_inputs(&patterns->list[p], &in);
            if (memcmp(&seen, &in, sizeof in) == 0)
                failures += check_call(unit, c->op, &patterns->list[p], &in, &expected, c->name);
        }
    }
    return failures;
}

unsigned check_named_as(const backend *unit, const named_case *cases, size_t count, operation from, operation to,
                        outputs which)
{
    unsigned failures = 0;
    for (size_t i = 0; i < count; i++) {
        if (cases[i].op != from)
            continue;
        named_case one = cases[i];
        one.op = to;
        if (which == ONLY_REM)
            one.r = one.rem;
        if (which != BOTH)
            memset(&one.rem, 0, sizeof one.rem);
        if (form_of(to)->returns == RETURNS_NOTHING)
            one.returned = 0;
        failures += check_named(unit, &one, 1);
    }
    return failures;
}

const topic_checks topics[TOPIC_COUNT] = {
    {"kernel", test_kernel},   {"types", test_types},     {"compare", test_compare},   {"add", test_add},
    {"bits", test_bits},       {"mul", test_mul},         {"div", test_div},           {"signed", test_signed},
    {"modular", test_modular}, {"modulus", test_modulus}, {"pow", test_pow},           {"number", test_number},
    {"evm", test_evm},         {"bytes", test_bytes},     {"laws", test_laws},         {"fields", test_fields},
    {"text", test_text},       {"array", test_array},     {"examples", test_examples}, {"selftest", test_selftest},
    {"cpu", test_cpu},
};

#define PROPERTY_bytes check_bytes
#define PROPERTY_text check_text
const conversion_info conversion_infos[CONVERSION_COUNT] = {
#define X(topic, shape, name) [CONVERSION_##name] = {#name, #topic, PROPERTY_##topic},
    CONVERSIONS(X)
#undef X
};

unsigned check_conversion(conversion function)
{
    return conversion_infos[function].property ? conversion_infos[function].property(function) : 0;
}
