// SPDX-License-Identifier: MIT OR Apache-2.0

//! Numbers as text.

use crate::{sys, U256, U512};
use core::{fmt, str::FromStr};

/// What is wrong with text that should be a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseError {
    /// There is no digit at all.
    Empty,
    /// A character that may not stand where it stands.
    BadDigit,
    /// A number, but out of range.
    Overflow,
    /// A number, but not in the one spelling that is accepted.
    NotCanonical,
    /// Well-formed so far, but it ends before the number does.
    Truncated,
}

impl ParseError {
    fn from_status(status: u32) -> Result<(), ParseError> {
        match status {
            0 => Ok(()),
            1 => Err(ParseError::Empty),
            2 => Err(ParseError::BadDigit),
            3 => Err(ParseError::Overflow),
            4 => Err(ParseError::NotCanonical),
            _ => Err(ParseError::Truncated),
        }
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(crate::constant(unsafe { sys::u256_status_text(*self as u32 + 1) }))
    }
}

#[cfg(feature = "std")]
impl std::error::Error for ParseError {}

/// A parser of C, which leaves its output as it was when it fails.
fn parse(text: &str, f: impl FnOnce(*mut sys::u256, *const u8, usize) -> u32) -> Result<U256, ParseError> {
    let mut r = U256::ZERO;
    ParseError::from_status(f(&mut r.0, text.as_ptr(), text.len())).map(|()| r)
}

impl U256 {
    /// From decimal digits.
    pub fn from_dec(text: &str) -> Result<U256, ParseError> {
        parse(text, |r, s, len| unsafe { sys::u256_from_dec(r, s, len) })
    }

    /// From hexadecimal digits, with or without 0x.
    pub fn from_hex(text: &str) -> Result<U256, ParseError> {
        parse(text, |r, s, len| unsafe { sys::u256_from_hex(r, s, len) })
    }

    /// From a JSON-RPC quantity: 0x, and no leading zeros.
    pub fn from_quantity(text: &str) -> Result<U256, ParseError> {
        parse(text, |r, s, len| unsafe { sys::u256_from_quantity(r, s, len) })
    }

    /// From digits in a radix from 2 to 36, without a prefix.
    pub fn from_str_radix(text: &str, radix: u32) -> Result<U256, ParseError> {
        parse(text, |r, s, len| unsafe { sys::u256_from_radix(r, s, len, radix) })
    }

    /// From a number of units: "1.5" with 18 decimals is 1500000000000000000.
    pub fn parse_units(text: &str, decimals: u32) -> Result<U256, ParseError> {
        parse(text, |r, s, len| unsafe { sys::u256_parse_units(r, s, len, decimals) })
    }
}

/// Decimal, or hexadecimal with 0x.
impl FromStr for U256 {
    type Err = ParseError;
    fn from_str(text: &str) -> Result<U256, ParseError> {
        if text.starts_with("0x") || text.starts_with("0X") {
            U256::from_hex(text)
        } else {
            U256::from_dec(text)
        }
    }
}

/// Decimal.
impl FromStr for U512 {
    type Err = ParseError;
    fn from_str(text: &str) -> Result<U512, ParseError> {
        let mut r = U512::ZERO;
        let status = unsafe { sys::u512_from_dec(&mut r.0, text.as_ptr(), text.len()) };
        ParseError::from_status(status).map(|()| r)
    }
}

/// The digits that `write` leaves in a buffer, with width, fill and prefix as the formatter says.
fn digits(
    f: &mut fmt::Formatter<'_>,
    prefix: &str,
    skip: usize,
    write: impl FnOnce(*mut u8, usize) -> usize,
) -> fmt::Result {
    let mut buffer = [0u8; 257]; // the longest is base 2 of 256 bits, and C's NUL
    let length = write(buffer.as_mut_ptr(), buffer.len());
    // ASCII, and shorter than the buffer.
    f.pad_integral(true, prefix, core::str::from_utf8(&buffer[skip..length]).map_err(|_| fmt::Error)?)
}

impl fmt::Display for U256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        digits(f, "", 0, |p, size| unsafe { sys::u256_to_dec(p, size, &self.0) })
    }
}

/// Decimal, as for Rust's own integers.
impl fmt::Debug for U256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::LowerHex for U256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        digits(f, "0x", 0, |p, size| unsafe { sys::u256_to_radix(p, size, &self.0, 16) })
    }
}

impl fmt::UpperHex for U256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        digits(f, "0x", 0, |p, size| {
            let length = unsafe { sys::u256_to_radix(p, size, &self.0, 16) };
            // What C has just written.
            unsafe { core::slice::from_raw_parts_mut(p, length) }.make_ascii_uppercase();
            length
        })
    }
}

impl fmt::Binary for U256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        digits(f, "0b", 0, |p, size| unsafe { sys::u256_to_radix(p, size, &self.0, 2) })
    }
}

impl fmt::Octal for U256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        digits(f, "0o", 0, |p, size| unsafe { sys::u256_to_radix(p, size, &self.0, 8) })
    }
}

impl fmt::Display for U512 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        digits(f, "", 0, |p, size| unsafe { sys::u512_to_dec(p, size, &self.0) })
    }
}

/// Decimal, as for Rust's own integers.
impl fmt::Debug for U512 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::LowerHex for U512 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // u512_to_hex() writes the prefix itself.
        digits(f, "0x", 2, |p, size| unsafe { sys::u512_to_hex(p, size, &self.0) })
    }
}
