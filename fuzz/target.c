/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#define _POSIX_C_SOURCE 200809L /* sigaction */
#include "target.h"

#include <limits.h>
#include <signal.h>

#include "text_check.h"

const fuzz_units *all_units(void)
{
    static fuzz_units units;
    if (units.count == 0)
        units.count = all_backends(units.list);
    return &units;
}

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

u512 take_number(fuzz_input *in, size_t most)
{
    u512 number = {{0}};
    size_t n = left(in) < most ? left(in) : most;
    for (; n > 0; n--)
        number.w[(n - 1) / 8] |= (uint64_t)take_byte(in) << 8 * ((n - 1) % 8);
    return number;
}

unsigned take_argument(fuzz_input *in)
{
    static const unsigned large[] = {
        128, 154, 155, 255, 256, 308, 1000, UINT_MAX, UINT_MAX - 1, UINT_MAX / 2, UINT_MAX / 2 + 1, UINT_MAX - 31};
    const unsigned argument = (uint8_t)(take_byte(in) - '0');
    return argument < 128 ? argument : large[(argument - 128) % (sizeof large / sizeof *large)];
}
