/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* What a compiled program knows of the library besides the functions' names: sizes, places of members, values. It holds
 * nothing to run: it has to compile, on every target. Whatever changes here changes the ABI, see docs/abi.md. */

#include <stddef.h>

#include <u256.h>

#define SAME(what, value) _Static_assert((what) == (value), "the ABI has changed: " #what " was " #value)

/* Four on i386, where the ABI of the machine has it so. */
struct limb_at {
    char before;
    uint64_t limb;
};
enum { LIMB_ALIGNMENT = offsetof(struct limb_at, limb) };

SAME(sizeof(u256), 32);
SAME(_Alignof(u256), LIMB_ALIGNMENT);
SAME(offsetof(u256, w), 0);
SAME(sizeof(u512), 64);
SAME(_Alignof(u512), LIMB_ALIGNMENT);
SAME(offsetof(u512, w), 0);

SAME(offsetof(u256_divisor, normalized), 0);
SAME(offsetof(u256_divisor, reciprocal), 32);
SAME(offsetof(u256_divisor, top_reciprocal), 64);
SAME(offsetof(u256_divisor, shift), 72);
SAME(sizeof(u256_divisor), 72 + (LIMB_ALIGNMENT < 8 ? 4 : 8));

SAME(offsetof(u256_modulus, m), 0);
SAME(offsetof(u256_modulus, divisor), 32);
SAME(offsetof(u256_modulus, fold), 32 + sizeof(u256_divisor));
SAME(offsetof(u256_modulus, high), 40 + sizeof(u256_divisor));
SAME(offsetof(u256_modulus, montgomery_square), 72 + sizeof(u256_divisor));
SAME(offsetof(u256_modulus, odd_inverse), 104 + sizeof(u256_divisor));
SAME(offsetof(u256_modulus, twos), 112 + sizeof(u256_divisor));
SAME(offsetof(u256_modulus, kind), 116 + sizeof(u256_divisor));
SAME(sizeof(u256_modulus), 120 + sizeof(u256_divisor));
/* Inline functions ask for this one kind. */
SAME(U256_K_MODULUS_ZERO, 0);

SAME(sizeof(u256_status), sizeof(int));
SAME(U256_OK, 0);
SAME(U256_EMPTY, 1);
SAME(U256_BAD_DIGIT, 2);
SAME(U256_OVERFLOW, 3);
SAME(U256_NOT_CANONICAL, 4);
SAME(U256_TRUNCATED, 5);

SAME(U256_PARSE_DEC, 1);
SAME(U256_PARSE_HEX, 2);
SAME(U256_PARSE_AUTO, 3);
SAME(U256_PARSE_UNDERSCORES, 4);
SAME(U256_PARSE_SPACE, 8);
SAME(U256_PARSE_EXPONENT, 16);

/* Sizes of callers' buffers. */
SAME(U256_DEC_SIZE, 79);
SAME(U256_SDEC_SIZE, 79);
SAME(U256_HEX_SIZE, 67);
SAME(U256_HEX_FULL_SIZE, 65);
SAME(U256_RADIX_SIZE, 257);
SAME(U512_DEC_SIZE, 156);
SAME(U512_HEX_SIZE, 131);
