// SPDX-License-Identifier: MIT OR Apache-2.0

//! The rows of bindings/vectors.txt (U256_VECTORS names another place), through the methods and through the slices.
#![allow(clippy::op_ref, clippy::unit_arg)] // what is tested here

use std::fs;
use u256::{array, ParseError, U256, U512};

struct Row {
    name: String,
    inputs: Vec<String>,
    outputs: Vec<String>,
}

fn rows() -> Vec<Row> {
    let path =
        std::env::var("U256_VECTORS").unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../vectors.txt").into());
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let rows: Vec<Row> = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (left, right) = line.split_once(" = ").expect(line);
            let mut words = left.split(' ').map(String::from);
            Row {
                name: words.next().unwrap(),
                inputs: words.collect(),
                outputs: right.split(' ').map(String::from).collect(),
            }
        })
        .collect();
    assert!(rows.len() > 1000);
    rows
}

/// A number of the file, by this test's own reading: the library's parsers are what is tested.
fn limbs<const N: usize>(word: &str) -> [u64; N] {
    let mut w = [0; N];
    for (i, c) in word.bytes().rev().enumerate() {
        w[i / 16] |= u64::from((c as char).to_digit(16).unwrap()) << (4 * (i % 16));
    }
    w
}

fn n(word: &str) -> U256 {
    U256::from_limbs(limbs(word))
}

fn wide(word: &str) -> U512 {
    U512::from_limbs(limbs(word))
}

fn small(word: &str) -> u32 {
    u32::from_str_radix(word, 16).unwrap()
}

fn bytes(word: &str) -> [u8; 32] {
    let mut b = [0; 32];
    for (i, byte) in b.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&word[2 * i..2 * i + 2], 16).unwrap();
    }
    b
}

/// The words that a value has in the file.
trait Words {
    fn words(self) -> Vec<String>;
}
fn hex(w: &[u64]) -> String {
    let mut text = String::new();
    for limb in w.iter().rev() {
        if text.is_empty() && *limb != 0 {
            text = format!("{limb:x}");
        } else if !text.is_empty() {
            text += &format!("{limb:016x}");
        }
    }
    if text.is_empty() {
        text += "0";
    }
    text
}
impl Words for U256 {
    fn words(self) -> Vec<String> {
        vec![hex(self.limbs())]
    }
}
impl Words for U512 {
    fn words(self) -> Vec<String> {
        vec![hex(self.limbs())]
    }
}
impl Words for u64 {
    fn words(self) -> Vec<String> {
        vec![format!("{self:x}")]
    }
}
impl Words for u32 {
    fn words(self) -> Vec<String> {
        u64::from(self).words()
    }
}
impl Words for bool {
    fn words(self) -> Vec<String> {
        u64::from(self).words()
    }
}
impl Words for std::cmp::Ordering {
    fn words(self) -> Vec<String> {
        vec![(self as i8).to_string()]
    }
}
impl Words for String {
    fn words(self) -> Vec<String> {
        vec![format!(":{self}"), format!("{:x}", self.len())]
    }
}
impl<A: Words, B: Words> Words for (A, B) {
    fn words(self) -> Vec<String> {
        [self.0.words(), self.1.words()].concat()
    }
}
impl Words for [u8; 32] {
    fn words(self) -> Vec<String> {
        vec![self.iter().map(|b| format!("{b:02x}")).collect()]
    }
}
impl Words for Result<U256, ParseError> {
    fn words(self) -> Vec<String> {
        match self {
            Ok(x) => (x, 0u32).words(),
            Err(e) => vec!["-".into(), (e as u32 + 1).to_string()],
        }
    }
}

/// What says None where C says true, and leaves C's value unsaid: the row's own value stands in for it, so that only the
/// flag is compared there.
fn option<T: Words>(r: Option<T>, outputs: &[String]) -> Vec<String> {
    match r {
        Some(x) => [x.words(), vec!["0".into()]].concat(),
        None => [&outputs[..outputs.len() - 1], &["1".into()]].concat(),
    }
}

