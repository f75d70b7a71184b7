# SPDX-License-Identifier: MIT OR Apache-2.0
"""An operator costs what the C function costs: what each compiler makes of a caller is about as many instructions as the
caller of the C function has, with every kernel that this target builds. In place (a += b) that is the plain call; where C++
assigns a number that a function returns, the C beside it stores to a variable and assigns that.

"About", since register allocation differs: a sixteenth and two more. Where C has a loop there is nothing to compare. And that
a difference would be seen is shown on operators that do more than they should."""

import argparse
import os
import re
import shutil
import sys

from common_cpp import arguments, attempt, check, cxx_compilers, fail, finish, includes, on_all_cores, report, scratch_folder, skip

# Of what is called, C may pass on the words of a result as vectors, which takes fewer instructions and more time
# (libu256::detail::by_words).
def passed_on(words):
    return 2 * words


def allowed(in_c, more):
    return in_c + in_c // 16 + 2 + more


# name: (result, parameters), C++, C, instructions more that C++ may have
UNARY, BINARY, TERNARY = 'const T &a', 'const T &a, const T &b', 'const T &a, const T &b, const T &c'


def cases():
    found = {}

    def case(name, result, parameters, cxx, c, more=0):
        found[name] = (result, parameters, cxx, c, more)

    for n, words in (('256', 4), ('512', 8)):
        p = 'u' + n
        def both(name, parameters, cxx, c, more=0, result='void', p=p, n=n):
            if '&r, ' in c:
                c = 'T x; ' + c.replace('&r, ', '&x, ') + ' r = x;'
                c = c.replace('T x', p + ' x', 1)
            types = lambda text: text.replace('T', 'uint' + n).replace('W', 'uint512')
            types_c = lambda text: text.replace('T', p).replace('W', 'u512')
            case('%s_%s' % (name, n), result, (types(parameters), types_c(parameters)), types(cxx), c.replace('@', p), more)

        out = 'T &r, '
        for name, op, function in (('add', '+', 'add'), ('sub', '-', 'sub'), ('and', '&', 'and'), ('or', '|', 'or'),
                                   ('xor', '^', 'xor'), ('mul', '*', 'mul')):
            called = n == '512' and name == 'mul'
            both(name, out + BINARY, 'r = a %s b;' % op, '@_%s(&r, &a, &b);' % function, passed_on(words) if called else 0)
            both(name + '_in_place', 'T &a, const T &b', 'a %s= b;' % op, '@_%s(&a, &a, &b);' % function)
        both('neg', out + UNARY, 'r = -a;', '@_neg(&r, &a);')
        both('not', out + UNARY, 'r = ~a;', '@_not(&r, &a);')
        # clang calls those of 512 bits, and clang 14 moves limbs of 256 about in a right shift.
        more = passed_on(words) if n == '512' else 2
        both('shl', out + UNARY + ', unsigned k', 'r = a << k;', '@_shl(&r, &a, k);', more)
        both('shr', out + UNARY + ', unsigned k', 'r = a >> k;', '@_shr(&r, &a, k);', more)
        # By words and not by vectors, of which gcc makes the shift by a constant.
        both('shl_7', out + UNARY, 'r = a << 7;', '@_shl(&r, &a, 7);', words)
        both('shr_in_place', 'T &a, int k', 'a >>= k;', '@_shr(&a, &a, (unsigned)k);')
        both('eq', BINARY, 'return a == b;', 'return @_eq(&a, &b);', result='bool')
        both('ne', BINARY, 'return a != b;', 'return !@_eq(&a, &b);', result='bool')
        both('lt', BINARY, 'return a < b;', 'return @_lt(&a, &b);', result='bool')
        both('le', BINARY, 'return a <= b;', 'return @_le(&a, &b);', result='bool')
        both('gt', BINARY, 'return a > b;', 'return @_gt(&a, &b);', result='bool')
        both('ge', BINARY, 'return a >= b;', 'return @_ge(&a, &b);', result='bool')
        # Which of the three it is: an ordering is no number.
        both('cmp', BINARY, 'const auto c = a <=> b; return c < 0 ? -1 : c > 0 ? 1 : 0;',
             'const int c = @_cmp(&a, &b); return c < 0 ? -1 : c > 0 ? 1 : 0;', 2, result='int')
        # gcc at -O3 compares 512 bits with zeros by vectors.
        both('is_zero', UNARY, 'return a == 0;', 'return @_is_zero(&a);', words - 4, result='bool')
        both('if', UNARY, 'return a ? 1 : 2;', 'return @_is_zero(&a) ? 2 : 1;', result='int')
        both('clz', UNARY, 'return clz(a);', 'return @_clz(&a);', result='unsigned')
        both('ctz', UNARY, 'return ctz(a);', 'return @_ctz(&a);', result='unsigned')
        both('bit_width', UNARY, 'return bit_width(a);', 'return @_bit_len(&a);', result='unsigned')
        both('load_be', out + 'const uint8_t (&p)[%d]' % (8 * words), 'r = be::load<T>(p);', '@_load_be(&r, p);')
        both('load_le', out + 'const uint8_t (&p)[%d]' % (8 * words), 'r = le::load<T>(p);', '@_load_le(&r, p);')
        both('store_be', 'uint8_t *p, ' + UNARY, 'be::unsafe::store(p, a);', '@_store_be(p, &a);')
        both('store_le', 'uint8_t *p, ' + UNARY, 'le::unsafe::store(p, a);', '@_store_le(p, &a);')
        div = ('@_div(&a, &a, &b);', '@_mod(&a, &a, &b);') if n == '256' else \
            ('u512_divrem(&a, 0, &a, &b);', 'u512_divrem(0, &a, &a, &b);')
        both('div_in_place', 'T &a, const T &b', 'a /= b;', div[0])
        both('mod_in_place', 'T &a, const T &b', 'a %= b;', div[1])
        both('div', out + BINARY, 'r = a / b;', div[0].replace('(&a', '(&r', 1), passed_on(words))
        both('mod', out + BINARY, 'r = a % b;', div[1].replace('&a, &a', '&r, &a'), passed_on(words))
        both('from_word', 'T &r, uint64_t k', 'r = k;', 'T x = {{k}}; r = x;'.replace('T', p))
    both = None
    t = 'uint256', 'u256'

    def of_256(name, parameters, cxx, c, more=0, result='void'):
        # To store and assign, as C++ does.
        if '(&r, &s' in c:
            c = 'u256 x, y; ' + c.replace('(&r, &s', '(&x, &y') + ' r = x; s = y;'
        elif 'return u256_' in c and '(&r' in c:
            c = 'u256 x; const bool out = ' + c.replace('return ', '').replace('(&r', '(&x') + ' r = x; return out;'
        elif '(&r' in c and 'u256 r' not in c:
            c = 'u256 x; ' + c.replace('(&r, &r', '(&x, &x').replace('(&r', '(&x') + ' r = x;'
        types = lambda text, i: text.replace('T', t[i]).replace('W', ('uint512', 'u512')[i])
        case(name, result, (types(parameters, 0), types(parameters, 1)), types(cxx, 0), c, more)

    of_256('umul', 'W &w, ' + BINARY, 'w = umul(a, b);', 'u512 x; u256_full_mul(&x, &a, &b); w = x;')
    of_256('slt', BINARY, 'return slt(a, b);', 'return u256_slt(&a, &b);', result='bool')
    of_256('addc', 'T &r, ' + BINARY, 'auto [sum, carry] = addc(a, b); r = sum; return carry;',
           'return u256_add(&r, &a, &b);', result='bool')
    of_256('subc', 'T &r, ' + BINARY, 'auto [sum, carry] = subc(a, b); r = sum; return carry;',
           'return u256_sub(&r, &a, &b);', result='bool')
    of_256('addmod', 'T &r, ' + TERNARY, 'r = addmod(a, b, c);', 'u256_addmod(&r, &a, &b, &c);', passed_on(4))
    of_256('mulmod', 'T &r, ' + TERNARY, 'r = mulmod(a, b, c);', 'u256_mulmod(&r, &a, &b, &c);', passed_on(4))
    of_256('exp', 'T &r, ' + BINARY, 'r = exp(a, b);', 'u256_pow(&r, &a, &b);', passed_on(4))
    of_256('divrem', 'T &r, T &s, ' + BINARY, 'auto [q, rem] = udivrem(a, b); r = q; s = rem;',
           'u256_divrem(&r, &s, &a, &b);', passed_on(8))
    of_256('sdivrem', 'T &r, T &s, ' + BINARY, 'auto [q, rem] = sdivrem(a, b); r = q; s = rem;',
           'u256_sdivrem(&r, &s, &a, &b);', passed_on(8))
    of_256('popcount', UNARY, 'return popcount(a);', 'return u256_popcount(&a);', result='unsigned')
    of_256('bswap', 'T &r, ' + UNARY, 'r = bswap(a);', 'u256_bswap(&r, &a);')
    of_256('sum_of_three', 'T &r, ' + TERNARY, 'r = a + b + c;', 'u256_add(&r, &a, &b); u256_add(&r, &r, &c);', 0)
    of_256('word_of_product', BINARY, 'return (a * b)[3];', 'u256 r; u256_mul(&r, &a, &b); return r.w[3];', result='uint64_t')
    of_256('by_struct', 'T &r, ' + BINARY, 'u256 z = a; r = uint256{z} + b;', 'u256 z = a; u256_add(&r, &z, &b);')
    return found


