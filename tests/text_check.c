/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "text_check.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "guarded.h"

enum {
    PRINTED = 10,   /* failures of one function that are printed in full; more are counted only */
    LONGEST = 1000, /* characters of a text that a report shows, half of them from its end */
    MARGIN = 64,    /* bytes before a buffer that are watched */
    UNTOUCHED = 0xa5
};

/* --- Reports --------------------------------------------------------------------------------------------------- */

static void print_characters(const char *s, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        const unsigned char c = (unsigned char)s[i];
        if (c == '"' || c == '\\')
            fprintf(stderr, "\\%c", c);
        else if (c >= ' ' && c <= '~')
            fputc(c, stderr);
        else
            fprintf(stderr, "\\%03o", c);
    }
}

static void print_text(const char *label, const char *s, size_t len)
{
    fprintf(stderr, "  %-9s \"", label);
    if (len <= LONGEST) {
        print_characters(s, len);
    } else {
        print_characters(s, LONGEST / 2);
        fprintf(stderr, "\" ... \"");
        print_characters(s + len - LONGEST / 2, LONGEST / 2);
    }
    fprintf(stderr, "\", %zu characters\n", len);
}

static void print_number(const char *label, const u512 *value)
{
    fprintf(stderr, "  %-9s 0x", label);
    for (int i = 7; i >= 0; i--)
        fprintf(stderr, "%016" PRIx64 "%s", value->w[i], i ? "_" : "\n");
}

static const char *status_name(u256_status status)
{
    static const char *const names[] = {
        [U256_OK] = "U256_OK",
        [U256_EMPTY] = "U256_EMPTY",
        [U256_BAD_DIGIT] = "U256_BAD_DIGIT",
        [U256_OVERFLOW] = "U256_OVERFLOW",
        [U256_NOT_CANONICAL] = "U256_NOT_CANONICAL",
        [U256_TRUNCATED] = "U256_TRUNCATED",
    };
    return (size_t)status < sizeof names / sizeof *names ? names[status] : "no status";
}

static bool has_position(conversion function)
{
    return function == CONVERSION_u256_parse;
}

static void print_meaning(const char *label, conversion function, const text_meaning *meaning)
{
    fprintf(stderr, "  %-9s %s", label, status_name(meaning->status));
    if (has_position(function))
        fprintf(stderr, " at %zu", meaning->position);
    fputc('\n', stderr);
    if (meaning->status == U256_OK)
        print_number("", &meaning->value);
}

/* The first lines of a report; false when there were enough of them for this function. */
static bool begin_report(const backend *unit, conversion function, unsigned n, const char *name)
{
    static unsigned printed[CONVERSION_COUNT];
    if (++printed[function] > PRINTED)
        return false;
    fprintf(stderr, "FAILED %s%s%s\n", conversion_infos[function].name, name ? ": " : "", name ? name : "");
    fprintf(stderr, "  backend   %s\n  seed      U256_TEST_SEED=%" PRIu64 "\n", unit->name, check_seed());
    fprintf(stderr, "  argument  %u = 0x%x (base, decimals or flags)\n", n, n);
    if (printed[function] == PRINTED)
        fprintf(stderr, "  (more failures of %s are counted, not printed)\n", conversion_infos[function].name);
    return true;
}

static void report_from(const backend *unit, const text_input *in, const text_meaning *expected,
                        const text_meaning *got, const char *besides, const char *name)
{
    if (!begin_report(unit, in->function, in->n, name))
        return;
    print_text("text", in->text, in->length);
    print_meaning("expected", in->function, expected);
    if (got)
        print_meaning("got", in->function, got);
    if (besides)
        fprintf(stderr, "  besides   %s\n", besides);
}

static void report_to(const backend *unit, const number_input *in, const char *expected, uint64_t length, size_t size,
                      const char *got, size_t got_size, size_t returned, const char *besides, const char *name)
{
    if (!begin_report(unit, in->function, in->n, name))
        return;
    print_number("a", &in->a);
    fprintf(stderr, "  size      %zu\n", size);
    if (expected)
        print_text("expected", expected, (size_t)length);
    fprintf(stderr, "  returned  expected %" PRIu64 ", got %zu\n", length, returned);
    if (got)
        print_text("buffer", got, got_size < LONGEST ? got_size : LONGEST);
    if (besides)
        fprintf(stderr, "  besides   %s\n", besides);
}

/* The call under way, for a report should it never come back: copies, since it may have overwritten the stack. */
static struct {
    const backend *unit;
    bool reads;
    text_input text;
    text_meaning meaning;
    number_input number;
    const char *expected;
    uint64_t length;
    size_t size;
    const char *name;
} under_way;

typedef void handler(int);

static const int crashes[] = {
    SIGFPE, SIGSEGV, SIGILL, SIGABRT,
#ifdef SIGBUS
    SIGBUS,
#endif
};
enum { CRASHES = sizeof crashes / sizeof *crashes };
static handler *others[CRASHES];

