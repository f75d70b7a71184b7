#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes a copy of a backend's header with one fault in it: plant_fault.py HEADER COPY OLD NEW.

Replaces every OLD by NEW, and fails when there is none, so that a fault cannot quietly vanish with the line that it
was planted in.
"""

import sys

header, copy, old, new = sys.argv[1:]
with open(header, encoding="utf-8") as f:
    text = f.read()
if old not in text:
    sys.exit(f"{header} has no {old!r}: choose another place for the fault in tests/meson.build")
with open(copy, "w", encoding="utf-8") as f:
    f.write(text.replace(old, new))
