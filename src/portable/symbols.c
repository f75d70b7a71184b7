/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* Emits every inline function as a real symbol, for U256_NO_INLINE and for other languages: the same headers, read with
 * U256_FN as an external definition. */
#define U256_FN U256_API
#include <u256.h>
