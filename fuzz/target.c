/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "target.h"

#include <limits.h>

const fuzz_units *all_units(void)
{
    static fuzz_units units;
    if (units.count == 0)
        units.count = all_backends(units.list);
    return &units;
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
