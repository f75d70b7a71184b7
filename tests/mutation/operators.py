# SPDX-License-Identifier: MIT OR Apache-2.0
"""Single faults in the text of a source file: the operators of the literature (DeMillo, Lipton and Sayward, "Hints on
test data selection", 1978; King and Offutt, "A Fortran language system for mutation-based software testing", 1991) for
C, and their like for the lines of inline assembly.

A mutant is there while U256_MUTANT(its number) is true: an expression becomes a choice, a statement is left out or not,
and an assembly statement is there once for each of its mutants. So one compilation holds all mutants of a file.
"""

import re

from c_syntax import Reader

# What an operator becomes, and those in whose place one operand alone may stand: a carry, a correction, a bit left out.
SWAPS = {"+": "-", "-": "+", "*": "+", "/": "%", "%": "/", "<<": ">>", ">>": "<<", "&": "|", "|": "&", "^": "|",
         "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "&&": "||", "||": "&&"}
LEFT_ALONE = {"+", "-", "|", "^", "&", "<<", ">>", "&&", "||"}
RIGHT_ALONE = {"|", "&&", "||"}
ASSIGNMENTS = {"+=": "-=", "-=": "+=", "|=": "=", "&=": "=", "^=": "=", "*=": "=", "<<=": ">>=", ">>=": "<<="}
# Intrinsics want constants, but for these.
IMMEDIATE = re.compile(r"_mm\d*_(?!(?:mask_|maskz_)?(?:set|setr|set1)_)\w+|U256_K_IFMA_JOIN")
INTRINSICS = {"add_epi64": "sub_epi64", "sub_epi64": "add_epi64", "cmplt_": "cmple_", "cmple_": "cmplt_",
              "cmpgt_": "cmpge_", "cmpge_": "cmpgt_", "and_": "or_", "or_": "and_", "andnot_": "and_",
              "madd52lo": "madd52hi", "madd52hi": "madd52lo", "srli_": "slli_", "slli_": "srli_", "cmpeq_": "cmpneq_",
              "test_": "testn_", "testn_": "test_", "unpacklo": "unpackhi", "unpackhi": "unpacklo"}
INSTRUCTIONS = {"adcq": "addq", "sbbq": "subq", "adcxq": "adoxq", "adoxq": "adcxq", "addq": "subq", "subq": "addq",
                "cmovcq": "cmovncq", "cmovneq": "cmoveq", "shrq": "shlq", "shlq": "shrq"}


class Mutant:
    """What stands in a function at [start, end), what it becomes, by which operator; its number, once it is chosen."""

    def __init__(self, function, operator, start, end, new, place=""):
        self.function, self.operator, self.start, self.end, self.new = function, operator, start, end, new
        self.place, self.number = place, None


class Source:
    """A file, its mutants, and its text with those of them that have a number."""

    def __init__(self, name, text):
        self.name, self.text, self.mutants, self.bodies = name, text, [], []
        for self.function, body in Reader(text, name).functions():
            self.visit(body)
            self.bodies.append(body)

    def old(self, node):
        return self.text[node.start:node.end]

    def line(self, mutant):
        return self.text.count("\n", 0, mutant.start) + 1

    def add(self, node, operator, new):
        mutant = Mutant(self.function, operator, node.start, node.end, new)
        node.mutants.append(mutant)
        self.mutants.append(mutant)

    # --- Which there are ---

    def visit(self, node):
        if node.kind == "expression" and node.parts[0].kind in ("assignment", "call", "step"):
            self.add(node, "statement", "")
        getattr(self, "visit_" + node.kind, self.visit_parts)(node)
        if node.kind in ("if", "choice") and node.parts[0].kind != "opaque":
            for value in "true", "false":
                self.add(node.parts[0], "condition", value)

    def visit_parts(self, node):
        for part in node.parts:
            self.visit(part)

    def visit_number(self, node):
        old = self.old(node)
        self.add(node, "constant", f"{old} + 1")
        if not re.fullmatch(r"0[uUlL]*", old):
            self.add(node, "constant", f"{old} - 1")

    def visit_unary(self, node):
        self.visit(node.parts[0])
        if node.what in "!~-":
            self.add(node, "operand alone", self.old(node.parts[0]))

    def visit_binary(self, node):
        left, right = node.parts
        self.visit(left)
        self.visit(right)
        self.add(node, "operator", f"{self.old(left)} {SWAPS[node.what]} {self.old(right)}")
        if node.what in LEFT_ALONE:
            self.add(node, "operand alone", self.old(left))
        if node.what in RIGHT_ALONE:
            self.add(node, "operand alone", self.old(right))

    def visit_assignment(self, node):
        left, right = node.parts
        self.visit(left)
        self.visit(right)
        if node.what in ASSIGNMENTS:
            self.add(node, "assignment", f"{self.old(left)} {ASSIGNMENTS[node.what]} {self.old(right)}")

    def visit_call(self, node):
        immediate = IMMEDIATE.fullmatch(node.what or "") is not None
        for argument in node.parts[1:2] if node.what == "__builtin_expect" else node.parts[1:]:
            if not (immediate and re.fullmatch(r"(?:0x[\da-f]+|[\dA-Z_ +*/()-])+", self.old(argument))):
                self.visit(argument)
        if immediate:
            for old, new in INTRINSICS.items():
                if re.match(rf"_mm(?:512|\d*(?!\w*_cmp|512))_(?:mask_)?{old}", node.what):
                    self.add(node, "intrinsic", node.what.replace(old, new, 1) + self.old(node)[len(node.what):])
                    break

    # --- The text with them ---

    def with_mutants(self):
        parts, done = [], 0
        for body in self.bodies:
            parts += [self.text[done:body.start], self.render(body)]
            done = body.end
        return "".join(parts) + self.text[done:]

    def render(self, node):
        parts, done = [], node.start
        for part in sorted(node.parts, key=lambda part: part.start):
            parts += [self.text[done:part.start], self.render(part)]
            done = part.end
        text = "".join(parts) + self.text[done:node.end]
        chosen = [mutant for mutant in node.mutants if mutant.number is not None]
        if node.kind == "assembly":
            choices = "".join(f"if (U256_MUTANT({mutant.number})) {mutant.new} else " for mutant in chosen)
            return f"{{ {choices}{text} }}" if chosen else text
        if node.kind == "expression" and chosen:
            return f"{{ if (!U256_MUTANT({chosen[0].number})) {text} }}"
        choices = "".join(f"U256_MUTANT({mutant.number}) ? ({mutant.new}) : " for mutant in chosen)
        return f"({choices}({text}))" if chosen else text

    def visit_assembly(self, node):
        """The instructions, a string each, stand before the first colon."""
        statement = self.old(node)
        strings = list(re.finditer(r'"((?:[^"\\]|\\.)*)"', re.split(r"\n\s*:|\s:\s", statement)[0]))
        for string in strings:
            instruction = string[1].removesuffix("\\n\\t")
            name = instruction.split(" ")[0]
            changed = []
            if len(strings) > 1 and not instruction.startswith(("adcq $0", "adcxq %[zero]", "adoxq %[zero]")):
                changed.append("")
            if name in INSTRUCTIONS:
                changed.append(instruction.replace(name, INSTRUCTIONS[name], 1))
            if name == "cmpq":
                first, second = instruction[len("cmpq "):].split(", ")
                changed.append(f"cmpq {second}, {first}")
            number = re.search(r"\$(\d+)|\b(\d+)\(", instruction)
            if number and name != "adcq":
                value = int(number[1] or number[2])
                changed.append(instruction[:number.start()] + number[0].replace(str(value), str(value ^ 8)) +
                               instruction[number.end():])
            for new in changed:
                rest = string[1][len(instruction):]
                text = statement[:string.start()] + f'"{new}{rest}"' + statement[string.end():]
                mutant = Mutant(self.function, "instruction" if new else "no instruction", node.start + string.start(),
                                node.start + string.end(), text, place=f"{instruction} -> {new or 'nothing'}")
                node.mutants.append(mutant)
                self.mutants.append(mutant)
