#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""What u256calc says of wrong expressions, and of which character; what is as long or as deep as it may be is right:
check_errors.py U256CALC"""

import sys

from common import DONE, EXPRESSION, check, check_run, finish, run

calc = sys.argv[1]
MAX = 2**256 - 1

OPERAND = "expected a number, a name, '(', '-', '~' or '!', not "
UNFIT = "the number does not fit in 256 bits"
POINT = "'.' may stand only between the digits of a decimal number"
UNDERSCORE = "'_' may stand only between two digits"
LIST = ", see u256calc --functions"

# The expression, the character, what is said of it.
WRONG = [
    ("", 1, OPERAND + "the end"),
    ("  ", 3, OPERAND + "the end"),
    ("# nothing", 1, OPERAND + "the end"),
    ("1 +", 4, OPERAND + "the end"),
    ("1 + * 2", 5, OPERAND + "'*'"),
    ("*2", 1, OPERAND + "'*'"),
    ("+2", 1, OPERAND + "'+'"),
    ("()", 2, OPERAND + "')'"),
    ("1 && 2", 4, OPERAND + "'&'"),
    ("1 2", 3, "expected an operator, not '2'"),
    ("1 2\t\vgwei", 3, "expected an operator, not '2  gwei'"),
    ("1)", 2, "expected an operator, not ')'"),
    ("1, 2", 2, "expected an operator, not ','"),
    ("(1", 3, "expected an operator or ')', not the end"),
    ("(1, 2)", 3, "expected an operator or ')', not ','"),
    ("0x1 gwei", 5, "expected an operator, not 'gwei'"),
    ("MAX ether", 5, "expected an operator, not 'ether'"),
    ("1 " + "a" * 32, 3, "expected an operator, not '" + "a" * 32 + "'"),
    ("1 " + "a" * 33, 3, "expected an operator, not '" + "a" * 32 + "...'"),
    ("1 = 2", 3, "expected '==', which compares, not '='"),
    ("1 $ 2", 3, "'$' is no part of an expression"),
    ("1 \\ 2", 3, "'\\' is no part of an expression"),
    ("1 \u2212 2", 3, "U+2212 is no part of an expression"),
    ("\u00e9\u00e9", 1, "U+00E9 is no part of an expression"),
    ("1 + (\u00a02)", 6, "U+00A0 is no part of an expression"),
    ("1 + \U0001f600", 5, "U+1F600 is no part of an expression"),
    ("1 \x1b[31m", 3, "byte 0x1b is no part of an expression"),
    (b"1 \xff", 3, "byte 0xff is no part of an expression"),
    (b"1 \xe2\x88", 3, "byte 0xe2 is no part of an expression"),
    (b"1 \xc0\xaf", 3, "byte 0xc0 is no part of an expression"),
    (b"1 \xed\xa0\x80", 3, "byte 0xed is no part of an expression"),
    # Numbers.
    (".5ether", 1, POINT),
    ("1.", 2, POINT),
    ("1.e3", 2, POINT),
    ("1e3.5", 4, POINT),
    ("0x1.8", 4, POINT),
    ("1.2.3", 4, POINT),
    ("1.5", 3, "this digit is worth less than 1"),
    ("1 + 15e-1", 6, "this digit is worth less than 1"),
    ("1e-99999999999999999999", 1, "this digit is worth less than 1"),
    ("1.5wei", 3, "this digit is worth less than 1 wei"),
    ("1.0000000001 gwei", 12, "this digit is worth less than 1 wei"),
    (f"{MAX + 1}", 1, UNFIT),
    (f"2 * {MAX + 1:#x}", 5, UNFIT),
    (f"{MAX + 1:#b}", 1, UNFIT),
    ("1e78", 1, UNFIT),
    ("1e60ether", 1, UNFIT),
    ("1e99999999999999999999", 1, UNFIT),
    ("1__0", 2, UNDERSCORE),
    ("1_", 2, UNDERSCORE),
    ("1_ether", 2, UNDERSCORE),
    ("1._5e3", 2, POINT),
    ("1_.5e3", 2, UNDERSCORE),
    ("1e1_", 4, UNDERSCORE),
    ("1e1__0", 4, UNDERSCORE),
    ("0x_1", 3, UNDERSCORE),
    ("0x1_", 4, UNDERSCORE),
    ("0b_1", 3, UNDERSCORE),
    ("0b1__1", 5, UNDERSCORE),
    ("0b1_", 4, UNDERSCORE),
    ("0x", 3, "expected a hexadecimal digit after 0x"),
    ("0xfg", 4, "'g' is no hexadecimal digit"),
    ("0b", 3, "expected a binary digit after 0b"),
    ("0b12", 4, "'2' is no binary digit"),
    ("1" * 1025, 1, "a number of more than 1024 characters"),
    ("0x" + "0" * 1023, 1, "a number of more than 1024 characters"),
    ("0b" + "0" * 1023, 1, "a number of more than 1024 characters"),
    ("1eht", 2, "no unit is called 'eht'; there are wei, gwei, ether and others, see --functions"),
    ("12ff", 3, "no unit is called 'ff'; there are wei, gwei, ether and others, see --functions"),
    # Names.
    ("2 * foo", 5, "no number is called 'foo'" + LIST),
    ("foo(1)", 1, "no function is called 'foo'" + LIST),
    ("MAX(1)", 6, "max(a, b) takes 2 arguments"),
    ("UINT12_MAX", 1, "no number is called 'UINT12_MAX'" + LIST),
    ("gcd + 1", 4, "expected '(' as in gcd(a, b)"),
    ("addmod(1, 2)", 12, "addmod(a, b, m) takes 3 arguments"),
    ("addmod(1, 2, 3, 4)", 15, "addmod(a, b, m) takes 3 arguments"),
    ("clz()", 5, "clz(x) takes 1 argument"),
    ("clz(1, 2)", 6, "clz(x) takes 1 argument"),
    ("clz(,)", 5, OPERAND + "','"),
    ("clz(1", 6, "expected an operator, ',' or ')', not the end"),
    ("clz(1 2)", 7, "expected an operator, ',' or ')', not '2'"),
    ("ans", 1, "there is no result before this one"),
    ("(" * 201 + "1" + ")" * 201, 202, "nested deeper than 200 levels"),
    ("-" * 201 + "1", 202, "nested deeper than 200 levels"),
    ("2**" * 201 + "1", 604, "nested deeper than 200 levels"),
    ("clz(" * 201 + "1" + ")" * 201, 805, "nested deeper than 200 levels"),
]
# With --checked.
UNCHECKED = [
    ("1 + 2 - 4", 7, "the result is below 0"),
    ("-1", 1, "the result is below 0"),
    ("1 + MAX", 3, "the result does not fit in 256 bits"),
    ("7 / (3 - 3)", 3, "division by 0"),
    ("1 + addmod(1, 2, 0)", 5, "division by 0"),
    ("sdiv(SMIN, sneg(1))", 1, "the result is not within -2^255 and 2^255 - 1"),
]


def excerpt(text, column):
    """Two lines, of the part around the character."""
    shown = "".join(c if " " < c < "\x7f" else " " if c in " \t\r\v\f\n" else "?" for c in text)
    first, last = max(0, column - 51), column + 25
    return (
        f"    {'...' * (first > 0)}{shown[first:last]}{'...' * (last < len(shown))}\n"
        f"    {'   ' * (first > 0)}{' ' * (column - 1 - first)}^\n"
    )


def check_wrong(options, text, column, message):
    data = text if isinstance(text, bytes) else text.encode()
    readable = data.decode(errors="surrogateescape")
    expected = (EXPRESSION, "", f"u256calc: character {column}: {message}\n" + excerpt(readable, column))
    got = run(calc, [*options, "--", data])
    check(got == expected, f"u256calc {options} {data!r}\nexpected {expected}\ngot      {got}")


for text, column, message in WRONG:
    check_wrong([], text, column, message)
for text, column, message in UNCHECKED:
    check_wrong(["-c"], text, column, message)
    check(run(calc, [text])[0] == DONE, f"'{text}' is wrong without --checked, too")

# As deep as it may be.
tower = 1
for _ in range(200):
    tower = pow(2, tower, 2**256)
for text, value in (("(" * 200 + "1" + ")" * 200, 1), ("-" * 200 + "1", 1), ("2**" * 200 + "1", tower)):
    check_run(calc, ["--", text], DONE, f"{value}\n")
check_run(calc, ["1+" * 30000 + "1"], DONE, "30001\n")
check_run(calc, ["(1)+-1+clz(0)+2**3+" * 300 + "0"], DONE, f"{300 * (256 + 8)}\n")
finish(f"{len(WRONG) + len(UNCHECKED)} wrong expressions")
