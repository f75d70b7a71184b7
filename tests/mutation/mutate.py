#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""How many single faults the tests find: see README.md beside this file."""

import argparse
import collections
import hashlib
import json
import os
import pathlib
import re
import resource
import shlex
import subprocess
import sys

import equivalent
from operators import Source

root = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "tests"))
from unit_source import CHOICE, unit_source  # noqa: E402

# Of each unit its kernel, and the files that are mutated in it with the topic that is tested first.
UNITS = {
    "split32": ("src/portable/kernel_split32.h", {
        "src/portable/kernel_split32.h": "mul", "include/u256/kernel_rows.h": "add", "include/u256/kernel_steps.h": "div",
        "include/u256/kernel_montgomery.h": "modulus", "src/portable/divide.h": "div", "src/portable/divide.c": "div",
        "src/portable/div.c": "div", "src/portable/divisor.h": "div", "src/portable/divisor.c": "div"}),
    "split32_iso": ("src/portable/kernel_split32.h", {
        "include/u256/limb.h": "bits", "include/u256/add.h": "add", "include/u256/bits.h": "bits",
        "include/u256/compare.h": "compare", "include/u256/mul.h": "mul", "include/u256/signed.h": "signed",
        "src/portable/signed.c": "signed", "include/u256/evm.h": "evm"}),
    "int128": ("src/portable/kernel_int128.h", {
        "src/portable/kernel_int128.h": "mul", "include/u256/kernel_rows.h": "mul", "include/u256/kernel_steps.h": "div",
        "src/portable/divide_rows.h": "div", "src/portable/fold.h": "modulus", "src/portable/modular.c": "modular",
        "include/u256/modular.h": "modular", "src/portable/modulus.c": "modulus", "src/portable/modulus_power.h": "modulus",
        "src/portable/montgomery.h": "modulus", "src/portable/invert.h": "modular", "src/portable/binary_gcd.h": "number",
        "src/portable/gcd.c": "number", "src/portable/root.c": "number", "src/portable/number.c": "number",
        "src/portable/pow.c": "pow", "src/portable/power.h": "pow"}),
    "asm": ("src/x86_64/kernel_asm.h", {
        "src/x86_64/kernel_asm.h": "div", "include/u256/kernel_columns.h": "mul",
        "include/u256/kernel_montgomery.h": "modulus"}),
    "asm_bmi2_adx": ("src/x86_64/kernel_asm.h", {
        "include/u256/kernel_mulx.h": "mul", "include/u256/kernel_mulx_montgomery.h": "modulus",
        "src/x86_64/array_avx2.h": "array", "src/x86_64/array_avx512.h": "array", "src/x86_64/array_ifma.h": "array",
        "src/x86_64/array_ifma_division.h": "array", "src/x86_64/array_ifma_modular.h": "array"}),
}
# What the compiler knows of an operand, kernels have other code for, which the copy takes half of the time whatever it
# knows: with a choice for each mutant nothing would be inlined, and that code not run.
EITHER = """#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
static inline bool u256_either(void)
{
    static uint32_t state = 1;
    state = state * 1664525 + 1013904223;
    return state >> 31;
}
static unsigned char reached_mutants[%d];
static inline bool U256_MUTANT(int number)
{
    reached_mutants[number] = 1;
    return planted_fault == number;
}
__attribute__((destructor)) static void report_reached(void)
{
    if (getenv("U256_TEST_REACHED")) {
        for (unsigned i = 0; i < sizeof reached_mutants; i++)
            if (reached_mutants[i])
                printf("# reached %%u\\n", i);
    }
}
"""


def fail(message):
    sys.exit(f"{pathlib.Path(sys.argv[0]).name}: {message}")


def keyed(source):
    """The mutants of a file by a name that stays when lines move: FILE FUNCTION: OPERATOR: OLD -> NEW, and #2 for a second
    one of that name."""
    count, named = collections.Counter(), {}
    for mutant in source.mutants:
        change = mutant.place or f"{source.text[mutant.start:mutant.end]} -> {mutant.new or 'nothing'}"
        key = f"{source.name} {mutant.function}: {mutant.operator}: {' '.join(change.split())}"
        count[key] += 1
        named[key + (f" #{count[key]}" if count[key] > 1 else "")] = mutant
    return named


def chosen(key, one_in):
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % one_in == 0


