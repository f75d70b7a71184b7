/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_TEXT_H
#define U256_TEXT_H

/*
 * Numbers as text, in ASCII whatever the locale.
 *
 * Out: every u256_to_...() and u256_format_...() writes the text and a NUL, and never beyond the NUL. Like snprintf
 * they return the length without the NUL. Unlike snprintf they never truncate: if text and NUL do not fit into size
 * bytes, only a NUL is written; for size 0 nothing is, and buf may be NULL. The constants say how much room always
 * suffices.
 *
 * In: every u256_from_...() and u256_parse...() takes the len characters at s, all of them: anything that is not part
 * of the number is an error, a NUL included. It reads nothing beyond them, and s may be NULL if len is 0. If the status
 * is not U256_OK, r is unchanged. Unless stated otherwise leading zeros are allowed, letters may be upper or lower
 * case, and there is no sign, space or separator. A malformed text is reported as such even if it is also too large, so
 * U256_OVERFLOW means: well-formed, but too large. Time grows at most linearly with len.
 *
 * The text must not overlap the number object.
 *
 * Cost: decimal text is written in chunks of 19 digits, divided off by reciprocals of 10^38 and 10^19 (u512: of 10^19),
 * and read 16 digits at a time by Horner's scheme, at most four products each (u512: eight). Hexadecimal goes 16 digits
 * at a time, either way. Other radixes go a limb's worth of digits at a time: a division by one limb to write, or
 * shifts for a power of two, and four products to read.
 *
 * The examples below each function are run by a test. All functions are calls.
 */

#include <stddef.h>

#include <u256/status.h>
#include <u256/types.h>

U256_BEGIN_DECLS

/* Bytes that suffice for any number, including the NUL; U256_RADIX_SIZE is for radix 2. u256_format_units() needs up to
 * U256_DEC_SIZE + 1 for at most 77 decimals, and decimals + 3 for more. */
#define U256_DEC_SIZE 79
#define U256_SDEC_SIZE 79
#define U256_HEX_SIZE 67
#define U256_HEX_FULL_SIZE 65
#define U256_RADIX_SIZE 257
#define U512_DEC_SIZE 156
#define U512_HEX_SIZE 131

/* a in decimal.
 *
 *   u256_to_dec(0)                       "0"
 *   u256_to_dec(1000)                    "1000"
 *   u256_to_dec(2^256 - 1)      "115792089237316195423570985008687907853269984665640564039457584007913129639935"
 */
U256_API size_t u256_to_dec(char *buf, size_t size, const u256 *a);

/* a in hexadecimal as in JSON-RPC quantities: prefix 0x, lower case, no leading zeros.
 *
 *   u256_to_hex(0)                       "0x0"
 *   u256_to_hex(1024)                    "0x400"
 *   u256_to_hex(2^256 - 1)               "0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
 */
U256_API size_t u256_to_hex(char *buf, size_t size, const u256 *a);

/* a in hexadecimal, always 64 digits, lower case, no prefix: a word of the EVM.
 *
 *   u256_to_hex_full(0)                  "0000000000000000000000000000000000000000000000000000000000000000"
 *   u256_to_hex_full(1024)               "0000000000000000000000000000000000000000000000000000000000000400"
 */
U256_API size_t u256_to_hex_full(char *buf, size_t size, const u256 *a);

/* a in a radix from 2 to 36, with the digits 0 to 9 and a to z. For any other base the text is empty and 0 is returned.
 *
 *   u256_to_radix(0, 2)                  "0"
 *   u256_to_radix(10, 2)                 "1010"
 *   u256_to_radix(1295, 36)              "zz"
 *   u256_to_radix(255, 16)               "ff"
 *   u256_to_radix(7, 1)                  ""
 *   u256_to_radix(7, 37)                 ""
 */
U256_API size_t u256_to_radix(char *buf, size_t size, const u256 *a, unsigned base);

