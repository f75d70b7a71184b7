# SPDX-License-Identifier: MIT OR Apache-2.0
"""libu256 for Python: 256-bit and 512-bit integers by ctypes, and numpy arrays of them in bulk.

Numbers. Every C function is a function here, without its `u256_` (u256_mulmod: mulmod; u512_add: u512_add; where that is a
keyword, and_, or_, not_). It takes and returns Python's integers: first the outputs in the order in which C has them, then
what C returns, as a tuple where these are several. The bool of libu256 is the last of them: True = what was computed is
not the mathematical result.

    >>> u256.add(2**256 - 1, 1)
    (0, True)
    >>> u256.mulmod(3, 5, 7)
    (1, False)
    >>> u256.lt(1, 2)
    True

An operand below 0 or too large for its type raises OverflowError: signed ones are given by to_signed() and from_signed().
Text that is not a number raises StatusError, a ValueError. Python's own integers are faster for single sums (docs/ffi.md).

Arrays. array_add(a, b, out=None) and the others take numpy arrays of n rows of four uint64, least significant first, as
they lie in memory: nothing is copied. 32 bytes a row come in by load: array_load_be() for most significant byte first, as
on the wire, in place if `out` says so; limbs() for the other order, which is a view. The C call runs without the GIL, so
threads share the work. They return the result, or (result, flag), and `out` may be one of the operands.

The library is that of the environment variable U256_LIBRARY, a file; else what the system's search finds as libu256.
"""

import ctypes
import ctypes.util
import keyword
import operator
import os
import re
import struct
import sys

