/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * Decoding and dispatch. What an opcode does to words is a call of libu256 each; the rest of this file is bookkeeping.
 *
 * EVM_RUN is the name of the function, for a program that holds it once per backend: see backend.c.
 */

#include <u256/bits.h>
#include <u256/bytes.h>
#include <u256/compare.h>
#include <u256/evm.h>

#include "evm.h"
#include "keccak.h"
#include "memory.h"
#include "opcode.h"
#include "storage.h"

#ifndef EVM_RUN
    #define EVM_RUN evm_run
#endif

enum { GAS_EXP_BYTE = 50, GAS_COPY_WORD = 3, GAS_KECCAK_WORD = 6 };

/* Whether code may continue at *to, which is then *pc. */
static inline bool jump(const evm *vm, const u256 *to, size_t *pc)
{
    if (u256_cmp_u64(to, vm->code_size) >= 0)
        return false;
    *pc = (size_t)to->w[0];
    return (vm->jumpdests[*pc / 8] >> *pc % 8 & 1) != 0;
}

static evm_status copy(evm *vm, uint64_t *gas, const u256 *top, const uint8_t *data, size_t size)
{
    size_t at, n;
    const evm_status status = memory_touch_words(&vm->memory, gas, top, top - 2, GAS_COPY_WORD, &at, &n);
    if (status == EVM_DONE && n > 0)
        copy_window(vm->memory.bytes + at, n, data, size, top - 1);
    return status;
}

static evm_status keccak(evm *vm, uint64_t *gas, const u256 *offset, const u256 *length, u256 *r)
{
    size_t at, n;
    const evm_status status = memory_touch_words(&vm->memory, gas, offset, length, GAS_KECCAK_WORD, &at, &n);
    if (status == EVM_DONE) {
        uint8_t hash[32];
        keccak256(hash, n > 0 ? vm->memory.bytes + at : hash, n);
        u256_load_be(r, hash);
    }
    return status;
}

/* The opcodes that touch memory at a fixed width. */
static inline evm_status memory_word(evm *vm, uint64_t *gas, const u256 *offset, uint64_t width, size_t *at)
{
    const u256 length = u256_from_u64(width);
    size_t n;
    return memory_touch(&vm->memory, gas, offset, &length, at, &n);
}