/* a in decimal, read as two's complement.
 *
 *   u256_to_sdec(7)                      "7"
 *   u256_to_sdec(2^256 - 7)              "-7"
 *   u256_to_sdec(2^255)         "-57896044618658097711785492504343953926634992332820282019728792003956564819968"
 */
U256_API size_t u256_to_sdec(char *buf, size_t size, const u256 *a);

/* a / 10^decimals in decimal, exact: ether from wei with 18 decimals, gwei with 9, a token with its own. The fraction
 * has no trailing zeros, and there is no point without a fraction. Any number of decimals; the text has at most
 * decimals + 2 characters, or those of u256_to_dec() and a point. If size_t has 32 bits, a length above SIZE_MAX - 80
 * may be returned as SIZE_MAX.
 *
 *   u256_format_units(1500000000000000000, 18)   "1.5"
 *   u256_format_units(1000000000000000000, 18)   "1"
 *   u256_format_units(1, 18)                     "0.000000000000000001"
 *   u256_format_units(0, 18)                     "0"
 *   u256_format_units(21000000000, 9)            "21"
 *   u256_format_units(1500, 0)                   "1500"
 *   u256_format_units(1500, 1)                   "150"
 *   u256_format_units(1501, 1)                   "150.1"
 */
U256_API size_t u256_format_units(char *buf, size_t size, const u256 *a, unsigned decimals);

/* r = the number written in decimal.
 *
 *   u256_from_dec("0")                   0
 *   u256_from_dec("1000")                1000
 *   u256_from_dec("007")                 7
 *   u256_from_dec("115792089237316195423570985008687907853269984665640564039457584007913129639935")    2^256 - 1
 *   u256_from_dec("115792089237316195423570985008687907853269984665640564039457584007913129639936")    U256_OVERFLOW
 *   u256_from_dec("200000000000000000000000000000000000000000000000000000000000000000000000000000")    U256_OVERFLOW
 *   u256_from_dec("20000000000000000000000000000000000000000000000000000000000000000000000000000x")    U256_BAD_DIGIT
 *   u256_from_dec("0000000000000000000000000000000000000000000000000000000000000000000000000000000000001")    1
 *   u256_from_dec("")                    U256_EMPTY
 *   u256_from_dec("-1")                  U256_BAD_DIGIT
 *   u256_from_dec("+1")                  U256_BAD_DIGIT
 *   u256_from_dec(" 1")                  U256_BAD_DIGIT
 *   u256_from_dec("1 ")                  U256_BAD_DIGIT
 *   u256_from_dec("1\n")                 U256_BAD_DIGIT
 *   u256_from_dec("1\0")                 U256_BAD_DIGIT
 *   u256_from_dec("1_000")               U256_BAD_DIGIT
 *   u256_from_dec("0x1")                 U256_BAD_DIGIT
 *   u256_from_dec("1a")                  U256_BAD_DIGIT
 *   u256_from_dec("1.0")                 U256_BAD_DIGIT
 *   u256_from_dec("1e3")                 U256_BAD_DIGIT
 */
U256_API u256_status u256_from_dec(u256 *r, const char *s, size_t len);

