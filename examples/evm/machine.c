/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "evm.h"

#include <stdlib.h>
#include <string.h>

#include "opcode.h"

enum { PADDING = 33 };

bool evm_open(evm *vm, const uint8_t *code, size_t size)
{
    memset(vm, 0, sizeof *vm);
    vm->code = calloc(size + PADDING, 1);
    vm->jumpdests = calloc(size / 8 + 1, 1);
    if (!vm->code || !vm->jumpdests) {
        evm_close(vm);
        return false;
    }
    if (size > 0)
        memcpy(vm->code, code, size);
    vm->code_size = size;
    for (size_t pc = 0; pc < size; pc += 1 + push_size(code[pc]))
        if (code[pc] == OP_JUMPDEST)
            vm->jumpdests[pc / 8] |= (uint8_t)(1 << pc % 8);
    return true;
}

void evm_start(evm *vm, const uint8_t *calldata, size_t size, uint64_t gas)
{
    vm->calldata = calldata;
    vm->calldata_size = size;
    vm->memory.size = 0;
    vm->storage.count = 0;
    if (vm->storage.capacity > 0)
        memset(vm->storage.slots, 0, vm->storage.capacity * sizeof *vm->storage.slots);
    vm->gas = gas;
    vm->pc = vm->depth = vm->output = vm->output_size = 0;
}

void evm_close(evm *vm)
{
    free(vm->code);
    free(vm->jumpdests);
    free(vm->memory.bytes);
    free(vm->storage.slots);
    memset(vm, 0, sizeof *vm);
}

const char *evm_status_text(evm_status status)
{
    switch (status) {
    case EVM_DONE:
        return "done";
    case EVM_REVERTED:
        return "reverted";
    case EVM_STACK_UNDERFLOW:
        return "stack underflow";
    case EVM_STACK_OVERFLOW:
        return "stack overflow";
    case EVM_BAD_JUMP:
        return "bad jump destination";
    case EVM_OUT_OF_GAS:
        return "out of gas";
    case EVM_BAD_OPCODE:
        return "invalid opcode";
    case EVM_MEMORY_LIMIT:
        return "memory limit";
    case EVM_STORAGE_LIMIT:
        return "storage limit";
    case EVM_NO_MEMORY:
        return "no memory";
    }
    return "unknown status";
}
