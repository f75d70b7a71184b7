/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* The whole library in one file; no guard, since it holds no declarations of its own. */

#include "../src/portable/types.c"
#include "../src/portable/mul.c"
#include "../src/portable/divide.c"
#include "../src/portable/div.c"
#include "../src/portable/divisor.c"
#include "../src/portable/signed.c"
#include "../src/portable/pow.c"
#include "../src/portable/gcd.c"
#include "../src/portable/root.c"
#include "../src/portable/number.c"
#include "../src/portable/modular.c"
#include "../src/portable/modulus.c"
#include "../src/portable/powmod.c"
#include "../src/portable/status.c"
#include "../src/portable/bytes.c"
#include "../src/portable/hex.c"
#include "../src/portable/decimal.c"
#include "../src/portable/radix.c"
#include "../src/portable/parse.c"
#include "../src/portable/units.c"
