/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * A fuzz target, for libFuzzer or for agree.c: any bytes are run as a program with every backend, which have to leave the
 * same machine behind. The first byte is the length of the calldata, which follows; the rest is the code.
 */

#include "fuzz_evm.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../backends.h"

enum { GAS = 200000, BACKENDS_MOST = 8 };

static bool same_bytes(const uint8_t *a, const uint8_t *b, size_t n)
{
    return n == 0 || memcmp(a, b, n) == 0;
}

static bool same(const evm *a, const evm *b)
{
    return a->gas == b->gas && a->pc == b->pc && a->depth == b->depth && a->output == b->output &&
           a->output_size == b->output_size && a->memory.size == b->memory.size &&
           a->storage.count == b->storage.count &&
           memcmp(a->items + 3, b->items + 3, a->depth * sizeof *a->items) == 0 &&
           same_bytes(a->memory.bytes, b->memory.bytes, a->memory.size);
}

/* What holds of every machine after a run. */
static bool sound(const evm *vm, evm_status status)
{
    const bool ended = status == EVM_DONE || status == EVM_REVERTED;
    return vm->gas <= GAS && vm->depth <= EVM_STACK_ITEMS && vm->memory.size % 32 == 0 &&
           vm->memory.size <= vm->memory.capacity && vm->output + vm->output_size <= vm->memory.size &&
           vm->pc < vm->code_size + 33 && (ended || vm->output_size == 0);
}

static evm_status run(evm *vm, const evm_backend *backend, const uint8_t *code, size_t size, const uint8_t *calldata,
                      size_t calldata_size)
{
    if (!evm_open(vm, code, size))
        abort();
    evm_start(vm, calldata, calldata_size, GAS);
    const evm_status status = backend->run(vm);
    if (!sound(vm, status)) {
        fprintf(stderr, "%s: \"%s\" leaves a broken machine\n", backend->name, evm_status_text(status));
        abort();
    }
    return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static evm machines[BACKENDS_MOST];
    const size_t rest = size > 0 ? size - 1 : 0, asked = size > 0 ? data[0] : 0, n = asked < rest ? asked : rest;
    /* Of just this size, so that a sanitizer sees what is read too much. */
    uint8_t *const calldata = malloc(n > 0 ? n : 1);
    if (!calldata)
        abort();
    if (n > 0)
        memcpy(calldata, data + 1, n);
    evm_status first = EVM_DONE;
    for (size_t i = 0; i < BACKENDS_MOST && evm_backend_at(i); i++) {
        const evm_backend *const backend = evm_backend_at(i);
        const evm_status status = run(&machines[i], backend, size > 0 ? data + 1 + n : data, rest - n, calldata, n);
        if (i == 0)
            first = status;
        if (status != first || !same(&machines[0], &machines[i])) {
            fprintf(stderr, "%s: \"%s\", %s: \"%s\", or they leave different machines\n", evm_backend_at(0)->name,
                    evm_status_text(first), backend->name, evm_status_text(status));
            abort();
        }
    }
    for (size_t i = 0; i < BACKENDS_MOST && evm_backend_at(i); i++)
        evm_close(&machines[i]);
    free(calldata);
    return 0;
}
