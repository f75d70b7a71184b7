# SPDX-License-Identifier: MIT OR Apache-2.0
"""The figures that the pictures are made from: out of the JSON of bench_u256, and in the small file that is checked in.

That file holds runs; a run has the machine and one line for each benchmark, by its name. What stands side by side in a
picture comes from one run, in which the columns took turns.
"""

import json
import re
import statistics

# Google Benchmark appends to the name how long it measured.
APPENDED = re.compile(r'/(?:min_time|min_warmup_time|repeats):[^/]+')


class Problem(Exception):
    """What is wrong with the input, in words for who gave it."""


def _load(path):
    try:
        with open(path, encoding='utf-8') as file:
            return json.load(file)
    except OSError as error:
        raise Problem(f'{path}: {error.strerror}') from None
    except ValueError as error:
        raise Problem(f'{path} is not JSON: {error}') from None


def _of(path, what, value, kind):
    if not isinstance(value, kind):
        raise Problem(f'{path}: {what} is missing, or is not what bench_u256 writes')
    return value


def _round(x):
    return float(f'{x:.4g}')


def _summarized(path, name, repetitions):
    """Median and spread as in the tables of bench_u256: half the distance of the quartiles, as a share of it."""
    if len(repetitions) < 3:
        raise Problem(f'{path}: {name} has {len(repetitions)} repetitions; take --benchmark_repetitions=7 or more, and '
                      'do not report aggregates only')
    low, median, high = statistics.quantiles(repetitions, n=4, method='inclusive')
    return {'ns': _round(median), 'spread': float(f'{(high - low) / 2 / median:.3f}')}


def reduced(path, command, commit, wanted):
    """The run of one file that bench_u256 wrote with --benchmark_format=json, as far as it is wanted."""
    report = _of(path, 'an object', _load(path), dict)
    context = _of(path, '"context"', report.get('context'), dict)
    if 'warning' in context:
        raise Problem(f'{path}: {context["warning"]}')
    machine = {}
    for key in 'cpu_model', 'compiler', 'flags', 'libu256', 'date':
        machine[key] = _of(path, f'"{key}" of the context', context.get(key), str)
    machine['date'] = machine['date'][:10]
    try:
        machine['caches'] = {f'L{cache["level"]}': int(cache['size']) for cache in context['caches']
                             if cache['type'] != 'Instruction'}
    except (KeyError, TypeError, ValueError):
        raise Problem(f'{path}: "caches" of the context is missing, or is not what bench_u256 writes') from None
    times, single = {}, {}
    for benchmark in _of(path, '"benchmarks"', report.get('benchmarks'), list):
        benchmark = _of(path, 'a benchmark', benchmark, dict)
        name = APPENDED.sub('', _of(path, 'the name of a benchmark', benchmark.get('run_name'), str))
        if (name not in wanted and name != 'core_clock') or benchmark.get('run_type') != 'iteration':
            continue
        time = _of(path, f'the time of {name}', benchmark.get('cpu_time'), (int, float))
        if benchmark.get('time_unit') != 'ns' or not time > 0:
            raise Problem(f'{path}: {name} took {time} {benchmark.get("time_unit")}, which is no time in ns')
        if 'bytes' in benchmark:  # of an array: the least of many runs
            least = min(time, single.get(name, {'ns': time})['ns'])
            single[name] = {'ns': _round(least), 'bytes': int(benchmark['bytes'])}
        else:
            times.setdefault(name, []).append(time)
    figures = {name: _summarized(path, name, repetitions) for name, repetitions in times.items()}
    if 'core_clock' in figures:
        machine['GHz'] = float(f'{1 / figures.pop("core_clock")["ns"]:.2f}')
    figures.update(single)
    columns = {name.split('/')[1] for name in figures}
    machine['columns'] = {column: value for key, value in context.items() if key.startswith('column ')
                          if (column := key.split(None, 1)[1]) in columns}
    if not figures:
        raise Problem(f'{path} has nothing that a picture shows')
    return {'command': command, 'commit': commit, 'machine': machine, 'figures': dict(sorted(figures.items()))}


def write(path, runs):
    """One figure a line, so that a change of it can be read."""
    meaning = ('ns: median; spread: half the distance of the quartiles, as a share of it. With bytes: ns per element '
               'of an array, of so many bytes read and written; the least of many runs')
    parts = []
    for run in runs:
        lines = [f'  {json.dumps(name)}: {json.dumps(figure)}' for name, figure in run['figures'].items()]
        head = json.dumps({key: run[key] for key in ('command', 'commit', 'machine')}, indent=1)[1:-2]
        parts.append('{' + head + ',\n "figures": {\n' + ',\n'.join(lines) + '\n }\n}')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(f'{{"what the figures are": {json.dumps(meaning)},\n"runs": [\n'
                   + ',\n'.join(parts) + '\n]}\n')


class Figures:
    """What is in the file that is checked in."""

    def __init__(self, path):
        self.path = path
        stored = _of(path, 'an object', _load(path), dict)
        self.runs = _of(path, '"runs"', stored.get('runs'), list)
        for run in self.runs:
            run = _of(path, 'a run', run, dict)
            for key, kind in ('command', str), ('commit', str), ('machine', dict), ('figures', dict):
                _of(path, f'"{key}" of a run', run.get(key), kind)
            for name, figure in run['figures'].items():
                ns = _of(path, name, figure, dict).get('ns')
                if not _of(path, f'"ns" of {name}', ns, (int, float)) > 0:
                    raise Problem(f'{path}: {name} takes {ns} ns')

    def run_of(self, picture, benchmarks):
        """The run that has all of these, or the first that one lacks."""
        lacking = []
        for run in self.runs:
            missing = sorted(name for name in benchmarks(run) if name not in run['figures'])
            if not missing:
                return run
            lacking.append((len(missing), missing[0]))
        least = min(lacking, default=(0, 'any run'))
        raise Problem(f'{self.path}: {picture} lacks {least[1]}' + (f' and {least[0] - 1} more' if least[0] > 1 else '')
                      + '; bench/plots.py --help says what to measure')
