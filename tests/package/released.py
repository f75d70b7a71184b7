# SPDX-License-Identifier: MIT OR Apache-2.0
"""The newest release's digest of every operation, compiled with that release's headers and inline functions and linked
with its shared library, runs with the shared library of this build and gives that release's results. --revision takes a
commit instead of the newest tag."""

import argparse
import os
import re
import shutil
import sys

from common import attempt, check, finish, report, run, scratch_folder, skip


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--source-root', default='.')
    parser.add_argument('--library', required=True, help='the shared library of this build')
    parser.add_argument('--meson', default='meson')
    parser.add_argument('--revision')
    parser.add_argument('--cc', action='append', help="the build's C compiler, word by word")
    args = parser.parse_args()
    for tool in 'git', 'ninja':
        if not shutil.which(tool):
            skip('no ' + tool)

    # This checkout may belong to someone else than who runs this.
    git = ['git', '-c', 'safe.directory=*', '-C', args.source_root]
    # What `meson dist` unpacks may lie inside of another one.
    if attempt(git + ['rev-parse', '--show-prefix']) != (0, '\n'):
        skip('%s is not the root of a git repository' % args.source_root)
    revision = args.revision
    if not revision:
        tags = run(git + ['tag', '--list', 'v[0-9]*', '--sort=-version:refname', '--merged', 'HEAD'])
        if not tags.split():
            skip('no tag of a release, such as v0.9.0, in this repository')
        revision = tags.split()[0]

    folder = scratch_folder()
    source, build = os.path.join(folder.name, 'source'), os.path.join(folder.name, 'build')
    archive = os.path.join(folder.name, 'source.tar')
    run(git + ['archive', '--output', archive, revision])
    os.makedirs(source)
    shutil.unpack_archive(archive, source)
    options = ['-Dtests=enabled', '-Dbenchmarks=disabled', '-Dnegative_control=false', '-Ddefault_library=shared',
               '-Doptimization=1']
    with open(os.path.join(source, 'meson_options.txt'), encoding='utf-8') as file:
        if "'test_units'" in file.read():
            options.append('-Dtest_units=linked')
    run([args.meson, 'setup', build, source] + options, env={'CC': ' '.join(args.cc or ['cc'])})
    run(['ninja', '-j', '1', '-C', build, 'tests/digest'])

    # The release's own library stays where the program would find it by itself: it must not need to.
    here = os.path.join(folder.name, 'here')
    os.makedirs(here)
    library = os.path.abspath(args.library)
    os.symlink(library, os.path.join(here, 'libu256.so.0'))
    digest = os.path.join(build, 'tests', 'digest')
    environment = {'LD_LIBRARY_PATH': here, 'U256_TEST_SCALE': '0.05'}
    loaded = run(['ldd', digest], env=environment)
    check(os.path.join(here, 'libu256.so.0') in loaded, '%s would not take %s:\n%s' % (digest, library, loaded))
    command = [digest, os.path.join(source, 'tests', 'digest.txt')]
    code, output = attempt(command, env=environment)
    print(output)
    check(code == 0, report(command, code, output) + '\nThe digest of %s, run with %s' % (revision, library))
    check(re.search(r'^ok .*libu256 by its symbols', output, re.M), 'nothing was calculated by the library:\n' + output)
    finish('the digest of ' + revision)


if __name__ == '__main__':
    sys.exit(main())
