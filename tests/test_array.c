/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "check.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "array_check.h"

enum {
    SHORT = 67, /* every length up to here */
    LONG = ARRAY_LONGEST,
    ROUNDS = 2,
    REPORTED = 3
};

static array_case the_case;

static unsigned check_pattern(const backend *unit, array_function function, const array_alias *pattern, bool at_end,
                              size_t shift)
{
    the_case.seed = check_seed();
    return array_check(unit, function, pattern, at_end, shift, &the_case);
}

/* All patterns, at both ends of the rooms; of functions that take long, one of each for a length. */
static unsigned check_length(const backend *unit, array_function function, gen *g, size_t n, unsigned round)
{
    const array_info *const info = &array_infos[function];
    const bool costly = operation_infos[info->operands].effort == COSTLY;
    unsigned failures = 0, turn = 0;
    array_draw(g, function, the_case.a, the_case.b, the_case.c, n, &the_case.in);
    the_case.known = false;
    for (unsigned i = 0; i < ARRAY_ALIASES; i++) {
        const array_alias *const pattern = &array_aliases[i];
        if (!array_alias_fits(function, pattern))
            continue;
        if (costly && turn++ % 2 != (n + round) % 2)
            continue;
        for (unsigned at_end = 0; at_end < 2; at_end++) {
            if (costly && at_end != (n / 2 + round) % 2)
                continue;
            failures += check_pattern(unit, function, pattern, at_end, (n + 8 * i + round) % 64);
        }
    }
    return failures;
}

static unsigned check_function(const backend *unit, array_function function)
{
    static const size_t longer[] = {128, 255, 256, 257, 300, 511, 1001, LONG};
    const array_info *const info = &array_infos[function];
    const unsigned rounds = (unsigned)check_scaled(ROUNDS);
    unsigned failures = 0;
    gen g;
    gen_init(&g, check_seed(), info->name);
    for (unsigned round = 0; round < rounds; round++) {
        for (size_t n = 0; n <= SHORT && failures < REPORTED; n++)
            failures += check_length(unit, function, &g, n, round);
    }
    const bool power = function == ARRAY_u256_array_modpow;
    for (size_t i = 0; i < (power ? 1 : sizeof longer / sizeof *longer) && failures < REPORTED; i++)
        failures += check_length(unit, function, &g, longer[i], (unsigned)i);
    return failures;
}

/* --- Named cases -------------------------------------------------------------------------------------------------- */

static unsigned expect(const backend *unit, bool holds, const char *what)
{
    if (!holds)
        fprintf(stderr, "FAILED arrays: %s\n  backend   %s, %s\n", what, unit->name, unit->array_isa());
    return !holds;
}

#define ARRAY(shape, name) (unit->array[ARRAY_##name].shape)

static bool is_number(const u512 *x, uint64_t w0, uint64_t w4, uint64_t w7)
{
    return x->w[0] == w0 && x->w[4] == w4 && x->w[7] == w7;
}

