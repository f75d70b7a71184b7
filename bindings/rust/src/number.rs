// SPDX-License-Identifier: MIT OR Apache-2.0

//! The operations of [`U256`] that have no operator.

use crate::{checked, out, sys, U512};
use core::{cmp::Ordering, mem::MaybeUninit};

/// An integer in [0, 2^256), with the layout of C's `u256`: limbs of 64 bits, least significant first.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
#[repr(transparent)]
pub struct U256(pub(crate) sys::u256);

type Unary<R> = unsafe extern "C" fn(*mut sys::u256, *const sys::u256) -> R;
type Binary<R> = unsafe extern "C" fn(*mut sys::u256, *const sys::u256, *const sys::u256) -> R;
type Ternary<R> = unsafe extern "C" fn(*mut sys::u256, *const sys::u256, *const sys::u256, *const sys::u256) -> R;
type Pair = unsafe extern "C" fn(*mut sys::u256, *mut sys::u256, *const sys::u256, *const sys::u256) -> bool;
type Count = unsafe extern "C" fn(*mut sys::u256, *const sys::u256, u32);

// These take only C functions that store their outputs whatever the operands are. A function pointer that is known where
// it is inlined becomes a direct call.

/// What C has stored in r, limb by limb. C stores limbs, and a load of two of them at once would wait until both have left
/// the store buffer, for longer than a sum takes; `volatile` keeps the compiler from making such loads.
#[inline(always)]
unsafe fn stored<R>(f: impl FnOnce(*mut sys::u256) -> R) -> (U256, R) {
    let mut r = MaybeUninit::<sys::u256>::uninit();
    let returned = f(r.as_mut_ptr());
    let limb = |i| r.as_ptr().cast::<u64>().add(i).read_volatile();
    (U256::from_limbs([limb(0), limb(1), limb(2), limb(3)]), returned)
}

#[inline(always)]
fn unary<R>(f: Unary<R>, a: &U256) -> (U256, R) {
    unsafe { stored(|r| f(r, &a.0)) }
}

#[inline(always)]
pub(crate) fn binary<R>(f: Binary<R>, a: &U256, b: &U256) -> (U256, R) {
    unsafe { stored(|r| f(r, &a.0, &b.0)) }
}

#[inline(always)]
fn ternary<R>(f: Ternary<R>, a: &U256, b: &U256, c: &U256) -> (U256, R) {
    unsafe { stored(|r| f(r, &a.0, &b.0, &c.0)) }
}

#[inline(always)]
fn pair(f: Pair, a: &U256, b: &U256) -> ((U256, U256), bool) {
    let (q, (rem, flag)) = unsafe { out(|q| out(|rem| f(q, rem, &a.0, &b.0))) };
    ((U256(q), U256(rem)), flag)
}

#[inline(always)]
pub(crate) fn count(f: Count, a: &U256, n: u32) -> U256 {
    unsafe { stored(|r| f(r, &a.0, n)).0 }
}

impl U256 {
    /// 0.
    pub const ZERO: U256 = U256::from_limbs([0; 4]);
    /// 1.
    pub const ONE: U256 = U256::from_limbs([1, 0, 0, 0]);
    /// 0, the least.
    pub const MIN: U256 = U256::ZERO;
    /// 2^256 - 1.
    pub const MAX: U256 = U256::from_limbs([u64::MAX; 4]);
    /// 256.
    pub const BITS: u32 = 256;

    /// From limbs, least significant first.
    #[inline]
    pub const fn from_limbs(w: [u64; 4]) -> U256 {
        U256(sys::u256 { w })
    }

    /// The limbs, least significant first.
    #[inline]
    pub const fn limbs(&self) -> &[u64; 4] {
        &self.0.w
    }

    /// Whether it is 0.
    #[inline]
    pub const fn is_zero(&self) -> bool {
        (self.0.w[0] | self.0.w[1] | self.0.w[2] | self.0.w[3]) == 0
    }

    // --- Sums, differences and products ---

    /// self + rhs modulo 2^256, and whether that is not the sum.
    #[inline]
    pub fn overflowing_add(self, rhs: U256) -> (U256, bool) {
        binary(sys::u256_add, &self, &rhs)
    }

    /// self - rhs modulo 2^256, and whether that is not the difference.
    #[inline]
    pub fn overflowing_sub(self, rhs: U256) -> (U256, bool) {
        binary(sys::u256_sub, &self, &rhs)
    }

