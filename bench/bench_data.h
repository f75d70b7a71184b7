/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef BENCH_DATA_H
#define BENCH_DATA_H

/*
 * The operands and results of all loops: one struct bench_data per operand class. What one loop touches (three inputs
 * and an output) stays below 26 KiB, so that it fits the smallest first-level caches of today, 32 KiB.
 */

#include <u256/types.h>

#include <assert.h>
#include <stdalign.h>

#include "bench.h"

#define BENCH_SAMPLES 192
#define BENCH_WIDE_SAMPLES 96
#define BENCH_COUNTS 65536
#define BENCH_ORDERS 512

/* Texts, and strings of bytes: so many, each in a place of its own. That has room for any number in binary, and is odd,
 * so that texts begin at any offset in a cache line, as in a caller's message. */
#define BENCH_TEXTS 64
#define BENCH_TEXT_STRIDE 261

/* A message in which the numbers lie that offsets point to: a selector and eight arguments, as the EVM's calldata. */
#define BENCH_MESSAGE 260

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
    BENCH_CLIENT,    /* of the lengths that a client of the EVM meets, see bench_samples.c */

    BENCH_NUMBER_CLASSES,

    /* For conversions from and to bytes and text: a is such a number, or a text is one of it. */
    BENCH_CONVERSIONS = 64,
    BENCH_WHOLE = BENCH_CONVERSIONS, /* of any value */
    BENCH_AMOUNT,                    /* as an account holds them of a coin with 18 decimals: 60 to 90 bits */
    BENCH_WORD,                      /* below 2^64, of any length */
    BENCH_ANY_LENGTH,
    BENCH_ADDRESS, /* of 160 bits */
    BENCH_SIGNED_WORD,
    BENCH_SIGNED_LENGTH,
    BENCH_BASE_2, /* k = the radix */
    BENCH_BASE_3,
    BENCH_BASE_10,
    BENCH_BASE_16,
    BENCH_BASE_36,
    BENCH_IN_DECIMAL, /* k = the flags of u256_parse() */
    BENCH_IN_HEX,
    BENCH_WITH_EXPONENT,
    BENCH_WITH_UNDERSCORES,
    BENCH_WITHIN, /* a is an offset: 32 bytes follow in the message, or fewer, or none */
    BENCH_AT_END,
    BENCH_BEYOND,
    BENCH_ANY_OFFSET,
    BENCH_DIGITS_1, /* of so many decimal digits */
    BENCH_DIGITS_10,
    BENCH_DIGITS_20,
    BENCH_DIGITS_30,
    BENCH_DIGITS_40,
    BENCH_DIGITS_50,
    BENCH_DIGITS_60,
    BENCH_DIGITS_70,
    BENCH_DIGITS_77,

    BENCH_CLASSES
};

/* The set of one class. There are more than bits, but a row is about numbers, or about conversions: the highest bit
 * says which of the two a set is of. */
#define BENCH_SET(operands) (UINT64_C(1) << (operands) % 64 | (uint64_t)((operands) / 64) << 63)

/* The set of all from first to last. */
#define BENCH_RANGE(first, last) ((BENCH_SET(last) << 1) - BENCH_SET(first))

static_assert((int)BENCH_NUMBER_CLASSES <= 63 && (int)BENCH_CLASSES <= 64 + 63, "each half of a set has 63 classes");

static inline bool bench_in_set(uint64_t set, unsigned operands)
{
    return operands / 64 == set >> 63 && (set >> operands % 64 & 1) != 0;
}

/* How a number is written in a text. */
enum bench_spelling {
    BENCH_DEC,
    BENCH_SDEC,
    BENCH_HEX,         /* 0x and the digits */
    BENCH_RADIX,       /* whose base is k */
    BENCH_UNITS,       /* a / 10^18 in decimal */
    BENCH_EXPONENT,    /* a = 1234 as 1.234e21 or the like */
    BENCH_UNDERSCORES, /* between thousands */
    BENCH_DEC_WIDE,    /* wide_a, in decimal */
    BENCH_HEX_WIDE,    /* wide_a, 0x and the digits */
    BENCH_BE,          /* bytes, without leading zeros */
    BENCH_LE,
    BENCH_RLP,
    BENCH_SPELLINGS
};

/* A NUL follows each, which is no part of it. */
struct bench_texts {
    alignas(64) char text[BENCH_TEXTS * BENCH_TEXT_STRIDE];
    uint32_t length[BENCH_TEXTS];
};

struct bench_data {
    unsigned operands; /* the class */

    /* Uniformly random over the full width; b and k are odd, so that a chain of products does not run into zero. In a
     * class, what the class says; the modulus b[i] is above every a[j] then, and above c[i]. */
    alignas(64) u256 u256_a[BENCH_SAMPLES];
    u256 u256_b[BENCH_SAMPLES];
    u256 u256_c[BENCH_SAMPLES];
    uint64_t k[BENCH_SAMPLES];
    alignas(64) u512 u512_a[BENCH_WIDE_SAMPLES];
    u512 u512_b[BENCH_WIDE_SAMPLES];

    /* The bits of an a that may become anything without a leaving the class. */
    u256 u256_free;
    u512 u512_free;
    bool paired; /* a[i] belongs to b[i]; otherwise each a[i] meets every b[j] in turn */

    /* Where the article's chains start. In memory, since the optimiser shall not know them. */
    u256 zero, one, ten, max;

    /* Results; q where an operation has a second one, a quotient. */
    alignas(64) u256 u256_r[BENCH_SAMPLES];
    u256 u256_q[BENCH_SAMPLES];
    alignas(64) u512 u512_r[BENCH_SAMPLES];
    u512 u512_q[BENCH_WIDE_SAMPLES];
    uint64_t sum; /* of returned flags, counts and limbs */

    /* Results that are text or bytes; of an operation that has none all lengths are 0. */
    alignas(64) char text_r[BENCH_TEXTS * BENCH_TEXT_STRIDE];
    uint32_t length_r[BENCH_TEXTS];

    /* The first samples as texts, in those spellings that were asked for; and the one that the class is about. */
    const struct bench_texts *texts[BENCH_SPELLINGS];
    enum bench_spelling spelling;

    /* Shift counts and bit indices below 512. Many, and each call starts at another one: branch predictors learn even
     * 4096 of them by heart, and would hide what a branch on the count costs. They come from the second-level cache, in
     * order, six lines a call. */
    uint32_t turn;
    const uint16_t *counts;

    /* Orders of the samples, and of the wide ones: as they lie, and then so many permutations, of which each call takes
     * one. From the second-level cache, too, three lines a call. */
    const uint8_t *orders, *wide_orders;
};

/* The texts of the samples' first numbers: written when they are first asked for. */
U256_BEGIN_DECLS
const struct bench_texts *bench_write_texts(struct bench_data *d, enum bench_spelling spelling);
U256_END_DECLS

static inline const struct bench_texts *bench_texts_of(struct bench_data *d, enum bench_spelling spelling)
{
    return d->texts[spelling] ? d->texts[spelling] : bench_write_texts(d, spelling);
}

#endif /* BENCH_DATA_H */
