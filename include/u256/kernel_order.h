/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_KERNEL_ORDER_H
#define U256_KERNEL_ORDER_H

/*
 * Orders, choices and signed and saturated sums for x86-64, by the flags that a subtraction or an addition
 * leaves: CF is the borrow or carry, SF != OF the order of two's complement, OF its overflow. Also
 * u256_k_top_limb4, by cmov. Included by src/x86_64/kernel_asm.h. The contracts are in kernel_rows.h; that of
 * u256_k_top_limb4 is in kernel_steps.h.
 */

/* -1, 0 or 1 if [a] is less than, equal to or greater than [b], given [a] - [b] and whether [a] < [b]. */
static inline int u256_k_cmp_of(const uint64_t difference[4], bool less)
{
    const int differ = (difference[0] | difference[1] | difference[2] | difference[3]) != 0;
    return differ - 2 * less;
}

#define U256_K_HAS_CMP4
static inline int u256_k_cmp4(const uint64_t a[4], const uint64_t b[4])
{
    uint64_t difference[4];
    const bool less = u256_k_sub4(difference, a, b, false);
    return u256_k_cmp_of(difference, less);
}

/* [r] = [a] - [b]. As two's complement, the result is whether [a] < [b], and *overflow is whether the difference lies
 * outside [-2^255, 2^255): both are flags of the subtraction of the top limbs. */
static inline bool u256_k_sub4_signed(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool *overflow)
{
    uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3];
    bool less, beyond;
    __asm__("subq %[b0], %[r0]\n\t"
            "sbbq %[b1], %[r1]\n\t"
            "sbbq %[b2], %[r2]\n\t"
            "sbbq %[b3], %[r3]"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), "=@ccl"(less), "=@cco"(beyond)
            : [b0] U256_K_IN_IMM(b[0]), [b1] U256_K_IN_IMM(b[1]), [b2] U256_K_IN_IMM(b[2]), [b3] U256_K_IN_IMM(b[3]));
    u256_k_set4(r, r0, r1, r2, r3);
    *overflow = beyond;
    return less;
}

#define U256_K_HAS_SLT4
static inline bool u256_k_slt4(const uint64_t a[4], const uint64_t b[4])
{
    uint64_t difference[4];
    bool overflow;
    return u256_k_sub4_signed(difference, a, b, &overflow);
}

#define U256_K_HAS_SCMP4
static inline int u256_k_scmp4(const uint64_t a[4], const uint64_t b[4])
{
    uint64_t difference[4];
    bool overflow;
    const bool less = u256_k_sub4_signed(difference, a, b, &overflow);
    return u256_k_cmp_of(difference, less);
}

#define U256_K_HAS_SSUB4
static inline bool u256_k_ssub4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    bool overflow;
    u256_k_sub4_signed(r, a, b, &overflow);
    return overflow;
}

#define U256_K_HAS_SADD4
static inline bool u256_k_sadd4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3];
    bool overflow;
    __asm__("addq %[b0], %[r0]\n\t"
            "adcq %[b1], %[r1]\n\t"
            "adcq %[b2], %[r2]\n\t"
            "adcq %[b3], %[r3]"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), "=@cco"(overflow)
            : [b0] U256_K_IN_IMM(b[0]), [b1] U256_K_IN_IMM(b[1]), [b2] U256_K_IN_IMM(b[2]), [b3] U256_K_IN_IMM(b[3]));
    u256_k_set4(r, r0, r1, r2, r3);
    return overflow;
}

