# SPDX-License-Identifier: MIT OR Apache-2.0
"""<u256.hpp> with every compiler that is here, as C++20 and as what comes after it: each header alone, every kernel, plain
prototypes, no exceptions and no RTTI, this folder's programs; without a warning. And what must be refused is refused: all wrong
lines stand in one program, of which each compiler has to complain at each of them. Beside each stands a right one, and all of
these compile, which shows that nothing else is the matter."""

import argparse
import glob
import os
import re
import sys

from common_cpp import WARNINGS, arguments, attempt, check, cxx_compilers, fail, finish, includes, on_all_cores, report, scratch_folder

ALONE = '#include <{0}>\n#include <{0}>\n'

# A use of everything, in a program that has no exceptions and no RTTI.
BARE = '''#include <u256.hpp>
using namespace libu256;
uint256 all(uint256 a, const uint256 &b, uint8_t (&bytes)[32])
{
    a = a + b - a * b / (a % b) ^ (a & b) | ~a << 3 >> b;
    a += umul(a, b) > 5_u512 ? sdivrem(a, b).rem : exp(a, b);
    be::store(bytes, mulmod(a, b, addmod(a, b, 7)));
    return be::load<uint256>(bytes) + clz(a) + std::hash<uint256>{}(b) + to_string(a).size() + hex(b).size();
}
'''

# (wrong, right)
REFUSED = [
    # What would lose a part of the number.
    ('uint64_t k = a; (void)k;', 'uint64_t k = static_cast<uint64_t>(a); (void)k;'),
    ('int k = a; (void)k;', 'int k = static_cast<int>(a); (void)k;'),
    ('bool k = a; (void)k;', 'bool k = static_cast<bool>(a); (void)k;'),
    ('uint256 x = w; (void)x;', 'uint256 x = static_cast<uint256>(w); (void)x;'),
    ('a = w;', 'a = uint256{w};'),
    ('a += w;', 'w += a;'),
    ('uint256 x{1, 2, 3, 4, 5}; (void)x;', 'uint256 x{1, 2, 3, 4}; (void)x;'),
    ('takes_word(a);', 'takes_word(a[0]);'),
    ('(void)array[a];', '(void)array[static_cast<size_t>(a)];'),
    # What is not an integer.
    ('uint256 x = 1.5; (void)x;', 'uint256 x = 1; (void)x;'),
    ('a = 1.0f;', 'a = 1;'),
    ('a = a * 0.5;', 'a = a / 2;'),
    ('uint256 x{1.0}; (void)x;', 'uint256 x{1}; (void)x;'),
    ('uint256 x = "1"; (void)x;', 'uint256 x = from_string<uint256>("1"); (void)x;'),
    ('uint256 x = nullptr; (void)x;', 'uint256 x = 0; (void)x;'),
    ('uint256 x = colour::red; (void)x;', 'uint256 x = static_cast<int>(colour::red); (void)x;'),
    ('switch (a) { default: break; }', 'switch (a[0]) { default: break; }'),
    # Literals that are no number, or none that fits.
    ('(void)115792089237316195423570985008687907853269984665640564039457584007913129639936_u256;',
     '(void)115792089237316195423570985008687907853269984665640564039457584007913129639935_u256;'),
    ('(void)0x10000000000000000000000000000000000000000000000000000000000000000_u256;',
     '(void)0x10000000000000000000000000000000000000000000000000000000000000000_u512;'),
    ('(void)0b1%s_u256;' % (258 * '0'), '(void)0b1%s_u256;' % (255 * '0')),
    ('(void)1.5_u256;', '(void)15_u256;'),
    ('(void)1e5_u256;', '(void)100000_u256;'),
    ('(void)0b12_u256;', '(void)0b11_u256;'),
    # Bytes that do not fit.
    ('uint8_t bytes[33]{}; (void)be::load<uint256>(bytes);', 'uint8_t bytes[32]{}; (void)be::load<uint256>(bytes);'),
    ('uint8_t bytes[9]{}; (void)le::load<uint64_t>(bytes);', 'uint8_t bytes[8]{}; (void)le::load<uint64_t>(bytes);'),
    ('uint8_t bytes[20]{}; be::store(bytes, a);', 'uint8_t bytes[20]{}; be::trunc(bytes, a);'),
    ('uint8_t bytes[32]{}; be::trunc(bytes, a);', 'uint8_t bytes[32]{}; be::store(bytes, a);'),
    ('(void)be::store<bytes20>(a);', '(void)be::trunc<bytes20>(a);'),
    # Others.
    ('(void)bswap(short{1});', '(void)bswap(uint16_t{1});'),
    ('libu256::uint<100> x; (void)x;', 'libu256::uint<320> x; (void)x;'),
    ('(void)addmod(w, a, a);', '(void)addmod(a, a, a);'),
    ('constexpr uint256 x = not_constant(); (void)x;', 'const uint256 x = not_constant(); (void)x;'),
]

