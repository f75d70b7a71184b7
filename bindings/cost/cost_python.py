# SPDX-License-Identifier: MIT OR Apache-2.0
"""What an operation costs through u256.py, and with Python's own integers; see cost.py."""

import time

import u256

N = 1024


def fill(state):
    numbers = []
    for _ in range(N):
        x = 0
        for j in range(4):
            state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
            x |= (state ^ state >> 32) << 64 * j
        numbers.append(x)
    return numbers


def measure(name, f, runs=100):
    """The least time of many runs over N numbers, in ns for one of them."""
    least = float("inf")
    for _ in range(runs):
        begin = time.perf_counter_ns()
        f()
        least = min(least, time.perf_counter_ns() - begin)
    print(f"{name} {least / N:.2f}")


a, b, m = fill(1), fill(2), fill(3)
M = 1 << 256
measure("add", lambda: [u256.add(x, y) for x, y in zip(a, b)])
measure("mul", lambda: [u256.mul(x, y) for x, y in zip(a, b)])
measure("div", lambda: [u256.div(x, y) for x, y in zip(a, m)])
measure("mulmod", lambda: [u256.mulmod(x, y, z) for x, y, z in zip(a, b, m)])
measure("own add", lambda: [(x + y) % M for x, y in zip(a, b)])
measure("own mul", lambda: [x * y % M for x, y in zip(a, b)])
measure("own div", lambda: [x // y for x, y in zip(a, m)])
measure("own mulmod", lambda: [x * y % z for x, y, z in zip(a, b, m)])
x, y, z = map(u256.array_from_ints, (a, b, m))
r = x.copy()
measure("array add", lambda: u256.array_add(x, y, out=r), 1000)
measure("array mul", lambda: u256.array_mul(x, y, out=r), 1000)
measure("array mulmod", lambda: u256.array_mulmod(x, y, z, out=r), 1000)
