/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * The library's sources as one file, all of them static, for one backend: what the proofs are about. The folder with
 * <u256/kernel.h> comes first among the include paths. Without vectors, about which nothing is proved: clang, told to
 * leave all its passes out, does not compile its own header for them.
 */

#define U256_K_SCALAR_ARRAYS

#define U256_API static
#define U256_INTERNAL static
#include <u256/kernel.h>

#include "../src/portable/types.c"
#include "../src/portable/mul.c"
#include "../src/portable/divide.c"
#include "../src/portable/div.c"
#include "../src/portable/divisor.c"
#include "../src/portable/signed.c"
#include "../src/portable/pow.c"
#include "../src/portable/gcd.c"
#include "../src/portable/modular.c"
#include "../src/portable/invmod.c"
#include "../src/portable/modulus.c"
#include "../src/portable/powmod.c"
#include "../src/portable/bytes.c"
#include <u256.h>
