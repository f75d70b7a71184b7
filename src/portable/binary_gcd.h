/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_BINARY_GCD_H
#define U256_BINARY_GCD_H

/*
 * The binary Euclidean algorithm on approximations, common to greatest common divisor and inverse. Internal.
 *
 * T. Pornin, "Optimized Binary GCD for Modular Inversion" (IACR ePrint 2020/972), with two changes. A run of zero bits
 * is shifted out at once. And every comparison is exact: where the approximations are too close to tell, the steps stop
 * and one is made on the whole numbers. So the classical bounds hold for every input:
 *
 * The state is [a] > 0 and an odd [b] > 0. A step halves [a] if it is even, and otherwise replaces {[a], [b]} by
 * {|[a] - [b]|, min([a], [b])}, of which the first is even. The sum of the two bit lengths, at most 512 at first and at
 * least 2 at the end, [a] = [b] = gcd, falls by one with each halving: at most 510 halvings altogether.
 *
 * Up to 62 halvings are one matrix, whose entries are found from two words for each of [a] and [b]: the low 64 bits,
 * which decide what is even, and the 64 bits at the top of the larger one, which decide what is smaller. A step
 * calculates one entry of each row; the other follows at the end from the low limbs of [a] and [b].
 */

#include "divide.h"
#include "invert_pow2.h"

#include <u256/kernel.h>
#include <u256/limb.h>

#include <stddef.h>

/* After `halvings` halvings [a'] = s ([a] fa - [b] ga) / 2^halvings, [b'] = s ([b] gb - [a] fb) / 2^halvings, with one
 * sign s for both. fa + ga <= 2^halvings, and fb + gb too. */
typedef struct u256_k_gcd_matrix {
    uint64_t fa, ga, fb, gb;
    unsigned halvings;
    uint64_t negative; /* all ones if s = -1, otherwise 0 */
} u256_k_gcd_matrix;

/* The most halvings in a matrix. */
enum { U256_K_GCD_HALVINGS = 62 };

/* What the steps know of [a] or [b]. */
typedef struct u256_k_gcd_words {
    uint64_t hi, lo;
} u256_k_gcd_words;

/* Bit 1 = whether the Jacobi symbol (a/b) changes its sign when a is halved n times, for the low limb of an odd b: if
 * (2/b) is -1, b mod 8 being 3 or 5, and n is odd. */
static inline uint64_t u256_k_jacobi_halved(uint64_t b, unsigned n)
{
    return (b ^ b >> 1) & (uint64_t)n << 1;
}

/* Bit 1 = whether the symbols (a/b) and (b/a) differ, for the low limbs of odd a and b: if both are 3 mod 4. */
static inline uint64_t u256_k_jacobi_swapped(uint64_t a, uint64_t b)
{
    return a & b;
}

/* g of a row {f, g}, given a / b modulo 2^64 for the low limbs of [a] and [b]: 2^halvings divides [a] f - [b] g, so g =
 * f a / b modulo 2^halvings. As f + g <= 2^halvings, g is below that unless f = 0: {0, 2^halvings}, the row of a [b]
 * that no step replaced, which is that of [a'] if an early end has swapped the two. */
static inline uint64_t u256_k_gcd_other_entry(uint64_t f, uint64_t ratio, unsigned halvings)
{
    const uint64_t power = UINT64_C(1) << halvings;
    return f ? f * ratio & (power - 1) : power;
}

/* Steps until 62 halvings are made, or until a and b are odd and their high words differ by less than `apart` >= 1:
 * then true. lo must be right modulo 2^62. If at first hi * 2^n is [a] or [b] up to an error below 2^n, with one n for
 * both, then each step adds at most one to that error: a halving cuts off one, and a difference, whose error is the
 * sum, is halved. So the error stays below 63, and a distance of 126 is enough.
 *
 * symbol, unless NULL: bit 1 of *symbol is inverted if the Jacobi symbols (a/b) before and (a'/b') after differ. It
 * depends on three low bits, which of 64 are left until the last of 62 halvings is made. */
U256_K_ALWAYS_INLINE bool u256_k_gcd_steps(u256_k_gcd_matrix *m, u256_k_gcd_words *a_words, u256_k_gcd_words *b_words,
                                           uint64_t apart, uint64_t *symbol)
{
    const uint64_t ratio = a_words->lo * u256_k_invert_limb(b_words->lo);
    uint64_t a[3] = {a_words->hi, a_words->lo, 1}, b[3] = {b_words->hi, b_words->lo, 0};
    unsigned n = u256_k_ctz64(a[1] | UINT64_C(1) << 63);
    int room = U256_K_GCD_HALVINGS - (int)n;
    bool close = false;
    while (room > 0) {
        if (symbol) {
            *symbol ^= u256_k_jacobi_halved(b[1], n);
            *symbol ^= u256_k_jacobi_swapped(a[1] >> n, b[1]) & ((uint64_t)0 - (a[0] >> n < b[0]));
        }
        n = u256_k_gcd_step(a, b, n);
        close = a[0] < apart;
        if (U256_K_UNLIKELY(close))
            break;
        room -= (int)n;
    }
    if (close) {
        /* Undo the last difference, but not the order: that is not needed, since both are odd. */
        a[1] += b[1];
        a[2] -= b[2];
    } else {
        /* As many of the n halvings as there is room for. */
        n = (unsigned)(room + (int)n);
        if (symbol)
            *symbol ^= u256_k_jacobi_halved(b[1], n);
        a[1] >>= n;
        b[2] <<= n;
        room = 0;
    }
    m->halvings = (unsigned)(U256_K_GCD_HALVINGS - room);
    m->fa = a[2];
    m->ga = u256_k_gcd_other_entry(a[2], ratio, m->halvings);
    m->fb = b[2];
    m->gb = u256_k_gcd_other_entry(b[2], ratio, m->halvings);
    /* The determinant is s * 2^halvings before the division: a swap negates it. */
    m->negative = (uint64_t)0 - ((m->fa * m->gb - m->ga * m->fb) >> 63);
    a_words->lo = a[1];
    b_words->lo = b[1];
    return close;
}

