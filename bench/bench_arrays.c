/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * Long arrays: a table for each size of array, in which a row is an operation and a column a way to do it. The
 * library's backend is compiled into this file, so that the instruction set can be chosen for each call; what the
 * dispatch offers on this CPU are the columns. All ways take turns, and the least time of each counts: it is what
 * the machine can do.
 *
 * meson.build defines U256_BACKEND_HEADER, and BENCH_HAVE_GMP where GMP is there.
 */

#define _POSIX_C_SOURCE 200809L /* clock_gettime, posix_memalign */

#define U256_API static __attribute__((noinline, unused))
#define U256_INTERNAL static
#define U256_FN static inline

#include U256_BACKEND_HEADER
#include <u256.h>

#include "bench_sources.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench_arrays.h"
#ifdef BENCH_HAVE_GMP
    #include <gmp.h>
#endif

/* The arrays. */
static u256 *in_a, *in_b, *in_c, *out_r;
static u512 *out_wide;
static uint8_t *out_bytes;
static u512 out_sum;
static u256_modulus modulus;

#define LOOP(name, statement)                                                                                          \
    static void name(size_t n)                                                                                         \
    {                                                                                                                  \
        for (size_t i = 0; i < n; i++) {                                                                               \
            const u256 *const a = &in_a[i], *const b = &in_b[i], *const c = &in_c[i];                                  \
            u256 *const r = &out_r[i];                                                                                 \
            (void)a, (void)b, (void)c, (void)r;                                                                        \
            statement;                                                                                                 \
        }                                                                                                              \
    }
#define ARRAY(name, call)                                                                                              \
    static void name(size_t n)                                                                                         \
    {                                                                                                                  \
        const u256 *const a = in_a, *const b = in_b, *const c = in_c;                                                  \
        u256 *const r = out_r;                                                                                         \
        (void)a, (void)b, (void)c, (void)r;                                                                            \
        call;                                                                                                          \
    }
#ifdef BENCH_HAVE_GMP
    #define GMP(name, statement) LOOP(name##_gmp, statement)
    #define GMP_OF(name) name##_gmp
    #define LIMBS(x) ((mp_limb_t *)(x)->w)
    #define IN(x) ((const mp_limb_t *)(x)->w)
#else
    #define GMP(name, statement)
    #define GMP_OF(name) NULL
#endif

LOOP(add_loop, u256_add(r, a, b))
ARRAY(add_array, u256_array_add(r, a, b, n))
GMP(add, mpn_add_n(LIMBS(r), IN(a), IN(b), 4))

LOOP(sub_loop, u256_sub(r, a, b))
ARRAY(sub_array, u256_array_sub(r, a, b, n))
GMP(sub, mpn_sub_n(LIMBS(r), IN(a), IN(b), 4))

LOOP(lt_loop, out_bytes[i] = u256_lt(a, b))
ARRAY(lt_array, u256_array_lt(out_bytes, a, b, n))
GMP(lt, out_bytes[i] = mpn_cmp(IN(a), IN(b), 4) < 0)

LOOP(eq_loop, out_bytes[i] = u256_eq(a, b))
ARRAY(eq_array, u256_array_eq(out_bytes, a, b, n))
GMP(eq, out_bytes[i] = mpn_cmp(IN(a), IN(b), 4) == 0)

LOOP(xor_loop, u256_xor(r, a, b))
ARRAY(xor_array, u256_array_xor(r, a, b, n))
GMP(xor, mpn_xor_n(LIMBS(r), IN(a), IN(b), 4))

LOOP(shl_loop, u256_shl(r, a, 29))
ARRAY(shl_array, u256_array_shl(r, a, 29, n))
GMP(shl, mpn_lshift(LIMBS(r), IN(a), 4, 29))

LOOP(shr_loop, u256_shr(r, a, 29))
ARRAY(shr_array, u256_array_shr(r, a, 29, n))
GMP(shr, mpn_rshift(LIMBS(r), IN(a), 4, 29))

LOOP(load_be_loop, u256_load_be(r, (const uint8_t *)a))
ARRAY(load_be_array, u256_array_load_be(r, (const uint8_t *)a, n))

LOOP(store_be_loop, u256_store_be((uint8_t *)r, a))
ARRAY(store_be_array, u256_array_store_be((uint8_t *)r, a, n))

static void sum_loop(size_t n)
{
    const u256 zero = U256_ZERO;
    out_sum = U512_ZERO;
    for (size_t i = 0; i < n; i++) {
        u512 x;
        u512_from_u256(&x, &in_a[i], &zero);
        u512_add(&out_sum, &out_sum, &x);
    }
}
ARRAY(sum_array, u256_array_sum(&out_sum, a, n))

