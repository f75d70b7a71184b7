# SPDX-License-Identifier: MIT OR Apache-2.0
"""The domain of integers: a term is a polynomial in the limbs that came in, and in what was cut off: where C
computes modulo 2^64, 2^64 times a new variable is subtracted. So products stay products, and sums of them
telescope.

A solver sees each product of variables as one variable of its own, and so decides linear arithmetic alone. What a
proof needs to know about products is given to it by hints, each of them checked: that two numbers which are not
negative have a product which is not, and that an equation may be multiplied."""

import z3

import ir
from solver import ask


class Poly:
    """A polynomial with integer coefficients: {variables in order: coefficient}, and bounds of its value."""

    __slots__ = ('terms', 'lo', 'hi')

    def __init__(self, terms, lo, hi):
        self.terms, self.lo, self.hi = terms, lo, hi

    def __add__(self, other):
        other = poly(other)
        terms = dict(self.terms)
        for key, factor in other.terms.items():
            terms[key] = terms.get(key, 0) + factor
            if terms[key] == 0:
                del terms[key]
        return bounded(terms, self.lo + other.lo, self.hi + other.hi)

    def __mul__(self, other):
        other = poly(other)
        terms = {}
        for one, x in self.terms.items():
            for two, y in other.terms.items():
                key = tuple(sorted(one + two, key=str))
                terms[key] = terms.get(key, 0) + x * y
        corners = [x * y for x in (self.lo, self.hi) for y in (other.lo, other.hi)]
        return bounded({key: factor for key, factor in terms.items() if factor}, min(corners), max(corners))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + poly(other) * -1

    def __rsub__(self, other):
        return poly(other) + self * -1

    def key(self):
        return frozenset(self.terms.items())


class Variable:
    __slots__ = ('name', 'lo', 'hi')

    def __init__(self, name, lo, hi):
        self.name, self.lo, self.hi = name, lo, hi

    def __str__(self):
        return self.name


def variable(name, lo, hi):
    return Poly({(Variable(name, lo, hi),): 1}, lo, hi) if lo < hi else poly(lo)


def poly(number):
    return number if isinstance(number, Poly) else Poly({(): number} if number else {}, number, number)


def corner(monomial):
    """The bounds of a product of variables."""
    lo = hi = 1
    for each in monomial:
        corners = [x * y for x in (lo, hi) for y in (each.lo, each.hi)]
        lo, hi = min(corners), max(corners)
    return lo, hi


def bounded(terms, lo, hi):
    """The better ones of two bounds: those that are known, and those that follow from the variables'."""
    low = high = 0
    for monomial, factor in terms.items():
        one, two = corner(monomial)
        low += min(one * factor, two * factor)
        high += max(one * factor, two * factor)
    lo, hi = max(lo, low), min(hi, high)
    if lo == hi:
        return poly(lo)
    return Poly(terms, lo, hi)


# --- Facts ---

class Fact:
    """eq: a polynomial is 0; ge: it is not negative; mod: it is a multiple of `by`; or, and: of facts."""

    __slots__ = ('kind', 'of', 'by')

    def __init__(self, kind, of, by=None):
        self.kind, self.of, self.by = kind, of, by


def eq(x, y):
    if isinstance(x, Poly) or isinstance(y, Poly):
        return Fact('eq', poly(x) - y)
    return x == y


def congruent(x, y, modulus):
    if isinstance(x, Poly) or isinstance(y, Poly):
        return Fact('mod', poly(x) - y, modulus)
    if z3.is_expr(x):  # of a power of two
        return z3.Extract(modulus.bit_length() - 2, 0, x - y) == 0
    return (x - y) % modulus == 0


def multiple(v, x, modulus):
    """x is a multiple of a modulus that is no constant: of polynomials, by one of the factors that v.witness gives."""
    if isinstance(x, Poly):
        return either(*[eq(x, factor * modulus) for factor in v.witnesses])
    return x % modulus == 0


def ge(x, y):
    if isinstance(x, Poly) or isinstance(y, Poly):
        return Fact('ge', poly(x) - y)
    return x >= y


def gt(x, y):
    return ge(x, y + 1)


def le(x, y):
    return ge(y, x)


def lt(x, y):
    return ge(y, x + 1)


def either(*facts):
    if any(isinstance(fact, Fact) for fact in facts):
        return Fact('or', [fact for fact in facts if fact is not False]) if True not in facts else True
    return z3.Or(facts) if any(z3.is_expr(fact) for fact in facts) else any(facts)


