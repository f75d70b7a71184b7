/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* compare.h; included by bench_backend.c. The operands differ in their top limb, as random ones do; no function here
 * looks at fewer limbs for that. */

#define BENCH_TOPIC "compare"

BENCH_FLAG(u256_is_zero, u256, false, flag = u256_is_zero(a))
BENCH_FLAG(u256_eq, u256, true, flag = u256_eq(a, b))
BENCH_FLAG(u256_lt, u256, true, flag = u256_lt(a, b))
BENCH_FLAG(u256_le, u256, false, flag = u256_le(a, b))
BENCH_FLAG(u256_gt, u256, false, flag = u256_gt(a, b))
BENCH_FLAG(u256_ge, u256, false, flag = u256_ge(a, b))
BENCH_FLAG(u256_cmp, u256, true, flag = (uint64_t)u256_cmp(a, b))
BENCH_FLAG(u256_cmp_u64, u256, false, flag = (uint64_t)u256_cmp_u64(a, k))

BENCH_FLAG(u256_is_neg, u256, false, flag = u256_is_neg(a))
BENCH_FLAG(u256_slt, u256, false, flag = u256_slt(a, b))
BENCH_FLAG(u256_sle, u256, false, flag = u256_sle(a, b))
BENCH_FLAG(u256_sgt, u256, false, flag = u256_sgt(a, b))
BENCH_FLAG(u256_sge, u256, false, flag = u256_sge(a, b))
BENCH_FLAG(u256_scmp, u256, false, flag = (uint64_t)u256_scmp(a, b))

BENCH_CHOICE_REMIX(u256_min, u256, u256_min(r, a, b))
BENCH_CHOICE_REMIX(u256_max, u256, u256_max(r, a, b))
BENCH_CHOICE_REMIX(u256_smin, u256, u256_smin(r, a, b))
BENCH_CHOICE_REMIX(u256_smax, u256, u256_smax(r, a, b))

BENCH_FLAG(u512_is_zero, u512, false, flag = u512_is_zero(a))
BENCH_FLAG(u512_eq, u512, false, flag = u512_eq(a, b))
BENCH_FLAG(u512_lt, u512, false, flag = u512_lt(a, b))
BENCH_FLAG(u512_le, u512, false, flag = u512_le(a, b))
BENCH_FLAG(u512_gt, u512, false, flag = u512_gt(a, b))
BENCH_FLAG(u512_ge, u512, false, flag = u512_ge(a, b))
BENCH_FLAG(u512_cmp, u512, false, flag = (uint64_t)u512_cmp(a, b))
BENCH_FLAG(u512_cmp_u64, u512, false, flag = (uint64_t)u512_cmp_u64(a, k))
BENCH_CHOICE_REMIX(u512_min, u512, u512_min(r, a, b))
BENCH_CHOICE_REMIX(u512_max, u512, u512_max(r, a, b))

BENCH_LENGTHS_FLAG(u256_eq, u256, flag = u256_eq(a, b))
BENCH_LENGTHS_FLAG(u256_lt, u256, flag = u256_lt(a, b))
BENCH_LENGTHS_FLAG(u256_cmp, u256, flag = (uint64_t)u256_cmp(a, b))

#undef BENCH_TOPIC

static const struct bench_row *const compare_rows[] = {
    &u256_is_zero_row, &u256_eq_row,      &u256_eq_lengths_row, &u256_lt_row,      &u256_lt_lengths_row,
    &u256_le_row,      &u256_gt_row,      &u256_ge_row,         &u256_cmp_row,     &u256_cmp_lengths_row,
    &u256_cmp_u64_row, &u256_is_neg_row,  &u256_slt_row,        &u256_sle_row,     &u256_sgt_row,
    &u256_sge_row,     &u256_scmp_row,    &u256_min_row,        &u256_max_row,     &u256_smin_row,
    &u256_smax_row,    &u512_is_zero_row, &u512_eq_row,         &u512_lt_row,      &u512_le_row,
    &u512_gt_row,      &u512_ge_row,      &u512_cmp_row,        &u512_cmp_u64_row, &u512_min_row,
    &u512_max_row,
};
