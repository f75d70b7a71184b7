#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""What u256_selftest() compares with, from Python's own integers: src/portable/selftest_rows.h.

    selftest.py SOURCE_ROOT            fails when the file is not what this program writes
    selftest.py SOURCE_ROOT --write    writes it

Each public function is here with what it gives; one that is not, or whose signature has no shape in
src/portable/selftest_shapes.h, is an error. Operands are made and results hashed as in src/portable/selftest.c.
"""

import math
import pathlib
import random
import re
import sys

M, W, SIGN = 1 << 256, 1 << 512, 1 << 255
SECP256K1 = M - (1 << 32) - 977
BN254 = 0x30644E72E131A029B85045B68181585D97816A916871CA8D3C208C16D87CFD47
OK, EMPTY, BAD_DIGIT, TRUNCATED = 0, 1, 2, 5

rng = random.Random(256)


def some(bits):
    return rng.getrandbits(bits) | 1 << (bits - 1)


# A number and the two that follow it are operands together: a sum that overflows, a signed quotient that does not fit,
# a divisor of each length, an index or a shift before what it is for, moduli of each kind after larger numbers.
NUMBERS = [0, M - 1, SIGN, M - 1, some(254), BN254, some(256), some(255), SECP256K1, 31, some(248), some(128), 100,
           M - (1 << 128) + 1, (1 << 192) - 1, some(70), 3, some(256), some(190), some(60), (1 << 255) - 19, some(256),
           1 << 200, 1]
assert len(NUMBERS) == 24

# --- What the functions give -----------------------------------------------------------------------------------------


class Operands:
    """What selftest.c makes of number i and those after it."""

    def __init__(self, i):
        self.a, self.b, self.c, d = (NUMBERS[(i + j) % len(NUMBERS)] for j in range(4))
        self.A, self.B = self.a + (self.b << 256), self.c + (d << 256)
        self.k = self.b % (1 << 64)
        self.n = self.k % 290
        self.few = self.n % 37
        self.bytes = self.A.to_bytes(64, "little")
        self.ra, self.rb = (x % self.c if self.c else 0 for x in (self.a, self.b))


def signed(x):
    return x - M if x >= SIGN else x


def limbs(x, n):
    return [x >> 64 * i & 0xFFFFFFFFFFFFFFFF for i in range(n)]


def u(x, returned=0):
    """A u256 as the only output: the value modulo 2^256, and what is returned."""
    return limbs(x % M, 4) + [returned % (1 << 64)]


def w(x, returned=0):
    return limbs(x % W, 8) + [returned % (1 << 64)]


def flag(x):
    """A u256, and whether it differs from x."""
    return u(x, not 0 <= x < M)


def sflag(x):
    return u(x, not -SIGN <= x < SIGN)


def wflag(x):
    return w(x, not 0 <= x < W)


def value(x):
    return [int(x) % (1 << 64)]


def order(a, b):
    return value((a > b) - (a < b))


def toward_zero(a, b):
    q = abs(a) // abs(b)
    return -q if (a < 0) != (b < 0) else q


def remainder(a, b):
    return a - b * toward_zero(a, b)


def sdivrem(a, b):
    q = toward_zero(a, b)
    return divided(q, a - q * b, q < SIGN)


def by(d, f, zero=None):
    """What f() gives where d is not 0; else 0 and true."""
    return f() if d else (zero or u(0, 1))


def divided(q, rem, fits=True):
    return limbs(q % M, 4) + limbs(rem % M, 4) + [int(not fits)]


def wide_divided(q, rem, length):
    return limbs(q, 8) + limbs(rem, length) + [0]


def inverse(a, m):
    try:
        return u(pow(a, -1, m))
    except ValueError:
        return u(0, 1)


def jacobi(a, n):
    if n % 2 == 0:
        return 0
    a, result = a % n, 1
    while a:
        while a % 2 == 0:
            a //= 2
            if n % 8 in (3, 5):
                result = -result
        a, n = n, a
        if a % 4 == 3 and n % 4 == 3:
            result = -result
        a %= n
    return result if n == 1 else 0


def root(a, k):
    low, high = 0, 1 << (a.bit_length() // k + 1)
    while low < high - 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**k <= a else (low, middle)
    return low


def power(a, e):
    """a^e modulo 2^256, and whether a^e is as large."""
    return u(pow(a, e, M), a > 1 and (e > 256 or a**e >= M))


def extended(a, byte):
    low = a % (1 << 8 * min(byte + 1, 32))
    return low - (1 << 8 * (byte + 1)) if byte < 31 and low >> (8 * byte + 7) else low


def rotated(a, n):
    n %= 256
    return a << n | a >> (256 - n)


def left(a, n):
    return a << n if n < 512 else 0


def reversed_bits(a):
    return int(format(a, "0256b")[::-1], 2)


def zeros_above(a, bits=256):
    return bits - a.bit_length()


def zeros_below(a, bits=256):
    return (a & -a).bit_length() - 1 if a else bits


def text(s):
    return list(s.encode()) + [len(s)]


def radix(a, base):
    if base < 2:
        return ""
    digits = ""
    while a or not digits:
        a, digit = divmod(a, base)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits


def units(a, decimals):
    digits = str(a).rjust(decimals + 1, "0")
    whole, fraction = digits[: len(digits) - decimals], digits[len(digits) - decimals :].rstrip("0")
    return whole + ("." + fraction if fraction else "")


def trimmed(a):
    return a.to_bytes((a.bit_length() + 7) // 8, "big")


def rlp(a):
    body = trimmed(a)
    return body if 0 < a < 128 else bytes([0x80 + len(body)]) + body


def counted_bytes(b):
    return list(b) + [len(b)]


def some_bytes(x, order):
    over = x.a >> 8 * x.few
    return list((x.a - (over << 8 * x.few)).to_bytes(x.few, order)) + [over != 0]


def decoded(a):
    n = len(rlp(a))
    return u(a, n << 24 | n - 1 << 16 | OK << 8 | (EMPTY if n == 1 else TRUNCATED))


def parsed(x):
    n = len(str(x.a) if x.n & 1 else hex(x.a))
    return u(x.a, n << 24 | n << 16 | OK << 8 | BAD_DIGIT)


def window(x):
    return int.from_bytes((x.bytes + bytes(32))[x.few : x.few + 32], "big")


def multiplied_by(x, y, z, up=0):
    """floor(x y / z), or its ceiling."""
    return by(z, lambda: flag((x * y + (z - 1) * up) // z))


def modulo(m, f):
    return by(m, lambda: u(f() % m))


def montgomery(m, f):
    """f(1 / 2^256 mod m) modulo an odd m."""
    return u(f(pow(M, -1, m)) % m) if m & 1 else u(0, 1)


FUNCTIONS = {
    "u256_from_u64": lambda x: u(x.k),
    "u256_from_i64": lambda x: u(x.k - (x.k >> 63 << 64)),
    "u256_to_u64": lambda x: [x.a % (1 << 64), x.a >> 64 != 0],
    "u512_from_u256": lambda x: w(x.A),
    "u512_lo": lambda x: u(x.a),
    "u512_hi": lambda x: u(x.b),
    "u256_is_zero": lambda x: value(x.a == 0),
    "u256_eq": lambda x: value(x.a == x.b),
    "u256_lt": lambda x: value(x.a < x.b),
    "u256_le": lambda x: value(x.a <= x.b),
    "u256_gt": lambda x: value(x.a > x.b),
    "u256_ge": lambda x: value(x.a >= x.b),
    "u256_cmp": lambda x: order(x.a, x.b),
    "u256_cmp_u64": lambda x: order(x.a, x.k),
    "u256_is_neg": lambda x: value(signed(x.a) < 0),
    "u256_slt": lambda x: value(signed(x.a) < signed(x.b)),
    "u256_sle": lambda x: value(signed(x.a) <= signed(x.b)),
    "u256_sgt": lambda x: value(signed(x.a) > signed(x.b)),
    "u256_sge": lambda x: value(signed(x.a) >= signed(x.b)),
    "u256_scmp": lambda x: order(signed(x.a), signed(x.b)),
    "u256_min": lambda x: u(min(x.a, x.b)),
    "u256_max": lambda x: u(max(x.a, x.b)),
    "u256_smin": lambda x: u(min(signed(x.a), signed(x.b))),
    "u256_smax": lambda x: u(max(signed(x.a), signed(x.b))),
    "u512_is_zero": lambda x: value(x.A == 0),
    "u512_eq": lambda x: value(x.A == x.B),
    "u512_lt": lambda x: value(x.A < x.B),
    "u512_le": lambda x: value(x.A <= x.B),
    "u512_gt": lambda x: value(x.A > x.B),
    "u512_ge": lambda x: value(x.A >= x.B),
    "u512_cmp": lambda x: order(x.A, x.B),
    "u512_cmp_u64": lambda x: order(x.A, x.k),
    "u512_min": lambda x: w(min(x.A, x.B)),
    "u512_max": lambda x: w(max(x.A, x.B)),
    "u256_add": lambda x: flag(x.a + x.b),
    "u256_sub": lambda x: flag(x.a - x.b),
    "u256_addc": lambda x: flag(x.a + x.b + (x.k & 1)),
    "u256_subb": lambda x: flag(x.a - x.b - (x.k & 1)),
    "u256_add_u64": lambda x: flag(x.a + x.k),
    "u256_sub_u64": lambda x: flag(x.a - x.k),
    "u256_neg": lambda x: flag(-x.a),
    "u256_abs_diff": lambda x: u(abs(x.a - x.b)),
    "u256_add_sat": lambda x: u(min(x.a + x.b, M - 1), x.a + x.b >= M),
    "u256_sub_sat": lambda x: u(max(x.a - x.b, 0), x.a < x.b),
    "u256_mul_sat": lambda x: u(min(x.a * x.b, M - 1), x.a * x.b >= M),
    "u256_sadd": lambda x: sflag(signed(x.a) + signed(x.b)),
    "u256_ssub": lambda x: sflag(signed(x.a) - signed(x.b)),
    "u256_sneg": lambda x: sflag(-signed(x.a)),
    "u256_abs": lambda x: sflag(abs(signed(x.a))),
    "u512_add": lambda x: wflag(x.A + x.B),
    "u512_sub": lambda x: wflag(x.A - x.B),
    "u512_neg": lambda x: wflag(-x.A),
    "u256_and": lambda x: u(x.a & x.b),
    "u256_or": lambda x: u(x.a | x.b),
    "u256_xor": lambda x: u(x.a ^ x.b),
    "u256_andnot": lambda x: u(x.a & ~x.b),
    "u256_not": lambda x: u(~x.a),
    "u256_shl": lambda x: u(left(x.a, x.n)),
    "u256_shr": lambda x: u(x.a >> x.n),
    "u256_sar": lambda x: u(signed(x.a) >> x.n),
    "u256_rotl": lambda x: u(rotated(x.a, x.n)),
    "u256_rotr": lambda x: u(rotated(x.a, -x.n)),
    "u256_clz": lambda x: value(zeros_above(x.a)),
    "u256_ctz": lambda x: value(zeros_below(x.a)),
    "u256_popcount": lambda x: value(bin(x.a).count("1")),
    "u256_bit_len": lambda x: value(x.a.bit_length()),
    "u256_byte_len": lambda x: value((x.a.bit_length() + 7) // 8),
    "u256_bit": lambda x: value(x.a >> x.n & 1),
    "u256_set_bit": lambda x: u(x.a | 1 << x.n),
    "u256_clear_bit": lambda x: u(x.a & ~(1 << x.n)),
    "u256_flip_bit": lambda x: u(x.a ^ 1 << x.n),
    "u256_bswap": lambda x: u(int.from_bytes(x.bytes[:32], "big")),
    "u256_reverse_bits": lambda x: u(reversed_bits(x.a)),
    "u256_mask_low": lambda x: u((1 << x.n) - 1),
    "u512_and": lambda x: w(x.A & x.B),
    "u512_or": lambda x: w(x.A | x.B),
    "u512_xor": lambda x: w(x.A ^ x.B),
    "u512_not": lambda x: w(~x.A),
    "u512_shl": lambda x: w(x.A << x.n),
    "u512_shr": lambda x: w(x.A >> x.n),
    "u512_clz": lambda x: value(zeros_above(x.A, 512)),
    "u512_ctz": lambda x: value(zeros_below(x.A, 512)),
    "u512_bit_len": lambda x: value(x.A.bit_length()),
    "u256_mul": lambda x: u(x.a * x.b),
    "u256_mul_overflow": lambda x: flag(x.a * x.b),
    "u256_full_mul": lambda x: w(x.a * x.b),
    "u256_mulhi": lambda x: u(x.a * x.b >> 256),
    "u256_sqr": lambda x: u(x.a**2),
    "u256_full_sqr": lambda x: w(x.a**2),
    "u256_mul_u64": lambda x: u(x.a * x.k, x.a * x.k >> 256),
    "u256_smul": lambda x: sflag(signed(x.a) * signed(x.b)),
    "u512_mul": lambda x: w(x.A * x.B),
    "u512_mul_u64": lambda x: w(x.A * x.k, x.A * x.k >> 512),
    "u256_divrem": lambda x: by(x.b, lambda: divided(*divmod(x.a, x.b)), divided(0, 0, False)),
    "u256_div": lambda x: by(x.b, lambda: u(x.a // x.b)),
    "u256_mod": lambda x: modulo(x.b, lambda: x.a),
    "u256_divrem_u64": lambda x: by(x.k, lambda: u(x.a // x.k, x.a % x.k), u(0)),
    "u256_div_up": lambda x: by(x.b, lambda: u(-(-x.a // x.b))),
    "u256_div_exact": lambda x: by(x.b, lambda: u(x.a // x.b, x.a % x.b != 0)),
    "u512_divrem_u256": lambda x: by(x.c, lambda: wide_divided(*divmod(x.A, x.c), 4), [0] * 12 + [1]),
    "u512_mod_u256": lambda x: modulo(x.c, lambda: x.A),
    "u512_divrem": lambda x: by(x.B, lambda: wide_divided(*divmod(x.A, x.B), 8), [0] * 16 + [1]),
    "u256_muldiv": lambda x: multiplied_by(x.a, x.b, x.c),
    "u256_muldiv_up": lambda x: multiplied_by(x.a, x.b, x.c, 1),
    "u256_muldivrem": lambda x: by(x.c, lambda: divided(*divmod(x.a * x.b, x.c), x.a * x.b // x.c < M),
                                   divided(0, 0, False)),
    "u256_divisor_init": lambda x: value(x.c == 0),
    "u256_divrem_by": lambda x: by(x.c, lambda: divided(*divmod(x.a, x.c)), divided(0, 0, False)),
    "u512_divrem_by": lambda x: by(x.c, lambda: wide_divided(*divmod(x.A, x.c), 4), [0] * 12 + [1]),
    "u512_mod_by": lambda x: modulo(x.c, lambda: x.A),
    "u256_muldiv_by": lambda x: multiplied_by(x.a, x.b, x.c),
    "u256_sdivrem": lambda x: by(x.b, lambda: sdivrem(signed(x.a), signed(x.b)), divided(0, 0, False)),
    "u256_sdiv": lambda x: by(x.b, lambda: sflag(toward_zero(signed(x.a), signed(x.b)))),
    "u256_smod": lambda x: by(x.b, lambda: u(remainder(signed(x.a), signed(x.b)))),
    "u256_sdiv_floor": lambda x: by(x.b, lambda: sflag(signed(x.a) // signed(x.b))),
    "u256_smod_floor": lambda x: by(x.b, lambda: u(signed(x.a) % signed(x.b))),
    "u256_signextend": lambda x: u(extended(x.a, x.few)),
    "u256_addmod": lambda x: modulo(x.c, lambda: x.a + x.b),
    "u256_submod": lambda x: modulo(x.c, lambda: x.a - x.b),
    "u256_negmod": lambda x: modulo(x.b, lambda: -x.a),
    "u256_mulmod": lambda x: modulo(x.c, lambda: x.a * x.b),
    "u256_powmod": lambda x: modulo(x.c, lambda: pow(x.a, x.k, x.c)),
    "u256_invmod": lambda x: by(x.b, lambda: inverse(x.a, x.b)),
    "u256_modulus_init": lambda x: value(x.c == 0),
    "u256_modulus_reduce": lambda x: modulo(x.c, lambda: x.a),
    "u256_modulus_reduce_u512": lambda x: modulo(x.c, lambda: x.A),
    "u256_modulus_add": lambda x: modulo(x.c, lambda: x.a + x.b),
    "u256_modulus_sub": lambda x: modulo(x.c, lambda: x.a - x.b),
    "u256_modulus_neg": lambda x: modulo(x.c, lambda: -x.a),
    "u256_modulus_mul": lambda x: modulo(x.c, lambda: x.a * x.b),
    "u256_modulus_sqr": lambda x: modulo(x.c, lambda: x.a**2),
    "u256_modulus_pow": lambda x: modulo(x.c, lambda: pow(x.a, x.k, x.c)),
    "u256_modulus_inv": lambda x: by(x.c, lambda: inverse(x.ra, x.c)),
    "u256_mont_in": lambda x: montgomery(x.c, lambda _: x.a * M),
    "u256_mont_out": lambda x: montgomery(x.c, lambda r: x.ra * r),
    "u256_mont_mul": lambda x: montgomery(x.c, lambda r: x.ra * x.rb * r),
    "u256_mont_sqr": lambda x: montgomery(x.c, lambda r: x.ra**2 * r),
    "u256_pow": lambda x: u(pow(x.a, x.b, M)),
    "u256_pow_overflow": lambda x: power(x.a, x.b),
    "u256_pow10": lambda x: flag(10**x.n),
    "u256_gcd": lambda x: u(math.gcd(x.a, x.b)),
    "u256_lcm": lambda x: flag(x.a * x.b // (math.gcd(x.a, x.b) or 1)),
    "u256_isqrt": lambda x: u(math.isqrt(x.a)),
    "u512_isqrt": lambda x: u(math.isqrt(x.A)),
    "u256_iroot": lambda x: by(x.few, lambda: u(root(x.a, x.few))),
    "u256_ilog2": lambda x: value(max(x.a.bit_length() - 1, 0)),
    "u256_ilog10": lambda x: value(len(str(x.a)) - 1),
    "u256_inv_pow2": lambda x: inverse(x.a, M),
    "u256_jacobi": lambda x: value(jacobi(x.a, x.b)),
    "u256_load_be": lambda x: u(int.from_bytes(x.bytes[:32], "big")),
    "u256_load_le": lambda x: u(x.a),
    "u512_load_be": lambda x: w(int.from_bytes(x.bytes, "big")),
    "u512_load_le": lambda x: w(x.A),
    "u256_store_be": lambda x: list(x.a.to_bytes(32, "big")) + [0],
    "u256_store_le": lambda x: list(x.a.to_bytes(32, "little")) + [0],
    "u512_store_be": lambda x: list(x.A.to_bytes(64, "big")) + [0],
    "u512_store_le": lambda x: list(x.A.to_bytes(64, "little")) + [0],
    "u256_load_be_n": lambda x: flag(int.from_bytes(x.bytes[: x.few], "big")),
    "u256_load_le_n": lambda x: flag(int.from_bytes(x.bytes[: x.few], "little")),
    "u256_store_be_n": lambda x: some_bytes(x, "big"),
    "u256_store_le_n": lambda x: some_bytes(x, "little"),
    "u256_store_be_trim": lambda x: counted_bytes(trimmed(x.a)),
    "u256_load_be_window": lambda x: u(window(x)),
    "u256_rlp_encode": lambda x: counted_bytes(rlp(x.a)),
    "u256_rlp_decode": lambda x: decoded(x.a),
    "u256_to_dec": lambda x: text(str(x.a)),
    "u256_to_sdec": lambda x: text(str(signed(x.a))),
    "u256_to_hex": lambda x: text(hex(x.a)),
    "u256_to_hex_full": lambda x: text(format(x.a, "064x")),
    "u256_to_radix": lambda x: text(radix(x.a, x.few)),
    "u256_format_units": lambda x: text(units(x.a, x.few)),
    "u256_from_dec": lambda x: u(x.a, OK),
    "u256_from_sdec": lambda x: u(x.a, OK),
    "u256_from_hex": lambda x: u(x.a, OK),
    "u256_from_quantity": lambda x: u(x.a, OK),
    "u256_from_radix": lambda x: u(x.a, OK) if x.few > 1 else u(0, EMPTY),
    "u256_parse_units": lambda x: u(x.a, OK),
    "u256_parse": parsed,
    "u512_to_dec": lambda x: text(str(x.A)),
    "u512_to_hex": lambda x: text(hex(x.A)),
    "u512_from_dec": lambda x: w(x.A, OK),
    "u512_from_hex": lambda x: w(x.A, OK),
    "u256_evm_add": lambda x: u(x.a + x.b),
    "u256_evm_mul": lambda x: u(x.a * x.b),
    "u256_evm_sub": lambda x: u(x.a - x.b),
    "u256_evm_div": lambda x: u(x.a // x.b if x.b else 0),
    "u256_evm_mod": lambda x: u(x.a % x.b if x.b else 0),
    "u256_evm_sdiv": lambda x: u(toward_zero(signed(x.a), signed(x.b)) if x.b else 0),
    "u256_evm_smod": lambda x: u(remainder(signed(x.a), signed(x.b)) if x.b else 0),
    "u256_evm_addmod": lambda x: u((x.a + x.b) % x.c if x.c else 0),
    "u256_evm_mulmod": lambda x: u(x.a * x.b % x.c if x.c else 0),
    "u256_evm_exp": lambda x: u(pow(x.a, x.b, M)),
    "u256_evm_signextend": lambda x: u(extended(x.b, min(x.a, 31))),
    "u256_evm_lt": lambda x: u(x.a < x.b),
    "u256_evm_gt": lambda x: u(x.a > x.b),
    "u256_evm_slt": lambda x: u(signed(x.a) < signed(x.b)),
    "u256_evm_sgt": lambda x: u(signed(x.a) > signed(x.b)),
    "u256_evm_eq": lambda x: u(x.a == x.b),
    "u256_evm_iszero": lambda x: u(x.a == 0),
    "u256_evm_and": lambda x: u(x.a & x.b),
    "u256_evm_or": lambda x: u(x.a | x.b),
    "u256_evm_xor": lambda x: u(x.a ^ x.b),
    "u256_evm_not": lambda x: u(~x.a),
    "u256_evm_byte": lambda x: u(x.b.to_bytes(32, "big")[x.a] if x.a < 32 else 0),
    "u256_evm_shl": lambda x: u(x.b << min(x.a, 256)),
    "u256_evm_shr": lambda x: u(x.b >> min(x.a, 256)),
    "u256_evm_sar": lambda x: u(signed(x.b) >> min(x.a, 256)),
    "u256_evm_clz": lambda x: u(zeros_above(x.a)),
    "u256_evm_exp_bytes": lambda x: value((x.a.bit_length() + 7) // 8),
}



# Without operands.
CONSTANT = {"u256_backend", "u256_version", "u256_status_text", "u256_array_isa", "u256_selftest"}

# --- Arrays ----------------------------------------------------------------------------------------------------------


def joined(results):
    results = list(results)
    return [word for result in results for word in result[:-1]] + [int(any(result[-1] for result in results))]


def elements(name):
    """What a function on arrays gives for each element: what the scalar function does, its flag that of any."""

    return lambda xs, _: joined(FUNCTIONS[name](x) for x in xs)


def of_modulus(f):
    return lambda xs, m: joined(f(x, m) for x in xs)


def with_scalars(name):
    """The same where a limb or a count is one for all."""

    def of(xs, _):
        for x in xs:
            x.k = xs[-1].a % (1 << 64)
            x.n = x.k % 256
        return joined(FUNCTIONS[name](x) for x in xs)

    return of


ARRAYS = {f"u256_array_{name}": elements(f"u256_{name}") for name in (
    "add", "sub", "mul", "full_mul", "and", "or", "xor", "div", "mod", "muldiv", "addmod", "mulmod", "load_be",
    "store_be")}
ARRAYS |= {f"u256_array_{name}": with_scalars(f"u256_{name}") for name in ("mul_u64", "shl", "shr")}
ARRAYS |= {
    "u256_array_lt": lambda xs, _: [int(x.a < x.b) for x in xs] + [0],
    "u256_array_eq": lambda xs, _: [int(x.a == x.b) for x in xs] + [0],
    "u256_array_sum": lambda xs, _: w(sum(x.a for x in xs)),
    "u256_array_dot": lambda xs, _: wflag(sum(x.a * x.b for x in xs)),
    "u256_array_modmul": of_modulus(lambda x, m: u(x.a * x.b % m)),
    "u256_array_modpow": lambda xs, m: joined(u(pow(x.a, x.b, m)) for x in xs[: len(xs) // 3]),
    "u256_array_modinv": of_modulus(lambda x, m: inverse(x.a, m)),
}
LENGTHS = [(3, BN254), (8, SECP256K1), (len(NUMBERS), BN254)]

# --- The table -------------------------------------------------------------------------------------------------------

# Functions whose signature is that of others, on operands of another kind.
SHAPE = {
    "u256_signextend": "r_a_few", "u256_powmod": "flag_r_akc", "u256_modulus_neg": "flag_r_residue_M",
    "u256_modulus_sqr": "flag_r_residue_M", "u256_modulus_inv": "flag_r_residue_M", "u256_mont_out": "flag_r_residue_M",
    "u256_mont_sqr": "flag_r_residue_M", "u256_modulus_pow": "flag_r_residue_kM", "u256_array_modpow": "array_power",
    "u256_from_sdec": "from_sdec", "u256_from_hex": "from_hex", "u256_from_quantity": "from_hex",
    "u256_parse_units": "parse_units", "u512_from_hex": "w_from_hex",
}


def hashed(runs):
    value = 0
    for words in runs:
        for word in words:
            x = value ^ int(word)
            value = ((x << 29 | x >> 35) % (1 << 64)) * 0x9E3779B97F4A7C15 % (1 << 64)
    return value >> 32


def signature(result, parameters):
    """A function's type, without names, as selftest_shapes.h has it."""
    types = [re.sub(r"\w+\[\d+\]$", "*", re.sub(r"(?<=[ *])\w+$", "", p)).strip() for p in parameters.split(", ")]
    return f"{result.strip()}({', '.join(types)})"


