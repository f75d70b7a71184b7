/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* Compiled with -march=native, to know what that meant; for the columns that are compiled so too. */

#include "bench.h"

bool bench_cpu_is_native(void)
{
    bool has = true;
#ifdef __BMI2__
    has = has && __builtin_cpu_supports("bmi2");
#endif
#ifdef __AVX2__
    has = has && __builtin_cpu_supports("avx2");
#endif
#ifdef __AVX512F__
    has = has && __builtin_cpu_supports("avx512f");
#endif
#ifdef __AVX512VL__
    has = has && __builtin_cpu_supports("avx512vl");
#endif
#ifdef __AVX512BW__
    has = has && __builtin_cpu_supports("avx512bw");
#endif
#ifdef __AVX512IFMA__
    has = has && __builtin_cpu_supports("avx512ifma");
#endif
#ifdef __AVX512VBMI__
    has = has && __builtin_cpu_supports("avx512vbmi");
#endif
    /* What has no such test was built where it runs. */
    return has;
}
