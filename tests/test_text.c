/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* Cases by name that the examples in the header do not show. */

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "text_check.h"

#define TEN19 N64(0x8ac7230489e80000)
#define TEN38 N256(0, 0, 0x4b3b4ca85a86c47a, 0x098a224000000000)
#define TEN50 N256(0, 0x446c3b15f9, 0x926687d2c40534fd, 0xb564000000000000)
#define TEN57 N256(0, 0x28c87cb5c89a2571, 0xebfdcb54864ada83, 0x4a00000000000000)
#define TEN76 N256(0x161bcca7119915b5, 0x0764b4abe8652979, 0x7775a5f171951000, 0)
#define TEN77 N256(0xdd15fe86affad912, 0x49ef0eb713f39ebe, 0xaa987b6e6fd2a000, 0)
#define MAX256_DEC "115792089237316195423570985008687907853269984665640564039457584007913129639935"
#define ZEROS32 "00000000000000000000000000000000"
#define ZEROS64 ZEROS32 ZEROS32
#define FS32 "ffffffffffffffffffffffffffffffff"
#define FS64 FS32 FS32

/* --- Out --------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    conversion function;
    u512 a;
    unsigned n;
    const char *text;
} writes[] = {
    {"9", CONVERSION_u256_to_dec, N64(9), 0, "9"},
    {"99", CONVERSION_u256_to_dec, N64(99), 0, "99"},
    {"eight digits", CONVERSION_u256_to_dec, N64(99999999), 0, "99999999"},
    {"nine digits", CONVERSION_u256_to_dec, N64(100000000), 0, "100000000"},
    {"sixteen digits", CONVERSION_u256_to_dec, N64(9999999999999999), 0, "9999999999999999"},
    {"seventeen digits", CONVERSION_u256_to_dec, N64(10000000000000000), 0, "10000000000000000"},
    {"10^19 - 1", CONVERSION_u256_to_dec, N64(0x8ac7230489e7ffff), 0, "9999999999999999999"},
    {"10^19", CONVERSION_u256_to_dec, TEN19, 0, "10000000000000000000"},
    {"one limb", CONVERSION_u256_to_dec, N64(FULL), 0, "18446744073709551615"},
    {"more than one limb", CONVERSION_u256_to_dec, N256(0, 0, 1, 0), 0, "18446744073709551616"},
    {"10^38 - 1", CONVERSION_u256_to_dec, N256(0, 0, 0x4b3b4ca85a86c47a, 0x098a223fffffffff), 0,
     "99999999999999999999999999999999999999"},
    {"10^38", CONVERSION_u256_to_dec, TEN38, 0, "100000000000000000000000000000000000000"},
    {"two limbs", CONVERSION_u256_to_dec, N256(0, 0, FULL, FULL), 0, "340282366920938463463374607431768211455"},
    {"more than two limbs", CONVERSION_u256_to_dec, N256(0, 1, 0, 0), 0, "340282366920938463463374607431768211456"},
    {"10^57 - 1", CONVERSION_u256_to_dec, N256(0, 0x28c87cb5c89a2571, 0xebfdcb54864ada83, 0x49ffffffffffffff), 0,
     "999999999999999999999999999999999999999999999999999999999"},
    {"10^57", CONVERSION_u256_to_dec, TEN57, 0, "1000000000000000000000000000000000000000000000000000000000"},
    {"more than three limbs", CONVERSION_u256_to_dec, N256(1, 0, 0, 0), 0,
     "6277101735386680763835789423207666416102355444464034512896"},
    {"10^76 - 1", CONVERSION_u256_to_dec,
     N256(0x161bcca7119915b5, 0x0764b4abe8652979, 0x7775a5f171950fff, 0xffffffffffffffff), 0,
     "9999999999999999999999999999999999999999999999999999999999999999999999999999"},
    {"10^76", CONVERSION_u256_to_dec, TEN76, 0,
     "10000000000000000000000000000000000000000000000000000000000000000000000000000"},
    {"10^77", CONVERSION_u256_to_dec, TEN77, 0,
     "100000000000000000000000000000000000000000000000000000000000000000000000000000"},
    {"2^64 10^38", CONVERSION_u256_to_dec, N256(0, 0x4b3b4ca85a86c47a, 0x098a224000000000, 0), 0,
     "1844674407370955161600000000000000000000000000000000000000"},
    {"2^128 10^38", CONVERSION_u256_to_dec, N256(0x4b3b4ca85a86c47a, 0x098a224000000000, 0, 0), 0,
     "34028236692093846346337460743176821145600000000000000000000000000000000000000"},
    {"3 2^128 10^38", CONVERSION_u256_to_dec, N256(0xe1b1e5f90f944d6e, 0x1c9e66c000000000, 0, 0), 0,
     "102084710076281539039012382229530463436800000000000000000000000000000000000000"},
    {"-1", CONVERSION_u256_to_sdec, MAX256, 0, "-1"},
    {"0", CONVERSION_u256_to_sdec, N64(0), 0, "0"},
    {"the largest", CONVERSION_u256_to_sdec, MAX_SIGNED, 0,
     "57896044618658097711785492504343953926634992332820282019728792003956564819967"},
    {"-2^64", CONVERSION_u256_to_sdec, N256(FULL, FULL, FULL, 0), 0, "-18446744073709551616"},
    {"2^64 - 1", CONVERSION_u256_to_hex, N64(FULL), 0, "0xffffffffffffffff"},
    {"2^64", CONVERSION_u256_to_hex, N256(0, 0, 1, 0), 0, "0x10000000000000000"},
    {"2^252", CONVERSION_u256_to_hex, N256(UINT64_C(1) << 60, 0, 0, 0), 0,
     "0x1000000000000000000000000000000000000000000000000000000000000000"},
    {"every digit", CONVERSION_u256_to_hex, N64(0x0123456789abcdef), 0, "0x123456789abcdef"},
    {"every digit", CONVERSION_u256_to_hex_full,
     N256(0x0123456789abcdef, 0xfedcba9876543210, 0x0123456789abcdef, 0xfedcba9876543210), 0,
     "0123456789abcdeffedcba98765432100123456789abcdeffedcba9876543210"},
    {"the largest", CONVERSION_u256_to_hex_full, MAX256, 0,
     "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"},
    {"0", CONVERSION_u256_to_radix, N64(0), 36, "0"},
    {"35", CONVERSION_u256_to_radix, N64(35), 36, "z"},
    {"36", CONVERSION_u256_to_radix, N64(36), 36, "10"},
    {"2^255 in binary", CONVERSION_u256_to_radix, MIN_SIGNED, 2,
     "1" ZEROS64 ZEROS64 ZEROS64 ZEROS32 "0000000000000000000000000000000"},
    {"the largest in ternary", CONVERSION_u256_to_radix, MAX256, 3,
     "1202200220110222220212222112111221000012212201200020002110221102022111210012120210102102000200101210"
     "11202120211110021000020122121222212000211211110200012022202120"},
    {"the largest in radix 36", CONVERSION_u256_to_radix, MAX256, 36,
     "6dp5qcb22im238nr3wvp0ic7q99w035jmy2iw7i6n43d37jtof"},
    {"the largest in octal", CONVERSION_u256_to_radix, MAX256, 8,
     "17777777777777777777777777777777777777777777777777777777777777777777777777777777777777"},
    {"no base 0", CONVERSION_u256_to_radix, MAX256, 0, ""},
    {"no base 2^32 - 1", CONVERSION_u256_to_radix, MAX256, UINT32_MAX, ""},
    {"no base 256 + 16", CONVERSION_u256_to_radix, MAX256, 272, ""},
    {"the largest, a digit before the point", CONVERSION_u256_format_units, MAX256, 77,
     "1.15792089237316195423570985008687907853269984665640564039457584007913129639935"},
    {"the largest, none before the point", CONVERSION_u256_format_units, MAX256, 78,
     "0.115792089237316195423570985008687907853269984665640564039457584007913129639935"},
    {"the largest, a zero behind the point", CONVERSION_u256_format_units, MAX256, 79,
     "0.0115792089237316195423570985008687907853269984665640564039457584007913129639935"},
    {"10^77", CONVERSION_u256_format_units, TEN77, 77, "1"},
    {"10^77, one decimal more", CONVERSION_u256_format_units, TEN77, 78, "0.1"},
    {"10^77, none", CONVERSION_u256_format_units, TEN77, 0,
     "100000000000000000000000000000000000000000000000000000000000000000000000000000"},
    {"zeros before the point stay", CONVERSION_u256_format_units, N64(100001), 1, "10000.1"},
    {"0 with many decimals", CONVERSION_u256_format_units, N64(0), UINT32_MAX, "0"},
    {"2^256", CONVERSION_u512_to_hex, N512(0, 0, 0, 1, 0, 0, 0, 0), 0,
     "0x10000000000000000000000000000000000000000000000000000000000000000"},
    {"0", CONVERSION_u512_to_dec, N64(0), 0, "0"},
    {"2^64", CONVERSION_u512_to_dec, N256(0, 0, 1, 0), 0, "18446744073709551616"},
    {"10^76", CONVERSION_u512_to_dec, TEN76, 0,
     "10000000000000000000000000000000000000000000000000000000000000000000000000000"},
    {"the largest", CONVERSION_u512_to_dec, MAX512, 0,
     "13407807929942597099574024998205846127479365820592393377723561443721764030073546976801874298166903427690031858186"
     "4"
     "86050853753882811946569946433649006084095"},
    {"the largest", CONVERSION_u512_to_hex, MAX512, 0,
     "0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
     "f"
     "ffffffffffffffff"},
};

/* --- In ---------------------------------------------------------------------------------------------------------- */

