/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "divide.h"

/* By up to four limbs, for a of a_limbs. */
U256_K_ALWAYS_INLINE bool u256_k_divrem_by4(uint64_t *q, unsigned a_limbs, uint64_t r[4], const uint64_t *a,
                                            const uint64_t d[4])
{
    const unsigned m = u256_k_length(a, a_limbs), n = u256_k_length(d, 4);
    switch (n) {
    case 0:
        return u256_k_divide_by_zero(q, a_limbs, r, 4);
    case 1:
        u256_k_divide(q, a_limbs, r, a, m, d, 1);
        r[1] = r[2] = r[3] = 0;
        return false;
    case 2:
        u256_k_divide(q, a_limbs, r, a, m, d, 2);
        r[2] = r[3] = 0;
        return false;
    case 3:
        u256_k_divide(q, a_limbs, r, a, m, d, 3);
        r[3] = 0;
        return false;
    default:
        u256_k_divide(q, a_limbs, r, a, m, d, 4);
        return false;
    }
}

bool u256_k_divrem4(uint64_t q[4], uint64_t r[4], const uint64_t a[4], const uint64_t d[4])
{
    return u256_k_divrem_by4(q, 4, r, a, d);
}

bool u256_k_divrem8by4(uint64_t q[8], uint64_t r[4], const uint64_t a[8], const uint64_t d[4])
{
    return u256_k_divrem_by4(q, 8, r, a, d);
}