    /// self * rhs modulo 2^256, and whether that is not the product.
    #[inline]
    pub fn overflowing_mul(self, rhs: U256) -> (U256, bool) {
        binary(sys::u256_mul_overflow, &self, &rhs)
    }

    /// -self modulo 2^256, and whether that is not the negative: unless self is 0.
    #[inline]
    pub fn overflowing_neg(self) -> (U256, bool) {
        unary(sys::u256_neg, &self)
    }

    /// self^exponent modulo 2^256, and whether that is not the power. 0^0 = 1.
    #[inline]
    pub fn overflowing_pow(self, exponent: U256) -> (U256, bool) {
        binary(sys::u256_pow_overflow, &self, &exponent)
    }

    /// self + rhs + carry modulo 2^256, and the carry: for longer sums.
    #[inline]
    pub fn carrying_add(self, rhs: U256, carry: bool) -> (U256, bool) {
        let (r, carry) = unsafe { out(|r| sys::u256_addc(r, &self.0, &rhs.0, carry)) };
        (U256(r), carry)
    }

    /// self - rhs - borrow modulo 2^256, and the borrow: for longer differences.
    #[inline]
    pub fn borrowing_sub(self, rhs: U256, borrow: bool) -> (U256, bool) {
        let (r, borrow) = unsafe { out(|r| sys::u256_subb(r, &self.0, &rhs.0, borrow)) };
        (U256(r), borrow)
    }

    /// self + rhs modulo 2^256.
    #[inline]
    pub fn wrapping_add(self, rhs: U256) -> U256 {
        self.overflowing_add(rhs).0
    }

    /// self - rhs modulo 2^256.
    #[inline]
    pub fn wrapping_sub(self, rhs: U256) -> U256 {
        self.overflowing_sub(rhs).0
    }

    /// self * rhs modulo 2^256.
    #[inline]
    pub fn wrapping_mul(self, rhs: U256) -> U256 {
        binary(sys::u256_mul, &self, &rhs).0
    }

    /// -self modulo 2^256.
    #[inline]
    pub fn wrapping_neg(self) -> U256 {
        self.overflowing_neg().0
    }

    /// self^exponent modulo 2^256; 0^0 = 1.
    #[inline]
    pub fn wrapping_pow(self, exponent: U256) -> U256 {
        binary(sys::u256_pow, &self, &exponent).0
    }

    /// self + rhs, or None when it is 2^256 or more.
    #[inline]
    pub fn checked_add(self, rhs: U256) -> Option<U256> {
        checked(self.overflowing_add(rhs))
    }

    /// self - rhs, or None when it is negative.
    #[inline]
    pub fn checked_sub(self, rhs: U256) -> Option<U256> {
        checked(self.overflowing_sub(rhs))
    }

    /// self * rhs, or None when it is 2^256 or more.
    #[inline]
    pub fn checked_mul(self, rhs: U256) -> Option<U256> {
        checked(self.overflowing_mul(rhs))
    }

    /// self^exponent, or None when it is 2^256 or more.
    #[inline]
    pub fn checked_pow(self, exponent: U256) -> Option<U256> {
        checked(self.overflowing_pow(exponent))
    }

    /// min(self + rhs, MAX).
    #[inline]
    pub fn saturating_add(self, rhs: U256) -> U256 {
        binary(sys::u256_add_sat, &self, &rhs).0
    }

    /// max(self - rhs, 0).
    #[inline]
    pub fn saturating_sub(self, rhs: U256) -> U256 {
        binary(sys::u256_sub_sat, &self, &rhs).0
    }

    /// min(self * rhs, MAX).
    #[inline]
    pub fn saturating_mul(self, rhs: U256) -> U256 {
        binary(sys::u256_mul_sat, &self, &rhs).0
    }

    /// |self - rhs|.
    #[inline]
    pub fn abs_diff(self, rhs: U256) -> U256 {
        binary(sys::u256_abs_diff, &self, &rhs).0
    }

    /// self * rhs in full.
    #[inline]
    pub fn widening_mul(self, rhs: U256) -> U512 {
        U512(unsafe { out(|r| sys::u256_full_mul(r, &self.0, &rhs.0)).0 })
    }

    /// self * k: the low 256 bits, and the limb above them.
    #[inline]
    pub fn mul_u64(self, k: u64) -> (U256, u64) {
        let (r, high) = unsafe { out(|r| sys::u256_mul_u64(r, &self.0, k)) };
        (U256(r), high)
    }

    // --- Quotients ---

