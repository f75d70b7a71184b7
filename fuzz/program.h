/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef PROGRAM_H
#define PROGRAM_H

/*
 * An input of the target `program`: a small program over registers, which holds any operations of tests/operations.h.
 * The first byte is its topic, 0 for all. Each instruction has 16 bytes, those that are missing are 0:
 *
 *     0     the operation, by its number in the topic
 *     1     the registers of a, b and c, two bits each from the lowest; then what is loaded into them first (load_kind)
 *     2     the registers of r and rem, two bits each; which of them are NULL, where the contract allows it; two bits
 *           for where the scalar comes from (scalar_source)
 *     3     the scalar
 *     4-15  what is loaded: a seed of tests/gen.h, or spelled numbers (numbers.h)
 *
 * Registers of one number are one object in the call, so that a program has every aliasing that the contract allows.
 */

#include "call.h"
#include "target.h"

enum { REGISTERS = 4, INSTRUCTION = 16, MOST_INSTRUCTIONS = 64 };

typedef enum {
    LOAD_NOTHING, /* operands are what is there */
    LOAD_DRAWN,   /* all of them, by the generator for the operation's class of operands */
    LOAD_LAST,    /* the last one is spelled, with 12 bytes */
    LOAD_ALL      /* each is spelled, with 4 bytes */
} load_kind;

typedef enum {
    SCALAR_SPELLED,  /* an edge of limbs and counts, or what is drawn */
    SCALAR_RETURNED, /* what the instruction before returned: a carry, a limb, a count */
    SCALAR_REGISTER, /* the lowest limb of b's register */
    SCALAR_SMALL     /* the byte itself */
} scalar_source;

typedef struct {
    u512 x[REGISTERS];
    uint64_t returned;
    fuzz_input input;
    unsigned topic;
} program;

/* An instruction that is ready to be called. */
typedef struct {
    operation op;
    unsigned place[SLOTS]; /* each slot's register */
    load_kind load;
    alias pattern;
    call_in in;
} step;

program program_start(const uint8_t *data, size_t size);

/* The next instruction: loads its registers. False at the end. */
bool program_next(program *p, step *s);

/* Its results go into their registers. */
void program_store(program *p, const step *s, const call_out *out);

/* The topics of operations.h by their numbers from 1 on; NULL past the last. 0 is "all". */
const char *program_topic(unsigned topic);

/* How many operations a topic has. */
unsigned program_operations(unsigned topic);

/* Prints one instruction: what was loaded, and the call. */
void program_print(const program *p, const step *s);

/* Prints the numbers and flags that a call gave. */
void program_print_results(const step *s, const call_out *out);

/* The end: prints what two backends gave that do not agree, or what one did besides (NULL: nothing), and the program up
 * to here, and aborts. One may be GMP. */
typedef struct {
    const char *name, *besides;
    const call_out *out;
} outcome;
void program_report(const uint8_t *data, size_t size, const program *p, const step *s, outcome one, outcome other);

#endif
