/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef PROGRAM_DRAW_H
#define PROGRAM_DRAW_H

/* Random instructions for the mutator, and for whoever wants programs without a fuzzer. */

#include "gen.h"
#include "program.h"

/* An instruction: most often with operands by its class, else with spelled ones or with what the registers hold. */
void draw_instruction(gen *g, uint8_t to[INSTRUCTION]);

/* A program of a topic, of 1 to `most` instructions: returns its size, at most 1 + most * INSTRUCTION. */
size_t draw_program(gen *g, uint8_t *to, unsigned topic, unsigned most);

/* The topic of a name, by program_topic(). Ends the program with a clear line where there is no such topic. */
unsigned named_topic(const char *name);

#endif
