/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_LIMB_H
#define U256_LIMB_H

/*
 * What one limb, or a run of them, can do in ISO C: the helpers that the topics share and no backend needs to replace.
 * Not part of the public interface.
 *
 * With U256_NO_BUILTINS, ISO C takes the place of GNU builtins: implied for other compilers, and set by the tests.
 */

#include <stdbool.h>
#include <stdint.h>

#if !defined(__GNUC__) && !defined(U256_NO_BUILTINS)
    #define U256_NO_BUILTINS 1
#endif

/* For code that is written once and needed several times, with constants for some arguments; and for one of several
 * variants, or a loop, that should have registers of its own. */
#ifdef __GNUC__
    #define U256_K_ALWAYS_INLINE static inline __attribute__((always_inline))
    #define U256_K_NEVER_INLINE static __attribute__((noinline))
    #define U256_K_UNLIKELY(condition) __builtin_expect((condition), 0)
#else
    #define U256_K_ALWAYS_INLINE static inline
    #define U256_K_NEVER_INLINE static
    #define U256_K_UNLIKELY(condition) (condition)
#endif

/* Marks a correction that random operands seldom need: the tests define this to count how often each is taken. */
#ifndef U256_CORRECTION
    #define U256_CORRECTION(name, taken) ((void)0)
#endif

/* x, as a value of its own. Where limbs are loaded, combined and stored alike, compilers make vectors. But where limbs
 * were stored one by one just before, as by every sum and product, a vector load waits until they have left the store
 * buffer: a sum and an `and` of it take 11 ns, limb by limb 3. The result is in its own register, so the load stays
 * scalar, and some CPUs forward to it from the pending store. */
static inline uint64_t u256_k_scalar(uint64_t x)
{
#if !defined(U256_NO_BUILTINS) && !defined(U256_K_ANALYZED) /* an analyzer takes this for a branch */
    if (!__builtin_constant_p(x))
        __asm__("" : "+r"(x));
#endif
    return x;
}

/* false, hidden from the optimiser: clang would not make a tail call if it knew the result. The less code stands around
 * a chain of long instructions, the sooner an out-of-order processor reaches the next call, which waits for nothing. */
static inline bool u256_k_false(void)
{
    return u256_k_scalar(0) != 0;
}

#if defined(__AVX__) && !defined(U256_NO_BUILTINS)
/* The other type of u256_k_set(). It may alias a limb in any case (C11 6.5, 7); the attribute lets gcc, too, see that a
 * limb which stays in a register need not be stored. */
typedef int64_t __attribute__((__may_alias__)) u256_k_signed_limb;
#endif

/* Stores one limb. With AVX, gcc would gather neighbouring limbs in a vector register to store that: this takes
 * longer than the stores, and the next operation waits for it. It does not gather objects of two types; the
 * conversion wraps, as GNU C says. */
static inline void u256_k_set(uint64_t *r, unsigned i, uint64_t x)
{
#if defined(__AVX__) && !defined(U256_NO_BUILTINS)
    if (i % 2 == 1) {
        ((u256_k_signed_limb *)r)[i] = (int64_t)x;
        return;
    }
#endif
    r[i] = x;
}

/* [r] = the four limbs. */
static inline void u256_k_set4(uint64_t r[4], uint64_t r0, uint64_t r1, uint64_t r2, uint64_t r3)
{
    u256_k_set(r, 0, r0);
    u256_k_set(r, 1, r1);
    u256_k_set(r, 2, r2);
    u256_k_set(r, 3, r3);
}

/* [r] = [a], by single limbs for both of these reasons. */
static inline void u256_k_copy(uint64_t *r, const uint64_t *a, unsigned limbs)
{
    for (unsigned i = 0; i < limbs; i++)
        u256_k_set(r, i, u256_k_scalar(a[i]));
}

/* Not 0 if a product of two limbs that belongs at limb 4 or higher is not: some a[i] * b[j] with i + j >= 4. */
static inline uint64_t u256_k_products_above4(const uint64_t a[4], const uint64_t b[4])
{
    const uint64_t a1 = (uint64_t)0 - (a[1] != 0), a2 = (uint64_t)0 - (a[2] != 0), a3 = (uint64_t)0 - (a[3] != 0);
    return (a1 & b[3]) | (a2 & (b[2] | b[3])) | (a3 & (b[1] | b[2] | b[3]));
}

