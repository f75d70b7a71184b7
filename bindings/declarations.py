#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""The lowest layer of each binding, made from the public headers.

    declarations.py SOURCE_ROOT            fails when a layer is not what the headers say, and names the functions
    declarations.py SOURCE_ROOT --write    writes the layers anew
    declarations.py SOURCE_ROOT --list     prints the prototypes

The layers are bindings/rust/src/sys.rs, bindings/go/raw/raw.go, and the prototypes in bindings/python/u256.py; and the
version in bindings/rust/Cargo.toml is the headers'. They are checked in, so that a binding builds without Python. A type
that this program does not know stops it.
"""

import collections
import pathlib
import re
import sys

Parameter = collections.namedtuple("Parameter", "type const pointer name text")
Function = collections.namedtuple("Function", "result name parameters text")
Struct = collections.namedtuple("Struct", "name fields")  # fields: (type, name, count or None)


def parse(root):
    """The functions and structs of the public headers, in the order in which u256.h includes these."""
    order = re.findall(r"#include <u256/(\w+\.h)>", (root / "include/u256.h").read_text(encoding="utf-8"))
    functions, structs = [], []
    for header in order:
        text = (root / "include/u256" / header).read_text(encoding="utf-8")
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
        for body, name in re.findall(r"^typedef struct \w+ \{([^}]*)\} (\w+);", text, re.M):
            fields = []
            for type_, field, count in re.findall(r"^\s*(\w+) (\w+)(?:\[(\d+)\])?;", body, re.M):
                fields.append((type_, field, int(count) if count else None))
            if len(fields) != body.count(";"):
                sys.exit(f"{header}: cannot read the members of {name}")
            structs.append(Struct(name, fields))
        # A prototype ends in a semicolon, the inline body below repeats it without one.
        pattern = r"^U256_(?:FN|API) ([\w ]+?[ *]+)(u(?:256|512)_\w+)\(([^)]*)\);"
        for result, name, arguments in re.findall(pattern, text, re.M):
            functions.append(function(" ".join(result.split()), name, " ".join(arguments.split())))
    # What tests/complete.py counts: nothing may be lost to the stricter pattern above.
    counted = set()
    for header in (root / "include/u256").glob("*.h"):
        counted |= set(re.findall(r"^U256_(?:FN|API) [^;{]*?\b(u(?:256|512)_\w+)\(", header.read_text(), re.M))
    lost = counted - {f.name for f in functions}
    if lost or len(functions) < 200:
        sys.exit(f"cannot read the declarations of {', '.join(sorted(lost)) or 'most functions'}")
    return functions, structs


def function(result, name, arguments):
    parameters = []
    for argument in [] if arguments == "void" else arguments.split(", "):
        match = re.fullmatch(r"(const )?(\w+) (\*?)(\w+)(\[\d+\])?", argument)
        if not match:
            sys.exit(f"{name}: cannot read the parameter {argument}")
        const, type_, star, word, count = match.groups()
        parameters.append(Parameter(type_, bool(const), bool(star or count), word, argument))
    star = "" if result.endswith("*") else " "
    return Function(result, name, parameters, f"{result}{star}{name}({arguments})")


# --- Rust ------------------------------------------------------------------------------------------------------------

RUST = {"u256": "u256", "u512": "u512", "u256_divisor": "u256_divisor", "u256_modulus": "u256_modulus", "bool": "bool",
        "uint8_t": "u8", "uint64_t": "u64", "int64_t": "i64", "unsigned": "u32", "int": "i32", "size_t": "usize",
        "char": "u8", "u256_status": "u32"}

RUST_HEAD = """\
// SPDX-License-Identifier: MIT OR Apache-2.0
// Made by bindings/declarations.py from the headers of libu256, which hold the contracts. Do not edit.

//! The C functions as they are. `unsigned` is `u32`, `int` is `i32`, and `char *` is `*mut u8`: `core::ffi` has names for
//! them only since Rust 1.64, and on every target of libu256 they are the same.
#![allow(non_camel_case_types, non_snake_case, clippy::too_many_arguments)]
"""


def rust(functions, structs):
    lines = [RUST_HEAD]
    for struct in structs:
        plain = struct.name in ("u256", "u512")
        derive = "Clone, Copy, PartialEq, Eq, Hash, Default" if plain else "Clone, Copy"
        lines.append(f"#[repr(C)]\n#[derive({derive})]\npub struct {struct.name} {{")
        for type_, name, count in struct.fields:
            lines.append(f"    pub {name}: " + (f"[{RUST[type_]}; {count}]," if count else f"{RUST[type_]},"))
        lines.append("}\n")
    lines.append('extern "C" {')
    for f in functions:
        arguments = ", ".join(
            f"{p.name}: " + (("*const " if p.const else "*mut ") if p.pointer else "") + RUST[p.type] for p in f.parameters)
        result = "" if f.result == "void" else " -> *const u8" if f.result == "const char *" else f" -> {RUST[f.result]}"
        lines.append(f"    pub fn {f.name}({arguments}){result};")
    lines.append("}")
    return "\n".join(lines) + "\n"


# --- Go --------------------------------------------------------------------------------------------------------------

GO = {"u256": "U256", "u512": "U512", "u256_divisor": "Divisor", "u256_modulus": "Modulus", "bool": "bool",
      "uint8_t": "byte", "uint64_t": "uint64", "int64_t": "int64", "unsigned": "uint32", "int": "int32", "size_t": "uint",
      "char": "byte", "u256_status": "uint32"}
CGO = {"uint8_t": "uint8_t", "uint64_t": "uint64_t", "int64_t": "int64_t", "unsigned": "uint", "int": "int",
       "size_t": "size_t", "char": "char", "bool": "bool", "u256_status": "u256_status"}

GO_HEAD = """\
// SPDX-License-Identifier: MIT OR Apache-2.0
// Code generated by bindings/declarations.py from the headers of libu256; DO NOT EDIT.