#define U256_K_HAS_TOP_LIMB4
static inline uint64_t u256_k_top_limb4(uint64_t *empty, const uint64_t a[4])
{
    uint64_t top = a[0], above = 3;
    __asm__("testq %[a1], %[a1]\n\t"
            "cmovneq %[a1], %[top]\n\t"
            "cmovneq %[two], %[above]\n\t"
            "testq %[a2], %[a2]\n\t"
            "cmovneq %[a2], %[top]\n\t"
            "cmovneq %[one], %[above]\n\t"
            "testq %[a3], %[a3]\n\t"
            "cmovneq %[a3], %[top]\n\t"
            "cmovneq %[none], %[above]"
            : [top] "+&r"(top), [above] "+&r"(above)
            : [a1] "r"(a[1]), [a2] "r"(a[2]), [a3] "r"(a[3]), [two] "r"(UINT64_C(2)), [one] "r"(UINT64_C(1)),
              [none] "r"(UINT64_C(0))
            : "cc");
    *empty = above;
    return top;
}

/* gcc makes a branch of what looks like a selection in C; for a count or an order that cannot be predicted that would
 * cost twice as much as this. */
#define U256_K_HAS_SELECT4
static inline void u256_k_select4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool take_b)
{
    uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3];
    const uint8_t chosen = take_b;      /* for a bool itself clang guarantees only one bit of the register */
    if (__builtin_constant_p(take_b)) { /* a shift by a constant: no code is left of this */
        r0 = take_b ? b[0] : r0;
        r1 = take_b ? b[1] : r1;
        r2 = take_b ? b[2] : r2;
        r3 = take_b ? b[3] : r3;
    } else {
        __asm__("testb %[chosen], %[chosen]\n\t"
                "cmovneq %[b0], %[r0]\n\t"
                "cmovneq %[b1], %[r1]\n\t"
                "cmovneq %[b2], %[r2]\n\t"
                "cmovneq %[b3], %[r3]"
                : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3)
                : [chosen] "q"(chosen), [b0] U256_K_IN(b[0]), [b1] U256_K_IN(b[1]), [b2] U256_K_IN(b[2]),
                  [b3] U256_K_IN(b[3])
                : "cc");
    }
    u256_k_set4(r, r0, r1, r2, r3);
}

/* name() sets [r] = [b] if the flags of [b] - [a] meet the condition, otherwise [a]. A macro, because a condition is
 * part of an instruction's name. */
#define U256_K_DEFINE_CHOICE4(name, condition)                                                                         \
    static inline void name(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])                                   \
    {                                                                                                                  \
        uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3], t = b[1];                                                 \
        __asm__("cmpq %[r0], %[b0]\n\t"                                                                                \
                "sbbq %[r1], %[t]\n\t"                                                                                 \
                "movq %[b2], %[t]\n\t"                                                                                 \
                "sbbq %[r2], %[t]\n\t"                                                                                 \
                "movq %[b3], %[t]\n\t"                                                                                 \
                "sbbq %[r3], %[t]\n\t"                                                                                 \
                "cmov" condition "q %[b0], %[r0]\n\t"                                                                  \
                "cmov" condition "q %[b1], %[r1]\n\t"                                                                  \
                "cmov" condition "q %[b2], %[r2]\n\t"                                                                  \
                "cmov" condition "q %[b3], %[r3]"                                                                      \
                : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [t] "+&r"(t)                         \
                : [b0] U256_K_IN(b[0]), [b1] U256_K_IN(b[1]), [b2] U256_K_IN(b[2]), [b3] U256_K_IN(b[3])               \
                : "cc");                                                                                               \
        u256_k_set4(r, r0, r1, r2, r3);                                                                                \
    }
U256_K_DEFINE_CHOICE4(u256_k_lesser4, "b")
U256_K_DEFINE_CHOICE4(u256_k_greater4, "ae")
U256_K_DEFINE_CHOICE4(u256_k_signed_lesser4, "l")
U256_K_DEFINE_CHOICE4(u256_k_signed_greater4, "ge")
#undef U256_K_DEFINE_CHOICE4

#define U256_K_HAS_MIN4
static inline void u256_k_min4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool is_signed)
{
    if (is_signed)
        u256_k_signed_lesser4(r, a, b);
    else
        u256_k_lesser4(r, a, b);
}

