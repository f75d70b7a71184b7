/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * Loads and stores. The bytes of an input: the function; where its bytes are; how many bytes of a number follow; that
 * number (the one that is stored, or the window's offset); then the bytes that are read.
 */

#include "target.h"

#include <string.h>

#include "bytes_call.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const conversion functions[] = {
        CONVERSION_u256_load_be_window, CONVERSION_u256_load_be_n, CONVERSION_u256_load_le_n,
        CONVERSION_u256_store_be_trim,  CONVERSION_u256_load_be,   CONVERSION_u256_load_le,
        CONVERSION_u256_store_be,       CONVERSION_u256_store_le,  CONVERSION_u512_load_be,
        CONVERSION_u512_load_le,        CONVERSION_u512_store_be,  CONVERSION_u512_store_le,
        CONVERSION_u256_store_be_n,     CONVERSION_u256_store_le_n};
    enum { MOST = 4096, WIDEST = 64 };
    uint8_t bytes[MOST + WIDEST] = {0}; /* loads of fixed width take theirs, whatever the input has */
    fuzz_input input = {data, data + size};
    const conversion function = functions[take_byte(&input) % (sizeof functions / sizeof *functions)];
    const uint8_t where = take_byte(&input), length = take_byte(&input) % (WIDEST + 1);
    bytes_in in = {.place = {(place_kind)(where & 3), where >> 3}, .unused = where >> 2 & 1};
    in.number = take_number(&input, length);
    in.n = left(&input) < MOST ? left(&input) : MOST;
    in.bytes = bytes;
    if (in.n > 0)
        memcpy(bytes, input.next, in.n);
    if (function == CONVERSION_u256_load_be_window) /* the offset is a u256 */
        memset(in.number.w + 4, 0, 4 * sizeof *in.number.w);
    if (function == CONVERSION_u256_store_be_n || function == CONVERSION_u256_store_le_n)
        in.n %= WIDEST + 1;
    const fuzz_units *units = all_units();
    for (size_t i = 0; i < units->count; i++)
        must_be_0(bytes_check(units->list[i], function, &in, NULL, 0));
    return 0;
}
