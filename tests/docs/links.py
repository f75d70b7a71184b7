#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""What the pages link to is there, files and headings, and README.md leads to every page: links.py SOURCE_ROOT."""

import pathlib
import posixpath
import re
import sys

from pages import anchors, pages, prose

root = pathlib.Path(sys.argv[1])
texts = {page: (root / page).read_text(encoding="utf-8") for page in pages(root)}
headings = {page: anchors(text) for page, text in texts.items()}
failures, count, links = [], 0, {page: set() for page in texts}

for page, text in texts.items():
    # Spans may be the words of a link: they go, its target stays.
    for match in re.finditer(r"\]\(\s*([^()\s]+)[^()]*\)", prose(text)):
        target = match.group(1)
        if re.match(r"(https?|mailto):", target):
            continue
        count += 1
        file, _, anchor = target.partition("#")
        where = posixpath.normpath(posixpath.join(posixpath.dirname(page), file)) if file else page
        line = prose(text)[: match.start()].count("\n") + 1
        if where.startswith("..") or not (root / where).exists():
            failures.append(f"{page}:{line}: {target}: there is no such file")
        elif anchor and anchor not in headings.get(where, ()):
            failures.append(f"{page}:{line}: {target}: {where} has no such heading")
        elif where in links:
            links[page].add(where)

reached, fresh = set(), {"README.md"}
while fresh:
    reached |= fresh
    fresh = set().union(*(links[page] for page in fresh)) - reached
failures += [f"{page}: no link leads there from README.md" for page in sorted(set(texts) - reached)]

for failure in failures:
    print(failure, file=sys.stderr)
print(f"{count} links in {len(texts)} pages, {len(failures)} wrong")
sys.exit(failures != [] or count < 30)