#define U256_K_HAS_MAX4
static inline void u256_k_max4(uint64_t r[4], const uint64_t a[4], const uint64_t b[4], bool is_signed)
{
    if (is_signed)
        u256_k_signed_greater4(r, a, b);
    else
        u256_k_greater4(r, a, b);
}

/* With eight limbs the second operand is in memory, so the flags are those of [a] - [b] here: [r] = [b] if they
 * meet the condition. */
#define U256_K_DEFINE_CHOICE8(name, condition)                                                                         \
    static inline void name(uint64_t r[8], const uint64_t a[8], const uint64_t b[8])                                   \
    {                                                                                                                  \
        uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3], r4 = a[4], r5 = a[5], r6 = a[6], r7 = a[7], t;            \
        __asm__("cmpq (%[b]), %[r0]\n\t"                                                                               \
                "movq %[r1], %[t]\n\t"                                                                                 \
                "sbbq 8(%[b]), %[t]\n\t"                                                                               \
                "movq %[r2], %[t]\n\t"                                                                                 \
                "sbbq 16(%[b]), %[t]\n\t"                                                                              \
                "movq %[r3], %[t]\n\t"                                                                                 \
                "sbbq 24(%[b]), %[t]\n\t"                                                                              \
                "movq %[r4], %[t]\n\t"                                                                                 \
                "sbbq 32(%[b]), %[t]\n\t"                                                                              \
                "movq %[r5], %[t]\n\t"                                                                                 \
                "sbbq 40(%[b]), %[t]\n\t"                                                                              \
                "movq %[r6], %[t]\n\t"                                                                                 \
                "sbbq 48(%[b]), %[t]\n\t"                                                                              \
                "movq %[r7], %[t]\n\t"                                                                                 \
                "sbbq 56(%[b]), %[t]\n\t"                                                                              \
                "cmov" condition "q (%[b]), %[r0]\n\t"                                                                 \
                "cmov" condition "q 8(%[b]), %[r1]\n\t"                                                                \
                "cmov" condition "q 16(%[b]), %[r2]\n\t"                                                               \
                "cmov" condition "q 24(%[b]), %[r3]\n\t"                                                               \
                "cmov" condition "q 32(%[b]), %[r4]\n\t"                                                               \
                "cmov" condition "q 40(%[b]), %[r5]\n\t"                                                               \
                "cmov" condition "q 48(%[b]), %[r6]\n\t"                                                               \
                "cmov" condition "q 56(%[b]), %[r7]"                                                                   \
                : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [r4] "+&r"(r4), [r5] "+&r"(r5),      \
                  [r6] "+&r"(r6), [r7] "+&r"(r7), [t] "=&r"(t)                                                         \
                : [b] "r"(b), "m"(*(const uint64_t(*)[8])b)                                                            \
                : "cc");                                                                                               \
        u256_k_set4(r, r0, r1, r2, r3);                                                                                \
        u256_k_set4(r + 4, r4, r5, r6, r7);                                                                            \
    }
#define U256_K_HAS_MIN8
#define U256_K_HAS_MAX8
U256_K_DEFINE_CHOICE8(u256_k_min8, "ae")
U256_K_DEFINE_CHOICE8(u256_k_max8, "b")
#undef U256_K_DEFINE_CHOICE8

/* Here the carry or borrow selects. */
#define U256_K_HAS_ADD4_SAT
static inline bool u256_k_add4_sat(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3];
    bool carry;
    __asm__("addq %[b0], %[r0]\n\t"
            "adcq %[b1], %[r1]\n\t"
            "adcq %[b2], %[r2]\n\t"
            "adcq %[b3], %[r3]\n\t"
            "cmovcq %[ones], %[r0]\n\t"
            "cmovcq %[ones], %[r1]\n\t"
            "cmovcq %[ones], %[r2]\n\t"
            "cmovcq %[ones], %[r3]"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), "=@ccc"(carry)
            : [b0] U256_K_IN_IMM(b[0]), [b1] U256_K_IN_IMM(b[1]), [b2] U256_K_IN_IMM(b[2]), [b3] U256_K_IN_IMM(b[3]),
              [ones] "r"(UINT64_MAX));
    u256_k_set4(r, r0, r1, r2, r3);
    return carry;
}

