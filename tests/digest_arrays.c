/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "digest_arrays.h"

#include <string.h>

#include "array_call.h"
#include "digest_conversions.h"

enum { LONGEST = 100 };

/* Arrays of 0 to 99 elements, until there are as many elements as wanted. */
void digest_array(uint64_t *h, const backend *const *units, size_t count, array_function function, uint64_t seed,
                  uint64_t results)
{
    static u256 a[LONGEST], b[LONGEST], c[LONGEST];
    static u512 r[LONGEST];
    gen g;
    gen_init(&g, seed, array_infos[function].name);
    memset(h, 0, count * sizeof *h);
    for (uint64_t done = 0; done < results;) {
        array_in in;
        const size_t n = (size_t)(gen_u64(&g) >> 32) % LONGEST;
        array_draw(&g, function, a, b, c, n, &in);
        for (size_t unit = 0; unit < count; unit++) {
            const size_t size = array_result_size(function, n);
            const bool flag = array_call(units[unit], function, r, &in);
            if (array_infos[function].result == 1 || function == ARRAY_u256_array_store_be) {
                for (size_t i = 0; i < size; i++) /* bytes, whatever the byte order of the machine */
                    h[unit] = mix(h[unit], ((const uint8_t *)r)[i]);
            } else {
                for (size_t i = 0; i < size / sizeof(uint64_t); i++)
                    h[unit] = mix(h[unit], r[i / 8].w[i % 8]);
            }
            h[unit] = mix(h[unit], flag);
        }
        done += n;
    }
}
