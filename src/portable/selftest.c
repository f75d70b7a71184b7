/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* Calls the library's symbols, not copies of what the headers have inline. (Where U256_FN is defined, the whole
 * library is one file.) */
#ifndef U256_FN
    #define U256_NO_INLINE
#endif
#include <u256.h>

enum { U256_K_SELFTEST_TEXT = 264 }; /* 256 binary digits are the longest text */

static inline void u256_k_selftest_hash(uint64_t *hash, uint64_t word)
{
    /* For a fixed value of either operand a bijection of the other: no single wrong word is lost. */
    const uint64_t x = *hash ^ word;
    *hash = (x << 29 | x >> 35) * UINT64_C(0x9e3779b97f4a7c15);
}

static void u256_k_selftest_words(uint64_t *hash, const uint64_t *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        u256_k_selftest_hash(hash, words[i]);
}

static void u256_k_selftest_bytes(uint64_t *hash, const uint8_t *bytes, size_t n)
{
    for (size_t i = 0; i < n && i < U256_K_SELFTEST_TEXT; i++) /* a wrong length may be any */
        u256_k_selftest_hash(hash, bytes[i]);
}

/* How much of a text is read back: nothing if its length is wrong. */
static size_t u256_k_selftest_read(size_t n)
{
    return n < U256_K_SELFTEST_TEXT ? n : 0;
}

/* The bytes of the words, least significant first. */
static void u256_k_selftest_spread(uint8_t *bytes, const uint64_t *words, size_t n)
{
    for (size_t i = 0; i < 8 * n; i++)
        bytes[i] = (uint8_t)(words[i / 8] >> i % 8 * 8);
}

/* What functions of single numbers are called with. */
typedef struct {
    u256 a, b, c, residue_a, residue_b, offset, exponent;
    u512 wide_a, wide_b;
    uint64_t k;
    unsigned n, few;
    uint8_t bytes[64];
    u256_divisor D;
    u256_modulus M;
} u256_k_selftest_operands;

/* An RLP item, and the same without its last byte. */
static uint64_t u256_k_selftest_decode(const u256_k_selftest_operands *x, u256 *r,
                                       u256_status (*decode)(u256 *, const uint8_t *, size_t, size_t *))
{
    uint8_t item[33];
    size_t used = 0, wrong = 0;
    const size_t n = u256_rlp_encode(item, &x->a);
    if (n - 1 >= sizeof item)
        return UINT64_MAX;
    const u256_status status = decode(r, item, n, &used), cut_short = decode(r, item, n - 1, &wrong);
    return (uint64_t)used << 24 | (uint64_t)wrong << 16 | (uint64_t)status << 8 | cut_short;
}

/* A number as text, and the same with a character that does not belong there. */
static uint64_t u256_k_selftest_parse(const u256_k_selftest_operands *x, u256 *r,
                                      u256_status (*parse)(u256 *, const char *, size_t, unsigned, size_t *))
{
    char text[U256_K_SELFTEST_TEXT];
    size_t end = 0, wrong = 0;
    const size_t n = x->n & 1 ? u256_to_dec(text, sizeof text, &x->a) : u256_to_hex(text, sizeof text, &x->a);
    if (n >= sizeof text)
        return UINT64_MAX;
    const u256_status status = parse(r, text, n, U256_PARSE_AUTO, &end);
    const u256_status too_long = parse(r, text, n + 1, U256_PARSE_AUTO, &wrong);
    return (uint64_t)end << 24 | (uint64_t)wrong << 16 | (uint64_t)status << 8 | too_long;
}

#include "selftest_rows.h"

enum {
    U256_K_SELFTEST_NUMBERS = sizeof u256_k_selftest_numbers / sizeof *u256_k_selftest_numbers,
    U256_K_SELFTEST_ROWS = sizeof u256_k_selftest_rows / sizeof *u256_k_selftest_rows,
    U256_K_SELFTEST_ARRAY_ROWS = sizeof u256_k_selftest_array_rows / sizeof *u256_k_selftest_array_rows
};

