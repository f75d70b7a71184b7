# SPDX-License-Identifier: MIT OR Apache-2.0
"""The step of division: Moeller and Granlund, "Improved division by invariant integers", algorithm 4, and what an
estimate by a reciprocal is worth."""

from claim import B, EDGES, Claim
from hints import by_sign, integer, product, quotient, scaled
from integers import eq, ge, le, lt

STEPS = 'include/u256/kernel_steps.h'


def reciprocal(d):
    return (B * B - 1) // d - B


def normalized(source):
    return source.choice([each for each in EDGES if each >= B // 2] + [source.getrandbits(63) + B // 2] * 4)


def division_samples(source):
    d = normalized(source)
    u1 = source.choice([0, 1, d - 1, d - 2, source.randrange(d)])
    return {'u1': u1, 'u0': source.choice(EDGES + [source.getrandbits(64)] * 9), 'd': d, 'v': reciprocal(d)}


def division_hints(v, run):
    """With k = B^2 - (B + v) d, 1 <= k <= d, and B q1 + q0 = (B + v) u1 + u0: the quotient q1 + 1 leaves t with
    B t = k u1 + (B - d) u0 + q0 d - B d."""
    high, (low, fraction) = run.history['q'][0], run.history['fraction']
    k = B * B - (B + v.v) * v.d
    q1 = high + v.u1 + (low + v.u0 - fraction).lo // B
    estimate = run.history['q'][1]
    known = [('estimate = q1 + 1', estimate - q1 - 1), ('estimate = q1 + 1 - B', estimate - q1 - 1 + B)]
    known += [(f'q1 + {more} = B', q1 + more - B) for more in (0, 1, 2)]
    wraps = [quotient(run.history['rem'][0] - v.u1 * B - v.u0 + (estimate + wrapped) * v.d, B) for wrapped in (0, B)]
    return [scaled('B high + low = v u1', B * high + low - v.v * v.u1, v.d),
            product('k u1 >= 0', k, v.u1), product('k u1 <= d u1', v.d - k, v.u1),
            product('d u1 < d d', v.d, v.d - 1 - v.u1), product('(B - d) u0', B - v.d, v.u0),
            product('(B - d) (B - 1 - u0)', B - v.d, B - 1 - v.u0), product('q0 d', fraction, v.d),
            product('(B - q0) (B - 1 - d)', B - fraction, B - 1 - v.d),
            by_sign('q0 >= B - d', fraction + v.d - B, B - v.d, v.d),
            product('(B + v) u1 < (B + v) d', B + v.v, v.d - 1 - v.u1)] + [
                by_sign(name, sign * x, v.d, v.d) for name, x in known for sign in (1, -1)] + [
                integer(f'rem = t + {times} B', each - times) for each in wraps for times in (0, 1, 2)]


CLAIMS = [
    Claim('u256_k_div2by1', 'r:out1 u1:limb u0:limb d:limb v:limb', domain='integers', uses=('u256_k_mul1',),
          forks=True,
          needs=lambda v: [ge(v.d, B // 2), lt(v.u1, v.d), le((B + v.v) * v.d, B * B - 1),
                           ge((B + v.v) * v.d + v.d, B * B)],
          says=lambda v: [lt(v.r, v.d), eq(v.result * v.d + v.r, v.u1 * B + v.u0)],
          samples=division_samples, hints=division_hints,
          wrong=[(STEPS, 'q += u1 + (fraction < u0) + 1;', 'q += u1 + 1;'),
                 (STEPS, 'rem += too_large & d;', 'rem += too_large & (d - 1);')]),
    Claim('u256_k_estimate64', 'fraction:out1 r1:limb r0:limb x:limb', domain='integers',
          uses=('u256_k_mul1', 'u256_k_add2'), needs=lambda v: [lt((v.r1 * B + v.r0) * (B + v.x), B**3)],
          says=lambda v: [le(B * (B * v.result + v.fraction), (v.r1 * B + v.r0) * (B + v.x)),
                          lt((v.r1 * B + v.r0) * (B + v.x), B * (B * v.result + v.fraction) + B)],
          wrong=[(STEPS, 'u256_k_add2(&q, fraction, 0, high0);\n    u256_k_add2(&q, fraction, high1, low1);',
                  'u256_k_add2(&q, fraction, 0, high0);\n    u256_k_add2(&q, fraction, high1, 0);')]),
]
