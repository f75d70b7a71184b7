/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "divide.h"

/* Each pair of lengths has its own code, without loops. */
U256_K_ALWAYS_INLINE bool u256_k_divide4_by(uint64_t q[4], uint64_t r[4], const uint64_t a[4], unsigned m,
                                            const uint64_t d[4], unsigned n)
{
    u256_k_divide(q, 4, r, a, m, d, n);
    for (unsigned i = n; i < 4; i++)
        r[i] = 0;
    return u256_k_false();
}

/* Each a function of its own, since one limb by one saves no registers. */
U256_K_NEVER_INLINE bool u256_k_divide4_by1(uint64_t q[4], uint64_t r[4], const uint64_t a[4], const uint64_t d[4])
{
    return u256_k_divide4_by(q, r, a, 4, d, 1);
}

U256_K_NEVER_INLINE bool u256_k_divide3_by1(uint64_t q[4], uint64_t r[4], const uint64_t a[4], const uint64_t d[4])
{
    return u256_k_divide4_by(q, r, a, 3, d, 1);
}

U256_K_NEVER_INLINE bool u256_k_divide2_by1(uint64_t q[4], uint64_t r[4], const uint64_t a[4], const uint64_t d[4])
{
    return u256_k_divide4_by(q, r, a, 2, d, 1);
}

U256_K_NEVER_INLINE bool u256_k_divide4_by2(uint64_t q[4], uint64_t r[4], const uint64_t a[4], const uint64_t d[4])
{
    if (a[3] != 0)
        return u256_k_divide4_by(q, r, a, 4, d, 2);
    if (a[2] != 0)
        return u256_k_divide4_by(q, r, a, 3, d, 2);
    if (a[1] != 0)
        return u256_k_divide4_by(q, r, a, 2, d, 2);
    return u256_k_no_quotient(q, 4, r, a, 4);
}

U256_K_NEVER_INLINE bool u256_k_divide4_by3(uint64_t q[4], uint64_t r[4], const uint64_t a[4], const uint64_t d[4])
{
    if (a[3] != 0)
        return u256_k_divide4_by(q, r, a, 4, d, 3);
    if (a[2] != 0)
        return u256_k_divide4_by(q, r, a, 3, d, 3);
    return u256_k_no_quotient(q, 4, r, a, 4);
}

U256_K_NEVER_INLINE bool u256_k_divide4_by4(uint64_t q[4], uint64_t r[4], const uint64_t a[4], const uint64_t d[4])
{
    if (a[3] != 0)
        return u256_k_divide4_by(q, r, a, 4, d, 4);
    return u256_k_no_quotient(q, 4, r, a, 4);
}

U256_K_NEVER_INLINE bool u256_k_divide8_by1(uint64_t q[8], uint64_t r[4], const uint64_t a[8], unsigned m,
                                            const uint64_t d[4])
{
    u256_k_divide(q, 8, r, a, m, d, 1);
    r[1] = r[2] = r[3] = 0;
    return u256_k_false();
}

U256_K_NEVER_INLINE bool u256_k_divide8_by2(uint64_t q[8], uint64_t r[4], const uint64_t a[8], unsigned m,
                                            const uint64_t d[4])
{
    u256_k_divide(q, 8, r, a, m, d, 2);
    r[2] = r[3] = 0;
    return u256_k_false();
}

U256_K_NEVER_INLINE bool u256_k_divide8_by3(uint64_t q[8], uint64_t r[4], const uint64_t a[8], unsigned m,
                                            const uint64_t d[4])
{
    u256_k_divide(q, 8, r, a, m, d, 3);
    r[3] = 0;
    return u256_k_false();
}

U256_K_NEVER_INLINE bool u256_k_divide8_by4(uint64_t q[8], uint64_t r[4], const uint64_t a[8], unsigned m,
                                            const uint64_t d[4])
{
    u256_k_divide(q, 8, r, a, m, d, 4);
    return u256_k_false();
}