/* Sums of 2^256 - 1, whose carries travel all the way. */
static unsigned check_sums(const backend *unit)
{
    unsigned failures = 0;
    u512 sum;
    bool overflow;
    for (size_t i = 0; i < LONG; i++)
        the_case.a[i] = U256_MAX;
    ARRAY(sum_a, u256_array_sum)(&sum, the_case.a, LONG); /* LONG 2^256 - LONG */
    failures += expect(unit, is_number(&sum, (uint64_t)0 - LONG, LONG - 1, 0), "the sum of the largest numbers");
    ARRAY(sum_a, u256_array_sum)(&sum, NULL, 0);
    failures += expect(unit, is_number(&sum, 0, 0, 0), "the sum of nothing is 0");
    ARRAY(sum_ab, u256_array_dot)(&sum, NULL, NULL, 0, &overflow);
    failures += expect(unit, is_number(&sum, 0, 0, 0) && !overflow, "the dot product of nothing is 0");
    /* (2^256 - 1)^2 = 2^512 - 2^257 + 1: the second one is too many. */
    ARRAY(sum_ab, u256_array_dot)(&sum, the_case.a, the_case.a, 1, &overflow);
    failures += expect(unit, is_number(&sum, 1, UINT64_MAX - 1, UINT64_MAX) && !overflow, "one product fits");
    ARRAY(sum_ab, u256_array_dot)(&sum, the_case.a, the_case.a, 2, &overflow);
    failures += expect(unit, is_number(&sum, 2, UINT64_MAX - 3, UINT64_MAX) && overflow, "two do not");
    ARRAY(sum_ab, u256_array_dot)(&sum, the_case.a, the_case.a, 64, &overflow);
    failures += expect(unit, is_number(&sum, 64, UINT64_MAX - 127, UINT64_MAX) && overflow, "nor do 64");
    /* Of so many that columns of products overflow if nobody looks. */
    static u256 largest[10400];
    const size_t many = sizeof largest / sizeof *largest;
    memset(largest, 0xff, sizeof largest);
    ARRAY(sum_ab, u256_array_dot)(&sum, largest, largest, many, &overflow);
    failures += expect(unit, is_number(&sum, many, (uint64_t)0 - 2 * many, UINT64_MAX) && overflow, "nor do thousands");
    ARRAY(sum_ab, u256_array_dot)(&sum, the_case.a, the_case.a, 2, NULL);
    failures += expect(unit, is_number(&sum, 2, UINT64_MAX - 3, UINT64_MAX), "the overflow that nobody wants");
    return failures;
}

/* One element that is different from the others, at each place: flags and inverses must find it. */
static unsigned check_one_element(const backend *unit)
{
    enum { N = 600 };
    unsigned failures = 0;
    static u256 a[N], d[N], r[N];
    const u256 m = U256_C(1, 0, 0, 0x1f), one = U256_ONE, zero = U256_ZERO; /* 2^192 + 31 = 17 * ... */
    u256_modulus M;
    u256_modulus_init(&M, &m);
    for (size_t at = 0; at < N; at += at < 70 ? 1 : 53) {
        for (size_t i = 0; i < N; i++) {
            a[i] = U256_C(0, 0, 0, 2 + (i & 1) * 6); /* 2 and 8, which have inverses */
            d[i] = one;
        }
        d[at] = zero;
        const bool by_zero = ARRAY(flag_r_ab, u256_array_div)(r, a, d, N);
        failures += expect(unit, by_zero && r[at].w[0] == 0 && r[(at + 1) % N].w[0] == a[(at + 1) % N].w[0],
                           "one divisor is 0");
        d[at] = U256_MAX;
        failures += expect(unit, !ARRAY(flag_r_ab, u256_array_add)(r, a, a, N), "no sum has a carry");
        a[at] = U256_MAX;
        failures += expect(unit, ARRAY(flag_r_ab, u256_array_add)(r, a, a, N), "one sum has a carry");
        failures += expect(unit, !ARRAY(flag_r_ab, u256_array_sub)(r, a, d, at), "no difference has a borrow");
        a[at] = zero;
        d[at] = one;
        failures += expect(unit, ARRAY(flag_r_ab, u256_array_sub)(r, a, d, N), "one difference has a borrow");
        for (unsigned in_place = 0; in_place < 2; in_place++) {
            for (unsigned kind = 0; kind < 3; kind++) { /* no inverse; 0; m, which is 0 */
                for (size_t i = 0; i < N; i++)
                    a[i] = U256_C(0, 0, 0, 2 + (i & 1) * 6);
                a[at] = kind == 0 ? U256_C(0, 0, 0, 31) : kind == 1 ? zero : m;
                u256 *const to = in_place ? a : r;
                u256 inverse[2];
                u256_modulus_inv(&inverse[0], &a[at == 0 ? 2 : 0], &M);
                u256_modulus_inv(&inverse[1], &a[at == 1 ? 3 : 1], &M);
                const bool has_inverse = !u256_modulus_inv(&d[0], &a[at], &M);
                const bool none = ARRAY(flag_r_aM, u256_array_modinv)(to, a, N, &M);
                bool right = none == !has_inverse && memcmp(&to[at], &d[0], sizeof(u256)) == 0;
                for (size_t i = 0; i < N; i++)
                    right &= i == at || memcmp(&to[i], &inverse[i & 1], sizeof(u256)) == 0;
                failures += expect(unit, right, "one element without an inverse");
            }
        }
    }
    return failures;
}

