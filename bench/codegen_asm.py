# SPDX-License-Identifier: MIT OR Apache-2.0
"""Reads the assembly that gcc and clang write with -S (AT&T syntax on x86-64): functions, and what is in them."""

import itertools
import re

# What is counted, in the order of the tables: (key, heading, definition). The definitions are part of --help.
COUNTS = [
    ('n', 'instr', 'instructions, the final ret included; one that the assembler takes for two counts once'),
    ('mul', 'mul', 'multiplies: mul, imul, mulx; mul, umulh, madd, msub, umull and the like; vector multiplies too. A '
                   '64x64 -> 128 product is one on x86-64 (mul, mulx) and two on aarch64 (mul, umulh)'),
    ('adc', 'adc', 'additions and subtractions with carry: adc, sbb, adcx, adox; adc, adcs, sbc, sbcs, ngc, ngcs'),
    ('flag', 'flag', 'flags made numbers or selections: setcc, cmovcc; cset, cinc, csel, ccmp and the like'),
    ('mov', 'mov', 'moves from register to register and of constants (zeroing xor included), none with memory'),
    ('load', 'load', 'instructions that read memory outside the stack frame, be it 8 bytes or 16'),
    ('store', 'store', 'instructions that write memory outside the stack frame; add to memory is a load and a store'),
    ('spill', 'spill', 'stores to the stack frame and reloads from it'),
    ('stall', 'stall', 'those reloads that want more bytes at once than were stored at once: two limbs through a '
                       'vector register, which waits until the stores have left the store buffer, a dozen cycles and '
                       'more. llvm-mca does not know of it, and a measured chain through registers does not meet it'),
    ('save', 'save', 'callee-saved registers saved and restored: push, pop; stp and ldp of x19 to x30. What a caller '
                     'pays for a call, and an inlined copy does not'),
    ('branch', 'br', 'jumps, conditional or not, and calls; not the ret'),
    ('vector', 'vec', 'instructions on vector registers; they are in the other columns too'),
]


class Instruction:
    """One instruction: its text, and from classify() the counts that it belongs to."""

    def __init__(self, text):
        words = text.split(None, 1)
        while len(words) > 1 and words[0] in ('rep', 'repz', 'lock', 'notrack', 'data16'):
            words = words[1].split(None, 1)
        self.text = text
        self.name = words[0]
        self.operands = split_operands(words[1]) if len(words) > 1 else []
        self.classes = set()


def split_operands(text):
    """At commas outside brackets."""
    operands, depth, start = [], 0, 0
    for i, char in enumerate(text):
        depth += (char in '([{') - (char in ')]}')
        if char == ',' and depth == 0:
            operands.append(text[start:i].strip())
            start = i + 1
    return operands + [text[start:].strip()]


class NarrowStores:
    """The stack slots by the size of the last store to them."""

    def __init__(self):
        self.bytes = {}  # offset: size of the store that it belongs to

    def access(self, offset, size, store):
        """Whether this is a load that no single store before it can serve."""
        if offset is None:
            return False
        if store:
            self.bytes.update({offset + n: size for n in range(size)})
            return False
        return any(self.bytes.get(offset + n, size) < size for n in range(size))


