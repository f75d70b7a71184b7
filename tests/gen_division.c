/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* Operands for whatever divides: divisors whose reciprocals and estimates are extreme, and dividends built around a
 * quotient and a remainder that make an estimate wrong. */

#include <string.h>

#include "gen_numbers.h"
#include "limbs.h"

/* A limb that an estimate sees: all zeros, all ones, an edge, or anything. */
static uint64_t extreme_limb(gen *g)
{
    switch (gen_below(g, 4)) {
    case 0:
        return 0;
    case 1:
        return UINT64_MAX;
    case 2:
        return gen_edge_limb(g);
    default:
        return gen_u64(g);
    }
}

/* Moduli that programs really use. */
static const uint64_t known_moduli[][4] = {
    /* secp256k1: p and the order */
    {UINT64_C(0xfffffffefffffc2f), UINT64_MAX, UINT64_MAX, UINT64_MAX},
    {UINT64_C(0xbfd25e8cd0364141), UINT64_C(0xbaaedce6af48a03b), UINT64_C(0xfffffffffffffffe), UINT64_MAX},
    /* BN254: p and the order */
    {UINT64_C(0x3c208c16d87cfd47), UINT64_C(0x97816a916871ca8d), UINT64_C(0xb85045b68181585d),
     UINT64_C(0x30644e72e131a029)},
    {UINT64_C(0x43e1f593f0000001), UINT64_C(0x2833e84879b97091), UINT64_C(0xb85045b68181585d),
     UINT64_C(0x30644e72e131a029)},
    /* BLS12-381: the order */
    {UINT64_C(0xffffffff00000001), UINT64_C(0x53bda402fffe5bfe), UINT64_C(0x3339d80809a1d805),
     UINT64_C(0x73eda753299d7d48)},
    /* P-256: p and the order */
    {UINT64_MAX, UINT32_MAX, 0, UINT64_C(0xffffffff00000001)},
    {UINT64_C(0xf3b9cac2fc632551), UINT64_C(0xbce6faada7179e84), UINT64_MAX, UINT64_C(0xffffffff00000000)},
    /* 2^255 - 19 and the order of ed25519 */
    {UINT64_C(0xffffffffffffffed), UINT64_MAX, UINT64_MAX, UINT64_C(0x7fffffffffffffff)},
    {UINT64_C(0x5812631a5cf5d3ed), UINT64_C(0x14def9dea2f79cd6), 0, UINT64_C(0x1000000000000000)},
};

/* Top limbs at the ends of the normalised range or of the limb, the one below of all zeros or ones, moved down by less
 * than a limb or not at all. */
static void estimate_divisor(gen *g, uint64_t *d, int limbs)
{
    static const uint64_t tops[] = {UINT64_C(1) << 63, (UINT64_C(1) << 63) + 1, UINT64_MAX, UINT64_MAX - 1};
    const int length = 1 + (int)gen_below(g, (unsigned)limbs);
    for (int i = 0; i < length; i++)
        d[i] = extreme_limb(g);
    const unsigned top = gen_below(g, 6);
    d[length - 1] = top < 4 ? tops[top] : gen_u64(g) | UINT64_C(1) << 63;
    if (gen_below(g, 2))
        limbs_shr(d, limbs, gen_below(g, 64));
}

/* The shapes that modular arithmetic treats by themselves. */
static void special_modulus(gen *g, uint64_t *m, int limbs)
{
    const unsigned bits = (unsigned)limbs * 64;
    switch (gen_below(g, 6)) {
    case 0: /* 0, 1, 2 and so on */
        m[0] = gen_below(g, 8);
        break;
    case 1: /* 2^k */
        m[0] = 1;
        limbs_shl(m, limbs, gen_below(g, bits));
        break;
    case 2: /* 2^256 - c, and the same of another length */
        m[0] = gen_below(g, 2) ? gen_below(g, 40) + 1 : extreme_limb(g);
        limbs_negate(m, limbs);
        if (gen_below(g, 3) == 0)
            limbs_keep(m, limbs, 1 + gen_below(g, bits));
        break;
    case 3: /* 2^k times something odd */
        gen_number(g, m, limbs);
        m[0] |= 1;
        limbs_shl(m, limbs, gen_below(g, bits));
        break;
    case 4: /* odd, of any length */
        gen_number(g, m, limbs);
        m[0] |= 1;
        limbs_shr(m, limbs, gen_below(g, bits));
        m[0] |= 1;
        break;
    default:
        memcpy(m, known_moduli[gen_below(g, sizeof known_moduli / sizeof *known_moduli)], sizeof *known_moduli);
        break;
    }
}

