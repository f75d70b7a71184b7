/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* The operands of every class, from fixed seeds. */

#include "bench_data.h"

#include <u256/text.h>

#include <stdlib.h>

enum shape {
    AS_DRAWN,
    ODD_MODULUS,
    EVEN_MODULUS, /* and a is odd, so that it often has an inverse */
    POWER_OF_TWO, /* likewise */
    ODD_BASE,
    EVEN_BASE,
    BASE_TEN,
    SIGNED,     /* a and b are negated at random */
    CORRECTION, /* a = b * q - t, where low limbs of q are 0, and t is 0 or a little more */
    MULTIPLE,   /* a = b * q */
    FIBONACCI,
    OFFSET_AT_END, /* a = the offset of one of the last 31 bytes of the message */
    OFFSET,        /* there, before, or beyond */
    CLIENT,        /* of one of client_sizes */
};

/* The lengths in bits, of which one is drawn for each number, and then a number of that length. With min = 0 it is a
 * number below 2^max. */
struct size {
    unsigned min, max;
};

/* What the stack of an EVM holds, as an estimate and not a recording: half are counters, offsets, times and flags, a
 * quarter amounts of a coin with 18 decimals, and the rest addresses, and hashes or negative numbers. */
static const struct size client_sizes[] = {
    {1, 8}, {1, 32}, {1, 32}, {1, 64}, {60, 90}, {60, 90}, {160, 160}, {256, 256},
};

static const u256 all_ones = U256_INIT(UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX);
/* The fields of secp256k1, 2^256 - 2^32 - 977 (SEC 2), and of Curve25519, 2^255 - 19 (RFC 7748); the order of BN254, or
 * alt_bn128 (EIP-196). */
static const u256 secp256k1_p = U256_INIT(UINT64_MAX, UINT64_MAX, UINT64_MAX, 0xfffffffefffffc2f);
static const u256 curve25519_p = U256_INIT(UINT64_MAX >> 1, UINT64_MAX, UINT64_MAX, 0xffffffffffffffed);
static const u256 bn254_r = U256_INIT(0x30644e72e131a029, 0xb85045b68181585d, 0x2833e84879b97091, 0x43e1f593f0000001);

