#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""A public header for Doxygen, whose INPUT_FILTER this is: site_header.py HEADER.

What headers say in plain comments gets Doxygen's marks here:

- The comment at the head is a group, named after the header; in C++ it holds what the header adds to the namespace.
- A comment right above a declaration is its contract, and that of the declarations below it up to the next empty line;
  in C++, where an empty line stands between definitions, up to the next comment of the same scope.
- A comment between empty lines is about all declarations down to the next such comment.
- A comment behind a member is that member's.

Comments in the bodies of functions and above #if stay as they are.
"""

import pathlib
import re
import sys

COMMENT = re.compile(r"([ \t]*)/\*(.*?)\*/", re.S)
LITERAL = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|(?<![\w'])'(?:[^'\\\n]|\\.)'")


def escaped(line):
    """Text in which Doxygen and Markdown find nothing of theirs, but for names followed by ()."""
    line = re.sub(r"([\\@&$#<>%|*`])", r"\\\1", line)
    line = re.sub(r"(?<!\w)_", r"\\_", line)
    return re.sub(r"^(\s*)([-+]|\d+\.)(?=\s)", r"\1\\\2", line)


def prose(comment):
    """The text of a comment; what is indented stays as it is: examples and tables."""
    lines = [re.sub(r"^\s*\* ?", "", line) for line in comment.strip().split("\n")]
    parts = re.split(r"((?:^ .*(?:\n|\Z)(?:\n(?= ))*)+)", "\n".join(lines), flags=re.M)
    for i, part in enumerate(parts):
        parts[i] = f"@verbatim\n{part.rstrip()}\n@endverbatim\n" if i % 2 else "\n".join(map(escaped, part.split("\n")))
    return "".join(parts).strip()


def titled(text):
    """A title, what comes before the first full stop, colon or semicolon, and a text that does not repeat it."""
    head = re.split(r"[.:;](?:\s|$)", text, maxsplit=1)[0]
    rest = text[len(head) + 1 :] if text[len(head) : len(head) + 1] == "." else text
    return re.sub(r"\\(.)", r"\1", head.replace("\n", " ")), rest.strip()


class Header:
    def __init__(self, name):
        self.name = name
        self.group = re.sub(r"\W", "_", name)
        self.cpp = name.endswith(".hpp")
        self.out = []
        self.scopes = [None]  # the contract that holds in each scope that is open; False in the bodies of functions
        self.opened = [""]  # what stands before the braces of each
        self.statement = ""
        self.after_end = False  # of a line that ends a declaration, or is empty

    def declaration(self, line):
        """Whether a line is one to which the contract of an earlier line belongs."""
        if not self.cpp:
            return re.match(r"U256_(FN|API)\b|#define\b", line)
        begins = re.match(r"\s*(template|(static )?const|inline|friend|explicit|using|struct|\[\[)", line)
        return self.after_end and not self.statement.strip() and begins

    def code(self, text, place):
        """Code between two comments, and the line from which on declarations have no comment of their own."""
        for i, line in enumerate(text.split("\n")):
            contract = self.scopes[-1]
            if contract and i >= place and self.declaration(line):
                self.out.append(f"/** {contract} */\n")
            if line == "} // namespace libu256":
                self.out.append("/** @} */\n")
            self.out.append(line + "\n")
            if line == "{" and self.statement == "namespace libu256":
                self.out.append(f"/** @addtogroup {self.group}\n@{{ */\n")
            self.after_end = not line or line.endswith((";", "{", "}"))
            if not line and i > 0 and not self.cpp and contract:
                self.scopes[-1] = None
            if not line.lstrip().startswith("#"):
                self.braces(LITERAL.sub("", line))
        self.out[-1] = self.out[-1][:-1]

    def braces(self, line):
        for part in re.findall(r"[{};]|[^{};]+", line):
            if part == "{":
                outer = re.search(r"\bnamespace\b|extern\s*$", self.statement) or re.search(
                    r"\b(struct|enum)\b[^()]*$", self.statement)
                self.scopes.append(None if outer and self.scopes[-1] is not False else False)
                self.opened.append(self.statement)
                self.statement = ""
            elif part == "}" and len(self.scopes) > 1:
                self.scopes.pop()
                before = self.opened.pop()
                self.statement = before if re.search(r"\brequires\s*$", before) else ""
            else:
                self.statement = "" if part == ";" else self.statement + part

    def filtered(self, source):
        place, head, section, uncommented = 0, False, False, 0
        for match in COMMENT.finditer(source):
            self.code(source[place : match.start()], uncommented)
            place, uncommented = match.end(), 1
            indent, words = match.group(1), prose(match.group(2))
            line = source[source.rfind("\n", 0, match.start()) + 1 : match.start()]
            elsewhere = line.startswith("#") or head and re.match(r"\n\s*#if", source[place:])
            if self.scopes[-1] is False or elsewhere or "SPDX" in words or "clang-format" in words:
                self.out.append(match.group(0))
            elif line:
                self.out.append(f"{indent}/**< {words} */")
            elif not head:
                head = True
                self.out.append(f"/** @defgroup {self.group} {self.name}\n{words}{'' if self.cpp else ' @{'} */")
            elif source[place : place + 2] != "\n\n":
                self.scopes[-1], uncommented = words, 2
                self.out.append(f"{indent}/** {words} */")
            else:
                name, text = titled(words)
                self.out.append("/** @} */\n" * section + f"/** @name {name}\n{text}\n@{{ */")
                self.scopes[-1], section = None, True
        self.code(source[place:], uncommented)
        self.out.append("/** @} */\n" * (section + (not self.cpp)))
        return "".join(self.out)


if __name__ == "__main__":
    path = pathlib.Path(sys.argv[1])
    name = path.as_posix().rpartition("include/")[2]
    sys.stdout.write(Header(name).filtered(path.read_text(encoding="utf-8")))
