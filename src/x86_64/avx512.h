/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_AVX512_H
#define U256_AVX512_H

/*
 * How functions with AVX-512 are compiled, whichever CPU the rest of the library is compiled for. Internal.
 */

/* What every CPU that is called "avx512ifma" has: see cpu.h. */
#define U256_K_AVX512                                                                                                  \
    __attribute__((target("avx512f,avx512bw,avx512cd,avx512dq,avx512vl,avx512ifma,avx512vbmi,avx512vbmi2,bmi2")))
#define U256_K_AVX512_INLINE static inline __attribute__((always_inline)) U256_K_AVX512

#endif /* U256_AVX512_H */
