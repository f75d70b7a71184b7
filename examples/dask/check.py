#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""The example on Dask does what its README says: check.py LIBRARY

Runs the README's commands and compares what they print with what it shows; then errors, and laws of the totals. Ends
with 77, "skipped" for Meson, where no Python here has Dask.
"""

import contextlib
import io
import os
import pathlib
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MiB = 1 << 20
failures = checks = 0


def check(condition, message):
    global failures, checks
    checks += 1
    if not condition:
        failures += 1
        print(f"FAILED: {message}", flush=True)


def use_python_with_dask():
    """Goes on in the Python that has Dask: this one, or that of the system."""
    for python in (sys.executable, "/usr/bin/python3"):
        probe = [python, "-c", "import dask, distributed, numpy"]
        if not os.path.exists(python) or subprocess.run(probe, capture_output=True).returncode != 0:
            continue
        if python != sys.executable:
            os.execv(python, [python, "-B", *sys.argv])
        return
    print("skipped: no Python here has Dask (Debian: python3-dask, python3-distributed, python3-numpy)")
    sys.exit(77)


# --- The README -------------------------------------------------------------------------------------------------------


class Checkout:
    """A folder in which the README's commands find the example, the binding, a build, and this Python as `python3`."""

    def __init__(self, folder, library):
        self.folder = folder
        for name in "examples", "bindings":
            (folder / name).symlink_to(ROOT / name)
        for name in "build", "bin":
            (folder / name).mkdir()
        (folder / "build/libu256.so").symlink_to(library)
        python = folder / "bin/python3"
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
        python.chmod(0o755)
        path = f"{folder / 'bin'}:{os.environ['PATH']}"
        self.environment = dict(os.environ, PATH=path, PYTHONDONTWRITEBYTECODE="1")

    def run(self, commands, expected_code=0):
        """What they print, and what they print as errors. What they leave running is killed."""
        with open(self.folder / "out", "w+", newline="") as out, open(self.folder / "err", "w+") as err:
            shell = subprocess.Popen(["bash", "-e", "-u", "-c", commands], cwd=self.folder, env=self.environment,
                                     stdin=subprocess.DEVNULL, stdout=out, stderr=err, start_new_session=True)
            try:
                code = shell.wait()
            finally:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(shell.pid, signal.SIGKILL)
            out.seek(0)
            err.seek(0)
            printed, errors = out.read(), err.read()
        check(code == expected_code, f"exit code {code} of\n{commands}\n{printed}\n{errors}")
        return printed, errors


def lines_of(printed):
    """The lines as a terminal leaves them, on which the progress bar has overwritten itself."""
    return [line.rpartition("\r")[2] for line in printed.split("\n") if line]


def comparable(lines):
    """Without what no two runs have in common."""
    varying = re.compile("killed:|done:|check: one process,")
    return [re.sub(r"[0-9.]+", "N", line) if varying.match(line) else line for line in lines]


def size_in(pattern, printed):
    match = re.search(pattern + r" ([0-9.]+) MiB", printed)
    check(match, f"nothing like {pattern} in\n{printed}")
    return float(match[1]) if match else 0


def check_readme(checkout):
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    here, cluster = re.findall(r"^```sh\n(.*?)^```", readme, re.M | re.S)
    (shown,) = re.findall(r"^```text\n(.*?)^```", readme, re.M | re.S)

    printed, _ = checkout.run(here)
    lines = lines_of(printed)
    check(comparable(lines) == comparable(shown.splitlines()), "README.md shows other lines than\n" + "\n".join(lines))
    check("100% Completed" in printed, "no progress bar came to its end")
    check(re.search(r"^killed: process \d+, with \d+ results", "\n".join(lines), re.M), "no worker was killed")
    table, limit, peak = (size_in(p, printed) for p in ("transfers,", "workers: 2 of", "a worker took at most"))
    check(table > 2 * limit > 0, f"a table of {table} MiB is not larger than two workers of {limit}")
    check(0 < peak < limit, f"a worker of {limit} MiB took {peak}")
    print("\n".join(lines))

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    check(cluster.count("8786") == 3, "the README's cluster has another port")
    printed, _ = checkout.run(cluster.replace("8786", port))
    totals = lambda lines: [line for line in lines if re.match(r"( *\d| *token|fingerprint)", line)]
    check(totals(lines_of(printed)) == totals(lines), f"the cluster computed something else:\n{printed}")

    # A task whose worker is lost may be given up: here at the first loss instead of the fourth.
    command = "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES=0 " + here.splitlines()[-1]
    printed, errors = checkout.run("\n".join([here.splitlines()[0], command]), 1)
    check("transfers.py: a task was given up" in errors, f"a task that was given up is reported as\n{errors}")
    check("fingerprint" not in printed, f"a task was given up, and there is a result:\n{printed}")