class Unit:
    """A backend as the tests compile it: the text of its copy without mutants, and how that is compiled and linked."""

    def __init__(self, build, name):
        self.build, self.name, (self.kernel, self.topics) = build, name, UNITS[name]
        text, _ = unit_source(root, self.kernel, lambda path, text: text)
        self.state = hashlib.sha256(text.encode()).hexdigest()[:16]
        target = f"tests/negative-control-{name}"
        listed = subprocess.run(["ninja", "-C", build, "-t", "commands", target], capture_output=True, text=True)
        lines = listed.stdout.splitlines()
        compiling = [shlex.split(line) for line in lines if f"-c tests/unit_faulty_{name}.c" in line]
        if listed.returncode or not compiling:
            fail(f"{build} is no build folder with {target}: see README.md beside this file")
        self.compiling, self.linking = compiling[0], shlex.split(lines[-1])

    def execute(self, words, changed):
        """A command of the build with some of its words changed; what it prints."""
        words = [str(changed.get(word, word)) for word in words]
        done = subprocess.run(words, cwd=self.build, capture_output=True, text=True)
        if done.returncode:
            fail(f"{' '.join(words)}\n{done.stderr[:3000]}")
        return done.stdout

    def preprocessed(self, source):
        words = self.compiling[:self.compiling.index("-MD")] + ["-E", f"tests/unit_faulty_{self.name}.c"]
        return self.execute(words, {f"tests/unit_faulty_{self.name}.c": source})

    def program(self, source):
        """Compiles a copy, and links the program of the negative control with it."""
        binary, compiled = source.with_suffix(""), source.with_suffix(".o")
        output = self.compiling[self.compiling.index("-o") + 1]
        words = self.compiling[:self.compiling.index("-MD")] + self.compiling[self.compiling.index("-o"):]
        self.execute(words, {output: compiled, f"tests/unit_faulty_{self.name}.c": source})
        output = self.linking[self.linking.index("-o") + 1]
        self.execute(self.linking, {output: binary, f"tests/libunit_faulty_{self.name}.a": compiled})
        return binary


class Program:
    """The chosen mutants of some files in one unit, compiled into one program."""

    def __init__(self, unit, files, number, options):
        self.unit, self.options, self.all = unit, options, {}
        sources = {root / file: Source(file, (root / file).read_text(encoding="utf-8")) for file in files}
        self.files = {}
        for source in sources.values():
            for key, mutant in keyed(source).items():
                self.all[key] = mutant
                self.files[key] = source
        for place, (key, mutant) in enumerate(self.all.items()):
            mutant.number = place if chosen(key, options.one_in) else None
        text, _ = unit_source(root, unit.kernel,
                              lambda path, text: sources[path].with_mutants() if path in sources else text)
        text = CHOICE + EITHER % max(1, len(self.all)) + \
            re.sub(r"__builtin_constant_p\(\w+(?:\[\d\])?\)", "u256_either()", text)
        self.source = (options.work / f"{unit.name}-{number}.c").resolve()
        self.source.write_text(text + "\n", encoding="utf-8")
        # Those of other configurations than the unit's are not there after the preprocessor.
        there = set(map(int, re.findall(r"U256_MUTANT\((\d+)\)", unit.preprocessed(self.source))))
        self.mutants = {key: mutant for key, mutant in self.all.items() if mutant.number in there}

    def run(self, binary, key):
        """'killed' and by what, or 'survived'."""
        def limits():
            resource.setrlimit(resource.RLIMIT_CPU, (self.options.seconds, self.options.seconds + 5))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        environment = {**os.environ, "U256_TEST_FAULT": str(self.mutants[key].number),
                       "U256_TEST_SCALE": str(self.options.scale), "U256_TEST_SEED": str(self.options.seed)}
        topic = self.unit.topics[self.files[key].name]
        out = subprocess.run([binary, "--negative-control", topic], env=environment, preexec_fn=limits,
                             capture_output=True, text=True, errors="replace")
        caught = re.search(r"^ok 1 - the fault is caught by (.*)$", out.stdout, re.M)
        if out.returncode < 0:
            return "killed", "a signal" if out.returncode != -24 else "the time limit"
        if caught and out.returncode == 0:
            return "killed", caught[1]
        if "1 - the fault is caught by no check" in out.stdout and out.returncode == 1:
            return "survived", ""
        fail(f"{binary}, {key}: exit code {out.returncode}\n{out.stdout}\n{out.stderr[-2000:]}")


