/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "check.h"

static const named_case cases[] = {
    {"2^64 - 1", OP_u256_from_u64, .k = FULL, .r = N64(FULL)},
    {"zero", OP_u256_from_i64, .k = 0, .r = N64(0)},
    {"-1 sign extends", OP_u256_from_i64, .k = FULL, .r = MAX256},
    {"INT64_MIN", OP_u256_from_i64, .k = TOP, .r = N256(FULL, FULL, FULL, TOP)},
    {"INT64_MAX", OP_u256_from_i64, .k = TOP - 1, .r = N64(TOP - 1)},
    {"2^64 - 1 fits", OP_u256_to_u64, .a = N64(FULL), .r = N64(FULL), .returned = 0},
    {"2^64 does not fit", OP_u256_to_u64, .a = N256(0, 0, 1, 7), .r = N64(7), .returned = 1},
    {"2^128 does not fit", OP_u256_to_u64, .a = N256(0, 1, 0, 7), .r = N64(7), .returned = 1},
    {"2^192 does not fit", OP_u256_to_u64, .a = N256(1, 0, 0, 7), .r = N64(7), .returned = 1},
    {"low then high", OP_u512_from_u256, .a = N256(4, 3, 2, 1), .b = N256(8, 7, 6, 5),
     .r = N512(8, 7, 6, 5, 4, 3, 2, 1)},
    {"low half", OP_u512_lo, .a = N512(8, 7, 6, 5, 4, 3, 2, 1), .r = N256(4, 3, 2, 1)},
    {"high half", OP_u512_hi, .a = N512(8, 7, 6, 5, 4, 3, 2, 1), .r = N256(8, 7, 6, 5)},
};

static unsigned expect(bool truth, const backend *unit, const char *what)
{
    if (!truth)
        fprintf(stderr, "FAILED types: %s\n  backend   %s\n", what, unit->name);
    return !truth;
}

static bool limbs_are(const u256 *a, uint64_t w3, uint64_t w2, uint64_t w1, uint64_t w0)
{
    return a->w[3] == w3 && a->w[2] == w2 && a->w[1] == w1 && a->w[0] == w0;
}

unsigned test_types(const backend *unit)
{
    unsigned failures = check_named(unit, cases, sizeof cases / sizeof *cases);

    static const u256 init = U256_INIT(4, 3, 2, 1);
    const u256 value = U256_C(4, 3, 2, 1), zero = U256_ZERO, one = U256_ONE, max = U256_MAX;
    const u512 wide_zero = U512_ZERO;
    uint64_t any = 0;
    for (int i = 0; i < 8; i++)
        any |= wide_zero.w[i];
    failures += expect(sizeof(u256) == 32 && sizeof(u512) == 64, unit, "the structs are 32 and 64 bytes");
    failures += expect(limbs_are(&init, 4, 3, 2, 1), unit, "U256_INIT takes the most significant limb first");
    failures += expect(limbs_are(&value, 4, 3, 2, 1), unit, "U256_C takes the most significant limb first");
    failures += expect(limbs_are(&zero, 0, 0, 0, 0) && limbs_are(&one, 0, 0, 0, 1), unit, "U256_ZERO, U256_ONE");
    failures += expect(limbs_are(&max, FULL, FULL, FULL, FULL), unit, "U256_MAX");
    failures += expect(any == 0, unit, "U512_ZERO");

    char version[32];
    snprintf(version, sizeof version, "%d.%d.%d", U256_VERSION_MAJOR, U256_VERSION_MINOR, U256_VERSION_PATCH);
    failures += expect(strcmp(version, PROJECT_VERSION) == 0, unit, "the headers' version is the build's");
    failures += expect(strcmp(unit->version(), version) == 0, unit, "the library's version is the headers'");
    failures += expect(strcmp(u256_backend(), BUILT_BACKEND) == 0, unit, "u256_backend() is the option's");
    /* A unit's name starts with its backend's: "asm, BMI2 and ADX". The library's own unit has another. */
    failures += expect(strncmp(unit->name, unit->backend(), strlen(unit->backend())) == 0 ||
                           strcmp(unit->backend(), u256_backend()) == 0,
                       unit, "the unit is the backend that it says");
    return failures;
}
