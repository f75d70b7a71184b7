/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "program_corrections.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "correction_counts.h"

/* What programs over numbers do not get to: decimals, which have targets of their own. */
static bool is_of_texts(const char *name)
{
    return strncmp(name, "decimal_", 8) == 0;
}

bool program_corrections(uint64_t least)
{
    bool all = true;
    for (unsigned i = 0; i < correction_count(); i++) {
        const correction_total total = correction_taken(i);
        const bool texts = is_of_texts(correction_name(i)), enough = total.taken >= least || texts;
        all &= enough;
        printf("%-28s taken %12" PRIu64 " times, passed %14" PRIu64 " times%s\n", correction_name(i), total.taken,
               total.passed,
               texts    ? ", in texts only"
               : enough ? ""
                        : ": TOO SELDOM");
    }
    return all;
}