/* r = the number written in hexadecimal, with or without the prefix 0x or 0X.
 *
 *   u256_from_hex("0x0")                 0
 *   u256_from_hex("0xff")                255
 *   u256_from_hex("ff")                  255
 *   u256_from_hex("0XfF")                255
 *   u256_from_hex("0x00ff")              255
 *   u256_from_hex("0")                   0
 *   u256_from_hex("0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")    2^256 - 1
 *   u256_from_hex("0x10000000000000000000000000000000000000000000000000000000000000000")   U256_OVERFLOW
 *   u256_from_hex("0x1000000000000000000000000000000000000000000000000000000000000000g")   U256_BAD_DIGIT
 *   u256_from_hex("0x00000000000000000000000000000000000000000000000000000000000000000")   0
 *   u256_from_hex("000000000000000000000000000000000000000000000000000000000000000000a")   10
 *   u256_from_hex("")                    U256_EMPTY
 *   u256_from_hex("0x")                  U256_EMPTY
 *   u256_from_hex("x")                   U256_BAD_DIGIT
 *   u256_from_hex("0x0x1")               U256_BAD_DIGIT
 *   u256_from_hex("0xg")                 U256_BAD_DIGIT
 *   u256_from_hex("-0x1")                U256_BAD_DIGIT
 *   u256_from_hex("0x-1")                U256_BAD_DIGIT
 *   u256_from_hex("0x1\0")               U256_BAD_DIGIT
 *   u256_from_hex(" 0x1")                U256_BAD_DIGIT
 *   u256_from_hex("0x1 ")                U256_BAD_DIGIT
 *   u256_from_hex("0x_1")                U256_BAD_DIGIT
 */
U256_API u256_status u256_from_hex(u256 *r, const char *s, size_t len);

/* r = a JSON-RPC quantity. Strict: each number has one spelling, that of u256_to_hex(). The errors are those of
 * u256_from_hex(), and U256_NOT_CANONICAL for any other spelling that u256_from_hex() accepts.
 *
 *   u256_from_quantity("0x0")            0
 *   u256_from_quantity("0x400")          1024
 *   u256_from_quantity("0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")    2^256 - 1
 *   u256_from_quantity("0x10000000000000000000000000000000000000000000000000000000000000000")   U256_OVERFLOW
 *   u256_from_quantity("0x00000000000000000000000000000000000000000000000000000000000000000")   U256_NOT_CANONICAL
 *   u256_from_quantity("0x00")           U256_NOT_CANONICAL
 *   u256_from_quantity("0x0400")         U256_NOT_CANONICAL
 *   u256_from_quantity("400")            U256_NOT_CANONICAL
 *   u256_from_quantity("0")              U256_NOT_CANONICAL
 *   u256_from_quantity("0xFF")           U256_NOT_CANONICAL
 *   u256_from_quantity("0Xff")           U256_NOT_CANONICAL
 *   u256_from_quantity("")               U256_EMPTY
 *   u256_from_quantity("0x")             U256_EMPTY
 *   u256_from_quantity("0xg")            U256_BAD_DIGIT
 *   u256_from_quantity("0x00g")          U256_BAD_DIGIT
 *   u256_from_quantity("0x1\0")          U256_BAD_DIGIT
 */
U256_API u256_status u256_from_quantity(u256 *r, const char *s, size_t len);

/* r = the number written in a radix from 2 to 36, without a prefix. In any other base every character is a
 * U256_BAD_DIGIT.
 *
 *   u256_from_radix("1010", 2)           10
 *   u256_from_radix("zz", 36)            1295
 *   u256_from_radix("Zz", 36)            1295
 *   u256_from_radix("00ff", 16)          255
 *   u256_from_radix("6dp5qcb22im238nr3wvp0ic7q99w035jmy2iw7i6n43d37jtof", 36)   2^256 - 1
 *   u256_from_radix("6dp5qcb22im238nr3wvp0ic7q99w035jmy2iw7i6n43d37jtog", 36)   U256_OVERFLOW
 *   u256_from_radix("", 10)              U256_EMPTY
 *   u256_from_radix("12", 2)             U256_BAD_DIGIT
 *   u256_from_radix("0x1", 16)           U256_BAD_DIGIT
 *   u256_from_radix("-1", 10)            U256_BAD_DIGIT
 *   u256_from_radix("", 1)               U256_EMPTY
 *   u256_from_radix("0", 0)              U256_BAD_DIGIT
 *   u256_from_radix("0", 1)              U256_BAD_DIGIT
 *   u256_from_radix("0", 37)             U256_BAD_DIGIT
 */
U256_API u256_status u256_from_radix(u256 *r, const char *s, size_t len, unsigned base);