/* Number i with the two that follow it, and what else is made of them. */
static void u256_k_selftest_prepare(u256_k_selftest_operands *x, unsigned i)
{
    const u256 *const a = &u256_k_selftest_numbers[i], *const b =
                                                           &u256_k_selftest_numbers[(i + 1) % U256_K_SELFTEST_NUMBERS];
    const u256 *const c = &u256_k_selftest_numbers[(i + 2) % U256_K_SELFTEST_NUMBERS];
    const u256 *const d = &u256_k_selftest_numbers[(i + 3) % U256_K_SELFTEST_NUMBERS];
    x->a = *a;
    x->b = *b;
    x->c = *c;
    for (int w = 0; w < 4; w++) {
        x->wide_a.w[w] = a->w[w];
        x->wide_a.w[4 + w] = b->w[w];
        x->wide_b.w[w] = c->w[w];
        x->wide_b.w[4 + w] = d->w[w];
        x->offset.w[w] = x->exponent.w[w] = 0;
    }
    x->k = b->w[0];
    x->n = (unsigned)(x->k % 290);
    x->few = x->n % 37;
    x->offset.w[0] = x->few;
    x->exponent.w[0] = x->k;
    u256_k_selftest_spread(x->bytes, x->wide_a.w, 8);
}

static void u256_k_selftest_prepare_contexts(u256_k_selftest_operands *x)
{
    u256_mod(&x->residue_a, &x->a, &x->c);
    u256_mod(&x->residue_b, &x->b, &x->c);
    u256_divisor_init(&x->D, &x->c);
    u256_modulus_init(&x->M, &x->c);
}

/* Adds what one function gives to its hash. */
static void u256_k_selftest_call(uint64_t *hash, const u256_k_selftest_row *row, u256_k_selftest_operands *x)
{
    union {
        u256 narrow;
        u512 wide;
    } result[2] = {{{{0, 0, 0, 0}}}, {{{0, 0, 0, 0}}}};
    u256 *const r = &result[0].narrow, *const rem = &result[1].narrow;
    u512 *const wide_r = &result[0].wide, *const wide_rem = &result[1].wide;
    uint8_t out[U256_K_SELFTEST_TEXT];
    char *const text = (char *)out;
    const u256_k_selftest_function f = row->f;
    uint64_t returned = 0;
    size_t limbs = 0, limbs_of_rem = 0;
    switch (row->shape) {
#define X(shape_, signature, call, limbs_r, limbs_rem)                                                                 \
    case U256_K_SELFTEST_##shape_:                                                                                     \
        call;                                                                                                          \
        limbs = limbs_r;                                                                                               \
        limbs_of_rem = limbs_rem;                                                                                      \
        break;
        U256_K_SELFTEST_SHAPES(X)
#undef X
    }
    u256_k_selftest_words(hash, wide_r->w, limbs);
    u256_k_selftest_words(hash, wide_rem->w, limbs_of_rem);
    u256_k_selftest_hash(hash, returned);
}

/* What functions on arrays are called with. */
typedef struct {
    u256 a[U256_K_SELFTEST_NUMBERS], b[U256_K_SELFTEST_NUMBERS], c[U256_K_SELFTEST_NUMBERS];
    uint64_t k;
    unsigned count;
    uint8_t bytes[32 * U256_K_SELFTEST_NUMBERS];
    u256_modulus M;
} u256_k_selftest_arrays;