#define U256_K_HAS_SUB4_SAT
static inline bool u256_k_sub4_sat(uint64_t r[4], const uint64_t a[4], const uint64_t b[4])
{
    uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3];
    bool borrow;
    __asm__("subq %[b0], %[r0]\n\t"
            "sbbq %[b1], %[r1]\n\t"
            "sbbq %[b2], %[r2]\n\t"
            "sbbq %[b3], %[r3]\n\t"
            "cmovcq %[zero], %[r0]\n\t"
            "cmovcq %[zero], %[r1]\n\t"
            "cmovcq %[zero], %[r2]\n\t"
            "cmovcq %[zero], %[r3]"
            : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), "=@ccc"(borrow)
            : [b0] U256_K_IN_IMM(b[0]), [b1] U256_K_IN_IMM(b[1]), [b2] U256_K_IN_IMM(b[2]), [b3] U256_K_IN_IMM(b[3]),
              [zero] "r"(UINT64_C(0)));
    u256_k_set4(r, r0, r1, r2, r3);
    return borrow;
}

/* The flag of the last subtraction is the one that selects. Not with clang, which takes a register for each of the
 * twelve limbs (U256_K_IN) and spills others. */
#ifndef __clang__
    #define U256_K_HAS_SUB4_OR
static inline void u256_k_sub4_or(uint64_t r[4], bool top, const uint64_t a[4], const uint64_t b[4],
                                  const uint64_t other[4])
{
    uint64_t r0 = a[0], r1 = a[1], r2 = a[2], r3 = a[3];
    unsigned char above = top;
    if (__builtin_constant_p(top) && !top)
        __asm__("subq %[b0], %[r0]\n\t"
                "sbbq %[b1], %[r1]\n\t"
                "sbbq %[b2], %[r2]\n\t"
                "sbbq %[b3], %[r3]\n\t"
                "cmovcq %[other0], %[r0]\n\t"
                "cmovcq %[other1], %[r1]\n\t"
                "cmovcq %[other2], %[r2]\n\t"
                "cmovcq %[other3], %[r3]"
                : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3)
                : [b0] U256_K_IN(b[0]), [b1] U256_K_IN(b[1]), [b2] U256_K_IN(b[2]), [b3] U256_K_IN(b[3]),
                  [other0] U256_K_IN(other[0]), [other1] U256_K_IN(other[1]), [other2] U256_K_IN(other[2]),
                  [other3] U256_K_IN(other[3])
                : "cc");
    else
        __asm__("subq %[b0], %[r0]\n\t"
                "sbbq %[b1], %[r1]\n\t"
                "sbbq %[b2], %[r2]\n\t"
                "sbbq %[b3], %[r3]\n\t"
                "sbbb $0, %[above]\n\t"
                "cmovcq %[other0], %[r0]\n\t"
                "cmovcq %[other1], %[r1]\n\t"
                "cmovcq %[other2], %[r2]\n\t"
                "cmovcq %[other3], %[r3]"
                : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [above] "+&q"(above)
                : [b0] U256_K_IN(b[0]), [b1] U256_K_IN(b[1]), [b2] U256_K_IN(b[2]), [b3] U256_K_IN(b[3]),
                  [other0] U256_K_IN(other[0]), [other1] U256_K_IN(other[1]), [other2] U256_K_IN(other[2]),
                  [other3] U256_K_IN(other[3])
                : "cc");
    u256_k_set4(r, r0, r1, r2, r3);
}
#endif

#endif /* U256_KERNEL_ORDER_H */
