# SPDX-License-Identifier: MIT OR Apache-2.0
"""libu256 as a subproject of another Meson project: it gives a dependency, and brings no tests and no benchmarks."""

import argparse
import json
import os
import shutil
import sys

from common import check, finish, run, scratch_folder

PROJECT = '''project('user', 'c', default_options: ['c_std=c11'])
libu256 = dependency('libu256', fallback: 'libu256', version: '{version}')
test('program', executable('program', 'program.c', dependencies: libu256))
'''
# What a subproject consists of; anything else in a work tree (build folders, .git) stays behind.
PARTS = ['meson.build', 'meson_options.txt', 'include', 'src', 'tests', 'bench']


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--meson', required=True)
    parser.add_argument('--source-root', required=True)
    parser.add_argument('--version', required=True)
    parser.add_argument('--backend', required=True)
    parser.add_argument('--cc', required=True, help="the build's C compiler, as CC would name it")
    args = parser.parse_args()

    folder = scratch_folder()
    checkout = os.path.join(folder.name, 'subprojects', 'libu256')
    os.makedirs(checkout)
    for part in PARTS:
        source = os.path.join(args.source_root, part)
        if os.path.isdir(source):
            shutil.copytree(source, os.path.join(checkout, part), ignore=shutil.ignore_patterns('__pycache__'))
        elif os.path.exists(source):
            shutil.copy(source, checkout)
    shutil.copy(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'consumer.c'),
                os.path.join(folder.name, 'program.c'))
    with open(os.path.join(folder.name, 'meson.build'), 'w') as file:
        file.write(PROJECT.format(version=args.version))

    build = os.path.join(folder.name, 'build')
    # The fallback is the point: a libu256 that is installed on this machine must not be taken instead.
    environment = {'CC': args.cc}
    run([args.meson, 'setup', build, folder.name, '--wrap-mode=forcefallback',
         '-Dlibu256:u256_backend=' + args.backend], env=environment)

    def introspect(what):
        return json.loads(run([args.meson, 'introspect', '--' + what, build]))

    tests, benchmarks = introspect('tests'), introspect('benchmarks')
    targets = [target['name'] for target in introspect('targets')]
    check([test['name'] for test in tests] == ['program'], 'the subproject brought tests along: %s' % tests)
    check(not benchmarks, 'the subproject brought benchmarks along: %s' % benchmarks)
    # Those of the library, by name: it would be no use to build what is not wanted.
    if not check(set(targets) <= {'program', 'u256', 'kernel.h'}, 'the subproject brought targets along: %s' % targets):
        finish('subproject')

    run([args.meson, 'compile', '-C', build], env=environment)
    output = run([args.meson, 'test', '-C', build, '--no-rebuild', '--verbose'])
    expected = '%s %s' % (args.backend, args.version)
    check(expected in output, 'the program of the outer project did not print %r, but:\n%s' % (expected, output))
    finish('subproject, targets: ' + ', '.join(targets))


if __name__ == '__main__':
    sys.exit(main())
