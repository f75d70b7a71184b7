#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""The README's programs compile without warnings and print what it says:
readme.py README LIBRARY INCLUDE... -- CC... [-- CXX...]

A program is a block of C or C++ that the words "prints" and a block of text follow. Without a compiler for C++20 only those
in C are tried.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

readme, library, *rest = sys.argv[1:]
split = rest.index("--")
includes, cc, cxx = rest[:split], rest[split + 1 :], []
if "--" in cc:
    split = cc.index("--")
    cc, cxx = cc[:split], cc[split + 1 :]

text = pathlib.Path(readme).read_text(encoding="utf-8")
programs = re.findall(r"^```(c|cpp)\n(.*?)^```\n\nprints\n\n^```text\n(.*?)^```", text, re.M | re.S)
blocks = len(re.findall(r"^```c(pp)?$", text, re.M))
if len(programs) < 2 or len(programs) != blocks:
    sys.exit(f"{readme} holds {blocks} programs, and {len(programs)} with what they print")

environment = dict(os.environ, LD_LIBRARY_PATH=str(pathlib.Path(library).parent))


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


warnings = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]
languages = {"c": cc + ["-x", "c", "-std=c11"], "cpp": cxx and cxx + ["-x", "c++", "-std=c++20"]}
tried = 0
for language, program, expected in programs:
    if not languages[language]:
        continue
    tried += 1
    with tempfile.TemporaryDirectory() as folder:
        source, binary = pathlib.Path(folder, "readme." + language), pathlib.Path(folder, "readme")
        source.write_text(program, encoding="utf-8")
        run(languages[language] + warnings + [f"-I{i}" for i in includes] + ["-o", binary, source, "-x", "none", library])
        printed = run([binary])
    if printed != expected:
        sys.exit(f"expected\n{expected}got\n{printed}")
print(f"{tried} of the README's {len(programs)} programs print what it says")
