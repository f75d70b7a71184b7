/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_KERNEL_ROWS_H
#define U256_KERNEL_ROWS_H

/*
 * The sums and products that a backend does not define itself. Products are by operand scanning: row i is [a] * b[i],
 * added at limb i (Knuth, TAOCP 2, 4.3.1, algorithm M). Included at the end of a backend's header; aliasing and
 * notation as in src/portable/kernel_int128.h.
 *
 * The loops have constant bounds, so compilers unroll them and keep the local array in registers. u256_k_copy() copies
 * it out where gcc 12 would otherwise store it and load it again as vectors: that made a fold take 27 ns instead of 7.
 */

#include <u256/limb.h>

/* [r] + 2^256 * result = [a] + [b] + carry. */
#ifndef U256_K_HAS_ADD4
static inline bool u256_k_add4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool carry)
{
    uint64_t t[4];
    for (int i = 0; i < 4; i++) {
        const uint64_t s = a[i] + b[i];
        t[i] = s + carry;
        /* At most one of the two steps wraps: a wrapped s is at most 2^64 - 2. */
        carry = (s < a[i]) | (t[i] < s);
    }
    u256_k_copy(r, t, 4);
    return carry;
}
#endif

/* [r] - 2^256 * result = [a] - [b] - borrow. */
#ifndef U256_K_HAS_SUB4
static inline bool u256_k_sub4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool borrow)
{
    uint64_t t[4];
    for (int i = 0; i < 4; i++) {
        const uint64_t d = a[i] - b[i];
        t[i] = d - borrow;
        /* At most one of the two steps wraps: a wrapped d is at least 1. */
        borrow = (a[i] < b[i]) | (d < borrow);
    }
    u256_k_copy(r, t, 4);
    return borrow;
}
#endif

/* [r] = negate ? -[a] : [a], modulo 2^256. Returns whether a nonzero number was negated. */
static inline bool u256_k_negate_if(uint64_t r[4], const uint64_t a[4], bool negate)
{
    const uint64_t mask = (uint64_t)0 - negate;
    uint64_t t[4] = {u256_k_scalar(a[0]) ^ mask, u256_k_scalar(a[1]) ^ mask, u256_k_scalar(a[2]) ^ mask,
                     u256_k_scalar(a[3]) ^ mask};
#ifdef U256_K_HAS_SUB4
    const uint64_t all[4] = {mask, mask, mask, mask};
    return u256_k_sub4(r, t, all, false);
#else
    bool carry = negate;
    for (int i = 0; i < 4; i++) {
        t[i] += carry;
        carry = t[i] < carry;
    }
    u256_k_copy(r, t, 4);
    return negate & !carry;
#endif
}

/* Eight limbs: [r] + 2^512 * result = [a] + [b], and [r] - 2^512 * result = [a] - [b]. r may be a or b, but must not
 * overlap them otherwise. */
#ifndef U256_K_HAS_ADD8
static inline bool u256_k_add8(uint64_t r[8], const uint64_t a[8], const uint64_t b[8])
{
    const bool carry = u256_k_add4(r, a, b, false);
    return u256_k_add4(r + 4, a + 4, b + 4, carry);
}
#endif

#ifndef U256_K_HAS_SUB8
static inline bool u256_k_sub8(uint64_t r[8], const uint64_t a[8], const uint64_t b[8])
{
    const bool borrow = u256_k_sub4(r, a, b, false);
    return u256_k_sub4(r + 4, a + 4, b + 4, borrow);
}
#endif

/* [r] - 2^512 * result = -[a]. r may be a, but must not overlap it otherwise. */
#ifndef U256_K_HAS_NEG8
static inline bool u256_k_neg8(uint64_t r[8], const uint64_t a[8])
{
    static const uint64_t zero[4] = {0, 0, 0, 0};
    const bool borrow = u256_k_sub4(r, zero, a, false);
    return u256_k_sub4(r + 4, zero, a + 4, borrow);
}
#endif

/* [a] < [b]: the borrow of a difference that is discarded. */
#ifndef U256_K_HAS_LT4
static inline bool u256_k_lt4(const uint64_t a[4], const uint64_t b[4])
{
    uint64_t difference[4];
    return u256_k_sub4(difference, a, b, false);
}
#endif

