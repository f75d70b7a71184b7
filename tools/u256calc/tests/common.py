# SPDX-License-Identifier: MIT OR Apache-2.0
"""What the tests of u256calc share."""

import re
import subprocess
import sys

# Exit codes.
DONE, EXPRESSION, OPTION, STREAM = 0, 1, 2, 3

failures = checks = 0


def check(condition, message):
    global checks, failures
    checks += 1
    if not condition:
        failures += 1
        if failures <= 20:
            print(message)


def run(calc, arguments, stdin=b""):
    """The exit code, and what was printed, as text."""
    data = stdin if isinstance(stdin, bytes) else stdin.encode()
    done = subprocess.run([calc, *arguments], input=data, capture_output=True)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def errors_of(stderr):
    """By line: the character and the message. Each error is three lines."""
    found = {}
    error = r"^u256calc: line (\d+), character (\d+): (.*)\n {4}.*\n {4} *\^$"
    for line, column, message in re.findall(error, stderr, re.M):
        found[int(line)] = (int(column), message)
    check(stderr.count("\n") == 3 * len(found), f"more than errors of lines in:\n{stderr[:2000]}")
    return found


def check_run(calc, arguments, code, stdout="", stderr="", stdin=b""):
    """stderr: a pattern, of the whole of it."""
    got = run(calc, arguments, stdin)
    check(
        got[:2] == (code, stdout) and re.fullmatch(stderr, got[2], re.S),
        f"u256calc {arguments}, input {stdin[:100]!r}\nexpected {(code, stdout)} and /{stderr}/\ngot      {got}",
    )


def finish(what):
    print(f"{what}; {checks} checks, {failures} failed")
    sys.exit(failures != 0 or checks == 0)
