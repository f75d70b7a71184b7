# SPDX-License-Identifier: MIT OR Apache-2.0
"""What `meson install` installs is complete: programs in C and C++ build from it by pkg-config alone, against the
shared and the static library, inline and with U256_NO_INLINE, and run; and by -lu256 without pkg-config."""

import argparse
import filecmp
import glob
import os
import re
import shutil
import sys

from common import attempt, check, compilers, fail, finish, on_all_cores, report, run, scratch_folder, skip

# All that an installed header may include besides its siblings.
STANDARD = {'stdbool.h', 'stddef.h', 'stdint.h', 'string.h'}

# A user's program in C++20, as consumer.c is one in C.
CONSUMER_CXX = '''#include <u256.hpp>
#include <cstdio>
using namespace libu256;
int main()
{
    const uint256 max = -1_u256, quotient = max / 3;
    if (max + 1 != 0 || quotient * 3 != max || umul(max, max) != (1_u512 << 512) - (1_u512 << 257) + 1)
        return 1;
    std::printf("%s %s\\n", u256_backend(), u256_version());
}
'''


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--meson', required=True, help='Meson, as one word or a Python script')
    parser.add_argument('--build', required=True)
    parser.add_argument('--kernel', required=True, help="the chosen backend's header")
    parser.add_argument('--backend', required=True)
    parser.add_argument('--version', required=True)
    parser.add_argument('--libraries', required=True, choices=['shared', 'static', 'both'])
    parser.add_argument('--cc', action='append', required=True)
    args = parser.parse_args()

    pkg_config = os.environ.get('PKG_CONFIG', 'pkg-config').split()
    if not shutil.which(pkg_config[0]):
        skip('no pkg-config')

    folder = scratch_folder()
    # --no-rebuild: this runs inside `meson test`, which has built all and still holds the build folder.
    run([args.meson, 'install', '-C', args.build, '--no-rebuild', '--quiet', '--destdir', folder.name])

    found = glob.glob(folder.name + '/**/libu256.pc', recursive=True)
    if not check(len(found) == 1, 'meson install --destdir gave these libu256.pc, not one: %s' % found):
        finish('install')
    # The folder that stands in for the root is put before the prefix that was configured.
    prefix = re.search(r'^prefix=(.*)$', open(found[0]).read(), re.M).group(1)
    prefix = folder.name + prefix
    query = pkg_config + ['--define-variable=prefix=' + prefix]
    environment = {'PKG_CONFIG_PATH': os.path.dirname(found[0])}

    def ask(*words):
        return run(query + list(words) + ['libu256'], env=environment).strip()

    # The variable agrees with the option, the version with the project's.
    for words, expected in [(['--variable=backend'], args.backend), (['--modversion'], args.version)]:
        got = ask(*words)
        check(got == expected, 'pkg-config %s libu256: %r, expected %r' % (' '.join(words), got, expected))
    include, library = ask('--variable=includedir'), ask('--variable=libdir')

    # The headers: the right kernel, and nothing that points outside.
    kernel = os.path.join(include, 'u256', 'kernel.h')
    check(os.path.exists(kernel) and filecmp.cmp(kernel, args.kernel, shallow=False),
          '%s is not the header of backend %s, %s' % (kernel, args.backend, args.kernel))
    headers = {os.path.relpath(path, include): path for ending in ('h', 'hpp')
               for path in glob.glob(include + '/**/*.' + ending, recursive=True)}
    for name, path in sorted(headers.items()):
        for line in open(path, encoding='utf-8'):
            wanted = re.match(r'\s*#\s*include\s*(.*\S)', line)
            if wanted:
                target = wanted.group(1).strip('<>"')
                # Those of the C++ library have no ending.
                check(target in headers or target in STANDARD or (name.endswith('.hpp') and '.' not in target),
                      'installed %s includes %s, which is not installed and not one of %s' %
                      (name, wanted.group(1), ', '.join(sorted(STANDARD))))

    # The libraries.
    shared = sorted(os.path.basename(path) for path in glob.glob(library + '/libu256.so*'))
    if args.libraries != 'static' and sys.platform == 'linux':
        check(shared == ['libu256.so', 'libu256.so.0', 'libu256.so.' + args.version],
              'shared library files: %s' % shared)
        dump = ['objdump', '-p', os.path.join(library, 'libu256.so')]
        if shutil.which(dump[0]):
            code, output = attempt(dump)
            check(re.search(r'SONAME\s+libu256\.so\.0\s', output + '\n'), report(dump, code, output))
    if args.libraries != 'shared':
        check(os.path.exists(os.path.join(library, 'libu256.a')), 'no libu256.a in %s' % library)

    # The users' programs.
    cc = compilers(args.cc, ['gcc', 'clang'])
    cxx = compilers(os.environ.get('CXX', '').split(), ['g++', 'clang++', 'c++'])
    consumer = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'consumer.c')
    warnings = ['-Wall', '-Wextra', '-Wpedantic', '-Wconversion', '-Wshadow', '-Werror']
    cflags = ask('--cflags').split()
    jobs = []
    consumer_cxx = os.path.join(folder.name, 'consumer.cpp')
    with open(consumer_cxx, 'w', encoding='utf-8') as file:
        file.write(CONSUMER_CXX)
    cxx20 = [command + ['-x', 'c++', '-std=c++20'] for command in cxx]
    cxx20 = [command for command in cxx20 if attempt(command + ['-fsyntax-only', '-'], stdin='#include <concepts>\n')[0] == 0]
    for language, source in [(command + ['-x', 'c', '-std=c11'], consumer) for command in cc] + [
            (command + ['-x', 'c++', '-std=c++17'], consumer) for command in cxx] + [
            (command, consumer_cxx) for command in cxx20]:
        for mode in [], ['-DU256_NO_INLINE']:
            for kind in ['shared', 'static', 'plain'] if args.libraries == 'both' else [args.libraries, 'plain']:
                jobs.append((language, source, mode, kind))

    def build_and_run(job):
        language, source, mode, kind = job
        program = os.path.join(folder.name, '-'.join(['program', str(jobs.index(job)), kind]))
        flags = cflags
        if kind == 'plain':
            # What a user writes who knows where it is.
            flags = ['-I' + include]
            link = ['-L' + library, '-lu256', '-Wl,-rpath,' + library]
        elif kind == 'shared':
            # pkg-config's words, and where to find the library at run time without an ldconfig.
            link = ask('--libs').split() + ['-Wl,-rpath,' + library]
        else:
            # The same words with the archive itself in place of -lu256, which would find the shared library first.
            link = [os.path.join(library, 'libu256.a') if word == '-lu256' else word
                    for word in ask('--libs', '--static').split()]
        command = language + warnings + mode + flags + [source, '-o', program, '-x', 'none'] + link
        code, output = attempt(command)
        if code != 0:
            fail(report(command, code, output))
            return
        # Nothing from the surroundings may lend a library.
        code, output = attempt([program], env={'LD_LIBRARY_PATH': '', 'LD_PRELOAD': ''})
        expected = '%s %s\n' % (args.backend, args.version)
        if code != 0 or output != expected:
            fail(report([program], code, output) + '\nexpected: ' + expected + 'built by: ' + ' '.join(command))
            return
        if kind == 'static' and shutil.which('objdump'):
            needed = attempt(['objdump', '-p', program])[1]
            check('libu256' not in needed, report(['objdump', '-p', program], 0, needed))

    on_all_cores(build_and_run, jobs)
    finish('%d headers, %d programs from %s' % (len(headers), len(jobs), prefix))


if __name__ == '__main__':
    main()
