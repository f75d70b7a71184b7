/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_INTERNAL_H
#define U256_INTERNAL_H

/*
 * What the sources of the library share and programs do not see.
 */

/* In front of a function, and of an object, that several sources use. A file that includes all of them first defines
 * both macros as static. */
#ifndef U256_INTERNAL
    #define U256_INTERNAL
    #define U256_K_SEPARATE_SOURCES 1
#endif
#ifndef U256_INTERNAL_OBJECT
    #define U256_INTERNAL_OBJECT extern
#endif

/* Some functions exist a second time for CPUs with BMI2 and ADX, and one of the two is chosen at run time: if the build
 * has src/x86_64/products_bmi2_adx.c, with the backend that it belongs to, and says so; but not if the compiler may use
 * mulx everywhere or makes a freestanding program, which cannot expect a CPUID. */
#if defined(U256_BMI2_ADX_AT_RUN_TIME) && __STDC_HOSTED__ && !(defined(__BMI2__) && defined(__ADX__))
    #define U256_K_PRODUCTS_CPU 1
#endif

#endif /* U256_INTERNAL_H */
