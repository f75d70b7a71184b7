/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef STORAGE_H
#define STORAGE_H

/* Storage: a map from word to word that is 0 where nothing was written, and its gas. */

#include <stdlib.h>

#include <u256/compare.h>

#include "memory.h"

/* Gas of EIP-2929 and EIP-2200: the first touch of a slot; a later one; what goes from 0 to another number; what has to
 * be left before any SSTORE. */
enum { GAS_COLD = 2100, GAS_WARM = 100, GAS_SET = 20000, GAS_STORE_SENTRY = 2300 };

/* Where the key is, or belongs: there is an unused slot, since the map is never full. */
static inline evm_slot *storage_find(const evm_storage *s, const u256 *key)
{
    const uint64_t odd = UINT64_C(0x9e3779b97f4a7c15); /* 2^64 divided by the golden ratio */
    uint64_t hash = key->w[0];
    for (int i = 1; i < 4; i++)
        hash = (hash * odd ^ hash >> 32) + key->w[i];
    hash = hash * odd >> 32;
    size_t i = (size_t)hash & (s->capacity - 1);
    while (s->slots[i].used && !u256_eq(&s->slots[i].key, key))
        i = (i + 1) & (s->capacity - 1);
    return &s->slots[i];
}

/* The slot of a key that was touched, or NULL. */
static inline evm_slot *storage_lookup(const evm_storage *s, const u256 *key)
{
    evm_slot *const slot = s->capacity > 0 ? storage_find(s, key) : NULL;
    return slot && slot->used ? slot : NULL;
}

/* Room for one more key, with a quarter of the slots unused. */
static inline evm_status storage_grow(evm_storage *s)
{
    if (s->count >= EVM_STORAGE_MOST)
        return EVM_STORAGE_LIMIT;
    if (s->count < s->capacity / 4 * 3)
        return EVM_DONE;
    evm_storage larger = {.count = s->count, .capacity = s->capacity > 0 ? 2 * s->capacity : 16};
    larger.slots = calloc(larger.capacity, sizeof *larger.slots);
    if (!larger.slots)
        return EVM_NO_MEMORY;
    for (size_t i = 0; i < s->capacity; i++)
        if (s->slots[i].used)
            *storage_find(&larger, &s->slots[i].key) = s->slots[i];
    free(s->slots);
    *s = larger;
    return EVM_DONE;
}

/* The first touch of a key, of which the value is this from now on. */
static inline evm_status storage_insert(evm_storage *s, const u256 *key, const u256 *value)
{
    const evm_status status = storage_grow(s);
    if (status == EVM_DONE) {
        *storage_find(s, key) = (evm_slot){.key = *key, .value = *value, .used = true};
        s->count++;
    }
    return status;
}

/* SLOAD: r = what is stored at key; r may be the key. */
static inline evm_status storage_load(evm_storage *s, uint64_t *gas, u256 *r, const u256 *key)
{
    const evm_slot *const slot = storage_lookup(s, key);
    const u256 value = slot ? slot->value : U256_ZERO;
    evm_status status = charge(gas, slot ? GAS_WARM : GAS_COLD);
    if (status == EVM_DONE && !slot)
        status = storage_insert(s, key, &value);
    *r = value;
    return status;
}

/* SSTORE. Every slot was 0 before the run, so that the original value of EIP-2200 is 0. */
static inline evm_status storage_store(evm_storage *s, uint64_t *gas, const u256 *key, const u256 *value)
{
    evm_slot *const slot = storage_lookup(s, key);
    const bool set = (!slot || u256_is_zero(&slot->value)) && !u256_is_zero(value);
    if (*gas <= GAS_STORE_SENTRY)
        return EVM_OUT_OF_GAS;
    evm_status status = charge(gas, (uint64_t)(slot ? 0 : GAS_COLD) + (set ? GAS_SET : GAS_WARM));
    if (status == EVM_DONE && slot)
        slot->value = *value;
    else if (status == EVM_DONE)
        status = storage_insert(s, key, value);
    return status;
}

#endif
