# SPDX-License-Identifier: MIT OR Apache-2.0
"""Sums, differences and what is made of them, over all bits."""

import z3

from claim import B, Claim
from integers import both, congruent, either, eq, ge, lt, unless, when

W = B**4
ROWS, STEPS = 'include/u256/kernel_rows.h', 'include/u256/kernel_steps.h'
ADD, MODULAR, DIVIDE = 'include/u256/add.h', 'include/u256/modular.h', 'src/portable/divide.h'
ALL = ('r=a', 'r=b', 'r=a=b')


def flag(condition):
    return z3.If(condition, z3.BitVecVal(1, 1), z3.BitVecVal(0, 1))


def signed_sum(v, other):
    """Whether the sum of two signed numbers leaves their range."""
    total = z3.SignExt(2, v.a) + other
    return [v.r == z3.Extract(255, 0, total), v.result == flag(total != z3.SignExt(2, z3.Extract(255, 0, total)))]


CLAIMS = [
    Claim('u256_k_add4', 'r:out4 a:in4 b:in4 carry:flag',
          lambda v: [eq(v.r + W * v.result, v.a + v.b + v.carry)], 'sums', aliases=ALL, overlaps=True,
          wrong=[(ROWS, 'carry = (s < a[i]) | (t[i] < s);', 'carry = s < a[i];'),
                 (ROWS, 't[i] = s + carry;', 't[i] = i == 3 ? s : s + carry;')]),
    Claim('u256_k_sub4', 'r:out4 a:in4 b:in4 borrow:flag', lambda v: [eq(v.r + v.b + v.borrow, v.a + W * v.result)],
          'sums', aliases=ALL, overlaps=True,
          wrong=[(ROWS, 'borrow = (a[i] < b[i]) | (d < borrow);', 'borrow = (a[i] < b[i]) | (d == 0);')]),
    Claim('u256_k_add8', 'r:out8 a:in8 b:in8', lambda v: [eq(v.r + W * W * v.result, v.a + v.b)], 'integers',
          uses=('u256_k_add4',), aliases=ALL,
          wrong=[(ROWS, 'return u256_k_add4(r + 4, a + 4, b + 4, carry);',
                  'return u256_k_add4(r + 4, a + 4, b + 4, 0);')]),
    Claim('u256_k_sub8', 'r:out8 a:in8 b:in8', lambda v: [eq(v.r + v.b, v.a + W * W * v.result)], 'integers',
          uses=('u256_k_sub4',), aliases=ALL),
    Claim('u256_k_lt4', 'a:in4 b:in4', lambda v: [when(v.result, lt(v.a, v.b)), unless(v.result, ge(v.a, v.b))], 'sums',
          wrong=[('src/portable/kernel_int128.h', '((a_hi == b_hi) & (a_lo < b_lo))', '(a_lo < b_lo)')]),
    Claim('u256_k_select4', 'r:out4 a:in4 b:in4 take_b:flag',
          lambda v: [when(v.take_b, eq(v.r, v.b)), unless(v.take_b, eq(v.r, v.a))], 'sums', aliases=ALL, overlaps=True,
          wrong=[(ROWS, 'r3 = a[3] ^ ((a[3] ^ b[3]) & mask)', 'r3 = a[3] ^ ((a[3] | b[3]) & mask)')]),
    Claim('u256_k_take4', 'r:out4 a:in4 take:flag', lambda v: [when(v.take, eq(v.r, v.a)), unless(v.take, eq(v.r, 0))],
          'sums', aliases=('r=a',), backends=('split32',),
          wrong=[('include/u256/kernel_chain.h', 'r[3] = a[3] & mask;', 'r[3] = a[3] | mask;')]),
    Claim('u256_k_sub4_or', 'r:out4 top:flag a:in4 b:in4 other:in4', domain='integers',
          uses=('u256_k_sub4', 'u256_k_select4'), aliases=ALL,
          says=lambda v: [either(ge(v.a + W * v.top, v.b), eq(v.r, v.other)),
                          either(lt(v.a + W * v.top, v.b), eq(v.r + v.b, v.a), eq(v.r + v.b, v.a + W * v.top))],
          wrong=[(ROWS, 'borrow & !top', 'borrow')]),
    Claim('u256_k_add2', 'r1:io1 r0:io1 b1:limb b0:limb', domain='sums',
          says=lambda v: [congruent(v.r1_ * B + v.r0_, v.r1 * B + v.r0 + v.b1 * B + v.b0, B * B)]),
    Claim('u256_k_sub2', 'r1:io1 r0:io1 b1:limb b0:limb', domain='sums',
          says=lambda v: [congruent(v.r1_ * B + v.r0_, v.r1 * B + v.r0 - v.b1 * B - v.b0, B * B)],
          wrong=[(STEPS, '*r1 -= b1 + (low < b0);', '*r1 -= b1 + (low <= b0);')]),
    Claim('u256_k_lt2', 'a1:limb a0:limb b1:limb b0:limb', domain='sums',
          says=lambda v: [when(v.result, lt(v.a1 * B + v.a0, v.b1 * B + v.b0)),
                          unless(v.result, ge(v.a1 * B + v.a0, v.b1 * B + v.b0))]),
    Claim('u256_add', 'r:out4 a:in4 b:in4', lambda v: [eq(v.r + W * v.result, v.a + v.b)], 'integers',
          uses=('u256_k_add4',), aliases=ALL),
    Claim('u256_sub', 'r:out4 a:in4 b:in4', lambda v: [eq(v.r + v.b, v.a + W * v.result)], 'integers',
          uses=('u256_k_sub4',), aliases=ALL),
    Claim('u256_addc', 'r:out4 a:in4 b:in4 carry:flag',
          lambda v: [eq(v.r + W * v.result, v.a + v.b + v.carry)], 'integers',
          uses=('u256_k_add4',), aliases=ALL),
    Claim('u256_subb', 'r:out4 a:in4 b:in4 borrow:flag',
          lambda v: [eq(v.r + v.b + v.borrow, v.a + W * v.result)], 'integers',
          uses=('u256_k_sub4',), aliases=ALL),
    Claim('u256_add_u64', 'r:out4 a:in4 k:limb', lambda v: [eq(v.r + W * v.result, v.a + v.k)], 'integers',
          uses=('u256_k_add4',), aliases=('r=a',)),
    Claim('u256_sub_u64', 'r:out4 a:in4 k:limb', lambda v: [eq(v.r + v.k, v.a + W * v.result)], 'integers',
          uses=('u256_k_sub4',), aliases=('r=a',)),
    Claim('u256_neg', 'r:out4 a:in4', lambda v: [v.r == -v.a, v.result == flag(v.a != 0)], aliases=('r=a',)),
    Claim('u256_k_negate_if', 'r:out4 a:in4 negate:flag', domain='sums', aliases=('r=a',), overlaps=True,
          says=lambda v: [when(v.negate, either(eq(v.r + v.a, W), both(eq(v.r, 0), eq(v.a, 0)))),
                          unless(v.negate, eq(v.r, v.a)), when(v.result, eq(v.negate, 1)), when(v.result, ge(v.a, 1)),
                          either(eq(v.result, 1), eq(v.negate, 0), eq(v.a, 0))],
          wrong=[(ROWS, 'carry = t[i] < carry;', 'carry = t[i] <= carry;'),
                 (ROWS, 'return negate & !carry;', 'return negate;')]),
    Claim('u256_abs_diff', 'r:out4 a:in4 b:in4', domain='integers', uses=('u256_k_sub4',), aliases=ALL,
          says=lambda v: [either(both(ge(v.a, v.b), eq(v.r + v.b, v.a)), both(lt(v.a, v.b), eq(v.r + v.a, v.b))),
                          eq(v.result, 0)],
          wrong=[(ADD, 'u256_k_negate_if(r->w, difference, borrow);', 'u256_k_negate_if(r->w, difference, !borrow);')]),
    Claim('u256_add_sat', 'r:out4 a:in4 b:in4',
          lambda v: [v.r == z3.If(z3.ULT(v.a + v.b, v.a), z3.BitVecVal(W - 1, 256), v.a + v.b),
                     v.result == flag(z3.ULT(v.a + v.b, v.a))], aliases=ALL,
          wrong=[(ROWS, 'sum[3] | all)', 'sum[3] | all >> 1)')]),
    Claim('u256_sub_sat', 'r:out4 a:in4 b:in4',
          lambda v: [v.r == z3.If(z3.ULT(v.a, v.b), z3.BitVecVal(0, 256), v.a - v.b),
                     v.result == flag(z3.ULT(v.a, v.b))],
          aliases=ALL),
    Claim('u256_sadd', 'r:out4 a:in4 b:in4', lambda v: signed_sum(v, z3.SignExt(2, v.b)), aliases=ALL,
          wrong=[(ROWS, '((r[3] ^ a3) & (r[3] ^ b3)) >> 63', '((r[3] ^ a3) | (r[3] ^ b3)) >> 63')]),
    Claim('u256_ssub', 'r:out4 a:in4 b:in4', lambda v: signed_sum(v, -z3.SignExt(2, v.b)), aliases=ALL),
    Claim('u256_sneg', 'r:out4 a:in4', lambda v: [v.r == -v.a, v.result == flag(v.a == 2**255)], aliases=('r=a',)),
    Claim('u256_abs', 'r:out4 a:in4', lambda v: [v.r == z3.If(v.a < 0, -v.a, v.a), v.result == flag(v.a == 2**255)],
          aliases=('r=a',)),
    Claim('u512_add', 'r:out8 a:in8 b:in8', lambda v: [eq(v.r + W * W * v.result, v.a + v.b)], 'integers',
          uses=('u256_k_add8',), aliases=ALL),
    Claim('u512_sub', 'r:out8 a:in8 b:in8', lambda v: [eq(v.r + v.b, v.a + W * W * v.result)], 'integers',
          uses=('u256_k_sub8',), aliases=ALL),
    Claim('u512_neg', 'r:out8 a:in8', lambda v: [v.r == -v.a, v.result == flag(v.a != 0)], aliases=('r=a',),
          wrong=[(ROWS, 'const bool borrow = u256_k_sub4(r, zero, a, false);',
                  'const bool borrow = !u256_k_sub4(r, zero, a, false);')]),
    # Modulo a number, of operands below it.
    Claim('u256_k_addmod4', 'r:out4 a:in4 b:in4 m:in4', domain='integers',
          uses=('u256_k_add4', 'u256_k_sub4', 'u256_k_select4'), needs=lambda v: [lt(v.a, v.m), lt(v.b, v.m)],
          says=lambda v: [lt(v.r, v.m), either(eq(v.r, v.a + v.b), eq(v.r + v.m, v.a + v.b))], aliases=ALL,
          wrong=[(MODULAR, 'carry | !borrow', '!borrow')]),
    Claim('u256_k_submod4', 'r:out4 a:in4 b:in4 m:in4', domain='integers',
          uses=('u256_k_add4', 'u256_k_sub4', 'u256_k_select4'), needs=lambda v: [lt(v.a, v.m), lt(v.b, v.m)],
          says=lambda v: [lt(v.r, v.m), either(eq(v.r + v.b, v.a), eq(v.r + v.b, v.a + v.m))], aliases=ALL),
    Claim('u256_k_redc_last', 'r:out4 high:in4 u:in4 m:in4', domain='integers',
          uses=('u256_k_add4', 'u256_k_sub4', 'u256_k_select4'), needs=lambda v: [lt(v.high, v.m), lt(v.u, v.m)],
          says=lambda v: [lt(v.r, v.m), either(eq(v.r + v.u, v.high), eq(v.r + v.u, v.high + v.m))],
          aliases=('r=high', 'r=u', 'r=m')),
    Claim('u256_k_reduce_once', 'r:out4 a:in4 m:in4', domain='integers',
          uses=('u256_k_sub4', 'u256_k_select4'), needs=lambda v: [lt(v.a, v.m + v.m)],
          says=lambda v: [lt(v.r, v.m), either(eq(v.r, v.a), eq(v.r + v.m, v.a))], aliases=('r=a',),
          wrong=[('src/portable/modular.c', 'u256_k_sub4_or(r, false, a, m, a);',
                  'u256_k_sub4_or(r, true, a, m, a);')]),
    Claim('u256_k_is_near', 'a:in4 m:in4', domain='integers', uses=('u256_k_lt4',),
          says=lambda v: [when(v.result, lt(v.a, v.m + v.m)), unless(v.result, ge(v.a, v.m))],
          wrong=[('src/portable/modular.c', 'a[3] >> 1 < m[3]', 'a[3] >> 2 < m[3]')]),
] + [
    Claim('u256_k_add_n', f'r:io{n} a:in{n} n:fixed={n}', domain='sums', name=f'u256_k_add_n, {n} limbs',
          says=lambda v: [eq(v.r_ + B**v.n * v.result, v.r + v.a)],
          wrong=[(DIVIDE, 'carry = (s < a[i]) | (t < s);', 'carry = s < a[i];')] if n == 3 else [])
    for n in range(3, 9)
]
