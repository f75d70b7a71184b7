/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef FUZZ_EVM_H
#define FUZZ_EVM_H

#include <stddef.h>
#include <stdint.h>

/* Aborts when backends differ. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
