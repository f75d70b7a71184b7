/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_ARRAY_AVX512_H
#define U256_ARRAY_AVX512_H

/*
 * Array functions with AVX-512 that need no products: a vector holds two numbers as they lie in memory, and eight
 * numbers make a block. Internal; the contract is in src/portable/array_vector.h.
 *
 * Carries are found in masks. With g the limbs that carry out by themselves and p those that are all ones, one addition
 * of integers, p + 2 g, propagates all carries at once: bit i of the sum differs from p if limb i gets a carry.
 */

#include <immintrin.h>

#include <u256/modular.h>

#include "../portable/array_vector.h"
#include "avx512.h"

enum { U256_K_AVX512_BLOCK = 8 };

/* The bits of the masks of four vectors, of eight numbers, in one word. */
U256_K_AVX512_INLINE uint32_t u256_k_avx512_join(__mmask8 m0, __mmask8 m1, __mmask8 m2, __mmask8 m3)
{
    return _cvtmask32_u32(_mm512_kunpackw(_mm512_kunpackb(m3, m2), _mm512_kunpackb(m1, m0)));
}

/* The limbs that get a carry, four bits for each number; *out has in bit 3 of each the carry out. */
U256_K_AVX512_INLINE uint32_t u256_k_avx512_carries(uint32_t generated, uint32_t passed, uint32_t *out)
{
    const uint32_t below_top = 0x77777777;
    const uint32_t carries = ((passed & below_top) + (generated << 1 & ~UINT32_C(0x11111111))) ^ (passed & below_top);
    *out = (generated | (passed & carries)) & ~below_top;
    return carries;
}

/* Four vectors, eight numbers. */
typedef struct {
    __m512i v[4];
} u256_k_avx512_rows;

U256_K_AVX512_INLINE u256_k_avx512_rows u256_k_avx512_read(const void *p)
{
    u256_k_avx512_rows x;
    for (int i = 0; i < 4; i++)
        x.v[i] = _mm512_loadu_si512((const char *)p + 64 * i);
    return x;
}

U256_K_AVX512_INLINE void u256_k_avx512_write(void *p, const u256_k_avx512_rows *x)
{
    for (int i = 0; i < 4; i++)
        _mm512_storeu_si512((char *)p + 64 * i, x->v[i]);
}

/* x + y and, in bit 3 of the four of each number, *out = the carry. */
U256_K_AVX512_INLINE u256_k_avx512_rows u256_k_avx512_sum(const u256_k_avx512_rows *x, const u256_k_avx512_rows *y,
                                                          uint32_t *out)
{
    const __m512i ones = _mm512_set1_epi64(-1);
    u256_k_avx512_rows s;
    __mmask8 g[4], p[4];
    for (int j = 0; j < 4; j++) {
        s.v[j] = _mm512_add_epi64(x->v[j], y->v[j]);
        g[j] = _mm512_cmplt_epu64_mask(s.v[j], x->v[j]);
        p[j] = _mm512_cmpeq_epi64_mask(s.v[j], ones);
    }
    const uint32_t carries = u256_k_avx512_carries(u256_k_avx512_join(g[0], g[1], g[2], g[3]),
                                                   u256_k_avx512_join(p[0], p[1], p[2], p[3]), out);
    for (int j = 0; j < 4; j++) {
        const __mmask8 m = (__mmask8)(carries >> 8 * j);
        s.v[j] = _mm512_mask_sub_epi64(s.v[j], m, s.v[j], ones);
    }
    return s;
}

/* The borrows of x - y likewise: a limb borrows by itself where x < y, and passes a borrow on where x = y. */
U256_K_AVX512_INLINE uint32_t u256_k_avx512_borrows(const u256_k_avx512_rows *x, const u256_k_avx512_rows *y,
                                                    uint32_t *out)
{
    __mmask8 g[4], p[4];
    for (int j = 0; j < 4; j++) {
        g[j] = _mm512_cmplt_epu64_mask(x->v[j], y->v[j]);
        p[j] = _mm512_cmpeq_epi64_mask(x->v[j], y->v[j]);
    }
    return u256_k_avx512_carries(u256_k_avx512_join(g[0], g[1], g[2], g[3]), u256_k_avx512_join(p[0], p[1], p[2], p[3]),
                                 out);
}

