/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * The column "bitint": the same loops around the operators of `unsigned _BitInt(256)` and its relatives, which C23 has
 * and clang from 16 on, gcc from 14 on. What has no operator (powers, roots, text) is not here.
 *
 * Compiled as C23, maybe by another compiler than the rest. meson.build defines BENCH_COLUMN, BENCH_ID, BENCH_TITLE and
 * BENCH_BUILT, and BENCH_NEWER_CPU as for bench_backend.c.
 */

#include "bench_loops.h"

#include <string.h>

#if !defined(__BITINT_MAXWIDTH__) || __BITINT_MAXWIDTH__ < 1024
    #error "this compiler has no _BitInt of 1024 bits"
#endif
#if !defined(__BYTE_ORDER__) || __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
    #error "the limbs of a _BitInt would be in another order"
#endif

#ifndef BENCH_NEWER_CPU
    #define BENCH_NEWER_CPU 0
#endif

typedef unsigned _BitInt(256) n256;
typedef unsigned _BitInt(257) n257; /* a sum */
typedef unsigned _BitInt(320) n320; /* a product with a limb */
typedef unsigned _BitInt(512) n512;
typedef unsigned _BitInt(576) n576;
typedef signed _BitInt(256) s256;
typedef signed _BitInt(512) s512;

static_assert(sizeof(n256) == sizeof(u256) && sizeof(n512) == sizeof(u512), "limbs and nothing else");

/* These copies are not there in the object code. */
static inline n256 get(const u256 *a)
{
    n256 x;
    memcpy(&x, a, sizeof x);
    return x;
}

static inline n512 get_wide(const u512 *a)
{
    n512 x;
    memcpy(&x, a, sizeof x);
    return x;
}

static inline void put(u256 *r, n256 x)
{
    memcpy(r, &x, sizeof x);
}

static inline void put_wide(u512 *r, n512 x)
{
    memcpy(r, &x, sizeof x);
}

/* r = x; true when it does not fit. */
static inline bool put_low(u256 *r, n512 x)
{
    put(r, (n256)x);
    return x >> 256 != 0;
}

static inline bool add(u256 *r, n256 x, n256 y)
{
    n256 sum;
    const bool carry = __builtin_add_overflow(x, y, &sum);
    put(r, sum);
    return carry;
}

static inline bool subtract(u256 *r, n256 x, n256 y)
{
    n256 difference;
    const bool borrow = __builtin_sub_overflow(x, y, &difference);
    put(r, difference);
    return borrow;
}

static inline bool add_wide(u512 *r, n512 x, n512 y)
{
    n512 sum;
    const bool carry = __builtin_add_overflow(x, y, &sum);
    put_wide(r, sum);
    return carry;
}

static inline bool subtract_wide(u512 *r, n512 x, n512 y)
{
    n512 difference;
    const bool borrow = __builtin_sub_overflow(x, y, &difference);
    put_wide(r, difference);
    return borrow;
}

static inline bool add_saturating(u256 *r, n256 x, n256 y)
{
    n256 sum;
    const bool carry = __builtin_add_overflow(x, y, &sum);
    put(r, carry ? ~(n256)0 : sum);
    return carry;
}

static inline bool subtract_saturating(u256 *r, n256 x, n256 y)
{
    put(r, x < y ? 0 : x - y);
    return x < y;
}

static inline bool add_signed(u256 *r, s256 x, s256 y)
{
    s256 sum;
    const bool overflow = __builtin_add_overflow(x, y, &sum);
    put(r, (n256)sum);
    return overflow;
}

static inline bool subtract_signed(u256 *r, s256 x, s256 y)
{
    s256 difference;
    const bool overflow = __builtin_sub_overflow(x, y, &difference);
    put(r, (n256)difference);
    return overflow;
}

static inline bool multiply_signed(u256 *r, s256 x, s256 y)
{
    const s512 product = (s512)x * y;
    put(r, (n256)product);
    return product != (s256)product;
}

