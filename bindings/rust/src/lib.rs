// SPDX-License-Identifier: MIT OR Apache-2.0

//! 256-bit and 512-bit integers by libu256, without `std` and without an allocator.
//!
//! [`U256`] and [`U512`] have the layout of the C structs. Names are those of Rust's own integers: `wrapping_`, `checked_`,
//! `overflowing_` and `saturating_`. The operators `+ - * << >>` wrap in every build, for numbers whose results must not
//! depend on the profile; `/` and `%` panic for a divisor of zero, as Rust's own do, and `checked_div` does not.
//! Equality, order and bit logic are Rust's code, since a call would cost more; all else is libu256's.
//! Signed numbers are the same type read as two's complement, in methods that say so.
//!
//! [`array`] has the operations on slices, [`Modulus`] and [`Divisor`] what is used many times, [`sys`] the C functions.
//!
//! ```
//! use u256::U256;
//! let wei: U256 = "1000000000000000000".parse().unwrap();
//! assert_eq!(wei.checked_mul(U256::MAX), None);
//! assert_eq!(wei.mul_mod(wei, U256::from(7u64)), Some(U256::from(1u64)));
//! assert_eq!(format!("{wei:#x}"), "0xde0b6b3a7640000");
//! ```
#![no_std]
#![warn(missing_docs)]

#[cfg(any(test, feature = "std"))]
extern crate std;

pub mod array;
mod context;
mod convert;
mod number;
mod ops;
#[allow(missing_docs)]
#[rustfmt::skip]
pub mod sys;
mod text;
mod wide;

pub use context::{Divisor, Modulus};
pub use convert::OutOfRange;
pub use number::U256;
pub use text::ParseError;
pub use wide::U512;

use core::mem::MaybeUninit;

/// What `f` stores through its pointer, and what it returns.
///
/// # Safety
/// `f` has to store a whole T.
#[inline(always)]
unsafe fn out<T, R>(f: impl FnOnce(*mut T) -> R) -> (T, R) {
    let mut r = MaybeUninit::uninit();
    let returned = f(r.as_mut_ptr());
    (r.assume_init(), returned)
}

/// The value unless the flag says that it is not the mathematical result.
#[inline(always)]
fn checked<T>((value, flag): (T, bool)) -> Option<T> {
    if flag {
        None
    } else {
        Some(value)
    }
}

/// One of libu256's constant strings, which are ASCII. (core::ffi::CStr is of Rust 1.64.)
fn constant(text: *const u8) -> &'static str {
    let mut length = 0;
    unsafe {
        while *text.add(length) != 0 {
            length += 1;
        }
        core::str::from_utf8_unchecked(core::slice::from_raw_parts(text, length))
    }
}

/// The backend that libu256 was built with: "split32", "int128" or "asm".
pub fn backend() -> &'static str {
    constant(unsafe { sys::u256_backend() })
}

/// libu256's version, "MAJOR.MINOR.PATCH".
pub fn version() -> &'static str {
    constant(unsafe { sys::u256_version() })
}
