# SPDX-License-Identifier: MIT OR Apache-2.0
"""What u256calc calculates, once more, in Python's integers: each function's value, and what --checked says of it."""

import math

BITS = 256
MASK = 2**BITS - 1
HIGH = 2 ** (BITS - 1)

DIVISION = "division by 0"
LOGARITHM = "there is no logarithm of 0"
TOO_LARGE = "the result does not fit in 256 bits"
BELOW_ZERO = "the result is below 0"
BEYOND_SIGNED = "the result is not within -2^255 and 2^255 - 1"
INEXACT = "there is a remainder"
NO_INVERSE = "there is no inverse"
NO_ROOT = "there is no root of degree 0"


class Undefined(Exception):
    """There is no such number: value is what stands for it, unless it is checked."""

    def __init__(self, why, value=0):
        super().__init__(why)
        self.why, self.value = why, value


def signed(a):
    return a - 2**BITS if a >= HIGH else a


def word(exact):
    """Any number is as good as the one that has its low bits."""
    return exact & MASK


def unsigned_result(exact):
    if 0 <= exact <= MASK:
        return exact
    raise Undefined(TOO_LARGE if exact > 0 else BELOW_ZERO, word(exact))


def signed_result(exact):
    if -HIGH <= exact < HIGH:
        return word(exact)
    raise Undefined(BEYOND_SIGNED, word(exact))


def by(divisor, calculate):
    if divisor == 0:
        raise Undefined(DIVISION)
    return calculate()


def towards_zero(a, b):
    quotient = abs(a) // abs(b)
    return quotient if (a < 0) == (b < 0) else -quotient


def power(a, n):
    """a ** n, of which only the low bits are right where it is large."""
    if a < 2 or n < 2 or (a.bit_length() - 1) * n <= 2 * BITS:
        return a**n if a > 1 else (a if n else 1)
    return pow(a, n, 2**BITS) + 2**BITS


def inverse(a, m):
    if math.gcd(a, m) != 1:
        raise Undefined(NO_INVERSE)
    return pow(a, -1, m) if m > 1 else 0


