# SPDX-License-Identifier: MIT OR Apache-2.0
"""Logic, shifts, counts, bits and bytes, over all bits and all counts."""

import z3

from claim import Claim

STEPS = 'include/u256/kernel_steps.h'
BITS, LIMB, EVM, SIGNED, BYTES = ('include/u256/bits.h', 'include/u256/limb.h', 'include/u256/evm.h',
                                  'include/u256/signed.h', 'include/u256/bytes.h')
ALL = ('r=a', 'r=b', 'r=a=b')


def wide(x, bits):
    return z3.ZeroExt(bits - x.size(), x)


def flag(condition):
    return z3.If(condition, z3.BitVecVal(1, 1), z3.BitVecVal(0, 1))


def reversed_bytes(x):
    return z3.Concat([z3.Extract(8 * i + 7, 8 * i, x) for i in range(x.size() // 8)])


def first_set(x, places, count, width=32):
    """The place of the first bit that is set, in this order; `count` when none is."""
    found = z3.BitVecVal(count, width)
    for place, bit in reversed(list(enumerate(places))):
        found = z3.If(z3.Extract(bit, bit, x) == 1, z3.BitVecVal(place, width), found)
    return found


def leading(x, width=32):
    return first_set(x, range(x.size() - 1, -1, -1), x.size(), width)


def trailing(x, width=32):
    return first_set(x, range(x.size()), x.size(), width)


def population(x, width=32):
    return z3.Sum([z3.ZeroExt(width - 1, z3.Extract(i, i, x)) for i in range(x.size())])


def by_limbs(name, bits):
    """One case for each number of whole limbs, and one for all counts beyond."""
    return [lambda v, i=i: [z3.LShR(getattr(v, name), 6) == i] for i in range(bits // 64)] + [
        lambda v: [z3.UGE(getattr(v, name), bits)]]


def shift(function, limbs, shifted, beyond=None, count='n', **more):
    bits = 64 * limbs

    def says(v):
        n = getattr(v, count)
        inside = shifted(v.a, wide(n, bits))
        return [v.r == (z3.If(z3.ULT(n, bits), inside, beyond(v.a)) if beyond else inside)]

    return Claim(function, f'r:out{limbs} a:in{limbs} {count}:count', says, aliases=('r=a',),
                 cases=by_limbs(count, bits), **more)


def zero(a):
    return z3.BitVecVal(0, a.size())


def left(a, n):
    return a << n


def sign_extended(a, byte):
    """a, of which byte + 1 bytes are kept."""
    above = 248 - 8 * byte
    return (a << above) >> above


def one_bit(v, change):
    mask = z3.If(z3.ULT(v.i, 256), z3.BitVecVal(1, 256) << wide(v.i, 256), z3.BitVecVal(0, 256))
    return [v.r_ == change(v.r, mask)]


def opcode_shift(function, shifted, beyond):
    return Claim(function, 'r:out4 a:in4 b:in4',
                 lambda v: [v.r == z3.If(z3.ULT(v.a, 256), shifted(v.b, v.a), beyond(v.b))], aliases=ALL,
                 cases=by_limbs('a', 256))


def logic(limbs, names):
    operations = {'and': lambda a, b: a & b, 'or': lambda a, b: a | b, 'xor': lambda a, b: a ^ b,
                  'andnot': lambda a, b: a & ~b}
    return [Claim(f'u{64 * limbs}_{name}', f'r:out{limbs} a:in{limbs} b:in{limbs}',
                  lambda v, name=name: [v.r == operations[name](v.a, v.b)], aliases=ALL) for name in names]


CLAIMS = logic(4, ['and', 'or', 'xor', 'andnot']) + logic(8, ['and', 'or', 'xor']) + [
    Claim('u256_not', 'r:out4 a:in4', lambda v: [v.r == ~v.a], aliases=('r=a',)),
    Claim('u512_not', 'r:out8 a:in8', lambda v: [v.r == ~v.a], aliases=('r=a',)),
    Claim('u256_k_shl4_bits', 'r:out4 a:in4 n:count below:limb', aliases=('r=a',), overlaps=True,
          says=lambda v: [v.r == z3.Extract(319, 64, z3.Concat(v.a, v.below) << (wide(v.n, 320) & 63))],
          wrong=[(LIMB, 'return hi << (n & 63) | lo >> 1 >> (~n & 63);', 'return hi << (n & 63) | lo >> (-n & 63);')]),
    Claim('u256_k_shr4_bits', 'r:out4 a:in4 n:count above:limb', aliases=('r=a',), overlaps=True,
          says=lambda v: [v.r == z3.Extract(255, 0, z3.LShR(z3.Concat(v.above, v.a), wide(v.n, 320) & 63))]),
    shift('u256_shl', 4, left, zero,
          wrong=[(BITS, 't[3] & keep);\n}\n\n/* [r] = [a] shifted', 't[3]);\n}\n\n/* [r] = [a] shifted')]),
    shift('u256_shr', 4, z3.LShR, zero),
    shift('u256_sar', 4, lambda a, n: a >> n, lambda a: a >> 255),
    shift('u512_shl', 8, left, zero, slow=True),
    shift('u512_shr', 8, z3.LShR, zero, slow=True),
    Claim('u256_rotl', 'r:out4 a:in4 n:count', lambda v: [
        v.r == z3.Extract(511, 256, z3.Concat(v.a, v.a) << (wide(v.n, 512) & 255))],
          aliases=('r=a',), slow=True, cases=[lambda v, i=i: [z3.LShR(v.n, 6) & 3 == i] for i in range(4)],
          wrong=[(BITS, 'u256_k_shl4_bits(r->w, t, n, t[3]);\n}\n\nU256_FN void u256_rotr',
                  'u256_k_shl4_bits(r->w, t, n, 0);\n}\n\nU256_FN void u256_rotr')]),
    Claim('u256_rotr', 'r:out4 a:in4 n:count', lambda v: [
        v.r == z3.Extract(255, 0, z3.LShR(z3.Concat(v.a, v.a), wide(v.n, 512) & 255))],
          aliases=('r=a',), slow=True, cases=[lambda v, i=i: [z3.LShR(v.n, 6) & 3 == i] for i in range(4)]),
    Claim('u256_k_clz64', 'x:limb', lambda v: [v.result == leading(v.x)], needs=lambda v: [v.x != 0],
          name='u256_k_clz64, in ISO C', backends=('split32, ISO C',),
          wrong=[(LIMB, 'x >> (64 - half) == 0;', 'x >> (63 - half) == 0;')]),
    Claim('u256_k_ctz64', 'x:limb', lambda v: [v.result == trailing(v.x)], needs=lambda v: [v.x != 0],
          name='u256_k_ctz64, in ISO C', backends=('split32, ISO C',)),
    Claim('u256_clz', 'a:in4', lambda v: [v.result == leading(v.a)],
          wrong=[(STEPS, 'none3 & u256_k_zero_mask(a[2])', 'u256_k_zero_mask(a[2])')]),
    Claim('u256_ctz', 'a:in4', lambda v: [v.result == trailing(v.a)]),
    Claim('u512_clz', 'a:in8', lambda v: [v.result == leading(v.a)],
          wrong=[(BITS, '(none & 1) + u256_k_clz4(top)', '(none & 3) + u256_k_clz4(top)')]),
    Claim('u512_ctz', 'a:in8', lambda v: [v.result == trailing(v.a)]),
    Claim('u256_k_clz4_guessed', 'a:in4', lambda v: [v.result == leading(v.a)],
          wrong=[(LIMB, 'return w ? n + u256_k_clz64(w) : 256;', 'return w ? n + u256_k_clz64(w) : 255;')]),
    Claim('u256_k_clz8_guessed', 'a:in8', lambda v: [v.result == leading(v.a)],
          wrong=[(LIMB, 'return high == 256 ?', 'return high == 255 ?')]),
    Claim('u256_bit_len', 'a:in4', lambda v: [v.result == 256 - leading(v.a)]),
    Claim('u256_byte_len', 'a:in4', lambda v: [v.result == z3.UDiv(263 - leading(v.a), z3.BitVecVal(8, 32))]),
    Claim('u512_bit_len', 'a:in8', lambda v: [v.result == 512 - leading(v.a)]),
    Claim('u256_k_byte_popcounts', 'x:limb', wrong=[(LIMB, '(x + (x >> 4)) &', '(x + (x >> 8)) &')],
          says=lambda v: [v.result == z3.Concat([population(z3.Extract(8 * i + 7, 8 * i, v.x), 8)
                                                 for i in reversed(range(8))])]),
    Claim('u256_bit', 'a:in4 i:count', lambda v: [
        v.result == flag(z3.And(z3.ULT(v.i, 256), z3.LShR(v.a, wide(v.i, 256)) & 1 == 1))],
        wrong=[(BITS, '>> (i & 63) & (i < 256)) != 0', '>> (i & 63) & 1) != 0')]),
    Claim('u256_set_bit', 'r:io4 i:count', lambda v: one_bit(v, lambda r, mask: r | mask)),
    Claim('u256_clear_bit', 'r:io4 i:count', lambda v: one_bit(v, lambda r, mask: r & ~mask)),
    Claim('u256_flip_bit', 'r:io4 i:count', lambda v: one_bit(v, lambda r, mask: r ^ mask)),
    Claim('u256_bswap', 'r:out4 a:in4', lambda v: [v.r == reversed_bytes(v.a)], aliases=('r=a',)),
    Claim('u256_k_bswap64', 'x:limb', lambda v: [v.result == reversed_bytes(v.x)], name='u256_k_bswap64, in ISO C',
          backends=('split32, ISO C',)),
    Claim('u256_reverse_bits', 'r:out4 a:in4', aliases=('r=a',),
          says=lambda v: [v.r == z3.Concat([z3.Extract(i, i, v.a) for i in range(256)])],
          wrong=[(LIMB, '(x & twos) << 2;', '(x & ones) << 2;')]),
    Claim('u256_mask_low', 'r:out4 n:count', lambda v: [
        v.r == z3.If(z3.ULT(v.n, 256), (z3.BitVecVal(1, 256) << wide(v.n, 256)) - 1, z3.BitVecVal(-1, 256))],
        wrong=[(BITS, 'full2 | (full1 & below)', 'full2 | (full2 & below)')]),
    Claim('u256_signextend', 'r:out4 a:in4 byte:count', aliases=('r=a',),
          says=lambda v: [v.r == z3.If(z3.ULT(v.byte, 31), sign_extended(v.a, wide(v.byte, 256)), v.a)],
          wrong=[(SIGNED, 'new2 = sign ^ (bits & kept1)', 'new2 = sign ^ (bits & kept0)')]),

    Claim('u256_load_le', 'r:out4 p:in4', lambda v: [v.r == v.p]),
    Claim('u256_load_be', 'r:out4 p:in4', lambda v: [v.r == reversed_bytes(v.p)], aliases=('r=p',)),
    Claim('u256_store_le', 'p:out4 a:in4', lambda v: [v.p == v.a]),
    Claim('u256_store_be', 'p:out4 a:in4', lambda v: [v.p == reversed_bytes(v.a)], aliases=('p=a',)),
    Claim('u512_load_le', 'r:out8 p:in8', lambda v: [v.r == v.p]),
    Claim('u512_load_be', 'r:out8 p:in8', lambda v: [v.r == reversed_bytes(v.p)]),
    Claim('u512_store_be', 'p:out8 a:in8', lambda v: [v.p == reversed_bytes(v.a)]),

    Claim('u256_evm_byte', 'r:out4 a:in4 b:in4', aliases=ALL,
          says=lambda v: [v.r == z3.If(z3.ULT(v.a, 32), z3.LShR(v.b, 248 - 8 * v.a) & 255, z3.BitVecVal(0, 256))],
          wrong=[(EVM, 'u256_k_set_u64(r, i < 32 ? limb & 0xff : 0);',
                  'u256_k_set_u64(r, i < 31 ? limb & 0xff : 0);')]),
    opcode_shift('u256_evm_shl', left, zero),
    opcode_shift('u256_evm_shr', z3.LShR, zero),
    opcode_shift('u256_evm_sar', lambda b, a: b >> a, lambda b: b >> 255),
    Claim('u256_evm_signextend', 'r:out4 a:in4 b:in4', aliases=ALL,
          says=lambda v: [v.r == z3.If(z3.ULT(v.a, 31), sign_extended(v.b, v.a), v.b)]),
    Claim('u256_evm_clz', 'r:out4 a:in4 b:in4', lambda v: [v.r == leading(v.a, 256)], aliases=ALL),
    Claim('u256_evm_exp_bytes', 'e:in4', lambda v: [v.result == z3.UDiv(263 - leading(v.e), z3.BitVecVal(8, 32))]),
]
