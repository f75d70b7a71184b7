#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Lists the corrections that the sources mark, each once, as X(name) lines: correction_names.py OUTPUT DEPFILE ROOT
KERNEL... reads all headers and sources under ROOT but, of the backends' kernels, those given only, and divide_rows.h where
one of those divides by it."""

import pathlib
import re
import sys

output, depfile, root, *kernels = sys.argv[1:]
sources = [path for folder in ("include/u256", "src/portable") for path in sorted(pathlib.Path(root, folder).glob("*.[ch]"))
           if folder == "include/u256" or not path.name.startswith("kernel_")]
sources += map(pathlib.Path, kernels)
if not any("#define U256_K_DIVIDES_BY_ROWS 1" in pathlib.Path(kernel).read_text(encoding="utf-8") for kernel in kernels):
    sources = [path for path in sources if path.name != "divide_rows.h"]
names = set()
for source in sources:
    names |= set(re.findall(r"^\s*U256_CORRECTION\((\w+),", source.read_text(encoding="utf-8"), re.M))
if not names:
    sys.exit("no source marks a correction: the pattern no longer fits them")
pathlib.Path(output).write_text("".join(f"X({name})\n" for name in sorted(names)), encoding="utf-8")
pathlib.Path(depfile).write_text(f"{output}: {' '.join(map(str, sources))}\n", encoding="utf-8")