/* [r] = [a] + 2^255 mod 2^256, which maps the signed order onto the unsigned one. */
static inline void u256_k_flip_sign(uint64_t r[4], const uint64_t a[4])
{
    u256_k_copy(r, a, 3);
    r[3] = a[3] ^ UINT64_C(1) << 63;
}

/* [a] < [b] as two's complement. */
#ifndef U256_K_HAS_SLT4
static inline bool u256_k_slt4(const uint64_t a[4], const uint64_t b[4])
{
    uint64_t x[4], y[4];
    u256_k_flip_sign(x, a);
    u256_k_flip_sign(y, b);
    return u256_k_lt4(x, y);
}
#endif

/* -1, 0 or 1 if [a] is less than, equal to or greater than [b]. */
#ifndef U256_K_HAS_CMP4
static inline int u256_k_cmp4(const uint64_t a[4], const uint64_t b[4])
{
    return u256_k_lt4(b, a) - u256_k_lt4(a, b);
}
#endif

/* The same as two's complement. */
#ifndef U256_K_HAS_SCMP4
static inline int u256_k_scmp4(const uint64_t a[4], const uint64_t b[4])
{
    uint64_t x[4], y[4];
    u256_k_flip_sign(x, a);
    u256_k_flip_sign(y, b);
    return u256_k_cmp4(x, y);
}
#endif

/* [r] = [a] + [b], [a] - [b] mod 2^256; the result is whether that sum or difference, as two's complement, lies
 * outside [-2^255, 2^255). */
#ifndef U256_K_HAS_SADD4
static inline bool u256_k_sadd4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    const uint64_t a3 = a[3], b3 = b[3];
    u256_k_add4(r, a, b, false);
    /* Only operands of the same sign overflow, and then the sum has the other sign. */
    return ((r[3] ^ a3) & (r[3] ^ b3)) >> 63 != 0;
}
#endif

#ifndef U256_K_HAS_SSUB4
static inline bool u256_k_ssub4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    const uint64_t a3 = a[3], b3 = b[3];
    u256_k_sub4(r, a, b, false);
    /* Only operands of different sign overflow, and then the difference does not have the sign of [a]. */
    return ((a3 ^ b3) & (a3 ^ r[3])) >> 63 != 0;
}
#endif

/* [r] = take_b ? [b] : [a], without a branch. */
#ifndef U256_K_HAS_SELECT4
static inline void u256_k_select4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool take_b)
{
    const uint64_t mask = (uint64_t)0 - take_b;
    const uint64_t r0 = a[0] ^ ((a[0] ^ b[0]) & mask), r1 = a[1] ^ ((a[1] ^ b[1]) & mask);
    const uint64_t r2 = a[2] ^ ((a[2] ^ b[2]) & mask), r3 = a[3] ^ ((a[3] ^ b[3]) & mask);
    u256_k_set4(r, r0, r1, r2, r3);
}
#endif

/* The same for limbs that may have been stored just before: no vectors. (For a shift, which selects twice,
 * vectors are faster.) */
static inline void u256_k_choose4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool take_b)
{
    uint64_t t[4];
    u256_k_select4(t, a, b, take_b);
    u256_k_set4(r, u256_k_scalar(t[0]), t[1], u256_k_scalar(t[2]), t[3]);
}

static inline void u256_k_choose8(uint64_t r[8], const uint64_t a[8], const uint64_t b[8], bool take_b)
{
    u256_k_choose4(r, a, b, take_b);
    u256_k_choose4(r + 4, a + 4, b + 4, take_b);
}

/* [r] = the lesser or the greater of [a] and [b]; is_signed reads them as two's complement. */
#ifndef U256_K_HAS_MIN4
static inline void u256_k_min4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool is_signed)
{
    u256_k_choose4(r, a, b, is_signed ? u256_k_slt4(b, a) : u256_k_lt4(b, a));
}
#endif

#ifndef U256_K_HAS_MAX4
static inline void u256_k_max4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool is_signed)
{
    u256_k_choose4(r, a, b, is_signed ? u256_k_slt4(a, b) : u256_k_lt4(a, b));
}
#endif

/* The lesser or the greater of two numbers of eight limbs, unsigned. r may be a or b, but must not
 * overlap them otherwise. */
