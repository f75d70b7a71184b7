/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* What libFuzzer changes programs by: whole instructions, drawn for their operations. U256_FUZZ_TOPIC keeps to one
 * topic. */

#include "program_draw.h"

#include <string.h>

#include "gen_numbers.h"

/* libFuzzer's own mutations, and its interface. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);

static int only_topic = -1;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    const char *const name = getenv("U256_FUZZ_TOPIC");
    if (name)
        only_topic = (int)named_topic(name);
    return 0;
}

static size_t mutate(gen *g, uint8_t *data, size_t size, size_t max_size)
{
    const size_t count = (size - 1) / INSTRUCTION, most = (max_size - 1) / INSTRUCTION;
    uint8_t *const at = data + 1 + INSTRUCTION * gen_below(g, (unsigned)count + 1);
    uint8_t *const end = data + 1 + INSTRUCTION * count;
    const unsigned kind = gen_below(g, 8);
    if (count == 0 || (kind < 3 && count < most)) {
        memmove(at + INSTRUCTION, at, (size_t)(end - at));
        draw_instruction(g, at);
        return 1 + (count + 1) * INSTRUCTION;
    }
    if (at == end || kind == 3)
        return LLVMFuzzerMutate(data, size, max_size);
    if (kind == 4 && count > 1) {
        memmove(at, at + INSTRUCTION, (size_t)(end - at - INSTRUCTION));
        return 1 + (count - 1) * INSTRUCTION;
    }
    if (kind == 5) { /* other registers */
        at[1] ^= (uint8_t)(gen_u64(g) & 0x3f);
        at[2] ^= (uint8_t)(gen_u64(g) & 0x0f);
    } else if (kind == 6) { /* other numbers */
        for (int i = 3; i < INSTRUCTION; i++)
            at[i] = (uint8_t)(gen_u64(g) >> 32);
    } else {
        draw_instruction(g, at);
    }
    return 1 + count * INSTRUCTION;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed)
{
    if (max_size < 1 + INSTRUCTION)
        return LLVMFuzzerMutate(data, size, max_size);
    gen g;
    gen_init(&g, seed, "");
    if (size == 0)
        data[0] = 0;
    size = mutate(&g, data, size ? size : 1, max_size);
    if (only_topic >= 0 && size > 0)
        data[0] = (uint8_t)only_topic;
    return size;
}
