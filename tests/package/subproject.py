# SPDX-License-Identifier: MIT OR Apache-2.0
"""libu256 as a subproject of another Meson project, put there or fetched by the wrap file: it gives a dependency, for C and
C++, by each compiler, and brings no tests and no benchmarks."""

import argparse
import json
import os
import shutil
import sys

from common import check, compilers, copy_checkout, finish, run, scratch_folder

PROJECT = '''project('user', {languages}, default_options: ['c_std=c11', 'cpp_std=c++17'])
libu256 = dependency('libu256', version: '{version}')
foreach suffix : [{suffixes}]
  test('program.' + suffix, executable('program_' + suffix, 'program.' + suffix, dependencies: libu256))
endforeach
message('backend: ' + libu256.get_variable('backend'))
'''


def repository(checkout, version):
    """What the wrap file fetches: a repository with the release's tag."""
    identity = {'GIT_' + who + what: 'nobody@example.org' for who in ('AUTHOR_', 'COMMITTER_') for what in ('NAME', 'EMAIL')}
    for words in ['init', '--quiet'], ['add', '--all'], ['commit', '--quiet', '--message', 'release'], ['tag', 'v' + version]:
        run(['git'] + words, cwd=checkout, env=dict(identity, GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_SYSTEM=os.devnull))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--meson', required=True)
    parser.add_argument('--source-root', required=True)
    parser.add_argument('--version', required=True)
    parser.add_argument('--backend', required=True)
    parser.add_argument('--cc', action='append', required=True, help="the build's C compiler, word by word")
    args = parser.parse_args()

    folder = scratch_folder()
    checkout = os.path.join(folder.name, 'checkout')
    copy_checkout(args.source_root, checkout)
    consumer = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'consumer.c')
    pairs = [(cc, {'clang': 'clang++'}.get(os.path.basename(cc[0]), 'g++')) for cc in compilers(args.cc, ['gcc', 'clang'])]

    wraps = [False] + [True] * bool(shutil.which('git'))
    if True in wraps:
        repository(checkout, args.version)
    else:
        print('note: no git: the wrap file is not tried')

    targets = []
    for number, (cc, cxx) in enumerate(pairs):
        # The wrap is the same for every compiler.
        for wrap in wraps if number == 0 else [False]:
            user = os.path.join(folder.name, 'user-%d-%s' % (number, 'wrap' if wrap else 'copy'))
            suffixes = ['c', 'cpp'] if shutil.which(cxx) else ['c']
            os.makedirs(os.path.join(user, 'subprojects'))
            if wrap:
                with open(os.path.join(args.source_root, 'packaging', 'libu256.wrap')) as file:
                    text = file.read()
                address = 'https://example.org/libu256.git'
                check(address in text, 'packaging/libu256.wrap: no address ' + address)
                with open(os.path.join(user, 'subprojects', 'libu256.wrap'), 'w') as file:
                    file.write(text.replace(address, 'file://' + checkout))
            else:
                shutil.copytree(checkout, os.path.join(user, 'subprojects', 'libu256'), ignore=shutil.ignore_patterns('.git'))
            for suffix in suffixes:
                shutil.copy(consumer, os.path.join(user, 'program.' + suffix))
            with open(os.path.join(user, 'meson.build'), 'w') as file:
                file.write(PROJECT.format(version=args.version, languages=', '.join("'%s'" % suffix for suffix in suffixes),
                                          suffixes=', '.join("'%s'" % suffix for suffix in suffixes)))

            build = os.path.join(user, 'build')
            # The fallback is the point: a libu256 that is installed on this machine must not be taken instead.
            environment = {'CC': ' '.join(cc), 'CXX': cxx}
            output = run([args.meson, 'setup', build, user, '--wrap-mode=forcefallback',
                          '-Dlibu256:u256_backend=' + args.backend], env=environment)
            check('Message: backend: %s\n' % args.backend in output, 'no variable "backend" of the dependency in:\n' + output)

            def introspect(what):
                return json.loads(run([args.meson, 'introspect', '--' + what, build]))

            tests, benchmarks = introspect('tests'), introspect('benchmarks')
            targets = [target['name'] for target in introspect('targets')]
            programs = ['program.' + suffix for suffix in suffixes]
            check([test['name'] for test in tests] == programs, 'the subproject brought tests along: %s' % tests)
            check(not benchmarks, 'the subproject brought benchmarks along: %s' % benchmarks)
            # Those of the library, by name: it would be no use to build what is not wanted.
            if not check(set(targets) <= {'program_c', 'program_cpp', 'u256', 'u256_chains', 'kernel.h'},
                         'the subproject brought targets along: %s' % targets):
                finish('subproject')

            run([args.meson, 'compile', '-C', build], env=environment)
            output = run([args.meson, 'test', '-C', build, '--no-rebuild', '--verbose'])
            expected = '%s %s\n' % (args.backend, args.version)
            check(output.count(expected) == len(programs),
                  'the programs of the outer project did not print %r each, but:\n%s' % (expected, output))
    finish('subproject, %d compilers%s, targets: %s' % (len(pairs), ', by wrap' * (True in wraps), ', '.join(targets)))


if __name__ == '__main__':
    sys.exit(main())