# Made by bindings/declarations.py from the headers. Do not edit.
_STRUCTS = """
u256 {uint64_t w[4]}
u512 {uint64_t w[8]}
u256_divisor {uint64_t normalized[4]; uint64_t reciprocal[4]; uint64_t top_reciprocal; unsigned shift}
u256_modulus {u256 m; u256_divisor divisor; uint64_t fold; u256 high; u256 montgomery_square; uint64_t odd_inverse; unsigned twos; unsigned kind}
"""
_PROTOTYPES = """
u256 u256_from_u64(uint64_t k)
u256 u256_from_i64(int64_t k)
bool u256_to_u64(uint64_t *r, const u256 *a)
void u512_from_u256(u512 *r, const u256 *lo, const u256 *hi)
u256 u512_lo(const u512 *a)
u256 u512_hi(const u512 *a)
const char *u256_backend(void)
const char *u256_version(void)
bool u256_is_zero(const u256 *a)
bool u256_eq(const u256 *a, const u256 *b)
bool u256_lt(const u256 *a, const u256 *b)
bool u256_le(const u256 *a, const u256 *b)
bool u256_gt(const u256 *a, const u256 *b)
bool u256_ge(const u256 *a, const u256 *b)
int u256_cmp(const u256 *a, const u256 *b)
int u256_cmp_u64(const u256 *a, uint64_t k)
bool u256_is_neg(const u256 *a)
bool u256_slt(const u256 *a, const u256 *b)
bool u256_sle(const u256 *a, const u256 *b)
bool u256_sgt(const u256 *a, const u256 *b)
bool u256_sge(const u256 *a, const u256 *b)
int u256_scmp(const u256 *a, const u256 *b)
void u256_min(u256 *r, const u256 *a, const u256 *b)
void u256_max(u256 *r, const u256 *a, const u256 *b)
void u256_smin(u256 *r, const u256 *a, const u256 *b)
void u256_smax(u256 *r, const u256 *a, const u256 *b)
bool u512_is_zero(const u512 *a)
bool u512_eq(const u512 *a, const u512 *b)
bool u512_lt(const u512 *a, const u512 *b)
bool u512_le(const u512 *a, const u512 *b)
bool u512_gt(const u512 *a, const u512 *b)
bool u512_ge(const u512 *a, const u512 *b)
int u512_cmp(const u512 *a, const u512 *b)
int u512_cmp_u64(const u512 *a, uint64_t k)
void u512_min(u512 *r, const u512 *a, const u512 *b)
void u512_max(u512 *r, const u512 *a, const u512 *b)
bool u256_add(u256 *r, const u256 *a, const u256 *b)
bool u256_sub(u256 *r, const u256 *a, const u256 *b)
bool u256_addc(u256 *r, const u256 *a, const u256 *b, bool carry)
bool u256_subb(u256 *r, const u256 *a, const u256 *b, bool borrow)
bool u256_add_u64(u256 *r, const u256 *a, uint64_t k)
bool u256_sub_u64(u256 *r, const u256 *a, uint64_t k)
bool u256_neg(u256 *r, const u256 *a)
bool u256_abs_diff(u256 *r, const u256 *a, const u256 *b)
bool u256_add_sat(u256 *r, const u256 *a, const u256 *b)
bool u256_sub_sat(u256 *r, const u256 *a, const u256 *b)
bool u256_mul_sat(u256 *r, const u256 *a, const u256 *b)
bool u256_sadd(u256 *r, const u256 *a, const u256 *b)
bool u256_ssub(u256 *r, const u256 *a, const u256 *b)
bool u256_sneg(u256 *r, const u256 *a)
bool u256_abs(u256 *r, const u256 *a)
bool u512_add(u512 *r, const u512 *a, const u512 *b)
bool u512_sub(u512 *r, const u512 *a, const u512 *b)
bool u512_neg(u512 *r, const u512 *a)
void u256_and(u256 *r, const u256 *a, const u256 *b)
void u256_or(u256 *r, const u256 *a, const u256 *b)
void u256_xor(u256 *r, const u256 *a, const u256 *b)
void u256_andnot(u256 *r, const u256 *a, const u256 *b)
void u256_not(u256 *r, const u256 *a)
void u256_shl(u256 *r, const u256 *a, unsigned n)
void u256_shr(u256 *r, const u256 *a, unsigned n)
void u256_sar(u256 *r, const u256 *a, unsigned n)
void u256_rotl(u256 *r, const u256 *a, unsigned n)
void u256_rotr(u256 *r, const u256 *a, unsigned n)
unsigned u256_clz(const u256 *a)
unsigned u256_ctz(const u256 *a)
unsigned u256_popcount(const u256 *a)
unsigned u256_bit_len(const u256 *a)
unsigned u256_byte_len(const u256 *a)
bool u256_bit(const u256 *a, unsigned i)
void u256_set_bit(u256 *r, unsigned i)
void u256_clear_bit(u256 *r, unsigned i)
void u256_flip_bit(u256 *r, unsigned i)
void u256_bswap(u256 *r, const u256 *a)
void u256_reverse_bits(u256 *r, const u256 *a)
void u256_mask_low(u256 *r, unsigned n)
void u512_and(u512 *r, const u512 *a, const u512 *b)
void u512_or(u512 *r, const u512 *a, const u512 *b)
void u512_xor(u512 *r, const u512 *a, const u512 *b)
void u512_not(u512 *r, const u512 *a)
void u512_shl(u512 *r, const u512 *a, unsigned n)
void u512_shr(u512 *r, const u512 *a, unsigned n)
unsigned u512_clz(const u512 *a)
unsigned u512_ctz(const u512 *a)
unsigned u512_bit_len(const u512 *a)
void u256_mul(u256 *r, const u256 *a, const u256 *b)
bool u256_mul_overflow(u256 *r, const u256 *a, const u256 *b)
void u256_full_mul(u512 *r, const u256 *a, const u256 *b)
void u256_mulhi(u256 *r, const u256 *a, const u256 *b)
void u256_sqr(u256 *r, const u256 *a)
void u256_full_sqr(u512 *r, const u256 *a)
uint64_t u256_mul_u64(u256 *r, const u256 *a, uint64_t k)
bool u256_smul(u256 *r, const u256 *a, const u256 *b)
void u512_mul(u512 *r, const u512 *a, const u512 *b)
uint64_t u512_mul_u64(u512 *r, const u512 *a, uint64_t k)
bool u256_divrem(u256 *q, u256 *rem, const u256 *a, const u256 *d)
bool u256_div(u256 *r, const u256 *a, const u256 *d)
bool u256_mod(u256 *r, const u256 *a, const u256 *d)
uint64_t u256_divrem_u64(u256 *q, const u256 *a, uint64_t d)
bool u256_div_up(u256 *r, const u256 *a, const u256 *d)
bool u256_div_exact(u256 *r, const u256 *a, const u256 *d)
bool u512_divrem_u256(u512 *q, u256 *rem, const u512 *a, const u256 *d)
bool u512_mod_u256(u256 *r, const u512 *a, const u256 *d)
bool u512_divrem(u512 *q, u512 *rem, const u512 *a, const u512 *d)
bool u256_muldiv(u256 *r, const u256 *a, const u256 *b, const u256 *d)
bool u256_muldiv_up(u256 *r, const u256 *a, const u256 *b, const u256 *d)
bool u256_muldivrem(u256 *q, u256 *rem, const u256 *a, const u256 *b, const u256 *d)
bool u256_divisor_init(u256_divisor *D, const u256 *d)
bool u256_divrem_by(u256 *q, u256 *rem, const u256 *a, const u256_divisor *D)
bool u512_divrem_by(u512 *q, u256 *rem, const u512 *a, const u256_divisor *D)
bool u512_mod_by(u256 *r, const u512 *a, const u256_divisor *D)
bool u256_muldiv_by(u256 *r, const u256 *a, const u256 *b, const u256_divisor *D)
bool u256_sdivrem(u256 *q, u256 *rem, const u256 *a, const u256 *d)
bool u256_sdiv(u256 *r, const u256 *a, const u256 *d)
bool u256_smod(u256 *r, const u256 *a, const u256 *d)
bool u256_sdiv_floor(u256 *r, const u256 *a, const u256 *d)
bool u256_smod_floor(u256 *r, const u256 *a, const u256 *d)
void u256_signextend(u256 *r, const u256 *a, unsigned byte)
void u256_pow(u256 *r, const u256 *a, const u256 *e)
bool u256_pow_overflow(u256 *r, const u256 *a, const u256 *e)
bool u256_pow10(u256 *r, unsigned k)
void u256_gcd(u256 *r, const u256 *a, const u256 *b)
bool u256_lcm(u256 *r, const u256 *a, const u256 *b)
void u256_isqrt(u256 *r, const u256 *a)
void u512_isqrt(u256 *r, const u512 *a)
bool u256_iroot(u256 *r, const u256 *a, unsigned k)
unsigned u256_ilog2(const u256 *a)
unsigned u256_ilog10(const u256 *a)
bool u256_inv_pow2(u256 *r, const u256 *a)
int u256_jacobi(const u256 *a, const u256 *n)
bool u256_addmod(u256 *r, const u256 *a, const u256 *b, const u256 *m)
bool u256_submod(u256 *r, const u256 *a, const u256 *b, const u256 *m)
bool u256_negmod(u256 *r, const u256 *a, const u256 *m)
bool u256_mulmod(u256 *r, const u256 *a, const u256 *b, const u256 *m)
bool u256_powmod(u256 *r, const u256 *a, const u256 *e, const u256 *m)
bool u256_invmod(u256 *r, const u256 *a, const u256 *m)
bool u256_modulus_init(u256_modulus *M, const u256 *m)
bool u256_modulus_reduce(u256 *r, const u256 *a, const u256_modulus *M)
bool u256_modulus_reduce_u512(u256 *r, const u512 *a, const u256_modulus *M)
bool u256_modulus_add(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M)
bool u256_modulus_sub(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M)
bool u256_modulus_neg(u256 *r, const u256 *a, const u256_modulus *M)
bool u256_modulus_mul(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M)
bool u256_modulus_sqr(u256 *r, const u256 *a, const u256_modulus *M)
bool u256_modulus_pow(u256 *r, const u256 *a, const u256 *e, const u256_modulus *M)
bool u256_modulus_inv(u256 *r, const u256 *a, const u256_modulus *M)
bool u256_mont_in(u256 *r, const u256 *a, const u256_modulus *M)
bool u256_mont_out(u256 *r, const u256 *a, const u256_modulus *M)
bool u256_mont_mul(u256 *r, const u256 *a, const u256 *b, const u256_modulus *M)
bool u256_mont_sqr(u256 *r, const u256 *a, const u256_modulus *M)
const char *u256_status_text(u256_status status)
void u256_load_be(u256 *r, const uint8_t p[32])
void u256_load_le(u256 *r, const uint8_t p[32])
void u512_load_be(u512 *r, const uint8_t p[64])
void u512_load_le(u512 *r, const uint8_t p[64])
void u256_store_be(uint8_t p[32], const u256 *a)
void u256_store_le(uint8_t p[32], const u256 *a)
void u512_store_be(uint8_t p[64], const u512 *a)
void u512_store_le(uint8_t p[64], const u512 *a)
bool u256_load_be_n(u256 *r, const uint8_t *p, size_t n)
bool u256_load_le_n(u256 *r, const uint8_t *p, size_t n)
bool u256_store_be_n(uint8_t *p, size_t n, const u256 *a)
bool u256_store_le_n(uint8_t *p, size_t n, const u256 *a)
size_t u256_store_be_trim(uint8_t p[32], const u256 *a)
void u256_load_be_window(u256 *r, const uint8_t *data, size_t len, const u256 *offset)
size_t u256_rlp_encode(uint8_t p[33], const u256 *a)
u256_status u256_rlp_decode(u256 *r, const uint8_t *p, size_t len, size_t *used)
size_t u256_to_dec(char *buf, size_t size, const u256 *a)
size_t u256_to_hex(char *buf, size_t size, const u256 *a)
size_t u256_to_hex_full(char *buf, size_t size, const u256 *a)
size_t u256_to_radix(char *buf, size_t size, const u256 *a, unsigned base)
size_t u256_to_sdec(char *buf, size_t size, const u256 *a)
size_t u256_format_units(char *buf, size_t size, const u256 *a, unsigned decimals)
u256_status u256_from_dec(u256 *r, const char *s, size_t len)
u256_status u256_from_hex(u256 *r, const char *s, size_t len)
u256_status u256_from_quantity(u256 *r, const char *s, size_t len)
u256_status u256_from_radix(u256 *r, const char *s, size_t len, unsigned base)
u256_status u256_from_sdec(u256 *r, const char *s, size_t len)
u256_status u256_parse(u256 *r, const char *s, size_t len, unsigned flags, size_t *pos)
u256_status u256_parse_units(u256 *r, const char *s, size_t len, unsigned decimals)
size_t u512_to_dec(char *buf, size_t size, const u512 *a)
u256_status u512_from_dec(u512 *r, const char *s, size_t len)
size_t u512_to_hex(char *buf, size_t size, const u512 *a)
u256_status u512_from_hex(u512 *r, const char *s, size_t len)
void u256_evm_add(u256 *r, const u256 *a, const u256 *b)
void u256_evm_mul(u256 *r, const u256 *a, const u256 *b)
void u256_evm_sub(u256 *r, const u256 *a, const u256 *b)
void u256_evm_div(u256 *r, const u256 *a, const u256 *b)
void u256_evm_mod(u256 *r, const u256 *a, const u256 *b)
void u256_evm_sdiv(u256 *r, const u256 *a, const u256 *b)
void u256_evm_smod(u256 *r, const u256 *a, const u256 *b)
void u256_evm_addmod(u256 *r, const u256 *a, const u256 *b, const u256 *c)
void u256_evm_mulmod(u256 *r, const u256 *a, const u256 *b, const u256 *c)
void u256_evm_exp(u256 *r, const u256 *a, const u256 *b)
void u256_evm_signextend(u256 *r, const u256 *a, const u256 *b)
void u256_evm_lt(u256 *r, const u256 *a, const u256 *b)
void u256_evm_gt(u256 *r, const u256 *a, const u256 *b)
void u256_evm_slt(u256 *r, const u256 *a, const u256 *b)
void u256_evm_sgt(u256 *r, const u256 *a, const u256 *b)
void u256_evm_eq(u256 *r, const u256 *a, const u256 *b)
void u256_evm_iszero(u256 *r, const u256 *a, const u256 *b)
void u256_evm_and(u256 *r, const u256 *a, const u256 *b)
void u256_evm_or(u256 *r, const u256 *a, const u256 *b)
void u256_evm_xor(u256 *r, const u256 *a, const u256 *b)
void u256_evm_not(u256 *r, const u256 *a, const u256 *b)
void u256_evm_byte(u256 *r, const u256 *a, const u256 *b)
void u256_evm_shl(u256 *r, const u256 *a, const u256 *b)
void u256_evm_shr(u256 *r, const u256 *a, const u256 *b)
void u256_evm_sar(u256 *r, const u256 *a, const u256 *b)
void u256_evm_clz(u256 *r, const u256 *a, const u256 *b)
unsigned u256_evm_exp_bytes(const u256 *e)
const char *u256_array_isa(void)
bool u256_array_add(u256 *r, const u256 *a, const u256 *b, size_t n)
bool u256_array_sub(u256 *r, const u256 *a, const u256 *b, size_t n)
void u256_array_mul(u256 *r, const u256 *a, const u256 *b, size_t n)
bool u256_array_mul_u64(u256 *r, const u256 *a, uint64_t k, size_t n)
void u256_array_full_mul(u512 *r, const u256 *a, const u256 *b, size_t n)
void u256_array_and(u256 *r, const u256 *a, const u256 *b, size_t n)
void u256_array_or(u256 *r, const u256 *a, const u256 *b, size_t n)
void u256_array_xor(u256 *r, const u256 *a, const u256 *b, size_t n)
void u256_array_shl(u256 *r, const u256 *a, unsigned count, size_t n)
void u256_array_shr(u256 *r, const u256 *a, unsigned count, size_t n)
void u256_array_lt(uint8_t *r, const u256 *a, const u256 *b, size_t n)
void u256_array_eq(uint8_t *r, const u256 *a, const u256 *b, size_t n)
bool u256_array_div(u256 *r, const u256 *a, const u256 *d, size_t n)
bool u256_array_mod(u256 *r, const u256 *a, const u256 *d, size_t n)
bool u256_array_muldiv(u256 *r, const u256 *a, const u256 *b, const u256 *d, size_t n)
bool u256_array_addmod(u256 *r, const u256 *a, const u256 *b, const u256 *m, size_t n)
bool u256_array_mulmod(u256 *r, const u256 *a, const u256 *b, const u256 *m, size_t n)
void u256_array_sum(u512 *r, const u256 *a, size_t n)
void u256_array_dot(u512 *r, const u256 *a, const u256 *b, size_t n, bool *overflow)
void u256_array_load_be(u256 *r, const uint8_t *p, size_t n)
void u256_array_store_be(uint8_t *p, const u256 *a, size_t n)
bool u256_array_modmul(u256 *r, const u256 *a, const u256 *b, size_t n, const u256_modulus *M)
bool u256_array_modpow(u256 *r, const u256 *a, const u256 *e, size_t n, const u256_modulus *M)
bool u256_array_modinv(u256 *r, const u256 *a, size_t n, const u256_modulus *M)
bool u256_selftest(void)
"""
# End of what bindings/declarations.py made.


