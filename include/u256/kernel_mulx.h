/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_KERNEL_MULX_H
#define U256_KERNEL_MULX_H

/*
 * Rows and squares for x86-64 CPUs with BMI2 and ADX: mulx leaves the flags alone, so that adcx and adox keep two
 * independent carry chains in them, CF and OF. Included by src/x86_64/kernel_asm.h before the headers that all backends
 * share, which then omit these kernels; empty without U256_K_BMI2_ADX. Notation as in src/portable/kernel_int128.h.
 */

#include <u256/limb.h>

#ifdef U256_K_BMI2_ADX

    #define U256_K_HAS_MUL4X1
static inline uint64_t u256_k_mul4x1(uint64_t r[4], const uint64_t a[4], uint64_t k, uint64_t carry)
{
    /* By adcx, although one chain would do: it and mulx do not compete for the same ports, as an add or adc may. */
    uint64_t r0, r1, r2, r3, r4, lo, hi;
    __asm__(
        "xorl %k[r4], %k[r4]\n\t" /* and CF = 0 */
        "mulxq %[a0], %[r0], %[r1]\n\t"
        "adcxq %[carry], %[r0]\n\t"
        "mulxq %[a1], %[lo], %[r2]\n\t"
        "adcxq %[lo], %[r1]\n\t"
        "mulxq %[a2], %[lo], %[r3]\n\t"
        "adcxq %[lo], %[r2]\n\t"
        "mulxq %[a3], %[lo], %[hi]\n\t"
        "adcxq %[lo], %[r3]\n\t"
        "adcxq %[hi], %[r4]" /* no carry out: [a] k + carry < 2^320 */
        : [r0] "=&r"(r0), [r1] "=&r"(r1), [r2] "=&r"(r2), [r3] "=&r"(r3), [r4] "=&r"(r4), [lo] "=&r"(lo), [hi] "=&r"(hi)
        : "d"(k), [carry] "rm"(carry), [a0] U256_K_IN(a[0]), [a1] U256_K_IN(a[1]), [a2] U256_K_IN(a[2]),
          [a3] U256_K_IN(a[3])
        : "cc");
    u256_k_set4(r, r0, r1, r2, r3);
    return r4;
}

    /* Low halves are added with CF (adcx), high halves with OF (adox): neither chain waits for the other. */
    #define U256_K_HAS_ADDMUL4X1
static inline uint64_t u256_k_addmul4x1(uint64_t r[4], const uint64_t a[4], uint64_t k)
{
    uint64_t r0 = r[0], r1 = r[1], r2 = r[2], r3 = r[3], r4, lo, hi;
    __asm__(
        "xorl %k[r4], %k[r4]\n\t" /* and CF = OF = 0 */
        "mulxq %[a0], %[lo], %[hi]\n\t"
        "adcxq %[lo], %[r0]\n\t"
        "adoxq %[hi], %[r1]\n\t"
        "mulxq %[a1], %[lo], %[hi]\n\t"
        "adcxq %[lo], %[r1]\n\t"
        "adoxq %[hi], %[r2]\n\t"
        "mulxq %[a2], %[lo], %[hi]\n\t"
        "adcxq %[lo], %[r2]\n\t"
        "adoxq %[hi], %[r3]\n\t"
        "mulxq %[a3], %[lo], %[hi]\n\t"
        "adcxq %[lo], %[r3]\n\t"
        "adoxq %[r4], %[hi]\n\t"
        "adcxq %[hi], %[r4]" /* neither chain carries out: [r] + [a] k < 2^320 */
        : [r0] "+&r"(r0), [r1] "+&r"(r1), [r2] "+&r"(r2), [r3] "+&r"(r3), [r4] "=&r"(r4), [lo] "=&r"(lo), [hi] "=&r"(hi)
        : "d"(k), [a0] U256_K_IN(a[0]), [a1] U256_K_IN(a[1]), [a2] U256_K_IN(a[2]), [a3] U256_K_IN(a[3])
        : "cc");
    u256_k_set4(r, r0, r1, r2, r3);
    return r4;
}

    #define U256_K_HAS_SQR4_WIDE
