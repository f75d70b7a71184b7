/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "check.h"

static const named_case cases[] = {
    {"by 0", OP_u256_mul, .a = MAX256, .b = N64(0), .r = N64(0)},
    {"by 1", OP_u256_mul, .a = MAX256, .b = N64(1), .r = MAX256},
    {"-1 * -1", OP_u256_mul, .a = MAX256, .b = MAX256, .r = N64(1)},
    {"2^128 * 2^128 wraps to 0", OP_u256_mul, .a = N256(0, 1, 0, 0), .b = N256(0, 1, 0, 0), .r = N64(0)},
    {"(2^32 - 1)^2 in every half limb", OP_u256_mul, .a = N64(FULL), .b = N64(FULL), .r = N256(0, 0, FULL - 1, 1)},
    {"(2^128 - 1)(2^128 + 1) fits", OP_u256_mul_overflow, .a = N256(0, 0, FULL, FULL), .b = N256(0, 1, 0, 1),
     .r = MAX256, .returned = 0},
    {"2^128 * 2^128 is one too large", OP_u256_mul_overflow, .a = N256(0, 1, 0, 0), .b = N256(0, 1, 0, 0), .r = N64(0),
     .returned = 1},
    {"only the top limb overflows", OP_u256_mul_overflow, .a = MIN_SIGNED, .b = MIN_SIGNED, .r = N64(0), .returned = 1},
    {"(2^64 - 1) * 2^192 fits", OP_u256_mul_overflow, .a = N64(FULL), .b = N256(1, 0, 0, 0), .r = N256(FULL, 0, 0, 0),
     .returned = 0},
    {"2^64 * 2^192: two limbs too far apart", OP_u256_mul_overflow, .a = N256(0, 0, 1, 0), .b = N256(1, 0, 0, 0),
     .r = N64(0), .returned = 1},
    {"2^192 * 2^64", OP_u256_mul_overflow, .a = N256(1, 0, 0, 0), .b = N256(0, 0, 1, 0), .r = N64(0), .returned = 1},
    {"2^128 * 2^192", OP_u256_mul_overflow, .a = N256(0, 1, 0, 0), .b = N256(1, 0, 0, 0), .r = N64(0), .returned = 1},
    {"2^192 * 2^128", OP_u256_mul_overflow, .a = N256(1, 0, 0, 0), .b = N256(0, 1, 0, 0), .r = N64(0), .returned = 1},
    {"2^192 * 2^192", OP_u256_mul_overflow, .a = N256(1, 0, 0, 0), .b = N256(1, 0, 0, 0), .r = N64(0), .returned = 1},
    {"2 * 2^255: a high half of the top column", OP_u256_mul_overflow, .a = N64(2), .b = MIN_SIGNED, .r = N64(0),
     .returned = 1},
    {"2^127 * 2^129", OP_u256_mul_overflow, .a = N256(0, 0, TOP, 0), .b = N256(0, 2, 0, 0), .r = N64(0), .returned = 1},
    {"(2^128 - 1)(2^128 + 2): only a carry leaves the top column", OP_u256_mul_overflow, .a = N256(0, 0, FULL, FULL),
     .b = N256(0, 1, 0, 2), .r = N256(0, 0, FULL, FULL - 1), .returned = 1},
    {"0 * anything fits", OP_u256_mul_overflow, .a = MAX256, .b = N64(0), .r = N64(0), .returned = 0},
    {"the largest product", OP_u256_full_mul, .a = MAX256, .b = MAX256,
     .r = N512(FULL, FULL, FULL, FULL - 1, 0, 0, 0, 1)},
    {"2^255 * 2^255", OP_u256_full_mul, .a = MIN_SIGNED, .b = MIN_SIGNED, .r = N512(TOP >> 1, 0, 0, 0, 0, 0, 0, 0)},
    {"of the largest product", OP_u256_mulhi, .a = MAX256, .b = MAX256, .r = MINUS(2)},
    {"just below 2^256", OP_u256_mulhi, .a = N256(0, 0, FULL, FULL), .b = N256(0, 1, 0, 1), .r = N64(0)},
    {"(-1)^2", OP_u256_sqr, .a = MAX256, .r = N64(1)},
    {"(2^128 - 1)^2", OP_u256_sqr, .a = N256(0, 0, FULL, FULL), .r = N256(FULL, FULL - 1, 0, 1)},
    {"the largest square", OP_u256_full_sqr, .a = MAX256, .r = N512(FULL, FULL, FULL, FULL - 1, 0, 0, 0, 1)},
    {"(2^255)^2", OP_u256_full_sqr, .a = MIN_SIGNED, .r = N512(TOP >> 1, 0, 0, 0, 0, 0, 0, 0)},
    {"the largest fifth limb", OP_u256_mul_u64, .a = MAX256, .k = FULL, .r = N256(FULL, FULL, FULL, 1),
     .returned = FULL - 1},
    {"by 0", OP_u256_mul_u64, .a = MAX256, .k = 0, .r = N64(0), .returned = 0},
    {"-1 * -1", OP_u256_smul, .a = MAX256, .b = MAX256, .r = N64(1), .returned = 0},
    {"-2^255 * -1", OP_u256_smul, .a = MIN_SIGNED, .b = MAX256, .r = MIN_SIGNED, .returned = 1},
    {"-2^255 * 1", OP_u256_smul, .a = MIN_SIGNED, .b = N64(1), .r = MIN_SIGNED, .returned = 0},
    {"2^254 * -2 is the least number", OP_u256_smul, .a = N256(TOP >> 1, 0, 0, 0), .b = MINUS(2), .r = MIN_SIGNED,
     .returned = 0},
    {"2^254 * 2 is one too large", OP_u256_smul, .a = N256(TOP >> 1, 0, 0, 0), .b = N64(2), .r = MIN_SIGNED,
     .returned = 1},
    {"-2^255 * -2^255", OP_u256_smul, .a = MIN_SIGNED, .b = MIN_SIGNED, .r = N64(0), .returned = 1},
    {"-1 * 0", OP_u256_smul, .a = MAX256, .b = N64(0), .r = N64(0), .returned = 0},
    {"-1 * -1", OP_u512_mul, .a = MAX512, .b = MAX512, .r = N64(1)},
    {"the halves cross", OP_u512_mul, .a = N512(0, 0, 0, 1, 0, 0, 0, 2), .b = N512(0, 0, 0, 3, 0, 0, 0, 5),
     .r = N512(0, 0, 0, 11, 0, 0, 0, 10)},
    {"2^256 * 2^256 wraps to 0", OP_u512_mul, .a = N512(0, 0, 0, 1, 0, 0, 0, 0), .b = N512(0, 0, 0, 1, 0, 0, 0, 0),
     .r = N64(0)},
    {"the largest ninth limb", OP_u512_mul_u64, .a = MAX512, .k = FULL,
     .r = N512(FULL, FULL, FULL, FULL, FULL, FULL, FULL, 1), .returned = FULL - 1},
};

unsigned test_mul(const backend *unit)
{
    static const operation over_grid[] = {OP_u256_mul, OP_u256_mul_overflow, OP_u256_full_mul,
                                          OP_u256_sqr, OP_u256_full_sqr,     OP_u256_smul};
    unsigned failures = check_named(unit, cases, sizeof cases / sizeof *cases);
    for (size_t i = 0; i < sizeof over_grid / sizeof *over_grid; i++)
        failures += check_limb_grid(unit, over_grid[i]);
    return failures;
}