# --- The library ------------------------------------------------------------------------------------------------------


def _load():
    name = os.environ.get("U256_LIBRARY") or ctypes.util.find_library("u256")
    if not name:
        raise ImportError("libu256 is not among the system's libraries: install it, or name the file in U256_LIBRARY")
    return ctypes.CDLL(name)  # CDLL, not PyDLL: calls release the GIL


_SCALARS = {
    "bool": ctypes.c_bool, "uint8_t": ctypes.c_uint8, "uint64_t": ctypes.c_uint64, "int64_t": ctypes.c_int64,
    "unsigned": ctypes.c_uint, "int": ctypes.c_int, "size_t": ctypes.c_size_t, "u256_status": ctypes.c_uint,
}
_structs = {}


def _declare_struct(line):
    name, body = re.fullmatch(r"(\w+) \{(.*)\}", line).groups()
    fields = []
    for member in body.split("; "):
        type_, field, count = re.fullmatch(r"(\w+) (\w+)(?:\[(\d+)\])?", member).groups()
        ctype = _SCALARS.get(type_) or _structs[type_]
        fields.append((field, ctype * int(count) if count else ctype))
    _structs[name] = type(name, (ctypes.Structure,), {"_fields_": fields})


def _parse(prototype):
    """(result, name, ((const, type, array length or None or '*', parameter name), ...)) of a C prototype."""
    result, name, arguments = re.fullmatch(r"(.*?[ *])(\w+)\((.*)\)", prototype).groups()
    parameters = []
    for argument in [] if arguments == "void" else arguments.split(", "):
        const, type_, star, word, count = re.fullmatch(r"(const )?(\w+) (\*?)(\w+)(?:\[(\d+)\])?", argument).groups()
        parameters.append((bool(const), type_, int(count) if count else star or None, word))
    return result.strip(), name, tuple(parameters)


