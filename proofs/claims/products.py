# SPDX-License-Identifier: MIT OR Apache-2.0
"""Products, in integers: each step multiplies and carries, and the steps of a product telescope."""

from claim import B, EDGES, Claim
from hints import zero_or_not
from integers import Poly, congruent, eq, ge, unless, when

ROWS, STEPS = 'include/u256/kernel_rows.h', 'include/u256/kernel_steps.h'
INT128, SPLIT32 = 'src/portable/kernel_int128.h', 'src/portable/kernel_split32.h'
DIVIDE = 'src/portable/divide.h'
W = B**4
HALVES = ('a', 'b', 'c', 'carry')


def even_samples(source):
    """Some of them with a difference of 0."""
    a, b, borrow = (source.choice(EDGES + [source.getrandbits(64)]) for _ in range(3))
    return {'borrow': [borrow], 'a': a, 'b': b, 'c': source.choice([(a * b + borrow) % B, source.getrandbits(64)])}


def row_samples(source):
    """A single row, with nothing above it."""
    row = source.randrange(4)
    a = [source.getrandbits(64) if i < 4 - row else 0 for i in range(4)]
    b = [source.choice(EDGES + [source.getrandbits(64)]) if i == row else 0 for i in range(4)]
    return {'a': a, 'b': b}


def limb_variables(number):
    """The limbs of an operand, from the lowest on, each as a number."""
    return sorted((Poly({key: 1}, 0, B - 1) for key in number.terms), key=lambda limb: str(list(limb.terms)[0][0]))


def products_above(v, run):
    """Those that belong at limb 4 or higher."""
    a, b = limb_variables(v.a), limb_variables(v.b)
    return [zero_or_not(f'a[{i}] b[{j}]', a[i], b[j]) for i in range(4) for j in range(4) if i + j >= 4]


