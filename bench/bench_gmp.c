/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * The column "gmp": the same loops around the mpn functions, where there is one for the operation. GMP is a peer here;
 * the library does not use it.
 *
 * Each operation is a call, and its operands go through memory: that is what GMP's callers have too. What mpn does not
 * do (shifts by a limb or more) is written around it as its callers must.
 */

#define BENCH_CALLS_ARE_OPAQUE 1

#include <gmp.h>

#include "bench_loops.h"

/* meson.build asks for GMP_NUMB_BITS == 64: the limbs are the same, though not always under the same C type. */
static inline mp_limb_t *out(uint64_t *w)
{
    return (mp_limb_t *)w;
}

static inline const mp_limb_t *in(const uint64_t *w)
{
    return (const mp_limb_t *)w;
}

static inline uint64_t sign_of(int x)
{
    return (uint64_t)((x > 0) - (x < 0));
}

static inline void shift_left(uint64_t *r, const uint64_t *a, unsigned limbs, unsigned n)
{
    const unsigned skip = n / 64, rest = limbs - skip;
    if (n % 64 != 0)
        mpn_lshift(out(r + skip), in(a), rest, n % 64);
    else
        mpn_copyd(out(r + skip), in(a), rest);
    if (skip > 0)
        mpn_zero(out(r), skip);
}

static inline void shift_right(uint64_t *r, const uint64_t *a, unsigned limbs, unsigned n)
{
    const unsigned skip = n / 64, rest = limbs - skip;
    if (n % 64 != 0)
        mpn_rshift(out(r), in(a + skip), rest, n % 64);
    else
        mpn_copyi(out(r), in(a + skip), rest);
    if (skip > 0)
        mpn_zero(out(r + rest), skip);
}

#define R out(r->w)
#define A in(a->w)
#define B in(b->w)

#define BENCH_TOPIC "compare"
BENCH_FLAG(u256_is_zero, u256, false, flag = mpn_zero_p(A, 4) != 0)
BENCH_FLAG(u256_eq, u256, true, flag = mpn_cmp(A, B, 4) == 0)
BENCH_FLAG(u256_lt, u256, true, flag = mpn_cmp(A, B, 4) < 0)
BENCH_FLAG(u256_cmp, u256, true, flag = sign_of(mpn_cmp(A, B, 4)))
BENCH_FLAG(u512_is_zero, u512, false, flag = mpn_zero_p(A, 8) != 0)
BENCH_FLAG(u512_eq, u512, false, flag = mpn_cmp(A, B, 8) == 0)
BENCH_FLAG(u512_lt, u512, false, flag = mpn_cmp(A, B, 8) < 0)
BENCH_FLAG(u512_cmp, u512, false, flag = sign_of(mpn_cmp(A, B, 8)))
#undef BENCH_TOPIC

#define BENCH_TOPIC "add"
BENCH_VALUE(u256_add, u256, true, flag = mpn_add_n(R, A, B, 4))
BENCH_VALUE(u256_sub, u256, true, flag = mpn_sub_n(R, A, B, 4))
BENCH_VALUE(u256_add_u64, u256, false, flag = mpn_add_1(R, A, 4, k))
BENCH_VALUE(u256_sub_u64, u256, false, flag = mpn_sub_1(R, A, 4, k))
BENCH_VALUE(u256_neg, u256, false, flag = mpn_neg(R, A, 4))
BENCH_VALUE(u512_add, u512, true, flag = mpn_add_n(R, A, B, 8))
BENCH_VALUE(u512_sub, u512, false, flag = mpn_sub_n(R, A, B, 8))
BENCH_VALUE(u512_neg, u512, false, flag = mpn_neg(R, A, 8))
#undef BENCH_TOPIC

/* mpn_sizeinbase() wants a top limb that is not zero, which random operands have. */
#define BENCH_TOPIC "bits"
BENCH_VALUE_REMIX(u256_and, u256, false, mpn_and_n(R, A, B, 4))
BENCH_VALUE_REMIX(u256_or, u256, false, mpn_ior_n(R, A, B, 4))
BENCH_VALUE(u256_xor, u256, false, mpn_xor_n(R, A, B, 4))
BENCH_VALUE_REMIX(u256_andnot, u256, false, mpn_andn_n(R, A, B, 4))
BENCH_VALUE(u256_not, u256, false, mpn_com(R, A, 4))
BENCH_VALUE_REMIX(u256_shl, u256, true, shift_left(r->w, a->w, 4, n))
BENCH_VALUE_REMIX(u256_shr, u256, true, shift_right(r->w, a->w, 4, n))
BENCH_FLAG(u256_ctz, u256, false, flag = mpn_scan1(A, 0))
BENCH_FLAG(u256_popcount, u256, true, flag = mpn_popcount(A, 4))
BENCH_FLAG(u256_bit_len, u256, true, flag = mpn_sizeinbase(A, 4, 2))
BENCH_VALUE_REMIX(u512_and, u512, false, mpn_and_n(R, A, B, 8))
BENCH_VALUE_REMIX(u512_or, u512, false, mpn_ior_n(R, A, B, 8))
BENCH_VALUE(u512_xor, u512, false, mpn_xor_n(R, A, B, 8))
BENCH_VALUE(u512_not, u512, false, mpn_com(R, A, 8))
BENCH_VALUE_REMIX(u512_shl, u512, false, shift_left(r->w, a->w, 8, wide_n))
BENCH_VALUE_REMIX(u512_shr, u512, false, shift_right(r->w, a->w, 8, wide_n))
BENCH_FLAG(u512_ctz, u512, false, flag = mpn_scan1(A, 0))
BENCH_FLAG(u512_bit_len, u512, false, flag = mpn_sizeinbase(A, 8, 2))
#undef BENCH_TOPIC

