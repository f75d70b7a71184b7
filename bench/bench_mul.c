/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* mul.h; included by bench_backend.c. One factor is odd, so that chains of low halves keep all their bits. */

#define BENCH_TOPIC "mul"

BENCH_VALUE(u256_mul, u256, true, u256_mul(r, a, b))
BENCH_VALUE(u256_mul_overflow, u256, true, flag = u256_mul_overflow(r, a, b))
BENCH_FULL_REMIX(u256_full_mul, true, u256_full_mul(r, a, b))
BENCH_VALUE_REMIX(u256_mulhi, u256, false, u256_mulhi(r, a, b))
BENCH_VALUE_REMIX(u256_sqr, u256, true, u256_sqr(r, a))
BENCH_FULL_REMIX(u256_full_sqr, true, u256_full_sqr(r, a))
BENCH_VALUE(u256_mul_u64, u256, true, flag = u256_mul_u64(r, a, k))
BENCH_VALUE(u256_smul, u256, false, flag = u256_smul(r, a, b))
BENCH_VALUE(u512_mul, u512, true, u512_mul(r, a, b))
BENCH_VALUE(u512_mul_u64, u512, false, flag = u512_mul_u64(r, a, k))

BENCH_LENGTHS_OF(u256_mul, u256, u256, u256_mul(r, a, b))
BENCH_LENGTHS_OF(u256_mul_overflow, u256, u256, flag = u256_mul_overflow(r, a, b))
/* And by the length of one factor, which a peer may go by. */
BENCH_LENGTHS_STREAM(u256_full_mul, u512, u256, BENCH_LENGTHS | BENCH_RANGE(BENCH_DIVISOR_1, BENCH_DIVISOR_4),
                     u256_full_mul(r, a, b))

#undef BENCH_TOPIC

static const struct bench_row *const mul_rows[] = {
    &u256_mul_row,      &u256_mul_lengths_row,      &u256_mul_overflow_row, &u256_mul_overflow_lengths_row,
    &u256_full_mul_row, &u256_full_mul_lengths_row, &u256_mulhi_row,        &u256_sqr_row,
    &u256_full_sqr_row, &u256_mul_u64_row,          &u256_smul_row,         &u512_mul_row,
    &u512_mul_u64_row,
};
