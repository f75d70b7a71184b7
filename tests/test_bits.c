/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "check.h"

static const named_case cases[] = {
    {"all and none", OP_u256_and, .a = MAX256, .b = N64(0), .r = N64(0)},
    {"all or none", OP_u256_or, .a = MAX256, .b = N64(0), .r = MAX256},
    {"a ^ a", OP_u256_xor, .a = MAX256, .b = MAX256, .r = N64(0)},
    {"a and not b, in this order", OP_u256_andnot, .a = N256(15, 15, 15, 15), .b = N256(1, 2, 4, 8),
     .r = N256(14, 13, 11, 7)},
    {"of 0", OP_u256_not, .a = N64(0), .r = MAX256},
    {"by 0", OP_u256_shl, .a = N256(1, 2, 3, 4), .k = 0, .r = N256(1, 2, 3, 4)},
    {"by 64 moves limbs", OP_u256_shl, .a = N256(1, 2, 3, 4), .k = 64, .r = N256(2, 3, 4, 0)},
    {"by 255", OP_u256_shl, .a = MAX256, .k = 255, .r = MIN_SIGNED},
    {"by 256 is 0", OP_u256_shl, .a = MAX256, .k = 256, .r = N64(0)},
    {"by 257 is 0, not a shift by 1", OP_u256_shl, .a = MAX256, .k = 257, .r = N64(0)},
    {"by 2^32 - 1 is 0", OP_u256_shl, .a = MAX256, .k = UINT32_MAX, .r = N64(0)},
    {"by 0", OP_u256_shr, .a = N256(1, 2, 3, 4), .k = 0, .r = N256(1, 2, 3, 4)},
    {"by 192 moves limbs", OP_u256_shr, .a = N256(1, 2, 3, 4), .k = 192, .r = N64(1)},
    {"by 255", OP_u256_shr, .a = MAX256, .k = 255, .r = N64(1)},
    {"by 256 is 0", OP_u256_shr, .a = MAX256, .k = 256, .r = N64(0)},
    {"by 512 is 0", OP_u256_shr, .a = MAX256, .k = 512, .r = N64(0)},
    {"by 2^31 is 0", OP_u256_shr, .a = MAX256, .k = UINT32_C(1) << 31, .r = N64(0)},
    {"-23856396955334367903611685600878492471237841 by 128", OP_u256_sar,
     .a = N256(FULL, UINT64_C(0xfffffffffffeee24), UINT64_C(0x59b1da723fe1d6e3), UINT64_C(0x9066260799a0632f)),
     .k = 128, .r = MINUS(70108)},
    {"-1 by 1", OP_u256_sar, .a = MAX256, .k = 1, .r = MAX256},
    {"-2^255 by 255", OP_u256_sar, .a = MIN_SIGNED, .k = 255, .r = MAX256},
    {"a negative by 256 is -1", OP_u256_sar, .a = MIN_SIGNED, .k = 256, .r = MAX256},
    {"a negative by 2^32 - 1 is -1", OP_u256_sar, .a = MIN_SIGNED, .k = UINT32_MAX, .r = MAX256},
    {"2^255 - 1 by 256 is 0", OP_u256_sar, .a = MAX_SIGNED, .k = 256, .r = N64(0)},
    {"by 64", OP_u256_rotl, .a = N256(1, 2, 3, 4), .k = 64, .r = N256(2, 3, 4, 1)},
    {"the top bit comes round", OP_u256_rotl, .a = MIN_SIGNED, .k = 1, .r = N64(1)},
    {"by 256 is by 0", OP_u256_rotl, .a = N256(1, 2, 3, 4), .k = 256, .r = N256(1, 2, 3, 4)},
    {"the bottom bit comes round", OP_u256_rotr, .a = N64(1), .k = 1, .r = MIN_SIGNED},
    {"by 257 is by 1", OP_u256_rotr, .a = N64(1), .k = 257, .r = MIN_SIGNED},
    {"of 0", OP_u256_clz, .a = N64(0), .returned = 256},
    {"of 1", OP_u256_clz, .a = N64(1), .returned = 255},
    {"of 2^255", OP_u256_clz, .a = MIN_SIGNED, .returned = 0},
    {"of 0", OP_u256_ctz, .a = N64(0), .returned = 256},
    {"of 2^255", OP_u256_ctz, .a = MIN_SIGNED, .returned = 255},
    {"of 2^256 - 1: 256 does not fit a byte", OP_u256_popcount, .a = MAX256, .returned = 256},
    {"of 0", OP_u256_bit_len, .a = N64(0), .returned = 0},
    {"of 2^256 - 1", OP_u256_bit_len, .a = MAX256, .returned = 256},
    {"of 0", OP_u256_byte_len, .a = N64(0), .returned = 0},
    {"of 255", OP_u256_byte_len, .a = N64(255), .returned = 1},
    {"of 256", OP_u256_byte_len, .a = N64(256), .returned = 2},
    {"bit 255", OP_u256_bit, .a = MIN_SIGNED, .k = 255, .returned = 1},
    {"bit 256 is not bit 0", OP_u256_bit, .a = MAX256, .k = 256, .returned = 0},
    {"bit 255", OP_u256_set_bit, .a = N64(0), .k = 255, .r = MIN_SIGNED},
    {"bit 256 sets nothing", OP_u256_set_bit, .a = N64(0), .k = 256, .r = N64(0)},
    {"bit 64", OP_u256_clear_bit, .a = MAX256, .k = 64, .r = N256(FULL, FULL, FULL - 1, FULL)},
    {"bit 256 clears nothing", OP_u256_clear_bit, .a = MAX256, .k = 256, .r = MAX256},
    {"bit 0", OP_u256_flip_bit, .a = N64(3), .k = 0, .r = N64(2)},
    {"bit 2^32 - 1 flips nothing", OP_u256_flip_bit, .a = N64(3), .k = UINT32_MAX, .r = N64(3)},
    {"of 1", OP_u256_bswap, .a = N64(1), .r = N256(UINT64_C(1) << 56, 0, 0, 0)},
    {"of 1", OP_u256_reverse_bits, .a = N64(1), .r = MIN_SIGNED},
    {"of 0 bits", OP_u256_mask_low, .a = MAX256, .k = 0, .r = N64(0)},
    {"of 64 bits", OP_u256_mask_low, .a = N64(0), .k = 64, .r = N64(FULL)},
    {"of 256 bits", OP_u256_mask_low, .a = N64(0), .k = 256, .r = MAX256},
    {"of more", OP_u256_mask_low, .a = N64(0), .k = UINT32_MAX, .r = MAX256},
    {"by 511", OP_u512_shl, .a = MAX512, .k = 511, .r = N512(TOP, 0, 0, 0, 0, 0, 0, 0)},
    {"by 512 is 0", OP_u512_shl, .a = MAX512, .k = 512, .r = N64(0)},
    {"by 256 moves the halves", OP_u512_shr, .a = N512(1, 2, 3, 4, 5, 6, 7, 8), .k = 256, .r = N256(1, 2, 3, 4)},
    {"by 513 is 0, not a shift by 1", OP_u512_shr, .a = MAX512, .k = 513, .r = N64(0)},
    {"of 0", OP_u512_clz, .a = N64(0), .returned = 512},
    {"of 0", OP_u512_ctz, .a = N64(0), .returned = 512},
    {"of 2^511", OP_u512_bit_len, .a = N512(TOP, 0, 0, 0, 0, 0, 0, 0), .returned = 512},
};