def _declare_function(result, name, parameters):
    function = getattr(lib, name)
    # Pointers are void *: bytes, ctypes' arrays and structures, byref(), and plain addresses are all accepted.
    function.argtypes = [ctypes.c_void_p if pointer else _SCALARS[type_] for _, type_, pointer, _ in parameters]
    if result == "void":
        function.restype = None
    elif result == "const char *":
        function.restype = ctypes.c_char_p
    else:
        function.restype = _SCALARS.get(result) or _structs[result]


lib = _load()
"""The C functions by their own names, with argument types set; pointers are addresses or anything with a buffer."""

for _line in _STRUCTS.split("\n")[1:-1]:
    _declare_struct(_line)
_declarations = [(_line, *_parse(_line)) for _line in _PROTOTYPES.split("\n")[1:-1]]
for _line, *_declaration in _declarations:
    _declare_function(*_declaration)


# --- Numbers ----------------------------------------------------------------------------------------------------------


class StatusError(ValueError):
    """Text or bytes are not the number that they should be: `status` is libu256's u256_status, `position` where, or None."""

    def __init__(self, status, position=None):
        text = lib.u256_status_text(status).decode()
        super().__init__(text if position is None else f"{text}, at {position}")
        self.status, self.position = status, position


EMPTY, BAD_DIGIT, OVERFLOW, NOT_CANONICAL, TRUNCATED = range(1, 6)
PARSE_DEC, PARSE_HEX, PARSE_AUTO, PARSE_UNDERSCORES, PARSE_SPACE, PARSE_EXPONENT = 1, 2, 3, 4, 8, 16


