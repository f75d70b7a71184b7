/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef OPCODE_H
#define OPCODE_H

#include <stdint.h>

enum {
    OP_STOP = 0x00,
    OP_ADD,
    OP_MUL,
    OP_SUB,
    OP_DIV,
    OP_SDIV,
    OP_MOD,
    OP_SMOD,
    OP_ADDMOD,
    OP_MULMOD,
    OP_EXP,
    OP_SIGNEXTEND,
    OP_LT = 0x10,
    OP_GT,
    OP_SLT,
    OP_SGT,
    OP_EQ,
    OP_ISZERO,
    OP_AND,
    OP_OR,
    OP_XOR,
    OP_NOT,
    OP_BYTE,
    OP_SHL,
    OP_SHR,
    OP_SAR,
    OP_CLZ,
    OP_KECCAK256 = 0x20,
    OP_CALLDATALOAD = 0x35,
    OP_CALLDATASIZE,
    OP_CALLDATACOPY,
    OP_CODESIZE,
    OP_CODECOPY,
    OP_POP = 0x50,
    OP_MLOAD,
    OP_MSTORE,
    OP_MSTORE8,
    OP_SLOAD,
    OP_SSTORE,
    OP_JUMP,
    OP_JUMPI,
    OP_PC,
    OP_MSIZE,
    OP_GAS,
    OP_JUMPDEST,
    OP_PUSH0 = 0x5f,
    OP_PUSH1 = 0x60,
    OP_PUSH32 = 0x7f,
    OP_DUP1 = 0x80,
    OP_DUP16 = 0x8f,
    OP_SWAP1 = 0x90,
    OP_SWAP16 = 0x9f,
    OP_RETURN = 0xf3,
    OP_REVERT = 0xfd,
    OP_INVALID = 0xfe
};

/* What holds for an opcode before its operands are looked at. name is NULL for one that is not here. */
typedef struct {
    const char *name;
    uint8_t inputs, outputs; /* items taken from the stack and put there */
    uint16_t gas;            /* without what depends on the operands */
} opcode;

extern const opcode opcodes[256];

/* The bytes after an opcode that are its data. */
static inline unsigned push_size(uint8_t op)
{
    return op >= OP_PUSH1 && op <= OP_PUSH32 ? (unsigned)(op - OP_PUSH0) : 0;
}

#endif
