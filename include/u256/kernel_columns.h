/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_KERNEL_COLUMNS_H
#define U256_KERNEL_COLUMNS_H

/*
 * Products by columns (product scanning, Comba 1990): limb k of the result is the sum of all a[i] * b[k - i] and of
 * what column k - 1 carried. This suits machines with an add-with-carry that can be chained, and backends that can
 * express it: one product costs a multiplication and three additions, and the sum stays in three registers.
 *
 * Included by the backends written in assembly, before kernel_rows.h. They provide, for c = c2:c1:c0:
 *     u256_k_mac3_top(c, a, b, top)  c += a * b + top * 2^128 mod 2^192
 *     u256_k_mac3_twice(c, a, b)     c += 2 * a * b, over three limbs
 *     u256_k_mac2(c, a, b)           c += a * b over c1:c0, if the bound beside the call shows that no carry leaves
 *                                    c1, or if what leaves it lies above the result
 *
 * Bounds, with B = 2^64: a product is at most (B - 1)^2 = B^2 - 2B + 1. Two limbs hold it together with any c < 2B - 1.
 */

#include <u256/limb.h>

#ifndef U256_K_HAS_MUL4X1
    #define U256_K_HAS_MUL4X1
static inline uint64_t u256_k_mul4x1(uint64_t r[4], const uint64_t a[4], uint64_t k, uint64_t carry)
{
    /* The low halves of the products and, a limb higher, the high ones: one chain adds them. */
    uint64_t lo[4], hi[4] = {carry, 0, 0, 0}, top;
    lo[0] = u256_k_mul1(&hi[1], a[0], k);
    lo[1] = u256_k_mul1(&hi[2], a[1], k);
    lo[2] = u256_k_mul1(&hi[3], a[2], k);
    lo[3] = u256_k_mul1(&top, a[3], k);
    return top + u256_k_add4(r, lo, hi, false); /* [a] k + carry < 2^320 */
}
#endif

/* c += a * b. */
static inline void u256_k_mac3(uint64_t c[3], uint64_t a, uint64_t b)
{
    u256_k_mac3_top(c, a, b, 0);
}

/* Ends a column: returns its limb and moves the carry to the next one. */
static inline uint64_t u256_k_next_column(uint64_t c[3])
{
    const uint64_t limb = c[0];
    c[0] = c[1];
    c[1] = c[2];
    c[2] = 0;
    return limb;
}

#ifndef U256_K_HAS_MUL4
    #define U256_K_HAS_MUL4
static inline void u256_k_mul4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    /* Limb i + 1 of the result is t[i], and what leaves t[2] lies above it. Column 2 goes first, while nothing
     * waits for a carry. */
    uint64_t t[3];
    const uint64_t r0 = u256_k_mul1(&t[0], a[0], b[0]);
    t[1] = u256_k_mul1(&t[2], a[0], b[2]);
    t[2] += a[0] * b[3] + a[1] * b[2] + a[2] * b[1];
    u256_k_mac2(t + 1, a[1], b[1]);
    u256_k_mac2(t + 1, a[2], b[0]);

    u256_k_mac3(t, a[1], b[0]);
    u256_k_mac3_top(t, a[0], b[1], a[3] * b[0]);
    u256_k_set4(r, r0, t[0], t[1], t[2]);
}
#endif

/* Columns 0 to 2: a limb each in low, and what they carry in c < 3B. */
U256_K_ALWAYS_INLINE void u256_k_low_columns(uint64_t low[3], uint64_t c[3], const uint64_t a[4], const uint64_t b[4])
{
    c[1] = 0;
    c[2] = 0;
    low[0] = u256_k_mul1(&c[0], a[0], b[0]);

    u256_k_mac2(c, a[0], b[1]); /* c < B */
    u256_k_mac3(c, a[1], b[0]);
    low[1] = u256_k_next_column(c);

    u256_k_mac2(c, a[0], b[2]); /* c <= (B + 2 (B^2 - 2B + 1)) / B < 2B - 2 */
    u256_k_mac3(c, a[1], b[1]);
    u256_k_mac3(c, a[2], b[0]);
    low[2] = u256_k_next_column(c);
}

#ifndef U256_K_HAS_MUL4_OVERFLOW
    #define U256_K_HAS_MUL4_OVERFLOW
