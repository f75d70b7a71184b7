/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef ARRAY_CALL_H
#define ARRAY_CALL_H

/* Calls any function of arrays in one form, and says what it must give, by the scalar functions. */

#include "backends.h"
#include "gen.h"

/* What a function is given: arrays, of which it takes those of its shape, and one of each scalar. Bytes are an array of
 * numbers, as they lie in memory. */
typedef struct {
    const u256 *a, *b, *c;
    size_t n;
    uint64_t k;
    unsigned count;
    u256 m; /* the modulus */
} array_in;

typedef struct {
    const char *name;
    operation operands;    /* the operation whose operands its elements are */
    unsigned inputs;       /* arrays that it reads, 1 to 3 */
    size_t result;         /* bytes of the result for each element; 0: one number of 512 bits in all */
    bool in_place;         /* the result may be an operand's array */
    bool modulus, flagged; /* has one; returns or stores a flag */
} array_info;

extern const array_info array_infos[ARRAY_COUNT];

/* Runs it; returns the flag, false where there is none. r is as large as array_result_size() says. */
bool array_call(const backend *unit, array_function function, void *r, const array_in *in);

/* The bytes of the result of n elements. */
size_t array_result_size(array_function function, size_t n);

/* What array_call() must give, by the scalar functions of a backend, one element at a time. */
bool array_expected(const backend *unit, array_function function, void *r, const array_in *in);

/* Elements for it, n in each array, and the scalars. in->a, b and c point to the arrays from then on. */
void array_draw(gen *g, array_function function, u256 *a, u256 *b, u256 *c, size_t n, array_in *in);

#endif
