/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* div.h; included by bench_backend.c. Quotients go to q, remainders to r, where a chain waits for them. b4 is a divisor
 * of at most four limbs. */

#define BENCH_TOPIC "div"

#define DIVISORS                                                                                                       \
    (BENCH_RANGE(BENCH_DIVISOR_1, BENCH_DIVISOR_4) | BENCH_RANGE(BENCH_MIXED, BENCH_CORRECTIONS_4) |                   \
     BENCH_SET(BENCH_SMALL) | BENCH_SET(BENCH_CLIENT))
#define WIDE_DIVISORS (DIVISORS | BENCH_RANGE(BENCH_DIVISOR_5, BENCH_DIVISOR_8))
#define KEPT_DIVISORS BENCH_RANGE(BENCH_DIVISOR_1, BENCH_DIVISOR_4)
#define USUAL (BENCH_SET(BENCH_DIVISOR_3) | BENCH_SET(BENCH_SMALL))

BENCH_CLASSES_OF(u256_divrem, u256, u256, DIVISORS, USUAL, flag = u256_divrem(q, r, a, b))
BENCH_CLASSES_OF(u256_div, u256, u256, DIVISORS, 0, flag = u256_div(r, a, b))
BENCH_CLASSES_OF(u256_mod, u256, u256, DIVISORS, 0, flag = u256_mod(r, a, b))
BENCH_CLASSES_OF(u256_divrem_u64, u256, u256, BENCH_SET(BENCH_DIVISOR_1) | BENCH_SET(BENCH_SMALL), 0,
                 flag = u256_divrem_u64(r, a, b->w[0]))
BENCH_CLASSES_OF(u256_div_up, u256, u256, DIVISORS, 0, flag = u256_div_up(r, a, b))
BENCH_CLASSES_OF(u256_div_exact, u256, u256, DIVISORS | BENCH_SET(BENCH_EXACT), 0, flag = u256_div_exact(r, a, b))

BENCH_CLASSES_OF(u512_divrem_u256, u256, u512, DIVISORS, BENCH_SET(BENCH_DIVISOR_4),
                 flag = u512_divrem_u256(q, r, a, b4))
BENCH_CLASSES_OF(u512_mod_u256, u256, u512, DIVISORS, 0, flag = u512_mod_u256(r, a, b4))
BENCH_CLASSES_OF(u512_divrem, u512, u512, WIDE_DIVISORS, 0, flag = u512_divrem(q, r, a, b))

/* The second factor is below the divisor, so that the quotient fits. */
BENCH_CLASSES_OF(u256_muldiv, u256, u256, DIVISORS, USUAL, flag = u256_muldiv(r, a, c, b))
BENCH_CLASSES_OF(u256_muldiv_up, u256, u256, DIVISORS, 0, flag = u256_muldiv_up(r, a, c, b))
BENCH_CLASSES_OF(u256_muldivrem, u256, u256, DIVISORS, 0, flag = u256_muldivrem(q, r, a, c, b))

/* That of the samples which stays the same for a whole run. */
static const u256_divisor *divisor_of(const struct bench_data *d)
{
    static u256_divisor divisor;
    static const struct bench_data *prepared;
    if (prepared != d)
        u256_divisor_init(&divisor, &d->u256_b[0]);
    prepared = d;
    return &divisor;
}

#define BENCH_BY(op, out, in, classes, common, call)                                                                   \
    BENCH_CLASSES_WITH(op, out, in, classes, common, const u256_divisor *const by = divisor_of(d), call)

static bool prepare_divisor(u256 *r, const u256 *a)
{
    static u256_divisor divisor;
    const bool zero = u256_divisor_init(&divisor, a);
    for (size_t i = 0; i < 4; i++)
        r->w[i] = divisor.reciprocal[i];
    return zero;
}

BENCH_CLASSES_OF(u256_divisor_init, u256, u256, BENCH_RANGE(BENCH_LIMBS_1, BENCH_LIMBS_4), 0,
                 flag = prepare_divisor(r, a))
BENCH_BY(u256_divrem_by, u256, u256, KEPT_DIVISORS, BENCH_SET(BENCH_DIVISOR_3), flag = u256_divrem_by(q, r, a, by))
BENCH_BY(u512_divrem_by, u256, u512, KEPT_DIVISORS, 0, flag = u512_divrem_by(q, r, a, by))
BENCH_BY(u512_mod_by, u256, u512, KEPT_DIVISORS, 0, flag = u512_mod_by(r, a, by))
BENCH_BY(u256_muldiv_by, u256, u256, KEPT_DIVISORS, 0, flag = u256_muldiv_by(r, a, c, by))

#undef BENCH_TOPIC
#undef DIVISORS
#undef WIDE_DIVISORS
#undef KEPT_DIVISORS
#undef USUAL
#undef BENCH_BY

static const struct bench_row *const div_rows[] = {
    &u256_divrem_row,    &u256_div_row,         &u256_mod_row,          &u256_divrem_u64_row, &u256_div_up_row,
    &u256_div_exact_row, &u512_divrem_u256_row, &u512_mod_u256_row,     &u512_divrem_row,     &u256_muldiv_row,
    &u256_muldiv_up_row, &u256_muldivrem_row,   &u256_divisor_init_row, &u256_divrem_by_row,  &u512_divrem_by_row,
    &u512_mod_by_row,    &u256_muldiv_by_row,
};
