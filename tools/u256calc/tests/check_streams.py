#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""u256calc on its standard input, long and of any bytes, with streams that cannot be read or written, and at a
terminal: check_streams.py U256CALC"""

import os
import pty
import random
import re
import subprocess
import sys
import tempfile

from common import DONE, EXPRESSION, STREAM, check, check_run, finish, run

calc = sys.argv[1]

# Standard input: a line each, comments, blank ones, what has no end of line, CR LF.
check_run(calc, [], DONE, "")
check_run(calc, [], DONE, "3\n4\n8\n", stdin="1+2\n\n  # nothing\nans+1\r\nans*2")
message = "u256calc: line 2, character 3: [^\n]*\n    1 \\$\n      \\^\n"
check_run(calc, [], EXPRESSION, "1\n2\n", message, stdin="1\n1 $\nans+1\n")
message = "u256calc: line 2, character 2: byte 0x00 .*\n    1\\?2\n     \\^\n"
check_run(calc, [], EXPRESSION, "3\n2\n", message, stdin=b"3\n1\0002\n2\n")
check_run(calc, [], EXPRESSION, "1\n", "u256calc: line 1: longer than 65535 bytes\n", stdin="1" * 65536 + "\n1\n")
message = "u256calc: line 1, character 1: a number of more than .*"
check_run(calc, [], EXPRESSION, "1\n", message, stdin="1" * 65535 + "\n1\n")
check_run(calc, [], EXPRESSION, "", "u256calc: line 1: longer than 65535 bytes\n", stdin="1" * 10**6)
check_run(calc, [], DONE, "0\n" * 10000, stdin=" " * 1000 + "MAX+1\n" + "ans * 3 % 7\n" * 9999)

# Bytes of any kind: errors of lines, nothing else.
rng = random.Random(20261126)
for alphabet in bytes(range(256)), b"0123456789abcdefxe._+-*/%<>=!&|^~(),# \tMAXgweiethsq":
    data = bytes(rng.choice(alphabet) for _ in range(100000))
    code, _, stderr = run(calc, [], data)
    check(code == EXPRESSION and "nested" not in stderr, f"random bytes: exit code {code}")
    for line, column in re.findall(r"^u256calc: line (\d+), character (\d+): .", stderr, re.M):
        length = len(data.split(b"\n")[int(line) - 1])
        check(int(column) <= length + 1, f"random bytes: line {line} has {length}, but an error at {column}")
    check(re.fullmatch("[ -~\n]*", stderr), "random bytes: some of them came out")

# Streams that cannot be read or written.
for redirection, arguments in (("<&-", ""), ("</", ""), (">&-", "1"), (">&-", "--help")):
    command = f"'{calc}' {arguments} {redirection}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    said = re.fullmatch("u256calc: standard (in|out)put: .+\n", done.stderr)
    check(done.returncode == STREAM and said, f"{command}: {done}")
if os.path.exists("/dev/full"):
    for arguments in ["1"], ["-x", "1", "2 +"], ["--functions"]:
        with open("/dev/full", "w") as full:
            done = subprocess.run([calc, *arguments], stdout=full, stderr=subprocess.PIPE, text=True)
        said = re.search("standard output: (No space left|write error)", done.stderr)
        check(done.returncode == STREAM and said, f"a full disk, {arguments}: {done}")
# In the order in which they came, where both go to the same place.
done = subprocess.run([calc, "1", "foo", "2"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
order = "1\nu256calc: argument 2, .*\n    \\^\n2\nu256calc: each .*\n"
check(re.fullmatch(order, done.stdout, re.S), f"expected /{order}/, got {done.stdout}")
with tempfile.TemporaryFile() as file:
    check(subprocess.run([calc, "6*7"], stdout=file).returncode == DONE, "into a file")
    file.seek(0)
    check(file.read() == b"42\n", "into a file")


def at_terminal(lines):
    """What a terminal shows: prompts, each line that is typed when there is one, and results."""
    parent, child = pty.openpty()
    shown = b""
    with subprocess.Popen([calc], stdin=child, stdout=child, stderr=child) as process:
        os.close(child)
        typed = [line.encode() + b"\n" for line in lines] + [b"\x04"]
        try:
            while part := os.read(parent, 4096):
                shown += part
                if typed and shown.endswith(b"> "):
                    os.write(parent, typed.pop(0))
        except OSError:  # Linux's way to say that nobody is at the other end
            pass
    os.close(parent)
    return process.returncode, shown.decode().replace("\r\n", "\n")


try:
    os.close(pty.openpty()[0])
except OSError as error:
    print(f"note: not tried at a terminal: {error}")
else:
    error = "u256calc: character 5: '$' is no part of an expression\n    ans $\n        ^\n"
    expected = (EXPRESSION, f"> 1+2\n3\n> ans $\n{error}> \n")
    got = at_terminal(["1+2", "ans $"])
    check(got == expected, f"at a terminal: expected {expected}\ngot {got}")
finish("standard input and output")
