#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Does "pressure" notice what an asm statement does not declare? Drops each clobbered register and each early clobber
of the x86-64 backend, one at a time, compiles pressure.c of that and runs it: constraints.py [--cc CC]... [CLOBBER...]

Takes some minutes, so that CI does not run it. Prints a line for each that is not noticed. Among the early clobbers
that is no fault: no register allocation need be wrong without one, as where all inputs are read before it is written.
CLOBBER: only those ("rdx"; "&" for early clobbers). gcc and clang by default."""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

parser = argparse.ArgumentParser()
parser.add_argument("--cc", action="append")
parser.add_argument("only", nargs="*")
arguments = parser.parse_args()
compilers = arguments.cc or ["gcc", "clang"]

root = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "tests"))
sys.dont_write_bytecode = True
from unit_source import assembly  # noqa: E402

HEADERS = ("src/x86_64/kernel_asm.h", "include/u256/kernel_order.h", "include/u256/kernel_divq.h",
           "include/u256/kernel_mulq.h", "include/u256/kernel_mulx.h", "include/u256/kernel_mulx_montgomery.h")
LEVELS = ("-O1", "-O2", "-O3")
ALWAYS = ["-std=c11", "-w", "-Dinline=__inline__ __attribute__((always_inline))"]


def mutants():
    """The header, the text that takes its place, and what is dropped: in which line, and which."""
    for header in HEADERS:
        text = (root / header).read_text(encoding="utf-8")
        for begin, end in assembly(text):
            for match in re.finditer(r'"(r[a-d]x)", |"[=+](&)\w+"', text[begin:end]):
                what = match[1] or match[2]
                if arguments.only and what not in arguments.only:
                    continue
                changed = "" if match[1] else match[0].replace("&", "")
                at = begin + match.start()
                line = text.count("\n", 0, at) + 1
                yield header, text[:at] + changed + text[begin + match.end():], f"{header}:{line}: {what}"


def fails(program):
    """Also one that does not end: a loop may count in the register that was overwritten."""
    try:
        return subprocess.run([str(program)], capture_output=True, timeout=60).returncode != 0
    except subprocess.TimeoutExpired:
        return True


def compile_it(command, output):
    return subprocess.run(command + ["-o", str(output)], capture_output=True, text=True)


with tempfile.TemporaryDirectory() as scratch:
    folder = pathlib.Path(scratch)
    (folder / "u256").mkdir()
    common = [f"-I{folder}", f"-I{root / 'include'}"]
    kernel, tests = root / HEADERS[0], root / "tests"

    def table(compiler, level, name, source, mulx, output):
        define = [f"-DPRESSURE={name}", f'-DPRESSURE_HOW="{level}"', f'-DU256_BACKEND_HEADER="{source}"']
        command = [compiler, level, "-c", *ALWAYS, *mulx, *define, *common, str(tests / "registers/pressure.c")]
        return compile_it(command, output)

    # What does not change: the program, what it is compared with, and the generator of its operands.
    for mulx in ([], ["-mbmi2", "-madx"]):
        table("gcc", "-O0", "plain", kernel, mulx, folder / f"plain{len(mulx)}.o")
    shutil.copy(root / "src/portable/kernel_int128.h", folder / "u256/kernel.h")
    fixed = []
    for source in ("registers/pressure_main.c", "gen.c", "limbs.c"):
        fixed.append(folder / (pathlib.Path(source).stem + ".o"))
        made = compile_it(["gcc", "-O1", "-c", "-std=c11", "-w", "-ffunction-sections", "-fdata-sections", *common,
                           str(tests / source), "-DTABLES=TABLE(plain)TABLE(dropped)", "-DNEEDS_BMI2_ADX=0"], fixed[-1])
        if made.returncode:
            sys.exit(made.stderr)

    total, missed = 0, 0
    for header, text, what in mutants():
        copy = folder / ("kernel_dropped.h" if header == HEADERS[0] else "u256/" + pathlib.Path(header).name)
        copy.write_text(text, encoding="utf-8")
        source, mulx = (copy, []) if header == HEADERS[0] else (kernel, ["-mbmi2", "-madx"])
        noticed = []
        for compiler in compilers:
            for level in LEVELS:
                made = table(compiler, level, "dropped", source, mulx, folder / "dropped.o")
                program = folder / "program"
                if made.returncode == 0:
                    objects = [*fixed, folder / f"plain{len(mulx)}.o", folder / "dropped.o"]
                    made = compile_it(["gcc", "-Wl,--gc-sections", *map(str, objects)], program)
                if made.returncode:
                    sys.exit(f"{what}: {made.stderr}")
                if fails(program):
                    noticed.append(f"{compiler} {level}")
                    break
            if noticed:
                break
        if header != HEADERS[0]:
            copy.unlink()
        total += 1
        if not noticed:
            missed += 1
            print(f"not noticed: {what}", flush=True)
    print(f"{total} dropped, {total - missed} noticed by {' or '.join(compilers)} at {' '.join(LEVELS)}")