    /// Quotient and remainder, or None when d is 0.
    #[inline]
    pub fn div_rem(self, d: U256) -> Option<(U256, U256)> {
        checked(pair(sys::u256_divrem, &self, &d))
    }

    /// floor(self / d), or None when d is 0.
    #[inline]
    pub fn checked_div(self, d: U256) -> Option<U256> {
        checked(binary(sys::u256_div, &self, &d))
    }

    /// self modulo d, or None when d is 0.
    #[inline]
    pub fn checked_rem(self, d: U256) -> Option<U256> {
        checked(binary(sys::u256_mod, &self, &d))
    }

    /// ceil(self / d), or None when d is 0.
    #[inline]
    pub fn div_ceil(self, d: U256) -> Option<U256> {
        checked(binary(sys::u256_div_up, &self, &d))
    }

    /// floor(self * rhs / d) through the full product, or None when that is 2^256 or more or d is 0.
    #[inline]
    pub fn mul_div(self, rhs: U256, d: U256) -> Option<U256> {
        checked(ternary(sys::u256_muldiv, &self, &rhs, &d))
    }

    /// ceil(self * rhs / d) through the full product, or None when that is 2^256 or more or d is 0.
    #[inline]
    pub fn mul_div_ceil(self, rhs: U256, d: U256) -> Option<U256> {
        checked(ternary(sys::u256_muldiv_up, &self, &rhs, &d))
    }

    // --- Modulo m: operands of any size; None when m is 0 ---

    /// (self + rhs) mod m.
    #[inline]
    pub fn add_mod(self, rhs: U256, m: U256) -> Option<U256> {
        checked(ternary(sys::u256_addmod, &self, &rhs, &m))
    }

    /// (self - rhs) mod m.
    #[inline]
    pub fn sub_mod(self, rhs: U256, m: U256) -> Option<U256> {
        checked(ternary(sys::u256_submod, &self, &rhs, &m))
    }

    /// self * rhs mod m.
    #[inline]
    pub fn mul_mod(self, rhs: U256, m: U256) -> Option<U256> {
        checked(ternary(sys::u256_mulmod, &self, &rhs, &m))
    }

    /// self^exponent mod m.
    #[inline]
    pub fn pow_mod(self, exponent: U256, m: U256) -> Option<U256> {
        checked(ternary(sys::u256_powmod, &self, &exponent, &m))
    }

    /// The inverse of self modulo m; None when there is none, too.
    #[inline]
    pub fn inv_mod(self, m: U256) -> Option<U256> {
        checked(binary(sys::u256_invmod, &self, &m))
    }

    /// The greatest common divisor.
    #[inline]
    pub fn gcd(self, rhs: U256) -> U256 {
        binary(sys::u256_gcd, &self, &rhs).0
    }

    /// floor(sqrt(self)).
    #[inline]
    pub fn isqrt(self) -> U256 {
        unary(sys::u256_isqrt, &self).0
    }

    // --- Bits ---

    /// self * 2^n, or None for n >= 256. The operator gives 0 there.
    #[inline]
    pub fn checked_shl(self, n: u32) -> Option<U256> {
        (n < U256::BITS).then(|| self << n)
    }

    /// floor(self / 2^n), or None for n >= 256. The operator gives 0 there.
    #[inline]
    pub fn checked_shr(self, n: u32) -> Option<U256> {
        (n < U256::BITS).then(|| self >> n)
    }

    /// Two's complement: floor(self / 2^n); 0 or -1 for n >= 256.
    #[inline]
    pub fn arithmetic_shr(self, n: u32) -> U256 {
        count(sys::u256_sar, &self, n)
    }

    /// Rotated by n mod 256.
    #[inline]
    pub fn rotate_left(self, n: u32) -> U256 {
        count(sys::u256_rotl, &self, n)
    }

    /// Rotated by n mod 256.
    #[inline]
    pub fn rotate_right(self, n: u32) -> U256 {
        count(sys::u256_rotr, &self, n)
    }

    /// Zero bits above the highest one; 256 for 0.
    #[inline]
    pub fn leading_zeros(self) -> u32 {
        unsafe { sys::u256_clz(&self.0) }
    }

    /// Zero bits below the lowest one; 256 for 0.
    #[inline]
    pub fn trailing_zeros(self) -> u32 {
        unsafe { sys::u256_ctz(&self.0) }
    }

    /// How many bits are set.
    #[inline]
    pub fn count_ones(self) -> u32 {
        unsafe { sys::u256_popcount(&self.0) }
    }

    /// The length in bits; 0 for 0.
    #[inline]
    pub fn bit_len(self) -> u32 {
        unsafe { sys::u256_bit_len(&self.0) }
    }