class X86:
    """x86-64, AT&T syntax: the output is the last operand."""

    triple = 'x86_64-linux-gnu'
    cpus = [['znver4', 'znver3'], ['icelake-server']]  # the first that llvm-mca knows of each
    comment = re.compile(r'\s*#.*')
    remark = '#'
    arguments = ['rdi', 'rsi', 'rdx', 'rcx', 'r8', 'r9']
    clear = 'xorl %{0}, %{0}'
    returns = re.compile(r'ret[ql]?$')
    jump = re.compile(r'jmp[q]?$')
    branch = re.compile(r'(j|call|loop)')
    call = re.compile(r'call')
    frame_pointer = re.compile(r'movq\s+%rsp, *%rbp')

    multiply = re.compile(r'(i?mul|mulx)[bwlq]?$|v?pm(ul|add)')
    carry = re.compile(r'(adc|sbb|adcx|adox)[bwlq]?$')
    flag = re.compile(r'(set|cmov)')
    move = re.compile(r'v?mov')
    vector = re.compile(r'%[xyz]mm\d')
    half_vector = re.compile(r'v?(mov([qd]$|[hl]p|sd)|pinsr|pextr|cvt)')  # of 8 bytes or less
    no_memory = re.compile(r'(lea|nop|prefetch|endbr|j|call)')
    only_reads = re.compile(r'(cmp|test|bt|mul|imul|div|idiv|ucomis|comis)[bwlq]?$')
    only_writes = re.compile(r'(v?mov|set|v?pextr|lea|pop|mulx)')
    memory = re.compile(r'\(')

    @staticmethod
    def names(register):
        """Its 64 bits and what is called by other names within them."""
        if register[1:].isdigit():
            return [register, register + 'd', register + 'w', register + 'b']
        rest = register[1:]
        return [register, 'e' + rest, rest] + ([rest[0] + 'l', rest[0] + 'h'] if rest[1] == 'x' else [rest + 'l'])

    def clear_register(self, register):
        return self.clear.format(self.names(register)[1])

    def frame(self, operand, frame_pointer):
        return '(%rsp' in operand or (frame_pointer and '(%rbp' in operand)

    @staticmethod
    def slot(operand):
        """An operand's offset in the stack frame."""
        offset = operand.split('(')[0]
        return int(offset or '0', 0) if re.match(r'-?\d*$', offset) else None

    def classify(self, function):
        frame_pointer = any(self.frame_pointer.match(i.text) for i in function.instructions)
        narrow = NarrowStores()
        for i in function.instructions:
            c, name, operands = i.classes, i.name, i.operands
            c.update(key for key, pattern in (('mul', self.multiply), ('adc', self.carry), ('flag', self.flag),
                                              ('branch', self.branch)) if pattern.match(name))
            if any(self.vector.search(o) for o in operands):
                c.add('vector')
            if re.match(r'(push|pop)', name):
                c.add('save')
                continue
            zeroing = re.match(r'v?p?xor', name) and len(set(operands)) == 1
            if zeroing or (self.move.match(name) and not any(self.memory.search(o) for o in operands)):
                c.add('mov')
            if self.no_memory.match(name):
                continue
            for at, operand in enumerate(operands):
                if not self.memory.search(operand):
                    continue
                last = at == len(operands) - 1
                reads = not last or not self.only_writes.match(name)
                writes = last and not self.only_reads.match(name)
                if self.frame(operand, frame_pointer):
                    c.add('spill')
                    wide = 'vector' in c and not self.half_vector.match(name)
                    bytes_ = (32 if '%ymm' in i.text else 16) if wide else 8
                    if narrow.access(self.slot(operand), bytes_, writes):
                        c.add('stall')
                else:
                    c.update(key for key, there in (('load', reads), ('store', writes)) if there)

    def is_frame(self, i):
        """Makes or removes the stack frame."""
        return 'save' in i.classes or i.name in ('endbr64', 'leave') or (
            i.operands and i.operands[-1] in ('%rsp', '%rbp') and '%rsp' in i.text)

    def uses(self, i, register):
        """(reads it, writes it)."""
        pattern = re.compile('%(' + '|'.join(self.names(register)) + r')\b')
        if re.match(r'(mul|imul|div|idiv)[bwlq]?$', i.name) and len(i.operands) == 1:
            reads = bool(pattern.search(i.operands[0])) or register == 'rax' or (register == 'rdx' and 'div' in i.name)
            return reads, register in ('rax', 'rdx')
        if not i.operands:
            return False, i.name in ('cqto', 'cltq', 'cltd') and register in ('rax', 'rdx')
        outputs = 2 if i.name.startswith('mulx') else 1
        sources, destinations = i.operands[:-outputs], i.operands[-outputs:]
        reads = any(pattern.search(o) for o in sources) or (i.name.startswith('mulx') and register == 'rdx')
        writes = False
        for operand in destinations:
            if self.memory.search(operand):
                reads |= bool(pattern.search(operand))
            elif pattern.match(operand):
                zeroing = i.name.startswith('xor') and len(set(i.operands)) == 1
                reads |= not self.only_writes.match(i.name) and not zeroing
                writes = not re.match(r'(cmp|test|bt)[bwlq]?$', i.name)
        return reads, writes