CLAIMS = [
    Claim('u256_k_mac1', 'carry:io1 a:limb b:limb c:limb', domain='integers', split=HALVES,
          backends=('int128', 'int128, clang', 'split32'),
          says=lambda v: [eq(v.result + B * v.carry_, v.a * v.b + v.c + v.carry)],
          wrong=[(SPLIT32, 'a0 * b0 + (c & low32) + (*carry & low32)', 'a0 * b0 + c + (*carry & low32)'),
                 (SPLIT32, 'a0 * b1 + (u & low32) + (*carry >> 32)', 'a0 * b1 + u + (*carry >> 32)'),
                 (SPLIT32, '*carry = a1 * b1 + (u >> 32) + (v >> 32);', '*carry = a1 * b1 + (u >> 32);'),
                 (INT128, '(u256_k_u128)a * b + c + *carry;', '(u256_k_u128)a * b + (c + *carry);')]),
    Claim('u256_k_mul1', 'hi:out1 a:limb b:limb', domain='integers', split=HALVES,
          says=lambda v: [eq(v.result + B * v.hi, v.a * v.b)]),
    Claim('u256_k_addmul1', 'carry:io1 a:limb b:limb c:limb', domain='integers', uses=('u256_k_mac1',),
          backends=('int128', 'int128, clang', 'split32'),
          says=lambda v: [eq(v.result + B * v.carry_, v.a * v.b + v.c + v.carry)],
          wrong=[(INT128, 'hi += lo < c;', 'hi += lo <= c;')]),
    Claim('u256_k_submul1', 'borrow:io1 a:limb b:limb c:limb', domain='integers', uses=('u256_k_mac1',),
          says=lambda v: [eq(v.result - B * v.borrow_, v.c - v.a * v.b - v.borrow)],
          samples=even_samples,
          wrong=[(ROWS, '*borrow = hi + (c < lo);', '*borrow = hi + (c <= lo);')]),
    Claim('u256_k_mul4x1', 'r:out4 a:in4 k:limb carry:limb', domain='integers', uses=('u256_k_mac1',), overlaps=True,
          says=lambda v: [eq(v.r + W * v.result, v.a * v.k + v.carry)],
          wrong=[(ROWS, 't3 = u256_k_mac1(&carry, a[3], k, 0);', 't3 = a[3] * k + carry;')]),
    Claim('u256_k_addmul4x1', 'r:io4 a:in4 k:limb', domain='integers', uses=('u256_k_addmul1',),
          says=lambda v: [eq(v.r_ + W * v.result, v.a * v.k + v.r)],
          wrong=[(ROWS, 'u256_k_addmul1(&carry, a[2], k, r[2]);', 'u256_k_addmul1(&carry, a[2], k, r[1]);')]),
    Claim('u256_k_submul4x1', 'r:io4 a:in4 k:limb', domain='integers', uses=('u256_k_submul1',),
          says=lambda v: [eq(v.r_ - W * v.result, v.r - v.a * v.k)]),
    Claim('u256_k_mul4', 'r:out4 a:in4 b:in4', domain='integers', uses=('u256_k_mac1',), overlaps=True,
          says=lambda v: [congruent(v.r, v.a * v.b, W)],
          wrong=[(ROWS, 'row0 + row1 + row2 + a[3] * b[0]', 'row0 + row1 + a[3] * b[0]'),
                 (INT128, 'c += p;\n    const bool carry = c < p;', 'c += p;\n    const bool carry = false;')]),
    Claim('u256_k_mul4_overflow', 'r:out4 a:in4 b:in4', domain='integers', uses=('u256_k_mac1', 'u256_k_addmul1'),
          overlaps=True,
          says=lambda v: [congruent(v.r, v.a * v.b, W), when(v.result, ge(v.a * v.b, W)),
                          unless(v.result, eq(v.r, v.a * v.b))], hints=products_above,
          samples=row_samples,
          wrong=[(ROWS, 'row0 | row1 | row2 | row3', 'row0 | row1 | row3')]),
    Claim('u256_k_mul4_wide', 'r:out8 a:in4 b:in4', domain='integers', uses=('u256_k_mul4x1', 'u256_k_addmul4x1'),
          overlaps=True, says=lambda v: [eq(v.r, v.a * v.b)],
          wrong=[(ROWS, 't[6] = u256_k_addmul4x1(t + 2, a, b[2]);', 't[6] = u256_k_addmul4x1(t + 2, a, b[1]);')]),
    Claim('u256_k_sqr4', 'r:out4 a:in4', domain='integers', uses=('u256_k_mac1', 'u256_k_mul1', 'u256_k_add4'),
          overlaps=True, says=lambda v: [congruent(v.r, v.a * v.a, W)],
          wrong=[(ROWS, 'const uint64_t twice[4] = {0, t1 << 1, t2 << 1 | t1 >> 63,',
                  'const uint64_t twice[4] = {0, t1 << 1, t2 << 1,')]),
    Claim('u256_k_sqr4_wide', 'r:out8 a:in4', domain='integers', uses=('u256_k_mac1', 'u256_k_mul1', 'u256_k_add4'),
          says=lambda v: [eq(v.r, v.a * v.a)],
          wrong=[(ROWS, 'u256_k_add4(r + 4, twice + 4, squares + 4, mid);',
                  'u256_k_add4(r + 4, twice + 4, squares + 4, false);'), (ROWS, 't6 >> 63};', '0};')]),
    Claim('u256_k_mul8', 'r:out8 a:in8 b:in8', domain='integers', overlaps=True,
          uses=('u256_k_mul4', 'u256_k_mul4_wide', 'u256_k_add4'), says=lambda v: [congruent(v.r, v.a * v.b, W * W)],
          wrong=[(ROWS, 'u256_k_mul4(cross2, a + 4, b);', 'u256_k_mul4(cross2, a + 4, b + 4);')]),
    Claim('u256_k_mul2_wide', 't:out4 a:in2 b:in2', domain='integers',
          uses=('u256_k_mac1', 'u256_k_mul1', 'u256_k_addmul1'), says=lambda v: [eq(v.t, v.a * v.b)]),
    Claim('u256_k_mul4x2_wide', 't:out6 a:in4 b:in2', domain='integers', uses=('u256_k_mul4x1', 'u256_k_addmul4x1'),
          says=lambda v: [eq(v.t, v.a * v.b)],
          wrong=[(DIVIDE, 'u256_k_addmul4x1(t + 1, a, b[1])', 'u256_k_addmul4x1(t + 1, a, b[0])')]),
    Claim('u256_mul', 'r:out4 a:in4 b:in4', domain='integers', uses=('u256_k_mul4',), aliases=('r=a', 'r=b'),
          says=lambda v: [congruent(v.r, v.a * v.b, W)]),
    Claim('u256_mul_overflow', 'r:out4 a:in4 b:in4', domain='integers', uses=('u256_k_mul4_overflow',),
          aliases=('r=a', 'r=b'),
          says=lambda v: [congruent(v.r, v.a * v.b, W), when(v.result, ge(v.a * v.b, W)),
                          unless(v.result, eq(v.r, v.a * v.b))]),
    Claim('u256_full_mul', 'r:out8 a:in4 b:in4', domain='integers', uses=('u256_k_mul4_wide',),
          says=lambda v: [eq(v.r, v.a * v.b)]),
    Claim('u256_full_sqr', 'r:out8 a:in4', domain='integers', uses=('u256_k_sqr4_wide',),
          says=lambda v: [eq(v.r, v.a * v.a)]),
    Claim('u256_sqr', 'r:out4 a:in4', domain='integers', uses=('u256_k_sqr4',),
          says=lambda v: [congruent(v.r, v.a * v.a, W)]),
    Claim('u512_mul', 'r:out8 a:in8 b:in8', domain='integers', uses=('u256_k_mul8',),
          says=lambda v: [congruent(v.r, v.a * v.b, W * W)]),
]
