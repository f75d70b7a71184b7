#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes the examples in the headers' contracts as rows of C: header_examples.py OUTPUT HEADER...

An example is a line of a comment that is indented by three spaces, `function(what it takes)   what it gives`:

    u256_to_hex(1024)                  "0x400"
    u256_from_dec("1\\n")               U256_BAD_DIGIT
    u256_parse("0x", U256_PARSE_HEX)   U256_EMPTY at 2
    u256_parse_units("1", 77)          10^77
    u256_rlp_encode(128)               81 80
    u256_rlp_decode(81 80)             128, 2 used
    u256_rlp_decode(81)                U256_TRUNCATED at 1     a remark

A line that is indented so and is none of these is an error, as is a function of the topic without an example.
"""

import pathlib
import re
import sys

output, *headers = sys.argv[1:]

FEWEST = 215  # a few less than there are: so many at least, or the patterns below no longer fit the headers
WITHOUT = {"u256_status_text"}  # text alone
STATUSES = {"U256_EMPTY", "U256_BAD_DIGIT", "U256_OVERFLOW", "U256_NOT_CANONICAL", "U256_TRUNCATED"}
FLAGS = {"DEC", "HEX", "AUTO", "UNDERSCORES", "SPACE", "EXPONENT"}
ESCAPES = {"0": 0, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13, "\\": 92, '"': 34}

STRING = r'"(?:[^"\\]|\\.)*"'
NUMBER = r"\d+(?:\^\d+)?(?: - \d+)?"
BYTES = r"(?:[0-9a-f]{2}(?: [0-9a-f]{2})*)?"
REMARK = r"(?:\s{3,}\S.*)?"


def bytes_of_string(literal):
    text, result = literal[1:-1], []
    while text:
        if text[0] == "\\":
            result.append(ESCAPES[text[1]])
            text = text[2:]
        else:
            result.append(ord(text[0]))
            text = text[1:]
    return result


def number(text, bits):
    """A decimal number, a power, or a power minus a number."""
    power, _, minus = text.partition(" - ")
    base, _, exponent = power.partition("^")
    value = int(base) ** int(exponent or "1") - int(minus or "0")
    if not 0 <= value < 1 << bits:
        raise ValueError(f"{text} is out of range")
    return value


def argument(text):
    """Base, decimals or flags, as C."""
    if text is None:
        return "0"
    if text.isdecimal():
        return f"{int(text)}u"
    for name in text.split(" + "):
        if not name.startswith("U256_PARSE_") or name[11:] not in FLAGS:
            raise ValueError(f"{name} is no flag")
    return text


def row(function, takes, gives):
    """The members of the C struct that the example fills in."""
    bits = 512 if function.startswith("u512") else 256
    members = {"function": f"CONVERSION_{function}"}

    def fill(bytes_, value):
        if bytes_ is not None:
            members["text"] = '"' + "".join(f"\\{b:03o}" for b in bytes_) + '"'
            members["length"] = str(len(bytes_))
        if value is not None:
            limbs = [value >> 64 * i & 0xFFFFFFFFFFFFFFFF for i in range(8)]
            members["number"] = "{{" + ", ".join(f"{limb:#x}u" for limb in limbs) + "}}"

    if function == "u256_rlp_encode":
        match = re.fullmatch(BYTES, gives)
        fill(bytes.fromhex(match[0]), number(re.fullmatch(NUMBER, takes)[0], bits))
        return members
    if function == "u256_rlp_decode":
        match = re.fullmatch(rf"(?:(?P<value>{NUMBER}), (?P<used>\d+) used|(?P<status>\w+) at (?P<at>\d+)){REMARK}", gives)
        fill(bytes.fromhex(re.fullmatch(BYTES, takes)[0]), number(match["value"], bits) if match["value"] else None)
        members["position"] = match["used"] or match["at"]
    elif "_to_" in function or "_format_" in function:
        match = re.fullmatch(rf"({NUMBER})(?:, (\d+))?", takes)
        fill(bytes_of_string(re.fullmatch(STRING, gives)[0]), number(match[1], bits))
        members["argument"] = argument(match[2])
        return members
    else:
        match = re.fullmatch(rf"({STRING})(?:, (.+))?", takes)
        text, given = bytes_of_string(match[1]), match[2]
        match = re.fullmatch(rf"(?P<value>{NUMBER})|(?P<status>U256_\w+)(?: at (?P<at>\d+))?", gives)
        if (function == "u256_parse") != bool(match["at"]) and match["status"]:
            raise ValueError("u256_parse() says where an error is, and nothing else does")
        fill(text, number(match["value"], bits) if match["value"] else None)
        members["argument"] = argument(given)
        members["position"] = match["at"] or str(len(text))
    if match["status"] and match["status"] not in STATUSES:
        raise ValueError(f"{match['status']} is no status")
    members["status"] = match["status"] or "U256_OK"
    return members


rows, errors, without = [], [], set()
for header in map(pathlib.Path, headers):
    source = header.read_text(encoding="utf-8")
    declared = set(re.findall(r"^U256_API [^;{]*?\b(u(?:256|512)_\w+)\(", source, re.M)) - WITHOUT
    topic = {name for name in declared if header.name == "text.h" or "_rlp_" in name}
    shown = set()
    for index, line in enumerate(source.splitlines(), 1):
        text = re.match(r" \*(?:$| (.*))", line)
        if not text or not text[1]:
            continue
        example = re.fullmatch(r"  (u(?:256|512)_\w+)\((.*?)\)\s+(\S.*)", text[1])
        if not text[1].startswith("  ") and not re.search(r'\bu(256|512)_\w+\(["0-9]', text[1]):
            continue  # prose
        try:
            if not example or example[1] not in topic:
                raise ValueError("no example of a function that is declared here")
            rows.append((header.name, index, row(*example.groups())))
            shown.add(example[1])
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            errors.append(f"{header}:{index}: cannot be read ({error}): {line}")
    without |= topic - shown
    if not topic:
        errors.append(f"{header}: no function is declared")

errors += [f"{name}() has no example" for name in sorted(without)]
if len(rows) < FEWEST:
    errors.append(f"only {len(rows)} examples in {len(headers)} headers")
if errors:
    sys.exit("\n".join(errors))

with open(output, "w", encoding="utf-8") as file:
    file.write(f"/* {len(rows)} examples, from {', '.join(pathlib.Path(header).name for header in headers)} */\n")
    for header, line, members in rows:
        fields = ", ".join(f".{name} = {value}" for name, value in members.items())
        file.write(f'{{.where = "{header}:{line}", {fields}}},\n')
