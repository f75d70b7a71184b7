#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Reads the assembly that compilers make of the kernels: what it consists of, and how many cycles llvm-mca gives it.

One table per compiler, one line per kernel and backend. Backends whose code is the same, instruction by instruction,
share a line; one compiled for more CPU features that come to nothing has none.
"""

import argparse
import itertools
import json
import os
import platform
import re
import shlex
import shutil
import struct
import subprocess
import sys
import tempfile

import codegen_asm

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SOURCE = os.path.join(ROOT, 'bench', 'codegen_kernels.c')
PORTS = os.path.join(ROOT, 'bench', 'codegen_ports.c')
PREFIX = 'codegen_'

ISAS = {'x86_64': codegen_asm.X86(), 'aarch64': codegen_asm.AArch64()}
BACKENDS = {
    'split32': 'src/portable/kernel_split32.h',
    'int128': 'src/portable/kernel_int128.h',
    'asm': 'src/%s/kernel_asm.h',
}
COMPILERS = ['gcc', 'clang', 'aarch64-linux-gnu-gcc', 'clang --target=aarch64-linux-gnu']

# Ways to compile: (flags, where, title after that of the backend, {backend: column of bench_u256}).
VARIANTS = [
    ([], ('x86_64', 'aarch64'), '', {'split32': 'split32', 'int128': 'int128', 'asm': 'asm'}),
    (['-mbmi2', '-madx'], ('x86_64',), ' +bmi2 +adx', {'int128': 'int128-bmi2', 'asm': 'asm-mulx'}),
]

# The operation of bench_u256 that is this kernel and little more; those of the same name come by themselves.
MEASURED = {
    'add4': 'u256_add', 'add4_carry': 'u256_addc', 'sub4': 'u256_sub', 'lt4': 'u256_lt', 'mul4': 'u256_mul',
    'mul4_overflow': 'u256_mul_overflow', 'mul4_wide': 'u256_full_mul', 'sqr4': 'u256_sqr',
    'sqr4_wide': 'u256_full_sqr', 'mul4x1': 'u256_mul_u64', 'mul8': 'u512_mul', 'redc4': 'u256_mont_out:odd',
    'mont_mul4': 'u256_mont_mul:odd', 'mont_sqr4': 'u256_mont_sqr:odd', 'addmod4': 'u256_modulus_add:odd',
}

MCA_TEXT = """\
cycles by llvm-mca, "throughput / alone", for each CPU: what its model says of the instructions between the call and the
return when no conditional jump is taken, without the stack frame's making (what an inlined copy executes).
  throughput  cycles per repetition when the block is repeated without end and no repetition needs the results of
              another: from the 20th to the 120th. Out of order, all loads hit the first-level cache, no load waits for
              a store. (Argument registers that the block overwrites are cleared in front, an instruction each.)
  alone       cycles from the dispatch of its first instruction to the retirement of its last, run once on an idle
              machine: the latency, plus loads of the operands and some cycles at either end.
