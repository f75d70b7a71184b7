/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef SHAPES_H
#define SHAPES_H

/*
 * The shape of an operation is its signature; this is the one place that lists them. A name spells what it returns (is:
 * a predicate, sign: -1 0 1, count, flag: the bool of rule "not the mathematical result", limb), then, after r, what it
 * takes: a and b are numbers, k a limb, i a signed limb, n a count, c a carry. With w_ the numbers are u512; wide has a
 * u512 result of u256 operands, half a u256 of a u512.
 */

#include <u256/types.h>

typedef enum {
    SCALAR_NONE,
    SCALAR_LIMB,
    SCALAR_COUNT,
    SCALAR_CARRY,
} scalar_kind;

typedef enum {
    RETURNS_NOTHING,
    RETURNS_VALUE, /* the result is what it returns */
    RETURNS_FLAG,
    RETURNS_LIMB, /* the part of the result that does not fit */
} returns;

/* X(shape, signature, returns, limbs of the result, limbs of an operand, operands, scalar) */
#define SHAPES(X)                                                                                                      \
    X(from_k, u256 (*from_k)(uint64_t), RETURNS_NOTHING, 4, 0, 0, SCALAR_LIMB)                                         \
    X(from_i, u256 (*from_i)(int64_t), RETURNS_NOTHING, 4, 0, 0, SCALAR_LIMB)                                          \
    X(flag_k_a, bool (*flag_k_a)(uint64_t *, const u256 *), RETURNS_FLAG, 1, 4, 1, SCALAR_NONE)                        \
    X(half_w, u256 (*half_w)(const u512 *), RETURNS_NOTHING, 4, 8, 1, SCALAR_NONE)                                     \
    X(wide_ab, void (*wide_ab)(u512 *, const u256 *, const u256 *), RETURNS_NOTHING, 8, 4, 2, SCALAR_NONE)             \
    X(wide_a, void (*wide_a)(u512 *, const u256 *), RETURNS_NOTHING, 8, 4, 1, SCALAR_NONE)                             \
    X(is_a, bool (*is_a)(const u256 *), RETURNS_VALUE, 0, 4, 1, SCALAR_NONE)                                           \
    X(is_ab, bool (*is_ab)(const u256 *, const u256 *), RETURNS_VALUE, 0, 4, 2, SCALAR_NONE)                           \
    X(is_an, bool (*is_an)(const u256 *, unsigned), RETURNS_VALUE, 0, 4, 1, SCALAR_COUNT)                              \
    X(sign_ab, int (*sign_ab)(const u256 *, const u256 *), RETURNS_VALUE, 0, 4, 2, SCALAR_NONE)                        \
    X(sign_ak, int (*sign_ak)(const u256 *, uint64_t), RETURNS_VALUE, 0, 4, 1, SCALAR_LIMB)                            \
    X(count_a, unsigned (*count_a)(const u256 *), RETURNS_VALUE, 0, 4, 1, SCALAR_NONE)                                 \
    X(r_a, void (*r_a)(u256 *, const u256 *), RETURNS_NOTHING, 4, 4, 1, SCALAR_NONE)                                   \
    X(r_an, void (*r_an)(u256 *, const u256 *, unsigned), RETURNS_NOTHING, 4, 4, 1, SCALAR_COUNT)                      \
    X(r_ab, void (*r_ab)(u256 *, const u256 *, const u256 *), RETURNS_NOTHING, 4, 4, 2, SCALAR_NONE)                   \
    X(flag_r_a, bool (*flag_r_a)(u256 *, const u256 *), RETURNS_FLAG, 4, 4, 1, SCALAR_NONE)                            \
    X(flag_r_ab, bool (*flag_r_ab)(u256 *, const u256 *, const u256 *), RETURNS_FLAG, 4, 4, 2, SCALAR_NONE)            \
    X(flag_r_abc, bool (*flag_r_abc)(u256 *, const u256 *, const u256 *, bool), RETURNS_FLAG, 4, 4, 2, SCALAR_CARRY)   \
    X(flag_r_ak, bool (*flag_r_ak)(u256 *, const u256 *, uint64_t), RETURNS_FLAG, 4, 4, 1, SCALAR_LIMB)                \
    X(limb_r_ak, uint64_t (*limb_r_ak)(u256 *, const u256 *, uint64_t), RETURNS_LIMB, 4, 4, 1, SCALAR_LIMB)            \
    X(inplace_n, void (*inplace_n)(u256 *, unsigned), RETURNS_NOTHING, 4, 4, 1, SCALAR_COUNT)                          \
    X(w_is_a, bool (*w_is_a)(const u512 *), RETURNS_VALUE, 0, 8, 1, SCALAR_NONE)                                       \
    X(w_is_ab, bool (*w_is_ab)(const u512 *, const u512 *), RETURNS_VALUE, 0, 8, 2, SCALAR_NONE)                       \
    X(w_sign_ab, int (*w_sign_ab)(const u512 *, const u512 *), RETURNS_VALUE, 0, 8, 2, SCALAR_NONE)                    \
    X(w_sign_ak, int (*w_sign_ak)(const u512 *, uint64_t), RETURNS_VALUE, 0, 8, 1, SCALAR_LIMB)                        \
    X(w_count_a, unsigned (*w_count_a)(const u512 *), RETURNS_VALUE, 0, 8, 1, SCALAR_NONE)                             \
    X(w_r_a, void (*w_r_a)(u512 *, const u512 *), RETURNS_NOTHING, 8, 8, 1, SCALAR_NONE)                               \
    X(w_r_an, void (*w_r_an)(u512 *, const u512 *, unsigned), RETURNS_NOTHING, 8, 8, 1, SCALAR_COUNT)                  \
    X(w_r_ab, void (*w_r_ab)(u512 *, const u512 *, const u512 *), RETURNS_NOTHING, 8, 8, 2, SCALAR_NONE)               \
    X(w_flag_r_a, bool (*w_flag_r_a)(u512 *, const u512 *), RETURNS_FLAG, 8, 8, 1, SCALAR_NONE)                        \
    X(w_flag_r_ab, bool (*w_flag_r_ab)(u512 *, const u512 *, const u512 *), RETURNS_FLAG, 8, 8, 2, SCALAR_NONE)        \
    X(w_limb_r_ak, uint64_t (*w_limb_r_ak)(u512 *, const u512 *, uint64_t), RETURNS_LIMB, 8, 8, 1, SCALAR_LIMB)

typedef enum {
#define X(shape, signature, returns, result_limbs, operand_limbs, operands, scalar) SHAPE_##shape,
    SHAPES(X)
#undef X
        SHAPE_COUNT
} shape;

/* A function of any shape: the member of its shape's name. */
typedef union {
#define X(shape, signature, returns, result_limbs, operand_limbs, operands, scalar) signature;
    SHAPES(X)
#undef X
} any_function;

typedef struct {
    returns returns;
    int result_limbs;
    int operand_limbs;
    int operands;
    scalar_kind scalar;
} shape_info;

extern const shape_info shape_infos[SHAPE_COUNT];

#endif
