/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "opcode.h"

/* The Yellow Paper's appendices G and H.2, fork Shanghai; PUSH0 of EIP-3855, CLZ of EIP-7939. asm.py reads the names
 * here. */
const opcode opcodes[256] = {
    [OP_STOP] = {"STOP", 0, 0, 0},
    [OP_ADD] = {"ADD", 2, 1, 3},
    [OP_MUL] = {"MUL", 2, 1, 5},
    [OP_SUB] = {"SUB", 2, 1, 3},
    [OP_DIV] = {"DIV", 2, 1, 5},
    [OP_SDIV] = {"SDIV", 2, 1, 5},
    [OP_MOD] = {"MOD", 2, 1, 5},
    [OP_SMOD] = {"SMOD", 2, 1, 5},
    [OP_ADDMOD] = {"ADDMOD", 3, 1, 8},
    [OP_MULMOD] = {"MULMOD", 3, 1, 8},
    [OP_EXP] = {"EXP", 2, 1, 10}, /* and 50 for each byte of the exponent */
    [OP_SIGNEXTEND] = {"SIGNEXTEND", 2, 1, 5},
    [OP_LT] = {"LT", 2, 1, 3},
    [OP_GT] = {"GT", 2, 1, 3},
    [OP_SLT] = {"SLT", 2, 1, 3},
    [OP_SGT] = {"SGT", 2, 1, 3},
    [OP_EQ] = {"EQ", 2, 1, 3},
    [OP_ISZERO] = {"ISZERO", 1, 1, 3},
    [OP_AND] = {"AND", 2, 1, 3},
    [OP_OR] = {"OR", 2, 1, 3},
    [OP_XOR] = {"XOR", 2, 1, 3},
    [OP_NOT] = {"NOT", 1, 1, 3},
    [OP_BYTE] = {"BYTE", 2, 1, 3},
    [OP_SHL] = {"SHL", 2, 1, 3},
    [OP_SHR] = {"SHR", 2, 1, 3},
    [OP_SAR] = {"SAR", 2, 1, 3},
    [OP_CLZ] = {"CLZ", 1, 1, 5},
    [OP_KECCAK256] = {"KECCAK256", 2, 1, 30}, /* and 6 for each word, and what the memory costs */
    [OP_CALLDATALOAD] = {"CALLDATALOAD", 1, 1, 3},
    [OP_CALLDATASIZE] = {"CALLDATASIZE", 0, 1, 2},
    [OP_CALLDATACOPY] = {"CALLDATACOPY", 3, 0, 3}, /* and 3 for each word, and memory */
    [OP_CODESIZE] = {"CODESIZE", 0, 1, 2},
    [OP_CODECOPY] = {"CODECOPY", 3, 0, 3}, /* likewise */
    [OP_POP] = {"POP", 1, 0, 2},
    [OP_MLOAD] = {"MLOAD", 1, 1, 3},     /* and memory */
    [OP_MSTORE] = {"MSTORE", 2, 0, 3},   /* likewise */
    [OP_MSTORE8] = {"MSTORE8", 2, 0, 3}, /* likewise */
    [OP_SLOAD] = {"SLOAD", 1, 1, 0},     /* all by the slot's state: storage.h */
    [OP_SSTORE] = {"SSTORE", 2, 0, 0},   /* likewise */
    [OP_JUMP] = {"JUMP", 1, 0, 8},
    [OP_JUMPI] = {"JUMPI", 2, 0, 10},
    [OP_PC] = {"PC", 0, 1, 2},
    [OP_MSIZE] = {"MSIZE", 0, 1, 2},
    [OP_GAS] = {"GAS", 0, 1, 2},
    [OP_JUMPDEST] = {"JUMPDEST", 0, 0, 1},
    [OP_PUSH0] = {"PUSH0", 0, 1, 2},

    /* clang-format off */
    [OP_PUSH1 + 0] = {"PUSH1", 0, 1, 3}, [OP_PUSH1 + 1] = {"PUSH2", 0, 1, 3},
    [OP_PUSH1 + 2] = {"PUSH3", 0, 1, 3}, [OP_PUSH1 + 3] = {"PUSH4", 0, 1, 3},
    [OP_PUSH1 + 4] = {"PUSH5", 0, 1, 3}, [OP_PUSH1 + 5] = {"PUSH6", 0, 1, 3},
    [OP_PUSH1 + 6] = {"PUSH7", 0, 1, 3}, [OP_PUSH1 + 7] = {"PUSH8", 0, 1, 3},
    [OP_PUSH1 + 8] = {"PUSH9", 0, 1, 3}, [OP_PUSH1 + 9] = {"PUSH10", 0, 1, 3},
    [OP_PUSH1 + 10] = {"PUSH11", 0, 1, 3}, [OP_PUSH1 + 11] = {"PUSH12", 0, 1, 3},
    [OP_PUSH1 + 12] = {"PUSH13", 0, 1, 3}, [OP_PUSH1 + 13] = {"PUSH14", 0, 1, 3},
    [OP_PUSH1 + 14] = {"PUSH15", 0, 1, 3}, [OP_PUSH1 + 15] = {"PUSH16", 0, 1, 3},
    [OP_PUSH1 + 16] = {"PUSH17", 0, 1, 3}, [OP_PUSH1 + 17] = {"PUSH18", 0, 1, 3},
    [OP_PUSH1 + 18] = {"PUSH19", 0, 1, 3}, [OP_PUSH1 + 19] = {"PUSH20", 0, 1, 3},
    [OP_PUSH1 + 20] = {"PUSH21", 0, 1, 3}, [OP_PUSH1 + 21] = {"PUSH22", 0, 1, 3},
    [OP_PUSH1 + 22] = {"PUSH23", 0, 1, 3}, [OP_PUSH1 + 23] = {"PUSH24", 0, 1, 3},
    [OP_PUSH1 + 24] = {"PUSH25", 0, 1, 3}, [OP_PUSH1 + 25] = {"PUSH26", 0, 1, 3},
    [OP_PUSH1 + 26] = {"PUSH27", 0, 1, 3}, [OP_PUSH1 + 27] = {"PUSH28", 0, 1, 3},
    [OP_PUSH1 + 28] = {"PUSH29", 0, 1, 3}, [OP_PUSH1 + 29] = {"PUSH30", 0, 1, 3},
    [OP_PUSH1 + 30] = {"PUSH31", 0, 1, 3}, [OP_PUSH1 + 31] = {"PUSH32", 0, 1, 3},

    [OP_DUP1 + 0] = {"DUP1", 1, 2, 3}, [OP_DUP1 + 1] = {"DUP2", 2, 3, 3},
    [OP_DUP1 + 2] = {"DUP3", 3, 4, 3}, [OP_DUP1 + 3] = {"DUP4", 4, 5, 3},
    [OP_DUP1 + 4] = {"DUP5", 5, 6, 3}, [OP_DUP1 + 5] = {"DUP6", 6, 7, 3},
    [OP_DUP1 + 6] = {"DUP7", 7, 8, 3}, [OP_DUP1 + 7] = {"DUP8", 8, 9, 3},
    [OP_DUP1 + 8] = {"DUP9", 9, 10, 3}, [OP_DUP1 + 9] = {"DUP10", 10, 11, 3},
    [OP_DUP1 + 10] = {"DUP11", 11, 12, 3}, [OP_DUP1 + 11] = {"DUP12", 12, 13, 3},
    [OP_DUP1 + 12] = {"DUP13", 13, 14, 3}, [OP_DUP1 + 13] = {"DUP14", 14, 15, 3},
    [OP_DUP1 + 14] = {"DUP15", 15, 16, 3}, [OP_DUP1 + 15] = {"DUP16", 16, 17, 3},

    [OP_SWAP1 + 0] = {"SWAP1", 2, 2, 3}, [OP_SWAP1 + 1] = {"SWAP2", 3, 3, 3},
    [OP_SWAP1 + 2] = {"SWAP3", 4, 4, 3}, [OP_SWAP1 + 3] = {"SWAP4", 5, 5, 3},
    [OP_SWAP1 + 4] = {"SWAP5", 6, 6, 3}, [OP_SWAP1 + 5] = {"SWAP6", 7, 7, 3},
    [OP_SWAP1 + 6] = {"SWAP7", 8, 8, 3}, [OP_SWAP1 + 7] = {"SWAP8", 9, 9, 3},
    [OP_SWAP1 + 8] = {"SWAP9", 10, 10, 3}, [OP_SWAP1 + 9] = {"SWAP10", 11, 11, 3},
    [OP_SWAP1 + 10] = {"SWAP11", 12, 12, 3}, [OP_SWAP1 + 11] = {"SWAP12", 13, 13, 3},
    [OP_SWAP1 + 12] = {"SWAP13", 14, 14, 3}, [OP_SWAP1 + 13] = {"SWAP14", 15, 15, 3},
    [OP_SWAP1 + 14] = {"SWAP15", 16, 16, 3}, [OP_SWAP1 + 15] = {"SWAP16", 17, 17, 3},
    /* clang-format on */

    [OP_RETURN] = {"RETURN", 2, 0, 0}, /* and memory */
    [OP_REVERT] = {"REVERT", 2, 0, 0}, /* likewise */
    [OP_INVALID] = {"INVALID", 0, 0, 0},
};
