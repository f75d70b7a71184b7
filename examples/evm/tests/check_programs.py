#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""The programs return what is known of them, and what Python's integers say: check_programs.py EVM PROGRAM.hex..."""

import math
import pathlib
import random
import subprocess
import sys

import reference

evm, *files = sys.argv[1:]
programs = {pathlib.Path(file).stem: file for file in files}
failures = checks = 0

MASK = 2**256 - 1
P = 0x30644E72E131A029B85045B68181585D97816A916871CA8D3C208C16D87CFD47
ORDER = 0x30644E72E131A029B85045B68181585D2833E84879B9709143E1F593F0000001
REVERTED = None


def words(*numbers):
    return "".join(f"{number:064x}" for number in numbers)


def check(name, calldata, expected):
    """expected: the numbers that are returned, or REVERTED."""
    global failures, checks
    command = [evm, "--decimal", "--gas", "1e9", "@" + programs[name], calldata]
    done = subprocess.run(command, capture_output=True, text=True)
    head = "reverted" if expected is REVERTED else " ".join(["returned", *map(str, expected)])
    code = 1 if expected is REVERTED else 0
    checks += 1
    if done.stdout.split("\n")[0] != head or done.returncode != code or done.stderr:
        failures += 1
        print(f"{' '.join(command)}\nexpected {head}\ngot {done.stdout}{done.stderr}exit code {done.returncode}")


def add(a, b):
    """Of points by the textbook, None at infinity; Python inverts by Euclid."""
    if a is None or b is None:
        return a or b
    (x1, y1), (x2, y2) = a, b
    if x1 == x2 and (y1 + y2) % P == 0:
        return None
    slope = 3 * x1 * x1 * pow(2 * y1, -1, P) if a == b else (y2 - y1) * pow(x2 - x1, -1, P)
    x = (slope * slope - x1 - x2) % P
    return x, (slope * (x1 - x) - y1) % P


def times(k, a):
    total = None
    while k:
        if k & 1:
            total = add(total, a)
        a, k = add(a, a), k >> 1
    return total


def check_sum(a, b):
    check("bn254_add", words(*(a or (0, 0)), *(b or (0, 0))), add(a, b) or (0, 0))


# Known results, from elsewhere than this file's arithmetic.
check("factorial", words(57), [40526919504877216755680601905432322134980384796226602145184481280000000000000])
check("fibonacci", words(300), [222232244629420445529739893461909967206666939096499764990979600])
check("keccak", "", [0xC5D2460186F7233C927E7DB2DCC703C0E500B653CA82273B7BFAD8045D85A470])
check("keccak", b"transfer(address,uint256)".hex(), [0xA9059CBB2AB09EB219583F4A59A5D0623ADE346D962BCD4E46B11DA047C9049B])
G, G2 = (1, 2), (
    0x030644E72E131A029B85045B68181585D97816A916871CA8D3C208C16D87CFD3,
    0x15ED738C0E0A7C92E7845F96B2AE9C0A68A6A449E3538FC7FF3EBF7A5A18A2C4,
)
G3 = (
    0x0769BF9AC56BEA3FF40232BCB1B6BD159315D84715B8E679F2D355961915ABF0,
    0x2AB799BEE0489429554FDB7C8D086475319E63B40B9C5B57CDF1FF3DD9FE2261,
)
check("bn254_add", words(*G, *G), G2)
check("bn254_add", words(*G, *G2), G3)

# Python's.
for n in (0, 1, 2, 20, 34, 56):
    check("factorial", words(n), [math.factorial(n)])
for n in (58, 2**64, 2**255, MASK):
    check("factorial", words(n), REVERTED)

fibonacci = [0, 1]
while len(fibonacci) <= 400:
    fibonacci.append(fibonacci[-1] + fibonacci[-2])
for n in (0, 1, 2, 3, 10, 90, 370, 371, 400):  # f(371) is the first above 2^256
    check("fibonacci", words(n), [fibonacci[n] & MASK])

rng = random.Random(7)
for x in (0, 1, 2, 3, 4, 2**128 - 1, 2**128, 2**255, (2**128 - 1) ** 2, (2**128 - 1) ** 2 - 1, MASK, rng.getrandbits(200)):
    check("sqrt", words(x), [math.isqrt(x)])

for n in (1, 31, 32, 135, 136, 137, 271, 272, 273, 1000):
    data = rng.randbytes(n)
    check("keccak", data.hex(), [int.from_bytes(reference.keccak256(data), "big")])

x = 1
for n in range(101):
    if n in (0, 1, 2, 100):
        check("lcg", words(n), [x])
    a = 0x5851F42D4C957F2D14057B7EF767814F5851F42D4C957F2D14057B7EF767814D
    x = (a * x + 0x14057B7EF767814F5851F42D4C957F2D) & MASK


def check_muldiv(a, b, d):
    quotient = a * b // d if d else 2**256
    check("muldiv", words(a, b, d), [quotient] if quotient <= MASK else REVERTED)


numbers = [0, 1, 2, 3, 2**128 - 1, 2**128, 2**255, 2**255 - 1, MASK - 1, MASK]
for a in numbers:
    for d in numbers:
        check_muldiv(a, MASK, d)
for _ in range(60):
    a, b, d = (rng.getrandbits(rng.randrange(257)) << rng.randrange(257) & MASK for _ in range(3))
    check_muldiv(a, b, d)
    if a and b:
        check_muldiv(a, b, a)
        check_muldiv(a, b, max(a, b))

Q96 = 2**96
for amount, root in ((10**6, 2018382873588440326581633304624437), (10**18, Q96), (0, Q96), (3, 4295128739)):
    check("price", words(amount, root), [amount * root // Q96 * root // Q96])
check("price", words(MASK, 2**159), REVERTED)

check_sum(None, None)
check_sum(G, None)
check_sum(None, G2)
check_sum(G, (1, P - 2))
check_sum(times(ORDER - 1, G), G)
for _ in range(12):
    a, b = times(rng.randrange(ORDER), G), times(rng.randrange(ORDER), G)
    check_sum(a, b)
    check_sum(a, a)
check("bn254_add", "", (0, 0))
check("bn254_add", words(1, 2), (1, 2))
for bad in ((1, 3), (0, 1), (1, 2 + P), (1 + P, 2), (P, 0), (0, P), (MASK, MASK)):
    check("bn254_add", words(*bad, 1, 2), REVERTED)
    check("bn254_add", words(1, 2, *bad), REVERTED)

print(f"{checks} runs, {failures} failed")
sys.exit(failures != 0)