# --- Errors -----------------------------------------------------------------------------------------------------------


def fails(program, arguments, expected, code=1):
    """The program ends with this code and a message that holds what is expected."""
    errors = io.StringIO()
    ended = message = None
    argv, sys.argv = sys.argv, [program.__name__, *map(str, arguments)]
    try:
        with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(io.StringIO()):
            program.main()
    except SystemExit as end:
        ended, message = (1, end.code) if isinstance(end.code, str) else (end.code, errors.getvalue())
    finally:
        sys.argv = argv
    check(ended == code and expected in message, f"{program.__name__} {arguments}: {ended}, {message}, not {expected}")


def check_errors(folder):
    import generate
    import transfer_table
    import transfers

    table = folder / "build/transfers"
    fails(generate, [table, "--rows", 1], "is there already")
    fails(generate, [folder / "none/table", "--rows", 1], "there is no folder")
    fails(generate, [folder / "table", "--rows", 10**12], "are free")
    fails(generate, [folder / "table", "--rows", 0], "0 is not from 1 to 1,000,000,000,000", 2)
    fails(generate, [folder / "table", "--rows", 1, "--tokens", 65537], "65,537 is not from 1 to 65,536", 2)
    fails(generate, [folder / "table", "--rows", "1e6"], "'1e6' is not a number", 2)
    fails(transfers, [folder], "it has no token.npy")
    fails(transfers, [table, "--memory-limit", "64MiB"], "a memory limit of 64.00 MiB is too small")
    fails(transfers, [table, "--memory-limit", "0"], "'0' is no size", 2)
    fails(transfers, [table, "--memory-limit", "much"], "'much' is no size", 2)
    too_large = ["--memory-limit", "192MiB", "--partition-rows", 500_000]
    fails(transfers, [table, *too_large], "partitions of 500,000 rows are too large for workers of 192.00 MiB")
    fails(transfers, [table, "--workers", 0], "'0' is not a number from 1 on", 2)
    fails(transfers, [table, "--scheduler", "tcp://127.0.0.1:1", "--kill"], "not for --scheduler's", 2)
    fails(transfers, [table, "--scheduler", "127.0.0.1"], "no scheduler at 127.0.0.1: missing port number")

    for name, damage, expected in (
        ("short", lambda file: os.truncate(file, os.path.getsize(file) - 1), "greater than file size"),
        ("other", lambda file: file.write_text("no array"), "magic string is not correct"),
        ("narrow", lambda file: file.write_bytes((file.parent / "token.npy").read_bytes()), "not uint64[rows, 4]"),
        ("long", lambda file: write(folder / "more", ROWS * 2) and os.replace(folder / "more/price.npy", file),
         "the columns have different lengths"),
    ):
        write(folder / name, ROWS)
        damage(folder / name / "price.npy")
        fails(transfers, [folder / name], expected)

    transfer_table.write_table(folder / "empty", 0, [])
    fails(transfers, [folder / "empty"], "has no rows")
    write(folder / "large", ROWS + [(1, 2**255, 10**19, 0)])
    fails(transfers, [folder / "large", "--workers", 1], "rows 0 to 9: a value has more than 256 bits")


# --- Laws -------------------------------------------------------------------------------------------------------------