static inline uint64_t multiply_limb(u256 *r, n256 x, uint64_t k)
{
    const n320 product = (n320)x * k;
    put(r, (n256)product);
    return (uint64_t)(product >> 256);
}

static inline uint64_t multiply_limb_wide(u512 *r, n512 x, uint64_t k)
{
    const n576 product = (n576)x * k;
    put_wide(r, (n512)product);
    return (uint64_t)(product >> 512);
}

/* One division gives both. */
static inline void divide(u256 *q, u256 *r, n256 x, n256 y)
{
    const n256 quotient = x / y;
    put(q, quotient);
    put(r, x - quotient * y);
}

static inline void divide_wide(u512 *q, u256 *r, n512 x, n256 y)
{
    const n512 quotient = x / y;
    put_wide(q, quotient);
    put(r, (n256)(x - quotient * y));
}

static inline void divide_512(u512 *q, u512 *r, n512 x, n512 y)
{
    const n512 quotient = x / y;
    put_wide(q, quotient);
    put_wide(r, x - quotient * y);
}

static inline uint64_t divide_limb(u256 *q, n256 x, uint64_t k)
{
    const n256 quotient = x / k;
    put(q, quotient);
    return (uint64_t)x - (uint64_t)quotient * k;
}

static inline void divide_up(u256 *r, n256 x, n256 y)
{
    const n256 quotient = x / y;
    put(r, quotient + (quotient * y != x));
}

static inline bool divide_exact(u256 *r, n256 x, n256 y)
{
    const n256 quotient = x / y;
    put(r, quotient);
    return quotient * y != x;
}

static inline void divide_signed(u256 *q, u256 *r, s256 x, s256 y)
{
    const s256 quotient = x / y;
    put(q, (n256)quotient);
    put(r, (n256)(x - quotient * y));
}

static inline bool multiply_divide(u256 *q, u256 *r, n256 x, n256 y, n256 divisor)
{
    const n512 product = (n512)x * y, quotient = product / divisor;
    put(r, (n256)(product - quotient * divisor));
    return put_low(q, quotient);
}

static inline bool multiply_divide_up(u256 *r, n256 x, n256 y, n256 divisor)
{
    const n512 product = (n512)x * y, quotient = product / divisor;
    return put_low(r, quotient + (quotient * divisor != product));
}

/* x + y, x - y modulo m, for x and y below m. */
static inline n256 add_modulo(n256 x, n256 y, n256 m)
{
    n256 sum;
    const bool carry = __builtin_add_overflow(x, y, &sum);
    return carry || sum >= m ? sum - m : sum;
}

static inline n256 subtract_modulo(n256 x, n256 y, n256 m)
{
    return x < y ? x - y + m : x - y;
}

#define A get(a)
#define B get(b)
#define C get(c)
#define M get(&d->u256_b[0])
#define WIDE_A get_wide(a)
#define WIDE_B get_wide(b)
#define SIGNED_A (s256) get(a)
#define SIGNED_B (s256) get(b)
#define SIGN_OF(x, y) ((uint64_t)((x) > (y)) - (uint64_t)((x) < (y)))

