/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* Programs (program.h): after each instruction all backends have the same results, and nothing else was touched. */

#include "program.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const fuzz_units *const units = all_units();
    program p = program_start(data, size);
    step s;
    while (program_next(&p, &s)) {
        call_out first, other;
        const char *const besides = call(units->list[0], s.op, &s.pattern, &s.in, &first);
        for (size_t i = 1; i < units->count; i++) {
            const char *const too = call(units->list[i], s.op, &s.pattern, &s.in, &other);
            if (besides || too || memcmp(&first, &other, sizeof first) != 0)
                program_report(data, size, &p, &s, (outcome){units->list[0]->name, besides, &first},
                               (outcome){units->list[i]->name, too, &other});
        }
        program_store(&p, &s, &first);
    }
    return 0;
}