class AArch64:
    """aarch64: the output is the first operand, of ldp the first two."""

    triple = 'aarch64-linux-gnu'
    cpus = [['neoverse-n1']]
    comment = re.compile(r'\s*//.*|^\s*#.*')
    remark = '//'
    arguments = ['x0', 'x1', 'x2', 'x3', 'x4']
    returns = re.compile(r'ret')
    jump = re.compile(r'b$')
    branch = re.compile(r'(b|bl|blr|br|cbn?z|tbn?z)$|b\.?(eq|ne|cs|hs|cc|lo|mi|pl|vs|vc|hi|ls|ge|lt|gt|le)$')
    call = re.compile(r'blr?$')

    multiply = re.compile(r'([us]?(mul|madd|msub|mneg|mla|mls)[hl]?2?|pmull2?)$')
    carry = re.compile(r'(adc|sbc|ngc)s?$')
    flag = re.compile(r'(cset|csetm|csel|cinc|cinv|cneg|csinc|csinv|csneg|ccmp|ccmn)$')
    move = re.compile(r'(mov[znk]?|fmov|movi|dup|ins|[us]mov)$')
    vector = re.compile(r'\b([qd]\d|v\d+\.)')

    def clear_register(self, register):
        return 'mov %s, xzr' % register

    def classify(self, function):
        written, saved, narrow = set(), set(), NarrowStores()
        frame = {'sp': 0}  # registers that point into it, and where
        for i in function.instructions:
            c, name = i.classes, i.name
            c.update(key for key, pattern in (('mul', self.multiply), ('adc', self.carry), ('flag', self.flag),
                                              ('mov', self.move), ('branch', self.branch)) if pattern.match(name))
            if any(self.vector.search(o) for o in i.operands):
                c.add('vector')
            load, store = name.startswith('ld'), name.startswith('st')
            registers = [o for o in i.operands if re.match(r'[xd]\d+$', o)]
            address = re.search(r'\[(sp|x\d+)(?:, *#?(-?\d+))?\]', i.text)
            if (load or store) and re.search(r'\[(%s)\b' % '|'.join(frame), i.text):
                preserved = all(int(r[1:]) in (range(19, 31) if r[0] == 'x' else range(8, 16)) for r in registers)
                if store and preserved and registers and not written & set(registers):
                    c.add('save')
                    saved.update(registers)
                elif load and registers and set(registers) <= saved and self.restores(function, i, registers):
                    c.add('save')
                else:
                    c.add('spill')
                    bytes_ = 16 if i.operands[0].startswith('q') else 8
                    for at in range(len(i.operands) - 1 if address else 0):
                        slot = frame[address.group(1)] + int(address.group(2) or 0) + bytes_ * at
                        if narrow.access(slot, bytes_, store):
                            c.add('stall')
            elif load or store:
                c.add('load' if load else 'store')
            if not store:
                for register in i.operands[:2 if name == 'ldp' else 1]:
                    written.add(register)
                    if register != 'sp':
                        frame.pop(register, None)
            pointer = re.match(r'(?:mov|add) (x\d+), *sp(?:, *#?(\d+))?$', i.text)
            if pointer:
                frame[pointer.group(1)] = int(pointer.group(2) or 0)

    @staticmethod
    def restores(function, load, registers):
        """Nothing uses them between this load and the next return: what is in them is the caller's."""
        after = function.instructions[function.instructions.index(load) + 1:]
        after = itertools.takewhile(lambda i: not function.isa.returns.match(i.name), after)
        return not any(re.search(r'\b[xwd]%s\b' % r[1:], i.text) for i in after for r in registers)

    def is_frame(self, i):
        return 'save' in i.classes or i.name.startswith(('bti', 'pac', 'aut')) or (
            i.operands[:1] in (['sp'], ['x29']) and 'sp' in i.operands[1:])

    def uses(self, i, register):
        pattern = re.compile(r'\b[xw]%s\b' % register[1:])
        outputs = 2 if i.name == 'ldp' else 1
        if i.name.startswith(('st', 'cmp', 'cmn', 'tst', 'ccm', 'prf')) or self.branch.match(i.name):
            outputs = 0
        reads = any(pattern.search(o) for o in i.operands[outputs:])
        writes = any(pattern.match(o) for o in i.operands[:outputs])
        return reads or (writes and i.name == 'movk'), writes