LOOP(mul_loop, u256_mul(r, a, b))
ARRAY(mul_array, u256_array_mul(r, a, b, n))
GMP(mul, mp_limb_t t[8]; mpn_mul_n(t, IN(a), IN(b), 4); mpn_copyi(LIMBS(r), t, 4))

LOOP(mul_u64_loop, u256_mul_u64(r, a, 0x9e3779b97f4a7c15))
ARRAY(mul_u64_array, u256_array_mul_u64(r, a, 0x9e3779b97f4a7c15, n))
GMP(mul_u64, mpn_mul_1(LIMBS(r), IN(a), 4, 0x9e3779b97f4a7c15))

LOOP(full_mul_loop, u256_full_mul(&out_wide[i], a, b))
ARRAY(full_mul_array, u256_array_full_mul(out_wide, a, b, n))
GMP(full_mul, mpn_mul_n(LIMBS(&out_wide[i]), IN(a), IN(b), 4))

static void dot_loop(size_t n)
{
    out_sum = U512_ZERO;
    for (size_t i = 0; i < n; i++) {
        u512 x;
        u256_full_mul(&x, &in_a[i], &in_b[i]);
        u512_add(&out_sum, &out_sum, &x);
    }
}
ARRAY(dot_array, u256_array_dot(&out_sum, a, b, n, NULL))

LOOP(div_loop, u256_div(r, a, b))
ARRAY(div_array, u256_array_div(r, a, b, n))
GMP(div, mp_limb_t rem[4]; mpn_tdiv_qr(LIMBS(r), rem, 0, IN(a), 4, IN(b), 4); mpn_zero(LIMBS(r) + 1, 3))

LOOP(muldiv_loop, u256_muldiv(r, a, c, b))
ARRAY(muldiv_array, u256_array_muldiv(r, a, c, b, n))
GMP(muldiv, mp_limb_t t[8]; mp_limb_t q[5]; mp_limb_t rem[4]; mpn_mul_n(t, IN(a), IN(c), 4);
    mpn_tdiv_qr(q, rem, 0, t, 8, IN(b), 4); mpn_copyi(LIMBS(r), q, 4))

LOOP(addmod_loop, u256_addmod(r, a, c, b))
ARRAY(addmod_array, u256_array_addmod(r, a, c, b, n))

LOOP(mulmod_loop, u256_mulmod(r, a, c, b))
ARRAY(mulmod_array, u256_array_mulmod(r, a, c, b, n))
GMP(mulmod, mp_limb_t t[8]; mp_limb_t q[5]; mpn_mul_n(t, IN(a), IN(c), 4); mpn_tdiv_qr(q, LIMBS(r), 0, t, 8, IN(b), 4))

LOOP(modmul_loop, u256_modulus_mul(r, a, c, &modulus))
ARRAY(modmul_array, u256_array_modmul(r, a, c, n, &modulus))
GMP(modmul, mp_limb_t t[8]; mp_limb_t q[5]; mpn_mul_n(t, IN(a), IN(c), 4);
    mpn_tdiv_qr(q, LIMBS(r), 0, t, 8, IN(&modulus.m), 4))

LOOP(modpow_loop, u256_modulus_pow(r, a, b, &modulus))
ARRAY(modpow_array, u256_array_modpow(r, a, b, n, &modulus))

LOOP(modinv_loop, u256_modulus_inv(r, a, &modulus))
ARRAY(modinv_array, u256_array_modinv(r, a, n, &modulus))

/* What an operation leaves behind. */
enum result { NUMBERS, WIDE, BYTES, SUM };

struct array_row {
    const char *name;
    void (*loop)(size_t), (*array)(size_t), (*gmp)(size_t); /* gmp: NULL when it has nothing like it */
    unsigned bytes;                                         /* that an element takes of memory, read and written */
    enum result result;
    unsigned prime; /* 1: modulo P-256's, of which there is a reciprocal; 2: modulo secp256k1's, which is folded */
    bool costly;    /* not measured in memory, where nothing is different */
};

#define ROW(name, gmp, bytes, result, prime, costly)                                                                   \
    {                                                                                                                  \
        #name, name##_loop, name##_array, gmp, bytes, result, prime, costly                                            \
    }

