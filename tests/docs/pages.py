# SPDX-License-Identifier: MIT OR Apache-2.0
"""The pages of the project and what stands in them: blocks of code, headings, links."""

import collections
import os
import re

Block = collections.namedtuple("Block", "page line language text section before")
"""language: that of a fence, "" where it names none, None for an indented block. section: the heading above it. before: the
paragraph above it."""


def pages(root):
    """The Markdown files that readers are led to, as paths from the root."""
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not (folder == str(root) and name.startswith("build"))
            and not os.path.exists(os.path.join(folder, name, "meson-private")))
        found += [os.path.relpath(os.path.join(folder, name), root) for name in sorted(files) if name.endswith(".md")]
    return found


def blocks(page, text):
    """The blocks of code of a page: fenced ones, and those that an empty line and four spaces set off."""
    found, lines = [], text.split("\n")
    section, before, i = "", "", 0
    while i < len(lines):
        line = lines[i]
        start = i + 1
        if line.startswith("```"):
            i += 1
            while i < len(lines) and lines[i] != "```":
                i += 1
            if i == len(lines):
                raise SystemExit(f"{page}:{start}: the block has no end")
            found.append(Block(page, start, line[3:], "\n".join(lines[start:i]) + "\n", section, before))
        elif line.startswith("    ") and (i == 0 or not lines[i - 1]):
            while i < len(lines) and (lines[i].startswith("    ") or not lines[i]):
                i += 1
            body = "\n".join(row[4:] for row in lines[start - 1 : i]).rstrip("\n") + "\n"
            found.append(Block(page, start, None, body, section, before))
            i -= 1
        elif re.match(r"#+ ", line):
            section, before = line.lstrip("# "), ""
        elif line:
            before = line if not lines[i - 1] else before + "\n" + line
        i += 1
    return found


def prose(text):
    """A page without its blocks of code and spans, line by line."""
    text = re.sub(r"^```.*?^```$", lambda match: "\n" * match.group(0).count("\n"), text, flags=re.M | re.S)
    text = re.sub(r"(?<=\n\n)(?: {4}.*\n+)+", lambda match: "\n" * match.group(0).count("\n"), text)
    return re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)", "", text, flags=re.S)


def anchors(text):
    """Those that forges give to the headings of a page."""
    counted = collections.Counter()
    for heading in re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S), re.M):
        name = re.sub(r"[^\w\- ]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()).replace(" ", "-")
        yield f"{name}-{counted[name]}" if counted[name] else name
        counted[name] += 1
