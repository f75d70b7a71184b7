/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_SELFTEST_H
#define U256_SELFTEST_H

/* Whether the linked library calculates correctly on this machine: for the start of a program that would rather not
 * start than go on with wrong numbers. */

#include <u256/types.h>

U256_BEGIN_DECLS

/* Calls every function of the library that calculates, on 24 numbers, each with the two that follow it, and compares a
 * hash of all results with that of Python's integers. True: a result was wrong; false: none was.
 *
 * It detects a library that was miscompiled or damaged, or whose instructions this CPU gets wrong: it calls what CPUID,
 * or U256_ISA, chose. What your compiler made of inline functions is not called. It does not replace the tests: most
 * rarely needed corrections are not exercised. Nor is it sure to return: if the CPU or the build is faulty, the loops
 * of gcd or text may not terminate. (Sums, products and quotients are checked first, one after the other, and nothing
 * is called that builds on wrong ones.)
 *
 * Less than a millisecond on a Zen 4 server, 0.3 ms with assembly and 0.9 ms with split32 without vectors, and 8 KiB of
 * stack in addition to what the functions use. In the static library it costs nothing to programs that do not call
 * it. */
U256_API bool u256_selftest(void);

U256_END_DECLS

#endif /* U256_SELFTEST_H */