def shapes(root):
    """The first shape of each signature."""
    text = (root / "src/portable/selftest_shapes.h").read_text(encoding="utf-8")
    found = {}
    for name, result, member, parameters in re.findall(r"^    X\((\w+), ([\w ]+?) \(\*(\w+)\)\(([^)]*)\),", text, re.M):
        if name != member:
            sys.exit(f"selftest_shapes.h: the shape {name} has a member {member}")
        found.setdefault(f"{result}({parameters})", name)
    return found


def prototypes(root):
    order = re.findall(r"#include <u256/(\w+\.h)>", (root / "include/u256.h").read_text(encoding="utf-8"))
    for header in order:
        text = re.sub(r"/\*.*?\*/", "", (root / "include/u256" / header).read_text(encoding="utf-8"), flags=re.S)
        pattern = r"^U256_(?:FN|API) ([\w ]+?[ *]+)(u(?:256|512)_\w+)\(([^)]*)\);"
        for result, name, parameters in re.findall(pattern, text, re.M):
            yield result, name, " ".join(parameters.split())


def table(root):
    known, rows, array_rows = shapes(root), [], []
    for result, name, parameters in prototypes(root):
        if name in CONSTANT:
            continue
        type_ = signature(result, parameters)
        shape = SHAPE.get(name) or known.get(type_)
        if shape is None:
            sys.exit(f"{name}: no shape of src/portable/selftest_shapes.h is {type_}")
        if name in FUNCTIONS:
            value = hashed(FUNCTIONS[name](Operands(i)) for i in range(len(NUMBERS)))
            to = rows
        elif name in ARRAYS:
            value = hashed(ARRAYS[name]([Operands(i) for i in range(n)], m) for n, m in LENGTHS)
            to = array_rows
        else:
            sys.exit(f"{name}: tests/selftest.py does not say what it gives")
        to.append(f"    {{.f.{shape} = {name}, 0x{value:08x}, U256_K_SELFTEST_{shape}}},")
    return rows, array_rows


