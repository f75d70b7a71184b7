/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "oracle.h"
#include "integers.h"

void set_u64(mpz_t r, uint64_t k)
{
    mpz_import(r, 1, -1, sizeof k, 0, 0, &k);
}

void as_signed(mpz_t r, mp_bitcnt_t bits)
{
    if (!mpz_tstbit(r, bits - 1))
        return;
    mpz_t modulus;
    mpz_init(modulus);
    mpz_setbit(modulus, bits);
    mpz_sub(r, r, modulus);
    mpz_clear(modulus);
}

void oracle_copy(integers *x)
{
    mpz_set(x->m, x->a);
}

void oracle_scalar(integers *x)
{
    set_u64(x->m, x->k);
}

void oracle_scalar_signed(integers *x)
{
    set_u64(x->m, x->k);
    if (x->k >> 63) {
        mpz_setbit(x->a, 64);
        mpz_sub(x->m, x->m, x->a);
    }
}

void oracle_join(integers *x)
{
    mpz_mul_2exp(x->m, x->b, x->bits);
    mpz_add(x->m, x->m, x->a);
}

void oracle_high_half(integers *x)
{
    mpz_fdiv_q_2exp(x->m, x->a, x->bits / 2);
}

void oracle_is_zero(integers *x)
{
    mpz_set_si(x->m, mpz_sgn(x->a) == 0);
}

void oracle_is_neg(integers *x)
{
    mpz_set_si(x->m, mpz_sgn(x->a) < 0);
}

void oracle_eq(integers *x)
{
    mpz_set_si(x->m, mpz_cmp(x->a, x->b) == 0);
}

void oracle_lt(integers *x)
{
    mpz_set_si(x->m, mpz_cmp(x->a, x->b) < 0);
}

void oracle_le(integers *x)
{
    mpz_set_si(x->m, mpz_cmp(x->a, x->b) <= 0);
}

void oracle_gt(integers *x)
{
    mpz_set_si(x->m, mpz_cmp(x->a, x->b) > 0);
}

void oracle_ge(integers *x)
{
    mpz_set_si(x->m, mpz_cmp(x->a, x->b) >= 0);
}

void oracle_cmp(integers *x)
{
    const int order = mpz_cmp(x->a, x->b);
    mpz_set_si(x->m, (order > 0) - (order < 0));
}

void oracle_cmp_scalar(integers *x)
{
    set_u64(x->b, x->k);
    oracle_cmp(x);
}

void oracle_min(integers *x)
{
    mpz_set(x->m, mpz_cmp(x->a, x->b) < 0 ? x->a : x->b);
}

void oracle_max(integers *x)
{
    mpz_set(x->m, mpz_cmp(x->a, x->b) > 0 ? x->a : x->b);
}

void oracle_add(integers *x)
{
    mpz_add(x->m, x->a, x->b);
}

void oracle_sub(integers *x)
{
    mpz_sub(x->m, x->a, x->b);
}

void oracle_addc(integers *x)
{
    mpz_add(x->m, x->a, x->b);
    mpz_add_ui(x->m, x->m, (unsigned long)x->k);
}

void oracle_subb(integers *x)
{
    mpz_sub(x->m, x->a, x->b);
    mpz_sub_ui(x->m, x->m, (unsigned long)x->k);
}

void oracle_add_scalar(integers *x)
{
    set_u64(x->b, x->k);
    mpz_add(x->m, x->a, x->b);
}

void oracle_sub_scalar(integers *x)
{
    set_u64(x->b, x->k);
    mpz_sub(x->m, x->a, x->b);
}

void oracle_neg(integers *x)
{
    mpz_neg(x->m, x->a);
}

void oracle_abs(integers *x)
{
    mpz_abs(x->m, x->a);
}

void oracle_abs_diff(integers *x)
{
    mpz_sub(x->m, x->a, x->b);
    mpz_abs(x->m, x->m);
}

void oracle_and(integers *x)
{
    mpz_and(x->m, x->a, x->b);
}

void oracle_or(integers *x)
{
    mpz_ior(x->m, x->a, x->b);
}

void oracle_xor(integers *x)
{
    mpz_xor(x->m, x->a, x->b);
}

void oracle_andnot(integers *x)
{
    mpz_com(x->b, x->b);
    mpz_and(x->m, x->a, x->b);
}

void oracle_not(integers *x)
{
    mpz_com(x->m, x->a);
}

void oracle_shl(integers *x)
{
    if (x->k < x->bits)
        mpz_mul_2exp(x->m, x->a, (mp_bitcnt_t)x->k);
}

void oracle_shr(integers *x)
{
    mpz_fdiv_q_2exp(x->m, x->a, (mp_bitcnt_t)x->k);
}

void oracle_rotl(integers *x)
{
    const mp_bitcnt_t n = (mp_bitcnt_t)(x->k % x->bits);
    mpz_mul_2exp(x->m, x->a, n);
    mpz_fdiv_q_2exp(x->b, x->m, x->bits);
    mpz_add(x->m, x->m, x->b);
}

void oracle_rotr(integers *x)
{
    x->k = x->bits - x->k % x->bits;
    oracle_rotl(x);
}

void oracle_bit_len(integers *x)
{
    mpz_set_ui(x->m, mpz_sgn(x->a) ? bit_length(x->a) : 0);
}

void oracle_byte_len(integers *x)
{
    mpz_set_ui(x->m, mpz_sgn(x->a) ? (bit_length(x->a) + 7) / 8 : 0);
}

void oracle_clz(integers *x)
{
    oracle_bit_len(x);
    mpz_ui_sub(x->m, x->bits, x->m);
}

void oracle_ctz(integers *x)
{
    mpz_set_ui(x->m, mpz_sgn(x->a) ? mpz_scan1(x->a, 0) : x->bits);
}

