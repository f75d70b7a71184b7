# SPDX-License-Identifier: MIT OR Apache-2.0
"""Reads LLVM's intermediate language, as clang 14 writes it without any pass over it: one basic step a line, a
variable in memory each, calls as they stand in C. What is not understood here is an error of the function that has
it."""

import pathlib
import re
from dataclasses import dataclass, field

TOKEN = re.compile(r'asm|c?"(?:[^"])*"|[%@](?:"[^"]*"|[-\w.$]+)|![\w.]*|-?\d+|[A-Za-z_][\w.]*|\.\.\.|[][{}<>(),*=:#]')
# What says nothing about values.
ATTRIBUTES = {'noundef', 'zeroext', 'signext', 'nonnull', 'noalias', 'nocapture', 'readonly', 'writeonly', 'immarg',
              'internal', 'private', 'unnamed_addr', 'local_unnamed_addr', 'constant', 'global', 'hidden', 'dso_local',
              'tail', 'notail', 'inbounds', 'inrange', 'returned', 'readnone', 'linkonce_odr', 'available_externally'}


class Unreadable(Exception):
    """Something that this reader does not know."""


@dataclass(frozen=True)
class Integer:
    bits: int


@dataclass(frozen=True)
class Pointer:
    to: object


@dataclass(frozen=True)
class Array:
    count: int
    of: object


@dataclass(frozen=True)
class Struct:
    fields: tuple


@dataclass(frozen=True)
class Named:
    name: str


VOID = 'void'
BYTE_POINTER = Pointer(Integer(8))


@dataclass
class Instruction:
    op: str
    dest: str = None
    type: object = None
    operands: list = field(default_factory=list)
    extra: object = None
    line: str = ''


@dataclass
class Function:
    name: str
    result: object
    parameters: list  # (type, name)
    lines: list
    debug: str = None
    blocks: dict = None  # label: instructions; the first one is where it begins
    first: str = None


class Tokens:
    def __init__(self, text):
        self.all = TOKEN.findall(text)
        self.at = 0

    def peek(self):
        return self.all[self.at] if self.at < len(self.all) else ''

    def next(self):
        token = self.peek()
        self.at += 1
        return token

    def take(self, wanted):
        if self.peek() == wanted:
            self.at += 1
            return True
        return False

    def expect(self, wanted):
        if not self.take(wanted):
            raise Unreadable(f'{wanted} expected at {" ".join(self.all[self.at:self.at + 8])}')

    def type(self):
        token = self.next()
        if re.fullmatch(r'i\d+', token):
            found = Integer(int(token[1:]))
        elif token == 'void':
            found = VOID
        elif token.startswith('%'):
            found = Named(token)
        elif token == '[':
            count = int(self.next())
            self.expect('x')
            found = Array(count, self.type())
            self.expect(']')
        elif token == '{':
            fields = []
            while not self.take('}'):
                fields.append(self.type())
                self.take(',')
            found = Struct(tuple(fields))
        else:
            raise Unreadable(f'type {token}')
        while True:
            if self.take('*'):
                found = Pointer(found if found != VOID else Integer(8))
            elif self.peek() == '(' and found is not None and self.all[self.at - 1] != ')':
                raise Unreadable('a pointer to a function')
            else:
                return found

    def attributes(self):
        while True:
            if self.peek() in ATTRIBUTES:
                self.next()
            elif self.peek() in ('align', 'dereferenceable'):
                self.next()
                if self.take('('):
                    self.next()
                    self.expect(')')
                else:
                    self.next()
            elif self.peek() in ('sret', 'byval', 'elementtype'):
                self.next()
                self.expect('(')
                self.type()
                self.expect(')')
            else:
                return

    def value(self, of):
        """An operand: ('local', name), ('global', name), ('constant', number), ('list', values), ('gep', ...)."""
        token = self.next()
        if token.startswith('%'):
            return ('local', token)
        if token.startswith('@'):
            return ('global', token)
        if re.fullmatch(r'-?\d+', token):
            return ('constant', int(token) % 2**of.bits)
        if token in ('true', 'false'):
            return ('constant', int(token == 'true'))
        if token == 'null':
            return ('null',)
        if token in ('zeroinitializer', 'undef'):
            return (token,)
        if token in ('[', '{'):
            values = []
            while not self.take(']' if token == '[' else '}'):
                kind = self.type()
                values.append((kind, self.value(kind)))
                self.take(',')
            return ('list', values)
        if token == 'bitcast':
            self.expect('(')
            kind = self.type()
            inner = self.value(kind)
            self.expect('to')
            self.type()
            self.expect(')')
            return inner
        if token == 'getelementptr':
            self.attributes()
            self.expect('(')
            base = self.type()
            self.expect(',')
            operands = self.operands()
            self.expect(')')
            return ('gep', base, operands)
        raise Unreadable(f'operand {token}')

    def operand(self):
        kind = self.type()
        self.attributes()
        return (kind, self.value(kind))

    def operands(self):
        found = []
        while self.peek() not in (')', ''):
            found.append(self.operand())
            if not self.take(','):
                break
        return found


