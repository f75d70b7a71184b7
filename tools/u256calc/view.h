/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CALC_VIEW_H
#define CALC_VIEW_H

/* Numbers as they are printed. */

#include <stdio.h>

#include <u256.h>

/* VIEW_UNIT: in a unit of so many decimals. */
typedef enum { VIEW_DECIMAL, VIEW_SIGNED, VIEW_HEX, VIEW_WORD, VIEW_BINARY, VIEW_UNIT, VIEW_ALL } view;

/* As many as an ERC-20 token can have. */
enum { MOST_DECIMALS = 255 };

/* A line; several for VIEW_ALL. Errors stay with the stream. */
void print_number(FILE *to, const u256 *a, view v, unsigned decimals);

#endif