/* r = the number written in decimal, with an optional minus, as two's complement.
 *
 *   u256_from_sdec("7")                  7
 *   u256_from_sdec("-7")                 2^256 - 7
 *   u256_from_sdec("-0")                 0
 *   u256_from_sdec("-007")               2^256 - 7
 *   u256_from_sdec("57896044618658097711785492504343953926634992332820282019728792003956564819967")    2^255 - 1
 *   u256_from_sdec("57896044618658097711785492504343953926634992332820282019728792003956564819968")    U256_OVERFLOW
 *   u256_from_sdec("-57896044618658097711785492504343953926634992332820282019728792003956564819968")   2^255
 *   u256_from_sdec("-57896044618658097711785492504343953926634992332820282019728792003956564819969")   U256_OVERFLOW
 *   u256_from_sdec("")                   U256_EMPTY
 *   u256_from_sdec("-")                  U256_EMPTY
 *   u256_from_sdec("+7")                 U256_BAD_DIGIT
 *   u256_from_sdec("--7")                U256_BAD_DIGIT
 *   u256_from_sdec("- 7")                U256_BAD_DIGIT
 *   u256_from_sdec("7-")                 U256_BAD_DIGIT
 */
U256_API u256_status u256_from_sdec(u256 *r, const char *s, size_t len);

/* What u256_parse() accepts: a sum of these. Other bits are ignored. */
enum u256_parse_flag {
    U256_PARSE_DEC = 1,         /* decimal, the default */
    U256_PARSE_HEX = 2,         /* hexadecimal, with or without 0x or 0X */
    U256_PARSE_AUTO = 3,        /* both: hexadecimal with the prefix, decimal without */
    U256_PARSE_UNDERSCORES = 4, /* single underscores between two digits */
    U256_PARSE_SPACE = 8,       /* before and after the number: space, \t, \n, \v, \f, \r */
    U256_PARSE_EXPONENT = 16    /* decimal: a fraction, and an exponent after e or E; the value must be an integer */
};