def to_signed(x):
    """x of [0, 2^256) read as two's complement."""
    return x - (1 << 256) if x >> 255 else x


def from_signed(x):
    """x of [-2^255, 2^255) as two's complement."""
    if not -(1 << 255) <= x < 1 << 255:
        raise OverflowError("not in [-2^255, 2^255)")
    return x % (1 << 256)


# Limbs are least significant first everywhere, and each has the byte order of the machine.
if sys.byteorder == "little":

    def _number(x, size):
        return operator.index(x).to_bytes(size, "little")

    def _value(limbs):
        return int.from_bytes(limbs, "little")

    # The same in line.
    _NUMBER, _VALUE = "_index({}).to_bytes({}, 'little')", "_from_bytes({}, 'little')"

else:

    def _number(x, size):
        return struct.pack(f"={size // 8}Q", *struct.unpack(f"<{size // 8}Q", operator.index(x).to_bytes(size, "little")))

    def _value(limbs):
        raw = bytes(limbs)
        return int.from_bytes(struct.pack(f"<{len(raw) // 8}Q", *struct.unpack(f"={len(raw) // 8}Q", raw)), "little")

    _NUMBER, _VALUE = "_number({}, {})", "_value({})"


def _scalar(x, ctype):
    """x, which ctypes would cut to its size without a word."""
    x = operator.index(x)
    if ctype(x).value != x:
        raise OverflowError(f"{x} does not fit into {8 * ctypes.sizeof(ctype)} bits")
    return x