/* clang-format off */
#define TEXT(s) s, sizeof s - 1
/* clang-format on */
#define OK U256_OK
#define EMPTY U256_EMPTY
#define BAD U256_BAD_DIGIT
#define BEYOND U256_OVERFLOW
#define DEC U256_PARSE_DEC
#define HEX U256_PARSE_HEX
#define AUTO U256_PARSE_AUTO
#define UNDERSCORES U256_PARSE_UNDERSCORES
#define SPACES U256_PARSE_SPACE
#define EXPONENT U256_PARSE_EXPONENT

/* position is of u256_parse(); when the number is right it is the length, and not written here. */
static const struct {
    const char *name;
    conversion function;
    const char *text;
    size_t length;
    unsigned n;
    u256_status status;
    u512 value;
    size_t position;
} reads[] = {
    /* What broke in peers. */
    {"2 and 77 zeros", CONVERSION_u256_from_dec, TEXT("2" ZEROS64 "0000000000000"), 0, BEYOND, {{0}}, 0},
    {"2 and 77 zeros", CONVERSION_u256_from_sdec, TEXT("2" ZEROS64 "0000000000000"), 0, BEYOND, {{0}}, 0},
    {"-2 and 77 zeros", CONVERSION_u256_from_sdec, TEXT("-2" ZEROS64 "0000000000000"), 0, BEYOND, {{0}}, 0},
    {"2 and 77 zeros", CONVERSION_u256_from_radix, TEXT("2" ZEROS64 "0000000000000"), 10, BEYOND, {{0}}, 0},
    {"2 and 77 zeros", CONVERSION_u256_parse_units, TEXT("2" ZEROS64 "0000000000000"), 0, BEYOND, {{0}}, 0},
    {"2 and 77 zeros", CONVERSION_u256_parse, TEXT("2" ZEROS64 "0000000000000"), DEC, BEYOND, {{0}}, 0},
    {"67 zeros", CONVERSION_u256_from_dec, TEXT(ZEROS64 "000"), 0, OK, N64(0), 0},
    {"67 zeros", CONVERSION_u256_from_sdec, TEXT("-" ZEROS64 "000"), 0, OK, N64(0), 0},
    {"67 zeros", CONVERSION_u256_from_hex, TEXT(ZEROS64 "000"), 0, OK, N64(0), 0},
    {"67 zeros", CONVERSION_u256_from_quantity, TEXT(ZEROS64 "000"), 0, U256_NOT_CANONICAL, {{0}}, 0},
    {"67 zeros", CONVERSION_u256_from_radix, TEXT(ZEROS64 "000"), 36, OK, N64(0), 0},
    {"67 zeros", CONVERSION_u256_parse_units, TEXT(ZEROS64 "000"), 18, OK, N64(0), 0},
    {"67 zeros", CONVERSION_u256_parse, TEXT(ZEROS64 "000"), AUTO, OK, N64(0), 0},
    {"67 zeros", CONVERSION_u512_from_dec, TEXT(ZEROS64 "000"), 0, OK, N64(0), 0},
    {"a NUL alone", CONVERSION_u256_from_dec, TEXT("\0"), 0, BAD, {{0}}, 0},
    {"a NUL in the middle", CONVERSION_u256_from_dec, TEXT("1\0001"), 0, BAD, {{0}}, 0},
    {"a NUL in front", CONVERSION_u256_from_hex, TEXT("\0000x1"), 0, BAD, {{0}}, 0},
    {"a NUL after the prefix", CONVERSION_u256_from_hex, TEXT("0x\0"), 0, BAD, {{0}}, 0},
    {"a NUL at the end", CONVERSION_u256_from_sdec, TEXT("-1\0"), 0, BAD, {{0}}, 0},
    {"a NUL at the end", CONVERSION_u256_from_radix, TEXT("z\0"), 36, BAD, {{0}}, 0},
    {"a NUL at the end", CONVERSION_u256_parse_units, TEXT("1.0\0"), 18, BAD, {{0}}, 0},
    {"a NUL at the end", CONVERSION_u512_from_dec, TEXT("1\0"), 0, BAD, {{0}}, 0},
    {"a NUL is no space", CONVERSION_u256_parse, TEXT("42\0"), SPACES, BAD, {{0}}, 2},
    {"a NUL after a space", CONVERSION_u256_parse, TEXT("42 \0"), SPACES, BAD, {{0}}, 3},
    {"a plus", CONVERSION_u512_from_dec, TEXT("+1"), 0, BAD, {{0}}, 0},
    {"a minus", CONVERSION_u512_from_dec, TEXT("-1"), 0, BAD, {{0}}, 0},
    {"a minus", CONVERSION_u256_from_quantity, TEXT("-0x1"), 0, BAD, {{0}}, 0},
    {"a minus", CONVERSION_u256_parse, TEXT("-1"), EXPONENT, BAD, {{0}}, 0},
    {"a minus that is not ASCII",
     CONVERSION_u256_from_sdec,
     TEXT("\xe2\x88\x92"
          "1"),
     0,
     BAD,
     {{0}},
     0},
    {"digits that are not ASCII", CONVERSION_u256_from_dec, TEXT("\xd9\xa1\xd9\xa2"), 0, BAD, {{0}}, 0},
    {"digits with the eighth bit", CONVERSION_u256_from_dec, TEXT("1234567\xb8"), 0, BAD, {{0}}, 0},
    {"letters with the eighth bit", CONVERSION_u256_from_hex, TEXT("0xabcdef\xe1"), 0, BAD, {{0}}, 0},

    /* Ends of the range. */
    {"128 f", CONVERSION_u512_from_hex, TEXT("0x" FS64 FS64), 0, OK, MAX512, 0},
    {"128 f after zeros", CONVERSION_u512_from_hex, TEXT(ZEROS64 FS64 FS64), 0, OK, MAX512, 0},
    {"1 and 128 zeros", CONVERSION_u512_from_hex, TEXT("0x1" ZEROS64 ZEROS64), 0, BEYOND, {{0}}, 0},
    {"129 digits, the last none",
     CONVERSION_u512_from_hex,
     TEXT("0x1" ZEROS64 ZEROS32 "0000000000000000000000000000000g"),
     0,
     BAD,
     {{0}},
     0},
    {"2^512 - 1", CONVERSION_u512_from_dec,
     TEXT(
         "1340780792994259709957402499820584612747936582059239337772356144372176403007354697680187429816690342769003185"
         "8186486050853753882811946569946433649006084095"),
     0, OK, MAX512, 0},
    {"2^512",
     CONVERSION_u512_from_dec,
     TEXT(
         "1340780792994259709957402499820584612747936582059239337772356144372176403007354697680187429816690342769003185"
         "8186486050853753882811946569946433649006084096"),
     0,
     BEYOND,
     {{0}},
     0},
    {"2 and 154 zeros",
     CONVERSION_u512_from_dec,
     TEXT("2" ZEROS64 ZEROS64 "00000000000000000000000000"),
     0,
     BEYOND,
     {{0}},
     0},
    {"1 and 155 zeros",
     CONVERSION_u512_from_dec,
     TEXT("1" ZEROS64 ZEROS64 "000000000000000000000000000"),
     0,
     BEYOND,
     {{0}},
     0},
    {"-2^255 after zeros", CONVERSION_u256_from_sdec,
     TEXT("-" ZEROS64 "57896044618658097711785492504343953926634992332820282019728792003956564819968"), 0, OK,
     MIN_SIGNED, 0},
    {"2^256 - 1 is no signed number", CONVERSION_u256_from_sdec, TEXT(MAX256_DEC), 0, BEYOND, {{0}}, 0},
    {"-(2^256 - 1) neither", CONVERSION_u256_from_sdec, TEXT("-" MAX256_DEC), 0, BEYOND, {{0}}, 0},
    {"-2^256 neither",
     CONVERSION_u256_from_sdec,
     TEXT("-115792089237316195423570985008687907853269984665640564039457584007913129639936"),
     0,
     BEYOND,
     {{0}},
     0},
    {"the largest, a digit before the point", CONVERSION_u256_parse_units,
     TEXT("1.15792089237316195423570985008687907853269984665640564039457584007913129639935"), 77, OK, MAX256, 0},
    {"the largest, none before the point", CONVERSION_u256_parse_units,
     TEXT("0.115792089237316195423570985008687907853269984665640564039457584007913129639935"), 78, OK, MAX256, 0},
    {"one more than the largest",
     CONVERSION_u256_parse_units,
     TEXT("0.115792089237316195423570985008687907853269984665640564039457584007913129639936"),
     78,
     BEYOND,
     {{0}},
     0},
    {"2^256 as a fraction of more", CONVERSION_u256_parse_units, TEXT("0.1"), 79, BEYOND, {{0}}, 0},
    {"a tenth of 10^78", CONVERSION_u256_parse_units, TEXT("0.1"), 78, OK, TEN77, 0},
    {"a fraction of far too many decimals", CONVERSION_u256_parse_units, TEXT("0.1"), UINT32_MAX, BEYOND, {{0}}, 0},
    {"no fraction of far too many decimals", CONVERSION_u256_parse_units, TEXT("0.0"), UINT32_MAX, OK, N64(0), 0},
    {"out of range and less than one unit",
     CONVERSION_u256_parse_units,
     TEXT("2" ZEROS64 "0000000000000.5"),
     0,
     BAD,
     {{0}},
     0},
    {"wrong after what is out of range",
     CONVERSION_u256_parse_units,
     TEXT("2" ZEROS64 "0000000000000."),
     0,
     BAD,
     {{0}},
     0},

    /* u256_parse(): which character is wrong. */
    {"no flags that there are", CONVERSION_u256_parse, TEXT("42"), ~31u, OK, N64(42), 0},
    {"no flags that there are: no prefix", CONVERSION_u256_parse, TEXT("0x2a"), ~31u, BAD, {{0}}, 1},
    {"no flags that there are: no space", CONVERSION_u256_parse, TEXT(" 42"), ~31u, BAD, {{0}}, 0},
    {"a prefix after a zero", CONVERSION_u256_parse, TEXT("00x1"), AUTO, BAD, {{0}}, 2},
    {"a prefix after a zero, in hexadecimal", CONVERSION_u256_parse, TEXT("00x1"), HEX, BAD, {{0}}, 2},
    {"an underscore in the prefix", CONVERSION_u256_parse, TEXT("0_x1"), AUTO | UNDERSCORES, BAD, {{0}}, 1},
    {"an underscore before the prefix", CONVERSION_u256_parse, TEXT("_0x1"), AUTO | UNDERSCORES, BAD, {{0}}, 0},
    {"an underscore at the end", CONVERSION_u256_parse, TEXT("0x1_"), AUTO | UNDERSCORES, BAD, {{0}}, 3},
    {"an underscore before space", CONVERSION_u256_parse, TEXT("1_ "), SPACES | UNDERSCORES, BAD, {{0}}, 1},
    {"an underscore after space", CONVERSION_u256_parse, TEXT("1 _"), SPACES | UNDERSCORES, BAD, {{0}}, 2},
    {"an underscore before e", CONVERSION_u256_parse, TEXT("1_e5"), EXPONENT | UNDERSCORES, BAD, {{0}}, 1},
    {"an underscore after e", CONVERSION_u256_parse, TEXT("1e_5"), EXPONENT | UNDERSCORES, BAD, {{0}}, 1},
    {"an underscore after a point", CONVERSION_u256_parse, TEXT("1._5e1"), EXPONENT | UNDERSCORES, BAD, {{0}}, 1},
    {"an underscore after the fraction", CONVERSION_u256_parse, TEXT("1.5_e1"), EXPONENT | UNDERSCORES, BAD, {{0}}, 3},
    {"an underscore after the exponent", CONVERSION_u256_parse, TEXT("1e5_"), EXPONENT | UNDERSCORES, BAD, {{0}}, 3},
    {"underscores everywhere", CONVERSION_u256_parse, TEXT("1_0.0_0e-0_0_1"), EXPONENT | UNDERSCORES, OK, N64(1), 0},
    {"1e5_0", CONVERSION_u256_parse, TEXT("1e5_0"), EXPONENT | UNDERSCORES, OK, TEN50, 0},
    {"every space", CONVERSION_u256_parse, TEXT(" \t\n\v\f\r42\r\f\v\n\t "), SPACES, OK, N64(42), 0},
    {"next to spaces: 8", CONVERSION_u256_parse, TEXT("\b42"), SPACES, BAD, {{0}}, 0},
    {"next to spaces: 14", CONVERSION_u256_parse, TEXT("42\x0e"), SPACES, BAD, {{0}}, 2},
    {"next to spaces: 31", CONVERSION_u256_parse, TEXT("42\x1f"), SPACES, BAD, {{0}}, 2},
    {"a space of Latin-1", CONVERSION_u256_parse, TEXT("42\xa0"), SPACES, BAD, {{0}}, 2},
    {"spaces alone, and a digit is wanted", CONVERSION_u256_parse, TEXT("  "), SPACES | AUTO, EMPTY, {{0}}, 2},
    {"a prefix and space", CONVERSION_u256_parse, TEXT(" 0x \n"), SPACES | AUTO, EMPTY, {{0}}, 3},
    {"a prefix, space and more", CONVERSION_u256_parse, TEXT("0x 1"), SPACES | AUTO, BAD, {{0}}, 2},
    {"nothing, whatever is allowed", CONVERSION_u256_parse, TEXT(""), 63, EMPTY, {{0}}, 0},
    {"out of range after prefix and space",
     CONVERSION_u256_parse,
     TEXT("  0x1" ZEROS64),
     SPACES | AUTO,
     BEYOND,
     {{0}},
     4},
    {"out of range after zeros", CONVERSION_u256_parse, TEXT("0001" ZEROS64 ZEROS32), 0, BEYOND, {{0}}, 0},
    {"out of range, wrong at the end", CONVERSION_u256_parse, TEXT("1" ZEROS64 ZEROS32 "x"), 0, BAD, {{0}}, 97},
    {"out of range, less than one at the end",
     CONVERSION_u256_parse,
     TEXT("1" ZEROS64 ZEROS32 ".0001"),
     EXPONENT,
     BAD,
     {{0}},
     101},
    {"less than one, wrong at the end", CONVERSION_u256_parse, TEXT("1.5e"), EXPONENT, BAD, {{0}}, 3},
    {"a point in hexadecimal", CONVERSION_u256_parse, TEXT("1.0"), HEX | EXPONENT, BAD, {{0}}, 1},
    {"an e in hexadecimal", CONVERSION_u256_parse, TEXT("1e2"), HEX | EXPONENT, OK, N64(0x1e2), 0},
    {"an e without its flag", CONVERSION_u256_parse, TEXT("1e2"), AUTO, BAD, {{0}}, 1},
    {"two signs", CONVERSION_u256_parse, TEXT("1e+-2"), EXPONENT, BAD, {{0}}, 1},
    {"two exponents", CONVERSION_u256_parse, TEXT("1e2e3"), EXPONENT, BAD, {{0}}, 3},
    {"1e-0", CONVERSION_u256_parse, TEXT("1e-0"), EXPONENT, OK, N64(1), 0},
    {"0e-1", CONVERSION_u256_parse, TEXT("0e-1"), EXPONENT, OK, N64(0), 0},
    {"0.10e1", CONVERSION_u256_parse, TEXT("0.10e1"), EXPONENT, OK, N64(1), 0},
    {"0.01e1", CONVERSION_u256_parse, TEXT("0.01e1"), EXPONENT, BAD, {{0}}, 3},
    {"100e-3", CONVERSION_u256_parse, TEXT("100e-3"), EXPONENT, BAD, {{0}}, 0},
    {"zeros in the exponent", CONVERSION_u256_parse, TEXT("1e" ZEROS32 "77"), EXPONENT, OK, TEN77, 0},
    {"2^256 - 1 with an exponent", CONVERSION_u256_parse,
     TEXT("1.15792089237316195423570985008687907853269984665640564039457584007913129639935e77"), EXPONENT, OK, MAX256,
     0},
    {"2^256 with an exponent",
     CONVERSION_u256_parse,
     TEXT("1.15792089237316195423570985008687907853269984665640564039457584007913129639936e77"),
     EXPONENT,
     BEYOND,
     {{0}},
     0},
    {"an exponent of 2^32", CONVERSION_u256_parse, TEXT("1e4294967296"), EXPONENT, BEYOND, {{0}}, 0},
    {"an exponent of 2^32 + 1", CONVERSION_u256_parse, TEXT("1e4294967297"), EXPONENT, BEYOND, {{0}}, 0},
    {"an exponent of -2^32", CONVERSION_u256_parse, TEXT("10e-4294967296"), EXPONENT, BAD, {{0}}, 0},
    {"an exponent of -2^32 - 1", CONVERSION_u256_parse, TEXT("10e-4294967297"), EXPONENT, BAD, {{0}}, 0},
    {"an exponent of 2^63", CONVERSION_u256_parse, TEXT("1e9223372036854775808"), EXPONENT, BEYOND, {{0}}, 0},
    {"an exponent of -2^63", CONVERSION_u256_parse, TEXT("10e-9223372036854775808"), EXPONENT, BAD, {{0}}, 0},
    {"an exponent of 2^64", CONVERSION_u256_parse, TEXT("1e18446744073709551616"), EXPONENT, BEYOND, {{0}}, 0},
    {"an exponent of 2^64 + 1", CONVERSION_u256_parse, TEXT("1e18446744073709551617"), EXPONENT, BEYOND, {{0}}, 0},
    {"an exponent of -2^64 - 1", CONVERSION_u256_parse, TEXT("10e-18446744073709551617"), EXPONENT, BAD, {{0}}, 0},
    {"0 with an exponent of 2^64", CONVERSION_u256_parse, TEXT("0e18446744073709551616"), EXPONENT, OK, N64(0), 0},
    {"0 with an exponent of -2^64", CONVERSION_u256_parse, TEXT("0e-18446744073709551616"), EXPONENT, OK, N64(0), 0},
};

