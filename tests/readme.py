#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""The README's C program compiles without warnings and prints what it should: readme.py README LIBRARY INCLUDE... -- CC...

The program computes (1000 - 2^64)^2 after printing that the balance is insufficient.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

readme, library, *rest = sys.argv[1:]
split = rest.index("--")
includes, cc = rest[:split], rest[split + 1 :]

programs = re.findall(r"^```c\n(.*?)^```", pathlib.Path(readme).read_text(encoding="utf-8"), re.M | re.S)
if len(programs) != 1:
    sys.exit(f"{readme} holds {len(programs)} C programs, not the one that this test knows")
balance = (1000 - 2**64) % 2**256
expected = f"insufficient balance\n{balance * balance:0128x}\n"

with tempfile.TemporaryDirectory() as folder:
    source, program = pathlib.Path(folder, "readme.c"), pathlib.Path(folder, "readme")
    source.write_text(programs[0], encoding="utf-8")
    command = cc + ["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]
    command += [f"-I{i}" for i in includes] + ["-o", str(program), str(source), library]
    built = subprocess.run(command, capture_output=True, text=True)
    if built.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{built.stdout}{built.stderr}")
    printed = subprocess.run([program], capture_output=True, text=True, env={"LD_LIBRARY_PATH": str(pathlib.Path(library).parent)})
    if printed.stdout != expected:
        sys.exit(f"expected\n{expected}got\n{printed.stdout}{printed.stderr}")
print("the README's program prints what it says")