static inline void u256_k_sqr4_wide(uint64_t r[8], const uint64_t a[4])
{
    /* t6..t1 = the products of two different limbs, each once: a row for a0, then those for a1 and a2. */
    uint64_t t0, t1, t2, t3, t4, t5, t6, t7, lo, hi;
    __asm__("mulxq %[a1], %[t1], %[t2]\n\t"
            "mulxq %[a2], %[lo], %[t3]\n\t"
            "addq %[lo], %[t2]\n\t"
            "mulxq %[a3], %[lo], %[t4]\n\t"
            "adcq %[lo], %[t3]\n\t"
            "adcq $0, %[t4]" /* a0 [a] < 2^320 */
            : [t1] "=&r"(t1), [t2] "=&r"(t2), [t3] "=&r"(t3), [t4] "=&r"(t4), [lo] "=&r"(lo)
            : "d"(a[0]), [a1] U256_K_IN(a[1]), [a2] U256_K_IN(a[2]), [a3] U256_K_IN(a[3])
            : "cc");
    __asm__("xorl %k[t5], %k[t5]\n\t" /* and CF = OF = 0 */
            "mulxq %[a2], %[lo], %[hi]\n\t"
            "adcxq %[lo], %[t3]\n\t"
            "adoxq %[hi], %[t4]\n\t"
            "mulxq %[a3], %[lo], %[hi]\n\t"
            "adcxq %[lo], %[t4]\n\t"
            "adoxq %[t5], %[hi]\n\t"
            "adcxq %[hi], %[t5]" /* neither chain carries out, nor below: [t] <= [a]^2 / 2 */
            : [t3] "+&r"(t3), [t4] "+&r"(t4), [t5] "=&r"(t5), [lo] "=&r"(lo), [hi] "=&r"(hi)
            : "d"(a[1]), [a2] U256_K_IN(a[2]), [a3] U256_K_IN(a[3])
            : "cc");
    __asm__("mulxq %[a3], %[lo], %[t6]\n\t"
            "addq %[lo], %[t5]\n\t"
            "adcq $0, %[t6]"
            : [t5] "+&r"(t5), [t6] "=&r"(t6), [lo] "=&r"(lo)
            : "d"(a[2]), [a3] U256_K_IN(a[3])
            : "cc");
    /* [t] = 2 [t] + the squares of the limbs: CF carries the doubling, OF the squares. */
    __asm__("xorl %k[t7], %k[t7]\n\t"
            "movq (%[a]), %%rdx\n\t"
            "mulxq %%rdx, %[t0], %[hi]\n\t"
            "adcxq %[t1], %[t1]\n\t"
            "adoxq %[hi], %[t1]\n\t"
            "movq 8(%[a]), %%rdx\n\t"
            "mulxq %%rdx, %[lo], %[hi]\n\t"
            "adcxq %[t2], %[t2]\n\t"
            "adoxq %[lo], %[t2]\n\t"
            "adcxq %[t3], %[t3]\n\t"
            "adoxq %[hi], %[t3]\n\t"
            "movq 16(%[a]), %%rdx\n\t"
            "mulxq %%rdx, %[lo], %[hi]\n\t"
            "adcxq %[t4], %[t4]\n\t"
            "adoxq %[lo], %[t4]\n\t"
            "adcxq %[t5], %[t5]\n\t"
            "adoxq %[hi], %[t5]\n\t"
            "movq 24(%[a]), %%rdx\n\t"
            "mulxq %%rdx, %[lo], %[hi]\n\t"
            "adcxq %[t6], %[t6]\n\t"
            "adoxq %[lo], %[t6]\n\t"
            "adcxq %[t7], %[t7]\n\t"
            "adoxq %[hi], %[t7]"
            : [t0] "=&r"(t0), [t1] "+&r"(t1), [t2] "+&r"(t2), [t3] "+&r"(t3), [t4] "+&r"(t4), [t5] "+&r"(t5),
              [t6] "+&r"(t6), [t7] "=&r"(t7), [lo] "=&r"(lo), [hi] "=&r"(hi)
            : [a] "r"(a), "m"(*(const uint64_t(*)[4])a) /* -O0 would take a register for each of four addresses */
            : "rdx", "cc");
    u256_k_set4(r, t0, t1, t2, t3);
    u256_k_set4(r + 4, t4, t5, t6, t7);
}

    /* The limbs of x in the order in which they become known. */
    #define U256_K_HAS_ESTIMATE192
