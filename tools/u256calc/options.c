/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * Not getopt_long(), for which -5 and -(1 + 2) would be options: here an option is a minus and a letter, or two and a
 * word. Options may stand before, between and behind the expressions.
 */

#include "options.h"

#include <string.h>

#include "character.h"
#include "units.h"

typedef struct {
    char letter; /* 0: none */
    const char *name, *value, *meaning;
    action action; /* CALCULATE where it is about how */
    view view;     /* VIEW_DECIMAL where it is not about that */
} option;

static const option known[] = {
    {'x', "hex", NULL, "hexadecimal, without leading zeros", CALCULATE, VIEW_HEX},
    {'w', "word", NULL, "hexadecimal, all 64 digits", CALCULATE, VIEW_WORD},
    {'b', "binary", NULL, "binary", CALCULATE, VIEW_BINARY},
    {'s', "signed", NULL, "decimal, read as two's complement", CALCULATE, VIEW_SIGNED},
    {'u', "unit", "UNIT", "decimal, in ether, gwei, ... or with so many decimals", CALCULATE, VIEW_UNIT},
    {'a', "all", NULL, "all of these, a line each", CALCULATE, VIEW_ALL},
    {'c', "checked", NULL, "overflow and division by 0 are errors", CALCULATE, VIEW_DECIMAL},
    {0, "functions", NULL, "print the functions, constants and units, and exit", SHOW_FUNCTIONS, VIEW_DECIMAL},
    {0, "backend", NULL, "print the backend, the arrays' instructions, the version", SHOW_BACKEND, VIEW_DECIMAL},
    {'h', "help", NULL, "print this help, and exit", SHOW_HELP, VIEW_DECIMAL},
    {'V', "version", NULL, "print the version, and exit", SHOW_VERSION, VIEW_DECIMAL},
};
enum { KNOWN = sizeof known / sizeof *known };

static const char usage[] = "usage: u256calc [OPTION]... [EXPRESSION]...\n"
                            "\n"
                            "Calculates in 256-bit words, as the EVM does. Each EXPRESSION is an argument, so\n"
                            "quote one with spaces or a *. Without any, each line of standard input is one.\n"
                            "\n";
static const char rest[] = "\n"
                           "operators, from the tightest:\n"
                           "  - ~ !   **   * / %   + -   << >>   &   ^   |   < > <= >=   == !=\n"
                           "numbers:\n"
                           "  42  1_000  0xff  0b101  1e18  1.5ether  30 gwei  MAX  INT8_MIN  ans\n"
                           "\n"
                           "Exit code: 0 done, 1 an expression is wrong, 2 an option is wrong, 3 reading or\n"
                           "writing failed. The manual, u256calc(1), says the rest.\n";

void print_help(FILE *to)
{
    fputs(usage, to);
    for (int i = 0; i < KNOWN; i++) {
        const option *const o = &known[i];
        char name[24], letter[] = "-?, ";
        snprintf(name, sizeof name, "%s%s%s", o->name, o->value ? " " : "", o->value ? o->value : "");
        letter[1] = o->letter;
        fprintf(to, "  %4s--%-13s %s\n", o->letter ? letter : "", name, o->meaning);
    }
    fputs(rest, to);
}

static bool wrong(const char *name, const char *what)
{
    fprintf(stderr, "u256calc: %s: %s\n", name, what);
    return false;
}

static bool read_unit(options *o, const char *text)
{
    const size_t length = strlen(text);
    const unit *const found = find_unit(text, length);
    u256 decimals;
    if (found) {
        o->decimals = found->decimals;
        return true;
    }
    if (u256_from_dec(&decimals, text, length) == U256_OK && u256_cmp_u64(&decimals, MOST_DECIMALS) <= 0) {
        o->decimals = (unsigned)decimals.w[0];
        return true;
    }
    fprintf(stderr, "u256calc: --unit: '%s' is no unit, nor a number of decimals up to %d; see --functions\n", text,
            MOST_DECIMALS);
    return false;
}

static bool take(options *o, const option *found, const char *value)
{
    if (found->action != CALCULATE)
        o->action = found->action;
    else if (found->view != VIEW_DECIMAL)
        o->view = found->view;
    else
        o->checked = true;
    return !value || read_unit(o, value);
}

/* --name, --name=value, --name value: *next is the argument behind, and NULL when it was taken or is not there. */
static bool read_long(options *o, const char *argument, const char **next)
{
    const char *const name = argument + 2, *const equals = strchr(name, '=');
    const size_t length = equals ? (size_t)(equals - name) : strlen(name);
    for (int i = 0; i < KNOWN; i++) {
        const option *const found = &known[i];
        if (strlen(found->name) != length || memcmp(name, found->name, length) != 0)
            continue;
        if (!found->value)
            return equals ? wrong(argument, "this option takes no value") : take(o, found, NULL);
        const char *const value = equals ? equals + 1 : *next;
        if (!equals)
            *next = NULL;
        return value ? take(o, found, value) : wrong(argument, "this option takes a value");
    }
    return wrong(argument, "no such option, see u256calc --help");
}

/* -x, -xc, -uether, -u ether. */
static bool read_letters(options *o, const char *argument, const char **next)
{
    for (const char *letter = argument + 1; *letter; letter++) {
        const option *found = known;
        while (found < known + KNOWN && found->letter != *letter)
            found++;
        if (found == known + KNOWN)
            return wrong(argument, "no such option, see u256calc --help; behind -- it would be an expression");
        if (!found->value) {
            if (!take(o, found, NULL))
                return false;
            continue;
        }
        const char *const value = letter[1] ? letter + 1 : *next;
        if (!letter[1])
            *next = NULL;
        return value ? take(o, found, value) : wrong(argument, "this option takes a value");
    }
    return true;
}

bool read_options(options *o, int argc, char *argv[])
{
    bool ended = false;
    *o = (options){.action = CALCULATE, .view = VIEW_DECIMAL};
    for (int i = 1; i < argc; i++) {
        char *const argument = argv[i];
        const bool long_one = argument[0] == '-' && argument[1] == '-',
                   letters = argument[0] == '-' && is_letter(argument[1]);
        if (ended || !(letters || (long_one && (is_letter(argument[2]) || !argument[2])))) {
            argv[o->expressions++] = argument;
            continue;
        }
        if (long_one && !argument[2]) {
            ended = true;
            continue;
        }
        const char *next = i + 1 < argc ? argv[i + 1] : NULL;
        const bool was_there = next != NULL;
        if (!(long_one ? read_long : read_letters)(o, argument, &next))
            return false;
        i += was_there && !next;
    }
    return true;
}
