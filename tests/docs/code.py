#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Every block of code of the pages is compiled and run, here or by a test that commands.py names.

    code.py SOURCE_ROOT --build FOLDER [--library FILE] [--include=FOLDER...] [--cc=WORD...] [--cxx=WORD...]
            [--only PATTERN] [--insist]

- A program in C or C++ is followed by "prints" and what it prints. It compiles without warnings.
- A fragment in C or C++ compiles by itself.
- A command is in one of the lists of commands.py.
- A session ($ before the commands) prints what stands there.
- A list of files names files that are there.
- Text is what a program prints, or figures.

--only runs the commands that match, and nothing else. --insist: a command whose program the build folder does not have
is an error; else it is named and left out.
"""

import argparse
import fnmatch
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from commands import BLOCKS, ELSEWHERE, HERE
from pages import blocks, pages

WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]
failures = []


def fail(block, message):
    failures.append(f"{block.page}:{block.line}: {message}")


def commands_of(text):
    """The commands of a block, each in one line without its comment; a loop is one."""
    joined = re.sub(r"\\\n\s*", "", text)
    joined = re.sub(r"^for .*?^done$", lambda loop: re.sub(r"(?<!\bdo)\n", "; ", loop.group(0)).replace("\n", " "),
                    joined, flags=re.M | re.S)
    lines = [re.sub(r"\s+# .*$", "", line) for line in joined.split("\n")]
    return [re.sub(r"\s+", " ", line).strip() for line in lines if line.strip()]


def same(command, key):
    """Whether a line of ELSEWHERE is about a command: key may end in *."""
    return command == key or key.endswith(" *") and command.startswith(key[:-1])


class Pages:
    def __init__(self, options, scratch):
        self.root, self.build, self.scratch = options.source_root.resolve(), options.build.resolve(), scratch
        self.options = options
        self.used, self.counted = set(), dict.fromkeys(("programs", "fragments", "commands", "sessions", "named"), 0)
        self.missing = set()
        self.environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", LC_ALL="C", SCRATCH=str(scratch))
        # Programs that are called by their names alone, as when they are installed.
        tools = [str(folder) for folder in sorted(self.build.glob("tools/*/"))]
        self.environment["PATH"] = os.pathsep.join(tools + [os.environ["PATH"]])
        if options.library:
            self.environment["LD_LIBRARY_PATH"] = str(options.library.parent)

    # --- C and C++ ---

    def compiler(self, language):
        words = {"c": self.options.cc, "cpp": self.options.cxx}[language]
        return words and words + {"c": ["-x", "c", "-std=c11"], "cpp": ["-x", "c++", "-std=c++20"]}[language]

    def compiled(self, block, after):
        compiler = self.compiler(block.language)
        program = re.search(r"^int main\b", block.text, re.M)
        if program and not (after and after.language == "text" and after.before == "prints"):
            return fail(block, 'a program is followed by "prints" and a block of text')
        if not compiler:
            return None
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.scratch))
        source = folder / ("block." + block.language)
        source.write_text(block.text, encoding="utf-8")
        command = compiler + WARNINGS + [f"-I{folder}" for folder in self.options.include] + [str(source)]
        if not program:
            self.counted["fragments"] += 1
            return self.ran(block, command + ["-fsyntax-only"])
        self.counted["programs"] += 1
        binary = str(folder / "program")
        if self.ran(block, command + ["-o", binary, "-x", "none", str(self.options.library)]) is None:
            return None
        printed = self.ran(block, [binary])
        if printed is not None and printed != after.text:
            fail(block, f"expected\n{after.text}got\n{printed}")
        return None

    def ran(self, block, command):
        """What a command prints; None, and a failure, when it does not succeed."""
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                              env=self.environment, cwd=self.root)
        if done.returncode == 0:
            return done.stdout
        lines = done.stdout.splitlines()[-40:]
        return fail(block, f"{' '.join(map(str, command))}: {done.returncode}\n" + "\n".join(lines))

    # --- Commands ---

    def here(self, command):
        """A command of this build folder, and of scratch ones in place of those that it would make. None where a
        program is missing."""
        named = re.findall(r"(?<![\w./-])build(?:-fuzz)?/[\w./-]+", command)
        missing = [name for name in named if not (self.build / name.partition("/")[2]).exists()]
        if missing:
            self.left_out(missing[0], command)
            return None
        command = re.sub(r"\bmeson setup (build\S*)", rf"meson setup {self.scratch}/\1", command)
        return re.sub(r"(?<![\w./-])build(?:-fuzz)?(?=/)", str(self.build), command)

    def left_out(self, program, command):
        if program not in self.missing:
            print(f"note: no {program}, so not run: {command}")
        self.missing.add(program)

    def command(self, block, command):
        self.used.add(command)
        if command in HERE:
            if self.options.only and not fnmatch.fnmatchcase(command, self.options.only):
                return
            words = self.here(HERE[command] or command)
            if words:
                self.counted["commands"] += 1
                self.ran(block, ["bash", "-e", "-o", "pipefail", "-c", words])
        elif place := next((ELSEWHERE[key] for key in ELSEWHERE if same(command, key)), None):
            self.used |= {key for key in ELSEWHERE if same(command, key)}
            self.named(block, place)
        else:
            fail(block, f"nobody runs {command}\nfor this there are the lists of tests/docs/commands.py")

    def named(self, block, place):
        file, text = place
        self.counted["named"] += 1
        if text not in (self.root / file).read_text(encoding="utf-8"):
            fail(block, f"commands.py says that {file} runs this, where nothing like {text} stands")

    def session(self, block):
        for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block.text, re.M):
            words = self.here(command)
            if words is None:
                continue
            if not shutil.which(words.split()[0], path=self.environment["PATH"]):
                self.left_out(words.split()[0], command)
                continue
            self.counted["sessions"] += 1
            done = subprocess.run(["bash", "-c", words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                  env=self.environment, cwd=self.root)
            if done.stdout.rstrip() != expected.rstrip():
                fail(block, f"{command}\nexpected\n{expected.rstrip()}\ngot\n{done.stdout.rstrip()}")

    # --- All ---

    def files(self, block):
        for line in block.text.splitlines():
            pattern = re.sub(r"<\w+>", "*", line.split()[0])
            if not list(self.root.glob(pattern.rstrip("/"))):
                fail(block, f"there is no file like {pattern}")

    def block(self, block, after):
        commands = block.language in (None, "sh")
        where = (block.page, block.section, block.language)
        whole = [key for key in BLOCKS if all(word in ("*", there) for word, there in zip(key, where))]
        if whole:
            self.used |= set(whole)
            self.named(block, BLOCKS[whole[0]])
        elif (commands or block.language == "console") and block.text.startswith("$ "):
            self.options.only or self.session(block)
        elif commands and re.match(r"[\w/]+/<\w+>", block.text):
            self.files(block)
        elif commands:
            for command in commands_of(block.text):
                self.command(block, command)
        elif block.language in ("c", "cpp"):
            self.options.only or self.compiled(block, after)
        elif block.language == "":
            fail(block, "a fence says which language it holds; text is what is no code")
        elif block.language != "text":
            fail(block, f"nobody runs this {block.language}: for this there is BLOCKS in tests/docs/commands.py")

    def all(self):
        for page in pages(self.root):
            found = blocks(page, (self.root / page).read_text(encoding="utf-8"))
            for block, after in zip(found, found[1:] + [None]):
                self.block(block, after)
        for entry in {*HERE, *ELSEWHERE, *BLOCKS} - self.used:
            failures.append(f"tests/docs/commands.py: on no page: {entry}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("source_root", type=pathlib.Path)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--library", type=lambda name: pathlib.Path(name).resolve())
    parser.add_argument("--include", action="append", default=[])
    parser.add_argument("--cc", action="append", default=[])
    parser.add_argument("--cxx", action="append", default=[])
    parser.add_argument("--only")
    parser.add_argument("--insist", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="u256-") as folder:
        run = Pages(options, pathlib.Path(folder))
        run.all()
    if options.insist:
        failures.extend(f"the build folder has no {program}" for program in sorted(run.missing))
    for failure in failures:
        print(failure, file=sys.stderr)
    print(", ".join(f"{count} {what}" for what, count in run.counted.items()) + f"; {len(failures)} failures")
    sys.exit(failures != [])


if __name__ == "__main__":
    main()
