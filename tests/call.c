/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "call.h"

#include <string.h>

const operation_info operation_infos[OP_COUNT] = {
#define X(topic, shape, name, oracle, reading, operands, effort)                                                       \
    [OP_##name] = {#name, #topic, SHAPE_##shape, reading, operands, effort},
    OPERATIONS(X)
#undef X
};

const shape_info *form_of(operation op)
{
    return &shape_infos[operation_infos[op].shape];
}

/* A number of its exact size between guards: a u256 is followed by more of them. */
enum { GUARDS = 2, OBJECT_LIMBS = GUARDS + 8 + GUARDS };

typedef struct {
    uint64_t all[OBJECT_LIMBS];
} object;

static const uint64_t guard = UINT64_C(0x5aa5c33c96690ff0);

static uint64_t *object_limbs(object *o)
{
    return o->all + GUARDS;
}

static void object_fill(object *o, const u512 *value, int limbs)
{
    for (int i = 0; i < OBJECT_LIMBS; i++)
        o->all[i] = guard;
    if (value)
        memcpy(object_limbs(o), value->w, (size_t)limbs * sizeof(uint64_t));
}

static bool object_guarded(const object *o, int limbs)
{
    bool whole = true;
    for (int i = 0; i < OBJECT_LIMBS; i++)
        whole &= (i >= GUARDS && i < GUARDS + limbs) || o->all[i] == guard;
    return whole;
}

/* What is prepared from a divisor or modulus for many calls, between guards as well. */
typedef union {
    u256_divisor divisor;
    u256_modulus modulus;
} any_context;

/* Rounded up: where limbs are aligned to 4 bytes, a context need not be a whole number of them. */
enum { CONTEXT_LIMBS = (sizeof(any_context) + sizeof(uint64_t) - 1) / sizeof(uint64_t) };

typedef struct {
    uint64_t before[GUARDS];
    union {
        any_context context;
        uint64_t limbs[CONTEXT_LIMBS];
    } of;
    uint64_t after[GUARDS];
} prepared;

static void prepared_fill(prepared *p)
{
    for (int i = 0; i < GUARDS; i++)
        p->before[i] = p->after[i] = guard;
    for (int i = 0; i < CONTEXT_LIMBS; i++)
        p->of.limbs[i] = guard;
}

static bool prepared_guarded(const prepared *p, const shape_info *form)
{
    const size_t size = form->traits & BY_DIVISOR ? sizeof(u256_divisor) : sizeof(u256_modulus);
    bool whole = true;
    for (int i = 0; i < GUARDS; i++)
        whole &= p->before[i] == guard && p->after[i] == guard;
    for (size_t i = (size + sizeof(uint64_t) - 1) / sizeof(uint64_t); i < CONTEXT_LIMBS; i++)
        whole &= p->of.limbs[i] == guard;
    return whole;
}

static const u512 *input(const call_in *in, slot s)
{
    return s == SLOT_A ? &in->a : s == SLOT_B ? &in->b : s == SLOT_C ? &in->c : NULL;
}

/* The call itself: how each kind of shape hands over what it returns. */
#define INVOKE_RETURNS_NOTHING(call) ((call), 0)
#define INVOKE_RETURNS_NUMBER(call) (number = (call), memcpy(r, &number, sizeof number), 0)
#define INVOKE_RETURNS_VALUE(call) ((uint64_t)(int64_t)(call))
#define INVOKE_RETURNS_FLAG(call) (call)
#define INVOKE_RETURNS_LIMB(call) (call)
#define INVOKE_RETURNS_REST(call) (call)

uint64_t call_numbers(const backend *unit, operation op, void *const at[SLOTS], void *context, uint64_t k)
{
    const any_function f = unit->operation[op];
    void *const r = at[SLOT_R], *const rem = at[SLOT_REM];
    const void *const a = at[SLOT_A], *const b = at[SLOT_B], *const c = at[SLOT_C];
    const int64_t i = (int64_t)k;
    const unsigned n = (unsigned)k;
    const bool carry = k & 1;
    u256 number;
    switch (operation_infos[op].shape) {
#define X(shape, signature, arguments, returns, ...)                                                                   \
    case SHAPE_##shape:                                                                                                \
        return INVOKE_##returns(f.shape arguments);
        SHAPES(X)
#undef X
    case SHAPE_COUNT:
        break;
    }
    return 0;
}

call_in aliased_inputs(const alias *pattern, const call_in *in)
{
    call_in one = *in;
    if (pattern->object[SLOT_B] == SLOT_A)
        one.b = one.a;
    if (pattern->object[SLOT_C] == SLOT_A)
        one.c = one.a;
    if (pattern->object[SLOT_C] == SLOT_B)
        one.c = one.b;
    return one;
}

call_out aliased_outputs(operation op, const alias *pattern, const call_out *expected)
{
    const shape_info *form = form_of(op);
    call_out out = *expected;
    if (form->limbs[SLOT_REM] > 0 && pattern->object[SLOT_R] == pattern->object[SLOT_REM])
        out.r = out.rem;
    if (pattern->object[SLOT_R] == NO_OBJECT)
        memset(&out.r, 0, sizeof out.r);
    if (pattern->object[SLOT_REM] == NO_OBJECT)
        memset(&out.rem, 0, sizeof out.rem);
    return out;
}

/* Prepares the context from the last operand, which is gone afterwards. */
static const char *prepare(const backend *unit, const shape_info *form, const u512 *value, prepared *p)
{
    u256 from, before;
    memcpy(&from, value->w, sizeof from);
    before = from;
    prepared_fill(p);
    const bool zero = (from.w[0] | from.w[1] | from.w[2] | from.w[3]) == 0;
    const bool flag = form->traits & BY_DIVISOR
                          ? unit->operation[OP_u256_divisor_init].flag_D(&p->of.context.divisor, &from)
                          : unit->operation[OP_u256_modulus_init].flag_M(&p->of.context.modulus, &from);
    if (memcmp(&from, &before, sizeof from) != 0)
        return "changed what the context is made of";
    if (!prepared_guarded(p, form))
        return "wrote outside the context";
    return flag == zero ? NULL : "returned the wrong flag from the context's init";
}

const char *call(const backend *unit, operation op, const alias *pattern, const call_in *in, call_out *out)
{
    const shape s = operation_infos[op].shape;
    const shape_info *form = &shape_infos[s];
    memset(out, 0, sizeof *out);
    object objects[SLOTS];
    void *at[SLOTS] = {NULL};
    for (slot i = 0; i < SLOTS; i++) {
        if (form->limbs[i] == 0)
            continue;
        const u512 *value = i == SLOT_R && (form->traits & IN_PLACE) ? &in->a : input(in, i);
        object_fill(&objects[i], value, form->limbs[i]);
        if (pattern->object[i] != NO_OBJECT)
            at[i] = object_limbs(&objects[pattern->object[i]]);
    }
    prepared by, by_before;
    const bool has_context = form->traits & (BY_DIVISOR | BY_MODULUS), makes_context = form->traits & MAKES_CONTEXT;
    if (has_context) {
        const char *besides = NULL;
        if (makes_context)
            prepared_fill(&by);
        else
            besides = prepare(unit, form, input(in, last_operand(form)), &by);
        if (besides)
            return besides;
        by_before = by;
    }

    out->returned = call_numbers(unit, op, at, &by.of, in->k);

    if (at[SLOT_R])
        memcpy(&out->r, at[SLOT_R], (size_t)form->limbs[SLOT_R] * sizeof(uint64_t));
    if (at[SLOT_REM])
        memcpy(&out->rem, at[SLOT_REM], (size_t)form->limbs[SLOT_REM] * sizeof(uint64_t));
    for (slot i = 0; i < SLOTS; i++) {
        if (form->limbs[i] > 0 && !object_guarded(&objects[i], form->limbs[i]))
            return "wrote outside its operands";
        const bool is_output = at[i] && (at[i] == at[SLOT_R] || at[i] == at[SLOT_REM]);
        const u512 *value = input(in, i);
        if (value && form->limbs[i] > 0 && pattern->object[i] == (int)i && !is_output &&
            memcmp(object_limbs(&objects[i]), value->w, (size_t)form->limbs[i] * sizeof(uint64_t)) != 0)
            return "changed an input";
    }
    if (has_context && !prepared_guarded(&by, form))
        return "wrote outside the context";
    if (has_context && !makes_context && memcmp(&by, &by_before, sizeof by) != 0)
        return "changed the context";
    return NULL;
}
