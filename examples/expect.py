#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""A program prints what a file holds: expect.py FILE PROGRAM [ARGUMENT...]"""

import difflib
import pathlib
import subprocess
import sys

expected = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
done = subprocess.run(sys.argv[2:], stdout=subprocess.PIPE, text=True)
printed = done.stdout.splitlines()
for line in difflib.unified_diff(expected, printed, sys.argv[1], "printed", lineterm=""):
    print(line)
print(f"{len(printed)} lines, exit code {done.returncode}")
sys.exit(done.returncode or printed != expected)