static const struct array_row rows[] = {
    ROW(add, GMP_OF(add), 96, NUMBERS, 0, false),
    ROW(sub, GMP_OF(sub), 96, NUMBERS, 0, false),
    ROW(lt, GMP_OF(lt), 65, BYTES, 0, false),
    ROW(eq, GMP_OF(eq), 65, BYTES, 0, false),
    ROW(xor, GMP_OF(xor), 96, NUMBERS, 0, false),
    ROW(shl, GMP_OF(shl), 64, NUMBERS, 0, false),
    ROW(shr, GMP_OF(shr), 64, NUMBERS, 0, false),
    ROW(load_be, NULL, 64, NUMBERS, 0, false),
    ROW(store_be, NULL, 64, NUMBERS, 0, false),
    ROW(sum, NULL, 32, SUM, 0, false),
    ROW(mul, GMP_OF(mul), 96, NUMBERS, 0, false),
    ROW(mul_u64, GMP_OF(mul_u64), 64, NUMBERS, 0, false),
    ROW(full_mul, GMP_OF(full_mul), 128, WIDE, 0, false),
    ROW(dot, NULL, 64, SUM, 0, false),
    ROW(div, GMP_OF(div), 96, NUMBERS, 0, true),
    ROW(muldiv, GMP_OF(muldiv), 128, NUMBERS, 0, true),
    ROW(addmod, NULL, 128, NUMBERS, 0, true),
    ROW(mulmod, GMP_OF(mulmod), 128, NUMBERS, 0, true),
    ROW(modmul, GMP_OF(modmul), 96, NUMBERS, 1, false),
    {"modmul, folded", modmul_loop, modmul_array, GMP_OF(modmul), 96, NUMBERS, 2, false},
    ROW(modpow, NULL, 96, NUMBERS, 1, true),
    ROW(modinv, NULL, 64, NUMBERS, 1, true),
};

/* Of this process, as in the rest of bench_u256: what others on the core take does not count. */
static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* A function of the table under one of the ways; that may be an instruction set that the dispatch is told to take. */
struct way {
    void (*run)(size_t);
    const u256_k_array_kernels *kernels;
    double best; /* seconds for a call; 0: not measured */
};

static void choose(const u256_k_array_kernels *kernels)
{
#ifdef U256_K_ARRAY_CHOICES
    if (kernels)
        __atomic_store_n(&u256_k_array_chosen, kernels, __ATOMIC_RELAXED);
#else
    (void)kernels;
#endif
}

static double call_time(const struct way *way, size_t n, size_t calls)
{
    choose(way->kernels);
    const double start = seconds();
    for (size_t i = 0; i < calls; i++) {
        way->run(n);
        __asm__ volatile("" : : : "memory");
    }
    return (seconds() - start) / (double)calls;
}

/* How many calls there are to be between two readings of the clock. */
static size_t calls_for(const struct way *way, size_t n)
{
    size_t calls = 1;
    while (call_time(way, n, calls) * (double)calls < 2e-4)
        calls *= 2;
    return calls;
}

/* The least time of each way, which take turns until there were enough rounds and time. */
static void measure(struct way *ways, size_t count, size_t n, bool smoke)
{
    size_t calls[8] = {1, 1, 1, 1, 1, 1, 1, 1};
    for (size_t w = 0; w < count && !smoke; w++)
        calls[w] = ways[w].run ? calls_for(&ways[w], n) : 1;
    const double start = seconds();
    for (int round = 0; smoke ? round < 1 : round < 8 || (round < 200 && seconds() - start < 0.25); round++) {
        for (size_t w = 0; w < count; w++) {
            const double time = ways[w].run ? call_time(&ways[w], n, calls[w]) : 0;
            if (ways[w].best == 0 || time < ways[w].best)
                ways[w].best = time;
        }
    }
}

static uint64_t digest_words(uint64_t h, const uint64_t *w, size_t n)
{
    for (size_t i = 0; i < n; i++)
        h = (h ^ w[i] ^ h >> 29) * UINT64_C(0x9e3779b97f4a7c15);
    return h;
}

static uint64_t digest(const struct array_row *row, const struct way *way, size_t n)
{
    memset(out_r, 0, n * sizeof *out_r);
    memset(out_wide, 0, n * sizeof *out_wide);
    memset(out_bytes, 0, n);
    choose(way->kernels);
    way->run(n);
    uint64_t h = 1;
    switch (row->result) {
    case NUMBERS:
        return digest_words(h, out_r->w, 4 * n);
    case WIDE:
        return digest_words(h, out_wide->w, 8 * n);
    case SUM:
        return digest_words(h, out_sum.w, 8);
    default:
        for (size_t i = 0; i < n; i++)
            h = digest_words(h, &(uint64_t){out_bytes[i]}, 1);
        return h;
    }
}