fn run(row: &Row) -> Vec<String> {
    let i = |k: usize| row.inputs[k].as_str();
    let a = || n(i(0));
    let b = || n(i(1));
    let c = || n(i(2));
    let maybe = |r: Option<U256>| option(r, &row.outputs);
    let text = || i(0).strip_prefix(':').unwrap();
    match row.name.as_str() {
        "u256_add" => {
            assert_eq!(a() + b(), a().overflowing_add(b()).0);
            assert_eq!(a().checked_add(b()), Some(a() + b()).filter(|_| row.outputs[1] == "0"));
            a().overflowing_add(b()).words()
        }
        "u256_sub" => {
            assert_eq!(a() - &b(), a().wrapping_sub(b()));
            assert_eq!(a().checked_sub(b()), Some(a() - b()).filter(|_| row.outputs[1] == "0"));
            a().overflowing_sub(b()).words()
        }
        "u256_mul" => {
            let mut r = a();
            r *= b();
            r.words()
        }
        "u256_mul_overflow" => {
            assert_eq!(a().checked_mul(b()), Some(a() * b()).filter(|_| row.outputs[1] == "0"));
            a().overflowing_mul(b()).words()
        }
        "u256_smul" => a().signed_overflowing_mul(b()).words(),
        "u256_sadd" => a().signed_overflowing_add(b()).words(),
        "u256_full_mul" => {
            let r = a().widening_mul(b());
            assert_eq!(U512::from_halves(r.low(), r.high()), r);
            r.words()
        }
        "u256_add_sat" => (a().saturating_add(b()), a().checked_add(b()).is_none()).words(),
        "u256_sub_sat" => (a().saturating_sub(b()), a().checked_sub(b()).is_none()).words(),
        "u256_abs_diff" => (a().abs_diff(b()), false).words(),
        "u256_neg" => {
            assert_eq!(-a(), a().wrapping_neg());
            a().overflowing_neg().words()
        }
        "u256_mul_u64" => a().mul_u64(b().try_into().unwrap()).words(),
        "u256_addc" => a().carrying_add(b(), i(2) == "1").words(),
        "u256_divrem" => {
            if !b().is_zero() {
                assert_eq!((a() / b(), a() % b()), a().div_rem(b()).unwrap());
            }
            assert_eq!(a().checked_div(b()).is_none(), b().is_zero());
            option(a().div_rem(b()), &row.outputs)
        }
        "u256_sdivrem" => a().signed_overflowing_div_rem(b()).words(),
        "u256_muldiv" => maybe(a().mul_div(b(), c())),
        "u256_muldiv_up" => maybe(a().mul_div_ceil(b(), c())),
        "u256_addmod" => maybe(a().add_mod(b(), c())),
        "u256_submod" => maybe(a().sub_mod(b(), c())),
        "u256_mulmod" => {
            let r = a().mul_mod(b(), c());
            let m = u256::Modulus::new(c());
            assert_eq!(r, m.map(|m| m.mul(m.reduce(a()), m.reduce(b()))));
            maybe(r)
        }
        "u256_powmod" => maybe(a().pow_mod(b(), c())),
        "u256_invmod" => maybe(a().inv_mod(b())),
        "u256_gcd" => a().gcd(b()).words(),
        "u256_pow" => a().wrapping_pow(b()).words(),
        "u256_isqrt" => a().isqrt().words(),
        "u256_and" => (a() & b()).words(),
        "u256_or" => (a() | b()).words(),
        "u256_xor" => (a() ^ b()).words(),
        "u256_not" => (!a()).words(),
        "u256_shl" => {
            assert_eq!(a().checked_shl(small(i(1))), Some(a() << small(i(1))).filter(|_| small(i(1)) < 256));
            (a() << small(i(1))).words()
        }
        "u256_shr" => (a() >> small(i(1))).words(),
        "u256_sar" => a().arithmetic_shr(small(i(1))).words(),
        "u256_rotl" => {
            assert_eq!(a().rotate_left(small(i(1))).rotate_right(small(i(1))), a());
            a().rotate_left(small(i(1))).words()
        }
        "u256_clz" => a().leading_zeros().words(),
        "u256_ctz" => a().trailing_zeros().words(),
        "u256_popcount" => a().count_ones().words(),
        "u256_bit_len" => a().bit_len().words(),
        "u256_byte_len" => a().byte_len().words(),
        "u256_signextend" => a().sign_extend(small(i(1))).words(),
        "u256_lt" => (a() < b()).words(),
        "u256_eq" => (a() == b()).words(),
        "u256_cmp" => a().cmp(&b()).words(),
        "u256_slt" => a().signed_cmp(&b()).is_lt().words(),
        "u256_scmp" => a().signed_cmp(&b()).words(),
        "u512_add" => wide(i(0)).overflowing_add(wide(i(1))).words(),
        "u512_sub" => wide(i(0)).overflowing_sub(wide(i(1))).words(),
        "u512_mul" => (wide(i(0)) * wide(i(1))).words(),
        "u512_divrem" => option(wide(i(0)).div_rem(wide(i(1))), &row.outputs),
        "u512_divrem_u256" => {
            let r = wide(i(0)).div_rem_u256(b());
            assert_eq!(r, u256::Divisor::new(b()).map(|d| d.div_rem_u512(wide(i(0)))));
            option(r, &row.outputs)
        }
        "u512_cmp" => wide(i(0)).cmp(&wide(i(1))).words(),
        "u512_isqrt" => wide(i(0)).isqrt().words(),
        "u512_to_dec" => {
            assert_eq!(wide(i(0)).to_string().parse(), Ok(wide(i(0))));
            assert_eq!(format!("{:x}", wide(i(0))), i(0));
            wide(i(0)).to_string().words()
        }
        "u256_to_dec" => a().to_string().words(),
        "u256_to_hex" => format!("{:#x}", a()).words(),
        "u256_to_hex_full" => {
            assert_eq!(format!("{:064X}", a()).to_lowercase(), row.outputs[0][1..]);
            format!("{:064x}", a()).words()
        }
        "u256_to_sdec" => {
            let magnitude = if a().is_negative() { -a() } else { a() };
            format!("{}{magnitude}", if a().is_negative() { "-" } else { "" }).words()
        }
        "u256_from_dec" => U256::from_dec(text()).words(),
        "u256_from_hex" => U256::from_hex(text()).words(),
        "u256_from_quantity" => U256::from_quantity(text()).words(),
        "u256_store_be" => a().to_be_bytes().words(),
        "u256_load_be" => {
            assert_eq!(U256::try_from_be_slice(&bytes(i(0))), Some(U256::from_be_bytes(bytes(i(0)))));
            let r = U256::from_be_bytes(bytes(i(0)));
            assert_eq!(r.to_be_bytes(), bytes(i(0)));
            vec![format!("{r:064x}")]
        }
        "u256_store_le" => a().to_le_bytes().words(),
        "u256_store_be_n" | "u256_store_le_n" => {
            let mut some = vec![0xa5; small(i(0)) as usize];
            let big_endian = row.name == "u256_store_be_n";
            let flag = if big_endian { b().to_be_slice(&mut some) } else { b().to_le_slice(&mut some) };
            let text: String = some.iter().map(|byte| format!("{byte:02x}")).collect();
            vec![text, u64::from(flag).to_string()]
        }
        "u256_load_le" => U256::from_le_bytes(bytes(i(0))).words(),
        other => panic!("no case for {other}"),
    }
}

