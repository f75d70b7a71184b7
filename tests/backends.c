/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "backends.h"

#ifdef __x86_64__
    #include <cpuid.h>
#endif

/* meson.build says which units there are: UNITS is TABLE(name) for each. */
#define TABLE(table) extern const backend table;
UNITS
#undef TABLE

#define TABLE(table) &table,
static const backend *const all[] = {UNITS};
#undef TABLE

static bool has_bmi2_adx(void)
{
#ifdef __x86_64__
    unsigned eax, ebx, ecx, edx;
    return __get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) && (ebx >> 8 & 1) && (ebx >> 19 & 1);
#else
    return false;
#endif
}

const backend *backend_at(size_t i)
{
    for (size_t unit = 0; unit < sizeof all / sizeof *all; unit++) {
        if (all[unit]->needs_bmi2_adx && !has_bmi2_adx())
            continue;
        if (i-- == 0)
            return all[unit];
    }
    return NULL;
}

size_t all_backends(const backend *list[MOST_UNITS])
{
    size_t count = 0;
    while (count < MOST_UNITS && (list[count] = backend_at(count)) != NULL)
        count++;
    return count;
}

const char *conversion_name(conversion function)
{
    static const char *const names[CONVERSION_COUNT] = {
#define X(topic, shape, name) #name,
        CONVERSIONS(X)
#undef X
    };
    return names[function];
}
