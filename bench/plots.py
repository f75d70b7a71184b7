#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Draws the pictures of docs/pictures/ from what bench_u256 measured. Needs Matplotlib (python3-matplotlib).

  bench/plots.py --measure build/bench/bench_u256   measures, of a build with -Dcompare=true; ten minutes
  bench/plots.py --json FILE...                     takes the JSON of runs that have been: see below
  bench/plots.py                                    only draws, from the figures that are there
  bench/plots.py --check                            whether the pictures are those of the figures

What --measure runs, and what the FILEs have to hold between them, with --benchmark_format=json or --benchmark_out=FILE:
an ordinary run or one with --all, one with --compare that knows GMP and Boost, and one with --arrays. The figures that
pictures show go to figures.json beside the pictures, with the machine and the commit that was measured.
"""

import argparse
import importlib.util
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

sys.dont_write_bytecode = True
import plots_figures
import plots_rows
from plots_figures import Problem

ROOT = pathlib.Path(__file__).resolve().parent.parent
REPETITIONS = '--benchmark_repetitions=15'
# Matplotlib's SVG is the same, byte by byte, within a version; the checked-in pictures are by that of Debian 12.
MATPLOTLIB = '3.6.'
MOST_BYTES = 60000


def commit_of_checkout():
    run = subprocess.run(['git', '-C', ROOT, 'describe', '--always', '--dirty', '--abbrev=12', '--exclude=*'],
                         capture_output=True, text=True)
    if run.returncode != 0:
        raise Problem('which commit was measured? This is no git checkout: say it by --commit')
    return run.stdout.strip()


def names_filter(names):
    """What --benchmark_filter takes for these; names have no characters that are special in it."""
    by_end = {}
    for name in sorted(names):
        operation, end = name.split('/', 1)
        by_end.setdefault(operation, set()).add(end)
    operations = {}
    for operation, ends in by_end.items():
        operations.setdefault(tuple(sorted(ends)), []).append(operation)
    parts = [f'({"|".join(found)})/({"|".join(ends)})' for ends, found in operations.items()]
    return f'--benchmark_filter=^({"|".join(parts)})$'


def measured(program, folder):
    """The files that these runs of bench_u256 write, each with how it was called."""
    every_cpu = plots_rows.EVERY_CPU
    runs = {
        'backends': ([REPETITIONS], plots_rows.speed_up(every_cpu)),
        'peers': (['--compare', REPETITIONS], plots_rows.peers(every_cpu) | plots_rows.lengths(every_cpu)),
        'arrays': (['--arrays', '--benchmark_repetitions=5'], plots_rows.arrays(every_cpu)),
    }
    for name, (arguments, names) in runs.items():
        path = folder / f'{name}.json'
        print(f'bench/plots.py: {name}: bench_u256 {" ".join(arguments)}', file=sys.stderr)
        try:
            with open(path, 'w', encoding='utf-8') as out:
                command = [program, *arguments, names_filter(names), '--benchmark_format=json']
                code = subprocess.run(command, stdout=out).returncode
        except OSError as error:
            raise Problem(f'{program}: {error.strerror}') from None
        if code != 0:
            raise Problem(f'{program} failed, with {code}: see above')
        yield path, f'bench_u256 {" ".join(arguments)}'


def drawn(figures):
    import plots_draw
    return {f'{picture}.svg': plots_draw.svg(picture, figures) for picture in plots_draw.DRAWN}


def contents(svg):
    """What another version of Matplotlib draws as well: the texts, and the number of lines and marks by colour."""
    try:
        root = xml.etree.ElementTree.fromstring(svg)
    except xml.etree.ElementTree.ParseError as error:
        raise Problem(f'is no SVG: {error}') from None
    texts = [''.join(element.itertext()).strip() for element in root.iter() if element.tag.endswith('}text')]
    colours = re.findall(rb'stroke: (#[0-9a-f]{6})', svg)
    return sorted(texts), {colour: colours.count(colour) for colour in colours}


def check(folder, pictures):
    import matplotlib
    exact = matplotlib.__version__.startswith(MATPLOTLIB)
    for name, svg in pictures.items():
        path = folder / name
        if not path.is_file():
            raise Problem(f'{path} is missing: bench/plots.py draws it')
        there = path.read_bytes()
        if there != svg if exact else contents(there) != contents(svg):
            raise Problem(f'{path} is not the picture of {folder / "figures.json"}: draw it again by bench/plots.py')
    other = f'by their contents: this is Matplotlib {matplotlib.__version__}, not {MATPLOTLIB}x'
    how = 'byte by byte' if exact else other
    print(f'{len(pictures)} pictures are those of the figures, {how}')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    source = parser.add_mutually_exclusive_group()
    source.add_argument('--measure', metavar='BENCH_U256', help='the program of a build with -Dcompare=true')
    source.add_argument('--json', metavar='FILE', nargs='+', help='JSON that bench_u256 wrote')
    source.add_argument('--check', action='store_true', help='draw nothing, but compare')
    parser.add_argument('--commit', help='the one that was measured (default: that of this checkout)')
    parser.add_argument('--out', metavar='FOLDER', type=pathlib.Path, default=ROOT / 'docs' / 'pictures',
                        help='default: docs/pictures')
    options = parser.parse_args()
    if not importlib.util.find_spec('matplotlib'):
        raise Problem(f'needs Matplotlib, which {sys.executable} does not find; on Debian: apt install '
                      'python3-matplotlib, and /usr/bin/python3 bench/plots.py')
    stored = options.out / 'figures.json'
    if options.measure or options.json:
        commit, wanted = options.commit or commit_of_checkout(), plots_rows.all_wanted()
        with tempfile.TemporaryDirectory() as folder:
            files = measured(options.measure, pathlib.Path(folder)) if options.measure else [
                (path, 'bench_u256, ' + os.path.basename(path)) for path in options.json]
            runs = [plots_figures.reduced(path, command, commit, wanted) for path, command in files]
        options.out.mkdir(parents=True, exist_ok=True)
        plots_figures.write(stored, runs)
    pictures = drawn(plots_figures.Figures(stored))
    if options.check:
        return check(options.out, pictures)
    for name, svg in pictures.items():
        if len(svg) > MOST_BYTES:
            raise Problem(f'{name} would have {len(svg)} bytes, which is more than {MOST_BYTES}')
        (options.out / name).write_bytes(svg)
        print(f'{options.out / name}: {len(svg)} bytes')


if __name__ == '__main__':
    try:
        main()
    except Problem as problem:
        sys.exit(f'bench/plots.py: {problem}')
