/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* signed.h; included by bench_backend.c. Both signs are random. */

#define BENCH_TOPIC "signed"

#define SIGNED BENCH_RANGE(BENCH_SIGNED_1, BENCH_SIGNED_SMALL)

BENCH_CLASSES_OF(u256_sdivrem, u256, u256, SIGNED, 0, flag = u256_sdivrem(q, r, a, b))
BENCH_CLASSES_OF(u256_sdiv, u256, u256, SIGNED, BENCH_SET(BENCH_SIGNED_3), flag = u256_sdiv(r, a, b))
BENCH_CLASSES_OF(u256_smod, u256, u256, SIGNED, 0, flag = u256_smod(r, a, b))
BENCH_CLASSES_OF(u256_sdiv_floor, u256, u256, SIGNED, 0, flag = u256_sdiv_floor(r, a, b))
BENCH_CLASSES_OF(u256_smod_floor, u256, u256, SIGNED, 0, flag = u256_smod_floor(r, a, b))
BENCH_VALUE_REMIX(u256_signextend, u256, false, u256_signextend(r, a, n % 32))

#undef BENCH_TOPIC
#undef SIGNED

static const struct bench_row *const signed_rows[] = {
    &u256_sdivrem_row, &u256_sdiv_row, &u256_smod_row, &u256_sdiv_floor_row, &u256_smod_floor_row, &u256_signextend_row,
};
