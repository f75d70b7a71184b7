/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_MODULAR_H
#define U256_MODULAR_H

/*
 * Arithmetic modulo m: results lie in [0, m). All outputs may alias all inputs of their type.
 *
 * Any m is allowed. Modulo 0 every function stores 0 and returns true; modulo 1 every result is 0, which is right, so
 * false is returned. True has two further causes: no inverse exists, or Montgomery's form is asked of an even m.
 *
 * The first functions take plain numbers, the others a modulus that is used many times. "Products" counts the 64x64
 * multiplications.
 */

#include <u256/div.h>
#include <u256/types.h>
#ifdef U256_HAVE_BODIES
    #include <u256/kernel.h>
    #include <u256/limb.h>
#endif

U256_BEGIN_DECLS

/* Operands of any size. All are calls. */

/* r = (a + b) mod m, of the sum of 257 bits. Three conditional subtractions if each operand is below m, or its
 * top limb, halved, is below that of m (as always when bit 255 of m is set); otherwise one division of the sum,
 * at most five limbs. */
U256_API bool u256_addmod(u256 *r, const u256 *a, const u256 *b, const u256 *m);

/* r = (a - b) mod m, by |a - b|: a conditional subtraction if that is below m, or its top limb, halved, is below that
 * of m; otherwise a division. */
U256_API bool u256_submod(u256 *r, const u256 *a, const u256 *b, const u256 *m);

/* r = -a mod m. Likewise. */
U256_API bool u256_negmod(u256 *r, const u256 *a, const u256 *m);

/* r = a * b mod m. Ten products for m = 2^k, 17 for m = 2^256 - 1, 21 for m = 2^256 - c with c < 2^64; otherwise 16, 8
 * if a or b is below 2^128 and 4 if both are, and a division of the product, at most eight limbs. */
U256_API bool u256_mulmod(u256 *r, const u256 *a, const u256 *b, const u256 *m);

/* r = a^e mod m; a^0 = 1 mod m for every a, 0 included. As u256_modulus_init() and u256_modulus_pow(). */
U256_API bool u256_powmod(u256 *r, const u256 *a, const u256 *e, const u256 *m);

/* r = the inverse of a modulo m; true: there is none, since a and m have a common factor, and r = 0. The binary
 * Euclidean algorithm with matrices of words (Pornin, "Optimized Binary GCD for Modular Inversion", IACR ePrint
 * 2020/972); Newton's iteration for m = 2^k. */
U256_API bool u256_invmod(u256 *r, const u256 *a, const u256 *m);

/*
 * A modulus that is used many times, with the constants that its form needs: none for 2^k; c for 2^256 - c with c <
 * 2^64, or for an m that a shift turns into such a number, as 2^255 - 19; otherwise a reciprocal of four limbs. Also
 * Montgomery's constants, for the odd part of m. The members are not for callers.
 */
typedef struct u256_modulus {
    u256 m;                 /* the modulus */
    u256_divisor divisor;   /* of m; without its reciprocals if the kind does not use them */
    uint64_t fold;          /* c = 2^256 - divisor.normalized if below 2^64; else how many bits of limb 5 are folded */
    u256 high;              /* 2^(384 - fold) mod m, by which bits from there on fold; for m >= 2^194 with no such c */
    u256 montgomery_square; /* R^2 modulo odd = m / 2^twos, R = 2^256 */
    uint64_t odd_inverse;   /* of odd modulo 2^64 */
    unsigned twos;          /* how many times 2 divides m */
    unsigned kind;          /* u256_k_modulus_kind */
} u256_modulus;

/* Prepares M for calculating modulo m; true: m = 0. Costs about as much as two u256_mulmod(). */
U256_API bool u256_modulus_init(u256_modulus *M, const u256 *m);

/* r = a mod m, for any a: one product if m is folded, five if m has four limbs, otherwise as u256_divrem_by(). */
U256_API bool u256_modulus_reduce(u256 *r, const u256 *a, const u256_modulus *M);

/* r = a mod m, for any a of 512 bits: six products if m is folded, otherwise as u512_mod_by(). */
U256_API bool u256_modulus_reduce_u512(u256 *r, const u512 *a, const u256_modulus *M);

/* Operands below m for add, sub, neg, mul and sqr. (Larger ones give an unspecified number below 2^256, the same on
 * every backend.) u256_modulus_pow() and u256_modulus_inv() take any a. */

/* r = a + b, a - b, -a modulo m. Inline, two or three carry chains. */
U256_FN bool u256_modulus_add(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M);
U256_FN bool u256_modulus_sub(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M);
U256_FN bool u256_modulus_neg(u256 *r, const u256 *a, const u256_modulus *M);

/* r = a * b mod m. Ten products for m = 2^k, 21 if m is folded, three for an m of one limb, ten for two limbs, 37 for
 * 195 to 254 bits and 39 for 255 or 256 bits: the product, whose upper two limbs fold to their product with a power of
 * two modulo m (Hasenplaug, Gaubatz and Gopal, "Fast Modular Reduction", ARITH 18, 2007), and Barrett's quotient of
 * what that leaves. Otherwise 42: Moeller and Granlund's division of two words by one (algorithm 4), with words of 256
 * bits. */