void oracle_popcount(integers *x)
{
    mpz_set_ui(x->m, mpz_popcount(x->a));
}

void oracle_bit(integers *x)
{
    mpz_set_si(x->m, x->k < x->bits && mpz_tstbit(x->a, (mp_bitcnt_t)x->k));
}

void oracle_set_bit(integers *x)
{
    mpz_set(x->m, x->a);
    if (x->k < x->bits)
        mpz_setbit(x->m, (mp_bitcnt_t)x->k);
}

void oracle_clear_bit(integers *x)
{
    mpz_set(x->m, x->a);
    if (x->k < x->bits)
        mpz_clrbit(x->m, (mp_bitcnt_t)x->k);
}

void oracle_flip_bit(integers *x)
{
    mpz_set(x->m, x->a);
    if (x->k < x->bits)
        mpz_combit(x->m, (mp_bitcnt_t)x->k);
}

void oracle_bswap(integers *x)
{
    unsigned char bytes[64] = {0};
    mpz_export(bytes, NULL, -1, 1, 0, 0, x->a);
    mpz_import(x->m, x->bits / 8, 1, 1, 0, 0, bytes);
}

void oracle_reverse_bits(integers *x)
{
    for (mp_bitcnt_t i = 0; i < x->bits; i++) {
        if (mpz_tstbit(x->a, i))
            mpz_setbit(x->m, x->bits - 1 - i);
    }
}

void oracle_mask_low(integers *x)
{
    mpz_setbit(x->m, x->k < x->bits ? (mp_bitcnt_t)x->k : x->bits);
    mpz_sub_ui(x->m, x->m, 1);
}

void oracle_mul(integers *x)
{
    mpz_mul(x->m, x->a, x->b);
}

void oracle_mulhi(integers *x)
{
    mpz_mul(x->m, x->a, x->b);
    mpz_fdiv_q_2exp(x->m, x->m, x->bits);
}

void oracle_sqr(integers *x)
{
    mpz_mul(x->m, x->a, x->a);
}

void oracle_mul_scalar(integers *x)
{
    set_u64(x->b, x->k);
    mpz_mul(x->m, x->a, x->b);
}

static void (*const oracles[OP_COUNT])(integers *) = {
#define X(topic, shape, name, oracle, ...) [OP_##name] = oracle_##oracle,
    OPERATIONS(X)
#undef X
};

static void import_number(mpz_t r, const u512 *a, mp_bitcnt_t bits, reading as)
{
    mpz_import(r, bits / 64, -1, sizeof a->w[0], 0, 0, a->w);
    if (bits > 0 && as == SIGNED)
        as_signed(r, bits);
}

/* r = m as it is stored in so many bits. */
static void wrap(mpz_t r, const mpz_t m, mp_bitcnt_t bits, reading as)
{
    mpz_fdiv_r_2exp(r, m, bits);
    if (as == SATURATE && mpz_cmp(r, m) != 0) {
        mpz_set_ui(r, 0);
        if (mpz_sgn(m) > 0) {
            mpz_setbit(r, bits);
            mpz_sub_ui(r, r, 1);
        }
    }
}

/* Whether the stored number, read as it is meant, is the mathematical result. */
static bool is_exact(const mpz_t stored, mpz_t m, mp_bitcnt_t bits, reading as)
{
    if (as == SIGNED) { /* -2^(bits-1) <= m < 2^(bits-1) */
        if (mpz_sgn(m) < 0)
            mpz_com(m, m);
        return bit_length(m) < bits;
    }
    return mpz_cmp(stored, m) == 0;
}

static void export_number(uint64_t *w, const mpz_t stored)
{
    mpz_export(w, NULL, -1, sizeof *w, 0, 0, stored);
}

void oracle(operation op, const call_in *in, call_out *expected)
{
    const shape_info *form = form_of(op);
    const reading as = operation_infos[op].reading;
    mp_bitcnt_t bits[SLOTS];
    for (slot s = 0; s < SLOTS; s++)
        bits[s] = (mp_bitcnt_t)form->limbs[s] * 64;
    integers x = {.k = in->k, .bits = bits[SLOT_A]};
    mpz_t stored;
    mpz_inits(x.a, x.b, x.c, x.m, x.rem, stored, NULL);
    import_number(x.a, &in->a, bits[SLOT_A], as);
    import_number(x.b, &in->b, bits[SLOT_B], as);
    import_number(x.c, &in->c, bits[SLOT_C], as);
    oracles[op](&x);

    *expected = (call_out){.returned = x.inexact};
    if (bits[SLOT_REM] > 0) {
        wrap(stored, x.rem, bits[SLOT_REM], as);
        export_number(expected->rem.w, stored);
    }
    if (bits[SLOT_R] > 0) {
        wrap(stored, x.m, bits[SLOT_R], as);
        export_number(expected->r.w, stored);
    }
    switch (form->returns) {
    case RETURNS_NOTHING:
    case RETURNS_NUMBER:
        expected->returned = 0;
        break;
    case RETURNS_VALUE:
        expected->returned = (uint64_t)(int64_t)mpz_get_si(x.m);
        break;
    case RETURNS_FLAG:
        expected->returned |= bits[SLOT_R] > 0 && !is_exact(stored, x.m, bits[SLOT_R], as);
        break;
    case RETURNS_LIMB:
        mpz_fdiv_q_2exp(x.m, x.m, bits[SLOT_R]);
        export_number(&expected->returned, x.m);
        break;
    case RETURNS_REST:
        expected->returned = 0;
        export_number(&expected->returned, x.rem);
        break;
    }
    mpz_clears(x.a, x.b, x.c, x.m, x.rem, stored, NULL);
}
