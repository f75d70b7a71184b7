/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "check.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "gen.h"
#include "oracle.h"

enum { REPORTED = 3 }; /* failures printed in full per check; the others are counted */

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
    fprintf(stderr, "  %-9s 0x", label);
    for (int i = limbs - 1; i >= 0; i--)
        fprintf(stderr, "%016" PRIx64 "%s", value->w[i], i ? "_" : "\n");
}

static void report(const backend *unit, operation op, alias pattern, const call_in *in, const call_out *expected,
                   const call_out *got, const char *besides, const char *name)
{
    const operation_info *info = &operation_infos[op];
    const shape_info *form = &shape_infos[info->shape];
    fprintf(stderr, "FAILED %s%s%s\n", info->name, name ? ": " : "", name ? name : "");
    fprintf(stderr, "  backend   %s, %s\n  seed      U256_TEST_SEED=%" PRIu64 "\n", unit->name, alias_names[pattern],
            check_seed());
    if (form->operands >= 1)
        print_number("a", &in->a, form->operand_limbs);
    if (form->operands == 2)
        print_number("b", pattern == A_IS_B || pattern == ALL_ONE ? &in->a : &in->b, form->operand_limbs);
    if (form->scalar != SCALAR_NONE)
        fprintf(stderr, "  scalar    0x%" PRIx64 " = %" PRIu64 "\n", in->k, in->k);
    if (form->result_limbs) {
        print_number("expected", &expected->r, form->result_limbs);
        print_number("got", &got->r, form->result_limbs);
    }
    if (form->returns != RETURNS_NOTHING)
        fprintf(stderr, "  returned  expected 0x%" PRIx64 ", got 0x%" PRIx64 "\n", expected->returned, got->returned);
    if (besides)
        fprintf(stderr, "  besides   %s\n", besides);
}

unsigned check_call(const backend *unit, operation op, alias pattern, const call_in *in, const call_out *expected,
                    const char *name)
{
    call_out got;
    const char *besides = call(unit, op, pattern, in, &got);
    if (!besides && memcmp(&got.r, &expected->r, sizeof got.r) == 0 && got.returned == expected->returned)
        return 0;
    report(unit, op, pattern, in, expected, &got, besides, name);
    return 1;
}

unsigned check_oracle(const backend *unit, operation op, const call_in *in, const char *name)
{
    const shape s = operation_infos[op].shape;
    unsigned failures = 0;
    call_out expected;
    oracle(op, in, &expected);
    for (alias pattern = DISTINCT; pattern <= R_IS_B; pattern++) {
        if (alias_applies(s, pattern))
            failures += check_call(unit, op, pattern, in, &expected, name);
    }
    if (!alias_applies(s, A_IS_B))
        return failures;
    call_in one = *in;
    one.b = one.a;
    oracle(op, &one, &expected);
    for (alias pattern = A_IS_B; pattern <= ALL_ONE; pattern++) {
        if (alias_applies(s, pattern))
            failures += check_call(unit, op, pattern, &one, &expected, name);
    }
    return failures;
}

unsigned check_property(const backend *unit, operation op)
{
    const operation_info *info = &operation_infos[op];
    const uint64_t count = check_scaled(100000);
    gen g;
    gen_init(&g, check_seed(), info->name);
    unsigned failures = 0;
    for (uint64_t i = 0; i < count && failures < REPORTED; i++) {
        call_in in;
        gen_operands(&g, info->shape, &in);
        failures += check_oracle(unit, op, &in, NULL);
    }
    return failures;
}

unsigned check_limb_grid(const backend *unit, operation op)
{
    static const uint64_t limbs[] = {0, 1, UINT64_MAX};
    const shape_info *form = &shape_infos[operation_infos[op].shape];
    const unsigned digits = (unsigned)(form->operands * form->operand_limbs);
    unsigned failures = 0, count = 1;
    for (unsigned d = 0; d < digits; d++)
        count *= 3;
    for (unsigned i = 0; i < count && failures < REPORTED; i++) {
        call_in in = {.k = i & 1};
        unsigned rest = i;
        for (int w = 0; w < form->operand_limbs; w++, rest /= 3)
            in.a.w[w] = limbs[rest % 3];
        for (int w = 0; w < form->operand_limbs && form->operands == 2; w++, rest /= 3)
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
        const shape s = operation_infos[c->op].shape;
        const call_in in = {c->a, c->b, c->k};
        const call_out expected = {c->r, c->returned};
        const bool equal = memcmp(&c->a, &c->b, sizeof c->a) == 0;
        for (alias pattern = DISTINCT; pattern < ALIAS_COUNT; pattern++) {
            if (alias_applies(s, pattern) && (equal || pattern <= R_IS_B))
                failures += check_call(unit, c->op, pattern, &in, &expected, c->name);
        }
    }
    return failures;
}

const topic_checks topics[TOPIC_COUNT] = {
    {"kernel", test_kernel}, {"types", test_types}, {"compare", test_compare},
    {"add", test_add},       {"bits", test_bits},   {"mul", test_mul},
};
