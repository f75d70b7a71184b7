#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes a table of random token transfers: always the same for the same rows, tokens and seed."""

import argparse
import sys

try:
    import numpy
    import transfer_table
except ImportError as error:
    sys.exit(f"generate.py: {error}; examples/dask/README.md says what it needs")

# Random numbers are drawn for so many rows at a time, each time from a seed of its own.
BLOCK = 1 << 16
FEE_RATES = [10**14, 5 * 10**14, 3 * 10**15, 10**16]  # 0.01 %, 0.05 %, 0.3 %, 1 %


def random_block(seed, block, rows, tokens):
    """Amounts have up to 90 bits and prices up to 77, as tokens have; but token 0 is the worthless one that anybody can
    make and whose amounts go up to 2^256 - 1, so that their sum does not fit into 256 bits."""
    random = numpy.random.PCG64([seed, block])  # what it gives, unlike a Generator, never changes with numpy's version
    token = random.random_raw(rows) % tokens
    amount, price, rate = random.random_raw((rows, 4)), random.random_raw((rows, 4)), numpy.zeros((rows, 4), "uint64")
    rate[:, 0] = numpy.array(FEE_RATES, "uint64")[random.random_raw(rows) % len(FEE_RATES)]
    price[:, 1] >>= 64 - 13
    price[:, 2:] = 0
    spam = token == 0
    price[spam] %= numpy.array([10**6, 1, 1, 1], "uint64")
    amount[~spam] >>= numpy.array([0, 64 - 26, 0, 0], "uint64")
    amount[~spam, 2:] = 0
    return {"token": token, "amount": amount, "price": price, "rate": rate}


def number(least, most):
    def convert(text):
        try:
            value = int(text.replace("_", ""))
        except ValueError:
            raise argparse.ArgumentTypeError(f"{text!r} is not a number") from None
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(f"{value:,} is not from {least:,} to {most:,}")
        return value

    return convert


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", help="the table's folder, which must not be there")
    bytes_each = f"{transfer_table.BYTES_PER_ROW} bytes each"
    parser.add_argument("--rows", type=number(1, 10**12), required=True, help=bytes_each)
    parser.add_argument("--tokens", type=number(1, transfer_table.TOKENS_MAX), default=8, help="%(default)s")
    parser.add_argument("--seed", type=number(0, 2**64 - 1), default=1, help="%(default)s")
    options = parser.parse_args()
    blocks = (
        random_block(options.seed, i, min(BLOCK, options.rows - i * BLOCK), options.tokens)
        for i in range(-(-options.rows // BLOCK))
    )
    try:
        transfer_table.write_table(options.folder, options.rows, blocks)
    except transfer_table.TableError as error:
        sys.exit(f"generate.py: {error}")
    print(f"{options.folder}: {options.rows:,} rows, {options.rows * transfer_table.BYTES_PER_ROW / 2**20:,.1f} MiB")


if __name__ == "__main__":
    main()
