/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* Texts of a million characters: the right answer, in a time that grows with the length and no faster. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "check.h"
#include "text_check.h"

/* What stands at the start, what is repeated after it, and what stands at the end. */
typedef struct {
    const char *name, *start, *repeated, *end;
} form;

static const form forms[] = {
    {"zeros, then a digit", "", "0", "1"},
    {"zeros after a prefix, then a digit", "0x", "0", "1"},
    {"zeros after a minus, then a digit", "-", "0", "1"},
    {"zeros alone", "", "0", "0"},
    {"too many digits", "", "1", "1"},
    {"too many digits after a prefix", "0x", "1", "1"},
    {"too many digits after a minus", "-", "9", "9"},
    {"zeros, wrong at the end", "", "0", "/"},
    {"too many digits, wrong at the end", "", "9", ":"},
    {"too many digits after a prefix, wrong at the end", "0x", "f", "g"},
    {"a NUL at the end", "1", "0", ""}, /* of the start, see below */
    {"wrong at the start", "/", "0", "1"},
    {"underscores", "0", "_0", "_1"},
    {"underscores, one wrong at the end", "0", "_0", "_"},
    {"underscores alone", "0", "__", "1"},
    {"spaces, then a digit", "", " ", "1"},
    {"a digit, then spaces", "1", "\t", "\n"},
    {"a digit, spaces, wrong at the end", "1", " ", "1"},
    {"spaces alone", "", "\r\n", ""},
    {"a fraction of zeros", "1.", "0", "0"},
    {"a fraction of zeros, then a digit", "1.", "0", "1"},
    {"a fraction that is too long", "1.", "5", "e5"},
    {"a fraction whose exponent just makes up for it", "0.", "0", "1e1000000"},
    {"zeros that an exponent takes away", "1", "0", "e-1000000"},
    {"zeros in the exponent", "1e", "0", "5"},
    {"a long exponent", "1e", "9", "9"},
    {"a long negative exponent", "1e-", "9", "9"},
    {"0 with a long exponent", "0e", "9", "9"},
    {"a long exponent, wrong at the end", "1e", "9", "."},
    {"exponents, one after the other", "1", "e1", ""},
    {"points", "1", ".1", ""},
};

static const struct {
    conversion function;
    unsigned argument;
} functions[] = {
    {CONVERSION_u256_from_dec, 0},
    {CONVERSION_u512_from_dec, 0},
    {CONVERSION_u256_from_sdec, 0},
    {CONVERSION_u256_from_hex, 0},
    {CONVERSION_u512_from_hex, 0},
    {CONVERSION_u256_from_quantity, 0},
    {CONVERSION_u256_from_radix, 2},
    {CONVERSION_u256_from_radix, 10},
    {CONVERSION_u256_from_radix, 36},
    {CONVERSION_u256_parse_units, 18},
    {CONVERSION_u256_parse_units, UINT32_MAX},
    {CONVERSION_u256_parse, 0},
    {CONVERSION_u256_parse, U256_PARSE_AUTO | U256_PARSE_UNDERSCORES | U256_PARSE_SPACE | U256_PARSE_EXPONENT},
    {CONVERSION_u256_parse, U256_PARSE_HEX | U256_PARSE_UNDERSCORES | U256_PARSE_SPACE},
};

/* The text of a form with about so many characters. */
static size_t fill(char *text, size_t length, const form *f)
{
    const size_t start = strlen(f->start), step = strlen(f->repeated), end = strlen(f->end);
    const size_t middle = (length - start - end) / step * step;
    memcpy(text, f->start, start);
    memcpy(text + start, f->repeated, step);
    for (size_t done = step; done < middle;) { /* as many again as there are */
        const size_t more = done < middle - done ? done : middle - done;
        memcpy(text + start + done, text + start, more);
        done += more;
    }
    memcpy(text + start + middle, f->end, end);
    return start + middle + end;
}

static unsigned check_answers(const backend *const *units, size_t count, conversion function, char *text, size_t length)
{
    unsigned failures = 0;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const form *f = &forms[i];
        size_t n = fill(text, length, f);
        if (*f->end == 0)
            text[n++] = 0;
        for (size_t j = 0; j < sizeof functions / sizeof *functions; j++) {
            if (functions[j].function != function)
                continue;
            const text_input in = {function, text, n, functions[j].argument};
            const text_meaning expected = reference_from(&in);
            for (size_t unit = 0; unit < count; unit++)
                failures += check_from(units[unit], &in, &expected, EVERY_WAY, f->name);
        }
    }
    return failures;
}

/* Processor time of one call, the least of three: what others do on this machine only adds to it. */
static double seconds(const backend *unit, const text_input *in)
{
    double least = 0;
    for (int i = 0; i < 3; i++) {
        u512 r;
        size_t position;
        const any_conversion *f = &unit->conversion[in->function];
        const clock_t before = clock();
        switch (in->function) {
        case CONVERSION_u256_from_radix:
        case CONVERSION_u256_parse_units:
            f->from_n((u256 *)(void *)&r, in->text, in->length, in->n);
            break;
        case CONVERSION_u256_parse:
            f->parse((u256 *)(void *)&r, in->text, in->length, in->n, &position);
            break;
        case CONVERSION_u512_from_dec:
        case CONVERSION_u512_from_hex:
            f->w_from(&r, in->text, in->length);
            break;
        default:
            f->from((u256 *)(void *)&r, in->text, in->length);
            break;
        }
        const double passed = (double)(clock() - before) / CLOCKS_PER_SEC;
        if (i == 0 || passed < least)
            least = passed;
    }
    return least;
}

/* Of 16 times as many characters a linear function takes 16 times as long, a quadratic one 256 times. What takes no
 * time that matters is not looked at: a linear function needs a thousand cycles for each character to get there. */
static unsigned check_times(const backend *unit, conversion function, char *text, size_t length)
{
    const double matters = 0.05;
    unsigned failures = 0;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        for (size_t j = 0; j < sizeof functions / sizeof *functions; j++) {
            if (functions[j].function != function)
                continue;
            const text_input few = {function, text, fill(text, length / 16, &forms[i]), functions[j].argument};
            const double few_seconds = seconds(unit, &few);
            const text_input many = {function, text, fill(text, length, &forms[i]), few.n};
            const double many_seconds = seconds(unit, &many);
            if (many_seconds > matters && many_seconds > 64 * few_seconds) {
                fprintf(stderr,
                        "FAILED %s, %s: more than linear\n  backend   %s\n  argument  %u\n"
                        "  %zu characters take %g s, %zu take %g s\n",
                        conversion_infos[function].name, forms[i].name, unit->name, many.n, few.length, few_seconds,
                        many.length, many_seconds);
                failures++;
            }
        }
    }
    return failures;
}

unsigned check_long_texts(conversion function, const backend *const *units, size_t count)
{
    enum { MILLION = 1000000, ROOM = MILLION + 64 };
    /* On emulators and under sanitizers, where all is slow, fewer, and time tells nothing. */
    const bool short_run = check_scaled(100) < 100;
    char *const text = malloc(ROOM);
    if (!text) {
        fprintf(stderr, "no memory for a million characters\n");
        return 1;
    }
    unsigned failures = check_answers(units, count, function, text, short_run ? MILLION / 16 : MILLION);
    for (size_t unit = 0; unit < count && failures == 0 && !short_run; unit++)
        failures += check_times(units[unit], function, text, MILLION);
    free(text);
    return failures;
}
