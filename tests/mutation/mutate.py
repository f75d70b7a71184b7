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
import signal
import subprocess
import sys

import equivalent
from operators import Source
from units import ISA, UNITS

root = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "tests"))
from unit_source import CHOICE, unit_source  # noqa: E402

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


def traps(compiler):
    """What is undefined in C can give the right numbers all the same: a compiler takes it that an index is within its
    array, and counts the zeros of 0 as the CPU does. A mutant that does such a thing crashes by these options. Without
    -strict, gcc lets the last array of a struct be."""
    bounds = "bounds" if "clang" in compiler else "bounds-strict"
    return [f"-fsanitize={bounds},builtin,shift", "-fsanitize-undefined-trap-on-error"]


def fail(message):
    sys.exit(f"{pathlib.Path(sys.argv[0]).name}: {message}")


def keyed(source):
    """The mutants of a file by a name that stays when lines move: FILE FUNCTION: OPERATOR: OLD -> NEW, and #2 for a
    second one of that name."""
    count, named = collections.Counter(), {}
    for mutant in source.mutants:
        change = mutant.place or f"{source.text[mutant.start:mutant.end]} -> {mutant.new or 'nothing'}"
        key = f"{source.name} {mutant.function}: {mutant.operator}: {' '.join(change.split())}"
        count[key] += 1
        named[key + (f" #{count[key]}" if count[key] > 1 else "")] = mutant
    return named


def chosen(key, one_in):
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % one_in == 0


def newest(*files):
    """When the last of some files was written; 0 when none is there."""
    return max((file.stat().st_mtime for file in files if file.exists()), default=0)


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
        if not (build / target).exists():
            fail(f"{build / target} is not built: ninja -C {build}")
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
        words = self.compiling[:self.compiling.index("-MD")] + traps(" ".join(self.compiling[:2])) + \
            self.compiling[self.compiling.index("-o"):]
        if newest(compiled) <= newest(source):
            self.execute(words, {output: compiled, f"tests/unit_faulty_{self.name}.c": source})
        output = self.linking[self.linking.index("-o") + 1]
        if newest(binary) <= newest(compiled, *self.build.glob("tests/*.a")):
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
        if not self.source.exists() or self.source.read_text(encoding="utf-8") != text + "\n":
            self.source.write_text(text + "\n", encoding="utf-8")
        # Those of other configurations than the unit's are not there after the preprocessor.
        there = set(map(int, re.findall(r"U256_MUTANT\((\d+)\)", unit.preprocessed(self.source))))
        self.mutants = {key: mutant for key, mutant in self.all.items() if mutant.number in there}
        self.environment = {"U256_ISA": ISA[files[0]]} if files[0] in ISA else {}
        self.binary = self.reached = None

    def compile(self):
        """The program; what no check reaches in it is known from then on, and need not be run."""
        if self.binary is None:
            self.binary = self.unit.program(self.source)
            report = self.source.with_suffix(".reached")
            if newest(report) <= newest(self.binary):
                out = self.execute("none", "-1", U256_TEST_REACHED="1")
                if "1 - the fault is caught by no check" not in out.stdout:
                    fail(f"{self.binary}: checks fail without a mutant\n{out.stderr[-2000:]}")
                report.write_text(out.stdout, encoding="utf-8")
            self.reached = set(map(int, re.findall(r"^# reached (\d+)$", report.read_text(encoding="utf-8"), re.M)))

    def execute(self, topic, number, **more):
        def limits():
            resource.setrlimit(resource.RLIMIT_CPU, (self.options.seconds, self.options.seconds + 5))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        environment = {**os.environ, "U256_TEST_FAULT": number, "U256_TEST_SCALE": str(self.options.scale),
                       "U256_TEST_SEED": str(self.options.seed), **self.environment, **more}
        return subprocess.run([self.binary, "--negative-control", topic], env=environment, preexec_fn=limits,
                              capture_output=True, text=True, errors="replace")

    def run(self, key):
        """'killed' and by what, 'survived' or 'not reached'."""
        self.compile()
        number = self.mutants[key].number
        if number not in self.reached:
            return "not reached", ""
        out = self.execute(self.unit.topics[self.files[key].name], str(number))
        caught = re.search(r"^ok 1 - the fault is caught by (.*)$", out.stdout, re.M)
        if out.returncode < 0:
            return "killed", "the time limit" if out.returncode == -signal.SIGXCPU else "a signal"
        if caught and out.returncode == 0:
            return "killed", caught[1]
        if "1 - the fault is caught by no check" in out.stdout and out.returncode == 1:
            return "survived", ""
        fail(f"{self.binary}, {key}: exit code {out.returncode}\n{out.stdout}\n{out.stderr[-2000:]}")


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


