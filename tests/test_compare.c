/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "check.h"

#define LESS UINT64_MAX /* -1, sign extended */

static const named_case cases[] = {
    {"zero", OP_u256_is_zero, .a = N64(0), .returned = 1},
    {"only the top limb", OP_u256_is_zero, .a = N256(1, 0, 0, 0), .returned = 0},
    {"only the top limb differs", OP_u256_eq, .a = N256(1, 2, 3, 4), .b = N256(0, 2, 3, 4), .returned = 0},
    {"only the bottom limb differs", OP_u256_eq, .a = N256(1, 2, 3, 4), .b = N256(1, 2, 3, 5), .returned = 0},
    {"equal", OP_u256_eq, .a = N256(1, 2, 3, 4), .b = N256(1, 2, 3, 4), .returned = 1},
    {"equal is not less", OP_u256_lt, .a = MAX256, .b = MAX256, .returned = 0},
    {"the borrow crosses every limb", OP_u256_lt, .a = N256(1, 0, 0, 0), .b = N256(1, 0, 0, 1), .returned = 1},
    {"high limb against low limbs", OP_u256_lt, .a = N256(0, FULL, FULL, FULL), .b = N256(1, 0, 0, 0), .returned = 1},
    {"equal is less or equal", OP_u256_le, .a = MAX256, .b = MAX256, .returned = 1},
    {"2^256 - 1 over 0", OP_u256_gt, .a = MAX256, .b = N64(0), .returned = 1},
    {"0 under 1", OP_u256_ge, .a = N64(0), .b = N64(1), .returned = 0},
    {"less", OP_u256_cmp, .a = N64(0), .b = MAX256, .returned = LESS},
    {"equal", OP_u256_cmp, .a = MAX256, .b = MAX256, .returned = 0},
    {"greater", OP_u256_cmp, .a = N256(0, 0, 1, 0), .b = N64(FULL), .returned = 1},
    {"high limbs count", OP_u256_cmp_u64, .a = N256(1, 0, 0, 5), .k = 5, .returned = 1},
    {"equal limb", OP_u256_cmp_u64, .a = N64(5), .k = 5, .returned = 0},
    {"less than the limb", OP_u256_cmp_u64, .a = N64(4), .k = 5, .returned = LESS},
    {"-2^255 is negative", OP_u256_is_neg, .a = MIN_SIGNED, .returned = 1},
    {"2^255 - 1 is not", OP_u256_is_neg, .a = MAX_SIGNED, .returned = 0},
    {"-1 < 0", OP_u256_slt, .a = MAX256, .b = N64(0), .returned = 1},
    {"-2^255 is the least", OP_u256_slt, .a = MIN_SIGNED, .b = MAX_SIGNED, .returned = 1},
    {"2^255 - 1 is the greatest", OP_u256_sgt, .a = MAX_SIGNED, .b = MIN_SIGNED, .returned = 1},
    {"-2 < -1", OP_u256_slt, .a = MINUS(2), .b = MINUS(1), .returned = 1},
    {"-1 <= -1", OP_u256_sle, .a = MAX256, .b = MAX256, .returned = 1},
    {"0 >= -1", OP_u256_sge, .a = N64(0), .b = MAX256, .returned = 1},
    {"-2^255 against 2^255 - 1", OP_u256_scmp, .a = MIN_SIGNED, .b = MAX_SIGNED, .returned = LESS},
    {"of 1 and 2^256 - 1", OP_u256_min, .a = N64(1), .b = MAX256, .r = N64(1)},
    {"of 1 and 2^256 - 1", OP_u256_max, .a = N64(1), .b = MAX256, .r = MAX256},
    {"of 1 and -1", OP_u256_smin, .a = N64(1), .b = MAX256, .r = MAX256},
    {"of 1 and -1", OP_u256_smax, .a = N64(1), .b = MAX256, .r = N64(1)},
    {"only the top limb", OP_u512_is_zero, .a = N512(1, 0, 0, 0, 0, 0, 0, 0), .returned = 0},
    {"only the fifth limb differs", OP_u512_eq, .a = N512(0, 0, 0, 1, 0, 0, 0, 0), .b = N64(0), .returned = 0},
    {"the borrow crosses the halves", OP_u512_lt, .a = N512(0, 0, 0, 1, 0, 0, 0, 0), .b = N512(0, 0, 0, 1, 0, 0, 0, 1),
     .returned = 1},
    {"equal", OP_u512_cmp, .a = MAX512, .b = MAX512, .returned = 0},
    {"high limbs count", OP_u512_cmp_u64, .a = N512(1, 0, 0, 0, 0, 0, 0, 5), .k = 5, .returned = 1},
    {"less than the limb", OP_u512_cmp_u64, .a = N64(4), .k = 5, .returned = LESS},
    {"of both ends", OP_u512_min, .a = MAX512, .b = N64(0), .r = N64(0)},
    {"of both ends", OP_u512_max, .a = MAX512, .b = N64(0), .r = MAX512},
};

unsigned test_compare(const backend *unit)
{
    static const operation over_grid[] = {OP_u256_eq,  OP_u256_lt,   OP_u256_le,  OP_u256_cmp, OP_u256_slt,
                                          OP_u256_sge, OP_u256_scmp, OP_u256_min, OP_u256_smax};
    unsigned failures = check_named(unit, cases, sizeof cases / sizeof *cases);
    for (size_t i = 0; i < sizeof over_grid / sizeof *over_grid; i++)
        failures += check_limb_grid(unit, over_grid[i]);
    return failures;
}