"*": there are conditional jumps, and the figure is that of the path without them. "-": a loop or a call, of which
llvm-mca sees one round or nothing, or no model of that CPU."""
MEASURED_TEXT = """\
measured, "throughput / latency", in ns and in cycles of the core's clock: the smallest of the repetitions of the
operation that is this kernel in a bench_u256 of the same compiler. Latency is that of a chain through registers,
without the loads of "alone"; some chains have a cycle for new operands in them. redc4, mont_mul4 and mont_sqr4 are
measured as calls that first look at the modulus, mul8 as a call."""


def machine():
    return platform.machine().replace('arm64', 'aarch64').replace('AMD64', 'x86_64')


def fail(message):
    print('codegen.py: ' + message, file=sys.stderr)
    sys.exit(2)


def note(message):
    print('codegen.py: ' + message, file=sys.stderr)


def run(command, stdin=None):
    """(success, standard output, standard error)."""
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, errors='replace',
                          env=dict(os.environ, LC_ALL='C'))
    return done.returncode == 0, done.stdout, done.stderr


class Compiler:
    def __init__(self, command):
        self.command = command
        _, machine, _ = run(command + ['-dumpmachine'])
        target = next((word.split('=')[1] for word in command if word.startswith('--target=')), machine).strip()
        self.target = target.split('-')[0].replace('arm64', 'aarch64').replace('amd64', 'x86_64')
        self.elf = not re.search('apple|darwin|mingw|windows|cygwin', target)
        family = 'clang' if 'clang' in run(command + ['--version'])[1] else 'gcc'
        versions = [run(command + [flag])[1].strip() for flag in ('-dumpfullversion', '-dumpversion')]
        self.version = family + ' ' + next((v for v in versions if re.match(r'\d', v)), '?')

    def title(self, flags):
        return '%s, %s: %s' % (self.target, self.version, ' '.join(self.command + flags))


def compilers(given):
    """Those asked for, which have to be there, or those of the usual ones that are."""
    found = []
    for words in [shlex.split(text) for text in given or COMPILERS]:
        if not shutil.which(words[0]):
            if given:
                fail('there is no ' + words[0])
            note('left out, there is no ' + words[0])
            continue
        compiler = Compiler(words)
        if compiler.target not in ISAS or not compiler.elf:
            (fail if given else note)('%s compiles for something else than ELF for %s' % (words[0], ' or '.join(ISAS)))
            continue
        # clang says that it can compile for a machine and may lack its backend.
        if not given and not run(words + ['-S', '-x', 'c', '-o', os.devnull, '-'], 'int x;')[0]:
            note('left out, it does not compile: ' + ' '.join(words))
            continue
        found.append(compiler)
    return found


def elf_sizes(path):
    """{symbol: bytes} of a 64-bit little-endian ELF object; of another format nothing."""
    with open(path, 'rb') as file:
        data = file.read()
    if data[:6] != b'\x7fELF\x02\x01':
        return {}
    at, = struct.unpack_from('<Q', data, 0x28)
    size, count = struct.unpack_from('<HH', data, 0x3a)
    sections = [struct.unpack_from('<IIQQQQIIQQ', data, at + n * size) for n in range(count)]
    sizes = {}
    for section in sections:
        if section[1] != 2:  # the symbol table
            continue
        names = sections[section[6]][4]
        for symbol in range(section[4], section[4] + section[5], section[9]):
            name, _, _, _, _, length = struct.unpack_from('<IBBHQQ', data, symbol)
            text = data[names + name:data.index(b'\0', names + name)].decode()
            sizes[text.split('.cold')[0]] = sizes.get(text.split('.cold')[0], 0) + length
    return sizes


def compile_kernels(compiler, backend, flags, scratch):
    """{kernel: Function}, each with its size; None when this compiler cannot build that backend."""
    isa = ISAS[compiler.target]
    header = os.path.join(ROOT, BACKENDS[backend].replace('%s', compiler.target))
    folder = os.path.join(scratch, compiler.target + '-' + backend)
    os.makedirs(os.path.join(folder, 'u256'), exist_ok=True)
    shutil.copy(header, os.path.join(folder, 'u256', 'kernel.h'))
    assembly, obj = os.path.join(folder, 'kernels.s'), os.path.join(folder, 'kernels.o')
    plain = ['-std=c11', '-fno-asynchronous-unwind-tables']
    plain += ['-fcf-protection=none'] if compiler.target == 'x86_64' else []
    good, _, errors = run(compiler.command + plain + flags + ['-I' + os.path.join(ROOT, 'include'), '-I' + folder,
                                                              '-S', '-o', assembly, SOURCE])
    if not good:
        note('%s does not compile backend %s %s:\n%s' % (' '.join(compiler.command), backend, ' '.join(flags), errors))
        return None
    with open(assembly) as file:
        kernels = codegen_asm.functions(file.read(), PREFIX, isa)
    sizes = elf_sizes(obj) if run(compiler.command + ['-c', '-o', obj, assembly])[0] else {}
    for kernel in kernels.values():
        kernel.bytes = sizes.get(PREFIX + kernel.name)
    return kernels


class Mca:
    """llvm-mca and the CPUs of one instruction set that it has models of."""

    def __init__(self, command, isa, cpus):
        self.command, self.isa = command, isa
        known = ''.join(run([command, '-mtriple=' + isa.triple, '-mcpu=help'], '')[1:])
        known = set(re.findall(r'^ +([\w-]+) +- ', known, re.MULTILINE))
        self.cpus = [next((cpu for cpu in same if cpu in known), None) for same in cpus]
        for same, cpu in zip(cpus, self.cpus):
            if cpu is None:
                note('%s has no model of %s' % (command, same[0]))
        self.cpus = [cpu for cpu in self.cpus if cpu]

    def total_cycles(self, blocks, cpu, iterations):
        """{name: cycles} for {name: lines}; a block that it cannot read is missing."""
        text = ''.join('# LLVM-MCA-BEGIN %s\n%s\n# LLVM-MCA-END\n' % (name, '\n'.join(lines))
                       for name, lines in blocks.items())
        good, out, errors = run([self.command, '-mtriple=' + self.isa.triple, '-mcpu=' + cpu, '--json',
                                 '--iterations=%d' % iterations], text)
        if good:
            regions = json.loads(out)['CodeRegions']
            return {region['Name']: region['SummaryView']['TotalCycles'] for region in regions}
        if len(blocks) > 1:  # find the one
            return {name: cycles for one in blocks.items()
                    for name, cycles in self.total_cycles(dict([one]), cpu, iterations).items()}
        note('%s -mcpu=%s does not take %s: %s' % (self.command, cpu, *blocks, errors.strip().splitlines()[0]))
        return {}

    def estimates(self, kernels):
        """{kernel: {cpu: (throughput, alone)}}."""
        blocks = {name: kernel.block() for name, kernel in kernels.items()
                  if not kernel.calls() and not kernel.path()[2]}
        blocks = {name: block for name, block in blocks.items() if block}
        found = {name: {} for name in kernels}
        for cpu in self.cpus if blocks else []:
            once, repeated = self.total_cycles(blocks, cpu, 1), self.throughput(blocks, cpu)
            for name in repeated:
                found[name][cpu] = repeated[name], once[name]
        return found

    def throughput(self, blocks, cpu):
        early, late = (self.total_cycles(blocks, cpu, n) for n in (20, 120))
        return {name: (late[name] - early[name]) / 100 for name in late}


def make_mca(program, isa, cpus):
    return Mca(program, isa, [[cpu] for cpu in cpus] if cpus else isa.cpus) if program else None


def newest_mca():
    """llvm-mca-19 rather than llvm-mca-14: it knows more CPUs, and better."""
    names = ['llvm-mca-%d' % version for version in range(40, 12, -1)] + ['llvm-mca']
    return next((name for name in names if shutil.which(name)), None)


class Measurements:
    """A file of bench_u256's."""

    def __init__(self, path):
        try:
            with open(path) as file:
                report = json.load(file)
            self.context = report['context']
            self.compiler, self.flags = self.context['compiler'], self.context['flags']
            self.times = {}
            for run_ in report['benchmarks']:
                if run_['run_type'] == 'iteration':
                    self.times.setdefault(run_['name'], []).append(run_['cpu_time'])
            self.cycle = min(self.times['core_clock'])
        except (OSError, ValueError, KeyError) as error:
            fail('%s is no --benchmark_format=json of bench_u256: %r' % (path, error))

    def cells(self, kernel, column):
        """Its ns and its cycles, as "throughput / latency"."""
        operation = MEASURED.get(kernel, kernel)
        times = [min(self.times.get('%s/%s/%s' % (operation, column, mode), [0])) for mode in ('throughput', 'latency')]
        if not any(times):
            return ['', '']
        return [' / '.join(form % (t / unit) if t else '-' for t in times)
                for unit, form in ((1, '%.2f'), (self.cycle, '%.1f'))]


