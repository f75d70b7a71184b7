/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* The program evm: runs bytecode on calldata, and prints what it returns. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <u256.h>

#include "evm.h"
#include "hex.h"
#include "opcode.h"
#include "trace.h"

static const char usage[] =
    "usage: evm [--trace] [--decimal] [--gas LIMIT] CODE [CALLDATA]\n"
    "\n"
    "Runs EVM bytecode. CODE and CALLDATA are hexadecimal digits, @FILE, or - for standard input.\n"
    "\n"
    "  --trace      a line on stderr before each opcode: pc, name, gas left, stack from the top\n"
    "  --decimal    what is returned as decimal numbers, one for each 32 bytes\n"
    "  --gas LIMIT  30000000 when it is not given; at most 2^50\n"
    "\n"
    "Exit code: 0 done, 1 reverted, 2 unusable arguments; 3 stack underflow, 4 stack overflow,\n"
    "5 bad jump destination, 6 out of gas, 7 invalid opcode, 8 memory limit, 9 storage limit,\n"
    "10 no memory\n";
enum { UNUSABLE = 2 };

typedef struct {
    const char *code, *calldata;
    uint64_t gas;
    bool trace, decimal, help;
} options;

/* 21000, 0x5208, 30_000_000 or 3e7. */
static bool read_gas(const char *text, uint64_t *gas)
{
    const unsigned flags = U256_PARSE_AUTO + U256_PARSE_UNDERSCORES + U256_PARSE_EXPONENT;
    u256 value;
    size_t at;
    const u256_status status = u256_parse(&value, text, strlen(text), flags, &at);
    if (status != U256_OK) {
        fprintf(stderr, "evm: --gas: %s at character %zu\n", u256_status_text(status), at + 1);
        return false;
    }
    if (u256_to_u64(gas, &value) || *gas > EVM_GAS_MOST) {
        fprintf(stderr, "evm: --gas: more than 2^50\n");
        return false;
    }
    return true;
}

static bool read_options(int argc, char *argv[], options *o)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0) {
            o->help = true;
        } else if (strcmp(argv[i], "--trace") == 0) {
            o->trace = true;
        } else if (strcmp(argv[i], "--decimal") == 0) {
            o->decimal = true;
        } else if (strcmp(argv[i], "--gas") == 0 && i + 1 < argc) {
            if (!read_gas(argv[++i], &o->gas))
                return false;
        } else if (argv[i][0] == '-' && argv[i][1] != 0) {
            fprintf(stderr, "evm: %s: no such option, or without its value; see evm --help\n", argv[i]);
            return false;
        } else if (!o->code) {
            o->code = argv[i];
        } else if (!o->calldata) {
            o->calldata = argv[i];
        } else {
            fprintf(stderr, "evm: %s: one argument too many\n", argv[i]);
            return false;
        }
    }
    if (!o->help && !o->code) {
        fputs(usage, stderr);
        return false;
    }
    if (o->calldata && strcmp(o->code, "-") == 0 && strcmp(o->calldata, "-") == 0) {
        fprintf(stderr, "evm: standard input is either the code or the calldata\n");
        return false;
    }
    return true;
}

static void print_output(const evm *vm, bool decimal)
{
    const size_t n = vm->output_size;
    const uint8_t *const bytes = n > 0 ? vm->memory.bytes + vm->output : NULL; /* there may be no memory at all */
    if (!decimal) {
        fputs(n > 0 ? " 0x" : "", stdout);
        for (size_t i = 0; i < n; i++)
            printf("%02x", (unsigned)bytes[i]);
    }
    for (size_t i = 0; decimal && i < n; i += 32) {
        char text[U256_DEC_SIZE];
        u256 word;
        u256_load_be_n(&word, bytes + i, n - i < 32 ? n - i : 32);
        u256_to_dec(text, sizeof text, &word);
        printf(" %s", text);
    }
    putchar('\n');
}

static void print_halt(const evm *vm, evm_status status)
{
    const uint8_t op = vm->code[vm->pc];
    fprintf(stderr, "evm: %s at pc %zu: ", evm_status_text(status), vm->pc);
    if (opcodes[op].name)
        fputs(opcodes[op].name, stderr);
    else
        fprintf(stderr, "0x%02x", (unsigned)op);
    if (status == EVM_STACK_UNDERFLOW)
        fprintf(stderr, " takes %u items of %zu", (unsigned)opcodes[op].inputs, vm->depth);
    if (status == EVM_BAD_JUMP) {
        char text[U256_HEX_SIZE];
        u256_to_hex(text, sizeof text, &vm->items[3 + vm->depth - 1]);
        fprintf(stderr, " to %s", text);
    }
    if (status == EVM_OUT_OF_GAS)
        fprintf(stderr, " with %llu left", (unsigned long long)vm->gas);
    fputc('\n', stderr);
}

static int run(evm *vm, const options *o, const uint8_t *calldata, size_t size)
{
    evm_start(vm, calldata, size, o->gas);
    if (o->trace) {
        vm->trace = trace_line;
        vm->trace_context = stderr;
    }
    const evm_status status = evm_run(vm);
    if (status == EVM_DONE || status == EVM_REVERTED) {
        fputs(status == EVM_DONE ? "returned" : "reverted", stdout);
        print_output(vm, o->decimal);
        printf("gas used %llu\n", (unsigned long long)(o->gas - vm->gas));
    } else {
        print_halt(vm, status);
    }
    return (int)status;
}

int main(int argc, char *argv[])
{
    static evm vm; /* 33 KB, most of it the stack */
    options o = {.gas = 30000000};
    uint8_t *code = NULL, *calldata = NULL;
    size_t code_size = 0, calldata_size = 0;
    int result = UNUSABLE;

    if (!read_options(argc, argv, &o))
        return UNUSABLE;
    if (o.help) {
        fputs(usage, stdout);
        return 0;
    }
    if (hex_read("code", o.code, &code, &code_size) &&
        hex_read("calldata", o.calldata ? o.calldata : "", &calldata, &calldata_size)) {
        if (evm_open(&vm, code, code_size)) {
            result = run(&vm, &o, calldata, calldata_size);
            evm_close(&vm);
        } else {
            fprintf(stderr, "evm: no memory\n");
            result = EVM_NO_MEMORY;
        }
    }
    free(code);
    free(calldata);
    return result;
}
