# SPDX-License-Identifier: MIT OR Apache-2.0
"""The commands of the README's section "Install", run as they are written: from a clone of the project, with an empty home
folder, and each program prints what the README says of it."""

import argparse
import os
import re
import shutil
import sys

from common import attempt, check, copy_checkout, fail, finish, report, run, scratch_folder, skip

# What a block needs that not every machine has. dpkg-buildpackage runs the tests: that is for debian.py.
NEEDS = {'cmake': 'cmake', 'pkg-config': 'pkg-config', 'git -C': 'git'}
ELSEWHERE = 'dpkg-buildpackage'


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--source-root', required=True)
    parser.add_argument('--meson', required=True)
    parser.add_argument('--version', required=True)
    args = parser.parse_args()

    for tool in 'git', 'cc':
        if not shutil.which(tool):
            skip('no ' + tool)
    readme = open(os.path.join(args.source_root, 'README.md'), encoding='utf-8').read()
    install = re.search(r'^## Install\n(.*?)^## ', readme, re.M | re.S)
    program = re.search(r'^```c\n(.*?)^```\n\nprints\n\n^```text\n(.*?)^```', readme, re.M | re.S)
    if not check(install and program, 'README.md: no section Install, or no program with what it prints'):
        finish('documented')

    # What a user has: a clone, a project beside it, and nothing else.
    folder = scratch_folder()
    origin, checkout, project, home = (os.path.join(folder.name, name) for name in ('origin', 'libu256', 'project', 'home'))
    surroundings = {'HOME': home, 'GIT_CONFIG_GLOBAL': os.devnull, 'GIT_CONFIG_SYSTEM': os.devnull, 'PKG_CONFIG_PATH': '',
                    'CMAKE_PREFIX_PATH': '', 'LD_LIBRARY_PATH': '', 'DESTDIR': '', 'XDG_DATA_HOME': '',
                    'PATH': os.path.dirname(args.meson) + os.pathsep + os.environ['PATH']}
    for who in 'AUTHOR', 'COMMITTER':
        surroundings.update({'GIT_%s_NAME' % who: 'nobody', 'GIT_%s_EMAIL' % who: 'nobody@example.org'})
    copy_checkout(args.source_root, origin)
    for words in ['init', '--quiet'], ['add', '--all'], ['commit', '--quiet', '--message', 'between two releases'], \
            ['clone', '--quiet', 'file://' + origin, checkout]:
        run(['git'] + words, cwd=origin, env=surroundings)
    os.makedirs(project)
    os.makedirs(home)
    with open(os.path.join(project, 'program.c'), 'w') as file:
        file.write(program.group(1))

    ran, printed = 0, 0
    for language, block in re.findall(r'^```(\w+)\n(.*?)^```', install.group(1), re.M | re.S):
        if language != 'sh':
            name = {'cmake': 'CMakeLists.txt', 'meson': 'meson.build'}.get(language)
            if check(name, 'README.md: what is a block of %s?' % language):
                with open(os.path.join(project, name), 'w') as file:
                    file.write(block)
            continue
        if ELSEWHERE in block:
            continue
        missing = [tool for word, tool in NEEDS.items() if word in block and not shutil.which(tool)]
        if missing:
            print('note: no %s: not run:\n%s' % (', '.join(missing), block))
            continue
        # The first ones are run in the checkout.
        command = ['sh', '-e', '-c', block]
        where = project if os.path.isdir(home + '/.local') else checkout
        code, output = attempt(command, cwd=where, env=surroundings)
        if code != 0:
            fail(report(command, code, output, cwd=where))
            finish('documented')
        # Each program that is run prints the same.
        runs = len(re.findall(r'(?:&& )(?:\./|build-\w+/)program$', block, re.M))
        check(output.count(program.group(2)) == runs,
              report(command, code, output, cwd=where) + '\nexpected %d times:\n%s' % (runs, program.group(2)))
        ran, printed = ran + 1, printed + runs
    check(ran > 1 and printed > 3, 'README.md: only %d blocks of commands, %d programs' % (ran, printed))
    finish('%d blocks of commands, %d programs' % (ran, printed))


if __name__ == '__main__':
    sys.exit(main())
