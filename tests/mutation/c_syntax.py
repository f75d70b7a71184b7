# SPDX-License-Identifier: MIT OR Apache-2.0
"""Reads the C of this library, as far as single faults need it: which statements and expressions the functions of a
file are made of, and where each stands. It knows the C that is here, not all of C; what it cannot read is an error.

Preprocessor lines are passed over, so that the code of every configuration is read.
"""

import re

TOKEN = re.compile(
    r"""(?P<space>\s+|/\*.*?\*/|//[^\n]*|\#(?:[^\n\\]|\\.)*)
      | (?P<string>"(?:[^"\\]|\\.)*")
      | (?P<char>'(?:[^'\\]|\\.)*')
      | (?P<number>0[xX][0-9a-fA-F]+[uUlL]*|\d+[uUlL]*)
      | (?P<name>[A-Za-z_]\w*)
      | (?P<mark><<=|>>=|\.\.\.|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[-+*/%&|^~!<>=?:;,.(){}\[\]])""",
    re.X | re.S,
)
TYPES = re.compile(
    r"(?:const|static|inline|unsigned|signed|char|short|int|long|bool|void|size_t|u?int\d+_t|u256|u512|__m\w+|"
    r"u256_(?:status|divisor|modulus)|u256_k_(?:u128|signed_limb|gcd_matrix|gcd_words|array_kernels)|struct|union|enum)"
)
BINARY = {"*": 10, "/": 10, "%": 10, "+": 9, "-": 9, "<<": 8, ">>": 8, "<": 7, ">": 7, "<=": 7, ">=": 7, "==": 6,
          "!=": 6, "&": 5, "^": 4, "|": 3, "&&": 2, "||": 1}
ASSIGNMENTS = {"=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="}
# Neither read nor changed: types, text, and conditions for the compiler.
OPAQUE = {"sizeof", "__builtin_constant_p", "U256_CORRECTION", "__asm__", "va_arg"}


class Node:
    """An expression or a statement: its kind, the characters [start, end), its parts, and its operator or name."""

    def __init__(self, kind, start, end, parts=(), what=""):
        self.kind, self.start, self.end, self.parts, self.what = kind, start, end, list(parts), what
        self.mutants = []


