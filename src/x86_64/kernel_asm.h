/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_KERNEL_H
#define U256_KERNEL_H

/*
 * Backend "asm" for x86-64: the carry flag used as a carry. The contract is in src/portable/kernel_int128.h.
 *
 * Each asm statement is a short run of instructions on values, not on memory: the compiler keeps chained results in
 * registers, schedules the loads, and drops what nobody reads. (Memory operands throughout, as in many a hand-written
 * bignum, make it spill every input first: bench/kernel_asm_2018.h shows the price.)
 *
 * With BMI2 and ADX as compile targets, or U256_K_BMI2_ADX defined, rows and what is built of them are those of
 * kernel_mulx.h and kernel_mulx_montgomery.h; without, columns are those of kernel_columns.h and a square that of
 * kernel_mulq.h.
 */

#if !defined(__x86_64__) || !defined(__GNUC__)
    #error "backend asm: this file is for x86-64 and a compiler with GNU inline assembly"
#endif

#include <stdbool.h>
#include <stdint.h>

#include <u256/limb.h>

#define U256_BACKEND "asm"

#if defined(__BMI2__) && defined(__ADX__) && !defined(U256_K_BMI2_ADX)
    #define U256_K_BMI2_ADX
#endif

#ifndef U256_CORRECTION /* see <u256/kernel_steps.h> */
    #define U256_CORRECTION(name, taken) ((void)0)
#endif

/* An input that an instruction reads once. gcc chooses well between register, memory and immediate; clang takes memory
 * wherever it may, and would store values that it holds in registers. */
#ifdef __clang__
    #define U256_K_IN "r"
    #define U256_K_IN_IMM "re"
#else
    #define U256_K_IN "rm"
    #define U256_K_IN_IMM "rme"
#endif

#define U256_K_HAS_ADD4
static inline bool u256_k_add4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool carry)
{
    uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3];
    if (__builtin_constant_p(carry) && !carry) {
        __asm__(
            "addq %[b0], %[r0]\n\t"
            "adcq %[b1], %[r1]\n\t"
            "adcq %[b2], %[r2]\n\t"
            "adcq %[b3], %[r3]"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), "=@ccc"(carry)
            : [b0] U256_K_IN_IMM(b[0]), [b1] U256_K_IN_IMM(b[1]), [b2] U256_K_IN_IMM(b[2]), [b3] U256_K_IN_IMM(b[3]));
    } else {
        uint8_t flag = carry;
        __asm__(
            "addb $-1, %[flag]\n\t" /* CF = carry */
            "adcq %[b0], %[r0]\n\t"
            "adcq %[b1], %[r1]\n\t"
            "adcq %[b2], %[r2]\n\t"
            "adcq %[b3], %[r3]"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [flag] "+&r"(flag), "=@ccc"(carry)
            : [b0] U256_K_IN_IMM(b[0]), [b1] U256_K_IN_IMM(b[1]), [b2] U256_K_IN_IMM(b[2]), [b3] U256_K_IN_IMM(b[3]));
    }
    r[0] = r0;
    r[1] = r1;
    r[2] = r2;
    r[3] = r3;
    return carry;
}

#define U256_K_HAS_SUB4
static inline bool u256_k_sub4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool borrow)
{
    uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3];
    if (__builtin_constant_p(borrow) && !borrow) {
        __asm__(
            "subq %[b0], %[r0]\n\t"
            "sbbq %[b1], %[r1]\n\t"
            "sbbq %[b2], %[r2]\n\t"
            "sbbq %[b3], %[r3]"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), "=@ccc"(borrow)
            : [b0] U256_K_IN_IMM(b[0]), [b1] U256_K_IN_IMM(b[1]), [b2] U256_K_IN_IMM(b[2]), [b3] U256_K_IN_IMM(b[3]));
    } else {
        uint8_t flag = borrow;
        __asm__(
            "addb $-1, %[flag]\n\t" /* CF = borrow */
            "sbbq %[b0], %[r0]\n\t"
            "sbbq %[b1], %[r1]\n\t"
            "sbbq %[b2], %[r2]\n\t"
            "sbbq %[b3], %[r3]"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [flag] "+&r"(flag), "=@ccc"(borrow)
            : [b0] U256_K_IN_IMM(b[0]), [b1] U256_K_IN_IMM(b[1]), [b2] U256_K_IN_IMM(b[2]), [b3] U256_K_IN_IMM(b[3]));
    }
    r[0] = r0;
    r[1] = r1;
    r[2] = r2;
    r[3] = r3;
    return borrow;
}

