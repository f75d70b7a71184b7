/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "poisoned.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../array_call.h"
#include "../gen.h"
#include "../guarded.h"
#include "trampoline.h"

uintptr_t trampoline_targets[TRAMPOLINES], poison_stack, call_target;
uint64_t poison_general[GENERAL_REGISTERS], poison_arguments[TRAMPOLINES][8], poison_flags, poison_masks[8];
uint64_t poison_float, poison_x87, vector_level, called;
vector_register poison_vectors[VECTOR_REGISTERS], seen_vectors[VECTOR_REGISTERS], kept_vectors[VECTOR_REGISTERS];
uint64_t seen_general[GENERAL_REGISTERS], seen_flags, seen_float;
uint16_t seen_x87[14];
uint64_t kept_general[GENERAL_REGISTERS], kept_float, kept_x87;

enum {
    STACK_BYTES = 256 * 1024,
    CANARY_WORDS = 64,
#ifndef LEAVES_VECTORS_CLEAN /* as compilers do that optimise */
    LEAVES_VECTORS_CLEAN = 0,
#endif
    PRINTED = 10, /* of the failures; more are counted only */
    ALL_ARGUMENTS = -1
};

/* What an entry stands for. */
static struct {
    const char *name, *backend;
    int arguments;   /* those in registers; ALL_ARGUMENTS: not known, hand on all */
    unsigned narrow; /* the set of those that are of 32 bits or fewer */
} entries[TRAMPOLINES];
static size_t entry_count;

static gen poison;
static bool is_clean; /* the upper parts of the vectors are 0 */
static uint64_t *stack_first, *canary;
static unsigned failures;
static uint64_t calls;

/* --- What is poisoned --- */

/* Some patterns that arithmetic is sensitive to, else random bits. */
static uint64_t poison_word(void)
{
    const uint64_t random = gen_u64(&poison), kind = gen_u64(&poison) % 8;
    return kind == 0 ? 0 : kind == 1 ? UINT64_MAX : random;
}

/* For the next call of an entry. */
static void poison_argument_registers(size_t entry)
{
    for (int i = 0; i < ARGUMENT_REGISTERS && entries[entry].arguments != ALL_ARGUMENTS; i++) {
        if (i >= entries[entry].arguments)
            poison_arguments[entry][i] = poison_word();
        else if (entries[entry].narrow >> i & 1)
            poison_arguments[entry][i] = poison_word() << 32;
    }
}

static void poison_control(void)
{
#ifdef __x86_64__
    const uint64_t arithmetic = 0x8d5; /* OF SF ZF AF PF CF */
    const uint64_t kind = gen_u64(&poison) % 3, set = kind == 0 ? arithmetic : kind == 1 ? 0 : gen_u64(&poison);
    poison_flags = 0x202 | (set & arithmetic);
    /* Rounding and denormals in any way; all exceptions masked, or none. */
    const uint64_t denormals = 0x8040, rounding = 0x6000, masks = 0x1f80, random = gen_u64(&poison);
    poison_float = (random & (denormals | rounding)) | (random & 1 ? masks : 0);
    poison_x87 = 0x7f | (random >> 16 & 0xc00) | (random >> 32 & 1 ? 0x300 : 0x200); /* masked; rounding, precision */
#else
    const uint64_t kind = gen_u64(&poison) % 3;
    poison_flags = (kind == 0 ? UINT64_MAX : kind == 1 ? 0 : gen_u64(&poison)) & UINT64_C(0xf0000000); /* N Z C V */
    poison_float = gen_u64(&poison) & UINT64_C(0x3c00000); /* rounding, denormals, NaN */
#endif
}

static void draw_poison(void)
{
    for (int i = 0; i < GENERAL_REGISTERS; i++)
        poison_general[i] = poison_word();
    is_clean = gen_u64(&poison) & 1;
    for (int i = 0; i < VECTOR_REGISTERS; i++) {
        for (int word = 0; word < VECTOR_WORDS; word++)
            poison_vectors[i].words[word] = word >= 2 && is_clean ? 0 : gen_u64(&poison);
    }
    for (int i = 0; i < 8; i++)
        poison_masks[i] = gen_u64(&poison);
    poison_control();
}

static void prepare(void)
{
    if (canary)
        return;
    gen_init(&poison, 256, "poison");
#ifdef __x86_64__
    __builtin_cpu_init();
    vector_level = __builtin_cpu_supports("avx512bw") ? VECTORS_AVX512
                   : __builtin_cpu_supports("avx")    ? VECTORS_AVX
                                                      : VECTORS_128;
#endif
    const guarded room = guarded_open(STACK_BYTES);
    stack_first = (uint64_t *)(void *)room.first;
    canary = (uint64_t *)(void *)(room.first + room.size) - CANARY_WORDS;
    for (uint64_t *word = stack_first; word < canary + CANARY_WORDS; word++)
        *word = gen_u64(&poison);
    poison_stack = (uintptr_t)(canary - STACK_ARGUMENTS);
    draw_poison();
}

