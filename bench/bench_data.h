/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef BENCH_DATA_H
#define BENCH_DATA_H

/*
 * The operands and results of all loops: one struct bench_data per operand class. What one loop touches (three inputs
 * and an output) stays below 26 KiB, so that it fits the smallest first-level caches of today, 32 KiB.
 */

#include <u256/types.h>

#include "bench.h"

#define BENCH_SAMPLES 192
#define BENCH_WIDE_SAMPLES 96
#define BENCH_COUNTS 65536

/*
 * The operand classes; their sizes and shapes stand in bench_samples.c. A row lists those that make a difference to its
 * operation, as a set of bits. Names may repeat where no row has both.
 */
enum bench_operands {
    BENCH_PLAIN, /* uniformly random over the full width; rows with this one alone have no class in their name */

    /* For quotients: a by b, where b has so many limbs. Remainders below b are c. */
    BENCH_DIVISOR_1,
    BENCH_DIVISOR_2,
    BENCH_DIVISOR_3,
    BENCH_DIVISOR_4,
    BENCH_DIVISOR_5,
    BENCH_DIVISOR_6,
    BENCH_DIVISOR_7,
    BENCH_DIVISOR_8,
    BENCH_MIXED,         /* any length, another in each step */
    BENCH_CORRECTIONS_3, /* of so many limbs, where every other quotient has a limb that is first estimated too large */
    BENCH_CORRECTIONS_4,
    BENCH_EXACT, /* b divides a */
    BENCH_SIGNED_1,
    BENCH_SIGNED_2,
    BENCH_SIGNED_3,
    BENCH_SIGNED_4,
    BENCH_SIGNED_MIXED,
    BENCH_SIGNED_SMALL,
    BENCH_SMALL, /* both below 2^64 */
    BENCH_FULL,  /* both of any value */

    /* For residues: a and c modulo b. */
    BENCH_ODD,
    BENCH_EVEN,
    BENCH_HALF,
    BENCH_ONE_LIMB,
    BENCH_POW2,
    BENCH_MAX,
    BENCH_SECP256K1,
    BENCH_BN254,
    BENCH_CURVE25519,
    BENCH_UNREDUCED,
    BENCH_ODD_65537, /* c = 65537, an exponent */
    BENCH_EVEN_65537,

    /* For powers: a to the b. */
    BENCH_ODD_TO_8,
    BENCH_ODD_TO_64,
    BENCH_ODD_TO_256,
    BENCH_EVEN_TO_8,
    BENCH_EVEN_TO_64,
    BENCH_EVEN_TO_256,
    BENCH_TEN,

    /* For roots and logarithms: a has so many limbs. */
    BENCH_LIMBS_1,
    BENCH_LIMBS_2,
    BENCH_LIMBS_3,
    BENCH_LIMBS_4,
    BENCH_LIMBS_6,
    BENCH_LIMBS_8,
    BENCH_CUBE_ROOT, /* k = 3 */
    BENCH_FIFTH_ROOT,
    BENCH_TENTH_ROOT,
    BENCH_ANY_ROOT, /* k = 2 to 65 */
    BENCH_ODD_ANY,  /* a is odd */

    BENCH_FIBONACCI, /* all quotients of Euclid's algorithm on (b, a) are 1, but for the last */
    BENCH_INDEX,     /* a is below 32 */
    BENCH_COUNT,     /* a is below 256 */

    BENCH_CLASSES
};

/* The set of one class. */
#define BENCH_SET(operands) (UINT64_C(1) << (operands))

/* The set of all from first to last. */
#define BENCH_RANGE(first, last) ((BENCH_SET(last) << 1) - BENCH_SET(first))

_Static_assert((int)BENCH_CLASSES <= 64, "a set of classes has 64 bits");

struct bench_data {
    /* Uniformly random over the full width; b and k are odd, so that a chain of products does not run into zero. In a
     * class, what the class says; the modulus b[i] is above every a[j] then, and above c[i]. */
    _Alignas(64) u256 u256_a[BENCH_SAMPLES];
    u256 u256_b[BENCH_SAMPLES];
    u256 u256_c[BENCH_SAMPLES];
    uint64_t k[BENCH_SAMPLES];
    _Alignas(64) u512 u512_a[BENCH_WIDE_SAMPLES];
    u512 u512_b[BENCH_WIDE_SAMPLES];

    /* The bits of an a that may become anything without a leaving the class. */
    u256 u256_free;
    u512 u512_free;
    bool paired; /* a[i] belongs to b[i]; otherwise each a[i] meets every b[j] in turn */

    /* Where the article's chains start. In memory, since the optimiser shall not know them. */
    u256 zero, one, ten, max;

    /* Results; q where an operation has a second one, a quotient. */
    _Alignas(64) u256 u256_r[BENCH_SAMPLES];
    u256 u256_q[BENCH_SAMPLES];
    _Alignas(64) u512 u512_r[BENCH_SAMPLES];
    u512 u512_q[BENCH_WIDE_SAMPLES];
    uint64_t sum; /* of returned flags, counts and limbs */

    /* Shift counts and bit indices below 512. Many, and each call starts at another one: branch predictors learn even
     * 4096 of them by heart, and would hide what a branch on the count costs. They come from the second-level cache, in
     * order, six lines a call. */
    uint32_t turn;
    const uint16_t *counts;
};

#endif /* BENCH_DATA_H */
