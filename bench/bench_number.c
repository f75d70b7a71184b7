/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* number.h; included by bench_backend.c. */

#define BENCH_TOPIC "number"

#define PAIRS                                                                                                          \
    (BENCH_SET(BENCH_FULL) | BENCH_SET(BENCH_MIXED) | BENCH_SET(BENCH_SMALL) | BENCH_SET(BENCH_FIBONACCI) |            \
     BENCH_SET(BENCH_CLIENT))
#define SIZES (BENCH_RANGE(BENCH_LIMBS_1, BENCH_LIMBS_4) | BENCH_SET(BENCH_MIXED))
#define WIDE_SIZES (SIZES | BENCH_SET(BENCH_LIMBS_6) | BENCH_SET(BENCH_LIMBS_8))
#define ROOTS BENCH_RANGE(BENCH_CUBE_ROOT, BENCH_ANY_ROOT)
#define ODD_B                                                                                                          \
    (BENCH_SET(BENCH_ODD) | BENCH_SET(BENCH_HALF) | BENCH_SET(BENCH_ONE_LIMB) | BENCH_SET(BENCH_BN254) |               \
     BENCH_SET(BENCH_FIBONACCI))

BENCH_CLASSES_OF(u256_gcd, u256, u256, PAIRS, BENCH_SET(BENCH_FULL), u256_gcd(r, a, b))
BENCH_CLASSES_OF(u256_lcm, u256, u256, PAIRS, 0, flag = u256_lcm(r, a, b))
BENCH_CLASSES_OF(u256_isqrt, u256, u256, SIZES, BENCH_SET(BENCH_LIMBS_4), u256_isqrt(r, a))
BENCH_CLASSES_OF(u512_isqrt, u256, u512, WIDE_SIZES, 0, u512_isqrt(r, a))
BENCH_CLASSES_OF(u256_iroot, u256, u256, ROOTS, 0, flag = u256_iroot(r, a, (unsigned)k))
BENCH_CLASSES_FLAG(u256_ilog2, u256, SIZES, 0, flag = u256_ilog2(a))
BENCH_CLASSES_FLAG(u256_ilog10, u256, SIZES, 0, flag = u256_ilog10(a))
BENCH_CLASSES_OF(u256_inv_pow2, u256, u256, BENCH_SET(BENCH_ODD_ANY), 0, flag = u256_inv_pow2(r, a))
BENCH_CLASSES_FLAG(u256_jacobi, u256, ODD_B, 0, flag = (uint64_t)u256_jacobi(a, b))

#undef BENCH_TOPIC
#undef PAIRS
#undef SIZES
#undef WIDE_SIZES
#undef ROOTS
#undef ODD_B

static const struct bench_row *const number_rows[] = {
    &u256_gcd_row,   &u256_lcm_row,    &u256_isqrt_row,    &u512_isqrt_row,  &u256_iroot_row,
    &u256_ilog2_row, &u256_ilog10_row, &u256_inv_pow2_row, &u256_jacobi_row,
};