/* 0 if [a] is. Two halves, which compilers would join to one chain. */
static inline uint64_t u256_k_any4(const uint64_t a[4])
{
    return u256_k_scalar(u256_k_scalar(a[0]) | a[1]) | u256_k_scalar(u256_k_scalar(a[2]) | a[3]);
}

static inline bool u256_k_is_zero4(const uint64_t a[4])
{
    return u256_k_any4(a) == 0;
}

/* 0 if [a] = [b]. */
static inline uint64_t u256_k_differ4(const uint64_t a[4], const uint64_t b[4])
{
    const uint64_t d0 = u256_k_scalar(u256_k_scalar(a[0]) ^ b[0]), d1 = u256_k_scalar(u256_k_scalar(a[1]) ^ b[1]),
                   d2 = u256_k_scalar(u256_k_scalar(a[2]) ^ b[2]), d3 = u256_k_scalar(u256_k_scalar(a[3]) ^ b[3]);
    return u256_k_scalar(d0 | d1) | u256_k_scalar(d2 | d3);
}

/* [r] = [a] and, or, xor, and not [b]; not [a]. */
static inline void u256_k_and4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    u256_k_set4(r, u256_k_scalar(u256_k_scalar(a[0]) & b[0]), u256_k_scalar(u256_k_scalar(a[1]) & b[1]),
                u256_k_scalar(u256_k_scalar(a[2]) & b[2]), u256_k_scalar(u256_k_scalar(a[3]) & b[3]));
}

static inline void u256_k_or4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    u256_k_set4(r, u256_k_scalar(u256_k_scalar(a[0]) | b[0]), u256_k_scalar(u256_k_scalar(a[1]) | b[1]),
                u256_k_scalar(u256_k_scalar(a[2]) | b[2]), u256_k_scalar(u256_k_scalar(a[3]) | b[3]));
}

static inline void u256_k_xor4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    u256_k_set4(r, u256_k_scalar(u256_k_scalar(a[0]) ^ b[0]), u256_k_scalar(u256_k_scalar(a[1]) ^ b[1]),
                u256_k_scalar(u256_k_scalar(a[2]) ^ b[2]), u256_k_scalar(u256_k_scalar(a[3]) ^ b[3]));
}

static inline void u256_k_andnot4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    u256_k_set4(r, u256_k_scalar(u256_k_scalar(a[0]) & ~b[0]), u256_k_scalar(u256_k_scalar(a[1]) & ~b[1]),
                u256_k_scalar(u256_k_scalar(a[2]) & ~b[2]), u256_k_scalar(u256_k_scalar(a[3]) & ~b[3]));
}

static inline void u256_k_not4(uint64_t r[4], const uint64_t a[4])
{
    u256_k_set4(r, u256_k_scalar(~a[0]), u256_k_scalar(~a[1]), u256_k_scalar(~a[2]), u256_k_scalar(~a[3]));
}

/* The high limb of (hi:lo) << (n mod 64), the low limb of (hi:lo) >> (n mod 64). The shift by the complement takes two
 * steps, so that it is 64 in all, and never undefined, if n mod 64 is 0. */
static inline uint64_t u256_k_funnel_left(uint64_t hi, uint64_t lo, unsigned n)
{
    return hi << (n & 63) | lo >> 1 >> (~n & 63);
}

static inline uint64_t u256_k_funnel_right(uint64_t hi, uint64_t lo, unsigned n)
{
    return lo >> (n & 63) | hi << 1 << (~n & 63);
}

/* [r] = [a] shifted by n mod 64, with the bits of one more limb coming in from below or above. r may be a. */
static inline void u256_k_shl4_by_funnels(uint64_t r[4], const uint64_t a[4], unsigned n, uint64_t below)
{
    const uint64_t r0 = u256_k_funnel_left(a[0], below, n), r1 = u256_k_funnel_left(a[1], a[0], n);
    const uint64_t r2 = u256_k_funnel_left(a[2], a[1], n);
    const uint64_t r3 = u256_k_funnel_left(a[3], a[2], n);
    u256_k_set4(r, r0, r1, r2, r3);
}