# An operator that does a little more than it should.
CONTROL = {
    'control_add': ('void', ('uint256 &r, const uint256 &a, const uint256 &b', 'u256 &r, const u256 &a, const u256 &b'),
                    'r = a + b + 1;', 'u256 x; u256_add(&x, &a, &b); r = x;', 0),
    'control_div': ('void', ('uint256 &a, const uint256 &b', 'u256 &a, const u256 &b'),
                    'a = a / b;', 'u256_div(&a, &a, &b);', 0),
}


def program(table, cxx):
    text = '#include <u256.hpp>\nusing namespace libu256;\n' if cxx else '#include <u256.h>\n'
    for name, (result, parameters, in_cxx, in_c, _) in table.items():
        body = in_cxx if cxx else in_c
        # One name in both languages, and references in both: they are pointers where they are passed.
        text += 'extern "C" %s caller_%s(%s);\n%s caller_%s(%s)\n{\n    %s\n}\n' % (
            result, name, parameters[0 if cxx else 1], result, name, parameters[0 if cxx else 1], body)
    return text


def listing(disassembly):
    """The instructions of each function, without what fills the gaps between them, and which of them are in a loop."""
    found, loops, name = {}, set(), None
    for line in disassembly.splitlines():
        # Where the target is known to the linker alone, what stands after a jump is the next instruction.
        symbol = re.match(r'\s+[0-9a-f]+: R_\w+\s+(\w+)', line)
        if symbol and name and found[name] and re.match(r'(call|jmp|bl|b)\b', found[name][-1]):
            found[name][-1] = found[name][-1].split()[0] + ' 0 <%s>' % symbol.group(1)
        label = re.match(r'[0-9a-f]+ <(\w+)>:', line)
        instruction = re.match(r'\s+([0-9a-f]+):\t(.*)', line)
        if label:
            name = label.group(1)
            found[name] = []
        elif name and instruction:
            text = instruction.group(2).strip()
            if not re.match(r'(nop|data16|xchg\s+%ax,%ax|cs nop|endbr64)', text):
                found[name].append(text)
            jump = re.match(r'(?:b\.?|j|cbn?z|tbn?z)\w*\s+(?:.*,\s*)?([0-9a-f]+) <%s\+' % re.escape(name), text)
            if jump and int(jump.group(1), 16) < int(instruction.group(1), 16):
                loops.add(name)
    return found, loops