/* x - y and likewise the borrow. */
U256_K_AVX512_INLINE u256_k_avx512_rows u256_k_avx512_difference(const u256_k_avx512_rows *x,
                                                                 const u256_k_avx512_rows *y, uint32_t *out)
{
    const __m512i ones = _mm512_set1_epi64(-1);
    const uint32_t borrows = u256_k_avx512_borrows(x, y, out);
    u256_k_avx512_rows d;
    for (int j = 0; j < 4; j++) {
        const __mmask8 m = (__mmask8)(borrows >> 8 * j);
        d.v[j] = _mm512_sub_epi64(x->v[j], y->v[j]);
        d.v[j] = _mm512_mask_add_epi64(d.v[j], m, d.v[j], ones);
    }
    return d;
}

U256_K_AVX512 static size_t u256_k_avx512_add(u256 *r, const u256 *a, const u256 *b, size_t n, bool *flag)
{
    uint32_t any = 0, out;
    size_t i = 0;
    for (; n - i >= U256_K_AVX512_BLOCK; i += U256_K_AVX512_BLOCK) {
        const u256_k_avx512_rows x = u256_k_avx512_read(a + i), y = u256_k_avx512_read(b + i);
        const u256_k_avx512_rows s = u256_k_avx512_sum(&x, &y, &out);
        any |= out;
        u256_k_avx512_write(r + i, &s);
    }
    *flag |= any != 0;
    return i;
}

U256_K_AVX512 static size_t u256_k_avx512_sub(u256 *r, const u256 *a, const u256 *b, size_t n, bool *flag)
{
    uint32_t any = 0, out;
    size_t i = 0;
    for (; n - i >= U256_K_AVX512_BLOCK; i += U256_K_AVX512_BLOCK) {
        const u256_k_avx512_rows x = u256_k_avx512_read(a + i), y = u256_k_avx512_read(b + i);
        const u256_k_avx512_rows d = u256_k_avx512_difference(&x, &y, &out);
        any |= out;
        u256_k_avx512_write(r + i, &d);
    }
    *flag |= any != 0;
    return i;
}

/* s -= m where that is not negative, for s of 257 bits, the highest in `over`. */
U256_K_AVX512_INLINE void u256_k_avx512_subtract_where(u256_k_avx512_rows *s, uint32_t *over,
                                                       const u256_k_avx512_rows *m)
{
    uint32_t borrow;
    const u256_k_avx512_rows d = u256_k_avx512_difference(s, m, &borrow);
    const uint32_t fits = ((*over | ~borrow) & 0x88888888) >> 3;
    *over &= ~borrow;
    for (int j = 0; j < 4; j++)
        s->v[j] = _mm512_mask_mov_epi64(s->v[j], (__mmask8)(15 * fits >> 8 * j), d.v[j]);
}

/* Whether all s < m. The top limbs tell unless they are equal, as mostly in short numbers. */
U256_K_AVX512_INLINE bool u256_k_avx512_all_below(const u256_k_avx512_rows *s, uint32_t over,
                                                  const u256_k_avx512_rows *m)
{
    __mmask8 unsure = over != 0;
    for (int j = 0; j < 4; j++)
        unsure |= _mm512_mask_cmpge_epu64_mask(0x88, s->v[j], m->v[j]);
    if (!U256_K_UNLIKELY(unsure))
        return true;
    uint32_t below;
    u256_k_avx512_borrows(s, m, &below);
    return (below & ~over) == 0x88888888;
}

