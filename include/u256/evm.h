/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_EVM_H
#define U256_EVM_H

/*
 * The arithmetic, comparison, bitwise and shift opcodes of the Ethereum Virtual Machine, one function each, as defined
 * by the Yellow Paper (appendix H.2), EIP-145 (shifts) and EIP-7939 (CLZ). All have one signature, so that an
 * interpreter can keep them in a table: a is the top of the stack, b the item below it, c the one below that.
 *
 *     u256_evm_NAME(r, a, b)        two operands; the unary iszero, not and clz ignore b, which may be NULL
 *     u256_evm_NAME(r, a, b, c)     addmod and mulmod
 *
 * r may be any operand: an interpreter passes the slot that becomes the new top. Every operand has a result: division
 * and remainder by zero give 0, shifts by 256 or more give 0 or the sign; true is 1 and false 0.
 *
 * Inline; each is the operation of its topic's header, at the same cost.
 */

#include <u256/types.h>
#ifdef U256_HAVE_BODIES
    #include <u256/add.h>
    #include <u256/bits.h>
    #include <u256/compare.h>
    #include <u256/div.h>
    #include <u256/modular.h>
    #include <u256/mul.h>
    #include <u256/pow.h>
    #include <u256/signed.h>
#endif

U256_BEGIN_DECLS