evm_status EVM_RUN(evm *vm)
{
    const uint8_t *const code = vm->code;
    u256 *const bottom = vm->items + 3;
    size_t depth = vm->depth, pc = vm->pc;
    uint64_t gas = vm->gas;
    evm_status status = EVM_DONE;
    bool running = true;

    while (running) {
        const uint8_t op = code[pc];
        const opcode *const known = &opcodes[op];
        vm->pc = pc;
        vm->gas = gas;
        vm->depth = depth;
        if (vm->trace)
            vm->trace(vm, vm->trace_context);
        if (!known->name) {
            status = EVM_BAD_OPCODE;
            break;
        }
        if (depth < known->inputs) {
            status = EVM_STACK_UNDERFLOW;
            break;
        }
        if (depth - known->inputs + known->outputs > EVM_STACK_ITEMS) {
            status = EVM_STACK_OVERFLOW;
            break;
        }
        if (gas < known->gas) {
            status = EVM_OUT_OF_GAS;
            break;
        }
        gas -= known->gas;

        /* The operands, and where the opcode's result goes: the lowest of them, or next, above the top. */
        u256 *const next = bottom + depth, *const a = next - 1, *const b = next - 2, *const c = next - 3;
        size_t at, n;
        depth = depth - known->inputs + known->outputs;
        pc++;

        switch (op) {
        case OP_STOP:
            running = false;
            break;
        case OP_ADD:
            u256_evm_add(b, a, b);
            break;
        case OP_MUL:
            u256_evm_mul(b, a, b);
            break;
        case OP_SUB:
            u256_evm_sub(b, a, b);
            break;
        case OP_DIV:
            u256_evm_div(b, a, b);
            break;
        case OP_SDIV:
            u256_evm_sdiv(b, a, b);
            break;
        case OP_MOD:
            u256_evm_mod(b, a, b);
            break;
        case OP_SMOD:
            u256_evm_smod(b, a, b);
            break;
        case OP_ADDMOD:
            u256_evm_addmod(c, a, b, c);
            break;
        case OP_MULMOD:
            u256_evm_mulmod(c, a, b, c);
            break;
        case OP_EXP:
            status = charge(&gas, (uint64_t)GAS_EXP_BYTE * u256_evm_exp_bytes(b));
            if (status == EVM_DONE)
                u256_evm_exp(b, a, b);
            break;
        case OP_SIGNEXTEND:
            u256_evm_signextend(b, a, b);
            break;

        case OP_LT:
            u256_evm_lt(b, a, b);
            break;
        case OP_GT:
            u256_evm_gt(b, a, b);
            break;
        case OP_SLT:
            u256_evm_slt(b, a, b);
            break;
        case OP_SGT:
            u256_evm_sgt(b, a, b);
            break;
        case OP_EQ:
            u256_evm_eq(b, a, b);
            break;
        case OP_ISZERO:
            u256_evm_iszero(a, a, NULL);
            break;
        case OP_AND:
            u256_evm_and(b, a, b);
            break;
        case OP_OR:
            u256_evm_or(b, a, b);
            break;
        case OP_XOR:
            u256_evm_xor(b, a, b);
            break;
        case OP_NOT:
            u256_evm_not(a, a, NULL);
            break;
        case OP_BYTE:
            u256_evm_byte(b, a, b);
            break;
        case OP_SHL:
            u256_evm_shl(b, a, b);
            break;
        case OP_SHR:
            u256_evm_shr(b, a, b);
            break;
        case OP_SAR:
            u256_evm_sar(b, a, b);
            break;
        case OP_CLZ:
            u256_evm_clz(a, a, NULL);
            break;

        case OP_KECCAK256:
            status = keccak(vm, &gas, a, b, b);
            break;

        case OP_CALLDATALOAD:
            u256_load_be_window(a, vm->calldata, vm->calldata_size, a);
            break;
        case OP_CALLDATASIZE:
            *next = u256_from_u64(vm->calldata_size);
            break;
        case OP_CALLDATACOPY:
            status = copy(vm, &gas, a, vm->calldata, vm->calldata_size);
            break;
        case OP_CODESIZE:
            *next = u256_from_u64(vm->code_size);
            break;
        case OP_CODECOPY:
            status = copy(vm, &gas, a, code, vm->code_size);
            break;

        case OP_POP:
        case OP_JUMPDEST:
            break;
        case OP_MLOAD:
            status = memory_word(vm, &gas, a, 32, &at);
            if (status == EVM_DONE)
                u256_load_be(a, vm->memory.bytes + at);
            break;
        case OP_MSTORE:
            status = memory_word(vm, &gas, a, 32, &at);
            if (status == EVM_DONE)
                u256_store_be(vm->memory.bytes + at, b);
            break;
        case OP_MSTORE8:
            status = memory_word(vm, &gas, a, 1, &at);
            if (status == EVM_DONE)
                vm->memory.bytes[at] = (uint8_t)b->w[0];
            break;
        case OP_SLOAD:
            status = storage_load(&vm->storage, &gas, a, a);
            break;
        case OP_SSTORE:
            status = storage_store(&vm->storage, &gas, a, b);
            break;
        case OP_JUMP:
            if (!jump(vm, a, &pc))
                status = EVM_BAD_JUMP;
            break;
        case OP_JUMPI:
            if (!u256_is_zero(b) && !jump(vm, a, &pc))
                status = EVM_BAD_JUMP;
            break;
        case OP_PC:
            *next = u256_from_u64(pc - 1);
            break;
        case OP_MSIZE:
            *next = u256_from_u64(vm->memory.size);
            break;
        case OP_GAS:
            *next = u256_from_u64(gas);
            break;
        case OP_PUSH0:
            *next = U256_ZERO;
            break;

        case OP_RETURN:
        case OP_REVERT:
            status = memory_touch(&vm->memory, &gas, a, b, &at, &n);
            if (status == EVM_DONE) {
                vm->output = at;
                vm->output_size = n;
                status = op == OP_REVERT ? EVM_REVERTED : EVM_DONE;
                running = false;
            }
            break;
        case OP_INVALID:
            status = EVM_BAD_OPCODE;
            break;

        default:
            if (op <= OP_PUSH32) {
                /* A whole word, which the code's padding leaves room for, and of that what belongs to the opcode. */
                const unsigned size = push_size(op);
                u256 data;
                u256_load_be(&data, code + pc);
                if (size <= 8)
                    *next = u256_from_u64(data.w[3] >> (64 - 8 * size));
                else
                    u256_shr(next, &data, 256 - 8 * size);
                pc += size;
            } else if (op <= OP_DUP16) {
                *next = *(next - (op - OP_DUP1 + 1));
            } else {
                u256 *const other = a - (op - OP_SWAP1 + 1), above = *a;
                *a = *other;
                *other = above;
            }
            break;
        }
        running = running && status == EVM_DONE;
    }
    if (status == EVM_DONE || status == EVM_REVERTED) {
        vm->gas = gas;
        vm->depth = depth;
    }
    return status;
}
