/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef TRAMPOLINE_H
#define TRAMPOLINE_H

/* What poisoned.c and the trampolines share. Read by the assembler, too. */

#define TRAMPOLINES 2048
#define TRAMPOLINE_BYTES 16 /* of one entry */

/* How wide the vector registers are. */
#define VECTORS_128 0
#define VECTORS_AVX 1
#define VECTORS_AVX512 2

#ifdef __x86_64__
    #define GENERAL_REGISTERS 16 /* in the order of their encoding */
    #define VECTOR_REGISTERS 32
    #define VECTOR_WORDS 8
    #ifdef _WIN32
        #define ARGUMENT_REGISTERS 4
        #define STACK_ARGUMENTS 10 /* words that may be such, with the room for those in registers */
    #else
        #define ARGUMENT_REGISTERS 6
        #define STACK_ARGUMENTS 0
    #endif
#else
    #define GENERAL_REGISTERS 31
    #define VECTOR_REGISTERS 32
    #define VECTOR_WORDS 2
    #define ARGUMENT_REGISTERS 8
    #define STACK_ARGUMENTS 0
#endif

#ifndef __ASSEMBLER__

    #include <stdint.h>

typedef struct {
    uint64_t words[VECTOR_WORDS];
} vector_register;

/* Entry i calls trampoline_targets[i]. */
extern char trampolines[];
extern uintptr_t trampoline_targets[TRAMPOLINES];

/* What the function finds in the registers. Arguments are or-ed with what there is for each entry. */
extern uint64_t poison_general[GENERAL_REGISTERS], poison_arguments[TRAMPOLINES][8], poison_flags, poison_masks[8];
extern vector_register poison_vectors[VECTOR_REGISTERS];
extern uint64_t poison_float, poison_x87; /* MXCSR or FPCR; the x87 control word */
extern uintptr_t poison_stack;            /* the stack pointer before the call */

/* What it leaves. */
extern uint64_t seen_general[GENERAL_REGISTERS], seen_flags;
extern vector_register seen_vectors[VECTOR_REGISTERS];
extern uint64_t seen_float;
extern uint16_t seen_x87[14]; /* as fnstenv stores it: control word, status word, tag word, at every second place */

/* The caller's own, restored afterwards. */
extern uint64_t kept_general[GENERAL_REGISTERS], kept_float, kept_x87;
extern vector_register kept_vectors[VECTOR_REGISTERS];

extern uint64_t vector_level, called; /* VECTORS_*; the entry */
extern uintptr_t call_target;

/* Called after each call, with everything of the caller restored. */
void poisoned_returned(void);

#endif

#endif
