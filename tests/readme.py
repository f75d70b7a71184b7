#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""The README's C programs compile without warnings and print what it says: readme.py README LIBRARY INCLUDE... -- CC...

A program is a block of C that the words "prints" and a block of text follow.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

readme, library, *rest = sys.argv[1:]
split = rest.index("--")
includes, cc = rest[:split], rest[split + 1 :]

text = pathlib.Path(readme).read_text(encoding="utf-8")
programs = re.findall(r"^```c\n(.*?)^```\n\nprints\n\n^```text\n(.*?)^```", text, re.M | re.S)
if len(programs) < 2 or len(programs) != text.count("```c\n"):
    sys.exit(f"{readme} holds {text.count('```c')} C programs, and {len(programs)} with what they print")

environment = dict(os.environ, LD_LIBRARY_PATH=str(pathlib.Path(library).parent))


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


for program, expected in programs:
    with tempfile.TemporaryDirectory() as folder:
        source, binary = pathlib.Path(folder, "readme.c"), pathlib.Path(folder, "readme")
        source.write_text(program, encoding="utf-8")
        command = cc + ["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]
        run(command + [f"-I{i}" for i in includes] + ["-o", binary, source, library])
        printed = run([binary])
    if printed != expected:
        sys.exit(f"expected\n{expected}got\n{printed}")
print(f"the README's {len(programs)} programs print what it says")