def row_of(rows, name):
    return next(i for i, row in enumerate(rows) if f" {name}," in row)


HEAD = """\
/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_SELFTEST_ROWS_H
#define U256_SELFTEST_ROWS_H

/* Made by tests/selftest.py, from Python's integers. Do not edit. */

#include "selftest_shapes.h"

/* Operands: a number, and the two that follow it. */
"""


def main():
    root = pathlib.Path(sys.argv[1])
    path = root / "src/portable/selftest_rows.h"
    rows, array_rows = table(root)
    numbers = ["    U256_INIT(" + ", ".join(f"0x{limb:016x}" for limb in reversed(limbs(x, 4))) + ")," for x in NUMBERS]
    new = HEAD + "\n".join(
        ["/* clang-format off */", "static const u256 u256_k_selftest_numbers[] = {", *numbers, "};", "",
         "/* The moduli of arrays among them. */",
         f"enum {{ U256_K_SELFTEST_BN254 = {NUMBERS.index(BN254)}, "
         f"U256_K_SELFTEST_SECP256K1 = {NUMBERS.index(SECP256K1)} }};", "",
         "static const u256_k_selftest_row u256_k_selftest_rows[] = {", *rows, "};", "",
         "/* The first rows of division, and of what takes loops of products and quotients. */",
         f"enum {{ U256_K_SELFTEST_DIVISION = {row_of(rows, 'u256_divrem')}, "
         f"U256_K_SELFTEST_POWERS = {row_of(rows, 'u256_pow')} }};", "",
         "static const u256_k_selftest_array_row u256_k_selftest_array_rows[] = {", *array_rows, "};",
         "/* clang-format on */", "", "#endif", ""])
    if sys.argv[2:] == ["--write"]:
        path.write_text(new, encoding="utf-8")
        return 0
    if not path.exists() or path.read_text(encoding="utf-8") != new:
        print(f"{path}: not what Python's integers give; run tests/selftest.py . --write", file=sys.stderr)
        return 1
    print(f"{len(rows) + len(array_rows)} functions on {len(NUMBERS)} numbers")
    return 0


sys.exit(main())