/* Whether the upper four limbs are constants, as those of a u256 that was extended: they need neither memory nor
 * registers, and then two chains of four limbs are faster than one of eight, which has its second operand in memory.
 * Never so where nothing is optimised. */
static inline bool u256_k_short8(const uint64_t a[8])
{
    return __builtin_constant_p(a[4]) && __builtin_constant_p(a[5]) && __builtin_constant_p(a[6]) &&
           __builtin_constant_p(a[7]);
}

/* The second operand lies in memory, as sixteen registers do not hold both: one chain, whose carry would have to leave the
 * flags and come back between two of four limbs. */
static inline bool u256_k_add8_row(uint64_t r[8], const uint64_t a[8], const uint64_t b[8])
{
    uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3], r4 = a[4], r5 = a[5], r6 = a[6], r7 = a[7];
    bool carry;
    __asm__("addq (%[b]), %[r0]\n\t"
            "adcq 8(%[b]), %[r1]\n\t"
            "adcq 16(%[b]), %[r2]\n\t"
            "adcq 24(%[b]), %[r3]\n\t"
            "adcq 32(%[b]), %[r4]\n\t"
            "adcq 40(%[b]), %[r5]\n\t"
            "adcq 48(%[b]), %[r6]\n\t"
            "adcq 56(%[b]), %[r7]"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [r4] "+&r"(r4), [r5] "+&r"(r5),
              [r6] "+&r"(r6), [r7] "+&r"(r7), "=@ccc"(carry)
            : [b] "r"(b), "m"(*(const uint64_t(*)[8])b)
            : "cc");
    r[0] = r0;
    r[1] = r1;
    r[2] = r2;
    r[3] = r3;
    r[4] = r4;
    r[5] = r5;
    r[6] = r6;
    r[7] = r7;
    return carry;
}

#define U256_K_HAS_ADD8
static inline bool u256_k_add8(uint64_t r[8], const uint64_t a[8], const uint64_t b[8])
{
    return u256_k_short8(b) ? u256_k_add4(r + 4, a + 4, b + 4, u256_k_add4(r, a, b, false)) : u256_k_add8_row(r, a, b);
}

static inline bool u256_k_sub8_row(uint64_t r[8], const uint64_t a[8], const uint64_t b[8])
{
    uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3], r4 = a[4], r5 = a[5], r6 = a[6], r7 = a[7];
    bool borrow;
    __asm__("subq (%[b]), %[r0]\n\t"
            "sbbq 8(%[b]), %[r1]\n\t"
            "sbbq 16(%[b]), %[r2]\n\t"
            "sbbq 24(%[b]), %[r3]\n\t"
            "sbbq 32(%[b]), %[r4]\n\t"
            "sbbq 40(%[b]), %[r5]\n\t"
            "sbbq 48(%[b]), %[r6]\n\t"
            "sbbq 56(%[b]), %[r7]"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [r4] "+&r"(r4), [r5] "+&r"(r5),
              [r6] "+&r"(r6), [r7] "+&r"(r7), "=@ccc"(borrow)
            : [b] "r"(b), "m"(*(const uint64_t(*)[8])b)
            : "cc");
    r[0] = r0;
    r[1] = r1;
    r[2] = r2;
    r[3] = r3;
    r[4] = r4;
    r[5] = r5;
    r[6] = r6;
    r[7] = r7;
    return borrow;
}

#define U256_K_HAS_SUB8
static inline bool u256_k_sub8(uint64_t r[8], const uint64_t a[8], const uint64_t b[8])
{
    return u256_k_short8(b) ? u256_k_sub4(r + 4, a + 4, b + 4, u256_k_sub4(r, a, b, false)) : u256_k_sub8_row(r, a, b);
}

/* By the one difference: what it leaves is zero or not. */
#define U256_K_HAS_CMP4
static inline int u256_k_cmp4(const uint64_t a[4], const uint64_t b[4])
{
    uint64_t difference[4];
    const int less = u256_k_sub4(difference, a, b, false);
    const int differ = (difference[0] | difference[1] | difference[2] | difference[3]) != 0;
    return differ - 2 * less;
}