#[test]
fn methods() {
    for row in rows() {
        let mut expected = row.outputs.clone();
        if row.name == "u256_load_be" {
            expected[0] = format!("{:0>64}", expected[0]);
        }
        assert_eq!(run(&row), expected, "{} {:?}", row.name, row.inputs);
    }
}

/// The columns of all rows of a function: its operands, its first output, and whether any flag is set.
fn columns(rows: &[Row], name: &str) -> (Vec<Vec<U256>>, Vec<U256>, bool) {
    let rows: Vec<&Row> = rows.iter().filter(|r| r.name == name).collect();
    assert!(rows.len() > 10, "{name}");
    let inputs = (0..rows[0].inputs.len()).map(|k| rows.iter().map(|r| n(&r.inputs[k])).collect()).collect();
    let flag = rows.iter().any(|r| r.outputs.len() > 1 && r.outputs.last().unwrap() == "1");
    (inputs, rows.iter().map(|r| n(&r.outputs[0])).collect(), flag)
}

/// For operations that have none.
fn no_flag(_: ()) -> bool {
    false
}

#[test]
fn slices() {
    let rows = rows();
    type Binary = fn(&mut [U256], &[U256], &[U256]) -> bool;
    type Assign = fn(&mut [U256], &[U256]) -> bool;
    let binary: [(&str, Binary, Assign); 7] = [
        ("u256_add", array::add, array::add_assign),
        ("u256_sub", array::sub, array::sub_assign),
        ("u256_mul", |r, a, b| no_flag(array::mul(r, a, b)), |a, b| no_flag(array::mul_assign(a, b))),
        ("u256_and", |r, a, b| no_flag(array::and(r, a, b)), |a, b| no_flag(array::and_assign(a, b))),
        ("u256_or", |r, a, b| no_flag(array::or(r, a, b)), |a, b| no_flag(array::or_assign(a, b))),
        ("u256_xor", |r, a, b| no_flag(array::xor(r, a, b)), |a, b| no_flag(array::xor_assign(a, b))),
        ("u256_divrem", array::div, array::div_assign),
    ];
    for (name, f, assign) in binary {
        let (mut x, expected, flag) = columns(&rows, name);
        let mut r = vec![U256::ZERO; expected.len()];
        assert_eq!((f(&mut r, &x[0], &x[1]), &r), (flag, &expected), "{name}");
        let b = x[1].clone();
        assert_eq!((assign(&mut x[0], &b), &x[0]), (flag, &expected), "{name} in place");
    }
    type Ternary = fn(&mut [U256], &[U256], &[U256], &[U256]) -> bool;
    let ternary: [(&str, Ternary); 3] =
        [("u256_muldiv", array::mul_div), ("u256_addmod", array::add_mod), ("u256_mulmod", array::mul_mod)];
    for (name, f) in ternary {
        let (x, expected, flag) = columns(&rows, name);
        let mut r = vec![U256::ZERO; expected.len()];
        assert_eq!((f(&mut r, &x[0], &x[1], &x[2]), &r), (flag, &expected), "{name}");
    }

    let (x, _, _) = columns(&rows, "u256_add");
    let (a, b) = (&x[0], &x[1]);
    let total = a.iter().fold(U512::ZERO, |t, &x| t + U512::from(x));
    assert_eq!(array::sum(a), total);
    let products = a.iter().zip(b).fold(U512::ZERO, |t, (&x, &y)| t + x.widening_mul(y));
    assert_eq!(array::dot(a, b).0, products);
    let mut less = vec![false; a.len()];
    array::lt(&mut less, a, b);
    assert!(less.iter().enumerate().all(|(i, &l)| l == (a[i] < b[i])));
    array::eq(&mut less, a, b);
    assert!(less.iter().enumerate().all(|(i, &l)| l == (a[i] == b[i])));
    let mut full = vec![U512::ZERO; a.len()];
    array::full_mul(&mut full, a, b);
    assert!(full.iter().enumerate().all(|(i, &f)| f == a[i].widening_mul(b[i])));
    let mut r = vec![U256::ZERO; a.len()];
    array::shl(&mut r, a, 77);
    assert!(r.iter().zip(a).all(|(&r, &a)| r == a << 77));
    array::shr_assign(&mut r, 77);
    assert!(r.iter().zip(a).all(|(&r, &a)| r == a << 77 >> 77));
    assert!(array::mul_u64(&mut r, a, u64::MAX));
    assert!(r.iter().zip(a).all(|(&r, &a)| r == a.mul_u64(u64::MAX).0));
    let mut wire = vec![[0; 32]; a.len()];
    array::store_be(&mut wire, a);
    assert!(wire.iter().zip(a).all(|(w, a)| *w == a.to_be_bytes()));
    array::load_be(&mut r, &wire);
    assert_eq!(&r, a);

    let m = U256::MAX - U256::from(188u8);
    let modulus = u256::Modulus::new(m).unwrap();
    modulus.array_mul(&mut r, a, b);
    assert!((0..a.len()).all(|i| Some(r[i]) == a[i].mul_mod(b[i], m)));
    modulus.array_pow(&mut r, a, b);
    assert!((0..a.len()).all(|i| Some(r[i]) == a[i].pow_mod(b[i], m)));
    assert!(modulus.array_inv(&mut r, a)); // of 0 there is none
    assert!((0..a.len()).all(|i| r[i] == a[i].inv_mod(m).unwrap_or(U256::ZERO)));
    assert_eq!(array::sum(&[]), U512::ZERO);
    assert!(["avx512ifma", "avx2", "scalar"].contains(&array::isa()));
}

