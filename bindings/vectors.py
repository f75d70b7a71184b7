#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Test vectors for the bindings, from Python's own integers: vectors.py [FILE] writes bindings/vectors.txt, or compares.

    vectors.py > bindings/vectors.txt
    vectors.py bindings/vectors.txt     fails when the file is not what this program writes

A row is FUNCTION INPUT... = OUTPUT..., separated by single spaces: the inputs in the order of the C function's
parameters, then its outputs in that order, then what it returns, if anything (a bool is 0 or 1). Numbers are
hexadecimal without a prefix, negative ones (int results) with a minus; counts and lengths likewise. Bytes are
hexadecimal digits, two for each, most significant first where they are a number. Text stands as it is, after a colon:
":" is no text at all. An output that stays as it was (a parser that fails) is "-".
"""

import math
import random
import sys

M = 1 << 256
SIGN = 1 << 255
SECP256K1 = M - (1 << 32) - 977
BN254 = 0x30644E72E131A029B85045B68181585D97816A916871CA8D3C208C16D87CFD47
NUMBERS = [0, 1, 2, 3, 10**18, (1 << 64) - 1, 1 << 64, (1 << 64) + 1, (1 << 128) - 1, 1 << 128, (1 << 192) - 1,
           SIGN - 1, SIGN, SIGN + 1, BN254, SECP256K1, M - 2, M - 1]

rng = random.Random(256)
rows = []


def some():
    """A number whose length is itself random."""
    return rng.getrandbits(rng.randrange(1, 257))


def signed(x):
    return x - M if x >= SIGN else x


def word(x):
    return x if isinstance(x, str) else ("-" if x < 0 else "") + format(abs(x), "x")


def row(name, inputs, outputs):
    rows.append(" ".join([name, *map(word, inputs), "=", *map(word, outputs)]))


def unary(name, f, numbers=NUMBERS, extra=6):
    for a in numbers + [some() for _ in range(extra)]:
        row(name, [a], f(a))


def pairs(extra):
    edge = [(0, 0), (0, 1), (1, 0), (1, 1), (M - 1, 1), (1, M - 1), (M - 1, M - 1), (M - 1, 2), (SIGN, M - 1), (SIGN, 1), (M - 7, 2),
            (7, M - 2), (SIGN, SIGN), (SIGN - 1, 1), (1 << 128, 1 << 128), ((1 << 128) - 1, (1 << 128) + 1), (SECP256K1, BN254), (5, 0)]
    return edge + [(some(), some()) for _ in range(extra)]


def binary(name, f, extra=8):
    for a, b in pairs(extra):
        row(name, [a, b], f(a, b))


def ternary(name, f, extra=8):
    for a, b, m in [(0, 0, 0), (5, 7, 0), (5, 7, 1), (M - 1, M - 1, M - 1), (M - 1, M - 1, 2), (M - 1, M - 1, SECP256K1), (2, 3, BN254), (1 << 128, 1 << 128, 1),
                    (1 << 200, 1 << 100, 1 << 60), (M - 1, 2, M - 2), (SIGN, SIGN, 1 << 64), (0, 5, 9), (3, 0, 7)]:
        row(name, [a, b, m], f(a, b, m))
    for _ in range(extra):
        a, b, m = some(), some(), some() or 1
        row(name, [a, b, m], f(a, b, m))


def wrap(x, bits=256):
    """What is stored, and whether it differs."""
    return [x % (1 << bits), int(not 0 <= x < 1 << bits)]


def swrap(x):
    return [x % M, int(not -SIGN <= x < SIGN)]


def toward_zero(a, b):
    q = abs(a) // abs(b)
    return -q if (a < 0) != (b < 0) else q


def divrem(a, b):
    return [a // b, a % b, 0] if b else [0, 0, 1]


def sdivrem(a, b):
    a, b = signed(a), signed(b)
    if b == 0:
        return [0, 0, 1]
    q = toward_zero(a, b)
    return [q % M, (a - q * b) % M, swrap(q)[1]]


def modular(f):
    return lambda a, b, m: [f(a, b, m) % m, 0] if m else [0, 1]


def inverse(a, m):
    if m == 0:
        return [0, 1]
    try:
        return [pow(a, -1, m), 0]
    except ValueError:
        return [0, 1]


def muldiv(a, b, d, up=0):
    if d == 0:
        return [0, 1]
    return wrap((a * b + (d - 1) * up) // d)


def compare(a, b):
    return [(a > b) - (a < b)]


def arithmetic():
    binary("u256_add", lambda a, b: wrap(a + b))
    binary("u256_sub", lambda a, b: wrap(a - b))
    binary("u256_mul", lambda a, b: [a * b % M])
    binary("u256_mul_overflow", lambda a, b: wrap(a * b))
    binary("u256_smul", lambda a, b: swrap(signed(a) * signed(b)))
    binary("u256_sadd", lambda a, b: swrap(signed(a) + signed(b)))
    binary("u256_full_mul", lambda a, b: [a * b])
    binary("u256_add_sat", lambda a, b: [min(a + b, M - 1), int(a + b >= M)])
    binary("u256_sub_sat", lambda a, b: [max(a - b, 0), int(a < b)])
    binary("u256_abs_diff", lambda a, b: [abs(a - b), 0], 4)
    unary("u256_neg", lambda a: wrap(-a))
    for a, b in pairs(4):
        k = b % (1 << 64)
        row("u256_mul_u64", [a, k], [a * k % M, a * k // M])
        row("u256_addc", [a, b, b & 1], wrap(a + b + (b & 1)))
    binary("u256_divrem", divrem)
    binary("u256_sdivrem", sdivrem)
    ternary("u256_muldiv", muldiv)
    ternary("u256_muldiv_up", lambda a, b, d: muldiv(a, b, d, 1))


def modulo():
    ternary("u256_addmod", modular(lambda a, b, m: a + b))
    ternary("u256_submod", modular(lambda a, b, m: a - b))
    ternary("u256_mulmod", modular(lambda a, b, m: a * b))
    ternary("u256_powmod", modular(pow))
    for a, m in pairs(4) + [(3, SECP256K1), (BN254 - 1, BN254), (6, 9), (M - 1, 1 << 255)]:
        row("u256_invmod", [a, m], inverse(a, m))
    binary("u256_gcd", lambda a, b: [math.gcd(a, b)], 4)
    binary("u256_pow", lambda a, b: [pow(a, b, M)], 4)
    unary("u256_isqrt", lambda a: [math.isqrt(a)])


def bits():
    binary("u256_and", lambda a, b: [a & b], 4)
    binary("u256_or", lambda a, b: [a | b], 4)
    binary("u256_xor", lambda a, b: [a ^ b], 4)
    unary("u256_not", lambda a: [M - 1 - a], extra=2)
    for n in (0, 1, 63, 64, 65, 128, 255, 256, 257, (1 << 32) - 1):
        for a in (1, SIGN, M - 1, SECP256K1, some()):
            row("u256_shl", [a, n], [(a << n) % M if n < 512 else 0])
            row("u256_shr", [a, n], [a >> n])
            row("u256_sar", [a, n], [(signed(a) >> n) % M])
            row("u256_rotl", [a, n], [((a << n % 256) | (a >> (256 - n % 256))) % M])
    unary("u256_clz", lambda a: [256 - a.bit_length()])
    unary("u256_ctz", lambda a: [(a & -a).bit_length() - 1 if a else 256])
    unary("u256_popcount", lambda a: [bin(a).count("1")])
    unary("u256_bit_len", lambda a: [a.bit_length()], extra=2)
    unary("u256_byte_len", lambda a: [(a.bit_length() + 7) // 8], extra=2)
    for byte in (0, 1, 15, 30, 31, 32, (1 << 32) - 1):
        for a in (0x7F, 0x80, SIGN, M - 1, some(), some()):
            low = a % (1 << 8 * min(byte + 1, 32))
            negative = byte < 31 and low >> (8 * byte + 7)
            row("u256_signextend", [a, byte], [(low - (1 << 8 * (byte + 1))) % M if negative else low])


def comparisons():
    binary("u256_lt", lambda a, b: [int(a < b)], 4)
    binary("u256_eq", lambda a, b: [int(a == b)], 4)
    binary("u256_cmp", compare, 4)
    binary("u256_slt", lambda a, b: [int(signed(a) < signed(b))], 4)
    binary("u256_scmp", lambda a, b: compare(signed(a), signed(b)), 4)


def wide():
    def number():
        return rng.getrandbits(rng.randrange(1, 513))

    top = (1 << 512) - 1
    for a, b in [(0, 0), (top, 1), (top, top), (0, 1), (M, M), (M - 1, M), (1 << 511, 2), (top, M - 1)] + [(number(), number()) for _ in range(6)]:
        row("u512_add", [a, b], wrap(a + b, 512))
        row("u512_sub", [a, b], wrap(a - b, 512))
        row("u512_mul", [a, b], [a * b % (1 << 512)])
        row("u512_divrem", [a, b], divrem(a, b))
        row("u512_divrem_u256", [a, b % M], divrem(a, b % M))
        row("u512_cmp", [a, b], compare(a, b))
        row("u512_isqrt", [a], [math.isqrt(a)])
        row("u512_to_dec", [a], [f":{a}", len(str(a))])


def texts():
    ok, empty, bad, overflow, canonical = range(5)
    for a in NUMBERS + [some() for _ in range(4)]:
        for name, text in (("u256_to_dec", str(a)), ("u256_to_hex", hex(a)), ("u256_to_sdec", str(signed(a))), ("u256_to_hex_full", f"{a:064x}")):
            row(name, [a], [f":{text}", len(text)])
        row("u256_from_dec", [f":{a}"], [a, ok])
        row("u256_from_hex", [f":{a:#x}"], [a, ok])
        row("u256_from_quantity", [f":{a:#x}"], [a, ok])
        row("u256_store_be", [a], [f"{a:064x}"])
        row("u256_load_be", [f"{a:064x}"], [a])
        row("u256_store_le", [a], [a.to_bytes(32, "little").hex()])
        row("u256_load_le", [a.to_bytes(32, "little").hex()], [a])
        for n in (1, 8, 20, 32, 33):
            low = a % (1 << 8 * n)
            row("u256_store_be_n", [n, a], [low.to_bytes(n, "big").hex(), low != a])
            row("u256_store_le_n", [n, a], [low.to_bytes(n, "little").hex(), low != a])
    for name, text, status in (
        ("u256_from_dec", "", empty), ("u256_from_dec", "12x", bad), ("u256_from_dec", "-1", bad), ("u256_from_dec", str(M), overflow),
        ("u256_from_hex", "0x", empty), ("u256_from_hex", "0xg", bad), ("u256_from_hex", f"{M:x}", overflow),
        ("u256_from_quantity", "0x01", canonical), ("u256_from_quantity", "0x", empty), ("u256_from_quantity", f"{M:#x}", overflow),
    ):
        row(name, [f":{text}"], ["-", status])


def main():
    for part in (arithmetic, modulo, bits, comparisons, wide, texts):
        part()
    text = "".join(line + "\n" for line in ["# Made by bindings/vectors.py, which says what a row is. Do not edit."] + rows)
    if len(sys.argv) < 2:
        sys.stdout.write(text)
        return 0
    with open(sys.argv[1], encoding="ascii") as file:
        same = file.read() == text
    print(f"{len(rows)} rows" if same else f"{sys.argv[1]} is not what vectors.py writes")
    return not same


sys.exit(main())
