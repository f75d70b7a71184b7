# SPDX-License-Identifier: MIT OR Apache-2.0
"""A list of what a DLL exports, made of the version script for ELF: exports.py MAP OUTPUT. Without one, linkers for
Windows export every function that is not static."""

import re
import sys

with open(sys.argv[1], encoding='utf-8') as file:
    names = re.findall(r'^    (u\w+);$', file.read(), re.M)
with open(sys.argv[2], 'w', encoding='utf-8') as file:
    file.write('EXPORTS\n' + ''.join('    %s\n' % name for name in names))