#define BENCH_TOPIC "compare"
BENCH_FLAG(u256_is_zero, u256, false, flag = A == 0)
BENCH_FLAG(u256_eq, u256, true, flag = A == B)
BENCH_FLAG(u256_lt, u256, true, flag = A < B)
BENCH_FLAG(u256_le, u256, false, flag = A <= B)
BENCH_FLAG(u256_gt, u256, false, flag = A > B)
BENCH_FLAG(u256_ge, u256, false, flag = A >= B)
BENCH_FLAG(u256_cmp, u256, true, flag = SIGN_OF(A, B))
BENCH_FLAG(u256_cmp_u64, u256, false, flag = SIGN_OF(A, k))
BENCH_FLAG(u256_is_neg, u256, false, flag = SIGNED_A < 0)
BENCH_FLAG(u256_slt, u256, false, flag = SIGNED_A < SIGNED_B)
BENCH_FLAG(u256_sle, u256, false, flag = SIGNED_A <= SIGNED_B)
BENCH_FLAG(u256_sgt, u256, false, flag = SIGNED_A > SIGNED_B)
BENCH_FLAG(u256_sge, u256, false, flag = SIGNED_A >= SIGNED_B)
BENCH_FLAG(u256_scmp, u256, false, flag = SIGN_OF(SIGNED_A, SIGNED_B))
BENCH_CHOICE_REMIX(u256_min, u256, put(r, A < B ? A : B))
BENCH_CHOICE_REMIX(u256_max, u256, put(r, A > B ? A : B))
BENCH_CHOICE_REMIX(u256_smin, u256, put(r, SIGNED_A < SIGNED_B ? A : B))
BENCH_CHOICE_REMIX(u256_smax, u256, put(r, SIGNED_A > SIGNED_B ? A : B))
BENCH_FLAG(u512_is_zero, u512, false, flag = WIDE_A == 0)
BENCH_FLAG(u512_eq, u512, false, flag = WIDE_A == WIDE_B)
BENCH_FLAG(u512_lt, u512, false, flag = WIDE_A < WIDE_B)
BENCH_FLAG(u512_le, u512, false, flag = WIDE_A <= WIDE_B)
BENCH_FLAG(u512_gt, u512, false, flag = WIDE_A > WIDE_B)
BENCH_FLAG(u512_ge, u512, false, flag = WIDE_A >= WIDE_B)
BENCH_FLAG(u512_cmp, u512, false, flag = SIGN_OF(WIDE_A, WIDE_B))
BENCH_FLAG(u512_cmp_u64, u512, false, flag = SIGN_OF(WIDE_A, k))
BENCH_CHOICE_REMIX(u512_min, u512, put_wide(r, WIDE_A < WIDE_B ? WIDE_A : WIDE_B))
BENCH_CHOICE_REMIX(u512_max, u512, put_wide(r, WIDE_A > WIDE_B ? WIDE_A : WIDE_B))
BENCH_LENGTHS_FLAG(u256_eq, u256, flag = A == B)
BENCH_LENGTHS_FLAG(u256_lt, u256, flag = A < B)
BENCH_LENGTHS_FLAG(u256_cmp, u256, flag = SIGN_OF(A, B))
#undef BENCH_TOPIC

#define BENCH_TOPIC "add"
BENCH_VALUE(u256_add, u256, true, flag = add(r, A, B))
BENCH_VALUE(u256_sub, u256, true, flag = subtract(r, A, B))
BENCH_VALUE(u256_add_u64, u256, false, flag = add(r, A, k))
BENCH_VALUE(u256_sub_u64, u256, false, flag = subtract(r, A, k))
BENCH_VALUE(u256_neg, u256, false, flag = subtract(r, 0, A))
BENCH_CHOICE_REMIX(u256_abs_diff, u256, put(r, A > B ? A - B : B - A))
BENCH_CHOICE_REMIX(u256_add_sat, u256, flag = add_saturating(r, A, B))
BENCH_CHOICE_REMIX(u256_sub_sat, u256, flag = subtract_saturating(r, A, B))
BENCH_VALUE(u256_sadd, u256, false, flag = add_signed(r, SIGNED_A, SIGNED_B))
BENCH_VALUE(u256_ssub, u256, false, flag = subtract_signed(r, SIGNED_A, SIGNED_B))
BENCH_VALUE(u256_sneg, u256, false, flag = subtract_signed(r, 0, SIGNED_A))
BENCH_VALUE(u512_add, u512, true, flag = add_wide(r, WIDE_A, WIDE_B))
BENCH_VALUE(u512_sub, u512, false, flag = subtract_wide(r, WIDE_A, WIDE_B))
BENCH_VALUE(u512_neg, u512, false, flag = subtract_wide(r, 0, WIDE_A))
BENCH_LENGTHS_OF(u256_add, u256, u256, flag = add(r, A, B))
BENCH_LENGTHS_OF(u256_sub, u256, u256, flag = subtract(r, A, B))
#undef BENCH_TOPIC