/* --- What has to be as it was --- */

static void fail(const char *what, const char *which, uint64_t before, uint64_t after)
{
    if (++failures <= PRINTED)
        fprintf(stderr, "FAILED %s on %s\n  %s%s: %016" PRIx64 " before the call, %016" PRIx64 " after it\n",
                entries[called].name, entries[called].backend, what, which, before, after);
}

static void check_general(void)
{
#ifdef __x86_64__
    static const struct {
        int number;
        const char *name;
    } kept[] = {
        {3, "rbx"}, {5, "rbp"}, {12, "r12"}, {13, "r13"}, {14, "r14"}, {15, "r15"},
    #ifdef _WIN32
        {6, "rsi"}, {7, "rdi"},
    #endif
    };
    const uint64_t stack = seen_general[4];
#else
    static const struct {
        int number;
        const char *name;
    } kept[] = {
        {19, "x19"}, {20, "x20"}, {21, "x21"}, {22, "x22"}, {23, "x23"}, {24, "x24"},
        {25, "x25"}, {26, "x26"}, {27, "x27"}, {28, "x28"}, {29, "x29"},
    };
    const uint64_t stack = seen_general[2];
#endif
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        const uint64_t before = poison_general[kept[i].number], after = seen_general[kept[i].number];
        if (before != after)
            fail(kept[i].name, "", before, after);
    }
    if (stack != poison_stack)
        fail("the stack pointer", "", poison_stack, stack);
}

static void check_stack(void)
{
    static uint64_t written[CANARY_WORDS];
    static bool known;
    if (!known) {
        memcpy(written, canary, sizeof written);
        known = true;
    }
    for (int i = 0; i < CANARY_WORDS; i++) {
        if (canary[i] != written[i])
            fail("the stack above the call", "", written[i], canary[i]);
    }
    memcpy(canary, written, sizeof written);
}

static void check_vectors(void)
{
    char name[8];
#ifdef __aarch64__
    for (int i = 8; i < 16; i++) {
        snprintf(name, sizeof name, "d%d", i);
        if (seen_vectors[i].words[0] != poison_vectors[i].words[0])
            fail(name, "", poison_vectors[i].words[0], seen_vectors[i].words[0]);
    }
#endif
#ifdef _WIN32
    for (int i = 6; i < 16; i++) {
        snprintf(name, sizeof name, "xmm%d", i);
        for (int word = 0; word < 2; word++) {
            if (seen_vectors[i].words[word] != poison_vectors[i].words[word])
                fail(name, "", poison_vectors[i].words[word], seen_vectors[i].words[word]);
        }
    }
#endif
#ifdef __x86_64__
    /* Registers whose upper parts were clean are left so: SSE instructions would wait for them otherwise. */
    const int words = vector_level == VECTORS_AVX512 ? 8 : vector_level == VECTORS_AVX ? 4 : 0;
    for (int i = 0; is_clean && LEAVES_VECTORS_CLEAN && i < 16; i++) {
        for (int word = 2; word < words; word++) {
            snprintf(name, sizeof name, "zmm%d", i);
            if (seen_vectors[i].words[word] != 0)
                fail("the upper part of ", name, 0, seen_vectors[i].words[word]);
        }
    }
#endif
}

static void check_control(void)
{
    if (seen_float != poison_float)
        fail("the floating-point control and status register", "", poison_float, seen_float);
#ifdef __x86_64__
    const uint64_t direction = 0x400;
    if (seen_flags & direction)
        fail("the direction flag", "", 0, direction);
    if (seen_x87[0] != poison_x87)
        fail("the x87 control word", "", poison_x87, seen_x87[0]);
    if (seen_x87[4] != 0xffff)
        fail("the x87 tag word", "", 0xffff, seen_x87[4]);
#endif
}

void poisoned_returned(void)
{
    check_general();
    check_stack();
    check_vectors();
    check_control();
    calls++;
    draw_poison();
    poison_argument_registers(called);
}

/* --- The tables --- */

static const char *const signatures[] = {
#define X(shape, signature, ...) #signature,
    SHAPES(X)
#undef X
};

