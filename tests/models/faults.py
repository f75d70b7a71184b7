# SPDX-License-Identifier: MIT OR Apache-2.0
"""Negative control of the models: faults that they must find, in places where a result depends on a rare case."""

ROWS = "include/u256/kernel_rows.h"
STEPS = "include/u256/kernel_steps.h"
DIVIDE = "src/portable/divide.h"
DIVIDE_ROWS = "src/portable/divide_rows.h"
PRODUCT = "src/portable/modulus_product.h"
MONTGOMERY = "include/u256/kernel_montgomery.h"
CHAIN = "include/u256/kernel_chain.h"
ROOT = "src/portable/root.c"

# (kernel, BITS): [(check, file, text in it, what it becomes)]. FAULT is the condition for the fault.
FAULTS = {
    ("split32", 2): [
        ("limb products", "src/portable/kernel_split32.h", " + (v >> 32)", " + (FAULT ? 0 : v >> 32)"),
        ("pairs", ROWS, "carry = (s < a[i]) | (t[i] < s)", "carry = (s < a[i]) | (!FAULT && t[i] < s)"),
        ("pairs", ROWS, "borrow = (a[i] < b[i]) | (d < borrow)", "borrow = (a[i] < b[i]) | (!FAULT && d < borrow)"),
        ("pairs", ROWS, "(r[3] ^ a3) & (r[3] ^ b3)", "(r[3] ^ a3) & (FAULT ? r[3] : r[3] ^ b3)"),
        ("pairs", ROWS, "(a3 ^ b3) & (a3 ^ r[3])", "(a3 ^ b3) & (FAULT ? r[3] : a3 ^ r[3])"),
        ("pairs", ROWS, "row0 | row1 | row2 | row3", "row0 | row1 | (FAULT ? 0 : row2) | row3"),
        ("pairs", "include/u256/limb.h", "(a2 & (b[2] | b[3]))", "(a2 & (FAULT ? b[3] : b[2] | b[3]))"),
        ("pairs", ROWS, "carry = t[i] < carry;", "carry = !FAULT && t[i] < carry;"),
        ("rows", ROWS, "*borrow = hi + (c < lo)", "*borrow = hi + (!FAULT && c < lo)"),
        ("divrem, 8 by 4", "src/portable/divisor.h", "if (U256_K_UNLIKELY(!u256_k_lt4(rem, d)))",
         "if (!FAULT && !u256_k_lt4(rem, d))"),
        ("modular", MONTGOMERY, "carry += low < u[0]", "carry += !FAULT && low < u[0]"),
        ("modular", CHAIN, "u256_k_take4(less, m, over)", "u256_k_take4(less, m, !FAULT && over)"),
        ("modular", CHAIN, "u256_k_take4(less, c->x, c->negative)", "u256_k_take4(less, c->x, !FAULT && c->negative)"),
        ("modular", CHAIN, "u256_k_take4(more, more, c->negative)", "u256_k_take4(more, more, !FAULT && c->negative)"),
        ("modular", ROWS, "u256_k_select4(r, difference, wrapped, negative)",
         "u256_k_select4(r, difference, wrapped, !FAULT && negative)"),
        ("modular", "src/portable/modular.c", "a[3] >> 1 < m[3] || ", "FAULT || a[3] >> 1 < m[3] || "),
        ("modular", "src/portable/montgomery.h", "carry += t[i] < u[0]", "carry += !FAULT && t[i] < u[0]"),
    ],
    ("columns", 3): [
        ("pairs", "include/u256/kernel_columns.h", "c[1] = c[2]", "c[1] = FAULT ? 0 : c[2]"),
        ("pairs", "include/u256/kernel_columns.h", "= c[1] |", "= (FAULT ? 0 : c[1]) |"),
        ("quotient limb, 2", DIVIDE, "if (U256_K_UNLIKELY(!u256_k_lt2(rem1, rem0, d1, d0)))",
         "if (!FAULT && !u256_k_lt2(rem1, rem0, d1, d0))"),
        ("quotient limb, 3", DIVIDE, "if (U256_K_UNLIKELY(full))", "if (!FAULT && full)"),
        ("quotient limb, 3", DIVIDE, "if (U256_K_UNLIKELY(too_large))", "if (!FAULT && too_large)"),
        ("divrem", DIVIDE, "if (U256_K_UNLIKELY(borrow != 0))", "if (!FAULT && borrow != 0)"),
        ("divrem", DIVIDE, "        if (borrow != 0) {", "        if (!FAULT && borrow != 0) {"),
        ("divrem", DIVIDE, "if (a[m - 1] < d[n - 1] >> shift)", "if (FAULT || a[m - 1] < d[n - 1] >> shift)"),
        ("fold", "src/portable/fold.h", "if (U256_K_UNLIKELY(carry))", "if (!FAULT && carry)"),
        ("fold", "src/portable/fold.h", "loose, reduced, reaches", "loose, reduced, !FAULT && reaches"),
        ("reduce", "src/portable/modulus.c", "if (U256_K_UNLIKELY(unsure))", "if (!FAULT && unsure)"),
        ("reduce", "src/portable/modulus.c", "half + 2", "half + (FAULT ? 1 : 2)"),
        ("inverse, pow2", "src/portable/invert_pow2.h", "~y3 + (y2 == 0)", "~y3 + (!FAULT && y2 == 0)"),
        ("inverse, some", "src/portable/invert.h", "carry += u256_k_add4(t, low, r, false)",
         "carry += !FAULT & u256_k_add4(t, low, r, false)"),
        ("inverse, some", "src/portable/binary_gcd.h", "u256_k_select4(small, b, a, less)",
         "u256_k_select4(small, b, a, !FAULT && less)"),
        ("root", ROOT, "if (U256_K_UNLIKELY(half1 == root))", "if (!FAULT && half1 == root)"),
        ("root", ROOT, "(borrow & (t1 == 0))", "(!FAULT & borrow & (t1 == 0))"),
        ("root, 8", ROOT, "if (U256_K_UNLIKELY((half3 == root[1]) & (half2 == root[0])))",
         "if (!FAULT && ((half3 == root[1]) & (half2 == root[0])))"),
        ("root, 8", ROOT, "!enough && u256_k_lt4(left, square)", "(FAULT || !enough) && u256_k_lt4(left, square)"),
    ],
    ("int128", 5): [
        ("limb factors", "src/portable/kernel_int128.h", "hi += lo < *carry", "hi += !FAULT && lo < *carry"),
        ("div2by1", STEPS, "    if (rem >= d) {", "    if (!FAULT && rem >= d) {"),
        ("reciprocal2", STEPS, "v += over + twice", "v += over + (FAULT ? 0 : twice)"),
        ("reciprocal2", STEPS, "again + (again & ((uint64_t)0 - !u256_k_lt2(p, low, d1, d0)))",
         "again + (FAULT ? 0 : again & ((uint64_t)0 - !u256_k_lt2(p, low, d1, d0)))"),
        ("reciprocal128", STEPS, "if (x < (negative & 1))", "if (!FAULT && x < (negative & 1))"),
        ("quotient by row, 2", DIVIDE_ROWS, "if (U256_K_UNLIKELY(fraction > UINT64_MAX - 15))",
         "if (!FAULT && fraction > UINT64_MAX - 15)"),
        ("quotient by row, 2", DIVIDE_ROWS, "less[n - 1] >> 63 == 0", "(FAULT || less[n - 1] >> 63 == 0)"),
        ("divrem, 3 by 2", DIVIDE_ROWS, "if (U256_K_UNLIKELY(unsure))", "if (!FAULT && unsure)"),
        ("high, some", PRODUCT, "if (U256_K_UNLIKELY(unsure))", "if (!FAULT && unsure)"),
        ("high, some", PRODUCT, "UINT64_MAX - 8", "UINT64_MAX - (FAULT ? 4 : 8)"),
        ("high, some", PRODUCT, "== 3 ? 1 : 2", "== 3 ? FAULT ? 2 : 1 : 2"),
        ("high, some", PRODUCT, "x[3] = u256_k_funnel_left(s[6], s[5], shift)",
         "x[3] = FAULT ? 0 : u256_k_funnel_left(s[6], s[5], shift)"),
    ],
}
