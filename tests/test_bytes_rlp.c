/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* RLP: each number has one spelling, and what is not the spelling of a number is refused with the right reason. */

#include "test_bytes.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "bytes_reference.h"
#include "guarded.h"

enum {
    ITEM = 33,   /* bytes of the longest number */
    PRINTED = 10 /* failures of a law that are printed; more are counted only */
};

/* Decodes at a place, once with `used` and once without. */
static unsigned check_decode(const backend *unit, const uint8_t *bytes, size_t n, place where, const char *name,
                             uint64_t seed)
{
    bytes_in in = {.bytes = bytes, .n = n, .place = where};
    memset(&in.number, 0x5a, sizeof in.number);
    unsigned failures = bytes_check(unit, CONVERSION_u256_rlp_decode, &in, name, seed);
    in.unused = true;
    return failures + bytes_check(unit, CONVERSION_u256_rlp_decode, &in, name, seed);
}

unsigned check_one_spelling(const backend *unit, const uint8_t *bytes, size_t n, uint64_t seed)
{
    static unsigned printed;
    u256 number;
    uint8_t again[ITEM];
    size_t used = 0;
    if (unit->conversion[CONVERSION_u256_rlp_decode].decode(&number, bytes, n, &used) != U256_OK)
        return 0;
    const size_t length = unit->conversion[CONVERSION_u256_rlp_encode].store_n(again, &number);
    if (used <= n && length == used && memcmp(again, bytes, used) == 0)
        return 0;
    if (++printed > PRINTED)
        return 1;
    fprintf(stderr, "FAILED u256_rlp_decode accepts what u256_rlp_encode does not write\n  backend   %s\n  bytes    ",
            unit->name);
    for (size_t i = 0; i < n; i++)
        fprintf(stderr, " %02x", bytes[i]);
    fprintf(stderr, "\n  used      %zu\n  written   %zu\n", used, length);
    if (seed)
        fprintf(stderr, "  seed      U256_TEST_SEED=%" PRIu64 "\n", seed);
    return 1;
}

unsigned check_rlp_round_trip(const backend *unit, const u256 *number, uint64_t seed)
{
    static unsigned printed;
    uint8_t bytes[ITEM];
    u256 again = U256_ZERO;
    size_t used = 0;
    const size_t length = unit->conversion[CONVERSION_u256_rlp_encode].store_n(bytes, number);
    const u256_status status =
        unit->conversion[CONVERSION_u256_rlp_decode].decode(&again, bytes, length <= ITEM ? length : ITEM, &used);
    if (status == U256_OK && used == length && memcmp(&again, number, sizeof again) == 0)
        return 0;
    if (++printed > PRINTED)
        return 1;
    fprintf(stderr,
            "FAILED u256_rlp_decode of what u256_rlp_encode wrote\n  backend   %s\n  number    0x%016" PRIx64
            "_%016" PRIx64 "_%016" PRIx64 "_%016" PRIx64 "\n  written   %zu\n  status    %d, used %zu\n",
            unit->name, number->w[3], number->w[2], number->w[1], number->w[0], length, (int)status, used);
    if (seed)
        fprintf(stderr, "  seed      U256_TEST_SEED=%" PRIu64 "\n", seed);
    return 1;
}

/* Every one or two bytes, alone and before others. */
static unsigned check_short(const backend *unit)
{
    unsigned failures = 0;
    failures += check_decode(unit, NULL, 0, (place){INSIDE, 0}, "no byte, NULL", 0);
    for (unsigned i = 0; i < 0x10000 && failures < ENOUGH; i++) {
        uint8_t bytes[70];
        memset(bytes, 0xee, sizeof bytes);
        bytes[0] = (uint8_t)(i >> 8);
        bytes[1] = (uint8_t)i;
        if (bytes[1] == 0) {
            failures += check_decode(unit, bytes, 0, (place){AT_END, 0}, "no byte", 0);
            failures += check_decode(unit, bytes, 1, (place){AT_END, 0}, "one byte", 0);
            failures += check_decode(unit, bytes, 1, (place){OWN, 31}, "one byte", 0);
        }
        failures += check_decode(unit, bytes, 2, (place){AT_END, 0}, "two bytes", 0);
        failures += check_decode(unit, bytes, sizeof bytes, (place){AT_START, 0}, "two bytes before others", 0);
        failures += check_one_spelling(unit, bytes, 2, 0) + check_one_spelling(unit, bytes, sizeof bytes, 0);
    }
    return failures;
}

