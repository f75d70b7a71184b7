/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* evm.h; included by bench_backend.c. Opcodes whose time depends on the operands have classes; the others do not. */

#define BENCH_TOPIC "evm"

#define DIVISORS (BENCH_RANGE(BENCH_DIVISOR_1, BENCH_DIVISOR_4) | BENCH_SET(BENCH_SMALL))
#define SIGNED (BENCH_RANGE(BENCH_SIGNED_1, BENCH_SIGNED_4) | BENCH_SET(BENCH_SIGNED_SMALL))
#define MODULI                                                                                                         \
    (BENCH_SET(BENCH_SMALL) | BENCH_SET(BENCH_ODD) | BENCH_SET(BENCH_MAX) | BENCH_SET(BENCH_SECP256K1) |               \
     BENCH_SET(BENCH_BN254) | BENCH_SET(BENCH_UNREDUCED))
#define COUNTS(usual) (BENCH_SET(usual) | BENCH_SET(BENCH_SMALL))

BENCH_VALUE(u256_evm_add, u256, false, u256_evm_add(r, a, b))
BENCH_VALUE(u256_evm_mul, u256, false, u256_evm_mul(r, a, b))
BENCH_VALUE(u256_evm_sub, u256, false, u256_evm_sub(r, a, b))
BENCH_CLASSES_OF(u256_evm_div, u256, u256, DIVISORS, BENCH_SET(BENCH_SMALL), u256_evm_div(r, a, b))
BENCH_CLASSES_OF(u256_evm_mod, u256, u256, DIVISORS, 0, u256_evm_mod(r, a, b))
BENCH_CLASSES_OF(u256_evm_sdiv, u256, u256, SIGNED, 0, u256_evm_sdiv(r, a, b))
BENCH_CLASSES_OF(u256_evm_smod, u256, u256, SIGNED, 0, u256_evm_smod(r, a, b))
BENCH_CLASSES_OF(u256_evm_addmod, u256, u256, MODULI, 0, u256_evm_addmod(r, a, c, b))
BENCH_CLASSES_OF(u256_evm_mulmod, u256, u256, MODULI, BENCH_SET(BENCH_MAX), u256_evm_mulmod(r, a, c, b))
BENCH_CLASSES_OF(u256_evm_exp, u256, u256, BENCH_RANGE(BENCH_ODD_TO_8, BENCH_TEN), 0, u256_evm_exp(r, a, b))
BENCH_CLASSES_OF(u256_evm_signextend, u256, u256, COUNTS(BENCH_INDEX), 0, u256_evm_signextend(r, a, b))

BENCH_VALUE_REMIX(u256_evm_lt, u256, false, u256_evm_lt(r, a, b))
BENCH_VALUE_REMIX(u256_evm_gt, u256, false, u256_evm_gt(r, a, b))
BENCH_VALUE_REMIX(u256_evm_slt, u256, false, u256_evm_slt(r, a, b))
BENCH_VALUE_REMIX(u256_evm_sgt, u256, false, u256_evm_sgt(r, a, b))
BENCH_VALUE_REMIX(u256_evm_eq, u256, false, u256_evm_eq(r, a, b))
BENCH_VALUE_REMIX(u256_evm_iszero, u256, false, u256_evm_iszero(r, a, b))
BENCH_VALUE_REMIX(u256_evm_and, u256, false, u256_evm_and(r, a, b))
BENCH_VALUE_REMIX(u256_evm_or, u256, false, u256_evm_or(r, a, b))
BENCH_VALUE(u256_evm_xor, u256, false, u256_evm_xor(r, a, b))
BENCH_VALUE(u256_evm_not, u256, false, u256_evm_not(r, a, b))
BENCH_CLASSES_OF(u256_evm_byte, u256, u256, COUNTS(BENCH_INDEX), 0, u256_evm_byte(r, a, b))
BENCH_CLASSES_OF(u256_evm_shl, u256, u256, COUNTS(BENCH_COUNT), 0, u256_evm_shl(r, a, b))
BENCH_CLASSES_OF(u256_evm_shr, u256, u256, COUNTS(BENCH_COUNT), 0, u256_evm_shr(r, a, b))
BENCH_CLASSES_OF(u256_evm_sar, u256, u256, COUNTS(BENCH_COUNT), 0, u256_evm_sar(r, a, b))
BENCH_VALUE_REMIX(u256_evm_clz, u256, false, u256_evm_clz(r, a, b))
BENCH_FLAG(u256_evm_exp_bytes, u256, false, flag = u256_evm_exp_bytes(a))

BENCH_LENGTHS_OF(u256_evm_add, u256, u256, u256_evm_add(r, a, b))
BENCH_LENGTHS_OF(u256_evm_mul, u256, u256, u256_evm_mul(r, a, b))
BENCH_LENGTHS_OF(u256_evm_sub, u256, u256, u256_evm_sub(r, a, b))
BENCH_LENGTHS_OF(u256_evm_lt, u256, u256, u256_evm_lt(r, a, b))

#undef BENCH_TOPIC
#undef DIVISORS
#undef SIGNED
#undef MODULI
#undef COUNTS

static const struct bench_row *const evm_rows[] = {
    &u256_evm_add_row,    &u256_evm_add_lengths_row, &u256_evm_mul_row,       &u256_evm_mul_lengths_row,
    &u256_evm_sub_row,    &u256_evm_sub_lengths_row, &u256_evm_div_row,       &u256_evm_mod_row,
    &u256_evm_sdiv_row,   &u256_evm_smod_row,        &u256_evm_addmod_row,    &u256_evm_mulmod_row,
    &u256_evm_exp_row,    &u256_evm_signextend_row,  &u256_evm_lt_row,        &u256_evm_lt_lengths_row,
    &u256_evm_gt_row,     &u256_evm_slt_row,         &u256_evm_sgt_row,       &u256_evm_eq_row,
    &u256_evm_iszero_row, &u256_evm_and_row,         &u256_evm_or_row,        &u256_evm_xor_row,
    &u256_evm_not_row,    &u256_evm_byte_row,        &u256_evm_shl_row,       &u256_evm_shr_row,
    &u256_evm_sar_row,    &u256_evm_clz_row,         &u256_evm_exp_bytes_row,
};