static inline void u256_k_estimate192(uint64_t e[4], const uint64_t x[4], const uint64_t v[3])
{
    uint64_t e0 = x[0], e1 = x[1], e2 = x[2], e3 = x[3], lo, hi, zero;
    __asm__("movq %[x0], %%rdx\n\t"
            "xorl %k[zero], %k[zero]\n\t" /* and CF = OF = 0 */
            "mulxq 16(%[v]), %[lo], %[hi]\n\t"
            "adcxq %[hi], %[e0]\n\t"
            "adcxq %[zero], %[e1]\n\t"
            "adcxq %[zero], %[e2]\n\t"
            "adcxq %[zero], %[e3]\n\t"
            "movq %[x1], %%rdx\n\t"
            "xorl %k[zero], %k[zero]\n\t"
            "mulxq 8(%[v]), %[lo], %[hi]\n\t"
            "adcxq %[hi], %[e0]\n\t"
            "mulxq 16(%[v]), %[lo], %[hi]\n\t"
            "adoxq %[lo], %[e0]\n\t"
            "adcxq %[hi], %[e1]\n\t"
            "adoxq %[zero], %[e1]\n\t"
            "adcxq %[zero], %[e2]\n\t"
            "adoxq %[zero], %[e2]\n\t"
            "adcxq %[zero], %[e3]\n\t"
            "adoxq %[zero], %[e3]\n\t"
            "movq %[x2], %%rdx\n\t"
            "xorl %k[zero], %k[zero]\n\t"
            "mulxq (%[v]), %[lo], %[hi]\n\t"
            "adcxq %[hi], %[e0]\n\t"
            "mulxq 8(%[v]), %[lo], %[hi]\n\t"
            "adoxq %[lo], %[e0]\n\t"
            "adcxq %[hi], %[e1]\n\t"
            "mulxq 16(%[v]), %[lo], %[hi]\n\t"
            "adoxq %[lo], %[e1]\n\t"
            "adcxq %[hi], %[e2]\n\t"
            "adoxq %[zero], %[e2]\n\t"
            "adcxq %[zero], %[e3]\n\t"
            "adoxq %[zero], %[e3]"
            : [e0] "+&r"(e0), [e1] "+&r"(e1), [e2] "+&r"(e2), [e3] "+&r"(e3), [lo] "=&r"(lo), [hi] "=&r"(hi),
              [zero] "=&r"(zero)
            : [x0] U256_K_IN(x[0]), [x1] U256_K_IN(x[1]), [x2] U256_K_IN(x[2]), [v] "r"(v),
              "m"(*(const uint64_t(*)[3])v) /* -O0 would take a register for each of three addresses */
            : "rdx", "cc");
    u256_k_set4(e, e0, e1, e2, e3);
}

    #define U256_K_HAS_SUBMUL4X2
static inline void u256_k_submul4x2(uint64_t r[4], const uint64_t a[4], const uint64_t m[4], const uint64_t q[2])
{
    uint64_t p0, p1, p2, p3, lo, hi, top;
    __asm__("movq %[q0], %[top]\n\t"
            "imulq 24(%[m]), %[top]\n\t"
            "movq %[q0], %%rdx\n\t"
            "mulxq (%[m]), %[p0], %[p1]\n\t"
            "mulxq 8(%[m]), %[lo], %[p2]\n\t"
            "addq %[lo], %[p1]\n\t"
            "mulxq 16(%[m]), %[lo], %[p3]\n\t"
            "adcq %[lo], %[p2]\n\t"
            "adcq %[top], %[p3]\n\t"
            "movq %[q1], %[top]\n\t"
            "imulq 16(%[m]), %[top]\n\t"
            "movq %[q1], %%rdx\n\t"
            "xorl %k[lo], %k[lo]\n\t" /* and CF = OF = 0 */
            "mulxq (%[m]), %[lo], %[hi]\n\t"
            "adcxq %[lo], %[p1]\n\t"
            "adoxq %[hi], %[p2]\n\t"
            "mulxq 8(%[m]), %[lo], %[hi]\n\t"
            "adcxq %[lo], %[p2]\n\t"
            "adoxq %[hi], %[p3]\n\t"
            "adcxq %[top], %[p3]"
            : [p0] "=&r"(p0), [p1] "=&r"(p1), [p2] "=&r"(p2), [p3] "=&r"(p3), [lo] "=&r"(lo), [hi] "=&r"(hi),
              [top] "=&r"(top)
            : [q0] "r"(q[0]), [q1] "r"(q[1]), [m] "r"(m), "m"(*(const uint64_t(*)[4])m)
            : "rdx", "cc");
    const uint64_t product[4] = {p0, p1, p2, p3};
    u256_k_sub4(r, a, product, false);
}

    #define U256_K_HAS_MONT_SQR4 /* in kernel_mulx_montgomery.h, after what it needs */

#endif /* BMI2 and ADX */

#endif /* U256_KERNEL_MULX_H */
