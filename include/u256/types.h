/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_TYPES_H
#define U256_TYPES_H

/*
 * The types, their constants and conversions, and the rules that every function of the library follows.
 *
 * Numbers are passed by pointer, outputs first. An output may be the same object as any input of its type; operands
 * that overlap in part are not supported. Pointers must not be NULL unless a contract allows it.
 *
 * A returned bool has one meaning throughout, except for predicates such as u256_lt(): true = what was stored is not
 * the mathematical result (carry, borrow, overflow). What was stored is still defined: the result modulo 2^256 or
 * 2^512, unless the contract says otherwise.
 *
 * Every function is total: no input is undefined behaviour, aborts or reads out of bounds. Nothing allocates or locks,
 * and no state is kept but what CPUID says, for arrays, products and powers, which is the same for every thread. So all
 * functions are thread-safe, with one condition: the first call of an array function, a power modulo m or
 * u256_selftest() reads the environment variable U256_ISA, and no other thread may change the environment (setenv)
 * until it has returned. Calling u256_array_isa() at start-up settles that.
 *
 * Running time depends on the operands, which are assumed to be public. Do not use this library on secrets.
 */

#include <stdbool.h>
#include <stdint.h>

/* The version of these headers. */
#define U256_VERSION_MAJOR 0
#define U256_VERSION_MINOR 9
#define U256_VERSION_PATCH 0

/*
 * Linkage. By default small operations are `static inline` (U256_FN) and large ones are calls into the library
 * (U256_API). With U256_NO_INLINE defined, these headers contain plain prototypes only: for binding generators, and for
 * builds at -O0 that want the library's optimised code.
 *
 * The two macros may be defined by the includer for one purpose: a single file that includes the library's sources with
 * both of them `static` holds a whole backend without any global name (the tests and benchmarks do that, once per
 * backend).
 */
#ifndef U256_API
    /* nothrow: C++ callers need no exception handling around the call. */
    #if defined(__GNUC__) && !defined(_WIN32)
        #define U256_API __attribute__((visibility("default"), nothrow))
    #else
        #define U256_API
    #endif
#endif
#ifdef U256_NO_INLINE
    #define U256_FN U256_API
#else
    #define U256_HAVE_BODIES 1
    #ifndef U256_FN
        #define U256_FN static inline
    #endif
#endif

#ifdef U256_HAVE_BODIES
    #include <u256/limb.h>
#endif

#ifdef __cplusplus
    #define U256_BEGIN_DECLS extern "C" {
    #define U256_END_DECLS }
#else
    #define U256_BEGIN_DECLS
    #define U256_END_DECLS
#endif

U256_BEGIN_DECLS

/* An integer in [0, 2^256): limbs of 64 bits, least significant first, whatever the byte order of the machine.
 * Functions that are called signed read it as two's complement, in [-2^255, 2^255). */
typedef struct u256 {
    uint64_t w[4]; /* w[0] + w[1] * 2^64 + w[2] * 2^128 + w[3] * 2^192 */
} u256;

/* An integer in [0, 2^512), likewise. */
typedef struct u512 {
    uint64_t w[8]; /* w[0] + w[1] * 2^64 + ... + w[7] * 2^448 */
} u512;

/* A brace-enclosed static initialiser, most significant limb first: static const u256 x = U256_INIT(0, 0, 0, 7); */
/* clang-format off */
#define U256_INIT(w3, w2, w1, w0) {{(w0), (w1), (w2), (w3)}}
/* clang-format on */

#ifdef __cplusplus
    #define U256_C(w3, w2, w1, w0) (u256{{uint64_t(w0), uint64_t(w1), uint64_t(w2), uint64_t(w3)}})
    #define U512_ZERO (u512{{0, 0, 0, 0, 0, 0, 0, 0}})
#else
    /* A value, most significant limb first: u256 x = U256_C(0, 0, 0, 7); */
    #define U256_C(w3, w2, w1, w0) ((u256)U256_INIT((uint64_t)(w3), (uint64_t)(w2), (uint64_t)(w1), (uint64_t)(w0)))
    /* 0, with 512 bits. */
    #define U512_ZERO ((u512){{0, 0, 0, 0, 0, 0, 0, 0}})
#endif
/* 0, 1, 2^256 - 1: values as U256_C makes them, of which C takes the address but C++ does not. For an object with
 * static storage in C it takes U256_INIT. */
#define U256_ZERO U256_C(0, 0, 0, 0)
#define U256_ONE U256_C(0, 0, 0, 1)
#define U256_MAX U256_C(UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX)

/* k, zero-extended. Inline, as all conversions here are. */
U256_FN u256 u256_from_u64(uint64_t k);

/* k as two's complement, sign-extended: u256_from_i64(-1) is U256_MAX. */
U256_FN u256 u256_from_i64(int64_t k);

/* r = the low limb of a; true: a >= 2^64, so it did not fit. */
U256_FN bool u256_to_u64(uint64_t *r, const u256 *a);

/* r = hi * 2^256 + lo. */
U256_FN void u512_from_u256(u512 *r, const u256 *lo, const u256 *hi);

/* a mod 2^256. */
U256_FN u256 u512_lo(const u512 *a);

/* floor(a / 2^256). */
U256_FN u256 u512_hi(const u512 *a);

/* The backend that the library was built with: "split32", "int128" or "asm". Inline functions use that of the installed
 * <u256/kernel.h>, which is the same unless headers and library come from different builds. */
U256_API const char *u256_backend(void);

/* The library's version, "MAJOR.MINOR.PATCH"; that of the headers is U256_VERSION_*. */
U256_API const char *u256_version(void);

#ifdef U256_HAVE_BODIES

U256_FN u256 u256_from_u64(uint64_t k)
{
    return U256_C(0, 0, 0, k);
}

U256_FN u256 u256_from_i64(int64_t k)
{
    const uint64_t sign = k < 0 ? UINT64_MAX : 0;
    return U256_C(sign, sign, sign, k);
}

U256_FN bool u256_to_u64(uint64_t *r, const u256 *a)
{
    const bool too_large = (a->w[1] | a->w[2] | a->w[3]) != 0;
    *r = a->w[0];
    return too_large;
}

U256_FN void u512_from_u256(u512 *r, const u256 *lo, const u256 *hi)
{
    u256_k_copy(r->w, lo->w, 4);
    u256_k_copy(r->w + 4, hi->w, 4);
}

U256_FN u256 u512_lo(const u512 *a)
{
    const uint64_t w0 = u256_k_scalar(a->w[0]), w1 = u256_k_scalar(a->w[1]);
    const uint64_t w2 = u256_k_scalar(a->w[2]), w3 = u256_k_scalar(a->w[3]);
    return U256_C(w3, w2, w1, w0);
}

U256_FN u256 u512_hi(const u512 *a)
{
    const uint64_t w0 = u256_k_scalar(a->w[4]), w1 = u256_k_scalar(a->w[5]);
    const uint64_t w2 = u256_k_scalar(a->w[6]), w3 = u256_k_scalar(a->w[7]);
    return U256_C(w3, w2, w1, w0);
}

#endif /* U256_HAVE_BODIES */

U256_END_DECLS

#endif /* U256_TYPES_H */