#define BENCH_TOPIC "bits"
BENCH_VALUE_REMIX(u256_and, u256, false, put(r, (A & B)))
BENCH_VALUE_REMIX(u256_or, u256, false, put(r, A | B))
BENCH_VALUE(u256_xor, u256, false, put(r, A ^ B))
BENCH_VALUE_REMIX(u256_andnot, u256, false, put(r, A & ~B))
BENCH_VALUE(u256_not, u256, false, put(r, ~A))
BENCH_VALUE_REMIX(u256_shl, u256, true, put(r, A << n))
BENCH_VALUE_REMIX(u256_shr, u256, true, put(r, A >> n))
BENCH_VALUE_REMIX(u256_sar, u256, false, put(r, (n256)((SIGNED_A) >> n)))
BENCH_VALUE(u256_rotl, u256, false, put(r, A << n | A >> (256 - n) % 256))
BENCH_VALUE(u256_rotr, u256, false, put(r, A >> n | A << (256 - n) % 256))
BENCH_STREAM(u256_bit, u256, u256, flag = (A >> n & 1) != 0)
BENCH_STREAM(u256_set_bit, u256, u256, put(r, get(r) | (n256)1 << n))
BENCH_STREAM(u256_clear_bit, u256, u256, put(r, get(r) & ~((n256)1 << n)))
BENCH_STREAM(u256_flip_bit, u256, u256, put(r, get(r) ^ (n256)1 << n))
BENCH_STREAM(u256_mask_low, u256, u256, put(r, ((n256)1 << n) - 1))
#if __has_builtin(__builtin_popcountg)
BENCH_FLAG(u256_clz, u256, false, flag = (uint64_t)__builtin_clzg(A, 256))
BENCH_FLAG(u256_ctz, u256, false, flag = (uint64_t)__builtin_ctzg(A, 256))
BENCH_FLAG(u256_popcount, u256, true, flag = (uint64_t)__builtin_popcountg(A))
BENCH_FLAG(u256_bit_len, u256, true, flag = (uint64_t)(256 - __builtin_clzg(A, 256)))
BENCH_LENGTHS_FLAG(u256_bit_len, u256, flag = (uint64_t)(256 - __builtin_clzg(A, 256)))
BENCH_FLAG(u512_clz, u512, false, flag = (uint64_t)__builtin_clzg(WIDE_A, 512))
BENCH_FLAG(u512_ctz, u512, false, flag = (uint64_t)__builtin_ctzg(WIDE_A, 512))
BENCH_FLAG(u512_bit_len, u512, false, flag = (uint64_t)(512 - __builtin_clzg(WIDE_A, 512)))
BENCH_LENGTHS_FLAG(u512_bit_len, u512, flag = (uint64_t)(512 - __builtin_clzg(WIDE_A, 512)))
#endif
BENCH_VALUE_REMIX(u512_and, u512, false, put_wide(r, (WIDE_A & WIDE_B)))
BENCH_VALUE_REMIX(u512_or, u512, false, put_wide(r, WIDE_A | WIDE_B))
BENCH_VALUE(u512_xor, u512, false, put_wide(r, WIDE_A ^ WIDE_B))
BENCH_VALUE(u512_not, u512, false, put_wide(r, ~WIDE_A))
BENCH_VALUE_REMIX(u512_shl, u512, false, put_wide(r, WIDE_A << wide_n))
BENCH_VALUE_REMIX(u512_shr, u512, false, put_wide(r, WIDE_A >> wide_n))
BENCH_LENGTHS_OF(u256_shl, u256, u256, put(r, A << n))
BENCH_LENGTHS_OF(u256_shr, u256, u256, put(r, A >> n))
#undef BENCH_TOPIC

