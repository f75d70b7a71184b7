/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "bytes_call.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "bytes_reference.h"
#include "guarded.h"

enum {
    ROOM = 1 << 17,  /* bytes for what a function reads: longer input has to be read in place */
    MARGIN = 64,     /* bytes on either side that are watched */
    PRINTED = 10,    /* failures of one function that are printed; more are counted only */
    BYTES_SHOWN = 80 /* of the input, in a report */
};

typedef enum { READS, WRITES } direction;

/* What a function has to do with its bytes: how many they are at most. */
typedef struct {
    const char *name;
    direction direction;
    size_t width;
    size_t number_size;
} function_info;

/* With the n that the caller says, if it does. */
static function_info info_of(conversion function, size_t n)
{
    function_info info = {
        .name = conversion_name(function), .direction = READS, .width = n, .number_size = sizeof(u256)};
    switch (function) {
    case CONVERSION_u256_load_be:
    case CONVERSION_u256_load_le:
        info.width = 32;
        break;
    case CONVERSION_u512_load_be:
    case CONVERSION_u512_load_le:
        info.width = 64;
        info.number_size = sizeof(u512);
        break;
    case CONVERSION_u256_store_be_n:
    case CONVERSION_u256_store_le_n:
        info.direction = WRITES;
        break;
    case CONVERSION_u256_store_be:
    case CONVERSION_u256_store_le:
    case CONVERSION_u256_store_be_trim:
        info.direction = WRITES;
        info.width = 32;
        break;
    case CONVERSION_u512_store_be:
    case CONVERSION_u512_store_le:
        info.direction = WRITES;
        info.width = 64;
        info.number_size = sizeof(u512);
        break;
    case CONVERSION_u256_rlp_encode:
        info.direction = WRITES;
        info.width = 33;
        break;
    default:
        break;
    }
    return info;
}

/* What stands in memory that nobody is to write: no byte of it repeats within 251. */
static uint8_t filler(size_t i)
{
    return (uint8_t)(i % 251 + 1);
}

static void fill(uint8_t *from, const uint8_t *to)
{
    for (size_t i = 0; from + i < to; i++)
        from[i] = filler(i);
}

/* A stretch of bytes, and what of its neighbourhood is watched; NULL for none. */
typedef struct {
    uint8_t *from, *first, *end, *to;
} stretch;

static stretch stretch_of(const guarded *room, uint8_t *first, size_t n)
{
    uint8_t *const end = first + n, *const start = room->first, *const stop = room->first + room->size;
    return (stretch){.from = first - start > MARGIN ? first - MARGIN : start,
                     .first = first,
                     .end = end,
                     .to = stop - end > MARGIN ? end + MARGIN : stop};
}

static bool is_filled_around(const stretch *s)
{
    if (!s->first)
        return true;
    const size_t before = (size_t)(s->first - s->from), inside = (size_t)(s->end - s->from);
    for (size_t i = 0; s->from + i < s->to; i++) {
        if ((i < before || i >= inside) && s->from[i] != filler(i))
            return false;
    }
    return true;
}

/* What a call did, in the terms of bytes_answer. */
typedef struct {
    u512 number;
    uint8_t bytes[BYTES_MOST];
    uint64_t returned, used;
    const char *besides;
} outcome;

static void invoke(const backend *unit, conversion function, void *number, uint8_t *p, const bytes_in *in, outcome *out)
{
    const any_conversion f = unit->conversion[function];
    size_t used = SIZE_MAX;
    switch (function) {
    case CONVERSION_u256_load_be:
    case CONVERSION_u256_load_le:
        f.load(number, p);
        break;
    case CONVERSION_u512_load_be:
    case CONVERSION_u512_load_le:
        f.w_load(number, p);
        break;
    case CONVERSION_u256_store_be:
    case CONVERSION_u256_store_le:
        f.store(p, number);
        break;
    case CONVERSION_u512_store_be:
    case CONVERSION_u512_store_le:
        f.w_store(p, number);
        break;
    case CONVERSION_u256_load_be_n:
    case CONVERSION_u256_load_le_n:
        out->returned = f.load_n(number, p, in->n);
        break;
    case CONVERSION_u256_store_be_n:
    case CONVERSION_u256_store_le_n:
        out->returned = f.store_few(p, in->n, number);
        break;
    case CONVERSION_u256_store_be_trim:
    case CONVERSION_u256_rlp_encode:
        out->returned = f.store_n(p, number);
        break;
    case CONVERSION_u256_load_be_window: {
        u256 offset;
        memcpy(&offset, &in->number, sizeof offset);
        f.load_window(number, p, in->n, in->unused ? number : &offset);
        if (memcmp(&offset, &in->number, sizeof offset) != 0)
            out->besides = "wrote to the offset";
        break;
    }
    case CONVERSION_u256_rlp_decode:
        out->returned = f.decode(number, p, in->n, in->unused ? NULL : &used);
        out->used = in->unused ? 0 : used;
        break;
    default:
        out->besides = "is of another topic";
        break;
    }
}

