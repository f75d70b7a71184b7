# SPDX-License-Identifier: MIT OR Apache-2.0
"""What is computed of a table of transfers: of some of its rows, by array functions; and of two such parts together.

Nothing here knows of Dask. add_up() reads, writes nothing and returns little, so that it may run anywhere, and again.
"""

import functools
import typing

import numpy
import transfer_table
import u256

ONE = 10**18  # amounts, prices and rates have 18 decimals
PRIME = 2**256 - 189  # the largest one below 2^256
POINT = 0x9A3C_61E0_8B5F_D274_16E9_42AF_C803_7D5B_F17A_0C96_3E84_B2DD_5A41_9F68_E7B0_233C  # a random residue

# Memory of a worker: Python, Dask and numpy; and for each row the pages of the columns and the arrays made of them.
MEMORY_BASE = 100 << 20
MEMORY_PER_ROW = 300


class Totals(typing.NamedTuple):
    sums: dict
    """Of each token: the number of transfers, and the sums of amounts, of fees and of values. None overflows: libu256's
    sums have 512 bits, and Python's integers, which they become, as many as they need."""

    products: tuple
    """Of POINT + x modulo PRIME over all amounts, fees, values x: fingerprints of these columns as multisets. They do
    not depend on how rows are divided or ordered. Two columns that differ modulo PRIME have the same for no more of the
    PRIME choices of POINT than they have rows (R. J. Lipton, Fingerprinting sets, Princeton 1989)."""


@functools.lru_cache(maxsize=3)  # as many as there are, for partitions of one size
def constant(number, rows):
    """An array of the same number, where the function has no way to take it once for all rows."""
    array = numpy.tile(u256.array_from_ints([number]), (rows, 1))
    array.flags.writeable = False
    return array


def product(factors, modulus):
    """Of all rows modulo the modulus, in place: the second half is multiplied into the first until one row is left."""
    while (rows := len(factors)) > 1:
        half = rows // 2
        u256.array_modmul(factors[:half], factors[rows - half :], modulus, out=factors[:half])
        factors = factors[: rows - half]
    return u256.array_to_ints(factors)[0]


def add_up(begin, end, folder):
    """The totals of the rows from begin to before end, at least one."""
    token, amount, price, rate = (column[begin:end] for column in transfer_table.open_columns(folder).values())
    one, point, prime = (constant(number, len(token)) for number in (ONE, POINT, PRIME))
    modulus = u256.Modulus(PRIME)
    # The rows of each token one after the other, as array_sum() takes them.
    order = numpy.argsort(token, kind="stable")
    tokens, firsts = numpy.unique(token[order], return_index=True)
    groups = list(zip(firsts, [*firsts[1:], len(token)]))
    sums, products = [[int(last - first) for first, last in groups]], []
    # Two arrays for all columns: Dask has workers give memory back at once (MALLOC_TRIM_THRESHOLD_), and to get more of
    # it for each column took a third of the time.
    numbers, grouped = numpy.empty((2, *amount.shape), "uint64")
    for what, factor in ("amount", None), ("fee", rate), ("value", price):
        if factor is not None:
            _, overflow = u256.array_muldiv(amount, factor, one, out=numbers)
            if overflow:
                raise OverflowError(f"{folder}, rows {begin:,} to {end - 1:,}: a {what} has more than 256 bits")
        numpy.take(amount if factor is None else numbers, order, axis=0, out=grouped, mode="clip")  # else it buffers
        sums.append([u256.array_sum(grouped[first:last]) for first, last in groups])
        u256.array_addmod(grouped, point, prime, out=grouped)
        products.append(product(grouped, modulus))
    return Totals(dict(zip(tokens.tolist(), zip(*sums))), tuple(products))


def together(parts):
    """The totals of parts of a table, at least one, in any order."""

    def both(a, b):
        sums = dict(a.sums)
        for token, more in b.sums.items():
            sums[token] = tuple(x + y for x, y in zip(sums[token], more)) if token in sums else more
        return Totals(sums, tuple(u256.mulmod(x, y, PRIME)[0] for x, y in zip(a.products, b.products)))

    return functools.reduce(both, parts)


def by_integers(begin, end, folder):
    """The same as add_up() by Python's integers alone."""
    token, amount, price, rate = (column[begin:end] for column in transfer_table.open_columns(folder).values())
    integers = lambda column: (int.from_bytes(row.tobytes(), "little") for row in column)
    sums, products = {}, [1, 1, 1]
    for t, a, p, r in zip(token.tolist(), integers(amount), integers(price), integers(rate)):
        numbers = a, a * r // ONE, a * p // ONE
        sums[t] = tuple(x + y for x, y in zip(sums.get(t, (0, 0, 0, 0)), (1, *numbers)))
        products = [x * (POINT + y) % PRIME for x, y in zip(products, numbers)]
    return Totals(sums, tuple(products))
