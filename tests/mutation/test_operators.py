# SPDX-License-Identifier: MIT OR Apache-2.0
"""The mutants are those that the operators say, the files that are mutated can be read, and each key of equivalent.txt
is that of a mutant: test_operators.py."""

import pathlib
import sys

import equivalent
from operators import Source
from mutate import keyed, root
from units import UNITS

C = """
static inline bool f(uint64_t r[2], const uint64_t *a, unsigned n)
{
    uint64_t carry = 0, t[2] = {a[n] + 1}; /* not in (comments) */
#ifdef U256_K_X
    r[0] = (uint64_t)0 - t[0];
#endif
    if (carry && n > 3)
        carry |= u256_k_mac1(&carry, t[1], UINT64_C(5), 0x10u);
    for (int i = 0; i < 2; i++)
        r[i] = n ? ~t[i] : 0;
    return !carry;
}
"""
EXPECTED = """
constant: 0 -> 0 + 1
constant: 1 -> 1 + 1
constant: 1 -> 1 - 1
operator: a[n] + 1 -> a[n] - 1
operand alone: a[n] + 1 -> a[n]
statement: r[0] = (uint64_t)0 - t[0]; -> nothing
constant: 0 -> 0 + 1 #2
constant: 0 -> 0 + 1 #3
constant: 0 -> 0 + 1 #4
operator: (uint64_t)0 - t[0] -> (uint64_t)0 + t[0]
operand alone: (uint64_t)0 - t[0] -> (uint64_t)0
constant: 3 -> 3 + 1
constant: 3 -> 3 - 1
operator: n > 3 -> n >= 3
operator: carry && n > 3 -> carry || n > 3
operand alone: carry && n > 3 -> carry
operand alone: carry && n > 3 -> n > 3
statement: carry |= u256_k_mac1(&carry, t[1], UINT64_C(5), 0x10u); -> nothing
constant: 1 -> 1 + 1 #2
constant: 1 -> 1 - 1 #2
constant: UINT64_C(5) -> UINT64_C(5) + 1
constant: UINT64_C(5) -> UINT64_C(5) - 1
constant: 0x10u -> 0x10u + 1
constant: 0x10u -> 0x10u - 1
assignment: carry |= u256_k_mac1(&carry, t[1], UINT64_C(5), 0x10u) -> \
carry = u256_k_mac1(&carry, t[1], UINT64_C(5), 0x10u)
condition: carry && n > 3 -> true
condition: carry && n > 3 -> false
constant: 0 -> 0 + 1 #5
constant: 2 -> 2 + 1
constant: 2 -> 2 - 1
operator: i < 2 -> i <= 2
statement: r[i] = n ? ~t[i] : 0; -> nothing
operand alone: ~t[i] -> t[i]
constant: 0 -> 0 + 1 #6
condition: n -> true
condition: n -> false
operand alone: !carry -> carry
"""
ASSEMBLY = r"""
static void g(uint64_t *a, const uint64_t *b)
{
    __asm__("addq 8(%[b]), %[a]\n\t" /* CF = carry */
            "adcq $0, %[a]\n\t"
            "cmpq %[a], %[b]"
            : [a] "+&r"(*a)
            : [b] "r"(b)
            : "cc");
}
"""
INSTRUCTIONS = """
no instruction: addq 8(%[b]), %[a] -> nothing
instruction: addq 8(%[b]), %[a] -> subq 8(%[b]), %[a]
instruction: addq 8(%[b]), %[a] -> addq 0(%[b]), %[a]
instruction: adcq $0, %[a] -> addq $0, %[a]
no instruction: cmpq %[a], %[b] -> nothing
instruction: cmpq %[a], %[b] -> cmpq %[b], %[a]
"""
VECTOR = """
static __mmask8 h(__m512i x, __m512i y)
{
    return _mm512_cmplt_epu64_mask(_mm512_srli_epi64(x, 5), _mm512_set1_epi64(7));
}
"""
INTRINSICS = """
constant: 7 -> 7 + 1
constant: 7 -> 7 - 1
intrinsic: _mm512_srli_epi64(x, 5) -> _mm512_slli_epi64(x, 5)
intrinsic: _mm512_cmplt_epu64_mask(_mm512_srli_epi64(x, 5), _mm512_set1_epi64(7)) -> \
_mm512_cmple_epu64_mask(_mm512_srli_epi64(x, 5), _mm512_set1_epi64(7))
"""
failures = []


def same(what, got, expected):
    for line in sorted(set(got) ^ set(expected)):
        failures.append(f"{what}: {'not expected' if line in got else 'missing'}: {line}")


for function, text, expected in ("f", C, EXPECTED), ("g", ASSEMBLY, INSTRUCTIONS), ("h", VECTOR, INTRINSICS):
    source = Source("x.c", text)
    if source.with_mutants() != text:
        failures.append(f"{function}: without mutants the text is another one")
    same(function, {key.removeprefix(f"x.c {function}: ") for key in keyed(source)}, expected.strip().split("\n"))
    for number, mutant in enumerate(source.mutants):
        mutant.number = number
    changed = source.with_mutants()
    for number, mutant in enumerate(source.mutants):
        if f"U256_MUTANT({number})" not in changed or mutant.new not in changed:
            failures.append(f"{function}: not in the text: {mutant.operator}: {mutant.new}")

keys, entries = set(), set()
for unit, (kernel, topics) in UNITS.items():
    for file in topics:
        source = Source(file, (root / file).read_text(encoding="utf-8"))
        of_file = keyed(source).keys()
        keys |= of_file
        entries |= of_file | {f"{unit}: {key}" for key in of_file}
        if source.with_mutants() != source.text:
            failures.append(f"{file}: without mutants the text is another one")
for key in equivalent.read(pathlib.Path(__file__).with_name("equivalent.txt")).keys() - entries:
    failures.append(f"equivalent.txt: there is no such mutant: {key}")

print(*failures, sep="\n", file=sys.stderr)
print(f"{len(keys)} mutants; {len(failures)} wrong")
sys.exit(failures != [])