#ifndef U256_K_HAS_MIN8
static inline void u256_k_min8(uint64_t r[8], const uint64_t a[8], const uint64_t b[8])
{
    uint64_t difference[8];
    u256_k_choose8(r, b, a, u256_k_sub8(difference, a, b));
}
#endif

#ifndef U256_K_HAS_MAX8
static inline void u256_k_max8(uint64_t r[8], const uint64_t a[8], const uint64_t b[8])
{
    uint64_t difference[8];
    u256_k_choose8(r, a, b, u256_k_sub8(difference, a, b));
}
#endif

/* [r] = min([a] + [b], 2^256 - 1); the result is whether [a] + [b] is larger than that. */
#ifndef U256_K_HAS_ADD4_SAT
static inline bool u256_k_add4_sat(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    uint64_t sum[4];
    const bool carry = u256_k_add4(sum, a, b, false);
    const uint64_t all = (uint64_t)0 - carry;
    u256_k_set4(r, sum[0] | all, sum[1] | all, sum[2] | all, sum[3] | all);
    return carry;
}
#endif

/* [r] = max([a] - [b], 0); the result is whether [a] - [b] is negative. */
#ifndef U256_K_HAS_SUB4_SAT
static inline bool u256_k_sub4_sat(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    uint64_t difference[4];
    const bool borrow = u256_k_sub4(difference, a, b, false);
    const uint64_t keep = (uint64_t)borrow - 1;
    u256_k_set4(r, difference[0] & keep, difference[1] & keep, difference[2] & keep, difference[3] & keep);
    return borrow;
}
#endif

/* [r] = top * 2^256 + [a] - [b], or [other] if that is negative; top is 0 or 1. */
#ifndef U256_K_HAS_SUB4_OR
static inline void u256_k_sub4_or(uint64_t r[4], bool top, const uint64_t a[4], const uint64_t b[4],
                                  const uint64_t other[4])
{
    uint64_t difference[4];
    const bool borrow = u256_k_sub4(difference, a, b, false);
    u256_k_select4(r, difference, other, borrow & !top);
}
#endif

/* [r] = [a] - [b], plus [m] if that is negative: the difference modulo [m] of two numbers below it. */
static inline void u256_k_submod4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], const uint64_t m[4])
{
    uint64_t difference[4], wrapped[4];
    const bool negative = u256_k_sub4(difference, a, b, false);
    u256_k_add4(wrapped, difference, m, false);
    u256_k_select4(r, difference, wrapped, negative);
}

/* Shifts by n mod 64, with the bits of one more limb coming in from below or above. */
#ifndef U256_K_HAS_SHL4_BITS
static inline void u256_k_shl4_bits(uint64_t r[4], const uint64_t a[4], unsigned n, uint64_t below)
{
    u256_k_shl4_by_funnels(r, a, n, below);
}
#endif

#ifndef U256_K_HAS_SHR4_BITS
static inline void u256_k_shr4_bits(uint64_t r[4], const uint64_t a[4], unsigned n, uint64_t above)
{
    u256_k_shr4_by_funnels(r, a, n, above);
}
#endif

/* [r] + 2^256 * result = [a] * k + carry, which is less than 2^320. */
#ifndef U256_K_HAS_MUL4X1
static inline uint64_t u256_k_mul4x1(uint64_t r[4], const uint64_t a[4], uint64_t k, uint64_t carry)
{
    const uint64_t t0 = u256_k_mac1(&carry, a[0], k, 0);
    const uint64_t t1 = u256_k_mac1(&carry, a[1], k, 0);
    const uint64_t t2 = u256_k_mac1(&carry, a[2], k, 0);
    const uint64_t t3 = u256_k_mac1(&carry, a[3], k, 0);
    u256_k_set4(r, t0, t1, t2, t3);
    return carry;
}
#endif

/* u256_k_mac1, for a backend that has something better if neither summand is known to be zero. */
#ifndef U256_K_HAS_ADDMUL1
static inline uint64_t u256_k_addmul1(uint64_t *carry, uint64_t a, uint64_t b, uint64_t c)
{
    return u256_k_mac1(carry, a, b, c);
}
#endif