class Function:
    """A function's instructions and labels, in the order of the file."""

    def __init__(self, name, isa):
        self.name = name
        self.isa = isa
        self.instructions = []
        self.labels = {}  # name: index of the instruction after it

    def code(self):
        """What is compared to see whether two functions are the same code."""
        return [re.sub(r'\.?L[\w.$]+', 'L', i.text) for i in self.instructions]

    def counts(self):
        counts = {key: sum(key in i.classes for i in self.instructions) for key, _, _ in COUNTS}
        counts['n'] = len(self.instructions)
        return counts

    def calls(self):
        return any(self.isa.call.match(i.name) for i in self.instructions)

    def path(self):
        """(instructions from the entry to a return when no conditional jump is taken, whether there are any, and
        whether one of them jumps back: a loop)."""
        taken, at, seen, conditional, loop = [], 0, set(), False, False
        while at < len(self.instructions) and at not in seen:
            seen.add(at)
            i = self.instructions[at]
            at += 1
            if self.isa.returns.match(i.name):
                break
            target = self.labels.get(i.operands[-1]) if i.operands else None
            if self.isa.jump.match(i.name) and target is not None:
                loop |= target in seen
                at = target
                continue
            if self.isa.branch.match(i.name) and not self.isa.call.match(i.name):
                conditional = True
                loop |= target is not None and target < at
            taken.append(i)
        return taken, conditional, loop

    def block(self):
        """That path as a caller has it who inlines the function: without frame and return. In front of it, each
        argument register that it overwrites is cleared: repeated, a block would else wait for what was left there
        instead of a pointer."""
        taken = [i for i in self.path()[0] if not self.isa.is_frame(i)]
        clear = []
        for register in self.isa.arguments:
            first = overwritten = None
            for i in taken:
                reads, writes = self.isa.uses(i, register)
                if first is None and (reads or writes):
                    first = 'read' if reads else 'written'
                overwritten = overwritten or writes
            if first == 'read' and overwritten:
                clear.append(self.isa.clear_register(register))
        return clear + [i.text for i in taken]


def functions(text, prefix, isa):
    """{name without the prefix: Function} of the assembly in `text`."""
    found, current = {}, None
    label = re.compile(r'([\w.$]+):')
    ours = re.compile(r'_?' + re.escape(prefix) + r'(\w+?)(\.cold)?$')
    for line in text.splitlines():
        line = isa.comment.sub('', line)
        named = label.match(line)
        if named:
            mine = ours.match(named.group(1))
            if mine:
                current = found.setdefault(mine.group(1), Function(mine.group(1), isa))
            elif not re.match(r'\.?L', named.group(1)):
                current = None
            if current:
                current.labels[named.group(1)] = len(current.instructions)
            continue
        if re.match(r'\s*\.size\b', line):
            current = None
        if current and re.match(r'\s+[a-z]', line):
            for part in line.split(';'):
                if part.strip():
                    current.instructions.append(Instruction(' '.join(part.split())))
    for function in found.values():
        isa.classify(function)
    return found
