/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * The self-test once more, on a library in which one function gives a wrong result: it has to say so, whichever part of
 * its table the function is in, and has to stay within its buffers where a length is wrong.
 */

#define U256_NO_INLINE
#include <u256.h>

#include <stdio.h>
#include <string.h>

#include "check.h"

enum wrong_function {
    ALL_RIGHT,
    WRONG_SUM,
    WRONG_QUOTIENT,
    WRONG_POWER,
    WRONG_ARRAY_SUM,
    WRONG_RLP_LENGTH,
    WRONG_TEXT_LENGTH
};
static enum wrong_function wrong_function;

static bool other_add(u256 *r, const u256 *a, const u256 *b)
{
    const bool carry = u256_add(r, a, b);
    r->w[3] ^= wrong_function == WRONG_SUM;
    return carry;
}

static bool other_div(u256 *q, const u256 *a, const u256 *d)
{
    const bool zero = u256_div(q, a, d);
    q->w[0] ^= wrong_function == WRONG_QUOTIENT;
    return zero;
}

static void other_pow(u256 *r, const u256 *a, const u256 *e)
{
    u256_pow(r, a, e);
    r->w[0] ^= wrong_function == WRONG_POWER;
}

static bool other_array_add(u256 *r, const u256 *a, const u256 *b, size_t n)
{
    const bool carry = u256_array_add(r, a, b, n);
    r[n - 1].w[0] ^= wrong_function == WRONG_ARRAY_SUM;
    return carry;
}

static size_t other_rlp_encode(uint8_t *out, const u256 *a)
{
    const size_t length = u256_rlp_encode(out, a);
    return wrong_function == WRONG_RLP_LENGTH ? 0 : length;
}

static size_t other_to_dec(char *text, size_t size, const u256 *a)
{
    const size_t length = u256_to_dec(text, size, a);
    if (wrong_function != WRONG_TEXT_LENGTH)
        return length;
    memset(text, '7', size);
    return size + 1000;
}

static bool selftest_of_others(void);
#define u256_add other_add
#define u256_div other_div
#define u256_pow other_pow
#define u256_array_add other_array_add
#define u256_rlp_encode other_rlp_encode
#define u256_to_dec other_to_dec
#define u256_selftest selftest_of_others
#include "../src/portable/selftest.c"

unsigned selftest_fails(void)
{
    static const struct {
        const char *name;
        enum wrong_function function;
    } cases[] = {
        {"no wrong function", ALL_RIGHT},
        {"a sum", WRONG_SUM},
        {"a quotient", WRONG_QUOTIENT},
        {"a power", WRONG_POWER},
        {"the last element of a sum of arrays", WRONG_ARRAY_SUM},
        {"the length of RLP", WRONG_RLP_LENGTH},
        {"the length of a text", WRONG_TEXT_LENGTH},
    };
    unsigned failures = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        wrong_function = cases[i].function;
        if (selftest_of_others() != (wrong_function != ALL_RIGHT)) {
            fprintf(stderr, "FAILED u256_selftest with %s: it says the contrary\n", cases[i].name);
            failures++;
        }
    }
    return failures;
}
