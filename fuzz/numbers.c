/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "numbers.h"

#include <string.h>

#include "gen.h"
#include "limbs.h"

static const uint64_t edges[16] = {
    0,
    1,
    2,
    3,
    UINT32_MAX - UINT64_C(1),
    UINT32_MAX,
    UINT64_C(1) << 32,
    (UINT64_C(1) << 32) + 1,
    (UINT64_C(1) << 63) - 1,
    UINT64_C(1) << 63,
    (UINT64_C(1) << 63) + 1,
    UINT64_MAX - UINT32_MAX,
    UINT64_C(0x5555555555555555),
    UINT64_MAX - 2,
    UINT64_MAX - 1,
    UINT64_MAX,
};

static const u256 moduli[] = {
    /* secp256k1's field and order */
    U256_INIT(UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_C(0xfffffffefffffc2f)),
    U256_INIT(UINT64_MAX, UINT64_C(0xfffffffffffffffe), UINT64_C(0xbaaedce6af48a03b), UINT64_C(0xbfd25e8cd0364141)),
    /* 2^255 - 19 and the order of its curve */
    U256_INIT(UINT64_MAX >> 1, UINT64_MAX, UINT64_MAX, UINT64_MAX - 18),
    U256_INIT(UINT64_C(0x1000000000000000), 0, UINT64_C(0x14def9dea2f79cd6), UINT64_C(0x5812631a5cf5d3ed)),
    /* BN254's field and order */
    U256_INIT(UINT64_C(0x30644e72e131a029), UINT64_C(0xb85045b68181585d), UINT64_C(0x97816a916871ca8d),
              UINT64_C(0x3c208c16d87cfd47)),
    U256_INIT(UINT64_C(0x30644e72e131a029), UINT64_C(0xb85045b68181585d), UINT64_C(0x2833e84879b97091),
              UINT64_C(0x43e1f593f0000001)),
    /* P-256's field */
    U256_INIT(UINT64_C(0xffffffff00000001), 0, UINT64_C(0xffffffff), UINT64_MAX),
    /* 10^18 and 10^77 */
    U256_INIT(0, 0, 0, UINT64_C(1000000000000000000)),
    U256_INIT(UINT64_C(0xdd15fe86affad912), UINT64_C(0x49ef0eb713f39ebe), UINT64_C(0xaa987b6e6fd2a000), 0),
};

/* A one at each bit from one up to another. */
static void run_of_ones(u512 *x, unsigned from, unsigned to, int limbs)
{
    uint64_t below[8] = {0};
    memset(x, 0, sizeof *x);
    if (to < (unsigned)limbs * 64)
        x->w[to / 64] = UINT64_C(1) << to % 64;
    below[from / 64] = UINT64_C(1) << from % 64;
    limbs_sub(x->w, x->w, below, limbs); /* 2^to - 2^from; the ones wrap around where to < from */
}

static u512 of_kind(unsigned kind, const uint8_t *p, size_t n, int limbs, const u512 *registers, unsigned count)
{
    const unsigned bits = (unsigned)limbs * 64;
    u512 x = {{0}};
    switch (kind) {
    case 0: /* small */
        x.w[0] = (uint64_t)p[0] | (uint64_t)p[1] << 8;
        break;
    case 1: { /* a power of two */
        const unsigned bit = (p[0] | (unsigned)p[1] << 8) % bits;
        x.w[bit / 64] = UINT64_C(1) << bit % 64;
        break;
    }
    case 2: /* limbs that are edges */
        for (int i = 0; i < limbs; i++)
            x.w[i] = edges[p[(size_t)i / 2 % n] >> i % 2 * 4 & 15];
        break;
    case 3: {
        const unsigned from = (p[0] | (p[2] & 1u) << 8) % bits, to = (p[1] | (p[2] & 2u) << 7) % bits;
        run_of_ones(&x, from, to ? to : bits, limbs);
        break;
    }
    case 4: /* bytes, somewhere */
        for (size_t i = 1; i < n; i++)
            x.w[(i - 1) / 8] |= (uint64_t)p[i] << (i - 1) % 8 * 8;
        limbs_shl(x.w, limbs, p[0] % bits);
        break;
    case 5: {
        const u256 m = moduli[p[0] % (sizeof moduli / sizeof *moduli)];
        memcpy(x.w, m.w, sizeof m);
        limbs_shl(x.w, limbs, p[1] < 128 ? 0 : p[1] - 128u);
        break;
    }
    case 6: /* near a register */
        memcpy(x.w, registers[p[0] % count].w, (size_t)limbs * sizeof *x.w);
        if (p[1] >= 128)
            limbs_shl(x.w, limbs, p[1] - 128u);
        else
            limbs_shr(x.w, limbs, p[1]);
        break;
    default: { /* any that the tests' generator makes */
        gen g;
        gen_init(&g, p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16, "");
        gen_number(&g, x.w, limbs);
        break;
    }
    }
    return x;
}

u512 spelled_number(const uint8_t *bytes, size_t n, int limbs, const u512 *registers, unsigned count)
{
    u512 x = of_kind(bytes[0] & 7, bytes + 1, n - 1, limbs, registers, count);
    const unsigned added = bytes[0] >> 4 & 7;
    if (added < 3) { /* -x + 3 - added is the negative of x - (3 - added) */
        limbs_negate(x.w, limbs);
        limbs_add_small(x.w, limbs, 3 - added);
        limbs_negate(x.w, limbs);
    } else {
        limbs_add_small(x.w, limbs, added - 3);
    }
    if (bytes[0] & 8)
        limbs_negate(x.w, limbs);
    if (limbs == 8 && bytes[0] & 128)
        memset(x.w + 4, 0, 4 * sizeof *x.w);
    return x;
}

uint64_t spelled_scalar(uint8_t byte)
{
    if (byte < 16)
        return edges[byte];
    if (byte < 64) { /* near the bounds of limbs and halves: 64 i - 1, 64 i, 64 i + 1 up to 1024 */
        const unsigned i = byte - 16u;
        return 64 * (i / 3 + 1) + i % 3 - 1;
    }
    return 4 * (byte - 64u);
}