#define BENCH_TOPIC "mul"
BENCH_VALUE(u256_mul, u256, true, put(r, (A * B)))
BENCH_VALUE(u256_mul_overflow, u256, true, flag = put_low(r, (n512)A *B))
BENCH_FULL_REMIX(u256_full_mul, true, put_wide(r, (n512)A *B))
BENCH_VALUE_REMIX(u256_mulhi, u256, false, put(r, (n256)((n512)A *B >> 256)))
BENCH_VALUE_REMIX(u256_sqr, u256, true, put(r, (A * A)))
BENCH_FULL_REMIX(u256_full_sqr, true, put_wide(r, (n512)A *A))
BENCH_VALUE(u256_mul_u64, u256, true, flag = multiply_limb(r, A, k))
BENCH_VALUE(u256_smul, u256, false, flag = multiply_signed(r, SIGNED_A, SIGNED_B))
BENCH_VALUE(u512_mul, u512, true, put_wide(r, (WIDE_A * WIDE_B)))
BENCH_VALUE(u512_mul_u64, u512, false, flag = multiply_limb_wide(r, WIDE_A, k))
BENCH_LENGTHS_OF(u256_mul, u256, u256, put(r, (A * B)))
BENCH_LENGTHS_OF(u256_mul_overflow, u256, u256, flag = put_low(r, (n512)A *B))
BENCH_LENGTHS_STREAM(u256_full_mul, u512, u256, BENCH_LENGTHS, put_wide(r, (n512)A *B))
#undef BENCH_TOPIC

/* The classes are the master list's. */
#define PEER(op, out, in, call) BENCH_CLASSES_OF(op, out, in, 0, 0, call)

#define BENCH_TOPIC "div"
PEER(u256_divrem, u256, u256, divide(q, r, A, B))
PEER(u256_div, u256, u256, put(r, A / B))
PEER(u256_mod, u256, u256, put(r, A % B))
PEER(u256_divrem_u64, u256, u256, flag = divide_limb(r, A, b->w[0]))
PEER(u256_div_up, u256, u256, divide_up(r, A, B))
PEER(u256_div_exact, u256, u256, flag = divide_exact(r, A, B))
PEER(u512_divrem_u256, u256, u512, divide_wide(q, r, WIDE_A, get(b4)))
PEER(u512_mod_u256, u256, u512, put(r, (n256)(WIDE_A % get(b4))))
PEER(u512_divrem, u512, u512, divide_512(q, r, WIDE_A, WIDE_B))
PEER(u256_muldiv, u256, u256, flag = put_low(r, (n512)A *C / B))
PEER(u256_muldiv_up, u256, u256, flag = multiply_divide_up(r, A, C, B))
PEER(u256_muldivrem, u256, u256, flag = multiply_divide(q, r, A, C, B))
PEER(u256_divrem_by, u256, u256, divide(q, r, A, M))
PEER(u512_divrem_by, u256, u512, divide_wide(q, r, WIDE_A, M))
PEER(u512_mod_by, u256, u512, put(r, (n256)(WIDE_A % M)))
PEER(u256_muldiv_by, u256, u256, flag = put_low(r, (n512)A *C / M))
#undef BENCH_TOPIC

#define BENCH_TOPIC "signed"
PEER(u256_sdivrem, u256, u256, divide_signed(q, r, SIGNED_A, SIGNED_B))
PEER(u256_sdiv, u256, u256, put(r, (n256)(SIGNED_A / SIGNED_B)))
PEER(u256_smod, u256, u256, put(r, (n256)(SIGNED_A % SIGNED_B)))
#undef BENCH_TOPIC