static void u256_k_selftest_array_call(uint64_t *hash, const u256_k_selftest_array_row *row, u256_k_selftest_arrays *x,
                                       size_t n)
{
    union {
        u256 narrow[U256_K_SELFTEST_NUMBERS];
        u512 wide[U256_K_SELFTEST_NUMBERS];
        uint8_t bytes[32 * U256_K_SELFTEST_NUMBERS];
    } result;
    u256 *const r = result.narrow;
    u512 *const wide_r = result.wide;
    uint8_t *const bytes = result.bytes;
    uint64_t returned = 0;
    bool overflow = false;
    const u256_k_selftest_function f = row->f;
    size_t limbs = 0, size = 0;
    switch (row->shape) {
#define X(shape_, signature, call, limbs_r, bytes_r)                                                                   \
    case U256_K_SELFTEST_##shape_:                                                                                     \
        call;                                                                                                          \
        limbs = limbs_r;                                                                                               \
        size = bytes_r;                                                                                                \
        break;
        U256_K_SELFTEST_ARRAY_SHAPES(X)
#undef X
    }
    u256_k_selftest_words(hash, wide_r->w, n * limbs);
    for (size_t i = 0; i < n * size; i++)
        u256_k_selftest_hash(hash, bytes[i]);
    u256_k_selftest_hash(hash, returned);
}

/* Functions of single numbers, from one row to another. */
static bool u256_k_selftest_scalars(int from, int to)
{
    uint64_t hash[U256_K_SELFTEST_ROWS] = {0};
    for (unsigned i = 0; i < U256_K_SELFTEST_NUMBERS; i++) {
        u256_k_selftest_operands x;
        u256_k_selftest_prepare(&x, i);
        if (from >= U256_K_SELFTEST_DIVISION)
            u256_k_selftest_prepare_contexts(&x);
        for (int row = from; row < to; row++)
            u256_k_selftest_call(&hash[row], &u256_k_selftest_rows[row], &x);
    }
    bool wrong = false;
    for (int row = from; row < to; row++)
        wrong |= hash[row] >> 32 != u256_k_selftest_rows[row].hash;
    return wrong;
}

/* Functions on arrays: fewer numbers than a block of a vector unit, one block, and blocks with a rest. */
static bool u256_k_selftest_on_arrays(void)
{
    static const unsigned lengths[] = {3, 8, U256_K_SELFTEST_NUMBERS};
    static const unsigned moduli[] = {U256_K_SELFTEST_BN254, U256_K_SELFTEST_SECP256K1, U256_K_SELFTEST_BN254};
    u256_k_selftest_arrays x;
    for (unsigned i = 0; i < U256_K_SELFTEST_NUMBERS; i++) {
        x.a[i] = u256_k_selftest_numbers[i];
        x.b[i] = u256_k_selftest_numbers[(i + 1) % U256_K_SELFTEST_NUMBERS];
        x.c[i] = u256_k_selftest_numbers[(i + 2) % U256_K_SELFTEST_NUMBERS];
        u256_k_selftest_spread(&x.bytes[32 * i], x.a[i].w, 4);
    }
    uint64_t hash[U256_K_SELFTEST_ARRAY_ROWS] = {0};
    for (int l = 0; l < 3; l++) {
        x.k = u256_k_selftest_numbers[lengths[l] - 1].w[0];
        x.count = (unsigned)(x.k % 256);
        u256_modulus_init(&x.M, &u256_k_selftest_numbers[moduli[l]]);
        for (int row = 0; row < U256_K_SELFTEST_ARRAY_ROWS; row++)
            u256_k_selftest_array_call(&hash[row], &u256_k_selftest_array_rows[row], &x, lengths[l]);
    }
    bool wrong = false;
    for (int row = 0; row < U256_K_SELFTEST_ARRAY_ROWS; row++)
        wrong |= hash[row] >> 32 != u256_k_selftest_array_rows[row].hash;
    return wrong;
}

bool u256_selftest(void)
{
    /* Code built on wrong products or quotients might not terminate: nothing after them is called then. */
    return u256_k_selftest_scalars(0, U256_K_SELFTEST_DIVISION) ||
           u256_k_selftest_scalars(U256_K_SELFTEST_DIVISION, U256_K_SELFTEST_POWERS) ||
           u256_k_selftest_scalars(U256_K_SELFTEST_POWERS, U256_K_SELFTEST_ROWS) || u256_k_selftest_on_arrays();
}