def entry(unit, key, excused):
    """The entry of equivalent.txt that explains a mutant, which is for one unit or for all; or None."""
    return next((name for name in (f"{unit}: {key}", key) if name in excused), None)


def run(program, results, options, excused):
    """The results of a program's mutants, from before or now; those that are excused are not run."""
    unit, found = program.unit, {}
    for key in program.mutants:
        explained = entry(unit.name, key, excused) is not None
        one = results.found.get((unit.name, unit.state, key))
        if one is None or (one["result"] != "killed" and options.again):
            if explained and not options.excused:
                one = {"result": "equivalent", "by": ""}
            else:
                result, by = program.run(key)
                one = {"unit": unit.name, "state": unit.state, "key": key, "result": result, "by": by}
                results.add(one)
        if one["result"] != "killed" and explained:
            one = {**one, "result": "equivalent"}
        found[key] = one
    return found


def groups(unit, options):
    """The files of a unit, so many together that a program has some hundred mutants, and none that runs in another way."""
    group, size = [], 0
    for file in unit.topics:
        if options.only and not any(pattern in file for pattern in options.only):
            continue
        if file in ISA:
            yield [file]
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
    survived = count["survived"] + count["not reached"]
    return f"| {name} | {count.total()} | {count['killed']} | {count['equivalent']} | {survived} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path, help="a build folder with negative controls")
    parser.add_argument("--work", type=pathlib.Path, help="where programs and results are kept: BUILD/mutation")
    parser.add_argument("--only", action="append", default=[], metavar="PATTERN", help="files whose names have it")
    parser.add_argument("--one-in", type=int, default=1, metavar="N", help="one mutant of N, always the same ones")
    parser.add_argument("--scale", type=float, default=0.1, help="U256_TEST_SCALE, 0.1")
    parser.add_argument("--seed", type=int, default=1, help="U256_TEST_SEED, 1")
    parser.add_argument("--seconds", type=int, default=15, help="CPU time after which a mutant counts as killed, 15")
    parser.add_argument("--again", action="store_true", help="run what survived once more")
    parser.add_argument("--excused", action="store_true", help="run those of equivalent.txt, too")
    parser.add_argument("--list", action="store_true", help="only print the mutants")
    options = parser.parse_args()
    if not (options.build / "build.ninja").exists():
        fail(f"{options.build} is no build folder: see README.md beside this file")
    if options.one_in < 1:
        fail("--one-in wants 1 or more")
    options.work = options.work or options.build / "mutation"
    options.work.mkdir(parents=True, exist_ok=True)
    results = Results(options.work / "results.jsonl")
    excused = equivalent.read(pathlib.Path(__file__).with_name("equivalent.txt"))
    used, rows, wrong = set(), [], []
    for name in UNITS:
        unit = Unit(options.build, name)
        for number, group in enumerate(groups(unit, options)):
            program = Program(unit, group, number, options)
            used |= {entry(name, key, excused) for key in program.all}
            if options.list:
                print(*program.mutants, sep="\n")
                continue
            found = run(program, results, options, excused)
            for key, one in found.items():
                source, mutant = program.files[key], program.mutants[key]
                rows.append((key, name, source.name, source.line(mutant), mutant.operator, one))
            print(f"# {name}, {len(found)} mutants of {len(group)} files", file=sys.stderr, flush=True)
    if options.list:
        return
    # What a unit compiles and never calls is no mutant there, when another unit does.
    ran = {key for key, *_, one in rows if one["result"] != "not reached"}
    rows = [row for row in rows if row[-1]["result"] != "not reached" or row[0] not in ran]
    files, operators, survivors = {}, {}, []
    for key, name, file, line, operator, one in rows:
        files.setdefault(file, collections.Counter())[one["result"]] += 1
        operators.setdefault(operator, collections.Counter())[one["result"]] += 1
        if one["result"] in ("survived", "not reached"):
            survivors.append(f"{file}:{line}, {name}, {one['result']}: {key}")
        if one["result"] == "killed" and entry(name, key, excused):
            wrong.append(f"{entry(name, key, excused)}: equivalent.txt has it, and {one['by']} kills it")
    table("file", files)
    table("operator", operators)
    print(*survivors, sep="\n")
    if not options.only:
        wrong += [f"{key}: equivalent.txt has it, but there is no such mutant" for key in excused.keys() - used]
    print(*wrong, sep="\n")
    sys.exit(bool(survivors or wrong))


if __name__ == "__main__":
    main()