/* Sizes that are not given: {0, 256} for a and b, {0, 512} for wide_a, that of b for wide_b, and below b for c. */
static const struct {
    const char *name;
    struct size a, b, c, wide_a, wide_b;
    enum shape shape;
    const u256 *modulus; /* b, when it is always the same */
    unsigned k_min, k_max;
    enum bench_spelling spelling; /* the one that the class is about */
} classes[BENCH_CLASSES] = {
    [BENCH_DIVISOR_1] = {"1-limb", .b = {1, 64}},
    [BENCH_DIVISOR_2] = {"2-limbs", .b = {65, 128}},
    [BENCH_DIVISOR_3] = {"3-limbs", .b = {129, 192}},
    [BENCH_DIVISOR_4] = {"4-limbs", .b = {193, 256}},
    [BENCH_DIVISOR_5] = {"5-limbs", .wide_b = {257, 320}},
    [BENCH_DIVISOR_6] = {"6-limbs", .wide_b = {321, 384}},
    [BENCH_DIVISOR_7] = {"7-limbs", .wide_b = {385, 448}},
    [BENCH_DIVISOR_8] = {"8-limbs", .wide_b = {449, 512}},
    [BENCH_MIXED] = {"mixed", .a = {1, 256}, .b = {1, 256}, .wide_a = {1, 512}, .wide_b = {1, 512}},
    [BENCH_CORRECTIONS_3] = {"corrections-3", .b = {129, 192}, .shape = CORRECTION},
    [BENCH_CORRECTIONS_4] = {"corrections-4", .b = {193, 224}, .shape = CORRECTION},
    [BENCH_EXACT] = {"exact", .b = {1, 192}, .shape = MULTIPLE},
    [BENCH_SIGNED_1] = {"1-limb", .b = {1, 64}, .shape = SIGNED},
    [BENCH_SIGNED_2] = {"2-limbs", .b = {65, 128}, .shape = SIGNED},
    [BENCH_SIGNED_3] = {"3-limbs", .b = {129, 192}, .shape = SIGNED},
    [BENCH_SIGNED_4] = {"4-limbs", .b = {193, 255}, .shape = SIGNED},
    [BENCH_SIGNED_MIXED] = {"mixed", .a = {1, 255}, .b = {1, 255}, .shape = SIGNED},
    [BENCH_SIGNED_SMALL] = {"small", .a = {1, 63}, .b = {1, 63}, .shape = SIGNED},
    [BENCH_SMALL] = {"small", .a = {1, 64}, .b = {1, 64}, .wide_a = {1, 64}},
    [BENCH_FULL] = {"full", .shape = AS_DRAWN},

    [BENCH_ODD] = {"odd", .a = {0, 255}, .b = {256, 256}, .shape = ODD_MODULUS},
    [BENCH_EVEN] = {"even", .a = {0, 255}, .b = {256, 256}, .shape = EVEN_MODULUS},
    [BENCH_HALF] = {"2-limbs", .a = {0, 127}, .b = {128, 128}, .shape = ODD_MODULUS},
    [BENCH_ONE_LIMB] = {"1-limb", .a = {0, 63}, .b = {64, 64}, .shape = ODD_MODULUS},
    [BENCH_POW2] = {"pow2", .a = {0, 240}, .b = {242, 256}, .shape = POWER_OF_TWO},
    [BENCH_MAX] = {"max", .a = {0, 255}, .modulus = &all_ones},
    [BENCH_SECP256K1] = {"secp256k1", .a = {0, 255}, .modulus = &secp256k1_p},
    [BENCH_BN254] = {"bn254", .a = {0, 253}, .modulus = &bn254_r},
    [BENCH_CURVE25519] = {"curve25519", .a = {0, 254}, .modulus = &curve25519_p},
    [BENCH_UNREDUCED] = {"unreduced", .b = {1, 256}, .c = {0, 256}},
    [BENCH_ODD_65537] = {"odd-e65537", .a = {0, 255}, .b = {256, 256}, .c = {17, 17}, .shape = ODD_MODULUS},
    [BENCH_EVEN_65537] = {"even-e65537", .a = {0, 255}, .b = {256, 256}, .c = {17, 17}, .shape = EVEN_MODULUS},

    [BENCH_ODD_TO_8] = {"odd-8bit", .b = {8, 8}, .shape = ODD_BASE},
    [BENCH_ODD_TO_64] = {"odd-64bit", .b = {64, 64}, .shape = ODD_BASE},
    [BENCH_ODD_TO_256] = {"odd-256bit", .b = {256, 256}, .shape = ODD_BASE},
    [BENCH_EVEN_TO_8] = {"even-8bit", .b = {8, 8}, .shape = EVEN_BASE},
    [BENCH_EVEN_TO_64] = {"even-64bit", .b = {64, 64}, .shape = EVEN_BASE},
    [BENCH_EVEN_TO_256] = {"even-256bit", .b = {256, 256}, .shape = EVEN_BASE},
    [BENCH_TEN] = {"ten", .b = {0, 6}, .shape = BASE_TEN},

    [BENCH_LIMBS_1] = {"1-limb", .a = {1, 64}, .wide_a = {1, 64}},
    [BENCH_LIMBS_2] = {"2-limbs", .a = {65, 128}, .wide_a = {65, 128}},
    [BENCH_LIMBS_3] = {"3-limbs", .a = {129, 192}, .wide_a = {129, 192}},
    [BENCH_LIMBS_4] = {"4-limbs", .a = {193, 256}, .wide_a = {193, 256}},
    [BENCH_LIMBS_6] = {"6-limbs", .wide_a = {321, 384}},
    [BENCH_LIMBS_8] = {"8-limbs", .wide_a = {449, 512}},
    [BENCH_CUBE_ROOT] = {"k3", .k_min = 3, .k_max = 3},
    [BENCH_FIFTH_ROOT] = {"k5", .k_min = 5, .k_max = 5},
    [BENCH_TENTH_ROOT] = {"k10", .k_min = 10, .k_max = 10},
    [BENCH_ANY_ROOT] = {"k2-64", .k_min = 2, .k_max = 64},
    [BENCH_ODD_ANY] = {"odd", .shape = ODD_BASE},

    [BENCH_FIBONACCI] = {"fibonacci", .shape = FIBONACCI},
    [BENCH_INDEX] = {"full", .a = {0, 5}},
    [BENCH_COUNT] = {"full", .a = {0, 8}},
    [BENCH_CLIENT] = {"client", .shape = CLIENT},

    [BENCH_WHOLE] = {"full", .shape = AS_DRAWN},
    [BENCH_AMOUNT] = {"amount", .a = {60, 90}, .wide_a = {60, 90}},
    [BENCH_WORD] = {"small", .a = {1, 64}, .wide_a = {1, 64}},
    [BENCH_ANY_LENGTH] = {"mixed", .a = {1, 256}, .wide_a = {1, 512}},
    [BENCH_ADDRESS] = {"address", .a = {160, 160}},
    [BENCH_SIGNED_WORD] = {"small", .a = {1, 63}, .shape = SIGNED},
    [BENCH_SIGNED_LENGTH] = {"mixed", .a = {1, 255}, .shape = SIGNED},
    [BENCH_BASE_2] = {"base2", .k_min = 2, .k_max = 2},
    [BENCH_BASE_3] = {"base3", .k_min = 3, .k_max = 3},
    [BENCH_BASE_10] = {"base10", .k_min = 10, .k_max = 10},
    [BENCH_BASE_16] = {"base16", .k_min = 16, .k_max = 16},
    [BENCH_BASE_36] = {"base36", .k_min = 36, .k_max = 36},
    [BENCH_IN_DECIMAL] = {"decimal", .k_min = U256_PARSE_AUTO, .k_max = U256_PARSE_AUTO, .spelling = BENCH_DEC},
    [BENCH_IN_HEX] = {"hex", .k_min = U256_PARSE_AUTO, .k_max = U256_PARSE_AUTO, .spelling = BENCH_HEX},
    [BENCH_WITH_EXPONENT] = {"exponent", .a = {1, 30}, .k_min = U256_PARSE_EXPONENT, .k_max = U256_PARSE_EXPONENT,
                             .spelling = BENCH_EXPONENT},
    [BENCH_WITH_UNDERSCORES] = {"underscores", .a = {60, 90}, .k_min = U256_PARSE_UNDERSCORES,
                                .k_max = U256_PARSE_UNDERSCORES, .spelling = BENCH_UNDERSCORES},
    [BENCH_WITHIN] = {"within", .a = {0, 7}},
    [BENCH_AT_END] = {"end", .shape = OFFSET_AT_END},
    [BENCH_BEYOND] = {"beyond", .a = {10, 256}},
    [BENCH_ANY_OFFSET] = {"mixed", .a = {10, 256}, .shape = OFFSET},
    /* All numbers of so many bits have so many digits. */
    [BENCH_DIGITS_1] = {"1-digit", .a = {3, 3}},
    [BENCH_DIGITS_10] = {"10-digits", .a = {33, 33}},
    [BENCH_DIGITS_20] = {"20-digits", .a = {66, 66}},
    [BENCH_DIGITS_30] = {"30-digits", .a = {99, 99}},
    [BENCH_DIGITS_40] = {"40-digits", .a = {132, 132}},
    [BENCH_DIGITS_50] = {"50-digits", .a = {165, 165}},
    [BENCH_DIGITS_60] = {"60-digits", .a = {199, 199}},
    [BENCH_DIGITS_70] = {"70-digits", .a = {232, 232}},
    [BENCH_DIGITS_77] = {"77-digits", .a = {255, 255}},
};

