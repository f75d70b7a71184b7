# SPDX-License-Identifier: MIT OR Apache-2.0
"""The library's sources and those of the digest, for scripts that build them in their own ways."""

import glob
import os
import resource
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'package'))
from common import attempt, check, fail, report  # noqa: E402

KERNELS = {'asm': 'x86_64/kernel_asm.h', 'int128': 'portable/kernel_int128.h', 'split32': 'portable/kernel_split32.h'}
# What the digest is made of besides tests/backend_unit.c.
DRIVER = ['digest', 'digest_conversions', 'digest_arrays', 'backends', 'call', 'alias', 'gen', 'gen_division',
          'gen_theory', 'gen_text', 'limbs', 'array_call']


def cpu_time():
    """Seconds that the commands so far took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Checkout:
    def __init__(self, root, folder):
        """folder: for what is compiled."""
        self.root, self.folder = os.path.abspath(root), folder
        self.include = os.path.join(self.root, 'include')
        self.digest_txt = os.path.join(self.root, 'tests', 'digest.txt')
        for name, header in KERNELS.items():
            os.makedirs(os.path.join(folder, name, 'u256'))
            shutil.copy(os.path.join(self.root, 'src', header), os.path.join(folder, name, 'u256', 'kernel.h'))
        check(20 < len(self.sources('int128')) < len(self.sources('asm')), 'no sources in ' + root)

    def test(self, name):
        return os.path.join(self.root, 'tests', name + '.c')

    def sources(self, backend):
        """The library's, as meson.build has them."""
        return sorted(glob.glob(self.root + '/src/portable/*.c')) + \
            (sorted(glob.glob(self.root + '/src/x86_64/*.c')) if backend == 'asm' else [])

    def flags(self, backend):
        return ['-I' + self.include, '-I' + os.path.join(self.folder, backend)] + \
            (['-DU256_BMI2_ADX_AT_RUN_TIME'] if backend == 'asm' else [])

    def library(self, folder, backend, compile_c, symbols=None):
        """The commands that compile the library, and the objects. symbols: what compiles symbols.c instead."""
        commands, objects = [], []
        for source in self.sources(backend):
            name = os.path.basename(source)
            objects.append(os.path.join(folder, name + '.o'))
            compiler = symbols if symbols and name == 'symbols.c' else compile_c
            commands.append(compiler + self.flags(backend) + ['-fvisibility=hidden', '-c', source, '-o', objects[-1]])
        return commands, objects

    def unit(self, folder, backend, compile_c, inline):
        """The command that compiles a table for the digest, and the object: the library's symbols, or inline functions
        as programs see them."""
        name = 'unit_inline' if inline else 'unit_symbols'
        target = os.path.join(folder, name + '.o')
        return compile_c + self.flags(backend) + (['-include', 'u256.h'] if inline else []) + [
            '-DUNIT=' + name, '-DUNIT_NAME="%s"' % name, '-c', self.test('backend_unit'), '-o', target], target

    def whole(self, folder, backend, compile_c):
        """Likewise, of all the sources in one, under no names of their own."""
        target = os.path.join(folder, 'unit_whole.o')
        return compile_c + self.flags(backend)[:2] + [
            '-DUNIT=unit_whole', '-DUNIT_NAME="whole"',
            '-DU256_BACKEND_HEADER="%s"' % os.path.join(self.root, 'src', KERNELS[backend]),
            '-c', self.test('backend_unit'), '-o', target], target

    def driver(self, folder, compile_c, units):
        """The commands that compile the digest itself, and the objects."""
        tables = '-DUNITS=' + ''.join('TABLE(%s)' % unit for unit in units)
        objects = [os.path.join(folder, name + '.o') for name in DRIVER]
        flags = ['-DU256_NO_INLINE', tables, '-I' + self.include, '-c']
        return [compile_c + flags + [self.test(name), '-o', target] for name, target in zip(DRIVER, objects)], objects


def run_all(commands, what):
    """Whether all of them succeed and say nothing. One at a time: CI runs other jobs beside this one."""
    for command in commands:
        # clang would say which options the language or the link has no use for.
        code, output = attempt([command[0]] + (['-Qunused-arguments'] if 'clang' in command[0] else []) + command[1:])
        if code != 0 or output.strip():
            fail(what + '\n' + report(command, code, output))
            return False
    return True
