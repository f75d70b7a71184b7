/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * How long programs run, by backend: evm_bench [--smoke] CODE CALLDATA [CODE CALLDATA]..., in the forms that evm takes.
 * Backends take turns, and the shortest of many turns counts: what else the machine does only makes one longer. A run is
 * evm_start() and evm_run(). Fails when two backends differ in what they return or in gas.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "backends.h"
#include "hex.h"

enum { BACKENDS_MOST = 8, TURNS = 25 };
static const double turn_seconds = 0.004;
static const uint64_t gas_limit = UINT64_C(1000000000);

typedef struct {
    const char *name;
    uint8_t *code, *calldata;
    size_t code_size, calldata_size;
} program;

static double now(void)
{
    struct timespec t;
    timespec_get(&t, TIME_UTC);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void count_opcode(const evm *vm, void *count)
{
    (void)vm;
    ++*(uint64_t *)count;
}

static evm_status run_once(evm *vm, const program *p, const evm_backend *backend)
{
    evm_start(vm, p->calldata, p->calldata_size, gas_limit);
    return backend->run(vm);
}

/* Seconds of so many runs. */
static double turn(evm *vm, const program *p, const evm_backend *backend, unsigned long runs)
{
    const double start = now();
    for (unsigned long i = 0; i < runs; i++)
        run_once(vm, p, backend);
    return now() - start;
}

/* Opcodes of a run, or 0 when the backends do not agree. */
static uint64_t check(evm *vm, const program *p)
{
    uint64_t opcodes = 0, gas = 0;
    uint8_t first[64] = {0};
    for (size_t i = 0; evm_backend_at(i); i++) {
        uint64_t count = 0;
        vm->trace = count_opcode;
        vm->trace_context = &count;
        const evm_status status = run_once(vm, p, evm_backend_at(i));
        vm->trace = NULL;
        uint8_t output[64] = {0};
        if (vm->output_size > 0)
            memcpy(output, vm->memory.bytes + vm->output, vm->output_size < 64 ? vm->output_size : 64);
        if (i == 0) {
            memcpy(first, output, sizeof first);
            opcodes = count;
            gas = vm->gas;
        }
        if (status != EVM_DONE || count != opcodes || vm->gas != gas || memcmp(first, output, sizeof first) != 0) {
            fprintf(stderr, "%s: %s ends as \"%s\", and not as the others\n", p->name, evm_backend_at(i)->name,
                    evm_status_text(status));
            return 0;
        }
    }
    return opcodes;
}

static bool measure(evm *vm, const program *p, bool smoke)
{
    const uint64_t opcodes = check(vm, p);
    if (opcodes == 0)
        return false;
    double best[BACKENDS_MOST];
    unsigned long runs = 1;
    while (!smoke && turn(vm, p, evm_backend_at(0), runs) < turn_seconds)
        runs *= 2;
    for (int t = 0; t < (smoke ? 1 : TURNS); t++)
        for (size_t i = 0; i < BACKENDS_MOST && evm_backend_at(i); i++) {
            const double seconds = turn(vm, p, evm_backend_at(i), runs) / (double)runs;
            if (t == 0 || seconds < best[i])
                best[i] = seconds;
        }
    printf("%-14s %10llu", p->name, (unsigned long long)opcodes);
    for (size_t i = 0; i < BACKENDS_MOST && evm_backend_at(i); i++)
        printf(" %12.0f %6.1f", 1e9 * best[i], 1e-6 * (double)opcodes / best[i]);
    putchar('\n');
    return true;
}

/* A file's name without its folder and ending, or the digits themselves. */
static void set_name(program *p, const char *code, char name[15])
{
    const char *const slash = strrchr(code, '/'), *const from = slash ? slash + 1 : code + (code[0] == '@');
    snprintf(name, 15, "%.*s", (int)strcspn(from, "."), from);
    p->name = name;
}

int main(int argc, char *argv[])
{
    static evm vm;
    const bool smoke = argc > 1 && strcmp(argv[1], "--smoke") == 0;
    int i = smoke ? 2 : 1;
    if (argc - i < 2 || (argc - i) % 2 != 0) {
        fprintf(stderr, "usage: evm_bench [--smoke] CODE CALLDATA [CODE CALLDATA]...\n");
        return 2;
    }
    printf("%-14s %10s", "a run", "opcodes");
    for (size_t k = 0; k < BACKENDS_MOST && evm_backend_at(k); k++)
        printf(" %9s ns %6s", evm_backend_at(k)->name, "M op/s");
    putchar('\n');
    bool good = true;
    for (; good && i < argc; i += 2) {
        program p = {0};
        char name[15];
        set_name(&p, argv[i], name);
        good = hex_read("code", argv[i], &p.code, &p.code_size) &&
               hex_read("calldata", argv[i + 1], &p.calldata, &p.calldata_size) && evm_open(&vm, p.code, p.code_size);
        good = good && measure(&vm, &p, smoke);
        evm_close(&vm);
        free(p.code);
        free(p.calldata);
    }
    return good ? 0 : 1;
}