#[test]
#[should_panic(expected = "slices of different lengths")]
fn lengths() {
    array::add(&mut [U256::ZERO; 2], &[U256::ONE; 2], &[U256::ONE; 3]);
}

#[test]
#[should_panic(expected = "divide by zero")]
fn division_by_zero() {
    let _ = U256::ONE / U256::ZERO;
}

#[test]
fn conversions() {
    assert_eq!(U256::from(u128::MAX).to_string(), u128::MAX.to_string());
    assert_eq!(u128::try_from(U256::from(u128::MAX)), Ok(u128::MAX));
    assert_eq!(u128::try_from(U256::from(u128::MAX) + U256::ONE), Err(u256::OutOfRange));
    assert_eq!(u8::try_from(U256::from(255u8)), Ok(255));
    assert_eq!(u8::try_from(U256::from(256u16)), Err(u256::OutOfRange));
    assert_eq!(i64::try_from(U256::from(i64::MAX as u64)), Ok(i64::MAX));
    assert_eq!(i64::try_from(U256::from(1u64 << 63)), Err(u256::OutOfRange));
    assert_eq!(U256::try_from(-1i32), Err(u256::OutOfRange));
    assert_eq!(U256::try_from(7i32), Ok(U256::from(7u8)));
    assert_eq!(U256::from_signed(-1), U256::MAX);
    assert_eq!(U256::from_signed(i128::MIN), -(U256::ONE << 127));
    assert_eq!(U256::from(true), U256::ONE);
    assert_eq!(U256::try_from(U512::from(U256::MAX)), Ok(U256::MAX));
    assert_eq!(U256::try_from(U512::MAX), Err(u256::OutOfRange));
}