def rows(compiler, kernels, backends, base_flags, mca, measured, scratch):
    """(cells of the heading, list of lists of cells) of one compiler's table."""
    columns, estimates, built = [], {}, {}
    for flags, targets, suffix, ids in VARIANTS:
        for backend in backends:
            if compiler.target in targets and backend in ids:
                found = compile_kernels(compiler, backend, base_flags + flags, scratch)
                if found:
                    columns.append((backend + suffix, backend, ids[backend]))
                    built[ids[backend]] = {name: found[name] for name in kernels if name in found}
                    estimates[ids[backend]] = mca.estimates(built[ids[backend]]) if mca else {}
    heading = ['kernel', 'backend'] + [title for _, title, _ in codegen_asm.COUNTS] + ['bytes']
    heading += [cpu for cpu in mca.cpus] if mca else []
    heading += ['measured, ns', 'cycles'] if measured else []
    lines = []
    for name in kernels:
        groups = []  # columns of the same code
        for column in columns:
            function = built[column[2]].get(name)
            same = function and next((g for g in groups if built[g[0][2]][name].code() == function.code()), None)
            if same:
                same.append(column)
            elif function:
                groups.append([column])
        for group in groups:
            title = ', '.join(title for title, backend, column in group if column == backend) or group[0][0]
            function = built[group[0][2]][name]
            counts = function.counts()
            line = [name if group is groups[0] else '', title]
            line += [str(counts[key] or '') for key, _, _ in codegen_asm.COUNTS] + [str(function.bytes or '-')]
            for cpu in mca.cpus if mca else []:
                cycles = estimates[group[0][2]][name].get(cpu)
                line.append('%.1f / %d%s' % (*cycles, '*' if function.path()[1] else '') if cycles else '-')
            if measured:
                line += measured.cells(name, group[0][2])
            lines.append(line)
    return heading, lines