static inline void u256_k_shr4_by_funnels(uint64_t r[4], const uint64_t a[4], unsigned n, uint64_t above)
{
    const uint64_t r1 = u256_k_funnel_right(a[2], a[1], n), r2 = u256_k_funnel_right(a[3], a[2], n);
    const uint64_t r3 = u256_k_funnel_right(above, a[3], n);
    u256_k_set4(r, u256_k_funnel_right(a[1], a[0], n), r1, r2, r3);
}

/* For these builtins gcc calls its run-time library on RISC-V without Zbb, and a freestanding program may not have
 * it. */
#if !defined(U256_NO_BUILTINS) && !(defined(__riscv) && !defined(__riscv_zbb) && !defined(__clang__))
    #define U256_K_COUNTS_ZEROS 1
#endif

/* Leading, trailing zero bits of x, which must not be 0. */
static inline unsigned u256_k_clz64(uint64_t x)
{
#ifdef U256_K_COUNTS_ZEROS
    return (unsigned)__builtin_clzll(x);
#else
    unsigned n = 0;
    for (unsigned half = 32; half > 0; half /= 2) {
        const bool empty = x >> (64 - half) == 0;
        n += empty ? half : 0;
        x = empty ? x << half : x;
    }
    return n;
#endif
}

static inline unsigned u256_k_ctz64(uint64_t x)
{
#ifdef U256_K_COUNTS_ZEROS
    return (unsigned)__builtin_ctzll(x);
#else
    return 63 - u256_k_clz64(x & ((uint64_t)0 - x));
#endif
}

/* All ones if x is 0, otherwise 0; as a value of its own, since compilers that recognise a mask make branches of it. */
static inline uint64_t u256_k_zero_mask(uint64_t x)
{
    return u256_k_scalar((uint64_t)0 - (x == 0));
}

/* Leading zero bits of four limbs, of eight; 256, 512 if all are 0. For code that branches by the length afterwards: a
 * compiler may branch here, too, and a predictor's guess comes earlier. u256_k_clz4() has no branch. */
static inline unsigned u256_k_clz4_guessed(const uint64_t a[4])
{
    const uint64_t high = a[3] | a[2];
    const uint64_t w1 = high ? a[3] : a[1], w0 = high ? a[2] : a[0];
    const uint64_t w = w1 ? w1 : w0;
    const unsigned n = (high ? 0u : 128u) + (w1 ? 0u : 64u);
    return w ? n + u256_k_clz64(w) : 256;
}

static inline unsigned u256_k_clz8_guessed(const uint64_t a[8])
{
    const unsigned high = u256_k_clz4_guessed(a + 4);
    return high == 256 ? 256 + u256_k_clz4_guessed(a) : high;
}

/* The number of set bits of each byte of x, in that byte. In plain C because without a popcount instruction the builtin
 * is a call into the compiler's run-time library, which a freestanding program may not have. */
static inline uint64_t u256_k_byte_popcounts(uint64_t x)
{
    const uint64_t ones = UINT64_C(0x5555555555555555), twos = UINT64_C(0x3333333333333333);
    x -= x >> 1 & ones;
    x = (x & twos) + (x >> 2 & twos);
    return (x + (x >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
}

/* The bytes of x in reverse order. Compilers recognise the pattern, gcc from -O2 on, and make it one instruction; the
 * builtin may become a call where there is no instruction. */
static inline uint64_t u256_k_bswap64(uint64_t x)
{
#if !defined(U256_NO_BUILTINS) && (defined(__x86_64__) || defined(__aarch64__))
    return __builtin_bswap64(x);
#else
    return x << 56 | (x & 0xff00) << 40 | (x & 0xff0000) << 24 | (x & 0xff000000) << 8 | (x >> 8 & 0xff000000) |
           (x >> 24 & 0xff0000) | (x >> 40 & 0xff00) | x >> 56;
#endif
}

/* The bits of x in reverse order: bytes, then nibbles, pairs and single bits within each byte. */
static inline uint64_t u256_k_reverse64(uint64_t x)
{
    const uint64_t nibbles = UINT64_C(0x0f0f0f0f0f0f0f0f);
    const uint64_t twos = UINT64_C(0x3333333333333333);
    const uint64_t ones = UINT64_C(0x5555555555555555);
    x = u256_k_bswap64(x);
    x = (x >> 4 & nibbles) | (x & nibbles) << 4;
    x = (x >> 2 & twos) | (x & twos) << 2;
    return (x >> 1 & ones) | (x & ones) << 1;
}

#endif /* U256_LIMB_H */
