/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <stdio.h>

#include "check.h"

unsigned test_selftest(const backend *unit)
{
    const bool wrong = unit->selftest();
    if (wrong)
        fprintf(stderr, "FAILED u256_selftest: a result is not what tests/selftest.py says\n  backend   %s, %s\n",
                unit->name, unit->array_isa());
    return wrong + selftest_fails();
}
