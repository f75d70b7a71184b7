# SPDX-License-Identifier: MIT OR Apache-2.0
"""What bench_u256 promises to those who read its output. Usage: check_bench.py path/to/bench_u256"""

import json
import subprocess
import sys

failures = 0
last = None


def check(what, holds):
    global failures
    failures += not holds
    print(('ok' if holds else 'NOT OK') + ' - ' + what)
    if not holds:
        print(f'  the last run, {last.args[1:]}, returned {last.returncode}; its errors end with:\n{last.stderr[-1000:]}')


def bench(*arguments):
    global last
    last = subprocess.run([sys.argv[1], *arguments], capture_output=True, text=True)
    return last


run = bench('--smoke', '--benchmark_filter=^u256_(mul|shl)/')
check('the tables come out', run.returncode == 0 and 'split32 against int128' in run.stdout)
check('they end with one sentence', run.stdout.splitlines()[-1].startswith('Found: '))
check('a smoke run says that its figures mean nothing', 'THE FIGURES MEAN NOTHING' in run.stdout)
check('the progress is not among them', 'measuring:' in run.stderr and 'measuring:' not in run.stdout)

run = bench('--smoke', '--benchmark_filter=^u256_mul/', '--benchmark_format=json')
try:
    report = json.loads(run.stdout)
except ValueError as error:
    report = {'context': {}, 'benchmarks': []}
    check(f'standard output is JSON: {error}', False)
check('the context says how it was built and where it ran',
      {'libu256', 'backend', 'compiler', 'flags', 'cpu_model', 'workload'} <= report['context'].keys())
names = {benchmark['name'] for benchmark in report['benchmarks']}
check('benchmarks have their names',
      {'u256_mul/split32/article', 'u256_mul/split32/throughput', 'u256_mul/split32/latency'} <= names)

run = bench('--arrays', '--smoke', '--benchmark_filter=^u256_array_(add|modmul:folded)/', '--benchmark_format=json')
try:
    report = json.loads(run.stdout)
except ValueError as error:
    report = {'context': {}, 'benchmarks': []}
    check(f'that of arrays is JSON: {error}', False)
figures = {benchmark['name']: benchmark for benchmark in report['benchmarks']}
check('which says how it was built, too', {'compiler', 'cpu_model'} <= report['context'].keys())
check('arrays have their names, and nothing else is measured',
      {'u256_array_add/loop/1000', 'u256_array_modmul:folded/memcpy/1000'} <= figures.keys()
      and all(name.startswith(('u256_array_add/', 'u256_array_modmul:folded/')) for name in figures))
check('and their times, in ns per element of so many bytes',
      all(f['cpu_time'] > 0 and f['time_unit'] == 'ns' and f['bytes'] == 96 for f in figures.values()))
check('a filter that matches no array is an error',
      bench('--arrays', '--smoke', '--benchmark_filter=nothing', '--benchmark_format=json').returncode == 1)

run = bench('--smoke', '--benchmark_filter=^u256_(divrem|neg)[:/]')
slowest = run.stdout[run.stdout.find('Slowest operand class'):].splitlines()
check('the slowest class of an operation is told', len(slowest) > 2 and slowest[2].split()[0] == 'u256_divrem')
check('where there are classes', not any(line.startswith('  u256_neg ') for line in slowest))
listed = bench('--all', '--benchmark_list_tests=true').stdout.splitlines()
check('classes are part of the name', 'u256_divrem:3-limbs/split32/latency' in listed)
check('no two benchmarks have the same name', len(listed) > 1000 and len(listed) == len(set(listed)))
topics = {'u256_muldiv', 'u256_sdiv', 'u256_mulmod', 'u256_pow', 'u256_gcd', 'u256_evm_div',
          'u256_load_be_window', 'u256_to_dec', 'u256_parse'}
check('every topic with classes has them', topics <= {name.split(':')[0] for name in listed if ':' in name})

