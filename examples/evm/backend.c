/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * The interpreter and the library's sources as one file under no global name but its own, so that one program can hold
 * them once per backend. Compiled with
 *     U256_BACKEND_HEADER  the backend; it holds the guard of <u256/kernel.h>, which then adds nothing
 *     EVM_WITH             the name of what is exported: evm_with_asm
 *     EVM_NAME             and what it is called: "asm"
 */

/* What the library has as a call stays a call. Not all of it is called here. */
#define U256_API static __attribute__((noinline, flatten, unused))
#define U256_INTERNAL static
#define U256_FN static inline
#define EVM_RUN run_here

#include U256_BACKEND_HEADER
#include "../../bench/bench_sources.h"

#include "backends.h"

static evm_status run_here(evm *vm);

#include "run.c"

extern const evm_backend EVM_WITH;
const evm_backend EVM_WITH = {EVM_NAME, run_here};
