/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "limbs.h"

#include <string.h>

void limbs_add_small(uint64_t *w, int limbs, uint64_t k)
{
    for (int i = 0; i < limbs && k; i++) {
        w[i] += k;
        k = w[i] < k;
    }
}

void limbs_negate(uint64_t *w, int limbs)
{
    for (int i = 0; i < limbs; i++)
        w[i] = ~w[i];
    limbs_add_small(w, limbs, 1);
}

void limbs_add(uint64_t *r, const uint64_t *a, const uint64_t *b, int limbs)
{
    uint64_t carry = 0;
    for (int i = 0; i < limbs; i++) {
        const uint64_t s = a[i] + b[i], t = s + carry;
        carry = (s < b[i]) | (t < s);
        r[i] = t;
    }
}

void limbs_sub(uint64_t *r, const uint64_t *a, const uint64_t *b, int limbs)
{
    uint64_t borrow = 0;
    for (int i = 0; i < limbs; i++) {
        const uint64_t d = a[i] - b[i], t = d - borrow;
        borrow = (a[i] < b[i]) | (d < borrow);
        r[i] = t;
    }
}

/* By 32-bit digits, in columns of one: every sum of digit product, digit and carry fits 64 bits. */
void limbs_mul(uint64_t *r, int limbs, const uint64_t *a, int a_limbs, const uint64_t *b, int b_limbs)
{
    memset(r, 0, (size_t)limbs * sizeof *r);
    for (int i = 0; i < 2 * a_limbs; i++) {
        const uint64_t digit = a[i / 2] >> 32 * (i % 2) & UINT32_MAX;
        uint64_t carry = 0;
        for (int j = 0; i + j < 2 * limbs && (j < 2 * b_limbs || carry); j++) {
            const uint64_t other = j < 2 * b_limbs ? b[j / 2] >> 32 * (j % 2) & UINT32_MAX : 0;
            const int at = i + j, shift = 32 * (at % 2);
            const uint64_t t = digit * other + (r[at / 2] >> shift & UINT32_MAX) + carry;
            r[at / 2] = (r[at / 2] & ~((uint64_t)UINT32_MAX << shift)) | (t & UINT32_MAX) << shift;
            carry = t >> 32;
        }
    }
}

void limbs_shl(uint64_t *w, int limbs, unsigned bits)
{
    const int by = (int)(bits / 64);
    for (int i = limbs - 1; i >= 0; i--) {
        const uint64_t high = i >= by ? w[i - by] : 0, low = i > by ? w[i - by - 1] : 0;
        w[i] = bits % 64 ? high << bits % 64 | low >> (64 - bits % 64) : high;
    }
}

void limbs_shr(uint64_t *w, int limbs, unsigned bits)
{
    const int by = (int)(bits / 64);
    for (int i = 0; i < limbs; i++) {
        const uint64_t low = i + by < limbs ? w[i + by] : 0, high = i + by + 1 < limbs ? w[i + by + 1] : 0;
        w[i] = bits % 64 ? low >> bits % 64 | high << (64 - bits % 64) : low;
    }
}

bool limbs_less(const uint64_t *a, const uint64_t *b, int limbs)
{
    for (int i = limbs - 1; i >= 0; i--) {
        if (a[i] != b[i])
            return a[i] < b[i];
    }
    return false;
}

unsigned limbs_bit_len(const uint64_t *w, int limbs)
{
    for (int i = limbs - 1; i >= 0; i--) {
        unsigned bits = 0;
        for (uint64_t x = w[i]; x; x >>= 1)
            bits++;
        if (bits)
            return (unsigned)i * 64 + bits;
    }
    return 0;
}

void limbs_keep(uint64_t *w, int limbs, unsigned bits)
{
    for (int i = 0; i < limbs; i++) {
        const unsigned here = (unsigned)i * 64;
        if (here >= bits)
            w[i] = 0;
        else if (bits - here < 64)
            w[i] &= UINT64_MAX >> (64 - (bits - here));
    }
}
