/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/bits.h>
#include <u256/number.h>

#include "invert_pow2.h"
#include "power.h"

unsigned u256_ilog10(const u256 *a)
{
    /* floor(length * log10(2)), exact by 1233 / 2^12 for lengths up to 256: the logarithm, or one more. */
    const unsigned length = u256_bit_len(a), log = length * 1233 >> 12;
    uint64_t power[4];
    u256_k_power_of_ten(power, log);
    return log - ((log > 0) & u256_k_lt4(a->w, power));
}

bool u256_inv_pow2(u256 *r, const u256 *a)
{
    static const uint64_t zero[4] = {0, 0, 0, 0};
    const bool even = !(a->w[0] & 1);
    uint64_t inverse[4];
    u256_k_invert_pow2(inverse, a->w);
    u256_k_select4(r->w, inverse, zero, even);
    return even;
}
