#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""What the program evm says and how it exits when something is wrong: check_errors.py EVM"""

import pathlib
import subprocess
import sys
import tempfile

evm = sys.argv[1]
failures = checks = 0
folder = tempfile.TemporaryDirectory()


def check(arguments, code, stdout="", stderr="", stdin=""):
    global failures, checks
    done = subprocess.run([evm, *arguments], capture_output=True, text=True, input=stdin)
    got = (done.returncode, done.stdout, done.stderr)
    expected = (code, stdout, stderr and f"evm: {stderr}\n")
    checks += 1
    if got != expected:
        failures += 1
        print(f"evm {' '.join(arguments)[:200]}\nexpected {expected}\ngot      {got}")


def file(text):
    path = pathlib.Path(folder.name, f"{checks}.hex")
    path.write_text(text)
    return f"@{path}"


def push(number, size=32):
    return f"{0x5f + size:02x}{number:0{2 * size}x}"


MASK = 2**256 - 1

# Where the digits come from.
ADDED = "6003600401" + "5f5260205ff3"
SEVEN = f"returned 0x{7:064x}\ngas used 22\n"
check([ADDED], 0, SEVEN)
check(["0x" + ADDED], 0, SEVEN)
check(["0X" + ADDED.upper()], 0, SEVEN)
check([file(f"  0x{ADDED}\n")], 0, SEVEN)
check([file(" ".join(ADDED[i : i + 2] for i in range(0, len(ADDED), 2)) + "\r\n")], 0, SEVEN)
check(["-"], 0, SEVEN, stdin=ADDED + "\n")
check(["5f355f5260205ff3", "-"], 0, f"returned 0x{7 << 248:064x}\ngas used 18\n", stdin="07")
check(["--decimal", ADDED], 0, "returned 7\ngas used 22\n")
check(["--decimal", "6102015f5260216001f3"], 0, f"returned {0x020100} 0\ngas used 20\n")
check([""], 0, "returned\ngas used 0\n")
check([file("")], 0, "returned\ngas used 0\n")
check([file("00" * 100000)], 0, "returned\ngas used 0\n")

# Arguments.
check(["6g"], 2, stderr="code: character 2, 'g', is no hexadecimal digit")
check(["00", "0x00zz"], 2, stderr="calldata: character 5, 'z', is no hexadecimal digit")
check(["0x0x"], 2, stderr="code: character 4, 'x', is no hexadecimal digit")
check(["0 0"], 2, stderr="code: character 2, 0x20, is no hexadecimal digit")
check([file("00\n0\n0")], 2, stderr="code: character 5, 0x0a, is no hexadecimal digit")
check(["600"], 2, stderr="code: the last byte lacks a digit")
check(["0x1"], 2, stderr="code: the last byte lacks a digit")
check(["@/nowhere/at all"], 2, stderr="/nowhere/at all: No such file or directory")
check([f"@{folder.name}"], 2, stderr="code: cannot be read")
check([file("0" * (1 << 24))], 2, stderr="code: longer than 16 MiB")
check(["-", "-"], 2, stderr="standard input is either the code or the calldata")
check(["00", "00", "00"], 2, stderr="00: one argument too many")
check(["--stack"], 2, stderr="--stack: no such option, or without its value; see evm --help")
check(["00", "--gas"], 2, stderr="--gas: no such option, or without its value; see evm --help")
check(["--gas", "12x", "00"], 2, stderr="--gas: a character or byte that may not stand there at character 3")
check(["--gas", "0x4000000000001", "00"], 2, stderr="--gas: more than 2^50")
check(["--gas", "1e77", "00"], 2, stderr="--gas: more than 2^50")
check(["--gas", "0x4000000000000", "00"], 0, "returned\ngas used 0\n")
check(["--gas", "1_000", "00"], 0, "returned\ngas used 0\n")

# Reverting returns data, and the gas that is left.
check(["60ff5f5360015ffd"], 1, "reverted 0xff\ngas used 16\n")

