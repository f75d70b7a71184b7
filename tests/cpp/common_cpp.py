# SPDX-License-Identifier: MIT OR Apache-2.0
"""What the scripts here share: those of tests/package, the compilers for C++20, and a folder with each kernel."""

import os
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'package'))
from common import attempt, check, compilers, fail, finish, on_all_cores, report, scratch_folder, skip  # noqa: E402,F401

WARNINGS = ['-Werror', '-Wall', '-Wextra', '-Wpedantic', '-Wconversion', '-Wsign-conversion', '-Wshadow', '-Wold-style-cast']


def arguments(parser):
    parser.add_argument('--source-root', required=True)
    parser.add_argument('--kernel', action='append', required=True, help='NAME=HEADER, for each backend')
    parser.add_argument('--cxx', action='append', required=True, help="the build's C++ compiler, word by word")
    return parser.parse_args()


def cxx_compilers(args):
    """Those that take -std=c++20, each with the standards that it takes."""
    found = []
    for command in compilers(args.cxx, ['g++', 'clang++', 'clang++-19']):
        standards = [std for std in ('c++20', 'c++2b') if attempt(
            command + ['-std=' + std, '-x', 'c++', '-fsyntax-only', '-'], stdin='#include <concepts>\n')[0] == 0]
        if standards:
            found.append((command, standards))
    if not found:
        skip('no compiler for C++20')
    return found


def includes(args, folder):
    """NAME: the flags with which <u256/kernel.h> is that kernel."""
    flags = {}
    for name, header in (kernel.split('=', 1) for kernel in args.kernel):
        os.makedirs(os.path.join(folder, name, 'u256'))
        shutil.copy(header, os.path.join(folder, name, 'u256', 'kernel.h'))
        flags[name] = ['-I' + os.path.join(args.source_root, 'include'), '-I' + os.path.join(folder, name)]
    return flags
