# SPDX-License-Identifier: MIT OR Apache-2.0
"""Loads and stores of 32 and 64 bytes become loads and stores of words, and byte swaps: in what each compiler makes of a
caller there is no access to a single byte, no loop and no call, and hardly an instruction more than it takes. That this
would be seen is shown with U256_NO_BUILTINS, under which the bodies are loops over bytes."""

import argparse
import os
import re
import shutil
import sys

from common import attempt, check, compilers, fail, finish, on_all_cores, report, scratch_folder, skip

# Name, limbs, swapped: a caller is a function of nothing but the inlined body.
FUNCTIONS = [('%s_%s_%s' % (type_, verb, order), limbs, order == 'be')
             for type_, limbs in (('u256', 4), ('u512', 8)) for verb in ('load', 'store') for order in ('be', 'le')]


def caller(name):
    type_ = name.split('_')[0]
    if '_load_' in name:
        return 'void caller_%s(%s *r, const uint8_t *p) { %s(r, p); }\n' % (name, type_, name)
    return 'void caller_%s(uint8_t *p, const %s *a) { %s(p, a); }\n' % (name, type_, name)


PROGRAM = '#include <u256/bytes.h>\n' + ''.join(caller(name) for name, _, _ in FUNCTIONS)

# What must not be there, by machine: accesses to single bytes, and whatever goes elsewhere.
MACHINES = {
    'x86_64': {
        'flags': [[], ['-mmovbe'], ['-march=x86-64-v3']],
        'byte': r'mov[zs]b[lqw]|v?p(ins|ext)rb|(mov|add|sub|or|and|xor|cmp|test|s[ah][lr]|not)b\s',
        'away': r'j[a-z]+|call[a-z]*|loop[a-z]*|rep[a-z]*|(movs|lods|stos)[bwlq]',
        'no-op': r'endbr64|nop[a-z]*|data16',
    },
    'aarch64': {
        'flags': [[], ['-march=armv8.2-a']],
        'byte': r'(ldr|ldrs|ldur|ldurs|str|stur)b\s|(ld|st)1\s+\{v\d+\.b\}',
        'away': r'b(\.\w+)?|bl|blr|br|cbn?z|tbn?z',
        'no-op': r'nop|bti|hint',
    },
}

# A word load and a word store for each limb, a swap where the order is the other one, the return; and what compilers
# add: a frame, registers saved and moved.
ADDED = 6
MOST_SHOWN = 60  # instructions of a function that failed
LEVELS = ['-O1', '-O2', '-O3']


def allowed(limbs, swapped):
    return limbs * (3 if swapped else 2) + 1 + ADDED


def bodies(assembly):
    """The instructions of each caller."""
    functions, current = {}, None
    for line in assembly.splitlines():
        label = re.match(r'_?caller_(\w+):', line)
        if label:
            current = functions.setdefault(label.group(1), [])
        elif re.match(r'\s+\.(size|cfi_endproc)\b', line):
            current = None
        elif current is not None:
            instruction = re.match(r'\s+([a-z][\w.]*\b.*)', line)
            if instruction:
                current.append(re.split(r'\s+(?:#|//)', instruction.group(1))[0])
    return functions


def complaints(instructions, machine, most):
    """What is wrong with a caller, in words; and how many instructions it has."""
    def of_kind(kind):
        return [line for line in instructions if re.match(r'(%s)(\s|$)' % MACHINES[machine][kind], line, re.I)]

    counted = len(instructions) - len(of_kind('no-op'))
    found = [what + ': ' + lines[0] for what, lines in (('a single byte', [
        line for line in instructions if re.match(r'(%s)' % MACHINES[machine]['byte'], line, re.I)]),
        ('goes elsewhere', of_kind('away'))) if lines]
    if counted > most:
        found.append('%d instructions, of %d allowed' % (counted, most))
    if counted < 3:
        found.append('only %d instructions: no body' % counted)
    return found, counted


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--source-root', required=True)
    parser.add_argument('--kernel', required=True, help='a header of kernels that every machine can compile')
    parser.add_argument('--cc', action='append', required=True, help="the build's C compiler, word by word")
    args = parser.parse_args()

    # The kernels are not in these functions, but their header is included.
    folder = scratch_folder()
    os.makedirs(os.path.join(folder.name, 'u256'))
    shutil.copy(args.kernel, os.path.join(folder.name, 'u256', 'kernel.h'))
    base = ['-x', 'c', '-std=c11', '-ffreestanding', '-fno-stack-protector', '-S', '-o', '-',
            '-I' + os.path.join(args.source_root, 'include'), '-I' + folder.name]

    def accepted(command):
        return attempt(command + base + ['-'], stdin='typedef int not_empty;\n')[0] == 0

    cc = compilers(args.cc, ['gcc', 'clang', 'aarch64-linux-gnu-gcc'])
    cc += [command for command in (['clang', '--target=aarch64-linux-gnu'],) if shutil.which(command[0])]
    jobs = []
    for compiler in cc:
        target = ' '.join(word for word in compiler if word.startswith('--target=')) or \
            attempt(compiler + ['-dumpmachine'])[1]
        machine = 'aarch64' if re.search('aarch64|arm64', target) else 'x86_64' if 'x86_64' in target else None
        if machine is None:
            print('note: not tried, %s is for %s' % (' '.join(compiler), target.strip()))
            continue
        for flags in MACHINES[machine]['flags']:
            if not accepted(compiler + flags):
                print('note: %s does not take %s' % (' '.join(compiler), ' '.join(flags) or 'what the test asks for'))
                continue
            for level in LEVELS:
                jobs.append((compiler + flags, machine, level, False))
        jobs.append((compiler, machine, '-O1', True))
    if not jobs:
        skip('no compiler for x86-64 or aarch64')

    def compile_one(job):
        compiler, machine, level, control = job
        command = compiler + [level] + ['-DU256_NO_BUILTINS'] * control + base + ['-']
        code, assembly = attempt(command, stdin=PROGRAM)
        if code != 0:
            fail(report(command, code, assembly, stdin=PROGRAM))
            return None
        functions = bodies(assembly)
        counts, bytewise = {}, False
        for name, limbs, swapped in FUNCTIONS:
            found, counts[name] = complaints(functions.get(name, []), machine, allowed(limbs, swapped))
            what = '%s in: %s' % (name, ' '.join(command))
            bytewise = bytewise or any('single byte' in complaint for complaint in found)
            if control:
                check(found, what + '\nloops over bytes, and the test does not see it:\n' + '\n'.join(functions.get(name, [])[:MOST_SHOWN]))
            else:
                check(not found, '%s: %s\n%s' % (what, '; '.join(found), '\n'.join(functions.get(name, [])[:MOST_SHOWN])))
        if control:
            check(bytewise, ' '.join(command) + '\nloops over bytes, and the test sees no access to a single one')
        return counts

    print('instructions of ' + ', '.join(name for name, _, _ in FUNCTIONS))
    print('at most ' + ' '.join(str(allowed(limbs, swapped)) for _, limbs, swapped in FUNCTIONS))
    for (compiler, _, level, control), counts in zip(jobs, on_all_cores(compile_one, jobs)):
        if counts:
            print('%s %s: %s%s' % (' '.join(compiler), level, ' '.join(str(counts[name]) for name, _, _ in FUNCTIONS),
                                   ' (loops over bytes, as the control)' if control else ''))
    finish('%d compilations of %d functions' % (len(jobs), len(FUNCTIONS)))


if __name__ == '__main__':
    sys.exit(main())
