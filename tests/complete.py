#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Every public function has its test, its benchmark row and its line in the README: complete.py SOURCE_ROOT."""

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

places = {
    ("tests/operations.h", "tests/conversions.h", "tests/arrays.h"): declared - constant,
    ("README.md",): declared,
    ("bench/bench_*.c",): declared - constant,
}
missing = 0
for place, needed in places.items():
    words = set()
    for source in (file for pattern in place for file in root.glob(pattern)):
        words |= set(re.findall(r"\w+", source.read_text()))
    for name in sorted(needed - words):
        print(f"{' or '.join(place)} does not mention {name}", file=sys.stderr)
        missing += 1

print(f"{len(declared)} functions, {missing} of their lines missing")
sys.exit(missing != 0)
