/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "check.h"

static const named_case cases[] = {
    {"0 + 0", OP_u256_add, .a = N64(0), .b = N64(0), .r = N64(0), .returned = 0},
    {"the carry crosses every limb", OP_u256_add, .a = MAX256, .b = N64(1), .r = N64(0), .returned = 1},
    {"doubling 2^256 - 1 in place", OP_u256_add, .a = MAX256, .b = MAX256, .r = MINUS(2), .returned = 1},
    {"a carry is not lost when r is a", OP_u256_add, .a = N256(0, 0, 1, FULL), .b = N256(0, 0, FULL, 1),
     .r = N256(0, 1, 1, 0), .returned = 0},
    {"the sum is 2^256 - 1, no carry", OP_u256_add, .a = N256(TOP, 0, 0, 0), .b = MAX_SIGNED, .r = MAX256,
     .returned = 0},
    {"0 - 1", OP_u256_sub, .a = N64(0), .b = N64(1), .r = MAX256, .returned = 1},
    {"a - a", OP_u256_sub, .a = MAX256, .b = MAX256, .r = N64(0), .returned = 0},
    {"the borrow crosses every limb", OP_u256_sub, .a = N256(1, 0, 0, 0), .b = N64(1), .r = N256(0, FULL, FULL, FULL),
     .returned = 0},
    {"carry in alone overflows", OP_u256_addc, .a = MAX256, .b = N64(0), .k = 1, .r = N64(0), .returned = 1},
    {"carry in on the largest sum", OP_u256_addc, .a = MAX256, .b = MAX256, .k = 1, .r = MAX256, .returned = 1},
    {"no carry in", OP_u256_addc, .a = N64(2), .b = N64(3), .k = 0, .r = N64(5), .returned = 0},
    {"borrow in alone underflows", OP_u256_subb, .a = N64(0), .b = N64(0), .k = 1, .r = MAX256, .returned = 1},
    {"borrow in on the smallest difference", OP_u256_subb, .a = N64(0), .b = MAX256, .k = 1, .r = N64(0),
     .returned = 1},
    {"no borrow in", OP_u256_subb, .a = N64(5), .b = N64(3), .k = 0, .r = N64(2), .returned = 0},
    {"the limb's carry crosses every limb", OP_u256_add_u64, .a = N256(FULL, FULL, FULL, 1), .k = FULL, .r = N64(0),
     .returned = 1},
    {"the limb's borrow crosses every limb", OP_u256_sub_u64, .a = N64(0), .k = 1, .r = MAX256, .returned = 1},
    {"-0", OP_u256_neg, .a = N64(0), .r = N64(0), .returned = 0},
    {"-1", OP_u256_neg, .a = N64(1), .r = MAX256, .returned = 1},
    {"-2^255", OP_u256_neg, .a = MIN_SIGNED, .r = MIN_SIGNED, .returned = 1},
    {"of 0 and 2^256 - 1", OP_u256_abs_diff, .a = N64(0), .b = MAX256, .r = MAX256, .returned = 0},
    {"of 2^256 - 1 and 0", OP_u256_abs_diff, .a = MAX256, .b = N64(0), .r = MAX256, .returned = 0},
    {"of equals", OP_u256_abs_diff, .a = MAX256, .b = MAX256, .r = N64(0), .returned = 0},
    {"stops at 2^256 - 1", OP_u256_add_sat, .a = MAX256, .b = N64(1), .r = MAX256, .returned = 1},
    {"reaches 2^256 - 1 exactly", OP_u256_add_sat, .a = MINUS(2), .b = N64(1), .r = MAX256, .returned = 0},
    {"stops at 0", OP_u256_sub_sat, .a = N64(1), .b = N64(2), .r = N64(0), .returned = 1},
    {"reaches 0 exactly", OP_u256_sub_sat, .a = N64(2), .b = N64(2), .r = N64(0), .returned = 0},
    {"2^128 * 2^128 stops", OP_u256_mul_sat, .a = N256(0, 1, 0, 0), .b = N256(0, 1, 0, 0), .r = MAX256, .returned = 1},
    {"(2^128 + 1) * (2^128 - 1) fits", OP_u256_mul_sat, .a = N256(0, 1, 0, 1), .b = N256(0, 0, FULL, FULL), .r = MAX256,
     .returned = 0},
    {"2^255 - 1 + 1", OP_u256_sadd, .a = MAX_SIGNED, .b = N64(1), .r = MIN_SIGNED, .returned = 1},
    {"-2^255 + -1", OP_u256_sadd, .a = MIN_SIGNED, .b = MAX256, .r = MAX_SIGNED, .returned = 1},
    {"-2^255 + -2^255", OP_u256_sadd, .a = MIN_SIGNED, .b = MIN_SIGNED, .r = N64(0), .returned = 1},
    {"-1 + 1", OP_u256_sadd, .a = MAX256, .b = N64(1), .r = N64(0), .returned = 0},
    {"-2^255 - 1", OP_u256_ssub, .a = MIN_SIGNED, .b = N64(1), .r = MAX_SIGNED, .returned = 1},
    {"0 - -2^255", OP_u256_ssub, .a = N64(0), .b = MIN_SIGNED, .r = MIN_SIGNED, .returned = 1},
    {"-1 - -2^255", OP_u256_ssub, .a = MAX256, .b = MIN_SIGNED, .r = MAX_SIGNED, .returned = 0},
    {"-MIN", OP_u256_sneg, .a = MIN_SIGNED, .r = MIN_SIGNED, .returned = 1},
    {"-MAX", OP_u256_sneg, .a = MAX_SIGNED, .r = N256(TOP, 0, 0, 1), .returned = 0},
    {"-0", OP_u256_sneg, .a = N64(0), .r = N64(0), .returned = 0},
    {"|MIN|", OP_u256_abs, .a = MIN_SIGNED, .r = MIN_SIGNED, .returned = 1},
    {"|-1|", OP_u256_abs, .a = MAX256, .r = N64(1), .returned = 0},
    {"|0|", OP_u256_abs, .a = N64(0), .r = N64(0), .returned = 0},
    {"the carry crosses the halves and leaves", OP_u512_add, .a = MAX512, .b = N64(1), .r = N64(0), .returned = 1},
    {"the carry stops in the fifth limb", OP_u512_add, .a = MAX256, .b = N64(1), .r = N512(0, 0, 0, 1, 0, 0, 0, 0),
     .returned = 0},
    {"0 - 1", OP_u512_sub, .a = N64(0), .b = N64(1), .r = MAX512, .returned = 1},
    {"the borrow crosses the halves", OP_u512_sub, .a = N512(0, 0, 0, 1, 0, 0, 0, 0), .b = N64(1), .r = MAX256,
     .returned = 0},
    {"-1", OP_u512_neg, .a = N64(1), .r = MAX512, .returned = 1},
    {"-0", OP_u512_neg, .a = N64(0), .r = N64(0), .returned = 0},
};

unsigned test_add(const backend *unit)
{
    static const operation over_grid[] = {OP_u256_add,  OP_u256_sub,      OP_u256_addc, OP_u256_subb,
                                          OP_u256_neg,  OP_u256_abs_diff, OP_u256_sadd, OP_u256_ssub,
                                          OP_u256_sneg, OP_u256_abs,      OP_u512_neg};
    unsigned failures = check_named(unit, cases, sizeof cases / sizeof *cases);
    for (size_t i = 0; i < sizeof over_grid / sizeof *over_grid; i++)
        failures += check_limb_grid(unit, over_grid[i]);
    return failures;
}
