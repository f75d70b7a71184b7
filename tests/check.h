/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CHECK_H
#define CHECK_H

/*
 * The checks: plain functions over a backend that report each failure on stderr and return how many there were. The
 * test programs around them (criterion.c, tap.c) only choose and count.
 *
 * A report holds every input, what was expected and got, the operation, backend, alias pattern and seed: enough to
 * repeat it without a debugger.
 */

#include "call.h"

/* U256_TEST_SEED, decimal or 0x hexadecimal, or else the time; constant from the first call on, and in every process
 * that this one forks. Aborts with a clear line when the variable is not a number. */
uint64_t check_seed(void);

/* n scaled by U256_TEST_SCALE (a positive decimal number, 1 by default), at least 1. */
uint64_t check_scaled(uint64_t n);

/* Prints a failure: the inputs that the call saw, what was expected of it, what it gave, and what it did besides. */
void check_report(const backend *unit, operation op, const alias *pattern, const call_in *in, const call_out *expected,
                  const call_out *got, const char *besides, const char *name);

/* Runs one operation on a backend under a pattern and compares; the inputs are those that the pattern makes of in. The
 * name, which may be NULL, says which case it was. */
unsigned check_call(const backend *unit, operation op, const alias *pattern, const call_in *in,
                    const call_out *expected, const char *name);

/* Runs one operation under every alias pattern and compares with GMP; inputs that are one object have the value of the
 * first of them. */
unsigned check_oracle(const backend *unit, operation op, const call_in *in, const char *name);

/* 100,000 (scaled) adversarial cases against GMP on every backend: each under every alias pattern, or under the first
 * and one other where there are many or the operation is costly. */
unsigned check_property(operation op);

/* The property of a conversion (conversions.h), on every backend: how its topic's checks try it on generated numbers,
 * or on generated texts. */
typedef struct {
    const char *name, *topic;
    unsigned (*property)(conversion); /* NULL: the topic has named checks alone */
} conversion_info;

extern const conversion_info conversion_infos[CONVERSION_COUNT];
unsigned check_conversion(conversion function);

/* Every number, or tuple of numbers, whose limbs are 0, 1 and 2^64 - 1: all the ways that a carry can travel. */
unsigned check_limb_grid(const backend *unit, operation op);

/* A case with a name and its expected result written out; k is the limb, count or carry. */
typedef struct {
    const char *name;
    operation op;
    u512 a, b, c;
    uint64_t k;
    u512 r, rem;
    uint64_t returned;
} named_case;

/* Each of the cases, under every alias pattern that fits its operands. */
unsigned check_named(const backend *unit, const named_case *cases, size_t count);

/* Those of one operation once more, by another that gives the same, or one output of it as its only one. */
typedef enum { BOTH, ONLY_R, ONLY_REM } outputs;
unsigned check_named_as(const backend *unit, const named_case *cases, size_t count, operation from, operation to,
                        outputs which);

/* A topic's checks beside the properties of its operations, in test_<topic>.c. The kernels are a topic of their own,
 * without public operations, and so are the laws that tie operations of all topics to each other. */
unsigned test_kernel(const backend *unit);
unsigned test_types(const backend *unit);
unsigned test_compare(const backend *unit);
unsigned test_add(const backend *unit);
unsigned test_bits(const backend *unit);
unsigned test_mul(const backend *unit);
unsigned test_div(const backend *unit);
unsigned test_signed(const backend *unit);
unsigned test_modular(const backend *unit);
unsigned test_modulus(const backend *unit);
unsigned test_pow(const backend *unit);
unsigned test_number(const backend *unit);
unsigned test_evm(const backend *unit);
unsigned test_bytes(const backend *unit);
unsigned test_laws(const backend *unit);
unsigned test_fields(const backend *unit);
unsigned test_text(const backend *unit);
unsigned test_array(const backend *unit);
unsigned test_examples(const backend *unit);
unsigned test_selftest(const backend *unit);
unsigned test_cpu(const backend *unit);

/* The self-test of libraries with a wrong function, to be called by test_selftest(). */
unsigned selftest_fails(void);

typedef struct {
    const char *topic;
    unsigned (*named)(const backend *);
} topic_checks;

enum { TOPIC_COUNT = 21 };
extern const topic_checks topics[TOPIC_COUNT];

/* For the tables of named cases: a number by its limbs, most significant first, and some that recur. */
/* clang-format off */
#define N256(w3, w2, w1, w0) {{w0, w1, w2, w3, 0, 0, 0, 0}}
#define N512(w7, w6, w5, w4, w3, w2, w1, w0) {{w0, w1, w2, w3, w4, w5, w6, w7}}
/* clang-format on */
#define N64(w0) N256(0, 0, 0, w0)
#define FULL UINT64_MAX
#define TOP (UINT64_C(1) << 63)
#define MAX256 N256(FULL, FULL, FULL, FULL)
#define MIN_SIGNED N256(TOP, 0, 0, 0)
#define MAX_SIGNED N256(TOP - 1, FULL, FULL, FULL)
#define MAX512 N512(FULL, FULL, FULL, FULL, FULL, FULL, FULL, FULL)
#define MINUS(k) N256(FULL, FULL, FULL, (uint64_t)0 - (k))

#endif