/* gcc makes a branch of what looks like a selection in C; a count or an order that cannot be predicted would then cost
 * twice as much as this. */
#define U256_K_HAS_SELECT4
static inline void u256_k_select4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool take_b)
{
    uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3];
    if (__builtin_constant_p(take_b)) { /* a shift by a constant: nothing is left of this */
        r0 = take_b ? b[0] : r0;
        r1 = take_b ? b[1] : r1;
        r2 = take_b ? b[2] : r2;
        r3 = take_b ? b[3] : r3;
    } else {
        __asm__("testb %[take_b], %[take_b]\n\t"
                "cmovneq %[b0], %[r0]\n\t"
                "cmovneq %[b1], %[r1]\n\t"
                "cmovneq %[b2], %[r2]\n\t"
                "cmovneq %[b3], %[r3]"
                : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3)
                : [take_b] "q"(take_b), [b0] U256_K_IN(b[0]), [b1] U256_K_IN(b[1]), [b2] U256_K_IN(b[2]),
                  [b3] U256_K_IN(b[3])
                : "cc");
    }
    r[0] = r0;
    r[1] = r1;
    r[2] = r2;
    r[3] = r3;
}

/* The flag of the last subtraction is what the selection asks for. Not with clang, which takes a register for each of
 * the twelve limbs (U256_K_IN) and spills others. */
#ifndef __clang__
    #define U256_K_HAS_SUB4_OR
static inline void u256_k_sub4_or(uint64_t r[4], bool top, const uint64_t a[4], const uint64_t b[4],
                                  const uint64_t other[4])
{
    uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3];
    unsigned char above = top;
    if (__builtin_constant_p(top) && !top)
        __asm__("subq %[b0], %[r0]\n\t"
                "sbbq %[b1], %[r1]\n\t"
                "sbbq %[b2], %[r2]\n\t"
                "sbbq %[b3], %[r3]\n\t"
                "cmovcq %[other0], %[r0]\n\t"
                "cmovcq %[other1], %[r1]\n\t"
                "cmovcq %[other2], %[r2]\n\t"
                "cmovcq %[other3], %[r3]"
                : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3)
                : [b0] U256_K_IN(b[0]), [b1] U256_K_IN(b[1]), [b2] U256_K_IN(b[2]), [b3] U256_K_IN(b[3]),
                  [other0] U256_K_IN(other[0]), [other1] U256_K_IN(other[1]), [other2] U256_K_IN(other[2]),
                  [other3] U256_K_IN(other[3])
                : "cc");
    else
        __asm__("subq %[b0], %[r0]\n\t"
                "sbbq %[b1], %[r1]\n\t"
                "sbbq %[b2], %[r2]\n\t"
                "sbbq %[b3], %[r3]\n\t"
                "sbbb $0, %[above]\n\t"
                "cmovcq %[other0], %[r0]\n\t"
                "cmovcq %[other1], %[r1]\n\t"
                "cmovcq %[other2], %[r2]\n\t"
                "cmovcq %[other3], %[r3]"
                : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [above] "+&q"(above)
                : [b0] U256_K_IN(b[0]), [b1] U256_K_IN(b[1]), [b2] U256_K_IN(b[2]), [b3] U256_K_IN(b[3]),
                  [other0] U256_K_IN(other[0]), [other1] U256_K_IN(other[1]), [other2] U256_K_IN(other[2]),
                  [other3] U256_K_IN(other[3])
                : "cc");
    r[0] = r0;
    r[1] = r1;
    r[2] = r2;
    r[3] = r3;
}
#endif

static inline uint64_t u256_k_mul1(uint64_t *hi, uint64_t a, uint64_t b)
{
    uint64_t lo = a, h;
    __asm__("mulq %[b]" : "+a"(lo), "=&d"(h) : [b] U256_K_IN(b) : "cc");
    *hi = h;
    return lo;
}

static inline uint64_t u256_k_mac1(uint64_t *carry, uint64_t a, uint64_t b, uint64_t c)
{
    uint64_t lo = a, hi;
    if (__builtin_constant_p(c) && c == 0) { /* the first row of a product */
        __asm__("mulq %[b]\n\t"
                "addq %[carry], %[lo]\n\t"
                "adcq $0, %[hi]"
                : [lo] "+&a"(lo), [hi] "=&d"(hi)
                : [b] U256_K_IN(b), [carry] U256_K_IN_IMM(*carry)
                : "cc");
        *carry = hi;
        return lo;
    }
    __asm__("mulq %[b]\n\t"
            "addq %[c], %[lo]\n\t"
            "adcq $0, %[hi]\n\t"
            "addq %[carry], %[lo]\n\t"
            "adcq $0, %[hi]"
            : [lo] "+&a"(lo), [hi] "=&d"(hi)
            : [b] U256_K_IN(b), [c] U256_K_IN_IMM(c), [carry] U256_K_IN_IMM(*carry)
            : "cc");
    *carry = hi;
    return lo;
}