def verdict(heading, lines):
    """A sentence: how often each column that predicts has the order of two backends right; '' without measurements."""
    last = heading.index('bytes') + 1
    predict = ['instr'] + [title for title in heading[last:] if title not in ('measured, ns', 'cycles')]
    right, pairs, kernels = dict.fromkeys(predict, 0), 0, {}
    for line in lines:
        kernel = line[0] or kernel
        cells = dict(zip(heading, line))
        values = {key: re.match(r'[\d.]+', cells[key]) for key in predict + ['cycles'] if key in cells}
        if 'cycles' in values and all(values.values()):
            kernels.setdefault(kernel, []).append({key: float(value.group()) for key, value in values.items()})
    for a, b in (pair for found in kernels.values() for pair in itertools.combinations(found, 2)):
        slower = max(a['cycles'], b['cycles'])
        if abs(a['cycles'] - b['cycles']) > 0.05 * slower:
            pairs += 1
            for key in predict:
                right[key] += (a['cycles'] - b['cycles']) * (a[key] - b[key]) > 0
    if not pairs:
        return ''
    return ('Of %d pairs of lines for one kernel whose measured throughput differs by more than 5 %%, these columns '
            'have the order right: %s.\n' % (pairs, ', '.join('%s %d' % item for item in right.items())))


def text_table(heading, lines):
    widths = [max(len(line[i]) for line in [heading] + lines) for i in range(len(heading))]
    out = []
    for line in [heading] + lines:
        if line[0] and line is not heading and '' in (line_[0] for line_ in lines):
            out.append('')
        out.append('  '.join(cell.ljust(width) if i < 2 else cell.rjust(width)
                             for i, (cell, width) in enumerate(zip(line, widths))).rstrip())
    return '\n'.join(out)


def markdown_table(heading, lines):
    out = ['| ' + ' | '.join(heading) + ' |', '| --- | --- |' + ' ---: |' * (len(heading) - 2)]
    for line in lines:
        cells = ['`%s`' % line[0] if line[0] else ''] + line[1:]
        out.append('| ' + ' | '.join(cells) + ' |')
    return '\n'.join(out)


def show(compiler, kernels, backends, flags, scratch):
    """The assembly itself, each instruction with a comment: what it was counted as."""
    remark = ISAS[compiler.target].remark
    for backend in backends:
        found = compile_kernels(compiler, backend, flags, scratch) or {}
        for name in kernels:
            if name not in found:
                continue
            function = found[name]
            print('%s %s, %s, %s' % (remark, compiler.title(flags), backend, name))
            targets = {operand for i in function.instructions for operand in i.operands} | {PREFIX + name}
            labels = {}
            for label, at in function.labels.items():
                if label in targets:  # others are debugging information's
                    labels.setdefault(at, []).append(label)
            for at, i in enumerate(function.instructions):
                for label in labels.get(at, []):
                    print(label + ':')
                print(('    %-44s %s' % (i.text, ' '.join([remark, *sorted(i.classes)] if i.classes else []))).rstrip())
            print()


def ports(compiler, mca, scratch):
    """(heading, lines): codegen_ports.c's loops, as this machine runs them and as the models have it."""
    program = os.path.join(scratch, 'ports')
    good, out, errors = run(compiler.command + ['-std=c11', '-O2', '-o', program, PORTS])
    if good:
        good, out, errors = run([program])
    if not good:
        fail('bench/codegen_ports.c does not run: ' + errors)
    lines = [line.split('\t')[::-1] for line in out.splitlines()]
    for cpu in mca.cpus if mca else []:
        cycles = mca.throughput({str(at): text.split('; ') for at, (text, *_) in enumerate(lines)}, cpu)
        for at, line in enumerate(lines):
            line.append('%.2f' % cycles[str(at)] if str(at) in cycles else '-')
    return ['instructions, repeated', 'measured'] + (mca.cpus if mca else []), lines


