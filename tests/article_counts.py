#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""The instructions in the loops of bench/article_seen.c: article_counts.py SOURCE_ROOT [--print]

--print prints them as docs/article.md has them. Without it they are compared with the page; where gcc or clang is of another
version than the page's, there is nothing to compare, and the exit status is 77.
"""

import pathlib
import shutil
import sys
import tempfile

root = pathlib.Path(sys.argv[1]).resolve()
printing = sys.argv[2:] == ["--print"]
sys.path.insert(0, str(root / "bench"))
import codegen  # noqa: E402
import codegen_asm  # noqa: E402

COMPILERS = {"gcc": "12.2", "clang": "14.0"}  # and their versions on the page
KERNELS = {
    "int128": "src/portable/kernel_int128.h",
    "asm": "src/x86_64/kernel_asm.h",
    "asm, as in 2018": "bench/kernel_asm_2018.h",
}
LOOPS = {
    "full_hidden": "`u256_full_mul`, operands hidden (`full_hidden`)",
    "full_seen": "as the article's 128-bit integers (`full_seen`)",
    "low_hidden": "`u256_mul`, operands hidden (`low_hidden`)",
    "low_seen": "the upper limbs known to be zero (`low_seen`)",
}


def skip(reason):
    print(reason, file=sys.stderr)
    sys.exit(1 if printing else 77)


def loop(function):
    """How many instructions are executed in each round of the one loop of a function."""
    jumps = {}  # from where: to where
    for at, instruction in enumerate(function.instructions):
        if function.isa.branch.match(instruction.name):
            jumps[at] = function.labels.get(instruction.operands[-1], at)
    back = [at for at, target in jumps.items() if target < at]
    if len(back) != 1 or any(jumps[back[0]] <= at < back[0] for at in jumps):
        sys.exit(f"{function.name} is not one loop without other jumps in it")
    return back[0] - jumps[back[0]] + 1


def counts(compiler, kernel, scratch):
    """{name: instructions in a round} of the loops with that kernel."""
    (scratch / "u256").mkdir(exist_ok=True)
    shutil.copy(root / kernel, scratch / "u256/kernel.h")
    output = scratch / "loops.s"
    good, _, errors = codegen.run(
        [compiler, "-std=c11", "-O3", "-D_POSIX_C_SOURCE=199309L", f"-I{root}/include", f"-I{root}/bench", f"-I{scratch}"]
        + ["-include", str(root / kernel), "-S", "-o", str(output), str(root / "bench/article_seen.c")]
    )
    if not good:
        sys.exit(errors)
    functions = codegen_asm.functions(output.read_text(), "", codegen.ISAS["x86_64"])
    return {name: loop(functions[name]) for name in LOOPS}


for name in COMPILERS:
    if not shutil.which(name):
        skip(f"there is no {name}")
    compiler = codegen.Compiler([name])
    if compiler.target != "x86_64":
        skip(f"{name} compiles for {compiler.target}")
    if not printing and not compiler.version.startswith(f"{name} {COMPILERS[name]}."):
        skip(f"the page is of {name} {COMPILERS[name]}, here is {compiler.version}")

with tempfile.TemporaryDirectory() as folder:
    found = {(name, kernel): counts(name, KERNELS[kernel], pathlib.Path(folder)) for name in COMPILERS for kernel in KERNELS}
lines = ["| instructions a product, gcc 12.2 / clang 14.0 | " + " | ".join(KERNELS) + " |", "| --- |" + " --- |" * len(KERNELS)]
for name, title in LOOPS.items():
    cells = (" / ".join(str(found[compiler, kernel][name]) for compiler in COMPILERS) for kernel in KERNELS)
    lines.append(f"| {title} | " + " | ".join(cells) + " |")
table = "\n".join(lines) + "\n"
if printing:
    print(table, end="")
elif table not in (root / "docs/article.md").read_text(encoding="utf-8"):
    sys.exit("docs/article.md does not hold this table:\n" + table)