/* The bits that a left shift moves out of a limb are the high half of its product with 2^n, those that a right shift moves
 * out the low half of that with 2^(64 - n). Multipliers are idle here, and a shift by two counts would wait for the one
 * register that holds a count. A constant count is for the compiler. */
#define U256_K_HAS_SHL4_BITS
static inline void u256_k_shl4_bits(uint64_t r[4], const uint64_t a[4], unsigned n, uint64_t below)
{
    if (__builtin_constant_p(n)) {
        u256_k_shl4_by_funnels(r, a, n, below);
        return;
    }
    const uint64_t power = UINT64_C(1) << (n & 63);
    uint64_t in = 0, out0, out1, out2;
    if (!(__builtin_constant_p(below) && below == 0))
        u256_k_mul1(&in, below, power);
    const uint64_t r0 = u256_k_mul1(&out0, a[0], power), r1 = u256_k_mul1(&out1, a[1], power);
    const uint64_t r2 = u256_k_mul1(&out2, a[2], power);
    r[3] = a[3] * power | out2;
    r[0] = r0 | in;
    r[1] = r1 | out0;
    r[2] = r2 | out1;
}

#define U256_K_HAS_SHR4_BITS
static inline void u256_k_shr4_bits(uint64_t r[4], const uint64_t a[4], unsigned n, uint64_t above)
{
    if (__builtin_constant_p(n)) {
        u256_k_shr4_by_funnels(r, a, n, above);
        return;
    }
    const uint64_t power = UINT64_C(2) << (~n & 63); /* 0 when n mod 64 is */
    const uint64_t r0 = a[0] >> (n & 63) | a[1] * power, r1 = a[1] >> (n & 63) | a[2] * power;
    const uint64_t r2 = a[2] >> (n & 63) | a[3] * power;
    r[3] = a[3] >> (n & 63) | above * power;
    r[0] = r0;
    r[1] = r1;
    r[2] = r2;
}

#define U256_K_HAS_SUBMUL1
static inline uint64_t u256_k_submul1(uint64_t *borrow, uint64_t a, uint64_t b, uint64_t c)
{
    uint64_t lo = a, hi;
    __asm__("mulq %[b]\n\t"
            "addq %[borrow], %[lo]\n\t"
            "adcq $0, %[hi]\n\t"
            "subq %[lo], %[c]\n\t"
            "adcq $0, %[hi]" /* no carry out: a b + borrow <= 2^128 - 2^64 */
            : [lo] "+&a"(lo), [hi] "=&d"(hi), [c] "+&r"(c)
            : [b] U256_K_IN(b), [borrow] U256_K_IN_IMM(*borrow)
            : "cc");
    *borrow = hi;
    return c;
}

/* The hardware divider, which since Zen and Ice Lake is faster than Newton's iteration. It traps where a quotient does
 * not fit: every caller has u1 < d. */
#define U256_K_HAS_DIVIDE2BY1
static inline uint64_t u256_k_divide2by1(uint64_t *r, uint64_t u1, uint64_t u0, uint64_t d)
{
    __asm__("divq %[d]" : "+a"(u0), "+d"(u1) : [d] U256_K_IN(d) : "cc");
    *r = u1;
    return u0;
}

/* (~d : B - 1) = B^2 - 1 - d B, and ~d < d since d >= B / 2. */
#define U256_K_HAS_RECIPROCAL
static inline uint64_t u256_k_reciprocal(uint64_t d)
{
    uint64_t rem;
    return u256_k_divide2by1(&rem, ~d, UINT64_MAX, d);
}

/* floor((~d1 : ~d0 : B - 1) / (d1 : d0)): the divider takes the upper two limbs by d1, with a quotient at most two too
 * large (Knuth, TAOCP 2, 4.3.1, theorem B), and leaves the remainder that shows by how much. */