U256_API bool u256_modulus_mul(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M);

/* r = a^2 mod m. Six products for m = 2^k; otherwise as u256_modulus_mul(), less six for any m >= 2^194 that is not
 * folded with a shift. */
U256_API bool u256_modulus_sqr(u256 *r, const u256 *a, const u256_modulus *M);

/* r = a^e mod m, for any e; a^0 = 1 mod m. Sliding windows of up to five bits (Menezes, van Oorschot and Vanstone,
 * "Handbook of Applied Cryptography", 14.85), by folding or in Montgomery's form. An even m = 2^k * odd is split:
 * modulo 2^k as u256_pow(), and the two are combined by Garner's formula (there, 14.71). At most 256 squarings and 70
 * other products; 16 and one for e = 65537. If CPUID reports AVX-512 IFMA, an odd part of four limbs that is not
 * folded, with an exponent of more than 24 ones, takes digits of two bits (A. C.-C. Yao, "On the evaluation of powers",
 * SIAM J. Comput. 5, 1976): at most 256 squarings, 128 products beside them, and a dozen at the ends. */
U256_API bool u256_modulus_pow(u256 *r, const u256 *a, const u256 *e, const u256_modulus *M);

/* r = the inverse of a modulo m; true: there is none, and r = 0. As u256_invmod(). */
U256_API bool u256_modulus_inv(u256 *r, const u256 *a, const u256_modulus *M);

/*
 * Montgomery's form of a number x < m is x * R mod m, R = 2^256. Sums, differences and negatives are the functions
 * above. For odd m only: an even one gives 0 and true. P. L. Montgomery, "Modular multiplication without trial
 * division" (Math. Comp. 44, 1985), limb by limb.
 */

/* r = a * R mod m, for any a. 36 products. */
U256_API bool u256_mont_in(u256 *r, const u256 *a, const u256_modulus *M);

/* r = a / R mod m. 20 products. */
U256_API bool u256_mont_out(u256 *r, const u256 *a, const u256_modulus *M);

/* r = a * b / R mod m: Montgomery's form of the product of the numbers that a and b stand for. 36 products. */
U256_API bool u256_mont_mul(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M);

/* r = a^2 / R mod m. 30 products. */
U256_API bool u256_mont_sqr(u256 *r, const u256 *a, const u256_modulus *M);

#ifdef U256_HAVE_BODIES

enum u256_k_modulus_kind {
    U256_K_MODULUS_ZERO,
    U256_K_MODULUS_POW2,      /* 2^k, 1 included */
    U256_K_MODULUS_FOLD,      /* (2^256 - c) / 2^shift, c < 2^64 */
    U256_K_MODULUS_RECIPROCAL /* any other */
};

/* r = 0, true: the result modulo 0. */
static inline bool u256_k_no_result(u256 *r)
{
    r->w[0] = r->w[1] = r->w[2] = r->w[3] = 0;
    return true;
}

/* [r] = ([a] + [b]) mod [m] for [a], [b] < [m]. */
static inline void u256_k_addmod4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], const uint64_t m[4])
{
    uint64_t sum[4];
    const bool carry = u256_k_add4(sum, a, b, false);
    #ifdef U256_K_HAS_SUB4_OR
    u256_k_sub4_or(r, carry, sum, m, sum);
    #else
    uint64_t reduced[4];
    const bool borrow = u256_k_sub4(reduced, sum, m, false);
    u256_k_select4(r, sum, reduced, carry | !borrow);
    #endif
}

U256_FN bool u256_modulus_add(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M)
{
    if (U256_K_UNLIKELY(M->kind == U256_K_MODULUS_ZERO))
        return u256_k_no_result(r);
    u256_k_addmod4(r->w, a->w, b->w, M->m.w);
    return false;
}

U256_FN bool u256_modulus_sub(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M)
{
    if (U256_K_UNLIKELY(M->kind == U256_K_MODULUS_ZERO))
        return u256_k_no_result(r);
    u256_k_submod4(r->w, a->w, b->w, M->m.w);
    return false;
}

U256_FN bool u256_modulus_neg(u256 *r, const u256 *a, const u256_modulus *M)
{
    if (U256_K_UNLIKELY(M->kind == U256_K_MODULUS_ZERO))
        return u256_k_no_result(r);
    const uint64_t mask = (uint64_t)0 - !u256_k_is_zero4(a->w);
    uint64_t difference[4];
    u256_k_sub4(difference, M->m.w, a->w, false);
    for (unsigned i = 0; i < 4; i++)
        u256_k_set(r->w, i, u256_k_scalar(difference[i]) & mask);
    return false;
}

#endif /* U256_HAVE_BODIES */

U256_END_DECLS

#endif /* U256_MODULAR_H */
