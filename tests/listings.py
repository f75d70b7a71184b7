#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""The assembly in docs/ is what its compilers make now: listings.py SOURCE_ROOT.

A block of sh that consists of one command, bench/codegen.py, is run, and the block of asm or text after it is what it
prints. In asm each instruction counts, at its place, and where jumps go, but no comment and no name of a label; a comment
"..." stands for any instructions. A block of another version of a compiler than the one that is here is skipped; the exit
status is 77 then, unless something differs.
"""

import difflib
import pathlib
import re
import shlex
import subprocess
import sys

root = pathlib.Path(sys.argv[1]).resolve()
sys.path.insert(0, str(root / "bench"))
import codegen  # noqa: E402
import codegen_asm  # noqa: E402

BLOCKS = re.compile(r"^```sh\n(bench/codegen\.py [^\n]*)\n```\n\n```(asm|text)\n(.*?)^```$", re.M | re.S)
TITLE = re.compile(r"(?:# |// )?(\w+), (gcc|clang) ([\d.]+): .*")


def instructions(text, isa):
    """Its functions, line by line: an instruction, and for a jump the number of the one that it goes to."""
    lines = []
    for name, function in codegen_asm.functions(text, codegen.PREFIX, isa).items():
        lines.append(name + ":")
        for i in function.instructions:
            target = function.labels.get(i.operands[-1]) if i.operands else None
            lines.append(i.text if target is None else f"{i.name} -> instruction {target + 1}")
    return lines


def unlabelled(lines):
    return [re.sub(r"-> instruction \d+|\.L\w+", "->", line) for line in lines]


def without_parts(parts, whole, isa):
    """What of some excerpts is not in the function, after the one before; "" when all are."""
    whole, at, none = unlabelled(whole), 0, True
    for part in parts:
        part = re.sub(rf"^{codegen.PREFIX}\w+:", "", part, flags=re.M)
        lines = unlabelled(instructions(f"{codegen.PREFIX}part:\n{part}", isa)[1:])
        if not lines:
            continue
        places = [n for n in range(at, len(whole)) if whole[n : n + len(lines)] == lines]
        if not places:
            return "not in the output, or not in this order:" + part
        at, none = places[0] + len(lines), False
    return "no instruction in the excerpts" if none else ""


def compare(command, language, block):
    """(whether the compiler is the page's, what is wrong)."""
    words = shlex.split(command)
    done = subprocess.run([sys.executable, "-B", root / words[0], *words[1:]], capture_output=True, text=True, cwd=root)
    if done.returncode != 0:
        absent = "there is no" in done.stderr
        return not absent, done.stderr.strip()
    here, there = TITLE.match(done.stdout), TITLE.match(block)
    if not here or not there:
        return True, "no line that names the compiler:\n" + (block if here else done.stdout).split("\n")[0]
    if here.group(2, 3) != there.group(2, 3):
        return False, f"the page is of {' '.join(there.group(2, 3))}, here is {' '.join(here.group(2, 3))}"
    if here.group() != there.group():
        return True, f"the block begins with\n{there.group()}\nand the output with\n{here.group()}"
    if language == "text":
        old, new = block.strip().split("\n"), done.stdout.strip().split("\n")
    else:
        isa = codegen.ISAS[here.group(1)]
        old, new = (instructions(text, isa) for text in (block, done.stdout))
        if len(new) < 2:
            return True, "no instructions in the output"
        parts = re.split(r"^ *(?:#|//) \.\.\.$", block, flags=re.M)
        if len(parts) > 1:
            return True, without_parts(parts, new, isa)
    return True, "\n".join(difflib.unified_diff(old, new, "the page", "the output", lineterm=""))


compared, skipped, wrong = 0, [], []
for page in sorted((root / "docs").glob("*.md")):
    text = page.read_text(encoding="utf-8")
    found = BLOCKS.findall(text)
    blocks = len(re.findall(r"^```asm$", text, re.M))
    if blocks != sum(language == "asm" for _, language, _ in found):
        wrong.append(f"{page.name}: {blocks} blocks of asm, of which not all follow the command that prints them")
    for command, language, block in found:
        same_compiler, message = compare(command, language, block)
        if not same_compiler:
            skipped.append(f"{page.name}: {command}: {message}")
        elif message:
            wrong.append(f"{page.name}: {command}: {message}")
        else:
            compared += 1

for message in wrong + skipped:
    print(message, file=sys.stderr)
print(f"{compared} listings are what compilers make, {len(wrong)} are not, {len(skipped)} are of other compilers")
if compared + len(skipped) + len(wrong) == 0:
    sys.exit("no listing was found in docs/")
sys.exit(1 if wrong else 77 if skipped else 0)
