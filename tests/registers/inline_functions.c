/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* Every inline function of the headers as its user's compiler makes it, for what looks at instructions. */

#include U256_BACKEND_HEADER
#define U256_FN __attribute__((used)) static inline
#include <u256.h>