static unsigned check_reads(const backend *unit)
{
    unsigned failures = 0;
    for (size_t i = 0; i < sizeof reads / sizeof *reads; i++) {
        const text_input in = {reads[i].function, reads[i].text, reads[i].length, reads[i].n};
        const text_meaning expected = {reads[i].status, reads[i].value,
                                       reads[i].status == OK ? reads[i].length : reads[i].position};
        failures += check_from(unit, &in, &expected, EVERY_WAY, reads[i].name);
    }
    return failures;
}

static unsigned check_writes(const backend *unit)
{
    unsigned failures = 0;
    for (size_t i = 0; i < sizeof writes / sizeof *writes; i++) {
        const number_input in = {writes[i].function, writes[i].a, writes[i].n};
        failures += check_to(unit, &in, writes[i].text, strlen(writes[i].text), EVERY_WAY, writes[i].name);
    }
    return failures;
}

/* --- The constants ------------------------------------------------------------------------------------------------ */

static const struct {
    const char *name;
    size_t size;
    conversion function;
    u512 longest;
    unsigned n;
} sizes[] = {
    {"U256_DEC_SIZE", U256_DEC_SIZE, CONVERSION_u256_to_dec, MAX256, 0},
    {"U256_SDEC_SIZE", U256_SDEC_SIZE, CONVERSION_u256_to_sdec, MIN_SIGNED, 0},
    {"U256_HEX_SIZE", U256_HEX_SIZE, CONVERSION_u256_to_hex, MAX256, 0},
    {"U256_HEX_FULL_SIZE", U256_HEX_FULL_SIZE, CONVERSION_u256_to_hex_full, MAX256, 0},
    {"U256_RADIX_SIZE", U256_RADIX_SIZE, CONVERSION_u256_to_radix, MAX256, 2},
    {"U512_DEC_SIZE", U512_DEC_SIZE, CONVERSION_u512_to_dec, MAX512, 0},
    {"U512_HEX_SIZE", U512_HEX_SIZE, CONVERSION_u512_to_hex, MAX512, 0},
};

