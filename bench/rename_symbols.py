#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""A header that gives each function of the library another name in the object file: rename_symbols.py SUFFIX HEADER..."""

import pathlib
import re
import sys

names = set()
for header in sys.argv[2:]:
    names |= set(re.findall(r'^U256_(?:FN|API) [^;{]*?\b(u(?:256|512)_\w+)\(', pathlib.Path(header).read_text(), re.M))
if len(names) < 90:
    sys.exit(f'found only {len(names)} functions: the pattern no longer fits the headers')
for name in sorted(names):
    print(f'#pragma redefine_extname {name} {name}_{sys.argv[1]}')
