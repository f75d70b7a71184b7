# SPDX-License-Identifier: MIT OR Apache-2.0
"""Rewrites the library's sources so that a limb has BITS bits instead of 64, as C++.

What is rewritten is the shipped text, and nothing may be overlooked in it: every number above 8 that stands in a
source has to be one that the rules for that file know, as a size in terms of BITS or as one that is the same for
every limb; and every rule has to be of use. Either is an error otherwise, so that a change of the sources is a change
of the rules or none of the models. Functions whose constants are made for 64 bits and no other are left out, by name:
model.hpp says what they do.
"""

import dataclasses
import pathlib
import re

# What a number that has to do with the size of a limb is in terms of BITS.
SIZES = {
    "32": "(BITS / 2)",
    "63": "(BITS - 1)",
    "64": "BITS",
    "128": "(2 * BITS)",
    "192": "(3 * BITS)",
    "255": "(4 * BITS - 1)",
    "256": "(4 * BITS)",
    "511": "(8 * BITS - 1)",
    "512": "(8 * BITS)",
}
WORDS = {"uint64_t": "model_limb", "UINT64_MAX": "model_limb_max", "UINT64_C": "model_limb"}


@dataclasses.dataclass
class Rules:
    sizes: str = ""  # those of SIZES that stand there
    same: str = ""  # those that are the same for every limb: lengths of arrays, bounds of errors in the last place
    text: dict = dataclasses.field(default_factory=dict)  # what else changes
    without: str = ""  # functions and tables that are left out
    powers_only: str = ""  # functions that are right for a power of two as BITS, and left out for others


HALF_AND_ONE = {"n >> 6 & 1": "n / BITS & 1", "n >> 7 & 1": "n / (2 * BITS) & 1"}

FILES = {
    "include/u256/types.h": Rules(same="9"),
    "include/u256/limb.h": Rules(
        "32 63 64 128 256",
        text={"(n & 63)": "(n % BITS)", "(~n & 63)": "(BITS - 1 - n % BITS)",
              "((u256_k_signed_limb *)r)[i] = (int64_t)x": "r[i] = x"},
        without="u256_k_byte_popcounts u256_k_bswap64 u256_k_reverse64",
        powers_only="u256_k_clz64",
    ),
    "include/u256/kernel_rows.h": Rules("63"),
    "include/u256/kernel_columns.h": Rules(),
    "include/u256/kernel_steps.h": Rules("63 64", without="u256_k_reciprocal"),
    "include/u256/kernel_montgomery.h": Rules(),
    "include/u256/kernel_chain.h": Rules(),
    "include/u256/add.h": Rules("63"),
    "include/u256/compare.h": Rules("63"),
    "include/u256/mul.h": Rules("63"),
    "include/u256/div.h": Rules(),
    "include/u256/modular.h": Rules(),
    "include/u256/number.h": Rules("255 256"),
    "include/u256/bits.h": Rules(
        "63 255 256 511 512",
        text=HALF_AND_ONE | {"n >> 8 & 1": "n / (4 * BITS) & 1"},
        without="u256_popcount u256_bswap u256_reverse_bits u256_bit u256_set_bit u256_clear_bit u256_flip_bit "
        "u256_mask_low",
    ),
    "src/portable/kernel_split32.h": Rules("32", text={"UINT32_MAX": "(1u << BITS / 2) - 1"}),
    "src/portable/kernel_int128.h": Rules("64", text={"unsigned __int128": "word<2 * BITS>"}),
    "src/portable/divide.h": Rules(),
    "src/portable/divide_rows.h": Rules("63", same="9 15", text={"shift > 60": "shift + 4 > BITS"}),
    "src/portable/divide.c": Rules(),
    "src/portable/div.c": Rules(),
    "src/portable/divisor.h": Rules("64 256"),
    "src/portable/divisor.c": Rules("64", same="9 12"),
    "src/portable/fold.h": Rules(),
    "src/portable/binary_gcd.h": Rules(
        "32 63 64 128 256",
        text={
            "(top - 1) >> 6": "(top - 1) / BITS",
            "(0 - top) & 63": "BITS - 1 - (top - 1) % BITS",
            "U256_K_GCD_HALVINGS = 62": "U256_K_GCD_HALVINGS = BITS - 2",
        },
    ),
    "src/portable/invert_pow2.h": Rules("64"),
    "src/portable/invert.h": Rules("64"),
    "src/portable/gcd.c": Rules("64 256"),
    "src/portable/root.c": Rules(
        "63",
        text={'#include "power.h"': ""},
        without="u256_k_root_table u256_k_root_inverse u256_k_root1 u256_k_root2 u256_k_root_estimate u256_iroot",
    ),
    "src/portable/modular.c": Rules(),
    "src/portable/invmod.c": Rules(),
    "src/portable/internal.h": Rules(),
    "src/portable/products_cpu.h": Rules(),
    "src/portable/montgomery.h": Rules(),
    # The bound of an estimate is 9 units of its last place, which smaller limbs do not have on both sides.
    "src/portable/modulus_product.h": Rules(
        "63 64", text={"M->divisor.shift < 64 - 2": "BITS > 4 && M->divisor.shift < BITS - 2"}
    ),
    "src/portable/modulus.c": Rules(
        "63 64 128 192",
        text={
            # C makes them zeros, C++ wants it said.
            "static const u256_modulus zero;": "static const u256_modulus zero = {};",
            "static const uint64_t nothing[4];": "static const uint64_t nothing[4] = {};",
        },
        without="u256_powmod",
    ),
}
FILES["src/portable/modular.c"].text["static const uint64_t zero[4];"] = "static const uint64_t zero[4] = {};"


