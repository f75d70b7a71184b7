/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * What an operation takes by itself, on numbers that nothing has just stored, and on a number in memory that is a sum
 * of a moment ago, as on an interpreter's stack: docs/speedups.md. Each in two ways: as the library has it, limb by
 * limb, and in plain C, of which compilers make vectors.
 *
 * usage: after_a_sum [REPETITIONS]
 */

#include <u256.h>

#include "bench_limbs.h"
#include "bench_passes.h"

#include <stdio.h>

enum { COUNT = 512 };

#define STACK_INLINE static inline __attribute__((always_inline))
#define STACK_LOOP static __attribute__((noinline, flatten))

typedef void operation(u256 *r, const u256 *a, const u256 *b);

static u256 left[COUNT], right[COUNT], results[COUNT];

STACK_INLINE void plain_and(u256 *r, const u256 *a, const u256 *b)
{
    for (int i = 0; i < 4; i++)
        r->w[i] = a->w[i] & b->w[i];
}

STACK_INLINE void limbs_not(u256 *r, const u256 *a, const u256 *b)
{
    (void)b;
    u256_not(r, a);
}

STACK_INLINE void plain_not(u256 *r, const u256 *a, const u256 *b)
{
    (void)b;
    for (int i = 0; i < 4; i++)
        r->w[i] = ~a->w[i];
}

STACK_INLINE void limbs_bswap(u256 *r, const u256 *a, const u256 *b)
{
    (void)b;
    u256_bswap(r, a);
}

STACK_INLINE void plain_bswap(u256 *r, const u256 *a, const u256 *b)
{
    (void)b;
    const uint64_t w0 = __builtin_bswap64(a->w[3]), w1 = __builtin_bswap64(a->w[2]);
    const uint64_t w2 = __builtin_bswap64(a->w[1]), w3 = __builtin_bswap64(a->w[0]);
    r->w[0] = w0;
    r->w[1] = w1;
    r->w[2] = w2;
    r->w[3] = w3;
}

STACK_INLINE void limbs_eq(u256 *r, const u256 *a, const u256 *b)
{
    r->w[0] ^= u256_eq(a, b);
}

STACK_INLINE void plain_eq(u256 *r, const u256 *a, const u256 *b)
{
    uint64_t different = 0;
    for (int i = 0; i < 4; i++)
        different |= a->w[i] ^ b->w[i];
    r->w[0] ^= different == 0;
}

STACK_INLINE void limbs_is_zero(u256 *r, const u256 *a, const u256 *b)
{
    (void)b;
    r->w[0] ^= u256_is_zero(a);
}

STACK_INLINE void plain_is_zero(u256 *r, const u256 *a, const u256 *b)
{
    (void)b;
    r->w[0] ^= (a->w[0] | a->w[1] | a->w[2] | a->w[3]) == 0;
}

STACK_INLINE void nothing(u256 *r, const u256 *a, const u256 *b)
{
    (void)r, (void)a, (void)b;
}

/* One pass; the number on the stack at its end, by which two ways to do the same are compared. */
STACK_INLINE u256 pass(operation *op, bool after_sum)
{
    u256 on_stack = U256_ZERO, *top = &on_stack;
    bench_barrier(top);
    for (size_t i = 0; i < COUNT; i++) {
        if (after_sum) {
            u256_add(top, top, &left[i]);
            bench_barrier(top);
            op(top, top, &right[i]);
            bench_barrier(top);
        } else {
            op(&results[i], &left[i], &right[i]);
        }
    }
    bench_barrier(results);
    return on_stack;
}

#define STACK_PASSES(name, op)                                                                                         \
    STACK_LOOP u256 name##_alone(void)                                                                                 \
    {                                                                                                                  \
        return pass(op, false);                                                                                        \
    }                                                                                                                  \
    STACK_LOOP u256 name##_after_sum(void)                                                                             \
    {                                                                                                                  \
        return pass(op, true);                                                                                         \
    }

STACK_PASSES(nothing, nothing)
STACK_PASSES(and_limbs, u256_and)
STACK_PASSES(and_plain, plain_and)
STACK_PASSES(not_limbs, limbs_not)
STACK_PASSES(not_plain, plain_not)
STACK_PASSES(eq_limbs, limbs_eq)
STACK_PASSES(eq_plain, plain_eq)
STACK_PASSES(is_zero_limbs, limbs_is_zero)
STACK_PASSES(is_zero_plain, plain_is_zero)
STACK_PASSES(bswap_limbs, limbs_bswap)
STACK_PASSES(bswap_plain, plain_bswap)

int main(int argc, char **argv)
{
    unsigned long repetitions;
    if (!bench_read_passes(&repetitions, 20000, argc, argv, "after_a_sum"))
        return 2;
    uint64_t state = UINT64_C(88172645463325252); /* Marsaglia, "Xorshift RNGs", 2003 */
    for (size_t i = 0; i < 8 * (size_t)COUNT; i++) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (i % 8 < 4 ? left : right)[i / 8].w[i % 4] = state;
    }
    const struct {
        const char *name;
        u256 (*alone)(void);
        u256 (*after_sum)(void);
    } rows[] = {
        {"nothing", nothing_alone, nothing_after_sum},
        {"u256_and", and_limbs_alone, and_limbs_after_sum},
        {"and, plain", and_plain_alone, and_plain_after_sum},
        {"u256_not", not_limbs_alone, not_limbs_after_sum},
        {"not, plain", not_plain_alone, not_plain_after_sum},
        {"u256_eq", eq_limbs_alone, eq_limbs_after_sum},
        {"eq, plain", eq_plain_alone, eq_plain_after_sum},
        {"u256_is_zero", is_zero_limbs_alone, is_zero_limbs_after_sum},
        {"is_zero, plain", is_zero_plain_alone, is_zero_plain_after_sum},
        {"u256_bswap", bswap_limbs_alone, bswap_limbs_after_sum},
        {"bswap, plain", bswap_plain_alone, bswap_plain_after_sum},
    };
    printf("%-15s %9s %9s  ns, %s\n", "", "alone", "after sum", U256_BACKEND);
    u256 before = U256_ZERO;
    bool same = true;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        u256 x;
        const double alone = bench_least(&x, rows[i].alone, repetitions) / (double)COUNT,
                     after = bench_least(&x, rows[i].after_sum, repetitions) / (double)COUNT;
        const bool wrong = i > 0 && i % 2 == 0 && !u256_eq(&x, &before);
        printf("%-15s %9.2f %9.2f%s\n", rows[i].name, alone, after,
               wrong ? "  WRONG: another result than the line before" : "");
        before = x;
        same &= !wrong;
    }
    return !same;
}
