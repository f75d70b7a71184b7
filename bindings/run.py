#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Tests one binding, or a program of docs/ffi.md: run.py LANGUAGE --library FILE [--pkg-config FOLDER].

LANGUAGE is python, rust, rustc, bindgen, go, or one of the programs: rust-program, go-program, python-program, zig, nim,
csharp, java. Where it is not installed this says so and ends with 77, which Meson takes for "skipped". Nothing is written
to the source tree, and nothing fetched.
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
BINDINGS = ROOT / "bindings"
VECTORS = BINDINGS / "vectors.txt"


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


def need(*names):
    """The first of these programs that is there."""
    for name in names:
        path = shutil.which(name)
        if path and subprocess.run([path, "--version" if name != "go" else "version"], capture_output=True).returncode in (0, 1):
            return path
    skip(f"no {' and no '.join(names)}")


class Run:
    def __init__(self, library, pkg_config, folder):
        self.library = library.resolve()
        pkg_config = pkg_config and pkg_config.resolve()
        self.folder = folder
        build = str(self.library.parent)
        self.environment = dict(
            os.environ, U256_VECTORS=str(VECTORS), U256_LIBRARY=str(self.library), U256_LIB_DIR=build,
            LD_LIBRARY_PATH=":".join(filter(None, [build, os.environ.get("LD_LIBRARY_PATH")])),
            DYLD_LIBRARY_PATH=build, CARGO_TARGET_DIR=str(folder / "target"), CARGO_NET_OFFLINE="true",
            GOPROXY="off", GOFLAGS="-mod=mod", CGO_ENABLED="1", PYTHONPATH=str(BINDINGS / "python"),
            PKG_CONFIG_PATH=":".join(filter(None, [str(pkg_config) if pkg_config else "", os.environ.get("PKG_CONFIG_PATH")])))
        self.environment.setdefault("GOCACHE", str(pathlib.Path(os.environ.get("HOME", folder)) / ".cache/go-build"))
        # A compiler of another sanitizer than this build's, or of another target, is not this script's.
        for name in ("CFLAGS", "LDFLAGS", "RUSTFLAGS"):
            self.environment.pop(name, None)

    def command(self, *words, cwd=None):
        done = subprocess.run([str(w) for w in words], cwd=cwd or self.folder, env=self.environment, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode != 0:
            sys.exit(f"{' '.join(map(str, words))}: {done.returncode}\n{done.stdout}")
        return done.stdout

    def copy(self, name):
        """A binding's sources where compilers may write beside them, vectors.txt above them as in the source tree."""
        shutil.copy(VECTORS, self.folder)
        return pathlib.Path(shutil.copytree(BINDINGS / name, self.folder / name, ignore=shutil.ignore_patterns("target")))

    def program(self, language, name):
        """The program of docs/ffi.md in a language, as a file."""
        text = (ROOT / "docs/ffi.md").read_text(encoding="utf-8")
        block = re.findall(rf"^```{language}\n(.*?)^```", text, re.M | re.S)
        if len(block) != 1:
            sys.exit(f"docs/ffi.md has {len(block)} programs in {language}")
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(block[0], encoding="utf-8")
        return path

    def expect(self, printed):
        text = (ROOT / "docs/ffi.md").read_text(encoding="utf-8")
        (expected,) = re.findall(r"^## What the programs print\n\n^```text\n(.*?)^```", text, re.M | re.S)
        if printed != expected:
            sys.exit(f"expected\n{expected}got\n{printed}")
        print(f"printed what docs/ffi.md says:\n{printed}")

    # --- The bindings -----------------------------------------------------------------------------------------------

    def python(self):
        python = python_with_numpy() or sys.executable
        output = self.command(python, "-B", BINDINGS / "python/test_u256.py", VECTORS)
        print(output)
        if "skipped" in output:
            skip("its array functions, since no Python here has numpy; all else passed")

    def rust(self):
        cargo = need("cargo")
        need("rustc")
        print(self.command(cargo, "test", "--offline", cwd=self.copy("rust")))

    def rustc(self):
        """Without Cargo, by Debian's rustc where there are two."""
        rustc = "/usr/bin/rustc" if os.path.exists("/usr/bin/rustc") else need("rustc")
        source, build = BINDINGS / "rust", self.library.parent
        self.environment["CARGO_MANIFEST_DIR"] = str(source)
        # Which version of the library is linked is said by its folder; the crate does not ask for one.
        self.command(rustc, "--edition", "2021", "-D", "warnings", "--crate-type", "rlib", "--crate-name", "u256", "-L",
                     f"native={build}", "-l", "dylib=u256", source / "src/lib.rs")
        self.command(rustc, "--edition", "2021", "-D", "warnings", "--test", "--extern", "u256=libu256.rlib", "-L",
                     f"native={build}", source / "tests/vectors.rs")
        print(self.command(rustc, "--version"), self.command(self.folder / "vectors"))

    def bindgen(self):
        bindgen = need("bindgen")
        sys.dont_write_bytecode = True
        made = self.command(bindgen, ROOT / "include/u256.h", "--", "-DU256_NO_INLINE", f"-I{ROOT / 'include'}")
        listed = self.command(sys.executable, "-B", BINDINGS / "declarations.py", ROOT, "--list")
        names = set(re.findall(r"(\w+)\(", listed))
        missing = names - set(re.findall(r"pub fn (u(?:256|512)_\w+)\s*\(", made))
        if missing:
            sys.exit(f"bindgen does not see {', '.join(sorted(missing))}")
        # Its own tests hold the sizes and offsets that clang found; ours are compared with them.
        (self.folder / "layout.rs").write_text(
            "#![allow(warnings)]\nmod bindgen {\n" + made + "\n}\n"
            f'#[path = "{BINDINGS / "rust/src/sys.rs"}"] mod sys;\n'
            "#[test] fn same() { use std::mem::{size_of, align_of};\n" + "".join(
                f"assert_eq!((size_of::<bindgen::{t}>(), align_of::<bindgen::{t}>()), (size_of::<sys::{t}>(), align_of::<sys::{t}>()));\n"
                for t in ("u256", "u512", "u256_divisor", "u256_modulus")) + "}\n", encoding="utf-8")
        self.command(need("rustc"), "--edition", "2021", "--test", "-L", f"native={self.library.parent}", "-l", "dylib=u256",
                     "layout.rs")
        print(f"{len(names)} functions\n{self.command(self.folder / 'layout')}")

    def go(self):
        go = need("go")
        need("pkg-config")
        source = self.copy("go")
        print(self.command(go, "vet", "./...", cwd=source), self.command(go, "test", "-v", "./...", cwd=source))

    # --- The programs -----------------------------------------------------------------------------------------------

    def rust_program(self):
        cargo = need("cargo")
        crate = self.copy("rust")
        (crate / "examples").mkdir(exist_ok=True)
        shutil.copy(self.program("rust", "ffi.rs"), crate / "examples")
        self.expect(self.command(cargo, "run", "--quiet", "--offline", "--example", "ffi", cwd=crate))

    def go_program(self):
        go = need("go")
        need("pkg-config")
        source = self.copy("go")
        self.program("go", "go/ffi/main.go")
        self.expect(self.command(go, "run", "./ffi", cwd=source))

    def python_program(self):
        python = python_with_numpy() or skip("no Python here has numpy")
        self.expect(self.command(python, "-B", self.program("python", "program.py")))

    def zig(self):
        zig = shutil.which("zig") or skip("no zig")
        source = self.program("zig", "program.zig")
        self.command(zig, "build-exe", source, "-lc", f"-L{self.library.parent}", "-lu256", "--cache-dir", self.folder,
                     "--global-cache-dir", self.folder)
        self.expect(self.command(self.folder / "program"))

    def nim(self):
        nim = need("nim")
        source = self.program("nim", "program.nim")
        self.command(nim, "compile", "--hints:off", f"--nimcache:{self.folder / 'nimcache'}", source)
        self.expect(self.command(self.folder / "program"))

    def csharp(self):
        mcs, mono = need("mcs"), need("mono")
        source = self.program("csharp", "program.cs")
        self.command(mcs, source)
        self.expect(self.command(mono, self.folder / "program.exe"))

    def java(self):
        java = java_with_ffm() or skip("no Java of version 22 or later, where java.lang.foreign is final")
        source = self.program("java", "Program.java")
        self.expect(self.command(java, "--enable-native-access=ALL-UNNAMED", source))


def python_with_numpy():
    """A Python that has numpy: this one, or that of the system."""
    for python in (sys.executable, "/usr/bin/python3"):
        if os.path.exists(python) and subprocess.run([python, "-c", "import numpy"], capture_output=True).returncode == 0:
            return python
    return None


def java_with_ffm():
    candidates = [shutil.which("java")] + sorted(map(str, pathlib.Path("/usr/lib/jvm").glob("*/bin/java")), reverse=True)
    for java in filter(None, candidates):
        text = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
        match = re.search(r'version "(\d+)', text)
        if match and int(match.group(1)) >= 22:
            return java
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("language")
    parser.add_argument("--library", type=pathlib.Path, required=True)
    parser.add_argument("--pkg-config", type=pathlib.Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        getattr(Run(options.library, options.pkg_config, pathlib.Path(folder)), options.language.replace("-", "_"))()


main()