class Mismatch(Exception):
    """A source that the rules do not fit."""


def definition(text, name, path):
    """Where a function or table stands, with what is before it in its first line."""
    found = list(re.finditer(rf"^[^\n#;]*\b{name}(?:\([^;{{}}]*\)\n\{{|\[[^;]*\] = \{{).*?^\}};?$", text, re.M | re.S))
    if len(found) != 1:
        raise Mismatch(f"{path}: {len(found)} definitions of {name}, not one")
    return found[0].span()


def without_comments(text):
    return re.sub(r"/\*.*?\*/", lambda comment: "\n" * comment[0].count("\n"), text, flags=re.S)


def rewritten(path, text):
    rules = FILES[path]
    text = without_comments(text)
    for name in rules.without.split():
        begin, end = definition(text, name, path)
        text = text[:begin] + text[end:]
    for name in rules.powers_only.split():
        begin, end = definition(text, name, path)
        text = f"{text[:begin]}#if (BITS & (BITS - 1)) == 0\n{text[begin:end]}\n#endif{text[end:]}"
    for old, new in rules.text.items():
        if old not in text:
            raise Mismatch(f"{path} has no {old!r}, for which tests/models/rules.py has a rule")
        text = text.replace(old, new)
    shift = re.search(r"(<<|>>) [2-8]\b(?! \*)", text)
    if shift:
        raise Mismatch(f"{path}: what is the shift {shift[0]!r} for another limb? tests/models/rules.py has no rule")
    sizes, same, used = rules.sizes.split(), rules.same.split(), set()

    def token(match):
        if re.match(r"[A-Za-z_]", match[0]):
            return WORDS.get(match[0], match[0])
        number = match[0].rstrip("uUlL")
        if int(number, 0) <= 8 and not number.startswith("0x"):
            return match[0]
        used.add(number)
        if number in same:
            return match[0]
        if number not in sizes:
            line = text.count("\n", 0, match.start()) + 1
            raise Mismatch(f"{path}:{line}: what is {match[0]} for another limb? tests/models/rules.py has no rule")
        return SIZES[number]

    text = re.sub(r'"[^"\n]*"|\b[A-Za-z_]\w*|\b\d\w*', lambda m: m[0] if m[0][0] == '"' else token(m), text)
    for number in sizes + same:
        if number not in used:
            raise Mismatch(f"{path} has no {number}, for which tests/models/rules.py has a rule")
    return text


def write_tree(root, folder, faults=()):
    """The rewritten sources below folder, at their places. FAULT in what a fault (file, old, new) becomes is the
    condition for it, as in tests/plant_fault.py: that model_fault is its number."""
    for path in FILES:
        text = (pathlib.Path(root) / path).read_text(encoding="utf-8")
        for number, (file, old, new) in enumerate(faults):
            if file == path:
                if text.count(old) != 1:
                    raise Mismatch(f"{path} has {old!r} {text.count(old)} times, not once: see tests/models/faults.py")
                if "FAULT" not in new:
                    raise Mismatch(f"{new!r} does not say FAULT")
                text = text.replace(old, new.replace("FAULT", f"FAULT_{number}_"))
        target = pathlib.Path(folder) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        text = re.sub(r"FAULT_(\d+)_", r"(model_fault == \1u)", rewritten(path, text))
        target.write_text(text, encoding="utf-8")
    (pathlib.Path(folder) / "include/u256/kernel.h").write_text("#include MODEL_KERNEL\n", encoding="utf-8")
