# SPDX-License-Identifier: MIT OR Apache-2.0
"""The same machine once more, in Python's integers and from the Yellow Paper, sharing no table with the one in C."""

MASK = 2**256 - 1
NEGATIVE = 2**255

# Opcode: gas, items taken, what they become; the first is the top.
WORD_OPCODES = {
    0x01: (3, 2, lambda a, b: a + b),
    0x02: (5, 2, lambda a, b: a * b),
    0x03: (3, 2, lambda a, b: a - b),
    0x04: (5, 2, lambda a, b: a // b if b else 0),
    0x05: (5, 2, lambda a, b: sdiv(signed(a), signed(b))),
    0x06: (5, 2, lambda a, b: a % b if b else 0),
    0x07: (5, 2, lambda a, b: signed(a) - signed(b) * sdiv(signed(a), signed(b)) if b else 0),
    0x08: (8, 3, lambda a, b, c: (a + b) % c if c else 0),
    0x09: (8, 3, lambda a, b, c: a * b % c if c else 0),
    0x0A: (10, 2, lambda a, b: pow(a, b, 2**256)),
    0x0B: (5, 2, lambda a, b: signextend(a, b)),
    0x10: (3, 2, lambda a, b: a < b),
    0x11: (3, 2, lambda a, b: a > b),
    0x12: (3, 2, lambda a, b: signed(a) < signed(b)),
    0x13: (3, 2, lambda a, b: signed(a) > signed(b)),
    0x14: (3, 2, lambda a, b: a == b),
    0x15: (3, 1, lambda a: a == 0),
    0x16: (3, 2, lambda a, b: a & b),
    0x17: (3, 2, lambda a, b: a | b),
    0x18: (3, 2, lambda a, b: a ^ b),
    0x19: (3, 1, lambda a: ~a),
    0x1A: (3, 2, lambda a, b: b.to_bytes(32, "big")[a] if a < 32 else 0),
    0x1B: (3, 2, lambda a, b: b << a if a < 256 else 0),
    0x1C: (3, 2, lambda a, b: b >> a if a < 256 else 0),
    0x1D: (3, 2, lambda a, b: signed(b) >> min(a, 256)),
    0x1E: (5, 1, lambda a: 256 - a.bit_length()),
}

# Those that take no item and leave one; PUSH1 and longer apart.
READERS = {0x36: 2, 0x38: 2, 0x58: 2, 0x59: 2, 0x5A: 2, 0x5F: 2}

# All others: gas and items taken.
OTHERS = {0x20: (30, 2), 0x35: (3, 1), 0x37: (3, 3), 0x39: (3, 3), 0x50: (2, 1), 0x51: (3, 1), 0x52: (3, 2), 0x53: (3, 2)}
OTHERS |= {0x54: (0, 1), 0x55: (0, 2), 0x56: (8, 1), 0x57: (10, 2), 0x5B: (1, 0), 0x00: (0, 0), 0xF3: (0, 2), 0xFD: (0, 2)}
LEAVES_ONE = {0x20, 0x35, 0x51, 0x54}


def signed(a):
    return a - 2**256 if a & NEGATIVE else a


def sdiv(a, b):
    return (abs(a) // abs(b)) * (1 if (a < 0) == (b < 0) else -1) if b else 0


def signextend(a, b):
    if a >= 31:
        return b
    bits = 8 * (a + 1)
    low = b % 2**bits
    return low - 2**bits if low >> (bits - 1) else low


def keccak256(data, padding=0x01):
    """SHA3-256 for a padding of 0x06."""
    rate, state = 136, [0] * 25
    data = bytearray(data) + bytes([padding]) + bytes(-(len(data) + 1) % rate)
    data[-1] |= 0x80
    for block in range(0, len(data), rate):
        for i in range(rate // 8):
            state[i] ^= int.from_bytes(data[block + 8 * i : block + 8 * i + 8], "little")
        state = keccak_f(state)
    return b"".join(lane.to_bytes(8, "little") for lane in state[:4])


def keccak_f(lanes):
    """FIPS 202, section 3.2, with lane x, y at x + 5 y."""

    def turn(lane, n):
        return (lane << n % 64 | lane >> (64 - n % 64)) & (2**64 - 1)

    lfsr = 1
    for _ in range(24):
        columns = [lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20] for x in range(5)]
        lanes = [lane ^ columns[(i - 1) % 5] ^ turn(columns[(i + 1) % 5], 1) for i, lane in enumerate(lanes)]
        moved, x, y = [lanes[0]] * 25, 1, 0
        for t in range(24):
            moved[y + 5 * ((2 * x + 3 * y) % 5)] = turn(lanes[x + 5 * y], (t + 1) * (t + 2) // 2)
            x, y = y, (2 * x + 3 * y) % 5
        lanes = [
            moved[i] ^ ~moved[i - i % 5 + (i + 1) % 5] & moved[i - i % 5 + (i + 2) % 5] & (2**64 - 1) for i in range(25)
        ]
        for j in range(7):
            lanes[0] ^= (lfsr & 1) << (2**j - 1)
            lfsr = (lfsr << 1) ^ (0x171 if lfsr & 0x80 else 0)
    return lanes


class Halt(Exception):
    """The exit code of evm."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def run(code, calldata, gas):
    """The exit code, what is returned, and the gas used when it is 0 or 1."""
    machine = Machine(code, calldata, gas)
    try:
        while True:
            machine.step()
    except Halt as halt:
        return halt.code, bytes(machine.output), gas - machine.gas


class Machine:
    def __init__(self, code, calldata, gas):
        self.code, self.calldata, self.gas = code, calldata, gas
        self.stack, self.memory, self.storage = [], bytearray(), {}
        self.pc, self.output = 0, b""
        self.jumpdests = set()
        pc = 0
        while pc < len(code):
            if code[pc] == 0x5B:
                self.jumpdests.add(pc)
            pc += code[pc] - 0x5E if 0x60 <= code[pc] <= 0x7F else 1

    def pay(self, cost):
        if cost > self.gas:
            raise Halt(6)
        self.gas -= cost

    def touch(self, offset, length, per_word=0):
        """Pays for memory, and makes it. In the range that tests pay for, there is no limit to it."""
        if length:
            cost = lambda size: 3 * size + size * size // 512
            before, after = len(self.memory) // 32, (offset + length + 31) // 32
            if after > before:
                self.pay(cost(after) - cost(before))
                self.memory.extend(bytes(32 * (after - before)))
        self.pay(per_word * ((length + 31) // 32))
        return slice(offset, offset + length) if length else slice(0, 0)

    def window(self, data, offset, length):
        return data[offset : offset + length].ljust(length, b"\0") if offset < len(data) else bytes(length)

    def jump(self, to):
        if to not in self.jumpdests:
            raise Halt(5)
        self.pc = to

    def check(self, taken, left, gas):
        if len(self.stack) < taken:
            raise Halt(3)
        if len(self.stack) - taken + left > 1024:
            raise Halt(4)
        self.pay(gas)

    def step(self):
        op = self.code[self.pc] if self.pc < len(self.code) else 0
        stack, at = self.stack, self.pc
        self.pc += 1
        if op in WORD_OPCODES:
            gas, taken, function = WORD_OPCODES[op]
            self.check(taken, 1, gas)
            operands = [stack.pop() for _ in range(taken)]
            if op == 0x0A:
                self.pay(50 * ((operands[1].bit_length() + 7) // 8))
            stack.append(int(function(*operands)) & MASK)
        elif op in READERS:
            self.check(0, 1, READERS[op])
            values = {0x36: len(self.calldata), 0x38: len(self.code), 0x58: at, 0x59: len(self.memory), 0x5A: self.gas}
            stack.append(values.get(op, 0))
        elif 0x60 <= op <= 0x7F:
            self.check(0, 1, 3)
            size = op - 0x5F
            stack.append(int.from_bytes(self.window(self.code, self.pc, size), "big"))
            self.pc += size
        elif 0x80 <= op <= 0x8F:
            self.check(op - 0x7F, op - 0x7E, 3)
            stack.append(stack[-(op - 0x7F)])
        elif 0x90 <= op <= 0x9F:
            n = op - 0x8E
            self.check(n, n, 3)
            stack[-1], stack[-n] = stack[-n], stack[-1]
        elif op in OTHERS:
            gas, taken = OTHERS[op]
            self.check(taken, op in LEAVES_ONE, gas)
            self.other(op, *[stack.pop() for _ in range(taken)])
        else:
            raise Halt(7)

    def other(self, op, a=0, b=0, c=0):
        if op == 0x20:
            data = self.memory[self.touch(a, b, 6)]
            self.stack.append(int.from_bytes(keccak256(data), "big"))
        elif op == 0x35:
            self.stack.append(int.from_bytes(self.window(self.calldata, a, 32), "big"))
        elif op in (0x37, 0x39):
            where = self.touch(a, c, 3)
            self.memory[where] = self.window(self.calldata if op == 0x37 else self.code, b, c)
        elif op == 0x51:
            self.stack.append(int.from_bytes(self.memory[self.touch(a, 32)], "big"))
        elif op == 0x52:
            self.memory[self.touch(a, 32)] = b.to_bytes(32, "big")
        elif op == 0x53:
            self.memory[self.touch(a, 1)] = bytes([b & 255])
        elif op == 0x54:
            self.pay(100 if a in self.storage else 2100)
            self.stack.append(self.storage.setdefault(a, 0))
        elif op == 0x55:
            if self.gas <= 2300:
                raise Halt(6)
            self.pay(0 if a in self.storage else 2100)
            self.pay(20000 if self.storage.get(a, 0) == 0 and b != 0 else 100)
            self.storage[a] = b
        elif op == 0x56:
            self.jump(a)
        elif op == 0x57 and b:
            self.jump(a)
        elif op in (0xF3, 0xFD):
            self.output = bytes(self.memory[self.touch(a, b)])
            raise Halt(1 if op == 0xFD else 0)
        elif op == 0x00:
            raise Halt(0)
