/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "alias.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

const shape_info shape_infos[SHAPE_COUNT] = {
#define X(shape, signature, arguments, returns, r, rem, a, b, c, scalar, traits)                                       \
    [SHAPE_##shape] = {returns, {r, rem, a, b, c}, scalar, traits},
    SHAPES(X)
#undef X
};

slot last_operand(const shape_info *form)
{
    slot last = SLOT_C;
    while (last > SLOT_A && form->limbs[last] == 0)
        last--;
    return last;
}

bool is_passed(const shape_info *form, slot s)
{
    if (form->limbs[s] == 0 || (s == SLOT_R && form->returns == RETURNS_NUMBER))
        return false;
    if (s == SLOT_A && (form->traits & IN_PLACE))
        return false;
    const bool makes_context = (form->traits & (BY_DIVISOR | BY_MODULUS)) && !(form->traits & MAKES_CONTEXT);
    return !(makes_context && s == last_operand(form));
}

static bool may_be_null(const shape_info *form, slot s)
{
    return (s == SLOT_R && (form->traits & R_OPTIONAL)) || (s == SLOT_REM && (form->traits & REM_OPTIONAL)) ||
           (s == SLOT_B && (form->traits & B_OPTIONAL));
}

/* Inputs first, so that patterns which join the same inputs follow one another. */
static const slot order[SLOTS] = {SLOT_A, SLOT_B, SLOT_C, SLOT_R, SLOT_REM};

/* Adds every completion of a pattern that is settled for the first slots in order: those of which each slot is given an
 * object of its own, that of an earlier slot of its type, or none. */
static void complete(alias_list *all, const shape_info *form, alias pattern, int settled)
{
    if (settled == SLOTS) {
        assert(all->count < MOST_ALIASES);
        all->list[all->count++] = pattern;
        return;
    }
    const slot s = order[settled];
    pattern.object[s] = (signed char)s;
    complete(all, form, pattern, settled + 1);
    if (!is_passed(form, s))
        return;
    for (int i = 0; i < settled; i++) {
        const slot other = order[i];
        if (is_passed(form, other) && pattern.object[other] == (signed char)other &&
            form->limbs[other] == form->limbs[s]) {
            pattern.object[s] = (signed char)other;
            complete(all, form, pattern, settled + 1);
        }
    }
    if (may_be_null(form, s)) {
        pattern.object[s] = NO_OBJECT;
        complete(all, form, pattern, settled + 1);
    }
}

const alias_list *aliases(shape s)
{
    static alias_list all[SHAPE_COUNT];
    if (all[s].count == 0)
        complete(&all[s], &shape_infos[s], (alias){{0}}, 0);
    return &all[s];
}

alias_name name_alias(shape s, const alias *pattern)
{
    static const char *const names[SLOTS] = {"r", "rem", "a", "b", "c"};
    alias_name name = {""};
    for (int i = 0; i < SLOTS; i++) {
        const slot here = order[i];
        const int object = pattern->object[here];
        const size_t used = strlen(name.text);
        if (!is_passed(&shape_infos[s], here) || object == (int)here)
            continue;
        const bool null = object == NO_OBJECT;
        snprintf(name.text + used, sizeof name.text - used, "%s%s%s%s", used ? ", " : "", names[here],
                 null ? " NULL" : " = ", null ? "" : names[object]);
    }
    if (!name.text[0])
        snprintf(name.text, sizeof name.text, "all distinct");
    return name;
}
