/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* pow.h; included by bench_backend.c. a to the b. */

#define BENCH_TOPIC "pow"

#define POWERS BENCH_RANGE(BENCH_ODD_TO_8, BENCH_TEN)

BENCH_CLASSES_OF(u256_pow, u256, u256, POWERS, BENCH_SET(BENCH_ODD_TO_256) | BENCH_SET(BENCH_TEN), u256_pow(r, a, b))
BENCH_CLASSES_OF(u256_pow_overflow, u256, u256, POWERS, 0, flag = u256_pow_overflow(r, a, b))
BENCH_STREAM(u256_pow10, u256, u256, flag = u256_pow10(r, n % 78))

#undef BENCH_TOPIC
#undef POWERS

static const struct bench_row *const pow_rows[] = {&u256_pow_row, &u256_pow_overflow_row, &u256_pow10_row};
