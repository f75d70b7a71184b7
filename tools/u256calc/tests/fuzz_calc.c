/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * u256calc's expressions under libFuzzer: any bytes have a value, which each view writes as itself, or an error at one
 * of them; --checked gives the same value or an error.
 */

#define _POSIX_C_SOURCE 200809L /* fmemopen() */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../evaluate.h"
#include "../report.h"
#include "../view.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool condition)
{
    if (!condition)
        abort();
}

static void check_error(const char *text, size_t size, const calc_error *error)
{
    char report[1000];
    FILE *const to = fmemopen(report, sizeof report, "w");
    must(error->at <= size && memchr(error->message, 0, sizeof error->message) != NULL);
    report_error(to, "", text, size, error);
    must(fclose(to) == 0);
    for (const char *c = report; *c; c++)
        must(*c == '\n' || (*c >= ' ' && *c < 0x7f));
}

static void check_view(const u256 *a, view v, unsigned decimals, const char *suffix)
{
    static const calc_context context;
    char text[400] = "";
    u256 again;
    calc_error error;
    FILE *const to = fmemopen(text, sizeof text, "w");
    print_number(to, a, v, decimals);
    must(fclose(to) == 0);
    strcpy(text + strcspn(text, "\n"), suffix);
    must(evaluate(&again, text, strlen(text), &context, &error) && u256_eq(&again, a));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const calc_context plain = {.has_last = true, .last = U256_INIT(1, 2, 3, 4)};
    calc_context checked = plain;
    checked.checked = true;
    const char *const text = size > 0 ? (const char *)data : "";
    u256 value, same;
    calc_error error;
    if (!evaluate(&value, text, size, &plain, &error)) {
        check_error(text, size, &error);
        must(!evaluate(&same, text, size, &checked, &error));
        return 0;
    }
    check_view(&value, VIEW_DECIMAL, 0, "");
    check_view(&value, VIEW_SIGNED, 0, "");
    check_view(&value, VIEW_HEX, 0, "");
    check_view(&value, VIEW_WORD, 0, "");
    check_view(&value, VIEW_BINARY, 0, "");
    check_view(&value, VIEW_UNIT, 18, "ether");
    check_view(&value, VIEW_UNIT, 255, "e255");
    if (evaluate(&same, text, size, &checked, &error))
        must(u256_eq(&same, &value));
    else
        check_error(text, size, &error);
    return 0;
}
