#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""A page in Markdown for Doxygen, whose INPUT_FILTER this is: site_page.py SOURCE_ROOT PAGE.

Pages follow the rules of forges: links are relative to the page, and a heading's anchor is its text in small letters.
Doxygen 1.9 knows neither, so headings get labels and links become references. What a link leads to that is not on the
site, such as LICENSE, is named without a link. Names of functions become links to their contracts.
"""

import collections
import pathlib
import posixpath
import re
import sys

FENCE = re.compile(r"(^```.*?^```$)", re.M | re.S)
INDENTED = re.compile(r"((?<=\n\n)(?: {4}.*\n+)+)")
SPAN = re.compile(r"(?<!`)`([^`]+)`(?!`)")


def page_id(name):
    """The page's label, from its path in the project: it names the page's file, too."""
    if name == "README.md":
        return "index"
    return re.sub(r"\W", "_", re.sub(r"^docs/|/README$", "", name.removesuffix(".md"))).lower()


class Anchors:
    """The anchors of a page's headings, as GitHub and GitLab make them."""

    def __init__(self):
        self.count = collections.Counter()

    def of(self, heading):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        name = re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")
        self.count[name] += 1
        return name if self.count[name] == 1 else f"{name}-{self.count[name] - 1}"


def functions(root):
    found = set()
    for header in (root / "include/u256").glob("*.h"):
        text = header.read_text(encoding="utf-8")
        found |= set(re.findall(r"^U256_(?:FN|API) [^;{]*?\b(u(?:256|512)_\w+)\(", text, re.M))
    return found


def filtered(root, path):
    name = path.relative_to(root).as_posix()
    known, anchors = functions(root), Anchors()

    def heading(match):
        level, words = match.groups()
        if level == "#":
            return match.group(0) if page_id(name) == "index" else f"# {words} {{#{page_id(name)}}}"
        return f"{level} {words} {{#{page_id(name)}-{anchors.of(words)}}}"

    def span(match):
        code = match.group(1)
        if code in known:
            return f"<code>[{code}](@ref {code})</code>"
        return f"``{code}``" if "'" in code else match.group(0)

    def link(match):
        # Doxygen loses the heading below a link of two lines.
        words, target = match.group(1).replace("\n", " "), match.group(2)
        if "://" in target:
            return match.group(0)
        file, _, place = target.partition("#")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(name), file)) if file else name
        if not file.endswith(".md"):
            return words
        return f"[{words}](@ref {page_id(file)}{'-' * bool(place)}{place})"

    def prose(text):
        text = re.sub(r"^(#+) (.+)$", heading, text, flags=re.M)
        text = SPAN.sub(span, re.sub(r"(?<!\w)@(?=\w)", r"\\@", text))
        # Pictures are found by their names alone.
        text = re.sub(r"(!\[[^\]]*\]\()[^()\s]*/", r"\1", text)
        return re.sub(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])+)\]\(([^()\s]+)\)", link, text)

    parts = FENCE.split(path.read_text(encoding="utf-8"))
    for i in range(0, len(parts), 2):
        pieces = INDENTED.split(parts[i])
        pieces[::2] = map(prose, pieces[::2])
        parts[i] = "".join(pieces)
    return "".join(parts)


if __name__ == "__main__":
    sys.stdout.write(filtered(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()))
