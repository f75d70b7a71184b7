/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "oracle.h"

#include <gmp.h>

/* The operands as integers, with what else an operation's meaning depends on; m takes the mathematical result. */
typedef struct {
    mpz_t a, b, m;
    uint64_t k;
    mp_bitcnt_t bits; /* of an operand */
} integers;

static void set_u64(mpz_t r, uint64_t k)
{
    mpz_import(r, 1, -1, sizeof k, 0, 0, &k);
}

static void oracle_copy(integers *x)
{
    mpz_set(x->m, x->a);
}

static void oracle_scalar(integers *x)
{
    set_u64(x->m, x->k);
}

static void oracle_scalar_signed(integers *x)
{
    set_u64(x->m, x->k);
    if (x->k >> 63) {
        mpz_setbit(x->a, 64);
        mpz_sub(x->m, x->m, x->a);
    }
}

static void oracle_join(integers *x)
{
    mpz_mul_2exp(x->m, x->b, x->bits);
    mpz_add(x->m, x->m, x->a);
}

static void oracle_high_half(integers *x)
{
    mpz_fdiv_q_2exp(x->m, x->a, x->bits / 2);
}

static void oracle_is_zero(integers *x)
{
    mpz_set_si(x->m, mpz_sgn(x->a) == 0);
}

static void oracle_is_neg(integers *x)
{
    mpz_set_si(x->m, mpz_sgn(x->a) < 0);
}

static void oracle_eq(integers *x)
{
    mpz_set_si(x->m, mpz_cmp(x->a, x->b) == 0);
}

static void oracle_lt(integers *x)
{
    mpz_set_si(x->m, mpz_cmp(x->a, x->b) < 0);
}

static void oracle_le(integers *x)
{
    mpz_set_si(x->m, mpz_cmp(x->a, x->b) <= 0);
}

static void oracle_gt(integers *x)
{
    mpz_set_si(x->m, mpz_cmp(x->a, x->b) > 0);
}

static void oracle_ge(integers *x)
{
    mpz_set_si(x->m, mpz_cmp(x->a, x->b) >= 0);
}

static void oracle_cmp(integers *x)
{
    const int order = mpz_cmp(x->a, x->b);
    mpz_set_si(x->m, (order > 0) - (order < 0));
}

static void oracle_cmp_scalar(integers *x)
{
    set_u64(x->b, x->k);
    oracle_cmp(x);
}

static void oracle_min(integers *x)
{
    mpz_set(x->m, mpz_cmp(x->a, x->b) < 0 ? x->a : x->b);
}

static void oracle_max(integers *x)
{
    mpz_set(x->m, mpz_cmp(x->a, x->b) > 0 ? x->a : x->b);
}

static void oracle_add(integers *x)
{
    mpz_add(x->m, x->a, x->b);
}

static void oracle_sub(integers *x)
{
    mpz_sub(x->m, x->a, x->b);
}

static void oracle_addc(integers *x)
{
    mpz_add(x->m, x->a, x->b);
    mpz_add_ui(x->m, x->m, (unsigned long)x->k);
}

static void oracle_subb(integers *x)
{
    mpz_sub(x->m, x->a, x->b);
    mpz_sub_ui(x->m, x->m, (unsigned long)x->k);
}

static void oracle_add_scalar(integers *x)
{
    set_u64(x->b, x->k);
    mpz_add(x->m, x->a, x->b);
}

static void oracle_sub_scalar(integers *x)
{
    set_u64(x->b, x->k);
    mpz_sub(x->m, x->a, x->b);
}

static void oracle_neg(integers *x)
{
    mpz_neg(x->m, x->a);
}

static void oracle_abs(integers *x)
{
    mpz_abs(x->m, x->a);
}

static void oracle_abs_diff(integers *x)
{
    mpz_sub(x->m, x->a, x->b);
    mpz_abs(x->m, x->m);
}

static void oracle_and(integers *x)
{
    mpz_and(x->m, x->a, x->b);
}

static void oracle_or(integers *x)
{
    mpz_ior(x->m, x->a, x->b);
}

static void oracle_xor(integers *x)
{
    mpz_xor(x->m, x->a, x->b);
}

static void oracle_andnot(integers *x)
{
    mpz_com(x->b, x->b);
    mpz_and(x->m, x->a, x->b);
}

static void oracle_not(integers *x)
{
    mpz_com(x->m, x->a);
}

static void oracle_shl(integers *x)
{
    if (x->k < x->bits)
        mpz_mul_2exp(x->m, x->a, (mp_bitcnt_t)x->k);
}

static void oracle_shr(integers *x)
{
    mpz_fdiv_q_2exp(x->m, x->a, (mp_bitcnt_t)x->k);
}

static void oracle_rotl(integers *x)
{
    const mp_bitcnt_t n = (mp_bitcnt_t)(x->k % x->bits);
    mpz_mul_2exp(x->m, x->a, n);
    mpz_fdiv_q_2exp(x->b, x->m, x->bits);
    mpz_add(x->m, x->m, x->b);
}

static void oracle_rotr(integers *x)
{
    x->k = x->bits - x->k % x->bits;
    oracle_rotl(x);
}

