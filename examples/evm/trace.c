/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "trace.h"

#include <stdio.h>

#include <u256/text.h>

#include "opcode.h"

void trace_line(const evm *vm, void *file)
{
    const uint8_t op = vm->code[vm->pc];
    char text[U256_HEX_SIZE];
    if (opcodes[op].name)
        fprintf(file, "%6zu  %-14s", vm->pc, opcodes[op].name);
    else
        fprintf(file, "%6zu  0x%02x          ", vm->pc, (unsigned)op);
    fprintf(file, " %10llu  [", (unsigned long long)vm->gas);
    for (size_t i = vm->depth; i > 0; i--) {
        u256_to_hex(text, sizeof text, &vm->items[3 + i - 1]);
        fprintf(file, "%s%s", text, i > 1 ? ", " : "");
    }
    fputs("]\n", file);
}
