#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""What other programs say of the library: run-time checkers over the digest of tests/digest.txt, and static ones over
the sources. Every finding is an error; what is not one has its reason in .clang-tidy, in cppcheck.txt beside this file,
below, or in a comment in the source.

    checkers.py SOURCE_ROOT [CHECKER...]     these, or all: memory, valgrind, undefined, analyzer, tidy, cppcheck
    --insist                                 fails when one of them is not installed

Each of them has to complain of a small program with a fault of its kind, too: it does look. For x86-64.
"""

import argparse
import os
import platform
import shutil
import sys

from checkout import Checkout, cpu_time, run_all
from common import attempt, check, finish, report, run, scratch_folder, skip

C = ['-std=c11', '-g1']
# Arrays by vectors take longer to compile than all else, and are the same for every backend.
SCALAR_ARRAYS = ['-DU256_K_SCALAR_ARRAYS']

# What clang has besides -fsanitize=undefined. Not unsigned-integer-overflow and unsigned-shift-base: a carry chain is
# made of sums that wrap and of shifts that lose bits. What is left of -fsanitize=integer is on: whatever is converted
# without a cast keeps its value.
UNDEFINED = '-fsanitize=undefined,implicit-conversion,nullability,local-bounds,float-divide-by-zero'

FAULTS = {
    # The last limb is not there, and decides.
    'memory': '''#include <stdio.h>
#include <u256.h>
int main(int argc, char *argv[])
{
    u256 a, b = U256_ZERO;
    for (int i = 0; i < argc + 2; i++)
        a.w[i] = 0;
    puts(u256_eq(&a, &b) ? argv[0] : "other");
}
''',
    # A count that loses its upper half.
    'undefined': '''#include <u256.h>
int main(int argc, char *argv[])
{
    u256 a = U256_ONE;
    u256_shl(&a, &a, (uint64_t)argc << 32);
    return argv[0] == 0 ? (int)a.w[0] : 0;
}
''',
    # A carry that one path does not set.
    'analyzer': '''#include <u256.h>
uint64_t carried(const u256 *a);
uint64_t carried(const u256 *a)
{
    uint64_t carry;
    if (a->w[0] > a->w[1])
        carry = a->w[2];
    return carry + a->w[3];
}
''',
    # The length of a pointer.
    'tidy': '''#include <string.h>
#include <u256.h>
void clear(u256 *a);
void clear(u256 *a)
{
    memset(a, 0, sizeof a);
}
''',
    # An array that is one limb short.
    'cppcheck': '''#include <u256.h>
uint64_t sum(const uint64_t *a);
uint64_t sum(const uint64_t *a)
{
    uint64_t r[4];
    for (int i = 0; i <= 4; i++)
        r[i] = a[i];
    return r[0];
}
''',
}
FAULTS['valgrind'] = FAULTS['memory']


class Checkers:
    def __init__(self, checkout, folder):
        self.checkout, self.folder = checkout, folder

    def place(self, *words):
        path = os.path.join(self.folder, '-'.join(words))
        os.makedirs(path, exist_ok=True)
        return path

    def faulty(self, checker):
        path = os.path.join(self.place('faults'), checker + '.c')
        with open(path, 'w') as file:
            file.write(FAULTS[checker])
        return path

    def complains(self, command, words):
        """Whether a checker finds the fault."""
        code, output = attempt(command)
        return check(code != 0 and words in output, report(command, code, output) + '\nexpected a complaint: ' + words)

    def accepts(self, command):
        code, output = attempt(command)
        return check(code == 0 and not output.strip(), report(command, code, output))

    def digest(self, checker, backend, compile_c, whole_c=None, prefix=()):
        """By the inline functions and the library's symbols, all of it compiled this way; and by a backend as a whole,
        by whole_c."""
        place = self.place(checker, backend)
        commands, objects = self.checkout.library(place, backend, compile_c)
        units = [self.checkout.unit(place, backend, compile_c, True)]
        if whole_c:
            units.append(self.checkout.whole(place, backend, whole_c))
        names = ['unit_inline', 'unit_whole'][:len(units)]
        driver, driver_objects = self.checkout.driver(place, compile_c, names)
        program = os.path.join(place, 'digest')
        commands += [command for command, _ in units] + driver
        commands.append(compile_c + objects + [target for _, target in units] + driver_objects + ['-o', program])
        if run_all(commands, checker):
            command = list(prefix) + [program, self.checkout.digest_txt]
            code, output = attempt(command, env={'U256_TEST_SCALE': '0.1'})
            check(code == 0 and output.endswith('1..%d\n' % len(units)), report(command, code, output))

    def program(self, checker, compile_c):
        """That of the fault."""
        target = os.path.join(self.place('faults'), checker)
        command = compile_c + self.checkout.flags('int128') + [self.faulty(checker), '-o', target]
        return target if run_all([command], checker) else None

    def memory(self):
        """MemorySanitizer: no bit that was never written decides anything. It knows no assembly."""
        compile_c = ['clang'] + C + ['-O1', '-fsanitize=memory', '-fno-omit-frame-pointer']
        program = self.program('memory', compile_c)
        if program:
            self.complains([program], 'use-of-uninitialized-value')
        self.digest('memory', 'int128', compile_c)
        self.digest('memory', 'split32', compile_c + SCALAR_ARRAYS)

    def undefined(self):
        compile_c = ['clang'] + C + ['-O1', UNDEFINED, '-fno-sanitize-recover=all']
        program = self.program('undefined', compile_c)
        if program:
            self.complains([program], 'implicit conversion')
        self.digest('undefined', 'int128', compile_c)
        self.digest('undefined', 'split32', compile_c + SCALAR_ARRAYS)

    def valgrind(self):
        """Sees the machine code, and with it the assembly: by mulq in one unit, by mulx, adcx and adox in the other, of
        which Valgrind 3.19 says that the CPU lacks them, and runs them. It has no AVX-512."""
        valgrind = ['valgrind', '--quiet', '--error-exitcode=9']
        program = self.program('valgrind', ['gcc'] + C + ['-O1'])
        if program:
            self.complains(valgrind + [program], 'uninitialised')
        compile_c = ['gcc'] + C + ['-O1']
        self.digest('valgrind', 'asm', compile_c + ['-DU256_K_BMI2_ADX='], compile_c + SCALAR_ARRAYS, valgrind)

    def analyzer(self):
        """By different levels, since gcc 12 loses count of the limbs in a loop: of vectors at -O1, of others at -O2."""
        command = ['gcc', '-fanalyzer', '-DU256_K_ANALYZED', '-std=c11', '-Werror', '-c', '-o', os.devnull,
                   '-fdiagnostics-plain-output'] + \
            self.checkout.flags('int128')
        self.complains(command + ['-O1', self.faulty('analyzer')], 'use-of-uninitialized-value')
        for source in self.checkout.sources('int128'):
            self.accepts(command + ['-O2' if source.endswith('/array_isa.c') else '-O1', source])

    def tidy(self):
        config = ['clang-tidy', '--quiet', '--config-file=' + os.path.join(self.checkout.root, '.clang-tidy')]
        flags = ['--', '-std=c11']
        self.complains(config + [self.faulty('tidy')] + flags + self.checkout.flags('int128'),
                       'bugprone-sizeof-expression')
        for backend in 'asm', 'int128', 'split32':
            sources = self.checkout.sources(backend)
            if backend != 'asm':  # of the other kernels, what their headers hold
                sources = [source for source in sources if source.endswith('/symbols.c')]
            command = config + sources + flags + self.checkout.flags(backend)
            code, output = attempt(command)
            check(code == 0, report(command, code, output))

    def cppcheck(self):
        here = os.path.dirname(os.path.abspath(__file__))
        command = ['cppcheck', '--quiet', '--std=c11', '--enable=warning,style,performance,portability',
                   '--error-exitcode=1', '--max-configs=40', '--template={file}:{line}: {id}: {message}',
                   '--suppressions-list=' + os.path.join(here, 'cppcheck.txt')]
        flags = self.checkout.flags('int128')
        self.complains(command + flags + [self.faulty('cppcheck')], 'arrayIndexOutOfBounds')
        self.accepts(command + flags + self.checkout.sources('int128'))


# The programs that they need.
NEEDS = {'memory': ['clang'], 'valgrind': ['valgrind', 'gcc'], 'undefined': ['clang'], 'analyzer': ['gcc'],
         'tidy': ['clang-tidy'], 'cppcheck': ['cppcheck']}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('source_root')
    parser.add_argument('checkers', nargs='*', metavar='CHECKER')
    parser.add_argument('--insist', action='store_true')
    args = parser.parse_args()
    for name in args.checkers:
        if name not in NEEDS:
            parser.error('there is no checker %s, only %s' % (name, ', '.join(NEEDS)))
    if platform.machine() != 'x86_64':
        skip('the backends are those of x86-64; this is ' + platform.machine())

    folder = scratch_folder()
    checkers = Checkers(Checkout(args.source_root, folder.name), folder.name)
    for name in args.checkers or NEEDS:
        missing = [program for program in NEEDS[name] if not shutil.which(program)]
        if missing:
            check(not args.insist, '%s: %s is not installed' % (name, ', '.join(missing)))
            print('%s: not tried, %s is not installed' % (name, ', '.join(missing)))
            continue
        begin = cpu_time()
        getattr(checkers, name)()
        print('%s: %.0f s of CPU time' % (name, cpu_time() - begin), flush=True)
    finish('checkers')


if __name__ == '__main__':
    main()
