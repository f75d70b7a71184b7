# SPDX-License-Identifier: MIT OR Apache-2.0
"""Run by `meson dist`: gives the files of the archive times and modes that depend on the commit alone, not on the
umask, the configuration of git or the hour at which somebody makes it."""

import os
import subprocess

root = os.environ['MESON_PROJECT_DIST_ROOT']
time = os.environ.get('SOURCE_DATE_EPOCH') or subprocess.run(
    ['git', 'log', '-1', '--format=%ct'], cwd=os.environ['MESON_PROJECT_SOURCE_ROOT'], check=True,
    stdout=subprocess.PIPE, text=True).stdout
# From the leaves to the root, as writing a file changes the time of its folder.
for folder, _, files in os.walk(root, topdown=False):
    for name in files + ['']:
        path = os.path.join(folder, name)
        if not os.path.islink(path):
            os.chmod(path, 0o755 if os.access(path, os.X_OK) else 0o644)
        os.utime(path, (int(time), int(time)), follow_symlinks=False)
