#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes a copy of a header with a fault in it: faulty_header.py HEADER OUTPUT OLD NEW [PART].

PART is a header with more assembly, which stands in the copy in the place of its #include. Every OLD is replaced by NEW. It is an error when there is none, so that a fault cannot quietly vanish with the line
that it was planted in."""

import pathlib
import sys

header, output, old, new, *parts = sys.argv[1:]
text = pathlib.Path(header).read_text(encoding="utf-8")
for part in map(pathlib.Path, parts):
    text = text.replace(f"#include <u256/{part.name}>\n", part.read_text(encoding="utf-8"))
if old not in text:
    sys.exit(f"{header} has no {old!r}: choose another place in tests/registers/meson.build")
pathlib.Path(output).write_text(text.replace(old, new), encoding="utf-8")