/* No array at all, and moduli without arithmetic. */
static unsigned check_empty_and_zero(const backend *unit)
{
    unsigned failures = 0;
    const u256 zero = U256_ZERO, one = U256_ONE;
    u256_modulus zero_context, one_context;
    u256 r[20], a[20], e[20];
    u256_modulus_init(&zero_context, &zero);
    u256_modulus_init(&one_context, &one);
    for (array_function f = 0; f < ARRAY_COUNT; f++) {
        if (array_infos[f].result == 0)
            continue;
        const array_in nothing = {.n = 0, .m = U256_C(0, 0, 0, 7)};
        failures += expect(unit, !array_call(unit, f, NULL, &nothing), array_infos[f].name);
    }
    for (size_t n = 0; n <= 20; n++) {
        for (unsigned c = 0; c < 2; c++) {
            const u256_modulus *const M = c ? &one_context : &zero_context;
            const bool want = n > 0 && !c;
            for (unsigned f = 0; f < 3; f++) {
                for (size_t i = 0; i < 20; i++) {
                    a[i] = e[i] = U256_C(0, 0, 0, i);
                    r[i] = U256_MAX;
                }
                const bool flag = f == 0   ? ARRAY(flag_r_abM, u256_array_modmul)(r, a, e, n, M)
                                  : f == 1 ? ARRAY(flag_r_abM, u256_array_modpow)(r, a, e, n, M)
                                           : ARRAY(flag_r_aM, u256_array_modinv)(r, a, n, M);
                bool right = flag == want;
                for (size_t i = 0; i < 20; i++)
                    right &= r[i].w[0] == (i < n ? 0 : UINT64_MAX);
                failures += expect(unit, right, c ? "modulo 1" : "modulo 0");
            }
        }
    }
    return failures;
}

static void draw_any(gen *g, u256 *x)
{
    for (unsigned w = 0; w < 4; w++)
        x->w[w] = gen_u64(g);
}

/* Products modulo numbers little above a power of two, of factors that are as large as can be: where a quotient that is
 * estimated is most often wrong. */
static unsigned check_estimates(const backend *unit)
{
    enum { N = 64, MODULI = 200 };
    unsigned failures = 0;
    gen g;
    gen_init(&g, check_seed(), "estimates");
    for (unsigned k = 0; k < MODULI && failures < REPORTED; k++) {
        array_case *const x = &the_case;
        x->in = (array_in){.a = x->a, .b = x->b, .c = x->c, .n = N};
        x->known = false;
        draw_any(&g, &x->in.m);
        x->in.m.w[3] = x->in.m.w[3] >> (5 + k % 40) | TOP;
        for (unsigned i = 0; i < N; i++) {
            for (unsigned w = 0; w < 4; w++) {
                x->a[i].w[w] = gen_u64(&g);
                x->b[i].w[w] = gen_u64(&g);
            }
            x->a[i].w[3] |= ~(UINT64_MAX >> (4 + i % 8));
            x->b[i].w[3] |= ~(UINT64_MAX >> (4 + i / 8));
        }
        failures += check_pattern(unit, ARRAY_u256_array_modmul, &array_aliases[0], false, k);
    }
    return failures;
}

/* Products modulo numbers little below 2^256, of one pair of factors for the eight elements of a block: where they
 * differ, one whose estimate is seen to be unsure has the whole block calculated another way, and hides a wrong one. */