#[test]
fn text() {
    let x: U256 = "0xff".parse().unwrap();
    assert_eq!(
        format!("{x} {x:x} {x:#X} {x:b} {x:o} {x:>6} {x:06} {x:?}"),
        "255 ff 0xFF 11111111 377    255 000255 255"
    );
    assert_eq!(format!("{:b}", U256::MAX).len(), 256);
    assert_eq!("".parse::<U256>(), Err(ParseError::Empty));
    assert_eq!("1 ".parse::<U256>(), Err(ParseError::BadDigit));
    assert_eq!("-1".parse::<U256>(), Err(ParseError::BadDigit));
    assert_eq!("zz".parse::<U512>(), Err(ParseError::BadDigit));
    assert_eq!(U256::from_str_radix("zz", 36), Ok(U256::from(1295u32)));
    assert_eq!(U256::parse_units("1.5", 18), Ok(U256::from(1_500_000_000_000_000_000u64)));
    assert_eq!(ParseError::Overflow.to_string(), "out of range");
    assert!(!u256::version().is_empty() && ["asm", "int128", "split32"].contains(&u256::backend()));
}

#[test]
fn layout() {
    use std::mem::{align_of, size_of};
    assert_eq!((size_of::<U256>(), size_of::<U512>(), align_of::<U256>()), (32, 64, align_of::<u64>()));
}
