/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_SELFTEST_SHAPES_H
#define U256_SELFTEST_SHAPES_H

#include <u256.h>

/*
 * How the self-test calls each function: X(shape, signature, call, limbs of r, limbs of rem). The call sets returned if
 * something is, and its operands are members of x (selftest.c): a, b and c are numbers, k a limb, exponent the same as
 * a number, n a count up to 289, few one up to 36, D and M the contexts of c, residue_a and residue_b a and b modulo c.
 * Names are those of tests/shapes.h if it has the shape, too.
 */
/* clang-format off */
#define U256_K_SELFTEST_SHAPES(X) \
    X(from_k, u256 (*from_k)(uint64_t), *r = f.from_k(x->k), 4, 0) \
    X(from_i, u256 (*from_i)(int64_t), *r = f.from_i((int64_t)x->k), 4, 0) \
    X(flag_k_a, bool (*flag_k_a)(uint64_t *, const u256 *), returned = f.flag_k_a(r->w, &x->a), 1, 0) \
    X(half_w, u256 (*half_w)(const u512 *), *r = f.half_w(&x->wide_a), 4, 0) \
    X(half_r_w, void (*half_r_w)(u256 *, const u512 *), f.half_r_w(r, &x->wide_a), 4, 0) \
    X(wide_ab, void (*wide_ab)(u512 *, const u256 *, const u256 *), f.wide_ab(wide_r, &x->a, &x->b), 8, 0) \
    X(wide_a, void (*wide_a)(u512 *, const u256 *), f.wide_a(wide_r, &x->a), 8, 0) \
    X(is_a, bool (*is_a)(const u256 *), returned = f.is_a(&x->a), 0, 0) \
    X(is_ab, bool (*is_ab)(const u256 *, const u256 *), returned = f.is_ab(&x->a, &x->b), 0, 0) \
    X(is_an, bool (*is_an)(const u256 *, unsigned), returned = f.is_an(&x->a, x->n), 0, 0) \
    X(sign_ab, int (*sign_ab)(const u256 *, const u256 *), returned = (uint64_t)f.sign_ab(&x->a, &x->b), 0, 0) \
    X(sign_ak, int (*sign_ak)(const u256 *, uint64_t), returned = (uint64_t)f.sign_ak(&x->a, x->k), 0, 0) \
    X(count_a, unsigned (*count_a)(const u256 *), returned = f.count_a(&x->a), 0, 0) \
    X(r_a, void (*r_a)(u256 *, const u256 *), f.r_a(r, &x->a), 4, 0) \
    X(r_an, void (*r_an)(u256 *, const u256 *, unsigned), f.r_an(r, &x->a, x->n), 4, 0) \
    X(r_a_few, void (*r_a_few)(u256 *, const u256 *, unsigned), f.r_a_few(r, &x->a, x->few), 4, 0) \
    X(r_ab, void (*r_ab)(u256 *, const u256 *, const u256 *), f.r_ab(r, &x->a, &x->b), 4, 0) \
    X(r_abc, void (*r_abc)(u256 *, const u256 *, const u256 *, const u256 *), f.r_abc(r, &x->a, &x->b, &x->c), 4, 0) \
    X(flag_r_a, bool (*flag_r_a)(u256 *, const u256 *), returned = f.flag_r_a(r, &x->a), 4, 0) \
    X(flag_r_n, bool (*flag_r_n)(u256 *, unsigned), returned = f.flag_r_n(r, x->n), 4, 0) \
    X(flag_r_a_few, bool (*flag_r_a_few)(u256 *, const u256 *, unsigned), \
      returned = f.flag_r_a_few(r, &x->a, x->few), 4, 0) \
    X(flag_r_ab, bool (*flag_r_ab)(u256 *, const u256 *, const u256 *), returned = f.flag_r_ab(r, &x->a, &x->b), 4, 0) \
    X(flag_r_ab_carry, bool (*flag_r_ab_carry)(u256 *, const u256 *, const u256 *, bool), \
      returned = f.flag_r_ab_carry(r, &x->a, &x->b, x->k & 1), 4, 0) \
    X(flag_r_abc, bool (*flag_r_abc)(u256 *, const u256 *, const u256 *, const u256 *), \
      returned = f.flag_r_abc(r, &x->a, &x->b, &x->c), 4, 0) \
    X(flag_r_akc, bool (*flag_r_akc)(u256 *, const u256 *, const u256 *, const u256 *), \
      returned = f.flag_r_akc(r, &x->a, &x->exponent, &x->c), 4, 0) \
    X(flag_qrem_ab, bool (*flag_qrem_ab)(u256 *, u256 *, const u256 *, const u256 *), \
      returned = f.flag_qrem_ab(r, rem, &x->a, &x->b), 4, 4) \
    X(flag_qrem_abc, bool (*flag_qrem_abc)(u256 *, u256 *, const u256 *, const u256 *, const u256 *), \
      returned = f.flag_qrem_abc(r, rem, &x->a, &x->b, &x->c), 4, 4) \
    X(flag_r_ak, bool (*flag_r_ak)(u256 *, const u256 *, uint64_t), returned = f.flag_r_ak(r, &x->a, x->k), 4, 0) \
    X(limb_r_ak, uint64_t (*limb_r_ak)(u256 *, const u256 *, uint64_t), \
      returned = f.limb_r_ak(r, &x->a, x->k), 4, 0) \
    X(inplace_n, void (*inplace_n)(u256 *, unsigned), *r = x->a; f.inplace_n(r, x->n), 4, 0) \
    X(w_is_a, bool (*w_is_a)(const u512 *), returned = f.w_is_a(&x->wide_a), 0, 0) \
    X(w_is_ab, bool (*w_is_ab)(const u512 *, const u512 *), returned = f.w_is_ab(&x->wide_a, &x->wide_b), 0, 0) \
    X(w_sign_ab, int (*w_sign_ab)(const u512 *, const u512 *), \
      returned = (uint64_t)f.w_sign_ab(&x->wide_a, &x->wide_b), 0, 0) \
    X(w_sign_ak, int (*w_sign_ak)(const u512 *, uint64_t), returned = (uint64_t)f.w_sign_ak(&x->wide_a, x->k), 0, 0) \
    X(w_count_a, unsigned (*w_count_a)(const u512 *), returned = f.w_count_a(&x->wide_a), 0, 0) \
    X(w_r_a, void (*w_r_a)(u512 *, const u512 *), f.w_r_a(wide_r, &x->wide_a), 8, 0) \
    X(w_r_an, void (*w_r_an)(u512 *, const u512 *, unsigned), f.w_r_an(wide_r, &x->wide_a, x->n), 8, 0) \
    X(w_r_ab, void (*w_r_ab)(u512 *, const u512 *, const u512 *), f.w_r_ab(wide_r, &x->wide_a, &x->wide_b), 8, 0) \
    X(w_flag_r_a, bool (*w_flag_r_a)(u512 *, const u512 *), returned = f.w_flag_r_a(wide_r, &x->wide_a), 8, 0) \
    X(w_flag_r_ab, bool (*w_flag_r_ab)(u512 *, const u512 *, const u512 *), \
      returned = f.w_flag_r_ab(wide_r, &x->wide_a, &x->wide_b), 8, 0) \
    X(w_limb_r_ak, uint64_t (*w_limb_r_ak)(u512 *, const u512 *, uint64_t), \
      returned = f.w_limb_r_ak(wide_r, &x->wide_a, x->k), 8, 0) \
    X(w_flag_qrem_ab, bool (*w_flag_qrem_ab)(u512 *, u512 *, const u512 *, const u512 *), \
      returned = f.w_flag_qrem_ab(wide_r, wide_rem, &x->wide_a, &x->wide_b), 8, 8) \
    X(flag_r_Wc, bool (*flag_r_Wc)(u256 *, const u512 *, const u256 *), \
      returned = f.flag_r_Wc(r, &x->wide_a, &x->c), 4, 0) \
    X(flag_wide_q_rem_Wc, bool (*flag_wide_q_rem_Wc)(u512 *, u256 *, const u512 *, const u256 *), \
      returned = f.flag_wide_q_rem_Wc(wide_r, rem, &x->wide_a, &x->c), 8, 4) \
    X(flag_D, bool (*flag_D)(u256_divisor *, const u256 *), returned = f.flag_D(&x->D, &x->c), 0, 0) \
    X(flag_qrem_aD, bool (*flag_qrem_aD)(u256 *, u256 *, const u256 *, const u256_divisor *), \
      returned = f.flag_qrem_aD(r, rem, &x->a, &x->D), 4, 4) \
    X(flag_wide_q_rem_WD, bool (*flag_wide_q_rem_WD)(u512 *, u256 *, const u512 *, const u256_divisor *), \
      returned = f.flag_wide_q_rem_WD(wide_r, rem, &x->wide_a, &x->D), 8, 4) \
    X(flag_r_WD, bool (*flag_r_WD)(u256 *, const u512 *, const u256_divisor *), \
      returned = f.flag_r_WD(r, &x->wide_a, &x->D), 4, 0) \
    X(flag_r_abD, bool (*flag_r_abD)(u256 *, const u256 *, const u256 *, const u256_divisor *), \
      returned = f.flag_r_abD(r, &x->a, &x->b, &x->D), 4, 0) \
    X(flag_M, bool (*flag_M)(u256_modulus *, const u256 *), returned = f.flag_M(&x->M, &x->c), 0, 0) \
    X(flag_r_aM, bool (*flag_r_aM)(u256 *, const u256 *, const u256_modulus *), \
      returned = f.flag_r_aM(r, &x->a, &x->M), 4, 0) \
    X(flag_r_residue_M, bool (*flag_r_residue_M)(u256 *, const u256 *, const u256_modulus *), \
      returned = f.flag_r_residue_M(r, &x->residue_a, &x->M), 4, 0) \
    X(flag_r_WM, bool (*flag_r_WM)(u256 *, const u512 *, const u256_modulus *), \
      returned = f.flag_r_WM(r, &x->wide_a, &x->M), 4, 0) \
    X(flag_r_residues_M, bool (*flag_r_residues_M)(u256 *, const u256 *, const u256 *, const u256_modulus *), \
      returned = f.flag_r_residues_M(r, &x->residue_a, &x->residue_b, &x->M), 4, 0) \
    X(flag_r_residue_kM, bool (*flag_r_residue_kM)(u256 *, const u256 *, const u256 *, const u256_modulus *), \
      returned = f.flag_r_residue_kM(r, &x->residue_a, &x->exponent, &x->M), 4, 0) \
    X(load, void (*load)(u256 *, const uint8_t *), f.load(r, x->bytes), 4, 0) \
    X(w_load, void (*w_load)(u512 *, const uint8_t *), f.w_load(wide_r, x->bytes), 8, 0) \
    X(load_few, bool (*load_few)(u256 *, const uint8_t *, size_t), returned = f.load_few(r, x->bytes, x->few), 4, 0) \
    X(load_window, void (*load_window)(u256 *, const uint8_t *, size_t, const u256 *), \
      f.load_window(r, x->bytes, sizeof x->bytes, &x->offset), 4, 0) \
    X(store, void (*store)(uint8_t *, const u256 *), f.store(out, &x->a); u256_k_selftest_bytes(hash, out, 32), 0, 0) \
    X(w_store, void (*w_store)(uint8_t *, const u512 *), \
      f.w_store(out, &x->wide_a); u256_k_selftest_bytes(hash, out, 64), 0, 0) \
    X(store_few, bool (*store_few)(uint8_t *, size_t, const u256 *), \
      returned = f.store_few(out, x->few, &x->a); u256_k_selftest_bytes(hash, out, x->few), 0, 0) \
    X(store_n, size_t (*store_n)(uint8_t *, const u256 *), \
      returned = f.store_n(out, &x->a); u256_k_selftest_bytes(hash, out, (size_t)returned), 0, 0) \
    X(decode, u256_status (*decode)(u256 *, const uint8_t *, size_t, size_t *), \
      returned = u256_k_selftest_decode(x, r, f.decode), 4, 0) \
    X(to, size_t (*to)(char *, size_t, const u256 *), returned = f.to(text, U256_K_SELFTEST_TEXT, &x->a); \
      u256_k_selftest_bytes(hash, out, (size_t)returned), 0, 0) \
    X(to_radix, size_t (*to_radix)(char *, size_t, const u256 *, unsigned), \
      returned = f.to_radix(text, U256_K_SELFTEST_TEXT, &x->a, x->few); \
      u256_k_selftest_bytes(hash, out, (size_t)returned), 0, 0) \
    X(w_to, size_t (*w_to)(char *, size_t, const u512 *), returned = f.w_to(text, U256_K_SELFTEST_TEXT, &x->wide_a); \
      u256_k_selftest_bytes(hash, out, (size_t)returned), 0, 0) \
    X(from_dec, u256_status (*from_dec)(u256 *, const char *, size_t), \
      returned = f.from_dec(r, text, u256_k_selftest_read(u256_to_dec(text, U256_K_SELFTEST_TEXT, &x->a))), 4, 0) \
    X(from_sdec, u256_status (*from_sdec)(u256 *, const char *, size_t), \
      returned = f.from_sdec(r, text, u256_k_selftest_read(u256_to_sdec(text, U256_K_SELFTEST_TEXT, &x->a))), 4, 0) \
    X(from_hex, u256_status (*from_hex)(u256 *, const char *, size_t), \
      returned = f.from_hex(r, text, u256_k_selftest_read(u256_to_hex(text, U256_K_SELFTEST_TEXT, &x->a))), 4, 0) \
    X(from_radix, u256_status (*from_radix)(u256 *, const char *, size_t, unsigned), \
      returned = f.from_radix(r, text, \
        u256_k_selftest_read(u256_to_radix(text, U256_K_SELFTEST_TEXT, &x->a, x->few)), x->few), 4, 0) \
    X(parse_units, u256_status (*parse_units)(u256 *, const char *, size_t, unsigned), \
      returned = f.parse_units(r, text, \
        u256_k_selftest_read(u256_format_units(text, U256_K_SELFTEST_TEXT, &x->a, x->few)), x->few), 4, 0) \
    X(parse, u256_status (*parse)(u256 *, const char *, size_t, unsigned, size_t *), \
      returned = u256_k_selftest_parse(x, r, f.parse), 4, 0) \
    X(w_from, u256_status (*w_from)(u512 *, const char *, size_t), \
      returned = f.w_from(wide_r, text, \
                          u256_k_selftest_read(u512_to_dec(text, U256_K_SELFTEST_TEXT, &x->wide_a))), 8, 0) \
    X(w_from_hex, u256_status (*w_from_hex)(u512 *, const char *, size_t), \
      returned = f.w_from_hex(wide_r, text, \
                              u256_k_selftest_read(u512_to_hex(text, U256_K_SELFTEST_TEXT, &x->wide_a))), 8, 0)

