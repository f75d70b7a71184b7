# SPDX-License-Identifier: MIT OR Apache-2.0
"""Executes what ir.py read, over numbers or over the terms of a domain (bits.py, integers.py).

A number is a Python int from 0 on, a term is what the domain makes of it; where both operands are numbers the
result is one. Where a condition is a term both ways are gone, one after the other, each in a run of its own from
the start: a run's facts are what it assumes about the inputs, its conditions what C asks of the program (no shift
by the width, no index out of bounds, no signed overflow). Every input belongs to one of the runs."""

import ir


class Fault(Exception):
    """What C leaves undefined, on every input of a run."""


class Impossible(Exception):
    """No input makes this run."""


class Block:
    """Memory: what one variable or one operand has."""

    def __init__(self, name, size, role='local', depth=0):
        self.name, self.size, self.role, self.depth, self.cells = name, size, role, depth, {}

    def limbs(self, count):
        return [self.cells[8 * i][1] if 8 * i in self.cells else None for i in range(count)]

    def fill(self, limbs):
        for i, limb in enumerate(limbs):
            self.cells[8 * i] = (8, limb)


class Address:
    def __init__(self, block, at=0):
        self.block, self.at = block, at


def signed(value, bits):
    return value - 2**bits if value >> (bits - 1) else value


