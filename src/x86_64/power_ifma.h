/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_POWER_IFMA_H
#define U256_POWER_IFMA_H

/*
 * A power modulo an odd number of four limbs whose products cost next to nothing: its squares, each of which waits for
 * the one before, keep the integer units busy, and AVX-512 IFMA makes the products beside them. Internal.
 *
 * For that no square may wait for a product: the digits of the exponent, two bits each, are taken from the lowest on.
 * (A. C.-C. Yao, "On the evaluation of powers", SIAM Journal on Computing 5, 1976.) With P_d the product of all a^(4^i)
 * for which digit i of e is d, a^e = P_1 P_2^2 P_3^3. P_0 is made, too, although it is not needed: a branch for each
 * digit, which no predictor foresees, would take longer than the products.
 *
 * P_d is in one vector, a limb of 52 bits in each lane; W = 2^52. It is multiplied by 2^256 modulo m, as in
 * Montgomery's form, and not reduced below m: see u256_k_lanes_product.
 */

#include <immintrin.h>

#include <u256/bits.h>
#include <u256/kernel.h>

#include "../portable/array_vector.h"
#include "avx512.h"

/* What all products of a power share. */
typedef struct {
    __m512i f;       /* f W - 1 is a multiple of m, and f < m */
    __m512i f_above; /* f W */
} u256_k_lanes_modulus;

/*
 * p x / 2^256 modulo m, for the limbs of 16 x, of which there are five: Montgomery's product by W^5 = 16 * 2^256, one
 * row for each of these limbs, reduced by f W - 1 as in kernel_chain.h. The result is below p + f W. So after n
 * products a number that was 2^256 is below 2^256 + n 2^308, which for n <= 128 has seven limbs. A lane gets at most 20
 * halves of products, and five carries of less than 2^12: it stays below 2^57.
 */
typedef struct {
    __m512i p, x;
    __m512i limb; /* of x, in every lane: that of the row */
    __m512i sum;
    __m512i quotient; /* that of the last row, in every lane; bits above its 52 are ignored, as in all factors */
} u256_k_lanes_product;

/* The lowest lane in every lane. */
U256_K_AVX512_INLINE __m512i u256_k_lanes_lowest(__m512i x)
{
    return _mm512_broadcastq_epi64(_mm512_castsi512_si128(x));
}

U256_K_AVX512_INLINE u256_k_lanes_modulus u256_k_lanes_modulus_init(const uint64_t m[4], uint64_t inverse)
{
    /* m (W - inverse mod W) + 1, a multiple of W. */
    uint64_t w[5];
    w[4] = u256_k_mul4x1(w, m, (0 - inverse) & ((UINT64_C(1) << 52) - 1), 1);
    const uint64_t f[5] = {w[0] >> 52 | w[1] << 12, w[1] >> 40 | w[2] << 24, w[2] >> 28 | w[3] << 36,
                           w[3] >> 16 | w[4] << 48, w[4] >> 4};
    u256_k_lanes_modulus M;
    M.f = _mm512_maskz_loadu_epi64(0x1f, f);
    M.f_above = _mm512_alignr_epi64(M.f, _mm512_setzero_si512(), 7);
    return M;
}

/* The limbs of 16 [x], for [x] < 2^256. */
U256_K_AVX512_INLINE __m512i u256_k_lanes_of_16(const uint64_t x[4])
{
    const __m512i upper =
        _mm512_zextsi256_si512(_mm256_set_epi64x((long long)x[3], (long long)x[2], (long long)x[1], (long long)x[0]));
    const __m512i lower = _mm512_alignr_epi64(upper, _mm512_setzero_si512(), 7);
    /* Bits 52 i - 4 and up; bit 64 i - 64 is the lowest in `lower`. */
    return _mm512_shrdv_epi64(lower, upper, _mm512_set_epi64(0, 0, 0, 12, 24, 36, 48, 60));
}

U256_K_AVX512_INLINE u256_k_lanes_product u256_k_lanes_begin(__m512i p, __m512i x)
{
    const __m512i zero = _mm512_setzero_si512(), limb = u256_k_lanes_lowest(x);
    const u256_k_lanes_product P = {p, x, limb, _mm512_madd52lo_epu64(zero, limb, p), zero};
    return P;
}

/* Row i: the sum loses its lowest limb. The low half of the next row's product is a part of it. */
U256_K_AVX512_INLINE void u256_k_lanes_row(u256_k_lanes_product *P, int i, const u256_k_lanes_modulus *M)
{
    __m512i rest = _mm512_madd52hi_epu64(_mm512_setzero_si512(), P->limb, P->p);
    if (i < 4) {
        P->limb = _mm512_permutexvar_epi64(_mm512_set1_epi64(i + 1), P->x);
        rest = _mm512_madd52lo_epu64(rest, P->limb, P->p);
    }
    rest = _mm512_madd52hi_epu64(rest, P->quotient, M->f);
    P->quotient = u256_k_lanes_lowest(P->sum);
    rest = _mm512_add_epi64(rest, _mm512_maskz_srli_epi64(1, P->sum, 52));
    P->sum = _mm512_add_epi64(rest, _mm512_alignr_epi64(_mm512_setzero_si512(), P->sum, 1));
    P->sum = _mm512_madd52lo_epu64(P->sum, P->quotient, M->f);
}

