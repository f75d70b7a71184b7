#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""The command line of u256calc: what is an expression, what an option, and what is said of wrong ones:
check_options.py U256CALC"""

import re
import sys

from common import DONE, EXPRESSION, OPTION, check, check_run, finish, run

calc = sys.argv[1]
MAX = 2**256 - 1

# Arguments: one expression each, of which the others are calculated when one is wrong.
check_run(calc, ["1 + 2", "ans * 2"], DONE, "3\n6\n")
message = "u256calc: argument 2, character 1: .*\nu256calc: each argument is .*\n"
check_run(calc, ["1", "+", "2"], EXPRESSION, "1\n2\n", message)
check_run(calc, ["7", "2 +", "ans"], EXPRESSION, "7\n7\n", "u256calc: argument 2, character 4: .*")
check_run(calc, ["-5 + 6", "-(1)", "-0x1 + 1"], DONE, f"1\n{MAX}\n0\n")
check_run(calc, ["2\n+\n3"], DONE, "5\n")

# Options, before, between, behind; the last view counts.
check_run(calc, ["-x", "255"], DONE, "0xff\n")
check_run(calc, ["255", "--hex"], DONE, "0xff\n")
check_run(calc, ["-w", "255"], DONE, "0x" + "0" * 62 + "ff\n")
check_run(calc, ["-b", "5"], DONE, "0b101\n")
check_run(calc, ["-b", "MAX"], DONE, "0b" + "1" * 256 + "\n")
check_run(calc, ["-s", "-7"], DONE, "-7\n")
check_run(calc, ["-s", "SMIN"], DONE, f"{-(2**255)}\n")
check_run(calc, ["-u", "ether", "15e17"], DONE, "1.5\n")
check_run(calc, ["-uGwei", "15e17"], DONE, "1500000000\n")
check_run(calc, ["--unit", "6", "1234567"], DONE, "1.234567\n")
check_run(calc, ["--unit=255", "MAX"], DONE, f"0.{MAX:0255d}\n")
check_run(calc, ["-xs", "255", "-w", "1", "-b"], DONE, "0b11111111\n0b1\n")
check_run(calc, ["-cx", "1"], DONE, "0x1\n")
check_run(calc, ["-x", "--", "-SMIN"], DONE, hex(2**255) + "\n")
check_run(calc, ["--", "-x"], EXPRESSION, "", "u256calc: character 2: no number is called 'x'.*")
seven = str(MAX - 6)
views = [("decimal", seven), ("signed", -7), ("hex", hex(MAX - 6)), ("word", hex(MAX - 6)), ("binary", bin(MAX - 6))]
views += [("gwei", f"{seven[:-9]}.{seven[-9:]}"), ("ether", f"{seven[:-18]}.{seven[-18:]}"), ("bits", 256)]
block = "".join(f"{label:8} {value}\n" for label, value in views)
check_run(calc, ["-a", "-7", "ans"], DONE, block + "\n" + block)
for arguments, message in (
    (["-q", "1"], "-q: no such option, .*"),
    (["-MAX"], "-MAX: no such option, .* behind -- .*"),
    (["-xq"], "-xq: no such option, .*"),
    (["--hexx", "1"], "--hexx: no such option, .*"),
    (["--he", "1"], "--he: no such option, .*"),
    (["--hex=1", "1"], "--hex=1: this option takes no value"),
    (["-u"], "-u: this option takes a value"),
    (["1", "--unit"], "--unit: this option takes a value"),
    (["-u", "foo", "1"], "--unit: 'foo' is no unit, .*"),
    (["-u", "256", "1"], "--unit: '256' is no unit, nor a number of decimals up to 255; .*"),
    (["--unit=", "1"], "--unit: '' is no unit, .*"),
):
    check_run(calc, arguments, OPTION, "", f"u256calc: {message}\n")

backend = run(calc, ["--backend"])[1]
check(re.fullmatch(r"backend \w+\narrays \w+\nversion \d+\.\d+\.\d+\n", backend), f"--backend: {backend}")
check_run(calc, ["--version"], DONE, f"u256calc {backend.split()[-1]}\n")
finish("the command line")