/* Each constant is the size of the longest text and its NUL: no less, and no more. */
static unsigned check_sizes(const backend *unit)
{
    unsigned failures = 0;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        const number_input in = {sizes[i].function, sizes[i].longest, sizes[i].n};
        char text[300];
        const uint64_t length = reference_to(in.function, &in.a, in.n, text, sizeof text);
        if (length + 1 != sizes[i].size) {
            fprintf(stderr, "FAILED text: %s is not the size of the longest text\n", sizes[i].name);
            failures++;
        }
        failures += check_to(unit, &in, text, length, EVERY_WAY, sizes[i].name);
    }
    return failures;
}

/* --- Every radix ------------------------------------------------------------------------------------------------- */

static const char digit_characters[] = "0123456789abcdefghijklmnopqrstuvwxyz";

/* The text of the next number, by hand; longer by one character where all digits were the largest. */
static void count_up(char *text, char largest)
{
    size_t i = strlen(text);
    while (i > 0 && text[i - 1] == largest)
        text[--i] = '0';
    if (i > 0) {
        text[i - 1] = text[i - 1] == '9' ? 'a' : (char)(text[i - 1] + 1);
        return;
    }
    memmove(text + 1, text, strlen(text) + 1);
    text[0] = '1';
}

static unsigned check_text_in(const backend *unit, const char *s, size_t length, unsigned radix, u256_status status,
                              const u512 *value, const char *name)
{
    const text_input in = {CONVERSION_u256_from_radix, s, length, radix};
    const text_meaning expected = {status, status == OK ? *value : (u512){{0}}, 0};
    return check_from(unit, &in, &expected, EVERY_WAY, name);
}

