/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* text.h; included by bench_backend.c. Buffers have room for any text. */

#define BENCH_TOPIC "text"

#define LENGTHS BENCH_RANGE(BENCH_WHOLE, BENCH_ANY_LENGTH)
#define DIGITS BENCH_RANGE(BENCH_DIGITS_1, BENCH_DIGITS_77)
#define USUAL (BENCH_SET(BENCH_WHOLE) | BENCH_SET(BENCH_AMOUNT))
#define SIGNED (BENCH_SET(BENCH_WHOLE) | BENCH_SET(BENCH_SIGNED_WORD) | BENCH_SET(BENCH_SIGNED_LENGTH))
#define BASES BENCH_RANGE(BENCH_BASE_2, BENCH_BASE_36)
#define SPELLINGS BENCH_RANGE(BENCH_IN_DECIMAL, BENCH_WITH_UNDERSCORES)

BENCH_TO_TEXT(u256_to_dec, u256, LENGTHS | DIGITS, USUAL, length = u256_to_dec(text, size, a))
BENCH_TO_TEXT(u256_to_hex, u256, LENGTHS | BENCH_SET(BENCH_ADDRESS), BENCH_SET(BENCH_WHOLE),
              length = u256_to_hex(text, size, a))
BENCH_TO_TEXT(u256_to_hex_full, u256, BENCH_SET(BENCH_WHOLE), 0, length = u256_to_hex_full(text, size, a))
BENCH_TO_TEXT(u256_to_radix, u256, BASES, 0, length = u256_to_radix(text, size, a, base))
BENCH_TO_TEXT(u256_to_sdec, u256, SIGNED, 0, length = u256_to_sdec(text, size, a))
BENCH_TO_TEXT(u256_format_units, u256, LENGTHS, 0, length = u256_format_units(text, size, a, decimals))

BENCH_FROM_TEXT(u256_from_dec, u256, BENCH_DEC, LENGTHS | DIGITS, USUAL, flag = u256_from_dec(r, text, length))
BENCH_FROM_TEXT(u256_from_hex, u256, BENCH_HEX, LENGTHS | BENCH_SET(BENCH_ADDRESS), BENCH_SET(BENCH_WHOLE),
                flag = u256_from_hex(r, text, length))
BENCH_FROM_TEXT(u256_from_quantity, u256, BENCH_HEX, LENGTHS, 0, flag = u256_from_quantity(r, text, length))
BENCH_FROM_TEXT(u256_from_radix, u256, BENCH_RADIX, BASES, 0, flag = u256_from_radix(r, text, length, base))
BENCH_FROM_TEXT(u256_from_sdec, u256, BENCH_SDEC, SIGNED, 0, flag = u256_from_sdec(r, text, length))
BENCH_FROM_TEXT(u256_parse, u256, d->spelling, SPELLINGS, 0, size_t pos;
                flag = (uint64_t)u256_parse(r, text, length, flags, &pos) + pos)
BENCH_FROM_TEXT(u256_parse_units, u256, BENCH_UNITS, LENGTHS, 0, flag = u256_parse_units(r, text, length, decimals))

BENCH_TO_TEXT(u512_to_dec, u512, LENGTHS, 0, length = u512_to_dec(text, size, a))
BENCH_TO_TEXT(u512_to_hex, u512, LENGTHS, 0, length = u512_to_hex(text, size, a))
BENCH_FROM_TEXT(u512_from_dec, u512, BENCH_DEC_WIDE, LENGTHS, 0, flag = u512_from_dec(r, text, length))
BENCH_FROM_TEXT(u512_from_hex, u512, BENCH_HEX_WIDE, LENGTHS, 0, flag = u512_from_hex(r, text, length))

#undef BENCH_TOPIC
#undef LENGTHS
#undef DIGITS
#undef USUAL
#undef SIGNED
#undef BASES
#undef SPELLINGS

static const struct bench_row *const text_rows[] = {
    &u256_to_dec_row,       &u256_to_hex_row,   &u256_to_hex_full_row, &u256_to_radix_row,      &u256_to_sdec_row,
    &u256_format_units_row, &u256_from_dec_row, &u256_from_hex_row,    &u256_from_quantity_row, &u256_from_radix_row,
    &u256_from_sdec_row,    &u256_parse_row,    &u256_parse_units_row, &u512_to_dec_row,        &u512_to_hex_row,
    &u512_from_dec_row,     &u512_from_hex_row,
};