void gen_divisor(gen *g, uint64_t *d, int limbs)
{
    memset(d, 0, (size_t)limbs * sizeof *d);
    switch (gen_below(g, 4)) {
    case 0:
        gen_number(g, d, limbs);
        break;
    case 1:
        special_modulus(g, d, limbs);
        break;
    default:
        estimate_divisor(g, d, limbs);
        break;
    }
}

/* A remainder of a division by d. */
static void remainder_below(gen *g, uint64_t *r, const uint64_t *d, int limbs)
{
    memset(r, 0, (size_t)limbs * sizeof *r);
    const unsigned kind = gen_below(g, 6);
    if (kind == 0)
        return;
    if (kind == 1) {
        r[0] = 1 + gen_below(g, 2);
    } else if (kind == 2) { /* d less something of its lower limbs: it is near d for an estimate, and not next to it */
        for (int i = 0; i < limbs; i++)
            r[i] = extreme_limb(g);
        limbs_keep(r, limbs, gen_below(g, limbs_bit_len(d, limbs) + 1));
        limbs_sub(r, d, r, limbs);
    } else if (kind == 3) {
        gen_number(g, r, limbs);
        limbs_keep(r, limbs, limbs_bit_len(d, limbs));
    } else {
        r[0] = 1 + gen_below(g, 3);
        limbs_sub(r, d, r, limbs);
    }
    if (!limbs_less(r, d, limbs))
        memset(r, 0, (size_t)limbs * sizeof *r);
}

void gen_residue(gen *g, uint64_t r[4], const uint64_t m[4])
{
    const unsigned bits = limbs_bit_len(m, 4);
    if (bits == 0)
        gen_number(g, r, 4);
    else if (gen_below(g, 4)) {
        gen_number(g, r, 4);
        limbs_keep(r, 4, bits);
        if (!limbs_less(r, m, 4))
            limbs_sub(r, r, m, 4);
    } else
        remainder_below(g, r, m, 4);
}

/* u = q * d + r of so many limbs, its quotient made of extreme limbs. */
static void around_quotient(gen *g, uint64_t *u, int limbs, const uint64_t *d, int d_limbs)
{
    uint64_t q[8] = {0}, r[8] = {0};
    const unsigned bits = (unsigned)limbs * 64, d_bits = limbs_bit_len(d, d_limbs);
    for (int i = 0; i < 8; i++)
        q[i] = extreme_limb(g);
    limbs_keep(q, 8, gen_below(g, 4) ? bits - (d_bits < bits ? d_bits : bits) : gen_below(g, bits + 1));
    remainder_below(g, r, d, d_limbs);
    limbs_mul(u, limbs, q, limbs, d, d_limbs);
    limbs_add(u, u, r, limbs);
}

/* u starts with the limbs of d, or with a part of them: the largest quotient limbs. */
static void starts_as_divisor(gen *g, uint64_t *u, int limbs, const uint64_t *d, int d_limbs)
{
    for (int i = 0; i < limbs; i++)
        u[i] = extreme_limb(g);
    const int d_length = (int)(limbs_bit_len(d, d_limbs) + 63) / 64;
    const int same = 1 + (int)gen_below(g, 8);
    for (int i = 1; i <= same && i <= d_length && i <= limbs; i++)
        u[limbs - i] = d[d_length - i];
    if (gen_below(g, 2))
        gen_move_a_little(g, u, limbs);
    limbs_shr(u, limbs, gen_below(g, 2) ? 0 : gen_below(g, (unsigned)limbs * 64));
}

