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

static const struct bench_row *const rows[] = {
    &u256_is_zero_row,  &u256_eq_row,      &u256_lt_row,  &u256_cmp_row,     &u512_is_zero_row,  &u512_eq_row,
    &u512_lt_row,       &u512_cmp_row,     &u256_add_row, &u256_sub_row,     &u256_add_u64_row,  &u256_sub_u64_row,
    &u256_neg_row,      &u512_add_row,     &u512_sub_row, &u512_neg_row,     &u256_and_row,      &u256_or_row,
    &u256_xor_row,      &u256_andnot_row,  &u256_not_row, &u256_shl_row,     &u256_shr_row,      &u256_ctz_row,
    &u256_popcount_row, &u256_bit_len_row, &u512_and_row, &u512_or_row,      &u512_xor_row,      &u512_not_row,
    &u512_shl_row,      &u512_shr_row,     &u512_ctz_row, &u512_bit_len_row, &u256_full_mul_row, &u256_full_sqr_row,
    &u256_mul_u64_row,  &u512_mul_u64_row,
};

const struct bench_column *bench_gmp(void);

const struct bench_column *bench_gmp(void)
{
    static struct bench_column column = {
        .id = "gmp", .title = "GMP", .backend = "mpn", .rows = rows, .n_rows = sizeof rows / sizeof *rows};
    column.version = gmp_version;
    return &column;
}