def both(*facts):
    if any(isinstance(fact, Fact) for fact in facts):
        return Fact('and', [fact for fact in facts if fact is not True]) if False not in facts else False
    return z3.And(facts) if any(z3.is_expr(fact) for fact in facts) else all(facts)


def when(flag, fact):
    """The fact, where a flag of 0 or 1 is set."""
    return either(eq(flag, 0), fact)


def unless(flag, fact):
    return either(eq(flag, 1), fact)


class Linear:
    """Facts as a solver of linear arithmetic gets them, a variable for every product."""

    def __init__(self, sort):
        self.sort, self.names, self.limits, self.multiples = sort, {}, [], 0
        self.owners = {}

    def own(self, name, owner):
        """For the solver two variables of one name are one, and whatever follows from that would be proved."""
        if self.owners.setdefault(name, owner) is not owner:
            raise ir.Unreadable(f'two variables have the name {name}')

    def product(self, monomial):
        for each in monomial:
            self.own(str(each), each)
        name = '*'.join(str(each) for each in monomial)
        if name not in self.names:
            self.names[name] = self.sort(name)
            lo, hi = corner(monomial)
            self.limits += [self.names[name] >= lo, self.names[name] <= hi]
        return self.names[name]

    def fresh(self):
        self.multiples += 1
        self.own(f'multiple{self.multiples}', self.multiples)
        return self.sort(f'multiple{self.multiples}')

    def no(self, fact):
        """That a fact does not hold."""
        if isinstance(fact, Fact) and fact.kind == 'mod':
            rest = self.sort('rest')
            return z3.And(self.total(fact.of) == fact.by * self.sort('multiple') + rest, rest >= 1, rest < fact.by)
        return z3.Not(self.formula(fact))

    def total(self, number):
        parts = [factor * self.product(monomial) if monomial else factor for monomial, factor in number.terms.items()]
        return z3.Sum(parts) if parts else z3.IntVal(0) if self.sort is z3.Int else z3.RealVal(0)

    def formula(self, fact):
        if isinstance(fact, bool):
            return z3.BoolVal(fact)
        if fact.kind == 'eq':
            return self.total(fact.of) == 0
        if fact.kind == 'ge':
            return self.total(fact.of) >= 0
        if fact.kind == 'mod':
            return self.total(fact.of) == fact.by * self.fresh()
        return (z3.Or if fact.kind == 'or' else z3.And)([self.formula(each) for each in fact.of])


def narrowed(x, lo, hi):
    """The same number, of which bounds are known."""
    return Poly(x.terms, max(x.lo, lo), min(x.hi, hi))


def at_least(facts):
    """The variables that facts say to be no less than a constant, by name."""
    found = {}
    for fact in facts:
        if isinstance(fact, Fact) and fact.kind == 'ge':
            names = [key for key in fact.of.terms if key]
            if len(names) == 1 and len(names[0]) == 1 and fact.of.terms[names[0]] == 1:
                found[str(names[0][0])] = -fact.of.terms.get((), 0)
    return found


def follows(facts, goal, which='z3', seconds=20, integers=True):
    """'unsat' when the goal follows from the facts, for rational numbers already or for integers alone; the time."""
    if isinstance(goal, Fact) and goal.kind == 'ge' and goal.of.lo >= 0:
        return 'unsat', 0.0, None
    spent = 0.0
    rational = not isinstance(goal, Fact) or goal.kind != 'mod'
    for sort, logic in ((z3.Real, 'QF_LRA'), (z3.Int, 'QF_LIA'))[0 if rational else 1:2 if integers else 1]:
        linear = Linear(sort)
        wanted = linear.no(goal)
        given = [linear.formula(fact) for fact in facts]
        answer = ask(given + linear.limits + [wanted], logic, which, seconds)
        spent += answer.seconds
        if answer.word == 'unsat':
            break
    return answer.word, spent, found(linear, answer.model)


def found(linear, model):
    """What a solver's model says of a polynomial's value, each product as it follows from its variables."""
    def value(number):
        total = 0
        for monomial, factor in number.terms.items():
            for each in monomial:
                name = linear.names.get(str(each))
                answer = model.eval(name, model_completion=True) if name is not None else None
                factor *= answer.as_long() if answer is not None and z3.is_int_value(answer) else each.lo
            total += factor
        return total

    return value if model is not None else None


def limbs(name, count, words):
    """New limbs; as one word, x, limb i is floor(x / B^i) - B floor(x / B^(i+1))."""
    top = 2**64
    if not words:
        return [variable(f'{name}.{i}', 0, top - 1) for i in range(count)]
    above = [variable(f'{name}.{i}', 0, top**(count - i) - 1) for i in range(count)] + [poly(0)]
    return [Poly((one - two * top).terms, 0, top - 1) for one, two in zip(above, above[1:])]