class Reader:
    def __init__(self, text, name):
        self.text, self.name, self.at = text, name, 0
        self.tokens, position = [], 0
        while position < len(text):
            match = TOKEN.match(text, position)
            if not match:
                self.fail(position, "no token")
            if match.lastgroup != "space":
                self.tokens.append((match.lastgroup, match[0], match.start(), match.end()))
            position = match.end()
        self.tokens.append(("end", "", len(text), len(text)))

    def fail(self, position, why):
        raise SyntaxError(f"{self.name}:{self.text.count(chr(10), 0, position) + 1}: {why}: "
                          f"{self.text[position:position + 60]!r}")

    # --- Tokens ---

    def see(self, ahead=0):
        return self.tokens[min(self.at + ahead, len(self.tokens) - 1)][1]

    def kind(self, ahead=0):
        return self.tokens[min(self.at + ahead, len(self.tokens) - 1)][0]

    def start(self):
        return self.tokens[self.at][2]

    def end(self):
        """Where the last token ended."""
        return self.tokens[self.at - 1][3]

    def take(self, wanted=None):
        if wanted is not None and self.see() != wanted:
            self.fail(self.start(), f"not {wanted}")
        self.at += 1
        return self.tokens[self.at - 1][1]

    def past(self, opening):
        """Past a bracket and all up to the one that closes it."""
        closing = {"(": ")", "{": "}", "[": "]"}[opening]
        self.take(opening)
        depth = 1
        while depth:
            if self.kind() == "end":
                self.fail(self.start(), f"no {closing}")
            depth += {opening: 1, closing: -1}.get(self.take(), 0)

    # --- Expressions ---

    def is_type(self, ahead=0):
        return self.kind(ahead) == "name" and TYPES.fullmatch(self.see(ahead)) is not None

    def primary(self):
        start = self.start()
        if self.see() == "(" and self.is_type(1):
            self.past("(")
            if self.see() == "{":
                self.past("{")
                return self.postfix(Node("opaque", start, self.end()))
            operand = self.unary()
            return Node("cast", start, self.end(), [operand])
        if self.see() == "(":
            self.take()
            inner = self.comma()
            self.take(")")
            return self.postfix(Node("parenthesis", start, self.end(), [inner]))
        kind, word = self.kind(), self.see()
        if kind in ("string", "char", "number"):
            self.take()
            return self.postfix(Node(kind, start, self.end(), what=word))
        if kind == "name":
            self.take()
            if word in OPAQUE:
                if self.see() == "(":
                    self.past("(")
                else:
                    self.unary()
                return Node("opaque", start, self.end())
            if re.fullmatch(r"U?INT\d+_C", word):
                self.past("(")
                return Node("number", start, self.end(), what=word)
            return self.postfix(Node("name", start, self.end(), what=word))
        self.fail(start, "no expression")

    def postfix(self, node):
        while True:
            if self.see() == "[":
                self.take()
                index = self.comma()
                self.take("]")
                node = Node("index", node.start, self.end(), [node, index])
            elif self.see() == "(":
                self.take()
                arguments = []
                while self.see() != ")":
                    arguments.append(self.assignment())
                    if self.see() == ",":
                        self.take()
                self.take(")")
                node = Node("call", node.start, self.end(), [node] + arguments, node.what)
            elif self.kind() == "string" or (node.kind == "string" and self.kind() == "name"):
                self.take()
                node = Node("string", node.start, self.end())
            elif self.see() in (".", "->"):
                self.take()
                self.take()
                node = Node("member", node.start, self.end(), [node])
            elif self.see() in ("++", "--"):
                node = Node("step", node.start, self.tokens[self.at][3], [node], self.take())
            else:
                return node

    def unary(self):
        start, word = self.start(), self.see()
        if self.kind() == "mark" and word in ("!", "~", "-", "+", "*", "&", "++", "--"):
            self.take()
            operand = self.unary()
            return Node("step" if word in ("++", "--") else "unary", start, self.end(), [operand], word)
        return self.primary()

    def binary(self, lowest=1):
        left = self.unary()
        while self.kind() == "mark" and BINARY.get(self.see(), 0) >= lowest:
            operator = self.take()
            right = self.binary(BINARY[operator] + 1)
            left = Node("binary", left.start, right.end, [left, right], operator)
        return left

    def assignment(self):
        left = self.binary()
        if self.see() == "?":
            self.take()
            yes = self.comma()
            self.take(":")
            no = self.assignment()
            return Node("choice", left.start, no.end, [left, yes, no])
        if self.see() in ASSIGNMENTS:
            operator = self.take()
            right = self.assignment()
            return Node("assignment", left.start, right.end, [left, right], operator)
        return left

    def comma(self):
        node = self.assignment()
        while self.see() == ",":
            self.take()
            right = self.assignment()
            node = Node("comma", node.start, right.end, [node, right])
        return node

    # --- Statements ---

    def is_declaration(self):
        return self.is_type() or (self.kind() == "name" and self.kind(1) == "name")

    def declaration(self):
        """Up to its semicolon; its parts are the initial values of what is not static."""
        start, parts = self.start(), []
        static = self.see() == "static"
        while self.is_type() or (self.kind() == "name" and self.kind(1) == "name") or self.see() == "*" or (
                self.kind() == "name" and self.see(1) == "*" and self.kind(2) == "name"):
            self.take()
            if self.see() == "{":
                self.past("{")
        while True:
            while self.see() in ("*", "const"):
                self.take()
            self.take()
            while self.see() == "[":
                self.past("[")
            if self.see() == "=":
                self.take()
                if static and self.see() == "{":
                    self.past("{")
                else:
                    value = self.initial()
                    parts += [] if static else value
            if self.see() != ",":
                break
            self.take()
        self.take(";")
        return Node("declaration", start, self.end(), parts)

    def initial(self):
        if self.see() != "{":
            return [self.assignment()]
        self.take()
        values = []
        while self.see() != "}":
            if self.see() in (".", "["):
                while self.take() != "=":
                    pass
            values += self.initial()
            if self.see() == ",":
                self.take()
        self.take("}")
        return values

    def statement(self):
        start, word = self.start(), self.see()
        if word == "{":
            self.take()
            parts = []
            while self.see() != "}":
                parts.append(self.statement())
            self.take("}")
            return Node("block", start, self.end(), parts)
        if word in ("if", "while", "switch"):
            self.take()
            self.take("(")
            condition = self.comma()
            self.take(")")
            parts = [condition, self.statement()]
            if word == "if" and self.see() == "else":
                self.take()
                parts.append(self.statement())
            return Node(word, start, self.end(), parts)
        if word == "for":
            return self.for_loop(start)
        if word == "do":
            self.take()
            body = self.statement()
            self.take("while")
            self.take("(")
            condition = self.comma()
            self.take(")")
            self.take(";")
            return Node("do", start, self.end(), [body, condition])
        if word in ("case", "default"):
            while self.take() != ":":
                pass
            return Node("label", start, self.end())
        if word == "return":
            self.take()
            parts = [self.comma()] if self.see() != ";" else []
            self.take(";")
            return Node("return", start, self.end(), parts)
        if word in ("break", "continue", "__asm__", "_Static_assert", ";", "enum"):
            while self.see() != ";":
                self.past(self.see()) if self.see() in ("(", "{", "[") else self.take()
            self.take(";")
            return Node("assembly" if word == "__asm__" else "other", start, self.end())
        if self.is_declaration():
            return self.declaration()
        value = self.comma()
        self.take(";")
        return Node("expression", start, self.end(), [value])

    def for_loop(self, start):
        self.take("for")
        self.take("(")
        parts = []
        if self.is_declaration():
            parts += self.declaration().parts
        else:
            parts += [self.comma()] if self.see() != ";" else []
            self.take(";")
        condition = self.comma() if self.see() != ";" else None
        self.take(";")
        step = self.comma() if self.see() != ")" else None
        self.take(")")
        body = self.statement()
        return Node("for", start, self.end(), parts + [part for part in (condition, step, body) if part])

    # --- The file ---

    def functions(self):
        """Pairs of a function's name and the block that is its body."""
        while self.kind() != "end":
            if self.see() == "(" and self.kind(-1) == "name":
                name = self.see(-1)
                self.past("(")
                if self.see() == "{":
                    yield name, self.statement()
            elif self.see() == "{":
                self.past("{")
            else:
                self.take()