/* A modulus for each element. */
U256_K_AVX512 static size_t u256_k_avx512_addmod(u256 *r, const u256 *a, const u256 *b, const u256 *m, size_t n,
                                                 bool *flag)
{
    /* One subtraction is enough for operands below m, three for operands below 2 m. */
    enum { SUBTRACTIONS = 3 };
    size_t i = 0;
    for (; n - i >= U256_K_AVX512_BLOCK; i += U256_K_AVX512_BLOCK) {
        const u256_k_avx512_rows x = u256_k_avx512_read(a + i), y = u256_k_avx512_read(b + i);
        const u256_k_avx512_rows moduli = u256_k_avx512_read(m + i);
        uint32_t over;
        u256_k_avx512_rows s = u256_k_avx512_sum(&x, &y, &over);
        u256_k_avx512_subtract_where(&s, &over, &moduli);
        bool below = u256_k_avx512_all_below(&s, over, &moduli);
        for (int done = 1; U256_K_UNLIKELY(!below) && done < SUBTRACTIONS; done++) {
            u256_k_avx512_subtract_where(&s, &over, &moduli);
            below = u256_k_avx512_all_below(&s, over, &moduli);
        }
        if (U256_K_UNLIKELY(!below)) {
            for (size_t j = i; j < i + U256_K_AVX512_BLOCK; j++)
                *flag |= u256_addmod(&r[j], &a[j], &b[j], &m[j]);
            continue;
        }
        u256_k_avx512_write(r + i, &s);
    }
    return i;
}

/* Eight bytes of 0 or 1 from the bits that the mask chooses, one for each number. */
U256_K_AVX512_INLINE void u256_k_avx512_write_bools(uint8_t *r, uint32_t bits, uint32_t mask)
{
    const uint64_t bytes = _pdep_u64(_pext_u32(bits, mask), UINT64_C(0x0101010101010101));
    __builtin_memcpy(r, &bytes, sizeof bytes);
}

U256_K_AVX512 static size_t u256_k_avx512_lt(uint8_t *r, const u256 *a, const u256 *b, size_t n)
{
    size_t i = 0;
    for (; n - i >= U256_K_AVX512_BLOCK; i += U256_K_AVX512_BLOCK) {
        const u256_k_avx512_rows x = u256_k_avx512_read(a + i), y = u256_k_avx512_read(b + i);
        uint32_t out;
        u256_k_avx512_borrows(&x, &y, &out);
        u256_k_avx512_write_bools(r + i, out, 0x88888888);
    }
    return i;
}

U256_K_AVX512 static size_t u256_k_avx512_eq(uint8_t *r, const u256 *a, const u256 *b, size_t n)
{
    size_t i = 0;
    for (; n - i >= U256_K_AVX512_BLOCK; i += U256_K_AVX512_BLOCK) {
        const u256_k_avx512_rows x = u256_k_avx512_read(a + i), y = u256_k_avx512_read(b + i);
        __mmask8 e[4];
        for (int j = 0; j < 4; j++)
            e[j] = _mm512_cmpeq_epi64_mask(x.v[j], y.v[j]);
        const uint32_t limbs = u256_k_avx512_join(e[0], e[1], e[2], e[3]), pairs = limbs & limbs >> 1;
        u256_k_avx512_write_bools(r + i, pairs & pairs >> 2, 0x11111111);
    }
    return i;
}

#define U256_K_AVX512_BITWISE(name, instruction)                                                                       \
    U256_K_AVX512 static size_t name(u256 *r, const u256 *a, const u256 *b, size_t n)                                  \
    {                                                                                                                  \
        size_t i = 0;                                                                                                  \
        for (; n - i >= U256_K_AVX512_BLOCK; i += U256_K_AVX512_BLOCK) {                                               \
            const u256_k_avx512_rows x = u256_k_avx512_read(a + i), y = u256_k_avx512_read(b + i);                     \
            u256_k_avx512_rows z;                                                                                      \
            for (int j = 0; j < 4; j++)                                                                                \
                z.v[j] = instruction(x.v[j], y.v[j]);                                                                  \
            u256_k_avx512_write(r + i, &z);                                                                            \
        }                                                                                                              \
        return i;                                                                                                      \
    }
U256_K_AVX512_BITWISE(u256_k_avx512_and, _mm512_and_si512)
U256_K_AVX512_BITWISE(u256_k_avx512_or, _mm512_or_si512)
U256_K_AVX512_BITWISE(u256_k_avx512_xor, _mm512_xor_si512)
#undef U256_K_AVX512_BITWISE