#define U256_K_HAS_RECIPROCAL2
static inline uint64_t u256_k_reciprocal2(uint64_t d1, uint64_t d0)
{
    uint64_t rem1, over = 0, high;
    uint64_t v = u256_k_divide2by1(&rem1, ~d1, ~d0, d1);
    uint64_t rem0 = ~u256_k_mul1(&high, v, d0);
    __asm__("subq %[high], %[rem1]\n\t"
            "sbbq %[over], %[over]"
            : [rem1] "+&r"(rem1), [over] "+&r"(over)
            : [high] U256_K_IN(high)
            : "cc");
    uint64_t still = over;
    __asm__("addq %[d0], %[rem0]\n\t"
            "adcq %[d1], %[rem1]\n\t"
            "adcq $0, %[still]"
            : [rem0] "+&r"(rem0), [rem1] "+&r"(rem1), [still] "+&r"(still)
            : [d0] U256_K_IN(d0), [d1] U256_K_IN(d1)
            : "cc");
    return v + over + (over & still);
}

/* The two division steps with their carries in the flags, and both candidates at hand when the comparison that chooses
 * between them is made: 11 and 14 cycles from a remainder to the next on a Zen 4, where compiled C takes 15 and 17 to 20. */
#define U256_K_HAS_DIV2BY1
static inline uint64_t u256_k_div2by1(uint64_t *r, uint64_t u1, uint64_t u0, uint64_t d, uint64_t v)
{
    uint64_t high, fraction = u256_k_mul1(&high, v, u1), q = u1 + 1; /* u1 < d: no carry; q = B may wrap */
    __asm__("addq %[u0], %[fraction]\n\t"
            "adcq %[high], %[q]"
            : [fraction] "+&r"(fraction), [q] "+&r"(q)
            : [u0] "r"(u0), [high] "r"(high)
            : "cc");
    uint64_t rem = u0 - q * d, more = rem + d, smaller = q - 1;
    __asm__("cmpq %[rem], %[fraction]\n\t"
            "cmovcq %[more], %[rem]\n\t"
            "cmovcq %[smaller], %[q]"
            : [rem] "+&r"(rem), [q] "+&r"(q)
            : [fraction] "r"(fraction), [more] "r"(more), [smaller] "r"(smaller)
            : "cc");
    if (__builtin_expect(rem >= d, 0)) {
        U256_CORRECTION(div2by1_too_small, true);
        q++;
        rem -= d;
    }
    *r = rem;
    return q;
}

#define U256_K_HAS_DIV3BY2_CHOICE
static inline uint64_t u256_k_div3by2_choice(uint64_t *r1, uint64_t *r0, uint64_t t1, uint64_t t0, uint64_t d1,
                                             uint64_t d0, uint64_t q, uint64_t fraction)
{
    uint64_t less1 = *r1, less0 = *r0, more1, more0, larger = q + 1;
    __asm__("subq %[t0], %[less0]\n\t"
            "sbbq %[t1], %[less1]\n\t"
            "movq %[less0], %[more0]\n\t"
            "movq %[less1], %[more1]\n\t"
            "addq %[d0], %[more0]\n\t"
            "adcq %[d1], %[more1]\n\t"
            "cmpq %[fraction], %[less1]\n\t"
            "cmovcq %[less0], %[more0]\n\t"
            "cmovcq %[less1], %[more1]\n\t"
            "cmovcq %[larger], %[q]"
            : [less0] "+&r"(less0), [less1] "+&r"(less1), [more0] "=&r"(more0), [more1] "=&r"(more1), [q] "+&r"(q)
            : [t0] U256_K_IN(t0), [t1] U256_K_IN(t1), [d0] U256_K_IN(d0), [d1] U256_K_IN(d1),
              [fraction] U256_K_IN(fraction), [larger] U256_K_IN(larger)
            : "cc");
    *r1 = more1;
    *r0 = more0;
    return q;
}

/* The division steps whose bounds are in kernel_steps.h. */
#define U256_K_DIVIDES_BY_ROWS 1