static inline bool u256_k_mul4_overflow(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    uint64_t low[3], c[3];
    u256_k_low_columns(low, c, a, b);

    /* If there is nothing above, a[2] or b[2] is 0: column 2 has two products and leaves c < 2B - 2. Of column 3's four
     * products at most one is nonzero, and c < 2B - 2 + (B^2 - 2B + 1). */
    u256_k_mac2(c, a[0], b[3]);
    u256_k_mac2(c, a[1], b[2]);
    u256_k_mac2(c, a[2], b[1]);
    u256_k_mac2(c, a[3], b[0]);
    const uint64_t lost = c[1] | u256_k_products_above4(a, b);
    u256_k_set4(r, low[0], low[1], low[2], c[0]);
    return lost != 0;
}
#endif

/* A backend with a row of its own has something better than columns for the full product: kernel_rows.h. */
#if !defined(U256_K_HAS_MUL4_WIDE) && !defined(U256_K_HAS_ADDMUL4X1)
    #define U256_K_HAS_MUL4_WIDE
static inline void u256_k_mul4_wide(uint64_t r[8], const uint64_t a[4], const uint64_t b[4])
{
    uint64_t low[3], c[3];
    u256_k_low_columns(low, c, a, b);

    u256_k_mac3(c, a[0], b[3]);
    u256_k_mac3(c, a[1], b[2]);
    u256_k_mac3(c, a[2], b[1]);
    u256_k_mac3(c, a[3], b[0]);
    const uint64_t r3 = u256_k_next_column(c);

    u256_k_mac3(c, a[1], b[3]);
    u256_k_mac3(c, a[2], b[2]);
    u256_k_mac3(c, a[3], b[1]);
    const uint64_t r4 = u256_k_next_column(c);

    u256_k_mac3(c, a[2], b[3]);
    u256_k_mac3(c, a[3], b[2]);
    const uint64_t r5 = u256_k_next_column(c);

    u256_k_mac2(c, a[3], b[3]); /* the last two limbs: the whole product is less than B^8 */
    u256_k_set4(r, low[0], low[1], low[2], r3);
    u256_k_set4(r + 4, r4, r5, c[0], c[1]);
}
#endif

#ifndef U256_K_HAS_SQR4
    #define U256_K_HAS_SQR4
static inline void u256_k_sqr4(uint64_t r[4], const uint64_t a[4])
{
    /* [t] = the products of two different limbs, each once, mod B^4. */
    uint64_t t[4] = {0, 0, 0, 0}, squares[4];
    t[1] = u256_k_mul1(&t[2], a[0], a[1]);
    t[3] = a[0] * a[3] + a[1] * a[2];
    u256_k_mac2(t + 2, a[0], a[2]);
    squares[0] = u256_k_mul1(&squares[1], a[0], a[0]);
    squares[2] = u256_k_mul1(&squares[3], a[1], a[1]);
    u256_k_add4(t, t, t, false);
    u256_k_add4(r, t, squares, false);
}
#endif

#ifndef U256_K_HAS_SQR4_WIDE
    #define U256_K_HAS_SQR4_WIDE
static inline void u256_k_sqr4_wide(uint64_t r[8], const uint64_t a[4])
{
    uint64_t c[3] = {0, 0, 0};
    const uint64_t r0 = u256_k_mul1(&c[0], a[0], a[0]);

    u256_k_mac3_twice(c, a[0], a[1]);
    const uint64_t r1 = u256_k_next_column(c);

    u256_k_mac3_twice(c, a[0], a[2]);
    u256_k_mac3(c, a[1], a[1]);
    const uint64_t r2 = u256_k_next_column(c);

    u256_k_mac3_twice(c, a[0], a[3]);
    u256_k_mac3_twice(c, a[1], a[2]);
    const uint64_t r3 = u256_k_next_column(c);

    u256_k_mac3_twice(c, a[1], a[3]);
    u256_k_mac3(c, a[2], a[2]);
    const uint64_t r4 = u256_k_next_column(c);

    u256_k_mac3_twice(c, a[2], a[3]);
    const uint64_t r5 = u256_k_next_column(c);

    u256_k_mac2(c, a[3], a[3]); /* the last two limbs: the square is less than B^8 */
    u256_k_set4(r, r0, r1, r2, r3);
    u256_k_set4(r + 4, r4, r5, c[0], c[1]);
}
#endif

#endif /* U256_KERNEL_COLUMNS_H */
