# SPDX-License-Identifier: MIT OR Apache-2.0
"""What the pictures show: benchmarks by their names, in the order of the rows."""

# By topic, as far as every column has them in an ordinary run.
SPEED_UP = [
    ['u256_eq', 'u256_lt', 'u256_cmp', 'u256_add', 'u256_sub', 'u512_add'],
    ['u256_shl', 'u256_shr', 'u256_popcount', 'u256_bit_len'],
    ['u256_mul', 'u256_mul_overflow', 'u256_full_mul', 'u256_sqr', 'u256_full_sqr', 'u256_mul_u64', 'u512_mul'],
    ['u256_divrem:small', 'u256_divrem:3-limbs', 'u512_divrem_u256:4-limbs', 'u256_muldiv:small', 'u256_muldiv:3-limbs',
     'u256_divrem_by:3-limbs'],
    ['u256_addmod:odd', 'u256_mulmod:odd', 'u256_mulmod:max', 'u256_modulus_mul:odd', 'u256_mont_mul:odd',
     'u256_powmod:odd', 'u256_powmod:even', 'u256_invmod:odd'],
    ['u256_pow:odd-256bit', 'u256_pow:ten', 'u256_gcd:full', 'u256_isqrt:4-limbs'],
    ['u256_to_dec:full', 'u256_to_dec:amount', 'u256_from_dec:full', 'u256_from_dec:amount'],
]
# mulx, adcx and adox are left out where the CPU has them not.
SPEED_UP_COLUMNS = ['split32', 'int128', 'asm', 'asm-mulx']

# With the peers that have the operation.
BOTH = ('gmp', 'boost')
PEERS = [
    {'u256_eq': BOTH, 'u256_lt': BOTH, 'u256_lt:client': BOTH, 'u256_add': BOTH, 'u256_sub': BOTH, 'u512_add': BOTH},
    {'u256_shl': BOTH, 'u256_shr': BOTH, 'u256_popcount': ('gmp',), 'u256_bit_len': BOTH},
    {'u256_mul': ('boost',), 'u256_mul:client': ('boost',), 'u256_mul_overflow': ('boost',), 'u256_full_mul': BOTH,
     'u256_full_sqr': BOTH, 'u256_mul_u64': ('gmp',), 'u512_mul': ('boost',)},
    {'u256_divrem:small': BOTH, 'u256_divrem:client': BOTH, 'u256_divrem:2-limbs': BOTH, 'u256_divrem:4-limbs': BOTH,
     'u512_divrem_u256:4-limbs': BOTH, 'u256_muldiv:3-limbs': BOTH, 'u256_divrem_by:3-limbs': BOTH},
    {'u256_addmod:odd': BOTH, 'u256_mulmod:odd': BOTH, 'u256_modulus_mul:secp256k1': BOTH, 'u256_powmod:odd': BOTH,
     'u256_invmod:odd': ('gmp',), 'u256_invmod:fibonacci': ('gmp',)},
    {'u256_pow:odd-256bit': ('gmp',), 'u256_gcd:full': BOTH, 'u256_gcd:small': BOTH, 'u256_isqrt:4-limbs': BOTH,
     'u256_jacobi:odd': ('gmp',)},
    {'u256_load_be': BOTH, 'u256_to_dec:full': BOTH, 'u256_to_dec:amount': BOTH, 'u256_from_dec:full': BOTH,
     'u256_to_hex:full': BOTH, 'u256_from_hex:full': BOTH},
]
# Operations that no step of a chain can be made of.
NO_CHAIN = {'u256_load_be'}


def _limbs(*counts):
    return {count: f'{count}-limb' + 's' * (count > 1) for count in counts}


# Title, axis, operation, its classes by length, peers.
LENGTHS = [
    ('u256_divrem', 'limbs of the divisor', 'u256_divrem', _limbs(1, 2, 3, 4), BOTH),
    ('u512_divrem', 'limbs of the divisor', 'u512_divrem', _limbs(1, 2, 3, 4, 5, 6, 7, 8), BOTH),
    ('u256_muldiv', 'limbs of the divisor', 'u256_muldiv', _limbs(1, 2, 3, 4), BOTH),
    ('u256_full_mul', 'limbs of one factor', 'u256_full_mul', _limbs(1, 2, 3, 4), BOTH),
    ('u512_isqrt', 'limbs of the operand', 'u512_isqrt', _limbs(1, 2, 3, 4, 6, 8), BOTH),
    ('u256_pow, odd base', 'bits of the exponent', 'u256_pow', {8: 'odd-8bit', 64: 'odd-64bit', 256: 'odd-256bit'},
     ('gmp',)),
    ('u256_to_dec', 'decimal digits', 'u256_to_dec',
     {n: f'{n}-digit' + 's' * (n > 1) for n in (1, 10, 20, 30, 40, 50, 60, 70, 77)}, BOTH),
    ('u256_from_dec', 'decimal digits', 'u256_from_dec',
     {n: f'{n}-digit' + 's' * (n > 1) for n in (1, 10, 20, 30, 40, 50, 60, 70, 77)}, BOTH),
]

# Operation of array.h: title.
ARRAYS = {
    'add': 'u256_array_add',
    'eq': 'u256_array_eq',
    'shl': 'u256_array_shl',
    'mul': 'u256_array_mul',
    'modmul': 'u256_array_modmul, P-256\'s prime',
    'modmul:folded': 'u256_array_modmul, secp256k1\'s prime',
}
ARRAY_LENGTHS = [10, 25, 50, 100, 200, 400, 1000, 2500, 6000, 15000, 40000, 100000, 300000, 2000000]
# An instruction set is left out where the CPU has it not.
ARRAY_COLUMNS = ['loop', 'scalar', 'avx2', 'avx512ifma', 'memcpy']


def modes_of(operation):
    return ('throughput',) if operation in NO_CHAIN else ('throughput', 'latency')


def speed_up_columns(run):
    return [column for column in SPEED_UP_COLUMNS if column != 'asm-mulx' or column in run['machine']['columns']]


# The benchmarks of each picture, as far as the machine of a run has what they need.


def speed_up(run):
    return {f'{row}/{column}/{mode}' for rows in SPEED_UP for row in rows for column in speed_up_columns(run)
            for mode in modes_of(row)}


def peers(run):
    return {f'{row}/{column}/{mode}' for rows in PEERS for row, others in rows.items() for column in ('asm', *others)
            for mode in modes_of(row)}


def lengths(run):
    return {f'{operation}:{name}/{column}/throughput' for _, _, operation, classes, others in LENGTHS
            for name in classes.values() for column in ('asm', *others)}


def array_columns(run):
    have = {name.split('/')[1] for name in run['figures'] if name.startswith('u256_array_')}
    return [column for column in ARRAY_COLUMNS if column in have or column in ('loop', 'memcpy')]


def arrays(run):
    return {f'u256_array_{operation}/{column}/{n}' for operation in ARRAYS for column in array_columns(run)
            for n in ARRAY_LENGTHS}


# A run of a machine that has all of it.
EVERY_CPU = {'machine': {'columns': SPEED_UP_COLUMNS}, 'figures': [f'u256_array_/{column}/' for column in ARRAY_COLUMNS]}


def all_wanted():
    return speed_up(EVERY_CPU) | peers(EVERY_CPU) | lengths(EVERY_CPU) | arrays(EVERY_CPU)
