#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""--help, --functions and the manual name the same options, functions, numbers and units; the commands of the manual
and of the README, in lines that begin with "$ ", print what stands under them:
check_manual.py U256CALC MANUAL README"""

import os
import pathlib
import re
import subprocess
import sys

from common import check, finish, run

calc, manual, readme = sys.argv[1:]
page = pathlib.Path(manual).read_text(encoding="utf-8")


def section(title):
    """Of the manual, up to the next one or the next part of one."""
    found = re.search(rf"^\.S[hs] {title}\n(.*?)^\.S[hs] ", page, re.M | re.S)
    check(found, f"{manual}: no {title}")
    return found.group(1) if found else ""


def same(what, manual_has, program_has):
    differ = f"only the manual has {manual_has - program_has}, only the program {program_has - manual_has}"
    check(program_has and manual_has == program_has, f"{what}: {differ}")


def symbols(text):
    return set(re.findall(r"\w+", " ".join(re.findall(r"^\.Sy (.*)$", text, re.M))))


# Options, with and without a letter.
code, help_text, _ = run(calc, ["--help"])
rows = re.findall(r"^  (?:-(\w), |    )--(\w+)(?: ([A-Z]+))? ", help_text, re.M)
check(code == 0 and max(map(len, help_text.splitlines())) <= 80, "--help: wider than 80 columns")
items = re.findall(r"^\.It (?:Fl (\w)(?: Ar (\w+))? , )?Fl Fl (\w+)(?: Ar (\w+))?$", page, re.M)
same("options", {(letter, name, value.upper()) for letter, _, name, value in items}, set(rows))
check(all(first == second for letter, first, _, second in items if letter), "manual: one of two options has no value")
synopsis = set(re.findall(r"\b\w+\b", re.search(r"^\.Sh SYNOPSIS\n(.*?)^\.Sh", page, re.M | re.S).group(1)))
check({letter or name for letter, name, _ in rows} <= synopsis, f"manual: {rows} are not all in the synopsis")

# Functions, names and units.
functions, numbers, units = run(calc, ["--functions"])[1].split("\n\n")
same("functions", symbols(section("Functions")), set(re.findall(r"^(\w+)\(", functions, re.M)))
units = set(re.findall(r"^(\w+) +1e", units, re.M))
limits = {"UINT8_MAX", "INT8_MAX", "INT8_MIN"}
same("numbers and units", symbols(section("Numbers")), set(re.findall(r"^(\w+) ", numbers, re.M)) | limits | units)
for name in limits:
    check(run(calc, [name])[0] == 0, f"{name} is no number")

# Operators: those that bind tighter first, in the help and in the manual.
listed = [set(row.replace("\\&", "").split()) for row in re.findall(r'^\.It Ic "?([^\w"]+?)"? Ta', page, re.M)]
levels = re.search(r"tightest:\n +(.*)\n", help_text)
helped = [set(level.split()) for level in levels.group(1).split("   ")] if levels else []
check(helped and helped == listed, f"operators: {helped} in the help, {listed} in the manual")

# Exit codes.
codes = re.findall(r"^\.It (\d)$", section("EXIT STATUS"), re.M)
same("exit codes", set(codes), set(re.findall(r"\b\d(?= \w+)", help_text.split("Exit code:")[1])))


def examples(text):
    """Commands, and what stands under each up to the next one or the end of the block."""
    for block in re.findall(r"(?:^\.Bd -literal.*\n|^```console\n)((?:.*\n)*?)(?:^\.Ed|^```)", text, re.M):
        yield from re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M)


environment = dict(os.environ, PATH=os.path.dirname(os.path.abspath(calc)) + os.pathsep + os.environ["PATH"])
for name, least in (manual, 6), (readme, 3):
    text = pathlib.Path(name).read_text(encoding="utf-8")
    commands = [pair for pair in examples(text.replace("\\e", "\\")) if "u256calc" in pair[0]]
    check(len(commands) >= least, f"{name}: only {len(commands)} commands")
    for command, printed in commands:
        done = subprocess.run(["sh", "-c", command + " 2>&1"], capture_output=True, text=True, env=environment)
        check(done.stdout == printed, f"{name}: {command}\nexpected\n{printed}got\n{done.stdout}")
finish(f"{len(rows)} options")
