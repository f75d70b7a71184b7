/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef SHAPES_H
#define SHAPES_H

/*
 * The shape of an operation is its signature; this is the one place that lists them. A name spells what it returns (is:
 * a predicate, sign: -1 0 1, count, flag: the bool of rule "not the mathematical result", limb, rest: a remainder of
 * one limb), then the outputs, r alone or q and rem, then what it takes: a, b and c are numbers, k a limb, i a signed
 * limb, n a count, D a divisor's and M a modulus' context. With w_ the numbers are u512; W_ says that of a alone, wide
 * that of the result alone; half is a u256 of a u512.
 */

#include <u256.h>

/* The places of a signature where a number stands: two outputs, three inputs. */
typedef enum { SLOT_R, SLOT_REM, SLOT_A, SLOT_B, SLOT_C, SLOTS } slot;

typedef enum {
    SCALAR_NONE,
    SCALAR_LIMB,
    SCALAR_COUNT,
    SCALAR_CARRY,
} scalar_kind;

typedef enum {
    RETURNS_NOTHING,
    RETURNS_NUMBER, /* r is what it returns, instead of a pointer */
    RETURNS_VALUE,  /* a value, and there is no r */
    RETURNS_FLAG,
    RETURNS_LIMB, /* the part of the result that does not fit */
    RETURNS_REST, /* the remainder, as a limb */
} returns;

enum {
    PLAIN = 0,
    IN_PLACE = 1,      /* r is a, and the only number passed */
    R_OPTIONAL = 2,    /* r may be NULL */
    REM_OPTIONAL = 4,  /* rem may be NULL */
    B_OPTIONAL = 8,    /* b may be NULL: it is not looked at */
    BY_DIVISOR = 16,   /* the last number is not passed, but a u256_divisor made of it */
    BY_MODULUS = 32,   /* likewise a u256_modulus */
    MAKES_CONTEXT = 64 /* the output is a context, which is opaque: nothing but the flag is compared */
};

/* X(shape, signature, arguments, returns, limbs of r, rem, a, b and c, scalar, traits): the arguments in terms of the
 * slots, of context, and of the scalar as k, i, n or carry. */