static void oracle_bit_len(integers *x)
{
    mpz_set_ui(x->m, mpz_sgn(x->a) ? mpz_sizeinbase(x->a, 2) : 0);
}

static void oracle_byte_len(integers *x)
{
    mpz_set_ui(x->m, mpz_sgn(x->a) ? (mpz_sizeinbase(x->a, 2) + 7) / 8 : 0);
}

static void oracle_clz(integers *x)
{
    oracle_bit_len(x);
    mpz_ui_sub(x->m, x->bits, x->m);
}

static void oracle_ctz(integers *x)
{
    mpz_set_ui(x->m, mpz_sgn(x->a) ? mpz_scan1(x->a, 0) : x->bits);
}

static void oracle_popcount(integers *x)
{
    mpz_set_ui(x->m, mpz_popcount(x->a));
}

static void oracle_bit(integers *x)
{
    mpz_set_si(x->m, x->k < x->bits && mpz_tstbit(x->a, (mp_bitcnt_t)x->k));
}

static void oracle_set_bit(integers *x)
{
    mpz_set(x->m, x->a);
    if (x->k < x->bits)
        mpz_setbit(x->m, (mp_bitcnt_t)x->k);
}

static void oracle_clear_bit(integers *x)
{
    mpz_set(x->m, x->a);
    if (x->k < x->bits)
        mpz_clrbit(x->m, (mp_bitcnt_t)x->k);
}

static void oracle_flip_bit(integers *x)
{
    mpz_set(x->m, x->a);
    if (x->k < x->bits)
        mpz_combit(x->m, (mp_bitcnt_t)x->k);
}

static void oracle_bswap(integers *x)
{
    unsigned char bytes[64] = {0};
    mpz_export(bytes, NULL, -1, 1, 0, 0, x->a);
    mpz_import(x->m, x->bits / 8, 1, 1, 0, 0, bytes);
}

static void oracle_reverse_bits(integers *x)
{
    for (mp_bitcnt_t i = 0; i < x->bits; i++) {
        if (mpz_tstbit(x->a, i))
            mpz_setbit(x->m, x->bits - 1 - i);
    }
}

static void oracle_mask_low(integers *x)
{
    mpz_setbit(x->m, x->k < x->bits ? (mp_bitcnt_t)x->k : x->bits);
    mpz_sub_ui(x->m, x->m, 1);
}

static void oracle_mul(integers *x)
{
    mpz_mul(x->m, x->a, x->b);
}

static void oracle_mulhi(integers *x)
{
    mpz_mul(x->m, x->a, x->b);
    mpz_fdiv_q_2exp(x->m, x->m, x->bits);
}

static void oracle_sqr(integers *x)
{
    mpz_mul(x->m, x->a, x->a);
}

static void oracle_mul_scalar(integers *x)
{
    set_u64(x->b, x->k);
    mpz_mul(x->m, x->a, x->b);
}

static void (*const oracles[OP_COUNT])(integers *) = {
#define X(topic, shape, name, oracle, reading) [OP_##name] = oracle_##oracle,
    OPERATIONS(X)
#undef X
};

static void import_number(mpz_t r, const u512 *a, mp_bitcnt_t bits, reading as)
{
    mpz_import(r, bits / 64, -1, sizeof a->w[0], 0, 0, a->w);
    if (as == SIGNED && mpz_tstbit(r, bits - 1)) {
        mpz_t modulus;
        mpz_init(modulus);
        mpz_setbit(modulus, bits);
        mpz_sub(r, r, modulus);
        mpz_clear(modulus);
    }
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
        return mpz_sizeinbase(m, 2) < bits;
    }
    return mpz_cmp(stored, m) == 0;
}

void oracle(operation op, const call_in *in, call_out *expected)
{
    const shape_info *info = &shape_infos[operation_infos[op].shape];
    const reading as = operation_infos[op].reading;
    const mp_bitcnt_t result_bits = (mp_bitcnt_t)info->result_limbs * 64;
    integers x = {.k = in->k, .bits = (mp_bitcnt_t)info->operand_limbs * 64};
    mpz_t stored;
    mpz_inits(x.a, x.b, x.m, stored, NULL);
    if (info->operands >= 1)
        import_number(x.a, &in->a, x.bits, as);
    if (info->operands == 2)
        import_number(x.b, &in->b, x.bits, as);
    oracles[op](&x);

    *expected = (call_out){0};
    if (info->result_limbs > 0) {
        wrap(stored, x.m, result_bits, as);
        mpz_export(expected->r.w, NULL, -1, sizeof(uint64_t), 0, 0, stored);
        if (info->returns == RETURNS_FLAG) {
            expected->returned = !is_exact(stored, x.m, result_bits, as);
        } else if (info->returns == RETURNS_LIMB) {
            mpz_fdiv_q_2exp(x.m, x.m, result_bits);
            mpz_export(&expected->returned, NULL, -1, sizeof(uint64_t), 0, 0, x.m);
        }
    } else {
        expected->returned = (uint64_t)(int64_t)mpz_get_si(x.m);
    }
    mpz_clears(x.a, x.b, x.m, stored, NULL);
}