static void print_bytes(const char *label, const uint8_t *bytes, size_t n)
{
    fprintf(stderr, "  %-9s", label);
    for (size_t i = 0; i < n; i++) {
        if (n > BYTES_SHOWN && i == BYTES_SHOWN / 2) {
            fprintf(stderr, " ...");
            i = n - BYTES_SHOWN / 2;
        }
        fprintf(stderr, " %02x", bytes[i]);
    }
    fprintf(stderr, "%s\n", n == 0 ? " none" : "");
}

static void print_number(const char *label, const u512 *number, size_t size)
{
    fprintf(stderr, "  %-9s 0x", label);
    for (size_t i = size / 8; i > 0; i--)
        fprintf(stderr, "%016" PRIx64 "%s", number->w[i - 1], i > 1 ? "_" : "\n");
}

static void print_outcome(const char *label, const outcome *out, const function_info *info)
{
    fprintf(stderr, "  %-9s returned %" PRIu64 ", used %" PRIu64 "\n", label, out->returned, out->used);
    print_number("", &out->number, info->number_size);
    if (info->direction == WRITES)
        print_bytes("", out->bytes, info->width);
}

static const char *place_text(const place *where, char text[64])
{
    static const char *const texts[] = {"behind a forbidden page", "before a forbidden page",
                                        "at an alignment of 64 + ", "in the number itself, shift "};
    if (where->kind == AT_START || where->kind == AT_END)
        snprintf(text, 64, "%s", texts[where->kind]);
    else
        snprintf(text, 64, "%s%u", texts[where->kind], where->shift);
    return text;
}

/* The call under way. */
static struct {
    const backend *unit;
    conversion function;
    const bytes_in *in;
    const char *name;
    uint64_t seed;
} now;

static void report(const outcome *expected, const outcome *got)
{
    static unsigned printed[CONVERSION_COUNT];
    const function_info info = info_of(now.function, now.in->n);
    const bytes_in *in = now.in;
    char where[64];
    if (++printed[now.function] > PRINTED)
        return;
    fprintf(stderr, "FAILED %s%s%s\n  backend   %s\n", info.name, now.name ? ": " : "", now.name ? now.name : "",
            now.unit->name);
    if (now.seed)
        fprintf(stderr, "  seed      U256_TEST_SEED=%" PRIu64 "\n", now.seed);
    fprintf(stderr, "  place     %s%s%s\n", in->in_place ? "where they are" : place_text(&in->place, where),
            in->unused && now.function == CONVERSION_u256_rlp_decode ? ", used is NULL" : "",
            in->unused && now.function == CONVERSION_u256_load_be_window ? ", the result is the offset" : "");
    print_number("number", &in->number, info.number_size);
    if (info.direction == READS) {
        fprintf(stderr, "  length    %zu%s\n", info.width, in->bytes ? "" : ", NULL");
        print_bytes("bytes", in->bytes, info.width);
    }
    if (expected)
        print_outcome("expected", expected, &info);
    if (got)
        print_outcome("got", got, &info);
    fprintf(stderr, "  besides   %s\n", !got ? "crashed" : got->besides ? got->besides : "nothing");
    if (printed[now.function] == PRINTED)
        fprintf(stderr, "  (more failures of %s are counted, not printed)\n", info.name);
}

/* Not what a signal handler may do by the letter, but the call that was hit holds no lock of stdio. */
static void report_crash(int number)
{
    signal(number, SIG_DFL);
    if (now.unit)
        report(NULL, NULL);
    raise(number);
}

void bytes_report_crashes(bool on)
{
    static const int numbers[] = {
        SIGFPE, SIGSEGV, SIGILL, SIGABRT,
#ifdef SIGBUS
        SIGBUS,
#endif
    };
    enum { COUNT = sizeof numbers / sizeof *numbers };
    static void (*before[COUNT])(int);
    for (size_t i = 0; i < COUNT; i++) {
        if (on)
            before[i] = signal(numbers[i], report_crash);
        else
            signal(numbers[i], before[i] == SIG_ERR ? SIG_DFL : before[i]);
    }
}

/* Where a call's number and bytes are, and what is watched around them. */
typedef struct {
    uint8_t *number, *p; /* p may be NULL */
    stretch around_number, around_bytes;
} setting;

/* The place where bytes can be that are not the number's own. */
static uint8_t *place_in(const guarded *room, const place *where, size_t n)
{
    switch (where->kind) {
    case AT_START:
        return guarded_start(room);
    case AT_END:
        return guarded_end(room, n);
    default:
        return guarded_start(room) + MARGIN + where->shift;
    }
}

/* A number whose bytes the function uses as well, near the end of its room: the encoder's 33 are one
 * more than it has. */
