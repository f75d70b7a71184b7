/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* The properties of the functions between numbers and bytes: seeded inputs, at any place, to every backend. */

#include "test_bytes.h"

#include <string.h>

#include "bytes_reference.h"
#include "gen_numbers.h"

/* n bytes of some kind that loads find hard: any, few that are not 0 or not 255, those of a hard number. */
static void gen_bytes(gen *g, uint8_t *bytes, size_t n)
{
    const unsigned kind = gen_below(g, 4);
    memset(bytes, kind == 3 ? 0xff : 0, n);
    if (kind == 0) {
        for (size_t i = 0; i < n; i++)
            bytes[i] = (uint8_t)gen_u64(g);
    } else if (kind == 1) {
        uint64_t w[8];
        for (size_t i = 0; i < n; i++) {
            if (i % 64 == 0)
                gen_number(g, w, 8);
            bytes[i] = (uint8_t)(w[i / 8 % 8] >> 8 * (i % 8));
        }
    } else if (n > 0) {
        for (unsigned few = 1 + gen_below(g, 3); few > 0; few--) {
            const unsigned at = gen_below(g, (unsigned)n);
            bytes[at] = (uint8_t)gen_u64(g);
        }
    }
}

/* Any place. */
static place gen_place(gen *g)
{
    const unsigned kind = gen_below(g, 4), shift = gen_below(g, 32);
    return (place){(place_kind)kind, shift};
}

static void gen_offset(gen *g, u512 *offset, size_t n)
{
    switch (gen_below(g, 4)) {
    case 0:
        gen_number(g, offset->w, 4);
        break;
    case 1: { /* near some power of two */
        const unsigned bit = gen_below(g, 257);
        *offset = near_power_of_2(bit, (int)gen_below(g, 81) - 40);
        break;
    }
    case 2: { /* one that would be inside, but for a high bit */
        const unsigned limb = gen_below(g, 4);
        offset->w[0] = gen_below(g, (unsigned)n + 1);
        offset->w[limb] |= UINT64_C(1) << gen_below(g, 64);
        break;
    }
    default:
        offset->w[0] = gen_below(g, (unsigned)n + 40);
        break;
    }
}

/* Bytes that look like an item, more or less. */
static size_t gen_item(gen *g, uint8_t *bytes, size_t room)
{
    size_t n = gen_below(g, (unsigned)room + 1);
    gen_bytes(g, bytes, room);
    switch (gen_below(g, 4)) {
    case 0: /* anything */
        break;
    case 1: /* of a short string, of about its length */
        bytes[0] = (uint8_t)(0x80 + gen_below(g, 56));
        n = (size_t)(bytes[0] - 0x80) + gen_below(g, 3);
        break;
    case 2: /* any item, whatever follows */
        bytes[0] = (uint8_t)(0x78 + gen_below(g, 0x50));
        break;
    default: { /* the spelling of a number, perhaps with a byte changed, and others behind it */
        u512 number = {{0}};
        bytes_answer item;
        gen_number(g, number.w, 4);
        bytes_reference(CONVERSION_u256_rlp_encode, &number, NULL, 0, &item);
        memcpy(bytes, item.bytes, item.written);
        if (gen_below(g, 2)) {
            const unsigned at = gen_below(g, (unsigned)item.written);
            bytes[at] = (uint8_t)gen_u64(g);
        }
        n = item.written + gen_below(g, 4);
        n -= gen_below(g, 2);
        break;
    }
    }
    return n <= room ? n : room;
}

static bool writes(conversion function)
{
    switch (function) {
    case CONVERSION_u256_store_be:
    case CONVERSION_u256_store_le:
    case CONVERSION_u256_store_be_n:
    case CONVERSION_u256_store_le_n:
    case CONVERSION_u256_store_be_trim:
    case CONVERSION_u512_store_be:
    case CONVERSION_u512_store_le:
    case CONVERSION_u256_rlp_encode:
        return true;
    default:
        return false;
    }
}

enum { LONGEST = 100 };

/* Fills in a case; the bytes are stored at `bytes`, where there is room for LONGEST. */
static bytes_in gen_case(gen *g, conversion function, uint8_t *bytes)
{
    bytes_in in = {.place = gen_place(g)};
    gen_number(g, in.number.w, 8);
    if (writes(function)) {
        in.n = gen_below(g, gen_below(g, 4) ? 34 : BYTES_MOST + 1); /* where the function asks */
        return in;
    }
    in.bytes = bytes;
    switch (function) {
    case CONVERSION_u256_load_be_n:
    case CONVERSION_u256_load_le_n: { /* half of them next to 32 bytes or shorter */
        const unsigned longest = gen_below(g, 2) ? 36 : LONGEST;
        in.n = gen_below(g, longest + 1);
        gen_bytes(g, bytes, LONGEST);
        break;
    }
    case CONVERSION_u256_load_be_window:
        in.n = gen_below(g, LONGEST + 1);
        in.unused = gen_below(g, 2);
        gen_bytes(g, bytes, LONGEST);
        memset(&in.number, 0, sizeof in.number);
        gen_offset(g, &in.number, in.n);
        break;
    case CONVERSION_u256_rlp_decode:
        in.n = gen_item(g, bytes, LONGEST);
        in.unused = gen_below(g, 8) == 0;
        break;
    default: /* of fixed width: in the number's own memory they are all of it */
        gen_bytes(g, bytes, LONGEST);
        in.place.shift = in.place.kind == OWN ? 0 : in.place.shift;
        break;
    }
    return in;
}

static unsigned check_laws(const backend *unit, conversion function, const bytes_in *in)
{
    const u256 low = u512_lo(&in->number);
    if (function == CONVERSION_u256_rlp_decode)
        return check_one_spelling(unit, in->bytes, in->n, check_seed());
    return function == CONVERSION_u256_rlp_encode ? check_rlp_round_trip(unit, &low, check_seed()) : 0;
}

unsigned check_bytes(conversion function)
{
    const uint64_t count = check_scaled(100000);
    const backend *units[MOST_UNITS];
    const size_t unit_count = all_backends(units);
    gen g;
    gen_init(&g, check_seed(), conversion_infos[function].name);
    unsigned failures = 0;
    bytes_report_crashes(true);
    for (uint64_t i = 0; i < count && failures < ENOUGH; i++) {
        uint8_t bytes[LONGEST];
        const bytes_in in = gen_case(&g, function, bytes);
        for (size_t unit = 0; unit < unit_count; unit++) {
            failures += bytes_check(units[unit], function, &in, NULL, check_seed());
            failures += check_laws(units[unit], function, &in);
        }
    }
    bytes_report_crashes(false);
    return failures;
}