const char *const bench_workload = "random, from fixed seeds, in the first-level cache: 192 of each operand, 96 where "
                                   "one is a u512, 64 of texts. Where no class is "
                                   "named: uniform over the full width, and one factor of a product is odd";

/* splitmix64 (Steele, Lea and Flood 2014): each state gives one well mixed limb. */
static uint64_t next_limb(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

/* Clears all but the low bits of the n limbs. */
static void keep_low(uint64_t *w, unsigned n, unsigned bits)
{
    for (unsigned i = 0; i < n; i++)
        if (bits < 64 * i + 64)
            w[i] &= bits <= 64 * i ? 0 : UINT64_MAX >> (64 * i + 64 - bits);
}

static unsigned length_of(const uint64_t *w, unsigned n)
{
    unsigned bits = 64 * n;
    while (bits > 0 && (w[(bits - 1) / 64] >> (bits - 1) % 64 & 1) == 0)
        bits--;
    return bits;
}

static bool is_below(const uint64_t *a, const uint64_t *b, unsigned n)
{
    for (unsigned i = n; i-- > 0;)
        if (a[i] != b[i])
            return a[i] < b[i];
    return false;
}

/* r += a, or r -= a, of n limbs. */
static void add(uint64_t *r, const uint64_t *a, unsigned n)
{
    uint64_t carry = 0;
    for (unsigned i = 0; i < n; i++) {
        const uint64_t sum = r[i] + carry;
        carry = sum < carry;
        r[i] = sum + a[i];
        carry += r[i] < sum;
    }
}

static void negate(uint64_t *r, unsigned n)
{
    uint64_t carry = 1;
    for (unsigned i = 0; i < n; i++) {
        r[i] = ~r[i] + carry;
        carry &= r[i] == 0;
    }
}

static void draw(uint64_t *w, unsigned n, struct size size, uint64_t *state)
{
    for (unsigned i = 0; i < n; i++)
        w[i] = next_limb(state);
    const unsigned bits = size.min == 0 ? size.max : size.min + (unsigned)(w[0] >> 32) % (size.max - size.min + 1);
    if (size.min > 0)
        w[0] = next_limb(state); /* the length is not to be read from the number */
    keep_low(w, n, bits);
    if (size.min > 0)
        w[(bits - 1) / 64] |= UINT64_C(1) << (bits - 1) % 64;
}

/* 0 where nothing is below. */
static void draw_below(uint64_t *w, const uint64_t *bound, unsigned n, uint64_t *state)
{
    const struct size size = {0, length_of(bound, n)};
    do
        draw(w, n, size, state);
    while (size.max > 0 && !is_below(w, bound, n));
}

/* a = b * q - t of n limbs, with a q of random limbs such that the product fits. */
static void draw_multiple(uint64_t *a, const uint64_t *b, unsigned n, bool minus, uint64_t *state)
{
    uint64_t q[8];
    const struct size size = {0, 64 * n - length_of(b, n)};
    draw(q, n, size, state);
    const uint64_t choice = next_limb(state);
    if (minus)
        for (unsigned i = 0; i < choice % (size.max / 64 + 1); i++)
            q[i] = 0;
    for (unsigned i = 0; i < n; i++)
        a[i] = 0;
    for (unsigned bit = 64 * n; bit-- > 0;) {
        add(a, a, n);
        if (q[bit / 64] >> bit % 64 & 1)
            add(a, b, n);
    }
    uint64_t minus_one[8];
    for (unsigned i = 0; i < n; i++)
        minus_one[i] = UINT64_MAX;
    if (minus && choice >> 63 && length_of(a, n) > 0)
        add(a, minus_one, n);
}

/* Neighbours in a sequence of Fibonacci's kind, 1, x, x + 1, 2x + 1, ...: the largest ones that fit, with b odd. */
static void draw_fibonacci(u256 *a, u256 *b, uint64_t *state)
{
    *a = U256_ONE;
    *b = U256_C(0, 0, 0, 2 + next_limb(state) % 1000);
    while (length_of(b->w, 4) < 255 || b->w[0] % 2 == 0) {
        const u256 last = *b;
        add(b->w, a->w, 4);
        *a = last;
    }
}

static struct size client_size(uint64_t *state)
{
    return client_sizes[next_limb(state) >> 61];
}

static_assert(sizeof client_sizes / sizeof *client_sizes == 8, "one for each of three random bits");

static struct size or_else(struct size given, unsigned max)
{
    return given.max > 0 ? given : (struct size){0, max};
}

/* The low bits of a number that may change without its length leaving the size. */
static unsigned free_bits(struct size size)
{
    return size.min > 0 ? size.min - 1 : size.max;
}

static void set_free(struct bench_data *d, unsigned operands)
{
    const enum shape shape = classes[operands].shape;
    const bool fixed = shape == BASE_TEN || shape == CORRECTION || shape == MULTIPLE || shape == FIBONACCI ||
                       shape == OFFSET_AT_END || shape == OFFSET;
    const bool parity = shape == ODD_BASE || shape == EVEN_BASE || shape == EVEN_MODULUS || shape == POWER_OF_TWO;
    for (unsigned i = 0; i < 8; i++)
        d->u512_free.w[i] = d->u256_free.w[i % 4] = UINT64_MAX;
    keep_low(d->u256_free.w, 4, fixed || shape == CLIENT ? 0 : free_bits(or_else(classes[operands].a, 256)));
    keep_low(d->u512_free.w, 8, fixed || shape == CLIENT ? 0 : free_bits(or_else(classes[operands].wide_a, 512)));
    if (parity)
        d->u256_free.w[0] &= ~UINT64_C(1);
    d->paired = fixed;
}

/* What is special about the class, for one a and b. */
static void shape_pair(u256 *a, u256 *b, unsigned operands, uint64_t *state)
{
    const uint64_t random = next_limb(state);
    switch (classes[operands].shape) {
    case AS_DRAWN:
        break;
    case ODD_MODULUS:
        b->w[0] |= 1;
        break;
    case EVEN_MODULUS:
        b->w[0] &= ~UINT64_C(1);
        a->w[0] |= 1;
        break;
    case POWER_OF_TWO: {
        const unsigned bit = length_of(b->w, 4) - 1;
        *b = U256_ZERO;
        b->w[bit / 64] = UINT64_C(1) << bit % 64;
        a->w[0] |= 1;
        break;
    }
    case ODD_BASE:
        a->w[0] |= 1;
        break;
    case EVEN_BASE:
        a->w[0] &= ~UINT64_C(1);
        break;
    case BASE_TEN:
        *a = U256_C(0, 0, 0, 10);
        break;
    case SIGNED:
        if (random & 1)
            negate(a->w, 4);
        if (random & 2)
            negate(b->w, 4);
        break;
    case CORRECTION:
    case MULTIPLE:
        draw_multiple(a->w, b->w, 4, classes[operands].shape == CORRECTION, state);
        break;
    case FIBONACCI:
        draw_fibonacci(a, b, state);
        break;
    case CLIENT:
        draw(a->w, 4, client_size(state), state);
        draw(b->w, 4, client_size(state), state);
        break;
    case OFFSET_AT_END:
        *a = U256_C(0, 0, 0, BENCH_MESSAGE - 1 - random % 31);
        break;
    case OFFSET:
        if (random >> 63)
            *a = U256_C(0, 0, 0, random % BENCH_MESSAGE);
        break;
    }
    if (classes[operands].modulus)
        *b = *classes[operands].modulus;
}

static void fill(struct bench_data *d, unsigned operands, uint64_t *state)
{
    const struct size b_size = or_else(classes[operands].b, 256), c_size = classes[operands].c;
    const struct size wide_b_size = classes[operands].wide_b.max > 0 ? classes[operands].wide_b : b_size;
    for (size_t i = 0; i < BENCH_SAMPLES; i++) {
        draw(d->u256_a[i].w, 4, or_else(classes[operands].a, 256), state);
        draw(d->u256_b[i].w, 4, b_size, state);
        shape_pair(&d->u256_a[i], &d->u256_b[i], operands, state);
        if (c_size.max > 0)
            draw(d->u256_c[i].w, 4, c_size, state);
        else
            draw_below(d->u256_c[i].w, d->u256_b[i].w, 4, state);
        d->k[i] = classes[operands].k_min + next_limb(state) % (classes[operands].k_max - classes[operands].k_min + 1);
    }
    for (size_t i = 0; i < BENCH_WIDE_SAMPLES; i++) {
        draw(d->u512_a[i].w, 8, or_else(classes[operands].wide_a, 512), state);
        draw(d->u512_b[i].w, 8, wide_b_size, state);
        if (classes[operands].shape == CORRECTION) {
            u512_from_u256(&d->u512_b[i], &d->u256_b[i], &d->zero);
            draw_multiple(d->u512_a[i].w, d->u512_b[i].w, 8, true, state);
        }
        if (classes[operands].shape == CLIENT)
            draw(d->u512_a[i].w, 8, client_size(state), state);
    }
    d->spelling = classes[operands].spelling;
    set_free(d, operands);
}

/* Uniform, and the order in which they are drawn stays as it is, so that figures can be compared with older ones. */
static void fill_plain(struct bench_data *d, uint64_t *state)
{
    for (size_t i = 0; i < BENCH_SAMPLES; i++) {
        for (size_t j = 0; j < 4; j++) {
            d->u256_a[i].w[j] = next_limb(state);
            d->u256_b[i].w[j] = next_limb(state) | (j == 0);
        }
        d->k[i] = next_limb(state) | 1;
    }
    for (size_t i = 0; i < BENCH_WIDE_SAMPLES; i++) {
        for (size_t j = 0; j < 8; j++) {
            d->u512_a[i].w[j] = next_limb(state);
            d->u512_b[i].w[j] = next_limb(state) | (j == 0);
        }
    }
}

/* n numbers as they lie, and then BENCH_ORDERS permutations of them (Fisher and Yates). */
static void fill_orders(uint8_t *orders, unsigned n, uint64_t *state)
{
    for (unsigned i = 0; i < n; i++)
        orders[i] = (uint8_t)i;
    for (uint8_t *order = orders + n; order < orders + n * (1 + BENCH_ORDERS); order += n) {
        for (unsigned i = 0; i < n; i++) {
            const unsigned j = (unsigned)(next_limb(state) >> 32) % (i + 1);
            order[i] = order[j];
            order[j] = (uint8_t)i;
        }
    }
}

struct bench_data *bench_samples(unsigned operands)
{
    static struct bench_data data[BENCH_CLASSES];
    static uint16_t counts[BENCH_COUNTS];
    static uint8_t orders[BENCH_SAMPLES * (1 + BENCH_ORDERS)], wide_orders[BENCH_WIDE_SAMPLES * (1 + BENCH_ORDERS)];
    struct bench_data *const d = &data[operands];
    if (d->counts)
        return d;
    uint64_t state = 2018 + operands;
    d->operands = operands;
    d->counts = counts;
    d->orders = orders;
    d->wide_orders = wide_orders;
    d->one = U256_ONE;
    d->ten = U256_C(0, 0, 0, 10);
    d->max = U256_MAX;
    if (operands != BENCH_PLAIN) {
        bench_samples(BENCH_PLAIN); /* has the counts and the orders */
        fill(d, operands, &state);
        return d;
    }
    fill_plain(d, &state);
    for (size_t i = 0; i < BENCH_COUNTS; i++)
        counts[i] = (uint16_t)(next_limb(&state) >> 55);
    fill_orders(orders, BENCH_SAMPLES, &state);
    fill_orders(wide_orders, BENCH_WIDE_SAMPLES, &state);
    return d;
}

const char *bench_operands_name(unsigned operands)
{
    return classes[operands].name;
}