/*
 * Arrays: X(shape, signature, call, limbs of an element of r, bytes of an element). The operands are the first
 * n of all numbers, and M is the context of one of them. Sums are one element. Powers are of a third of these:
 * they take the most time.
 */
#define U256_K_SELFTEST_ARRAY_SHAPES(X) \
    X(array_r_ab, void (*array_r_ab)(u256 *, const u256 *, const u256 *, size_t), \
      f.array_r_ab(r, x->a, x->b, n), 4, 0) \
    X(array_flag_r_ab, bool (*array_flag_r_ab)(u256 *, const u256 *, const u256 *, size_t), \
      returned = f.array_flag_r_ab(r, x->a, x->b, n), 4, 0) \
    X(array_flag_r_abc, bool (*array_flag_r_abc)(u256 *, const u256 *, const u256 *, const u256 *, size_t), \
      returned = f.array_flag_r_abc(r, x->a, x->b, x->c, n), 4, 0) \
    X(array_flag_r_ak, bool (*array_flag_r_ak)(u256 *, const u256 *, uint64_t, size_t), \
      returned = f.array_flag_r_ak(r, x->a, x->k, n), 4, 0) \
    X(array_wide_ab, void (*array_wide_ab)(u512 *, const u256 *, const u256 *, size_t), \
      f.array_wide_ab(wide_r, x->a, x->b, n), 8, 0) \
    X(array_r_an, void (*array_r_an)(u256 *, const u256 *, unsigned, size_t), \
      f.array_r_an(r, x->a, x->count, n), 4, 0) \
    X(array_is_ab, void (*array_is_ab)(uint8_t *, const u256 *, const u256 *, size_t), \
      f.array_is_ab(bytes, x->a, x->b, n), 0, 1) \
    X(array_sum_a, void (*array_sum_a)(u512 *, const u256 *, size_t), f.array_sum_a(wide_r, x->a, n); n = 1, 8, 0) \
    X(array_sum_ab, void (*array_sum_ab)(u512 *, const u256 *, const u256 *, size_t, bool *), \
      f.array_sum_ab(wide_r, x->a, x->b, n, &overflow); returned = overflow; n = 1, 8, 0) \
    X(array_load, void (*array_load)(u256 *, const uint8_t *, size_t), f.array_load(r, x->bytes, n), 4, 0) \
    X(array_store, void (*array_store)(uint8_t *, const u256 *, size_t), f.array_store(bytes, x->a, n), 0, 32) \
    X(array_flag_r_aM, bool (*array_flag_r_aM)(u256 *, const u256 *, size_t, const u256_modulus *), \
      returned = f.array_flag_r_aM(r, x->a, n, &x->M), 4, 0) \
    X(array_flag_r_abM, bool (*array_flag_r_abM)(u256 *, const u256 *, const u256 *, size_t, const u256_modulus *), \
      returned = f.array_flag_r_abM(r, x->a, x->b, n, &x->M), 4, 0) \
    X(array_power, bool (*array_power)(u256 *, const u256 *, const u256 *, size_t, const u256_modulus *), \
      n /= 3; returned = f.array_power(r, x->a, x->b, n, &x->M), 4, 0)
/* clang-format on */

typedef enum {
#define X(shape, ...) U256_K_SELFTEST_##shape,
    U256_K_SELFTEST_SHAPES(X)
#undef X
} u256_k_selftest_shape;

typedef enum {
#define X(shape, ...) U256_K_SELFTEST_##shape,
    U256_K_SELFTEST_ARRAY_SHAPES(X)
#undef X
} u256_k_selftest_array_shape;

/* A function of any shape: the member of its shape's name. */
typedef union {
#define X(shape, signature, ...) signature;
    U256_K_SELFTEST_SHAPES(X) U256_K_SELFTEST_ARRAY_SHAPES(X)
#undef X
} u256_k_selftest_function;

typedef struct {
    u256_k_selftest_function f;
    uint32_t hash; /* the upper half of that of all that it gives */
    u256_k_selftest_shape shape;
} u256_k_selftest_row;

typedef struct {
    u256_k_selftest_function f;
    uint32_t hash;
    u256_k_selftest_array_shape shape;
} u256_k_selftest_array_row;

#endif
