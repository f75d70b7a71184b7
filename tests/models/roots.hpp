/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef MODELS_ROOTS_HPP
#define MODELS_ROOTS_HPP

/* Square roots: root.c, but for the roots of one limb and of two, which are approximations for 64 bits. */

#include "model.hpp"

/* All of four limbs. The root is counted along with the squares. */
inline uint64_t check_root()
{
    uint64_t root = 0;
    for (uint64_t a = 0; a < numbers<4>; a++) {
        root += (root + 1) * (root + 1) == a;
        const u256 x = number4(a);
        u256 r;
        u256_isqrt(&r, &x);
        expect(value_of(r) == root, "u256_isqrt", a);
    }
    return numbers<4>;
}

/* All of eight limbs. */
inline uint64_t check_root_wide()
{
    uint64_t root = 0;
    for (uint64_t a = 0; a < numbers<8>; a++) {
        root += (root + 1) * (root + 1) == a;
        const u512 x = number8(a);
        u256 r;
        u512_isqrt(&r, &x);
        expect(value_of(r) == root, "u512_isqrt", a);
    }
    return numbers<8>;
}

#endif