# --- The domain ---

class Integers:
    def __init__(self, forks=False, words=False):
        self.forks = forks  # whether each value that a carry may have is a way of its own
        self.words = words  # whether limbs are differences of what they make
        self.within = None  # shows that a number is between others, if it can

    def begin(self, run):
        self.run, self.count, self.parts = run, 0, {}
        self.solver, self.linear, self.known = None, None, 0

    def fresh(self, lo, hi, name='x'):
        self.count += 1
        return variable(f'{name}~{self.count}', lo, hi)  # ~: u1 and 1 are not u and 11

    def limbs(self, name, count):
        self.count += 1
        return limbs(f'{name}~{self.count}', count, self.words)

    def possible(self, run, fact):
        if isinstance(fact, bool):
            return fact
        if self.solver is None:
            self.linear, self.solver = Linear(z3.Real), z3.SolverFor('QF_LRA')
            self.solver.set('timeout', 1000)
        for each in run.facts[self.known:]:
            self.solver.add(self.linear.formula(each))
        self.known = len(run.facts)
        formula = self.linear.formula(fact)
        self.solver.add(*self.linear.limits)
        self.linear.limits = []
        return self.solver.check(formula) != z3.unsat

    def divide(self, run, x, divisor):
        """Quotient, rounded down, and remainder of any integer by a constant."""
        if isinstance(x, int):
            return divmod(x, divisor)
        if x.lo // divisor == x.hi // divisor:
            return x.lo // divisor, x - x.lo // divisor * divisor
        key = (x.key(), divisor)
        if key not in self.parts:
            multiple = {monomial: factor for monomial, factor in x.terms.items() if factor % divisor == 0}
            rest = {monomial: factor for monomial, factor in x.terms.items() if factor % divisor}
            rest = bounded(rest, -10**400, 10**400)
            if multiple and 0 <= rest.lo and rest.hi < divisor:
                whole = {monomial: factor // divisor for monomial, factor in multiple.items()}
                quotient = bounded(whole, x.lo // divisor, x.hi // divisor)
            elif self.forks and x.hi // divisor - x.lo // divisor < 3:
                quotient = run.split([(both(ge(x, each * divisor), lt(x, each * divisor + divisor)), each)
                                      for each in range(x.lo // divisor, x.hi // divisor + 1)])
                rest = x - quotient * divisor
                rest = Poly(rest.terms, max(0, rest.lo), min(divisor - 1, rest.hi))
            else:
                quotient = self.fresh(x.lo // divisor, x.hi // divisor, 'cut')
                rest = x - quotient * divisor
                rest = Poly(rest.terms, max(0, rest.lo), min(divisor - 1, rest.hi))
                run.facts += [Fact('ge', rest), Fact('ge', divisor - 1 - rest)]
            self.parts[key] = (quotient, rest if rest.lo < rest.hi else rest.lo)
        return self.parts[key]

    def wrap(self, run, x, bits):
        unsure = self.within and isinstance(x, Poly) and (x.lo < 0 or x.hi >= 2**bits)
        if unsure and self.within(run, x, 0, 2**bits - 1):
            return narrowed(x, 0, 2**bits - 1)
        return number(self.divide(run, x, 2**bits)[1])

    def cases(self, bit):
        return [(eq(bit, 1), True), (eq(bit, 0), False)]

    def equal(self, value, wanted, bits):
        return eq(value, wanted)

    def none_of(self, facts):
        return both(*[either(Fact('ge', fact.of - 1), Fact('ge', -fact.of - 1)) for fact in facts])

    def below(self, value, limit, bits):
        return lt(value, limit) if limit < 2**bits else True

    def nonzero(self, value, bits):
        return ge(value, 1)

    def no_signed_overflow(self, op, bits, x, y):
        top = 2**(bits - 1)
        if all(isinstance(each, int) and each < top or isinstance(each, Poly) and each.hi < top for each in (x, y)):
            total = {'add': lambda: x + y, 'sub': lambda: x - y, 'mul': lambda: x * y}[op]()
            return both(lt(total, top), ge(total, -top))
        raise ir.Unreadable('signed arithmetic')

    def certain(self, run, bit):
        """A flag as a number: both ways are gone where it is not known."""
        return bit if isinstance(bit, int) else int(run.truth(bit))

    def binary(self, run, op, bits, x, y):
        if bits == 1 or op in ('and', 'or', 'xor') and max(poly(x).hi, poly(y).hi) <= 1:  # flags
            x, y = self.certain(run, x), self.certain(run, y)
            return {'and': x & y, 'or': x | y, 'xor': x ^ y}[op]
        if op == 'sub' and x == 0 and y.lo >= 0 and y.hi <= 1:
            return -self.certain(run, y) % 2**bits  # a mask
        if op in ('add', 'sub', 'mul'):
            return self.wrap(run, {'add': lambda: x + y, 'sub': lambda: x - y, 'mul': lambda: poly(x) * y}[op](), bits)
        if op == 'shl' and isinstance(y, int):
            return number(self.divide(run, x, 2**(bits - y))[1] * 2**y)
        if op == 'lshr' and isinstance(y, int):
            return number(self.divide(run, x, 2**y)[0])
        if op in ('udiv', 'urem'):
            if isinstance(y, int):
                return number(self.divide(run, x, y)[op == 'urem'])
            key = (poly(x).key(), y.key())
            if key not in self.parts:
                quotient = self.fresh(poly(x).lo // y.hi, poly(x).hi // max(1, y.lo), 'quotient')
                rest = self.fresh(0, y.hi - 1, 'rest')
                run.facts += [eq(quotient * y + rest, x), lt(rest, y)]
                self.parts[key] = (quotient, rest)
            return self.parts[key][op == 'urem']
        for mask, other in ((x, y), (y, x)):
            if isinstance(mask, int):
                if op == 'and' and mask & (mask + 1) == 0:
                    return number(self.divide(run, other, mask + 1)[1])
                if op == 'and' and (2**bits - mask) & (2**bits - mask - 1) == 0:
                    return number(self.divide(run, other, 2**bits - mask)[0] * (2**bits - mask))
                if op == 'xor' and mask == 2**bits - 1:
                    return number(mask - other)
                if op in ('or', 'xor') and (mask == 0 or other.hi < mask & -mask):
                    return number(mask + other)
            if op in ('or', 'xor') and isinstance(mask, Poly):
                limit = 2**poly(other).hi.bit_length()
                if all(factor % limit == 0 for factor in mask.terms.values()):
                    return number(mask + other)
        if op == 'or':  # no less than either, and no more than both together
            x, y = poly(x), poly(y)
            either_bit = self.fresh(max(x.lo, y.lo), min(2**bits - 1, x.hi + y.hi), 'or')
            run.facts += [ge(either_bit, x), ge(either_bit, y), le(either_bit, x + y)]
            return either_bit
        raise ir.Unreadable(f'{op} of {bits} bits, as arithmetic')

    def compare(self, run, relation, bits, x, y):
        if relation[0] == 's' and max(poly(x).hi, poly(y).hi) >= 2**(bits - 1):
            raise ir.Unreadable('a signed order')
        word = relation[-2:]
        if word == 'eq' or word == 'ne':
            facts = [(eq(x, y), int(word == 'eq')), (lt(x, y), int(word == 'ne')), (gt(x, y), int(word == 'ne'))]
        else:
            yes = {'lt': lambda: lt(x, y), 'le': lambda: le(x, y), 'gt': lambda: gt(x, y), 'ge': lambda: ge(x, y)}[word]
            no = {'lt': lambda: ge(x, y), 'le': lambda: gt(x, y), 'gt': lambda: le(x, y), 'ge': lambda: lt(x, y)}[word]
            facts = [(yes(), 1), (no(), 0)]
        return run.split([(fact, value) for fact, value in facts if not hopeless(fact)])

    def convert(self, op, bits, to, x):
        if op == 'zext':
            return x
        if op == 'trunc':
            return self.wrap(self.run, x, to)
        raise ir.Unreadable('a sign extended')

    def select(self, condition, x, y, bits):
        return x if self.run.truth(condition) else y

    def slice(self, value, low, bits):
        return number(self.divide(self.run, self.divide(self.run, value, 2**low)[0], 2**bits)[1])

    def join(self, parts):
        total, shift = 0, 0
        for bits, value in parts:
            total, shift = total + value * 2**shift, shift + bits
        return total

    def count(self, run, what, bits, x):
        raise ir.Unreadable(what)


def hopeless(fact):
    """Whether bounds alone show that it is false."""
    if isinstance(fact, bool):
        return not fact
    if fact.kind == 'eq':
        return fact.of.lo > 0 or fact.of.hi < 0
    return fact.kind == 'ge' and fact.of.hi < 0


def number(value):
    """A polynomial that is constant as an int."""
    if isinstance(value, Poly) and not value.terms:
        return 0
    if isinstance(value, Poly) and value.lo == value.hi:
        return value.lo
    return value
