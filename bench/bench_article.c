/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * The five workloads of the article of 2018; included by bench_backend.c. Each is one dependent chain, and one call is
 * one iteration of the article's tables.
 *
 * Its first benchmark multiplied by zero most of the time. So here the optimiser knows no operand: start values come
 * from memory, and every limb of a multiplier, the zero ones too, is hidden from it anew in each step. Nor may it drop
 * limbs of a product that the chain does not use.
 */

/* x = 1; for n in 1..9999, with k = n OR 1: p = x * {k, k, k, k} in full; x = {p0, p2, p2, p3}. */
BENCH_FLATTEN static void u256_full_mul_article(struct bench_data *d)
{
    u256 x;
    bench_spread_u256(&x, &d->one, 0);
    for (uint64_t n = 1; n < 10000; n++) {
        const uint64_t odd = n | 1;
        u256 k = U256_C(odd, odd, odd, odd);
        bench_hide_u256(&k);
        u512 p;
        u256_full_mul(&p, &x, &k);
        x.w[0] = p.w[0];
        x.w[1] = p.w[2];
        x.w[2] = p.w[2];
        x.w[3] = p.w[3];
        bench_keep(p.w[1]);
        bench_keep(p.w[4]);
        bench_keep(p.w[5]);
        bench_keep(p.w[6]);
        bench_keep(p.w[7]);
    }
    bench_spread_u256(&d->u256_r[0], &x, 0);
}

/* x = 1; for n in 1..9999: x = x * (n OR 1) mod 2^256. */
BENCH_FLATTEN static void u256_mul_article(struct bench_data *d)
{
    u256 x, k;
    bench_spread_u256(&x, &d->one, 0);
    bench_spread_u256(&k, &d->zero, 0);
    for (uint64_t n = 1; n < 10000; n++) {
        k.w[0] = n | 1;
        bench_hide_u256(&k);
        u256_mul(&x, &x, &k);
    }
    bench_spread_u256(&d->u256_r[0], &x, 0);
}

/* x = 1; 76 times: x = x * 10. The last product that fits is 10^77. */
BENCH_FLATTEN static void u256_mul_small_article(struct bench_data *d)
{
    u256 x, k;
    bench_spread_u256(&x, &d->one, 0);
    bench_spread_u256(&k, &d->ten, 0);
    for (int n = 0; n < 76; n++) {
        bench_hide_u256(&k);
        u256_mul(&x, &x, &k);
    }
    bench_spread_u256(&d->u256_r[0], &x, 0);
}

/* x = 0; for n in 0..9999: x = x + n. */
BENCH_FLATTEN static void u256_add_article(struct bench_data *d)
{
    u256 x, k;
    bench_spread_u256(&x, &d->zero, 0);
    bench_spread_u256(&k, &d->zero, 0);
    for (uint64_t n = 0; n < 10000; n++) {
        k.w[0] = n;
        bench_hide_u256(&k);
        u256_add(&x, &x, &k);
    }
    bench_spread_u256(&d->u256_r[0], &x, 0);
}

/* x = 2^256 - 1; for n in 0..9999: x = x - n. */
BENCH_FLATTEN static void u256_sub_article(struct bench_data *d)
{
    u256 x, k;
    bench_spread_u256(&x, &d->max, 0);
    bench_spread_u256(&k, &d->zero, 0);
    for (uint64_t n = 0; n < 10000; n++) {
        k.w[0] = n;
        bench_hide_u256(&k);
        u256_sub(&x, &x, &k);
    }
    bench_spread_u256(&d->u256_r[0], &x, 0);
}

#define ARTICLE_ROW(op)                                                                                                \
    {                                                                                                                  \
        #op, "article", BENCH_SET(BENCH_PLAIN), BENCH_SET(BENCH_PLAIN), false, 1,                                      \
        {                                                                                                              \
            op##_article, NULL, NULL                                                                                   \
        }                                                                                                              \
    }

static const struct bench_row article_row_list[] = {
    ARTICLE_ROW(u256_full_mul), ARTICLE_ROW(u256_mul), ARTICLE_ROW(u256_mul_small),
    ARTICLE_ROW(u256_add),      ARTICLE_ROW(u256_sub),
};

static const struct bench_row *const article_rows[] = {
    &article_row_list[0], &article_row_list[1], &article_row_list[2], &article_row_list[3], &article_row_list[4],
};
