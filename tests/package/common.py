# SPDX-License-Identifier: MIT OR Apache-2.0
"""What the package tests share: running a command, and failing in a way that says what was run and what came out."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

_failures = []


def skip(why):
    """Meson's exit code for a test that cannot be run here."""
    print('skipped:', why)
    sys.exit(77)


def fail(message):
    """One cause may fail a hundred times: the first few are told in full, the others by their first line."""
    _failures.append(message)
    print('FAILED:', message if len(_failures) <= 4 else message.splitlines()[0], flush=True)


def check(condition, message):
    if not condition:
        fail(message)
    return bool(condition)


def finish(what):
    """The end of every test: says what was checked, fails when anything failed."""
    print('%s: %d failed' % (what, len(_failures)))
    sys.exit(1 if _failures else 0)


def attempt(command, cwd=None, stdin=None, env=None):
    """Runs a command; returns (exit code, all that it printed)."""
    done = subprocess.run(command, cwd=cwd, input=stdin, env=dict(os.environ, LC_ALL='C', **(env or {})),
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors='replace')
    return done.returncode, done.stdout


def report(command, code, output, cwd=None, stdin=None):
    """A command and what came of it, for a failure message."""
    text = 'ran: ' + ' '.join(shlex.quote(word) for word in command)
    if cwd:
        text += '\nin: ' + cwd
    if stdin:
        text += '\nwith this input:\n' + stdin.rstrip()
    lines = output.rstrip().splitlines()
    if len(lines) > 40:
        lines[20:-20] = ['... (%d more lines)' % (len(lines) - 40)]
    return text + '\nexit code %d, and it printed:\n%s' % (code, '\n'.join(lines))


def run(command, cwd=None, stdin=None, env=None):
    """Runs a command that has to succeed; ends the test when it does not. Returns what it printed."""
    code, output = attempt(command, cwd, stdin, env)
    if code != 0:
        fail(report(command, code, output, cwd, stdin))
        sys.exit(1)
    return output


def on_all_cores(function, items):
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        return list(pool.map(function, items))


def scratch_folder():
    """A folder of this test's own, which is removed at its end. The caller keeps the object."""
    return tempfile.TemporaryDirectory(prefix='u256-')


def copy_checkout(source_root, folder):
    """A copy of the project's files, such as others check out: without build folders and what git keeps."""
    def left_out(where, names):
        return [name for name in names if name in ('.git', '__pycache__') or
                (where == source_root and name.startswith('build')) or
                os.path.exists(os.path.join(where, name, 'meson-private'))]

    shutil.copytree(source_root, folder, ignore=left_out, symlinks=True)


def compilers(first, others):
    """The command `first` (a list, possibly empty) and those of `others` that are here, no program twice."""
    found, seen = [], set()
    for command in [first] + [[name] for name in others]:
        path = shutil.which(command[0]) if command else None
        # A wrapper such as ccache is one program under many names: the words after it tell them apart.
        key = path and (os.path.realpath(path), tuple(command[1:]))
        if path and key not in seen:
            seen.add(key)
            found.append(command)
    return found
