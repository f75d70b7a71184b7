# SPDX-License-Identifier: MIT OR Apache-2.0
"""The code that is proved: the library's sources, or a copy with one fault in it, as clang translates them."""

import ctypes
import pathlib
import shutil
import subprocess

import ir

ROOT = pathlib.Path(__file__).resolve().parent.parent
# A backend's header, and how a compiler reads it: of int128 gcc gets a kernel more than clang, and split32 is ISO C
# where builtins are not wanted.
BACKENDS = {
    'int128': ('src/portable/kernel_int128.h', ['-U__clang__']),
    'int128, clang': ('src/portable/kernel_int128.h', []),
    'split32': ('src/portable/kernel_split32.h', []),
    'split32, ISO C': ('src/portable/kernel_split32.h', ['-DU256_NO_BUILTINS']),
}
USUAL = ('int128', 'split32')
# A step for each of C: no pass over it, the calls as they are, lines of the source.
FLAGS = ['-std=c11', '-O0', '-g1', '-fno-discard-value-names', '-w', '-Xclang', '-disable-llvm-passes',
         '-femit-all-decls', '-S', '-emit-llvm']


class Problem(Exception):
    """What a user has to put right."""


class Subject:
    def __init__(self, folder, backend, fault=None):
        """fault: (file, text, another text in its place)."""
        self.backend, self.folder = backend, folder
        header, flags = BACKENDS[backend]
        folder.mkdir()
        if fault is None:
            self.root = ROOT
        else:
            self.root = folder
            for name in 'include', 'src':
                shutil.copytree(ROOT / name, folder / name)
            (folder / 'proofs').mkdir()
            shutil.copy(ROOT / 'proofs/unit.c', folder / 'proofs')
            name, old, new = fault
            text = (folder / name).read_text(encoding='utf-8')
            if text.count(old) != 1:
                raise Problem(f'{name} has {text.count(old)} times {old!r}, where a fault is to be planted')
            (folder / name).write_text(text.replace(old, new), encoding='utf-8')
        (folder / 'kernel/u256').mkdir(parents=True)
        shutil.copy(self.root / header, folder / 'kernel/u256/kernel.h')
        self.flags = flags + [f'-I{folder / "kernel"}', f'-I{self.root / "include"}']
        self.compile('clang', FLAGS + ['-o', folder / 'unit.ll'])
        self.module = ir.Module((folder / 'unit.ll').read_text(encoding='utf-8'))

    def compile(self, compiler, flags):
        command = [compiler, *self.flags, *flags, self.root / 'proofs/unit.c']
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise Problem(f'{compiler} does not compile proofs/unit.c for {self.backend}:\n{done.stderr}')

    def native(self):
        """The same file as a shared library by gcc, every function of it exported."""
        self.compile('gcc', ['-std=gnu11', '-O2', '-w', '-fPIC', '-shared', '-Dstatic=', '-Dinline=',
                             '-Dalways_inline=unused', '-o',
                             self.folder / 'unit.so'])
        return ctypes.CDLL(str(self.folder / 'unit.so'))

    def lines(self, name):
        """Where the function stands in the source: file, first line, last line."""
        path, first = self.module.place(self.module.functions[name])
        if path.name == 'kernel.h':
            path = self.root / BACKENDS[self.backend][0]
        path = path.resolve()
        text = path.read_text(encoding='utf-8').splitlines()
        last = next((i for i in range(first, len(text)) if text[i].startswith('}')), first) + 1
        return str(path.relative_to(self.root.resolve())), first, last
