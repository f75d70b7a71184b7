#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""In a library for every x86-64, instructions that a CPU may lack stand only in what is called after CPUID was asked,
and there they are: instructions.py ARCHIVE [--mulx].

--mulx: it has Montgomery's products by mulx, adcx and adox. A CPU that lacks an instruction would stop at it, or,
lzcnt, take it for another one."""

import re
import subprocess
import sys

library = sys.argv[1]
mulx = sys.argv[2:] == ["--mulx"]

# Every x86-64 has SSE2. (tzcnt is bsf with a prefix: the backend's assembly has it where both do.)
BMI2_ADX = {"mulx", "adcx", "adox", "rorx", "sarx", "shlx", "shrx", "bzhi", "pdep", "pext"}
OTHER = re.compile(
    r"(lzcnt|popcnt|movbe|andn|bextr|bls[ir]|blsmsk|crc32|pshufb|palignr|phadd|pabs|psign|pmulhrsw|pmaddubsw|ptest"
    r"|pmulld|pmuldq|p(min|max)(sb|sd|uw|ud)|pextr[bdq]|pinsr[bdq]|pmov[sz]x|pblend|blendv|packusdw|pcmp(eq|gt)q|pclmul"
    r"|aes|sha\d|gf2p8|movddup|lddqu)"
)


def allowed(member, function):
    """What a function of that name may have, in a file of the archive: by the instruction set in the name of either."""
    if re.match(r"u256_k_(avx512|ifma)_", function):
        return {"vectors", "bmi2"}
    if "bmi2_adx" in member:
        return {"bmi2"}
    return {"vectors"} if re.match(r"u256_k_avx2_", function) else set()


def kind(mnemonic):
    word = mnemonic.rstrip("lq") if mnemonic.rstrip("lq") in BMI2_ADX else mnemonic
    if word in BMI2_ADX:
        return "bmi2"
    if re.match(r"v(?!er[rw]$)|k[a-z]+[bwdq]$", word):
        return "vectors"
    return "other" if OTHER.match(word) else None


command = ["objdump", "-d", "--no-show-raw-insn", library]
listing = subprocess.run(command, capture_output=True, text=True, check=True).stdout
failures, functions, reported, special = [], 0, set(), set()
member = function = ""
for line in listing.splitlines():
    file = re.match(r"(\S+):\s+file format", line)
    label = re.match(r"[0-9a-f]+ <([^>]+)>:", line)
    instruction = re.match(r"\s+[0-9a-f]+:\t(?:(?:rep[nz]*|lock|data16|cs|notrack|bnd) )*(\w+)", line)
    if file:
        member = file[1]
    elif label:
        function = label[1]
        functions += 1
    elif instruction and kind(instruction[1]):
        found = kind(instruction[1])
        special.add((member, instruction[1].rstrip("lq")))
        if found not in allowed(member, function) and (member, function, found) not in reported:
            reported.add((member, function, found))
            failures.append(f"{member}: {function} has {line.split(chr(9))[-1].strip()}")

if functions < 100:
    failures.append(f"found only {functions} functions in {library}: objdump's output no longer fits the pattern")
for word in ("mulx", "adcx", "adox") if mulx else ():
    if not any("bmi2_adx" in member and found == word for member, found in special):
        failures.append(f"no {word} in the functions for CPUs that have it")

for failure in failures:
    print(failure, file=sys.stderr)
print(f"{functions} functions; {len(special)} kinds of instructions that a CPU may lack; {len(failures)} failures")
sys.exit(failures != [])
