#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Writes u256_all.h and u256_all.c, the whole library as one pair of files that needs no build system:

    amalgamate.py SOURCE_ROOT VERSION OUTPUT_H OUTPUT_C DEPFILE SOURCE...

SOURCE is what meson.build lists. The header is <u256.h> with all that it includes, and every backend in the place of
<u256/kernel.h>; the C file is the sources with the headers of their own.
"""

import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1]).resolve()
version, header_path, source_path, depfile = sys.argv[2:6]
sources = [pathlib.Path(name).resolve() for name in sys.argv[6:]]
include = root / "include"

INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')
CONDITION = re.compile(r"\s*#\s*(if|ifdef|ifndef|elif|else|endif)\b\s*(.*)")
# What stands for a header that is generated here.
KERNEL = include / "u256/kernel.h"

read = []


def lines_of(path):
    """A file's lines without its licence line, which the output says once, and without blank lines at either end."""
    if path not in read:
        read.append(path)
    text = path.read_text(encoding="utf-8")
    return re.sub(r"\A/\* SPDX-License-Identifier: [^\n]*\n", "", text).strip("\n").split("\n")


def guard_of(lines):
    """The name of the include guard, or None."""
    directives = [line for line in lines if line.startswith("#")]
    if len(directives) < 3:
        return None
    guard = re.match(r"#ifndef (\w+)$", directives[0])
    return guard and directives[1] == "#define " + guard.group(1) and guard.group(1)


# Each backend: the condition under which it is taken, and its header.
assembly = [(f"defined(U256_BACKEND_ASM) && defined(__{path.parent.name}__)", path)
            for path in sorted(root.glob("src/*/kernel_asm.h"))]
if not assembly:
    sys.exit("no src/*/kernel_asm.h")
KERNELS = assembly + [("defined(U256_BACKEND_INT128)", root / "src/portable/kernel_int128.h"),
                      ("defined(U256_BACKEND_SPLIT32)", root / "src/portable/kernel_split32.h")]


def kernel_lines(kernels):
    """<u256/kernel.h>: each backend under its macro, and after them the headers that all of them end with."""
    chain, wanted = [], {}
    for condition, path in kernels:
        body = lines_of(path)
        guard = guard_of(body)
        begin, end = body.index(f"#ifndef {guard}"), len(body) - 1
        if guard != "U256_KERNEL_H" or not body[end].startswith("#endif"):
            sys.exit(f"{path}: not in the guard of a kernel")
        body = body[begin + 2 : end]
        # A kernel ends with the parts that it takes from all of them.
        while not body[-1].strip() or INCLUDE.match(body[-1]):
            part = INCLUDE.match(body.pop())
            if part:
                wanted.setdefault(part.group(2), []).append(condition)
        chain += ["#if " + condition if not chain else "#elif " + condition, f"/* {path.relative_to(root)} */"] + body + [""]
    chain += ["#else", '    #error "U256_BACKEND_ASM: no assembly for this target"', "#endif", ""]
    # In the order of each kernel, which is the same: those that only some want come first.
    order = ["u256/kernel_order.h", "u256/kernel_divq.h", "u256/kernel_mulx.h", "u256/kernel_mulq.h",
             "u256/kernel_columns.h", "u256/kernel_rows.h", "u256/kernel_steps.h", "u256/kernel_montgomery.h",
             "u256/kernel_mulx_montgomery.h", "u256/kernel_chain.h"]
    if not set(wanted) <= set(order):
        sys.exit(f"kernels end with {sorted(wanted)}, and the order is known of {order}")
    for name in filter(wanted.__contains__, order):
        if len(wanted[name]) == len(kernels):
            chain.append(f"#include <{name}>")
        else:
            chain += ["#if " + " || ".join(f"({condition})" for condition in wanted[name]), f"#include <{name}>", "#endif"]
    return (["#ifndef U256_KERNEL_H", "#define U256_KERNEL_H", "", "#include <stdbool.h>", "#include <stdint.h>", "",
             "#include <u256/limb.h>", ""] + chain + ["", "#endif /* U256_KERNEL_H */"])


