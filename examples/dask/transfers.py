#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Adds up a table of token transfers by libu256's array functions, partition by partition, on Dask's workers."""

import argparse
import contextlib
import os
import sys
import time

try:
    import dask.utils
    import distributed
    import transfer_table
    import transfer_totals
    import worker_report
    import workers
except ImportError as error:
    sys.exit(f"transfers.py: {error}; examples/dask/README.md says what it needs")

NUMBERS = "amounts", "fees", "values"


def ranges(rows, size):
    return [(begin, min(begin + size, rows)) for begin in range(0, rows, size)]


def by_dask(client, folder, partitions, killer=None):
    """The totals of the table by the client's workers, with a progress bar."""
    begins, ends = zip(*partitions)
    parts = client.map(transfer_totals.add_up, begins, ends, folder=folder)
    if killer:
        killer.after(parts[len(parts) // 4])
    distributed.progress(parts, notebook=False)
    # By the workers, too, so that one result comes back, however many partitions there are.
    while len(parts) > 1:
        parts = client.map(transfer_totals.together, [parts[i : i + 8] for i in range(0, len(parts), 8)])
    return parts[0].result()


def by_one_process(folder, partitions):
    return transfer_totals.together(transfer_totals.add_up(begin, end, folder) for begin, end in partitions)


def print_totals(totals):
    def text(x):
        whole = f"{x // transfer_totals.ONE:,}"
        return (whole if len(whole) < 28 else f"{x / transfer_totals.ONE:.12e}") + ("*" if x >> 256 else "")

    print(f"{'token':>5} {'transfers':>12}" + "".join(f" {title:>28}" for title in ("amount", "fee", "value")))
    for token, (transfers, *sums) in sorted(totals.sums.items()):
        print(f"{token:>5} {transfers:>12,}" + "".join(f" {text(x):>28}" for x in sums))
    if any(x >> 256 for sums in totals.sums.values() for x in sums):
        print("* more than 256 bits")
    for name, fingerprint in zip(NUMBERS, totals.products):
        print(f"fingerprint of {name:<8} {fingerprint:#066x}")


def compare(what, totals, other):
    if totals != other:
        tokens = [t for t in totals.sums.keys() | other.sums.keys() if totals.sums.get(t) != other.sums.get(t)]
        columns = [name for name, x, y in zip(NUMBERS, totals.products, other.products) if x != y]
        sys.exit(f"check: {what}: other sums of tokens {sorted(tokens)}, other fingerprints of {columns}")
    print(f"check: {what}: the same")


def check(folder, rows, partition_rows, totals):
    """One process, which takes other partitions; and some of the rows by Python's integers."""
    start = time.perf_counter()
    partitions = ranges(rows, partition_rows * 3 // 4 + 1)
    alone = by_one_process(folder, partitions)
    compare(f"one process, {len(partitions)} partitions, {time.perf_counter() - start:.1f} s", totals, alone)
    sample = min(rows, 5000)
    for begin in sorted({0, (rows - sample) // 2, rows - sample}):
        expected = transfer_totals.by_integers(begin, begin + sample, folder)
        got = transfer_totals.add_up(begin, begin + sample, folder)
        compare(f"Python's integers, rows {begin:,} to {begin + sample - 1:,}", got, expected)


def run(options):
    folder = os.path.abspath(options.folder)
    rows = transfer_table.count_rows(folder)
    if options.scheduler:
        cluster = workers.remote(options.scheduler)
    else:
        workers.check_memory(options.memory_limit, options.partition_rows)  # or workers would not even start
        cluster = workers.local(options.workers, options.memory_limit)
    with cluster as client:
        workers.check_workers(client, folder, rows, options.partition_rows)
        limit = workers.memory_limit(client)
        size = dask.utils.format_bytes(limit) if limit else "any size"
        partitions = ranges(rows, options.partition_rows)
        print(f"table: {rows:,} transfers, {dask.utils.format_bytes(rows * transfer_table.BYTES_PER_ROW)}")
        print(f"workers: {len(client.nthreads())} of {size}; {len(partitions)} partitions", flush=True)
        killer = workers.Killer(client) if options.kill else None
        start = time.perf_counter()
        totals = by_dask(client, folder, partitions, killer)
        seconds = time.perf_counter() - start
        if killer:
            killer.wait()
            print(f"killed: {killer.story}; another one took its place")
        peak = max(*workers.ask(client, worker_report.peak_memory).values(), killer.peak if killer else 0)
        print(f"done: {seconds:.1f} s; a worker took at most {dask.utils.format_bytes(peak)} of memory")
    print_totals(totals)
    if options.check:
        check(folder, rows, options.partition_rows, totals)


def memory(text):
    with contextlib.suppress(ValueError, OverflowError):
        if size := dask.utils.parse_bytes(text):
            return size
    raise argparse.ArgumentTypeError(f"{text!r} is no size like 256MiB or 4GB")


def count(text):
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", help="the table, from generate.py")
    parser.add_argument("--partition-rows", type=count, default=1 << 16, help="rows of a task, %(default)s")
    parser.add_argument("--check", action="store_true", help="again in one process, and a sample by Python's integers")
    address = "of a cluster, tcp://HOST:PORT, instead of workers here"
    parser.add_argument("--scheduler", metavar="ADDRESS", help=address)
    local = parser.add_argument_group("workers on this machine")
    local.add_argument("--workers", type=count, help="2")
    local.add_argument("--memory-limit", type=memory, metavar="SIZE", help="of each, 256MiB")
    local.add_argument("--kill", action="store_true", help="kill a worker in the middle")
    options = parser.parse_args()
    if options.scheduler and (options.workers or options.memory_limit or options.kill):
        parser.error("--workers, --memory-limit and --kill are for workers of this machine, not for --scheduler's")
    options.workers = options.workers or 2
    options.memory_limit = options.memory_limit or 256 << 20
    try:
        run(options)
    except (transfer_table.TableError, workers.WorkerError, OverflowError) as error:
        sys.exit(f"transfers.py: {error}")
    except distributed.KilledWorker as error:
        sys.exit(f"transfers.py: a task was given up, since each worker that had it was lost: {error}")


if __name__ == "__main__":
    main()
