# SPDX-License-Identifier: MIT OR Apache-2.0
"""dpkg-buildpackage builds Debian's packages libu256-0, libu256-dev and u256calc from a checkout and runs the tests, lintian
has nothing to say, programs build from what is in them, and the calculator runs: debian.py SOURCE_ROOT. Run by CI, in a job of
its own."""

import glob
import os
import re
import shutil
import sys

from common import attempt, check, compilers, copy_checkout, finish, report, run, scratch_folder, skip


def main():
    source_root = os.path.abspath(sys.argv[1])
    for tool, package in ('dpkg-buildpackage', 'dpkg-dev'), ('dh', 'debhelper'):
        if not shutil.which(tool):
            skip('no %s: install %s' % (tool, package))
    folder = scratch_folder()
    checkout = os.path.join(folder.name, 'libu256')
    copy_checkout(source_root, checkout)
    # As the README has it.
    print(run(['dpkg-buildpackage', '-us', '-uc', '-b'], cwd=checkout))

    machine = run(['dpkg-architecture', '-qDEB_HOST_MULTIARCH']).strip()
    version = run(['dpkg-parsechangelog', '-S', 'Version'], cwd=checkout).strip()
    packages = {os.path.basename(path).split('_')[0]: path for path in glob.glob(folder.name + '/*.deb')}
    if not check({'libu256-0', 'libu256-dev', 'u256calc'} <= set(packages), 'dpkg-buildpackage made these packages: %s' % packages):
        finish('debian')
    for name, path in packages.items():
        check(run(['dpkg-deb', '--field', path, 'Version']).strip() == version, '%s is not of version %s' % (path, version))
    print('Depends: ' + run(['dpkg-deb', '--field', packages['libu256-0'], 'Depends']).strip())

    if shutil.which('lintian'):
        command = ['lintian', '--fail-on', 'error,warning'] + glob.glob(folder.name + '/*.changes')
        code, output = attempt(command)
        print(output)
        check(code == 0, report(command, code, output))
    else:
        print('note: no lintian')

    # Of which version each symbol is, by which dpkg-shlibdeps knows what a program needs.
    with open(os.path.join(checkout, 'src/libu256.map'), encoding='utf-8') as file:
        listed = len(re.findall(r'^    u\w+;$', file.read(), re.M))
    symbols = run(['dpkg-deb', '--info', packages['libu256-0'], 'symbols'])
    count = len(re.findall(r'^ u\w+@LIBU256_\d+\.\d+ \d', symbols, re.M))
    check(count == listed > 200, "%d symbols in src/libu256.map, %d in the package's:\n%s" % (listed, count, symbols))

    # Installed beside the system, which keeps its own packages: compilers look there first.
    root = os.path.join(folder.name, 'root')
    for name in 'libu256-0', 'libu256-dev', 'u256calc':
        run(['dpkg-deb', '--extract', packages[name], root])
    library = os.path.join(root, 'usr/lib', machine)
    consumer = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'consumer.c')
    languages = [command + ['-x', 'c'] for command in compilers([], ['gcc', 'clang'])]
    languages += [command + ['-x', 'c++'] for command in compilers([], ['g++', 'clang++'])]
    for index, language in enumerate(languages):
        for kind in '-lu256', '-l:libu256.a':
            program = os.path.join(folder.name, 'program-%d%s' % (index, kind.replace(':', '')))
            run(language + ['-I' + os.path.join(root, 'usr/include', machine), consumer, '-o', program, '-x', 'none',
                            '-L' + library, kind])
            code, output = attempt([program], env={'LD_LIBRARY_PATH': library})
            check(code == 0 and output.endswith(' %s\n' % version), report([program], code, output))
    check(languages, 'no compilers')
    command = [os.path.join(root, 'usr/bin/u256calc'), '6 * 7']
    code, output = attempt(command)
    check((code, output) == (0, '42\n'), report(command, code, output))
    check(os.path.exists(os.path.join(root, 'usr/share/man/man1/u256calc.1.gz')), 'no manual of u256calc')
    finish('%d packages, %d programs' % (len(packages), 2 * len(languages)))


if __name__ == '__main__':
    sys.exit(main())
