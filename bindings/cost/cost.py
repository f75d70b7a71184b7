#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""The table of docs/ffi.md: what one operation costs from each language, in ns: cost.py BUILD_FOLDER [ROUNDS].

Numbers of four full limbs, 1024 of them; the least time of many runs, over rounds in which the languages take turns.
Needs a C compiler, Debian's python3-numpy, cargo and go; a language that fails is named and left out.
"""

import collections
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
build = pathlib.Path(sys.argv[1]).resolve()
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
ROWS = ("add", "mul", "div", "mulmod", "array add", "array mul", "array mulmod")


def prepare(folder):
    """The columns: name, command, what is in front of the names of its rows, where it runs."""
    columns = []
    environment = dict(os.environ, LD_LIBRARY_PATH=str(build), U256_LIBRARY=str(build / "libu256.so"), U256_LIB_DIR=str(build),
                       PYTHONPATH=str(HERE.parent / "python"), PKG_CONFIG_PATH=str(build / "meson-uninstalled"), GOPROXY="off",
                       CARGO_TARGET_DIR=str(folder / "target"), U256_COST="1")

    def compile(name, command, run, cwd=HERE):
        done = subprocess.run([str(w) for w in command], cwd=cwd, env=environment, capture_output=True, text=True)
        if done.returncode == 0:
            columns.append((name, [str(w) for w in run]))
        else:
            print(f"{name} is left out:\n{done.stderr}", file=sys.stderr)

    cc = os.environ.get("CC", "cc")
    flags = ["-O3", "-std=c11", f"-I{ROOT / 'include'}", f"-I{build / 'include'}", HERE / "cost.c", f"-L{build}", "-lu256"]
    compile("C, inline", [cc, *flags, "-o", folder / "inline"], [folder / "inline"])
    compile("C, calls", [cc, "-DU256_NO_INLINE", *flags, "-o", folder / "calls"], [folder / "calls"])
    crate = shutil.copytree(HERE.parent / "rust", folder / "rust", ignore=shutil.ignore_patterns("target"))
    compile("Rust", ["cargo", "build", "--release", "--offline", "--example", "cost", "--manifest-path", crate / "Cargo.toml"],
            [folder / "target/release/examples/cost"])
    compile("Go", ["go", "test", "-c", "-o", folder / "go", "."], [folder / "go", "-test.run", "TestCost"], HERE.parent / "go")
    compile("Python", ["/usr/bin/python3", "-c", "import numpy"], ["/usr/bin/python3", "-B", HERE / "cost_python.py"])
    return columns, environment


with tempfile.TemporaryDirectory() as folder:
    columns, environment = prepare(pathlib.Path(folder))
    least = collections.defaultdict(lambda: float("inf"))
    for _ in range(rounds):
        for name, command in columns:
            for line in subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=True).stdout.splitlines():
                row, _, ns = line.rpartition(" ")
                column = name
                if row.startswith("own "):
                    row, column = row[4:], "Python's own"
                if row.endswith(" by C"):
                    row, column = row[:-5], "Go, raw"
                if row in ROWS:
                    least[row, column] = min(least[row, column], float(ns))
if not {(row, "C, calls") for row in ROWS} <= least.keys():
    sys.exit("the rows of C are missing")
names = list(dict.fromkeys(column for _, column in least))
print("| ns |", " | ".join(names), "|")
print("| --- |" + " ---: |" * len(names))
for row in ROWS:
    values = [least.get((row, name)) for name in names]
    print(f"| {row} |", " | ".join("" if v is None else f"{v:.1f}" if v < 100 else f"{v:.0f}" for v in values), "|")