def size(found, name):
    """With those of the functions of this object that it calls: what is not inlined counts with its caller."""
    total = len(found.get(name, []))
    for text in found.get(name, []):
        target = re.search(r'(?:call|jmp|bl|b)\s+[0-9a-f]+ <(\w+)>$', text)
        if target and target.group(1) != name and target.group(1) in found:
            total += len(found[target.group(1)])
    return total


def main():
    args = arguments(argparse.ArgumentParser())
    if not shutil.which('objdump'):
        skip('no objdump')
    folder = scratch_folder()
    kernels = includes(args, folder.name)
    table = dict(cases(), **CONTROL)
    jobs = []
    for command, _ in cxx_compilers(args):
        for kernel, flags in kernels.items():
            for level in ('-O2', '-O3'):
                # A function of C that is used by many is inlined by each, as it is where it is used once.
                jobs.append((command + [level, '-std=c++20', '-fno-stack-protector', '-finline-limit=100000'] + flags, kernel, level))

    def compile_one(job):
        command, kernel, level = job
        listed = []
        for cxx in (True, False):
            output_file = os.path.join(folder.name, '%d-%d.o' % (jobs.index(job), cxx))
            compile_it = command + ['-x', 'c++', '-w', '-c', '-o', output_file, '-']
            code, output = attempt(compile_it, stdin=program(table, cxx))
            if code != 0:
                fail(report(compile_it, code, output))
                return None
            listed.append(listing(attempt(['objdump', '-d', '-r', '--no-show-raw-insn', output_file])[1]))
        result = {}
        for name, (_, _, in_cxx, in_c, more) in table.items():
            caller = 'caller_' + name
            if caller in listed[1][1]:
                continue
            sizes = [size(found, caller) for found, _ in listed]
            result[name] = sizes
            what = '%s %s, kernel %s: %s: %d instructions; %s: %d, and %d allowed' % (
                command[0], level, kernel, in_cxx, sizes[0], in_c, sizes[1], allowed(sizes[1], more))
            if name in CONTROL:
                check(sizes[0] > allowed(sizes[1], more), 'not seen: ' + what)
            else:
                check(0 < sizes[0] <= allowed(sizes[1], more), what + '\n' + '\n'.join(listed[0][0].get(caller, [])[:60]) +
                      '\n-- in C:\n' + '\n'.join(listed[1][0].get(caller, [])[:60]))
        return result

    results = on_all_cores(compile_one, jobs)
    for (command, kernel, level), result in zip(jobs, results):
        if result:
            print('%s %s %s, C++/C: %s' % (command[0], level, kernel, ' '.join(
                '%s %d/%d' % (name, sizes[0], sizes[1]) for name, sizes in result.items())))
    compared = sum(len(result) for result in results if result)
    check(compared > len(table) * len(jobs) // 2, 'only %d comparisons' % compared)
    finish('%d functions, %d ways to compile them, %d comparisons' % (len(table), len(jobs), compared))


if __name__ == '__main__':
    sys.exit(main())