/* A modulus that is kept has no counterpart. */
#define BENCH_TOPIC "modular"
PEER(u256_addmod, u256, u256, put(r, (n256)(((n257)A + C) % B)))
PEER(u256_mulmod, u256, u256, put(r, (n256)((n512)A *C % B)))
PEER(u256_modulus_reduce, u256, u256, put(r, A % M))
PEER(u256_modulus_reduce_u512, u256, u512, put(r, (n256)(WIDE_A % M)))
PEER(u256_modulus_add, u256, u256, put(r, add_modulo(A, get(a2), M)))
PEER(u256_modulus_sub, u256, u256, put(r, subtract_modulo(A, get(a2), M)))
PEER(u256_modulus_neg, u256, u256, put(r, A == 0 ? 0 : M - A))
PEER(u256_modulus_mul, u256, u256, put(r, (n256)((n512)A *get(a2) % M)))
PEER(u256_modulus_sqr, u256, u256, put(r, (n256)((n512)A *A % M)))
#undef BENCH_TOPIC

#define BENCH_TOPIC "evm"
BENCH_VALUE(u256_evm_add, u256, false, put(r, A + B))
BENCH_VALUE(u256_evm_mul, u256, false, put(r, (A * B)))
BENCH_VALUE(u256_evm_sub, u256, false, put(r, A - B))
BENCH_VALUE_REMIX(u256_evm_lt, u256, false, put(r, A < B))
BENCH_VALUE_REMIX(u256_evm_gt, u256, false, put(r, A > B))
BENCH_VALUE_REMIX(u256_evm_slt, u256, false, put(r, SIGNED_A < SIGNED_B))
BENCH_VALUE_REMIX(u256_evm_sgt, u256, false, put(r, SIGNED_A > SIGNED_B))
BENCH_VALUE_REMIX(u256_evm_eq, u256, false, put(r, A == B))
BENCH_VALUE_REMIX(u256_evm_iszero, u256, false, put(r, A == 0))
BENCH_VALUE_REMIX(u256_evm_and, u256, false, put(r, (A & B)))
BENCH_VALUE_REMIX(u256_evm_or, u256, false, put(r, A | B))
BENCH_VALUE(u256_evm_xor, u256, false, put(r, A ^ B))
BENCH_VALUE(u256_evm_not, u256, false, put(r, ~A))
BENCH_LENGTHS_OF(u256_evm_add, u256, u256, put(r, A + B))
BENCH_LENGTHS_OF(u256_evm_mul, u256, u256, put(r, (A * B)))
BENCH_LENGTHS_OF(u256_evm_sub, u256, u256, put(r, A - B))
BENCH_LENGTHS_OF(u256_evm_lt, u256, u256, put(r, A < B))
#undef BENCH_TOPIC

