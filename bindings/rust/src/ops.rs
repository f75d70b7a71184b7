// SPDX-License-Identifier: MIT OR Apache-2.0

//! Operators. `+ - *` and shifts wrap, `/ %` panic for 0.

use crate::{
    number::{binary, count},
    sys, U256,
};
use core::{
    iter::{Product, Sum},
    ops::*,
};

/// A binary operator by a function of two values: for values and references, and its assigning form.
macro_rules! operator {
    ($t:ident: $($trait:ident $method:ident $assign:ident $assign_method:ident |$a:ident, $b:ident| $body:expr;)*) => {$(
        impl $trait for $t {
            type Output = $t;
            #[inline]
            fn $method(self, rhs: $t) -> $t {
                let ($a, $b) = (self, rhs);
                $body
            }
        }
        impl $trait<&$t> for $t {
            type Output = $t;
            #[inline]
            fn $method(self, rhs: &$t) -> $t {
                self.$method(*rhs)
            }
        }
        impl $trait<$t> for &$t {
            type Output = $t;
            #[inline]
            fn $method(self, rhs: $t) -> $t {
                (*self).$method(rhs)
            }
        }
        impl $trait<&$t> for &$t {
            type Output = $t;
            #[inline]
            fn $method(self, rhs: &$t) -> $t {
                (*self).$method(*rhs)
            }
        }
        impl $assign for $t {
            #[inline]
            fn $assign_method(&mut self, rhs: $t) {
                *self = (*self).$method(rhs);
            }
        }
        impl $assign<&$t> for $t {
            #[inline]
            fn $assign_method(&mut self, rhs: &$t) {
                *self = (*self).$method(*rhs);
            }
        }
    )*};
}
pub(crate) use operator;

#[inline(always)]
fn zip(a: U256, b: U256, f: impl Fn(u64, u64) -> u64) -> U256 {
    let (a, b) = (a.limbs(), b.limbs());
    U256::from_limbs([f(a[0], b[0]), f(a[1], b[1]), f(a[2], b[2]), f(a[3], b[3])])
}

#[inline]
fn nonzero((r, flag): (U256, bool)) -> U256 {
    assert!(!flag, "attempt to divide by zero");
    r
}

operator! { U256:
    Add add AddAssign add_assign |a, b| a.wrapping_add(b);
    Sub sub SubAssign sub_assign |a, b| a.wrapping_sub(b);
    Mul mul MulAssign mul_assign |a, b| a.wrapping_mul(b);
    Div div DivAssign div_assign |a, b| nonzero(binary(sys::u256_div, &a, &b));
    Rem rem RemAssign rem_assign |a, b| nonzero(binary(sys::u256_mod, &a, &b));
    BitAnd bitand BitAndAssign bitand_assign |a, b| zip(a, b, |x, y| x & y);
    BitOr bitor BitOrAssign bitor_assign |a, b| zip(a, b, |x, y| x | y);
    BitXor bitxor BitXorAssign bitxor_assign |a, b| zip(a, b, |x, y| x ^ y);
}

impl Not for U256 {
    type Output = U256;
    #[inline]
    fn not(self) -> U256 {
        zip(self, self, |x, _| !x)
    }
}

impl Neg for U256 {
    type Output = U256;
    #[inline]
    fn neg(self) -> U256 {
        self.wrapping_neg()
    }
}

/// 0 for n >= 256.
impl Shl<u32> for U256 {
    type Output = U256;
    #[inline]
    fn shl(self, n: u32) -> U256 {
        count(sys::u256_shl, &self, n)
    }
}

/// 0 for n >= 256.
impl Shr<u32> for U256 {
    type Output = U256;
    #[inline]
    fn shr(self, n: u32) -> U256 {
        count(sys::u256_shr, &self, n)
    }
}

impl ShlAssign<u32> for U256 {
    #[inline]
    fn shl_assign(&mut self, n: u32) {
        *self = *self << n;
    }
}

impl ShrAssign<u32> for U256 {
    #[inline]
    fn shr_assign(&mut self, n: u32) {
        *self = *self >> n;
    }
}

/// Wraps, as `+` does; [`crate::array::sum`] does not.
impl Sum for U256 {
    fn sum<I: Iterator<Item = U256>>(iter: I) -> U256 {
        iter.fold(U256::ZERO, Add::add)
    }
}

/// Wraps, as `*` does.
impl Product for U256 {
    fn product<I: Iterator<Item = U256>>(iter: I) -> U256 {
        iter.fold(U256::ONE, Mul::mul)
    }
}