ONE, MAX = 10**18, 2**256 - 1
ROWS = [  # token, amount, price, rate
    (1, 3 * ONE, 2 * ONE, ONE // 100), (1, 0, 0, 0), (0, MAX, ONE, ONE), (0, MAX, ONE - 1, 1), (65535, 1, MAX, ONE - 1),
    (2, MAX - 188, 1, 1), (2, 2**64, 2**64, 2**59), (65535, ONE - 1, 1, 1), (7, 2**128 - 1, 2**128, ONE),
]


def write(folder, rows):
    import transfer_table
    import u256

    token, *numbers = zip(*rows)
    block = dict(zip(transfer_table.COLUMNS, [token, *map(u256.array_from_ints, numbers)]))
    transfer_table.write_table(folder, len(rows), [block])
    return str(folder)


def check_laws(folder):
    import generate
    import transfer_table
    import transfer_totals as totals
    import transfers
    import u256

    one = totals.add_up(0, 1, write(folder / "one", ROWS))
    check(one.sums == {1: (1, 3 * ONE, 3 * ONE // 100, 6 * ONE)}, f"the first row gives {one}")
    block = generate.random_block(5, 0, 1000, 6)
    columns = [block["token"].tolist(), *(u256.array_to_ints(block[name]) for name in ("amount", "price", "rate"))]
    rows = ROWS + list(zip(*columns))
    whole = write(folder / "whole", rows)
    expected = totals.by_integers(0, len(rows), whole)
    check(max(len(f"{x:b}") for x in expected.sums[0]) > 256, "no sum has more than 256 bits")
    for size in (1, 7, 64, 1000, len(rows)):
        parts = [totals.add_up(begin, end, whole) for begin, end in transfers.ranges(len(rows), size)]
        check(totals.together(parts) == expected, f"partitions of {size} rows")
        check(totals.together(parts[::-1]) == expected, f"partitions of {size} rows, the last first")
    shuffled = write(folder / "shuffled", random.Random(1).sample(rows, len(rows)))
    check(totals.add_up(0, len(rows), shuffled) == expected, "rows in another order")

    # What differs is seen, and said.
    token, amount, *rest = rows[500]
    changed = lambda name, row: write(folder / name, [*rows[:500], row, *rows[501:]])
    other = totals.add_up(0, len(rows), changed("amount", (token, amount + 1, *rest)))
    check(other.sums != expected.sums and other.products[0] != expected.products[0], "an amount that is 1 more")
    other = totals.add_up(0, len(rows), changed("token", (token + 1, amount, *rest)))
    check(other.sums != expected.sums and other.products == expected.products, "a transfer of another token")
    try:
        transfers.compare("laws", expected, other)
        check(False, "other totals pass for the same")
    except SystemExit as end:
        expected = f"check: laws: other sums of tokens {[token, token + 1]}, other fingerprints of []"
        check(end.code == expected, f"a difference is reported as {end.code}")

    # A table is complete or not there.
    try:
        transfer_table.write_table(folder / "stopped", 2000, (block if i == 0 else 1 / 0 for i in range(2)))
    except ZeroDivisionError:
        pass
    left = [path.name for path in folder.iterdir() if "stopped" in path.name]
    check(not left, f"what was not finished left {left}")


def main():
    use_python_with_dask()
    library = pathlib.Path(sys.argv[1]).resolve()
    os.environ["U256_LIBRARY"] = str(library)
    # Workers of this process find the modules, too.
    os.environ["PYTHONPATH"] = f"{HERE}:{ROOT / 'bindings/python'}"
    sys.path[:0] = os.environ["PYTHONPATH"].split(":")
    sys.dont_write_bytecode = True
    with tempfile.TemporaryDirectory(dir=".") as name:  # not in memory, as /tmp may be
        folder = pathlib.Path(name).resolve()
        check_readme(Checkout(folder, library))
        check_errors(folder)
        check_laws(folder)
    print(f"{checks} checks, {failures} failed")
    sys.exit(failures != 0)


if __name__ == "__main__":
    main()
