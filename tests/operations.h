/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef OPERATIONS_H
#define OPERATIONS_H

/*
 * Every public operation, once: X(topic, shape, name, oracle, reading, operands, effort).
 *
 * The shape is the signature (shapes.h). The oracle is the function of oracle*.c that gives the mathematical result, an
 * integer of any size. The reading says how operands become integers and what is stored when the result does not fit:
 * UNSIGNED and SIGNED wrap, SATURATE stops at the bounds of the unsigned range. The operands are the class from which
 * the generator takes them, the effort says how much of a run the operation gets.
 */
#define OPERATIONS(X)                                                                                                  \
    X(types, from_k, u256_from_u64, scalar, UNSIGNED, ANY, CHEAP)                                                      \
    X(types, from_i, u256_from_i64, scalar_signed, UNSIGNED, ANY, CHEAP)                                               \
    X(types, flag_k_a, u256_to_u64, copy, UNSIGNED, ANY, CHEAP)                                                        \
    X(types, wide_ab, u512_from_u256, join, UNSIGNED, ANY, CHEAP)                                                      \
    X(types, half_w, u512_lo, copy, UNSIGNED, ANY, CHEAP)                                                              \
    X(types, half_w, u512_hi, high_half, UNSIGNED, ANY, CHEAP)                                                         \
                                                                                                                       \
    X(compare, is_a, u256_is_zero, is_zero, UNSIGNED, ANY, CHEAP)                                                      \
    X(compare, is_ab, u256_eq, eq, UNSIGNED, ANY, CHEAP)                                                               \
    X(compare, is_ab, u256_lt, lt, UNSIGNED, ANY, CHEAP)                                                               \
    X(compare, is_ab, u256_le, le, UNSIGNED, ANY, CHEAP)                                                               \
    X(compare, is_ab, u256_gt, gt, UNSIGNED, ANY, CHEAP)                                                               \
    X(compare, is_ab, u256_ge, ge, UNSIGNED, ANY, CHEAP)                                                               \
    X(compare, sign_ab, u256_cmp, cmp, UNSIGNED, ANY, CHEAP)                                                           \
    X(compare, sign_ak, u256_cmp_u64, cmp_scalar, UNSIGNED, ANY, CHEAP)                                                \
    X(compare, is_a, u256_is_neg, is_neg, SIGNED, ANY, CHEAP)                                                          \
    X(compare, is_ab, u256_slt, lt, SIGNED, ANY, CHEAP)                                                                \
    X(compare, is_ab, u256_sle, le, SIGNED, ANY, CHEAP)                                                                \
    X(compare, is_ab, u256_sgt, gt, SIGNED, ANY, CHEAP)                                                                \
    X(compare, is_ab, u256_sge, ge, SIGNED, ANY, CHEAP)                                                                \
    X(compare, sign_ab, u256_scmp, cmp, SIGNED, ANY, CHEAP)                                                            \
    X(compare, r_ab, u256_min, min, UNSIGNED, ANY, CHEAP)                                                              \
    X(compare, r_ab, u256_max, max, UNSIGNED, ANY, CHEAP)                                                              \
    X(compare, r_ab, u256_smin, min, SIGNED, ANY, CHEAP)                                                               \
    X(compare, r_ab, u256_smax, max, SIGNED, ANY, CHEAP)                                                               \
    X(compare, w_is_a, u512_is_zero, is_zero, UNSIGNED, ANY, CHEAP)                                                    \
    X(compare, w_is_ab, u512_eq, eq, UNSIGNED, ANY, CHEAP)                                                             \
    X(compare, w_is_ab, u512_lt, lt, UNSIGNED, ANY, CHEAP)                                                             \
    X(compare, w_is_ab, u512_le, le, UNSIGNED, ANY, CHEAP)                                                             \
    X(compare, w_is_ab, u512_gt, gt, UNSIGNED, ANY, CHEAP)                                                             \
    X(compare, w_is_ab, u512_ge, ge, UNSIGNED, ANY, CHEAP)                                                             \
    X(compare, w_sign_ab, u512_cmp, cmp, UNSIGNED, ANY, CHEAP)                                                         \
    X(compare, w_sign_ak, u512_cmp_u64, cmp_scalar, UNSIGNED, ANY, CHEAP)                                              \
    X(compare, w_r_ab, u512_min, min, UNSIGNED, ANY, CHEAP)                                                            \
    X(compare, w_r_ab, u512_max, max, UNSIGNED, ANY, CHEAP)                                                            \
                                                                                                                       \
    X(add, flag_r_ab, u256_add, add, UNSIGNED, ANY, CHEAP)                                                             \
    X(add, flag_r_ab, u256_sub, sub, UNSIGNED, ANY, CHEAP)                                                             \
    X(add, flag_r_ab_carry, u256_addc, addc, UNSIGNED, ANY, CHEAP)                                                     \
    X(add, flag_r_ab_carry, u256_subb, subb, UNSIGNED, ANY, CHEAP)                                                     \
    X(add, flag_r_ak, u256_add_u64, add_scalar, UNSIGNED, ANY, CHEAP)                                                  \
    X(add, flag_r_ak, u256_sub_u64, sub_scalar, UNSIGNED, ANY, CHEAP)                                                  \
    X(add, flag_r_a, u256_neg, neg, UNSIGNED, ANY, CHEAP)                                                              \
    X(add, flag_r_ab, u256_abs_diff, abs_diff, UNSIGNED, ANY, CHEAP)                                                   \
    X(add, flag_r_ab, u256_add_sat, add, SATURATE, ANY, CHEAP)                                                         \
    X(add, flag_r_ab, u256_sub_sat, sub, SATURATE, ANY, CHEAP)                                                         \
    X(add, flag_r_ab, u256_mul_sat, mul, SATURATE, ANY, CHEAP)                                                         \
    X(add, flag_r_ab, u256_sadd, add, SIGNED, ANY, CHEAP)                                                              \
    X(add, flag_r_ab, u256_ssub, sub, SIGNED, ANY, CHEAP)                                                              \
    X(add, flag_r_a, u256_sneg, neg, SIGNED, ANY, CHEAP)                                                               \
    X(add, flag_r_a, u256_abs, abs, SIGNED, ANY, CHEAP)                                                                \
    X(add, w_flag_r_ab, u512_add, add, UNSIGNED, ANY, CHEAP)                                                           \
    X(add, w_flag_r_ab, u512_sub, sub, UNSIGNED, ANY, CHEAP)                                                           \
    X(add, w_flag_r_a, u512_neg, neg, UNSIGNED, ANY, CHEAP)                                                            \
                                                                                                                       \
    X(bits, r_ab, u256_and, and, UNSIGNED, ANY, CHEAP)                                                                 \
    X(bits, r_ab, u256_or, or, UNSIGNED, ANY, CHEAP)                                                                   \
    X(bits, r_ab, u256_xor, xor, UNSIGNED, ANY, CHEAP)                                                                 \
    X(bits, r_ab, u256_andnot, andnot, UNSIGNED, ANY, CHEAP)                                                           \
    X(bits, r_a, u256_not, not, UNSIGNED, ANY, CHEAP)                                                                  \
    X(bits, r_an, u256_shl, shl, UNSIGNED, ANY, CHEAP)                                                                 \
    X(bits, r_an, u256_shr, shr, UNSIGNED, ANY, CHEAP)                                                                 \
    X(bits, r_an, u256_sar, shr, SIGNED, ANY, CHEAP)                                                                   \
    X(bits, r_an, u256_rotl, rotl, UNSIGNED, ANY, CHEAP)                                                               \
    X(bits, r_an, u256_rotr, rotr, UNSIGNED, ANY, CHEAP)                                                               \
    X(bits, count_a, u256_clz, clz, UNSIGNED, ANY, CHEAP)                                                              \
    X(bits, count_a, u256_ctz, ctz, UNSIGNED, ANY, CHEAP)                                                              \
    X(bits, count_a, u256_popcount, popcount, UNSIGNED, ANY, CHEAP)                                                    \
    X(bits, count_a, u256_bit_len, bit_len, UNSIGNED, ANY, CHEAP)                                                      \
    X(bits, count_a, u256_byte_len, byte_len, UNSIGNED, ANY, CHEAP)                                                    \
    X(bits, is_an, u256_bit, bit, UNSIGNED, ANY, CHEAP)                                                                \
    X(bits, inplace_n, u256_set_bit, set_bit, UNSIGNED, ANY, CHEAP)                                                    \
    X(bits, inplace_n, u256_clear_bit, clear_bit, UNSIGNED, ANY, CHEAP)                                                \
    X(bits, inplace_n, u256_flip_bit, flip_bit, UNSIGNED, ANY, CHEAP)                                                  \
    X(bits, r_a, u256_bswap, bswap, UNSIGNED, ANY, CHEAP)                                                              \
    X(bits, r_a, u256_reverse_bits, reverse_bits, UNSIGNED, ANY, CHEAP)                                                \
    X(bits, inplace_n, u256_mask_low, mask_low, UNSIGNED, ANY, CHEAP)                                                  \
    X(bits, w_r_ab, u512_and, and, UNSIGNED, ANY, CHEAP)                                                               \
    X(bits, w_r_ab, u512_or, or, UNSIGNED, ANY, CHEAP)                                                                 \
    X(bits, w_r_ab, u512_xor, xor, UNSIGNED, ANY, CHEAP)                                                               \
    X(bits, w_r_a, u512_not, not, UNSIGNED, ANY, CHEAP)                                                                \
    X(bits, w_r_an, u512_shl, shl, UNSIGNED, ANY, CHEAP)                                                               \
    X(bits, w_r_an, u512_shr, shr, UNSIGNED, ANY, CHEAP)                                                               \
    X(bits, w_count_a, u512_clz, clz, UNSIGNED, ANY, CHEAP)                                                            \
    X(bits, w_count_a, u512_ctz, ctz, UNSIGNED, ANY, CHEAP)                                                            \
    X(bits, w_count_a, u512_bit_len, bit_len, UNSIGNED, ANY, CHEAP)                                                    \
                                                                                                                       \
    X(mul, r_ab, u256_mul, mul, UNSIGNED, ANY, CHEAP)                                                                  \
    X(mul, flag_r_ab, u256_mul_overflow, mul, UNSIGNED, ANY, CHEAP)                                                    \
    X(mul, wide_ab, u256_full_mul, mul, UNSIGNED, ANY, CHEAP)                                                          \
    X(mul, r_ab, u256_mulhi, mulhi, UNSIGNED, ANY, CHEAP)                                                              \
    X(mul, r_a, u256_sqr, sqr, UNSIGNED, ANY, CHEAP)                                                                   \
    X(mul, wide_a, u256_full_sqr, sqr, UNSIGNED, ANY, CHEAP)                                                           \
    X(mul, limb_r_ak, u256_mul_u64, mul_scalar, UNSIGNED, ANY, CHEAP)                                                  \
    X(mul, flag_r_ab, u256_smul, mul, SIGNED, ANY, CHEAP)                                                              \
    X(mul, w_r_ab, u512_mul, mul, UNSIGNED, ANY, CHEAP)                                                                \
    X(mul, w_limb_r_ak, u512_mul_u64, mul_scalar, UNSIGNED, ANY, CHEAP)                                                \
                                                                                                                       \
    X(div, flag_qrem_ab, u256_divrem, divrem, UNSIGNED, QUOTIENT, CHEAP)                                               \
    X(div, flag_r_ab, u256_div, divrem, UNSIGNED, QUOTIENT, CHEAP)                                                     \
    X(div, flag_r_ab, u256_mod, mod, UNSIGNED, QUOTIENT, CHEAP)                                                        \
    X(div, rest_q_ak, u256_divrem_u64, divrem_scalar, UNSIGNED, QUOTIENT, CHEAP)                                       \
    X(div, flag_r_ab, u256_div_up, div_up, UNSIGNED, QUOTIENT, CHEAP)                                                  \
    X(div, flag_r_ab, u256_div_exact, div_exact, UNSIGNED, QUOTIENT, CHEAP)                                            \
    X(div, flag_wide_q_rem_Wab, u512_divrem_u256, divrem, UNSIGNED, QUOTIENT, CHEAP)                                   \
    X(div, flag_r_Wab, u512_mod_u256, mod, UNSIGNED, QUOTIENT, CHEAP)                                                  \
    X(div, w_flag_qrem_ab, u512_divrem, divrem, UNSIGNED, QUOTIENT, CHEAP)                                             \
    X(div, flag_r_abc, u256_muldiv, muldivrem, UNSIGNED, QUOTIENT, CHEAP)                                              \
    X(div, flag_r_abc, u256_muldiv_up, muldiv_up, UNSIGNED, QUOTIENT, CHEAP)                                           \
    X(div, flag_qrem_abc, u256_muldivrem, muldivrem, UNSIGNED, QUOTIENT, CHEAP)                                        \
    X(div, flag_D, u256_divisor_init, prepare, UNSIGNED, QUOTIENT, CHEAP)                                              \
    X(div, flag_qrem_aD, u256_divrem_by, divrem, UNSIGNED, QUOTIENT, CHEAP)                                            \
    X(div, flag_wide_q_rem_WaD, u512_divrem_by, divrem, UNSIGNED, QUOTIENT, CHEAP)                                     \
    X(div, flag_r_WaD, u512_mod_by, mod, UNSIGNED, QUOTIENT, CHEAP)                                                    \
    X(div, flag_r_abD, u256_muldiv_by, muldivrem, UNSIGNED, QUOTIENT, CHEAP)                                           \
                                                                                                                       \
    X(signed, flag_qrem_ab, u256_sdivrem, divrem, SIGNED, QUOTIENT, CHEAP)                                             \
    X(signed, flag_r_ab, u256_sdiv, divrem, SIGNED, QUOTIENT, CHEAP)                                                   \
    X(signed, flag_r_ab, u256_smod, mod, SIGNED, QUOTIENT, CHEAP)                                                      \
    X(signed, flag_r_ab, u256_sdiv_floor, div_floor, SIGNED, QUOTIENT, CHEAP)                                          \
    X(signed, flag_r_ab, u256_smod_floor, mod_floor, SIGNED, QUOTIENT, CHEAP)                                          \
    X(signed, r_an, u256_signextend, signextend, UNSIGNED, ANY, CHEAP)                                                 \
                                                                                                                       \
    X(modular, flag_r_abc, u256_addmod, addmod, UNSIGNED, SUM, CHEAP)                                                  \
    X(modular, flag_r_abc, u256_submod, submod, UNSIGNED, SUM, CHEAP)                                                  \
    X(modular, flag_r_ab, u256_negmod, negmod, UNSIGNED, SUM, CHEAP)                                                   \
    X(modular, flag_r_abc, u256_mulmod, mulmod, UNSIGNED, QUOTIENT, CHEAP)                                             \
    X(modular, flag_r_abc, u256_powmod, powmod, UNSIGNED, POWER, COSTLY)                                               \
    X(modular, flag_r_ab, u256_invmod, invmod, UNSIGNED, COMMON, COSTLY)                                               \
    X(modular, flag_M, u256_modulus_init, prepare, UNSIGNED, QUOTIENT, CHEAP)                                          \
    X(modular, flag_r_aM, u256_modulus_reduce, mod, UNSIGNED, QUOTIENT, CHEAP)                                         \
    X(modular, flag_r_WaM, u256_modulus_reduce_u512, mod, UNSIGNED, QUOTIENT, CHEAP)                                   \
    X(modular, flag_r_abM, u256_modulus_add, addmod, UNSIGNED, REDUCED, CHEAP)                                         \
    X(modular, flag_r_abM, u256_modulus_sub, submod, UNSIGNED, REDUCED, CHEAP)                                         \
    X(modular, flag_r_aM, u256_modulus_neg, negmod, UNSIGNED, REDUCED, CHEAP)                                          \
    X(modular, flag_r_abM, u256_modulus_mul, mulmod, UNSIGNED, REDUCED, CHEAP)                                         \
    X(modular, flag_r_aM, u256_modulus_sqr, sqrmod, UNSIGNED, REDUCED, CHEAP)                                          \
    X(modular, flag_r_abM, u256_modulus_pow, powmod, UNSIGNED, REDUCED_POWER, COSTLY)                                  \
    X(modular, flag_r_aM, u256_modulus_inv, invmod, UNSIGNED, REDUCED, COSTLY)                                         \
    X(modular, flag_r_aM, u256_mont_in, mont_in, UNSIGNED, QUOTIENT, CHEAP)                                            \
    X(modular, flag_r_aM, u256_mont_out, mont_out, UNSIGNED, REDUCED, CHEAP)                                           \
    X(modular, flag_r_abM, u256_mont_mul, mont_mul, UNSIGNED, REDUCED, CHEAP)                                          \
    X(modular, flag_r_aM, u256_mont_sqr, mont_sqr, UNSIGNED, REDUCED, CHEAP)                                           \
                                                                                                                       \
    X(pow, r_ab, u256_pow, pow, UNSIGNED, POWER, CHEAP)                                                                \
    X(pow, flag_r_ab, u256_pow_overflow, pow_overflow, UNSIGNED, POWER, CHEAP)                                         \
    X(pow, flag_r_n, u256_pow10, pow10, UNSIGNED, ANY, CHEAP)                                                          \
                                                                                                                       \
    X(number, r_ab, u256_gcd, gcd, UNSIGNED, COMMON, COSTLY)                                                           \
    X(number, flag_r_ab, u256_lcm, lcm, UNSIGNED, COMMON, COSTLY)                                                      \
    X(number, r_a, u256_isqrt, isqrt, UNSIGNED, ROOT, CHEAP)                                                           \
    X(number, flag_r_an, u256_iroot, iroot, UNSIGNED, ROOT, COSTLY)                                                    \
    X(number, half_r_w, u512_isqrt, isqrt, UNSIGNED, ROOT, CHEAP)                                                      \
    X(number, count_a, u256_ilog2, ilog2, UNSIGNED, ANY, CHEAP)                                                        \
    X(number, count_a, u256_ilog10, ilog10, UNSIGNED, ANY, CHEAP)                                                      \
    X(number, flag_r_a, u256_inv_pow2, inv_pow2, UNSIGNED, ANY, CHEAP)                                                 \
    X(number, sign_ab, u256_jacobi, jacobi, UNSIGNED, COMMON, COSTLY)                                                  \
                                                                                                                       \
    X(evm, r_ab, u256_evm_add, add, UNSIGNED, ANY, CHEAP)                                                              \
    X(evm, r_ab, u256_evm_mul, mul, UNSIGNED, ANY, CHEAP)                                                              \
    X(evm, r_ab, u256_evm_sub, sub, UNSIGNED, ANY, CHEAP)                                                              \
    X(evm, r_ab, u256_evm_div, divrem, UNSIGNED, QUOTIENT, CHEAP)                                                      \
    X(evm, r_ab, u256_evm_sdiv, divrem, SIGNED, QUOTIENT, CHEAP)                                                       \
    X(evm, r_ab, u256_evm_mod, mod, UNSIGNED, QUOTIENT, CHEAP)                                                         \
    X(evm, r_ab, u256_evm_smod, mod, SIGNED, QUOTIENT, CHEAP)                                                          \
    X(evm, r_abc, u256_evm_addmod, addmod, UNSIGNED, SUM, CHEAP)                                                       \
    X(evm, r_abc, u256_evm_mulmod, mulmod, UNSIGNED, QUOTIENT, CHEAP)                                                  \
    X(evm, r_ab, u256_evm_exp, pow, UNSIGNED, POWER, CHEAP)                                                            \
    X(evm, r_ab, u256_evm_signextend, evm_signextend, UNSIGNED, INDEX, CHEAP)                                          \
    X(evm, r_ab, u256_evm_lt, lt, UNSIGNED, ANY, CHEAP)                                                                \
    X(evm, r_ab, u256_evm_gt, gt, UNSIGNED, ANY, CHEAP)                                                                \
    X(evm, r_ab, u256_evm_slt, lt, SIGNED, ANY, CHEAP)                                                                 \
    X(evm, r_ab, u256_evm_sgt, gt, SIGNED, ANY, CHEAP)                                                                 \
    X(evm, r_ab, u256_evm_eq, eq, UNSIGNED, ANY, CHEAP)                                                                \
    X(evm, r_a_unused, u256_evm_iszero, is_zero, UNSIGNED, ANY, CHEAP)                                                 \
    X(evm, r_a_unused, u256_evm_not, not, UNSIGNED, ANY, CHEAP)                                                        \
    X(evm, r_ab, u256_evm_and, and, UNSIGNED, ANY, CHEAP)                                                              \
    X(evm, r_ab, u256_evm_or, or, UNSIGNED, ANY, CHEAP)                                                                \
    X(evm, r_ab, u256_evm_xor, xor, UNSIGNED, ANY, CHEAP)                                                              \
    X(evm, r_ab, u256_evm_byte, evm_byte, UNSIGNED, INDEX, CHEAP)                                                      \
    X(evm, r_ab, u256_evm_shl, evm_shl, UNSIGNED, INDEX, CHEAP)                                                        \
    X(evm, r_ab, u256_evm_shr, evm_shr, UNSIGNED, INDEX, CHEAP)                                                        \
    X(evm, r_ab, u256_evm_sar, evm_sar, UNSIGNED, INDEX, CHEAP)                                                        \
    X(evm, r_a_unused, u256_evm_clz, clz, UNSIGNED, ANY, CHEAP)                                                        \
    X(evm, count_a, u256_evm_exp_bytes, byte_len, UNSIGNED, ANY, CHEAP)

typedef enum { UNSIGNED, SIGNED, SATURATE } reading;

typedef enum {
    ANY,           /* unrelated, or nearly the same */
    QUOTIENT,      /* a dividend or two factors of one, then the divisor or modulus */
    SUM,           /* two numbers whose sum or difference is near a multiple of the modulus, which follows */
    REDUCED,       /* numbers below the modulus, which follows */
    POWER,         /* a base, an exponent, and the modulus where there is one */
    REDUCED_POWER, /* the same with a base below the modulus */
    COMMON,        /* two numbers with common factors, or none */
    ROOT,          /* a number near a perfect power, and the root's index where there is one */
    INDEX,         /* an index or count, and a number */
} operand_class;

/* The alias patterns that each case of a property is run under, if there are more than a few, and the results in the
 * digest: COSTLY takes the first pattern and one other, and fewer results. */
typedef enum { CHEAP, COSTLY } effort;

typedef enum {
#define X(topic, shape, name, ...) OP_##name,
    OPERATIONS(X)
#undef X
        OP_COUNT
} operation;

#endif
