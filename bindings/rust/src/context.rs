// SPDX-License-Identifier: MIT OR Apache-2.0

//! A divisor or a modulus that is used many times.

use crate::{checked, out, sys, U256, U512};

/// A divisor with its reciprocals.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct Divisor(sys::u256_divisor);

impl Divisor {
    /// For divisions by d, or None when d is 0.
    pub fn new(d: U256) -> Option<Divisor> {
        let (r, flag) = unsafe { out(|r| sys::u256_divisor_init(r, &d.0)) };
        checked((Divisor(r), flag))
    }

    /// Quotient and remainder of a.
    #[inline]
    pub fn div_rem(&self, a: U256) -> (U256, U256) {
        let (q, (rem, _)) = unsafe { out(|q| out(|rem| sys::u256_divrem_by(q, rem, &a.0, &self.0))) };
        (U256(q), U256(rem))
    }

    /// Quotient and remainder of a.
    #[inline]
    pub fn div_rem_u512(&self, a: U512) -> (U512, U256) {
        let (q, (rem, _)) = unsafe { out(|q| out(|rem| sys::u512_divrem_by(q, rem, &a.0, &self.0))) };
        (U512(q), U256(rem))
    }

    /// floor(a * b / d), or None when that is 2^256 or more.
    #[inline]
    pub fn mul_div(&self, a: U256, b: U256) -> Option<U256> {
        let (r, flag) = unsafe { out(|r| sys::u256_muldiv_by(r, &a.0, &b.0, &self.0)) };
        checked((U256(r), flag))
    }
}

/// A modulus with what its shape asks for. Operands are less than the modulus but where it says "any".
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct Modulus(pub(crate) sys::u256_modulus);

impl Modulus {
    /// For calculating modulo m, or None when m is 0.
    pub fn new(m: U256) -> Option<Modulus> {
        let (r, flag) = unsafe { out(|r| sys::u256_modulus_init(r, &m.0)) };
        checked((Modulus(r), flag))
    }

    /// The modulus.
    #[inline]
    pub fn get(&self) -> U256 {
        U256(self.0.m)
    }

    #[inline(always)]
    fn store<R>(f: impl FnOnce(*mut sys::u256) -> R) -> U256 {
        U256(unsafe { out(f).0 })
    }

    /// a mod m, for any a.
    #[inline]
    pub fn reduce(&self, a: U256) -> U256 {
        Self::store(|r| unsafe { sys::u256_modulus_reduce(r, &a.0, &self.0) })
    }

    /// a mod m, for any a.
    #[inline]
    pub fn reduce_u512(&self, a: U512) -> U256 {
        Self::store(|r| unsafe { sys::u256_modulus_reduce_u512(r, &a.0, &self.0) })
    }

    /// (a + b) mod m.
    #[inline]
    pub fn add(&self, a: U256, b: U256) -> U256 {
        Self::store(|r| unsafe { sys::u256_modulus_add(r, &a.0, &b.0, &self.0) })
    }

    /// (a - b) mod m.
    #[inline]
    pub fn sub(&self, a: U256, b: U256) -> U256 {
        Self::store(|r| unsafe { sys::u256_modulus_sub(r, &a.0, &b.0, &self.0) })
    }

    /// -a mod m.
    #[inline]
    pub fn neg(&self, a: U256) -> U256 {
        Self::store(|r| unsafe { sys::u256_modulus_neg(r, &a.0, &self.0) })
    }

    /// a * b mod m.
    #[inline]
    pub fn mul(&self, a: U256, b: U256) -> U256 {
        Self::store(|r| unsafe { sys::u256_modulus_mul(r, &a.0, &b.0, &self.0) })
    }

    /// a^2 mod m.
    #[inline]
    pub fn square(&self, a: U256) -> U256 {
        Self::store(|r| unsafe { sys::u256_modulus_sqr(r, &a.0, &self.0) })
    }

    /// a^e mod m, for any e.
    #[inline]
    pub fn pow(&self, a: U256, e: U256) -> U256 {
        Self::store(|r| unsafe { sys::u256_modulus_pow(r, &a.0, &e.0, &self.0) })
    }

    /// The inverse of a, or None when there is none.
    #[inline]
    pub fn inv(&self, a: U256) -> Option<U256> {
        let (r, flag) = unsafe { out(|r| sys::u256_modulus_inv(r, &a.0, &self.0)) };
        checked((U256(r), flag))
    }
}