def _bytes(p, size=None):
    p = bytes(memoryview(p))
    if size is not None and len(p) != size:
        raise ValueError(f"{len(p)} bytes instead of {size}")
    return p


def _text(s):
    return s.encode("utf-8", "surrogateescape") if isinstance(s, str) else _bytes(s)


def _context(context, kind):
    if type(context).__name__ != kind:
        raise TypeError(f"needs a {kind}, not a {type(context).__name__}")
    return ctypes.byref(context._struct)


def _write(call):
    """The text that call(buffer, size) writes by the rules of snprintf."""
    buffer = ctypes.create_string_buffer(300)
    length = call(buffer, len(buffer))
    if length >= len(buffer):
        buffer = ctypes.create_string_buffer(length + 1)
        call(buffer, len(buffer))
    return buffer.raw[:length].decode("ascii")


# What C calls unary, with an operand that is not read, and what changes its operand in place.
_UNREAD = {"u256_evm_iszero", "u256_evm_not", "u256_evm_clz"}
_IN_PLACE = {"u256_set_bit", "u256_clear_bit", "u256_flip_bit"}


def _make(result, name, parameters):
    """The Python function for a C function, as source that is compiled once: conversions in line are half the time."""
    takes, before, arguments, outputs = [], [], [], []
    position = "None"
    skip = False
    for i, (const, type_, pointer, word) in enumerate(parameters):
        if skip:
            skip = False
        elif pointer and not const:
            if type_ in ("u256", "u512"):
                size = 32 if type_ == "u256" else 64
                if name in _IN_PLACE:
                    takes.append(word)
                    before.append(f"{word} = _Buffer{size}.from_buffer_copy({_NUMBER.format(word, size)})")
                else:
                    before.append(f"{word} = _Buffer{size}()")
                outputs.append(_VALUE.format(word))
            elif type_ == "char":
                skip = True
                outputs.append("TEXT")
                continue
            elif type_ == "uint8_t" and pointer == "*": # as many as the next parameter says
                skip = True
                count = parameters[i + 1][3]
                takes.append(count)
                before.append(f"{word} = (c_uint8 * _scalar({count}, _SCALARS['size_t']))()")
                outputs.append(f"bytes({word})")
                arguments += [word, f"len({word})"]
                continue
            elif type_ == "uint8_t":
                before.append(f"{word} = (c_uint8 * {pointer})()")
                outputs.append(f"bytes({word})[:status]" if result == "size_t" else f"bytes({word})")
            else:
                before.append(f"{word} = c_{type_.replace('_t', '')}()")
                outputs.append(f"{word}.value")
                position = f"{word}.value"
            arguments.append(word if type_ in ("u256", "u512", "uint8_t") else f"byref({word})")
        elif pointer:
            takes.append(word + ("=0" if name in _UNREAD and word == "b" else ""))
            if type_ in ("u256", "u512"):
                arguments.append(_NUMBER.format(word, 32 if type_ == "u256" else 64))
            elif type_ in ("u256_divisor", "u256_modulus"):
                arguments.append(f"_context({word}, '{type_[5:].capitalize()}')")
            elif type_ == "char" or pointer == "*":
                before.append(f"{word} = {'_text' if type_ == 'char' else '_bytes'}({word})")
                arguments += [word, f"len({word})"]
                skip = True
            else:
                arguments.append(f"_bytes({word}, {pointer})")
        else:
            takes.append(word)
            arguments.append(f"bool({word})" if type_ == "bool" else f"_scalar({word}, _SCALARS['{type_}'])")
    if outputs == ["TEXT"]:
        body = [f"return _write(lambda buffer, size: call({', '.join(['buffer', 'size'] + arguments)}))"]
    else:
        body = before + [f"status = call({', '.join(arguments)})"]
        if result == "u256_status":
            body += ["if status:", f"    raise StatusError(status, {position})"]
        elif result == "const char *":
            outputs.append("status.decode()")
        elif result == "u256":
            outputs.append(_VALUE.format("status"))
        elif result != "void" and not (result == "size_t" and outputs):
            outputs.append("status")
        body.append(f"return {', '.join(outputs)}")
    python_name = _python_name(name)
    source = f"def {python_name}({', '.join(takes)}):\n    " + "\n    ".join(body)
    scope = dict(_SCOPE, call=getattr(lib, name))
    exec(compile(source, f"<{name}>", "exec"), scope)
    return scope[python_name]


