/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * Functions of arrays, on short arrays between forbidden pages, any of them one array. The bytes of an input: the
 * function; which arrays are one; where they lie; how many elements; four of a seed, from which the generator of the
 * tests draws elements and scalars; then, in eights, elements and scalars that are spelled (numbers.h): the element,
 * its array or the scalar, six bytes of the number.
 */

#include "array_check.h"
#include "numbers.h"
#include "target.h"

enum { MOST = 40, SPELLED = 6 };

static const array_alias *take_alias(array_function function, uint8_t byte)
{
    const array_alias *const pattern = &array_aliases[byte % ARRAY_ALIASES];
    return array_alias_fits(function, pattern) ? pattern : &array_aliases[0];
}

static void take_spelled(fuzz_input *input, array_case *x)
{
    uint8_t bytes[2 + SPELLED];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = take_byte(input);
    const size_t element = x->in.n ? bytes[0] % x->in.n : 0;
    const u512 near = {{x->a[element].w[0], x->a[element].w[1], x->a[element].w[2], x->a[element].w[3]}};
    const u512 number = spelled_number(bytes + 2, SPELLED, 4, &near, 1);
    switch (bytes[1] % 8) {
    case 0:
    case 1:
        x->a[element] = u512_lo(&number);
        break;
    case 2:
    case 3:
        x->b[element] = u512_lo(&number);
        break;
    case 4:
        x->c[element] = u512_lo(&number);
        break;
    case 5:
        x->in.m = u512_lo(&number);
        break;
    default:
        x->in.k = number.w[0];
        x->in.count = (unsigned)spelled_scalar(bytes[2]);
        break;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static array_case x;
    fuzz_input input = {data, data + size};
    const array_function function = (array_function)(take_byte(&input) % ARRAY_COUNT);
    const array_alias *const pattern = take_alias(function, take_byte(&input));
    const uint8_t where = take_byte(&input), n = take_byte(&input) % (MOST + 1);
    uint64_t seed = 0;
    for (int i = 0; i < 4; i++)
        seed = seed << 8 | take_byte(&input);
    gen g;
    gen_init(&g, seed, "");
    array_draw(&g, function, x.a, x.b, x.c, n, &x.in);
    while (left(&input) > 0)
        take_spelled(&input, &x);
    x.known = false;
    const fuzz_units *const units = all_units();
    for (size_t i = 0; i < units->count; i++)
        must_be_0(array_check(units->list[i], function, pattern, where & 1, where >> 1 & 63, &x));
    return 0;
}