/* [a], [b] = [a'], [b'] as the matrix says, on `limbs` limbs; those above are 0. */
static inline void u256_k_gcd_apply(uint64_t a[4], uint64_t b[4], const u256_k_gcd_matrix *m, unsigned limbs)
{
    /* As -[b] g = (B - 1 - [b]) g + g - B g, where B = 2^(64 limbs), all products are added, with the complement of [b]
     * in [a'] and of [a] in [b'], or the other way round. */
    const uint64_t fa = m->fa, ga = m->ga, fb = m->fb, gb = m->gb, negative = m->negative;
    const unsigned n = m->halvings;
    const uint64_t a_from = ga ^ ((fa ^ ga) & negative), b_from = fb ^ ((fb ^ gb) & negative);
    uint64_t a_carry = a_from, a_carry2 = 0, b_carry = b_from, b_carry2 = 0, a_last = 0, b_last = 0;
    for (unsigned i = 0; i < limbs; i++) {
        const uint64_t x = a[i] ^ negative, y = b[i] ^ negative;
        uint64_t s = u256_k_mac1(&a_carry, x, fa, 0);
        s = u256_k_addmul1(&a_carry2, ~y, ga, s);
        uint64_t t = u256_k_mac1(&b_carry, y, gb, 0);
        t = u256_k_addmul1(&b_carry2, ~x, fb, t);
        if (i > 0) {
            a[i - 1] = u256_k_funnel_right(s, a_last, n);
            b[i - 1] = u256_k_funnel_right(t, b_last, n);
        }
        a_last = s;
        b_last = t;
    }
    a[limbs - 1] = u256_k_funnel_right(a_carry + a_carry2 - a_from, a_last, n);
    b[limbs - 1] = u256_k_funnel_right(b_carry + b_carry2 - b_from, b_last, n);
}

/* What the steps need of a, if the longer one of [a] and [b] has 64 < top <= 256 bits. */
static inline u256_k_gcd_words u256_k_gcd_words_of(const uint64_t a[4], unsigned top)
{
    const unsigned limb = (top - 1) >> 6;
    const u256_k_gcd_words words = {u256_k_funnel_left(a[limb], a[limb - 1], (0 - top) & 63), a[0]};
    return words;
}

/* The number of bits of the longer one of [a] and [b]. */
static inline unsigned u256_k_gcd_top(const uint64_t a[4], const uint64_t b[4])
{
    const uint64_t either[4] = {a[0] | b[0], a[1] | b[1], a[2] | b[2], a[3] | b[3]};
    return 256 - u256_k_clz4_guessed(either);
}

/* A matrix and its application, for [a] > 0 and an odd [b], the longer one of `top` bits. True: the steps ended
 * early, with two odd numbers, which are equal if top <= 64, and otherwise such that the next step is for
 * u256_k_gcd_whole_step. After an early end [a] and [b] differ by less than 2^(top - 56), and the smaller one
 * never grows, so with that step the bit lengths have lost 56; otherwise they have lost 62. After ten of these,
 * [a] = [b] or [a] = 0. */
U256_K_ALWAYS_INLINE bool u256_k_gcd_batch(uint64_t a[4], uint64_t b[4], unsigned top, u256_k_gcd_matrix *m,
                                           uint64_t *symbol)
{
    bool close;
    if (top > 64) {
        u256_k_gcd_words a_words = u256_k_gcd_words_of(a, top), b_words = u256_k_gcd_words_of(b, top);
        close = u256_k_gcd_steps(m, &a_words, &b_words, 128, symbol);
        u256_k_gcd_apply(a, b, m, (top + 63) / 64);
    } else {
        u256_k_gcd_words a_words = {a[0], a[0]}, b_words = {b[0], b[0]};
        close = u256_k_gcd_steps(m, &a_words, &b_words, 1, symbol);
        a[0] = a_words.lo;
        b[0] = b_words.lo;
    }
    return close;
}

/* The step on whole numbers, for odd [a] and [b]: [a'] = |[a] - [b]|, [b'] = min([a], [b]). Returns [a] < [b]. */
static inline bool u256_k_gcd_whole_step(uint64_t a[4], uint64_t b[4])
{
    uint64_t small[4];
    const bool less = u256_k_lt4(a, b);
    U256_CORRECTION(gcd_close, true);
    U256_CORRECTION(gcd_close_swapped, less);
    u256_k_select4(small, b, a, less);
    u256_k_select4(a, a, b, less);
    u256_k_sub4(a, a, small, false);
    for (int i = 0; i < 4; i++)
        b[i] = small[i];
    return less;
}

/* [a] = [a] mod [b] if [a] is at least 32 bits longer: a division takes less time than the halvings that it saves. */
static inline void u256_k_gcd_shorten(uint64_t a[4], const uint64_t b[4])
{
    if (u256_k_clz4_guessed(a) + 32 <= u256_k_clz4_guessed(b)) {
        uint64_t q[4];
        u256_k_divrem4(q, a, a, b);
    }
}

static inline bool u256_k_gcd_is_one(const uint64_t a[4])
{
    return ((a[0] ^ 1) | a[1] | a[2] | a[3]) == 0;
}

#endif /* U256_BINARY_GCD_H */
