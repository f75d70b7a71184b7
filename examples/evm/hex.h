/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef HEX_H
#define HEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The bytes that an argument stands for: hexadecimal digits, with or without 0x before them and with white space
 * anywhere between bytes; or @FILE, or - for standard input, which hold such digits.
 *
 * false: a message that begins with what, and says which character is wrong, has gone to stderr. Otherwise *bytes is an
 * allocation that the caller frees.
 */
bool hex_read(const char *what, const char *argument, uint8_t **bytes, size_t *size);

#endif
