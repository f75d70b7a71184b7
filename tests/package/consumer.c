/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* A user's program, in C and in C++ alike: a little of every kind of function, checked, and the backend on stdout. */
#include <u256.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    const u256 one = U256_ONE, max = U256_MAX;
    u256 sum, back;
    u512 square, product;

    /* max + 1 wraps to 0; (2^256 - 1)^2 = 2^512 - 2^257 + 1, in one call and by the function that is never inline. */
    const bool carry = u256_add(&sum, &max, &one);
    const bool borrow = u256_sub(&back, &sum, &one);
    u256_full_mul(&square, &max, &max);
    u512 wide_max = U512_ZERO;
    u512_from_u256(&wide_max, &max, &sum);
    u512_mul(&product, &wide_max, &wide_max);
    const u256 high = u512_hi(&square);

    if (!carry || !u256_is_zero(&sum) || !borrow || !u256_eq(&back, &max) || square.w[0] != 1 ||
        high.w[0] != UINT64_MAX - 1 || high.w[3] != UINT64_MAX || memcmp(&square, &product, sizeof square) != 0 ||
        u256_clz(&one) != 255) {
        fprintf(stderr, "wrong results\n");
        return 1;
    }
    printf("%s %s\n", u256_backend(), u256_version());
    return 0;
}