/* r = the number written as the flags allow. *pos = len, or the index of the wrong character; for U256_OVERFLOW that of
 * the number's first digit, for U256_EMPTY that at which a digit was expected. pos may be NULL. A point, an e with its
 * sign, or an underscore is wrong if digits are missing before or after it; so is a nonzero digit worth less than one.
 *
 *   u256_parse("42", 0)                                       42
 *   u256_parse("42", U256_PARSE_DEC)                          42
 *   u256_parse("", U256_PARSE_DEC)                            U256_EMPTY at 0
 *   u256_parse("0x2a", U256_PARSE_DEC)                        U256_BAD_DIGIT at 1
 *   u256_parse("4 2", U256_PARSE_DEC)                         U256_BAD_DIGIT at 1
 *   u256_parse("42\0", U256_PARSE_DEC)                        U256_BAD_DIGIT at 2
 *   u256_parse("-42", U256_PARSE_AUTO)                        U256_BAD_DIGIT at 0
 *   u256_parse("2a", U256_PARSE_HEX)                          42
 *   u256_parse("0x2a", U256_PARSE_HEX)                        42
 *   u256_parse("0x", U256_PARSE_HEX)                          U256_EMPTY at 2
 *   u256_parse("0x2A", U256_PARSE_AUTO)                       42
 *   u256_parse("0x10000000000000000000000000000000000000000000000000000000000000000", U256_PARSE_AUTO) U256_OVERFLOW at 2
 *   u256_parse("42", U256_PARSE_AUTO)                         42
 *   u256_parse("2a", U256_PARSE_AUTO)                         U256_BAD_DIGIT at 1
 *   u256_parse("0x", U256_PARSE_AUTO)                         U256_EMPTY at 2
 *   u256_parse("1_000_000", U256_PARSE_UNDERSCORES)           1000000
 *   u256_parse("0xff_ff", U256_PARSE_AUTO + U256_PARSE_UNDERSCORES)   65535
 *   u256_parse("1_000", U256_PARSE_DEC)                       U256_BAD_DIGIT at 1
 *   u256_parse("_1", U256_PARSE_UNDERSCORES)                  U256_BAD_DIGIT at 0
 *   u256_parse("1_", U256_PARSE_UNDERSCORES)                  U256_BAD_DIGIT at 1
 *   u256_parse("1__0", U256_PARSE_UNDERSCORES)                U256_BAD_DIGIT at 1
 *   u256_parse("0x_1", U256_PARSE_HEX + U256_PARSE_UNDERSCORES)       U256_BAD_DIGIT at 2
 *   u256_parse(" 42\n", U256_PARSE_SPACE)                     42
 *   u256_parse(" \t", U256_PARSE_SPACE)                       U256_EMPTY at 2
 *   u256_parse("0x ", U256_PARSE_HEX + U256_PARSE_SPACE)      U256_EMPTY at 2
 *   u256_parse("0x 1", U256_PARSE_HEX + U256_PARSE_SPACE)     U256_BAD_DIGIT at 2
 *   u256_parse("4 2", U256_PARSE_SPACE)                       U256_BAD_DIGIT at 2
 *   u256_parse(" 42", U256_PARSE_DEC)                         U256_BAD_DIGIT at 0
 *   u256_parse("1.5e18", U256_PARSE_EXPONENT)                 1500000000000000000
 *   u256_parse("1.5E+3", U256_PARSE_EXPONENT)                 1500
 *   u256_parse("15e0", U256_PARSE_EXPONENT)                   15
 *   u256_parse("1.0", U256_PARSE_EXPONENT)                    1
 *   u256_parse("1500e-2", U256_PARSE_EXPONENT)                15
 *   u256_parse("0.00e9999999999999999999", U256_PARSE_EXPONENT)       0
 *   u256_parse("1e77", U256_PARSE_EXPONENT)                   10^77
 *   u256_parse("1e78", U256_PARSE_EXPONENT)                   U256_OVERFLOW at 0
 *   u256_parse("1e9999999999999999999", U256_PARSE_EXPONENT)  U256_OVERFLOW at 0
 *   u256_parse("1.5", U256_PARSE_EXPONENT)                    U256_BAD_DIGIT at 2
 *   u256_parse("1.5e0", U256_PARSE_EXPONENT)                  U256_BAD_DIGIT at 2
 *   u256_parse("1501e-2", U256_PARSE_EXPONENT)                U256_BAD_DIGIT at 3
 *   u256_parse("1e-9999999999999999999", U256_PARSE_EXPONENT) U256_BAD_DIGIT at 0
 *   u256_parse(".5e1", U256_PARSE_EXPONENT)                   U256_BAD_DIGIT at 0
 *   u256_parse("5.", U256_PARSE_EXPONENT)                     U256_BAD_DIGIT at 1
 *   u256_parse("5.e1", U256_PARSE_EXPONENT)                   U256_BAD_DIGIT at 1
 *   u256_parse("1e", U256_PARSE_EXPONENT)                     U256_BAD_DIGIT at 1
 *   u256_parse("1e+", U256_PARSE_EXPONENT)                    U256_BAD_DIGIT at 1
 *   u256_parse("1e5.0", U256_PARSE_EXPONENT)                  U256_BAD_DIGIT at 3
 *   u256_parse("1.5.0", U256_PARSE_EXPONENT)                  U256_BAD_DIGIT at 3
 *   u256_parse("1.5x", U256_PARSE_EXPONENT)                   U256_BAD_DIGIT at 3
 *   u256_parse("1_0.2_5e1_0", U256_PARSE_EXPONENT + U256_PARSE_UNDERSCORES)   102500000000
 *   u256_parse("1_.5e1", U256_PARSE_EXPONENT + U256_PARSE_UNDERSCORES)        U256_BAD_DIGIT at 1
 *   u256_parse("0x1e2", U256_PARSE_AUTO + U256_PARSE_EXPONENT)        482
 *   u256_parse("0x1.8", U256_PARSE_AUTO + U256_PARSE_EXPONENT)        U256_BAD_DIGIT at 3
 *   u256_parse(" 0x_f", U256_PARSE_AUTO + U256_PARSE_SPACE)           U256_BAD_DIGIT at 3
 *   u256_parse(" 1e78 ", U256_PARSE_EXPONENT + U256_PARSE_SPACE)      U256_OVERFLOW at 1
 */