static void copy(size_t n)
{
    memcpy(out_r, in_a, n * sizeof *out_r);
}

static void print_time(FILE *out, double time, size_t n)
{
    if (time > 0)
        fprintf(out, " %10.2f", time / (double)n * 1e9);
    else
        fprintf(out, " %10s", "-");
}

/* What the dispatch offers here; one of them is NULL where it has no choice. */
struct sets {
    const u256_k_array_kernels *kernels[4];
    size_t count;
};

static struct sets instruction_sets(void)
{
    struct sets sets = {{NULL}, 1};
#ifdef U256_K_ARRAY_CHOICES
    const unsigned features = u256_k_cpu_features();
    sets.count = 0;
    for (size_t i = 0; i < sizeof u256_k_array_choices / sizeof *u256_k_array_choices; i++)
        if ((features & u256_k_array_choices[i].features) == u256_k_array_choices[i].features)
            sets.kernels[sets.count++] = u256_k_array_choices[i].kernels;
#endif
    return sets;
}

static const char *set_name(const struct sets *sets, size_t s)
{
    return sets->kernels[s] ? sets->kernels[s]->name : u256_array_isa();
}

/* GMP, the loop, and the library by instruction set. */
struct ways {
    struct way way[8];
    size_t count;
};

static struct ways ways_of(const struct array_row *row, const struct sets *sets)
{
    struct ways ways = {{{row->gmp, NULL, 0}, {row->loop, NULL, 0}}, 2 + sets->count};
    for (size_t s = 0; s < sets->count; s++)
        ways.way[2 + s] = (struct way){row->array, sets->kernels[s], 0};
    return ways;
}

/* Prepares the row, and counts the ways whose results are not the loop's. */
static int check(const struct array_row *row, const struct ways *ways, size_t n)
{
    const u256 primes[3] = {U256_ONE, U256_C(0xffffffff00000001, 0, 0xffffffff, UINT64_MAX),
                            U256_C(UINT64_MAX, UINT64_MAX, UINT64_MAX, 0xfffffffefffffc2f)};
    const size_t checked = n < 1000 ? n : 1000;
    int wrong = 0;
    u256_modulus_init(&modulus, &primes[row->prime]);
    for (size_t w = 0; w < ways->count; w++) {
        if (ways->way[w].run && digest(row, &ways->way[w], checked) != digest(row, &ways->way[1], checked)) {
            fprintf(stderr, "bench_u256: %s: way %zu disagrees with the loop\n", row->name, w);
            wrong++;
        }
    }
    return wrong;
}

/* Seconds for copying a byte, in arrays of that length. */
static double copy_time(size_t n, bool smoke)
{
    struct way copying = {copy, NULL, 0};
    measure(&copying, 1, n, smoke);
    return copying.best / (64 * (double)n);
}

static bool is_measured(const struct array_row *row, size_t n)
{
    return !row->costly || n <= 100000;
}

static int table(size_t n, const char *where, bool smoke, FILE *out)
{
    const struct sets sets = instruction_sets();
    int wrong = 0;
    const double byte = copy_time(n, smoke);
    fprintf(out, "\nArrays of %zu elements, %s: ns per element\n%-15s %10s %10s", n, where, "", "GMP", "loop");
    for (size_t s = 0; s < sets.count; s++)
        fprintf(out, " %10s", set_name(&sets, s));
    fprintf(out, " %10s  %s\n", "memcpy", "best against the loop, the memcpy");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct array_row *const row = &rows[i];
        if (!is_measured(row, n))
            continue;
        struct ways ways = ways_of(row, &sets);
        wrong += check(row, &ways, n);
        measure(ways.way, ways.count, n, smoke);
        fprintf(out, "%-15s", row->name);
        double best = ways.way[2].best;
        for (size_t w = 0; w < ways.count; w++) {
            print_time(out, ways.way[w].best, n);
            best = w > 2 && ways.way[w].best < best ? ways.way[w].best : best;
        }
        print_time(out, byte * row->bytes * (double)n, n);
        fprintf(out, "  x %5.2f, x %5.2f\n", ways.way[1].best / best, best / (byte * row->bytes * (double)n));
        fflush(out);
    }
    return wrong;
}

enum { NAME_SIZE = 80 };

