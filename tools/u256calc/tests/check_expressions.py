#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Values of expressions: a table by hand, every function, operator, constant and unit, and random expressions, as
reference.py has them; with --checked, the operation that is at fault:
check_expressions.py U256CALC [EXPRESSIONS [SEED]]"""

import random
import sys

from common import DONE, EXPRESSION, check, check_run, errors_of, finish, run
from reference import CONSTANTS, FUNCTIONS, HIGH, MASK, OPERATORS, UNARY, UNARY_LEVEL, UNITS, Undefined

calc = sys.argv[1]
count = int(sys.argv[2]) if len(sys.argv) > 2 else 3000
seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20261126
rng = random.Random(seed)

TABLE = {
    "1 + 2 * 3": 7,
    "(1 + 2) * 3": 9,
    "10 - 4 - 3": 3,
    "100 / 10 / 5": 2,
    "7 / 2": 3,
    "-7 / 2": (2**256 - 7) // 2,
    "2 ** 3 ** 2": 512,
    "-2 ** 2": 4,  # as in Solidity
    "2 ** -1": 0,
    "2 ** 256": 0,
    "0 ** 0": 1,
    "2 * 3 ** 2": 18,
    "~1 ** 2": 4,
    "!0 + 1": 2,
    "- - 5": 5,
    "!!7": 1,
    "1 << 2 + 3": 32,
    "1 << 255 << 1": 0,
    "1 << 256": 0,
    "-1 >> 255": 1,
    "1 << MAX": 0,
    "1 | 6 & 4 ^ 1": 5,
    "1 & 3 == 1": 1,  # not as in C
    "3 > 2 == 1": 1,
    "1 < 2 < 2": 1,
    "5 / 0": 0,
    "5 % 0": 0,
    "MAX + 1": 0,
    "0 - 1": MASK,
    "max": MASK,
    "max(1, 2)": 2,
    "ADDMOD(MAX, MAX, 7)": 2 * MASK % 7,
    "clz(0)": 256,
    "signextend(0, 0x80)": 2**256 - 128,
    "byte(31, 0x1234)": 0x34,
    "sdiv(SMIN, -1)": HIGH,
    "muldiv(MAX, MAX, MAX)": MASK,
    "gcd(12, 18)": 6,
    "isqrt(MAX)": 2**128 - 1,
    "log2(MAX)": 255,
    "log2(0)": 0,
    "powmod(2, SECP256K1_P - 1, SECP256K1_P)": 1,
    "mulmod(3, invmod(3, BN254_R), BN254_R)": 1,
    "shl(4, sub(3, 1))": 32,
    "007": 7,
    "1_000_000": 10**6,
    "0xdead_BEEF": 0xDEADBEEF,
    "0XfF": 255,
    "0b1010_1010": 170,
    "1e18": 10**18,
    "1E18": 10**18,
    "1.5e+3": 1500,
    "1500e-2": 15,
    "1e1_0": 10**10,
    "1.5ether": 15 * 10**17,
    "1.5 ether": 15 * 10**17,
    "1.5\teth": 15 * 10**17,
    "1 gwei * 21000": 21 * 10**12,
    "1e3gwei": 10**12,
    "1e-3 gwei": 10**6,
    "0.000000000000000001 ether": 1,
    "1eth+1": 10**18 + 1,
    "1.0": 1,
    "2 # a comment": 2,
    "\t1\r": 1,
}


class Expression:
    """A tree; write() gives its text, and notes where each operation's error would be reported."""

    def __init__(self, kind, name, parts=(), value=None):
        self.kind, self.name, self.parts, self.value = kind, name, parts, value
        self.at = None

    def level(self):
        return {"unary": UNARY_LEVEL, "binary": OPERATORS.get(self.name, (0,))[0]}.get(self.kind, 11)

    def write(self, text, least):
        parentheses = self.level() < least or rng.random() < 0.05
        text = space(text + "(") if parentheses else text
        if self.kind == "number":
            text += self.name
        elif self.kind == "call":
            self.at = len(text)
            text = space(text + self.name) + "("
            for i, part in enumerate(self.parts):
                text = part.write(space(text + "," if i else text), 1)
            text = space(text) + ")"
        elif self.kind == "unary":
            self.at = len(text)
            text = self.parts[0].write(space(text + self.name), UNARY_LEVEL)
        else:
            level, right_first = self.level(), self.name == "**"
            text = space(self.parts[0].write(text, level + right_first))
            self.at = len(text)
            text = self.parts[1].write(space(text + self.name), level + (not right_first))
        return space(text) + ")" if parentheses else text

    def calculate(self, errors):
        """The value as the EVM has it; errors gets what --checked would say of each operation, in order."""
        if self.kind == "number":
            return self.value
        arguments = [part.calculate(errors) for part in self.parts]
        operation = {"call": FUNCTIONS, "binary": OPERATORS}.get(self.kind)
        operation = operation[self.name][1] if operation else UNARY[self.name]
        try:
            return int(operation(*arguments))
        except Undefined as undefined:
            errors.append((self.at + 1, undefined.why))
            return undefined.value


