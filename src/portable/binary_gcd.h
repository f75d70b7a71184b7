/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_BINARY_GCD_H
#define U256_BINARY_GCD_H

/*
 * The binary Euclidean algorithm on approximations, common to greatest common divisor and inverse. Internal.
 *
 * T. Pornin, "Optimized Binary GCD for Modular Inversion" (IACR ePrint 2020/972), with two changes. A run of zero bits is
 * shifted out at once. And every comparison is the exact one: where the approximations are too close to tell, the steps
 * stop and one is made on the whole numbers. So the classical bounds hold for every input:
 *
 * The state is [a] >= 0 and an odd [b] > 0. A step halves [a] when it is even, and else replaces {[a], [b]} by
 * {|[a] - [b]| / 2, min([a], [b])}: the sum of the two bit lengths falls by one at least. It is 512 at most at first, and
 * 2 at least at the end, [a] = [b] = gcd: at most 510 halvings altogether.
 *
 * Up to 31 halvings are one matrix, whose entries are found on one word for each of [a] and [b]: their low 31 bits, which
 * decide what is even, below the 33 bits at the top of the larger of the two, which decide what is smaller.
 */

#include <u256/kernel.h>
#include <u256/limb.h>

/* After `halvings` steps [a'] = s ([a] fa - [b] ga) / 2^halvings, [b'] = s ([b] gb - [a] fb) / 2^halvings, with one sign
 * s for both. fa + ga <= 2^halvings, and fb + gb too. */
typedef struct u256_k_gcd_matrix {
    uint64_t fa, ga, fb, gb;
    unsigned halvings;
    uint64_t negative; /* all ones where s = -1, else 0 */
} u256_k_gcd_matrix;

/* Steps on words of which the low 31 bits are right, until 31 halvings are made, or until a and b are odd and differ by
 * less than `apart`, which must be 1 at least: then true. Where a and b are 2^31 times as large as the numbers they stand
 * for but for less than 2^31, they are so after each halving, since both have then been scaled alike: comparisons of
 * words 2^32 apart are those of the numbers. */
U256_K_ALWAYS_INLINE bool u256_k_gcd_steps(u256_k_gcd_matrix *m, uint64_t *a_word, uint64_t *b_word, uint64_t apart)
{
    uint64_t a = *a_word, b = *b_word;
    /* The entries' absolute values, f + 2^32 g: no carry between the halves, since both are 2^31 at most. */
    uint64_t row_a = 1, row_b = UINT64_C(1) << 32;
    uint64_t room = UINT64_C(1) << 31; /* 2 to the number of halvings left */
    unsigned n = u256_k_ctz64(a | room);
    bool close = false;
    for (;;) {
        a >>= n;
        row_b <<= n;
        room >>= n;
        if (room == 1)
            break;
        const bool less = a < b;
        const uint64_t difference = a - b, distance = less ? b - a : difference;
        close = distance < apart;
        if (close)
            break;
        n = u256_k_ctz64(difference | room);
        b = less ? a : b;
        a = distance;
        const uint64_t sum = row_a + row_b;
        row_b = less ? row_a : row_b;
        row_a = sum;
    }
    m->fa = row_a & UINT32_MAX;
    m->ga = row_a >> 32;
    m->fb = row_b & UINT32_MAX;
    m->gb = row_b >> 32;
    m->halvings = 31 - u256_k_ctz64(room);
    /* The determinant is s * 2^halvings before the division: a swap negates it. */
    m->negative = (uint64_t)0 - (m->fa * m->gb < m->ga * m->fb);
    *a_word = a;
    *b_word = b;
    return close;
}

/* [r] = (+-)([a] f - [b] g) >> halvings, + where negative = 0. f and g are below 2^32, the result in [0, 2^256). */
static inline void u256_k_gcd_combine(uint64_t r[4], const uint64_t a[4], uint64_t f, const uint64_t b[4], uint64_t g,
                                      unsigned halvings, uint64_t negative)
{
    /* -[b] g = (2^256 - 1 - [b]) g + g - 2^256 g. */
    const uint64_t x[4] = {a[0] ^ negative, a[1] ^ negative, a[2] ^ negative, a[3] ^ negative};
    const uint64_t y[4] = {b[0] ^ ~negative, b[1] ^ ~negative, b[2] ^ ~negative, b[3] ^ ~negative};
    const uint64_t k = g ^ ((f ^ g) & negative);
    uint64_t t[4];
    uint64_t top = u256_k_mul4x1(t, x, f, k);
    top += u256_k_addmul4x1(t, y, g) - k;
    r[0] = u256_k_funnel_right(t[1], t[0], halvings);
    r[1] = u256_k_funnel_right(t[2], t[1], halvings);
    r[2] = u256_k_funnel_right(t[3], t[2], halvings);
    r[3] = u256_k_funnel_right(top, t[3], halvings);
}

/* [a], [b] = [a'], [b'] as the matrix says. */
static inline void u256_k_gcd_apply(uint64_t a[4], uint64_t b[4], const u256_k_gcd_matrix *m)
{
    uint64_t t[4];
    u256_k_gcd_combine(t, a, m->fa, b, m->ga, m->halvings, m->negative);
    u256_k_gcd_combine(b, b, m->gb, a, m->fb, m->halvings, m->negative);
    for (int i = 0; i < 4; i++)
        a[i] = t[i];
}

/* The words for the steps: bits [top - 33, top) of a number above its lowest 31, for 64 < top <= 256. */
static inline uint64_t u256_k_gcd_word(const uint64_t a[4], unsigned top)
{
    const unsigned limb = (top - 1) >> 6;
    const uint64_t low31 = UINT32_MAX >> 1;
    const uint64_t high = u256_k_funnel_left(a[limb], a[limb - 1], (0 - top) & 63);
    return (high & ~low31) | (a[0] & low31);
}

#endif /* U256_BINARY_GCD_H */
