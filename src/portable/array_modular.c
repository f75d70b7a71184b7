/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/array.h>
#include <u256/compare.h>
#include <u256/modular.h>

#include "array_vector.h"

/* Residues. */

bool u256_array_addmod(u256 *r, const u256 *a, const u256 *b, const u256 *m, size_t n)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    bool zero = false;
    for (size_t i = vector->addmod ? vector->addmod(r, a, b, m, n, &zero) : 0; i < n; i++)
        zero |= u256_addmod(&r[i], &a[i], &b[i], &m[i]);
    return zero;
}

bool u256_array_mulmod(u256 *r, const u256 *a, const u256 *b, const u256 *m, size_t n)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    bool zero = false;
    for (size_t i = vector->mulmod ? vector->mulmod(r, a, b, m, n, &zero) : 0; i < n; i++)
        zero |= u256_mulmod(&r[i], &a[i], &b[i], &m[i]);
    return zero;
}

/* x = a mod m, for m > 0. */
static inline void u256_k_array_residue(u256 *x, const u256 *a, const u256_modulus *M)
{
    if (U256_K_UNLIKELY(!u256_lt(a, &M->m)))
        u256_modulus_reduce(x, a, M);
    else
        u256_k_copy(x->w, a->w, 4);
}

/* The result modulo 0. */
static inline bool u256_k_array_no_result(u256 *r, size_t n)
{
    for (size_t i = 0; i < n; i++)
        u256_k_no_result(&r[i]);
    return n > 0;
}

bool u256_array_modmul(u256 *r, const u256 *a, const u256 *b, size_t n, const u256_modulus *M)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    if (M->kind == U256_K_MODULUS_ZERO)
        return u256_k_array_no_result(r, n);
    for (size_t i = vector->modmul ? vector->modmul(r, a, b, n, M) : 0; i < n; i++) {
        u256 x, y;
        u256_k_array_residue(&x, &a[i], M);
        u256_k_array_residue(&y, &b[i], M);
        u256_modulus_mul(&r[i], &x, &y, M);
    }
    return false;
}

bool u256_array_modpow(u256 *r, const u256 *a, const u256 *e, size_t n, const u256_modulus *M)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    if (M->kind == U256_K_MODULUS_ZERO)
        return u256_k_array_no_result(r, n);
    for (size_t i = vector->modpow ? vector->modpow(r, a, e, n, M) : 0; i < n; i++) {
        u256 x;
        u256_k_array_residue(&x, &a[i], M);
        u256_modulus_pow(&r[i], &x, &e[i], M);
    }
    return false;
}

/* How many elements' products are kept on the stack; how many chains of products do not wait for each other; how few
 * elements are inverted one by one. */
enum { U256_K_ARRAY_KEPT = 256, U256_K_ARRAY_CHAINS = 4, U256_K_ARRAY_FEW = 4 };

/* x = a mod m; true if Montgomery's trick leaves it out: it is 0, or even like m, and has no inverse. */
static inline bool u256_k_array_left_out(u256 *x, const u256 *a, const u256_modulus *M)
{
    u256_k_array_residue(x, a, M);
    return u256_is_zero(x) || ((x->w[0] | M->m.w[0]) & 1) == 0;
}

/* r = a * b / F mod m. F is Montgomery's R if m is odd and long, otherwise 1. */
static inline void u256_k_array_product(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M, bool montgomery)
{
    if (montgomery)
        u256_mont_mul(r, a, b, M);
    else
        u256_modulus_mul(r, a, b, M);
}

/* r = the inverses of n elements; false if not all but those left out have one: then r, unless it is a, is arbitrary.
 * before has room for n numbers, and may be r. *none = true if one was left out. */
static bool u256_k_array_invert(u256 *r, const u256 *a, u256 *before, size_t n, const u256_modulus *M, bool montgomery,
                                bool *none)
{
    /* With P[i] = P[i - C] a[i] / F and I[i] = P[i]^-1, for C chains: a[i]^-1 = P[i - C] I[i] / F, and I[i - C] = I[i]
     * a[i] / F. So nothing has to be brought into Montgomery's form. */
    u256 product[U256_K_ARRAY_CHAINS], inverse[U256_K_ARRAY_CHAINS], joined[U256_K_ARRAY_CHAINS], x;
    bool left_out = false;
    const u256 one = U256_ONE;
    for (size_t c = 0; c < U256_K_ARRAY_CHAINS; c++) {
        if (montgomery)
            u256_mont_in(&product[c], &one, M);
        else
            u256_k_array_residue(&product[c], &one, M);
    }
    for (size_t i = 0; i < n; i++) {
        u256 *const p = &product[i % U256_K_ARRAY_CHAINS];
        const bool skip = u256_k_array_left_out(&x, &a[i], M);
        u256_k_copy(before[i].w, p->w, 4);
        left_out |= skip;
        if (!skip)
            u256_k_array_product(p, p, &x, M, montgomery);
    }

    /* The same for the products of the chains. */
    u256_k_copy(joined[0].w, product[0].w, 4);
    for (size_t c = 1; c < U256_K_ARRAY_CHAINS; c++)
        u256_k_array_product(&joined[c], &joined[c - 1], &product[c], M, montgomery);
    if (u256_modulus_inv(&x, &joined[U256_K_ARRAY_CHAINS - 1], M))
        return false;
    for (size_t c = U256_K_ARRAY_CHAINS - 1; c > 0; c--) {
        u256_k_array_product(&inverse[c], &x, &joined[c - 1], M, montgomery);
        u256_k_array_product(&x, &x, &product[c], M, montgomery);
    }
    u256_k_copy(inverse[0].w, x.w, 4);

    for (size_t i = n; i-- > 0;) {
        u256 *const p = &inverse[i % U256_K_ARRAY_CHAINS];
        if (u256_k_array_left_out(&x, &a[i], M)) {
            u256_k_no_result(&r[i]);
            continue;
        }
        u256_k_array_product(&r[i], &before[i], p, M, montgomery);
        u256_k_array_product(p, p, &x, M, montgomery);
    }
    *none |= left_out;
    return true;
}

bool u256_array_modinv(u256 *r, const u256 *a, size_t n, const u256_modulus *M)
{
    const u256_k_array_kernels *const vector = u256_k_array_vector();
    u256 kept[U256_K_ARRAY_KEPT];
    bool none = false;
    if (M->kind <= U256_K_MODULUS_POW2) { /* nothing, or Newton's iteration, which costs no more than products */
        for (size_t i = 0; i < n; i++)
            none |= u256_modulus_inv(&r[i], &a[i], M);
        return none;
    }
    const bool montgomery = (M->m.w[0] & 1) != 0 && M->divisor.shift < 128;
    const size_t longest = r == a ? U256_K_ARRAY_KEPT : SIZE_MAX;
    size_t run = longest;
    for (size_t i = 0; i < n;) {
        const size_t left = n - i, count = run < left ? run : left;
        u256 *const before = r == a ? kept : r + i;
        size_t done = vector->modinv ? vector->modinv(r + i, a + i, before, count, M, &none) : 0;
        if (done == 0 && count <= U256_K_ARRAY_FEW) {
            for (; done < count; done++)
                none |= u256_modulus_inv(&r[i + done], &a[i + done], M);
        } else if (done == 0) {
            if (!u256_k_array_invert(r + i, a + i, before, count, M, montgomery, &none)) {
                run = count / 2;
                continue;
            }
            done = count;
        }
        i += done;
        run = run > longest / 2 ? longest : 2 * run;
    }
    return none;
}
