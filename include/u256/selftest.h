/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_SELFTEST_H
#define U256_SELFTEST_H

/* Whether the library that is linked calculates as it should on this machine: for the start of a program that would
 * rather not start than go on with wrong numbers. */

#include <u256/types.h>

U256_BEGIN_DECLS

/* Calls every function of the library that has operands, on 24 numbers and those beside each, and compares a hash of
 * all that it gives with that of what Python's integers give. True: a result was wrong; false: none was.
 *
 * A library that was miscompiled or damaged shows in this, and so does one whose instructions this CPU gets wrong: what
 * is called is what CPUID chose, or U256_ISA. What your compiler made of inline functions is not called. No substitute
 * for the tests: most corrections that few operands need are not taken. Nor does it always return: what a gcd or a text
 * takes its loops from may be wrong so that they do not end. (Sums, products and quotients come first, one after the
 * other, and nothing is called on wrong ones.)
 *
 * Less than a millisecond on a Zen 4 server, 0.3 with assembly and 0.9 with split32 on no vectors, and 8 KiB of stack
 * beside what the functions use. Of the static library, only programs that call it have it. */
U256_API bool u256_selftest(void);

U256_END_DECLS

#endif /* U256_SELFTEST_H */
