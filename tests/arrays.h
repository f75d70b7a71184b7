/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef ARRAYS_H
#define ARRAYS_H

/*
 * Every public function of arrays, once: X(shape, name, operands). The shape is the signature; the operands are those
 * of that operation (operations.h), whose generator makes the elements.
 */
#include <u256.h>

/* clang-format off */
#define ARRAYS(X) \
    X(flag_r_ab, u256_array_add, u256_add) \
    X(flag_r_ab, u256_array_sub, u256_sub) \
    X(r_ab, u256_array_mul, u256_mul) \
    X(flag_r_ak, u256_array_mul_u64, u256_mul_u64) \
    X(wide_ab, u256_array_full_mul, u256_full_mul) \
    X(r_ab, u256_array_and, u256_and) \
    X(r_ab, u256_array_or, u256_or) \
    X(r_ab, u256_array_xor, u256_xor) \
    X(r_an, u256_array_shl, u256_shl) \
    X(r_an, u256_array_shr, u256_shr) \
    X(is_ab, u256_array_lt, u256_lt) \
    X(is_ab, u256_array_eq, u256_eq) \
    X(flag_r_ab, u256_array_div, u256_div) \
    X(flag_r_ab, u256_array_mod, u256_mod) \
    X(flag_r_abc, u256_array_muldiv, u256_muldiv) \
    X(flag_r_abc, u256_array_addmod, u256_addmod) \
    X(flag_r_abc, u256_array_mulmod, u256_mulmod) \
    X(sum_a, u256_array_sum, u256_add) \
    X(sum_ab, u256_array_dot, u256_full_mul) \
    X(load, u256_array_load_be, u256_add) \
    X(store, u256_array_store_be, u256_add) \
    X(flag_r_abM, u256_array_modmul, u256_mulmod) \
    X(flag_r_abM, u256_array_modpow, u256_powmod) \
    X(flag_r_aM, u256_array_modinv, u256_invmod)
/* clang-format on */

typedef enum {
#define X(shape, name, operands) ARRAY_##name,
    ARRAYS(X)
#undef X
        ARRAY_COUNT
} array_function;

/* A function of any shape. */
typedef union {
    bool (*flag_r_ab)(u256 *, const u256 *, const u256 *, size_t);
    void (*r_ab)(u256 *, const u256 *, const u256 *, size_t);
    bool (*flag_r_ak)(u256 *, const u256 *, uint64_t, size_t);
    void (*wide_ab)(u512 *, const u256 *, const u256 *, size_t);
    void (*r_an)(u256 *, const u256 *, unsigned, size_t);
    void (*is_ab)(uint8_t *, const u256 *, const u256 *, size_t);
    bool (*flag_r_abc)(u256 *, const u256 *, const u256 *, const u256 *, size_t);
    void (*sum_a)(u512 *, const u256 *, size_t);
    void (*sum_ab)(u512 *, const u256 *, const u256 *, size_t, bool *);
    void (*load)(u256 *, const uint8_t *, size_t);
    void (*store)(uint8_t *, const u256 *, size_t);
    bool (*flag_r_abM)(u256 *, const u256 *, const u256 *, size_t, const u256_modulus *);
    bool (*flag_r_aM)(u256 *, const u256 *, size_t, const u256_modulus *);
} any_array;

#endif
