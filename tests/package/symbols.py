# SPDX-License-Identifier: MIT OR Apache-2.0
"""The shared library exports exactly the functions that the headers declare, each with the version that src/libu256.map
has for it, and needs next to nothing from outside."""

import argparse
import os
import re
import sys

from common import attempt, check, fail, finish, report, run, skip

# What compilers call by themselves, in any C program.
NEEDED = re.compile(r'(_*mem(cpy|set|move|cmp)(_chk)?'
                    # U256_ISA
                    r'|getenv'
                    # set by the linker and the C runtime's start files
                    r'|__cxa_finalize|__gmon_start__|_ITM_(de)?registerTMCloneTable|_?_?dyld_stub_binder'
                    # hardened builds
                    r'|__stack_chk_(fail|guard))$')


def strip_macho(name):
    return name[1:] if sys.platform == 'darwin' and name.startswith('_') else name


def symbols(nm, library, *flags):
    """The names that nm lists, without versions."""
    names = set()
    for line in run(nm + list(flags) + [library]).splitlines():
        words = line.split()
        if len(words) >= 2:
            names.add(strip_macho(words[-1].split('@')[0]))
    return names


def versions(nm, library):
    """The version of each symbol that the library defines; None where this nm does not show them."""
    code, output = attempt(nm + ['-D', '--defined-only', '--with-symbol-versions', library])
    if code != 0:
        return None
    found = {}
    for line in output.splitlines():
        name, _, version = line.split()[-1].partition('@@')
        # A version is a symbol, too, of its own name.
        if name != version:
            found[name] = version
    return found


def mapped(path):
    """The version of each name in a linker's version script, whose nodes stand in the order of the versions."""
    with open(path, encoding='utf-8') as file:
        text = re.sub(r'/\*.*?\*/', '', file.read(), flags=re.S)
    nodes = re.findall(r'(\w+\.\d+)\s*\{(.*?)\}\s*(\S*);', text, re.S)
    result, before = {}, ''
    for node, body, inherits in nodes:
        check(inherits == before,
              '%s: %s inherits from "%s", not from "%s", the node before it' % (path, node, inherits, before))
        before = node
        names_of_node = re.findall(r'\b(\w+);', body.replace('*;', ''))
        check(names_of_node == sorted(names_of_node), '%s: the names of %s are not sorted' % (path, node))
        for name in names_of_node:
            check(name not in result, '%s: %s is in two nodes' % (path, name))
            result[name] = node
    check(len(result) > 200, '%s: found only these names: %s' % (path, names(result)))
    return result, before


def declared(cc, include):
    """The functions that <u256.h> declares with U256_NO_INLINE: those marked U256_API, and all of them."""
    command = cc + ['-E', '-x', 'c', '-std=c11', '-DU256_NO_INLINE', '-DU256_API=U256_MARK', '-I' + include, '-']
    text = run(command, stdin='#include <u256.h>\n')
    # Only what comes from our own headers: each line belongs to the last file that the preprocessor named.
    ours, here = [], False
    for line in text.splitlines():
        marker = re.match(r'#\s*(?:line\s+)?\d+\s+"([^"]*)"', line)
        if marker:
            here = os.path.abspath(marker.group(1)).startswith(os.path.join(os.path.abspath(include), ''))
        elif here:
            ours.append(line)
    marked, every = set(), set()
    for statement in re.sub(r'\{[^{}]*\}', '{}', '\n'.join(ours)).split(';'):
        function = re.search(r'(\w+)\s*\(', statement)
        if function:
            every.add(function.group(1))
            if re.search(r'\bU256_MARK\b', statement):
                marked.add(function.group(1))
    return marked, every


def names(items):
    return ', '.join(sorted(items))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--library', required=True)
    parser.add_argument('--include', required=True)
    parser.add_argument('--nm', required=True)
    parser.add_argument('--map', required=True)
    parser.add_argument('--versioned', action='store_true', help='the library was linked by the map')
    parser.add_argument('--cc', action='append', required=True)
    args = parser.parse_args()

    nm = [args.nm]
    if attempt(nm + ['--version'])[0] != 0:
        skip('no ' + args.nm)
    dynamic = [] if sys.platform == 'darwin' else ['-D']
    if attempt(nm + dynamic + ['--defined-only', args.library])[0] != 0:
        command = nm + dynamic + ['--defined-only', args.library]
        fail(report(command, *attempt(command)))
        finish('symbols')

    listed, newest = mapped(args.map)
    marked, every = declared(args.cc, args.include)
    check(not marked - set(listed), '%s: not there: %s. A new function is of the next version, see docs/abi.md; the '
          'newest node is %s' % (args.map, names(marked - set(listed)), newest))
    check(not set(listed) - marked, '%s: not declared by <u256.h>: %s. What is released stays, see docs/abi.md' %
          (args.map, names(set(listed) - marked)))
    exported = symbols(nm, args.library, *dynamic, '--defined-only', '--extern-only')
    if args.versioned:
        # Versions are symbols, too.
        exported -= set(listed.values())
        given = versions(nm, args.library)
        if given is None:
            print('note: %s does not show versions' % args.nm)
        for name in sorted(exported & set(listed)) if given is not None else []:
            check(given.get(name) == listed[name], '%s in %s is of version "%s", in %s of "%s"' %
                  (name, args.library, given.get(name), args.map, listed[name]))
    else:
        print('note: linked without versions')
    what = 'nm of %s against <u256.h> with -DU256_NO_INLINE in %s: ' % (args.library, args.include)
    check(len(every) > 50, what + 'found only these declarations: ' + names(every))
    check(not marked - exported, what + 'declared, but not exported: ' + names(marked - exported))
    check(not exported - every, what + 'exported, but not declared: ' + names(exported - every))
    check(not every - marked, what + 'declared without U256_FN or U256_API: ' + names(every - marked))

    needed = symbols(nm, args.library, *dynamic, '--undefined-only')
    foreign = {name for name in needed if not NEEDED.match(name)}
    check(not foreign, 'nm --undefined-only of %s: needs from outside: %s' % (args.library, names(foreign)))
    finish('%d functions declared, %d symbols exported, %d needed (%s)' %
           (len(every), len(exported), len(needed), names(needed)))


if __name__ == '__main__':
    main()
