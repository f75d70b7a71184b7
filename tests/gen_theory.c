/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* Operands for powers, roots, common divisors and for what takes an index as a number. */

#include <string.h>

#include "gen_numbers.h"
#include "limbs.h"

/* Short and long; windows see runs of ones and of zeros. */
void gen_exponent(gen *g, uint64_t e[4])
{
    memset(e, 0, 4 * sizeof *e);
    switch (gen_below(g, 4)) {
    case 0:
        e[0] = gen_below(g, 300);
        break;
    case 1:
        e[0] = gen_u64(g);
        e[0] >>= gen_below(g, 64);
        break;
    default:
        gen_number(g, e, 4);
        break;
    }
}

/* A base and an exponent, and the modulus where there is one. */
void gen_power(gen *g, const shape_info *form, call_in *in)
{
    gen_number(g, in->a.w, 4);
    gen_exponent(g, in->b.w);
    switch (gen_below(g, 4)) {
    case 0: /* small bases, whose powers fit for a while */
        limbs_keep(in->a.w, 4, gen_below(g, 34));
        break;
    case 1: /* 2^k times something odd: 0 modulo 2^256 once k times the exponent is 256 */
        in->a.w[0] |= 1;
        limbs_shl(in->a.w, 4, gen_below(g, 70));
        break;
    case 2: /* a^e just fits, or just does not */
        if (in->b.w[0] % 256 > 0) {
            limbs_keep(in->a.w, 4, 256 / (unsigned)(in->b.w[0] % 256) + gen_below(g, 2));
            limbs_keep(in->b.w, 4, 8);
        }
        break;
    default:
        break;
    }
    if (form->limbs[SLOT_C])
        gen_divisor(g, in->c.w, 4);
}

/* Neighbours in the Fibonacci sequence, the first of up to so many bits, times a factor: the most steps for Euclid. */
static void fibonacci(gen *g, uint64_t a[4], uint64_t b[4])
{
    uint64_t next[4], factor[4] = {1 + gen_below(g, 9)}, one[4] = {0, 0, 0, 0}, two[4] = {1, 0, 0, 0};
    for (unsigned n = gen_below(g, 365); n > 0; n--) {
        limbs_add(next, one, two, 4);
        memcpy(one, two, sizeof one);
        memcpy(two, next, sizeof two);
    }
    limbs_mul(a, 4, one, 4, factor, 4);
    limbs_mul(b, 4, two, 4, factor, 4);
}

static void swap(uint64_t a[4], uint64_t b[4])
{
    uint64_t t[4];
    memcpy(t, a, sizeof t);
    memcpy(a, b, sizeof t);
    memcpy(b, t, sizeof t);
}

/* Two numbers with a common factor of any size or none, and quotients of any size on the way to it. */
void gen_common(gen *g, const shape_info *form, call_in *in)
{
    (void)form;
    uint64_t *const a = in->a.w, *const b = in->b.w;
    uint64_t factor[4], x[4], y[4];
    switch (gen_below(g, 8)) {
    case 0:
    case 1:
        gen_number(g, a, 4);
        gen_second(g, b, a, 4);
        break;
    case 2:
        fibonacci(g, a, b);
        break;
    case 3: /* one divides the other, or nearly */
        gen_number(g, a, 4);
        limbs_keep(a, 4, gen_below(g, 257));
        gen_number(g, x, 4);
        limbs_keep(x, 4, 256 - limbs_bit_len(a, 4));
        limbs_mul(b, 4, a, 4, x, 4);
        if (gen_below(g, 2))
            gen_move_a_little(g, b, 4);
        break;
    case 4: /* a divisor or modulus of a kind, and a number below it or not */
        gen_divisor(g, b, 4);
        if (gen_below(g, 2))
            gen_residue(g, a, b);
        else
            gen_number(g, a, 4);
        break;
    default: { /* a common factor */
        const unsigned bits = gen_below(g, 256);
        gen_number(g, factor, 4);
        gen_number(g, x, 4);
        gen_number(g, y, 4);
        limbs_keep(factor, 4, bits);
        limbs_keep(x, 4, gen_below(g, 257 - bits));
        limbs_keep(y, 4, 256 - bits);
        limbs_mul(a, 4, factor, 4, x, 4);
        limbs_mul(b, 4, factor, 4, y, 4);
        break;
    }
    }
    if (gen_below(g, 2))
        swap(a, b);
    if (gen_below(g, 2)) /* the Jacobi symbol and Montgomery form are of odd ones */
        b[0] |= 1;
}

/* A number next to a perfect power, with the index of the root where the shape has one: else it is a square. */
void gen_root(gen *g, const shape_info *form, call_in *in)
{
    const int limbs = form->limbs[SLOT_A];
    const unsigned bits = (unsigned)limbs * 64;
    unsigned index = 2;
    if (form->scalar == SCALAR_COUNT) {
        switch (gen_below(g, 4)) {
        case 0:
            index = gen_below(g, 300);
            break;
        case 1:
            index = (unsigned)gen_u64(g);
            index >>= gen_below(g, 32);
            break;
        default:
            index = 1 + gen_below(g, 12);
            break;
        }
    }
    in->k = index;
    if (gen_below(g, 4) == 0 || index == 0 || index > bits) {
        gen_number(g, in->a.w, limbs);
        return;
    }
    uint64_t root[8] = {0};
    gen_number(g, root, limbs);
    if (gen_below(g, 2)) { /* all ones, or nearly, in what is kept of it */
        memset(root, 0, sizeof root);
        root[0] = 1 + gen_below(g, 3);
        limbs_negate(root, limbs);
    }
    limbs_keep(root, limbs, gen_below(g, 2) ? bits / index : gen_below(g, bits / index + 1));
    uint64_t power[8] = {1};
    for (unsigned i = 0; i < index; i++) {
        uint64_t next[8] = {0};
        limbs_mul(next, limbs, power, limbs, root, limbs);
        memcpy(power, next, sizeof next);
    }
    memcpy(in->a.w, power, (size_t)limbs * sizeof *power);
    gen_move_a_little(g, in->a.w, limbs);
}

/* An index, count or amount that is a number of its own, mostly one that matters. */
void gen_index(gen *g, const shape_info *form, call_in *in)
{
    if (gen_below(g, 4))
        in->a.w[0] = gen_below(g, gen_below(g, 2) ? 40 : 300);
    else
        gen_number(g, in->a.w, form->limbs[SLOT_A]);
    if (gen_below(g, 8) == 0) /* what is left of it modulo 2^64 or 2^32 is small */
        in->a.w[gen_below(g, 4)] |= UINT64_C(1) << 32;
    gen_number(g, in->b.w, form->limbs[SLOT_B]);
}
