/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* What the kernel contract promises beyond what the public operations can show: operands that overlap in part, and the
 * limb products with the largest carries. */

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "gen.h"
#include "kernel_steps.h"
#include "oracle.h"

/* Each kernel over arrays in one form; the scalars that some take are in s. */
typedef uint64_t run_kernel(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t s[2]);

static uint64_t run_add4(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t s[2])
{
    return k->add4(r, a, b, s[0] & 1);
}

static uint64_t run_sub4(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t s[2])
{
    return k->sub4(r, a, b, s[0] & 1);
}

static uint64_t run_select4(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t s[2])
{
    k->select4(r, a, b, s[0] & 1);
    return 0;
}

static uint64_t run_sub4_or(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t s[2])
{
    k->sub4_or(r, s[0] & 1, a, b, a + 4);
    return 0;
}

static uint64_t run_negate_if(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t s[2])
{
    (void)b;
    return k->negate_if(r, a, s[0] & 1);
}

static uint64_t run_min4(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t s[2])
{
    k->min4(r, a, b, s[0] & 1);
    return 0;
}

static uint64_t run_max4(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t s[2])
{
    k->max4(r, a, b, s[0] & 1);
    return 0;
}

static uint64_t run_add4_sat(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t s[2])
{
    (void)s;
    return k->add4_sat(r, a, b);
}

static uint64_t run_sub4_sat(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t s[2])
{
    (void)s;
    return k->sub4_sat(r, a, b);
}

static uint64_t run_sadd4(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t s[2])
{
    (void)s;
    return k->sadd4(r, a, b);
}

static uint64_t run_ssub4(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t s[2])
{
    (void)s;
    return k->ssub4(r, a, b);
}

static uint64_t run_mul4x1(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t s[2])
{
    (void)b;
    return k->mul4x1(r, a, s[0], s[1]);
}

static uint64_t run_addmul4x1(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t s[2])
{
    (void)b;
    return k->addmul4x1(r, a, s[0]);
}

static uint64_t run_submul4x1(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t s[2])
{
    (void)b;
    return k->submul4x1(r, a, s[0]);
}

static uint64_t run_mul4(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t s[2])
{
    (void)s;
    k->mul4(r, a, b);
    return 0;
}

static uint64_t run_mul4_overflow(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b,
                                  const uint64_t s[2])
{
    (void)s;
    return k->mul4_overflow(r, a, b);
}

static uint64_t run_mul4_wide(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t s[2])
{
    (void)s;
    k->mul4_wide(r, a, b);
    return 0;
}

static uint64_t run_sqr4(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t s[2])
{
    (void)b;
    (void)s;
    k->sqr4(r, a);
    return 0;
}

static uint64_t run_sqr4_wide(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t s[2])
{
    (void)b;
    (void)s;
    k->sqr4_wide(r, a);
    return 0;
}

static uint64_t run_mul8(const kernels *k, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t s[2])
{
    (void)s;
    k->mul8(r, a, b);
    return 0;
}

static const struct {
    const char *name;
    run_kernel *run;
    int result_limbs;
} over_arrays[] = {
    {"add4", run_add4, 4},           {"sub4", run_sub4, 4},           {"select4", run_select4, 4},
    {"sub4_or", run_sub4_or, 4},     {"negate_if", run_negate_if, 4}, {"min4", run_min4, 4},
    {"max4", run_max4, 4},           {"add4_sat", run_add4_sat, 4},   {"sub4_sat", run_sub4_sat, 4},
    {"sadd4", run_sadd4, 4},         {"ssub4", run_ssub4, 4},         {"mul4_overflow", run_mul4_overflow, 4},
    {"mul4x1", run_mul4x1, 4},       {"addmul4x1", run_addmul4x1, 4}, {"submul4x1", run_submul4x1, 4},
    {"mul4", run_mul4, 4},           {"mul4_wide", run_mul4_wide, 8}, {"sqr4", run_sqr4, 4},
    {"sqr4_wide", run_sqr4_wide, 8}, {"mul8", run_mul8, 8},
};

