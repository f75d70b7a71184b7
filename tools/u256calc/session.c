/* SPDX-License-Identifier: MIT OR Apache-2.0 */

#define _POSIX_C_SOURCE 200809L /* isatty() */
#include "session.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "evaluate.h"
#include "report.h"

/* The longest line, in bytes. */
enum { LINE_MOST = 65535 };

typedef struct {
    const options *options;
    calc_context context;
    int results, errors;
} session;

static session begin(const options *o)
{
    return (session){.options = o, .context = {.checked = o->checked}};
}

/* Where: "argument 2, ", or nothing. */
static void run(session *s, const char *where, const char *text, size_t length)
{
    u256 result;
    calc_error error;
    if (!evaluate(&result, text, length, &s->context, &error)) {
        fflush(stdout); /* in the order in which they came */
        report_error(stderr, where, text, length, &error);
        s->errors++;
        return;
    }
    /* An empty line between numbers that have several. */
    if (s->options->view == VIEW_ALL && s->results++ > 0)
        putchar('\n');
    print_number(stdout, &result, s->options->view, s->options->decimals);
    s->context.last = result;
    s->context.has_last = true;
}

int run_arguments(const options *o, char *argv[])
{
    session s = begin(o);
    char where[40] = "";
    for (int i = 0; i < o->expressions; i++) {
        if (o->expressions > 1)
            snprintf(where, sizeof where, "argument %d, ", i + 1);
        run(&s, where, argv[i], strlen(argv[i]));
    }
    if (s.errors > 0 && o->expressions > 1) {
        fflush(stdout);
        fputs("u256calc: each argument is an expression: one that has spaces has to be quoted\n", stderr);
    }
    return s.errors > 0 ? EXIT_EXPRESSION : EXIT_DONE;
}

typedef struct {
    char text[LINE_MOST];
    size_t length;
    bool too_long; /* text is its beginning */
} line;

/* False at the end of the input. */
static bool read_line(line *l)
{
    int c = getchar();
    l->length = 0;
    l->too_long = false;
    if (c == EOF)
        return false;
    for (; c != EOF && c != '\n'; c = getchar()) {
        if (l->length == LINE_MOST)
            l->too_long = true;
        else
            l->text[l->length++] = (char)c;
    }
    return true;
}

int run_lines(const options *o)
{
    static line l;
    session s = begin(o);
    const bool terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    char where[40];
    for (unsigned long number = 1;; number++) {
        if (terminal) {
            fputs("> ", stdout);
            fflush(stdout);
        }
        errno = 0;
        if (!read_line(&l))
            break;
        if (l.too_long) {
            fflush(stdout);
            fprintf(stderr, "u256calc: line %lu: longer than %d bytes\n", number, LINE_MOST);
            s.errors++;
        } else if (!is_blank(l.text, l.length)) {
            snprintf(where, sizeof where, "line %lu, ", number);
            run(&s, terminal ? "" : where, l.text, l.length);
        }
    }
    if (terminal)
        putchar('\n');
    if (ferror(stdin)) {
        fprintf(stderr, "u256calc: standard input: %s\n", strerror(errno));
        return EXIT_STREAM;
    }
    return s.errors > 0 ? EXIT_EXPRESSION : EXIT_DONE;
}
