/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "call.h"

#include <string.h>

const shape_info shape_infos[SHAPE_COUNT] = {
#define X(shape, signature, returns, result_limbs, operand_limbs, operands, scalar)                                    \
    [SHAPE_##shape] = {returns, result_limbs, operand_limbs, operands, scalar},
    SHAPES(X)
#undef X
};

const operation_info operation_infos[OP_COUNT] = {
#define X(topic, shape, name, oracle, reading) [OP_##name] = {#name, #topic, SHAPE_##shape, reading},
    OPERATIONS(X)
#undef X
};

const char *const alias_names[ALIAS_COUNT] = {"all distinct", "r = a", "r = b", "a = b", "r = a = b"};

bool alias_applies(shape s, alias pattern)
{
    const shape_info *info = &shape_infos[s];
    const bool r_is_operand = info->result_limbs == info->operand_limbs && s != SHAPE_inplace_n;
    switch (pattern) {
    case DISTINCT:
        return true;
    case R_IS_A:
        return r_is_operand && info->operands >= 1;
    case A_IS_B:
        return info->operands == 2;
    default:
        return r_is_operand && info->operands == 2;
    }
}

/* An operand of its exact size between guards: a u256 is followed by more of them. */
enum { GUARDS = 2, SLOT_LIMBS = GUARDS + 8 + GUARDS };

typedef struct {
    uint64_t all[SLOT_LIMBS];
} slot;

static const uint64_t guard = UINT64_C(0x5aa5c33c96690ff0);

static uint64_t *slot_limbs(slot *s)
{
    return s->all + GUARDS;
}

static void slot_fill(slot *s, const u512 *value, int limbs)
{
    for (int i = 0; i < SLOT_LIMBS; i++)
        s->all[i] = guard;
    if (value)
        memcpy(slot_limbs(s), value->w, (size_t)limbs * sizeof(uint64_t));
}

static bool slot_guarded(const slot *s, int limbs)
{
    bool whole = true;
    for (int i = 0; i < SLOT_LIMBS; i++)
        whole &= (i >= GUARDS && i < GUARDS + limbs) || s->all[i] == guard;
    return whole;
}

static uint64_t sign_extend(int value)
{
    return (uint64_t)(int64_t)value;
}

static uint64_t invoke(any_function f, shape s, void *r, const void *a, const void *b, uint64_t k)
{
    const unsigned n = (unsigned)k;
    u256 value;
    switch (s) {
    case SHAPE_from_k:
        value = f.from_k(k);
        memcpy(r, &value, sizeof value);
        return 0;
    case SHAPE_from_i:
        value = f.from_i((int64_t)k);
        memcpy(r, &value, sizeof value);
        return 0;
    case SHAPE_half_w:
        value = f.half_w(a);
        memcpy(r, &value, sizeof value);
        return 0;
    case SHAPE_flag_k_a:
        return f.flag_k_a(r, a);
    case SHAPE_wide_ab:
        f.wide_ab(r, a, b);
        return 0;
    case SHAPE_wide_a:
        f.wide_a(r, a);
        return 0;
    case SHAPE_is_a:
        return f.is_a(a);
    case SHAPE_is_ab:
        return f.is_ab(a, b);
    case SHAPE_is_an:
        return f.is_an(a, n);
    case SHAPE_sign_ab:
        return sign_extend(f.sign_ab(a, b));
    case SHAPE_sign_ak:
        return sign_extend(f.sign_ak(a, k));
    case SHAPE_count_a:
        return f.count_a(a);
    case SHAPE_r_a:
        f.r_a(r, a);
        return 0;
    case SHAPE_r_an:
        f.r_an(r, a, n);
        return 0;
    case SHAPE_r_ab:
        f.r_ab(r, a, b);
        return 0;
    case SHAPE_flag_r_a:
        return f.flag_r_a(r, a);
    case SHAPE_flag_r_ab:
        return f.flag_r_ab(r, a, b);
    case SHAPE_flag_r_abc:
        return f.flag_r_abc(r, a, b, k & 1);
    case SHAPE_flag_r_ak:
        return f.flag_r_ak(r, a, k);
    case SHAPE_limb_r_ak:
        return f.limb_r_ak(r, a, k);
    case SHAPE_inplace_n:
        f.inplace_n(r, n);
        return 0;
    case SHAPE_w_is_a:
        return f.w_is_a(a);
    case SHAPE_w_is_ab:
        return f.w_is_ab(a, b);
    case SHAPE_w_sign_ab:
        return sign_extend(f.w_sign_ab(a, b));
    case SHAPE_w_sign_ak:
        return sign_extend(f.w_sign_ak(a, k));
    case SHAPE_w_count_a:
        return f.w_count_a(a);
    case SHAPE_w_r_a:
        f.w_r_a(r, a);
        return 0;
    case SHAPE_w_r_an:
        f.w_r_an(r, a, n);
        return 0;
    case SHAPE_w_r_ab:
        f.w_r_ab(r, a, b);
        return 0;
    case SHAPE_w_flag_r_a:
        return f.w_flag_r_a(r, a);
    case SHAPE_w_flag_r_ab:
        return f.w_flag_r_ab(r, a, b);
    case SHAPE_w_limb_r_ak:
        return f.w_limb_r_ak(r, a, k);
    case SHAPE_COUNT:
        break;
    }
    return 0;
}

const char *call(const backend *unit, operation op, alias pattern, const call_in *in, call_out *out)
{
    const shape s = operation_infos[op].shape;
    const shape_info *info = &shape_infos[s];
    slot slot_r, slot_a, slot_b;
    slot_fill(&slot_a, &in->a, info->operand_limbs);
    slot_fill(&slot_b, &in->b, info->operand_limbs);
    slot_fill(&slot_r, s == SHAPE_inplace_n ? &in->a : NULL, info->operand_limbs);

    slot *a = &slot_a;
    slot *b = pattern == A_IS_B || pattern == ALL_ONE ? a : &slot_b;
    slot *r = pattern == R_IS_A || pattern == ALL_ONE ? a : pattern == R_IS_B ? b : &slot_r;
    out->returned = invoke(unit->operation[op], s, slot_limbs(r), slot_limbs(a), slot_limbs(b), in->k);
    memset(&out->r, 0, sizeof out->r);
    memcpy(&out->r, slot_limbs(r), (size_t)info->result_limbs * sizeof(uint64_t));

    const bool r_is_operand = r == a || r == b;
    if (!slot_guarded(r, r_is_operand ? info->operand_limbs : info->result_limbs) ||
        !slot_guarded(a, info->operand_limbs) || !slot_guarded(b, info->operand_limbs))
        return "wrote outside its operands";
    const size_t operand_size = (size_t)info->operand_limbs * sizeof(uint64_t);
    if ((r != a && memcmp(slot_limbs(a), &in->a, operand_size) != 0) ||
        (r != b && b != a && memcmp(slot_limbs(b), &in->b, operand_size) != 0))
        return "changed an input";
    return NULL;
}
