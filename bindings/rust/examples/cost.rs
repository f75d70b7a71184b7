// SPDX-License-Identifier: MIT OR Apache-2.0

//! What an operation costs through the crate; see bindings/cost/cost.py.

use std::time::Instant;
use u256::{array, U256};

const N: usize = 1024;

fn fill(mut state: u64) -> Vec<U256> {
    let mut limb = || {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        state ^ state >> 32
    };
    (0..N).map(|_| U256::from_limbs([limb(), limb(), limb(), limb()])).collect()
}

/// The least time of many runs over N numbers, in ns for one of them.
fn measure(name: &str, mut f: impl FnMut()) {
    let least = (0..200).map(|_| {
        let begin = Instant::now();
        f();
        begin.elapsed().as_nanos()
    });
    println!("{name} {:.2}", least.min().unwrap() as f64 / N as f64);
}

fn main() {
    let (a, b, m) = (fill(1), fill(2), fill(3));
    let mut r = vec![U256::ZERO; N];
    measure("add", || (0..N).for_each(|i| r[i] = a[i] + b[i]));
    measure("mul", || (0..N).for_each(|i| r[i] = a[i] * b[i]));
    measure("div", || (0..N).for_each(|i| r[i] = a[i] / m[i]));
    measure("mulmod", || (0..N).for_each(|i| r[i] = a[i].mul_mod(b[i], m[i]).unwrap()));
    measure("array add", || _ = array::add(&mut r, &a, &b));
    measure("array mul", || array::mul(&mut r, &a, &b));
    measure("array mulmod", || _ = array::mul_mod(&mut r, &a, &b, &m));
}
