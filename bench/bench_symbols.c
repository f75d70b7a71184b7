/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * The library once more, with the backend U256_BACKEND_HEADER and every function as a symbol, for a column that calls
 * it by these: meson.build includes a header first that renames them in the object file, so that several such libraries
 * fit into one program.
 */

#define U256_API __attribute__((visibility("hidden")))
#define U256_INTERNAL static
#define U256_FN U256_API

#include U256_BACKEND_HEADER
#include <u256.h>

#include "bench_sources.h"