static unsigned check_one_pair(const backend *unit)
{
    enum { BLOCK = 8, N = 8 * BLOCK, MODULI = 100 };
    unsigned failures = 0;
    gen g;
    gen_init(&g, check_seed(), "one pair");
    for (unsigned k = 0; k < MODULI && failures < REPORTED; k++) {
        array_case *const x = &the_case;
        x->in = (array_in){.a = x->a, .b = x->b, .c = x->c, .n = N};
        x->known = false;
        draw_any(&g, &x->in.m);
        x->in.m.w[3] |= ~(UINT64_MAX >> 3);
        for (unsigned i = 0; i < N; i += BLOCK) {
            draw_any(&g, &x->a[i]);
            draw_any(&g, &x->b[i]);
            for (unsigned j = 1; j < BLOCK; j++) {
                x->a[i + j] = x->a[i];
                x->b[i + j] = x->b[i];
            }
        }
        failures += check_pattern(unit, ARRAY_u256_array_modmul, &array_aliases[0], false, k);
    }
    return failures;
}

/* Powers of two times powers of two: one bit each, and what is too large by it alone. */
static unsigned check_single_bits(const backend *unit)
{
    enum { N = 8 }; /* whole blocks alone: another element would find the same */
    unsigned failures = 0;
    const u256 one = U256_ONE;
    for (unsigned i = 0; i < 256; i++) {
        for (unsigned j = 0; j < 64 && failures < REPORTED; j++) {
            u256 a[N], r[N], want;
            u256_shl(&want, &one, i + j);
            for (unsigned at = 0; at < N; at++)
                u256_shl(&a[at], &one, i);
            bool right = ARRAY(flag_r_ak, u256_array_mul_u64)(r, a, UINT64_C(1) << j, N) == (i + j >= 256);
            for (unsigned at = 0; at < N; at++)
                right &= u256_eq(&r[at], &want);
            failures += expect(unit, right, "a power of two times another");
        }
    }
    return failures;
}

/* One element alone raises the flag of all, wherever it is; random operands raise it for nearly all, or none. */
static unsigned check_one_flag(const backend *unit)
{
    enum { N = 19 };
    unsigned failures = 0;
    u256 ones[N], some[N], twos[N], r[N];
    for (unsigned i = 0; i < N; i++) {
        ones[i] = some[i] = U256_ONE;
        twos[i] = u256_from_u64(2);
    }
    for (unsigned at = 0; at < N; at++) {
        some[at] = U256_MAX;
        bool right = ARRAY(flag_r_ab, u256_array_add)(r, some, ones, N);
        right &= ARRAY(flag_r_ab, u256_array_sub)(r, ones, some, N);
        right &= ARRAY(flag_r_ak, u256_array_mul_u64)(r, some, 2, N);
        right &= ARRAY(flag_r_abc, u256_array_muldiv)(r, some, twos, ones, N);
        some[at] = U256_ZERO;
        right &= ARRAY(flag_r_ab, u256_array_div)(r, ones, some, N);
        right &= ARRAY(flag_r_ab, u256_array_mod)(r, ones, some, N);
        right &= ARRAY(flag_r_abc, u256_array_addmod)(r, ones, ones, some, N);
        right &= ARRAY(flag_r_abc, u256_array_mulmod)(r, ones, ones, some, N);
        some[at] = U256_ONE;
        failures += expect(unit, right, "one element's flag");
    }
    bool raised = ARRAY(flag_r_ab, u256_array_add)(r, some, ones, N);
    raised |= ARRAY(flag_r_ab, u256_array_sub)(r, some, ones, N);
    raised |= ARRAY(flag_r_ak, u256_array_mul_u64)(r, some, 2, N);
    raised |= ARRAY(flag_r_abc, u256_array_muldiv)(r, some, twos, ones, N);
    raised |= ARRAY(flag_r_ab, u256_array_div)(r, ones, some, N);
    raised |= ARRAY(flag_r_abc, u256_array_mulmod)(r, ones, ones, some, N);
    return failures + expect(unit, !raised, "no element's flag");
}

/* Products modulo 2^k - c, of factors near 0, near the modulus, or with a product near a multiple of it: what is left
 * to subtract after the upper half was folded, or where an estimated quotient is close to the next. And of any factors,
 * for the carries in between. */