def _python_name(name):
    name = name[5:] if name.startswith("u256_") else name
    return name + "_" if keyword.iskeyword(name) else name


_SCOPE = {
    "_number": _number, "_value": _value, "_index": operator.index, "_from_bytes": int.from_bytes, "_scalar": _scalar, "_bytes": _bytes, "_text": _text, "_context": _context,
    "_write": _write, "_SCALARS": _SCALARS, "StatusError": StatusError, "byref": ctypes.byref, "c_uint8": ctypes.c_uint8,
    "c_uint64": ctypes.c_uint64, "c_size": ctypes.c_size_t, "_Buffer32": ctypes.c_char * 32, "_Buffer64": ctypes.c_char * 64,
}


class Divisor:
    """A divisor that is used many times, for divrem_by() and the others: Divisor(d)."""

    def __init__(self, d):
        self._struct = _structs["u256_divisor"]()
        if lib.u256_divisor_init(ctypes.byref(self._struct), _number(d, 32)):
            raise ZeroDivisionError("a divisor of zero")


class Modulus:
    """A modulus that is used many times, for modulus_mul(), mont_mul(), array_modmul() and the others: Modulus(m)."""

    def __init__(self, m):
        self._struct = _structs["u256_modulus"]()
        if lib.u256_modulus_init(ctypes.byref(self._struct), _number(m, 32)):
            raise ZeroDivisionError("a modulus of zero")


# --- Arrays -----------------------------------------------------------------------------------------------------------


def limbs(rows):
    """The (n, 4) uint64 array that an (n, 32) uint8 array is when its rows are least significant byte first: a view."""
    import numpy

    if not isinstance(rows, numpy.ndarray) or rows.dtype != numpy.uint8 or rows.ndim != 2 or rows.shape[1] != 32:
        raise TypeError("limbs() takes a numpy array of dtype uint8 and shape (n, 32)")
    if sys.byteorder != "little":
        raise NotImplementedError("the limbs of this machine are not least significant byte first")
    if not rows.flags.c_contiguous:
        raise ValueError("the rows are not contiguous: numpy.ascontiguousarray() makes a copy that is")
    return rows.view(numpy.uint64)


def array_from_ints(numbers):
    """Python's integers as (n, 4) uint64."""
    import numpy

    return numpy.frombuffer(bytearray().join(_number(x, 32) for x in numbers), dtype=numpy.uint64).reshape(-1, 4)


def array_to_ints(a):
    """The rows as Python's integers: of (n, 4) or (n, 8) uint64."""
    return [_value(row.tobytes()) for row in a]


# What an array holds for each number, by its type in C: width and dtype, or no second axis.
_ROWS = {"u256": (4, "uint64"), "u512": (8, "uint64"), "bytes": (32, "uint8"), "uint8_t": (None, "uint8")}


