/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef LAWS_H
#define LAWS_H

/* What ties operations of one backend to each other: identities that hold for all operands, without another library's
 * answer. A law takes its operands from the generator and says whether it holds. */

#include "check.h"
#include "gen.h"

/* A backend's function, by the member of its shape: FN(flag_r_ab, u256_add)(&r, &a, &b). Needs `unit` in sight. */
#define FN(shape, name) (unit->operation[OP_##name].shape)

typedef struct {
    u256 a, b, c;
    u512 wide, wide2;
} law_operands; /* what a report prints: all that the law drew */

typedef struct {
    const char *name;
    bool (*holds)(const backend *unit, const law_operands *x);
    operation like; /* the operation whose operands it draws: a, b, c, and wide from a where that is u512 */
} law;

/* Each of them 2,000 times (scaled). */
unsigned check_laws(const backend *unit, const law *laws, size_t count);

static inline bool same(const u256 *a, const u256 *b)
{
    return ((a->w[0] ^ b->w[0]) | (a->w[1] ^ b->w[1]) | (a->w[2] ^ b->w[2]) | (a->w[3] ^ b->w[3])) == 0;
}

static inline bool is(const u256 *a, uint64_t k)
{
    return a->w[0] == k && (a->w[1] | a->w[2] | a->w[3]) == 0;
}

#endif