class Run:
    """One way through a function."""

    def __init__(self, machine, script):
        self.machine, self.script, self.made, self.more = machine, script, [], []
        self.module, self.domain, self.contracts = machine.module, machine.domain, machine.contracts
        self.facts, self.conditions, self.globals = [], [], {}
        self.written, self.read_late, self.steps, self.depth = False, set(), 0, 0
        self.pattern = machine.pattern
        self.history, self.calls = {}, []  # of the outermost function: what its variables were, and what it called
        if self.domain:
            self.domain.begin(self)

    # --- Choices ---

    def choose(self, count):
        at = len(self.made)
        if at < len(self.script):
            choice = self.script[at]
        else:
            choice = 0
            self.more += [self.made + [other] for other in range(1, count)]
        self.made.append(choice)
        return choice

    def split(self, alternatives):
        """Goes on with one of several facts, those that no input has left out."""
        possible = [i for i, (fact, _) in enumerate(alternatives) if self.domain.possible(self, fact)]
        if not possible:
            raise Impossible()
        choice = possible[self.choose(len(possible))] if len(possible) > 1 else possible[0]
        fact, value = alternatives[choice]
        self.facts.append(fact)
        return value

    def truth(self, bit):
        """A value of one bit as a bool."""
        if isinstance(bit, int):
            return bool(bit)
        return self.split(self.domain.cases(bit))

    def require(self, condition, what):
        """C asks for this."""
        if condition is True:
            return
        if condition is False:
            raise Fault(what)
        self.conditions.append((condition, len(self.facts)))

    # --- Memory ---

    def load(self, address, kind):
        kind = self.module.resolve(kind)
        block, size = address.block, self.module.size(kind)
        if not 0 <= address.at <= block.size - size:
            raise Fault(f'reads beyond {block.name}')
        if isinstance(kind, ir.Struct):
            offsets, _ = self.module.offsets(kind)
            return [self.load(Address(block, address.at + at), each) for at, each in zip(offsets, kind.fields)]
        if block.role != 'local' and self.written:
            self.read_late.add(block.name)
        cell = block.cells.get(address.at)
        if cell and cell[0] == size:
            return cell[1]
        return self.gather(block, address.at, size)

    def gather(self, block, at, size):
        """What lies there in pieces, or is a piece of what lies there."""
        for start, (length, value) in block.cells.items():
            if start <= at and at + size <= start + length:
                low = 8 * (at - start)
                if isinstance(value, int):
                    return value >> low & (2**(8 * size) - 1)
                return self.domain.slice(value, low, 8 * size)
        parts, position = [], at
        while position < at + size and position in block.cells:
            parts.append(block.cells[position])
            position += block.cells[position][0]
        if position != at + size:
            raise Fault(f'reads what was not written, {block.name} at {at}')
        if all(isinstance(value, int) for _, value in parts):
            total, shift = 0, 0
            for length, value in parts:
                total |= value << shift
                shift += 8 * length
            return total
        return self.domain.join([(8 * length, value) for length, value in parts])

    def store(self, address, size, value):
        block = address.block
        if not 0 <= address.at <= block.size - size:
            raise Fault(f'writes beyond {block.name}')
        if block.role == 'constant':
            raise Fault(f'writes the constant {block.name}')
        if block.role != 'local':
            self.written = True
        for start in [at for at, (length, _) in block.cells.items()
                      if at < address.at + size and address.at < at + length]:
            length, old = block.cells.pop(start)
            if (start, length) == (address.at, size):
                continue
            for position in range(start, start + length):
                if not address.at <= position < address.at + size:
                    low = 8 * (position - start)
                    piece = old >> low & 255 if isinstance(old, int) else self.domain.slice(old, low, 8)
                    block.cells[position] = (1, piece)
        block.cells[address.at] = (size, value)
        if block.depth == 1:
            if self.machine.stored:
                value = self.machine.stored(self, block.name[1:], value)
                block.cells[address.at] = (size, value)
            self.history.setdefault(block.name[1:], []).append(value)

    def copy(self, to, source, size):
        if not 0 <= source.at <= source.block.size - size:
            raise Fault(f'reads beyond {source.block.name}')
        step = 8 if size % 8 == 0 else 1
        values = [self.load(Address(source.block, source.at + at), ir.Integer(8 * step)) for at in range(0, size, step)]
        for i, value in enumerate(values):
            self.store(Address(to.block, to.at + i * step), step, value)

    def place(self, address, kind, value):
        """Initialises what lies at an address."""
        kind = self.module.resolve(kind)
        if value == ('zeroinitializer',):
            size = self.module.size(kind)
            step = 8 if size % 8 == 0 else 1
            for at in range(0, size, step):
                address.block.cells[address.at + at] = (step, 0)
        elif isinstance(kind, ir.Integer):
            address.block.cells[address.at] = (self.module.size(kind), value[1])
        elif isinstance(kind, ir.Array):
            for i, (each, inner) in enumerate(value[1]):
                self.place(Address(address.block, address.at + i * self.module.size(kind.of)), each, inner)
        else:
            offsets, _ = self.module.offsets(kind)
            for at, (each, inner) in zip(offsets, value[1]):
                self.place(Address(address.block, address.at + at), each, inner)

    def variable(self, name):
        if name not in self.globals:
            tokens = ir.Tokens(self.module.globals[name])
            tokens.attributes()
            kind = tokens.type()
            block = Block(name, self.module.size(kind))
            self.place(Address(block), kind, tokens.value(kind))
            block.role = 'constant'
            self.globals[name] = Address(block)
        return self.globals[name]

    def index(self, value, bits, address, kind, steps):
        """Adds an index of an address, one that is a term as each of the values that it may have."""
        size = self.module.size(kind)
        if isinstance(value, int):
            return Address(address.block, address.at + signed(value, bits) * size)
        count = steps if steps is not None else (address.block.size - address.at) // size
        cases = [(self.domain.equal(value, i, bits), i) for i in range(count)]
        self.require(self.domain.below(value, count, bits), f'an index of {address.block.name} out of its bounds')
        return Address(address.block, address.at + self.split(cases) * size)

    def element(self, base, operands, values):
        address = values[0]
        kind = base
        address = self.index(values[1], operands[1][0].bits, address, kind, None)
        for (index_kind, _), value in zip(operands[2:], values[2:]):
            kind = self.module.resolve(kind)
            if isinstance(kind, ir.Struct):
                offsets, _ = self.module.offsets(kind)
                address = Address(address.block, address.at + offsets[value])
                kind = kind.fields[value]
            else:
                address = self.index(value, index_kind.bits, address, kind.of, kind.count)
                kind = kind.of
        return address

    # --- Steps ---

    def value(self, operand, frame):
        what = operand[0]
        if what == 'local':
            return frame[operand[1]]
        if what == 'constant':
            return operand[1]
        if what == 'global':
            return self.variable(operand[1])
        if what == 'gep':
            return self.element(operand[1], operand[2], [self.value(inner, frame) for _, inner in operand[2]])
        if what == 'null':
            return None
        raise ir.Unreadable(f'the operand {operand}')

    def call(self, name, arguments):
        contract = self.contracts.get(name)
        if contract:
            return contract(self, arguments)
        function = self.module.parsed(self.module.functions[name])
        self.depth += 1
        result = self.body(function, {name: value for (_, name), value in zip(function.parameters, arguments)})
        self.depth -= 1
        return result

    def body(self, function, frame):
        before, label = None, function.first
        while True:
            block = function.blocks[label]
            for instruction in block:
                self.steps += 1
                if self.steps > 200000:
                    raise Fault('does not end')
                if instruction.op == 'ret':
                    return self.value(instruction.operands[0][1], frame) if instruction.operands else None
                if instruction.op == 'br':
                    targets = instruction.extra
                    if len(targets) == 2:
                        taken = self.truth(self.value(instruction.operands[0][1], frame))
                        targets = targets[:1] if taken else targets[1:]
                    before, label = label, targets[0]
                    break
                if instruction.op == 'switch':
                    before, label = label, self.switch(instruction, frame)
                    break
                if instruction.op == 'phi':
                    frame[instruction.dest] = next(self.value(value, frame) for value, source in instruction.operands
                                                   if source == before)
                    continue
                result = self.step(instruction, frame)
                if instruction.dest:
                    frame[instruction.dest] = result

    def switch(self, instruction, frame):
        kind, operand = instruction.operands[0]
        value = self.value(operand, frame)
        default, cases = instruction.extra
        if isinstance(value, int):
            return dict(cases).get(value, default)
        alternatives = [(self.domain.equal(value, number, kind.bits), label) for number, label in cases]
        return self.split(alternatives + [(self.domain.none_of([fact for fact, _ in alternatives]), default)])

    def step(self, instruction, frame):
        op = instruction.op
        if op in ('add', 'sub', 'mul', 'udiv', 'urem', 'sdiv', 'srem', 'shl', 'lshr', 'ashr', 'and', 'or', 'xor'):
            x, y = (self.value(operand, frame) for operand in instruction.operands)
            return self.binary(op, instruction.type.bits, x, y, instruction.extra)
        if op == 'icmp':
            x, y = (self.value(operand, frame) for operand in instruction.operands)
            if isinstance(instruction.type, ir.Pointer):
                same = x is y if x is None or y is None else (x.block, x.at) == (y.block, y.at)
                return int(same == (instruction.extra == 'eq'))
            return self.compare(instruction.extra, instruction.type.bits, x, y)
        if op in ('zext', 'sext', 'trunc'):
            kind, operand = instruction.operands[0]
            x = self.value(operand, frame)
            if not isinstance(x, int):
                return self.domain.convert(op, kind.bits, instruction.type.bits, x)
            if op == 'trunc':
                return x % 2**instruction.type.bits
            return x if op == 'zext' else signed(x, kind.bits) % 2**instruction.type.bits
        if op == 'bitcast':
            return self.value(instruction.operands[0][1], frame)
        if op == 'alloca':
            return Address(Block(instruction.dest, self.module.size(instruction.type), depth=self.depth))
        if op == 'load':
            return self.load(self.value(instruction.operands[0][1], frame), instruction.type)
        if op == 'store':
            (kind, operand), (_, to) = instruction.operands
            kind = self.module.resolve(kind)
            value, address = self.value(operand, frame), self.value(to, frame)
            if isinstance(kind, ir.Struct):
                offsets, _ = self.module.offsets(kind)
                for at, each, part in zip(offsets, kind.fields, value):
                    self.store(Address(address.block, address.at + at), self.module.size(each), part)
            else:
                self.store(address, self.module.size(kind), value)
            return None
        if op == 'getelementptr':
            return self.element(instruction.type, instruction.operands,
                                [self.value(operand, frame) for _, operand in instruction.operands])
        if op == 'select':
            condition, x, y = (self.value(operand, frame) for _, operand in instruction.operands)
            if not isinstance(condition, int) and isinstance(instruction.operands[1][0], ir.Integer):
                return self.domain.select(condition, x, y, instruction.operands[1][0].bits)
            return x if self.truth(condition) else y
        if op == 'extractvalue':
            return self.value(instruction.operands[0][1], frame)[instruction.extra]
        if op == 'call':
            name = instruction.extra[1:]
            arguments = [self.value(operand, frame) for _, operand in instruction.operands]
            if name.startswith('llvm.'):
                return self.intrinsic(name, instruction.type, arguments)
            return self.call(name, arguments)
        if op == 'asm':
            return self.assembly(instruction, [self.value(operand, frame) for _, operand in instruction.operands])
        raise ir.Unreadable(instruction.line)

    def binary(self, op, bits, x, y, flags):
        if op in ('shl', 'lshr', 'ashr'):
            self.require(y < bits if isinstance(y, int) else self.domain.below(y, bits, bits), 'a shift by the width')
        if op in ('udiv', 'urem', 'sdiv', 'srem'):
            self.require(y != 0 if isinstance(y, int) else self.domain.nonzero(y, bits), 'a division by zero')
        if isinstance(x, int) and isinstance(y, int):
            exact = self.exact(op, bits, x, y)
            if 'nsw' in flags and op in ('add', 'sub', 'mul'):
                total = self.exact(op, bits, signed(x, bits), signed(y, bits))
                self.require(-2**(bits - 1) <= total < 2**(bits - 1), 'a signed overflow')
            return exact % 2**bits
        if 'nsw' in flags:
            self.require(self.domain.no_signed_overflow(op, bits, x, y), 'a signed overflow')
        return self.domain.binary(self, op, bits, x, y)

    @staticmethod
    def exact(op, bits, x, y):
        if op == 'sdiv':
            quotient = abs(signed(x, bits)) // abs(signed(y, bits))
            return quotient if (x ^ y) >> (bits - 1) == 0 else -quotient
        if op == 'srem':
            rest = abs(signed(x, bits)) % abs(signed(y, bits))
            return -rest if signed(x, bits) < 0 else rest
        return {'add': lambda: x + y, 'sub': lambda: x - y, 'mul': lambda: x * y, 'udiv': lambda: x // y,
                'urem': lambda: x % y, 'shl': lambda: x << y, 'lshr': lambda: x >> y,
                'ashr': lambda: signed(x, bits) >> y, 'and': lambda: x & y, 'or': lambda: x | y,
                'xor': lambda: x ^ y}[op]()

    def compare(self, relation, bits, x, y):
        if not (isinstance(x, int) and isinstance(y, int)):
            return self.domain.compare(self, relation, bits, x, y)
        if relation[0] == 's':
            x, y = signed(x, bits), signed(y, bits)
        return int({'eq': x == y, 'ne': x != y, 'lt': x < y, 'le': x <= y, 'gt': x > y,
                    'ge': x >= y}[relation[-2:]])

    def intrinsic(self, name, kind, arguments):
        what = name.split('.')[1]
        if what == 'memcpy':
            self.copy(*arguments[:3])
            return None
        if what == 'memset':
            address, value, size = arguments[:3]
            step = 8 if size % 8 == 0 else 1
            for at in range(0, size, step):
                self.store(Address(address.block, address.at + at), step, value * (2**(8 * step) // 255))
            return None
        if what == 'is':  # .constant: the compiler may find either, and u256_k_scalar() gives the same
            return 0
        bits, x = kind.bits, arguments[0]
        if not isinstance(x, int):
            if what in ('ctlz', 'cttz') and arguments[1] == 1:
                self.require(self.domain.nonzero(x, bits), 'zeros of zero')
            return self.domain.count(self, what, bits, x)
        if what in ('ctlz', 'cttz'):
            self.require(x != 0 or arguments[1] == 0, 'zeros of zero')
            return bits - x.bit_length() if what == 'ctlz' else (x & -x).bit_length() - 1 if x else bits
        if what == 'bswap':
            return int.from_bytes(x.to_bytes(bits // 8, 'little'), 'big')
        raise ir.Unreadable(name)

    def assembly(self, instruction, arguments):
        template, constraints = instruction.extra
        if template == '' and constraints.startswith('=r,0'):
            return arguments[0]
        if template == '' and constraints.startswith('=*m,*m'):
            return None
        raise ir.Unreadable(f'assembly: {template}')


class Machine:
    def __init__(self, module, domain=None, contracts=()):
        self.module, self.domain, self.contracts, self.pattern = module, domain, dict(contracts), {}
        self.stored = None  # gives what a variable of the outermost function is to have instead

    def runs(self, task):
        """task(run) for every way there is; yields each run with what it gave, or with the Fault it met."""
        waiting = [[]]
        while waiting:
            run = Run(self, waiting.pop())
            try:
                outcome = task(run)
            except Fault as fault:
                outcome = fault
            except Impossible:
                outcome = None
            waiting += run.more
            if outcome is not None:
                yield run, outcome