/* As for operations (check.c), whose handler has its turn when no call of this topic is under way. */
static void report_crash(int number)
{
    signal(number, SIG_DFL);
    for (int i = 0; i < CRASHES; i++) {
        if (crashes[i] == number && others[i] && !under_way.unit)
            signal(number, others[i]);
    }
    if (under_way.unit && under_way.reads)
        report_from(under_way.unit, &under_way.text, &under_way.meaning, NULL, "crashed: it gave nothing",
                    under_way.name);
    else if (under_way.unit)
        report_to(under_way.unit, &under_way.number, under_way.expected, under_way.length, under_way.size, NULL, 0, 0,
                  "crashed: it gave nothing", under_way.name);
    raise(number);
}

static void report_crashes(void)
{
    static bool prepared;
    for (int i = 0; i < CRASHES && !prepared; i++) {
        handler *const other = signal(crashes[i], report_crash);
        others[i] = other == SIG_ERR ? NULL : other;
    }
    prepared = true;
}

/* --- Reading --------------------------------------------------------------------------------------------------- */

/* Room for texts between forbidden pages, as large as the largest so far. */
static const guarded *room_of(size_t size)
{
    static guarded room;
    if (room.size < size || room.size == 0) {
        guarded_close(&room);
        room = guarded_open(size + 4096);
        memset(room.first, UNTOUCHED, room.size);
    }
    return &room;
}

/* Where a number is stored: more bytes than a u512 has, of which none may change that does not belong to it. */
typedef struct {
    uint64_t before[2];
    u512 value;
    uint64_t after[2];
} stored;

static u256 *as_u256(stored *r)
{
    return (u256 *)(void *)&r->value;
}

static u256_status call_from(const backend *unit, const text_input *in, const char *s, stored *r, size_t *position)
{
    const any_conversion *f = &unit->conversion[in->function];
    switch (in->function) {
    case CONVERSION_u256_from_dec:
    case CONVERSION_u256_from_sdec:
    case CONVERSION_u256_from_hex:
    case CONVERSION_u256_from_quantity:
        return f->from(as_u256(r), s, in->length);
    case CONVERSION_u256_from_radix:
    case CONVERSION_u256_parse_units:
        return f->from_n(as_u256(r), s, in->length, in->n);
    case CONVERSION_u256_parse:
        return f->parse(as_u256(r), s, in->length, in->n, position);
    case CONVERSION_u512_from_dec:
    case CONVERSION_u512_from_hex:
        return f->w_from(&r->value, s, in->length);
    default:
        abort(); /* it does not read text */
    }
}

/* One call on the text at s; with a position or without. */
static unsigned check_from_at(const backend *unit, const text_input *in, const char *s, bool ask_position,
                              const text_meaning *expected, const char *name)
{
    const bool wide = in->function == CONVERSION_u512_from_dec || in->function == CONVERSION_u512_from_hex;
    const size_t bytes = wide ? sizeof(u512) : sizeof(u256);
    stored before, r;
    memset(&before, UNTOUCHED, sizeof before);
    r = before;
    size_t position = (size_t)0xa5a5a5a5;
    under_way.unit = unit;
    under_way.reads = true;
    under_way.text = *in;
    under_way.text.text = s;
    under_way.meaning = *expected;
    under_way.name = name;
    text_meaning got = {.status = call_from(unit, in, s, &r, ask_position ? &position : NULL)};
    under_way.unit = NULL;

    if (expected->status == U256_OK)
        memcpy(&before.value, &expected->value, bytes);
    const bool asked = ask_position && has_position(in->function);
    const bool right_number = memcmp(&r, &before, sizeof r) == 0;
    const bool right_text = in->length == 0 || memcmp(s, in->text, in->length) == 0;
    if (got.status == expected->status && right_number && right_text && (!asked || position == expected->position))
        return 0;
    const char *besides = NULL;
    if (!right_text)
        besides = "it wrote to the text";
    else if (!right_number && expected->status != U256_OK)
        besides = "it wrote to the number in spite of the error";
    else if (memcmp((uint8_t *)&r.value + bytes, (uint8_t *)&before.value + bytes,
                    sizeof r - offsetof(stored, value) - bytes) != 0 ||
             memcmp(r.before, before.before, sizeof r.before) != 0)
        besides = "it wrote beside the number";
    else if (!asked && has_position(in->function))
        besides = "asked for no position";
    memcpy(&got.value, &r.value, bytes);
    got.position = asked ? position : expected->position;
    report_from(unit, in, expected, &got, besides, name);
    return 1;
}

