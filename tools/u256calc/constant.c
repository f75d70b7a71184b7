/* SPDX-License-Identifier: MIT OR Apache-2.0 */

#include "constant.h"

#include <stdio.h>

#include "character.h"

const constant constants[] = {
    {"MAX", "2^256 - 1, the largest number", U256_INIT(UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX)},
    {"SMAX", "2^255 - 1, the largest signed number", U256_INIT(INT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX)},
    {"SMIN", "-2^255, the smallest signed number", U256_INIT(1ull << 63, 0, 0, 0)},
    {"SECP256K1_P", "the prime field of secp256k1, ECRECOVER's curve",
     U256_INIT(0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xfffffffefffffc2f)},
    {"SECP256K1_N", "the order of its group",
     U256_INIT(0xffffffffffffffff, 0xfffffffffffffffe, 0xbaaedce6af48a03b, 0xbfd25e8cd0364141)},
    {"BN254_P", "the prime field of BN254, the curve of ECADD, ECMUL and ECPAIRING",
     U256_INIT(0x30644e72e131a029, 0xb85045b68181585d, 0x97816a916871ca8d, 0x3c208c16d87cfd47)},
    {"BN254_R", "the order of its group",
     U256_INIT(0x30644e72e131a029, 0xb85045b68181585d, 0x2833e84879b97091, 0x43e1f593f0000001)},
    {NULL, NULL, U256_INIT(0, 0, 0, 0)},
};

const char limits_of_types[] = "INTn_MIN, INTn_MAX, UINTn_MAX for n = 8, 16, 24 to 256";

static bool find_limit(u256 *r, const char *name, size_t length)
{
    char text[16];
    for (unsigned bits = 8; bits <= 256; bits += 8) {
        snprintf(text, sizeof text, "UINT%u_MAX", bits);
        u256_mask_low(r, bits);
        if (word_is(name, length, text))
            return true;
        u256_mask_low(r, bits - 1);
        if (word_is(name, length, text + 1))
            return true;
        snprintf(text, sizeof text, "INT%u_MIN", bits);
        u256_not(r, r);
        if (word_is(name, length, text))
            return true;
    }
    return false;
}

bool find_constant(u256 *r, const char *name, size_t length)
{
    for (const constant *c = constants; c->name; c++) {
        *r = c->value;
        if (word_is(name, length, c->name))
            return true;
    }
    return find_limit(r, name, length);
}