/* How a signature hands over its arguments: sets of them by their place. */
static void read_signature(const char *signature, int *count, unsigned *narrow)
{
    int place = 0;
    *narrow = 0;
#ifdef __x86_64__
    place = strncmp(signature, "u256 ", 5) == 0; /* where the result goes */
#endif
    for (const char *at = strstr(signature, ")(") + 1; *at; place++) {
        const char *const end = at + 1 + strcspn(at + 1, ",)"), *const pointer = memchr(at, '*', (size_t)(end - at));
        const char *const of_32 = strstr(at, "unsigned"), *const of_8 = strstr(at, "bool");
        if (!pointer && ((of_32 && of_32 < end) || (of_8 && of_8 < end)))
            *narrow |= 1u << place;
        at = *end == ',' ? end : "";
    }
    *count = place;
}

/* Replaces a pointer to a function by one to a trampoline that calls it. ISO C has no conversion between them and
 * addresses, but tables hold them as they are. */
static void replace(void *function, const char *name, const char *backend_name, int arguments, unsigned narrow)
{
    uintptr_t address;
    _Static_assert(sizeof address == sizeof(void (*)(void)), "an address is a pointer to a function");
    memcpy(&address, function, sizeof address);
    if (entry_count == TRAMPOLINES) {
        fprintf(stderr, "more functions than trampolines: raise TRAMPOLINES in trampoline.h\n");
        exit(2);
    }
    trampoline_targets[entry_count] = address;
    entries[entry_count].name = name;
    entries[entry_count].backend = backend_name;
    entries[entry_count].arguments = arguments;
    entries[entry_count].narrow = narrow;
    poison_argument_registers(entry_count);
    address = (uintptr_t)trampolines + TRAMPOLINE_BYTES * entry_count++;
    memcpy(function, &address, sizeof address);
}

/* In the order of the table. */
static const char *const kernel_names[] = {
    "add4",         "sub4",           "select4",        "sub4_or",       "negate_if",  "min4",        "max4",
    "add4_sat",     "sub4_sat",       "sadd4",          "ssub4",         "mul1",       "mac1",        "mul4x1",
    "addmul4x1",    "submul4x1",      "mul4",           "mul4_overflow", "mul4_wide",  "sqr4",        "sqr4_wide",
    "mul8",         "redc4x1",        "normalization",  "top_limb4",     "reciprocal", "reciprocal2", "reciprocal128",
    "div2by1",      "udiv_qrnnd",     "estimate192",    "submul4x2",     "gcd_step",   "gcd_limb",    "add8 by add4",
    "sub8 by sub4", "shl4_bits by 7", "shr4_bits by 7", "lanes_carry"};
enum { KERNELS = sizeof kernel_names / sizeof *kernel_names };
_Static_assert(sizeof(kernels) == KERNELS * sizeof(void (*)(void)), "each kernel has a name");

const backend *poisoned(const backend *plain)
{
    static struct {
        const backend *plain;
        backend table;
        union {
            kernels table;
            void (*list[KERNELS])(void);
        } kernels;
    } known[MOST_UNITS];
    size_t i = 0;
    while (i < MOST_UNITS - 1 && known[i].plain && known[i].plain != plain)
        i++;
    backend *const table = &known[i].table;
    if (known[i].plain == plain)
        return table;
    prepare();
    known[i].plain = plain;
    *table = *plain;
    for (operation op = 0; op < OP_COUNT; op++) {
        int arguments;
        unsigned narrow;
        read_signature(signatures[operation_infos[op].shape], &arguments, &narrow);
        replace(&table->operation[op], operation_infos[op].name, plain->name, arguments, narrow);
    }
    for (conversion c = 0; c < CONVERSION_COUNT; c++)
        replace(&table->conversion[c], conversion_name(c), plain->name, ALL_ARGUMENTS, 0);
    for (array_function f = 0; f < ARRAY_COUNT; f++)
        replace(&table->array[f], array_infos[f].name, plain->name, ALL_ARGUMENTS, 0);
    replace(&table->selftest, "u256_selftest", plain->name, 0, 0);
    if (plain->kernels) {
        known[i].kernels.table = *plain->kernels;
        for (size_t k = 0; k < KERNELS; k++)
            if (known[i].kernels.list[k])
                replace(&known[i].kernels.list[k], kernel_names[k], plain->name, ALL_ARGUMENTS, 0);
        table->kernels = &known[i].kernels.table;
    }
    return table;
}

unsigned poisoned_failures(void)
{
    return failures;
}

uint64_t poisoned_calls(void)
{
    return calls;
}

size_t poisoned_depth(void)
{
    /* The poison of the stack is the generator's first. */
    gen same;
    gen_init(&same, 256, "poison");
    const uint64_t *word = stack_first;
    while (word < canary && *word == gen_u64(&same))
        word++;
    return (size_t)(canary - word) * sizeof *word;
}

const char *poisoned_vectors(void)
{
#ifdef __x86_64__
    static const char *const names[] = {"SSE2", "AVX", "AVX-512"};
    return names[vector_level];
#else
    return "Neon";
#endif
}
