# SPDX-License-Identifier: MIT OR Apache-2.0
"""A backend that was asked for and cannot be built is an error when configuring, and says which can; `auto` then takes
one of those."""

import argparse
import os
import re

from common import attempt, check, finish, report, scratch_folder

# A machine that no backend has assembly for. Configuring asks the compiler only about C, so the native one will do.
STRANGER = '''[binaries]
c = {cc}
[host_machine]
system = 'linux'
cpu_family = 'alpha'
cpu = 'alpha'
endian = 'little'
'''


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--meson', required=True)
    parser.add_argument('--source-root', required=True)
    parser.add_argument('--cc', action='append', required=True)
    args = parser.parse_args()

    folder = scratch_folder()
    cross_file = os.path.join(folder.name, 'stranger.ini')
    with open(cross_file, 'w') as file:
        file.write(STRANGER.format(cc=args.cc))
    # A compiler without a 128-bit integer, as for 32-bit targets: the macro that tells is taken away.
    no_int128 = ['-Dc_args=-U__SIZEOF_INT128__']

    def configure(name, backend, *options):
        command = [args.meson, 'setup', os.path.join(folder.name, name), args.source_root, '-Dtests=disabled',
                   '-Dbenchmarks=disabled', '-Du256_backend=' + backend] + list(options)
        code, output = attempt(command, env={'CC': ' '.join(args.cc)})
        return code, output, report(command, code, output)

    for backend, options in [('int128', no_int128), ('asm', ['--cross-file', cross_file])]:
        code, output, what = configure(backend, backend, *options)
        check(code != 0, what + '\nexpected an error')
        message = re.search(r'ERROR: .*backend "%s" cannot be built for .*' % backend, output)
        if check(message, what + '\nexpected an error that names backend "%s"' % backend):
            check('split32' in message.group(0), what + '\nexpected the error to name a backend that can be built')

    # What is left when neither is there.
    code, output, what = configure('auto', 'auto', '--cross-file', cross_file, *no_int128)
    check(code == 0 and re.search(r'backend +: split32 \(auto\)', output),
          what + '\nexpected a configured build with backend split32')

    # And a word that names no backend.
    code, output, what = configure('unknown', 'simd')
    check(code != 0 and 'simd' in output, what + '\nexpected an error that names the wrong value')
    finish('options')


if __name__ == '__main__':
    main()