unsigned check_from(const backend *unit, const text_input *in, const text_meaning *expected, thoroughness ways,
                    const char *name)
{
    static unsigned calls;
    report_crashes();
    const guarded *room = room_of(in->length);
    unsigned failures = 0;
    calls++;
    /* Most functions read forwards: what they read too much of comes after the text. */
    if (ways == EVERY_WAY || calls % 4 != 0) {
        const char *s = (const char *)guarded_copy_to_end(room, in->text, in->length);
        failures += check_from_at(unit, in, s, true, expected, name);
    }
    if (ways == EVERY_WAY || calls % 4 == 0) {
        const char *s = (const char *)guarded_copy_to_start(room, in->text, in->length);
        failures += check_from_at(unit, in, s, false, expected, name);
    }
    if (ways == EVERY_WAY && in->length == 0)
        failures += check_from_at(unit, in, NULL, true, expected, name);
    return failures;
}

/* --- Writing --------------------------------------------------------------------------------------------------- */

static size_t call_to(const backend *unit, const number_input *in, char *buf, size_t size)
{
    const any_conversion *f = &unit->conversion[in->function];
    const u256 low = {{in->a.w[0], in->a.w[1], in->a.w[2], in->a.w[3]}};
    switch (in->function) {
    case CONVERSION_u256_to_dec:
    case CONVERSION_u256_to_sdec:
    case CONVERSION_u256_to_hex:
    case CONVERSION_u256_to_hex_full:
        return f->to(buf, size, &low);
    case CONVERSION_u256_to_radix:
    case CONVERSION_u256_format_units:
        return f->to_n(buf, size, &low, in->n);
    case CONVERSION_u512_to_dec:
    case CONVERSION_u512_to_hex:
        return f->w_to(buf, size, &in->a);
    default:
        abort(); /* it does not write text */
    }
}

static bool is_untouched(const char *from, const char *to)
{
    for (; from < to; from++) {
        if (*from != (char)UNTOUCHED)
            return false;
    }
    return true;
}

/* One call with a size, into a buffer of so many bytes that ends where a forbidden page begins. */
static unsigned check_to_size(const backend *unit, const number_input *in, const char *expected, uint64_t length,
                              size_t size, size_t bytes, bool null, const char *name)
{
    const guarded *room = room_of(bytes + MARGIN);
    char *const buf = (char *)guarded_end(room, bytes);
    const bool fits = size > length;
    under_way.unit = unit;
    under_way.reads = false;
    under_way.number = *in;
    under_way.expected = expected;
    under_way.length = length;
    under_way.size = size;
    under_way.name = name;
    memset(buf - MARGIN, UNTOUCHED, bytes + MARGIN);
    const size_t returned = call_to(unit, in, null ? NULL : buf, size);
    under_way.unit = NULL;

    const size_t written = fits ? (size_t)length + 1 : size > 0;
    const char *besides = NULL;
    if (!is_untouched(buf - MARGIN, buf))
        besides = "it wrote before the buffer";
    else if (!is_untouched(buf + written, buf + bytes))
        besides = fits ? "it wrote beyond the NUL" : "it wrote more than a NUL, although the text does not fit";
    else if (fits ? memcmp(buf, expected, (size_t)length + 1) != 0 : written == 1 && buf[0] != 0)
        besides = "another text";
    /* Where size_t has 32 bits a length may be larger than any size, and is SIZE_MAX then, or when it nearly is. */
    const bool right = !besides && ((length <= SIZE_MAX && returned == length) ||
                                    (length > SIZE_MAX - 80 && returned == SIZE_MAX && SIZE_MAX < UINT64_MAX));
    if (!right)
        report_to(unit, in, expected, length, size, null ? NULL : buf, bytes, returned, besides, name);
    memset(buf, UNTOUCHED, bytes);
    return !right;
}

unsigned check_to(const backend *unit, const number_input *in, const char *expected, uint64_t length, thoroughness ways,
                  const char *name)
{
    static unsigned calls;
    report_crashes();
    unsigned failures = 0;
    if (!expected) { /* some rooms that are too small */
        static const size_t sizes[] = {0, 1, 2, 3, 79, 80, 4096};
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
            failures += check_to_size(unit, in, NULL, length, sizes[i], sizes[i], false, name);
        return failures + check_to_size(unit, in, NULL, length, 0, 0, true, name);
    }
    const size_t enough = (size_t)length + 1;
    if (ways == ONE_WAY) { /* just enough, now and then one less or some more */
        const size_t size = ++calls % 4 ? enough : enough - 1 + calls / 4 % 32;
        return check_to_size(unit, in, expected, length, size, size, false, name);
    }
    for (size_t size = 0; size <= enough + 1; size++)
        failures += check_to_size(unit, in, expected, length, size, size, false, name);
    failures += check_to_size(unit, in, expected, length, 0, 0, true, name);
    /* A size that is no lie to a function that never writes beyond the NUL. */
    return failures + check_to_size(unit, in, expected, length, SIZE_MAX, enough, false, name);
}