static void gen_dividend(gen *g, uint64_t *u, int limbs, const uint64_t *d, int d_limbs)
{
    switch (gen_below(g, 8)) {
    case 0:
    case 1:
        gen_number(g, u, limbs);
        break;
    case 2:
    case 3:
        starts_as_divisor(g, u, limbs, d, d_limbs);
        break;
    default:
        around_quotient(g, u, limbs, d, d_limbs);
        break;
    }
}

/* Two factors whose product is a dividend of the kind that gen_dividend() makes, but for its lowest bits. */
static void factors(gen *g, uint64_t a[4], uint64_t b[4], const uint64_t d[4])
{
    uint64_t u[8];
    gen_dividend(g, u, 8, d, 4);
    const unsigned bits = limbs_bit_len(u, 8);
    unsigned shift = bits > 256 ? bits - 256 : gen_below(g, 64);
    if (shift > 255)
        shift = 255;
    limbs_shr(u, 8, shift);
    memcpy(a, u, 4 * sizeof *a);
    memset(b, 0, 4 * sizeof *b);
    b[0] = 1;
    limbs_shl(b, 4, shift);
}

void gen_quotient(gen *g, const shape_info *form, call_in *in)
{
    const int a_limbs = form->limbs[SLOT_A];
    if (form->scalar == SCALAR_LIMB) { /* divided by a limb, which gen_operands() chooses */
        gen_number(g, in->a.w, a_limbs);
        return;
    }
    if (form->limbs[SLOT_C]) {
        gen_divisor(g, in->c.w, 4);
        switch (gen_below(g, 4)) {
        case 0:
            gen_number(g, in->a.w, 4);
            gen_second(g, in->b.w, in->a.w, 4);
            break;
        case 1:
            gen_residue(g, in->a.w, in->c.w);
            gen_residue(g, in->b.w, in->c.w);
            break;
        default:
            factors(g, in->a.w, in->b.w, in->c.w);
            break;
        }
        if (gen_below(g, 2)) {
            const u512 first = in->a;
            in->a = in->b;
            in->b = first;
        }
        return;
    }
    if (form->limbs[SLOT_B] == 0) { /* the divisor alone */
        gen_divisor(g, in->a.w, a_limbs);
        return;
    }
    gen_divisor(g, in->b.w, form->limbs[SLOT_B]);
    gen_dividend(g, in->a.w, a_limbs, in->b.w, form->limbs[SLOT_B]);
}

/* Sums and differences that are next to multiples of the modulus, with 257 bits too; reduced operands and any. */
void gen_sum(gen *g, const shape_info *form, call_in *in)
{
    uint64_t *const m = form->limbs[SLOT_C] ? in->c.w : in->b.w;
    gen_divisor(g, m, 4);
    if (!form->limbs[SLOT_C]) {
        gen_dividend(g, in->a.w, 4, m, 4);
        return;
    }
    switch (gen_below(g, 4)) {
    case 0:
        gen_number(g, in->a.w, 4);
        gen_second(g, in->b.w, in->a.w, 4);
        break;
    case 1:
        gen_residue(g, in->a.w, m);
        gen_residue(g, in->b.w, m);
        break;
    default: {
        uint64_t total[4];
        gen_dividend(g, total, 4, m, 4);
        gen_number(g, in->b.w, 4);
        if (gen_below(g, 2))
            limbs_sub(in->a.w, total, in->b.w, 4);
        else
            limbs_add(in->a.w, total, in->b.w, 4);
        break;
    }
    }
}

void gen_reduced(gen *g, const shape_info *form, call_in *in)
{
    uint64_t *const m = form->limbs[SLOT_C] ? in->c.w : in->b.w;
    gen_divisor(g, m, 4);
    gen_residue(g, in->a.w, m);
    if (form->limbs[SLOT_C])
        gen_residue(g, in->b.w, m);
}