PROGRAM = '''#include <u256.hpp>
using namespace libu256;
enum class colour { red };
struct bytes20 {
    uint8_t bytes[20];
};
inline void takes_word(uint64_t) {}
inline uint256 not_constant() { return 1; }
'''


def program(lines):
    """PROGRAM and each of the lines, in a function of its own; and the number that the first of them has there."""
    functions = ''.join('inline void f%d([[maybe_unused]] uint256 &a, [[maybe_unused]] uint512 &w, [[maybe_unused]] int *array) { %s }\n' %
                        numbered for numbered in enumerate(lines))
    return PROGRAM + functions, PROGRAM.count('\n') + 1


def main():
    args = arguments(argparse.ArgumentParser())
    folder = scratch_folder()
    kernels = includes(args, folder.name)
    first = next(iter(kernels.values()))
    include = os.path.join(args.source_root, 'include')
    here = os.path.dirname(os.path.abspath(__file__))
    headers = ['u256.hpp'] + sorted(os.path.relpath(path, include) for path in glob.glob(include + '/u256/cpp/*.hpp'))
    check(len(headers) > 5, 'no headers in ' + include)

    accepted = []
    compilers = cxx_compilers(args)
    for command, standards in compilers:
        base = command + ['-x', 'c++'] + WARNINGS
        bare = base + ['-std=c++20', '-Wno-parentheses', '-fno-exceptions', '-fno-rtti', '-O2', '-c', '-o', os.devnull, '-']
        oldest, newest = '-std=' + standards[0], '-std=' + standards[-1]
        for header in headers if command == compilers[0][0] else headers[:1]:
            accepted.append((base + [oldest] + first + ['-fsyntax-only', '-'], ALONE.format(header)))
        for flags in list(kernels.values())[1:] + [['-DU256_NO_INLINE', '-I' + include]]:
            accepted.append((base + [oldest] + flags + ['-fsyntax-only', '-'], ALONE.format('u256.hpp')))
        accepted.append((bare + first, BARE))
        accepted.append((bare + ['-DU256_NO_INLINE', '-I' + include], BARE))
        for source in glob.glob(here + '/*.cpp'):
            accepted.append((base + [newest] + first + ['-fsyntax-only', source], None))
        accepted.append((command + ['-std=c++20', '-x', 'c++', '-fsyntax-only'] + first + ['-'],
                         program([right for _, right in REFUSED])[0]))

    def compile_one(job):
        command, source = job
        code, output = attempt(command, stdin=source)
        if code != 0 or output.strip():
            fail(report(command, code, output, stdin=source))

    def refuse_all(compiler):
        source, line = program([wrong for wrong, _ in REFUSED])
        unlimited = '-fmax-errors=0' if 'Free Software' in attempt(compiler + ['--version'])[1] else '-ferror-limit=0'
        command = compiler + ['-std=c++20', '-x', 'c++', '-w', unlimited, '-fsyntax-only'] + first + ['-']
        code, output = attempt(command, stdin=source)
        # An error may be in a template, and then what it says after it is where that was asked for.
        complained = {int(number) for number in re.findall(r'<stdin>:(\d+):', output)}
        for number, (wrong, _) in enumerate(REFUSED, line):
            check(code != 0 and number in complained, ' '.join(command) + '\naccepts what it must not: ' + wrong)

    on_all_cores(compile_one, accepted)
    on_all_cores(refuse_all, [command for command, _ in compilers])
    print('compilers:', ', '.join('%s (%s)' % (' '.join(command), ', '.join(standards)) for command, standards in compilers))
    finish('%d compilations, %d lines refused by %d compilers' % (len(accepted), len(REFUSED), len(compilers)))


if __name__ == '__main__':
    sys.exit(main())
