/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* u256_load_be_window(): an offset is a number of any size, and data ends anywhere. */

#include "test_bytes.h"

#include <stdio.h>
#include <string.h>

#include "guarded.h"
#include "limbs.h"

enum { LONGEST = 100 };

static unsigned check_window(const backend *unit, const bytes_in *in, const char *name, uint64_t seed)
{
    return bytes_check(unit, CONVERSION_u256_load_be_window, in, name, seed);
}

u512 near_power_of_2(unsigned bit, int distance)
{
    u512 r = power_of_2_minus(bit, 0);
    const u512 by = {{(uint64_t)(distance < 0 ? -distance : distance)}};
    if (distance < 0)
        limbs_sub(r.w, r.w, by.w, 8);
    else
        limbs_add(r.w, r.w, by.w, 8);
    memset(r.w + 4, 0, 4 * sizeof *r.w);
    return r;
}

/* Each length up to 100, each offset from 0 to beyond its end, from either end of a page. */
static unsigned check_small(const backend *unit, const uint8_t *bytes)
{
    unsigned failures = 0;
    for (size_t n = 0; n <= LONGEST && failures < ENOUGH; n++) {
        for (uint64_t offset = 0; offset <= n + 40; offset++) {
            for (unsigned p = 0; p < 4; p++) {
                const place places[] = {{AT_END, 0}, {AT_START, 0}, {INSIDE, (unsigned)(offset % 16)}, {OWN, 0}};
                const bytes_in in = {
                    .number = {{offset}}, .bytes = bytes, .n = n, .place = places[p], .unused = offset % 2 && p < 3};
                failures += check_window(unit, &in, "every offset", 0);
            }
        }
    }
    return failures;
}

/* Offsets that are beyond all data, and whose low bits alone are not. */
static unsigned check_large(const backend *unit, const uint8_t *bytes)
{
    static const unsigned bits[] = {
        8,  15, 16,  24,  31,  32,  33,  47,  48,  62,  63,  64, 65,
        95, 96, 127, 128, 129, 160, 191, 192, 193, 254, 255, 256 /* that is 0, and 2^256 - 1 before it */};
    static const size_t lengths[] = {0, 1, 31, 32, 33, 64, LONGEST};
    unsigned failures = 0;
    for (size_t b = 0; b < sizeof bits / sizeof *bits; b++) {
        for (int distance = -40; distance <= 40 && failures < ENOUGH; distance++) {
            for (size_t k = 0; k < sizeof lengths / sizeof *lengths; k++) {
                bytes_in in = {.number = near_power_of_2(bits[b], distance), .bytes = bytes, .n = lengths[k]};
                in.place = (place){k % 2 ? AT_START : AT_END, 0};
                in.unused = distance & 1;
                failures += check_window(unit, &in, "an offset near a power of two", 0);
            }
        }
    }
    for (int limb = 1; limb < 4; limb++) {
        for (int bit = 0; bit < 64; bit++) {
            bytes_in in = {.number = {{5}}, .bytes = bytes, .n = LONGEST, .place = {AT_END, 0}};
            in.number.w[limb] = UINT64_C(1) << bit;
            failures += check_window(unit, &in, "one bit above the first limb", 0);
        }
    }
    return failures;
}

static unsigned check_none(const backend *unit)
{
    unsigned failures = 0;
    for (unsigned bit = 0; bit <= 256; bit++) {
        bytes_in in = {.number = near_power_of_2(bit, -1), .bytes = NULL, .n = 0, .place = {INSIDE, 0}};
        failures += check_window(unit, &in, "NULL, no data", 0);
        in.unused = true;
        failures += check_window(unit, &in, "NULL, no data", 0);
    }
    return failures;
}

/* Data of more than 2^32 bytes, where the system gives out addresses for so many: nearly all of them stay untouched. */
static unsigned check_giant(const backend *unit)
{
    unsigned failures = 0;
#if SIZE_MAX > UINT32_MAX
    const size_t n = ((size_t)1 << 32) + LONGEST;
    uint8_t *const data = vast_open(n);
    if (!data)
        return 0;
    for (size_t i = 0; i < 2 * LONGEST; i++) {
        data[i] = (uint8_t)(i + 1);
        data[n - 1 - i] = (uint8_t)(255 - i);
    }
    for (unsigned k = 0; k <= 2 * LONGEST; k++) {
        bytes_in in = {.number = {{n - k}}, .bytes = data, .n = n, .in_place = true};
        failures += check_window(unit, &in, "near the end of 2^32 + 100 bytes", 0);
        in.number.w[0] = k;
        failures += check_window(unit, &in, "near the start of 2^32 + 100 bytes", 0);
        in.number.w[0] = n + k;
        failures += check_window(unit, &in, "behind 2^32 + 100 bytes", 0);
        in.number = near_power_of_2(64, -(int)k);
        failures += check_window(unit, &in, "far behind 2^32 + 100 bytes", 0);
        in.number = near_power_of_2(64, (int)k);
        failures += check_window(unit, &in, "farther behind 2^32 + 100 bytes", 0);
    }
    vast_close(data, n);
#else
    (void)unit;
#endif
    return failures;
}

unsigned test_bytes_window(const backend *unit)
{
    uint8_t bytes[LONGEST];
    for (int i = 0; i < LONGEST; i++)
        bytes[i] = (uint8_t)(i + 1);
    return check_small(unit, bytes) + check_large(unit, bytes) + check_none(unit) + check_giant(unit);
}
