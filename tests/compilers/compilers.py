#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""The library as users build it: by several compilers, as several standards, optimised in several ways, with options
that distributions and programs choose. Each build has no warning, passes its self-test, and has the digest of
tests/digest.txt twice: by the library's symbols, and by the inline functions as a program sees them.

    compilers.py SOURCE_ROOT           each compiler and each backend with each option: two dozen builds
    compilers.py SOURCE_ROOT --all     for each backend, each pair of options: some 150
    compilers.py SOURCE_ROOT --list    prints the builds, and how many pairs they cover
    --only N...                        these of them
    --insist                           fails when a compiler is missing

For x86-64. Options that meet in no pair are not tried together: tests/compilers/covering.py makes the rows.
"""

import argparse
import os
import platform
import shutil
import sys

from checkout import Checkout, cpu_time, run_all
from covering import covering_array
from common import attempt, check, fail, finish, report, scratch_folder, skip

WARNINGS = ['-Werror', '-Wall', '-Wextra', '-Wpedantic', '-Wconversion', '-Wsign-conversion', '-Wshadow', '-Wundef']
C_WARNINGS = ['-Wstrict-prototypes', '-Wmissing-prototypes']

# The options, by what they are about; the first of each is what nobody asked for, and goes with everything.
FACTORS = {
    'backend': ['asm', 'int128', 'split32'],
    'compiler': ['gcc', 'clang', 'clang-19'],
    'level': ['-O2', '-O0', '-Og', '-O1', '-O3', '-Os', '-Oz'],
    'standard': ['c11', 'c17', 'c2x', 'gnu11'],
    # As what the inline functions are compiled that become symbols.
    'headers': ['c', 'c++11', 'c++17', 'c++20', 'c++2b'],
    'link': ['pie', 'no-pie', 'static', 'static-pie', 'shared'],
    'lto': ['', '-flto', '-flto=thin'],
    'cpu': ['', '-march=x86-64-v2', '-march=x86-64-v3', '-march=x86-64-v4', '-mbmi2 -madx', '-march=native'],
    'overflow': ['', '-fwrapv', '-ftrapv'],
    'builtins': ['', '-DU256_NO_BUILTINS', '-fno-builtin'],
    'stack': ['', '-fstack-protector-all', '-fstack-clash-protection'],
    'fortify': ['', '-D_FORTIFY_SOURCE=3'],
    'frame': ['', '-fno-omit-frame-pointer'],
    'red zone': ['', '-mno-red-zone'],
    'branches': ['', '-fcf-protection=full'],
    'aliasing': ['', '-fno-strict-aliasing'],
    'char': ['', '-funsigned-char'],
    'sections': ['', '-ffunction-sections -fdata-sections -Wl,--gc-sections'],
}
CXX = {'gcc': 'g++', 'clang': 'clang++', 'clang-19': 'clang++-19'}
# By the way to link: what code is compiled with, and the program linked with.
POSITION = {'pie': '-fPIE', 'no-pie': '-fno-pie', 'static': '-fno-pie', 'static-pie': '-fPIE', 'shared': '-fPIC'}
LINK = {'pie': '-pie', 'no-pie': '-no-pie', 'static': '-static', 'static-pie': '-static-pie', 'shared': '-pie'}

# What /proc/cpuinfo has to name before a program may run.
V2 = {'ssse3', 'sse4_2', 'popcnt', 'cx16'}
V3 = V2 | {'avx2', 'bmi1', 'bmi2', 'fma', 'f16c', 'movbe', 'abm'}
NEEDS = {'-march=x86-64-v2': V2, '-march=x86-64-v3': V3, '-mbmi2 -madx': {'bmi2', 'adx'},
         '-march=x86-64-v4': V3 | {'avx512f', 'avx512bw', 'avx512cd', 'avx512dq', 'avx512vl'}}

# Before the digest, whose main() has this name.
PROGRAM = '''#include <stdio.h>
#include <u256.h>
int digest_main(int argc, char *argv[]);
int main(int argc, char *argv[])
{
    if (u256_selftest()) {
        puts("u256_selftest() finds a wrong result");
        return 1;
    }
    puts(u256_backend());
    return digest_main(argc, argv);
}
'''


def forbidden(row):
    """gcc has no thin LTO, and the C library refuses to be fortified without optimisation."""
    return (row.get('compiler') == 'gcc' and row.get('lto') == '-flto=thin') or \
        (row.get('level') == '-O0' and row.get('fortify', '') != '')


def rows_of(factors, everything):
    """The builds, and how many pairs of options meet in them."""
    if not everything:
        return covering_array(factors, lambda f, g: bool({f, g} & {'backend', 'compiler'}), forbidden)
    rows, pairs = [], 0
    for backend in factors['backend']:
        more, covered = covering_array(dict(factors, backend=[backend]), lambda f, g: True, forbidden)
        rows, pairs = rows + more, pairs + covered
    return rows, pairs


def described(row):
    return ' '.join(value for value in row.values() if value)


def cpu_flags():
    with open('/proc/cpuinfo') as file:
        return {word for line in file if line.startswith('flags') for word in line.split(':', 1)[1].split()}


def build(checkout, driver, number, row):
    """Whether one build comes about without a warning; and its folder, with the program."""
    folder = os.path.join(checkout.folder, 'build-%d' % number)
    os.mkdir(folder)
    what = 'build %d, %s' % (number, described(row))
    others = ('backend', 'compiler', 'standard', 'headers', 'link')
    options = ' '.join(row[name] for name in FACTORS if name not in others).split()
    if row['compiler'] == 'gcc':  # which warns that it does the parts one after the other
        options += ['-flto-partition=none'] * ('-flto' in options)
    options.append(POSITION[row['link']])
    c = [row['compiler']] + WARNINGS + C_WARNINGS + ['-std=' + row['standard']] + options
    # No exceptions, so that programs in C link without C++'s library.
    cxx = [CXX[row['compiler']], '-fno-exceptions', '-x', 'c++'] + WARNINGS + ['-std=' + row['headers']] + options

    commands, library = checkout.library(folder, row['backend'], c + ['-fno-tree-slp-vectorize'],
                                         None if row['headers'] == 'c' else cxx)
    units = [checkout.unit(folder, row['backend'], c, inline) for inline in (False, True)]
    commands += [command for command, _ in units]
    main_c, main_o = os.path.join(folder, 'main.c'), os.path.join(folder, 'main.o')
    with open(main_c, 'w') as file:
        file.write(PROGRAM)
    commands.append(c + checkout.flags(row['backend']) + ['-c', main_c, '-o', main_o])
    if row['link'] == 'shared':
        shared = os.path.join(folder, 'libu256.so')
        commands.append(c + ['-shared', '-o', shared] + library)
        library = [shared, '-Wl,-rpath,' + folder]
    objects = [main_o] + [target for _, target in units] + driver
    commands.append(c + [LINK[row['link']]] + objects + library + ['-o', os.path.join(folder, 'program')])
    return run_all(commands, what), folder


def run(checkout, folder, number, row):
    command = [os.path.join(folder, 'program'), checkout.digest_txt]
    code, output = attempt(command, env={'U256_TEST_SCALE': '0.1'})
    lines = [line.split(' - ')[0] for line in output.splitlines()]
    check(code == 0 and lines == [row['backend'], 'ok 1', 'ok 2', '1..2'],
          'build %d, %s\n%s' % (number, described(row), report(command, code, output)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('source_root')
    parser.add_argument('--all', action='store_true')
    parser.add_argument('--list', action='store_true')
    parser.add_argument('--only', type=int, nargs='+', metavar='N')
    parser.add_argument('--insist', action='store_true')
    args = parser.parse_args()

    if platform.machine() != 'x86_64':
        skip('the options are those of x86-64; this is ' + platform.machine())
    here = [name for name in FACTORS['compiler'] if shutil.which(name) and shutil.which(CXX[name])]
    for name in FACTORS['compiler']:
        if name not in here:
            (fail if args.insist else print)('no %s and %s here: not tried' % (name, CXX[name]))
    if not here:
        skip('no compiler')
    rows, pairs = rows_of(dict(FACTORS, compiler=here), args.all)
    if args.only and not set(args.only) <= set(range(1, len(rows) + 1)):
        sys.exit('compilers.py: --only takes numbers from 1 to %d, see --list' % len(rows))
    chosen = [(number, row) for number, row in enumerate(rows, 1) if not args.only or number in args.only]
    if args.list:
        for number, row in chosen:
            print(number, described(row))
        print('%d builds, %d pairs of options' % (len(rows), pairs))
        return

    folder = scratch_folder()
    checkout = Checkout(args.source_root, folder.name)
    # What is not tested is compiled once, by one compiler, for every way to link.
    commands, driver = checkout.driver(folder.name, [here[0], '-std=c11', '-O2', '-fPIE', '-Dmain=digest_main'],
                                       ['unit_symbols', 'unit_inline'])
    if not run_all(commands, 'the digest'):
        finish('compilers')
    flags_of_cpu = cpu_flags()
    for number, row in chosen:
        begin, note = cpu_time(), ''
        built, place = build(checkout, driver, number, row)
        if built and NEEDS.get(row['cpu'], set()) <= flags_of_cpu:
            run(checkout, place, number, row)
        elif built:
            note = ' not run, since this CPU lacks the instructions:'
        shutil.rmtree(place)
        print('%d (%.1f s)%s %s' % (number, cpu_time() - begin, note, described(row)), flush=True)
    print('compilers: %s; %d pairs of options; %.0f s of CPU time' % (', '.join(here), pairs, cpu_time()))
    finish('%d builds' % len(chosen))


if __name__ == '__main__':
    main()
