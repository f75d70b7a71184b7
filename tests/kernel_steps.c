/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "kernel_steps.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "oracle.h"

/* What a step was given, gave and should have given. */
typedef struct {
    const char *name;
    int inputs, outputs;
    uint64_t in[12], want[8], got[8];
} step;

static unsigned compare(const backend *unit, const step *s)
{
    if (memcmp(s->want, s->got, (size_t)s->outputs * sizeof *s->want) == 0)
        return 0;
    fprintf(stderr, "FAILED kernel %s\n  backend   %s\n  seed      U256_TEST_SEED=%" PRIu64 "\n", s->name, unit->name,
            check_seed());
    for (int i = 0; i < s->inputs; i++)
        fprintf(stderr, "  input %d   %016" PRIx64 "\n", i, s->in[i]);
    for (int i = 0; i < s->outputs; i++)
        fprintf(stderr, "  output %d  expected %016" PRIx64 ", got %016" PRIx64 "\n", i, s->want[i], s->got[i]);
    return 1;
}

/* [r] - [a] * k: the borrow is what the product has beyond four limbs, and one more where the difference wraps. */
static unsigned check_submul4x1(const backend *unit, const uint64_t a[4], const uint64_t r[4], uint64_t k)
{
    const call_in factors = {.a = N256(a[3], a[2], a[1], a[0]), .k = k};
    call_out product, difference;
    oracle(OP_u256_mul_u64, &factors, &product);
    const call_in minuend = {.a = N256(r[3], r[2], r[1], r[0]), .b = product.r};
    oracle(OP_u256_sub, &minuend, &difference);
    step s = {"submul4x1", 9, 5, {r[0], r[1], r[2], r[3], a[0], a[1], a[2], a[3], k}, {0}, {r[0], r[1], r[2], r[3]}};
    memcpy(s.want, difference.r.w, 4 * sizeof *s.want);
    s.want[4] = product.returned + difference.returned;
    s.got[4] = unit->kernels->submul4x1(s.got, a, k);
    return compare(unit, &s);
}

/* ([u] + [m] * k) / 2^64. */
static unsigned check_redc4x1(const backend *unit, const uint64_t m[4], const uint64_t u[4], uint64_t k)
{
    const call_in factors = {.a = N256(m[3], m[2], m[1], m[0]), .k = k};
    call_out product, sum;
    oracle(OP_u256_mul_u64, &factors, &product);
    const call_in summands = {.a = N256(u[3], u[2], u[1], u[0]), .b = product.r};
    oracle(OP_u256_add, &summands, &sum);
    step s = {"redc4x1", 9, 4, {u[0], u[1], u[2], u[3], m[0], m[1], m[2], m[3], k}, {0}, {u[0], u[1], u[2], u[3]}};
    memcpy(s.want, sum.r.w + 1, 3 * sizeof *s.want);
    s.want[3] = product.returned + sum.returned;
    unit->kernels->redc4x1(s.got, m, k, sum.r.w[0]);
    return compare(unit, &s);
}

static unsigned check_normalization(const backend *unit, uint64_t d)
{
    uint64_t shift = 0;
    while (d << shift < TOP)
        shift++;
    const step s = {"normalization", 1, 1, {d}, {shift}, {unit->kernels->normalization(d)}};
    return compare(unit, &s);
}

/* Of [a], and with one, two, three of its upper limbs set to 0. */
static unsigned check_top_limb4(const backend *unit, const uint64_t *a)
{
    u256 x = U256_C(a[3], a[2], a[1], a[0]);
    for (unsigned limbs = 4; limbs > 0; limbs--) {
        unsigned top = 3;
        while (top > 0 && x.w[top] == 0)
            top--;
        step s = {"top_limb4", 4, 2, {x.w[0], x.w[1], x.w[2], x.w[3]}, {x.w[top], 3 - top}, {0}};
        s.got[0] = unit->kernels->top_limb4(&s.got[1], x.w);
        if (compare(unit, &s))
            return 1;
        x.w[limbs - 1] = 0;
    }
    return 0;
}