/* There is no public function for the low half of a product. */
#define BENCH_TOPIC "mul"
BENCH_FULL_REMIX(u256_full_mul, true, mpn_mul_n(R, A, B, 4))
BENCH_FULL_REMIX(u256_full_sqr, true, mpn_sqr(R, A, 4))
BENCH_VALUE(u256_mul_u64, u256, true, flag = mpn_mul_1(R, A, 4, k))
BENCH_VALUE(u512_mul_u64, u512, false, flag = mpn_mul_1(R, A, 8, k))
#undef BENCH_TOPIC

/* The classes are the master list's. */
#define PEER(op, out, in, call) BENCH_CLASSES_OF(op, out, in, 0, 0, call)
#define PEER_FLAG(op, in, call) BENCH_CLASSES_FLAG(op, in, 0, 0, call)

/* mpn wants lengths without leading zeros. */
static inline mp_size_t length(const uint64_t *w, mp_size_t n)
{
    while (n > 0 && w[n - 1] == 0)
        n--;
    return n;
}

/* q = a / d and r = a % d, of so many limbs each, for d > 0. */
static inline void divide(uint64_t *q, uint64_t *r, mp_size_t r_limbs, const uint64_t *a, mp_size_t a_limbs,
                          const uint64_t *d, mp_size_t d_limbs)
{
    const mp_size_t m = length(a, a_limbs), n = length(d, d_limbs);
    if (m < n) {
        mpn_zero(out(q), a_limbs);
        mpn_copyi(out(r), in(a), m);
        mpn_zero(out(r + m), r_limbs - m);
        return;
    }
    mpn_tdiv_qr(out(q), out(r), 0, in(a), m, in(d), n);
    if (a_limbs > m - n + 1)
        mpn_zero(out(q + m - n + 1), a_limbs - (m - n + 1));
    if (r_limbs > n)
        mpn_zero(out(r + n), r_limbs - n);
}

/* q = a * b / d of eight limbs, r = a * b % d. */
static inline void multiply_divide(uint64_t *q, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *d)
{
    uint64_t product[8];
    mpn_mul_n(out(product), in(a), in(b), 4);
    divide(q, r, 4, product, 8, d, 4);
}

/* The same, q of four limbs; true when it does not fit. */
static inline bool multiply_divide_4(uint64_t *q, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *d)
{
    uint64_t quotient[8];
    multiply_divide(quotient, r, a, b, d);
    mpn_copyi(out(q), in(quotient), 4);
    return length(quotient + 4, 4) > 0;
}

#define BENCH_TOPIC "div"
PEER(u256_divrem, u256, u256, divide(q->w, r->w, 4, a->w, 4, b->w, 4))
PEER(u256_div, u256, u256, u256 rest; divide(r->w, rest.w, 4, a->w, 4, b->w, 4))
PEER(u256_mod, u256, u256, u256 quotient; divide(quotient.w, r->w, 4, a->w, 4, b->w, 4))
PEER(u256_divrem_u64, u256, u256, flag = mpn_divrem_1(R, 0, A, 4, b->w[0]))
PEER(u512_divrem_u256, u256, u512, divide(q->w, r->w, 4, a->w, 8, b4->w, 4))
PEER(u512_mod_u256, u256, u512, u512 quotient; divide(quotient.w, r->w, 4, a->w, 8, b4->w, 4))
PEER(u512_divrem, u512, u512, divide(q->w, r->w, 8, a->w, 8, b->w, 8))
PEER(u256_muldiv, u256, u256, u256 rest; flag = multiply_divide_4(r->w, rest.w, a->w, c->w, b->w))
PEER(u256_muldivrem, u256, u256, flag = multiply_divide_4(q->w, r->w, a->w, c->w, b->w))
#undef BENCH_TOPIC

static const struct bench_row *const rows[] = {
    &u256_is_zero_row,  &u256_eq_row,         &u256_lt_row,          &u256_cmp_row,      &u512_is_zero_row,
    &u512_eq_row,       &u512_lt_row,         &u512_cmp_row,         &u256_add_row,      &u256_sub_row,
    &u256_add_u64_row,  &u256_sub_u64_row,    &u256_neg_row,         &u512_add_row,      &u512_sub_row,
    &u512_neg_row,      &u256_and_row,        &u256_or_row,          &u256_xor_row,      &u256_andnot_row,
    &u256_not_row,      &u256_shl_row,        &u256_shr_row,         &u256_ctz_row,      &u256_popcount_row,
    &u256_bit_len_row,  &u512_and_row,        &u512_or_row,          &u512_xor_row,      &u512_not_row,
    &u512_shl_row,      &u512_shr_row,        &u512_ctz_row,         &u512_bit_len_row,  &u256_full_mul_row,
    &u256_full_sqr_row, &u256_mul_u64_row,    &u512_mul_u64_row,     &u256_divrem_row,   &u256_div_row,
    &u256_mod_row,      &u256_divrem_u64_row, &u512_divrem_u256_row, &u512_mod_u256_row, &u512_divrem_row,
    &u256_muldiv_row,   &u256_muldivrem_row,
};

const struct bench_column *bench_gmp(void);

const struct bench_column *bench_gmp(void)
{
    static struct bench_column column = {
        .id = "gmp", .title = "GMP", .backend = "mpn", .rows = rows, .n_rows = sizeof rows / sizeof *rows};
    column.version = gmp_version;
    return &column;
}
