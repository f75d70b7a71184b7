# SPDX-License-Identifier: MIT OR Apache-2.0
"""The step of division: Moeller and Granlund, "Improved division by invariant integers", algorithm 4, and what an
estimate by a reciprocal is worth."""

from claim import B, EDGES, Claim
from hints import by_sign, integer, product, quotient, scaled, square
from integers import eq, ge, le, lt, poly

STEPS, DIVIDE, DIVISOR = 'include/u256/kernel_steps.h', 'src/portable/divide.h', 'src/portable/divisor.h'
W = B**4


def reciprocal(d):
    return (B * B - 1) // d - B


def any_limb(source):
    return source.choice(EDGES + [source.getrandbits(64)] * 9)


def normalized(source):
    return source.choice([each for each in EDGES if each >= B // 2] + [source.getrandbits(63) + B // 2] * 4)


def division_samples(source):
    d = normalized(source)
    u1 = source.choice([0, 1, d - 1, d - 2, source.randrange(d)])
    return {'u1': u1, 'u0': any_limb(source), 'd': d, 'v': reciprocal(d)}


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


def limbs(number, count):
    return [number >> 64 * i & (B - 1) for i in range(count)]


def whole(high, low):
    return high * B + low


def two_limbs(source):
    """A normalised divisor of two limbs and a number below it."""
    d = whole(normalized(source), any_limb(source))
    return d, source.choice([0, 1, d - 1, d - 2, d - B + 1, d // B * B, d // B * B - 1, source.randrange(d)])


def reciprocal2(d):
    return (B**3 - 1) // d - B


def three_by_two_samples(source):
    d, u = two_limbs(source)
    return {'r1': [u // B], 'r0': [u % B], 'u0': any_limb(source), 'd1': d // B,
            'd0': d % B, 'v': reciprocal2(d)}


def three_by_two_hints(v, run):
    """With D = d1 B + d0, U = r1 B + r0, V = B + v, K = B^3 - V D, 1 <= K <= D, and B q + f = V r1 + r0: what is left
    by q + 1, t = U B + u0 - (q + 1) D, is B^2 t = K U + v D r0 + B^2 u0 + B f D - B^2 D, and so c - B^2 <= t < c for
    the greater one, c, of B^2 - D and f B."""
    d, u, k = whole(v.d1, v.d0), whole(v.r1, v.r0), B**3 - (B + v.v) * whole(v.d1, v.d0)
    called = [values for _, values in run.calls]
    carry = called[1].multiples[0]
    q, fraction = called[1].r1_, called[1].r0_
    cut = quotient(called[4].r1 - called[3].r1_ + q * v.d1, B)
    wraps = called[3].multiples[0] + cut + called[4].multiples[0] - v.r1  # rest = t + wraps B^2
    return [product('V (D - 1 - U) >= 0', B + v.v, d - 1 - u), product('v r0 >= 0', v.v, v.r0),
            product('v r1 >= 0', v.v, v.r1),
            integer('no carry', -carry), integer('no borrow', carry),
            scaled('B q + f = V r1 + r0', B * q + fraction - (B + v.v) * v.r1 - v.r0, d),
            product('K (D - 1 - U) >= 0', k, d - 1 - u), product('K U >= 0', k, u),
            product('v D r0 >= 0', v.v * d, v.r0), product('v D (B - 1 - r0) >= 0', v.v * d, B - 1 - v.r0),
            product('(D - K) (D - B) >= 0', d - k, d - B), product('(B - f) (B^2 - D) >= 0', B - fraction, B * B - d),
            by_sign('f B >= B^2 - D', fraction * B - B * B + d, B * B - d, d)] + [
                integer(f't = rest - {times} B^2', wraps - times) for times in (0, 1, 2)] + [
                integer(f'{times} carries', each - times) for values in called[5:] for each in values.multiples
                for times in (-1, 0, 1, 2)] + [
                by_sign(f'q + {more} = B', sign * (q + more - B), d, d) for more in (1, 2) for sign in (1, -1)]


def reciprocal_needs(d1, d0, v):
    return [ge(d1, B // 2)] + right_reciprocal(whole(d1, d0), v, B**3)


def right_reciprocal(d, v, top):
    """v = floor((top - 1) / d) - B."""
    return [lt((B + v) * d, top), ge((B + v + 1) * d, top)]


def newton_lemmas(v, run):
    """Of u256_k_reciprocal, with D = d40, what is missing at each step:

    e0 = 2^50 - v0 D, which is at most 1278 2^31 or as much below 0;
    e1 = 2^60 - v1 D, 2^40 e1 = e0^2 + (2^40 - f1) D, for the fraction f1 that is cut off: 0 < e1 < 2^43;
    e2 = 2^97 - v2 d, 2^47 e2 = 2^24 e1^2 + (2^60 + e1) v1 (2^24 D - d) + f2 d: 0 < e2 < 0.52 B + d, e = floor(e2 / 2);
    e3 = B^2 - v3 d, 2^65 e3 = 2^96 (e2 - 2 e) + e2 e + f3 d: 0 < e3 < 2 d."""
    past = {name: values[-1] for name, values in run.history.items()}
    d, found = v.d, []
    if 'v0' not in past:
        return found
    d9, d40, v0 = run.domain.divide(run, d, 2**55)[0], past['d40'], past['v0']
    below = d40 - d9 * 2**31
    found += [integer('d40 > 2^31 d9', below - 1), integer('d40 <= 2^31 (d9 + 1)', below - 1 - 2**31),
              scaled('v0', v0 - past['v0 before'], d9),
              product('v0 (d40 - 2^31 d9) >= v0', v0, below - 1),
              product('v0 (d40 - 2^31 d9) <= 2^31 v0', v0, 2**31 - below),
              product('v0 v0 d40', v0, 2**51 - 2**40 - v0 * d40)]
    e0 = 2**50 - v0 * d40
    if 'v1' not in past:
        cut = next((poly(each[0]) for (key, by), each in run.domain.parts.items() if by == 2**40), None)
        if cut is None:
            return found
        v1 = 2**11 * v0 - cut - 1
    else:
        v1 = past['v1']
        cut = 2**11 * v0 - 1 - past['v1 before']
        found += [scaled('v1', v1 - past['v1 before'], d40)]
    f1 = v0 * v0 * d40 - 2**40 * cut
    e1 = 2**60 - v1 * d40
    found += [product('f1 d40 >= 0', f1, d40), product('f1 d40 < 2^40 d40', 2**40 - f1, d40), square('e0 e0', e0),
              product('e0 e0 <= ', e0 + 1278 * 2**31, 1278 * 2**31 - e0)]
    if 'v1' not in past:
        found += [by_sign('v1 < 2^21', v1 - 2**21, d40, d40), by_sign('v1 > 0', v1 - 1, d40, d40)]
        return found
    found += [product('v1 e1 >= 0', v1, e1), product('v1 e1 < 2^43 v1', v1, 2**43 - e1)]
    if 'v2' not in past:
        return found
    v2 = past['v2']
    cut2 = past['v2 before'] - 2**13 * v1
    f2, missing = v1 * e1 - 2**47 * cut2, 2**24 * d40 - d
    e2 = 2**97 - v2 * d
    found += [scaled('v2', v2 - past['v2 before'], d), product('e1 e1 <= 2^43 e1', e1, 2**43 - e1), square('e1 e1', e1),
              product('(2^60 + e1) v1 g', (2**60 + e1) * v1, missing - 1),
              product('(2^60 + e1) v1 (2^24 - g)', (2**60 + e1) * v1, 2**24 - missing),
              product('f2 d', f2, d), product('f2 d < 2^47 d', 2**47 - f2, d)]
    if 'e' not in past or 'v3' not in past:
        return found
    return found + newton_end(v, run, past, e2)


def newton_end(v, run, past, e2):
    """Of e and v3: with no odd d, e is e2 / 2, and otherwise that rounded down; and hi + d is floor((v3 + 1) d / B)."""
    d, e, v2, odd = v.d, past['e'], past['v2'], past['odd']
    wraps = 2**32 - run.domain.divide(run, v2 * past['half'], B)[0]
    cut = run.domain.divide(run, run.history['hi'][0], 2)[0]
    v3, exact = past['v3'], 2**31 * v2 + cut
    f3, e3, hi, most = v2 * e - 2**65 * cut, B * B - exact * d, past['hi'], 52 * B // 100 + d
    signs = [('v3 >= B', B - 1 - exact)] + [(f'{name} {sign}', sign * x) for sign in (1, -1) for name, x in (
        ('hi = B - d', hi - B + d), ('hi = B - d - 1', hi - B + d + 1), ('v3 = B - 1', v3 - B + 1))]
    over = poly(quotient(exact - past['v3 before'], B))
    signs += [(f'v3 + {sign} B', sign * (over - 1)) for sign in (1, -1)]
    return [product('odd v2', odd, v2), product('(1 - odd) v2', 1 - odd, v2), by_sign('odd', odd - 1, v2, v2),
            by_sign('even', -odd, v2, v2), integer('v3 < 2 B', over - 2), integer('v3 >= B', over - 1)] + [
            integer(f'e2 = 2 e + {times} 2 B', wraps - times) for times in (0, 1, 2)] + [
            scaled('v3', v3 - past['v3 before'], d), product('f3 d', f3, d), product('f3 d < 2^65 d', 2**65 - f3, d),
            product('e e2', e - 1, e2 - 1), product('2 e e2 <= e2 e2', e2, e2 - 2 * e),
            product('e2 e2', most - e2, most + e2), product('d d', d - B // 2, B - d), integer('e3', e3 - 1),
            product('v3 d', exact, d - B // 2)] + [by_sign(name, x, d, d) for name, x in signs]


def reciprocal2_samples(source):
    d, _ = two_limbs(source)
    return {'d1': d // B, 'd0': d % B}


def reciprocal2_hints(v, run):
    """With x the reciprocal of d1 and k = B^2 - (B + x) d1, p = d0 - k modulo B; and when x is less by one, p is
    less by d1. With -d1 <= p - B < 0, B (p - B) + x d0 is (B + x) (d1:d0) - B^3."""
    x = run.history['v']
    carries = quotient(run.history['p'][0] - v.d1 * x[0] - v.d0, B) + B - v.d1
    return [integer(f'p = d0 - k + {times} B', carries - times) for times in (-1, 0, 1, 2)] + [
        by_sign(f'v = {low}', low - each, each_d, each_d) for each in x for low in (0, 1) for each_d in (v.d0, v.d1)]


def quotient_limb(n):
    """By n limbs. Where the top two are not equal, division by them leaves q, and it needs no product to see that q
    times the other limbs is less than B^(n-1), and so less than the divisor."""

    def samples(source):
        d = [any_limb(source) for _ in range(n - 1)] + [normalized(source)]
        number = sum(each * B**i for i, each in enumerate(d))
        way = source.randrange(4)
        if way == 0:
            number = number // B**(n - 1) * B**(n - 1)  # of the same top limb
        r = source.choice([0, 1, number - 1, number - B**(n - 1) // 2, source.randrange(number)])
        if way == 1 and n > 2:
            r = source.randrange(number % B**(n - 2) + 1) + number // B**(n - 2) * B**(n - 2)
            r = min(r, number - 1)
        low = any_limb(source)
        if way == 2 and n > 2 and number % B**(n - 2):  # a little less than a multiple: the estimate is too large
            k = source.choice([1, 2, B - 1, B, source.getrandbits(64) + 1])
            r, low = divmod(k * number - source.randrange(min(k * (number % B**(n - 2)), B)) - 1, B)
        return {'r': limbs(r, n), 'low': low, 'd': limbs(number, n),
                'v': reciprocal2(number // B**(n - 2)) if n > 1 else reciprocal(d[0])}

    def needs(v):
        if n == 1:
            return [ge(v.d, B // 2), lt(v.r, v.d)] + right_reciprocal(v.d, v.v, B * B)
        return reciprocal_needs(v.d_limbs[-1], v.d_limbs[-2], v.v) + [lt(v.r, v.d)]

    def hints(v, run):
        carries = []
        for name, values in run.calls:
            carries += values.multiples + [values.result] * (name == 'u256_k_add_n')
        others = sum(each * B**i for i, each in enumerate(v.d_limbs[:n - 2]))
        return [integer(f'{times} carries', each - times) for each in carries for times in (-1, 0, 1)] + [
            by_sign('q = 0', -each, others, others) for each in run.history.get('q', [])[:1] if n > 2]

    uses = ('u256_k_div2by1', 'u256_k_div3by2', 'u256_k_submul1', 'u256_k_lt2', 'u256_k_sub2')
    uses += (f'u256_k_add_n, {n} limbs',) * (n > 2)
    wrong = [(DIVIDE, 'q--;\n        u256_k_add_n(r, d, n);', 'u256_k_add_n(r, d, n);'),
             (DIVIDE, 'u256_k_submul1(&borrow, d[i], UINT64_MAX, next);',
              'u256_k_submul1(&borrow, d[i], UINT64_MAX - 1, next);')]
    return Claim('u256_k_quotient_limb', f'r:io{n} low:limb d:in{n} n:fixed={n} v:limb', domain='integers', forks=True,
                 name=f'u256_k_quotient_limb, {n} limbs', uses=uses, needs=needs, samples=samples, hints=hints,
                 says=lambda v: [eq(v.result * v.d + v.r_, v.r * B + v.low), lt(v.r_, v.d)],
                 wrong=wrong if n == 4 else [])


def words_samples(source):
    d = sum(each * B**i for i, each in enumerate([any_limb(source) for _ in range(3)]
                                                 + [normalized(source)]))
    r = source.choice([0, 1, d - 1, d - 2, d // 2, source.randrange(d)])
    return {'r': limbs(r, 4), 'low': limbs(source.choice([0, 1, W - 1, source.randrange(W)]), 4), 'd': limbs(d, 4),
            'v': limbs((W * W - 1) // d - W, 4)}


def words_hints(v, run):
    """As division_hints(), with words of four limbs; all carries are numbers of the functions called."""
    called = [values for _, values in run.calls]
    wide, sum_low, sum_high, times, less, less_d = called[:6]
    estimate, fraction, k = sum_high.r, sum_low.r, W * W - (W + v.v) * v.d
    # t = r W + low - (estimate + 1) d, and the number that the code has in its place is t + wraps W.
    wraps = less_d.result + less.result - times.multiples[0] - v.r
    carries = [each.result for each in called[6:] if each.result is not None]
    return [product('(W + v) (d - 1 - r)', W + v.v, v.d - 1 - v.r), product('v r', v.v, v.r),
            integer('no carry', -sum_high.result),
            scaled('W q + f = (W + v) r + low', W * estimate + fraction - (W + v.v) * v.r - v.low, v.d),
            product('k r >= 0', k, v.r), product('k r <= d r', v.d - k, v.r),
            product('(W - d) low', W - v.d, v.low), product('(W - d) (W - 1 - low)', W - v.d, W - 1 - v.low),
            product('d (d - 1 - r)', v.d, v.d - 1 - v.r),
            product('(W - f) (W - 1 - d)', W - fraction, W - 1 - v.d),
            by_sign('f >= W - d', fraction - W + v.d, W - v.d, v.d)] + [
                integer(f't = rest - {each} W', wraps - each) for each in (-1, 0, 1, 2)] + [
                integer('a carry', each - times) for each in carries for times in (0, 1)] + [
                by_sign(f'q + {more} = W', sign * (estimate + more - W), v.d, v.d) for more in (0, 1, 2)
                for sign in (1, -1)] + [
                hint for name, each in run.calls[8:] if name == 'u256_k_add4' for hint in (
                    product('carry d', each.result, v.d), product('(1 - carry) d', 1 - each.result, v.d),
                    by_sign('no carry', -each.result, v.d, v.d), by_sign('carry', each.result - 1, v.d, v.d),
                    scaled('the quotient', each.r + W * each.result - each.a - each.b - each.carry, v.d))]


CLAIMS = [
    Claim('u256_k_div2by1', 'r:out1 u1:limb u0:limb d:limb v:limb', domain='integers', uses=('u256_k_mul1',),
          forks=True,
          needs=lambda v: [ge(v.d, B // 2), lt(v.u1, v.d)] + right_reciprocal(v.d, v.v, B * B),
          says=lambda v: [lt(v.r, v.d), eq(v.result * v.d + v.r, v.u1 * B + v.u0)],
          samples=division_samples, hints=division_hints,
          wrong=[(STEPS, 'q += u1 + (fraction < u0) + 1;', 'q += u1 + 1;'),
                 (STEPS, 'rem += too_large & d;', 'rem += too_large & (d - 1);')]),
    Claim('u256_k_div3by2', 'r1:io1 r0:io1 u0:limb d1:limb d0:limb v:limb', domain='integers', forks=True,
          uses=('u256_k_mul1', 'u256_k_add2', 'u256_k_sub2', 'u256_k_lt2', 'u256_k_select4'),
          needs=lambda v: reciprocal_needs(v.d1, v.d0, v.v) + [lt(whole(v.r1, v.r0), whole(v.d1, v.d0))],
          says=lambda v: [lt(whole(v.r1_, v.r0_), whole(v.d1, v.d0)),
                          eq(v.result * whole(v.d1, v.d0) + whole(v.r1_, v.r0_), whole(whole(v.r1, v.r0), v.u0))],
          samples=three_by_two_samples, hints=three_by_two_hints,
          wrong=[(DIVIDE, 'const bool larger = *r1 < fraction;', 'const bool larger = *r1 <= fraction;'),
                 (DIVIDE, 'u256_k_add2(&q, &fraction, *r1, *r0);', 'u256_k_add2(&q, &fraction, *r1, 0);')]),
    Claim('u256_k_reciprocal2', 'd1:limb d0:limb', domain='integers', forks=True,
          uses=('u256_k_reciprocal', 'u256_k_mul1', 'u256_k_lt2'), needs=lambda v: [ge(v.d1, B // 2)],
          says=lambda v: right_reciprocal(whole(v.d1, v.d0), v.result, B**3), samples=reciprocal2_samples,
          hints=reciprocal2_hints,
          wrong=[(STEPS, 'v += over + twice;', 'v += over;'),
                 (STEPS, 'p -= (d1 & over) + (d1 & twice);', 'p -= d1 & over;')]),
    Claim('u256_k_reciprocal', 'd:limb', domain='integers', forks=True, uses=('u256_k_mul1', 'u256_k_mac1'),
          needs=lambda v: [ge(v.d, B // 2)], says=lambda v: right_reciprocal(v.d, v.result, B * B),
          samples=lambda source: {'d': normalized(source)},
          bounds={'v0': (1024, 2045), 'v1': (1, 2**21 - 1), 'v2': (1, 2**35 - 1), 'e': (0, B - 1), 'v3': (0, B - 1)},
          lemmas=newton_lemmas, hints=newton_lemmas,
          wrong=[(STEPS, 'd40 = (d >> 24) + 1', 'd40 = (d >> 24)'), (STEPS, '(v2 >> 1 & (0 - odd))', '(v2 >> 1)')]),
    Claim('u256_k_div8by4', 'q:out4 r:io4 low:in4 d:in4 v:in4', domain='integers', forks=True, words=True,
          aliases=('q=low',),
          uses=('u256_k_mul4_wide', 'u256_k_mul4', 'u256_k_add4', 'u256_k_sub4', 'u256_k_lt4', 'u256_k_select4'),
          needs=lambda v: [ge(v.d, W // 2), lt(v.r, v.d), lt((W + v.v) * v.d, W * W), ge((W + v.v + 1) * v.d, W * W)],
          says=lambda v: [eq(v.q * v.d + v.r_, v.r * W + v.low), lt(v.r_, v.d)],
          samples=words_samples, hints=words_hints,
          wrong=[(DIVISOR, 'u256_k_add4(quotient, product + 4, r, carry);',
                  'u256_k_add4(quotient, product + 4, r, false);'),
                 (DIVISOR, 'u256_k_lt4(product, rem);', 'u256_k_lt4(rem, product);')]),
    Claim('u256_k_estimate64', 'fraction:out1 r1:limb r0:limb x:limb', domain='integers',
          uses=('u256_k_mul1', 'u256_k_add2'), needs=lambda v: [lt((v.r1 * B + v.r0) * (B + v.x), B**3)],
          says=lambda v: [le(B * (B * v.result + v.fraction), (v.r1 * B + v.r0) * (B + v.x)),
                          lt((v.r1 * B + v.r0) * (B + v.x), B * (B * v.result + v.fraction) + B)],
          wrong=[(STEPS, 'u256_k_add2(&q, fraction, 0, high0);\n    u256_k_add2(&q, fraction, high1, low1);',
                  'u256_k_add2(&q, fraction, 0, high0);\n    u256_k_add2(&q, fraction, high1, 0);')]),
] + [quotient_limb(n) for n in range(1, 9)]