/* The largest number, the one after it, and the largest digit and the one after it, in each radix. */
static unsigned check_radices(const backend *unit)
{
    static const u512 largest_number = MAX256;
    enum { ZEROS = 300 };
    unsigned failures = 0;
    for (unsigned radix = 2; radix <= 36; radix++) {
        char text[ZEROS + 300];
        char *const digits = text + ZEROS; /* with zeros in front of them */
        memset(text, '0', ZEROS);
        const char largest = digit_characters[radix - 1];
        const size_t length = (size_t)reference_to(CONVERSION_u256_to_radix, &largest_number, radix, digits, 290);
        for (unsigned zeros = 0; zeros <= ZEROS; zeros += 1 + zeros / 4)
            failures += check_text_in(unit, digits - zeros, length + zeros, radix, OK, &largest_number, "2^256 - 1");
        digits[length] = '0';
        failures += check_text_in(unit, digits, length + 1, radix, BEYOND, NULL, "2^256 - 1, one digit more");
        digits[length] = 0;
        count_up(digits, largest);
        for (unsigned zeros = 0; zeros <= ZEROS; zeros += 1 + zeros / 4)
            failures += check_text_in(unit, digits - zeros, strlen(digits) + zeros, radix, BEYOND, NULL, "2^256");

        const u512 value = N64(radix - 1);
        failures += check_text_in(unit, &largest, 1, radix, OK, &value, "the largest digit");
        const char beyond = radix < 36 ? digit_characters[radix] : '{';
        failures += check_text_in(unit, &beyond, 1, radix, BAD, NULL, "the digit after the largest");
        if (radix > 10) {
            const char large = (char)(largest - 'a' + 'A'), beyond_large = (char)(large + 1);
            failures += check_text_in(unit, &large, 1, radix, OK, &value, "the largest digit as a large letter");
            failures += check_text_in(unit, &beyond_large, 1, radix, BAD, NULL, "the large letter after it");
        }
    }
    return failures;
}