class Module:
    def __init__(self, text):
        self.structs, self.globals, self.functions, self.debug = {}, {}, {}, {}
        lines = iter(text.splitlines())
        for line in lines:
            if line.startswith('define '):
                body = []
                for inner in lines:
                    if inner == '}':
                        break
                    body.append(inner)
                function = self.header(line, body)
                self.functions[function.name] = function
            elif line.startswith('%') and ' = type ' in line:
                name, _, rest = line.partition(' = type ')
                if rest != 'opaque':
                    self.structs[name] = rest
            elif line.startswith('@') and ' = ' in line:
                name, _, rest = line.partition(' = ')
                self.globals[name] = rest
            elif line.startswith('!'):
                name, _, rest = line.partition(' = ')
                self.debug[name] = rest

    @staticmethod
    def header(line, body):
        tokens = Tokens(line.partition(' #')[0])
        tokens.expect('define')
        tokens.attributes()
        debug = re.search(r'!dbg (!\d+)', line)
        try:
            result = tokens.type()
            name = tokens.next()[1:]
            tokens.expect('(')
            parameters = []
            while tokens.peek() not in (')', ''):
                kind = tokens.type()
                tokens.attributes()
                parameters.append((kind, tokens.next()))
                tokens.take(',')
        except Unreadable:
            name, parameters, result = re.search(r'@([\w.]+)\(', line).group(1), None, None
        return Function(name, result, parameters, body, debug.group(1) if debug else None)

    def place(self, function):
        """The file and the line where a function begins."""
        text = self.debug.get(function.debug, '')
        line, source = re.search(r'\bline: (\d+)', text), re.search(r'\bfile: (!\d+)', text)
        if not line or not source:
            return None, None
        name, folder = re.search(r'filename: "([^"]+)", directory: "([^"]*)"', self.debug[source.group(1)]).groups()
        return pathlib.Path(folder) / name, int(line.group(1))

    def struct(self, name):
        if isinstance(self.structs[name], str):
            self.structs[name] = Tokens(self.structs[name]).type()
        return self.structs[name]

    def resolve(self, kind):
        return self.struct(kind.name) if isinstance(kind, Named) else kind

    def align(self, kind):
        kind = self.resolve(kind)
        if isinstance(kind, Integer):
            return self.size(kind)
        if isinstance(kind, Array):
            return self.align(kind.of)
        if isinstance(kind, Struct):
            return max([self.align(each) for each in kind.fields], default=1)
        return 8

    def offsets(self, kind):
        """Where the fields of a struct lie, and where it ends."""
        at, found = 0, []
        for each in kind.fields:
            at = -(-at // self.align(each)) * self.align(each)
            found.append(at)
            at += self.size(each)
        return found, -(-at // self.align(kind)) * self.align(kind)

    def size(self, kind):
        kind = self.resolve(kind)
        if isinstance(kind, Integer):
            return max(1, kind.bits // 8)
        if isinstance(kind, Array):
            return kind.count * self.size(kind.of)
        if isinstance(kind, Struct):
            return self.offsets(kind)[1]
        return 8

    def parsed(self, function):
        """The function with its blocks."""
        if function.blocks is not None:
            return function
        if function.parameters is None:
            raise Unreadable(f'{function.name}: its parameters')
        blocks, current = {}, None
        lines = iter(function.lines)
        for line in lines:
            label = re.match(r'([-\w.$]+):', line)
            if label:
                current = '%' + label.group(1)
                blocks[current] = []
                continue
            line = line.strip()
            if not line or line.startswith(';'):
                continue
            if line.startswith('switch '):
                while not line.rstrip().endswith(']') and ' ]' not in line:
                    line += ' ' + next(lines).strip()
            line = re.sub(r', align \d+$', '', re.split(r', !\w', line)[0])
            blocks[current].append(self.instruction(line))
        function.blocks, function.first = blocks, next(iter(blocks))
        return function

    def instruction(self, line):
        found = Instruction('', line=line)
        rest = line
        match = re.match(r'(%[-\w.$]+) = ', line)
        if match:
            found.dest, rest = match.group(1), line[match.end():]
        tokens = Tokens(re.sub(r' #\d+.*$', '', rest))
        tokens.attributes()
        found.op = op = tokens.next()
        if op in ('add', 'sub', 'mul', 'udiv', 'urem', 'sdiv', 'srem', 'shl', 'lshr', 'ashr', 'and', 'or', 'xor'):
            found.extra = set()
            while tokens.peek() in ('nuw', 'nsw', 'exact'):
                found.extra.add(tokens.next())
            found.type = tokens.type()
            left = tokens.value(found.type)
            tokens.expect(',')
            found.operands = [left, tokens.value(found.type)]
        elif op == 'icmp':
            found.extra = tokens.next()
            found.type = tokens.type()
            left = tokens.value(found.type)
            tokens.expect(',')
            found.operands = [left, tokens.value(found.type)]
        elif op in ('zext', 'sext', 'trunc', 'bitcast', 'ptrtoint', 'inttoptr'):
            found.operands = [tokens.operand()]
            tokens.expect('to')
            found.type = tokens.type()
        elif op == 'alloca':
            found.type = tokens.type()
        elif op == 'load':
            found.type = tokens.type()
            tokens.expect(',')
            found.operands = [tokens.operand()]
        elif op == 'store':
            found.operands = tokens.operands()
        elif op == 'getelementptr':
            tokens.attributes()
            found.type = tokens.type()
            tokens.expect(',')
            found.operands = tokens.operands()
        elif op == 'br':
            if tokens.take('label'):
                found.extra = [tokens.next()]
            else:
                found.operands = [tokens.operand()]
                found.extra = []
                while tokens.take(','):
                    tokens.expect('label')
                    found.extra.append(tokens.next())
        elif op == 'switch':
            found.operands = [tokens.operand()]
            tokens.expect(',')
            tokens.expect('label')
            found.extra = (tokens.next(), [])
            tokens.expect('[')
            while not tokens.take(']'):
                kind, value = tokens.operand()
                tokens.expect(',')
                tokens.expect('label')
                found.extra[1].append((value[1], tokens.next()))
        elif op == 'phi':
            found.type = tokens.type()
            while tokens.take('['):
                value = tokens.value(found.type)
                tokens.expect(',')
                found.operands.append((value, tokens.next()))
                tokens.expect(']')
                tokens.take(',')
        elif op == 'select':
            found.operands = tokens.operands()
        elif op == 'extractvalue':
            found.operands = [tokens.operand()]
            tokens.expect(',')
            found.extra = int(tokens.next())
        elif op == 'ret':
            if tokens.peek() != 'void':
                found.operands = [tokens.operand()]
        elif op == 'call':
            tokens.attributes()
            found.type = tokens.type()
            if tokens.take('asm'):
                while tokens.peek() in ('sideeffect', 'inteldialect'):
                    tokens.next()
                template = tokens.next()[1:-1]
                tokens.expect(',')
                found.op, found.extra = 'asm', (template, tokens.next()[1:-1])
            else:
                found.extra = tokens.next()
                if not found.extra.startswith('@'):
                    raise Unreadable(f'a call of {found.extra}')
            tokens.expect('(')
            found.operands = tokens.operands()
        elif op != 'unreachable':
            raise Unreadable(line)
        return found