/* [r'] + 2^256 * result = [r] + [a] * k, which is less than 2^320. */
#ifndef U256_K_HAS_ADDMUL4X1
static inline uint64_t u256_k_addmul4x1(uint64_t r[4], const uint64_t a[4], uint64_t k)
{
    uint64_t carry = 0;
    const uint64_t t0 = u256_k_addmul1(&carry, a[0], k, r[0]);
    const uint64_t t1 = u256_k_addmul1(&carry, a[1], k, r[1]);
    const uint64_t t2 = u256_k_addmul1(&carry, a[2], k, r[2]);
    const uint64_t t3 = u256_k_addmul1(&carry, a[3], k, r[3]);
    u256_k_set4(r, t0, t1, t2, t3);
    return carry;
}
#endif

/* Multiply and subtract: result - 2^64 * *borrow' = c - a * b - *borrow. */
#ifndef U256_K_HAS_SUBMUL1
static inline uint64_t u256_k_submul1(uint64_t *borrow, uint64_t a, uint64_t b, uint64_t c)
{
    uint64_t hi = *borrow;
    const uint64_t lo = u256_k_mac1(&hi, a, b, 0);
    *borrow = hi + (c < lo); /* a b + borrow <= 2^128 - 2^64, so hi = 2^64 - 1 leaves lo = 0 */
    return c - lo;
}
#endif

/* [r'] - 2^256 * result = [r] - [a] * k, which is more than -2^320. */
#ifndef U256_K_HAS_SUBMUL4X1
static inline uint64_t u256_k_submul4x1(uint64_t r[4], const uint64_t a[4], uint64_t k)
{
    uint64_t borrow = 0;
    const uint64_t t0 = u256_k_submul1(&borrow, a[0], k, r[0]);
    const uint64_t t1 = u256_k_submul1(&borrow, a[1], k, r[1]);
    const uint64_t t2 = u256_k_submul1(&borrow, a[2], k, r[2]);
    const uint64_t t3 = u256_k_submul1(&borrow, a[3], k, r[3]);
    u256_k_set4(r, t0, t1, t2, t3);
    return borrow;
}
#endif

/* [r] = [a] * [b] mod 2^256: ten products, of four only the low limb. */
#ifndef U256_K_HAS_MUL4
static inline void u256_k_mul4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    uint64_t row0 = 0, row1 = 0, row2 = 0;
    const uint64_t t0 = u256_k_mac1(&row0, a[0], b[0], 0);
    uint64_t t1 = u256_k_mac1(&row0, a[1], b[0], 0);
    uint64_t t2 = u256_k_mac1(&row0, a[2], b[0], 0);
    t1 = u256_k_mac1(&row1, a[0], b[1], t1);
    t2 = u256_k_mac1(&row1, a[1], b[1], t2);
    t2 = u256_k_mac1(&row2, a[0], b[2], t2);
    const uint64_t t3 = row0 + row1 + row2 + a[3] * b[0] + a[2] * b[1] + a[1] * b[2] + a[0] * b[3];
    u256_k_set4(r, t0, t1, t2, t3);
}
#endif

/* The same, and whether [a] * [b] >= 2^256: ten products; of the six others it only matters whether factors are 0. */
#ifndef U256_K_HAS_MUL4_OVERFLOW
static inline bool u256_k_mul4_overflow(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    uint64_t row0 = 0, row1 = 0, row2 = 0, row3 = 0;
    const uint64_t t0 = u256_k_mac1(&row0, a[0], b[0], 0);
    uint64_t t1 = u256_k_mac1(&row0, a[1], b[0], 0);
    uint64_t t2 = u256_k_mac1(&row0, a[2], b[0], 0);
    uint64_t t3 = u256_k_mac1(&row0, a[3], b[0], 0);
    t1 = u256_k_addmul1(&row1, a[0], b[1], t1);
    t2 = u256_k_addmul1(&row1, a[1], b[1], t2);
    t3 = u256_k_addmul1(&row1, a[2], b[1], t3);
    t2 = u256_k_addmul1(&row2, a[0], b[2], t2);
    t3 = u256_k_addmul1(&row2, a[1], b[2], t3);
    t3 = u256_k_addmul1(&row3, a[0], b[3], t3);
    const uint64_t lost = row0 | row1 | row2 | row3 | u256_k_products_above4(a, b);
    u256_k_set4(r, t0, t1, t2, t3);
    return lost != 0;
}
#endif

