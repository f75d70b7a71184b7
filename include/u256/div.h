/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_DIV_H
#define U256_DIV_H

/*
 * Division. Quotients are rounded towards zero unless the name says otherwise, and 0 <= remainder < divisor. Dividing
 * by zero gives 0 for quotient and remainder, and true.
 *
 * Where there are two outputs, either or both may be NULL if they are not wanted; if both are the same object, of one
 * type, it holds the remainder. The flag covers both outputs, even one passed as NULL. Outputs may alias all inputs of
 * their type.
 *
 * Moeller and Granlund, "Improved division by invariant integers" (IEEE Trans. Computers 60, 2011): a reciprocal of the
 * divisor's top limb or two, then two or three multiplications for each quotient limb and one for each further limb of
 * the divisor. Where the backend multiplies fast, the reciprocal for a divisor of two to four limbs has 128 bits
 * instead: three multiplications for each quotient limb, one for each limb of the divisor, and no comparison. For a
 * divisor of n limbs and a dividend of m there are at most m - n + 1 such steps. All are calls.
 */

#include <u256/types.h>

U256_BEGIN_DECLS

/* q = floor(a / d), rem = a mod d; true: d = 0. At most four steps. */
U256_API bool u256_divrem(u256 *q, u256 *rem, const u256 *a, const u256 *d);

/* r = floor(a / d); true: d = 0, r = 0. */
U256_API bool u256_div(u256 *r, const u256 *a, const u256 *d);

/* r = a mod d; true: d = 0, r = 0. */
U256_API bool u256_mod(u256 *r, const u256 *a, const u256 *d);

/* q = floor(a / d), unless q is NULL; returns a mod d. d = 0: q = 0, returns 0. */
U256_API uint64_t u256_divrem_u64(u256 *q, const u256 *a, uint64_t d);

/* r = ceil(a / d); true: d = 0, r = 0. */
U256_API bool u256_div_up(u256 *r, const u256 *a, const u256 *d);

/* r = a / d if d divides a; true: it does not, and r = floor(a / d), or d = 0 and r = 0. */
U256_API bool u256_div_exact(u256 *r, const u256 *a, const u256 *d);

/* q = floor(a / d), rem = a mod d, for a of 512 bits; true: d = 0. At most eight steps. */
U256_API bool u512_divrem_u256(u512 *q, u256 *rem, const u512 *a, const u256 *d);

/* r = a mod d, for a of 512 bits; true: d = 0, r = 0. */
U256_API bool u512_mod_u256(u256 *r, const u512 *a, const u256 *d);

/* q = floor(a / d), rem = a mod d, both of 512 bits; true: d = 0. At most eight steps. */
U256_API bool u512_divrem(u512 *q, u512 *rem, const u512 *a, const u512 *d);

/* r = floor(a * b / d) mod 2^256, from the full product; true: the quotient does not fit, or d = 0 and r = 0. 16
 * products, 8 if a or b is below 2^128 and 4 if both are, and a division of at most eight limbs. */
U256_API bool u256_muldiv(u256 *r, const u256 *a, const u256 *b, const u256 *d);

/* r = ceil(a * b / d) mod 2^256; true: it does not fit, or d = 0 and r = 0. */
U256_API bool u256_muldiv_up(u256 *r, const u256 *a, const u256 *b, const u256 *d);

/* q = floor(a * b / d) mod 2^256, rem = a * b mod d; true: the quotient does not fit, or d = 0 and both are 0. */
U256_API bool u256_muldivrem(u256 *q, u256 *rem, const u256 *a, const u256 *b, const u256 *d);

/*
 * A divisor that is used many times, with its reciprocals: of its top limb or two, and of all four limbs, whose upper
 * two limbs are the reciprocal of 128 bits. Backends with 128-bit reciprocals take the steps above. On the others, 512
 * bits by a divisor of three or four limbs take 26 products for a quotient below 2^256, otherwise 52. The members are
 * not for callers. A divisor of zero is allowed: results are those of a division by zero.
 */
typedef struct u256_divisor {
    uint64_t normalized[4];  /* d * 2^shift >= 2^255; or 0 */
    uint64_t reciprocal[4];  /* floor((2^512 - 1) / normalized) - 2^256 */
    uint64_t top_reciprocal; /* of the top limb alone if d has one limb, otherwise of the top two */
    unsigned shift;          /* 0 to 255 */
} u256_divisor;

/* Prepares D for divisions by d; true: d = 0. Costs about as much as u512_divrem_u256(). */
U256_API bool u256_divisor_init(u256_divisor *D, const u256 *d);

/* As u256_divrem(), by D's divisor. */
U256_API bool u256_divrem_by(u256 *q, u256 *rem, const u256 *a, const u256_divisor *D);

/* As u512_divrem_u256(), by D's divisor. */
U256_API bool u512_divrem_by(u512 *q, u256 *rem, const u512 *a, const u256_divisor *D);

/* As u512_mod_u256(), by D's divisor. */
U256_API bool u512_mod_by(u256 *r, const u512 *a, const u256_divisor *D);

/* As u256_muldiv(), by D's divisor. */
U256_API bool u256_muldiv_by(u256 *r, const u256 *a, const u256 *b, const u256_divisor *D);

U256_END_DECLS

#endif /* U256_DIV_H */
