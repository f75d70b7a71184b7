/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "gen.h"

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

/* 0 to n - 1; n is small, so the bias is nothing. */
static unsigned below(gen *g, unsigned n)
{
    return (unsigned)((gen_u64(g) >> 32) * n >> 32);
}

/* A limb where carries and estimates go wrong. */
static uint64_t edge_limb(gen *g)
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
    const unsigned pick = below(g, count + 3);
    return pick < count ? edges[pick] : gen_u64(g) >> (pick == count ? 32 : 0);
}

static void add_small(uint64_t *w, int limbs, uint64_t k)
{
    for (int i = 0; i < limbs && k; i++) {
        w[i] += k;
        k = w[i] < k;
    }
}

static void negate(uint64_t *w, int limbs)
{
    for (int i = 0; i < limbs; i++)
        w[i] = ~w[i];
    add_small(w, limbs, 1);
}

/* By at most 2 up or down. */
static void move_a_little(gen *g, uint64_t *w, int limbs)
{
    const uint64_t distance = below(g, 3);
    const bool down = below(g, 2);
    if (down)
        negate(w, limbs);
    add_small(w, limbs, distance);
    if (down)
        negate(w, limbs);
}

/* Alternate runs of ones and zeros, of any length, on top of zeros. */
static void runs(gen *g, uint64_t *w, unsigned bits)
{
    bool ones = gen_u64(g) & 1;
    for (unsigned bit = 0; bit < bits; ones = !ones) {
        const unsigned longest = 1u << below(g, 9);
        unsigned end = bit + 1 + below(g, longest);
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

static void gen_number(gen *g, uint64_t *w, int limbs)
{
    const unsigned bits = (unsigned)limbs * 64;
    memset(w, 0, (size_t)limbs * sizeof *w);
    switch (below(g, 8)) {
    case 0: /* anything */
    case 1:
        for (int i = 0; i < limbs; i++)
            w[i] = gen_u64(g);
        break;
    case 2: /* edges in every limb */
    case 3:
        for (int i = 0; i < limbs; i++)
            w[i] = edge_limb(g);
        break;
    case 4:
        runs(g, w, bits);
        break;
    case 5: { /* a power of two and its neighbours */
        const unsigned bit = below(g, bits);
        w[bit / 64] = UINT64_C(1) << bit % 64;
        if (below(g, 2))
            negate(w, limbs);
        move_a_little(g, w, limbs);
        break;
    }
    case 6: { /* of any length, as clients have them: mostly short */
        const unsigned length = below(g, bits + 1);
        for (unsigned i = 0; i < length; i += 64)
            w[i / 64] = gen_u64(g);
        if (length % 64)
            w[length / 64] &= UINT64_MAX >> (64 - length % 64);
        break;
    }
    default: /* a few values near both ends */
        add_small(w, limbs, below(g, 4));
        if (below(g, 2))
            negate(w, limbs);
        break;
    }
}

/* A second operand: its own, or tied to the first so that sums carry all the way and comparisons come close. */
static void gen_second(gen *g, uint64_t *b, const uint64_t *a, int limbs)
{
    const unsigned kind = below(g, 8);
    if (kind < 5) {
        gen_number(g, b, limbs);
        return;
    }
    memcpy(b, a, (size_t)limbs * sizeof *b);
    if (kind == 5) {
        const unsigned bit = below(g, (unsigned)limbs * 64);
        b[bit / 64] ^= UINT64_C(1) << bit % 64;
    }
    if (kind == 6)
        negate(b, limbs);
    move_a_little(g, b, limbs);
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
    switch (below(g, 4)) {
    case 0:
        return edges[below(g, sizeof edges / sizeof *edges)];
    case 1:
        return below(g, 600);
    case 2:
        return below(g, 256);
    default:
        return (unsigned)gen_u64(g);
    }
}

void gen_operands(gen *g, shape s, call_in *in)
{
    const shape_info *info = &shape_infos[s];
    memset(in, 0, sizeof *in);
    if (info->operands >= 1)
        gen_number(g, in->a.w, info->operand_limbs);
    if (info->operands == 2)
        gen_second(g, in->b.w, in->a.w, info->operand_limbs);
    switch (info->scalar) {
    case SCALAR_NONE:
        break;
    case SCALAR_LIMB: /* sometimes an operand's own low limb, for comparisons */
        in->k = below(g, 4) ? edge_limb(g) : in->a.w[0];
        break;
    case SCALAR_COUNT:
        in->k = gen_count(g);
        break;
    case SCALAR_CARRY:
        in->k = gen_u64(g) & 1;
        break;
    }
}
