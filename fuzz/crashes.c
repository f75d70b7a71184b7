/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#define _POSIX_C_SOURCE 200809L /* sigaction */
#include "target.h"

#include <signal.h>

#include "text_check.h"

/* The checks report a crash by handlers of their own, and would keep libFuzzer from seeing it, which saves the input.
 * They set them at the first call. */
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static const int numbers[] = {SIGFPE, SIGSEGV, SIGBUS, SIGILL, SIGABRT};
    enum { COUNT = sizeof numbers / sizeof *numbers };
    struct sigaction before[COUNT];
    (void)argc;
    (void)argv;
    for (int i = 0; i < COUNT; i++)
        sigaction(numbers[i], NULL, &before[i]);
    const text_input in = {CONVERSION_u256_from_dec, "1", 1, 0};
    const text_meaning one = reference_from(&in);
    must_be_0(check_from(all_units()->list[0], &in, &one, ONE_WAY, "the first call"));
    for (int i = 0; i < COUNT; i++)
        sigaction(numbers[i], &before[i], NULL);
    return 0;
}
