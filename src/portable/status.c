/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/status.h>

const char *u256_status_text(u256_status status)
{
    switch (status) {
    case U256_OK:
        return "ok";
    case U256_EMPTY:
        return "empty: no digit or byte";
    case U256_BAD_DIGIT:
        return "a character or byte that may not stand there";
    case U256_OVERFLOW:
        return "out of range";
    case U256_NOT_CANONICAL:
        return "not the canonical spelling";
    case U256_TRUNCATED:
        return "ends too early";
    }
    return "unknown status";
}
