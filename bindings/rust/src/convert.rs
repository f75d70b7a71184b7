// SPDX-License-Identifier: MIT OR Apache-2.0

//! From and to Rust's own integers.

use crate::{U256, U512};
use core::fmt;

/// The number is not in the range of the type that it should become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfRange;

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("out of range")
    }
}

#[cfg(feature = "std")]
impl std::error::Error for OutOfRange {}

macro_rules! unsigned {
    ($($t:ty)*) => {$(
        impl From<$t> for U256 {
            #[inline]
            fn from(x: $t) -> U256 {
                let x = x as u128;
                U256::from_limbs([x as u64, (x >> 64) as u64, 0, 0])
            }
        }
        impl TryFrom<U256> for $t {
            type Error = OutOfRange;
            #[inline]
            fn try_from(x: U256) -> Result<$t, OutOfRange> {
                let w = x.limbs();
                if (w[2] | w[3]) != 0 {
                    return Err(OutOfRange);
                }
                <$t>::try_from(u128::from(w[1]) << 64 | u128::from(w[0])).map_err(|_| OutOfRange)
            }
        }
    )*};
}
unsigned!(u8 u16 u32 u64 u128 usize);

/// By value: a negative number is out of range. [`U256::from_signed`] has two's complement.
macro_rules! signed {
    ($($t:ty)*) => {$(
        impl TryFrom<$t> for U256 {
            type Error = OutOfRange;
            #[inline]
            fn try_from(x: $t) -> Result<U256, OutOfRange> {
                u128::try_from(x).map(U256::from).map_err(|_| OutOfRange)
            }
        }
        impl TryFrom<U256> for $t {
            type Error = OutOfRange;
            #[inline]
            fn try_from(x: U256) -> Result<$t, OutOfRange> {
                <$t>::try_from(u128::try_from(x)?).map_err(|_| OutOfRange)
            }
        }
    )*};
}
signed!(i8 i16 i32 i64 i128 isize);

impl From<bool> for U256 {
    #[inline]
    fn from(x: bool) -> U256 {
        U256::from(u8::from(x))
    }
}

impl TryFrom<U512> for U256 {
    type Error = OutOfRange;
    #[inline]
    fn try_from(x: U512) -> Result<U256, OutOfRange> {
        if x.high().is_zero() {
            Ok(x.low())
        } else {
            Err(OutOfRange)
        }
    }
}

impl U256 {
    /// Two's complement, sign extended: -1 is MAX.
    #[inline]
    pub const fn from_signed(x: i128) -> U256 {
        let sign = (x >> 127) as u64;
        U256::from_limbs([x as u64, (x >> 64) as u64, sign, sign])
    }
}
