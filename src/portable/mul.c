/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/mul.h>

void u512_mul(u512 *r, const u512 *a, const u512 *b)
{
    u256_k_mul8(r->w, a->w, b->w);
}
