#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Every public function has its test, its benchmark row and its line in the README, and every other public name that
has a size or a value its line in tests/abi.c: complete.py SOURCE_ROOT."""

import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
headers = sorted((root / "include/u256").glob("*.h"))
declared = set()
for header in headers:
    declared |= set(re.findall(r"^U256_(?:FN|API) [^;{]*?\b(u(?:256|512)_\w+)\(", header.read_text(), re.M))
if len(declared) < 90:
    sys.exit(f"found only {len(declared)} functions in {len(headers)} headers: the pattern no longer fits them")

# What has no operands to test against an oracle or to time.
constant = {"u256_backend", "u256_version", "u256_status_text", "u256_array_isa", "u256_selftest"}

# Structures, enumerators and numbers.
valued = set()
for header in headers:
    text = re.sub(r"/\*.*?\*/", "", header.read_text(), flags=re.S)
    valued |= set(re.findall(r"^typedef struct (u(?:256|512)\w*) \{", text, re.M))
    for body in re.findall(r"^(?:typedef )?enum u256_(?!k_)\w+ \{(.*?)\}", text, re.M | re.S):
        valued |= set(re.findall(r"\b(U(?:256|512)_\w+)", body))
    valued |= set(re.findall(r"^#define (U(?:256|512)_(?!VERSION_|K_)\w+) \d+$", text, re.M))
if len(valued) < 20:
    sys.exit(f"found only {sorted(valued)} in {len(headers)} headers: the patterns no longer fit them")

places = {
    ("tests/operations.h", "tests/conversions.h", "tests/arrays.h"): declared - constant,
    ("README.md",): declared,
    ("bench/bench_*.c",): declared - constant,
    ("tests/abi.c",): valued,
}
missing = 0
for place, needed in places.items():
    words = set()
    for source in (file for pattern in place for file in root.glob(pattern)):
        words |= set(re.findall(r"\w+", source.read_text()))
    for name in sorted(needed - words):
        print(f"{' or '.join(place)} does not mention {name}", file=sys.stderr)
        missing += 1

print(f"{len(declared)} functions, {len(valued)} sizes and values, {missing} of their lines missing")
sys.exit(missing != 0)