def space(text):
    return text + rng.choice(("", "", "", " ", "  ", "\t"))


def random_word():
    kind = rng.randrange(6)
    if kind == 0:
        return rng.choice((0, 1, 2, 3, 31, 32, 255, 256, 2**64 - 1, 2**64, 2**128, HIGH - 1, HIGH, MASK - 1, MASK))
    if kind < 3:
        return rng.randrange(300)
    return (rng.getrandbits(256) >> rng.randrange(256)) ^ (MASK if kind == 3 else 0)


def underscored(digits):
    return "".join(d + ("_" if rng.random() < 0.2 and i + 1 < len(digits) else "") for i, d in enumerate(digits))


def in_unit(value, decimals):
    """value / 10^decimals in decimal."""
    digits = f"{value:0{decimals + 1}d}"
    whole, fraction = digits[: len(digits) - decimals], digits[len(digits) - decimals :]
    fraction = fraction.rstrip("0") + "0" * rng.randrange(2)
    return whole + ("." + fraction if fraction else "")


def spelling(value):
    kind = rng.randrange(6)
    if kind == 0:
        return "0" + rng.choice("xX") + underscored(f"{value:x}")
    if kind == 1:
        return "0b" + underscored(f"{value:b}")
    if kind == 2:
        unit = rng.choice(list(UNITS))
        return in_unit(value, UNITS[unit]) + rng.choice(("", " ")) + rng.choice((unit, unit.upper()))
    if kind == 3:
        decimals = rng.randrange(30)
        return in_unit(value, decimals) + rng.choice("eE") + rng.choice(("", "+")) + str(decimals)
    return underscored("0" * rng.choice((0, 0, 3)) + str(value))


def random_expression(depth):
    kind = rng.randrange(10) if depth else 0
    if kind < 2:
        if rng.randrange(8) == 0:
            name = rng.choice(list(CONSTANTS))
            return Expression("number", name, value=CONSTANTS[name])
        value = random_word()
        return Expression("number", spelling(value), value=value)
    if kind < 4:
        return Expression("unary", rng.choice(list(UNARY)), [random_expression(depth - 1)])
    if kind < 8:
        return Expression("binary", rng.choice(list(OPERATORS)), [random_expression(depth - 1) for _ in range(2)])
    name = rng.choice(list(FUNCTIONS))
    return Expression("call", name, [random_expression(depth - 1) for _ in range(FUNCTIONS[name][0])])


def of_words(name):
    """A function of operands that it finds hard: some small, some equal, some with a common factor."""
    words = [random_word() for _ in range(FUNCTIONS[name][0])]
    for i in range(len(words)):
        if rng.randrange(4) == 0:
            words[i] = words[0] * rng.randrange(1, 5) & MASK
    return Expression("call", name, [Expression("number", hex(word), value=word) for word in words])


def check_all(expressions):
    """Each as a line, unchecked and checked."""
    texts = [expression.write("", 1) for expression in expressions]
    wanted = []
    for expression in expressions:
        errors = []
        wanted.append((expression.calculate(errors), errors))
    for checked in False, True:
        code, stdout, stderr = run(calc, ["-x", "-c"] if checked else ["-x"], "\n".join(texts))
        said, printed = errors_of(stderr), iter(stdout.splitlines())
        for number, (text, (value, errors)) in enumerate(zip(texts, wanted), 1):
            expected = errors[0] if checked and errors else hex(value)
            got = said.get(number) or next(printed, "nothing")
            command = f"u256calc {'-c ' * checked}-x -- '{text}'"
            check(got == expected, f"seed {seed}: {command}: expected {expected}, got {got}")
        check(next(printed, None) is None, "more results than expressions")
        check(code == (EXPRESSION if said else DONE), f"exit code {code} with {len(said)} errors")


def check_table():
    for text, value in TABLE.items():
        check_run(calc, ["-x", text], DONE, hex(value) + "\n")


check_table()
names = [Expression("number", name, value=value) for name, value in CONSTANTS.items()]
names += [Expression("number", f"1{unit}", value=10**decimals) for unit, decimals in UNITS.items()]
functions = [of_words(name) for name in FUNCTIONS for _ in range(60)]
trees = [random_expression(rng.randrange(1, 5)) for _ in range(count)]
check_all(names + functions + trees)

# Every function and operator that there is has been in that: those that the program lists.
listed = {line.split("(")[0] for line in run(calc, ["--functions"])[1].split("\n\n")[0].splitlines()}
check(listed == set(FUNCTIONS), f"--functions and reference.py differ in {listed ^ set(FUNCTIONS)}")
finish(f"{len(TABLE)} expressions by hand, {len(functions)} calls, {count} random expressions, seed {seed}")
