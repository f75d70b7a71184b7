/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef GUARDED_H
#define GUARDED_H

/*
 * Room between two pages that nobody may touch: what reads or writes a single byte before its first or behind its last
 * ends the program (SIGSEGV, on some systems SIGBUS). Unlike a sanitizer's, these bounds hold for assembly too, and for
 * compilers that have no sanitizer.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint8_t *first; /* right behind a forbidden page */
    size_t size;    /* whole pages; behind them stands another forbidden one */
} guarded;

/* Room for at least so many bytes, all of them 0. Ends the program with a clear line when there is no memory. */
guarded guarded_open(size_t size);
void guarded_close(guarded *room);

/* From here on nobody may write to it, or everybody may again. */
void guarded_protect(const guarded *room, bool read_only);

/* Its bytes from where the first forbidden page ends. */
static inline uint8_t *guarded_start(const guarded *room)
{
    return room->first;
}

/* n bytes of it that end where the second forbidden page begins: for n = 0, the address of that page. */
static inline uint8_t *guarded_end(const guarded *room, size_t n)
{
    return room->first + (room->size - n);
}

/* The same bytes at the end of the room, or at its start. Returns where they are. */
uint8_t *guarded_copy_to_end(const guarded *room, const void *bytes, size_t n);
uint8_t *guarded_copy_to_start(const guarded *room, const void *bytes, size_t n);

/* Addresses for so many bytes, more perhaps than there is memory for: those that are touched are 0 at first, and cost
 * memory. NULL where the system does not give out as many. */
uint8_t *vast_open(size_t size);
void vast_close(uint8_t *bytes, size_t size);

#endif
