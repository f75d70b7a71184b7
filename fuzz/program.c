/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "program.h"

#include <string.h>

#include "gen.h"
#include "numbers.h"

/* The operations of each topic, one topic after the other; 0 has all. */
enum { MOST_TOPICS = 16 };
static struct {
    const char *name;
    operation first;
    unsigned count;
} topics_of_programs[MOST_TOPICS] = {{"all", (operation)0, OP_COUNT}};

static void find_topics(void)
{
    unsigned topic = 0;
    for (operation op = 0; op < OP_COUNT; op++) {
        if (topic == 0 || strcmp(topics_of_programs[topic].name, operation_infos[op].topic) != 0) {
            topic++;
            topics_of_programs[topic].name = operation_infos[op].topic;
            topics_of_programs[topic].first = op;
        }
        topics_of_programs[topic].count++;
    }
}

const char *program_topic(unsigned topic)
{
    if (!topics_of_programs[1].name)
        find_topics();
    return topic < MOST_TOPICS ? topics_of_programs[topic].name : NULL;
}

unsigned program_operations(unsigned topic)
{
    return program_topic(topic) ? topics_of_programs[topic].count : 0;
}

program program_start(const uint8_t *data, size_t size)
{
    static unsigned topics;
    while (program_topic(topics))
        topics++;
    program p = {.input = {data, data + size}};
    p.topic = take_byte(&p.input) % topics;
    return p;
}

/* The slots of the operands, and of the results. */
static const slot operands[3] = {SLOT_A, SLOT_B, SLOT_C};

static u512 *operand(call_in *in, slot s)
{
    return s == SLOT_A ? &in->a : s == SLOT_B ? &in->b : &in->c;
}

/* Loads the registers, and draws the scalar where all is drawn. */
static void load(program *p, step *s, const uint8_t *bytes, uint64_t *drawn)
{
    const shape_info *const form = form_of(s->op);
    if (s->load == LOAD_DRAWN) {
        uint64_t seed = 0;
        for (int i = 7; i >= 0; i--)
            seed = seed << 8 | bytes[i];
        gen g;
        call_in in;
        gen_init(&g, seed, "");
        gen_operands(&g, s->op, &in);
        *drawn = in.k;
        for (int i = 0; i < 3; i++)
            if (form->limbs[operands[i]])
                p->x[s->place[operands[i]]] = *operand(&in, operands[i]);
        return;
    }
    if (s->load == LOAD_NOTHING)
        return;
    const slot last = last_operand(form);
    for (int i = 0; i < 3; i++) {
        const slot at = operands[i];
        if (form->limbs[at] == 0 || (s->load == LOAD_LAST && at != last))
            continue;
        const uint8_t *const from = s->load == LOAD_LAST ? bytes : bytes + 4 * i;
        p->x[s->place[at]] = spelled_number(from, s->load == LOAD_LAST ? 12 : 4, form->limbs[at], p->x, REGISTERS);
    }
}

static bool may_be_null(unsigned traits, slot s)
{
    return (s == SLOT_R && (traits & R_OPTIONAL)) || (s == SLOT_REM && (traits & REM_OPTIONAL)) ||
           (s == SLOT_B && (traits & B_OPTIONAL));
}

/* One object for each register: the first slot that has it gives its own, as in the lists of alias.c. */
static void join(step *s, unsigned nulls)
{
    static const slot order[SLOTS] = {SLOT_A, SLOT_B, SLOT_C, SLOT_R, SLOT_REM};
    const shape_info *const form = form_of(s->op);
    for (int i = 0; i < SLOTS; i++) {
        const slot here = order[i];
        s->pattern.object[here] = (signed char)here;
        if (!is_passed(form, here))
            continue;
        const unsigned null = here == SLOT_REM ? 2 : here == SLOT_C ? 0 : 1;
        if ((nulls & null) && may_be_null(form->traits, here)) {
            s->pattern.object[here] = NO_OBJECT;
            continue;
        }
        for (int j = 0; j < i; j++) {
            const slot other = order[j];
            if (s->place[other] == s->place[here] && form->limbs[other] == form->limbs[here] &&
                is_passed(form, other) && s->pattern.object[other] == (signed char)other)
                s->pattern.object[here] = (signed char)other;
        }
    }
}

static uint64_t scalar(const program *p, const step *s, scalar_source from, uint8_t byte, uint64_t drawn)
{
    const scalar_kind kind = form_of(s->op)->scalar;
    if (kind == SCALAR_NONE)
        return 0;
    uint64_t k = byte;
    if (from == SCALAR_SPELLED)
        k = s->load == LOAD_DRAWN ? drawn : spelled_scalar(byte);
    else if (from == SCALAR_RETURNED)
        k = p->returned;
    else if (from == SCALAR_REGISTER)
        k = p->x[s->place[SLOT_B]].w[0];
    return kind == SCALAR_CARRY ? k & 1 : kind == SCALAR_COUNT ? (uint32_t)k : k;
}

static void take_operand(const program *p, step *s, slot at)
{
    const int limbs = form_of(s->op)->limbs[at];
    if (limbs > 0)
        memcpy(operand(&s->in, at)->w, p->x[s->place[at]].w, (size_t)limbs * sizeof(uint64_t));
}

bool program_next(program *p, step *s)
{
    if (left(&p->input) == 0)
        return false;
    uint8_t bytes[INSTRUCTION] = {0};
    const size_t n = left(&p->input) < INSTRUCTION ? left(&p->input) : INSTRUCTION;
    memcpy(bytes, p->input.next, n);
    p->input.next += n;

    memset(s, 0, sizeof *s);
    s->op = (operation)((unsigned)topics_of_programs[p->topic].first + bytes[0] % topics_of_programs[p->topic].count);
    s->place[SLOT_A] = bytes[1] & 3;
    s->place[SLOT_B] = bytes[1] >> 2 & 3;
    s->place[SLOT_C] = bytes[1] >> 4 & 3;
    s->load = (load_kind)(bytes[1] >> 6);
    s->place[SLOT_R] = form_of(s->op)->traits & IN_PLACE ? s->place[SLOT_A] : bytes[2] & 3;
    s->place[SLOT_REM] = bytes[2] >> 2 & 3;
    uint64_t drawn = 0;
    load(p, s, bytes + 4, &drawn);
    for (int i = 0; i < 3; i++)
        take_operand(p, s, operands[i]);
    s->in.k = scalar(p, s, (scalar_source)(bytes[2] >> 6), bytes[3], drawn);
    join(s, bytes[2] >> 4 & 3);
    return true;
}

void program_store(program *p, const step *s, const call_out *out)
{
    const shape_info *const form = form_of(s->op);
    p->returned = out->returned;
    if (form->limbs[SLOT_R] && s->pattern.object[SLOT_R] != NO_OBJECT)
        p->x[s->place[SLOT_R]] = out->r;
    if (form->limbs[SLOT_REM] && s->pattern.object[SLOT_REM] != NO_OBJECT)
        p->x[s->place[SLOT_REM]] = out->rem;
}
