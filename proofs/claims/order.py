# SPDX-License-Identifier: MIT OR Apache-2.0
"""Orders, and what chooses by them, over all bits."""

import z3

from claim import Claim

COMPARE, EVM = 'include/u256/compare.h', 'include/u256/evm.h'
ROWS = 'include/u256/kernel_rows.h'
ALL = ('r=a', 'r=b', 'r=a=b')


def flag(condition):
    return z3.If(condition, z3.BitVecVal(1, 1), z3.BitVecVal(0, 1))


def sign(less, same):
    return z3.If(less, z3.BitVecVal(-1, 32), z3.If(same, z3.BitVecVal(0, 32), z3.BitVecVal(1, 32)))


def word(condition):
    return z3.If(condition, z3.BitVecVal(1, 256), z3.BitVecVal(0, 256))


RELATIONS = {'lt': z3.ULT, 'le': z3.ULE, 'gt': z3.UGT, 'ge': z3.UGE, 'eq': lambda a, b: a == b}
SIGNED = {'slt': lambda a, b: a < b, 'sle': lambda a, b: a <= b, 'sgt': lambda a, b: a > b, 'sge': lambda a, b: a >= b}


def relation(function, size, holds, **more):
    return Claim(function, f'a:in{size} b:in{size}', lambda v: [v.result == flag(holds(v.a, v.b))], **more)


def choice(function, size, takes_a, **more):
    return Claim(function, f'r:out{size} a:in{size} b:in{size}', lambda v: [v.r == z3.If(takes_a(v.a, v.b), v.a, v.b)],
                 aliases=ALL, **more)


def wide(x, bits):
    return z3.ZeroExt(bits - x.size(), x)


def by_limb(v, bits):
    return [v.result == sign(z3.ULT(v.a, wide(v.k, bits)), v.a == wide(v.k, bits))]


CLAIMS = [relation(f'u256_{name}', 4, holds) for name, holds in {**RELATIONS, **SIGNED}.items()]
CLAIMS += [relation(f'u512_{name}', 8, holds) for name, holds in RELATIONS.items()]
CLAIMS += [
    Claim('u256_is_zero', 'a:in4', lambda v: [v.result == flag(v.a == 0)]),
    Claim('u512_is_zero', 'a:in8', lambda v: [v.result == flag(v.a == 0)]),
    Claim('u256_is_neg', 'a:in4', lambda v: [v.result == flag(v.a < 0)]),
    Claim('u256_k_cmp4', 'a:in4 b:in4', lambda v: [v.result == sign(z3.ULT(v.a, v.b), v.a == v.b)]),
    Claim('u256_cmp', 'a:in4 b:in4', lambda v: [v.result == sign(z3.ULT(v.a, v.b), v.a == v.b)]),
    Claim('u256_scmp', 'a:in4 b:in4', lambda v: [v.result == sign(v.a < v.b, v.a == v.b)],
          wrong=[(ROWS, 'r[3] = a[3] ^ UINT64_C(1) << 63;', 'r[3] = a[3] ^ UINT64_C(1) << 62;')]),
    Claim('u512_cmp', 'a:in8 b:in8', lambda v: [v.result == sign(z3.ULT(v.a, v.b), v.a == v.b)],
          wrong=[(COMPARE, '!u512_is_zero(&difference) - 2 * less', '!u512_is_zero(&difference) - less')]),
    Claim('u256_cmp_u64', 'a:in4 k:limb', lambda v: by_limb(v, 256),
          wrong=[(COMPARE, '!above & (a->w[0] < k));\n}\n\nU256_FN bool u256_is_neg',
                  '(a->w[0] < k));\n}\n\nU256_FN bool u256_is_neg')]),
    Claim('u512_cmp_u64', 'a:in8 k:limb', lambda v: by_limb(v, 512)),
    choice('u256_min', 4, lambda a, b: z3.ULT(a, b), wrong=[(ROWS, ': u256_k_lt4(b, a)', ': u256_k_lt4(a, b)')]),
    choice('u256_max', 4, lambda a, b: z3.UGT(a, b)),
    choice('u256_smin', 4, lambda a, b: a < b),
    choice('u256_smax', 4, lambda a, b: a > b,
           wrong=[(ROWS, 'is_signed ? u256_k_slt4(a, b)', 'is_signed ? u256_k_lt4(a, b)')]),
    choice('u512_min', 8, lambda a, b: z3.ULT(a, b)),
    choice('u512_max', 8, lambda a, b: z3.UGT(a, b)),
    Claim('u256_to_u64', 'r:out1 a:in4',
          lambda v: [v.r == z3.Extract(63, 0, v.a), v.result == flag(z3.UGT(v.a, 2**64 - 1))]),
    Claim('u512_from_u256', 'r:out8 lo:in4 hi:in4', lambda v: [v.r == z3.Concat(v.hi, v.lo)]),
]
CLAIMS += [Claim(f'u256_evm_{name}', 'r:out4 a:in4 b:in4', lambda v, holds=holds: [v.r == word(holds(v.a, v.b))],
                 aliases=ALL)
           for name, holds in {'lt': z3.ULT, 'gt': z3.UGT, 'slt': SIGNED['slt'], 'sgt': SIGNED['sgt'],
                               'eq': RELATIONS['eq'], 'iszero': lambda a, b: a == 0}.items()]