/* u1:u0 by d, normalised and more than u1. */
static unsigned check_2by1(const backend *unit, uint64_t u1, uint64_t u0, uint64_t d)
{
    const call_in dividend = {.a = N256(0, 0, u1, u0), .b = N64(d)}, ones = {.a = N256(0, 0, FULL, FULL), .b = N64(d)};
    call_out quotient, inverse;
    oracle(OP_u256_divrem, &dividend, &quotient);
    oracle(OP_u256_divrem, &ones, &inverse); /* 2^64 more than the reciprocal */
    const uint64_t v = inverse.r.w[0];
    step s = {"reciprocal, div2by1, udiv_qrnnd", 3, 5, {u1, u0, d}, {v, quotient.r.w[0], quotient.rem.w[0]}, {0}};
    s.want[3] = s.want[1];
    s.want[4] = s.want[2];
    s.got[0] = unit->kernels->reciprocal(d);
    s.got[1] = unit->kernels->div2by1(&s.got[2], u1, u0, d, v);
    s.got[3] = unit->kernels->udiv_qrnnd(&s.got[4], u1, u0, d);
    return compare(unit, &s);
}

static unsigned check_reciprocal2(const backend *unit, uint64_t d1, uint64_t d0)
{
    const call_in ones = {.a = N256(0, FULL, FULL, FULL), .b = N256(0, 0, d1, d0)};
    call_out inverse;
    oracle(OP_u256_divrem, &ones, &inverse);
    const step s = {"reciprocal2", 2, 1, {d1, d0}, {inverse.r.w[0]}, {unit->kernels->reciprocal2(d1, d0)}};
    return compare(unit, &s);
}

/* Of the largest divisor that has v as its reciprocal, and of the next one: they leave of 2^192 - 1 next to nothing, or
 * all but that, and the lowest limbs decide. */
static unsigned check_reciprocal2_close(const backend *unit, uint64_t v)
{
    const call_in ones = {.a = N256(0, FULL, FULL, FULL), .b = N256(0, 0, 1, v)};
    call_out divisor;
    oracle(OP_u256_divrem, &ones, &divisor);
    const uint64_t d1 = divisor.r.w[1], d0 = divisor.r.w[0];
    const bool last = d1 == FULL && d0 == FULL; /* the next one would be 2^128 */
    return check_reciprocal2(unit, d1, d0) + (last ? 0 : check_reciprocal2(unit, d1 + (d0 == FULL), d0 + 1));
}

/* Between what is exact for d1:d0 followed by the least and by more than the greatest fraction. */
static unsigned check_reciprocal128(const backend *unit, uint64_t d1, uint64_t d0)
{
    const bool last = d1 == FULL && d0 == FULL; /* the next one would be 2^128 */
    const call_in least = {.a = MAX256, .b = N256(0, 0, d1, d0)};
    const call_in greatest = {.a = MAX256, .b = N256(0, last, d1 + (d0 == FULL), d0 + 1)};
    call_out upper, lower;
    oracle(OP_u256_divrem, &least, &upper); /* 2^128 more than the reciprocals */
    oracle(OP_u256_divrem, &greatest, &lower);
    uint64_t v[2] = {0, 0};
    const uint64_t x = unit->kernels->reciprocal128(v, d1, d0);
    const uint64_t below[2] = {upper.r.w[0] - v[0], upper.r.w[1] - v[1] - (upper.r.w[0] < v[0])};
    const bool not_above = last || v[1] < lower.r.w[1] || (v[1] == lower.r.w[1] && v[0] <= lower.r.w[0]);
    const bool near = below[1] == 0 && below[0] < 10, x_near = upper.r.w[1] - x + 2 <= 4;
    const step s = {
        "reciprocal128", 2, 6, {d1, d0}, {v[0], v[1], x, 1, 1, 1}, {v[0], v[1], x, not_above, near, x_near}};
    return compare(unit, &s);
}

/* [x] and the upper half of the product of the lower three limbs of x and v, less 0 to 4. */
static unsigned check_estimate192(const backend *unit, const uint64_t x[4], const uint64_t v[3])
{
    const call_in factors = {.a = N256(0, x[2], x[1], x[0]), .b = N256(0, v[2], v[1], v[0])};
    call_out product, sum, below;
    uint64_t e[4];
    oracle(OP_u256_full_mul, &factors, &product);
    const call_in summands = {.a = N256(x[3], x[2], x[1], x[0]),
                              .b = N256(0, product.r.w[5], product.r.w[4], product.r.w[3])};
    oracle(OP_u256_add, &summands, &sum);
    unit->kernels->estimate192(e, x, v);
    const call_in both = {.a = sum.r, .b = N256(e[3], e[2], e[1], e[0])};
    oracle(OP_u256_sub, &both, &below);
    const bool near = below.r.w[3] == 0 && below.r.w[2] == 0 && below.r.w[1] == 0 && below.r.w[0] < 5;
    const step s = {"estimate192",
                    7,
                    5,
                    {x[0], x[1], x[2], x[3], v[0], v[1], v[2]},
                    {e[0], e[1], e[2], e[3], 1},
                    {e[0], e[1], e[2], e[3], near}};
    return compare(unit, &s);
}

