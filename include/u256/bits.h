/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_BITS_H
#define U256_BITS_H

/*
 * Bits: logic, shifts, rotations, counts and single bits. Bit 0 is the least significant. Shift counts and bit indices
 * may have any value; each function says what it does from 256 (512) on. All outputs may alias all inputs.
 *
 * Cost: inline and without a branch. A shift selects whole limbs by the high bits of the count and then moves the rest
 * by less than a limb; it indexes no buffer in memory, so a shift right after a store never waits for that store.
 */

#include <u256/types.h>
#ifdef U256_HAVE_BODIES
    #include <u256/kernel.h>
    #include <u256/limb.h>
#endif

U256_BEGIN_DECLS

/* r = a & b, a | b, a ^ b, a & ~b, ~a. */
U256_FN void u256_and(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_or(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_xor(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_andnot(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_not(u256 *r, const u256 *a);

/* r = a * 2^n mod 2^256; 0 if n >= 256. */
U256_FN void u256_shl(u256 *r, const u256 *a, unsigned n);

/* r = floor(a / 2^n); 0 if n >= 256. */
U256_FN void u256_shr(u256 *r, const u256 *a, unsigned n);

/* Two's complement: r = floor(a / 2^n); if n >= 256, 0 or -1 by the sign. */
U256_FN void u256_sar(u256 *r, const u256 *a, unsigned n);

/* r = a rotated by n mod 256 bits towards the most (least) significant end. */
U256_FN void u256_rotl(u256 *r, const u256 *a, unsigned n);
U256_FN void u256_rotr(u256 *r, const u256 *a, unsigned n);

/* Zero bits above the highest set bit, below the lowest set bit; 256 if a = 0. */
U256_FN unsigned u256_clz(const u256 *a);
U256_FN unsigned u256_ctz(const u256 *a);

/* The number of set bits, 0 to 256. */
U256_FN unsigned u256_popcount(const u256 *a);

/* The length of a without leading zeros in bits, in bytes: 0 if a = 0, at most 256, 32. */
U256_FN unsigned u256_bit_len(const u256 *a);
U256_FN unsigned u256_byte_len(const u256 *a);

/* Bit i of a; false if i >= 256. */
U256_FN bool u256_bit(const u256 *a, unsigned i);

/* Sets, clears, flips bit i of r in place; does nothing if i >= 256. */
U256_FN void u256_set_bit(u256 *r, unsigned i);
U256_FN void u256_clear_bit(u256 *r, unsigned i);
U256_FN void u256_flip_bit(u256 *r, unsigned i);

/* r = the 32 bytes of a in reverse order. */
U256_FN void u256_bswap(u256 *r, const u256 *a);

/* r = the 256 bits of a in reverse order. */
U256_FN void u256_reverse_bits(u256 *r, const u256 *a);

/* r = 2^n - 1, the n low bits set; all bits set if n >= 256. */
U256_FN void u256_mask_low(u256 *r, unsigned n);

/* As for u256, with 512 in place of 256. */
U256_FN void u512_and(u512 *r, const u512 *a, const u512 *b);
U256_FN void u512_or(u512 *r, const u512 *a, const u512 *b);
U256_FN void u512_xor(u512 *r, const u512 *a, const u512 *b);
U256_FN void u512_not(u512 *r, const u512 *a);
U256_FN void u512_shl(u512 *r, const u512 *a, unsigned n);
U256_FN void u512_shr(u512 *r, const u512 *a, unsigned n);
U256_FN unsigned u512_clz(const u512 *a);
U256_FN unsigned u512_ctz(const u512 *a);
U256_FN unsigned u512_bit_len(const u512 *a);

#ifdef U256_HAVE_BODIES

U256_FN void u256_and(u256 *r, const u256 *a, const u256 *b)
{
    u256_k_and4(r->w, a->w, b->w);
}

U256_FN void u256_or(u256 *r, const u256 *a, const u256 *b)
{
    u256_k_or4(r->w, a->w, b->w);
}

U256_FN void u256_xor(u256 *r, const u256 *a, const u256 *b)
{
    u256_k_xor4(r->w, a->w, b->w);
}

U256_FN void u256_andnot(u256 *r, const u256 *a, const u256 *b)
{
    u256_k_andnot4(r->w, a->w, b->w);
}

U256_FN void u256_not(u256 *r, const u256 *a)
{
    u256_k_not4(r->w, a->w);
}

/* A count of 256 or more as 255, which leaves a single bit of [a]. */
static inline unsigned u256_k_count(unsigned n)
{
    return n < 256 ? n : 255;
}

U256_FN void u256_shl(u256 *r, const u256 *a, unsigned n)
{
    const uint64_t keep = (uint64_t)0 - (n < 256);
    n = u256_k_count(n);
    uint64_t t[4];
    const uint64_t up2[4] = {0, 0, a->w[0], a->w[1]};
    u256_k_select4(t, a->w, up2, n >> 7 & 1);
    const uint64_t up1[4] = {0, t[0], t[1], t[2]};
    u256_k_select4(t, t, up1, n >> 6 & 1);
    u256_k_shl4_bits(t, t, n, 0);
    u256_k_set4(r->w, t[0], t[1], t[2], t[3] & keep);
}

/* [r] = [a] shifted right by n < 256, with limbs of fill (0 or all ones) coming in from above. */
static inline void u256_k_shr_fill(uint64_t r[4], const uint64_t a[4], unsigned n, uint64_t fill)
{
    uint64_t t[4];
    const uint64_t down2[4] = {a[2], a[3], fill, fill};
    u256_k_select4(t, a, down2, n >> 7 & 1);
    const uint64_t down1[4] = {t[1], t[2], t[3], fill};
    u256_k_select4(t, t, down1, n >> 6 & 1);
    u256_k_shr4_bits(r, t, n, fill);
}

U256_FN void u256_shr(u256 *r, const u256 *a, unsigned n)
{
    const uint64_t keep = (uint64_t)0 - (n < 256);
    u256_k_shr_fill(r->w, a->w, u256_k_count(n), 0);
    r->w[0] &= keep;
}

U256_FN void u256_sar(u256 *r, const u256 *a, unsigned n)
{
    /* A shift by 255 leaves nothing but the sign. */
    u256_k_shr_fill(r->w, a->w, u256_k_count(n), (uint64_t)0 - (a->w[3] >> 63));
}

U256_FN void u256_rotl(u256 *r, const u256 *a, unsigned n)
{
    uint64_t t[4];
    const uint64_t by2[4] = {a->w[2], a->w[3], a->w[0], a->w[1]};
    u256_k_select4(t, a->w, by2, n >> 7 & 1);
    const uint64_t by1[4] = {t[3], t[0], t[1], t[2]};
    u256_k_select4(t, t, by1, n >> 6 & 1);
    u256_k_shl4_bits(r->w, t, n, t[3]);
}

U256_FN void u256_rotr(u256 *r, const u256 *a, unsigned n)
{
    u256_rotl(r, a, 0u - n);
}

U256_FN unsigned u256_clz(const u256 *a)
{
    return u256_k_clz4(a->w);
}

U256_FN unsigned u256_ctz(const u256 *a)
{
    return u256_k_ctz4(a->w);
}

U256_FN unsigned u256_popcount(const u256 *a)
{
    #if defined(__POPCNT__) && !defined(U256_NO_BUILTINS)
    /* An instruction of the caller's target; x86-64 by itself has none. */
    return (unsigned)(__builtin_popcountll(a->w[0]) + __builtin_popcountll(a->w[1]) + __builtin_popcountll(a->w[2]) +
                      __builtin_popcountll(a->w[3]));
    #else
    /* Per byte at most 8, and at most 32 over the four limbs; per 16 bits at most 64; the product's top 16 bits gather
     * the four of them, at most 256. */
    const uint64_t bytes = u256_k_byte_popcounts(a->w[0]) + u256_k_byte_popcounts(a->w[1]) +
                           u256_k_byte_popcounts(a->w[2]) + u256_k_byte_popcounts(a->w[3]);
    const uint64_t pairs = UINT64_C(0x00ff00ff00ff00ff);
    const uint64_t words = (bytes & pairs) + (bytes >> 8 & pairs);
    return (unsigned)(words * UINT64_C(0x0001000100010001) >> 48);
    #endif
}

U256_FN unsigned u256_bit_len(const u256 *a)
{
    return 256 - u256_clz(a);
}

U256_FN unsigned u256_byte_len(const u256 *a)
{
    return (u256_bit_len(a) + 7) / 8;
}

U256_FN bool u256_bit(const u256 *a, unsigned i)
{
    return (a->w[i >> 6 & 3] >> (i & 63) & (i < 256)) != 0;
}

U256_FN void u256_set_bit(u256 *r, unsigned i)
{
    r->w[i >> 6 & 3] |= (uint64_t)(i < 256) << (i & 63);
}

U256_FN void u256_clear_bit(u256 *r, unsigned i)
{
    r->w[i >> 6 & 3] &= ~((uint64_t)(i < 256) << (i & 63));
}

U256_FN void u256_flip_bit(u256 *r, unsigned i)
{
    r->w[i >> 6 & 3] ^= (uint64_t)(i < 256) << (i & 63);
}

U256_FN void u256_bswap(u256 *r, const u256 *a)
{
    u256_k_set4(r->w, u256_k_scalar(u256_k_bswap64(a->w[3])), u256_k_scalar(u256_k_bswap64(a->w[2])),
                u256_k_scalar(u256_k_bswap64(a->w[1])), u256_k_scalar(u256_k_bswap64(a->w[0])));
}

U256_FN void u256_reverse_bits(u256 *r, const u256 *a)
{
    const uint64_t w0 = a->w[0], w1 = a->w[1], w2 = a->w[2], w3 = a->w[3];
    r->w[0] = u256_k_reverse64(w3);
    r->w[1] = u256_k_reverse64(w2);
    r->w[2] = u256_k_reverse64(w1);
    r->w[3] = u256_k_reverse64(w0);
}

U256_FN void u256_mask_low(u256 *r, unsigned n)
{
    const unsigned limb = n >> 6;
    const uint64_t below = (UINT64_C(1) << (n & 63)) - 1;
    const uint64_t full0 = (uint64_t)0 - (limb > 0), full1 = (uint64_t)0 - (limb > 1);
    const uint64_t full2 = (uint64_t)0 - (limb > 2), full3 = (uint64_t)0 - (limb > 3);
    u256_k_set4(r->w, full0 | below, full1 | (full0 & below), full2 | (full1 & below), full3 | (full2 & below));
}

U256_FN void u512_and(u512 *r, const u512 *a, const u512 *b)
{
    u256_k_and4(r->w, a->w, b->w);
    u256_k_and4(r->w + 4, a->w + 4, b->w + 4);
}

U256_FN void u512_or(u512 *r, const u512 *a, const u512 *b)
{
    u256_k_or4(r->w, a->w, b->w);
    u256_k_or4(r->w + 4, a->w + 4, b->w + 4);
}

U256_FN void u512_xor(u512 *r, const u512 *a, const u512 *b)
{
    u256_k_xor4(r->w, a->w, b->w);
    u256_k_xor4(r->w + 4, a->w + 4, b->w + 4);
}

U256_FN void u512_not(u512 *r, const u512 *a)
{
    u256_k_not4(r->w, a->w);
    u256_k_not4(r->w + 4, a->w + 4);
}

U256_FN void u512_shl(u512 *r, const u512 *a, unsigned n)
{
    static const uint64_t zero[4] = {0, 0, 0, 0};
    const uint64_t keep = (uint64_t)0 - (n < 512);
    n = n < 512 ? n : 511; /* one bit of [a] is left */
    uint64_t lo[4], hi[4];
    u256_k_select4(hi, a->w + 4, a->w, n >> 8 & 1);
    u256_k_select4(lo, a->w, zero, n >> 8 & 1);
    const uint64_t hi_up2[4] = {lo[2], lo[3], hi[0], hi[1]}, lo_up2[4] = {0, 0, lo[0], lo[1]};
    u256_k_select4(hi, hi, hi_up2, n >> 7 & 1);
    u256_k_select4(lo, lo, lo_up2, n >> 7 & 1);
    const uint64_t hi_up1[4] = {lo[3], hi[0], hi[1], hi[2]}, lo_up1[4] = {0, lo[0], lo[1], lo[2]};
    u256_k_select4(hi, hi, hi_up1, n >> 6 & 1);
    u256_k_select4(lo, lo, lo_up1, n >> 6 & 1);
    u256_k_shl4_bits(hi, hi, n, lo[3]);
    u256_k_shl4_bits(r->w, lo, n, 0);
    u256_k_set4(r->w + 4, hi[0], hi[1], hi[2], hi[3] & keep);
}

U256_FN void u512_shr(u512 *r, const u512 *a, unsigned n)
{
    static const uint64_t zero[4] = {0, 0, 0, 0};
    const uint64_t keep = (uint64_t)0 - (n < 512);
    n = n < 512 ? n : 511; /* one bit of [a] is left */
    uint64_t lo[4], hi[4];
    u256_k_select4(lo, a->w, a->w + 4, n >> 8 & 1);
    u256_k_select4(hi, a->w + 4, zero, n >> 8 & 1);
    const uint64_t lo_down2[4] = {lo[2], lo[3], hi[0], hi[1]}, hi_down2[4] = {hi[2], hi[3], 0, 0};
    u256_k_select4(lo, lo, lo_down2, n >> 7 & 1);
    u256_k_select4(hi, hi, hi_down2, n >> 7 & 1);
    const uint64_t lo_down1[4] = {lo[1], lo[2], lo[3], hi[0]}, hi_down1[4] = {hi[1], hi[2], hi[3], 0};
    u256_k_select4(lo, lo, lo_down1, n >> 6 & 1);
    u256_k_select4(hi, hi, hi_down1, n >> 6 & 1);
    u256_k_shr4_bits(r->w, lo, n, hi[0]);
    u256_k_shr4_bits(r->w + 4, hi, n, 0);
    r->w[0] &= keep;
}

U256_FN unsigned u512_clz(const u512 *a)
{
    const uint64_t *const w = a->w, none = u256_k_zero_mask(w[4] | w[5] | w[6] | w[7]);
    const uint64_t top[4] = {w[4] | (w[0] & none), w[5] | (w[1] & none), w[6] | (w[2] & none), w[7] | (w[3] & none)};
    return 256 * (unsigned)(none & 1) + u256_k_clz4(top);
}

U256_FN unsigned u512_ctz(const u512 *a)
{
    const uint64_t *const w = a->w, none = u256_k_zero_mask(w[0] | w[1] | w[2] | w[3]);
    const uint64_t low[4] = {w[0] | (w[4] & none), w[1] | (w[5] & none), w[2] | (w[6] & none), w[3] | (w[7] & none)};
    return 256 * (unsigned)(none & 1) + u256_k_ctz4(low);
}

U256_FN unsigned u512_bit_len(const u512 *a)
{
    return 512 - u512_clz(a);
}

#endif /* U256_HAVE_BODIES */

U256_END_DECLS

#endif /* U256_BITS_H */