/* Every count and index up to past 512, and those that are 0 modulo 2^8, 2^16 or 2^31. */
static unsigned check_every_count(const backend *unit, operation op)
{
    static const uint64_t far[] = {1u << 16, 1u << 24, 1u << 31, (1u << 31) + 1, UINT32_MAX - 255, UINT32_MAX};
    static const u512 numbers[] = {
        MAX512,
        N512(TOP, 0, 0, 0, 0, 0, 0, 1),
        N512(UINT64_C(0xf0e1d2c3b4a59687), UINT64_C(0x0123456789abcdef), UINT64_C(0x8000000000000001), 3,
             UINT64_C(0x9f8e7d6c5b4a3928), UINT64_C(0x1021324354657687), UINT64_C(0xdeadbeefcafef00d), 5),
    };
    const unsigned far_count = sizeof far / sizeof *far;
    unsigned failures = 0;
    for (size_t x = 0; x < sizeof numbers / sizeof *numbers; x++) {
        for (unsigned i = 0; i < 600 + far_count && failures < 3; i++) {
            call_in in = {.k = i < 600 ? i : far[i - 600]};
            for (int w = 0; w < form_of(op)->limbs[SLOT_A]; w++)
                in.a.w[w] = numbers[x].w[w];
            failures += check_oracle(unit, op, &in, "every count");
        }
    }
    return failures;
}

/* One bit set or clear at each place: where scans and counts change limbs. */
static unsigned check_every_bit(const backend *unit, operation op)
{
    const int limbs = form_of(op)->limbs[SLOT_A];
    unsigned failures = 0;
    for (unsigned bit = 0; bit < 64 * (unsigned)limbs && failures < 3; bit++) {
        call_in set = {.k = 0}, clear = {.k = 0};
        for (int w = 0; w < limbs; w++)
            clear.a.w[w] = UINT64_MAX;
        set.a.w[bit / 64] = UINT64_C(1) << bit % 64;
        clear.a.w[bit / 64] ^= UINT64_C(1) << bit % 64;
        failures += check_oracle(unit, op, &set, "one bit set");
        failures += check_oracle(unit, op, &clear, "one bit clear");
    }
    return failures;
}

unsigned test_bits(const backend *unit)
{
    unsigned failures = check_named(unit, cases, sizeof cases / sizeof *cases);
    for (operation op = 0; op < OP_COUNT; op++) {
        const shape_info *form = form_of(op);
        if (form->scalar == SCALAR_COUNT)
            failures += check_every_count(unit, op);
        if (operation_infos[op].shape == SHAPE_count_a || operation_infos[op].shape == SHAPE_w_count_a)
            failures += check_every_bit(unit, op);
    }
    return failures;
}
