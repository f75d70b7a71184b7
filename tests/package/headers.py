# SPDX-License-Identifier: MIT OR Apache-2.0
"""Every public header compiles alone, inline and with U256_NO_INLINE, as C and as C++, with every kernel that this
target builds and every compiler that is here, without a warning. The sources compile with no C library at all."""

import argparse
import glob
import os
import shutil
import sys

from common import attempt, check, compilers, fail, finish, on_all_cores, report, scratch_folder, skip

WARNINGS = ['-Werror', '-Wall', '-Wextra', '-Wpedantic', '-Wconversion', '-Wsign-conversion', '-Wshadow', '-Wundef']
C = ['-x', 'c', '-std=c11', '-Wstrict-prototypes', '-Wmissing-prototypes']
CXX = ['-x', 'c++', '-std=c++17']
# Those of casts, of which <u256.h> alone keeps programs free: the bodies are C.
CASTS = ['-Wcast-qual', '-Wcast-align']
CASTS_CXX = CASTS + ['-Wold-style-cast']

# Alone, and twice: the guard.
ALONE = '#include <{0}>\n#include <{0}>\ntypedef int not_empty;\n'

# The constants, as the headers say that they can be used.
CONSTANTS = '''#include <u256.h>
int sum(void);
static const u256 seven = U256_INIT(0, 0, 0, 7);
static const u256 pair[2] = {U256_INIT(1, 2, 3, 4), U256_INIT(UINT64_MAX, 0, 0, 0)};
static u256 pick(int n) { return n ? U256_MAX : U256_ZERO; }
int sum(void)
{
    u256 zero = U256_ZERO, one = U256_ONE, max = U256_MAX, value = U256_C(0, 0, 1, 0xffffffffffffffff);
    u512 wide = U512_ZERO;
    u256 given = pick(1);
    zero = U256_MAX;
    const unsigned k = 3;
    value = U256_C(k, 0, k, 1);
    const u256 from = u256_from_u64(k);
    return (int)(seven.w[0] + pair[1].w[3] + zero.w[0] + one.w[0] + max.w[3] + value.w[1] + wide.w[7] + given.w[2] +
                 from.w[0]);
}
'''
CONSTANTS_CXX = CONSTANTS + '''
constexpr u256 value = U256_C(0, 0, 0, 7), braces = U256_INIT(4, 3, 2, 1);
static_assert(value.w[0] == 7 && braces.w[3] == 4 && U256_MAX.w[2] == UINT64_MAX, "most significant limb first");
'''

# All bodies as real functions, as in symbols.c, so that code is generated and assembled as well: the build itself does
# it in C, so this is for C++. Without optimisation, which is quick, and hard on inline assembly.
EMIT = '#define U256_FN U256_API\n#include <u256.h>\n'


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--source-root', required=True)
    parser.add_argument('--kernel', action='append', required=True, help='NAME=HEADER, for each backend')
    parser.add_argument('--kernel-args', action='append', default=[], help='NAME=FLAG: once more with these flags')
    parser.add_argument('core', nargs='*', help="the library's sources")
    parser.add_argument('--cc', action='append', required=True, help="the build's C compiler, word by word")
    args = parser.parse_args()

    folder = scratch_folder()
    include = os.path.join(args.source_root, 'include')

    # A folder per kernel, in which it is <u256/kernel.h>. Without one there is no such file.
    kernels = {}
    for name, header in (kernel.split('=', 1) for kernel in args.kernel):
        os.makedirs(os.path.join(folder.name, name, 'u256'))
        shutil.copy(header, os.path.join(folder.name, name, 'u256', 'kernel.h'))
        kernels[name] = ['-I' + os.path.join(folder.name, name)]
    flagged = {}
    for name, flag in (entry.split('=', 1) for entry in args.kernel_args):
        flagged.setdefault(name, list(kernels[name])).append(flag)

    # kernel_*.h are parts of a kernel, and stand in no program by themselves.
    headers = sorted(os.path.relpath(path, include) for path in
                     glob.glob(include + '/*.h') + glob.glob(include + '/u256/*.h')
                     if not os.path.basename(path).startswith('kernel_'))
    if not check('u256.h' in headers and 'u256/types.h' in headers, 'no headers in ' + include):
        finish('headers')

    jobs = []

    def job(compiler, language, flags, program, output=('-fsyntax-only',)):
        jobs.append((compiler + language + WARNINGS + ['-I' + include] + flags + list(output) + ['-'], program))

    cc = compilers(args.cc, ['gcc', 'clang'])
    cxx = compilers(os.environ.get('CXX', '').split(), ['g++', 'clang++'])
    for compiler, language in [(command, C) for command in cc] + [(command, CXX) for command in cxx]:
        constants = CONSTANTS if language is C else CONSTANTS_CXX
        for header in headers:
            job(compiler, language, ['-DU256_NO_INLINE'], ALONE.format(header))
            for kernel in kernels.values():
                job(compiler, language, kernel, ALONE.format(header))
        job(compiler, language, ['-DU256_NO_INLINE'], constants)
        for kernel in list(kernels.values()) + list(flagged.values()):
            job(compiler, language, kernel, ALONE.format('u256/kernel.h'))
            job(compiler, language, kernel, constants)
            if language is CXX:
                job(compiler, language, kernel, EMIT, ('-c', '-o', os.devnull))
        # What newer standards take away or make a keyword.
        newer = ['-std=c2x'] + CASTS if language is C else ['-std=c++20'] + CASTS_CXX
        if language is CXX and 'clang' not in attempt(compiler + ['--version'])[1]:
            newer.append('-Wuseless-cast')
        for kernel in kernels.values():
            job(compiler, language, newer + kernel, ALONE.format('u256.h'))

    # The sources need no C library: with nothing but the compiler's own headers in sight.
    for compiler in cc:
        folder_of = '-print-file-name=include'
        own = attempt(compiler + [folder_of])[1].strip()
        if 'clang' in attempt(compiler + ['--version'])[1]:
            own = os.path.join(attempt(compiler + ['-print-resource-dir'])[1].strip(), 'include')
        if not os.path.exists(os.path.join(own, 'stdint.h')):
            print('note: %s keeps its own headers elsewhere: not tried without a C library' % ' '.join(compiler))
            continue
        for kernel in kernels.values():
            for source in args.core:
                job(compiler, C, ['-ffreestanding', '-nostdinc', '-isystem', own] + kernel,
                    '#include "%s"\n' % os.path.abspath(source), ('-c', '-o', os.devnull))

    def compile_one(job):
        command, program = job
        code, output = attempt(command, stdin=program)
        if code != 0 or output.strip():
            fail(report(command, code, output, stdin=program))

    if not cc:
        skip('no C compiler on PATH')
    on_all_cores(compile_one, jobs)
    print('compilers:', ', '.join(' '.join(command) for command in cc + cxx))
    print('headers:', ', '.join(headers))
    print('kernels:', ', '.join(list(kernels) + [name + ' ' + flags[-1] for name, flags in flagged.items()]))
    finish('%d compilations' % len(jobs))


if __name__ == '__main__':
    sys.exit(main())