U256_API u256_status u256_parse(u256 *r, const char *s, size_t len, unsigned flags, size_t *pos);

/* r = the decimal number, with or without a fraction, times 10^decimals: wei from ether with 18 decimals. Digits after
 * the first `decimals` of the fraction must be 0.
 *
 *   u256_parse_units("1.5", 18)          1500000000000000000
 *   u256_parse_units("1", 18)            1000000000000000000
 *   u256_parse_units("007.50", 18)       7500000000000000000
 *   u256_parse_units("0.000000000000000001", 18)      1
 *   u256_parse_units("0.0000000000000000010", 18)     1
 *   u256_parse_units("0.0000000000000000001", 18)     U256_BAD_DIGIT
 *   u256_parse_units("21", 9)            21000000000
 *   u256_parse_units("1500", 0)          1500
 *   u256_parse_units("1.0", 0)           1
 *   u256_parse_units("1.5", 0)           U256_BAD_DIGIT
 *   u256_parse_units("0", 4294967295)    0
 *   u256_parse_units("1", 77)            10^77
 *   u256_parse_units("1", 78)            U256_OVERFLOW
 *   u256_parse_units("1", 4294967295)    U256_OVERFLOW
 *   u256_parse_units("", 18)             U256_EMPTY
 *   u256_parse_units(".", 18)            U256_BAD_DIGIT
 *   u256_parse_units(".5", 18)           U256_BAD_DIGIT
 *   u256_parse_units("5.", 18)           U256_BAD_DIGIT
 *   u256_parse_units("1.2.3", 18)        U256_BAD_DIGIT
 *   u256_parse_units("1,5", 18)          U256_BAD_DIGIT
 *   u256_parse_units("-1", 18)           U256_BAD_DIGIT
 *   u256_parse_units("1e3", 18)          U256_BAD_DIGIT
 *   u256_parse_units(" 1", 18)           U256_BAD_DIGIT
 */
U256_API u256_status u256_parse_units(u256 *r, const char *s, size_t len, unsigned decimals);

/* As u256_to_dec(), u256_from_dec(), u256_to_hex() and u256_from_hex(), for 512 bits.
 *
 *   u512_to_dec(2^256)       "115792089237316195423570985008687907853269984665640564039457584007913129639936"
 *   u512_from_dec("115792089237316195423570985008687907853269984665640564039457584007913129639936")    2^256
 *   u512_from_dec("007")     7
 *   u512_from_dec("")        U256_EMPTY
 *   u512_from_dec("1 ")      U256_BAD_DIGIT
 *   u512_to_hex(0)           "0x0"
 *   u512_to_hex(2^256)       "0x10000000000000000000000000000000000000000000000000000000000000000"
 *   u512_from_hex("0x10000000000000000000000000000000000000000000000000000000000000000")    2^256
 *   u512_from_hex("0X00aB")  171
 *   u512_from_hex("0x")      U256_EMPTY
 *   u512_from_hex("0xg")     U256_BAD_DIGIT
 */
U256_API size_t u512_to_dec(char *buf, size_t size, const u512 *a);
U256_API u256_status u512_from_dec(u512 *r, const char *s, size_t len);
U256_API size_t u512_to_hex(char *buf, size_t size, const u512 *a);
U256_API u256_status u512_from_hex(u512 *r, const char *s, size_t len);

U256_END_DECLS

#endif /* U256_TEXT_H */
