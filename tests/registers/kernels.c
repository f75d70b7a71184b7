/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* The kernels of every backend as functions of their own, with poisoned registers and flags (poisoned.h), as TAP: the
 * checks of test_kernel.c, which knows by GMP what they must give. */

#include <stdio.h>

#include "../check.h"
#include "poisoned.h"

int main(void)
{
    unsigned number = 0, failed = 0, before = 0;
    const backend *plain;
    for (size_t i = 0; (plain = backend_at(i)) != NULL; i++) {
        if (!plain->kernels)
            continue;
        const unsigned wrong = test_kernel(poisoned(plain)), failures = poisoned_failures();
        printf("%s %u - kernels with poisoned registers, %s\n", wrong || failures != before ? "not ok" : "ok", ++number,
               plain->name);
        failed += wrong || failures != before;
        before = failures;
    }
    printf("1..%u\n", number);
    return failed != 0 || number == 0;
}
