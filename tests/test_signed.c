/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "check.h"

unsigned test_signed(const backend *unit)
{
    (void)unit;
    return 0;
}