def _check(array, word, kind, write=False):
    import numpy

    width, dtype = _ROWS[kind]
    shape = "(n,)" if width is None else f"(n, {width})"
    if not isinstance(array, numpy.ndarray):
        raise TypeError(f"{word} is a {type(array).__name__}, not a numpy array of dtype {dtype} and shape {shape}")
    if array.dtype != numpy.dtype(dtype) and not (kind == "uint8_t" and array.dtype == numpy.bool_):
        hint = ""
        if array.dtype == numpy.uint8 and array.ndim == 2 and array.shape[1] == 32:
            hint = ": make limbs of bytes by array_load_be(), most significant first, or by the view limbs()"
        raise TypeError(f"{word} has dtype {array.dtype}, not {dtype}{hint}")
    if array.ndim != (1 if width is None else 2) or (width is not None and array.shape[1] != width):
        raise ValueError(f"{word} has shape {array.shape}, not {shape}")
    if not array.flags.c_contiguous:
        raise ValueError(f"{word} is not contiguous: numpy.ascontiguousarray() makes a copy that is")
    if not array.flags.aligned:
        raise ValueError(f"{word} is not aligned to {array.itemsize} bytes: its copy() is")
    if write and not array.flags.writeable:
        raise ValueError(f"{word} is read-only")
    return array


def _make_array(result, name, parameters):
    """The Python function for an array function. The first parameter is the output; n is the last but for what follows."""
    (_, out_type, _, _), *rest = [p for p in parameters if p[3] not in ("n", "overflow")]
    by_bytes = {"u256_array_load_be", "u256_array_store_be"}
    kind_of = lambda type_: "bytes" if type_ == "uint8_t" and name in by_bytes else type_
    out_kind = kind_of(out_type)
    one = name in ("u256_array_sum", "u256_array_dot")
    call = getattr(lib, name)
    words, order = [p[3] for p in rest], [p[3] for p in parameters[1:]]

    def function(*operands, out=None):
        import numpy

        if len(operands) != len(rest):
            raise TypeError(f"{python_name}() takes {', '.join(words)}: {len(operands)} given")
        if one and out is not None:
            raise TypeError(f"{python_name}() returns one number and has no out")
        arguments, arrays = {}, []
        for (const, type_, pointer, word), operand in zip(rest, operands):
            if type_ == "u256_modulus":
                arguments[word] = _context(operand, "Modulus")
            elif pointer:
                _check(operand, word, kind_of(type_))
                arguments[word] = operand.ctypes.data
                arrays.append((word, operand))
            else:
                arguments[word] = _scalar(operand, _SCALARS[type_])
        n = len(arrays[0][1])
        for word, array in arrays:
            if len(array) != n:
                raise ValueError(f"{arrays[0][0]} has {n} rows and {word} {len(array)}")
        arguments["n"] = n
        if one:
            r, overflow = (ctypes.c_char * 64)(), ctypes.c_bool()
            arguments["overflow"] = ctypes.byref(overflow)
            call(r, *[arguments[word] for word in order])
            return (_value(r), overflow.value) if "overflow" in order else _value(r)
        width, dtype = _ROWS[out_kind]
        if out is None:
            out = numpy.empty(n if width is None else (n, width), "bool" if out_kind == "uint8_t" else dtype)
            address = out.ctypes.data
        else:
            _check(out, "out", out_kind, write=True)
            address = out.ctypes.data
            if len(out) != n:
                raise ValueError(f"out has {len(out)} rows and {arrays[0][0]} {n}")
            for word, array in arrays:
                begin = arguments[word]
                same = begin == address and array.nbytes == out.nbytes
                if not same and address < begin + array.nbytes and begin < address + out.nbytes:
                    raise ValueError(f"out and {word} overlap in part")
        flag = call(address, *[arguments[word] for word in order])
        return out if flag is None else (out, flag)

    python_name = _python_name(name)
    function.__name__ = function.__qualname__ = python_name
    return function


# --- All of them ------------------------------------------------------------------------------------------------------

for _line, _result, _name, _parameters in _declarations:
    if _name in ("u256_divisor_init", "u256_modulus_init"):
        continue
    _array = _name.startswith("u256_array_") and _name != "u256_array_isa"
    _function = (_make_array if _array else _make)(_result, _name, _parameters)
    _function.__doc__ = f"As in C: {_line}"
    _function.__module__ = __name__
    # The names of some are Python's own (pow, min, max, abs): nothing above may use those.
    globals()[_python_name(_name)] = _function
