# SPDX-License-Identifier: MIT OR Apache-2.0
"""The domain of bit vectors: a term is one of z3, as wide as its type, and nothing about it is lost."""

import z3


def simple(term):
    term = z3.simplify(term)
    return term.as_long() if z3.is_bv_value(term) else term


def term(value, bits):
    return z3.BitVecVal(value, bits) if isinstance(value, int) else value


RELATIONS = {'eq': lambda x, y: x == y, 'ne': lambda x, y: x != y, 'ult': z3.ULT, 'ule': z3.ULE, 'ugt': z3.UGT,
             'uge': z3.UGE, 'slt': lambda x, y: x < y, 'sle': lambda x, y: x <= y, 'sgt': lambda x, y: x > y,
             'sge': lambda x, y: x >= y}
OPERATIONS = {'add': lambda x, y: x + y, 'sub': lambda x, y: x - y, 'mul': lambda x, y: x * y, 'udiv': z3.UDiv,
              'urem': z3.URem, 'sdiv': lambda x, y: x / y, 'srem': z3.SRem, 'shl': lambda x, y: x << y,
              'lshr': z3.LShR, 'ashr': lambda x, y: x >> y, 'and': lambda x, y: x & y, 'or': lambda x, y: x | y,
              'xor': lambda x, y: x ^ y}


class Bits:
    def begin(self, run):
        self.solver, self.known = z3.Solver(), 0
        self.solver.set('timeout', 2000)

    def variable(self, name, bits):
        return z3.BitVec(name, bits)

    def possible(self, run, fact):
        """False only when no input has this fact besides those of the run."""
        fact = z3.simplify(fact)
        if z3.is_true(fact) or z3.is_false(fact):
            return z3.is_true(fact)
        for each in run.facts[self.known:]:
            self.solver.add(each)
        self.known = len(run.facts)
        return self.solver.check(fact) != z3.unsat

    def cases(self, bit):
        return [(bit == 1, True), (bit == 0, False)]

    def equal(self, value, number, bits):
        return value == number

    def none_of(self, facts):
        return z3.Not(z3.Or(facts))

    def below(self, value, limit, bits):
        return z3.ULT(value, limit) if limit < 2**bits else True

    def nonzero(self, value, bits):
        return value != 0

    def no_signed_overflow(self, op, bits, x, y):
        x, y = z3.SignExt(bits, term(x, bits)), z3.SignExt(bits, term(y, bits))
        total = OPERATIONS[op](x, y)
        return total == z3.SignExt(bits, z3.Extract(bits - 1, 0, total))

    def binary(self, run, op, bits, x, y):
        return simple(OPERATIONS[op](term(x, bits), term(y, bits)))

    def compare(self, run, relation, bits, x, y):
        return simple(z3.If(RELATIONS[relation](term(x, bits), term(y, bits)), z3.BitVecVal(1, 1), z3.BitVecVal(0, 1)))

    def convert(self, op, bits, to, x):
        if op == 'trunc':
            return simple(z3.Extract(to - 1, 0, x))
        return simple((z3.ZeroExt if op == 'zext' else z3.SignExt)(to - bits, x))

    def select(self, condition, x, y, bits):
        return simple(z3.If(condition == 1, term(x, bits), term(y, bits)))

    def slice(self, value, low, bits):
        return simple(z3.Extract(low + bits - 1, low, value))

    def join(self, parts):
        return simple(z3.Concat([term(value, bits) for bits, value in reversed(parts)]))

    def count(self, run, what, bits, x):
        if what == 'bswap':
            return simple(z3.Concat([z3.Extract(8 * i + 7, 8 * i, x) for i in range(bits // 8)]))
        return simple(leading(x) if what == 'ctlz' else trailing(x))


def leading(x):
    """The zero bits above the highest that is set, its width when none is."""
    bits = x.size()
    found = z3.BitVecVal(bits, bits)
    for i in range(bits):
        found = z3.If(z3.Extract(i, i, x) == 1, z3.BitVecVal(bits - 1 - i, bits), found)
    return found


def trailing(x):
    bits = x.size()
    found = z3.BitVecVal(bits, bits)
    for i in reversed(range(bits)):
        found = z3.If(z3.Extract(i, i, x) == 1, z3.BitVecVal(i, bits), found)
    return found