# The stack: 1024 items, of which none is a third operand.
check(["01"], 3, stderr="stack underflow at pc 0: ADD takes 2 items of 0")
check(["5f01"], 3, stderr="stack underflow at pc 1: ADD takes 2 items of 1")
check(["5f5f08"], 3, stderr="stack underflow at pc 2: ADDMOD takes 3 items of 2")
for n in range(1, 17):
    check(["5f" * n + f"{0x7f + n:x}"], 0, f"returned\ngas used {2 * n + 3}\n")
    check(["5f" * (n + 1) + f"{0x8f + n:x}"], 0, f"returned\ngas used {2 * n + 5}\n")
    check(["5f" * (n - 1) + f"{0x7f + n:x}"], 3, stderr=f"stack underflow at pc {n - 1}: DUP{n} takes {n} items of {n - 1}")
    check(["5f" * n + f"{0x8f + n:x}"], 3, stderr=f"stack underflow at pc {n}: SWAP{n} takes {n + 1} items of {n}")
check(["50"], 3, stderr="stack underflow at pc 0: POP takes 1 items of 0")
check(["f3"], 3, stderr="stack underflow at pc 0: RETURN takes 2 items of 0")
check(["5f" * 1024], 0, "returned\ngas used 2048\n")
check(["5f" * 1024 + "9f00"], 0, "returned\ngas used 2051\n")
check(["5f" * 1024 + "0100"], 0, "returned\ngas used 2051\n")
check(["5f" * 1025], 4, stderr="stack overflow at pc 1024: PUSH0")
check(["5f" * 1024 + "80"], 4, stderr="stack overflow at pc 1024: DUP1")
check(["5f" * 1024 + "5a"], 4, stderr="stack overflow at pc 1024: GAS")

# Jumps: to a JUMPDEST, and not to one that is the data of a PUSH.
check(["60035600"], 5, stderr="bad jump destination at pc 2: JUMP to 0x3")
check(["60035b56"], 5, stderr="bad jump destination at pc 3: JUMP to 0x3")
check(["6004565b5b00"], 0, "returned\ngas used 12\n")
check(["600456605b00"], 5, stderr="bad jump destination at pc 2: JUMP to 0x4")
check(["602456" + "7f" + "5b" * 32 + "5b"], 0, "returned\ngas used 12\n")
check(["602356" + "7f" + "5b" * 32 + "5b"], 5, stderr="bad jump destination at pc 2: JUMP to 0x23")
check(["600556605b"], 5, stderr="bad jump destination at pc 2: JUMP to 0x5")
check(["600456615b"], 5, stderr="bad jump destination at pc 2: JUMP to 0x4")
check([push(2**64 + 34) + "565b"], 5, stderr="bad jump destination at pc 33: JUMP to 0x10000000000000022")
check([push(MASK) + "56"], 5, stderr=f"bad jump destination at pc 33: JUMP to 0x{MASK:x}")
check(["5f" + push(MASK) + "57"], 0, "returned\ngas used 15\n")
check(["6001" + push(MASK) + "57"], 5, stderr=f"bad jump destination at pc 35: JUMPI to 0x{MASK:x}")
for bit in (63, 64, 128, 192, 255):
    check([push(1 << bit) + "5f57"], 5, stderr="bad jump destination at pc 34: JUMPI to 0x0")

# Data of a PUSH beyond the end is 0, and so is what would be run there.
check(["7f"], 0, "returned\ngas used 3\n")
check(["7f" + "ff" * 31], 0, "returned\ngas used 3\n")

# Opcodes that are not here.
check(["fe"], 7, stderr="invalid opcode at pc 0: INVALID")
check(["5f0c"], 7, stderr="invalid opcode at pc 1: 0x0c")
check(["f1"], 7, stderr="invalid opcode at pc 0: 0xf1")
check(["ff"], 7, stderr="invalid opcode at pc 0: 0xff")