/* [a] - [m] [q]. */
static unsigned check_submul4x2(const backend *unit, const uint64_t a[4], const uint64_t m[4], const uint64_t q[2])
{
    const call_in factors = {.a = N256(m[3], m[2], m[1], m[0]), .b = N256(0, 0, q[1], q[0])};
    call_out product, difference;
    oracle(OP_u256_mul, &factors, &product);
    const call_in minuend = {.a = N256(a[3], a[2], a[1], a[0]), .b = product.r};
    oracle(OP_u256_sub, &minuend, &difference);
    step s = {"submul4x2", 10, 4, {a[0], a[1], a[2], a[3], m[0], m[1], m[2], m[3], q[0], q[1]}, {0}, {0}};
    memcpy(s.want, difference.r.w, 4 * sizeof *s.want);
    unit->kernels->submul4x2(s.got, a, m, q);
    return compare(unit, &s);
}

/* As the contract says it, with branches. */
static unsigned gcd_step_by_definition(uint64_t a[3], uint64_t b[3], unsigned n)
{
    uint64_t x[3] = {a[0] >> n, a[1] >> n, a[2]}, y[3] = {b[0], b[1], b[2] << n}, t[3];
    if (y[0] <= x[0]) { /* x is the smaller */
        memcpy(t, x, sizeof t);
        memcpy(x, y, sizeof x);
        memcpy(y, t, sizeof y);
    }
    const uint64_t difference[3] = {y[0] - x[0], y[1] - x[1], y[2] + x[2]};
    memcpy(a, difference, sizeof difference);
    memcpy(b, x, sizeof x);
    unsigned zeros = 0;
    while (zeros < 63 && (a[1] >> zeros & 1) == 0)
        zeros++;
    return zeros;
}

static unsigned check_gcd_step(const backend *unit, const uint64_t a[3], const uint64_t b[3], unsigned n)
{
    step s = {"gcd_step", 7, 6, {a[0], a[1], a[2], b[0], b[1], b[2], n}, {0}, {0}};
    memcpy(s.want, a, 3 * sizeof *a);
    memcpy(s.want + 3, b, 3 * sizeof *b);
    memcpy(s.got, s.want, sizeof s.got);
    const unsigned want = gcd_step_by_definition(s.want, s.want + 3, n);
    const unsigned got = unit->kernels->gcd_step(s.got, s.got + 3, n);
    if (want != (got < 63 ? got : 63))
        s.got[0] = ~s.want[0]; /* the count differs */
    return compare(unit, &s);
}

/* Of odd limbs. */
static unsigned check_gcd_limb(const backend *unit, uint64_t a, uint64_t b)
{
    const call_in limbs = {.a = N64(a), .b = N64(b)};
    call_out gcd;
    oracle(OP_u256_gcd, &limbs, &gcd);
    const step s = {"gcd_limb", 2, 1, {a, b}, {gcd.r.w[0]}, {unit->kernels->gcd_limb(a, b)}};
    return compare(unit, &s);
}

/* [a] + [b] and [a] - [b], eight limbs and four. */
static unsigned check_extended(const backend *unit, const u512 *a, const uint64_t b[4])
{
    const call_in summands = {.a = *a, .b = N256(b[3], b[2], b[1], b[0])};
    call_out sum, difference;
    oracle(OP_u512_add, &summands, &sum);
    oracle(OP_u512_sub, &summands, &difference);
    u512 r;
    const bool wrong_sum = unit->kernels->add8_extended(r.w, a->w, b) != sum.returned || !u512_eq(&r, &sum.r);
    const bool wrong_difference =
        unit->kernels->sub8_extended(r.w, a->w, b) != difference.returned || !u512_eq(&r, &difference.r);
    step s = {"add8, sub8 of an extended number", 12, 2, {0}, {0, 0}, {wrong_sum, wrong_difference}};
    memcpy(s.in, a->w, 8 * sizeof *s.in);
    memcpy(s.in + 8, b, 4 * sizeof *s.in);
    return compare(unit, &s);
}