/* u256_array_modmul:folded/COLUMN/ELEMENTS of the row "modmul, folded". */
static void write_name(char name[NAME_SIZE], const struct array_row *row, const char *column, size_t n)
{
    const size_t operation = strcspn(row->name, ",");
    const char *const class = row->name + operation + strspn(row->name + operation, ", ");
    snprintf(name, NAME_SIZE, "u256_array_%.*s%s%s/%s/%zu", (int)operation, row->name, *class ? ":" : "", class, column,
             n);
}

/* One row at one length, as far as the sink wants its columns. */
static int figures_of(const struct array_row *row, const struct sets *sets, size_t n, double byte, bool smoke,
                      const struct bench_array_sink *sink)
{
    struct ways ways = ways_of(row, sets);
    char names[9][NAME_SIZE];
    write_name(names[0], row, "gmp", n);
    write_name(names[1], row, "loop", n);
    for (size_t s = 0; s < sets->count; s++)
        write_name(names[2 + s], row, set_name(sets, s), n);
    write_name(names[ways.count], row, "memcpy", n);
    bool wanted[9], any = false;
    for (size_t w = 0; w <= ways.count; w++)
        any |= wanted[w] = sink->wants(sink->to, names[w]);
    if (!any)
        return 0;
    const int wrong = check(row, &ways, n);
    for (size_t w = 0; w < ways.count; w++)
        if (!wanted[w])
            ways.way[w].run = NULL;
    measure(ways.way, ways.count, n, smoke);
    for (size_t w = 0; w < ways.count; w++)
        if (ways.way[w].run)
            sink->takes(sink->to, names[w], ways.way[w].best / (double)n * 1e9, row->bytes);
    if (wanted[ways.count])
        sink->takes(sink->to, names[ways.count], byte * row->bytes * 1e9, row->bytes);
    return wrong;
}

static void *room(size_t size)
{
    void *p = NULL;
    if (posix_memalign(&p, 4096, size) != 0)
        abort();
    memset(p, 0, size);
    return p;
}

enum { LONGEST = 2000000, LONGEST_SMOKE = 1000 };

static void make_arrays(size_t longest)
{
    uint64_t state = 2018;
    in_a = room(longest * sizeof *in_a);
    in_b = room(longest * sizeof *in_b);
    in_c = room(longest * sizeof *in_c);
    out_r = room(longest * sizeof *out_r);
    out_wide = room(longest * sizeof *out_wide);
    out_bytes = room(longest);
    for (size_t i = 0; i < longest; i++) {
        for (int j = 0; j < 4; j++) {
            u256 *const arrays[] = {in_a, in_b, in_c};
            for (int k = 0; k < 3; k++) {
                state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407); /* Knuth, MMIX */
                arrays[k][i].w[j] = (state ^ state >> 33) * UINT64_C(0xff51afd7ed558ccd);
            }
        }
        in_b[i].w[3] |= UINT64_C(1) << 63; /* a divisor, and a modulus that a and c are near */
        in_a[i].w[3] &= ~UINT64_C(1) >> 1;
        in_c[i].w[3] &= ~UINT64_C(1) >> 1;
    }
}

static void free_arrays(void)
{
    free(in_a);
    free(in_b);
    free(in_c);
    free(out_r);
    free(out_wide);
    free(out_bytes);
}

int bench_arrays(bool smoke, FILE *out)
{
    int wrong = 0;
    make_arrays(smoke ? LONGEST_SMOKE : LONGEST);
    if (smoke) {
        wrong += table(LONGEST_SMOKE, "a run too short to measure: THE FIGURES MEAN NOTHING", smoke, out);
    } else {
        wrong += table(200, "in the first-level cache", smoke, out);
        wrong += table(6000, "in the second-level cache", smoke, out);
        wrong += table(LONGEST, "in memory", smoke, out);
    }
    free_arrays();
    return wrong;
}

int bench_array_figures(bool smoke, const struct bench_array_sink *sink)
{
    /* From where a call counts to what no cache holds. */
    const size_t lengths[] = {10, 25, 50, 100, 200, 400, 1000, 2500, 6000, 15000, 40000, 100000, 300000, LONGEST};
    const struct sets sets = instruction_sets();
    const size_t longest = smoke ? LONGEST_SMOKE : LONGEST;
    int wrong = 0;
    make_arrays(longest);
    for (size_t l = 0; l < sizeof lengths / sizeof *lengths && lengths[l] <= longest; l++) {
        const double byte = copy_time(lengths[l], smoke);
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
            if (is_measured(&rows[i], lengths[l]))
                wrong += figures_of(&rows[i], &sets, lengths[l], byte, smoke, sink);
    }
    free_arrays();
    return wrong;
}