#define U256_K_HAS_RECIPROCAL128
static inline uint64_t u256_k_reciprocal128(uint64_t v[2], uint64_t d1, uint64_t d0)
{
    uint64_t e, high, v0, negative = 0;
    const uint64_t x = u256_k_divide2by1(&e, ~d1, ~d0, d1);
    u256_k_mul1(&high, x, d0);
    __asm__("subq $2, %[e]\n\t"
            "sbbq $0, %[negative]\n\t"
            "subq %[high], %[e]\n\t"
            "sbbq $0, %[negative]" /* -1 or 0: e >= -B */
            : [e] "+&r"(e), [negative] "+&r"(negative)
            : [high] "r"(high)
            : "cc");
    u256_k_mul1(&v0, e, x);
    uint64_t v1 = x + negative;
    __asm__("subq %[less], %[e]\n\t"
            "sbbq $0, %[v1]\n\t"
            "addq %[e], %[v0]\n\t"
            "adcq $0, %[v1]"
            : [v0] "+&r"(v0), [v1] "+&r"(v1), [e] "+&r"(e)
            : [less] "r"(negative & x)
            : "cc");
    if (__builtin_expect(x < (negative & 1), 0)) {
        U256_CORRECTION(reciprocal128_below_zero, true);
        v1 = v0 = 0;
        __asm__("" : "+r"(v0)); /* a branch, which costs the others nothing */
    }
    v[0] = v0;
    v[1] = v1;
    return x;
}

#define U256_K_HAS_ESTIMATE64
static inline uint64_t u256_k_estimate64(uint64_t *fraction, uint64_t r1, uint64_t r0, uint64_t x)
{
    uint64_t f, q;
    __asm__("movq %[x], %%rax\n\t"
            "mulq %[r0]\n\t"
            "movq %%rdx, %[f]\n\t"
            "movq %[x], %%rax\n\t"
            "mulq %[r1]\n\t"
            "movq %%rdx, %[q]\n\t"
            "addq %[r0], %[f]\n\t"
            "adcq %[r1], %[q]\n\t"
            "addq %%rax, %[f]\n\t"
            "adcq $0, %[q]"
            : [f] "=&r"(f), [q] "=&r"(q)
            : [x] "r"(x), [r1] "r"(r1), [r0] "r"(r0)
            : "rax", "rdx", "cc");
    *fraction = f;
    return q;
}

#define U256_K_HAS_ESTIMATE128
static inline uint64_t u256_k_estimate128(uint64_t *fraction, uint64_t r1, uint64_t r0, const uint64_t v[2])
{
    uint64_t f, q, low;
    __asm__("movq %[v1], %%rax\n\t"
            "mulq %[r0]\n\t"
            "movq %%rdx, %[f]\n\t"
            "movq %[v1], %%rax\n\t"
            "mulq %[r1]\n\t"
            "movq %%rax, %[low]\n\t"
            "movq %%rdx, %[q]\n\t"
            "movq %[v0], %%rax\n\t"
            "mulq %[r1]\n\t"
            "addq %[r0], %[f]\n\t"
            "adcq %[r1], %[q]\n\t"
            "addq %[low], %[f]\n\t"
            "adcq $0, %[q]\n\t"
            "addq %%rdx, %[f]\n\t"
            "adcq $0, %[q]"
            : [f] "=&r"(f), [q] "=&r"(q), [low] "=&r"(low)
            : [v1] "m"(v[1]), [v0] "m"(v[0]), [r1] "r"(r1), [r0] "r"(r0)
            : "rax", "rdx", "cc");
    *fraction = f;
    return q;
}

/* All products first, since mulq changes the flags; then their low halves in one chain and the high ones in another. */
#define U256_K_HAS_QUOTIENT_ROW
static inline void u256_k_quotient_row2(uint64_t r[2], uint64_t low, const uint64_t negated[2], uint64_t q)
{
    uint64_t r1 = r[0], l1;
    __asm__("movq %[q], %%rax\n\t"
            "mulq %[d0]\n\t"
            "movq %[q], %[l1]\n\t"
            "imulq %[d1], %[l1]\n\t"
            "addq %%rax, %[low]\n\t"
            "adcq %[l1], %[r1]\n\t"
            "addq %%rdx, %[r1]"
            : [low] "+&r"(low), [r1] "+&r"(r1), [l1] "=&r"(l1)
            : [q] "r"(q), [d0] "m"(negated[0]), [d1] "m"(negated[1])
            : "rax", "rdx", "cc");
    r[0] = low;
    r[1] = r1;
}

