/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef EVM_H
#define EVM_H

/*
 * One call frame of the Ethereum Virtual Machine, fork Shanghai, and CLZ of EIP-7939: what runs without a chain around
 * it. Arithmetic, comparison, bits, hashing, stack, memory, storage, jumps, code, calldata, return; no accounts, blocks,
 * calls or logs. Gas is the Yellow Paper's, with the access lists of EIP-2929; storage begins empty and cold, and
 * refunds, which a client takes off after the run, are not counted.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <u256/types.h>

enum {
    EVM_STACK_ITEMS = 1024,
    EVM_MEMORY_MOST = 1 << 24, /* bytes; they cost 538 million gas */
    EVM_STORAGE_MOST = 1 << 16 /* slots that a run may touch; reading as many costs 137 million gas */
};

/* The largest gas limit. What memory beyond 2^36 bytes costs is more, so that its cost always fits 64 bits. */
#define EVM_GAS_MOST ((uint64_t)1 << 50)

/* How a run ended; the numbers are the exit codes of the program evm, where 2 stands for what it could not read. */
typedef enum {
    EVM_DONE = 0, /* STOP, RETURN, or the end of the code */
    EVM_REVERTED = 1,
    EVM_STACK_UNDERFLOW = 3,
    EVM_STACK_OVERFLOW = 4,
    EVM_BAD_JUMP = 5,
    EVM_OUT_OF_GAS = 6,
    EVM_BAD_OPCODE = 7,    /* INVALID, or one that is not here */
    EVM_MEMORY_LIMIT = 8,  /* paid for, but more than EVM_MEMORY_MOST */
    EVM_STORAGE_LIMIT = 9, /* likewise, EVM_STORAGE_MOST */
    EVM_NO_MEMORY = 10     /* the system gives none */
} evm_status;

/* In words: "out of gas". */
const char *evm_status_text(evm_status status);

/* Bytes as far as they have been touched, a multiple of 32, in an allocation that may be larger. */
typedef struct {
    uint8_t *bytes;
    size_t size, capacity;
} evm_memory;

/* A slot that the run has touched: it is warm. An unused one has used = false. */
typedef struct {
    u256 key, value;
    bool used;
} evm_slot;

/* Open addressing with linear probing; capacity is a power of two, or 0. */
typedef struct {
    evm_slot *slots;
    size_t count, capacity;
} evm_storage;

typedef struct evm evm;
struct evm {
    /* The code, then 33 bytes STOP: what PUSH32 as its last byte takes, and where the run ends after it. */
    uint8_t *code;
    size_t code_size;
    uint8_t *jumpdests; /* a bit for each byte of the code: a JUMPDEST that is not the data of a PUSH */

    const uint8_t *calldata;
    size_t calldata_size;

    evm_memory memory;
    evm_storage storage;

    uint64_t gas; /* what is left */
    size_t pc;
    size_t depth;               /* items on the stack */
    size_t output, output_size; /* of RETURN and REVERT: where in memory */

    /* Called before each opcode, with all the above up to date; may be NULL. */
    void (*trace)(const evm *vm, void *context);
    void *trace_context;

    /* Three unused items, then the stack, bottom first: the operands of an opcode have an address before it is known how
     * many there are. */
    u256 items[3 + EVM_STACK_ITEMS];
};

/* Takes a copy of the code and finds its jump destinations. false: no memory. */
bool evm_open(evm *vm, const uint8_t *code, size_t size);

/* Before each run: everything but the code is as new. The calldata has to stay where it is until the run is over; gas is
 * at most EVM_GAS_MOST. */
void evm_start(evm *vm, const uint8_t *calldata, size_t size, uint64_t gas);

/* Runs the code to its end. After an exceptional halt (neither EVM_DONE nor EVM_REVERTED) pc is that of the opcode which
 * could not be carried out, and gas what was left before it; the EVM takes that as well. */
evm_status evm_run(evm *vm);

void evm_close(evm *vm);

#endif
