/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "divide.h"

bool u256_k_divrem4(uint64_t q[4], uint64_t r[4], const uint64_t a[4], const uint64_t d[4])
{
    const unsigned m = u256_k_length(a, 4), n = u256_k_length(d, 4);
    uint64_t rem[4] = {0, 0, 0, 0};
    unsigned filled = 0;
    if (n > 0 && m < n) {
        for (unsigned i = 0; i < 4; i++)
            rem[i] = a[i];
    } else if (n > 0) {
        filled = m - n + 1;
        switch (n) {
        case 1:
            u256_k_divide(q, rem, a, m, d, 1);
            break;
        case 2:
            u256_k_divide(q, rem, a, m, d, 2);
            break;
        case 3:
            u256_k_divide(q, rem, a, m, d, 3);
            break;
        default:
            u256_k_divide(q, rem, a, m, d, 4);
            break;
        }
    }
    for (unsigned i = filled; i < 4; i++)
        q[i] = 0;
    for (unsigned i = 0; i < 4; i++)
        r[i] = rem[i];
    return n == 0;
}

bool u256_k_divrem8by4(uint64_t q[8], uint64_t r[4], const uint64_t a[8], const uint64_t d[4])
{
    const unsigned m = u256_k_length(a, 8), n = u256_k_length(d, 4);
    uint64_t rem[4] = {0, 0, 0, 0};
    unsigned filled = 0;
    if (n > 0 && m < n) {
        for (unsigned i = 0; i < m; i++)
            rem[i] = a[i];
    } else if (n > 0) {
        filled = m - n + 1;
        switch (n) {
        case 1:
            u256_k_divide(q, rem, a, m, d, 1);
            break;
        case 2:
            u256_k_divide(q, rem, a, m, d, 2);
            break;
        case 3:
            u256_k_divide(q, rem, a, m, d, 3);
            break;
        default:
            u256_k_divide(q, rem, a, m, d, 4);
            break;
        }
    }
    for (unsigned i = filled; i < 8; i++)
        q[i] = 0;
    for (unsigned i = 0; i < 4; i++)
        r[i] = rem[i];
    return n == 0;
}