    /// The length in bytes; 0 for 0.
    #[inline]
    pub fn byte_len(self) -> u32 {
        unsafe { sys::u256_byte_len(&self.0) }
    }

    /// Bit i; false for i >= 256.
    #[inline]
    pub fn bit(self, i: u32) -> bool {
        unsafe { sys::u256_bit(&self.0, i) }
    }

    // --- Read as two's complement ---

    /// Whether it is negative.
    #[inline]
    pub const fn is_negative(&self) -> bool {
        self.0.w[3] >> 63 != 0
    }

    /// The order as signed numbers.
    #[inline]
    pub fn signed_cmp(&self, rhs: &U256) -> Ordering {
        unsafe { sys::u256_scmp(&self.0, &rhs.0) }.cmp(&0)
    }

    /// self + rhs as signed numbers; whether that left [-2^255, 2^255).
    #[inline]
    pub fn signed_overflowing_add(self, rhs: U256) -> (U256, bool) {
        binary(sys::u256_sadd, &self, &rhs)
    }

    /// self - rhs as signed numbers; whether that left [-2^255, 2^255).
    #[inline]
    pub fn signed_overflowing_sub(self, rhs: U256) -> (U256, bool) {
        binary(sys::u256_ssub, &self, &rhs)
    }

    /// self * rhs as signed numbers; whether that left [-2^255, 2^255).
    #[inline]
    pub fn signed_overflowing_mul(self, rhs: U256) -> (U256, bool) {
        binary(sys::u256_smul, &self, &rhs)
    }

    /// Quotient towards zero and remainder with the sign of self; true: d is 0, and both are 0, or -2^255 / -1, where the
    /// quotient is -2^255.
    #[inline]
    pub fn signed_overflowing_div_rem(self, d: U256) -> ((U256, U256), bool) {
        pair(sys::u256_sdivrem, &self, &d)
    }

    /// The low byte + 1 bytes, sign extended; self for byte >= 31. The EVM's SIGNEXTEND.
    #[inline]
    pub fn sign_extend(self, byte: u32) -> U256 {
        count(sys::u256_signextend, &self, byte)
    }

    // --- Bytes ---

    /// From 32 bytes, most significant first.
    #[inline]
    pub fn from_be_bytes(bytes: [u8; 32]) -> U256 {
        U256(unsafe { out(|r| sys::u256_load_be(r, bytes.as_ptr())).0 })
    }

    /// From 32 bytes, least significant first.
    #[inline]
    pub fn from_le_bytes(bytes: [u8; 32]) -> U256 {
        U256(unsafe { out(|r| sys::u256_load_le(r, bytes.as_ptr())).0 })
    }

    /// 32 bytes, most significant first.
    #[inline]
    pub fn to_be_bytes(self) -> [u8; 32] {
        unsafe { out(|p: *mut [u8; 32]| sys::u256_store_be(p.cast(), &self.0)).0 }
    }

    /// 32 bytes, least significant first.
    #[inline]
    pub fn to_le_bytes(self) -> [u8; 32] {
        unsafe { out(|p: *mut [u8; 32]| sys::u256_store_le(p.cast(), &self.0)).0 }
    }

    /// Fills the slice with the low bytes, most significant first, and zeros before all 32 of them where it is longer.
    /// true: higher bytes that are not 0 did not fit.
    #[inline]
    pub fn to_be_slice(self, bytes: &mut [u8]) -> bool {
        unsafe { sys::u256_store_be_n(bytes.as_mut_ptr(), bytes.len(), &self.0) }
    }

    /// The same, least significant first, with the zeros behind.
    #[inline]
    pub fn to_le_slice(self, bytes: &mut [u8]) -> bool {
        unsafe { sys::u256_store_le_n(bytes.as_mut_ptr(), bytes.len(), &self.0) }
    }

    /// From any number of bytes, most significant first, or None when the number is 2^256 or more.
    #[inline]
    pub fn try_from_be_slice(bytes: &[u8]) -> Option<U256> {
        let (r, flag) = unsafe { out(|r| sys::u256_load_be_n(r, bytes.as_ptr(), bytes.len())) };
        checked((U256(r), flag))
    }
}

impl PartialOrd for U256 {
    #[inline]
    fn partial_cmp(&self, other: &U256) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for U256 {
    #[inline]
    fn cmp(&self, other: &U256) -> Ordering {
        self.0.w.iter().rev().cmp(other.0.w.iter().rev())
    }
}
