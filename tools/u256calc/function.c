/* SPDX-License-Identifier: MIT OR Apache-2.0 */

#include "function.h"

#include <string.h>

#include "character.h"

static void bit(u256 *r, const u256 *a, unsigned i)
{
    *r = u256_from_u64(u256_bit(a, i));
}

static void jacobi(u256 *r, const u256 *a, const u256 *n)
{
    *r = u256_from_i64(u256_jacobi(a, n));
}

/* As u256_evm_not() and its like, which ignore the second operand. */
static void iszero(u256 *r, const u256 *a)
{
    u256_evm_iszero(r, a, NULL);
}

/* A number as a count or an index. One that is too large is large still, and the same modulo 256, for rotations. */
static unsigned to_count(const u256 *n)
{
    const unsigned large = 1u << 30;
    return u256_cmp_u64(n, large) < 0 ? (unsigned)n->w[0] : large + (unsigned)(n->w[0] % 256);
}

static bool power_of_ten(u256 *r, const u256 *k)
{
    return u256_pow10(r, to_count(k));
}

static void mask_low(u256 *r, const u256 *n)
{
    u256_mask_low(r, to_count(n));
}

static const char division[] = "division by 0", logarithm[] = "there is no logarithm of 0",
                  too_large[] = "the result does not fit in 256 bits", below_zero[] = "the result is below 0",
                  beyond_signed[] = "the result is not within -2^255 and 2^255 - 1", inexact[] = "there is a remainder",
                  no_inverse[] = "there is no inverse";

