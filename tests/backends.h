/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef BACKENDS_H
#define BACKENDS_H

/* Every backend that this machine can run, side by side in one process, each as a table of its operations. */

#include <stddef.h>
#include "arrays.h"
#include "conversions.h"
#include "operations.h"
#include "shapes.h"

/* The kernel contract, as a table. */
typedef struct {
    bool (*add4)(uint64_t *, const uint64_t *, const uint64_t *, bool);
    bool (*sub4)(uint64_t *, const uint64_t *, const uint64_t *, bool);
    void (*select4)(uint64_t *, const uint64_t *, const uint64_t *, bool);
    void (*sub4_or)(uint64_t *, bool, const uint64_t *, const uint64_t *, const uint64_t *);
    bool (*negate_if)(uint64_t *, const uint64_t *, bool);
    void (*min4)(uint64_t *, const uint64_t *, const uint64_t *, bool);
    void (*max4)(uint64_t *, const uint64_t *, const uint64_t *, bool);
    bool (*add4_sat)(uint64_t *, const uint64_t *, const uint64_t *);
    bool (*sub4_sat)(uint64_t *, const uint64_t *, const uint64_t *);
    bool (*sadd4)(uint64_t *, const uint64_t *, const uint64_t *);
    bool (*ssub4)(uint64_t *, const uint64_t *, const uint64_t *);
    uint64_t (*mul1)(uint64_t *, uint64_t, uint64_t);
    uint64_t (*mac1)(uint64_t *, uint64_t, uint64_t, uint64_t);
    uint64_t (*mul4x1)(uint64_t *, const uint64_t *, uint64_t, uint64_t);
    uint64_t (*addmul4x1)(uint64_t *, const uint64_t *, uint64_t);
    uint64_t (*submul4x1)(uint64_t *, const uint64_t *, uint64_t);
    void (*mul4)(uint64_t *, const uint64_t *, const uint64_t *);
    bool (*mul4_overflow)(uint64_t *, const uint64_t *, const uint64_t *);
    void (*mul4_wide)(uint64_t *, const uint64_t *, const uint64_t *);
    void (*sqr4)(uint64_t *, const uint64_t *);
    void (*sqr4_wide)(uint64_t *, const uint64_t *);
    void (*mul8)(uint64_t *, const uint64_t *, const uint64_t *);
    void (*redc4x1)(uint64_t *, const uint64_t *, uint64_t, uint64_t);
    unsigned (*normalization)(uint64_t);
    uint64_t (*top_limb4)(uint64_t *, const uint64_t *);
    uint64_t (*reciprocal)(uint64_t);
    uint64_t (*reciprocal2)(uint64_t, uint64_t);
    uint64_t (*reciprocal128)(uint64_t *, uint64_t, uint64_t);
    uint64_t (*div2by1)(uint64_t *, uint64_t, uint64_t, uint64_t, uint64_t);
    uint64_t (*udiv_qrnnd)(uint64_t *, uint64_t, uint64_t, uint64_t);
    void (*estimate192)(uint64_t *, const uint64_t *, const uint64_t *);
    void (*submul4x2)(uint64_t *, const uint64_t *, const uint64_t *, const uint64_t *);
    unsigned (*gcd_step)(uint64_t *, uint64_t *, unsigned);
    uint64_t (*gcd_limb)(uint64_t, uint64_t);
    bool (*add8_extended)(uint64_t *, const uint64_t *, const uint64_t *);
    bool (*sub8_extended)(uint64_t *, const uint64_t *, const uint64_t *);
    void (*shl4_by_7)(uint64_t *, const uint64_t *, uint64_t);
    void (*shr4_by_7)(uint64_t *, const uint64_t *, uint64_t);
    void (*lanes_carry)(uint64_t *, const uint64_t *); /* NULL where the library has no such vectors */
} kernels;

typedef struct {
    const char *name;
    const kernels *kernels; /* NULL for the linked library, which does not export them */
    bool needs_bmi2_adx;    /* what it was compiled for */
    const char *(*backend)(void);
    const char *(*version)(void);
    any_function operation[OP_COUNT];
    any_conversion conversion[CONVERSION_COUNT];
    any_array array[ARRAY_COUNT];
    const char *(*array_isa)(void);
    bool (*selftest)(void);
} backend;

/* Those whose instructions this CPU has: number i, or NULL past the last. Asks the CPU each time,
 * which under a hypervisor takes longer than any operation: keep the answer. */
const backend *backend_at(size_t i);

/* All of them, in a list that has room. */
enum { MOST_UNITS = 16 };
size_t all_backends(const backend *list[MOST_UNITS]);

/* The function that a conversion is. */
const char *conversion_name(conversion function);

#endif