static inline void u256_k_quotient_row3(uint64_t r[3], uint64_t low, const uint64_t negated[3], uint64_t q)
{
    uint64_t r1 = r[0], r2 = r[1], h0, l0, l2;
    __asm__("movq %[q], %%rax\n\t"
            "mulq %[d0]\n\t"
            "movq %%rax, %[l0]\n\t"
            "movq %%rdx, %[h0]\n\t"
            "movq %[q], %%rax\n\t"
            "mulq %[d1]\n\t"
            "movq %[q], %[l2]\n\t"
            "imulq %[d2], %[l2]\n\t"
            "addq %[l0], %[low]\n\t"
            "adcq %%rax, %[r1]\n\t"
            "adcq %[l2], %[r2]\n\t"
            "addq %[h0], %[r1]\n\t"
            "adcq %%rdx, %[r2]"
            : [low] "+&r"(low), [r1] "+&r"(r1), [r2] "+&r"(r2), [h0] "=&r"(h0), [l0] "=&r"(l0), [l2] "=&r"(l2)
            : [q] "r"(q), [d0] "m"(negated[0]), [d1] "m"(negated[1]), [d2] "m"(negated[2])
            : "rax", "rdx", "cc");
    r[0] = low;
    r[1] = r1;
    r[2] = r2;
}

static inline void u256_k_quotient_row4(uint64_t r[4], uint64_t low, const uint64_t negated[4], uint64_t q)
{
    uint64_t r1 = r[0], r2 = r[1], r3 = r[2], h0, h1, l0, l1, l3;
    __asm__("movq %[q], %%rax\n\t"
            "mulq (%[d])\n\t"
            "movq %%rax, %[l0]\n\t"
            "movq %%rdx, %[h0]\n\t"
            "movq %[q], %%rax\n\t"
            "mulq 8(%[d])\n\t"
            "movq %%rax, %[l1]\n\t"
            "movq %%rdx, %[h1]\n\t"
            "movq %[q], %%rax\n\t"
            "mulq 16(%[d])\n\t"
            "movq %[q], %[l3]\n\t"
            "imulq 24(%[d]), %[l3]\n\t"
            "addq %[l0], %[low]\n\t"
            "adcq %[l1], %[r1]\n\t"
            "adcq %%rax, %[r2]\n\t"
            "adcq %[l3], %[r3]\n\t"
            "addq %[h0], %[r1]\n\t"
            "adcq %[h1], %[r2]\n\t"
            "adcq %%rdx, %[r3]"
            : [low] "+&r"(low), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [h0] "=&r"(h0), [h1] "=&r"(h1),
              [l0] "=&r"(l0), [l1] "=&r"(l1), [l3] "=&r"(l3)
            : [q] "r"(q), [d] "r"(negated), "m"(*(const uint64_t(*)[4])negated) /* -O0 would take a register for each */
            : "rax", "rdx", "cc");
    r[0] = low;
    r[1] = r1;
    r[2] = r2;
    r[3] = r3;
}

static inline __attribute__((always_inline)) void u256_k_quotient_row(uint64_t *r, uint64_t low,
                                                                      const uint64_t *negated, unsigned n, uint64_t q)
{
    if (n == 4)
        u256_k_quotient_row4(r, low, negated, q);
    else if (n == 3)
        u256_k_quotient_row3(r, low, negated, q);
    else
        u256_k_quotient_row2(r, low, negated, q);
}

static inline void u256_k_mac3(uint64_t c[3], uint64_t a, uint64_t b)
{
    uint64_t lo = a;
    __asm__("mulq %[b]\n\t"
            "addq %[lo], %[c0]\n\t"
            "adcq %%rdx, %[c1]\n\t"
            "adcq $0, %[c2]"
            : [lo] "+a"(lo), [c0] "+r"(c[0]), [c1] "+r"(c[1]), [c2] "+r"(c[2])
            : [b] U256_K_IN(b)
            : "rdx", "cc");
}

static inline void u256_k_mac3_twice(uint64_t c[3], uint64_t a, uint64_t b)
{
    uint64_t lo = a;
    __asm__("mulq %[b]\n\t"
            "addq %[lo], %[c0]\n\t"
            "adcq %%rdx, %[c1]\n\t"
            "adcq $0, %[c2]\n\t"
            "addq %[lo], %[c0]\n\t"
            "adcq %%rdx, %[c1]\n\t"
            "adcq $0, %[c2]"
            : [lo] "+a"(lo), [c0] "+r"(c[0]), [c1] "+r"(c[1]), [c2] "+r"(c[2])
            : [b] U256_K_IN(b)
            : "rdx", "cc");
}

