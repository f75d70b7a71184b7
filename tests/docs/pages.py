# SPDX-License-Identifier: MIT OR Apache-2.0
"""The pages of the project and what stands in them: blocks of code, headings, links."""

import collections
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "docs"))

from site_page import Anchors  # noqa: E402

Block = collections.namedtuple("Block", "page line language text section before")
"""language: that of a fence, "" where it names none, None for an indented block. section: the heading above it. before:
the paragraph above it."""

FENCED = re.compile(r"^```.*?^```$", re.M | re.S)


def pages(root):
    """The Markdown files that readers are led to, as paths from the root."""
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(
            name for name in folders
            if not name.startswith(".") and not (folder == str(root) and name.startswith("build"))
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


def blank(match):
    return "\n" * match.group(0).count("\n")


def prose(text):
    """A page without its blocks of code and spans, line by line."""
    text = re.sub(r"(?<=\n\n)(?: {4}.*\n+)+", blank, FENCED.sub(blank, text))
    return re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)", blank, text, flags=re.S)


def anchors(text):
    """Those that forges give to the headings of a page."""
    found = Anchors()
    return {found.of(heading) for heading in re.findall(r"^#+ (.+)$", FENCED.sub(blank, text), re.M)}
