/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_KERNEL_DIVQ_H
#define U256_KERNEL_DIVQ_H

/*
 * The steps of a division for x86-64: reciprocals by the hardware divider, quotient limbs by a reciprocal, and the rows
 * that subtract a quotient limb times the divisor from a remainder. Included by src/x86_64/kernel_asm.h. What each
 * kernel computes, and within what bounds, is in kernel_steps.h; for u256_k_submul1 in kernel_rows.h, and for
 * u256_k_div3by2_choice in src/portable/divide.h.
 */

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

/* bsr waits for the old value of its destination, which it leaves there if its source is 0. Compilers give it any
 * register, and a caller's may hold something that waits for the division before: here it is that of the source. Only
 * for divisors of one limb and roots of one or two limbs: longer ones were found not to wait, and gained nothing. */
#ifndef __LZCNT__
    #define U256_K_HAS_NORMALIZATION
static inline unsigned u256_k_normalization(uint64_t d)
{
    __asm__("bsrq %[d], %[d]" : [d] "+r"(d) : : "cc");
    return (unsigned)d ^ 63;
}
#endif

/* The hardware divider, which since Zen and Ice Lake is faster than Newton's iteration. It traps if the quotient does
 * not fit: every caller has u1 < d. */
#define U256_K_HAS_UDIV_QRNND
static inline uint64_t u256_k_udiv_qrnnd(uint64_t *r, uint64_t u1, uint64_t u0, uint64_t d)
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
    return u256_k_udiv_qrnnd(&rem, ~d, UINT64_MAX, d);
}

/* floor((~d1 : ~d0 : B - 1) / (d1 : d0)): the divider takes the upper two limbs by d1, with a quotient at most two too
 * large (Knuth, TAOCP 2, 4.3.1, theorem B), and leaves the remainder, which shows by how much. */
#define U256_K_HAS_RECIPROCAL2
static inline uint64_t u256_k_reciprocal2(uint64_t d1, uint64_t d0)
{
    uint64_t rem1, over = 0, high;
    uint64_t v = u256_k_udiv_qrnnd(&rem1, ~d1, ~d0, d1);
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

/* The two division steps with their carries in the flags, and both candidates ready when the comparison that
 * chooses between them is made: 11 and 14 cycles from a remainder to the next on a Zen 4, where compiled C
 * takes 15 and 17 to 20. */
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
    if (U256_K_UNLIKELY(rem >= d)) {
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
    const uint64_t x = u256_k_udiv_qrnnd(&e, ~d1, ~d0, d1);
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
    if (U256_K_UNLIKELY(x < (negative & 1))) {
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

/* All products first, since mulq changes the flags; then their low halves in one chain and the high
 * halves in another. */
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
    u256_k_set4(r, low, r1, r2, r3);
}

U256_K_ALWAYS_INLINE void u256_k_quotient_row(uint64_t *r, uint64_t low, const uint64_t *negated, unsigned n,
                                              uint64_t q)
{
    if (n == 4)
        u256_k_quotient_row4(r, low, negated, q);
    else if (n == 3)
        u256_k_quotient_row3(r, low, negated, q);
    else
        u256_k_quotient_row2(r, low, negated, q);
}

#endif /* U256_KERNEL_DIVQ_H */
