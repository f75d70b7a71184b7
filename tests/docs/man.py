#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""The manual page has no errors, names what the headers declare and nothing else, and its examples compile and print
what they should: man.py SOURCE_ROOT LIBRARY INCLUDE... -- CC...

mandoc looks at it, or groff where that is missing; without both this ends with 77, which Meson takes for "skipped".
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

root, library, *rest = sys.argv[1:]
includes, cc = rest[: rest.index("--")], rest[rest.index("--") + 1 :]
page = pathlib.Path(root, "man/libu256.3")
source = page.read_text(encoding="utf-8")
failures = []

if shutil.which("mandoc"):
    command = ["mandoc", "-T", "lint", "-W", "warning", str(page)]
elif shutil.which("groff"):
    command = ["groff", "-ww", "-mdoc", "-Tascii", "-z", str(page)]
else:
    print("skipped: neither mandoc nor groff is here")
    sys.exit(77)
done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
if done.returncode != 0 or done.stdout:
    failures.append(f"{' '.join(command)}: {done.returncode}\n{done.stdout}")

# --- Names ---

headers = "".join(path.read_text(encoding="utf-8") for path in sorted(pathlib.Path(root, "include").rglob("*.h*")))
declared = set(re.findall(r"^U256_(?:FN|API) [^;{]*?\b(u(?:256|512)_\w+)\(", headers, re.M))
words = set(re.findall(r"\b[uU](?:256|512)_\w+", source))
for name in sorted(words - {"U256_ISA", "U256_NO_INLINE"}):
    if not re.search(rf"\b{name}\b", headers):
        failures.append(f"{page.name} names {name}, which no header does")
for name in re.findall(r"^\.Fn (u(?:256|512)_\w+)", source, re.M):
    if name not in declared:
        failures.append(f"{page.name}: {name} is no function")
topics = set(re.findall(r"#include <u256/(\w+)\.h>", pathlib.Path(root, "include/u256.h").read_text(encoding="utf-8")))
listed = set(re.findall(r"^\.It (\w+)$", source, re.M))
# status.h is under RETURN VALUES.
if listed != topics - {"status"}:
    failures.append(f"{page.name} has the topics {sorted(listed)}, u256.h {sorted(topics)}")

# --- Examples ---

# What each of them prints, in order.
EXPECTED = ["insufficient balance\n", "0xa688906bd8b0000\n"]

examples = re.findall(r"^\.Bd -literal.*?\n(.*?)^\.Ed$", source, re.M | re.S)
if len(examples) != len(EXPECTED):
    failures.append(f"{page.name} has {len(examples)} examples, this test expects {len(EXPECTED)}")
environment = dict(os.environ, LD_LIBRARY_PATH=str(pathlib.Path(library).resolve().parent))
with tempfile.TemporaryDirectory() as folder:
    for number, (example, expected) in enumerate(zip(examples, EXPECTED)):
        # As it reads on the terminal.
        program, text = pathlib.Path(folder, "example"), example.replace("\\e", "\\")
        build = cc + ["-x", "c", "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]
        build += [f"-I{include}" for include in includes] + ["-o", str(program), "-", "-x", "none", library]
        done = subprocess.run(build, input=text, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            failures.append(f"example {number + 1}: {' '.join(build)}\n{done.stdout}")
            continue
        done = subprocess.run([program], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
        if done.returncode != 0 or done.stdout != expected:
            failures.append(f"example {number + 1}: expected {expected!r}, got {done.returncode}, {done.stdout!r}")

for failure in failures:
    print(failure, file=sys.stderr)
print(f"{len(words)} names, {len(listed)} topics, {len(examples)} examples; {len(failures)} failures")
sys.exit(failures != [])