/* a = a * k modulo 2^512, and whether it went beyond 256 bits. */
static bool times(u512 *a, unsigned k)
{
    uint64_t carry = 0;
    for (int i = 0; i < 16; i++) {
        const int shift = 32 * (i % 2);
        const uint64_t t = (a->w[i / 2] >> shift & UINT32_MAX) * k + carry;
        a->w[i / 2] = (a->w[i / 2] & ~((uint64_t)UINT32_MAX << shift)) | (t & UINT32_MAX) << shift;
        carry = t >> 32;
    }
    return (a->w[4] | a->w[5] | a->w[6] | a->w[7]) != 0;
}

/* Each power of each radix, the number before it and the one after, out and in again. */
static unsigned check_powers(const backend *unit)
{
    unsigned failures = 0;
    for (unsigned radix = 2; radix <= 36; radix++) {
        u512 power = N64(1);
        do {
            for (int distance = -1; distance <= 1; distance++) {
                u512 a = power;
                for (int i = 0; i < 4 && distance != 0; i++) { /* until there is no carry or borrow */
                    a.w[i] += distance > 0 ? 1 : FULL;
                    if (a.w[i] != (distance > 0 ? 0 : FULL))
                        break;
                }
                char digits[260];
                const uint64_t length = reference_to(CONVERSION_u256_to_radix, &a, radix, digits, sizeof digits);
                const number_input in = {CONVERSION_u256_to_radix, a, radix};
                failures += check_to(unit, &in, digits, length, ONE_WAY, "a power of the radix");
                failures += check_text_in(unit, digits, (size_t)length, radix, OK, &a, "a power of the radix");
            }
        } while (!times(&power, radix));
    }
    return failures;
}

/* --- Locales ----------------------------------------------------------------------------------------------------- */

/* Numbers look the same where people write a comma for the point, other digits, or an i without a dot. */
static unsigned check_locales(const backend *unit)
{
    static const char *const names[] = {"",      "C.UTF-8",     "de_DE.UTF-8", "de_DE", "fr_FR.UTF-8",
                                        "tr_TR", "tr_TR.UTF-8", "ar_SA.UTF-8", "fa_IR", "hi_IN.UTF-8"};
    unsigned failures = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (setlocale(LC_ALL, names[i]) && check_writes(unit) + check_reads(unit) > 0) {
            fprintf(stderr, "FAILED text in the locale \"%s\"\n", names[i]);
            failures++;
        }
    }
    setlocale(LC_ALL, "C");
    return failures;
}

unsigned test_text(const backend *unit)
{
    unsigned failures = check_writes(unit) + check_reads(unit);
    failures += check_sizes(unit);
    failures += check_radices(unit);
    failures += check_powers(unit);
    return failures ? failures : check_locales(unit);
}
