/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* An input is the bytes at which an RLP item is to be read; and, its first 32 bytes, a number to
 * write and read again. */

#include "target.h"

#include "bytes_call.h"
#include "test_bytes.h"

static const uint8_t no_bytes[1];

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { MOST = 4096 };
    fuzz_input input = {data, data + size};
    bytes_in in = {.bytes = size ? data : no_bytes, .n = size < MOST ? size : MOST};
    in.number = take_number(&input, 32);
    const u256 number = u512_lo(&in.number);
    const fuzz_units *units = all_units();
    for (size_t i = 0; i < units->count; i++) {
        const backend *const unit = units->list[i];
        for (unsigned kind = AT_START; kind <= OWN; kind++) {
            in.place = (place){(place_kind)kind, (unsigned)(size % 32)};
            in.unused = kind == AT_START;
            must_be_0(bytes_check(unit, CONVERSION_u256_rlp_decode, &in, NULL, 0));
            must_be_0(bytes_check(unit, CONVERSION_u256_rlp_encode, &in, NULL, 0));
        }
        must_be_0(check_one_spelling(unit, in.bytes, in.n, 0));
        must_be_0(check_rlp_round_trip(unit, &number, 0));
    }
    return 0;
}
