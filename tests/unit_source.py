# SPDX-License-Identifier: MIT OR Apache-2.0
"""The library's sources as one text, changed on the way: what plant_fault.py and tests/mutation/ compile.

One fault at a time is there when a copy runs, or none, so that all of them are compiled once (mutant schemata: Untch,
Offutt and Harrold, "Mutation analysis using mutant schemata", 1993).
"""

import pathlib
import re

# The number of the fault that is there is in the environment, or none is.
CHOICE = """#include <stdlib.h>
static int planted_fault = -1;
__attribute__((constructor)) static void choose_fault(void)
{
    const char *const number = getenv("U256_TEST_FAULT");
    if (number)
        planted_fault = atoi(number);
}
"""


def unit_source(root, kernel, change):
    """backend_unit.c, in whose text stands what it includes from include/, src/ and, as U256_BACKEND_HEADER, the
    kernel, so that no other target sees a fault; and the files that were read. change(path, text) gives the text that
    each is to have."""
    root = pathlib.Path(root).resolve()
    folders = [root / "include", root / "src/portable"]
    read = set()

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
        lines = []
        for line in change(path, path.read_text(encoding="utf-8")).splitlines():
            include = re.match(r"\s*#\s*include\s+(\S+)", line)
            file = include and included(include[1], path)
            lines.append(flattened(file) if file else line)
        return "\n".join(lines)

    return flattened(root / "tests/backend_unit.c"), read


def assembly(text):
    """The statements of inline assembly in a text, as pairs of where they begin and end."""
    for match in re.finditer(r"__asm__(?:\s+volatile)?\s*\(", text):
        depth, end = 1, match.end()
        while depth > 0:
            # Past strings and comments, in which a parenthesis may stand.
            token = re.compile(r'"(?:[^"\\]|\\.)*"|/\*.*?\*/|.', re.S).match(text, end)
            depth += {"(": 1, ")": -1}.get(token[0], 0)
            end = token.end()
        yield match.start(), end + re.match(r"\s*;", text[end:]).end()
