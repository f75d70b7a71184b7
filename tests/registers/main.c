/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * Every public function on every backend with poisoned registers (poisoned.h) and between forbidden pages
 * (guarded_call.h), as TAP: it changes nothing that belongs to its caller, and its results are those of a plain call.
 *
 *     registers                       all of it
 *     registers --negative-control    the backends have a fault: succeeds when one is found
 */

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../digest_conversions.h"
#include "../gen.h"
#include "guarded_call.h"
#include "poisoned.h"

enum { SEED = 256, CASES = 100, CONVERTED = 300, LONGEST_ARRAYS = 3, PRINTED = 10 };

static bool is_negative_control;
static unsigned number, failed, differences;

/* The call under way, for the report of one that does not come back. */
static struct {
    const char *function, *backend, *pattern, *edge;
} under_way;

static const char *const edges[EDGES] = {"behind a forbidden page", "before a forbidden page"};

static void print_call(const char *what)
{
    fprintf(stderr, "FAILED %s on %s, %s, objects %s: %s\n", under_way.function, under_way.backend, under_way.pattern,
            under_way.edge, what);
}

static void differs(void)
{
    if (++differences <= PRINTED)
        print_call("another result than by a plain call");
}

static void found(const char *by)
{
    printf("1..1\nok 1 - the fault is caught by %s\n", by);
    fflush(stdout);
    _Exit(0);
}

/* The report is not what a signal handler may do by the letter, but the call that was hit holds no lock of stdio. */
static void report_signal(int signal_number)
{
    signal(signal_number, SIG_DFL);
    print_call("touches what it may not, or traps");
    if (is_negative_control)
        found("a signal");
    raise(signal_number);
}

static void check_operation(const backend *plain, operation op)
{
    const backend *const unit = poisoned(plain);
    const shape form = operation_infos[op].shape;
    const alias_list *const patterns = aliases(form);
    const int cases = patterns->count > CASES ? patterns->count : CASES;
    gen g;
    gen_init(&g, SEED, operation_infos[op].name);
    for (int i = 0; i < cases; i++) {
        const alias *const pattern = &patterns->list[i % patterns->count];
        call_in in;
        call_out expected, got;
        gen_operands(&g, op, &in);
        in = aliased_inputs(pattern, &in);
        const alias_name name = name_alias(form, pattern);
        under_way.pattern = name.text;
        call(plain, op, pattern, &in, &expected);
        for (edge at = 0; at < EDGES; at++) {
            under_way.edge = edges[at];
            guarded_call(unit, op, pattern, &in, at, &got);
            if (memcmp(&got, &expected, sizeof got) != 0)
                differs();
        }
    }
}

static void check_conversion(const backend *plain, conversion function)
{
    const backend *const units[] = {plain, poisoned(plain)};
    uint64_t digests[2];
    under_way.pattern = "as the digest calls it";
    under_way.edge = "on the stack";
    if (!is_digested(function)) { /* u256_status_text() */
        for (u256_status status = 0; status < 256; status++) {
            if (plain->conversion[function].status_text(status) != units[1]->conversion[function].status_text(status))
                differs();
        }
        return;
    }
    digest_conversion(digests, units, 2, function, SEED, CONVERTED);
    if (digests[0] != digests[1])
        differs();
}

static void check_array(const backend *plain, array_function function)
{
    const backend *const unit = poisoned(plain);
    static u256 a[GUARDED_ELEMENTS], b[GUARDED_ELEMENTS], c[GUARDED_ELEMENTS];
    static u512 expected[GUARDED_ELEMENTS], got[GUARDED_ELEMENTS];
    gen g;
    gen_init(&g, SEED, array_infos[function].name);
    under_way.pattern = "no two arrays the same";
    for (size_t i = 0; i < GUARDED_ELEMENTS; i++) {
        const size_t n = i < 40 ? i : (size_t)(gen_u64(&g) % GUARDED_ELEMENTS), size = array_result_size(function, n);
        array_in in;
        array_draw(&g, function, a, b, c, n, &in);
        const bool flag = array_call(plain, function, expected, &in);
        for (edge at = 0; at < EDGES; at++) {
            under_way.edge = edges[at];
            if (guarded_array_call(unit, function, at, got, &in) != flag || memcmp(got, expected, size) != 0)
                differs();
        }
    }
}

static void result(const char *what, const char *backend_name)
{
    static unsigned before;
    const unsigned failures = differences + poisoned_failures();
    if (failures != before && is_negative_control)
        found(poisoned_failures() ? "a register" : "a result");
    number++;
    failed += failures != before;
    printf("%s %u - %s, %s\n", failures != before ? "not ok" : "ok", number, what, backend_name);
    fflush(stdout);
    before = failures;
}

static void check_backend(const backend *plain)
{
    under_way.backend = plain->name;
    for (operation op = 0; op < OP_COUNT; op++) {
        under_way.function = operation_infos[op].name;
        check_operation(plain, op);
    }
    result("operations", plain->name);
    for (conversion c = 0; c < CONVERSION_COUNT; c++) {
        under_way.function = conversion_name(c);
        check_conversion(plain, c);
    }
    result("conversions", plain->name);
    for (array_function f = 0; f < ARRAY_COUNT; f++) {
        under_way.function = array_infos[f].name;
        check_array(plain, f);
    }
    char what[64];
    snprintf(what, sizeof what, "arrays by %s", plain->array_isa());
    result(what, plain->name);
    under_way.function = "u256_selftest";
    under_way.pattern = "once";
    differences += poisoned(plain)->selftest();
    result("self-test", plain->name);
}

int main(int argc, char *argv[])
{
    is_negative_control = argc > 1 && strcmp(argv[1], "--negative-control") == 0;
    if (argc > 2 || (argc == 2 && !is_negative_control)) {
        fprintf(stderr, "usage: registers [--negative-control]\n");
        return 2;
    }
    static const int signals[] = {SIGFPE, SIGSEGV, SIGILL, SIGABRT,
#ifdef SIGBUS
                                  SIGBUS
#endif
    };
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], report_signal);
    const backend *plain;
    for (size_t i = 0; (plain = backend_at(i)) != NULL; i++)
        check_backend(plain);
    printf("# %" PRIu64 " calls, poisoned vectors: %s, deepest stack %zu bytes\n", poisoned_calls(), poisoned_vectors(),
           poisoned_depth());
    if (is_negative_control) {
        printf("1..1\nnot ok 1 - the fault is not caught\n");
        return 1;
    }
    printf("1..%u\n", number);
    return failed != 0 || number == 0;
}
