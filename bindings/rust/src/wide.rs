// SPDX-License-Identifier: MIT OR Apache-2.0

//! 512 bits.

use crate::{checked, ops::operator, out, sys, U256};
use core::{cmp::Ordering, ops::*};

/// An integer in [0, 2^512), with the layout of C's `u512`: limbs of 64 bits, least significant first.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
#[repr(transparent)]
pub struct U512(pub(crate) sys::u512);

impl U512 {
    /// 0.
    pub const ZERO: U512 = U512::from_limbs([0; 8]);
    /// 2^512 - 1.
    pub const MAX: U512 = U512::from_limbs([u64::MAX; 8]);
    /// 512.
    pub const BITS: u32 = 512;

    /// From limbs, least significant first.
    #[inline]
    pub const fn from_limbs(w: [u64; 8]) -> U512 {
        U512(sys::u512 { w })
    }

    /// The limbs, least significant first.
    #[inline]
    pub const fn limbs(&self) -> &[u64; 8] {
        &self.0.w
    }

    /// high * 2^256 + low.
    #[inline]
    pub fn from_halves(low: U256, high: U256) -> U512 {
        U512(unsafe { out(|r| sys::u512_from_u256(r, &low.0, &high.0)).0 })
    }

    /// self mod 2^256.
    #[inline]
    pub fn low(&self) -> U256 {
        U256(unsafe { sys::u512_lo(&self.0) })
    }

    /// floor(self / 2^256).
    #[inline]
    pub fn high(&self) -> U256 {
        U256(unsafe { sys::u512_hi(&self.0) })
    }

    /// Whether it is 0.
    #[inline]
    pub fn is_zero(&self) -> bool {
        *self == U512::ZERO
    }

    /// self + rhs modulo 2^512, and whether that is not the sum.
    #[inline]
    pub fn overflowing_add(self, rhs: U512) -> (U512, bool) {
        let (r, flag) = unsafe { out(|r| sys::u512_add(r, &self.0, &rhs.0)) };
        (U512(r), flag)
    }

    /// self - rhs modulo 2^512, and whether that is not the difference.
    #[inline]
    pub fn overflowing_sub(self, rhs: U512) -> (U512, bool) {
        let (r, flag) = unsafe { out(|r| sys::u512_sub(r, &self.0, &rhs.0)) };
        (U512(r), flag)
    }

    /// self * rhs modulo 2^512.
    #[inline]
    pub fn wrapping_mul(self, rhs: U512) -> U512 {
        U512(unsafe { out(|r| sys::u512_mul(r, &self.0, &rhs.0)).0 })
    }

    /// self + rhs, or None when it is 2^512 or more.
    #[inline]
    pub fn checked_add(self, rhs: U512) -> Option<U512> {
        checked(self.overflowing_add(rhs))
    }

    /// self - rhs, or None when it is negative.
    #[inline]
    pub fn checked_sub(self, rhs: U512) -> Option<U512> {
        checked(self.overflowing_sub(rhs))
    }

    /// Quotient and remainder, or None when d is 0.
    #[inline]
    pub fn div_rem(self, d: U512) -> Option<(U512, U512)> {
        let (q, (rem, flag)) = unsafe { out(|q| out(|rem| sys::u512_divrem(q, rem, &self.0, &d.0))) };
        checked(((U512(q), U512(rem)), flag))
    }

    /// Quotient and remainder by 256 bits, or None when d is 0.
    #[inline]
    pub fn div_rem_u256(self, d: U256) -> Option<(U512, U256)> {
        let (q, (rem, flag)) = unsafe { out(|q| out(|rem| sys::u512_divrem_u256(q, rem, &self.0, &d.0))) };
        checked(((U512(q), U256(rem)), flag))
    }

    /// floor(sqrt(self)).
    #[inline]
    pub fn isqrt(self) -> U256 {
        U256(unsafe { out(|r| sys::u512_isqrt(r, &self.0)).0 })
    }

    /// The length in bits; 0 for 0.
    #[inline]
    pub fn bit_len(self) -> u32 {
        unsafe { sys::u512_bit_len(&self.0) }
    }
}

#[inline]
fn nonzero<T>(r: Option<T>) -> T {
    r.expect("attempt to divide by zero")
}

operator! { U512:
    Add add AddAssign add_assign |a, b| a.overflowing_add(b).0;
    Sub sub SubAssign sub_assign |a, b| a.overflowing_sub(b).0;
    Mul mul MulAssign mul_assign |a, b| a.wrapping_mul(b);
    Div div DivAssign div_assign |a, b| nonzero(a.div_rem(b)).0;
    Rem rem RemAssign rem_assign |a, b| nonzero(a.div_rem(b)).1;
}

/// 0 for n >= 512.
impl Shl<u32> for U512 {
    type Output = U512;
    #[inline]
    fn shl(self, n: u32) -> U512 {
        U512(unsafe { out(|r| sys::u512_shl(r, &self.0, n)).0 })
    }
}

/// 0 for n >= 512.
impl Shr<u32> for U512 {
    type Output = U512;
    #[inline]
    fn shr(self, n: u32) -> U512 {
        U512(unsafe { out(|r| sys::u512_shr(r, &self.0, n)).0 })
    }
}

impl From<U256> for U512 {
    #[inline]
    fn from(low: U256) -> U512 {
        U512::from_halves(low, U256::ZERO)
    }
}

impl PartialOrd for U512 {
    #[inline]
    fn partial_cmp(&self, other: &U512) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for U512 {
    #[inline]
    fn cmp(&self, other: &U512) -> Ordering {
        self.0.w.iter().rev().cmp(other.0.w.iter().rev())
    }
}
