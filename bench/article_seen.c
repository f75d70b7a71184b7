/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * What the optimiser may see of the chains of the article of 2018, and what that is worth: docs/article.md. A program
 * by itself, one for each backend; every loop is a function, whose instructions callgrind can count by its name.
 *
 * usage: article_seen [REPETITIONS]
 */

#include <u256.h>

#include "bench_limbs.h"
#include "bench_passes.h"

#include <stdio.h>

enum { STEPS = 10000 };

#define SEEN_INLINE static inline __attribute__((always_inline))
#define SEEN_LOOP static __attribute__((noinline, flatten))

/* A call, as of a function in another file: operands in memory, and every limb of the result is wanted. */
static __attribute__((noinline)) void full_mul_called(u512 *p, const u256 *a, const u256 *b)
{
    u256_full_mul(p, a, b);
    bench_barrier(p);
}

/* x = 1; for n in 1..9999, with k = n OR 1: p = x * {k, k, k, k} in full; x = {p0, p2, p2, p3}. equal: that the limbs
 * of the multiplier are one value; unused: that nobody reads limbs 1 and 4 to 7 of the product. */
SEEN_INLINE u256 full_chain(bool equal, bool unused, bool called)
{
    u256 x = U256_ONE;
    bench_hide_u256(&x);
    for (uint64_t n = 1; n < STEPS; n++) {
        uint64_t odd = n | 1;
        bench_hide(&odd);
        u256 k = U256_C(odd, odd, odd, odd);
        if (!equal)
            bench_hide_u256(&k);
        u512 p;
        if (called)
            full_mul_called(&p, &x, &k);
        else
            u256_full_mul(&p, &x, &k);
        x.w[0] = p.w[0];
        x.w[1] = p.w[2];
        x.w[2] = p.w[2];
        x.w[3] = p.w[3];
        if (!unused) {
            bench_keep(p.w[1]);
            bench_keep(p.w[4]);
            bench_keep(p.w[5]);
            bench_keep(p.w[6]);
            bench_keep(p.w[7]);
        }
    }
    return x;
}

/* x = 1; for n in 1..9999: x = x * (n OR 1) mod 2^256. zeros: that the upper limbs of the multiplier are zero. */
SEEN_INLINE u256 low_chain(bool zeros)
{
    u256 x = U256_ONE;
    bench_hide_u256(&x);
    for (uint64_t n = 1; n < STEPS; n++) {
        uint64_t odd = n | 1;
        bench_hide(&odd);
        u256 k = u256_from_u64(odd);
        if (!zeros)
            bench_hide_u256(&k);
        u256_mul(&x, &x, &k);
    }
    return x;
}

SEEN_LOOP u256 full_hidden(void)
{
    return full_chain(false, false, false);
}

SEEN_LOOP u256 full_equal(void)
{
    return full_chain(true, false, false);
}

SEEN_LOOP u256 full_unused(void)
{
    return full_chain(false, true, false);
}

SEEN_LOOP u256 full_seen(void)
{
    return full_chain(true, true, false);
}

SEEN_LOOP u256 full_called(void)
{
    return full_chain(true, true, true);
}

SEEN_LOOP u256 low_hidden(void)
{
    return low_chain(false);
}

SEEN_LOOP u256 low_seen(void)
{
    return low_chain(true);
}

int main(int argc, char **argv)
{
    unsigned long repetitions;
    if (!bench_read_passes(&repetitions, 1000, argc, argv, "article_seen"))
        return 2;
    const struct {
        const char *name;
        u256 (*loop)(void);
    } rows[] = {
        {"full_hidden", full_hidden}, {"full_equal", full_equal},   {"full_unused", full_unused},
        {"full_seen", full_seen},     {"full_called", full_called}, {"low_hidden", low_hidden},
        {"low_seen", low_seen},
    };
    u256 first = U256_ZERO;
    bool right = true;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        u256 x;
        const double ns = bench_least(&x, rows[i].loop, repetitions);
        if (rows[i].loop == full_hidden || rows[i].loop == low_hidden)
            first = x;
        const bool same = u256_eq(&x, &first);
        printf("%-12s %9.0f ns%s\n", rows[i].name, ns, same ? "" : "  WRONG: another result than the loop before");
        right &= same;
    }
    return !right;
}
