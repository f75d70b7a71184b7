/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "program_draw.h"

#include <stdio.h>
#include <string.h>

#include "gen_numbers.h"

void draw_instruction(gen *g, uint8_t to[INSTRUCTION])
{
    for (int i = 0; i < INSTRUCTION; i += 8) {
        const uint64_t random = gen_u64(g);
        for (int j = 0; j < 8; j++)
            to[i + j] = (uint8_t)(random >> 8 * j);
    }
    const unsigned kind = gen_below(g, 8);
    if (kind < 5) { /* drawn operands, most often in registers of their own */
        const uint8_t places = kind < 4 ? 0x24 : to[1] & 0x3f;
        to[1] = (uint8_t)(places | LOAD_DRAWN << 6);
        if (kind < 3)
            to[2] &= 0x3f; /* and the scalar is drawn, too */
    } else if (kind == 5) {
        to[1] = (uint8_t)((to[1] & 0x3f) | LOAD_NOTHING << 6);
    }
    if (gen_below(g, 8))
        to[2] &= 0xcf; /* no NULL */
}

size_t draw_program(gen *g, uint8_t *to, unsigned topic, unsigned most)
{
    const unsigned count = 1 + gen_below(g, most);
    to[0] = (uint8_t)topic;
    for (unsigned i = 0; i < count; i++)
        draw_instruction(g, to + 1 + i * INSTRUCTION);
    return 1 + count * INSTRUCTION;
}

unsigned named_topic(const char *name)
{
    for (unsigned topic = 0; program_topic(topic); topic++)
        if (strcmp(program_topic(topic), name) == 0)
            return topic;
    fprintf(stderr, "no topic \"%s\"; there are", name);
    for (unsigned topic = 0; program_topic(topic); topic++)
        fprintf(stderr, " %s", program_topic(topic));
    fputc('\n', stderr);
    exit(2);
}
