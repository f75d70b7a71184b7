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
    size_t column = 0;
    for (size_t i = 0; i < error->at && i < length; i += character_size(text + i, length - i))
        column++;
    fprintf(to, "u256calc: %scharacter %zu: %s\n    ", where, column + 1, error->message);

    const size_t first = column > BEFORE ? column - BEFORE : 0, last = column + BEHIND;
    const char *const cut = first > 0 ? "..." : "";
    fputs(cut, to);
    size_t i = 0;
    for (size_t n = 0; i < length && n <= last; n++) {
        if (n >= first)
            fputc(shown(text[i]), to);
        i += character_size(text + i, length - i);
    }
    fprintf(to, "%s\n    %s%*s\n", i < length ? "..." : "", first > 0 ? "   " : "", (int)(column - first) + 1, "^");
}
