/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* The properties of the functions between numbers and text: each text and number that the generator makes goes to every
 * backend, and what comes back must be what the reference says. */

#include <stdio.h>
#include <string.h>

#include "check.h"
#include "gen_text.h"
#include "text_check.h"

enum { REPORTED = 3 }; /* failures after which a property is given up */

/* --- Numbers: what is written, and reads back as the same -------------------------------------------------------- */

/* What reads the text that a function writes. */
static const conversion read_by[CONVERSION_COUNT] = {
    [CONVERSION_u256_to_dec] = CONVERSION_u256_from_dec,
    [CONVERSION_u256_to_sdec] = CONVERSION_u256_from_sdec,
    [CONVERSION_u256_to_hex] = CONVERSION_u256_from_quantity,
    [CONVERSION_u256_to_hex_full] = CONVERSION_u256_from_hex,
    [CONVERSION_u256_to_radix] = CONVERSION_u256_from_radix,
    [CONVERSION_u256_format_units] = CONVERSION_u256_parse_units,
    [CONVERSION_u512_to_dec] = CONVERSION_u512_from_dec,
    [CONVERSION_u512_to_hex] = CONVERSION_u512_from_hex,
};

static unsigned written(conversion function)
{
    enum { ROOM = 70000 };
    static char digits[ROOM];
    const bool wide = function == CONVERSION_u512_to_dec || function == CONVERSION_u512_to_hex;
    const uint64_t count = check_scaled(100000);
    const backend *units[MOST_UNITS];
    const size_t unit_count = all_backends(units);
    gen g;
    gen_init(&g, check_seed(), conversion_infos[function].name);
    unsigned failures = 0;
    for (uint64_t number = 0; number < count && failures < REPORTED; number++) {
        number_input in = {.function = function, .n = gen_text_argument(&g, function)};
        const bool radix = function == CONVERSION_u256_to_radix && in.n >= 2 && in.n <= 36;
        gen_digits_number(&g, &in.a, wide ? 8 : 4, radix ? in.n : 10);
        const uint64_t length = reference_to(function, &in.a, in.n, digits, ROOM);
        const bool whole = length < ROOM;
        const text_input back = {read_by[function], digits, (size_t)length, in.n};
        const text_meaning same = {.status = U256_OK, .value = in.a, .position = (size_t)length};
        for (size_t unit = 0; unit < unit_count; unit++) {
            failures += check_to(units[unit], &in, whole ? digits : NULL, length, ONE_WAY, NULL);
            if (whole && length > 0 && read_by[function])
                failures += check_from(units[unit], &back, &same, ONE_WAY, "reads what was written");
        }
    }
    return failures;
}

/* --- Texts ------------------------------------------------------------------------------------------------------- */

static unsigned on_all(const backend *const *units, size_t count, const text_input *in)
{
    const text_meaning expected = reference_from(in);
    unsigned failures = 0;
    for (size_t unit = 0; unit < count; unit++)
        failures += check_from(units[unit], in, &expected, ONE_WAY, NULL);
    return failures;
}

static unsigned random_texts(conversion function, const backend *const *units, size_t unit_count)
{
    const uint64_t count = check_scaled(function == CONVERSION_u256_parse ? 400000 : 100000);
    gen g;
    gen_init(&g, check_seed(), conversion_infos[function].name);
    unsigned failures = 0;
    for (uint64_t number = 0; number < count && failures < REPORTED; number++) {
        text t;
        const unsigned argument = gen_text_argument(&g, function);
        gen_text(&g, &t, function, argument);
        const text_input in = {function, t.s, t.length, argument};
        failures += on_all(units, unit_count, &in);
    }
    return failures;
}

/* How functions are tried with a wrong character at every place. */
static const struct {
    conversion function;
    const char *prefix;
    unsigned argument;
} settings[] = {
    {CONVERSION_u256_from_dec, "", 0},
    {CONVERSION_u256_from_sdec, "-", 0},
    {CONVERSION_u256_from_hex, "", 0},
    {CONVERSION_u256_from_hex, "0x", 0},
    {CONVERSION_u256_from_quantity, "0x", 0},
    {CONVERSION_u256_from_radix, "", 2},
    {CONVERSION_u256_from_radix, "", 8},
    {CONVERSION_u256_from_radix, "", 10},
    {CONVERSION_u256_from_radix, "", 16},
    {CONVERSION_u256_from_radix, "", 35},
    {CONVERSION_u256_from_radix, "", 36},
    {CONVERSION_u256_parse_units, "", 18},
    {CONVERSION_u256_parse_units, "0.", 100},
    {CONVERSION_u512_from_dec, "", 0},
    {CONVERSION_u512_from_hex, "0x", 0},
    {CONVERSION_u256_parse, "", U256_PARSE_DEC},
    {CONVERSION_u256_parse, "0x", U256_PARSE_HEX},
    {CONVERSION_u256_parse, "", U256_PARSE_EXPONENT | U256_PARSE_UNDERSCORES | U256_PARSE_SPACE},
    {CONVERSION_u256_parse, "0.", U256_PARSE_EXPONENT},
    {CONVERSION_u256_parse, "0e", U256_PARSE_EXPONENT},
};

