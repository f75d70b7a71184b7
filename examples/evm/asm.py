#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""EVM assembler: asm.py SOURCE prints the bytecode in hexadecimal.

    ADD             an opcode; those are the names in opcode.c
    PUSH 0x2a       the shortest PUSH of a number, decimal or hexadecimal; PUSH3 0x2a takes three bytes
    PUSH @loop      the place of a label, in two bytes
    loop:           a label: emits JUMPDEST
    P = 0x2a        a name for a number, for all lines after this one: PUSH P
    include "file"  that file's lines, here; its path is relative to the one that includes it
    ; a comment     to the end of the line
"""

import pathlib
import re
import sys

TABLE = pathlib.Path(__file__).with_name("opcode.c").read_text(encoding="utf-8")
HEADER = pathlib.Path(__file__).with_name("opcode.h").read_text(encoding="utf-8")


def opcode_numbers():
    """The enumeration of opcode.h, and the rows of opcode.c that it leaves out."""
    numbers, value = {}, -1
    for name, start in re.findall(r"^    OP_(\w+)(?: = (0x\w+))?,?$", HEADER, re.M):
        value = int(start, 16) if start else value + 1
        numbers[name] = value
    for base, offset, name in re.findall(r"\[OP_(\w+?1) \+ (\d+)\] = {\"(\w+)\"", TABLE):
        numbers[name] = numbers[base] + int(offset)
    return numbers


def lines(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        words = line.split(";")[0].split()
        if words[:1] == ["include"]:
            yield from lines(path.parent / words[1].strip('"'))
        elif words:
            yield f"{path.name}:{number}", words


def assemble(path):
    opcodes, names, labels = opcode_numbers(), {}, {}
    code, references = bytearray(), []

    def number(text):
        value = names[text] if text in names else int(text, 0)
        if not 0 <= value < 2**256:
            raise ValueError(f"{text} is no word")
        return value

    def push(name, operand):
        if operand.startswith("@"):
            code.append(opcodes["PUSH2"])
            references.append((len(code), operand[1:], where))
            code.extend(bytes(2))
            return
        value = number(operand)
        length = (value.bit_length() + 7) // 8
        size = int(name[4:] or length)
        if length > size:
            raise ValueError(f"{operand} does not fit {name}")
        code.append(opcodes["PUSH0"] + size)
        code.extend(value.to_bytes(size, "big"))

    for where, words in lines(path):
        try:
            if len(words) == 3 and words[1] == "=":
                names[words[0]] = number(words[2])
                continue
            rest = iter(words)
            for word in rest:
                if word.endswith(":"):
                    if word[:-1] in labels:
                        raise ValueError(f"{word} is there twice")
                    labels[word[:-1]] = len(code)
                    code.append(opcodes["JUMPDEST"])
                elif re.fullmatch(r"PUSH([1-9]\d?)?", word):
                    push(word, next(rest))
                else:
                    code.append(opcodes[word])
        except (KeyError, ValueError, StopIteration) as error:
            sys.exit(f"{where}: {' '.join(words)}: {error!r}")
    for at, label, where in references:
        if label not in labels:
            sys.exit(f"{where}: no label {label}")
        code[at : at + 2] = labels[label].to_bytes(2, "big")
    return bytes(code)


if __name__ == "__main__":
    print(assemble(pathlib.Path(sys.argv[1])).hex())