// Package raw has the C functions of libu256 as they are, a Go function for each: the headers hold the contracts. Lengths
// of arrays are not checked here. Each call costs what cgo costs, and what pointers point to moves to the heap.
package raw

/*
#cgo pkg-config: libu256
#define U256_NO_INLINE
#include <u256.h>
*/
import "C"

import "unsafe"
"""


def go_name(name):
    return "".join(word[0].upper() + word[1:] for word in name.split("_"))


def go(functions, structs):
    lines = [GO_HEAD]
    for struct in structs:
        lines.append(f"// {GO[struct.name]} has the layout of {struct.name}.")
        if struct.name in ("u256", "u512"):
            lines.append(f"type {GO[struct.name]} [{struct.fields[0][2]}]uint64\n")
            continue
        width = max(len(go_field(name)) for _, name, _ in struct.fields)
        lines.append(f"type {GO[struct.name]} struct {{")
        for type_, name, count in struct.fields:
            lines.append(f"\t{go_field(name).ljust(width)} " + (f"[{count}]" if count else "") + GO[type_])
        lines.append("}\n")
    lines.append("// Sizes of the structs, in Go and in C.")
    lines.append("var Sizes = [][2]uintptr{")
    for struct in structs:
        lines.append(f"\t{{unsafe.Sizeof({GO[struct.name]}{{}}), C.sizeof_{struct.name}}},")
    lines.append("}\n")
    for f in functions:
        parameters, arguments = [], []
        for p in f.parameters:
            name = {"len": "length"}.get(p.name, p.name)
            if p.pointer:
                parameters.append(f"{name} *{GO[p.type]}")
                arguments.append(f"(*C.{CGO.get(p.type, p.type)})(unsafe.Pointer({name}))")
            else:
                parameters.append(f"{name} {GO[p.type]}")
                arguments.append(f"C.{CGO[p.type]}({name})")
        call = f"C.{f.name}({', '.join(arguments)})"
        lines.append(f"// {go_name(f.name)} is {f.name}.")
        head = f"func {go_name(f.name)}({', '.join(parameters)})"
        if f.result == "void":
            lines.append(f"{head} {{\n\t{call}\n}}\n")
        elif f.result == "const char *":
            lines.append(f"{head} string {{\n\treturn C.GoString({call})\n}}\n")
        elif f.result in ("u256", "u512"):
            lines.append(f"{head} {GO[f.result]} {{\n\tr := {call}\n\treturn *(*{GO[f.result]})(unsafe.Pointer(&r))\n}}\n")
        else:
            lines.append(f"{head} {GO[f.result]} {{\n\treturn {GO[f.result]}({call})\n}}\n")
    return "\n".join(lines).rstrip("\n") + "\n"


def go_field(name):
    return go_name(name) if not name[0].isupper() else name


# --- Python ----------------------------------------------------------------------------------------------------------

PYTHON_BEGIN = "# Made by bindings/declarations.py from the headers. Do not edit.\n"
PYTHON_END = "# End of what bindings/declarations.py made.\n"


def python(functions, structs, old):
    lines = ['_STRUCTS = """']
    for struct in structs:
        fields = "; ".join(f"{t} {n}" + (f"[{c}]" if c else "") for t, n, c in struct.fields)
        lines.append(f"{struct.name} {{{fields}}}")
    lines.append('"""\n_PROTOTYPES = """')
    lines += [f.text for f in functions]
    lines.append('"""\n')
    before, rest = old.split(PYTHON_BEGIN)
    _, after = rest.split(PYTHON_END)
    return before + PYTHON_BEGIN + "\n".join(lines) + PYTHON_END + after


def cargo(root, old):
    types = (root / "include/u256/types.h").read_text(encoding="utf-8")
    version = ".".join(re.search(rf"U256_VERSION_{part} (\d+)", types).group(1) for part in ("MAJOR", "MINOR", "PATCH"))
    return re.sub(r'^version = ".*"$', f'version = "{version}"', old, count=1, flags=re.M)


# --- The program -----------------------------------------------------------------------------------------------------


def main():
    root = pathlib.Path(sys.argv[1])
    functions, structs = parse(root)
    if sys.argv[2:] == ["--list"]:
        print("\n".join(f.text for f in functions))
        return 0
    layers = {
        root / "bindings/rust/src/sys.rs": lambda old: rust(functions, structs),
        root / "bindings/go/raw/raw.go": lambda old: go(functions, structs),
        root / "bindings/python/u256.py": lambda old: python(functions, structs, old),
        root / "bindings/rust/Cargo.toml": lambda old: cargo(root, old),
    }
    stale = 0
    for path, make in layers.items():
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        new = make(old)
        if sys.argv[2:] == ["--write"]:
            path.write_text(new, encoding="utf-8")
        elif old != new:
            missing = [f.name for f in functions if path.suffix != ".toml" and not re.search(rf"\b{f.name}\(", old)]
            what = f"it lacks {', '.join(missing)}" if missing else "types, signatures or the version differ"
            print(f"{path}: not what the headers say, {what}; run bindings/declarations.py --write", file=sys.stderr)
            stale += 1
    print(f"{len(functions)} functions, {len(layers)} files, {stale} of them stale")
    return stale != 0


sys.exit(main())
