/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "array_call.h"

#include <string.h>

#include "gen_numbers.h"
#include "limbs.h"

/* By shape: inputs, bytes of a result, in place, modulus, flagged. */
#define INFO_flag_r_ab 2, sizeof(u256), true, false, true
#define INFO_r_ab 2, sizeof(u256), true, false, false
#define INFO_flag_r_ak 1, sizeof(u256), true, false, true
#define INFO_wide_ab 2, sizeof(u512), false, false, false
#define INFO_r_an 1, sizeof(u256), true, false, false
#define INFO_is_ab 2, 1, false, false, false
#define INFO_flag_r_abc 3, sizeof(u256), true, false, true
#define INFO_sum_a 1, 0, false, false, false
#define INFO_sum_ab 2, 0, false, false, true
#define INFO_load 1, sizeof(u256), true, false, false
#define INFO_store 1, sizeof(u256), true, false, false
#define INFO_flag_r_abM 2, sizeof(u256), true, true, true
#define INFO_flag_r_aM 1, sizeof(u256), true, true, true

const array_info array_infos[ARRAY_COUNT] = {
#define X(shape, name, operands) [ARRAY_##name] = {#name, OP_##operands, INFO_##shape},
    ARRAYS(X)
#undef X
};

typedef bool call_shape(const any_array *f, void *r, const array_in *in);

static bool call_flag_r_ab(const any_array *f, void *r, const array_in *in)
{
    return f->flag_r_ab(r, in->a, in->b, in->n);
}

static bool call_r_ab(const any_array *f, void *r, const array_in *in)
{
    f->r_ab(r, in->a, in->b, in->n);
    return false;
}

static bool call_flag_r_ak(const any_array *f, void *r, const array_in *in)
{
    return f->flag_r_ak(r, in->a, in->k, in->n);
}

static bool call_wide_ab(const any_array *f, void *r, const array_in *in)
{
    f->wide_ab(r, in->a, in->b, in->n);
    return false;
}

static bool call_r_an(const any_array *f, void *r, const array_in *in)
{
    f->r_an(r, in->a, in->count, in->n);
    return false;
}

static bool call_is_ab(const any_array *f, void *r, const array_in *in)
{
    f->is_ab(r, in->a, in->b, in->n);
    return false;
}

static bool call_flag_r_abc(const any_array *f, void *r, const array_in *in)
{
    return f->flag_r_abc(r, in->a, in->b, in->c, in->n);
}

static bool call_sum_a(const any_array *f, void *r, const array_in *in)
{
    f->sum_a(r, in->a, in->n);
    return false;
}

static bool call_sum_ab(const any_array *f, void *r, const array_in *in)
{
    bool overflow;
    f->sum_ab(r, in->a, in->b, in->n, &overflow);
    return overflow;
}

static bool call_load(const any_array *f, void *r, const array_in *in)
{
    f->load(r, (const uint8_t *)in->a, in->n);
    return false;
}

static bool call_store(const any_array *f, void *r, const array_in *in)
{
    f->store(r, in->a, in->n);
    return false;
}

/* The modulus' context is made by the library that is linked: that it is the same on all backends is
 * tested elsewhere. */
static bool call_flag_r_abM(const any_array *f, void *r, const array_in *in)
{
    u256_modulus M;
    u256_modulus_init(&M, &in->m);
    return f->flag_r_abM(r, in->a, in->b, in->n, &M);
}

static bool call_flag_r_aM(const any_array *f, void *r, const array_in *in)
{
    u256_modulus M;
    u256_modulus_init(&M, &in->m);
    return f->flag_r_aM(r, in->a, in->n, &M);
}

static call_shape *const calls[ARRAY_COUNT] = {
#define X(shape, name, operands) [ARRAY_##name] = call_##shape,
    ARRAYS(X)
#undef X
};

bool array_call(const backend *unit, array_function function, void *r, const array_in *in)
{
    return calls[function](&unit->array[function], r, in);
}

size_t array_result_size(array_function function, size_t n)
{
    return array_infos[function].result ? array_infos[function].result * n : sizeof(u512);
}

#define FN(shape, name) (unit->operation[OP_##name].shape)