bool u256_k_divrem4_by_limb(uint64_t q[4], uint64_t r[4], const uint64_t a[4], const uint64_t *d)
{
    if (a[3] != 0)
        return u256_k_divide4_by1(q, r, a, d);
    if (a[2] != 0)
        return u256_k_divide3_by1(q, r, a, d);
    if (a[1] != 0)
        return u256_k_divide2_by1(q, r, a, d);
    return u256_k_divide_limb(q, 4, r, 4, a[0], d[0]);
}

/* By the n limbs of d. */
U256_K_ALWAYS_INLINE bool u256_k_divide4(uint64_t q[4], uint64_t r[4], const uint64_t a[4], const uint64_t d[4],
                                         unsigned n)
{
    switch (n) {
    case 0:
        return u256_k_divide_by_zero(q, 4, r, 4);
    case 1:
        return u256_k_divrem4_by_limb(q, r, a, d);
    case 2:
        return u256_k_divide4_by2(q, r, a, d);
    case 3:
        return u256_k_divide4_by3(q, r, a, d);
    default:
        return u256_k_divide4_by4(q, r, a, d);
    }
}

bool u256_k_divrem4(uint64_t q[4], uint64_t r[4], const uint64_t a[4], const uint64_t d[4])
{
    return u256_k_divide4(q, r, a, d, u256_k_length(d, 4));
}

bool u256_k_divide8(uint64_t q[8], uint64_t r[4], const uint64_t a[8], unsigned m, const uint64_t *d, unsigned n)
{
    if (m <= 4) {
        q[4] = q[5] = q[6] = q[7] = 0; /* as are these limbs of a, and of a d of eight limbs */
        return u256_k_divide4(q, r, a, d, n);
    }
    switch (n) {
    case 0:
        return u256_k_divide_by_zero(q, 8, r, 4);
    case 1:
        return u256_k_divide8_by1(q, r, a, m, d);
    case 2:
        return u256_k_divide8_by2(q, r, a, m, d);
    case 3:
        return u256_k_divide8_by3(q, r, a, m, d);
    default:
        return u256_k_divide8_by4(q, r, a, m, d);
    }
}

bool u256_k_divrem8by4(uint64_t q[8], uint64_t r[4], const uint64_t a[8], const uint64_t d[4])
{
    return u256_k_divide8(q, r, a, u256_k_length(a, 8), d, u256_k_length(d, 4));
}

#if U256_K_DIVIDES_BY_ROWS
U256_K_NEVER_INLINE void u256_k_divide_product_by2(uint64_t q[8], uint64_t r[4], const uint64_t a[4],
                                                   const uint64_t b[4], const uint64_t d[4])
{
    u256_k_divide_product_by_rows(q, r, a, b, d, 2);
    r[2] = r[3] = 0;
}

U256_K_NEVER_INLINE void u256_k_divide_product_by3(uint64_t q[8], uint64_t r[4], const uint64_t a[4],
                                                   const uint64_t b[4], const uint64_t d[4])
{
    u256_k_divide_product_by_rows(q, r, a, b, d, 3);
    r[3] = 0;
}

U256_K_NEVER_INLINE void u256_k_divide_product_by4(uint64_t q[8], uint64_t r[4], const uint64_t a[4],
                                                   const uint64_t b[4], const uint64_t d[4])
{
    u256_k_divide_product_by_rows(q, r, a, b, d, 4);
}

void u256_k_divide_product(uint64_t q[8], uint64_t r[4], const uint64_t a[4], const uint64_t b[4], const uint64_t d[4])
{
    if (d[3] != 0)
        u256_k_divide_product_by4(q, r, a, b, d);
    else if (d[2] != 0)
        u256_k_divide_product_by3(q, r, a, b, d);
    else
        u256_k_divide_product_by2(q, r, a, b, d);
}
#endif