class Output:
    def __init__(self, seen=(), kernels=KERNELS):
        self.lines = []
        self.kernels = kernels
        # Which files are in, each with the conditions under which it is: there it need not come again.
        self.seen = list(seen)

    def has(self, name, context):
        return any(name == other and set(where) <= set(context) for other, where in self.seen)

    def add(self, path, context=()):
        """The file at path and what it includes, under the conditions that hold where it is included."""
        self.seen.append((path, context))
        lines = kernel_lines(self.kernels) if path == KERNEL else lines_of(path)
        guard = guard_of(lines)
        stack = []
        self.lines += ["", f"/* ---- {path.relative_to(root)} ".ljust(117, "-") + " */", ""]
        for line in lines:
            condition = CONDITION.match(line)
            if condition:
                word, what = condition.groups()
                if word in ("elif", "else"):
                    stack[-1] = f"not ({stack[-1]}) {what}"
                elif word == "endif":
                    stack.pop()
                else:
                    # A guard is no condition: wherever the file is, its content is.
                    stack.append("" if what == guard and not stack else f"{word} {what}")
            included = INCLUDE.match(line)
            if not included:
                self.lines.append(line)
                continue
            here = tuple(context) + tuple(text for text in stack if text)
            if included.group(1) == '"':
                target = (path.parent / included.group(2)).resolve()
            elif included.group(2).startswith("u256"):
                target = include / included.group(2)
            else:
                target = included.group(2)
            if self.has(target, here):
                continue
            if isinstance(target, str):
                self.seen.append((target, here))
                self.lines.append(line)
            else:
                self.add(target, here)
        if stack:
            sys.exit(f"{path}: {len(stack)} conditions without an #endif")

    def write(self, path, head):
        # What a removed #include leaves behind.
        text = re.sub(r"\n[ \t]*#ifn?def [^\n]*\n[ \t]*#endif[^\n]*", "", "\n".join(self.lines))
        text = re.sub(r"\n{3,}", "\n\n", text)
        pathlib.Path(path).write_text(head + text.rstrip("\n") + "\n", encoding="utf-8")


licence = (root / "LICENSE").read_text(encoding="utf-8")
mit = re.search(r"^MIT License\n\n(.*?)\n\n=+$", licence, re.M | re.S)
if not mit:
    sys.exit("LICENSE: no MIT licence where this looks for it")
LICENCE = "".join(f" * {line}".rstrip() + "\n" for line in mit.group(1).split("\n"))

HEAD_H = f"""/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * libu256 {version} in two files: this header and u256_all.c, which is compiled once, as C11, with any flags. Made from
 * the library's sources: change those.
 *
 * The backend is the one that meson's u256_backend=auto takes, or the one whose macro is defined where this is compiled:
 *     U256_BACKEND_ASM         inline assembly: x86-64 and aarch64, compilers with GNU C
 *     U256_BACKEND_INT128      unsigned __int128
 *     U256_BACKEND_SPLIT32     ISO C
 * All give the same bits, and files of one program may differ in it.
 *
 * Either license, at your option; of the Apache License, Version 2.0, see http://www.apache.org/licenses/LICENSE-2.0. MIT:
 *
{LICENCE} */
#if defined(U256_BACKEND_ASM) + defined(U256_BACKEND_INT128) + defined(U256_BACKEND_SPLIT32) > 1
    #error "more than one of U256_BACKEND_ASM, U256_BACKEND_INT128 and U256_BACKEND_SPLIT32 is defined"
#elif !defined(U256_BACKEND_ASM) && !defined(U256_BACKEND_INT128) && !defined(U256_BACKEND_SPLIT32)
    #if defined(__x86_64__) && defined(__GNUC__)
        #define U256_BACKEND_ASM 1
    #elif defined(__SIZEOF_INT128__)
        #define U256_BACKEND_INT128 1
    #else
        #define U256_BACKEND_SPLIT32 1
    #endif
#endif
"""