def exact_quotient(a, b):
    if a % b:
        raise Undefined(INEXACT, a // b)
    return a // b


def root(a, n):
    if n == 0:
        raise Undefined(NO_ROOT)
    low, high = 0, 2 ** (BITS // n + 1)
    while low + 1 < high:
        middle = (low + high) // 2
        if n < BITS and middle**n <= a or middle <= 1 and middle <= a:
            low = middle
        else:
            high = middle
    return low


def logarithm(a, count):
    if a == 0:
        raise Undefined(LOGARITHM)
    return count(a) - 1


def jacobi(a, n):
    """By the prime factors' law of reciprocity."""
    if n % 2 == 0:
        return 0
    a, sign = a % n, 1
    while a:
        while a % 2 == 0:
            a //= 2
            if n % 8 in (3, 5):
                sign = -sign
        a, n = n, a
        if a % 4 == 3 and n % 4 == 3:
            sign = -sign
        a %= n
    return sign if n == 1 else 0


def signextend(b, x):
    if b > 30:
        return x
    bits = 8 * b + 8
    low = x % 2**bits
    return word(low - 2**bits if low >> (bits - 1) else low)


def shift_left(n, x):
    return word(x << n) if n < BITS else 0


def shift_right(n, x):
    return x >> min(n, BITS)


def rotate_left(x, n):
    n %= BITS
    return word(x << n | x >> (BITS - n))


def zeros_below(x):
    return (x & -x).bit_length() - 1 if x else BITS


def up(a, b):
    return -(-a // b)


# By name: how many arguments, and the value of them.
FUNCTIONS = {
    "add": (2, lambda a, b: unsigned_result(a + b)),
    "mul": (2, lambda a, b: unsigned_result(a * b)),
    "sub": (2, lambda a, b: unsigned_result(a - b)),
    "div": (2, lambda a, b: by(b, lambda: a // b)),
    "sdiv": (2, lambda a, b: by(b, lambda: signed_result(towards_zero(signed(a), signed(b))))),
    "mod": (2, lambda a, b: by(b, lambda: a % b)),
    "smod": (2, lambda a, b: by(b, lambda: word(int(math.copysign(1, signed(a))) * (abs(signed(a)) % abs(signed(b)))))),
    "addmod": (3, lambda a, b, m: by(m, lambda: (a + b) % m)),
    "mulmod": (3, lambda a, b, m: by(m, lambda: a * b % m)),
    "exp": (2, lambda a, n: unsigned_result(power(a, n))),
    "signextend": (2, signextend),
    "lt": (2, lambda a, b: a < b),
    "gt": (2, lambda a, b: a > b),
    "slt": (2, lambda a, b: signed(a) < signed(b)),
    "sgt": (2, lambda a, b: signed(a) > signed(b)),
    "eq": (2, lambda a, b: a == b),
    "iszero": (1, lambda a: a == 0),
    "and": (2, lambda a, b: a & b),
    "or": (2, lambda a, b: a | b),
    "xor": (2, lambda a, b: a ^ b),
    "not": (1, lambda a: MASK - a),
    "byte": (2, lambda i, x: x.to_bytes(32, "big")[i] if i < 32 else 0),
    "shl": (2, shift_left),
    "shr": (2, shift_right),
    "sar": (2, lambda n, x: word(signed(x) >> min(n, BITS))),
    "clz": (1, lambda x: BITS - x.bit_length()),
    "sadd": (2, lambda a, b: signed_result(signed(a) + signed(b))),
    "ssub": (2, lambda a, b: signed_result(signed(a) - signed(b))),
    "smul": (2, lambda a, b: signed_result(signed(a) * signed(b))),
    "sneg": (1, lambda a: signed_result(-signed(a))),
    "abs": (1, lambda a: signed_result(abs(signed(a)))),
    "sdiv_floor": (2, lambda a, b: by(b, lambda: signed_result(signed(a) // signed(b)))),
    "smod_floor": (2, lambda a, b: by(b, lambda: word(signed(a) % signed(b)))),
    "smin": (2, lambda a, b: word(min(signed(a), signed(b)))),
    "smax": (2, lambda a, b: word(max(signed(a), signed(b)))),
    "min": (2, min),
    "max": (2, max),
    "abs_diff": (2, lambda a, b: abs(a - b)),
    "add_sat": (2, lambda a, b: min(a + b, MASK)),
    "sub_sat": (2, lambda a, b: max(a - b, 0)),
    "mul_sat": (2, lambda a, b: min(a * b, MASK)),
    "mulhi": (2, lambda a, b: a * b >> BITS),
    "muldiv": (3, lambda a, b, d: by(d, lambda: unsigned_result(a * b // d))),
    "muldiv_up": (3, lambda a, b, d: by(d, lambda: unsigned_result(up(a * b, d)))),
    "div_up": (2, lambda a, b: by(b, lambda: up(a, b))),
    "div_exact": (2, lambda a, b: by(b, lambda: exact_quotient(a, b))),
    "pow10": (1, lambda n: unsigned_result(power(10, n))),
    "submod": (3, lambda a, b, m: by(m, lambda: (a - b) % m)),
    "negmod": (2, lambda a, m: by(m, lambda: -a % m)),
    "powmod": (3, lambda a, n, m: by(m, lambda: pow(a, n, m))),
    "invmod": (2, lambda a, m: by(m, lambda: inverse(a, m))),
    "inv_pow2": (1, lambda a: inverse(a, 2**BITS)),
    "gcd": (2, math.gcd),
    "lcm": (2, lambda a, b: unsigned_result(a * b // math.gcd(a, b) if a and b else 0)),
    "jacobi": (2, lambda a, n: word(jacobi(a, n))),
    "isqrt": (1, math.isqrt),
    "iroot": (2, root),
    "ilog2": (1, lambda a: logarithm(a, int.bit_length)),
    "ilog10": (1, lambda a: logarithm(a, lambda a: len(str(a)))),
    "rotl": (2, rotate_left),
    "rotr": (2, lambda x, n: rotate_left(x, -n)),
    "ctz": (1, zeros_below),
    "popcount": (1, lambda x: bin(x).count("1")),
    "bit_len": (1, int.bit_length),
    "byte_len": (1, lambda x: (x.bit_length() + 7) // 8),
    "bit": (2, lambda x, i: x >> min(i, BITS) & 1),
    "bswap": (1, lambda x: int.from_bytes(x.to_bytes(32, "big"), "little")),
    "reverse_bits": (1, lambda x: int(f"{x:0256b}"[::-1], 2)),
    "mask_low": (1, lambda n: 2 ** min(n, BITS) - 1),
}
FUNCTIONS |= {"log2": FUNCTIONS["ilog2"], "log10": FUNCTIONS["ilog10"], "sqrt": FUNCTIONS["isqrt"]}

# By symbol: how tightly it binds, in Solidity, and its value.
OPERATORS = {
    "==": (1, lambda a, b: a == b),
    "!=": (1, lambda a, b: a != b),
    "<": (2, lambda a, b: a < b),
    ">": (2, lambda a, b: a > b),
    "<=": (2, lambda a, b: a <= b),
    ">=": (2, lambda a, b: a >= b),
    "|": (3, lambda a, b: a | b),
    "^": (4, lambda a, b: a ^ b),
    "&": (5, lambda a, b: a & b),
    "<<": (6, lambda a, b: shift_left(b, a)),
    ">>": (6, lambda a, b: shift_right(b, a)),
    "+": (7, lambda a, b: unsigned_result(a + b)),
    "-": (7, lambda a, b: unsigned_result(a - b)),
    "*": (8, lambda a, b: unsigned_result(a * b)),
    "/": (8, lambda a, b: by(b, lambda: a // b)),
    "%": (8, lambda a, b: by(b, lambda: a % b)),
    "**": (9, lambda a, b: unsigned_result(power(a, b))),
}
UNARY_LEVEL = 10
UNARY = {
    "-": lambda a: unsigned_result(-a),
    "~": lambda a: MASK - a,
    "!": lambda a: a == 0,
}

_u = 4965661367192848881  # BN254's parameter
CONSTANTS = {
    "MAX": MASK,
    "SMAX": HIGH - 1,
    "SMIN": HIGH,
    "SECP256K1_P": 2**256 - 2**32 - 977,
    "SECP256K1_N": 2**256 - 432420386565659656852420866394968145599,
    "BN254_P": 36 * _u**4 + 36 * _u**3 + 24 * _u**2 + 6 * _u + 1,
    "BN254_R": 36 * _u**4 + 36 * _u**3 + 18 * _u**2 + 6 * _u + 1,
}
for _bits in range(8, BITS + 1, 8):
    CONSTANTS[f"UINT{_bits}_MAX"] = 2**_bits - 1
    CONSTANTS[f"INT{_bits}_MAX"] = 2 ** (_bits - 1) - 1
    CONSTANTS[f"INT{_bits}_MIN"] = word(-(2 ** (_bits - 1)))

UNITS = {"wei": 0, "kwei": 3, "mwei": 6, "gwei": 9, "szabo": 12, "finney": 15, "ether": 18, "eth": 18}
