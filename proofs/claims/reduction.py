# SPDX-License-Identifier: MIT OR Apache-2.0
"""Montgomery's reduction, and folding modulo 2^256 - c: what is subtracted is a multiple of the modulus, and the
rest is below it."""

from claim import B, EDGES, Claim
from hints import by_sign, product, scaled
from integers import congruent, either, eq, ge, lt, multiple

W = B**4
MONTGOMERY, FOLD = 'include/u256/kernel_montgomery.h', 'src/portable/fold.h'
CHAIN = 'include/u256/kernel_chain.h'


def limb(source):
    return source.choice(EDGES + [source.getrandbits(64)] * 16)


def modulus(source):
    return [limb(source) | 1] + [limb(source) for _ in range(3)]


def whole(limbs):
    return sum(each * B**i for i, each in enumerate(limbs))


def limbs(number, count=4):
    return [number >> 64 * i & (B - 1) for i in range(count)]


def below(source, number):
    return source.choice([0, number - 1, number // 2, source.randrange(number)])


def step_samples(source):
    m = modulus(source)
    u, k = below(source, whole(m)), limb(source)
    return {'u': limbs(u), 'm': m, 'k': k, 'low': (u + whole(m) * k) % B}


def next_samples(source):
    m = modulus(source)
    return {'u': limbs(below(source, whole(m))), 'm': m, 'low': limb(source), 'inverse': pow(m[0], -1, B)}


def first_samples(source):
    m = modulus(source)
    return {'m': m, 'low': limb(source), 'inverse': pow(m[0], -1, B)}


def reduction_samples(source):
    m = modulus(source)
    return {'t': limbs(below(source, whole(m) * W), 8), 'm': m, 'inverse': pow(m[0], -1, B)}


def product_samples(source):
    m = modulus(source)
    a, b = (below(source, whole(m)) for _ in range(2))
    return {'a': limbs(a), 'b': limbs(b), 'm': m, 'inverse': pow(m[0], -1, B)}


def multiple_samples(source):
    return {'t': source.choice(([B - 1] * 4, [limb(source) for _ in range(4)])),
            'f': source.choice(([B - 1] * 4, [limb(source) | 1] + [limb(source) for _ in range(3)]))}


def chain_samples(source):
    m = modulus(source)
    return {'high': [limb(source) for _ in range(4)], 'low': limbs(below(source, whole(m) * B), 5), 'm': m,
            'inverse': pow(m[0], -1, B)}


def inverse_hints(v, run):
    """k is a multiple x of the inverse, so that m0 k = x modulo B: for each summand of x."""
    return inverse_hints_of(v, run, run.calls[0][1].k)


def inverse_hints_of(v, run, k):
    inverse = next(iter(v.inverse.terms))[0]
    hints = []
    for monomial in k.terms:
        if inverse in monomial:
            rest = list(monomial)
            rest.remove(inverse)
            factor = 1
            for each in rest:
                factor = type(k)({(each,): 1}, each.lo, each.hi) * factor
            hints.append(scaled('m0 inverse = 1 modulo B', v.m_limbs[0] * v.inverse - 1 - B * run.multiples[0], factor))
    return hints


def size_hint(v, run):
    return [product('m k <= m (B - 1)', v.m, B - 1 - v.k)]


def next_says(v):
    """u' B = u + m k - low for a k that v.witness gives; for numbers, that such a k is there."""
    return [multiple(v, v.u_ * B + v.low - v.u, v.m), either(ge(v.u, v.m), lt(v.u_, v.m))]


def inverse_needs(v):
    return [congruent(v.m_limbs[0] * v.inverse, 1, B)]


def reduced(v, t):
    return [multiple(v, v.r * W - t, v.m), lt(v.r, v.m)]


def reduction_witness(v, run):
    """r W = t - m K, or one W m more, with the limbs of K one from each step."""
    steps = [values.witness for name, values in run.calls if name in ('u256_k_redc_first', 'u256_k_redc_next')]
    total = -whole(steps)
    last = next(values for name, values in run.calls if name == 'u256_k_redc_last')
    return [total, total + W]


def multiple_witness(v, run):
    """k has the limb that each row is taken times."""
    return [whole(values.k for name, values in run.calls if name == 'u256_k_addmul4x1')]


def chain_quotient(run):
    return next(values.k for name, values in run.calls if name == 'u256_k_mul4x1')


def chain_witness(v, run):
    """m k is taken away, and m B where the sum carries."""
    return [-chain_quotient(run), -chain_quotient(run) - B]


def chain_hints(v, run):
    k = chain_quotient(run)
    return inverse_hints_of(v, run, k) + [product('m k <= m (B - 1)', v.m, B - 1 - k)]


def fold_witness(v, run):
    """Of t = high W + low the multiples high, top, and one for a carry."""
    top = run.history['top'][-1]
    high = whole_poly(v.t_limbs[4:])
    return [-high - top, -high - top - 1]


def whole_poly(parts):
    total = 0
    for i, each in enumerate(parts):
        total = each * B**i + total
    return total


def fold_samples(source):
    return {'t': source.choice(([B - 1] * 8, [limb(source) for _ in range(8)])),
            'c': source.choice([1, 2, B - 1, 2**32 + 977, source.randrange(1, B)])}


def fold_hints(v, run):
    top, high = run.history['top'][-1], whole_poly(v.t_limbs[4:])
    return [product('c >= 1', v.c - 1, each) for each in (top, high, v.c)] + [
        by_sign('c = 1', 1 - v.c, each, 0) for each in (top, high, v.c)] + [
        product('high c', v.c, W - 1 - high), product('top c', v.c, v.c - top), product('c c', v.c, B - 1 - v.c)]


CLAIMS = [
    Claim('u256_k_redc4x1', 'u:io4 m:in4 k:limb low:limb', domain='integers', uses=('u256_k_mul1', 'u256_k_addmul1'),
          needs=lambda v: [congruent(v.u + v.m * v.k, v.low, B)],
          says=lambda v: [eq(v.u_ * B + v.low, v.u + v.m * v.k), either(ge(v.u, v.m), lt(v.u_, v.m))],
          samples=step_samples, hints=size_hint,
          wrong=[(MONTGOMERY, 'carry += low < u[0];', 'carry += low <= u[0];')]),
    Claim('u256_k_redc_first', 'u:out4 m:in4 low:limb inverse:limb', domain='integers', uses=('u256_k_mul4x1',),
          needs=lambda v: inverse_needs(v) + [ge(v.m, 1)],
          says=lambda v: [multiple(v, v.u * B + v.low, v.m), lt(v.u, v.m)], samples=first_samples,
          witness=lambda v, run: [run.calls[0][1].k], witness_is_limb=True,
          hints=lambda v, run: inverse_hints(v, run) + [product('m k <= m (B - 1)', v.m, B - 1 - run.calls[0][1].k)]),
    Claim('u256_k_redc_next', 'u:io4 m:in4 low:limb inverse:limb', domain='integers', uses=('u256_k_redc4x1',),
          needs=inverse_needs, says=next_says, samples=next_samples, hints=inverse_hints,
          witness=lambda v, run: [run.calls[0][1].k], witness_is_limb=True,
          wrong=[(MONTGOMERY, '(low - u[0]) * inverse', '(low + u[0]) * inverse')]),
    Claim('u256_k_redc4', 'r:out4 t:in8 m:in4 inverse:limb', domain='integers',
          uses=('u256_k_redc_first', 'u256_k_redc_next', 'u256_k_redc_last'),
          needs=lambda v: inverse_needs(v) + [lt(v.t, v.m * W), ge(v.m, 1)],
          says=lambda v: reduced(v, v.t), samples=reduction_samples, witness=reduction_witness,
          wrong=[(MONTGOMERY, 'u256_k_redc_first(u, m, t[0], inverse);\n    u256_k_redc_next(u, m, t[1], inverse);',
                  'u256_k_redc_first(u, m, t[0], inverse);\n    u256_k_redc_next(u, m, t[2], inverse);')]),
    Claim('u256_k_mont_mul4', 'r:out4 a:in4 b:in4 m:in4 inverse:limb', domain='integers',
          uses=('u256_k_mul4x1', 'u256_k_addmul4x1', 'u256_k_redc_first', 'u256_k_redc_next', 'u256_k_redc_last'),
          needs=lambda v: inverse_needs(v) + [lt(v.a * v.b, v.m * W), ge(v.m, 1)],
          says=lambda v: reduced(v, v.a * v.b), samples=product_samples, witness=reduction_witness,
          wrong=[(MONTGOMERY, 't[7] = u256_k_addmul4x1(t + 3, a, b[3]);\n    u256_k_redc_next(u, m, t[3], inverse);',
                  't[7] = u256_k_addmul4x1(t + 3, a, b[2]);\n    u256_k_redc_next(u, m, t[3], inverse);')]),
    Claim('u256_k_redc3_by_multiple', 'low:out5 t:in4 f:in4', domain='integers', uses=('u256_k_addmul4x1',),
          backends=('split32',), needs=lambda v: [ge(v.f, 1)],
          says=lambda v: [multiple(v, v.low * B**3 - v.t, v.f * B - 1), lt(v.low, (v.f + 1) * B)],
          samples=multiple_samples, witness=multiple_witness,
          hints=lambda v, run: [product('(f B - 1) k <= (f B - 1) (B^3 - 1)', v.f * B - 1, B**3 - 1 - k)
                                for k in multiple_witness(v, run)],
          wrong=[(CHAIN, 'u256_k_addmul4x1(sum + 3, f, sum[2])', 'u256_k_addmul4x1(sum + 3, f, sum[1])')]),
    Claim('u256_k_redc1_signed', 'r:out4 high:in4 low:in5 m:in4 inverse:limb', domain='integers',
          uses=('u256_k_add4', 'u256_k_sub4', 'u256_k_take4', 'u256_k_mul4x1'), backends=('split32',),
          needs=lambda v: inverse_needs(v) + [lt(v.low, v.m * B)],
          says=lambda v: [multiple(v, (v.r - W * v.result) * B - v.high * B - v.low, v.m), lt(W * v.result, v.r + v.m)],
          samples=chain_samples, witness=chain_witness, hints=chain_hints,
          wrong=[(CHAIN, 'u256_k_take4(less, m, over);', 'u256_k_take4(less, m, false);')]),
    Claim('u256_k_fold_loosely', 'r:out4 t:in8 c:limb', domain='integers',
          uses=('u256_k_add4', 'u256_k_mul4x1', 'u256_k_mul1'), needs=lambda v: [ge(v.c, 1)],
          says=lambda v: [multiple(v, v.r - v.t, W - v.c)], samples=fold_samples,
          witness=fold_witness, hints=fold_hints,
          wrong=[(FOLD, 'u256_k_add4(r, r, once_more, false);', '(void)once_more;')]),
]
