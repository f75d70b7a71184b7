/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef BENCH_LIMBS_H
#define BENCH_LIMBS_H

/*
 * What the loops of bench_loops.h do with numbers beside the operation that is measured. A file whose numbers are of
 * another type has functions of the same names for it.
 */

#include "bench_data.h"

/* What p points to is read and written here, as far as the optimiser knows. */
static inline void bench_barrier(const void *p)
{
    __asm__ volatile("" : : "r"(p) : "memory");
}

/* *x is another value from here on, as far as the optimiser knows. */
static inline void bench_hide(uint64_t *x)
{
#if UINTPTR_MAX >= UINT64_MAX
    __asm__ volatile("" : "+r"(*x));
#else
    __asm__ volatile("" : "+m"(*x));
#endif
}

/* x, computed by itself: limbs of a number that were just stored one by one must not be loaded as a vector, which waits
 * until the stores have left the store buffer, nor gathered in one. */
static inline uint64_t bench_scalar(uint64_t x)
{
    bench_hide(&x);
    return x;
}

/* x is needed here, as far as the optimiser knows. */
static inline void bench_keep(uint64_t x)
{
#if UINTPTR_MAX >= UINT64_MAX
    __asm__ volatile("" : : "r"(x));
#else
    __asm__ volatile("" : : "m"(x));
#endif
}

/* One limb per line, not a loop: what is indexed by a variable, even one of a loop to be unrolled, goes to memory. */
static inline void bench_hide_u256(u256 *x)
{
#ifndef BENCH_CALLS_ARE_OPAQUE
    bench_hide(&x->w[0]);
    bench_hide(&x->w[1]);
    bench_hide(&x->w[2]);
    bench_hide(&x->w[3]);
#else
    bench_barrier(x);
#endif
}

static inline void bench_hide_u512(u512 *x)
{
#ifndef BENCH_CALLS_ARE_OPAQUE
    bench_hide(&x->w[0]);
    bench_hide(&x->w[1]);
    bench_hide(&x->w[2]);
    bench_hide(&x->w[3]);
    bench_hide(&x->w[4]);
    bench_hide(&x->w[5]);
    bench_hide(&x->w[6]);
    bench_hide(&x->w[7]);
#else
    bench_barrier(x);
#endif
}

/* Stores one limb, as u256_k_set(), which columns that call the library have not. */
static inline void bench_set(uint64_t *r, unsigned i, uint64_t x)
{
    typedef int64_t __attribute__((__may_alias__)) signed_limb;
    if (i % 2 == 1)
        ((signed_limb *)r)[i] = (int64_t)x;
    else
        r[i] = x;
}

/* x = a ^ [m, m, ...]. By bench_set(): a chain ends so, and what gathers its last result may be in every step. */
static inline void bench_spread_u256(u256 *x, const u256 *a, uint64_t m)
{
    bench_set(x->w, 0, a->w[0] ^ m);
    bench_set(x->w, 1, a->w[1] ^ m);
    bench_set(x->w, 2, a->w[2] ^ m);
    bench_set(x->w, 3, a->w[3] ^ m);
}

static inline void bench_spread_u512(u512 *x, const u512 *a, uint64_t m)
{
    bench_set(x->w, 0, a->w[0] ^ m);
    bench_set(x->w, 1, a->w[1] ^ m);
    bench_set(x->w, 2, a->w[2] ^ m);
    bench_set(x->w, 3, a->w[3] ^ m);
    bench_set(x->w, 4, a->w[4] ^ m);
    bench_set(x->w, 5, a->w[5] ^ m);
    bench_set(x->w, 6, a->w[6] ^ m);
    bench_set(x->w, 7, a->w[7] ^ m);
}

/* x = x ^ a */
static inline void bench_mix_u256(u256 *x, const u256 *a)
{
    x->w[0] ^= a->w[0];
    x->w[1] ^= a->w[1];
    x->w[2] ^= a->w[2];
    x->w[3] ^= a->w[3];
}

static inline void bench_mix_u512(u512 *x, const u512 *a)
{
    x->w[0] ^= a->w[0];
    x->w[1] ^= a->w[1];
    x->w[2] ^= a->w[2];
    x->w[3] ^= a->w[3];
    x->w[4] ^= a->w[4];
    x->w[5] ^= a->w[5];
    x->w[6] ^= a->w[6];
    x->w[7] ^= a->w[7];
}

/* x = a, with the free bits of a xored with limbs. */
static inline void bench_feed_u256(u256 *x, const u256 *a, const u256 *free, const uint64_t *limbs, size_t n)
{
    (void)n;
    for (size_t i = 0; i < 4; i++)
        bench_set(x->w, (unsigned)i, bench_scalar(a->w[i] ^ (limbs[i] & free->w[i])));
}

static inline void bench_feed_u512(u512 *x, const u512 *a, const u512 *free, const uint64_t *limbs, size_t n)
{
    for (size_t i = 0; i < 8; i++)
        bench_set(x->w, (unsigned)i, bench_scalar(a->w[i] ^ (limbs[i % n] & free->w[i])));
}

/* Likewise with those of a number; bench_feed_<type of x>_<type of result>. */
static inline void bench_feed_u256_u256(u256 *x, const u256 *a, const u256 *free, const u256 *result)
{
    bench_feed_u256(x, a, free, result->w, 4);
}

static inline void bench_feed_u256_u512(u256 *x, const u256 *a, const u256 *free, const u512 *result)
{
    bench_feed_u256(x, a, free, result->w, 8);
}

static inline void bench_feed_u512_u256(u512 *x, const u512 *a, const u512 *free, const u256 *result)
{
    bench_feed_u512(x, a, free, result->w, 4);
}

static inline void bench_feed_u512_u512(u512 *x, const u512 *a, const u512 *free, const u512 *result)
{
    bench_feed_u512(x, a, free, result->w, 8);
}

/* x = the high half of p ^ a. The low half is needed too, as far as the optimiser knows. */
static inline void bench_take_high(u256 *x, const u512 *p, const u256 *a)
{
    bench_keep(p->w[0]);
    bench_keep(p->w[1]);
    bench_keep(p->w[2]);
    bench_keep(p->w[3]);
    x->w[0] = bench_scalar(p->w[4] ^ a->w[0]);
    x->w[1] = bench_scalar(p->w[5] ^ a->w[1]);
    x->w[2] = bench_scalar(p->w[6] ^ a->w[2]);
    x->w[3] = bench_scalar(p->w[7] ^ a->w[3]);
}

/* x = 0 */
static inline void bench_zero_u256(u256 *x)
{
    for (size_t i = 0; i < 4; i++)
        x->w[i] = 0;
}

static inline void bench_zero_u512(u512 *x)
{
    for (size_t i = 0; i < 8; i++)
        x->w[i] = 0;
}

/* x = [m, m, m, m] */
static inline void bench_repeat_u256(u256 *x, uint64_t m)
{
    for (size_t i = 0; i < 4; i++)
        x->w[i] = m;
}

/* All bits of a number, in few. */
static inline unsigned bench_fold_u256(const u256 *x)
{
    return (unsigned)(x->w[0] ^ x->w[1] ^ x->w[2] ^ x->w[3]);
}

static inline unsigned bench_fold_u512(const u512 *x)
{
    return (unsigned)(x->w[0] ^ x->w[1] ^ x->w[2] ^ x->w[3] ^ x->w[4] ^ x->w[5] ^ x->w[6] ^ x->w[7]);
}

#endif /* BENCH_LIMBS_H */