/* [r] = [a] * [b], all eight limbs: sixteen products. */
#ifndef U256_K_HAS_MUL4_WIDE
static inline void u256_k_mul4_wide(uint64_t r[8], const uint64_t a[4], const uint64_t b[4])
{
    uint64_t t[8];
    t[4] = u256_k_mul4x1(t, a, b[0], 0);
    t[5] = u256_k_addmul4x1(t + 1, a, b[1]);
    t[6] = u256_k_addmul4x1(t + 2, a, b[2]);
    t[7] = u256_k_addmul4x1(t + 3, a, b[3]);
    u256_k_copy(r, t, 8);
}
#endif

/* [r] = [a]^2 mod 2^256: six products instead of ten. */
#ifndef U256_K_HAS_SQR4
static inline void u256_k_sqr4(uint64_t r[4], const uint64_t a[4])
{
    /* [t] = the products of two different limbs, each once: a0 a1 at limb 1, a0 a2 at 2, a0 a3 + a1 a2 at 3. */
    uint64_t carry = 0;
    const uint64_t t1 = u256_k_mac1(&carry, a[0], a[1], 0);
    const uint64_t t2 = u256_k_mac1(&carry, a[0], a[2], 0);
    const uint64_t t3 = carry + a[0] * a[3] + a[1] * a[2];
    const uint64_t twice[4] = {0, t1 << 1, t2 << 1 | t1 >> 63, t3 << 1 | t2 >> 63};
    uint64_t squares[4];
    squares[0] = u256_k_mul1(&squares[1], a[0], a[0]);
    squares[2] = u256_k_mul1(&squares[3], a[1], a[1]);
    u256_k_add4(r, twice, squares, false);
}
#endif

/* [r] = [a]^2, all eight limbs: ten products instead of sixteen. */
#ifndef U256_K_HAS_SQR4_WIDE
static inline void u256_k_sqr4_wide(uint64_t r[8], const uint64_t a[4])
{
    /* [t] = the six products of two different limbs, each once, in t1 to t6: less than 2^511, as twice it is less than
     * [a]^2, so the doubling loses no bit. */
    uint64_t carry = 0;
    const uint64_t t1 = u256_k_mac1(&carry, a[0], a[1], 0);
    const uint64_t t2 = u256_k_mac1(&carry, a[0], a[2], 0);
    uint64_t t3 = u256_k_mac1(&carry, a[0], a[3], 0);
    uint64_t t4 = carry;
    carry = 0;
    t3 = u256_k_mac1(&carry, a[1], a[2], t3);
    t4 = u256_k_mac1(&carry, a[1], a[3], t4);
    uint64_t t6 = 0;
    const uint64_t t5 = u256_k_mac1(&t6, a[2], a[3], carry);
    const uint64_t twice[8] = {0,
                               t1 << 1,
                               t2 << 1 | t1 >> 63,
                               t3 << 1 | t2 >> 63,
                               t4 << 1 | t3 >> 63,
                               t5 << 1 | t4 >> 63,
                               t6 << 1 | t5 >> 63,
                               t6 >> 63};
    uint64_t squares[8];
    for (int i = 0; i < 4; i++)
        squares[2 * i] = u256_k_mul1(&squares[2 * i + 1], u256_k_scalar(a[i]), a[i]);
    const bool mid = u256_k_add4(r, twice, squares, false);
    u256_k_add4(r + 4, twice + 4, squares + 4, mid); /* no carry out: [a]^2 < 2^512 */
}
#endif

/* [r] = [a] * [b] mod 2^512, eight limbs each: 36 products. */
#ifndef U256_K_HAS_MUL8
static inline void u256_k_mul8(uint64_t r[8], const uint64_t a[8], const uint64_t b[8])
{
    /* With a = a1 * 2^256 + a0 and b likewise: a0 b0 + (a0 b1 + a1 b0 mod 2^256) * 2^256. */
    uint64_t low[8], cross[4], cross2[4];
    u256_k_mul4_wide(low, a, b);
    u256_k_mul4(cross, a, b + 4);
    u256_k_mul4(cross2, a + 4, b);
    u256_k_add4(cross, cross, cross2, false);
    u256_k_copy(r, low, 4);
    u256_k_add4(r + 4, low + 4, cross, false);
}
#endif

#endif /* U256_KERNEL_ROWS_H */
