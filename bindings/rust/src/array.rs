// SPDX-License-Identifier: MIT OR Apache-2.0

//! One operation on many numbers: a call for all of them, with the CPU's vector instructions.
//!
//! Slices of different lengths panic. Each operation has a form that overwrites its first operand: Rust does not let the
//! result be the same slice as an operand. A returned bool is true when at least one of the elements that were stored is
//! not the mathematical result.

use crate::{constant, out, sys, Modulus, U256, U512};

/// The instructions in use: "avx512ifma", "avx2" or "scalar".
pub fn isa() -> &'static str {
    constant(unsafe { sys::u256_array_isa() })
}

#[inline]
fn same(n: usize, lengths: &[usize]) -> usize {
    assert!(lengths.iter().all(|&l| l == n), "slices of different lengths");
    n
}

// U256 and U512 are transparent, so a slice of them is C's array.
fn read(a: &[U256]) -> *const sys::u256 {
    a.as_ptr().cast()
}

fn write(a: &mut [U256]) -> *mut sys::u256 {
    a.as_mut_ptr().cast()
}

macro_rules! elementwise {
    ($($(#[$doc:meta])* $name:ident, $assign:ident = $f:ident($($b:ident),*) -> $r:ty;)*) => {$(
        $(#[$doc])*
        pub fn $name(r: &mut [U256], a: &[U256], $($b: &[U256]),*) -> $r {
            let n = same(r.len(), &[a.len(), $($b.len()),*]);
            unsafe { sys::$f(write(r), read(a), $(read($b),)* n) }
        }
        #[doc = concat!("As [`", stringify!($name), "`], in place of a.")]
        pub fn $assign(a: &mut [U256], $($b: &[U256]),*) -> $r {
            let n = same(a.len(), &[$($b.len()),*]);
            let r = write(a);
            unsafe { sys::$f(r, r, $(read($b),)* n) }
        }
    )*};
}

elementwise! {
    /// r = a + b modulo 2^256; true: a carry.
    add, add_assign = u256_array_add(b) -> bool;
    /// r = a - b modulo 2^256; true: a borrow.
    sub, sub_assign = u256_array_sub(b) -> bool;
    /// r = a * b modulo 2^256.
    mul, mul_assign = u256_array_mul(b) -> ();
    /// r = a & b.
    and, and_assign = u256_array_and(b) -> ();
    /// r = a | b.
    or, or_assign = u256_array_or(b) -> ();
    /// r = a ^ b.
    xor, xor_assign = u256_array_xor(b) -> ();
    /// r = floor(a / d); true: some d = 0, where r = 0.
    div, div_assign = u256_array_div(d) -> bool;
    /// r = a mod d; true: some d = 0, where r = 0.
    rem, rem_assign = u256_array_mod(d) -> bool;
    /// r = floor(a * b / d) modulo 2^256; true: some quotient does not fit, or d = 0, where r = 0.
    mul_div, mul_div_assign = u256_array_muldiv(b, d) -> bool;
    /// r = (a + b) mod m; true: some m = 0, where r = 0.
    add_mod, add_mod_assign = u256_array_addmod(b, m) -> bool;
    /// r = a * b mod m; true: some m = 0, where r = 0.
    mul_mod, mul_mod_assign = u256_array_mulmod(b, m) -> bool;
}

macro_rules! with_value {
    ($($(#[$doc:meta])* $name:ident, $assign:ident = $f:ident($b:ident: $t:ty) -> $r:ty;)*) => {$(
        $(#[$doc])*
        pub fn $name(r: &mut [U256], a: &[U256], $b: $t) -> $r {
            let n = same(r.len(), &[a.len()]);
            unsafe { sys::$f(write(r), read(a), $b, n) }
        }
        #[doc = concat!("As [`", stringify!($name), "`], in place of a.")]
        pub fn $assign(a: &mut [U256], $b: $t) -> $r {
            let (r, n) = (write(a), a.len());
            unsafe { sys::$f(r, r, $b, n) }
        }
    )*};
}

with_value! {
    /// r = a * k modulo 2^256; true: some a * k >= 2^256.
    mul_u64, mul_u64_assign = u256_array_mul_u64(k: u64) -> bool;
    /// r = a * 2^count modulo 2^256.
    shl, shl_assign = u256_array_shl(count: u32) -> ();
    /// r = floor(a / 2^count).
    shr, shr_assign = u256_array_shr(count: u32) -> ();
}

/// r = a * b in full.
pub fn full_mul(r: &mut [U512], a: &[U256], b: &[U256]) {
    let n = same(r.len(), &[a.len(), b.len()]);
    unsafe { sys::u256_array_full_mul(r.as_mut_ptr().cast(), read(a), read(b), n) }
}

/// r = a < b. C stores 0 and 1, which are Rust's bools.
pub fn lt(r: &mut [bool], a: &[U256], b: &[U256]) {
    let n = same(r.len(), &[a.len(), b.len()]);
    unsafe { sys::u256_array_lt(r.as_mut_ptr().cast(), read(a), read(b), n) }
}

/// r = (a = b).
pub fn eq(r: &mut [bool], a: &[U256], b: &[U256]) {
    let n = same(r.len(), &[a.len(), b.len()]);
    unsafe { sys::u256_array_eq(r.as_mut_ptr().cast(), read(a), read(b), n) }
}

/// The sum of all elements; never overflows.
pub fn sum(a: &[U256]) -> U512 {
    U512(unsafe { out(|r| sys::u256_array_sum(r, read(a), a.len())).0 })
}

/// The sum of all a * b modulo 2^512, and whether it is larger.
pub fn dot(a: &[U256], b: &[U256]) -> (U512, bool) {
    let n = same(a.len(), &[b.len()]);
    let mut overflow = false;
    let r = unsafe { out(|r| sys::u256_array_dot(r, read(a), read(b), n, &mut overflow)).0 };
    (U512(r), overflow)
}

/// r = the numbers of 32 bytes each, most significant first.
pub fn load_be(r: &mut [U256], bytes: &[[u8; 32]]) {
    let n = same(r.len(), &[bytes.len()]);
    unsafe { sys::u256_array_load_be(write(r), bytes.as_ptr().cast(), n) }
}

/// bytes = the numbers as 32 bytes each, most significant first.
pub fn store_be(bytes: &mut [[u8; 32]], a: &[U256]) {
    let n = same(bytes.len(), &[a.len()]);
    unsafe { sys::u256_array_store_be(bytes.as_mut_ptr().cast(), read(a), n) }
}

impl Modulus {
    /// r = a * b mod m, for operands of any size.
    pub fn array_mul(&self, r: &mut [U256], a: &[U256], b: &[U256]) {
        let n = same(r.len(), &[a.len(), b.len()]);
        unsafe { sys::u256_array_modmul(write(r), read(a), read(b), n, &self.0) };
    }

    /// r = a^e mod m, for operands of any size.
    pub fn array_pow(&self, r: &mut [U256], a: &[U256], e: &[U256]) {
        let n = same(r.len(), &[a.len(), e.len()]);
        unsafe { sys::u256_array_modpow(write(r), read(a), read(e), n, &self.0) };
    }

    /// r = the inverse of a modulo m; true: some a has none, where r = 0.
    pub fn array_inv(&self, r: &mut [U256], a: &[U256]) -> bool {
        let n = same(r.len(), &[a.len()]);
        unsafe { sys::u256_array_modinv(write(r), read(a), n, &self.0) }
    }
}
