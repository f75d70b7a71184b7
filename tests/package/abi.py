# SPDX-License-Identifier: MIT OR Apache-2.0
"""A program that was linked with the newest release runs with this library: abidiff finds no type, function or version
of a symbol that has changed or gone since packaging/abi/VERSION-x86_64.xml was written, and does find all that is
broken on purpose in a copy of the sources. With --write, that file is written: docs/release.md says when."""

import argparse
import glob
import os
import re
import shutil
import sys

from common import attempt, check, copy_checkout, fail, finish, on_all_cores, report, run, scratch_folder, skip

# What is written down: what is exported and the public types of it, not where it stands.
WRITE = ['--exported-interfaces-only', '--drop-private-types', '--no-show-locs', '--no-corpus-path',
         '--no-comp-dir-path', '--no-parameter-names']
# Whose words they are: other versions describe the same types in other ways.
LIBABIGAIL = '2.2'
# A new function or enumerator breaks nothing.
COMPARE = ['--no-added-syms']

# Breaks that have to be seen: what it is, file, text in it, what it becomes, and what the report says then. All of them
# are in one copy, in types and functions that have nothing to do with each other.
BREAKS = [
    ('a function is gone', 'src/libu256.map', '    u256_isqrt;\n', '', r"\[D\] 'function void u256_isqrt\("),
    ('a function is of another version', 'src/libu256.map', '    u256_selftest;\n',
     '    u256_gcd;\n    u256_selftest;\n', r"\[D\] 'function void u256_gcd\(.*@LIBU256_0\.9}"),
    ('a parameter has another type', 'include/u256/bytes.h',
     'bool u256_load_be_n(u256 *r, const uint8_t *p, size_t n);',
     'bool u256_load_be_n(u256 *r, const uint8_t *p, uint16_t n);',
     r"u256_load_be_n\(.*has some [^\n]*\n[^\n]*parameter 3 of type 'typedef size_t' changed"),
    ('a structure is longer', 'include/u256/modular.h', '    unsigned twos; ',
     '    uint64_t more;\n    unsigned twos; ', r"type size changed from 1600 to 1664"),
    ('a member is elsewhere', 'include/u256/div.h', '    uint64_t normalized[4];',
     '    unsigned shift;\n    uint64_t normalized[4];', r"'uint64_t normalized\[4\]' offset changed from 0 to 64"),
    ('an enumerator has another value', 'include/u256/status.h', '    U256_EMPTY, ', '    U256_EMPTY = 7, ',
     r"U256_EMPTY' from value '1' to '7'"),
]
# What has to go along, so that it compiles.
ALONG = [
    ('src/libu256.map', '    u256_gcd;\n', ''),
    ('src/portable/bytes.c', 'bool u256_load_be_n(u256 *r, const uint8_t *p, size_t n)',
     'bool u256_load_be_n(u256 *r, const uint8_t *p, uint16_t n)'),
    ('include/u256/div.h', '    unsigned shift;          /* 0 to 255 */\n', ''),
]


def replace(checkout, name, old, new):
    path = os.path.join(checkout, name)
    with open(path, encoding='utf-8') as file:
        text = file.read()
    if check(old in text, '%s: to be broken on purpose, but it has no %r' % (name, old)):
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text.replace(old, new, 1))


def describe(source_root, folder, args):
    """The ABI of the library that the sources give, as abidw writes it."""
    # Debug information, from which abidw reads, is the same at any level of optimisation.
    run([args.meson, 'setup', folder, source_root, '-Dtests=disabled', '-Dbenchmarks=disabled',
         '-Ddefault_library=shared', '-Doptimization=0', '-Ddebug=true', '-Dwarning_level=0'],
        env={'CC': ' '.join(args.cc)})
    with open(os.path.join(source_root, 'meson.build'), encoding='utf-8') as file:
        version = re.search(r"^  version: '([^']+)'", file.read(), re.M).group(1)
    library = 'libu256.so.' + version
    run(['ninja', '-j', '1', '-C', folder, library])
    result = os.path.join(folder, 'abi.xml')
    run(['abidw'] + WRITE + ['--headers-dir', os.path.join(source_root, 'include'), '--out-file', result,
                             os.path.join(folder, library)])
    return result, version


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--source-root', default='.')
    parser.add_argument('--meson', default='meson')
    parser.add_argument('--cc', action='append', help="the build's C compiler, word by word")
    parser.add_argument('--write', action='store_true', help='write down the ABI of these sources, for a release')
    args = parser.parse_args()
    args.cc = args.cc or ['cc']

    for tool in 'abidw', 'abidiff', 'ninja':
        if not shutil.which(tool):
            skip('no %s: install %s' % (tool, 'ninja-build' if tool == 'ninja' else 'abigail-tools'))
    version = attempt(['abidw', '--version'])[1].strip()
    if not re.match(r'abidw: %s(\.|$)' % re.escape(LIBABIGAIL), version):
        skip('what was written down, and is to be said of it, is by libabigail %s, as Debian 12 has it; this is %s' %
             (LIBABIGAIL, version))
    machine = attempt(args.cc + ['-dumpmachine'])[1].strip()
    if not re.match(r'(x86_64|amd64)\b.*linux', machine):
        skip('what was written down is for x86-64 Linux, not for ' + machine)

    source_root = os.path.abspath(args.source_root)
    abi = os.path.join(source_root, 'packaging', 'abi')
    before = glob.glob(os.path.join(abi, '*-x86_64.xml'))
    folder = scratch_folder()
    if args.write:
        result, version = describe(source_root, os.path.join(folder.name, 'build'), args)
        for path in before:
            os.remove(path)
        os.makedirs(abi, exist_ok=True)
        shutil.copy(result, os.path.join(abi, version + '-x86_64.xml'))
        print('wrote packaging/abi/%s-x86_64.xml' % version)
        return

    if not check(len(before) == 1, '%s has %s, not the ABI of one release' % (abi, before)):
        finish('abi')
    broken = os.path.join(folder.name, 'broken')
    copy_checkout(source_root, broken)
    for name, old, new in ALONG + [fault[1:4] for fault in BREAKS]:
        replace(broken, name, old, new)
    builds = {source_root: 'build', broken: 'build-broken'}
    (now, _), (wrong, _) = on_all_cores(
        lambda root: describe(root, os.path.join(folder.name, builds[root]), args), builds)

    compare = ['abidiff'] + COMPARE + before
    code, output = attempt(compare + [now])
    if code != 0:
        fail(report(compare + [now], code, output) + '\nPrograms that exist would break. Undo it, or see docs/abi.md.')
    code, output = attempt(compare + [wrong])
    check(code != 0, 'broken on purpose, but abidiff finds nothing')
    for what, name, old, new, said in BREAKS:
        check(re.search(said, output), '%s (%s: %r becomes %r), but abidiff does not say %s:\n%s' %
              (what, name, old, new, said, output))
    finish('compared with %s, and %d breaks seen' % (os.path.basename(before[0]), len(BREAKS)))


if __name__ == '__main__':
    sys.exit(main())
