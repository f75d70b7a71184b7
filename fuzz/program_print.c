/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* Programs to read: the listing, and the report of a difference. */

#include "program.h"

#include <inttypes.h>
#include <stdio.h>

static void print_number(const char *name, const u512 *x)
{
    int i = 7;
    while (i > 0 && x->w[i] == 0)
        i--;
    fprintf(stderr, "%s0x%" PRIx64, name, x->w[i]);
    while (i-- > 0)
        fprintf(stderr, "_%016" PRIx64, x->w[i]);
    fputc('\n', stderr);
}

static void print_place(const step *s, slot at, const char *separator)
{
    if (s->pattern.object[at] == NO_OBJECT)
        fprintf(stderr, "%sNULL", separator);
    else
        fprintf(stderr, "%sx%u", separator, s->place[at]);
}

void program_print(const program *p, const step *s)
{
    static const char *const loaded[] = {"", " (drawn)", " (spelled)", " (spelled)"};
    const operation_info *const info = &operation_infos[s->op];
    const shape_info *const form = form_of(s->op);
    for (slot at = SLOT_A; at <= SLOT_C; at++) {
        if (form->limbs[at] == 0 || s->load == LOAD_NOTHING || (s->load == LOAD_LAST && at != last_operand(form)))
            continue;
        char name[48];
        snprintf(name, sizeof name, "    x%u%s = ", s->place[at], loaded[s->load]);
        print_number(name, &p->x[s->place[at]]);
    }
    fprintf(stderr, "    ");
    if (form->limbs[SLOT_R])
        print_place(s, SLOT_R, "");
    if (form->limbs[SLOT_REM])
        print_place(s, SLOT_REM, ", ");
    fprintf(stderr, "%s%s(", form->limbs[SLOT_R] ? " = " : "", info->name);
    const char *separator = "";
    for (slot at = SLOT_A; at <= SLOT_C; at++) {
        if (form->limbs[at]) {
            print_place(s, at, separator);
            separator = ", ";
        }
    }
    if (form->scalar != SCALAR_NONE)
        fprintf(stderr, "%s0x%" PRIx64, separator, s->in.k);
    fprintf(stderr, ")    objects: %s\n", name_alias(info->shape, &s->pattern).text);
}

void program_print_results(const step *s, const call_out *out)
{
    const shape_info *const form = form_of(s->op);
    if (form->limbs[SLOT_R] && s->pattern.object[SLOT_R] != NO_OBJECT)
        print_number("      r        ", &out->r);
    if (form->limbs[SLOT_REM] && s->pattern.object[SLOT_REM] != NO_OBJECT)
        print_number("      rem      ", &out->rem);
    if (form->returns != RETURNS_NOTHING && form->returns != RETURNS_NUMBER)
        fprintf(stderr, "      returned 0x%" PRIx64 "\n", out->returned);
}

static void print_outcome(const step *s, outcome of)
{
    fprintf(stderr, "  %s%s%s\n", of.name, of.besides ? ": " : "", of.besides ? of.besides : "");
    program_print_results(s, of.out);
}

void program_report(const uint8_t *data, size_t size, const program *p, const step *s, outcome one, outcome other)
{
    fprintf(stderr, "FAILED %s: %s %s %s\n", operation_infos[s->op].name, one.name,
            one.besides || other.besides ? "or" : "is not", other.name);
    for (slot at = SLOT_A; at <= SLOT_C; at++) {
        static const char *const names[SLOTS] = {"", "", "  a        ", "  b        ", "  c        "};
        if (form_of(s->op)->limbs[at])
            print_number(names[at], at == SLOT_A ? &s->in.a : at == SLOT_B ? &s->in.b : &s->in.c);
    }
    print_outcome(s, one);
    print_outcome(s, other);
    fprintf(stderr, "  the program, topic %s:\n", program_topic(p->topic));
    /* Once more from the start: the backend that gave the results until here gives them again. */
    program again = program_start(data, size);
    step each;
    while (again.input.next != p->input.next && program_next(&again, &each)) {
        program_print(&again, &each);
        if (again.input.next == p->input.next)
            break;
        call_out out;
        call(all_units()->list[0], each.op, &each.pattern, &each.in, &out);
        program_print_results(&each, &out);
        program_store(&again, &each, &out);
    }
    abort();
}
