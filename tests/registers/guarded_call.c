/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "guarded_call.h"

#include <string.h>

#include "../guarded.h"

/* One room for each slot of an operation, and one for its context; or for the arrays r, a, b and c. */
enum { CONTEXT_ROOM = SLOTS, ROOMS };
static guarded rooms[ROOMS];

static void open_rooms(void)
{
    for (int i = 0; i < ROOMS && !rooms[i].first; i++)
        rooms[i] = guarded_open(GUARDED_ELEMENTS * sizeof(u512));
}

static void *place(int room, edge at, size_t size)
{
    return at == BEHIND_A_PAGE ? guarded_start(&rooms[room]) : guarded_end(&rooms[room], size);
}

/* Makes the context from the last operand, and it unwritable. */
static void *place_context(const backend *unit, const shape_info *form, const call_in *in, edge at)
{
    const u512 *const last = last_operand(form) == SLOT_A ? &in->a : last_operand(form) == SLOT_B ? &in->b : &in->c;
    const u256 from = u512_lo(last);
    const bool divisor = form->traits & BY_DIVISOR;
    void *const context = place(CONTEXT_ROOM, at, divisor ? sizeof(u256_divisor) : sizeof(u256_modulus));
    if (form->traits & MAKES_CONTEXT)
        return context;
    if (divisor)
        unit->operation[OP_u256_divisor_init].flag_D(context, &from);
    else
        unit->operation[OP_u256_modulus_init].flag_M(context, &from);
    guarded_protect(&rooms[CONTEXT_ROOM], true);
    return context;
}

void guarded_call(const backend *unit, operation op, const alias *pattern, const call_in *in, edge at, call_out *out)
{
    const shape_info *const form = form_of(op);
    const u512 *const values[SLOTS] = {
        [SLOT_R] = form->traits & IN_PLACE ? &in->a : NULL, [SLOT_A] = &in->a, [SLOT_B] = &in->b, [SLOT_C] = &in->c};
    void *numbers[SLOTS] = {NULL}, *context = NULL;
    open_rooms();
    memset(out, 0, sizeof *out);
    for (slot i = 0; i < SLOTS; i++) {
        if (form->limbs[i] == 0 || pattern->object[i] != (int)i)
            continue;
        const size_t size = (size_t)form->limbs[i] * sizeof(uint64_t);
        numbers[i] = place((int)i, at, size);
        if (values[i])
            memcpy(numbers[i], values[i]->w, size);
    }
    for (slot i = 0; i < SLOTS; i++) {
        if (pattern->object[i] != NO_OBJECT)
            numbers[i] = numbers[pattern->object[i]];
        if (numbers[i] && i > SLOT_REM && pattern->object[i] == (int)i && numbers[i] != numbers[SLOT_R] &&
            numbers[i] != numbers[SLOT_REM])
            guarded_protect(&rooms[i], true);
    }
    if (form->traits & (BY_DIVISOR | BY_MODULUS))
        context = place_context(unit, form, in, at);
    out->returned = call_numbers(unit, op, numbers, context, in->k);
    if (numbers[SLOT_R])
        memcpy(&out->r, numbers[SLOT_R], (size_t)form->limbs[SLOT_R] * sizeof(uint64_t));
    if (numbers[SLOT_REM])
        memcpy(&out->rem, numbers[SLOT_REM], (size_t)form->limbs[SLOT_REM] * sizeof(uint64_t));
    for (int i = 0; i < ROOMS; i++)
        guarded_protect(&rooms[i], false);
}

bool guarded_array_call(const backend *unit, array_function function, edge at, void *r, const array_in *in)
{
    const u256 *const arrays[] = {in->a, in->b, in->c};
    const u256 *placed[3];
    array_in guarded_in = *in;
    open_rooms();
    for (int i = 0; i < 3; i++) {
        u256 *const elements = place(1 + i, at, in->n * sizeof(u256));
        memcpy(elements, arrays[i], in->n * sizeof(u256));
        guarded_protect(&rooms[1 + i], true);
        placed[i] = elements;
    }
    guarded_in.a = placed[0];
    guarded_in.b = placed[1];
    guarded_in.c = placed[2];
    const size_t size = array_result_size(function, in->n);
    void *const result = place(0, at, size);
    const bool flag = array_call(unit, function, result, &guarded_in);
    memcpy(r, result, size);
    for (int i = 0; i < 3; i++)
        guarded_protect(&rooms[1 + i], false);
    return flag;
}
