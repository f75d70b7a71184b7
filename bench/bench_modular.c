/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* modular.h; included by bench_backend.c. The modulus is b, which operands a and c are below; the class "unreduced" is
 * the exception. */

#define BENCH_TOPIC "modular"

#define MODULI BENCH_RANGE(BENCH_ODD, BENCH_UNREDUCED)
#define EXPONENTS (MODULI | BENCH_SET(BENCH_ODD_65537) | BENCH_SET(BENCH_EVEN_65537))
#define INVERSES (MODULI | BENCH_SET(BENCH_FIBONACCI))

BENCH_CLASSES_OF(u256_addmod, u256, u256, MODULI, BENCH_SET(BENCH_ODD), flag = u256_addmod(r, a, c, b))
BENCH_CLASSES_OF(u256_submod, u256, u256, MODULI, 0, flag = u256_submod(r, a, c, b))
BENCH_CLASSES_OF(u256_negmod, u256, u256, MODULI, 0, flag = u256_negmod(r, a, b))
BENCH_CLASSES_OF(u256_mulmod, u256, u256, MODULI, BENCH_SET(BENCH_ODD) | BENCH_SET(BENCH_MAX),
                 flag = u256_mulmod(r, a, c, b))
BENCH_CLASSES_OF(u256_powmod, u256, u256, EXPONENTS, BENCH_SET(BENCH_ODD) | BENCH_SET(BENCH_EVEN),
                 flag = u256_powmod(r, a, c, b))
BENCH_CLASSES_OF(u256_invmod, u256, u256, INVERSES, BENCH_SET(BENCH_ODD), flag = u256_invmod(r, a, b))

/* That of the samples which stays the same for a whole run. */
static const u256_modulus *modulus_of(const struct bench_data *d)
{
    static u256_modulus modulus;
    static const struct bench_data *prepared;
    if (prepared != d)
        u256_modulus_init(&modulus, &d->u256_b[0]);
    prepared = d;
    return &modulus;
}

static bool prepare_modulus(u256 *r, const u256 *m)
{
    static u256_modulus modulus;
    const bool zero = u256_modulus_init(&modulus, m);
    for (size_t i = 0; i < 4; i++)
        r->w[i] = modulus.m.w[i];
    return zero;
}

/* Operands are two samples of a, which are below all moduli. */
#define BENCH_KEPT(op, in, classes, common, call)                                                                      \
    BENCH_CLASSES_WITH(op, u256, in, classes, common, const u256_modulus *const m = modulus_of(d), call)
#define KEPT_MODULI BENCH_RANGE(BENCH_ODD, BENCH_CURVE25519)
#define LARGE_MODULI (KEPT_MODULI & ~(BENCH_SET(BENCH_HALF) | BENCH_SET(BENCH_ONE_LIMB)))
#define ODD_MODULI (BENCH_SET(BENCH_ODD) | BENCH_SET(BENCH_HALF) | BENCH_SET(BENCH_SECP256K1) | BENCH_SET(BENCH_BN254))

BENCH_CLASSES_STREAM(u256_modulus_init, u256, u256, KEPT_MODULI, 0, flag = prepare_modulus(r, b))
BENCH_KEPT(u256_modulus_reduce, u256, BENCH_RANGE(BENCH_DIVISOR_1, BENCH_DIVISOR_4) | LARGE_MODULI, 0,
           flag = u256_modulus_reduce(r, a, m))
BENCH_KEPT(u256_modulus_reduce_u512, u512, KEPT_MODULI, 0, flag = u256_modulus_reduce_u512(r, a, m))
BENCH_KEPT(u256_modulus_add, u256, KEPT_MODULI, 0, flag = u256_modulus_add(r, a, a2, m))
BENCH_KEPT(u256_modulus_sub, u256, KEPT_MODULI, 0, flag = u256_modulus_sub(r, a, a2, m))
BENCH_KEPT(u256_modulus_neg, u256, KEPT_MODULI, 0, flag = u256_modulus_neg(r, a, m))
BENCH_KEPT(u256_modulus_mul, u256, KEPT_MODULI, BENCH_SET(BENCH_ODD), flag = u256_modulus_mul(r, a, a2, m))
BENCH_KEPT(u256_modulus_sqr, u256, KEPT_MODULI, 0, flag = u256_modulus_sqr(r, a, m))
BENCH_KEPT(u256_modulus_pow, u256, KEPT_MODULI | BENCH_SET(BENCH_ODD_65537) | BENCH_SET(BENCH_EVEN_65537), 0,
           flag = u256_modulus_pow(r, a, c, m))
BENCH_KEPT(u256_modulus_inv, u256, KEPT_MODULI, 0, flag = u256_modulus_inv(r, a, m))

BENCH_KEPT(u256_mont_in, u256, ODD_MODULI, 0, flag = u256_mont_in(r, a, m))
BENCH_KEPT(u256_mont_out, u256, ODD_MODULI, 0, flag = u256_mont_out(r, a, m))
BENCH_KEPT(u256_mont_mul, u256, ODD_MODULI, BENCH_SET(BENCH_ODD), flag = u256_mont_mul(r, a, a2, m))
BENCH_KEPT(u256_mont_sqr, u256, ODD_MODULI, 0, flag = u256_mont_sqr(r, a, m))

#undef BENCH_TOPIC
#undef MODULI
#undef EXPONENTS
#undef INVERSES
#undef KEPT_MODULI
#undef LARGE_MODULI
#undef ODD_MODULI
#undef BENCH_KEPT

static const struct bench_row *const modular_rows[] = {
    &u256_addmod_row,       &u256_submod_row,         &u256_negmod_row,
    &u256_mulmod_row,       &u256_powmod_row,         &u256_invmod_row,
    &u256_modulus_init_row, &u256_modulus_reduce_row, &u256_modulus_reduce_u512_row,
    &u256_modulus_add_row,  &u256_modulus_sub_row,    &u256_modulus_neg_row,
    &u256_modulus_mul_row,  &u256_modulus_sqr_row,    &u256_modulus_pow_row,
    &u256_modulus_inv_row,  &u256_mont_in_row,        &u256_mont_out_row,
    &u256_mont_mul_row,     &u256_mont_sqr_row,
};
