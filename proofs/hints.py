# SPDX-License-Identifier: MIT OR Apache-2.0
"""What a solver of linear arithmetic is told about products. Each hint says what must follow from the facts before
it is taken, and what then holds as well, which is a matter of multiplying out."""

from integers import Poly, both, corner, either, eq, ge, poly


class Hint:
    def __init__(self, name, needs, gives):
        self.name, self.needs, self.gives = name, needs, gives

    def mark(self):
        return tuple(each if isinstance(each, bool) else (each.kind, each.of.key()) for each in self.needs)


def product(name, x, y):
    """Neither x nor y is negative, nor is their product."""
    return Hint(name, [ge(poly(x), 0), ge(poly(y), 0)], [ge(poly(x) * y, 0)])


def square(name, x):
    return Hint(name, [], [ge(poly(x) * x, 0)])


def scaled(name, zero, factor):
    """x = 0, and so x times anything."""
    return Hint(name, [eq(poly(zero), 0)], [eq(poly(zero) * factor, 0)])


def zero_or_not(name, x, y):
    """Neither x nor y is negative: their product is 0 where one of them is, and else no less than 1."""
    zero = [both(eq(poly(each), 0), eq(poly(x) * y, 0)) for each in (x, y)]
    return Hint(name, [ge(poly(x), 0), ge(poly(y), 0)],
                [either(*zero, both(ge(poly(x), 1), ge(poly(y), 1), ge(poly(x) * y, 1)))])


def by_sign(name, x, y, z):
    """y and z are not negative: when x is not, nor is x y, and else -x - 1 and (-x - 1) z are not."""
    less = -poly(x) - 1
    return Hint(name, [ge(poly(y), 0), ge(poly(z), 0)],
                [either(both(ge(poly(x), 0), ge(x * y, 0)), both(ge(less, 0), ge(less * z, 0)))])


def integer(name, x):
    """A polynomial in integers is one: not between -1 and 0."""
    return Hint(name, [], [either(ge(poly(x), 0), ge(-poly(x) - 1, 0))])


def quotient(x, divisor):
    """x / divisor, of a polynomial all of whose coefficients it divides."""
    if any(factor % divisor for factor in poly(x).terms.values()):
        raise ValueError(f'not a multiple of {divisor}')
    return sum((Poly({monomial: factor // divisor}, *bounds(monomial, factor // divisor))
                for monomial, factor in poly(x).terms.items()), poly(0))


def bounds(monomial, factor):
    one, two = (each * factor for each in corner(monomial))
    return min(one, two), max(one, two)
