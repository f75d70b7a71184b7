#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes a copy of backend_unit.c that holds the library's sources with faults in them: plant_fault.py ROOT KERNEL
OUTPUT DEPFILE {FILE OLD NEW}...

What the unit includes from include/, src/ and, as U256_BACKEND_HEADER, the KERNEL stands in the copy itself, so that no
other target sees the fault. In FILE (a path under ROOT) every OLD is replaced by NEW; it is an error when there is none,
so that a fault cannot quietly vanish with the line that it was planted in.

Where there are several faults, one at a time is there when the copy runs, or none (mutant schemata: Untch, Offutt and
Harrold, "Mutation analysis using mutant schemata", 1993), so that all of them are compiled once. FAULT in a NEW is the
condition for it: that U256_TEST_FAULT is its number, from 0 on in their order.
"""

import pathlib
import re
import sys

root, kernel, output, depfile, *triples = sys.argv[1:]
root = pathlib.Path(root).resolve()
folders = [root / "include", root / "src/portable"]
faults = list(zip(triples[::3], triples[1::3], triples[2::3]))
read, planted = set(), [0] * len(faults)

CHOICE = """#include <stdlib.h>
static int planted_fault = -1;
__attribute__((constructor)) static void choose_fault(void)
{
    const char *const number = getenv("U256_TEST_FAULT");
    if (number)
        planted_fault = atoi(number);
}
"""


def included(name, path):
    """The file of ours that an include names, or None."""
    if name == "U256_BACKEND_HEADER":
        return (root / kernel).resolve()
    if name[0] not in '<"':
        return None
    candidates = [path.parent] * (name[0] == '"') + folders
    found = [(folder / name[1:-1]).resolve() for folder in candidates if (folder / name[1:-1]).exists()]
    ours = [file for file in found if any(folder in file.parents for folder in (root / "include", root / "src"))]
    return ours[0] if ours else None


def flattened(path):
    """The text of a file, with that of our own in place of their includes. Their guards do the rest."""
    read.add(path)
    text = path.read_text(encoding="utf-8")
    for number, (faulty, old, new) in enumerate(faults):
        if path == (root / faulty).resolve():
            planted[number] += text.count(old)
            text = text.replace(old, new.replace("FAULT", f"(planted_fault == {number})"))
    lines = []
    for line in text.splitlines():
        include = re.match(r"\s*#\s*include\s+(\S+)", line)
        file = include and included(include[1], path)
        lines.append(flattened(file) if file else line)
    return "\n".join(lines)


text = flattened(root / "tests/backend_unit.c")
for (faulty, old, new), count in zip(faults, planted):
    if count == 0:
        sys.exit(f"{faulty} has no {old!r}, or is not part of the unit: choose another place in tests/meson.build")
    if len(faults) > 1 and "FAULT" not in new:
        sys.exit(f"{new!r} does not say FAULT: among several faults each must be one that can be left out")
pathlib.Path(output).write_text((CHOICE if len(faults) > 1 else "") + text + "\n", encoding="utf-8")
pathlib.Path(depfile).write_text(f"{output}: {' '.join(map(str, sorted(read)))}\n", encoding="utf-8")
