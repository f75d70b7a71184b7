#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Runs evm_bench on the programs with their calldata: measure.py [--smoke] EVM_BENCH PROGRAM.hex..."""

import pathlib
import subprocess
import sys

smoke = sys.argv[1:2] == ["--smoke"]
bench, *files = sys.argv[1 + smoke :]


def words(*numbers):
    return "".join(f"{number:064x}" for number in numbers)


TWICE_G = (
    0x030644E72E131A029B85045B68181585D97816A916871CA8D3C208C16D87CFD3,
    0x15ED738C0E0A7C92E7845F96B2AE9C0A68A6A449E3538FC7FF3EBF7A5A18A2C4,
)
CALLDATA = {
    "factorial": words(57),
    "bn254_add": words(1, 2, *TWICE_G),
    "price": words(10**6, 2018382873588440326581633304624437),
    "muldiv": words(2**255 + 1, 2**254 + 5, 2**255 - 19),
    "sqrt": words(2 * 10**70),
    "lcg": words(10000),
    "fibonacci": words(300),
    "keccak": words(*range(32)),
}
programs = {pathlib.Path(file).stem: file for file in files}
arguments = [argument for name, calldata in CALLDATA.items() for argument in (f"@{programs[name]}", calldata)]
done = subprocess.run([bench, *["--smoke"][: int(smoke)], *arguments], stdout=subprocess.PIPE, text=True)
print(done.stdout, end="")
lines = done.stdout.splitlines()
if done.returncode == 0 and [line.split()[0] for line in lines[1:]] != list(CALLDATA):
    sys.exit("a program is missing")
sys.exit(done.returncode)