/* By a constant count: limbs 1 to 4 of [a, limb] << 7, limbs 0 to 3 of [limb, a] >> 7. */
static unsigned check_shifts(const backend *unit, const uint64_t a[4], uint64_t limb)
{
    const call_in up = {.a = N512(0, 0, 0, a[3], a[2], a[1], a[0], limb), .k = 7};
    const call_in down = {.a = N512(0, 0, 0, limb, a[3], a[2], a[1], a[0]), .k = 7};
    call_out left, right;
    oracle(OP_u512_shl, &up, &left);
    oracle(OP_u512_shr, &down, &right);
    step s = {"shl4_bits, shr4_bits by 7", 5, 8, {a[0], a[1], a[2], a[3], limb}, {0}, {0}};
    memcpy(s.want, left.r.w + 1, 4 * sizeof *s.want);
    memcpy(s.want + 4, right.r.w, 4 * sizeof *s.want);
    unit->kernels->shl4_by_7(s.got, a, limb);
    unit->kernels->shr4_by_7(s.got + 4, a, limb);
    return compare(unit, &s);
}

/* Limbs of 52 bits of which some have up to 57. */
static unsigned check_lanes_carry(const backend *unit, gen *g)
{
    const uint64_t ones = (UINT64_C(1) << 52) - 1;
    const uint64_t special[] = {0, 1, ones - 32, ones - 31, ones - 1, ones, ones + 1, 32 * ones, 32 * ones + 31};
    step s = {"lanes_carry", 8, 8, {0}, {0}, {0}};
    uint64_t carry = 0;
    for (int i = 0; i < 8; i++) {
        const uint64_t choice = gen_u64(g);
        s.in[i] = choice % 8 == 0 ? gen_u64(g) >> 7 : special[choice / 8 % (sizeof special / sizeof *special)];
        s.want[i] = (s.in[i] + carry) & ones;
        carry = (s.in[i] + carry) >> 52;
    }
    unit->kernels->lanes_carry(s.got, s.in);
    return compare(unit, &s);
}

unsigned check_kernel_steps(const backend *unit, gen *g)
{
    const uint64_t count = check_scaled(50000);
    const bool lanes = unit->kernels->lanes_carry && strcmp(unit->array_isa(), "avx512ifma") == 0;
    for (uint64_t i = 0; i < count; i++) {
        call_in x;
        gen_operands(g, OP_u512_divrem, &x);
        const uint64_t k = gen_u64(g) >> gen_u64(g) % 64, d = x.b.w[i % 8] | TOP;
        const uint64_t near = i % 3 ? x.a.w[1] : d - 1 - x.a.w[1] % 4; /* the largest quotients */
        uint64_t odd[3] = {x.a.w[0], x.a.w[1] | 1, x.a.w[2]}, b[3] = {x.b.w[0], x.b.w[1] | 1, x.b.w[2]};
        const unsigned n = (unsigned)(k % 64);
        odd[1] <<= n;
        if (check_submul4x1(unit, x.a.w, x.b.w, k) || check_redc4x1(unit, x.a.w, x.b.w, k) ||
            check_normalization(unit, d >> n) || check_top_limb4(unit, x.a.w) ||
            check_2by1(unit, near < d ? near : near - d, x.a.w[0], d) ||
            check_reciprocal2(unit, d, x.b.w[(i + 7) % 8]) || check_reciprocal2_close(unit, x.b.w[i % 8]) ||
            check_reciprocal128(unit, d, x.b.w[(i + 7) % 8]) ||
            check_reciprocal128(unit, FULL - x.b.w[0] % 3, FULL - x.b.w[1] % 3) || check_gcd_step(unit, odd, b, n) ||
            check_gcd_limb(unit, x.a.w[0] | 1, (i % 4 ? x.b.w[0] : x.a.w[0]) >> n | 1) ||
            check_estimate192(unit, x.a.w + i % 5, x.b.w + i % 6) || check_submul4x2(unit, x.a.w, x.b.w, x.a.w + 4) ||
            check_extended(unit, &x.a, x.b.w) || check_shifts(unit, x.a.w, k) || (lanes && check_lanes_carry(unit, g)))
            return 1;
    }
    return 0;
}
