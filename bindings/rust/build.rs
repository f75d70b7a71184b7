// SPDX-License-Identifier: MIT OR Apache-2.0

//! Where libu256 is: in the folder that U256_LIB_DIR names, else where pkg-config finds it. U256_STATIC=1 links libu256.a.

use std::{env, process::Command};

fn main() {
    println!("cargo:rerun-if-env-changed=U256_LIB_DIR");
    println!("cargo:rerun-if-env-changed=U256_STATIC");
    println!("cargo:rerun-if-env-changed=PKG_CONFIG_PATH");
    let kind = if env::var("U256_STATIC").map_or(false, |v| v == "1") { "static" } else { "dylib" };
    match env::var("U256_LIB_DIR") {
        Ok(folder) => println!("cargo:rustc-link-search=native={folder}"),
        Err(_) => pkg_config(),
    }
    println!("cargo:rustc-link-lib={kind}=u256");
}

fn pkg_config() {
    let program = env::var("PKG_CONFIG").unwrap_or_else(|_| "pkg-config".into());
    let output = match Command::new(&program).args(["--libs-only-L", "libu256"]).output() {
        Ok(output) => output,
        Err(error) => panic!("cannot run {program} ({error}): name the folder of libu256 in U256_LIB_DIR"),
    };
    if !output.status.success() {
        panic!(
            "{program} does not know libu256: install it, or name its folder in U256_LIB_DIR\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    for flag in String::from_utf8_lossy(&output.stdout).split_whitespace() {
        if let Some(folder) = flag.strip_prefix("-L") {
            println!("cargo:rustc-link-search=native={folder}");
        }
    }
}
