# SPDX-License-Identifier: MIT OR Apache-2.0
"""A zkVM's guest can have the library: the sources compile with -ffreestanding -nostdlib for riscv32 and riscv64, need
nothing from outside but memcpy, memmove and memset and, of 32 bits, what a compiler's run-time library has for 64-bit
integers; and link to a program that runs (freestanding.c)."""

import argparse
import os
import shutil

from common import attempt, check, finish, on_all_cores, report, run, scratch_folder, skip

GCC = 'riscv64-unknown-elf-gcc'
# What compilers call for structs and loops, and what every guest therefore has.
MEMORY = {'memcpy', 'memmove', 'memset'}
# What they call for 64-bit integers where registers have 32: libgcc, compiler-rt and Rust's compiler_builtins have it.
WIDE = {'__ashldi3', '__ashrdi3', '__lshrdi3', '__muldi3', '__udivdi3', '__umoddi3'}
# No extension but multiplication, as in the machines that RISC Zero and SP1 prove.
MACHINES = {
    'riscv32': {'flags': ['-march=rv32im', '-mabi=ilp32'], 'kernel': 'split32', 'allowed': MEMORY | WIDE,
                'libraries': ['-lgcc'], 'qemu': 'qemu-riscv32'},
    'riscv64': {'flags': ['-march=rv64im', '-mabi=lp64'], 'kernel': 'int128', 'allowed': MEMORY,
                'libraries': [], 'qemu': 'qemu-riscv64'},
}
C = ['-std=c11', '-ffreestanding', '-nostdlib', '-fno-pic', '-fno-stack-protector', '-Wall', '-Wextra', '-Werror']


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--source-root', required=True)
    parser.add_argument('core', nargs='+', help="the library's sources")
    args = parser.parse_args()

    if not shutil.which(GCC):
        skip('no %s (Debian: gcc-riscv64-unknown-elf)' % GCC)
    here = os.path.dirname(os.path.abspath(__file__))
    folder = scratch_folder()

    def compiled(command, source, target):
        """Whether source compiles to target."""
        command = command + ['-c', source, '-o', target]
        code, output = attempt(command)
        return check(code == 0, report(command, code, output))

    def try_one(machine):
        what = MACHINES[machine]
        place = os.path.join(folder.name, machine)
        os.makedirs(os.path.join(place, 'u256'))
        shutil.copy(os.path.join(args.source_root, 'src/portable/kernel_%s.h' % what['kernel']),
                    os.path.join(place, 'u256/kernel.h'))
        command = [GCC] + what['flags'] + C + [
            '-I' + place, '-I' + os.path.join(args.source_root, 'include')]
        objects = []
        for source in args.core:
            objects.append(os.path.join(place, os.path.basename(source) + '.o'))
            # -Os: calls a function of libgcc before it writes the code in line.
            if not compiled(command + ['-Os'], source, objects[-1]):
                return 0

        whole, program = os.path.join(place, 'whole.o'), os.path.join(place, 'program')
        link = [GCC] + what['flags'] + ['-nostdlib', '-static', '-Wl,--no-relax']
        code, output = attempt(link + ['-r', '-o', whole] + objects)
        if not check(code == 0, report(link + ['-r', '-o', whole] + objects, code, output)):
            return 0
        listed = run([GCC.replace('gcc', 'nm'), '--undefined-only', whole])
        needed = {line.split()[-1] for line in listed.splitlines()}
        check(needed <= what['allowed'], '%s: needs from outside: %s' %
              (machine, ', '.join(sorted(needed - what['allowed']))))

        # Not optimised: a loop that is memset() would become a call of memset().
        if not compiled(command + ['-O0'], os.path.join(here, 'freestanding.c'), program + '.o'):
            return 0
        command = link + ['-o', program, program + '.o', whole] + what['libraries']
        code, output = attempt(command)
        if not check(code == 0, report(command, code, output)):
            return 0
        print('%s: needs %s' % (machine, ', '.join(sorted(needed)) or 'nothing'))
        if not shutil.which(what['qemu']):
            print('note: not run, no', what['qemu'])
            return 1
        code, output = attempt([what['qemu'], program])
        check(code == 0, 'check %d of freestanding.c fails\n%s' % (code, report([what['qemu'], program], code, output)))
        return 1

    built = on_all_cores(try_one, MACHINES)
    finish('%d libraries and programs' % sum(built))


if __name__ == '__main__':
    main()