/* clang-format off */
#define SHAPES(X) \
    X(from_k, u256 (*from_k)(uint64_t), (k), RETURNS_NUMBER, 4, 0, 0, 0, 0, SCALAR_LIMB, PLAIN) \
    X(from_i, u256 (*from_i)(int64_t), (i), RETURNS_NUMBER, 4, 0, 0, 0, 0, SCALAR_LIMB, PLAIN) \
    X(flag_k_a, bool (*flag_k_a)(uint64_t *, const u256 *), (r, a), RETURNS_FLAG, 1, 0, 4, 0, 0, SCALAR_NONE, PLAIN) \
    X(half_w, u256 (*half_w)(const u512 *), (a), RETURNS_NUMBER, 4, 0, 8, 0, 0, SCALAR_NONE, PLAIN) \
    X(half_r_w, void (*half_r_w)(u256 *, const u512 *), (r, a), RETURNS_NOTHING, 4, 0, 8, 0, 0, SCALAR_NONE, PLAIN) \
    X(wide_ab, void (*wide_ab)(u512 *, const u256 *, const u256 *), (r, a, b), \
      RETURNS_NOTHING, 8, 0, 4, 4, 0, SCALAR_NONE, PLAIN) \
    X(wide_a, void (*wide_a)(u512 *, const u256 *), (r, a), RETURNS_NOTHING, 8, 0, 4, 0, 0, SCALAR_NONE, PLAIN) \
    X(is_a, bool (*is_a)(const u256 *), (a), RETURNS_VALUE, 0, 0, 4, 0, 0, SCALAR_NONE, PLAIN) \
    X(is_ab, bool (*is_ab)(const u256 *, const u256 *), (a, b), RETURNS_VALUE, 0, 0, 4, 4, 0, SCALAR_NONE, PLAIN) \
    X(is_an, bool (*is_an)(const u256 *, unsigned), (a, n), RETURNS_VALUE, 0, 0, 4, 0, 0, SCALAR_COUNT, PLAIN) \
    X(sign_ab, int (*sign_ab)(const u256 *, const u256 *), (a, b), RETURNS_VALUE, 0, 0, 4, 4, 0, SCALAR_NONE, PLAIN) \
    X(sign_ak, int (*sign_ak)(const u256 *, uint64_t), (a, k), RETURNS_VALUE, 0, 0, 4, 0, 0, SCALAR_LIMB, PLAIN) \
    X(count_a, unsigned (*count_a)(const u256 *), (a), RETURNS_VALUE, 0, 0, 4, 0, 0, SCALAR_NONE, PLAIN) \
    X(r_a, void (*r_a)(u256 *, const u256 *), (r, a), RETURNS_NOTHING, 4, 0, 4, 0, 0, SCALAR_NONE, PLAIN) \
    X(r_an, void (*r_an)(u256 *, const u256 *, unsigned), (r, a, n), \
      RETURNS_NOTHING, 4, 0, 4, 0, 0, SCALAR_COUNT, PLAIN) \
    X(r_ab, void (*r_ab)(u256 *, const u256 *, const u256 *), (r, a, b), \
      RETURNS_NOTHING, 4, 0, 4, 4, 0, SCALAR_NONE, PLAIN) \
    X(r_a_unused, void (*r_a_unused)(u256 *, const u256 *, const u256 *), (r, a, b), \
      RETURNS_NOTHING, 4, 0, 4, 4, 0, SCALAR_NONE, B_OPTIONAL) \
    X(r_abc, void (*r_abc)(u256 *, const u256 *, const u256 *, const u256 *), (r, a, b, c), \
      RETURNS_NOTHING, 4, 0, 4, 4, 4, SCALAR_NONE, PLAIN) \
    X(flag_r_a, bool (*flag_r_a)(u256 *, const u256 *), (r, a), RETURNS_FLAG, 4, 0, 4, 0, 0, SCALAR_NONE, PLAIN) \
    X(flag_r_n, bool (*flag_r_n)(u256 *, unsigned), (r, n), RETURNS_FLAG, 4, 0, 0, 0, 0, SCALAR_COUNT, PLAIN) \
    X(flag_r_an, bool (*flag_r_an)(u256 *, const u256 *, unsigned), (r, a, n), \
      RETURNS_FLAG, 4, 0, 4, 0, 0, SCALAR_COUNT, PLAIN) \
    X(flag_r_ab, bool (*flag_r_ab)(u256 *, const u256 *, const u256 *), (r, a, b), \
      RETURNS_FLAG, 4, 0, 4, 4, 0, SCALAR_NONE, PLAIN) \
    X(flag_r_ab_carry, bool (*flag_r_ab_carry)(u256 *, const u256 *, const u256 *, bool), (r, a, b, carry), \
      RETURNS_FLAG, 4, 0, 4, 4, 0, SCALAR_CARRY, PLAIN) \
    X(flag_r_abc, bool (*flag_r_abc)(u256 *, const u256 *, const u256 *, const u256 *), (r, a, b, c), \
      RETURNS_FLAG, 4, 0, 4, 4, 4, SCALAR_NONE, PLAIN) \
    X(flag_qrem_ab, bool (*flag_qrem_ab)(u256 *, u256 *, const u256 *, const u256 *), (r, rem, a, b), \
      RETURNS_FLAG, 4, 4, 4, 4, 0, SCALAR_NONE, R_OPTIONAL | REM_OPTIONAL) \
    X(flag_qrem_abc, bool (*flag_qrem_abc)(u256 *, u256 *, const u256 *, const u256 *, const u256 *), \
      (r, rem, a, b, c), RETURNS_FLAG, 4, 4, 4, 4, 4, SCALAR_NONE, R_OPTIONAL | REM_OPTIONAL) \
    X(flag_r_ak, bool (*flag_r_ak)(u256 *, const u256 *, uint64_t), (r, a, k), \
      RETURNS_FLAG, 4, 0, 4, 0, 0, SCALAR_LIMB, PLAIN) \
    X(limb_r_ak, uint64_t (*limb_r_ak)(u256 *, const u256 *, uint64_t), (r, a, k), \
      RETURNS_LIMB, 4, 0, 4, 0, 0, SCALAR_LIMB, PLAIN) \
    X(rest_q_ak, uint64_t (*rest_q_ak)(u256 *, const u256 *, uint64_t), (r, a, k), \
      RETURNS_REST, 4, 0, 4, 0, 0, SCALAR_LIMB, R_OPTIONAL) \
    X(inplace_n, void (*inplace_n)(u256 *, unsigned), (r, n), RETURNS_NOTHING, 4, 0, 4, 0, 0, SCALAR_COUNT, IN_PLACE) \
    X(w_is_a, bool (*w_is_a)(const u512 *), (a), RETURNS_VALUE, 0, 0, 8, 0, 0, SCALAR_NONE, PLAIN) \
    X(w_is_ab, bool (*w_is_ab)(const u512 *, const u512 *), (a, b), RETURNS_VALUE, 0, 0, 8, 8, 0, SCALAR_NONE, PLAIN) \
    X(w_sign_ab, int (*w_sign_ab)(const u512 *, const u512 *), (a, b), \
      RETURNS_VALUE, 0, 0, 8, 8, 0, SCALAR_NONE, PLAIN) \
    X(w_sign_ak, int (*w_sign_ak)(const u512 *, uint64_t), (a, k), RETURNS_VALUE, 0, 0, 8, 0, 0, SCALAR_LIMB, PLAIN) \
    X(w_count_a, unsigned (*w_count_a)(const u512 *), (a), RETURNS_VALUE, 0, 0, 8, 0, 0, SCALAR_NONE, PLAIN) \
    X(w_r_a, void (*w_r_a)(u512 *, const u512 *), (r, a), RETURNS_NOTHING, 8, 0, 8, 0, 0, SCALAR_NONE, PLAIN) \
    X(w_r_an, void (*w_r_an)(u512 *, const u512 *, unsigned), (r, a, n), \
      RETURNS_NOTHING, 8, 0, 8, 0, 0, SCALAR_COUNT, PLAIN) \
    X(w_r_ab, void (*w_r_ab)(u512 *, const u512 *, const u512 *), (r, a, b), \
      RETURNS_NOTHING, 8, 0, 8, 8, 0, SCALAR_NONE, PLAIN) \
    X(w_flag_r_a, bool (*w_flag_r_a)(u512 *, const u512 *), (r, a), RETURNS_FLAG, 8, 0, 8, 0, 0, SCALAR_NONE, PLAIN) \
    X(w_flag_r_ab, bool (*w_flag_r_ab)(u512 *, const u512 *, const u512 *), (r, a, b), \
      RETURNS_FLAG, 8, 0, 8, 8, 0, SCALAR_NONE, PLAIN) \
    X(w_limb_r_ak, uint64_t (*w_limb_r_ak)(u512 *, const u512 *, uint64_t), (r, a, k), \
      RETURNS_LIMB, 8, 0, 8, 0, 0, SCALAR_LIMB, PLAIN) \
    X(w_flag_qrem_ab, bool (*w_flag_qrem_ab)(u512 *, u512 *, const u512 *, const u512 *), (r, rem, a, b), \
      RETURNS_FLAG, 8, 8, 8, 8, 0, SCALAR_NONE, R_OPTIONAL | REM_OPTIONAL) \
    X(flag_r_Wab, bool (*flag_r_Wab)(u256 *, const u512 *, const u256 *), (r, a, b), \
      RETURNS_FLAG, 4, 0, 8, 4, 0, SCALAR_NONE, PLAIN) \
    X(flag_wide_q_rem_Wab, bool (*flag_wide_q_rem_Wab)(u512 *, u256 *, const u512 *, const u256 *), (r, rem, a, b), \
      RETURNS_FLAG, 8, 4, 8, 4, 0, SCALAR_NONE, R_OPTIONAL | REM_OPTIONAL) \
    X(flag_D, bool (*flag_D)(u256_divisor *, const u256 *), (context, a), \
      RETURNS_FLAG, 0, 0, 4, 0, 0, SCALAR_NONE, BY_DIVISOR | MAKES_CONTEXT) \
    X(flag_qrem_aD, bool (*flag_qrem_aD)(u256 *, u256 *, const u256 *, const u256_divisor *), (r, rem, a, context), \
      RETURNS_FLAG, 4, 4, 4, 4, 0, SCALAR_NONE, R_OPTIONAL | REM_OPTIONAL | BY_DIVISOR) \
    X(flag_wide_q_rem_WaD, bool (*flag_wide_q_rem_WaD)(u512 *, u256 *, const u512 *, const u256_divisor *), \
      (r, rem, a, context), RETURNS_FLAG, 8, 4, 8, 4, 0, SCALAR_NONE, R_OPTIONAL | REM_OPTIONAL | BY_DIVISOR) \
    X(flag_r_WaD, bool (*flag_r_WaD)(u256 *, const u512 *, const u256_divisor *), (r, a, context), \
      RETURNS_FLAG, 4, 0, 8, 4, 0, SCALAR_NONE, BY_DIVISOR) \
    X(flag_r_abD, bool (*flag_r_abD)(u256 *, const u256 *, const u256 *, const u256_divisor *), (r, a, b, context), \
      RETURNS_FLAG, 4, 0, 4, 4, 4, SCALAR_NONE, BY_DIVISOR) \
    X(flag_M, bool (*flag_M)(u256_modulus *, const u256 *), (context, a), \
      RETURNS_FLAG, 0, 0, 4, 0, 0, SCALAR_NONE, BY_MODULUS | MAKES_CONTEXT) \
    X(flag_r_aM, bool (*flag_r_aM)(u256 *, const u256 *, const u256_modulus *), (r, a, context), \
      RETURNS_FLAG, 4, 0, 4, 4, 0, SCALAR_NONE, BY_MODULUS) \
    X(flag_r_WaM, bool (*flag_r_WaM)(u256 *, const u512 *, const u256_modulus *), (r, a, context), \
      RETURNS_FLAG, 4, 0, 8, 4, 0, SCALAR_NONE, BY_MODULUS) \
    X(flag_r_abM, bool (*flag_r_abM)(u256 *, const u256 *, const u256 *, const u256_modulus *), (r, a, b, context), \
      RETURNS_FLAG, 4, 0, 4, 4, 4, SCALAR_NONE, BY_MODULUS)
/* clang-format on */

typedef enum {
#define X(shape, ...) SHAPE_##shape,
    SHAPES(X)
#undef X
        SHAPE_COUNT
} shape;

/* A function of any shape: the member of its shape's name. */
typedef union {
#define X(shape, signature, ...) signature;
    SHAPES(X)
#undef X
} any_function;

typedef struct {
    returns returns;
    int limbs[SLOTS]; /* 0: no number stands there */
    scalar_kind scalar;
    unsigned traits;
} shape_info;

extern const shape_info shape_infos[SHAPE_COUNT];

/* The last number of a shape, which makes its context where it has one: a divisor or modulus. */
slot last_operand(const shape_info *form);

/* Whether a pointer to a number is passed there. */
bool is_passed(const shape_info *form, slot s);

#endif
