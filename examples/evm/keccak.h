/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef KECCAK_H
#define KECCAK_H

#include <stddef.h>
#include <stdint.h>

/* Keccak-256 as Ethereum has it: the padding is that of the submission, not of SHA-3. */
void keccak256(uint8_t hash[32], const uint8_t *data, size_t size);

#endif