/* The prefix and so many digits: of a number in range, with zeros in front when it is long, or none but large ones. */
static void digits_of_length(text *t, const char *prefix, unsigned length, bool in_range)
{
    enum { IN_RANGE = 60 };
    t->length = 0;
    while (*prefix)
        t->s[t->length++] = *prefix++;
    for (unsigned i = length; i > 0; i--)
        t->s[t->length++] = in_range && i > IN_RANGE ? '0' : in_range && i < length ? (char)('0' + i % 2) : '1';
}

/* One wrong character at every place of texts of every length: of characters that are next to digits in ASCII for every
 * length, of all 256 for those at which functions that take several characters at once change their ways. */
static unsigned wrong_characters(conversion function, const backend *const *units, size_t unit_count)
{
    static const char next_to_digits[] = "/:@`g_.\0\xb1";
    static const unsigned special[] = {1, 4, 7, 8, 9, 16, 17, 19, 20, 32, 33, 64, 65, 78, 79};
    enum { LONGEST = 100 };
    const uint64_t stride = 100 / check_scaled(100) | 1; /* with less than all to do, only every so many */
    uint64_t number = 0;
    unsigned failures = 0;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (settings[i].function != function)
            continue;
        for (unsigned length = 0; length <= 2 * LONGEST; length++) {
            text t;
            digits_of_length(&t, settings[i].prefix, length / 2, length % 2);
            const text_input in = {function, t.s, t.length, settings[i].argument};
            bool all = false;
            for (size_t s = 0; s < sizeof special / sizeof *special; s++)
                all |= special[s] == length / 2;
            failures += on_all(units, unit_count, &in);
            const unsigned characters = all ? 256 : sizeof next_to_digits;
            for (size_t at = 0; at < t.length; at++) {
                const char right = t.s[at];
                for (unsigned c = 0; c < characters && failures < REPORTED; c++) {
                    if (number++ % stride != 0)
                        continue;
                    t.s[at] = all ? (char)c : next_to_digits[c];
                    failures += on_all(units, unit_count, &in);
                }
                t.s[at] = right;
            }
        }
    }
    return failures;
}

static unsigned read(conversion function)
{
    const backend *units[MOST_UNITS];
    const size_t unit_count = all_backends(units);
    unsigned failures = random_texts(function, units, unit_count);
    if (failures == 0)
        failures = wrong_characters(function, units, unit_count);
    return failures ? failures : check_long_texts(function, units, unit_count);
}

/* --- What statuses are called ------------------------------------------------------------------------------------ */

static unsigned status_texts(void)
{
    const backend *unit;
    unsigned failures = 0;
    for (size_t i = 0; (unit = backend_at(i)) != NULL; i++) {
        const char *seen[U256_TRUNCATED + 2];
        for (int status = 0; status <= U256_TRUNCATED + 1; status++) { /* the last one is none */
            seen[status] = unit->conversion[CONVERSION_u256_status_text].status_text((u256_status)status);
            bool right = seen[status] && *seen[status];
            for (int other = 0; other < status && right; other++)
                right = strcmp(seen[other], seen[status]) != 0;
            if (!right)
                fprintf(stderr, "FAILED u256_status_text: no text of its own for %d\n  backend   %s\n", status,
                        unit->name);
            failures += !right;
        }
        static const int none[] = {U256_TRUNCATED + 1, 7, 8, 100, 255, 256, 65536, INT32_MAX};
        for (size_t n = 0; n < sizeof none / sizeof *none; n++) {
            const char *s = unit->conversion[CONVERSION_u256_status_text].status_text((u256_status)none[n]);
            const bool right = s && seen[U256_TRUNCATED + 1] && strcmp(s, seen[U256_TRUNCATED + 1]) == 0;
            if (!right)
                fprintf(stderr, "FAILED u256_status_text: %d is no status\n  backend   %s\n", none[n], unit->name);
            failures += !right;
        }
    }
    return failures;
}

unsigned check_text(conversion function)
{
    switch (function) {
    case CONVERSION_u256_status_text:
        return status_texts();
    case CONVERSION_u256_to_dec:
    case CONVERSION_u256_to_sdec:
    case CONVERSION_u256_to_hex:
    case CONVERSION_u256_to_hex_full:
    case CONVERSION_u256_to_radix:
    case CONVERSION_u256_format_units:
    case CONVERSION_u512_to_dec:
    case CONVERSION_u512_to_hex:
        return written(function);
    default:
        return read(function);
    }
}
