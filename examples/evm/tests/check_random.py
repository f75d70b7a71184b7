#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Random programs end as reference.py says, in status, output and gas: check_random.py EVM [PROGRAMS [SEED]]"""

import hashlib
import random
import subprocess
import sys

import reference

evm = sys.argv[1]
programs = int(sys.argv[2]) if len(sys.argv) > 2 else 300
seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20261125
rng = random.Random(seed)

KNOWN = [*reference.WORD_OPCODES, *reference.READERS, *reference.OTHERS]
WORDS = [0, 1, 2, 3, 31, 32, 33, 255, 256, 257, 2**64 - 1, 2**64, 2**128, 2**255 - 1, 2**255, 2**256 - 2, 2**256 - 1]


def word():
    kind = rng.randrange(4)
    if kind == 0:
        return rng.choice(WORDS)
    if kind == 1:
        return rng.randrange(512)
    if kind == 2:
        return rng.getrandbits(256)
    return (rng.getrandbits(256) >> rng.randrange(256)) ^ (-rng.randrange(2) & reference.MASK)


def push(value):
    size = max(1, (value.bit_length() + 7) // 8)
    size = rng.choice((size, size, 32))
    return bytes([0x5F + size]) + value.to_bytes(size, "big")


def small():
    return push(rng.choice((0, 1, 31, 32, 33, 64, 95, 1000)))


def operands(op):
    """Of their kind, most of the time; the top of the stack last."""
    if op in (0x51, 0x54):
        return [small()]
    if op in (0x52, 0x53, 0x55):
        return [push(word()), small()]
    if op in (0x37, 0x39):
        return [small(), rng.choice((small(), push(word()))), small()]
    if op in (0x20, 0xF3, 0xFD):
        return [small(), small()]
    taken = reference.WORD_OPCODES[op][1] if op in reference.WORD_OPCODES else reference.OTHERS.get(op, (0, 0))[1]
    return [push(word()) for _ in range(taken)]


def sensible():
    """Code that runs for a while, and returns what it has computed."""
    code, depth = b"", 0
    for _ in range(rng.randrange(1, 80)):
        op = rng.choice(KNOWN)
        if op in (0x00, 0xF3, 0xFD) and rng.randrange(10):
            op = rng.choice(list(reference.WORD_OPCODES))
        if op in (0x56, 0x57):
            # Over some bytes, to a JUMPDEST as a rule.
            condition = bytes([0x60, rng.randrange(2)]) if op == 0x57 else b""
            to = len(code) + len(condition) + 4 + rng.randrange(6)
            code += condition + bytes([0x61]) + to.to_bytes(2, "big") + bytes([op])
            code += bytes(to - len(code)) if condition == b"" else b"\x5b" * (to - len(code))
            code += bytes([0x5B if rng.randrange(30) else 0x60])
            continue
        given = operands(op)
        if op in reference.WORD_OPCODES and depth >= len(given) and rng.randrange(2):
            depth -= len(given)
            given = []
        code += b"".join(given) + bytes([op])
        depth += op in reference.WORD_OPCODES or op in reference.READERS or op in reference.LEAVES_ONE
        if depth and rng.randrange(3) == 0:
            code += bytes([0x7F + rng.randrange(1, min(depth, 16) + 1)])
            depth += 1
        if depth > 1 and rng.randrange(3) == 0:
            code += bytes([0x8F + rng.randrange(1, min(depth, 17))])
        if rng.randrange(300) == 0:
            code += bytes([rng.randrange(0x80, 0xA0)])
    for i in range(depth):
        code += push(32 * i) + b"\x52"
    return code + push(32 * depth) + rng.choice((b"\x5f\xf3", b"\x5f\xfd"))


for n in (0, 1, 135, 136, 137, 300):
    data = rng.randbytes(n)
    assert reference.keccak256(data, 0x06) == hashlib.sha3_256(data).digest()

failures = 0
ends = {}
for i in range(programs):
    code = sensible() if rng.randrange(4) else rng.randbytes(rng.randrange(80))
    calldata = rng.randbytes(rng.choice((0, 1, 32, 100)))
    gas = rng.choice((100, 1000, 100000, 10**6))
    status, output, used = reference.run(code, calldata, gas)
    ends[status] = ends.get(status, 0) + 1
    done = subprocess.run([evm, "--gas", str(gas), code.hex(), calldata.hex()], capture_output=True, text=True)
    text = ""
    if status < 2:
        text = f"{('returned', 'reverted')[status]}{' 0x' if output else ''}{output.hex()}\ngas used {used}\n"
    if (done.returncode, done.stdout) != (status, text):
        failures += 1
        print(f"seed {seed}, program {i}: evm --gas {gas} '{code.hex()}' '{calldata.hex()}'")
        print(f"expected exit code {status}, {text}got exit code {done.returncode}, {done.stdout}{done.stderr}")

print(f"{programs} programs, {failures} failed; how they end: {dict(sorted(ends.items()))}")
sys.exit(failures != 0 or (programs >= 300 and not {0, 1, 3, 5, 6, 7} <= set(ends)))
