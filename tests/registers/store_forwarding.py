#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""No inline function loads limbs as a vector, be they its own or its operands, or gathers limbs in a vector to store them:
store_forwarding.py ARCHIVE.

Where they were just stored limb by limb, such a load waits until the stores have left the store buffer, a dozen cycles:
u256_modulus_neg() took 15 ns instead of 2 as long as gcc 12 masked four limbs in memory as two vectors, and an `and` of a
sum 11 instead of 3. And limbs that are gathered are stored five cycles later, for which the next operation waits. Whoever
includes the headers compiles them without the library's -fno-tree-slp-vectorize."""

import re
import subprocess
import sys

MEMORY = re.compile(r"(-?0x[0-9a-f]+)?\((%r\w+)\)$")
# Vector instructions whose operand in memory is no longer than a limb.
SHORT = re.compile(r"v?(mov([lh]ps|[lh]pd|q|d|ss|sd)|pinsr[bwdq]|p?broadcast\w+|cvt\w+)$")


def operands(text):
    return [each.strip() for each in re.split(r",(?![^(]*\))", text.split("#")[0])]


def waiting_loads(listing):
    """Each vector load from where a register was stored before, as (function, store, load), and how many functions."""
    found, functions, function, stores = [], 0, "", {}
    for line in listing.splitlines():
        label = re.match(r"[0-9a-f]+ <([^>]+)>:", line)
        instruction = re.match(r"\s+[0-9a-f]+:\t(\w+)\s*(.*)", line)
        if label:
            function, stores = label[1], {}
            functions += 1
        if not instruction:
            continue
        name, arguments = instruction[1], operands(instruction[2])
        text = f"{name} {', '.join(arguments)}"
        vector = any(re.match(r"%[xyz]mm", each) for each in arguments)
        memory = [(place, MEMORY.match(each)) for place, each in enumerate(arguments) if MEMORY.match(each)]
        for place, match in memory:
            offset, base, last = int(match[1] or "0", 16), match[2], place == len(arguments) - 1
            near = [key for key in stores if key[0] == base and offset - 8 < key[1] < offset + 16]
            if vector and not last and near and not SHORT.match(name):
                found.append((function, stores[near[0]], text))
            elif vector and last:
                for key in near:
                    del stores[key]
            elif last and name.startswith("mov") and re.match(r"%r\w+$", arguments[0]):
                stores[base, offset] = text
        if re.match(r"%r\w+$", arguments[-1]) and not name.startswith(("cmp", "test")):  # another address from here on
            stores = {key: text for key, text in stores.items() if key[0] != arguments[-1]}
    return found, functions


# As much work for scalars as such a wait; and what clang makes of shifts in C with AVX2, which takes half the time.
LOADS_VECTORS = {"u256_popcount", "u256_reverse_bits", "u256_sar", "u256_evm_sar", "u256_rotl", "u256_rotr"}


def operand_loads(listing):
    """Each vector load from what is neither a constant nor on the stack, as (function, load)."""
    found, function = [], ""
    for line in listing.splitlines():
        label = re.match(r"[0-9a-f]+ <([^>]+)>:", line)
        function = label[1] if label else function
        instruction = re.match(r"\s+[0-9a-f]+:\t(\w+)\s*(.*)", line)
        if not instruction or SHORT.match(instruction[1]) or {function, function.split(".")[0]} & LOADS_VECTORS:
            continue
        *sources, target = operands(instruction[2])
        memory = [each for each in sources if re.match(r"(-?0x[0-9a-f]+)?\(%r(?!ip|sp)\w+", each)]
        if memory and re.match(r"%[xyz]mm", target):
            found.append((function, f"{instruction[1]} {instruction[2]}"))
    return found


# By value: gcc for a Zen gathers what it returns in memory.
GATHERS = {"u256_from_i64", "u512_lo", "u512_hi"}


def gathered(listing):
    """The functions that put a second register in a vector."""
    found, function = [], ""
    for line in listing.splitlines():
        label = re.match(r"[0-9a-f]+ <([^>]+)>:", line)
        function = label[1] if label else function
        if re.search(r"\tv?pinsrq\s.*%r\w+,", line) and not (GATHERS & {function, function.split(".")[0]}):
            found.append(function)
    return sorted(set(found))


# The checks themselves: limbs that were stored and are masked in memory, and limbs that are loaded one by one.
WAITING = """
0000000000000000 <masked>:
   0:\tmov    %rdi,(%rax)
   3:\tmov    %rsi,0x8(%rax)
   7:\tmovdqu (%rax),%xmm1
   b:\tpand   %xmm0,%xmm1
   f:\tmovups %xmm1,(%rax)
"""
assert len(waiting_loads(WAITING)[0]) == 1
assert not waiting_loads(WAITING.replace("movdqu (%rax)", "movq   (%rax)"))[0]
assert not waiting_loads(WAITING.replace("movdqu (%rax)", "movdqu 0x10(%rax)"))[0]
assert not waiting_loads(WAITING.replace("   7:", "   6:\tlea 0x20(%rax),%rax\n   7:"))[0]
assert operand_loads(WAITING) == [("masked", "movdqu (%rax),%xmm1")]
assert not operand_loads(WAITING.replace("(%rax),%xmm1", "0x10(%rsp),%xmm1"))
assert not operand_loads(WAITING.replace("masked", "u256_popcount.cold"))
assert gathered(WAITING.replace("movdqu (%rax),%xmm1", "vpinsrq $0x1,%rdi,%xmm2,%xmm1")) == ["masked"]
assert not gathered(WAITING.replace("movdqu (%rax),%xmm1", "vpinsrq $0x1,(%rdi),%xmm2,%xmm1"))

command = ["objdump", "-d", "--no-show-raw-insn", sys.argv[1]]
listing = subprocess.run(command, capture_output=True, text=True, check=True).stdout
loads, count = waiting_loads(listing)
of_operands = operand_loads(listing)
gathers = gathered(listing)
for where, store, load in loads:
    print(f"{where}: {load}, after {store}", file=sys.stderr)
for where, load in of_operands:
    print(f"{where}: {load}", file=sys.stderr)
for where in gathers:
    print(f"{where}: gathers limbs in a vector", file=sys.stderr)
print(f"{count} functions, {len(loads)} vector loads that wait for stores of limbs, {len(of_operands)} of operands, "
      f"{len(gathers)} that gather limbs")
if count < 100:
    sys.exit(f"{sys.argv[1]} has too few functions: objdump's output no longer fits the pattern")
sys.exit(any((loads, of_operands, gathers)))
