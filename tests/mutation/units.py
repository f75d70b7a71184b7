# SPDX-License-Identifier: MIT OR Apache-2.0
"""What is mutated: of each unit of the tests its kernel, and the files with the topic that is tested first; and how."""

UNITS = {
    "split32": ("src/portable/kernel_split32.h", {
        "src/portable/kernel_split32.h": "mul",
        "include/u256/kernel_rows.h": "add",
        "include/u256/kernel_steps.h": "div",
        "include/u256/kernel_montgomery.h": "modulus",
        "src/portable/divide.h": "div",
        "src/portable/divide.c": "div",
        "src/portable/div.c": "div",
        "src/portable/divisor.h": "div",
        "src/portable/divisor.c": "div",
    }),
    "split32_iso": ("src/portable/kernel_split32.h", {
        "include/u256/limb.h": "bits",
        "include/u256/add.h": "add",
        "include/u256/bits.h": "bits",
        "include/u256/compare.h": "compare",
        "include/u256/mul.h": "mul",
        "include/u256/signed.h": "signed",
        "src/portable/signed.c": "signed",
        "include/u256/evm.h": "evm",
    }),
    "int128": ("src/portable/kernel_int128.h", {
        "src/portable/kernel_int128.h": "mul",
        "include/u256/kernel_rows.h": "mul",
        "include/u256/kernel_steps.h": "div",
        "src/portable/divide_rows.h": "div",
        "src/portable/divide.h": "div",
        "src/portable/divisor.h": "div",
        "src/portable/fold.h": "modulus",
        "src/portable/modular.c": "modular",
        "include/u256/modular.h": "modular",
        "src/portable/modulus.c": "modulus",
        "src/portable/modulus_product.h": "modulus",
        "src/portable/modulus_power.h": "modulus",
        "src/portable/montgomery.h": "modulus",
        "src/portable/invert.h": "modular",
        "src/portable/binary_gcd.h": "number",
        "src/portable/gcd.c": "number",
        "src/portable/root.c": "number",
        "src/portable/number.c": "number",
        "src/portable/pow.c": "pow",
        "src/portable/power.h": "pow",
    }),
    "asm": ("src/x86_64/kernel_asm.h", {
        "src/x86_64/kernel_asm.h": "div",
        "include/u256/kernel_order.h": "compare",
        "include/u256/kernel_divq.h": "div",
        "include/u256/kernel_mulq.h": "mul",
        "include/u256/kernel_columns.h": "mul",
        "include/u256/kernel_montgomery.h": "modulus",
    }),
    "asm_bmi2_adx": ("src/x86_64/kernel_asm.h", {
        "include/u256/kernel_mulx.h": "mul",
        "include/u256/kernel_mulx_montgomery.h": "modulus",
        "include/u256/kernel_chain.h": "modulus",
        "src/x86_64/array_avx2.h": "array",
        "src/x86_64/array_avx512.h": "array",
        "src/x86_64/array_ifma.h": "array",
        "src/x86_64/array_ifma_division.h": "array",
        "src/x86_64/array_ifma_modular.h": "array",
    }),
}

# What is run with an instruction set that is not the best of a CPU that has AVX-512.
ISA = {"src/x86_64/array_avx2.h": "avx2"}
