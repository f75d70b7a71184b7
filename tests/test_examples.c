/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* The examples in the headers' contracts, as header_examples.py finds them there. Their numbers are Python's, so that
 * they also show whether the reference is right. */

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "guarded.h"
#include "text_check.h"

typedef struct {
    const char *where;
    conversion function;
    const char *text; /* or bytes */
    size_t length;
    unsigned argument;
    u512 number;
    u256_status status;
    size_t position; /* or how many bytes were used */
} example;

static const example examples[] = {
#include "header_examples.h"
};
enum { EXAMPLES = sizeof examples / sizeof *examples };

/* --- Text -------------------------------------------------------------------------------------------------------- */

static unsigned check_reading(const backend *unit, const example *e)
{
    const text_input in = {e->function, e->text, e->length, e->argument};
    const text_meaning expected = {e->status, e->number, e->position};
    const text_meaning reference = reference_from(&in);
    unsigned failures = check_from(unit, &in, &expected, EVERY_WAY, e->where);
    if (reference.status != e->status || memcmp(&reference.value, &e->number, sizeof e->number) != 0 ||
        (e->function == CONVERSION_u256_parse && reference.position != e->position)) {
        fprintf(stderr, "FAILED %s: the reference does not agree with the example\n", e->where);
        failures++;
    }
    return failures;
}

static unsigned check_writing(const backend *unit, const example *e)
{
    const number_input in = {e->function, e->number, e->argument};
    char reference[600];
    const uint64_t length = reference_to(e->function, &e->number, e->argument, reference, sizeof reference);
    unsigned failures = check_to(unit, &in, e->text, e->length, EVERY_WAY, e->where);
    if (length != e->length || memcmp(reference, e->text, e->length) != 0) {
        fprintf(stderr, "FAILED %s: the reference does not agree with the example\n", e->where);
        failures++;
    }
    return failures;
}

/* --- RLP --------------------------------------------------------------------------------------------------------- */

static unsigned report_rlp(const backend *unit, const example *e, const char *what)
{
    fprintf(stderr, "FAILED %s, %s\n  backend   %s\n  bytes    ", e->where, what, unit->name);
    for (size_t i = 0; i < e->length; i++)
        fprintf(stderr, " %02x", (unsigned char)e->text[i]);
    fputc('\n', stderr);
    return 1;
}

static unsigned check_encoding(const backend *unit, const guarded *room, const example *e)
{
    enum { MOST = 33 };
    uint8_t *const p = guarded_end(room, MOST);
    const u256 a = {{e->number.w[0], e->number.w[1], e->number.w[2], e->number.w[3]}};
    memset(p, 0xa5, MOST);
    const size_t length = unit->conversion[e->function].store_n(p, &a);
    bool right = length == e->length && memcmp(p, e->text, e->length) == 0;
    for (size_t i = e->length; i < MOST; i++)
        right &= p[i] == 0xa5;
    return right ? 0 : report_rlp(unit, e, "what is written");
}

static unsigned check_decoding(const backend *unit, const guarded *room, const example *e)
{
    unsigned failures = 0;
    for (int ask = 0; ask <= 1; ask++) {
        const uint8_t *const p = guarded_copy_to_end(room, e->text, e->length);
        u256 before, r;
        memset(&before, 0xa5, sizeof before);
        r = before;
        if (e->status == U256_OK)
            memcpy(&before, &e->number, sizeof before);
        size_t used = SIZE_MAX;
        const u256_status status = unit->conversion[e->function].decode(&r, p, e->length, ask ? &used : NULL);
        if (status != e->status || memcmp(&r, &before, sizeof r) != 0 || (ask && used != e->position))
            failures += report_rlp(unit, e, ask ? "what is read" : "what is read, not asked for its length");
    }
    return failures;
}

unsigned test_examples(const backend *unit)
{
    guarded room = guarded_open(64);
    unsigned failures = 0;
    for (int i = 0; i < EXAMPLES; i++) {
        const example *e = &examples[i];
        switch (e->function) {
        case CONVERSION_u256_rlp_encode:
            failures += check_encoding(unit, &room, e);
            break;
        case CONVERSION_u256_rlp_decode:
            failures += check_decoding(unit, &room, e);
            break;
        case CONVERSION_u256_to_dec:
        case CONVERSION_u256_to_sdec:
        case CONVERSION_u256_to_hex:
        case CONVERSION_u256_to_hex_full:
        case CONVERSION_u256_to_radix:
        case CONVERSION_u256_format_units:
        case CONVERSION_u512_to_dec:
        case CONVERSION_u512_to_hex:
            failures += check_writing(unit, e);
            break;
        default:
            failures += check_reading(unit, e);
            break;
        }
    }
    guarded_close(&room);
    return failures;
}