/* All three operands at every offset in one buffer, against the same on separate copies. */
static unsigned check_overlaps(const backend *unit, gen *g, size_t which)
{
    enum { OFFSETS = 9, LIMBS = OFFSETS - 1 + 8 };
    const int result_limbs = over_arrays[which].result_limbs;
    for (int at = 0; at < OFFSETS * OFFSETS * OFFSETS; at++) {
        const int r_at = at % OFFSETS, a_at = at / OFFSETS % OFFSETS, b_at = at / OFFSETS / OFFSETS;
        uint64_t shared[LIMBS], a[8], b[8], r[8];
        gen_number(g, shared, LIMBS / 2);
        gen_number(g, shared + LIMBS / 2, LIMBS / 2);
        memcpy(a, shared + a_at, sizeof a);
        memcpy(b, shared + b_at, sizeof b);
        memcpy(r, shared + r_at, sizeof r);
        const uint64_t s[2] = {gen_u64(g), gen_u64(g)};
        const uint64_t want = over_arrays[which].run(unit->kernels, r, a, b, s);
        const uint64_t got = over_arrays[which].run(unit->kernels, shared + r_at, shared + a_at, shared + b_at, s);
        if (got != want || memcmp(shared + r_at, r, (size_t)result_limbs * sizeof *r) != 0) {
            fprintf(stderr, "FAILED kernel %s: differs when operands overlap\n  backend   %s\n",
                    over_arrays[which].name, unit->name);
            fprintf(stderr, "  offsets   r %d, a %d, b %d limbs\n  seed      U256_TEST_SEED=%" PRIu64 "\n", r_at, a_at,
                    b_at, check_seed());
            return 1;
        }
    }
    return 0;
}

/* mul1 and mac1 against GMP, by way of the oracles of u256_mul and u256_add. */
static unsigned check_limb_products(const backend *unit, gen *g)
{
    const uint64_t count = check_scaled(100000);
    for (uint64_t i = 0; i < count; i++) {
        call_in limbs;
        gen_operands(g, OP_u256_mul, &limbs);
        const uint64_t a = limbs.a.w[0], b = limbs.b.w[0], c = limbs.a.w[1], carry = limbs.b.w[1];
        const call_in factors = {.a = N64(a), .b = N64(b)};
        call_out product, sum;
        oracle(OP_u256_mul, &factors, &product);
        const call_in first = {.a = product.r, .b = N64(c)};
        oracle(OP_u256_add, &first, &sum);
        const call_in second = {.a = sum.r, .b = N64(carry)};
        oracle(OP_u256_add, &second, &sum);

        uint64_t mul1_hi, mac1_hi = carry;
        const uint64_t mul1_lo = unit->kernels->mul1(&mul1_hi, a, b);
        const uint64_t mac1_lo = unit->kernels->mac1(&mac1_hi, a, b, c);
        if (mul1_lo != product.r.w[0] || mul1_hi != product.r.w[1] || mac1_lo != sum.r.w[0] || mac1_hi != sum.r.w[1]) {
            fprintf(stderr, "FAILED kernel mul1 or mac1\n  backend   %s\n", unit->name);
            fprintf(stderr, "  a, b, c, carry  %" PRIx64 " %" PRIx64 " %" PRIx64 " %" PRIx64 "\n", a, b, c, carry);
            fprintf(stderr,
                    "  mul1            expected %016" PRIx64 "%016" PRIx64 ", got %016" PRIx64 "%016" PRIx64 "\n",
                    product.r.w[1], product.r.w[0], mul1_hi, mul1_lo);
            fprintf(stderr,
                    "  mac1            expected %016" PRIx64 "%016" PRIx64 ", got %016" PRIx64 "%016" PRIx64 "\n",
                    sum.r.w[1], sum.r.w[0], mac1_hi, mac1_lo);
            fprintf(stderr, "  seed            U256_TEST_SEED=%" PRIu64 "\n", check_seed());
            return 1;
        }
    }
    return 0;
}

unsigned test_kernel(const backend *unit)
{
    if (!unit->kernels)
        return 0;
    gen g;
    gen_init(&g, check_seed(), "kernel");
    unsigned failures = check_limb_products(unit, &g) + check_kernel_steps(unit, &g);
    for (size_t i = 0; i < sizeof over_arrays / sizeof *over_arrays; i++)
        failures += check_overlaps(unit, &g, i);
    return failures;
}