static inline void u256_k_mac2(uint64_t c[2], uint64_t a, uint64_t b)
{
    uint64_t lo = a;
    __asm__("mulq %[b]\n\t"
            "addq %[lo], %[c0]\n\t"
            "adcq %%rdx, %[c1]"
            : [lo] "+a"(lo), [c0] "+r"(c[0]), [c1] "+r"(c[1])
            : [b] U256_K_IN(b)
            : "rdx", "cc");
}

/* All choices by one comparison's flag, which no instruction between changes, and between values that are there by then: a
 * step waits for a shift, a difference and its zero bits, four cycles. Those are counted in b - a, before it is known which
 * is the smaller: by tzcnt where the CPU has it, else bsf, which leaves its output alone when there is no other bit. */
#define U256_K_HAS_GCD_STEP
static inline unsigned u256_k_gcd_step(uint64_t a[4], uint64_t b[4], unsigned n)
{
    uint64_t a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], b0 = b[0], b1 = b[1], b2 = b[2], b3 = b[3];
    uint64_t t, u, v, w, count = n;
    __asm__("shrq %%cl, %[a1]\n\t"
            "shrq %%cl, %[a0]\n\t"
            "shlq %%cl, %[b2]\n\t"
            "shlq %%cl, %[b3]\n\t"
            "movq %[b1], %[v]\n\t"
            "subq %[a1], %[v]\n\t"
            "movl $64, %%ecx\n\t"
            "rep bsfq %[v], %%rcx\n\t"
            "movq %[b0], %[w]\n\t"
            "subq %[a0], %[w]\n\t"
            "movq %[a1], %[t]\n\t"
            "subq %[b1], %[a1]\n\t"
            "movq %[a0], %[u]\n\t"
            "subq %[b0], %[a0]\n\t" /* CF = the order */
            "cmovcq %[v], %[a1]\n\t"
            "cmovcq %[w], %[a0]\n\t"
            "cmovcq %[t], %[b1]\n\t"
            "cmovcq %[u], %[b0]\n\t"
            "leaq (%[a2],%[b2]), %[t]\n\t"
            "leaq (%[a3],%[b3]), %[u]\n\t"
            "cmovcq %[a2], %[b2]\n\t"
            "cmovcq %[a3], %[b3]\n\t"
            "movq %[t], %[a2]\n\t"
            "movq %[u], %[a3]"
            : [a0] "+&r"(a0), [a1] "+&r"(a1), [a2] "+&r"(a2), [a3] "+&r"(a3), [b0] "+&r"(b0), [b1] "+&r"(b1),
              [b2] "+&r"(b2), [b3] "+&r"(b3), "+&c"(count), [t] "=&r"(t), [u] "=&r"(u), [v] "=&r"(v), [w] "=&r"(w)
            :
            : "cc");
    a[0] = a0;
    a[1] = a1;
    a[2] = a2;
    a[3] = a3;
    b[0] = b0;
    b[1] = b1;
    b[2] = b2;
    b[3] = b3;
    return (unsigned)count;
}

#define U256_K_HAS_GCD_LIMB
static inline uint64_t u256_k_gcd_limb(uint64_t a, uint64_t b)
{
    while (a != b) { /* NOLINT(bugprone-infinite-loop): the assembly changes both */
        const uint64_t other = a;
        uint64_t minus = b, zeros;
        __asm__("subq %[a], %[minus]\n\t"
                "rep bsfq %[minus], %[zeros]\n\t"
                "subq %[b], %[a]\n\t" /* CF = the order */
                "cmovcq %[minus], %[a]\n\t"
                "cmovcq %[other], %[b]\n\t"
                "shrq %%cl, %[a]"
                : [a] "+&r"(a), [b] "+&r"(b), [minus] "+&r"(minus), [zeros] "=&c"(zeros)
                : [other] "r"(other)
                : "cc");
    }
    return b;
}

#include <u256/kernel_mulx.h>
#include <u256/kernel_mulq.h>
#include <u256/kernel_columns.h>
#include <u256/kernel_rows.h>
#include <u256/kernel_steps.h>
#include <u256/kernel_montgomery.h>
#include <u256/kernel_mulx_montgomery.h>
#include <u256/kernel_chain.h>

#endif /* U256_KERNEL_H */
