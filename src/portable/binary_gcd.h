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
 * The state is [a] > 0 and an odd [b] > 0. A step halves [a] when it is even, and else replaces {[a], [b]} by
 * {|[a] - [b]|, min([a], [b])}, of which the first is even. The sum of the two bit lengths, 512 at most at first and 2 at
 * least at the end, [a] = [b] = gcd, falls by one with each halving: at most 510 halvings altogether.
 *
 * Up to 62 halvings are one matrix, whose entries are found on two words for each of [a] and [b]: the low 64 bits, which
 * decide what is even, and the 64 bits at the top of the larger one, which decide what is smaller.
 */

#include <u256/kernel.h>
#include <u256/limb.h>

/* After `halvings` [a'] = s ([a] fa - [b] ga) / 2^halvings, [b'] = s ([b] gb - [a] fb) / 2^halvings, with one sign s for
 * both. fa + ga <= 2^halvings, and fb + gb too. */
typedef struct u256_k_gcd_matrix {
    uint64_t fa, ga, fb, gb;
    unsigned halvings;
    uint64_t negative; /* all ones where s = -1, else 0 */
} u256_k_gcd_matrix;

/* The most halvings in a matrix. */
#define U256_K_GCD_HALVINGS 62

/* What the steps know of [a] or [b]. */
typedef struct u256_k_gcd_words {
    uint64_t hi, lo;
} u256_k_gcd_words;

/* Steps until 62 halvings are made, or until a and b are odd and their high words differ by less than `apart` >= 1: then
 * true. lo must be right modulo 2^62. When hi * 2^n is [a] or [b] but for less than 2^n in the beginning, with one n for
 * both, then each step adds at most one to that error: a halving cuts one off, and a difference, whose error is the sum,
 * is halved. So it remains below 63, and 126 apart is far enough. */
U256_K_ALWAYS_INLINE bool u256_k_gcd_steps(u256_k_gcd_matrix *m, u256_k_gcd_words *a_words, u256_k_gcd_words *b_words,
                                           uint64_t apart)
{
    uint64_t a[4] = {a_words->hi, a_words->lo, 1, 0}, b[4] = {b_words->hi, b_words->lo, 0, 1};
    unsigned room = U256_K_GCD_HALVINGS, n = u256_k_ctz64(a[1] | UINT64_C(1) << 63);
    bool close = false;
    while (n < room && !close) {
        room -= n;
        a[0] >>= n;
        a[1] >>= n;
        b[2] <<= n;
        b[3] <<= n;
        n = u256_k_gcd_step(a, b);
        close = a[0] < apart;
    }
    if (close) {
        /* Take the last difference back. */
        a[1] += b[1];
        a[2] -= b[2];
        a[3] -= b[3];
    } else {
        a[1] >>= room;
        b[2] <<= room;
        b[3] <<= room;
        room = 0;
    }
    m->fa = a[2];
    m->ga = a[3];
    m->fb = b[2];
    m->gb = b[3];
    m->halvings = U256_K_GCD_HALVINGS - room;
    /* The determinant is s * 2^halvings before the division: a swap negates it. */
    m->negative = (uint64_t)0 - ((m->fa * m->gb - m->ga * m->fb) >> 63);
    a_words->lo = a[1];
    b_words->lo = b[1];
    return close;
}

/* [a], [b] = [a'], [b'] as the matrix says, on so many limbs; those above are 0. */
static inline void u256_k_gcd_apply(uint64_t a[4], uint64_t b[4], const u256_k_gcd_matrix *m, unsigned limbs)
{
    /* As -[b] g = (B - 1 - [b]) g + g - B g, where B = 2^(64 limbs), all products are added, and the complements taken of
     * [b] in [a'], of [a] in [b'], or the other way round. */
    const uint64_t fa = m->fa, ga = m->ga, fb = m->fb, gb = m->gb, negative = m->negative;
    const uint64_t a_from = ga ^ ((fa ^ ga) & negative), b_from = fb ^ ((fb ^ gb) & negative);
    uint64_t a_carry = a_from, a_carry2 = 0, b_carry = b_from, b_carry2 = 0, a_last = 0, b_last = 0;
    for (unsigned i = 0; i < limbs; i++) {
        const uint64_t x = a[i] ^ negative, y = b[i] ^ negative;
        uint64_t s = u256_k_mac1(&a_carry, x, fa, 0);
        s = u256_k_addmul1(&a_carry2, ~y, ga, s);
        uint64_t t = u256_k_mac1(&b_carry, y, gb, 0);
        t = u256_k_addmul1(&b_carry2, ~x, fb, t);
        if (i > 0) {
            a[i - 1] = u256_k_funnel_right(s, a_last, m->halvings);
            b[i - 1] = u256_k_funnel_right(t, b_last, m->halvings);
        }
        a_last = s;
        b_last = t;
    }
    a[limbs - 1] = u256_k_funnel_right(a_carry + a_carry2 - a_from, a_last, m->halvings);
    b[limbs - 1] = u256_k_funnel_right(b_carry + b_carry2 - b_from, b_last, m->halvings);
}

/* What the steps need of a, when the longer one of [a] and [b] has 64 < top <= 256 bits. */
static inline u256_k_gcd_words u256_k_gcd_words_of(const uint64_t a[4], unsigned top)
{
    const unsigned limb = (top - 1) >> 6;
    const u256_k_gcd_words words = {u256_k_funnel_left(a[limb], a[limb - 1], (0 - top) & 63), a[0]};
    return words;
}

#endif /* U256_BINARY_GCD_H */
