/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * Numbers to text. The first byte of an input chooses the function, the second is its base or decimals
 * (take_argument() in target.h), the rest is the number, most significant byte first; into rooms of every size.
 */

#include "target.h"

#include "text_check.h"

enum {
    ROOM = 5000, /* for a text: longer ones are not looked at, only their length */
    EVERY = 300  /* characters of a text up to which every size of the room is tried */
};

static conversion take_function(fuzz_input *in)
{
    const uint8_t byte = take_byte(in);
    switch (byte) {
    case 'd':
        return CONVERSION_u256_to_dec;
    case 's':
        return CONVERSION_u256_to_sdec;
    case 'h':
        return CONVERSION_u256_to_hex;
    case 'w':
        return CONVERSION_u256_to_hex_full;
    case 'r':
        return CONVERSION_u256_to_radix;
    case 'D':
        return CONVERSION_u512_to_dec;
    case 'H':
        return CONVERSION_u512_to_hex;
    default:
        return byte % 2 ? CONVERSION_u256_format_units : CONVERSION_u256_to_radix;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char text[ROOM];
    fuzz_input input = {data, data + size};
    number_input in = {.function = take_function(&input)};
    const bool wide = in.function == CONVERSION_u512_to_dec || in.function == CONVERSION_u512_to_hex;
    in.n = take_argument(&input);
    in.a = take_number(&input, wide ? 64 : 32);
    const uint64_t length = reference_to(in.function, &in.a, in.n, text, sizeof text);
    const char *const expected = length < sizeof text ? text : NULL;
    const fuzz_units *units = all_units();
    for (size_t i = 0; i < units->count; i++)
        must_be_0(check_to(units->list[i], &in, expected, length, length <= EVERY ? EVERY_WAY : ONE_WAY, NULL));
    return 0;
}
