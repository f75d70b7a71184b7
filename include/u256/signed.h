/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_SIGNED_H
#define U256_SIGNED_H

/*
 * Division of two's complement numbers, in [-2^255, 2^255). (Signed order, sums and products are in compare.h, add.h
 * and mul.h.) Dividing by zero gives 0 and true. The only quotient that does not fit is -2^255 / -1: it wraps to
 * -2^255, with true; its remainder is 0, which is right. Outputs may alias inputs. Where there are two outputs, either
 * or both may be NULL; the flag still covers both. If both are the same object, it holds the remainder.
 *
 * The division is u256_divrem() of the absolute values, and costs that and a few negations.
 */

#include <u256/types.h>
#ifdef U256_HAVE_BODIES
    #include <u256/limb.h>
#endif

U256_BEGIN_DECLS

/* a = q * d + rem with q rounded towards zero; rem has the sign of a, and |rem| < |d|. */
U256_API bool u256_sdivrem(u256 *q, u256 *rem, const u256 *a, const u256 *d);

/* r = a / d, rounded towards zero. */
U256_API bool u256_sdiv(u256 *r, const u256 *a, const u256 *d);

/* r = a - d * (a / d rounded towards zero): it has the sign of a. True only for d = 0. */
U256_API bool u256_smod(u256 *r, const u256 *a, const u256 *d);

/* r = floor(a / d): rounded towards minus infinity. */
U256_API bool u256_sdiv_floor(u256 *r, const u256 *a, const u256 *d);

/* r = a - d * floor(a / d): it has the sign of d. True only for d = 0. */
U256_API bool u256_smod_floor(u256 *r, const u256 *a, const u256 *d);

/* r = the low byte + 1 bytes of a, sign-extended; byte >= 31: r = a. Inline. The EVM's SIGNEXTEND; that opcode's byte
 * comes from the stack and has 256 bits: u256_evm_signextend(). */
U256_FN void u256_signextend(u256 *r, const u256 *a, unsigned byte);

#ifdef U256_HAVE_BODIES

U256_FN void u256_signextend(u256 *r, const u256 *a, unsigned byte)
{
    byte = byte < 31 ? byte : 31;
    const unsigned limb = byte >> 3, shift = 56 - 8 * (byte & 7);
    const uint64_t top = a->w[limb] << shift, sign = (uint64_t)0 - (top >> 63), bits = (top ^ sign) >> shift;
    const uint64_t kept0 = (uint64_t)0 - (limb > 0), kept1 = (uint64_t)0 - (limb > 1), kept2 = (uint64_t)0 - (limb > 2);
    /* Limbs below number `limb` are kept; that one becomes sign ^ bits, and those above it the sign. */
    const uint64_t new1 = sign ^ (bits & kept0), new2 = sign ^ (bits & kept1), new3 = sign ^ (bits & kept2);
    u256_k_set4(r->w, (u256_k_scalar(a->w[0]) & kept0) | ((sign ^ bits) & ~kept0),
                (u256_k_scalar(a->w[1]) & kept1) | (new1 & ~kept1), (u256_k_scalar(a->w[2]) & kept2) | (new2 & ~kept2),
                new3);
}

#endif /* U256_HAVE_BODIES */

U256_END_DECLS

#endif /* U256_SIGNED_H */