# Gas, and memory by it.
check(["--gas", "0", "00"], 0, "returned\ngas used 0\n")
check(["--gas", "0", "5b"], 6, stderr="out of gas at pc 0: JUMPDEST with 0 left")
check(["--gas", "5", "60016001"], 6, stderr="out of gas at pc 2: PUSH1 with 2 left")
check(["--gas", "6", "60016001"], 0, "returned\ngas used 6\n")
check(["--gas", "165", "61ffff600a0a"], 0, "returned\ngas used 116\n")
check(["--gas", "115", "61ffff600a0a"], 6, stderr="out of gas at pc 5: EXP with 109 left")
for opcode, name in (("51", "MLOAD"), ("20", "KECCAK256"), ("f3", "RETURN"), ("fd", "REVERT")):
    for offset in (MASK, 2**64 - 1, 2**64, 2**63, 2**36, 2**35, MASK - 31):
        code = ("" if opcode == "51" else "6001") + push(offset) + opcode
        left = 30000000 - (3 if opcode == "51" else 6)
        check([code], 6, stderr=f"out of gas at pc {len(code) // 2 - 1}: {name} with {left} left")
        if opcode != "51":
            code = push(offset) + "5f" + opcode
            check([code], 6, stderr=f"out of gas at pc {len(code) // 2 - 1}: {name} with {left + 1} left")
            gas = 5 + (30 if opcode == "20" else 0)
            if opcode != "fd":
                check(["5f" + push(offset) + opcode], 0, f"returned\ngas used {gas}\n")
for opcode, name in (("37", "CALLDATACOPY"), ("39", "CODECOPY")):
    check(["5f" + push(MASK) * 2 + opcode], 0, "returned\ngas used 11\n")
    check([push(MASK) + "5f5f" + opcode], 6, stderr=f"out of gas at pc 35: {name} with 29999993 left")
    check(["60015f" + push(MASK) + opcode], 6, stderr=f"out of gas at pc 36: {name} with 29999992 left")
    check(["6001" + push(MASK) + "5f" + opcode + "60205ff3"], 0, f"returned 0x{0:064x}\ngas used 22\n")

# SSTORE: 2300 have to be more than paid for, whatever it costs.
check(["--gas", "2305", "5f5f55"], 0, "returned\ngas used 2204\n")
check(["--gas", "2304", "5f5f55"], 6, stderr="out of gas at pc 2: SSTORE with 2300 left")
check(["60015f555f545f5f5560025f55"], 0, "returned\ngas used 42316\n")

# More memory than this interpreter gives, though it is paid for.
most = 1 << 24
grown = 3 * (most // 32) + (most // 32) ** 2 // 512
check(["--gas", "1e12", push(most - 32) + "51"], 0, f"returned\ngas used {grown + 6}\n")
check(["--gas", "1e12", push(most - 31) + "51"], 8, stderr="memory limit at pc 33: MLOAD")
check(["--gas", "0x4000000000000", push(2**34) + "51"], 8, stderr="memory limit at pc 33: MLOAD")
check(["--gas", "0x4000000000000", push(2**36 - 1) + "51"], 6, stderr=f"out of gas at pc 33: MLOAD with {2**50 - 3} left")

# A counter i that goes down, and reads slot i.
loop = push(1 << 16, 3) + "5b" + "805450" + "6001900380600457" + "5000"
check(["--gas", "1e12", loop], 0, f"returned\ngas used {3 + 65536 * (1 + 3 + 2100 + 2 + 3 + 3 + 3 + 3 + 3 + 10) + 2}\n")
check(["--gas", "1e12", loop.replace("62010000", "62010001", 1)], 9, stderr="storage limit at pc 6: SLOAD")

# The trace, beside the result.
done = subprocess.run([evm, "--trace", "600360040150"], capture_output=True, text=True)
trace = """\
     0  PUSH1            30000000  []
     2  PUSH1            29999997  [0x3]
     4  ADD              29999994  [0x4, 0x3]
     5  POP              29999991  [0x7]
     6  STOP             29999989  []
"""
checks += 1
if (done.stdout, done.stderr) != ("returned\ngas used 11\n", trace):
    failures += 1
    print(f"expected\n{trace}got\n{done.stdout}{done.stderr}")

print(f"{checks} runs, {failures} failed")
sys.exit(failures != 0)