static void arrange_own(setting *s, const guarded *room, const function_info *info, const bytes_in *in, size_t width)
{
    const size_t shift = in->place.shift;
    const bool before = info->direction == WRITES && shift > 0; /* the first byte is before the number */
    s->number = guarded_end(room, info->number_size + (info->direction == WRITES && !before ? 8 : 0));
    s->p = before ? s->number - shift : info->direction == WRITES ? s->number : s->number + shift;
    uint8_t *const first = before ? s->p : s->number;
    uint8_t *const end = s->p + width > s->number + info->number_size ? s->p + width : s->number + info->number_size;
    s->around_number = stretch_of(room, first, (size_t)(end - first));
}

static void arrange(setting *s, const function_info *info, const bytes_in *in, size_t width)
{
    static guarded bytes_room, number_room;
    if (!bytes_room.first) {
        bytes_room = guarded_open(ROOM);
        number_room = guarded_open(1);
    }
    memset(s, 0, sizeof *s);
    if (in->place.kind == OWN) {
        arrange_own(s, &number_room, info, in, width);
    } else {
        s->number =
            in->place.kind == AT_START ? guarded_start(&number_room) : guarded_end(&number_room, info->number_size);
        s->around_number = stretch_of(&number_room, s->number, info->number_size);
        if (in->in_place) {
            memcpy(&s->p, &in->bytes, sizeof s->p); /* not to be written to */
        } else if (in->bytes || info->direction == WRITES) {
            s->p = place_in(&bytes_room, &in->place, width);
            s->around_bytes = stretch_of(&bytes_room, s->p, width);
            fill(s->around_bytes.from, s->around_bytes.to);
        }
    }
    fill(s->around_number.from, s->around_number.to);
    memcpy(s->number, &in->number, info->number_size);
    if (info->direction == READS && s->p && !in->in_place)
        memcpy(s->p, in->bytes, width);
}

/* What there is now, where a call has its outputs. */
static void look(outcome *out, const setting *s, const function_info *info)
{
    memcpy(&out->number, s->number, info->number_size);
    if (info->direction == WRITES)
        memcpy(out->bytes, s->p, info->width);
}

/* What the reference makes of it. */
static void expect(outcome *out, conversion function, const bytes_in *in, size_t width)
{
    bytes_answer answer;
    bytes_reference(function, &in->number, in->bytes, width, &answer);
    memcpy(out->bytes, answer.bytes, answer.written);
    if (answer.stores)
        out->number = answer.number;
    out->returned = answer.returned;
    out->used = in->unused ? 0 : answer.used;
}

static const char *besides(const setting *s, const function_info *info, const bytes_in *in, size_t width)
{
    if (!is_filled_around(&s->around_number))
        return "wrote around the number";
    if (!is_filled_around(&s->around_bytes))
        return "wrote around the bytes";
    if (info->direction == READS && s->around_bytes.first && memcmp(s->p, in->bytes, width) != 0)
        return "wrote to the bytes that it reads";
    return NULL;
}

static bool is_same(const outcome *a, const outcome *b)
{
    return a->returned == b->returned && a->used == b->used && memcmp(&a->number, &b->number, sizeof a->number) == 0 &&
           memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

/* Bytes that do not fit into the number, or what lies behind it, cannot be its own; nor can those of an offset that is
 * the result. */
static bytes_in fitting(const function_info *info, const bytes_in *given, size_t width)
{
    bytes_in in = *given;
    const bool fits =
        info->direction == WRITES ? width <= info->number_size + 8 : in.place.shift + width <= info->number_size;
    if (in.place.kind == OWN && (!fits || in.unused || in.in_place || width == 0))
        in.place.kind = INSIDE;
    if (in.place.kind == OWN && info->direction == WRITES)
        in.place.shift = info->width == 33 ? in.place.shift & 1 : 0;
    return in;
}

unsigned bytes_check(const backend *unit, conversion function, const bytes_in *given, const char *name, uint64_t seed)
{
    const function_info info = info_of(function, given->n);
    const size_t width = info.width;
    const bytes_in in = fitting(&info, given, width);
    setting s;
    arrange(&s, &info, &in, width);
    outcome expected = {.besides = NULL}, got = {.besides = NULL};
    look(&expected, &s, &info);
    expect(&expected, function, &in, width);

    now.unit = unit;
    now.function = function;
    now.in = &in;
    now.name = name;
    now.seed = seed;
    invoke(unit, function, s.number, s.p, &in, &got);
    const char *more = besides(&s, &info, &in, width);
    got.besides = got.besides ? got.besides : more;
    look(&got, &s, &info);
    if (in.place.kind == OWN && info.direction == WRITES)
        got.number = expected.number; /* the bytes that were written are it, and are compared */
    const bool right = !got.besides && is_same(&got, &expected);
    if (!right)
        report(&expected, &got);
    now.unit = NULL;
    return !right;
}