/* The spelling of a number of n bytes, with each truncation, one more byte, and each change of a single byte. */
static unsigned check_length(const backend *unit, unsigned n)
{
    const u512 number = n == 0 ? (u512){{0}} : power_of_2_minus(8 * n - 1, n % 2);
    unsigned failures = 0;
    bytes_answer item;
    bytes_reference(CONVERSION_u256_rlp_encode, &number, NULL, 0, &item);
    for (size_t length = 0; length <= item.written; length++) {
        failures += check_decode(unit, item.bytes, length, (place){AT_END, 0}, "every truncation", 0);
        failures += check_decode(unit, item.bytes, length, (place){OWN, 0}, "every truncation", 0);
    }
    failures += check_decode(unit, item.bytes, item.written + 1, (place){AT_END, 0}, "one byte more", 0);
    for (size_t at = 0; at < item.written && failures < ENOUGH; at++) {
        const uint8_t right = item.bytes[at];
        for (unsigned change = 1; change < 256; change++) {
            item.bytes[at] = (uint8_t)(right ^ change);
            failures += check_decode(unit, item.bytes, item.written, (place){AT_END, 0}, "every changed byte", 0);
            failures += check_one_spelling(unit, item.bytes, item.written, 0);
        }
        item.bytes[at] = right;
    }
    return failures;
}

/* A number with leading zeros, in any form that could hold it: all refused, but for its own. */
static unsigned check_other_spellings(const backend *unit, const u512 *number)
{
    unsigned failures = 0;
    bytes_answer string;
    bytes_reference(CONVERSION_u256_store_be, number, NULL, 0, &string);
    for (unsigned n = 0; n <= 32; n++) {
        for (unsigned length_bytes = 0; length_bytes <= 8; length_bytes++) {
            uint8_t bytes[1 + 8 + 32] = {0};
            bytes[0] = (uint8_t)(length_bytes ? 0xb7 + length_bytes : 0x80 + n);
            if (length_bytes)
                bytes[length_bytes] = (uint8_t)n;
            memcpy(bytes + 1 + length_bytes, string.bytes + (32 - n), n);
            failures += check_decode(unit, bytes, 1 + length_bytes + n, (place){AT_END, 0}, "other spellings", 0);
            failures += check_one_spelling(unit, bytes, 1 + length_bytes + n, 0);
        }
    }
    return failures;
}

/* An item before more than 2^32 bytes, where the system gives out addresses for so many. */
static unsigned check_giant(const backend *unit)
{
    unsigned failures = 0;
#if SIZE_MAX > UINT32_MAX
    const size_t n = ((size_t)1 << 32) + 1000;
    uint8_t *const data = vast_open(n);
    if (!data)
        return 0;
    memset(data + 1, 0x77, ITEM);
    for (unsigned first = 0; first < 256; first++) {
        data[0] = (uint8_t)first;
        for (size_t length = (size_t)1 << 32; length < ((size_t)1 << 32) + 40; length++) {
            const bytes_in in = {.number = MAX256, .bytes = data, .n = length, .in_place = true};
            failures += bytes_check(unit, CONVERSION_u256_rlp_decode, &in, "of 2^32 bytes", 0);
        }
    }
    vast_close(data, n);
#else
    (void)unit;
#endif
    return failures;
}

unsigned test_bytes_rlp(const backend *unit)
{
    unsigned failures = check_short(unit);
    for (unsigned n = 0; n <= 32; n++)
        failures += check_length(unit, n);
    for (unsigned bit = 0; bit <= 256; bit += 4) {
        for (unsigned minus = 0; minus < 2; minus++) {
            u512 number = power_of_2_minus(bit, minus);
            memset(number.w + 4, 0, 4 * sizeof *number.w);
            const u256 low = u512_lo(&number);
            failures += check_other_spellings(unit, &number) + check_rlp_round_trip(unit, &low, 0);
        }
    }
    return failures + check_giant(unit);
}