/* clang-format off */
const function functions[] = {
    /* Opcodes. */
    {"add", "a, b", "a + b", .binary = u256_add, .untrue = too_large},
    {"mul", "a, b", "a * b", .binary = u256_mul_overflow, .untrue = too_large},
    {"sub", "a, b", "a - b", .binary = u256_sub, .untrue = below_zero},
    {"div", "a, b", "a / b, or 0 for b = 0", .binary = u256_div, .nonzero = 2, .zero = division},
    {"sdiv", "a, b", "a / b, signed, towards zero", .binary = u256_sdiv,
     .nonzero = 2, .zero = division, .untrue = beyond_signed},
    {"mod", "a, b", "a % b, or 0 for b = 0", .binary = u256_mod, .nonzero = 2, .zero = division},
    {"smod", "a, b", "remainder of sdiv, with the sign of a", .binary = u256_smod, .nonzero = 2, .zero = division},
    {"addmod", "a, b, m", "(a + b) % m, of all 257 bits of the sum", .ternary = u256_addmod,
     .nonzero = 3, .zero = division},
    {"mulmod", "a, b, m", "(a * b) % m, of all 512 bits of the product", .ternary = u256_mulmod,
     .nonzero = 3, .zero = division},
    {"exp", "a, n", "a ** n", .binary = u256_pow_overflow, .untrue = too_large},
    {"signextend", "b, x", "x, whose sign is the highest bit of byte b from the low end", .map2 = u256_evm_signextend},
    {"lt", "a, b", "a < b", .map2 = u256_evm_lt},
    {"gt", "a, b", "a > b", .map2 = u256_evm_gt},
    {"slt", "a, b", "a < b, signed", .map2 = u256_evm_slt},
    {"sgt", "a, b", "a > b, signed", .map2 = u256_evm_sgt},
    {"eq", "a, b", "a == b", .map2 = u256_evm_eq},
    {"iszero", "a", "a == 0", .map = iszero},
    {"and", "a, b", "a & b", .map2 = u256_and},
    {"or", "a, b", "a | b", .map2 = u256_or},
    {"xor", "a, b", "a ^ b", .map2 = u256_xor},
    {"not", "a", "~a", .map = u256_not},
    {"byte", "i, x", "byte i of x from the high end; 0 for i > 31", .map2 = u256_evm_byte},
    {"shl", "n, x", "x << n", .map2 = u256_evm_shl},
    {"shr", "n, x", "x >> n", .map2 = u256_evm_shr},
    {"sar", "n, x", "x >> n, signed", .map2 = u256_evm_sar},
    {"clz", "x", "zero bits above the highest one", .count = u256_clz},

    /* Signed. */
    {"sadd", "a, b", "a + b, signed", .binary = u256_sadd, .untrue = beyond_signed},
    {"ssub", "a, b", "a - b, signed", .binary = u256_ssub, .untrue = beyond_signed},
    {"smul", "a, b", "a * b, signed", .binary = u256_smul, .untrue = beyond_signed},
    {"sneg", "a", "-a, signed", .unary = u256_sneg, .untrue = beyond_signed},
    {"abs", "a", "|a|, signed: at most 2^255 - 1", .unary = u256_abs, .untrue = beyond_signed},
    {"sdiv_floor", "a, b", "a / b, signed, towards minus infinity", .binary = u256_sdiv_floor,
     .nonzero = 2, .zero = division,
     .untrue = beyond_signed},
    {"smod_floor", "a, b", "remainder of sdiv_floor, with the sign of b", .binary = u256_smod_floor,
     .nonzero = 2, .zero = division},
    {"smin", "a, b", "the smaller, signed", .map2 = u256_smin},
    {"smax", "a, b", "the larger, signed", .map2 = u256_smax},

    /* Unsigned. */
    {"min", "a, b", "the smaller", .map2 = u256_min},
    {"max", "a, b", "the larger", .map2 = u256_max},
    {"abs_diff", "a, b", "|a - b|", .binary = u256_abs_diff},
    {"add_sat", "a, b", "a + b, at most 2^256 - 1", .binary = u256_add_sat},
    {"sub_sat", "a, b", "a - b, at least 0", .binary = u256_sub_sat},
    {"mul_sat", "a, b", "a * b, at most 2^256 - 1", .binary = u256_mul_sat},
    {"mulhi", "a, b", "the high 256 bits of a * b", .map2 = u256_mulhi},
    {"muldiv", "a, b, d", "a * b / d, through 512 bits", .ternary = u256_muldiv,
     .nonzero = 3, .zero = division, .untrue = too_large},
    {"muldiv_up", "a, b, d", "the same, rounded up", .ternary = u256_muldiv_up,
     .nonzero = 3, .zero = division, .untrue = too_large},
    {"div_up", "a, b", "a / b, rounded up", .binary = u256_div_up, .nonzero = 2, .zero = division},
    {"div_exact", "a, b", "a / b where b divides a", .binary = u256_div_exact,
     .nonzero = 2, .zero = division, .untrue = inexact},
    {"pow10", "n", "10 ** n", .unary = power_of_ten, .untrue = too_large},

    /* Modulo m, and number theory. */
    {"submod", "a, b, m", "(a - b) mod m", .ternary = u256_submod, .nonzero = 3, .zero = division},
    {"negmod", "a, m", "-a mod m", .binary = u256_negmod, .nonzero = 2, .zero = division},
    {"powmod", "a, n, m", "a ** n mod m", .ternary = u256_powmod, .nonzero = 3, .zero = division},
    {"invmod", "a, m", "the inverse of a mod m; 0 where there is none", .binary = u256_invmod,
     .nonzero = 2, .zero = division, .untrue = no_inverse},
    {"inv_pow2", "a", "the inverse of a mod 2^256; 0 where there is none", .unary = u256_inv_pow2,
     .untrue = no_inverse},
    {"gcd", "a, b", "the greatest common divisor", .map2 = u256_gcd},
    {"lcm", "a, b", "the least common multiple", .binary = u256_lcm, .untrue = too_large},
    {"jacobi", "a, n", "the Jacobi symbol of an odd n: -1, 0 or 1; 0 of an even one", .map2 = jacobi},
    {"isqrt", "a", "the square root, rounded down", .map = u256_isqrt},
    {"iroot", "a, n", "the n-th root, rounded down", .root = u256_iroot,
     .nonzero = 2, .zero = "there is no root of degree 0"},
    {"ilog2", "a", "the logarithm to base 2, rounded down", .count = u256_ilog2, .nonzero = 1, .zero = logarithm},
    {"ilog10", "a", "the logarithm to base 10, rounded down", .count = u256_ilog10, .nonzero = 1, .zero = logarithm},
    {"log2", "a", "ilog2", .count = u256_ilog2, .nonzero = 1, .zero = logarithm},
    {"log10", "a", "ilog10", .count = u256_ilog10, .nonzero = 1, .zero = logarithm},
    {"sqrt", "a", "isqrt", .map = u256_isqrt},

    /* Bits. */
    {"rotl", "x, n", "x rotated left by n bits", .turn = u256_rotl},
    {"rotr", "x, n", "x rotated right by n bits", .turn = u256_rotr},
    {"ctz", "x", "zero bits below the lowest one", .count = u256_ctz},
    {"popcount", "x", "bits that are one", .count = u256_popcount},
    {"bit_len", "x", "bits without leading zeros", .count = u256_bit_len},
    {"byte_len", "x", "bytes without leading zeros", .count = u256_byte_len},
    {"bit", "x, i", "bit i from the low end", .turn = bit},
    {"bswap", "x", "the bytes in reverse order", .map = u256_bswap},
    {"reverse_bits", "x", "the bits in reverse order", .map = u256_reverse_bits},
    {"mask_low", "n", "2 ** n - 1; all bits for n > 255", .map = mask_low},
    {.name = NULL},
};
/* clang-format on */

const function *find_function(const char *name, size_t length)
{
    for (const function *f = functions; f->name; f++)
        if (word_is(name, length, f->name))
            return f;
    return NULL;
}

unsigned function_arity(const function *f)
{
    unsigned commas = 0;
    for (const char *p = f->parameters; (p = strchr(p, ',')) != NULL; p++)
        commas++;
    return commas + 1;
}

const char *call_function(const function *f, u256 *r, const u256 arguments[MOST_ARGUMENTS])
{
    const u256 *const a = &arguments[0], *const b = &arguments[1], *const c = &arguments[2];
    const bool zero = f->nonzero && u256_is_zero(&arguments[f->nonzero - 1]);
    bool untrue = false;
    if (f->unary)
        untrue = f->unary(r, a);
    else if (f->binary)
        untrue = f->binary(r, a, b);
    else if (f->ternary)
        untrue = f->ternary(r, a, b, c);
    else if (f->map)
        f->map(r, a);
    else if (f->map2)
        f->map2(r, a, b);
    else if (f->turn)
        f->turn(r, a, to_count(b));
    else if (f->root)
        untrue = f->root(r, a, to_count(b));
    else
        *r = u256_from_u64(f->count(a));
    return zero ? f->zero : untrue ? f->untrue : NULL;
}
