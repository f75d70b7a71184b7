/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include <u256/types.h>
#include <u256/kernel.h>

#define U256_STRING2(x) #x
#define U256_STRING(x) U256_STRING2(x)

const char *u256_backend(void)
{
    return U256_BACKEND;
}

const char *u256_version(void)
{
    return U256_STRING(U256_VERSION_MAJOR) "." U256_STRING(U256_VERSION_MINOR) "." U256_STRING(U256_VERSION_PATCH);
}
