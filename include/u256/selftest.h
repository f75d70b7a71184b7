/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_SELFTEST_H
#define U256_SELFTEST_H

/* Whether the library that is linked calculates as it should on this machine: for the start of a program that would
 * rather not start than go on with wrong numbers. */

#include <u256/types.h>

U256_BEGIN_DECLS

/* Calls every function of the library that has operands, on 24 numbers and those beside each, and compares a hash of all
 * that it gives with the one that Python's integers give. True: a result was wrong; false: none was. What was miscompiled,
 * built from other sources or replaced shows in this, and what CPUID chose (U256_ISA included) is what is called; code
 * that your compiler made of the headers' inline functions is not. No substitute for the tests: corrections that few
 * operands need are for the most part not taken.
 *
 * Needs 11 KiB of stack and less than a millisecond. A program that does not call it and links the static library has
 * no byte of it. */
U256_API bool u256_selftest(void);

U256_END_DECLS

#endif /* U256_SELFTEST_H */