def known_kernels():
    with open(SOURCE) as file:
        return re.findall(r'^CODEGEN .*\b%s(\w+)\(' % PREFIX, file.read(), re.MULTILINE)


def arguments():
    definitions = '\n'.join('  %-7s %s' % (title, text) for _, title, text in codegen_asm.COUNTS)
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog='columns:\n%s\n  bytes   of code, from the object file\n\n%s\n\n%s\n\nmeasured are: %s' % (
            definitions, MCA_TEXT, MEASURED_TEXT, ', '.join('%s = %s' % item for item in MEASURED.items())))
    parser.add_argument('--cc', action='append', metavar='COMMAND', help='a compiler, with arguments such as --target='
                        '; may be repeated. Default: what is there of ' + ', '.join(COMPILERS))
    parser.add_argument('--flags', default='-O3', help='how to compile (default: -O3); --flags="-O3 -march=native"')
    parser.add_argument('--backend', action='append', choices=list(BACKENDS), help='may be repeated (default: all)')
    parser.add_argument('--kernel', action='append', metavar='NAME', help='may be repeated (default: all); see --list')
    parser.add_argument('--llvm-mca', metavar='PROGRAM', help='default: the newest that is there; "none": without')
    parser.add_argument('--cpu', action='append', help='a CPU that llvm-mca has a model of, instead of the usual ones')
    parser.add_argument('--measured', action='append', default=[], metavar='FILE',
                        help='what bench_u256 --benchmark_format=json printed on a machine of this kind; may be '
                        'repeated, each goes to the table of its compiler')
    parser.add_argument('--markdown', action='store_true', help='tables for docs/codegen.md')
    parser.add_argument('--show', action='store_true', help='the assembly, and what each instruction counts as (docs/backends.md)')
    parser.add_argument('--ports', action='store_true', help='instead of the tables: cycles of single multiplies on '
                        'this machine (x86-64) and by the models, bench/codegen_ports.c')
    parser.add_argument('--list', action='store_true', help='the names of the kernels')
    return parser.parse_args()


def main():
    args = arguments()
    kernels = known_kernels()
    if args.list:
        print('\n'.join(kernels))
        return
    unknown = [name for name in args.kernel or [] if name not in kernels]
    if unknown:
        fail('unknown kernel: %s; there are %s' % (', '.join(unknown), ', '.join(kernels)))
    kernels = [name for name in kernels if name in (args.kernel or kernels)]
    backends = args.backend or list(BACKENDS)
    flags = shlex.split(args.flags)
    measurements = [Measurements(path) for path in args.measured]

    program = None if args.llvm_mca == 'none' else args.llvm_mca or newest_mca()
    if program and not shutil.which(program):
        fail('there is no ' + program)
    if not program and args.llvm_mca != 'none':
        note('there is no llvm-mca (Debian: llvm): no cycles')
    there = compilers(args.cc)
    if not there:
        fail('there is no compiler: gcc or clang')

    with tempfile.TemporaryDirectory(prefix='u256-') as scratch:
        if args.show:
            for compiler in there:
                show(compiler, kernels, backends, flags, scratch)
            return
        if args.ports:
            native = next((compiler for compiler in there if compiler.target == machine() == 'x86_64'), None)
            if not native:
                fail('--ports is for x86-64, and needs a compiler for this machine')
            mca = make_mca(program, ISAS['x86_64'], args.cpu)
            print((markdown_table if args.markdown else text_table)(*ports(native, mca, scratch)))
            return
        used = []
        for compiler in there:
            isa = ISAS[compiler.target]
            mca = make_mca(program, isa, args.cpu)
            native = compiler.target == machine()
            measured = next((m for m in measurements if native and m.compiler == compiler.version
                             and shlex.split(m.flags) == flags), None)
            used.append(measured)
            heading, lines = rows(compiler, kernels, backends, flags, mca, measured, scratch)
            if not lines:
                fail('nothing was compiled by ' + ' '.join(compiler.command))
            print(('## %s\n' if args.markdown else '%s\n') % compiler.title(flags))
            print((markdown_table if args.markdown else text_table)(heading, lines) + '\n')
            if verdict(heading, lines):
                print(verdict(heading, lines))
        for m in measurements:
            if m not in used:
                note('a measured file is of %s %s, of which there is no table' % (m.compiler, m.flags))
        if program:
            version = re.search(r'version (\S+)', run([program, '--version'])[1])
            print('Cycles: llvm-mca %s.' % (version.group(1) if version else '?'))


if __name__ == '__main__':
    main()
