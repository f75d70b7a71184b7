/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_KERNEL_CHAIN_H
#define U256_KERNEL_CHAIN_H

/*
 * A chain of Montgomery squares and products, as in a power: each takes the result of the one before. R = 2^256.
 * Included at the end of a backend's header, after kernel_montgomery.h; notation and names as there.
 *
 * Three of four limbs are reduced by a multiple of [m] that ends in a limb of ones, [f] 2^64 - 1: adding k times this
 * multiple to a number whose low limb is k clears that limb and adds k [f] from the next limb on. So the quotient limb
 * needs no product, and a row has four of them where one by [m] has five. (H. Orup, "Simplifying quotient determination
 * in high-radix modular multiplication", ARITH 12, 1995.) The fourth limb is reduced by [m] itself, as in
 * kernel_montgomery.h: the multiple would leave a fifth limb. A backend without good rows defines
 * U256_K_CHAIN_BY_MODULUS, and reduces all limbs by [m].
 */

#include <u256/limb.h>

/* The running value of the chain. */
typedef struct {
    uint64_t x[4], m[4], inverse;
#ifndef U256_K_CHAIN_BY_MODULUS
    uint64_t f[4];
    bool negative; /* it is [x] - R; a chain of borrows tells, and the next product need not wait for it */
#endif
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

/* The running value becomes [x] < [m]. */
static inline void u256_k_mont_chain_begin(u256_k_mont_chain *c, const uint64_t x[4], const uint64_t m[4],
                                           uint64_t inverse)
{
#ifndef U256_K_CHAIN_BY_MODULUS
    /* [m] (2^64 - inverse) ends in 2^64 - 1. It is less than [m] 2^64, so [f] is less than [m]. */
    uint64_t multiple[4];
    c->f[3] = u256_k_mul4x1(multiple, m, (uint64_t)0 - inverse, 1);
    u256_k_copy(c->f, multiple + 1, 3);
    c->negative = false;
#endif
    u256_k_copy(c->m, m, 4);
    u256_k_copy(c->x, x, 4);
    c->inverse = inverse;
}

/* [low] 2^192 = [t] + k ([f] 2^64 - 1) for a k of three limbs: [low] < ([f] + 1) 2^64. */
static inline void u256_k_redc3_by_multiple(uint64_t low[5], const uint64_t t[4], const uint64_t f[4])
{
    uint64_t sum[8] = {t[0], t[1], t[2], t[3], 0, 0, 0, 0};
    sum[5] = u256_k_addmul4x1(sum + 1, f, sum[0]);
    sum[6] = u256_k_addmul4x1(sum + 2, f, sum[1]);
    sum[7] = u256_k_addmul4x1(sum + 3, f, sum[2]);
    for (int i = 0; i < 5; i++)
        low[i] = sum[3 + i];
}

/* [r] - 2^256 * result = a residue modulo [m] of ([high] 2^64 + [low]) / 2^64, above -[m] and below R, for
 * [low] < [m] 2^64. */
static inline bool u256_k_redc1_signed(uint64_t r[4], const uint64_t high[4], const uint64_t low[5],
                                       const uint64_t m[4], uint64_t inverse)
{
    /* The sum is below R + [m], and then below R. */
    uint64_t sum[4], less[4], product[5];
    const bool over = u256_k_add4(sum, high, low + 1, false);
    u256_k_take4(less, m, over);
    u256_k_sub4(sum, sum, less, false);
    /* low[0] is also the low limb of a multiple of [m], whose part above that limb is below [m]. */
    product[4] = u256_k_mul4x1(product, m, low[0] * inverse, 0);
    return u256_k_sub4(r, sum, product + 1, false);
}

#ifndef U256_K_CHAIN_BY_MODULUS
/* The running value becomes a residue of [t] / R, for [t] < R^2: 17 products. [f] + 1 <= [m]. */
static inline void u256_k_mont_chain_reduce(u256_k_mont_chain *c, const uint64_t t[8])
{
    uint64_t low[5];
    u256_k_redc3_by_multiple(low, t, c->f);
    c->negative = u256_k_redc1_signed(c->x, t + 4, low, c->m, c->inverse);
}
#endif

static inline void u256_k_mont_chain_sqr(u256_k_mont_chain *c)
{
#ifdef U256_K_CHAIN_BY_MODULUS
    u256_k_mont_sqr4(c->x, c->x, c->m, c->inverse);
#else
    /* ([x] - R)^2 = [x]^2 - 2 [x] R + R^2. */
    uint64_t t[8], less[4];
    u256_k_sqr4_wide(t, c->x);
    u256_k_take4(less, c->x, c->negative);
    u256_k_sub4(t + 4, t + 4, less, false);
    u256_k_sub4(t + 4, t + 4, less, false);
    u256_k_mont_chain_reduce(c, t);
#endif
}

/* Times [y] < [m]. */
static inline void u256_k_mont_chain_mul(u256_k_mont_chain *c, const uint64_t y[4])
{
#ifdef U256_K_CHAIN_BY_MODULUS
    u256_k_mont_mul4(c->x, c->x, y, c->m, c->inverse);
#else
    /* ([x] - R) [y] = [x] [y] - [y] R, to which [m] R is added so that it is not negative. */
    uint64_t t[8], more[4];
    u256_k_mul4_wide(t, c->x, y);
    u256_k_sub4(more, c->m, y, false);
    u256_k_take4(more, more, c->negative);
    u256_k_add4(t + 4, t + 4, more, false);
    u256_k_mont_chain_reduce(c, t);
#endif
}

/* [r] = a residue of the running value, below R. */
static inline void u256_k_mont_chain_end(uint64_t r[4], const u256_k_mont_chain *c)
{
#ifdef U256_K_CHAIN_BY_MODULUS
    u256_k_copy(r, c->x, 4);
#else
    uint64_t positive[4];
    u256_k_add4(positive, c->x, c->m, false);
    u256_k_select4(r, c->x, positive, c->negative);
#endif
}

#endif /* U256_KERNEL_CHAIN_H */
