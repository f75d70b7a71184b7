/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "array_check.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "guarded.h"

enum {
    MARGIN = 192, /* bytes on either side of the result that are watched */
    CANARY = 0xa5
};

const array_alias array_aliases[ARRAY_ALIASES] = {
    {"no two arrays the same", {0, 1, 2, 3}, 1, false},
    {"r = a", {1, 1, 2, 3}, 1, true},
    {"r = b", {2, 1, 2, 3}, 2, true},
    {"r = c", {3, 1, 2, 3}, 3, true},
    {"a = b", {0, 1, 1, 3}, 2, false},
    {"b = c", {0, 1, 2, 2}, 3, false},
    {"r = a = b", {1, 1, 1, 3}, 2, true},
    {"r = a = b = c", {1, 1, 1, 1}, 3, true},
};

bool array_alias_fits(array_function function, const array_alias *pattern)
{
    const array_info *const info = &array_infos[function];
    return pattern->inputs <= info->inputs && (info->in_place || !pattern->in_place);
}

/* Room between forbidden pages for each of the places. */
static guarded rooms[4];

static void open_rooms(void)
{
    for (unsigned i = 0; i < 4 && !rooms[i].first; i++)
        rooms[i] = guarded_open(ARRAY_LONGEST * sizeof(u512) + 64);
}

/* Where the elements lie: at the end of their room, or so many bytes after its start. */
static uint8_t *at_place(unsigned place, size_t size, bool at_end, size_t shift)
{
    return at_end ? guarded_end(&rooms[place], size) : guarded_start(&rooms[place]) + shift;
}

static void report(const backend *unit, array_function function, const array_alias *pattern, bool at_end,
                   const array_case *x, const array_in *in, const uint8_t *got, bool flag, const char *what)
{
    const size_t step = array_infos[function].result ? array_infos[function].result : sizeof(u512);
    const uint8_t *const want = (const uint8_t *)x->expected;
    fprintf(stderr, "FAILED %s: %s\n  backend   %s, %s; %s, %s\n", array_infos[function].name, what, unit->name,
            unit->array_isa(), pattern->name, at_end ? "before a forbidden page" : "behind one");
    if (x->seed)
        fprintf(stderr, "  seed      U256_TEST_SEED=%" PRIu64 "\n", x->seed);
    fprintf(stderr, "  n         %zu; k 0x%" PRIx64 ", count %u, flag expected %d, got %d\n", in->n, in->k, in->count,
            x->flag, flag);
    size_t i = 0;
    while ((i + 1) * step < array_result_size(function, in->n) && memcmp(got + i * step, want + i * step, step) == 0)
        i++;
    const struct {
        const char *label;
        const void *bytes;
        size_t size;
    } shown[] = {{"m", &in->m, 32},
                 {"a", i < in->n ? &in->a[i] : NULL, 32},
                 {"b", i < in->n ? &in->b[i] : NULL, 32},
                 {"c", i < in->n ? &in->c[i] : NULL, 32},
                 {"expected", want + i * step, step},
                 {"got", got + i * step, step}};
    for (size_t s = 0; s < sizeof shown / sizeof *shown; s++) {
        fprintf(stderr, "  %s[%zu], bytes as they lie: ", shown[s].label, i);
        for (size_t j = 0; shown[s].bytes && j < shown[s].size; j++)
            fprintf(stderr, "%02x", ((const uint8_t *)shown[s].bytes)[j]);
        fputc('\n', stderr);
    }
}

/* The room before and behind so many bytes of it, as far as it is watched. */
static uint8_t *margin_before(const guarded *room, uint8_t *r)
{
    return r - room->first < MARGIN ? room->first : r - MARGIN;
}

static uint8_t *margin_behind(const guarded *room, uint8_t *end)
{
    return room->first + room->size - end < MARGIN ? room->first + room->size : end + MARGIN;
}

static bool is_all(const uint8_t *from, const uint8_t *to, uint8_t value)
{
    for (; from < to; from++)
        if (*from != value)
            return false;
    return true;
}

/* The case as it is when some of its arrays are one: the inputs, and the result, which is calculated once for each such
 * combination. */
static array_in joined_inputs(const backend *unit, array_function function, const array_alias *pattern, array_case *x)
{
    array_in in = x->in;
    const bool a_is_b = pattern->place[2] == pattern->place[1], c_is_b = pattern->place[3] == pattern->place[2];
    if (a_is_b)
        in.b = in.a;
    if (c_is_b)
        in.c = in.b;
    const unsigned joined = (unsigned)a_is_b | (unsigned)c_is_b << 1;
    if (!x->known || x->joined != joined)
        x->flag = array_expected(unit, function, x->expected, &in);
    x->known = true;
    x->joined = joined;
    return in;
}

unsigned array_check(const backend *unit, array_function function, const array_alias *pattern, bool at_end,
                     size_t shift, array_case *x)
{
    open_rooms();
    const array_info *const info = &array_infos[function];
    const array_in in = joined_inputs(unit, function, pattern, x);
    const size_t size = in.n * sizeof(u256), r_size = array_result_size(function, in.n);
    const u256 *const elements[3] = {in.a, in.b, in.c};
    /* Numbers are aligned as their limbs; bytes, and what is read as bytes, anyhow. */
    const bool bytes_out = function == ARRAY_u256_array_store_be || info->result == 1;
    const bool bytes_in = function == ARRAY_u256_array_load_be;
    const bool in_place = pattern->place[0] != 0;
    const size_t words = shift % 8 * 8;
    uint8_t *const r = at_place(pattern->place[0], r_size, at_end, bytes_out && !in_place ? shift : words);
    const guarded *const room = &rooms[pattern->place[0]];
    uint8_t *const before = margin_before(room, r), *const behind = margin_behind(room, r + r_size);
    memset(before, CANARY, (size_t)(behind - before));
    uint8_t *input[3];
    for (unsigned i = 0; i < 3; i++) {
        input[i] = at_place(pattern->place[i + 1], size, at_end, bytes_in && !in_place ? shift : words);
        if (i < info->inputs && size > 0)
            memcpy(input[i], elements[i], size);
    }
    array_in seen = in;
    seen.a = (const u256 *)(const void *)input[0];
    seen.b = (const u256 *)(const void *)input[1];
    seen.c = (const u256 *)(const void *)input[2];

    const bool flag = array_call(unit, function, r, &seen);

    const char *what = NULL;
    if (memcmp(r, x->expected, r_size) != 0)
        what = "a wrong result";
    else if (flag != x->flag)
        what = "a wrong flag";
    else if (!is_all(before, r, CANARY) || !is_all(r + r_size, behind, CANARY))
        what = "written beside the result";
    for (unsigned i = 0; i < info->inputs && !what; i++)
        if (pattern->place[i + 1] != pattern->place[0] && size > 0 && memcmp(input[i], elements[i], size) != 0)
            what = "an input was changed";
    if (what)
        report(unit, function, pattern, at_end, x, &in, r, flag, what);
    return what != NULL;
}
