/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_KERNEL_CHAIN_H
#define U256_KERNEL_CHAIN_H

/*
 * A chain of Montgomery squares and products, R = 2^256, as a power is: each is of the last one. Included at the end of a
 * backend's header, after kernel_montgomery.h; notation and names as there.
 *
 * Three of four limbs are reduced by a multiple of [m] that ends in a limb of ones, [f] 2^64 - 1: a number whose low limb is k
 * loses it when k times the multiple is added, and gains k [f] from the next limb on. The quotient is there without a
 * product, and a row has four of them where one by [m] has five. (H. Orup, "Simplifying quotient determination in
 * high-radix modular multiplication", ARITH 12, 1995.) The fourth limb goes by [m] itself, as in kernel_montgomery.h: by the
 * multiple, a fifth one would be left. A backend without good rows defines U256_K_CHAIN_BY_MODULUS, and has all by [m].
 */

#include <u256/limb.h>

#ifndef U256_K_CHAIN_BY_MODULUS

/* The number that squares and products are made of is [x], or [x] - R: it takes a row of borrows to know which, and the next
 * product does not wait for it. */
typedef struct {
    uint64_t x[4], m[4], f[4], inverse;
    bool negative;
} u256_k_mont_chain;

/* [r] = take ? [a] : 0. */
static inline void u256_k_take4(uint64_t r[4], const uint64_t a[4], bool take)
{
    const uint64_t mask = (uint64_t)0 - take;
    r[0] = a[0] & mask;
    r[1] = a[1] & mask;
    r[2] = a[2] & mask;
    r[3] = a[3] & mask;
}

/* The number becomes [x], any below R. */
static inline void u256_k_mont_chain_begin(u256_k_mont_chain *c, const uint64_t x[4], const uint64_t m[4],
                                           uint64_t inverse)
{
    /* [m] (2^64 - inverse) ends in 2^64 - 1. It is less than [m] 2^64, and so is [f] less than [m]. */
    uint64_t multiple[4];
    c->f[3] = u256_k_mul4x1(multiple, m, (uint64_t)0 - inverse, 1);
    u256_k_copy(c->f, multiple + 1, 3);
    u256_k_copy(c->m, m, 4);
    u256_k_copy(c->x, x, 4);
    c->inverse = inverse;
    c->negative = false;
}

/* The number becomes a residue of [t] / R, above -[m] and below R, for a [t] below R^2: 17 products. */
static inline void u256_k_mont_chain_reduce(u256_k_mont_chain *c, const uint64_t t[8])
{
    /* Of four limbs is left low[3] and, above it, low[7..4] <= [f]: they were less than 2^256 (1 + [f]) in all. */
    uint64_t low[8] = {t[0], t[1], t[2], t[3], 0, 0, 0, 0}, sum[4], less[4], product[5];
    low[5] = u256_k_addmul4x1(low + 1, c->f, low[0]);
    low[6] = u256_k_addmul4x1(low + 2, c->f, low[1]);
    low[7] = u256_k_addmul4x1(low + 3, c->f, low[2]);
    /* Less than R + [m], and then less than R. */
    const bool over = u256_k_add4(sum, t + 4, low + 4, false);
    u256_k_take4(less, c->m, over);
    u256_k_sub4(sum, sum, less, false);
    /* The multiple of [m] that ends in low[3] takes it away, and what is above in it: less than [m]. */
    product[4] = u256_k_mul4x1(product, c->m, low[3] * c->inverse, 0);
    c->negative = u256_k_sub4(c->x, sum, product + 1, false);
}

static inline void u256_k_mont_chain_sqr(u256_k_mont_chain *c)
{
    /* ([x] - R)^2 = [x]^2 - 2 [x] R + R^2. */
    uint64_t t[8], less[4];
    u256_k_sqr4_wide(t, c->x);
    u256_k_take4(less, c->x, c->negative);
    u256_k_sub4(t + 4, t + 4, less, false);
    u256_k_sub4(t + 4, t + 4, less, false);
    u256_k_mont_chain_reduce(c, t);
}

/* Times [y] < [m]. */
static inline void u256_k_mont_chain_mul(u256_k_mont_chain *c, const uint64_t y[4])
{
    /* ([x] - R) [y] = [x] [y] - [y] R, and so as not to be negative [m] R more. */
    uint64_t t[8], more[4];
    u256_k_mul4_wide(t, c->x, y);
    u256_k_sub4(more, c->m, y, false);
    u256_k_take4(more, more, c->negative);
    u256_k_add4(t + 4, t + 4, more, false);
    u256_k_mont_chain_reduce(c, t);
}

/* [r] = a residue of the number, below R. */
static inline void u256_k_mont_chain_end(uint64_t r[4], const u256_k_mont_chain *c)
{
    uint64_t positive[4];
    u256_k_add4(positive, c->x, c->m, false);
    u256_k_select4(r, c->x, positive, c->negative);
}

#else

/* The number is [x] < [m]. */
typedef struct {
    uint64_t x[4];
    const uint64_t *m;
    uint64_t inverse;
} u256_k_mont_chain;

static inline void u256_k_mont_chain_begin(u256_k_mont_chain *c, const uint64_t x[4], const uint64_t m[4],
                                           uint64_t inverse)
{
    u256_k_copy(c->x, x, 4);
    c->m = m;
    c->inverse = inverse;
}

static inline void u256_k_mont_chain_sqr(u256_k_mont_chain *c)
{
    u256_k_mont_sqr4(c->x, c->x, c->m, c->inverse);
}

static inline void u256_k_mont_chain_mul(u256_k_mont_chain *c, const uint64_t y[4])
{
    u256_k_mont_mul4(c->x, c->x, y, c->m, c->inverse);
}

static inline void u256_k_mont_chain_end(uint64_t r[4], const u256_k_mont_chain *c)
{
    u256_k_copy(r, c->x, 4);
}

#endif

#endif /* U256_KERNEL_CHAIN_H */