/* The number whose limbs are below 2^57, with limbs below W. */
U256_K_AVX512_INLINE __m512i u256_k_lanes_carry(__m512i sum)
{
    const __m512i ones = _mm512_set1_epi64((1LL << 52) - 1), above = _mm512_srli_epi64(sum, 52);
    sum = _mm512_add_epi64(_mm512_and_si512(sum, ones), _mm512_alignr_epi64(above, _mm512_setzero_si512(), 7));
    /* Now below W + 32; the carries that remain go as in array_avx512.h. */
    const uint32_t generated = _cvtmask8_u32(_mm512_cmpgt_epu64_mask(sum, ones));
    const uint32_t passed = _cvtmask8_u32(_mm512_cmpeq_epi64_mask(sum, ones));
    const __mmask8 carries = _cvtu32_mask8((passed + 2 * generated) ^ passed);
    return _mm512_and_si512(_mm512_mask_add_epi64(sum, carries, sum, _mm512_set1_epi64(1)), ones);
}

U256_K_AVX512_INLINE __m512i u256_k_lanes_end(const u256_k_lanes_product *P, const u256_k_lanes_modulus *M)
{
    return u256_k_lanes_carry(_mm512_madd52hi_epu64(P->sum, P->quotient, M->f_above));
}

/* Compilers would put all rows of a product behind the squares that do not wait for them. In turns with the squares, so
 * that the core has both in view, each row is before the next square, which is made to wait for a limb that seems to
 * come from the row. */
U256_K_AVX512_INLINE void u256_k_lanes_before(u256_k_lanes_product *P, u256_k_mont_chain *chain)
{
    __asm__("" : "+v"(P->sum), "+v"(P->limb), "+r"(chain->x[0]));
}

/* p[d] = P_d, below 2^316, for [x] = a 2^256 modulo [m], [x] < [m]. */
U256_K_AVX512 static __attribute__((noinline, flatten)) void
u256_k_ifma_power_products(__m512i p[4], const uint64_t x[4], const u256 *e, const uint64_t m[4], uint64_t inverse)
{
    const u256_k_lanes_modulus M = u256_k_lanes_modulus_init(m, inverse);
    const unsigned length = u256_bit_len(e);
    p[0] = p[1] = p[2] = p[3] = _mm512_set_epi64(0, 0, 0, 1LL << 48, 0, 0, 0, 0); /* 1, times 2^256 */
    u256_k_mont_chain chain;
    u256_k_mont_chain_begin(&chain, x, m, inverse);
    for (unsigned i = 0; i < length; i += 2) {
        __m512i *const product = &p[e->w[i / 64] >> i % 64 & 3];
        uint64_t factor[4];
        u256_k_mont_chain_end(factor, &chain);
        u256_k_lanes_product P = u256_k_lanes_begin(*product, u256_k_lanes_of_16(factor));
        u256_k_lanes_row(&P, 0, &M);
        u256_k_lanes_before(&P, &chain);
        u256_k_mont_chain_sqr(&chain);
        u256_k_lanes_row(&P, 1, &M);
        u256_k_lanes_row(&P, 2, &M);
        u256_k_lanes_row(&P, 3, &M);
        u256_k_lanes_before(&P, &chain);
        u256_k_mont_chain_sqr(&chain);
        u256_k_lanes_row(&P, 4, &M);
        *product = u256_k_lanes_end(&P, &M);
    }
}

/* [r] = P_d modulo [m], for p = P_d below 2^320. */
U256_K_AVX512 static __attribute__((noinline)) void u256_k_ifma_reduce(uint64_t r[4], const __m512i *p,
                                                                       const uint64_t m[4], uint64_t inverse)
{
    uint64_t l[8];
    _mm512_storeu_si512(l, *p);
    const uint64_t t[8] = {l[0] | l[1] << 52, l[1] >> 12 | l[2] << 40, l[2] >> 24 | l[3] << 28, l[3] >> 36 | l[4] << 16,
                           l[4] >> 48 | l[5] << 4 | l[6] << 56};
    u256_k_redc4(r, t, m, inverse);
}

/* [x] = [x]^e modulo [m], for any [x], and [square] = R^2 modulo [m], R = 2^256. */
U256_K_AVX512 static __attribute__((noinline)) void
u256_k_ifma_power_any(uint64_t x[4], const uint64_t square[4], const u256 *e, const uint64_t m[4], uint64_t inverse)
{
    uint64_t p1[4], p2[4], p3[4], p32[4];
    __m512i p[4];
    u256_k_mont_mul4(x, x, square, m, inverse);
    u256_k_ifma_power_products(p, x, e, m, inverse);
    u256_k_ifma_reduce(p1, &p[1], m, inverse);
    u256_k_ifma_reduce(p2, &p[2], m, inverse);
    u256_k_ifma_reduce(p3, &p[3], m, inverse);
    /* Times R: P_3, P_2, and both. */
    u256_k_mont_mul4(p3, p3, square, m, inverse);
    u256_k_mont_mul4(p2, p2, square, m, inverse);
    u256_k_mont_mul4(p32, p3, p2, m, inverse);
    /* Without R: P_1 P_2 P_3, then times P_2 P_3, then times P_3. */
    u256_k_mont_mul4(p1, p1, p32, m, inverse);
    u256_k_mont_mul4(p1, p1, p32, m, inverse);
    u256_k_mont_mul4(x, p1, p3, m, inverse);
}

/* The same if this CPU can and it pays, otherwise false. Windows skip zeros; the work done for zeros here, and at the
 * end, pays off from a dozen ones on as gcc compiles it, from two dozen with clang. */
static bool u256_k_ifma_power(uint64_t x[4], const uint64_t square[4], const u256 *e, const uint64_t m[4],
                              uint64_t inverse)
{
    const bool pays = u256_popcount(e) > 24 && u256_k_array_vector()->ifma;
    if (pays)
        u256_k_ifma_power_any(x, square, e, m, inverse);
    return pays;
}

#endif /* U256_POWER_IFMA_H */