/* The limbs moved `up` places higher, with zeros where there are none, as an index for
 * _mm512_permutexvar_epi64 and its mask. */
U256_K_AVX512_INLINE __m512i u256_k_avx512_move(int up, __mmask8 *mask)
{
    const __m512i limb = _mm512_set_epi64(3, 2, 1, 0, 3, 2, 1, 0), upper = _mm512_set_epi64(4, 4, 4, 4, 0, 0, 0, 0);
    const __m512i from = _mm512_sub_epi64(limb, _mm512_set1_epi64(up));
    *mask = _mm512_cmplt_epu64_mask(from, _mm512_set1_epi64(4));
    return _mm512_add_epi64(from, upper);
}

U256_K_AVX512 static size_t u256_k_avx512_shl(u256 *r, const u256 *a, unsigned count, size_t n)
{
    const __m512i bits = _mm512_set1_epi64(count % 64);
    const int limbs = (int)(count / 64);
    __mmask8 hi_mask, lo_mask;
    const __m512i hi_index = u256_k_avx512_move(limbs, &hi_mask), lo_index = u256_k_avx512_move(limbs + 1, &lo_mask);
    size_t i = 0;
    for (; n - i >= U256_K_AVX512_BLOCK; i += U256_K_AVX512_BLOCK) {
        u256_k_avx512_rows x = u256_k_avx512_read(a + i);
        for (int j = 0; j < 4; j++) {
            const __m512i hi = _mm512_maskz_permutexvar_epi64(hi_mask, hi_index, x.v[j]);
            const __m512i lo = _mm512_maskz_permutexvar_epi64(lo_mask, lo_index, x.v[j]);
            x.v[j] = _mm512_shldv_epi64(hi, lo, bits);
        }
        u256_k_avx512_write(r + i, &x);
    }
    return i;
}

U256_K_AVX512 static size_t u256_k_avx512_shr(u256 *r, const u256 *a, unsigned count, size_t n)
{
    const __m512i bits = _mm512_set1_epi64(count % 64);
    const int limbs = (int)(count / 64);
    __mmask8 hi_mask, lo_mask;
    const __m512i hi_index = u256_k_avx512_move(-limbs - 1, &hi_mask), lo_index = u256_k_avx512_move(-limbs, &lo_mask);
    size_t i = 0;
    for (; n - i >= U256_K_AVX512_BLOCK; i += U256_K_AVX512_BLOCK) {
        u256_k_avx512_rows x = u256_k_avx512_read(a + i);
        for (int j = 0; j < 4; j++) {
            const __m512i hi = _mm512_maskz_permutexvar_epi64(hi_mask, hi_index, x.v[j]);
            const __m512i lo = _mm512_maskz_permutexvar_epi64(lo_mask, lo_index, x.v[j]);
            x.v[j] = _mm512_shrdv_epi64(lo, hi, bits);
        }
        u256_k_avx512_write(r + i, &x);
    }
    return i;
}

/* The 32 bytes of each number in reverse order. */
U256_K_AVX512_INLINE size_t u256_k_avx512_reverse(void *r, const void *a, size_t n)
{
    uint8_t order[64];
    for (unsigned j = 0; j < 64; j++)
        order[j] = (uint8_t)(j ^ 31);
    const __m512i index = _mm512_loadu_si512(order);
    size_t i = 0;
    for (; n - i >= U256_K_AVX512_BLOCK; i += U256_K_AVX512_BLOCK) {
        u256_k_avx512_rows x = u256_k_avx512_read((const char *)a + 32 * i);
        for (int j = 0; j < 4; j++)
            x.v[j] = _mm512_permutexvar_epi8(index, x.v[j]);
        u256_k_avx512_write((char *)r + 32 * i, &x);
    }
    return i;
}

U256_K_AVX512 static size_t u256_k_avx512_load_be(u256 *r, const uint8_t *p, size_t n)
{
    return u256_k_avx512_reverse(r, p, n);
}

U256_K_AVX512 static size_t u256_k_avx512_store_be(uint8_t *p, const u256 *a, size_t n)
{
    return u256_k_avx512_reverse(p, a, n);
}

#endif /* U256_ARRAY_AVX512_H */
