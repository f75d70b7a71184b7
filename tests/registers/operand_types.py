#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""No asm statement has a bool as an input: operand_types.py CLANG ROOT KERNEL_HEADER [OPTION...].

clang promises one bit of the register that it gives for a bool, whatever the instruction reads of it. clang 14 for
AVX-512 kept several flags in one mask register, so that a shift by two counts in one function took the wrong limbs; the
same statement was right everywhere else. The library and the inline functions are compiled to LLVM's language, where
such an operand is an i1."""

import pathlib
import re
import subprocess
import sys
import tempfile

clang, root, header, *options = sys.argv[1:]
root = pathlib.Path(root)
KNOWN = """#include <stdbool.h>
int with_bool(int a, int b);
int with_bool(int a, int b)
{
    const bool less = a < b;
    __asm__("testb %1, %1; cmovnel %2, %0" : "+r"(a) : "q"(less), "r"(b) : "cc");
    return a;
}
"""


def compiled(source, folder, name):
    """The source in LLVM's language."""
    command = [clang, "-std=gnu11", "-O1", "-w", "-S", "-emit-llvm", f"-I{folder}", f"-I{root / 'include'}",
               f'-DU256_BACKEND_HEADER="{header}"', *options, str(source), "-o", str(folder / name)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if run.returncode:
        sys.exit(f"{' '.join(command)}\n{run.stderr}")
    return (folder / name).read_text(encoding="utf-8")


def bools(listing):
    """The functions that give a bool to an asm statement, and how many statements there are."""
    found, statements, function = set(), 0, ""
    for line in listing.splitlines():
        define = re.match(r"define .*@([\w.]+)\(", line)
        function = define[1] if define else function
        asm = re.search(r'\basm\b.*"\((.*?)\)(?: #\d+|,|$)', line)
        if asm:
            statements += 1
            if re.search(r"\bi1\b", asm[1]):
                found.add(function)
    return found, statements


with tempfile.TemporaryDirectory() as scratch:
    folder = pathlib.Path(scratch)
    (folder / "u256").mkdir()
    (folder / "u256/kernel.h").write_text(f'#include "{header}"\n', encoding="utf-8")
    known = folder / "known.c"
    known.write_text(KNOWN, encoding="utf-8")
    if bools(compiled(known, folder, "known.ll"))[0] != {"with_bool"}:
        sys.exit("a statement with a bool was not noticed")
    failed, total = False, 0
    sources = [root / "tests/registers/inline_functions.c", *sorted((root / "src").glob("*/*.c"))]
    for source in sources:
        found, statements = bools(compiled(source, folder, "listing.ll"))
        total += statements
        for function in sorted(found):
            failed = True
            print(f"{source.relative_to(root)}: {function}() gives a bool to an asm statement")
    print(f"{total} statements in {len(sources)} files")
    sys.exit(failed or total < 100)