amounts = {f'u256_{name}_dec:amount/{column}/{mode}' for name in ('to', 'from')
           for column in ('split32', 'gmp') for mode in ('throughput', 'latency')}
check('amounts are written and read', {name for name in amounts if '/gmp/' not in name} <= set(listed))
check('and compared with GMP, where it is there',
      amounts <= set(listed) or not any('/gmp/' in name for name in listed))

run = bench('--compare', '--smoke', '--benchmark_filter=^u256_(add|gcd)[:/]')
check('a comparison ends with how many rows are behind',
      run.returncode == 0 and run.stdout.splitlines()[-1].startswith('Found: any CPU: of '))
named = {line[2:].split('  ')[0] for line in run.stdout.splitlines() if ', callers: ' in line}
check('it names its columns', {'split32'} <= named)
rows = run.stdout[run.stdout.find('\nu256_add\n'):run.stdout.find('\nu256_add:mixed\n')].splitlines()[2:]
measured = {row[4:].split('  ')[0] for row in rows if ': ' not in row}
check('and has an addition in each', named == measured)
check('and what it lacks', ('Left out: ' in run.stdout) == (not {'GMP', 'Boost', '_BitInt', 'asm, by symbol'} <= named))
check('an ordinary run has no such columns', not any('/boost' in name or '-symbol/' in name for name in listed))

# One wrong bit in one result of one column. (A target with a single column has nothing to compare.)
columns = [key.split()[1] for key in report['context'] if key.startswith('column ')]
check('there is a column per backend', 'split32' in columns)
# Other compilers and flags only for the first of each kind: each of these runs takes seconds.
columns = [column for column in columns if not column.endswith(('-native', '-clang', '-gcc'))]
for column in columns if len(columns) > 1 else []:
    # GMP has not every operation; it has this one.
    run = bench('--smoke', f'--fault={column}/u256_add')
    check(f'a wrong result of {column} is refused', run.returncode == 1 and run.stdout == '')
    check('and named', f'{column} ' in run.stderr and 'disagrees with' in run.stderr and ' on u256_add (' in run.stderr)
if len(columns) > 1:
    run = bench('--smoke', '--fault=split32/u256_divrem')
    check('a wrong result is refused in each class',
          run.returncode == 1 and ' on u256_divrem:1-limb (' in run.stderr and ' on u256_divrem:small (' in run.stderr)
    run = bench('--smoke', '--fault=split32/u256_divrem:1-limb')
    check('and in one', run.returncode == 1 and ' on u256_divrem:1-limb (' in run.stderr
          and ' on u256_divrem:small (' not in run.stderr)
    for column in columns:
        if column in ('bitint', 'asm-2018'):  # have no text
            continue
        run = bench('--smoke', f'--fault={column}/u256_to_dec')
        check(f'a wrong character of {column} is refused', run.returncode == 1 and run.stdout == ''
              and f'{column} ' in run.stderr and ' on u256_to_dec:amount (throughput)' in run.stderr)
    run = bench('--smoke', '--fault=split32/u256_from_dec')
    check('and a number that was read wrong', run.returncode == 1 and ' on u256_from_dec:full (' in run.stderr)
if len(columns) > 1:
    run = bench('--smoke', f'--fault={columns[0]}/u256_add', '--benchmark_format=json')
    check('a wrong result is refused when JSON is asked for', run.returncode == 1 and run.stdout == '')
check('a fault in an unknown operation is an error', bench('--fault=split32/u256_nothing').returncode == 2)

run = bench('--smok')
check('an unknown argument is an error, with the usage', run.returncode == 2 and 'usage: bench_u256' in run.stderr)
check('a filter that is no regular expression is an error', bench('--benchmark_filter=(').returncode == 2)
check('a filter that matches nothing is an error', bench('--benchmark_filter=nothing').returncode == 1)
run = bench('--help')
check('the help tells both halves', '--all' in run.stdout and '--benchmark_repetitions' in run.stdout)

sys.exit(failures > 0)
