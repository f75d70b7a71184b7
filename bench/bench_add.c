/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* add.h; included by bench_backend.c. The returned flag is used, as by a caller who checks. */

#define BENCH_TOPIC "add"

BENCH_VALUE(u256_add, u256, true, flag = u256_add(r, a, b))
BENCH_VALUE(u256_sub, u256, true, flag = u256_sub(r, a, b))
BENCH_VALUE(u256_addc, u256, false, flag = u256_addc(r, a, b, carry))
BENCH_VALUE(u256_subb, u256, false, flag = u256_subb(r, a, b, carry))
BENCH_VALUE(u256_add_u64, u256, false, flag = u256_add_u64(r, a, k))
BENCH_VALUE(u256_sub_u64, u256, false, flag = u256_sub_u64(r, a, k))
BENCH_VALUE(u256_neg, u256, false, flag = u256_neg(r, a))
BENCH_CHOICE_REMIX(u256_abs_diff, u256, flag = u256_abs_diff(r, a, b))
BENCH_CHOICE_REMIX(u256_add_sat, u256, flag = u256_add_sat(r, a, b))
BENCH_CHOICE_REMIX(u256_sub_sat, u256, flag = u256_sub_sat(r, a, b))
BENCH_CHOICE_REMIX(u256_mul_sat, u256, flag = u256_mul_sat(r, a, b))

BENCH_VALUE(u256_sadd, u256, false, flag = u256_sadd(r, a, b))
BENCH_VALUE(u256_ssub, u256, false, flag = u256_ssub(r, a, b))
BENCH_VALUE(u256_sneg, u256, false, flag = u256_sneg(r, a))
BENCH_CHOICE_REMIX(u256_abs, u256, flag = u256_abs(r, a))

BENCH_VALUE(u512_add, u512, true, flag = u512_add(r, a, b))
BENCH_VALUE(u512_sub, u512, false, flag = u512_sub(r, a, b))
BENCH_VALUE(u512_neg, u512, false, flag = u512_neg(r, a))

BENCH_LENGTHS_OF(u256_add, u256, u256, flag = u256_add(r, a, b))
BENCH_LENGTHS_OF(u256_sub, u256, u256, flag = u256_sub(r, a, b))

#undef BENCH_TOPIC

static const struct bench_row *const add_rows[] = {
    &u256_add_row,     &u256_add_lengths_row, &u256_sub_row,     &u256_sub_lengths_row, &u256_addc_row,
    &u256_subb_row,    &u256_add_u64_row,     &u256_sub_u64_row, &u256_neg_row,         &u256_abs_diff_row,
    &u256_add_sat_row, &u256_sub_sat_row,     &u256_mul_sat_row, &u256_sadd_row,        &u256_ssub_row,
    &u256_sneg_row,    &u256_abs_row,         &u512_add_row,     &u512_sub_row,         &u512_neg_row,
};