/* r = a + b, a * b, a - b mod 2^256. */
U256_FN void u256_evm_add(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_evm_mul(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_evm_sub(u256 *r, const u256 *a, const u256 *b);

/* r = a / b and a mod b, unsigned; then signed, rounded towards zero (-2^255 / -1 = -2^255). b = 0: 0. */
U256_FN void u256_evm_div(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_evm_mod(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_evm_sdiv(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_evm_smod(u256 *r, const u256 *a, const u256 *b);

/* r = (a + b) mod c, (a * b) mod c, of the unbounded sum and product. c = 0: 0. */
U256_FN void u256_evm_addmod(u256 *r, const u256 *a, const u256 *b, const u256 *c);
U256_FN void u256_evm_mulmod(u256 *r, const u256 *a, const u256 *b, const u256 *c);

/* r = a^b mod 2^256; 0^0 = 1. */
U256_FN void u256_evm_exp(u256 *r, const u256 *a, const u256 *b);

/* r = b with bit 8 * a + 7 copied to all higher bits; a >= 31: r = b. */
U256_FN void u256_evm_signextend(u256 *r, const u256 *a, const u256 *b);

/* r = 1 or 0: a < b, a > b unsigned, then signed; a = b; a = 0. */
U256_FN void u256_evm_lt(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_evm_gt(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_evm_slt(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_evm_sgt(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_evm_eq(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_evm_iszero(u256 *r, const u256 *a, const u256 *b);

/* r = a & b, a | b, a ^ b, ~a. */
U256_FN void u256_evm_and(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_evm_or(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_evm_xor(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_evm_not(u256 *r, const u256 *a, const u256 *b);

/* r = byte a of b, where byte 0 is the most significant; a >= 32: 0. */
U256_FN void u256_evm_byte(u256 *r, const u256 *a, const u256 *b);

/* r = b shifted by a: left, right, right with the sign. */
U256_FN void u256_evm_shl(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_evm_shr(u256 *r, const u256 *a, const u256 *b);
U256_FN void u256_evm_sar(u256 *r, const u256 *a, const u256 *b);

/* r = the number of zero bits above the highest set bit; 256 for a = 0. */
U256_FN void u256_evm_clz(u256 *r, const u256 *a, const u256 *b);

/* The number of bytes of the exponent e without leading zeros, 0 to 32: what EXP's dynamic gas counts. */
U256_FN unsigned u256_evm_exp_bytes(const u256 *e);

#ifdef U256_HAVE_BODIES

/* A number as a count: its value, or limit if it is larger. */
static inline unsigned u256_k_count_up_to(const u256 *a, unsigned limit)
{
    const bool large = (a->w[1] | a->w[2] | a->w[3]) != 0 || a->w[0] > limit;
    return large ? limit : (unsigned)a->w[0];
}

static inline void u256_k_set_u64(u256 *r, uint64_t k)
{
    r->w[0] = k;
    r->w[1] = r->w[2] = r->w[3] = 0;
}

U256_FN void u256_evm_add(u256 *r, const u256 *a, const u256 *b)
{
    u256_add(r, a, b);
}

U256_FN void u256_evm_mul(u256 *r, const u256 *a, const u256 *b)
{
    u256_mul(r, a, b);
}

U256_FN void u256_evm_sub(u256 *r, const u256 *a, const u256 *b)
{
    u256_sub(r, a, b);
}

U256_FN void u256_evm_div(u256 *r, const u256 *a, const u256 *b)
{
    u256_div(r, a, b);
}

U256_FN void u256_evm_mod(u256 *r, const u256 *a, const u256 *b)
{
    u256_mod(r, a, b);
}

U256_FN void u256_evm_sdiv(u256 *r, const u256 *a, const u256 *b)
{
    u256_sdiv(r, a, b);
}

U256_FN void u256_evm_smod(u256 *r, const u256 *a, const u256 *b)
{
    u256_smod(r, a, b);
}

U256_FN void u256_evm_addmod(u256 *r, const u256 *a, const u256 *b, const u256 *c)
{
    u256_addmod(r, a, b, c);
}

U256_FN void u256_evm_mulmod(u256 *r, const u256 *a, const u256 *b, const u256 *c)
{
    u256_mulmod(r, a, b, c);
}

U256_FN void u256_evm_exp(u256 *r, const u256 *a, const u256 *b)
{
    u256_pow(r, a, b);
}

U256_FN void u256_evm_signextend(u256 *r, const u256 *a, const u256 *b)
{
    u256_signextend(r, b, u256_k_count_up_to(a, 31));
}

U256_FN void u256_evm_lt(u256 *r, const u256 *a, const u256 *b)
{
    u256_k_set_u64(r, u256_lt(a, b));
}

U256_FN void u256_evm_gt(u256 *r, const u256 *a, const u256 *b)
{
    u256_k_set_u64(r, u256_gt(a, b));
}

U256_FN void u256_evm_slt(u256 *r, const u256 *a, const u256 *b)
{
    u256_k_set_u64(r, u256_slt(a, b));
}

U256_FN void u256_evm_sgt(u256 *r, const u256 *a, const u256 *b)
{
    u256_k_set_u64(r, u256_sgt(a, b));
}

U256_FN void u256_evm_eq(u256 *r, const u256 *a, const u256 *b)
{
    u256_k_set_u64(r, u256_eq(a, b));
}

U256_FN void u256_evm_iszero(u256 *r, const u256 *a, const u256 *b)
{
    (void)b;
    u256_k_set_u64(r, u256_is_zero(a));
}

U256_FN void u256_evm_and(u256 *r, const u256 *a, const u256 *b)
{
    u256_and(r, a, b);
}

U256_FN void u256_evm_or(u256 *r, const u256 *a, const u256 *b)
{
    u256_or(r, a, b);
}

U256_FN void u256_evm_xor(u256 *r, const u256 *a, const u256 *b)
{
    u256_xor(r, a, b);
}

U256_FN void u256_evm_not(u256 *r, const u256 *a, const u256 *b)
{
    (void)b;
    u256_not(r, a);
}

U256_FN void u256_evm_byte(u256 *r, const u256 *a, const u256 *b)
{
    const unsigned i = u256_k_count_up_to(a, 32);
    const uint64_t limb = b->w[3 - (i & 31) / 8] >> (56 - 8 * (i % 8));
    u256_k_set_u64(r, i < 32 ? limb & 0xff : 0);
}

U256_FN void u256_evm_shl(u256 *r, const u256 *a, const u256 *b)
{
    u256_shl(r, b, u256_k_count_up_to(a, 256));
}

U256_FN void u256_evm_shr(u256 *r, const u256 *a, const u256 *b)
{
    u256_shr(r, b, u256_k_count_up_to(a, 256));
}

U256_FN void u256_evm_sar(u256 *r, const u256 *a, const u256 *b)
{
    u256_sar(r, b, u256_k_count_up_to(a, 256));
}

U256_FN void u256_evm_clz(u256 *r, const u256 *a, const u256 *b)
{
    (void)b;
    u256_k_set_u64(r, u256_clz(a));
}

U256_FN unsigned u256_evm_exp_bytes(const u256 *e)
{
    return u256_byte_len(e);
}

#endif /* U256_HAVE_BODIES */

U256_END_DECLS

#endif /* U256_EVM_H */
