/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef MEMORY_H
#define MEMORY_H

/* Memory and the gas of what grows with operands. */

#include <stdlib.h>
#include <string.h>

#include <u256/compare.h>

#include "evm.h"

/* Takes gas, or says that there is not as much. */
static inline evm_status charge(uint64_t *gas, uint64_t cost)
{
    if (*gas < cost)
        return EVM_OUT_OF_GAS;
    *gas -= cost;
    return EVM_DONE;
}

/* What memory of so many words costs in all, below 2^32 of them: 3 w + floor(w^2 / 512). */
static inline uint64_t memory_cost(uint64_t words)
{
    return 3 * words + words * words / 512;
}

/* Makes room for size bytes, a multiple of 32 and at most EVM_MEMORY_MOST; the new ones are 0. */
static inline evm_status memory_grow(evm_memory *m, size_t size)
{
    if (size > m->capacity) {
        size_t capacity = m->capacity > 0 ? m->capacity : 1024;
        while (capacity < size)
            capacity *= 2;
        uint8_t *const bytes = realloc(m->bytes, capacity);
        if (!bytes)
            return EVM_NO_MEMORY;
        m->bytes = bytes;
        m->capacity = capacity;
    }
    memset(m->bytes + m->size, 0, size - m->size);
    m->size = size;
    return EVM_DONE;
}

/* Charges for, and makes room for, the bytes that an opcode reads or writes, of any place and length. When it is
 * EVM_DONE, they are *at to *at + *n - 1 of memory; no byte, *n = 0, costs nothing wherever it is. */
static inline evm_status memory_touch(evm_memory *m, uint64_t *gas, const u256 *offset, const u256 *length, size_t *at,
                                      size_t *n)
{
    /* Memory of 2^36 bytes costs more than 2^50 gas, which is all that there can be. */
    const uint64_t too_far = (uint64_t)1 << 36;
    *at = *n = 0;
    if (u256_is_zero(length))
        return EVM_DONE;
    if (u256_cmp_u64(length, too_far) >= 0 || u256_cmp_u64(offset, too_far) >= 0)
        return EVM_OUT_OF_GAS;
    const uint64_t words = (offset->w[0] + length->w[0] + 31) / 32, present = m->size / 32;
    if (words > present) {
        evm_status status = charge(gas, memory_cost(words) - memory_cost(present));
        if (status == EVM_DONE)
            status = words > EVM_MEMORY_MOST / 32 ? EVM_MEMORY_LIMIT : memory_grow(m, (size_t)words * 32);
        if (status != EVM_DONE)
            return status;
    }
    *at = (size_t)offset->w[0];
    *n = (size_t)length->w[0];
    return EVM_DONE;
}

/* As memory_touch(), and so much gas for each word, begun or whole. */
static inline evm_status memory_touch_words(evm_memory *m, uint64_t *gas, const u256 *offset, const u256 *length,
                                            uint64_t per_word, size_t *at, size_t *n)
{
    const evm_status status = memory_touch(m, gas, offset, length, at, n);
    return status == EVM_DONE ? charge(gas, per_word * ((*n + 31) / 32)) : status;
}

/* A copy of n bytes of data, from an offset of any value on; beyond its end they are 0. */
static inline void copy_window(uint8_t *to, size_t n, const uint8_t *data, size_t size, const u256 *offset)
{
    const bool beyond = u256_cmp_u64(offset, size) >= 0;
    const size_t from = beyond ? 0 : (size_t)offset->w[0];
    const size_t rest = beyond ? 0 : size - from, copied = n < rest ? n : rest;
    if (copied > 0)
        memcpy(to, data + from, copied);
    if (copied < n)
        memset(to + copied, 0, n - copied);
}

#endif