static unsigned check_folds(const backend *unit)
{
    enum { NEAR = 8, FACTORS = 2 * NEAR, PAIRS = FACTORS * FACTORS, N = 4 * PAIRS, SHIFTS = 48 };
    static const unsigned lengths[] = {10, 47, 64, 100}; /* of c, before a shift; modulo the last nothing is folded */
    const unsigned n_lengths = sizeof lengths / sizeof *lengths;
    const uint64_t most = n_lengths * SHIFTS, some = check_scaled(10 * most), rounds = some < most ? some : most;
    unsigned failures = 0;
    gen g;
    gen_init(&g, check_seed(), "folds");
    for (unsigned round = 0; round < rounds && failures < REPORTED; round++) {
        /* All of them, in an order in which a few are of all sizes. */
        const unsigned shift = round / n_lengths * 23 % SHIFTS, length = lengths[round % n_lengths];
        array_case *const x = &the_case;
        x->in = (array_in){.a = x->a, .b = x->b, .c = x->c, .n = N};
        x->known = false;
        const u256 one = U256_ONE, two = U256_C(0, 0, 0, 2);
        u256 *const m = &x->in.m, top, c, factor[FACTORS] = {U256_ZERO, one, two};
        draw_any(&g, &c);
        u256_shr(&c, &c, 256 - length + shift);
        c.w[0] |= 1;
        u256_shl(&top, &one, 256 - shift); /* or 2^256, which is 0 */
        u256_sub(m, &top, &c);
        u256_sub(&factor[3], m, &one);
        factor[4] = *m;
        u256_add(&factor[5], m, &one);
        factor[6] = U256_MAX;
        u256_shl(&factor[7], &one, 255 - shift); /* twice that is c */
        for (unsigned i = NEAR; i < FACTORS; i++)
            draw_any(&g, &factor[i]);
        for (unsigned i = 0; i < N; i++) {
            x->a[i] = factor[i % FACTORS];
            x->b[i] = factor[i / FACTORS % FACTORS];
            for (unsigned w = 0; i >= PAIRS && w < 4; w++) {
                x->a[i].w[w] = gen_u64(&g);
                x->b[i].w[w] = gen_u64(&g);
            }
        }
        failures += check_pattern(unit, ARRAY_u256_array_modmul, &array_aliases[0], false, shift);
    }
    return failures;
}

/* A number of any length that is near a power of two: a little off it, or by a number of any length. */
static void draw_near_power(gen *g, u256 *x)
{
    const u256 one = U256_ONE;
    const uint64_t draw = gen_u64(g);
    u256 offset;
    draw_any(g, &offset);
    u256_shr(&offset, &offset, (unsigned)(draw >> 8) % 256 | (draw & 2 ? 252 : 0));
    u256_shl(x, &one, (unsigned)(draw >> 16) % 257); /* 2^256 is 0 */
    if (draw & 1)
        u256_add(x, x, &offset);
    else
        u256_sub(x, x, &offset);
}

/* Quotients and remainders where limbs of the quotient are all ones, or it is a whole number: the same in
 * all elements, since one that is hard decides for a block. */
static unsigned check_quotients(const backend *unit)
{
    enum { N = 8 };
    const uint64_t rounds = check_scaled(30000);
    unsigned failures = 0;
    gen g;
    gen_init(&g, check_seed(), "quotients");
    for (unsigned round = 0; round < rounds && failures < REPORTED; round++) {
        array_case *const x = &the_case;
        const u256 one = U256_ONE;
        u256 a, b, d;
        draw_near_power(&g, &a);
        draw_near_power(&g, &b);
        draw_near_power(&g, &d);
        if (round % 4 == 0)
            b = d; /* what is a quotient is a */
        else if (round % 4 == 1)
            u256_sub(&b, &d, &one);
        static const array_function functions[] = {ARRAY_u256_array_mulmod, ARRAY_u256_array_muldiv,
                                                   ARRAY_u256_array_div, ARRAY_u256_array_mod};
        for (unsigned f = 0; f < 4; f++) {
            x->in = (array_in){.a = x->a, .b = x->b, .c = x->c, .n = N};
            x->known = false;
            for (unsigned i = 0; i < N; i++) {
                x->a[i] = a;
                x->b[i] = f < 2 ? b : d;
                x->c[i] = d;
            }
            failures += check_pattern(unit, functions[f], &array_aliases[0], false, round);
        }
    }
    return failures;
}

