/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef LIMBS_H
#define LIMBS_H

/* As much arithmetic over limb arrays as the generator needs to build its operands: slow, obvious, and no part of what
 * is tested. */

#include <stdbool.h>
#include <stdint.h>

/* w += k, modulo its size. */
void limbs_add_small(uint64_t *w, int limbs, uint64_t k);

/* w = -w, modulo its size. */
void limbs_negate(uint64_t *w, int limbs);

/* r = a + b, r = a - b, modulo their size. */
void limbs_add(uint64_t *r, const uint64_t *a, const uint64_t *b, int limbs);
void limbs_sub(uint64_t *r, const uint64_t *a, const uint64_t *b, int limbs);

/* r = a * b modulo r's size; r is neither of them. */
void limbs_mul(uint64_t *r, int limbs, const uint64_t *a, int a_limbs, const uint64_t *b, int b_limbs);

/* w *= 2^bits or w = floor(w / 2^bits), modulo its size. */
void limbs_shl(uint64_t *w, int limbs, unsigned bits);
void limbs_shr(uint64_t *w, int limbs, unsigned bits);

bool limbs_less(const uint64_t *a, const uint64_t *b, int limbs);
unsigned limbs_bit_len(const uint64_t *w, int limbs);

/* w modulo 2^bits. */
void limbs_keep(uint64_t *w, int limbs, unsigned bits);

#endif
