// SPDX-License-Identifier: MIT OR Apache-2.0
// Made by bindings/declarations.py from the headers of libu256, which hold the contracts. Do not edit.

//! The C functions as they are. `unsigned` is `u32`, `int` is `i32`, and `char *` is `*mut u8`: `core::ffi` has names for
//! them only since Rust 1.64, and on every target of libu256 they are the same.
#![allow(non_camel_case_types, non_snake_case, clippy::too_many_arguments)]

#[repr(C)]
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct u256 {
    pub w: [u64; 4],
}

#[repr(C)]
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct u512 {
    pub w: [u64; 8],
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct u256_divisor {
    pub normalized: [u64; 4],
    pub reciprocal: [u64; 4],
    pub top_reciprocal: u64,
    pub shift: u32,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct u256_modulus {
    pub m: u256,
    pub divisor: u256_divisor,
    pub fold: u64,
    pub high: u256,
    pub montgomery_square: u256,
    pub odd_inverse: u64,
    pub twos: u32,
    pub kind: u32,
}

extern "C" {
    pub fn u256_from_u64(k: u64) -> u256;
    pub fn u256_from_i64(k: i64) -> u256;
    pub fn u256_to_u64(r: *mut u64, a: *const u256) -> bool;
    pub fn u512_from_u256(r: *mut u512, lo: *const u256, hi: *const u256);
    pub fn u512_lo(a: *const u512) -> u256;
    pub fn u512_hi(a: *const u512) -> u256;
    pub fn u256_backend() -> *const u8;
    pub fn u256_version() -> *const u8;
    pub fn u256_is_zero(a: *const u256) -> bool;
    pub fn u256_eq(a: *const u256, b: *const u256) -> bool;
    pub fn u256_lt(a: *const u256, b: *const u256) -> bool;
    pub fn u256_le(a: *const u256, b: *const u256) -> bool;
    pub fn u256_gt(a: *const u256, b: *const u256) -> bool;
    pub fn u256_ge(a: *const u256, b: *const u256) -> bool;
    pub fn u256_cmp(a: *const u256, b: *const u256) -> i32;
    pub fn u256_cmp_u64(a: *const u256, k: u64) -> i32;
    pub fn u256_is_neg(a: *const u256) -> bool;
    pub fn u256_slt(a: *const u256, b: *const u256) -> bool;
    pub fn u256_sle(a: *const u256, b: *const u256) -> bool;
    pub fn u256_sgt(a: *const u256, b: *const u256) -> bool;
    pub fn u256_sge(a: *const u256, b: *const u256) -> bool;
    pub fn u256_scmp(a: *const u256, b: *const u256) -> i32;
    pub fn u256_min(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_max(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_smin(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_smax(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u512_is_zero(a: *const u512) -> bool;
    pub fn u512_eq(a: *const u512, b: *const u512) -> bool;
    pub fn u512_lt(a: *const u512, b: *const u512) -> bool;
    pub fn u512_le(a: *const u512, b: *const u512) -> bool;
    pub fn u512_gt(a: *const u512, b: *const u512) -> bool;
    pub fn u512_ge(a: *const u512, b: *const u512) -> bool;
    pub fn u512_cmp(a: *const u512, b: *const u512) -> i32;
    pub fn u512_cmp_u64(a: *const u512, k: u64) -> i32;
    pub fn u512_min(r: *mut u512, a: *const u512, b: *const u512);
    pub fn u512_max(r: *mut u512, a: *const u512, b: *const u512);
    pub fn u256_add(r: *mut u256, a: *const u256, b: *const u256) -> bool;
    pub fn u256_sub(r: *mut u256, a: *const u256, b: *const u256) -> bool;
    pub fn u256_addc(r: *mut u256, a: *const u256, b: *const u256, carry: bool) -> bool;
    pub fn u256_subb(r: *mut u256, a: *const u256, b: *const u256, borrow: bool) -> bool;
    pub fn u256_add_u64(r: *mut u256, a: *const u256, k: u64) -> bool;
    pub fn u256_sub_u64(r: *mut u256, a: *const u256, k: u64) -> bool;
    pub fn u256_neg(r: *mut u256, a: *const u256) -> bool;
    pub fn u256_abs_diff(r: *mut u256, a: *const u256, b: *const u256) -> bool;
    pub fn u256_add_sat(r: *mut u256, a: *const u256, b: *const u256) -> bool;
    pub fn u256_sub_sat(r: *mut u256, a: *const u256, b: *const u256) -> bool;
    pub fn u256_mul_sat(r: *mut u256, a: *const u256, b: *const u256) -> bool;
    pub fn u256_sadd(r: *mut u256, a: *const u256, b: *const u256) -> bool;
    pub fn u256_ssub(r: *mut u256, a: *const u256, b: *const u256) -> bool;
    pub fn u256_sneg(r: *mut u256, a: *const u256) -> bool;
    pub fn u256_abs(r: *mut u256, a: *const u256) -> bool;
    pub fn u512_add(r: *mut u512, a: *const u512, b: *const u512) -> bool;
    pub fn u512_sub(r: *mut u512, a: *const u512, b: *const u512) -> bool;
    pub fn u512_neg(r: *mut u512, a: *const u512) -> bool;
    pub fn u256_and(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_or(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_xor(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_andnot(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_not(r: *mut u256, a: *const u256);
    pub fn u256_shl(r: *mut u256, a: *const u256, n: u32);
    pub fn u256_shr(r: *mut u256, a: *const u256, n: u32);
    pub fn u256_sar(r: *mut u256, a: *const u256, n: u32);
    pub fn u256_rotl(r: *mut u256, a: *const u256, n: u32);
    pub fn u256_rotr(r: *mut u256, a: *const u256, n: u32);
    pub fn u256_clz(a: *const u256) -> u32;
    pub fn u256_ctz(a: *const u256) -> u32;
    pub fn u256_popcount(a: *const u256) -> u32;
    pub fn u256_bit_len(a: *const u256) -> u32;
    pub fn u256_byte_len(a: *const u256) -> u32;
    pub fn u256_bit(a: *const u256, i: u32) -> bool;
    pub fn u256_set_bit(r: *mut u256, i: u32);
    pub fn u256_clear_bit(r: *mut u256, i: u32);
    pub fn u256_flip_bit(r: *mut u256, i: u32);
    pub fn u256_bswap(r: *mut u256, a: *const u256);
    pub fn u256_reverse_bits(r: *mut u256, a: *const u256);
    pub fn u256_mask_low(r: *mut u256, n: u32);
    pub fn u512_and(r: *mut u512, a: *const u512, b: *const u512);
    pub fn u512_or(r: *mut u512, a: *const u512, b: *const u512);
    pub fn u512_xor(r: *mut u512, a: *const u512, b: *const u512);
    pub fn u512_not(r: *mut u512, a: *const u512);
    pub fn u512_shl(r: *mut u512, a: *const u512, n: u32);
    pub fn u512_shr(r: *mut u512, a: *const u512, n: u32);
    pub fn u512_clz(a: *const u512) -> u32;
    pub fn u512_ctz(a: *const u512) -> u32;
    pub fn u512_bit_len(a: *const u512) -> u32;
    pub fn u256_mul(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_mul_overflow(r: *mut u256, a: *const u256, b: *const u256) -> bool;
    pub fn u256_full_mul(r: *mut u512, a: *const u256, b: *const u256);
    pub fn u256_mulhi(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_sqr(r: *mut u256, a: *const u256);
    pub fn u256_full_sqr(r: *mut u512, a: *const u256);
    pub fn u256_mul_u64(r: *mut u256, a: *const u256, k: u64) -> u64;
    pub fn u256_smul(r: *mut u256, a: *const u256, b: *const u256) -> bool;
    pub fn u512_mul(r: *mut u512, a: *const u512, b: *const u512);
    pub fn u512_mul_u64(r: *mut u512, a: *const u512, k: u64) -> u64;
    pub fn u256_divrem(q: *mut u256, rem: *mut u256, a: *const u256, d: *const u256) -> bool;
    pub fn u256_div(r: *mut u256, a: *const u256, d: *const u256) -> bool;
    pub fn u256_mod(r: *mut u256, a: *const u256, d: *const u256) -> bool;
    pub fn u256_divrem_u64(q: *mut u256, a: *const u256, d: u64) -> u64;
    pub fn u256_div_up(r: *mut u256, a: *const u256, d: *const u256) -> bool;
    pub fn u256_div_exact(r: *mut u256, a: *const u256, d: *const u256) -> bool;
    pub fn u512_divrem_u256(q: *mut u512, rem: *mut u256, a: *const u512, d: *const u256) -> bool;
    pub fn u512_mod_u256(r: *mut u256, a: *const u512, d: *const u256) -> bool;
    pub fn u512_divrem(q: *mut u512, rem: *mut u512, a: *const u512, d: *const u512) -> bool;
    pub fn u256_muldiv(r: *mut u256, a: *const u256, b: *const u256, d: *const u256) -> bool;
    pub fn u256_muldiv_up(r: *mut u256, a: *const u256, b: *const u256, d: *const u256) -> bool;
    pub fn u256_muldivrem(q: *mut u256, rem: *mut u256, a: *const u256, b: *const u256, d: *const u256) -> bool;
    pub fn u256_divisor_init(D: *mut u256_divisor, d: *const u256) -> bool;
    pub fn u256_divrem_by(q: *mut u256, rem: *mut u256, a: *const u256, D: *const u256_divisor) -> bool;
    pub fn u512_divrem_by(q: *mut u512, rem: *mut u256, a: *const u512, D: *const u256_divisor) -> bool;
    pub fn u512_mod_by(r: *mut u256, a: *const u512, D: *const u256_divisor) -> bool;
    pub fn u256_muldiv_by(r: *mut u256, a: *const u256, b: *const u256, D: *const u256_divisor) -> bool;
    pub fn u256_sdivrem(q: *mut u256, rem: *mut u256, a: *const u256, d: *const u256) -> bool;
    pub fn u256_sdiv(r: *mut u256, a: *const u256, d: *const u256) -> bool;
    pub fn u256_smod(r: *mut u256, a: *const u256, d: *const u256) -> bool;
    pub fn u256_sdiv_floor(r: *mut u256, a: *const u256, d: *const u256) -> bool;
    pub fn u256_smod_floor(r: *mut u256, a: *const u256, d: *const u256) -> bool;
    pub fn u256_signextend(r: *mut u256, a: *const u256, byte: u32);
    pub fn u256_pow(r: *mut u256, a: *const u256, e: *const u256);
    pub fn u256_pow_overflow(r: *mut u256, a: *const u256, e: *const u256) -> bool;
    pub fn u256_pow10(r: *mut u256, k: u32) -> bool;
    pub fn u256_gcd(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_lcm(r: *mut u256, a: *const u256, b: *const u256) -> bool;
    pub fn u256_isqrt(r: *mut u256, a: *const u256);
    pub fn u512_isqrt(r: *mut u256, a: *const u512);
    pub fn u256_iroot(r: *mut u256, a: *const u256, k: u32) -> bool;
    pub fn u256_ilog2(a: *const u256) -> u32;
    pub fn u256_ilog10(a: *const u256) -> u32;
    pub fn u256_inv_pow2(r: *mut u256, a: *const u256) -> bool;
    pub fn u256_jacobi(a: *const u256, n: *const u256) -> i32;
    pub fn u256_addmod(r: *mut u256, a: *const u256, b: *const u256, m: *const u256) -> bool;
    pub fn u256_submod(r: *mut u256, a: *const u256, b: *const u256, m: *const u256) -> bool;
    pub fn u256_negmod(r: *mut u256, a: *const u256, m: *const u256) -> bool;
    pub fn u256_mulmod(r: *mut u256, a: *const u256, b: *const u256, m: *const u256) -> bool;
    pub fn u256_powmod(r: *mut u256, a: *const u256, e: *const u256, m: *const u256) -> bool;
    pub fn u256_invmod(r: *mut u256, a: *const u256, m: *const u256) -> bool;
    pub fn u256_modulus_init(M: *mut u256_modulus, m: *const u256) -> bool;
    pub fn u256_modulus_reduce(r: *mut u256, a: *const u256, M: *const u256_modulus) -> bool;
    pub fn u256_modulus_reduce_u512(r: *mut u256, a: *const u512, M: *const u256_modulus) -> bool;
    pub fn u256_modulus_add(r: *mut u256, a: *const u256, b: *const u256, M: *const u256_modulus) -> bool;
    pub fn u256_modulus_sub(r: *mut u256, a: *const u256, b: *const u256, M: *const u256_modulus) -> bool;
    pub fn u256_modulus_neg(r: *mut u256, a: *const u256, M: *const u256_modulus) -> bool;
    pub fn u256_modulus_mul(r: *mut u256, a: *const u256, b: *const u256, M: *const u256_modulus) -> bool;
    pub fn u256_modulus_sqr(r: *mut u256, a: *const u256, M: *const u256_modulus) -> bool;
    pub fn u256_modulus_pow(r: *mut u256, a: *const u256, e: *const u256, M: *const u256_modulus) -> bool;
    pub fn u256_modulus_inv(r: *mut u256, a: *const u256, M: *const u256_modulus) -> bool;
    pub fn u256_mont_in(r: *mut u256, a: *const u256, M: *const u256_modulus) -> bool;
    pub fn u256_mont_out(r: *mut u256, a: *const u256, M: *const u256_modulus) -> bool;
    pub fn u256_mont_mul(r: *mut u256, a: *const u256, b: *const u256, M: *const u256_modulus) -> bool;
    pub fn u256_mont_sqr(r: *mut u256, a: *const u256, M: *const u256_modulus) -> bool;
    pub fn u256_status_text(status: u32) -> *const u8;
    pub fn u256_load_be(r: *mut u256, p: *const u8);
    pub fn u256_load_le(r: *mut u256, p: *const u8);
    pub fn u512_load_be(r: *mut u512, p: *const u8);
    pub fn u512_load_le(r: *mut u512, p: *const u8);
    pub fn u256_store_be(p: *mut u8, a: *const u256);
    pub fn u256_store_le(p: *mut u8, a: *const u256);
    pub fn u512_store_be(p: *mut u8, a: *const u512);
    pub fn u512_store_le(p: *mut u8, a: *const u512);
    pub fn u256_load_be_n(r: *mut u256, p: *const u8, n: usize) -> bool;
    pub fn u256_load_le_n(r: *mut u256, p: *const u8, n: usize) -> bool;
    pub fn u256_store_be_n(p: *mut u8, n: usize, a: *const u256) -> bool;
    pub fn u256_store_le_n(p: *mut u8, n: usize, a: *const u256) -> bool;
    pub fn u256_store_be_trim(p: *mut u8, a: *const u256) -> usize;
    pub fn u256_load_be_window(r: *mut u256, data: *const u8, len: usize, offset: *const u256);
    pub fn u256_rlp_encode(p: *mut u8, a: *const u256) -> usize;
    pub fn u256_rlp_decode(r: *mut u256, p: *const u8, len: usize, used: *mut usize) -> u32;
    pub fn u256_to_dec(buf: *mut u8, size: usize, a: *const u256) -> usize;
    pub fn u256_to_hex(buf: *mut u8, size: usize, a: *const u256) -> usize;
    pub fn u256_to_hex_full(buf: *mut u8, size: usize, a: *const u256) -> usize;
    pub fn u256_to_radix(buf: *mut u8, size: usize, a: *const u256, base: u32) -> usize;
    pub fn u256_to_sdec(buf: *mut u8, size: usize, a: *const u256) -> usize;
    pub fn u256_format_units(buf: *mut u8, size: usize, a: *const u256, decimals: u32) -> usize;
    pub fn u256_from_dec(r: *mut u256, s: *const u8, len: usize) -> u32;
    pub fn u256_from_hex(r: *mut u256, s: *const u8, len: usize) -> u32;
    pub fn u256_from_quantity(r: *mut u256, s: *const u8, len: usize) -> u32;
    pub fn u256_from_radix(r: *mut u256, s: *const u8, len: usize, base: u32) -> u32;
    pub fn u256_from_sdec(r: *mut u256, s: *const u8, len: usize) -> u32;
    pub fn u256_parse(r: *mut u256, s: *const u8, len: usize, flags: u32, pos: *mut usize) -> u32;
    pub fn u256_parse_units(r: *mut u256, s: *const u8, len: usize, decimals: u32) -> u32;
    pub fn u512_to_dec(buf: *mut u8, size: usize, a: *const u512) -> usize;
    pub fn u512_from_dec(r: *mut u512, s: *const u8, len: usize) -> u32;
    pub fn u512_to_hex(buf: *mut u8, size: usize, a: *const u512) -> usize;
    pub fn u512_from_hex(r: *mut u512, s: *const u8, len: usize) -> u32;
    pub fn u256_evm_add(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_mul(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_sub(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_div(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_mod(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_sdiv(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_smod(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_addmod(r: *mut u256, a: *const u256, b: *const u256, c: *const u256);
    pub fn u256_evm_mulmod(r: *mut u256, a: *const u256, b: *const u256, c: *const u256);
    pub fn u256_evm_exp(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_signextend(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_lt(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_gt(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_slt(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_sgt(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_eq(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_iszero(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_and(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_or(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_xor(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_not(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_byte(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_shl(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_shr(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_sar(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_clz(r: *mut u256, a: *const u256, b: *const u256);
    pub fn u256_evm_exp_bytes(e: *const u256) -> u32;
    pub fn u256_array_isa() -> *const u8;
    pub fn u256_array_add(r: *mut u256, a: *const u256, b: *const u256, n: usize) -> bool;
    pub fn u256_array_sub(r: *mut u256, a: *const u256, b: *const u256, n: usize) -> bool;
    pub fn u256_array_mul(r: *mut u256, a: *const u256, b: *const u256, n: usize);
    pub fn u256_array_mul_u64(r: *mut u256, a: *const u256, k: u64, n: usize) -> bool;
    pub fn u256_array_full_mul(r: *mut u512, a: *const u256, b: *const u256, n: usize);
    pub fn u256_array_and(r: *mut u256, a: *const u256, b: *const u256, n: usize);
    pub fn u256_array_or(r: *mut u256, a: *const u256, b: *const u256, n: usize);
    pub fn u256_array_xor(r: *mut u256, a: *const u256, b: *const u256, n: usize);
    pub fn u256_array_shl(r: *mut u256, a: *const u256, count: u32, n: usize);
    pub fn u256_array_shr(r: *mut u256, a: *const u256, count: u32, n: usize);
    pub fn u256_array_lt(r: *mut u8, a: *const u256, b: *const u256, n: usize);
    pub fn u256_array_eq(r: *mut u8, a: *const u256, b: *const u256, n: usize);
    pub fn u256_array_div(r: *mut u256, a: *const u256, d: *const u256, n: usize) -> bool;
    pub fn u256_array_mod(r: *mut u256, a: *const u256, d: *const u256, n: usize) -> bool;
    pub fn u256_array_muldiv(r: *mut u256, a: *const u256, b: *const u256, d: *const u256, n: usize) -> bool;
    pub fn u256_array_addmod(r: *mut u256, a: *const u256, b: *const u256, m: *const u256, n: usize) -> bool;
    pub fn u256_array_mulmod(r: *mut u256, a: *const u256, b: *const u256, m: *const u256, n: usize) -> bool;
    pub fn u256_array_sum(r: *mut u512, a: *const u256, n: usize);
    pub fn u256_array_dot(r: *mut u512, a: *const u256, b: *const u256, n: usize, overflow: *mut bool);
    pub fn u256_array_load_be(r: *mut u256, p: *const u8, n: usize);
    pub fn u256_array_store_be(p: *mut u8, a: *const u256, n: usize);
    pub fn u256_array_modmul(r: *mut u256, a: *const u256, b: *const u256, n: usize, M: *const u256_modulus) -> bool;
    pub fn u256_array_modpow(r: *mut u256, a: *const u256, e: *const u256, n: usize, M: *const u256_modulus) -> bool;
    pub fn u256_array_modinv(r: *mut u256, a: *const u256, n: usize, M: *const u256_modulus) -> bool;
    pub fn u256_selftest() -> bool;
}