/* Quotients of 257 bits, the least that are too large, and of 256: the same in all elements, since another would raise
 * the flag as well. */
static unsigned check_too_large(const backend *unit)
{
    enum { N = 8, CASES = 200 };
    unsigned failures = 0;
    gen g;
    gen_init(&g, check_seed(), "too large");
    for (unsigned round = 0; round < CASES && failures < REPORTED; round++) {
        array_case *const x = &the_case;
        u256 a, b, d, eighth;
        draw_any(&g, &a);
        draw_any(&g, &d);
        a.w[3] |= ~(UINT64_MAX >> 8); /* at least 255/256 of 2^256, and 9/8 or 7/8 of that is the quotient */
        d.w[3] = (d.w[3] >> 2) | TOP / 2;
        u256_shr(&eighth, &d, 3);
        if (round % 2)
            u256_add(&b, &d, &eighth);
        else
            u256_sub(&b, &d, &eighth);
        x->in = (array_in){.a = x->a, .b = x->b, .c = x->c, .n = N};
        x->known = false;
        for (unsigned i = 0; i < N; i++) {
            x->a[i] = a;
            x->b[i] = b;
            x->c[i] = d;
        }
        failures += check_pattern(unit, ARRAY_u256_array_muldiv, &array_aliases[0], false, round);
        failures += expect(unit, x->flag == (round % 2 == 1), "which quotients have 257 bits");
    }
    return failures;
}

/* Sums modulo numbers that are long, short and 0, of operands that are more than once as large: the same in all
 * elements, since one that is hard decides for a block. */
static unsigned check_sums_modulo(const backend *unit)
{
    enum { N = 8 };
    static const u256 some[] = {U256_INIT(0, 0, 0, 0),
                                U256_INIT(0, 0, 0, 1),
                                U256_INIT(0, 0, 0, 3),
                                U256_INIT(0, FULL, FULL, FULL),
                                U256_INIT(1, 0, 0, 0),
                                U256_INIT(TOP - 1, FULL, FULL, FULL),
                                U256_INIT(TOP, 0, 0, 0),
                                U256_INIT(TOP, 0, 0, 1),
                                U256_INIT(FULL, FULL, FULL, FULL - 1),
                                U256_INIT(FULL, FULL, FULL, FULL)};
    enum { SOME = sizeof some / sizeof *some };
    unsigned failures = 0;
    array_case *const x = &the_case;
    for (unsigned triple = 0; triple < SOME * SOME * SOME && failures < REPORTED; triple++) {
        x->in = (array_in){.a = x->a, .b = x->b, .c = x->c, .n = N};
        x->known = false;
        for (unsigned i = 0; i < N; i++) {
            x->a[i] = some[triple % SOME];
            x->b[i] = some[triple / SOME % SOME];
            x->c[i] = some[triple / SOME / SOME];
        }
        failures += check_pattern(unit, ARRAY_u256_array_addmod, &array_aliases[0], false, triple);
    }
    return failures;
}

unsigned test_array(const backend *unit)
{
    unsigned failures = 0;
    for (array_function function = 0; function < ARRAY_COUNT; function++)
        failures += check_function(unit, function);
    failures += check_estimates(unit);
    failures += check_one_pair(unit);
    failures += check_folds(unit);
    failures += check_quotients(unit);
    failures += check_too_large(unit);
    failures += check_sums_modulo(unit);
    failures += check_single_bits(unit);
    failures += check_one_flag(unit);
    failures += check_sums(unit);
    failures += check_one_element(unit);
    failures += check_empty_and_zero(unit);
    return failures;
}
