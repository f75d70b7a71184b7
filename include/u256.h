/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_H
#define U256_H

/* libu256: 256-bit and 512-bit integers. This includes everything; each topic can also be included alone, as
 * <u256/TOPIC.h>. */

/* Programs may be compiled with warnings of casts. The bodies are C, which in C++ has no cast of its own. */
#ifdef __GNUC__
    #pragma GCC diagnostic push
    #pragma GCC diagnostic ignored "-Wcast-qual"
    #ifdef __cplusplus
        #pragma GCC diagnostic ignored "-Wold-style-cast"
        #ifndef __clang__
            #pragma GCC diagnostic ignored "-Wuseless-cast"
        #endif
    #endif
#endif

#include <u256/types.h>
#include <u256/compare.h>
#include <u256/add.h>
#include <u256/bits.h>
#include <u256/mul.h>
#include <u256/div.h>
#include <u256/signed.h>
#include <u256/pow.h>
#include <u256/number.h>
#include <u256/modular.h>
#include <u256/status.h>
#include <u256/bytes.h>
#include <u256/text.h>
#include <u256/evm.h>
#include <u256/array.h>
#include <u256/selftest.h>

#ifdef __GNUC__
    #pragma GCC diagnostic pop
#endif

#endif /* U256_H */
