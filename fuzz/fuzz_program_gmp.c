/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* Programs (program.h): after each instruction every backend has the results that GMP has. */

#include "program.h"

#include <string.h>

#include "limbs.h"
#include "oracle.h"

/* Operands that are not below their modulus, where they should be, give some number: the same on every backend. */
static bool is_for_gmp(const step *s)
{
    const operand_class class = operation_infos[s->op].operands;
    const bool two = form_of(s->op)->limbs[SLOT_C] > 0;
    const uint64_t *const m = two ? s->in.c.w : s->in.b.w;
    if (class == REDUCED)
        return limbs_less(s->in.a.w, m, 4) && (!two || limbs_less(s->in.b.w, m, 4));
    return class != REDUCED_POWER || limbs_less(s->in.a.w, m, 4);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const fuzz_units *const units = all_units();
    program p = program_start(data, size);
    step s;
    while (program_next(&p, &s)) {
        call_out expected, got;
        const char *by = "GMP";
        size_t i = 0;
        if (is_for_gmp(&s)) {
            oracle(s.op, &s.in, &got);
            expected = aliased_outputs(s.op, &s.pattern, &got);
        } else {
            by = units->list[0]->name;
            call(units->list[i++], s.op, &s.pattern, &s.in, &expected);
        }
        for (; i < units->count; i++) {
            const char *const besides = call(units->list[i], s.op, &s.pattern, &s.in, &got);
            if (besides || memcmp(&expected, &got, sizeof got) != 0)
                program_report(data, size, &p, &s, (outcome){by, NULL, &expected},
                               (outcome){units->list[i]->name, besides, &got});
        }
        program_store(&p, &s, &expected);
    }
    return 0;
}
