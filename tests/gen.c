/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "gen.h"
#include "gen_numbers.h"
#include "limbs.h"

#include <string.h>

/* SplitMix64 (Steele, Lea, Flood, OOPSLA 2014), to spread the seed. */
static uint64_t splitmix64(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

void gen_init(gen *g, uint64_t seed, const char *name)
{
    for (; *name; name++)
        seed = seed * 31 + (unsigned char)*name;
    for (int i = 0; i < 4; i++)
        g->state[i] = splitmix64(&seed);
}

static uint64_t rotl64(uint64_t x, int n)
{
    return x << n | x >> (64 - n);
}

/* xoshiro256** (Blackman, Vigna, ACM TOMS 2021). */
uint64_t gen_u64(gen *g)
{
    uint64_t *s = g->state;
    const uint64_t result = rotl64(s[1] * 5, 7) * 9;
    const uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotl64(s[3], 45);
    return result;
}

unsigned gen_below(gen *g, unsigned n)
{
    return (unsigned)((gen_u64(g) >> 32) * n >> 32);
}

uint64_t gen_edge_limb(gen *g)
{
    static const uint64_t edges[] = {
        0,
        1,
        2,
        UINT32_MAX - UINT64_C(1),
        UINT32_MAX,
        UINT64_C(1) << 32,
        (UINT64_C(1) << 32) + 1,
        (UINT64_C(1) << 63) - 1,
        UINT64_C(1) << 63,
        (UINT64_C(1) << 63) + 1,
        UINT64_MAX - UINT32_MAX,
        UINT64_MAX - 1,
        UINT64_MAX,
    };
    const unsigned count = sizeof edges / sizeof *edges;
    const unsigned pick = gen_below(g, count + 3);
    return pick < count ? edges[pick] : gen_u64(g) >> (pick == count ? 32 : 0);
}

void gen_move_a_little(gen *g, uint64_t *w, int limbs)
{
    const uint64_t distance = gen_below(g, 3);
    const bool down = gen_below(g, 2);
    if (down)
        limbs_negate(w, limbs);
    limbs_add_small(w, limbs, distance);
    if (down)
        limbs_negate(w, limbs);
}

/* Alternate runs of ones and zeros, of any length, on top of zeros. */
static void runs(gen *g, uint64_t *w, unsigned bits)
{
    bool ones = gen_u64(g) & 1;
    for (unsigned bit = 0; bit < bits; ones = !ones) {
        const unsigned longest = 1u << gen_below(g, 9);
        unsigned end = bit + 1 + gen_below(g, longest);
        end = end < bits ? end : bits;
        while (bit < end) { /* the part of the run in one limb */
            const unsigned limb_end = (bit / 64 + 1) * 64;
            const unsigned part_end = end < limb_end ? end : limb_end;
            if (ones)
                w[bit / 64] |= UINT64_MAX << bit % 64 & UINT64_MAX >> (limb_end - part_end);
            bit = part_end;
        }
    }
}

void gen_number(gen *g, uint64_t *w, int limbs)
{
    const unsigned bits = (unsigned)limbs * 64;
    memset(w, 0, (size_t)limbs * sizeof *w);
    switch (gen_below(g, 8)) {
    case 0: /* anything */
    case 1:
        for (int i = 0; i < limbs; i++)
            w[i] = gen_u64(g);
        break;
    case 2: /* edges in every limb */
    case 3:
        for (int i = 0; i < limbs; i++)
            w[i] = gen_edge_limb(g);
        break;
    case 4:
        runs(g, w, bits);
        break;
    case 5: { /* a power of two and its neighbours */
        const unsigned bit = gen_below(g, bits);
        w[bit / 64] = UINT64_C(1) << bit % 64;
        if (gen_below(g, 2))
            limbs_negate(w, limbs);
        gen_move_a_little(g, w, limbs);
        break;
    }
    case 6: { /* of any length, as clients have them: mostly short */
        const unsigned length = gen_below(g, bits + 1);
        for (unsigned i = 0; i < length; i += 64)
            w[i / 64] = gen_u64(g);
        if (length % 64)
            w[length / 64] &= UINT64_MAX >> (64 - length % 64);
        break;
    }
    default: /* a few values near both ends */
        limbs_add_small(w, limbs, gen_below(g, 4));
        if (gen_below(g, 2))
            limbs_negate(w, limbs);
        break;
    }
}

void gen_second(gen *g, uint64_t *b, const uint64_t *a, int limbs)
{
    const unsigned kind = gen_below(g, 8);
    if (kind < 5) {
        gen_number(g, b, limbs);
        return;
    }
    memcpy(b, a, (size_t)limbs * sizeof *b);
    if (kind == 5) {
        const unsigned bit = gen_below(g, (unsigned)limbs * 64);
        b[bit / 64] ^= UINT64_C(1) << bit % 64;
    }
    if (kind == 6)
        limbs_negate(b, limbs);
    gen_move_a_little(g, b, limbs);
}

/* A shift count or a bit index. */
static unsigned gen_count(gen *g)
{
    static const unsigned edges[] = {0,
                                     1,
                                     31,
                                     32,
                                     63,
                                     64,
                                     65,
                                     127,
                                     128,
                                     129,
                                     191,
                                     192,
                                     193,
                                     255,
                                     256,
                                     257,
                                     319,
                                     320,
                                     383,
                                     384,
                                     447,
                                     448,
                                     511,
                                     512,
                                     513,
                                     1u << 16,
                                     (1u << 16) + 1,
                                     UINT32_MAX / 2,
                                     UINT32_MAX / 2 + 1,
                                     UINT32_MAX - 255,
                                     UINT32_MAX};
    switch (gen_below(g, 4)) {
    case 0:
        return edges[gen_below(g, sizeof edges / sizeof *edges)];
    case 1:
        return gen_below(g, 600);
    case 2:
        return gen_below(g, 256);
    default:
        return (unsigned)gen_u64(g);
    }
}

/* Numbers of one type that need not be related in any special way. */
static void any_operands(gen *g, const shape_info *form, call_in *in)
{
    if (form->limbs[SLOT_A])
        gen_number(g, in->a.w, form->limbs[SLOT_A]);
    if (form->limbs[SLOT_B])
        gen_second(g, in->b.w, in->a.w, form->limbs[SLOT_B]);
}

static uint64_t any_scalar(gen *g, scalar_kind kind, const call_in *in)
{
    switch (kind) {
    case SCALAR_LIMB: /* sometimes an operand's own low limb, for comparisons */
        return gen_below(g, 4) ? gen_edge_limb(g) : in->a.w[0];
    case SCALAR_COUNT:
        return gen_count(g);
    case SCALAR_CARRY:
        return gen_u64(g) & 1;
    default:
        return 0;
    }
}

/* The signs of a number and of the last one: any. */
static void any_signs(gen *g, const shape_info *form, call_in *in)
{
    const unsigned signs = gen_below(g, 4);
    if (signs & 1)
        limbs_negate(in->a.w, form->limbs[SLOT_A]);
    if (signs & 2)
        limbs_negate(in->b.w, form->limbs[SLOT_B]);
}

void gen_operands(gen *g, operation op, call_in *in)
{
    const operation_info *info = &operation_infos[op];
    const shape_info *form = &shape_infos[info->shape];
    memset(in, 0, sizeof *in);
    switch (info->operands) {
    case ANY:
        any_operands(g, form, in);
        break;
    case QUOTIENT:
        gen_quotient(g, form, in);
        if (info->reading == SIGNED)
            any_signs(g, form, in);
        break;
    case SUM:
        gen_sum(g, form, in);
        break;
    case REDUCED:
        gen_reduced(g, form, in);
        break;
    case POWER:
        gen_power(g, form, in);
        break;
    case REDUCED_POWER:
        gen_reduced(g, form, in);
        gen_exponent(g, in->b.w);
        break;
    case COMMON:
        gen_common(g, form, in);
        break;
    case ROOT:
        gen_root(g, form, in);
        return;
    case INDEX:
        gen_index(g, form, in);
        break;
    }
    in->k = any_scalar(g, form->scalar, in);
}
