/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "backends.h"

/* meson.build says which there are: EVM_BACKENDS is BACKEND(name) for each. */
#define BACKEND(name) extern const evm_backend evm_with_##name;
EVM_BACKENDS
#undef BACKEND

#define BACKEND(name) &evm_with_##name,
static const evm_backend *const all[] = {EVM_BACKENDS};
#undef BACKEND

const evm_backend *evm_backend_at(size_t i)
{
    return i < sizeof all / sizeof *all ? all[i] : NULL;
}
