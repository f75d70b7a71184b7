/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef OPERATIONS_H
#define OPERATIONS_H

/*
 * Every public operation, once: X(topic, shape, name, oracle, reading).
 *
 * The shape is the signature (shapes.h). The oracle is the function of oracle.c that gives the mathematical result, an
 * integer of any size. The reading says how operands become integers and what is stored when the result does not fit:
 * UNSIGNED and SIGNED wrap, SATURATE stops at the bounds of the unsigned range.
 */
#define OPERATIONS(X)                                                                                                  \
    X(types, from_k, u256_from_u64, scalar, UNSIGNED)                                                                  \
    X(types, from_i, u256_from_i64, scalar_signed, UNSIGNED)                                                           \
    X(types, flag_k_a, u256_to_u64, copy, UNSIGNED)                                                                    \
    X(types, wide_ab, u512_from_u256, join, UNSIGNED)                                                                  \
    X(types, half_w, u512_lo, copy, UNSIGNED)                                                                          \
    X(types, half_w, u512_hi, high_half, UNSIGNED)                                                                     \
                                                                                                                       \
    X(compare, is_a, u256_is_zero, is_zero, UNSIGNED)                                                                  \
    X(compare, is_ab, u256_eq, eq, UNSIGNED)                                                                           \
    X(compare, is_ab, u256_lt, lt, UNSIGNED)                                                                           \
    X(compare, is_ab, u256_le, le, UNSIGNED)                                                                           \
    X(compare, is_ab, u256_gt, gt, UNSIGNED)                                                                           \
    X(compare, is_ab, u256_ge, ge, UNSIGNED)                                                                           \
    X(compare, sign_ab, u256_cmp, cmp, UNSIGNED)                                                                       \
    X(compare, sign_ak, u256_cmp_u64, cmp_scalar, UNSIGNED)                                                            \
    X(compare, is_a, u256_is_neg, is_neg, SIGNED)                                                                      \
    X(compare, is_ab, u256_slt, lt, SIGNED)                                                                            \
    X(compare, is_ab, u256_sle, le, SIGNED)                                                                            \
    X(compare, is_ab, u256_sgt, gt, SIGNED)                                                                            \
    X(compare, is_ab, u256_sge, ge, SIGNED)                                                                            \
    X(compare, sign_ab, u256_scmp, cmp, SIGNED)                                                                        \
    X(compare, r_ab, u256_min, min, UNSIGNED)                                                                          \
    X(compare, r_ab, u256_max, max, UNSIGNED)                                                                          \
    X(compare, r_ab, u256_smin, min, SIGNED)                                                                           \
    X(compare, r_ab, u256_smax, max, SIGNED)                                                                           \
    X(compare, w_is_a, u512_is_zero, is_zero, UNSIGNED)                                                                \
    X(compare, w_is_ab, u512_eq, eq, UNSIGNED)                                                                         \
    X(compare, w_is_ab, u512_lt, lt, UNSIGNED)                                                                         \
    X(compare, w_is_ab, u512_le, le, UNSIGNED)                                                                         \
    X(compare, w_is_ab, u512_gt, gt, UNSIGNED)                                                                         \
    X(compare, w_is_ab, u512_ge, ge, UNSIGNED)                                                                         \
    X(compare, w_sign_ab, u512_cmp, cmp, UNSIGNED)                                                                     \
    X(compare, w_sign_ak, u512_cmp_u64, cmp_scalar, UNSIGNED)                                                          \
    X(compare, w_r_ab, u512_min, min, UNSIGNED)                                                                        \
    X(compare, w_r_ab, u512_max, max, UNSIGNED)                                                                        \
                                                                                                                       \
    X(add, flag_r_ab, u256_add, add, UNSIGNED)                                                                         \
    X(add, flag_r_ab, u256_sub, sub, UNSIGNED)                                                                         \
    X(add, flag_r_abc, u256_addc, addc, UNSIGNED)                                                                      \
    X(add, flag_r_abc, u256_subb, subb, UNSIGNED)                                                                      \
    X(add, flag_r_ak, u256_add_u64, add_scalar, UNSIGNED)                                                              \
    X(add, flag_r_ak, u256_sub_u64, sub_scalar, UNSIGNED)                                                              \
    X(add, flag_r_a, u256_neg, neg, UNSIGNED)                                                                          \
    X(add, flag_r_ab, u256_abs_diff, abs_diff, UNSIGNED)                                                               \
    X(add, flag_r_ab, u256_add_sat, add, SATURATE)                                                                     \
    X(add, flag_r_ab, u256_sub_sat, sub, SATURATE)                                                                     \
    X(add, flag_r_ab, u256_mul_sat, mul, SATURATE)                                                                     \
    X(add, flag_r_ab, u256_sadd, add, SIGNED)                                                                          \
    X(add, flag_r_ab, u256_ssub, sub, SIGNED)                                                                          \
    X(add, flag_r_a, u256_sneg, neg, SIGNED)                                                                           \
    X(add, flag_r_a, u256_abs, abs, SIGNED)                                                                            \
    X(add, w_flag_r_ab, u512_add, add, UNSIGNED)                                                                       \
    X(add, w_flag_r_ab, u512_sub, sub, UNSIGNED)                                                                       \
    X(add, w_flag_r_a, u512_neg, neg, UNSIGNED)                                                                        \
                                                                                                                       \
    X(bits, r_ab, u256_and, and, UNSIGNED)                                                                             \
    X(bits, r_ab, u256_or, or, UNSIGNED)                                                                               \
    X(bits, r_ab, u256_xor, xor, UNSIGNED)                                                                             \
    X(bits, r_ab, u256_andnot, andnot, UNSIGNED)                                                                       \
    X(bits, r_a, u256_not, not, UNSIGNED)                                                                              \
    X(bits, r_an, u256_shl, shl, UNSIGNED)                                                                             \
    X(bits, r_an, u256_shr, shr, UNSIGNED)                                                                             \
    X(bits, r_an, u256_sar, shr, SIGNED)                                                                               \
    X(bits, r_an, u256_rotl, rotl, UNSIGNED)                                                                           \
    X(bits, r_an, u256_rotr, rotr, UNSIGNED)                                                                           \
    X(bits, count_a, u256_clz, clz, UNSIGNED)                                                                          \
    X(bits, count_a, u256_ctz, ctz, UNSIGNED)                                                                          \
    X(bits, count_a, u256_popcount, popcount, UNSIGNED)                                                                \
    X(bits, count_a, u256_bit_len, bit_len, UNSIGNED)                                                                  \
    X(bits, count_a, u256_byte_len, byte_len, UNSIGNED)                                                                \
    X(bits, is_an, u256_bit, bit, UNSIGNED)                                                                            \
    X(bits, inplace_n, u256_set_bit, set_bit, UNSIGNED)                                                                \
    X(bits, inplace_n, u256_clear_bit, clear_bit, UNSIGNED)                                                            \
    X(bits, inplace_n, u256_flip_bit, flip_bit, UNSIGNED)                                                              \
    X(bits, r_a, u256_bswap, bswap, UNSIGNED)                                                                          \
    X(bits, r_a, u256_reverse_bits, reverse_bits, UNSIGNED)                                                            \
    X(bits, inplace_n, u256_mask_low, mask_low, UNSIGNED)                                                              \
    X(bits, w_r_ab, u512_and, and, UNSIGNED)                                                                           \
    X(bits, w_r_ab, u512_or, or, UNSIGNED)                                                                             \
    X(bits, w_r_ab, u512_xor, xor, UNSIGNED)                                                                           \
    X(bits, w_r_a, u512_not, not, UNSIGNED)                                                                            \
    X(bits, w_r_an, u512_shl, shl, UNSIGNED)                                                                           \
    X(bits, w_r_an, u512_shr, shr, UNSIGNED)                                                                           \
    X(bits, w_count_a, u512_clz, clz, UNSIGNED)                                                                        \
    X(bits, w_count_a, u512_ctz, ctz, UNSIGNED)                                                                        \
    X(bits, w_count_a, u512_bit_len, bit_len, UNSIGNED)                                                                \
                                                                                                                       \
    X(mul, r_ab, u256_mul, mul, UNSIGNED)                                                                              \
    X(mul, flag_r_ab, u256_mul_overflow, mul, UNSIGNED)                                                                \
    X(mul, wide_ab, u256_full_mul, mul, UNSIGNED)                                                                      \
    X(mul, r_ab, u256_mulhi, mulhi, UNSIGNED)                                                                          \
    X(mul, r_a, u256_sqr, sqr, UNSIGNED)                                                                               \
    X(mul, wide_a, u256_full_sqr, sqr, UNSIGNED)                                                                       \
    X(mul, limb_r_ak, u256_mul_u64, mul_scalar, UNSIGNED)                                                              \
    X(mul, flag_r_ab, u256_smul, mul, SIGNED)                                                                          \
    X(mul, w_r_ab, u512_mul, mul, UNSIGNED)                                                                            \
    X(mul, w_limb_r_ak, u512_mul_u64, mul_scalar, UNSIGNED)

typedef enum { UNSIGNED, SIGNED, SATURATE } reading;

typedef enum {
#define X(topic, shape, name, oracle, reading) OP_##name,
    OPERATIONS(X)
#undef X
        OP_COUNT
} operation;

#endif
