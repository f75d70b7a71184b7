# SPDX-License-Identifier: MIT OR Apache-2.0
"""find_package(u256) finds what `meson install` installed, wherever that was moved to: a CMake project in C and C++ builds
with each kind of library that is there, by each compiler, and runs; versions and components that cannot be had are told
apart."""

import argparse
import glob
import os
import shutil
import sys

from common import attempt, check, compilers, fail, finish, on_all_cores, report, run, scratch_folder, skip

PROJECT = '''cmake_minimum_required(VERSION 3.16)
project(user LANGUAGES {languages})
find_package(u256 {wish} REQUIRED {components})
# As two parts of one project would.
find_package(u256 REQUIRED)
foreach(language {languages})
    string(TOLOWER ${{language}} suffix)
    string(REPLACE cxx cpp suffix ${{suffix}})
    configure_file({consumer} program.${{suffix}} COPYONLY)
    add_executable(program-${{language}} ${{CMAKE_CURRENT_BINARY_DIR}}/program.${{suffix}})
    target_link_libraries(program-${{language}} PRIVATE {target})
endforeach()
message(STATUS "u256: ${{u256_VERSION}} ${{u256_BACKEND}}")
'''

# What is found and what is not: a function for each, since find_package() leaves variables behind.
WISHES = '''cmake_minimum_required(VERSION 3.19)
project(user LANGUAGES C)
'''
WISH = '''function(wish_{number})
    find_package(u256 {version} QUIET {components})
    message(STATUS "wish {number}: ${{u256_FOUND}}")
endfunction()
wish_{number}()
'''


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--meson', required=True)
    parser.add_argument('--build', required=True)
    parser.add_argument('--backend', required=True)
    parser.add_argument('--version', required=True)
    parser.add_argument('--libraries', required=True, choices=['shared', 'static', 'both'])
    parser.add_argument('--cc', action='append', required=True)
    args = parser.parse_args()

    cmake = shutil.which('cmake')
    if not cmake:
        skip('no CMake')
    folder = scratch_folder()
    run([args.meson, 'install', '-C', args.build, '--no-rebuild', '--quiet', '--destdir', folder.name + '/root'])
    found = glob.glob(folder.name + '/root/**/u256-config.cmake', recursive=True)
    if not check(len(found) == 1, 'meson install --destdir gave these u256-config.cmake, not one: %s' % found):
        finish('cmake')
    # CMake looks for PREFIX/lib*/cmake/u256.
    prefix = found[0]
    while prefix != folder.name and not os.path.isdir(os.path.join(prefix, 'include')):
        prefix = os.path.dirname(prefix)
    environment = {'CMAKE_PREFIX_PATH': prefix, 'LD_LIBRARY_PATH': '', 'LD_PRELOAD': '', 'CFLAGS': '', 'CXXFLAGS': ''}

    consumer = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'consumer.c')
    both = args.libraries == 'both'
    kinds = ['shared', 'static'] if both else [args.libraries]
    # (target, components, kind of library that it has to be)
    ways = [('u256::u256', '', kinds[0]), ('u256::u256_' + kinds[-1], '', kinds[-1]),
            ('u256::u256', 'COMPONENTS ' + kinds[-1], kinds[-1]), ('u256::u256', 'OPTIONAL_COMPONENTS static', kinds[-1])]
    jobs = []
    for index, cc in enumerate(compilers(args.cc, ['gcc', 'clang'])):
        cxx = {'clang': 'clang++'}.get(os.path.basename(cc[0]), 'g++' if index else 'c++')
        for languages in ['C CXX', 'C', 'CXX'] if shutil.which(cxx) else ['C']:
            for way in ways if languages == 'C CXX' or not shutil.which(cxx) else ways[:1]:
                jobs.append((cc, cxx, languages, way))

    def build_and_run(numbered):
        number, (cc, cxx, languages, (target, components, kind)) = numbered
        source = os.path.join(folder.name, 'project-%d' % number)
        build = source + '-build'
        os.mkdir(source)
        with open(os.path.join(source, 'CMakeLists.txt'), 'w') as file:
            file.write(PROJECT.format(languages=languages, components=components, consumer=consumer, target=target,
                                      wish='.'.join(args.version.split('.')[:2])))
        surroundings = dict(environment, CC=' '.join(cc), CXX=cxx)
        for command in ([cmake, '-S', source, '-B', build], [cmake, '--build', build]):
            code, output = attempt(command, env=surroundings)
            if code != 0:
                fail(report(command, code, output) + '\nCMakeLists.txt:\n' + open(source + '/CMakeLists.txt').read())
                return
            wanted = 'u256: %s %s\n' % (args.version, args.backend)
            check(command[1] != '-S' or wanted in output, report(command, code, output) + '\nexpected ' + wanted)
        for language in languages.split():
            program = [os.path.join(build, 'program-' + language)]
            code, output = attempt(program, env=environment)
            wanted = '%s %s\n' % (args.backend, args.version)
            check(code == 0 and output == wanted, report(program, code, output) + '\nexpected: ' + wanted)
            if shutil.which('objdump'):
                needed = attempt(['objdump', '-p'] + program)[1]
                check(('NEEDED' in needed and 'libu256' in needed) == (kind == 'shared'),
                      report(['objdump', '-p'] + program, 0, needed) + '\nexpected the %s library, of %s %s' %
                      (kind, target, components))

    on_all_cores(build_and_run, enumerate(jobs))

    major, minor, patch = (int(part) for part in args.version.split('.'))
    here, older, newer = ('%d.%d' % (major, minor + i) for i in (0, -1, 1))
    wishes = [('', '', True), (here, '', True), (args.version, '', True), (args.version + ' EXACT', '', True),
              ('%s.%d' % (here, patch + 1), '', False), (newer, '', False), (older, '', False), ('9', '', False),
              ('%s.%d EXACT' % (here, patch + 1), '', False),
              (older + '...<' + newer, '', True), (older + '...<' + here, '', False), (newer + '...9', '', False),
              ('', 'COMPONENTS ' + kinds[0], True), ('', 'COMPONENTS gmp', False)]
    if not both:
        wishes += [('', 'COMPONENTS ' + ('static' if args.libraries == 'shared' else 'shared'), False)]

    source = os.path.join(folder.name, 'wishes')
    os.mkdir(source)
    with open(os.path.join(source, 'CMakeLists.txt'), 'w') as file:
        file.write(WISHES + ''.join(WISH.format(number=number, version=version, components=components)
                                    for number, (version, components, _) in enumerate(wishes)))
    command = [cmake, '-S', source, '-B', source + '/build']
    code, output = attempt(command, env=environment)
    check(code == 0, report(command, code, output))
    for number, (version, components, expected) in enumerate(wishes):
        told = 'wish %d: %s\n'
        check(any(told % (number, word) in output for word in (('1', 'TRUE') if expected else ('0', 'FALSE'))),
              report(command, code, output) + '\nexpected of find_package(u256 %s %s), wish %d, that it is %s' %
              (version, components, number, 'found' if expected else 'not found'))
    finish('%d projects, %d wishes' % (len(jobs), len(wishes)))


if __name__ == '__main__':
    sys.exit(main())
