/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* agree PROGRAMS: so many pseudo-random programs end alike with every backend. */

#include <stdio.h>
#include <stdlib.h>

#include "../opcode.h"
#include "fuzz_evm.h"

static uint64_t state = 20261125;

/* xorshift64*, Vigna 2016. */
static uint64_t next(void)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return state * UINT64_C(0x2545f4914f6cdd1d);
}

static unsigned below(unsigned n)
{
    return (unsigned)((next() >> 32) % n);
}

/* An operand: of any length, with the bytes that make carries and edges likely. */
static size_t append_push(uint8_t *code)
{
    const unsigned n = below(4) ? below(3) : below(33), kind = below(3);
    code[0] = (uint8_t)(OP_PUSH0 + n);
    for (unsigned i = 1; i <= n; i++)
        code[i] = (uint8_t)(kind == 0 ? 0xff : kind == 1 ? (i == 1 ? 0x80u >> below(8) : 0) : next());
    return 1 + n;
}

/* Twice as many operands as opcodes, so that few lack them. */
static size_t make(uint8_t *data, size_t most)
{
    size_t n = 1 + (data[0] = (uint8_t)below(70));
    for (size_t i = 1; i < n; i++)
        data[i] = (uint8_t)next();
    while (n + 40 < most) {
        if (below(3)) {
            n += append_push(data + n);
        } else {
            const uint8_t op = (uint8_t)below(256);
            data[n] = op;
            n += opcodes[op].name && op != OP_STOP && op != OP_RETURN && op != OP_REVERT && op != OP_INVALID;
        }
    }
    return n;
}

int main(int argc, char *argv[])
{
    const unsigned long programs = argc == 2 ? strtoul(argv[1], NULL, 10) : 0;
    for (unsigned long i = 0; i < programs; i++) {
        uint8_t data[600];
        LLVMFuzzerTestOneInput(data, make(data, 110 + below(490)));
    }
    printf("%lu programs end alike\n", programs);
    return programs == 0;
}
