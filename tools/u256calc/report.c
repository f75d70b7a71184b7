/* SPDX-License-Identifier: MIT OR Apache-2.0 */

#include "report.h"

#include "character.h"

/* In characters, before and behind the caret. */
enum { BEFORE = 50, BEHIND = 25 };

static char shown(char c)
{
    return is_space(c) ? ' ' : c > ' ' && c < 0x7f ? c : '?';
}

void report_error(FILE *to, const char *where, const char *text, size_t length, const calc_error *error)
{
    /* Everything before an error is ASCII: bytes are characters there. */
    const size_t at = error->at, first = at > BEFORE ? at - BEFORE : 0;
    fprintf(to, "u256calc: %scharacter %zu: %s\n    %s", where, at + 1, error->message, first > 0 ? "..." : "");

    size_t i = first;
    for (size_t n = first; i < length && n <= at + BEHIND; n++) {
        fputc(shown(text[i]), to);
        i += character_size(text + i, length - i);
    }
    fprintf(to, "%s\n    %s%*s\n", i < length ? "..." : "", first > 0 ? "   " : "", (int)(at - first) + 1, "^");
}
