/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_ARRAY_VECTOR_H
#define U256_ARRAY_VECTOR_H

/*
 * The array functions that a vector unit does, as a table for each instruction set. Internal.
 *
 * A function of the table does the first elements of its arrays and returns how many: all whole blocks, or none if it
 * has nothing better than the scalar loop, which does the others. It sets a flag if one of its elements is not the
 * mathematical result, and otherwise leaves it alone. A member is NULL if scalar code is as fast.
 */

#include "internal.h"

#include <stddef.h>

#include <u256/array.h>

typedef struct {
    const char *name;
    bool ifma; /* single numbers may be multiplied by AVX-512 IFMA: power_ifma.h */
    size_t (*add)(u256 *r, const u256 *a, const u256 *b, size_t n, bool *flag);
    size_t (*sub)(u256 *r, const u256 *a, const u256 *b, size_t n, bool *flag);
    size_t (*mul)(u256 *r, const u256 *a, const u256 *b, size_t n);
    size_t (*mul_u64)(u256 *r, const u256 *a, uint64_t k, size_t n, bool *flag);
    size_t (*full_mul)(u512 *r, const u256 *a, const u256 *b, size_t n);
    size_t (*bit_and)(u256 *r, const u256 *a, const u256 *b, size_t n);
    size_t (*bit_or)(u256 *r, const u256 *a, const u256 *b, size_t n);
    size_t (*bit_xor)(u256 *r, const u256 *a, const u256 *b, size_t n);
    size_t (*shl)(u256 *r, const u256 *a, unsigned count, size_t n); /* count < 256 */
    size_t (*shr)(u256 *r, const u256 *a, unsigned count, size_t n);
    size_t (*lt)(uint8_t *r, const u256 *a, const u256 *b, size_t n);
    size_t (*eq)(uint8_t *r, const u256 *a, const u256 *b, size_t n);
    size_t (*load_be)(u256 *r, const uint8_t *p, size_t n);
    size_t (*store_be)(uint8_t *p, const u256 *a, size_t n);
    size_t (*dot)(u512 *sum, const u256 *a, const u256 *b, size_t n, bool *overflow); /* adds to the sum */
    size_t (*addmod)(u256 *r, const u256 *a, const u256 *b, const u256 *m, size_t n, bool *flag);
    size_t (*div)(u256 *r, const u256 *a, const u256 *d, size_t n, bool *flag);
    size_t (*mod)(u256 *r, const u256 *a, const u256 *d, size_t n, bool *flag);
    size_t (*mulmod)(u256 *r, const u256 *a, const u256 *b, const u256 *m, size_t n, bool *flag);
    size_t (*muldiv)(u256 *r, const u256 *a, const u256 *b, const u256 *d, size_t n, bool *flag);
    size_t (*modmul)(u256 *r, const u256 *a, const u256 *b, size_t n, const u256_modulus *M);
    size_t (*modpow)(u256 *r, const u256 *a, const u256 *e, size_t n, const u256_modulus *M);
    /* All elements that it does, or none if not all of them have an inverse, apart from those that are 0. There is room
     * for n numbers at `before`, which may be r; a may be r, and is unchanged if none is done. */
    size_t (*modinv)(u256 *r, const u256 *a, u256 *before, size_t n, const u256_modulus *M, bool *flag);
} u256_k_array_kernels;

/* Not in a freestanding program: it may be a kernel, which must not touch vector registers, and it has no environment.
 * Not by gcc for Windows: it assumes that the stack is aligned to the size of a vector, where it is aligned to 16
 * bytes, and what it stores there may trap (https://gcc.gnu.org/bugzilla/show_bug.cgi?id=54412). Not in most copies
 * that the tests make: it takes longer to compile than all else, and does not depend on the backend. */
#if defined(__x86_64__) && defined(__GNUC__) && __STDC_HOSTED__ && !defined(U256_NO_BUILTINS) &&                       \
    (!defined(_WIN32) || defined(__clang__)) && !defined(U256_K_SCALAR_ARRAYS)

    #define U256_K_ARRAY_CHOICES 1
#endif

/* The table that is used on this CPU. */
U256_INTERNAL const u256_k_array_kernels *u256_k_array_vector(void);

#endif /* U256_ARRAY_VECTOR_H */
