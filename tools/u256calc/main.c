/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* u256calc: a calculator for 256-bit words. u256calc.1 says what it does. */

#include <errno.h>
#include <string.h>

#include <u256.h>

#include "constant.h"
#include "function.h"
#include "options.h"
#include "session.h"
#include "units.h"

static void print_functions(void)
{
    for (const function *f = functions; f->name; f++) {
        char call[40];
        snprintf(call, sizeof call, "%s(%s)", f->name, f->parameters);
        printf("%-22s %s\n", call, f->meaning);
    }
    putchar('\n');
    for (const constant *c = constants; c->name; c++)
        printf("%-22s %s\n", c->name, c->meaning);
    printf("%s\n%-22s the result before this one\n\n", limits_of_types, "ans");
    for (const unit *u = units; u->name; u++)
        printf("%-22s 1e%u\n", u->name, u->decimals);
}

static int run(const options *o, char *argv[])
{
    switch (o->action) {
    case SHOW_HELP:
        print_help(stdout);
        return EXIT_DONE;
    case SHOW_VERSION:
        printf("u256calc %s\n", u256_version());
        return EXIT_DONE;
    case SHOW_BACKEND:
        printf("backend %s\narrays %s\nversion %s\n", u256_backend(), u256_array_isa(), u256_version());
        return EXIT_DONE;
    case SHOW_FUNCTIONS:
        print_functions();
        return EXIT_DONE;
    default:
        return o->expressions > 0 ? run_arguments(o, argv) : run_lines(o);
    }
}

int main(int argc, char *argv[])
{
    options o;
    if (!read_options(&o, argc, argv))
        return EXIT_OPTION;
    const int code = run(&o, argv);
    /* A full disk may show only here. */
    errno = 0;
    if (ferror(stdout) | fclose(stdout)) {
        fprintf(stderr, "u256calc: standard output: %s\n", errno ? strerror(errno) : "write error");
        return EXIT_STREAM;
    }
    return code;
}
