/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * Text to numbers. The first byte of an input chooses the function, the second is its base, decimals or flags
 * (take_argument() in target.h), the rest is the text: "d01000" is u256_from_dec("1000"), "uB1.5" is
 * u256_parse_units("1.5", 18), "pO1.5e18" is u256_parse() with all flags.
 */

#include "target.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "text_check.h"

static conversion take_function(fuzz_input *in)
{
    static const conversion others[] = {CONVERSION_u256_parse, CONVERSION_u256_parse_units, CONVERSION_u256_from_radix,
                                        CONVERSION_u256_from_hex};
    const uint8_t byte = take_byte(in);
    switch (byte) {
    case 'd':
        return CONVERSION_u256_from_dec;
    case 's':
        return CONVERSION_u256_from_sdec;
    case 'h':
        return CONVERSION_u256_from_hex;
    case 'q':
        return CONVERSION_u256_from_quantity;
    case 'r':
        return CONVERSION_u256_from_radix;
    case 'u':
        return CONVERSION_u256_parse_units;
    case 'p':
        return CONVERSION_u256_parse;
    case 'H':
        return CONVERSION_u512_from_hex;
    case 'D':
        return CONVERSION_u512_from_dec;
    default:
        return others[byte % (sizeof others / sizeof *others)];
    }
}

enum { ROOM = 1200 }; /* for the text of a number: decimals make it long, so not more than 1000 of them */

/* What writes the text that a function reads, and then reads it; the argument is the same for both. */
typedef struct {
    conversion to, from;
} inverse;

static size_t write_text(const any_conversion *to, conversion function, char *text, const u256 *a, unsigned n)
{
    if (function == CONVERSION_u256_to_radix || function == CONVERSION_u256_format_units)
        return to->to_n(text, ROOM, a, n);
    return to->to(text, ROOM, a);
}

static u256_status read_text(const any_conversion *from, conversion function, u256 *r, const char *text, size_t length,
                             unsigned n)
{
    if (function == CONVERSION_u256_from_radix || function == CONVERSION_u256_parse_units)
        return from->from_n(r, text, length, n);
    return from->from(r, text, length);
}

/* A number is written and read as itself; no reference here. */
static void check_inverse(const backend *unit, inverse pair, const u256 *a, unsigned n)
{
    char text[ROOM];
    u256 again = U256_ZERO;
    const size_t length = write_text(&unit->conversion[pair.to], pair.to, text, a, n);
    const u256_status status =
        length < ROOM ? read_text(&unit->conversion[pair.from], pair.from, &again, text, length, n) : U256_EMPTY;
    if (status == U256_OK && memcmp(&again, a, sizeof again) == 0 && strlen(text) == length)
        return;
    fprintf(stderr, "FAILED conversion %d, then %d, argument %u\n  backend   %s\n", (int)pair.to, (int)pair.from, n,
            unit->name);
    fprintf(stderr, "  number    0x%016" PRIx64 "_%016" PRIx64 "_%016" PRIx64 "_%016" PRIx64 "\n", a->w[3], a->w[2],
            a->w[1], a->w[0]);
    fprintf(stderr, "  got       0x%016" PRIx64 "_%016" PRIx64 "_%016" PRIx64 "_%016" PRIx64 ", status %d\n",
            again.w[3], again.w[2], again.w[1], again.w[0], (int)status);
    fprintf(stderr, "  text      \"%.*s\", %zu characters\n", ROOM - 1, text, length);
    abort();
}

static void check_inverses(const backend *unit, const u256 *a, unsigned n)
{
    static const inverse pairs[] = {{CONVERSION_u256_to_dec, CONVERSION_u256_from_dec},
                                    {CONVERSION_u256_to_sdec, CONVERSION_u256_from_sdec},
                                    {CONVERSION_u256_to_hex, CONVERSION_u256_from_quantity},
                                    {CONVERSION_u256_to_hex_full, CONVERSION_u256_from_hex}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        check_inverse(unit, pairs[i], a, n);
    if (n >= 2 && n <= 36)
        check_inverse(unit, (inverse){CONVERSION_u256_to_radix, CONVERSION_u256_from_radix}, a, n);
    if (n <= 1000)
        check_inverse(unit, (inverse){CONVERSION_u256_format_units, CONVERSION_u256_parse_units}, a, n);
}

/* A quantity that is accepted is the text that its number has. */
static void check_one_spelling(const backend *unit, const text_input *in, const u256 *a)
{
    char text[U256_HEX_SIZE];
    const size_t length = unit->conversion[CONVERSION_u256_to_hex].to(text, sizeof text, a);
    if (in->length == length && memcmp(in->text, text, length) == 0)
        return;
    fprintf(stderr, "FAILED u256_from_quantity accepts what u256_to_hex does not write\n  backend   %s\n", unit->name);
    fprintf(stderr, "  text      \"%.*s\"\n  written   \"%s\"\n", (int)in->length, in->text, text);
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_input input = {data, data + size};
    text_input in = {.function = take_function(&input)};
    in.n = take_argument(&input);
    in.text = (const char *)input.next;
    in.length = left(&input);
    const text_meaning expected = reference_from(&in);
    const u256 low = u512_lo(&expected.value);
    const fuzz_units *units = all_units();
    for (size_t i = 0; i < units->count; i++) {
        must_be_0(check_from(units->list[i], &in, &expected, EVERY_WAY, NULL));
        if (expected.status == U256_OK) {
            check_inverses(units->list[i], &low, in.n);
            if (in.function == CONVERSION_u256_from_quantity)
                check_one_spelling(units->list[i], &in, &low);
        }
    }
    return 0;
}
