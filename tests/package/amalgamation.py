# SPDX-License-Identifier: MIT OR Apache-2.0
"""u256_all.h and u256_all.c are the library: they compile without a warning as whatever a user's project is, hold the same
symbols, and give the digest of tests/digest.txt by their symbols and by their inline functions, with every backend that this
target builds by the first compiler, and with the usual one, which is what they take unasked, by every other that is here.
Montgomery's products by mulx are chosen at run time where the library does so, and on CPUs that have it only."""

import argparse
import os
import shutil
import sys

from common import attempt, check, compilers, fail, finish, on_all_cores, report, run, scratch_folder
from symbols import declared, symbols

WARNINGS = ['-Werror', '-Wall', '-Wextra', '-Wpedantic', '-Wconversion', '-Wshadow', '-Wundef']
C = ['-Wstrict-prototypes', '-Wmissing-prototypes']
CXX = ['-x', 'c++']

# As its head says.
ONE_FILE = '#define U256_API static\n#define U256_FN static inline\n#include "u256_all.c"\n'
TWICE = '#include "u256_all.h"\n#include "u256_all.h"\ntypedef int not_empty;\n'


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--source-root', required=True)
    parser.add_argument('--folder', required=True, help='of u256_all.h and u256_all.c')
    parser.add_argument('--backend', action='append', required=True, help='each that this target builds')
    parser.add_argument('--auto', required=True, help='the one that is taken where none is asked for')
    parser.add_argument('--version', required=True)
    parser.add_argument('--calls', required=True, help='the library of tests/ that makes and runs the calls')
    parser.add_argument('--digest-source', action='append', required=True)
    parser.add_argument('--nm', required=True)
    parser.add_argument('--cc', action='append', required=True, help="the build's C compiler, word by word")
    args = parser.parse_args()

    folder = scratch_folder()
    tests = os.path.join(args.source_root, 'tests')
    include = ['-I' + args.folder]
    with open(os.path.join(tests, 'package', 'consumer.c')) as file:
        consumer = file.read().replace('#include <u256.h>', '#include "u256_all.h"')
    # What the tests include, in the place of the library's headers.
    stand_in = os.path.join(folder.name, 'include')
    os.mkdir(stand_in)
    with open(os.path.join(stand_in, 'u256.h'), 'w') as file:
        file.write('#include "u256_all.h"\n')
    expected = declared(args.cc, os.path.join(args.source_root, 'include'))[0]

    cc = compilers(args.cc, ['gcc', 'clang'])
    cxx = compilers(os.environ.get('CXX', '').split(), ['g++', 'clang++'])

    def flag(backend):
        """Arrays by vectors take longer to compile than all else, and no backend is in them."""
        return [] if backend is None else ['-DU256_K_SCALAR_ARRAYS', '-DU256_BACKEND_' + backend.upper()]

    def path_of(*words):
        return os.path.join(folder.name, '-'.join(words).replace('/', '_'))

    def compiled(command, stdin=None):
        code, output = attempt(command, stdin=stdin)
        if code != 0 or output.strip():
            fail(report(command, code, output))
        return code == 0

    def chooses(command):
        """Whether such a build has to ask the CPU: assembly for x86-64 that may not use mulx everywhere."""
        macros = run(command + include + ['-dM', '-E', '-x', 'c', '-'], stdin='#include "u256_all.h"\n').split()
        return {'U256_BACKEND_ASM', '__x86_64__'} <= set(macros) and not {'__BMI2__', '__ADX__'} <= set(macros)

    def syntax(job):
        compiler, language, flags = job
        compiled(compiler + language + WARNINGS + include + flags + ['-fsyntax-only', '-x',
                 'c++' if language is CXX else 'c', '-'], TWICE)

    def programs(job):
        """The library by one compiler with one backend, or none asked for, and what is built on it."""
        number, (compiler, backend) = job
        name = path_of(str(number), backend or 'auto')
        library = name + '.o'
        source = os.path.join(args.folder, 'u256_all.c')
        # NO_INLINE for all of a program's files is for those that only call.
        if not compiled(compiler + C + WARNINGS + ['-std=c11', '-O2', '-DU256_NO_INLINE'] + flag(backend) +
                        ['-c', '-o', library, source]):
            return
        defined = symbols([args.nm], library, '--defined-only', '--extern-only')
        check(defined == expected, '%s: missing symbols: %s; symbols that no header declares: %s' %
              (library, ' '.join(sorted(expected - defined)), ' '.join(sorted(defined - expected))))
        chosen = 'u256_k_bmi2_adx_answer' in symbols([args.nm], library, '--defined-only')
        check(chosen == chooses(compiler + flag(backend)),
              '%s, by %s, %s a choice at run time' % (library, ' '.join(compiler), 'has' if chosen else 'lacks'))

        wanted = '%s %s\n' % (backend or args.auto, args.version)
        users = [(compiler, C + ['-std=c11'] + mode, consumer, [library]) for mode in ([], ['-DU256_NO_INLINE'])]
        # Any C++ compiler with any library.
        users += [(command, CXX + ['-std=c++17'], consumer, [library]) for command in cxx]
        # What no function calls is not used in a program of one file.
        users += [(compiler, C + ['-std=c11', '-Wno-unused-function'], ONE_FILE + consumer, [])]
        for index, (command, flags, text, libraries) in enumerate(users):
            program = '%s-%d' % (name, index)
            language = [] if flags[:2] == CXX else ['-x', 'c']
            command = command + WARNINGS + flags + include + flag(backend) + language + ['-o', program, '-', '-x', 'none'] + libraries
            if compiled(command, text):
                code, output = attempt([program])
                check(code == 0 and output == wanted,
                      report([program], code, output) + '\nexpected: ' + wanted + 'built by: ' + ' '.join(command))

        # What the numbers are is a matter of the source: by one compiler, and by the others with the usual backend.
        if backend is not None and compiler != cc[0]:
            return
        units = []
        for unit, mode in ('symbols', []), ('inline', ['-include', os.path.join(args.folder, 'u256_all.h')]):
            units.append(name + '-unit-' + unit + '.o')
            if not compiled(compiler + ['-std=c11', '-O2', '-I' + stand_in, '-I' + tests] + include + flag(backend) + mode + [
                    '-DUNIT=unit_' + unit, '-DUNIT_NAME="%s, u256_all by its %s functions"' % (backend or args.auto, 'inline' if unit == 'inline' else 'linked'), '-c', '-o', units[-1],
                    os.path.join(tests, 'backend_unit.c')]):
                return
        program = name + '-digest'
        link = compiler + ['-std=c11', '-O2', '-I' + stand_in, '-I' + tests] + include + flag(backend) + [
            '-DUNITS=TABLE(unit_symbols)TABLE(unit_inline)'] + args.digest_source + [
            os.path.join(tests, 'backends.c'), args.calls] + units
        if compiled(link + [library, '-o', program]):
            command = [program, os.path.join(tests, 'digest.txt')]
            # The first tenth of the results, unless the caller wants more or less: tests/digest does all.
            code, output = attempt(command, env={'U256_TEST_SCALE': os.environ.get('U256_TEST_SCALE', '0.1')})
            check(code == 0 and output.count('\nok ') + output.startswith('ok ') == 2,
                  report(command, code, output) + '\nexpected the digest of two units')
            print('\n'.join('%s, %s' % (line, ' '.join(compiler)) for line in output.splitlines() if line.startswith('ok ')))
        if chooses(compiler + flag(backend)):
            on_both_cpus(compiler + flag(backend), program, link, source)

    def on_both_cpus(compiler, program, link, source):
        """What is chosen: all is well on a CPU that lacks mulx, which traps there, and a fault in it shows on one that has it."""
        qemu = shutil.which('qemu-x86_64')
        if not qemu:
            print('note: no qemu-x86_64: the choice at run time was not tried on other CPUs')
            return
        faulty = program + '-faulty'
        with open(source) as file:
            text = file.read()
        # The one of the two copies that is in this file; the other is in the header, for compilers that may use it.
        once = '"adoxq %[top2], %[t6]\\n\\t"'
        check(text.count(once) == 1, '%s has %d of %s, not one' % (source, text.count(once), once))
        if not compiled(compiler + ['-std=c11', '-O2', '-DU256_K_SCALAR_ARRAYS'] + include + ['-c', '-o', faulty + '.o', '-x', 'c', '-'],
                        text.replace(once, '""')) or not compiled(link + [faulty + '.o', '-o', faulty]):
            return
        for cpu, which, fine in ('Nehalem', program, True), ('Nehalem', faulty, True), ('max', program, True), ('max', faulty, False):
            command = [qemu, '-cpu', cpu, which, os.path.join(tests, 'digest.txt'), 'u256_mo']
            code, output = attempt(command, env={'U256_TEST_SCALE': '0.1'})
            check((code == 0) if fine else (code == 1 and 'not ok' in output),
                  report(command, code, output) + '\nexpected ' + ('success' if fine else 'a digest that differs'))

    standards = [(command, C, ['-std=' + standard]) for command in cc for standard in ('c11', 'gnu11', 'c2x')]
    standards += [(command, CXX, ['-std=' + standard]) for command in cxx for standard in ('c++11', 'c++17', 'c++20')]
    headers = [(compiler, language, flags + mode + flag(backend)) for compiler, language, flags in standards
               for mode in ([], ['-DU256_NO_INLINE']) for backend in args.backend]
    on_all_cores(syntax, headers)
    builds = list(enumerate((compiler, backend) for compiler in cc
                            for backend in [None] + [each for each in args.backend if each != args.auto]))
    on_all_cores(programs, builds)

    # A wish that cannot be had.
    stranger = '#include <stdint.h>\n#include <stdbool.h>\n#undef __x86_64__\n#undef __aarch64__\n'
    for flags, text in (['-DU256_BACKEND_SPLIT32'], ''), ([], stranger):
        command = cc[0] + include + ['-DU256_BACKEND_ASM'] + flags + ['-fsyntax-only', '-x', 'c', '-']
        code, output = attempt(command, stdin=text + TWICE)
        check(code != 0 and '#error' in output, report(command, code, output, stdin=text) + '\nexpected an #error')
    finish('%d headers, %d libraries' % (len(headers), len(builds)))


if __name__ == '__main__':
    sys.exit(main())