HEAD_C = f"""/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * libu256 {version} in two files: see u256_all.h, which holds the license, too.
 *
 * Assembly for x86-64 uses mulx, adcx and adox where the compiler may (-mbmi2 -madx, -march=native). Where it may not, and
 * the program is a hosted one, Montgomery's products are there once more for CPUs that have those, which CPUID says at run
 * time. With gcc and -march=native, -fno-tree-slp-vectorize makes it faster, which the library's own build sets, too.
 *
 * A program of one file can have all of it under no global name:
 *     #define U256_API static
 *     #define U256_FN static inline
 *     #include "u256_all.c"
 */

/* Every function becomes a symbol here, for other languages and for files that are compiled with U256_NO_INLINE. Inline,
 * so that calls from within this file still are when it is part of a shared library. */
#undef U256_NO_INLINE
#ifndef U256_FN
    #define U256_FN extern inline U256_API
#endif
#define U256_INTERNAL static
#define U256_INTERNAL_OBJECT static
#ifdef __clang__
    /* Their one definition is this one, and may call static functions: clang warns as if there could be others. And not
     * all that a header of several sources holds is called in every backend. */
    #pragma clang diagnostic ignored "-Wstatic-in-inline"
    #pragma clang diagnostic ignored "-Wunused-function"
#endif

#include "u256_all.h"

#if defined(U256_BACKEND_ASM) && defined(__x86_64__)
    #define U256_BMI2_ADX_AT_RUN_TIME 1
#endif
"""

header = Output()
header.add(include / "u256.h")

# The sources see the header with its bodies, and never without.
body = Output([(name, tuple(text for text in where if text != "ifdef U256_HAVE_BODIES")) for name, where in header.seen])
for source in sources:
    # "extern inline" above does what that one does.
    if source.name != "symbols.c":
        body.add(source)


# The source for newer CPUs is the same kernels once more, compiled otherwise: in one file that takes other names. Public
# functions, and what sources share by its name, are those that are there already.
NEWER_CPU = root / "src/x86_64/products_bmi2_adx.c"
SHARED = {root / path for path in ("src/portable/internal.h", "src/portable/products_cpu.h",
                                   "src/portable/array_vector.h", "src/x86_64/cpu.h", "src/x86_64/avx512.h")}
MADE_OF_KERNELS = re.compile(r"kernel(_\w+)?\.h|limb\.h")


def is_repeated(path):
    if isinstance(path, str) or path in SHARED or path == NEWER_CPU:
        return False
    return include not in path.parents or MADE_OF_KERNELS.fullmatch(path.name) is not None


newer = Output([(path, where) for path, where in body.seen if not is_repeated(path)],
               [kernel for kernel in KERNELS if kernel[1].parent == NEWER_CPU.parent])
first = len(newer.seen)
newer.add(NEWER_CPU)
names, shared = set(), set()
INTERNAL = re.compile(r"U256_INTERNAL [^;{]*?\b(u256_k_\w+)\(")
for path in SHARED:
    shared |= set(INTERNAL.findall(path.read_text(encoding="utf-8")))
for path in {path for path, _ in newer.seen[first:] if is_repeated(path)}:
    text = "\n".join(kernel_lines(newer.kernels) if path == KERNEL else lines_of(path))
    # All that they define: functions and types, macros with the guards, enumerators.
    for match in re.findall(r"\bu256_k_\w+|#\s*define \w+|\benum [^;]*", text):
        names |= set(re.findall(r"\b(?:u256_k_\w+|U256_K_\w+|U256_\w+_H\b)", match))
    shared |= set(INTERNAL.findall(text))


def renamed(word):
    name = word.group()
    return name + ("_NEWER" if name.isupper() else "_newer") if name in names - shared else name


body.lines += [re.sub(r"\w+", renamed, line) for line in newer.lines]
header.write(header_path, HEAD_H)
body.write(source_path, HEAD_C)


def quoted(path):
    return str(path).replace(" ", "\\ ")


pathlib.Path(depfile).write_text(
    f"{quoted(header_path)} {quoted(source_path)}: {' '.join(map(quoted, read))}\n", encoding="utf-8")
