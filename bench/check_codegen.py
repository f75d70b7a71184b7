# SPDX-License-Identifier: MIT OR Apache-2.0
"""bench/codegen.py on a kernel or two per backend, with this build's compiler: it runs, and counts what is known.
Usage: check_codegen.py path/to/codegen.py COMPILER [ARGUMENT...]"""

import os
import shlex
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(sys.argv[1])))
import codegen  # noqa: E402
import codegen_asm  # noqa: E402

tool, compiler = sys.argv[1], sys.argv[2:]
failures = 0


def check(what, holds):
    global failures
    failures += not holds
    print(('ok' if holds else 'NOT OK') + ' - ' + what)


def report(*arguments):
    return subprocess.run([sys.executable, '-B', tool, *arguments], capture_output=True, text=True)


def tables(*arguments):
    """{(kernel, backend): {column: count}} of a report in Markdown."""
    done = report('--cc', ' '.join(shlex.quote(word) for word in compiler), '--markdown', *arguments)
    check('it runs: codegen.py ' + ' '.join(arguments), done.returncode == 0)
    print(done.stdout + done.stderr)
    found, kernel, heading = {}, '', []
    for line in done.stdout.splitlines():
        cells = [cell.strip(' `') for cell in line.split('|')[1:-1]]
        if cells[:2] == ['kernel', 'backend']:
            heading = cells
        elif heading and len(cells) == len(heading) and set(cells[0]) != {'-'}:
            kernel = cells[0] or kernel
            for backend in cells[1].split(', '):
                found[kernel, backend] = {key: int(cell or 0) if cell.isdigit() or not cell else cell
                                          for key, cell in zip(heading[2:], cells[2:])}
    return found


# By itself, on text: what counts as what.
TEXT = '''
codegen_one:
\tpushq\t%rbx
\tmovq\t(%rsi), %rax # a comment
#APP
\tmulxq\t8(%rsi), %rcx, %rdx
\taddq\t%rax, %rcx
\tadcq\t$0, 16(%rdi)
#NO_APP
\tmovq\t%rcx, -8(%rsp)
\tcmpq\t-8(%rsp), %rdx
\tjb\t.L2
\txorl\t%eax, %eax
\tpopq\t%rbx
\tret
.L2:
\tmovdqu\t-16(%rsp), %xmm0
\tmovdqu\t%xmm0, (%rdi)
\tjmp\t.L2
\t.size\tcodegen_one, .-codegen_one
other:
\tmulq\t%rcx
'''
one = codegen_asm.functions(TEXT, 'codegen_', codegen.ISAS['x86_64'])
check('only the functions asked for', list(one) == ['one'])
check('every instruction in its columns', one['one'].counts() == {
    'n': 14, 'mul': 1, 'adc': 1, 'flag': 0, 'mov': 1, 'load': 3, 'store': 2, 'spill': 3, 'stall': 1, 'save': 2,
    'branch': 2, 'vector': 2})
path, conditional, loop = one['one'].path()
check('the path without jumps', (len(path), conditional, loop) == (10, True, False))
check('a block without a frame, a factor that is overwritten cleared',
      one['one'].block()[:2] == ['xorl %edx, %edx', 'movq (%rsi), %rax'] and len(one['one'].block()) == 9)

TEXT = '''
codegen_two:
\tstp\tx19, x20, [sp, -32]!
\tldp\tx3, x4, [x1]
\tmul\tx19, x3, x4
\tumulh\tx1, x3, x4
\tadds\tx19, x19, x4
\tadcs\tx1, x1, xzr
\tcset\tx3, cs
\tstr\tx1, [sp, 24]
\tldr\tq0, [sp, 16]
\tcbz\tx3, .L4
\tmov\tx5, x1
.L4:
\tstp\tx19, x1, [x0]
\tldp\tx19, x20, [sp], 32
\tret
'''
two = codegen_asm.functions(TEXT, 'codegen_', codegen.ISAS['aarch64'])['two']
check('every instruction of aarch64 in its columns', two.counts() == {
    'n': 14, 'mul': 2, 'adc': 1, 'flag': 1, 'mov': 1, 'load': 1, 'store': 1, 'spill': 2, 'stall': 1, 'save': 2,
    'branch': 1, 'vector': 1})
check('a pointer that is overwritten is cleared', two.block()[0] == 'mov x1, xzr')

# With the compiler.
check('every kernel is listed', {'add4', 'mul4', 'mont_mul4', 'u256_cmp'} <= set(report('--list').stdout.split()))
wrong = report('--kernel', 'mul5')
check('an unknown kernel is an error that names it', wrong.returncode == 2 and 'mul5' in wrong.stderr)
check('and so is a compiler that is not there', report('--cc', 'no-such-compiler').returncode == 2)
check('and a file that is not of bench_u256', report('--measured', tool).returncode == 2)

found = tables('--kernel', 'add4', '--kernel', 'mul4', '--kernel', 'mul4_wide')
wide, low = {'x86_64': (16, 10), 'aarch64': (32, 16)}[codegen.Compiler(compiler).target]
add, mul, full = (found.get((kernel, 'asm'), {}) for kernel in ('add4', 'mul4', 'mul4_wide'))
x86 = wide == 16
check('asm adds by one chain', add.get('adc') == (3 if x86 else 4) and add.get('flag') == (1 if x86 else 2)
      and add.get('mul') == 0)
check('asm multiplies as often as it says', (mul.get('mul'), full.get('mul')) == (low, wide))
check('without a branch', all(counts.get('br') == 0 for counts in (add, mul, full)))
check('int128 multiplies as often', found.get(('mul4_wide', 'int128'), {}).get('mul') == wide)
check('split32 four times as often', found.get(('mul4_wide', 'split32'), {}).get('mul') == 64)

command = ' '.join(shlex.quote(word) for word in compiler)
shown = report('--cc', command, '--show', '--kernel', 'add4', '--backend', 'asm')
check('the assembly is shown', shown.returncode == 0 and 'codegen_add4:' in shown.stdout and ' adc' in shown.stdout)
again = codegen_asm.functions(shown.stdout, 'codegen_', codegen.ISAS['x86_64' if x86 else 'aarch64'])
check('as assembly, comments and all', again['add4'].counts()['adc'] == add.get('adc'))

if codegen.Compiler(compiler).target == codegen.machine() == 'x86_64':
    measured = report('--cc', command, '--ports')
    check('single multiplies are measured', measured.returncode == 0 and 'mulq %rcx' in measured.stdout)

sys.exit(failures > 0)
