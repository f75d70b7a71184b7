/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * The target on programs that are drawn, without a fuzzer, with any compiler:
 *
 *     programs TOPIC COUNT [LEAST [SEED]]   COUNT programs of a topic, or of each one in turn where that is "each"
 *     programs --find TOPIC COUNT           with a faulty backend: succeeds when the target finds the fault
 *
 * On backends that count their corrections (tests/corrections.h): a table follows, and it fails when one that programs
 * reach was taken less often than LEAST.
 */

#include "program_draw.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "program_corrections.h"

enum { LONGEST = 4 }; /* instructions of a program */

static void found(int number)
{
    static const char text[] = "the target found the fault\n";
    (void)number;
    _exit(write(STDOUT_FILENO, text, sizeof text - 1) < 0);
}

static uint64_t number_of(const char *text)
{
    char *end;
    const uint64_t n = strtoull(text, &end, 10);
    if (end == text || *end) {
        fprintf(stderr, "\"%s\" is not a number\n", text);
        exit(2);
    }
    return n;
}

int main(int argc, char *argv[])
{
    const bool find = argc > 1 && strcmp(argv[1], "--find") == 0;
    argc -= find;
    argv += find;
    if (argc < 3 || argc > 5) {
        fprintf(stderr, "usage: programs [--find] TOPIC|each COUNT [LEAST [SEED]]\n");
        return 2;
    }
    const bool each = strcmp(argv[1], "each") == 0;
    const uint64_t count = number_of(argv[2]), least = argc > 3 ? number_of(argv[3]) : 0,
                   seed = argc > 4 ? number_of(argv[4]) : 1;
    unsigned topics = 1, topic = each ? 1 : named_topic(argv[1]);
    while (program_topic(topics))
        topics++;
    if (find)
        signal(SIGABRT, found);
    gen g;
    gen_init(&g, seed, argv[1]);
    for (uint64_t i = 0; i < count; i++) {
        uint8_t data[1 + LONGEST * INSTRUCTION];
        LLVMFuzzerTestOneInput(data, draw_program(&g, data, topic, LONGEST));
        if (each && ++topic == topics)
            topic = 1;
    }
    printf("%" PRIu64 " programs, %zu backends: %s\n", count, all_units()->count,
           find ? "the fault was not found" : "all is well");
    return find || !program_corrections(least);
}