class Results:
    """What was found so far, a line each, so that a run that was stopped goes on where it was."""

    def __init__(self, path):
        self.path, self.found = path, {}
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                one = json.loads(line)
                self.found[one["unit"], one["state"], one["key"]] = one

    def add(self, one):
        self.found[one["unit"], one["state"], one["key"]] = one
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(one) + "\n")


def run(program, results, options, excused):
    """The results of a program's mutants, from before or now; those that are excused are not run."""
    binary, found = None, {}
    unit = program.unit
    for key in program.mutants:
        one = results.found.get((unit.name, unit.state, key))
        if one is None or (one["result"] == "survived" and options.again):
            if key in excused and not options.excused:
                one = {"result": "equivalent", "by": ""}
            else:
                binary = binary or unit.program(program.source)
                result, by = program.run(binary, key)
                one = {"unit": unit.name, "state": unit.state, "key": key, "result": result, "by": by}
                results.add(one)
        if one["result"] == "survived" and key in excused:
            one = {**one, "result": "equivalent"}
        found[key] = one
    return found


def groups(unit, options):
    """The files of a unit, so many together that a program has some hundred mutants."""
    group, size = [], 0
    for file in unit.topics:
        if options.only and not any(pattern in file for pattern in options.only):
            continue
        group.append(file)
        size += len((root / file).read_text(encoding="utf-8"))
        if size > 20000 * options.one_in:
            yield group
            group, size = [], 0
    if group:
        yield group


def table(title, rows):
    print(f"\n| {title} | mutants | killed | equivalent | survived |\n| --- | ---: | ---: | ---: | ---: |")
    total = collections.Counter()
    for name in sorted(rows):
        total += rows[name]
        print(row(name, rows[name]))
    print(row("all", total))


def row(name, count):
    return f"| {name} | {count.total()} | {count['killed']} | {count['equivalent']} | {count['survived']} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path, help="a build folder with negative controls")
    parser.add_argument("--work", type=pathlib.Path, help="where programs and results are kept: BUILD/mutation")
    parser.add_argument("--only", action="append", default=[], metavar="PATTERN", help="files whose names have it")
    parser.add_argument("--one-in", type=int, default=1, metavar="N", help="one mutant of N, always the same ones")
    parser.add_argument("--scale", type=float, default=0.1, help="U256_TEST_SCALE, 0.1")
    parser.add_argument("--seed", type=int, default=1, help="U256_TEST_SEED, 1")
    parser.add_argument("--seconds", type=int, default=20, help="CPU time after which a mutant counts as killed, 20")
    parser.add_argument("--again", action="store_true", help="run what survived once more")
    parser.add_argument("--excused", action="store_true", help="run those of equivalent.txt, too")
    parser.add_argument("--list", action="store_true", help="only print the mutants")
    options = parser.parse_args()
    options.work = options.work or options.build / "mutation"
    options.work.mkdir(parents=True, exist_ok=True)
    results = Results(options.work / "results.jsonl")
    excused = equivalent.read(pathlib.Path(__file__).with_name("equivalent.txt"))
    used, files, operators, survivors, wrong = set(), {}, {}, [], []
    for name in UNITS:
        unit = Unit(options.build, name)
        for number, group in enumerate(groups(unit, options)):
            program = Program(unit, group, number, options)
            used |= excused.keys() & program.all.keys()
            if options.list:
                print(*program.mutants, sep="\n")
                continue
            found = run(program, results, options, excused)
            for key, one in found.items():
                mutant, source = program.mutants[key], program.files[key]
                files.setdefault(source.name, collections.Counter())[one["result"]] += 1
                operators.setdefault(mutant.operator, collections.Counter())[one["result"]] += 1
                if one["result"] == "survived":
                    survivors.append(f"{source.name}:{source.line(mutant)}, {name}: {key}")
                if one["result"] == "killed" and key in excused:
                    wrong.append(f"{key}: equivalent.txt has it, and {one['by']} kills it")
            print(f"# {name}, {len(found)} mutants of {len(group)} files", file=sys.stderr, flush=True)
    if options.list:
        return
    table("file", files)
    table("operator", operators)
    print(*survivors, sep="\n")
    if not options.only:
        wrong += [f"{key}: equivalent.txt has it, but there is no such mutant" for key in excused.keys() - used]
    print(*wrong, sep="\n")
    sys.exit(bool(survivors or wrong))


if __name__ == "__main__":
    main()
