/* SPDX-License-Identifier: MIT OR Apache-2.0 */

#include "error.h"

#include <stdarg.h>
#include <stdio.h>

bool fail(calc_error *error, size_t at, const char *format, ...)
{
    va_list arguments;
    error->at = at;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    return false;
}
