#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes a copy of backend_unit.c that holds the library's sources with faults in them: plant_fault.py ROOT KERNEL
OUTPUT DEPFILE {FILE OLD NEW}...

In FILE (a path under ROOT) every OLD is replaced by NEW; it is an error when there is none, so that a fault cannot
quietly vanish with the line that it was planted in. The copy has one fault at a time when it runs, or none: FAULT in a
NEW is the condition for it, that U256_TEST_FAULT is its number, from 0 on in their order. In inline assembly, where no
condition can stand, NEW goes without: the whole statement is there once more.
"""

import pathlib
import sys

from unit_source import CHOICE, assembly, unit_source


def planted(text, faults):
    """The text of a file with (number, old, new) in it, and the numbers of those for which there was a place."""
    found, parts, done = set(), [], 0
    conditions = {number: f"(planted_fault == {number})" for number, _, _ in faults}

    def in_c(part):
        for number, old, new in faults:
            if "FAULT" in new and old in part:
                found.add(number)
                part = part.replace(old, new.replace("FAULT", conditions[number]))
        return part

    for start, end in assembly(text):
        statement, choices = text[start:end], ""
        for number, old, new in faults:
            if "FAULT" not in new and old in statement:
                found.add(number)
                choices += f"if {conditions[number]} {statement.replace(old, new)} else "
        parts += [in_c(text[done:start]), f"{{ {choices}{statement} }}" if choices else statement]
        done = end
    return "".join(parts) + in_c(text[done:]), found


def main():
    root, kernel, output, depfile, *triples = sys.argv[1:]
    root = pathlib.Path(root).resolve()
    faults = list(zip(range(len(triples)), triples[::3], triples[1::3], triples[2::3]))
    places = set()

    def change(path, text):
        here = [(number, old, new) for number, file, old, new in faults if (root / file).resolve() == path]
        text, found = planted(text, here)
        places.update(found)
        return text

    text, read = unit_source(root, kernel, change)
    for number, file, old, new in faults:
        if number not in places:
            where = "outside of" if "FAULT" in new else "in"
            sys.exit(f"{file} has no {old!r} {where} inline assembly, or is not part of the unit: choose another place "
                     "in tests/meson.build")
    pathlib.Path(output).write_text(CHOICE + text + "\n", encoding="utf-8")
    pathlib.Path(depfile).write_text(f"{output}: {' '.join(map(str, sorted(read)))}\n", encoding="utf-8")


main()
