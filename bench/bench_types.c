/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* types.h; included by bench_backend.c. A conversion is a few moves, so only streams of them are timed. */

#define BENCH_TOPIC "types"

BENCH_STREAM(u256_from_u64, u256, u256, *r = u256_from_u64(k))
BENCH_STREAM(u256_from_i64, u256, u256, *r = u256_from_i64((int64_t)k))
BENCH_STREAM(u256_to_u64, u256, u256, flag = u256_to_u64(&r->w[0], a))
BENCH_STREAM(u512_from_u256, u512, u256, u512_from_u256(r, a, b))
BENCH_STREAM(u512_lo, u256, u512, *r = u512_lo(a))
BENCH_STREAM(u512_hi, u256, u512, *r = u512_hi(a))

#undef BENCH_TOPIC

static const struct bench_row *const types_rows[] = {
    &u256_from_u64_row, &u256_from_i64_row, &u256_to_u64_row, &u512_from_u256_row, &u512_lo_row, &u512_hi_row,
};
