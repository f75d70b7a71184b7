#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Runs the library's arithmetic with limbs of a few bits on every input of that size.

    tests/models/run.py SOURCE_ROOT [--cxx WORD]... [--set short|long|both] [--only PATTERN]

rules.py rewrites the sources as they are shipped for a smaller limb, word.hpp is that limb, and each check compares
the results with the host's arithmetic. Then every correction that the sources mark has to have been taken, and every
fault of faults.py has to be found. The short set takes less than a minute of CPU time, the long one some twenty
minutes.
"""

import argparse
import collections
import fnmatch
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import faults  # noqa: E402
import rules  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
KERNELS = {
    "split32": "<src/portable/kernel_split32.h>",
    "int128": "<src/portable/kernel_int128.h>",
    "columns": '"kernel_columns_model.h"',
}

# (kernel, BITS): the checks of main.cpp. The steps of divide_rows.h, which the backend int128 divides by, have bounds
# in units of the last place that need a base of 32, and the inverse needs a matrix of one halving at least, BITS - 2.
SHORT = {
    ("split32", 2): ["limb products", "rows", "pairs", "shifts", "divrem", "divrem, 8 by 4", "fold", "modular", "root",
                     "root, 8"],
    ("split32", 4): ["limb products", "shifts", "quotient limb, 2", "inverse, 2 by 2", "inverse, pow2", "root"],
    ("split32", 8): ["limb factors", "reciprocal2", "div2by1", "invert limb", "gcd limb"],
    ("columns", 1): ["wide pairs"],
    ("columns", 3): ["rows", "pairs", "quotient limb, 2", "quotient limb, 3", "quotient limb, 4", "divrem", "reduce",
                     "inverse, some", "inverse, pow2", "root"],
    ("int128", 2): ["limb products", "pairs"],
    ("int128", 5): ["limb products", "limb factors", "div2by1", "reciprocal2", "reciprocal128", "quotient by row, 2",
                    "quotient by row, 3, some", "divrem, 3 by 2", "divrem, ends", "high, some"],
}
LONG = {
    ("split32", 2): ["muldiv", "reduce, 8", "wide pairs", "divrem, 8 by 8"],
    ("split32", 4): ["quotient limb, 3", "divrem", "reduce"],
    ("split32", 8): ["limb products", "root"],
    ("split32", 16): ["limb factors", "reciprocal2"],
    ("columns", 3): ["inverse", "fold", "montgomery, some", "root, 8"],
    ("int128", 5): ["divrem, few", "divrem, many", "high"],
    ("int128", 6): ["quotient by row, 2"],
    ("int128", 8): ["limb factors", "reciprocal128"],
    ("int128", 16): ["reciprocal128"],
}


class Failure(Exception):
    """What went wrong, for the reader."""


def output_of(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise Failure(f"{' '.join(map(str, command))}\n{done.stdout}")
    return done.stdout


def compiled(cxx, tree, model, name, optimization):
    """A program of one model, from the sources in a tree."""
    kernel, bits = model
    program = tree / f"{name}-{kernel}-{bits}"
    includes = [f"-I{folder}" for folder in (tree, tree / "include", tree / "src/portable", HERE)]
    output_of(cxx + ["-std=c++20", optimization, "-w", f"-DBITS={bits}", f"-DMODEL_KERNEL={KERNELS[kernel]}", *includes,
                     str(HERE / "main.cpp"), "-o", str(program)])
    return program


def run_models(cxx, tree, models):
    """Every check on every input; what was taken of each correction."""
    taken, passed = collections.Counter(), collections.Counter()
    for model, checks in models.items():
        program = compiled(cxx, tree, model, "model", "-O2")
        for check in checks:
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            for line in output_of([program, check]).splitlines():
                kind, *rest = line.split(" ", 3 if line.startswith("correction") else 2)
                if kind == "inputs":
                    seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
                    print(f"{model[0]:8} {model[1]:2} bits  {check:24} {int(rest[0]):15,} inputs {seconds:8.1f} s",
                          flush=True)
                else:
                    taken[rest[2]] += int(rest[0])
                    passed[rest[2]] += int(rest[1])
    return taken, passed


def check_corrections(tree, taken, passed):
    marked = set()
    for path in rules.FILES:
        marked |= set(re.findall(r"U256_CORRECTION\((\w+),", (tree / path).read_text(encoding="utf-8")))
    marked.discard("name")  # where the macro is defined
    if len(marked) < 15:
        raise Failure(f"only {len(marked)} corrections in the sources: the pattern no longer fits them")
    for name in sorted(marked):
        print(f"correction {name:28} taken {taken[name]:13,} of {passed[name]:15,} times")
    never = [name for name in sorted(marked) if not taken[name]]
    if never:
        raise Failure(f"no check takes the correction {', '.join(never)}")


def check_faults(cxx, root, tree):
    """Each fault in its own run; all are compiled once for each model."""
    count = 0
    for model, planted in faults.FAULTS.items():
        rules.write_tree(root, tree, [fault[1:] for fault in planted])
        program = compiled(cxx, tree, model, "faulty", "-O1")
        for number, (check, file, old, _) in enumerate(planted):
            try:
                done = subprocess.run([program, "--fault", str(number), check], stdout=subprocess.PIPE, text=True,
                                      timeout=300)
            except subprocess.TimeoutExpired:
                raise Failure(f"no end with a fault in {file} at {old!r}") from None
            if done.returncode != 1 or "FAILED: " not in done.stdout:
                raise Failure(f"{check} does not find a fault in {file} at {old!r}:\n{done.stdout}")
            count += 1
    print(f"{count} faults planted and found")


def check_constants(cxx, root, folder):
    """constants.cpp, on the source of the square root as it is, with one wrong number in its table, and with a step that is
    rounded up."""
    (folder / "include/u256").mkdir(parents=True)
    (folder / "include/u256/kernel.h").write_text("", encoding="utf-8")
    text = (root / "src/portable/root.c").read_text(encoding="utf-8")
    faults = [None, ("0xb7e932ee", "0xb7e93aee"), (" - 2 - x_y2", " - x_y2")]
    for number, fault in enumerate(faults):
        faulty = folder / f"faulty{number}"
        if fault:
            if fault[0] not in text:
                raise Failure(f"src/portable/root.c has no {fault[0]}")
            (faulty / "src/portable").mkdir(parents=True)
            (faulty / "src/portable/root.c").write_text(text.replace(*fault), encoding="utf-8")
        includes = [faulty] * bool(fault) + [root, root / "include", root / "src/portable", folder / "include"]
        program = folder / f"constants{number}"
        output_of(cxx + ["-std=c++20", "-O2", "-w", *(f"-I{path}" for path in includes), str(HERE / "constants.cpp"),
                         "-o", str(program)])
        if not fault:
            print(output_of([program]), end="")
        elif subprocess.run([program], stdout=subprocess.DEVNULL).returncode != 1:
            raise Failure(f"constants.cpp does not find {fault[1]!r} in src/portable/root.c")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source_root", type=pathlib.Path)
    parser.add_argument("--cxx", metavar="WORD", action="append", help="the C++ compiler, word by word (default: c++)")
    parser.add_argument("--set", choices=["short", "long", "both"], default="short", help="which checks")
    parser.add_argument("--only", metavar="PATTERN", help="only checks of such names, and no faults")
    arguments = parser.parse_args()
    cxx = arguments.cxx or ["c++"]
    root = arguments.source_root.resolve()
    if not (root / "include/u256/kernel_steps.h").is_file():
        parser.error(f"{root} does not hold libu256")
    if not shutil.which(cxx[0]):
        print(f"skipped: no {cxx[0]}, a compiler for C++20 (Debian: g++)")
        return 77
    models = collections.defaultdict(list)
    for name, chosen in ("short", SHORT), ("long", LONG):
        if arguments.set in (name, "both"):
            for model, checks in chosen.items():
                models[model] += [check for check in checks if fnmatch.fnmatchcase(check, arguments.only or "*")]
    models = {model: checks for model, checks in models.items() if checks}
    if not models:
        parser.error(f"no check is like {arguments.only!r}")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        tree = folder / "models"
        try:
            rules.write_tree(root, tree)
            taken, passed = run_models(cxx, tree, models)
            if arguments.only or arguments.set == "long":
                return 0
            check_corrections(tree, taken, passed)
            check_constants(cxx, root, folder / "constants")
            check_faults(cxx, root, folder / "faulty")
        except (Failure, rules.Mismatch) as failure:
            print(failure, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