/* One element; sums add to *r. */
static bool expect_one(const backend *unit, array_function function, void *r, const array_in *in, size_t i)
{
    const u256 *const a = &in->a[i], *const b = &in->b[i], *const c = &in->c[i];
    u512 product;
    switch (function) {
    case ARRAY_u256_array_add:
        return FN(flag_r_ab, u256_add)(r, a, b);
    case ARRAY_u256_array_sub:
        return FN(flag_r_ab, u256_sub)(r, a, b);
    case ARRAY_u256_array_mul:
        FN(r_ab, u256_mul)(r, a, b);
        return false;
    case ARRAY_u256_array_mul_u64:
        return FN(limb_r_ak, u256_mul_u64)(r, a, in->k) != 0;
    case ARRAY_u256_array_full_mul:
        FN(wide_ab, u256_full_mul)(r, a, b);
        return false;
    case ARRAY_u256_array_and:
        FN(r_ab, u256_and)(r, a, b);
        return false;
    case ARRAY_u256_array_or:
        FN(r_ab, u256_or)(r, a, b);
        return false;
    case ARRAY_u256_array_xor:
        FN(r_ab, u256_xor)(r, a, b);
        return false;
    case ARRAY_u256_array_shl:
        FN(r_an, u256_shl)(r, a, in->count);
        return false;
    case ARRAY_u256_array_shr:
        FN(r_an, u256_shr)(r, a, in->count);
        return false;
    case ARRAY_u256_array_lt:
        *(uint8_t *)r = FN(is_ab, u256_lt)(a, b);
        return false;
    case ARRAY_u256_array_eq:
        *(uint8_t *)r = FN(is_ab, u256_eq)(a, b);
        return false;
    case ARRAY_u256_array_div:
        return FN(flag_r_ab, u256_div)(r, a, b);
    case ARRAY_u256_array_mod:
        return FN(flag_r_ab, u256_mod)(r, a, b);
    case ARRAY_u256_array_muldiv:
        return FN(flag_r_abc, u256_muldiv)(r, a, b, c);
    case ARRAY_u256_array_addmod:
        return FN(flag_r_abc, u256_addmod)(r, a, b, c);
    case ARRAY_u256_array_mulmod:
        return FN(flag_r_abc, u256_mulmod)(r, a, b, c);
    case ARRAY_u256_array_sum:
        u512_from_u256(&product, a, &(u256){{0}});
        return FN(w_flag_r_ab, u512_add)(r, r, &product);
    case ARRAY_u256_array_dot:
        FN(wide_ab, u256_full_mul)(&product, a, b);
        return FN(w_flag_r_ab, u512_add)(r, r, &product);
    case ARRAY_u256_array_load_be:
        unit->conversion[CONVERSION_u256_load_be].load(r, (const uint8_t *)a);
        return false;
    case ARRAY_u256_array_store_be:
        unit->conversion[CONVERSION_u256_store_be].store(r, a);
        return false;
    case ARRAY_u256_array_modmul:
        return FN(flag_r_abc, u256_mulmod)(r, a, b, &in->m);
    case ARRAY_u256_array_modpow:
        return FN(flag_r_abc, u256_powmod)(r, a, b, &in->m);
    case ARRAY_u256_array_modinv:
        return FN(flag_r_ab, u256_invmod)(r, a, &in->m);
    default:
        return true;
    }
}

bool array_expected(const backend *unit, array_function function, void *r, const array_in *in)
{
    const size_t step = array_infos[function].result;
    bool flag = false;
    if (step == 0)
        memset(r, 0, sizeof(u512));
    for (size_t i = 0; i < in->n; i++)
        flag |= expect_one(unit, function, (uint8_t *)r + i * step, in, i);
    return flag;
}

/* A modulus of all its elements: one with a reciprocal mostly, else of any kind. */
static void draw_modulus(gen *g, u256 *m)
{
    static const u256 primes[] = {
        U256_INIT(UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_C(0xfffffffefffffc2f)),
        U256_INIT(UINT64_C(0x30644e72e131a029), UINT64_C(0xb85045b68181585d), UINT64_C(0x2833e84879b97091),
                  UINT64_C(0x43e1f593f0000001)),
        U256_INIT(UINT64_MAX >> 1, UINT64_MAX, UINT64_MAX, UINT64_MAX - 18),
    };
    const unsigned kind = gen_below(g, 8), primes_count = sizeof primes / sizeof *primes;
    if (kind < primes_count) {
        *m = primes[kind];
        return;
    }
    if (kind == 7 && gen_below(g, 2)) {
        /* Little above 2^255, or above what a shift makes of it: estimated quotients are wrong most often there. */
        for (int i = 0; i < 4; i++)
            m->w[i] = gen_u64(g);
        m->w[3] = m->w[3] >> (4 + gen_below(g, 60)) | UINT64_C(1) << 63;
        limbs_shr(m->w, 4, gen_below(g, 4) ? 0 : gen_below(g, 128));
        return;
    }
    gen_divisor(g, m->w, 4);
    if (kind < 6) { /* of four limbs or three, where a vector's path is taken */
        if (m->w[3] == 0) {
            m->w[3] = gen_u64(g);
            m->w[3] >>= gen_below(g, 128) / 2;
        }
        m->w[0] |= gen_below(g, 4) != 0;
    }
}

void array_draw(gen *g, array_function function, u256 *a, u256 *b, u256 *c, size_t n, array_in *in)
{
    const array_info *info = &array_infos[function];
    *in = (array_in){.a = a, .b = b, .c = c, .n = n};
    if (info->modulus)
        draw_modulus(g, &in->m);
    /* Of a modulus' operands some are not reduced; of those that are inverted a zero is rare, and so is one in a run of
     * elements that has a factor in common with the modulus, or none is without. */
    const bool any = gen_below(g, 4) == 0;
    for (size_t i = 0; i < n; i++) {
        call_in one;
        gen_operands(g, info->operands, &one);
        if (i == 0) {
            in->k = one.k;
            in->count = (unsigned)one.k;
        }
        a[i] = u512_lo(&one.a);
        if (function == ARRAY_u256_array_load_be)
            u256_store_le((uint8_t *)&a[i], &a[i]); /* the same bytes on every machine */
        b[i] = u512_lo(&one.b);
        c[i] = u512_lo(&one.c);
        if (info->modulus && !(any && gen_below(g, 4) == 0)) {
            gen_residue(g, a[i].w, in->m.w);
            if (function == ARRAY_u256_array_modmul)
                gen_residue(g, b[i].w, in->m.w);
        }
    }
}