static const struct bench_row *const rows[] = {
    &u256_is_zero_row,
    &u256_eq_row,
    &u256_lt_row,
    &u256_le_row,
    &u256_gt_row,
    &u256_ge_row,
    &u256_cmp_row,
    &u256_cmp_u64_row,
    &u256_is_neg_row,
    &u256_slt_row,
    &u256_sle_row,
    &u256_sgt_row,
    &u256_sge_row,
    &u256_scmp_row,
    &u256_min_row,
    &u256_max_row,
    &u256_smin_row,
    &u256_smax_row,
    &u512_is_zero_row,
    &u512_eq_row,
    &u512_lt_row,
    &u512_le_row,
    &u512_gt_row,
    &u512_ge_row,
    &u512_cmp_row,
    &u512_cmp_u64_row,
    &u512_min_row,
    &u512_max_row,
    &u256_eq_lengths_row,
    &u256_lt_lengths_row,
    &u256_cmp_lengths_row,
    &u256_add_row,
    &u256_sub_row,
    &u256_add_u64_row,
    &u256_sub_u64_row,
    &u256_neg_row,
    &u256_abs_diff_row,
    &u256_add_sat_row,
    &u256_sub_sat_row,
    &u256_sadd_row,
    &u256_ssub_row,
    &u256_sneg_row,
    &u512_add_row,
    &u512_sub_row,
    &u512_neg_row,
    &u256_add_lengths_row,
    &u256_sub_lengths_row,
    &u256_and_row,
    &u256_or_row,
    &u256_xor_row,
    &u256_andnot_row,
    &u256_not_row,
    &u256_shl_row,
    &u256_shr_row,
    &u256_sar_row,
    &u256_rotl_row,
    &u256_rotr_row,
    &u256_bit_row,
    &u256_set_bit_row,
    &u256_clear_bit_row,
    &u256_flip_bit_row,
    &u256_mask_low_row,
#if __has_builtin(__builtin_popcountg)
    &u256_clz_row,
    &u256_ctz_row,
    &u256_popcount_row,
    &u256_bit_len_row,
    &u256_bit_len_lengths_row,
    &u512_clz_row,
    &u512_ctz_row,
    &u512_bit_len_row,
    &u512_bit_len_lengths_row,
#endif
    &u512_and_row,
    &u512_or_row,
    &u512_xor_row,
    &u512_not_row,
    &u512_shl_row,
    &u512_shr_row,
    &u256_shl_lengths_row,
    &u256_shr_lengths_row,
    &u256_mul_row,
    &u256_mul_overflow_row,
    &u256_full_mul_row,
    &u256_mulhi_row,
    &u256_sqr_row,
    &u256_full_sqr_row,
    &u256_mul_u64_row,
    &u256_smul_row,
    &u512_mul_row,
    &u512_mul_u64_row,
    &u256_mul_lengths_row,
    &u256_mul_overflow_lengths_row,
    &u256_full_mul_lengths_row,
    &u256_divrem_row,
    &u256_div_row,
    &u256_mod_row,
    &u256_divrem_u64_row,
    &u256_div_up_row,
    &u256_div_exact_row,
    &u512_divrem_u256_row,
    &u512_mod_u256_row,
    &u512_divrem_row,
    &u256_muldiv_row,
    &u256_muldiv_up_row,
    &u256_muldivrem_row,
    &u256_divrem_by_row,
    &u512_divrem_by_row,
    &u512_mod_by_row,
    &u256_muldiv_by_row,
    &u256_sdivrem_row,
    &u256_sdiv_row,
    &u256_smod_row,
    &u256_addmod_row,
    &u256_mulmod_row,
    &u256_modulus_reduce_row,
    &u256_modulus_reduce_u512_row,
    &u256_modulus_add_row,
    &u256_modulus_sub_row,
    &u256_modulus_neg_row,
    &u256_modulus_mul_row,
    &u256_modulus_sqr_row,
    &u256_evm_add_row,
    &u256_evm_mul_row,
    &u256_evm_sub_row,
    &u256_evm_lt_row,
    &u256_evm_gt_row,
    &u256_evm_slt_row,
    &u256_evm_sgt_row,
    &u256_evm_eq_row,
    &u256_evm_iszero_row,
    &u256_evm_and_row,
    &u256_evm_or_row,
    &u256_evm_xor_row,
    &u256_evm_not_row,
    &u256_evm_add_lengths_row,
    &u256_evm_mul_lengths_row,
    &u256_evm_sub_lengths_row,
    &u256_evm_lt_lengths_row,
};

const struct bench_column *BENCH_COLUMN(void);

const struct bench_column *BENCH_COLUMN(void)
{
    static const struct bench_column column = {.id = BENCH_ID,
                                               .title = BENCH_TITLE,
                                               .backend = "_BitInt",
                                               .version = "of the compiler",
                                               .built = BENCH_BUILT,
                                               .peer = true,
                                               .compare_only = true,
                                               .newer_cpu = BENCH_NEWER_CPU,
                                               .rows = rows,
                                               .n_rows = sizeof rows / sizeof *rows};
    return &column;
}
