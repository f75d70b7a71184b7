/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_MEMORY_H
#define U256_MEMORY_H

/*
 * Limbs from and to bytes of any alignment: one load or store and, for the other byte order, one swap. Compilers do
 * not reliably make that of eight bytes and shifts, which are for those without GNU builtins. Not part of the
 * public interface.
 */

#include <u256/limb.h>

#if !defined(U256_NO_BUILTINS) && defined(__BYTE_ORDER__)
    #define U256_K_WORD_ACCESS 1
#endif

/* A constant byte, eight times. */
#define U256_K_BYTES(x) (UINT64_C(0x0101010101010101) * (x))

static inline uint64_t u256_k_load_le64(const uint8_t *p)
{
    uint64_t x;
#ifdef U256_K_WORD_ACCESS
    __builtin_memcpy(&x, p, sizeof x);
    #if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    x = u256_k_bswap64(x);
    #endif
#else
    x = 0;
    for (unsigned i = 0; i < 8; i++)
        x |= (uint64_t)p[i] << 8 * i;
#endif
    return x;
}

static inline void u256_k_store_le64(uint8_t *p, uint64_t x)
{
#ifdef U256_K_WORD_ACCESS
    #if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    x = u256_k_bswap64(x);
    #endif
    __builtin_memcpy(p, &x, sizeof x);
#else
    for (unsigned i = 0; i < 8; i++)
        p[i] = (uint8_t)(x >> 8 * i);
#endif
}

/* The four words at p, least significant byte first, with neighbours of two types as in u256_k_set(). */
static inline void u256_k_store_le64x4(uint8_t p[32], uint64_t x0, uint64_t x1, uint64_t x2, uint64_t x3)
{
    u256_k_store_le64(p, x0);
    u256_k_store_le64(p + 16, x2);
#if defined(__AVX__) && defined(U256_K_WORD_ACCESS)
    typedef int64_t __attribute__((aligned(1), may_alias)) word;
    *(word *)(p + 8) = (int64_t)x1;
    *(word *)(p + 24) = (int64_t)x3;
#else
    u256_k_store_le64(p + 8, x1);
    u256_k_store_le64(p + 24, x3);
#endif
}

static inline uint64_t u256_k_load_be64(const uint8_t *p)
{
    return u256_k_bswap64(u256_k_load_le64(p));
}

static inline void u256_k_store_be64(uint8_t *p, uint64_t x)
{
    u256_k_store_le64(p, u256_k_bswap64(x));
}

static inline uint32_t u256_k_load_le32(const uint8_t *p)
{
    uint32_t x;
#ifdef U256_K_WORD_ACCESS
    __builtin_memcpy(&x, p, sizeof x);
    #if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    x = __builtin_bswap32(x);
    #endif
#else
    x = 0;
    for (unsigned i = 0; i < 4; i++)
        x |= (uint32_t)p[i] << 8 * i;
#endif
    return x;
}

static inline void u256_k_store_le32(uint8_t *p, uint32_t x)
{
#ifdef U256_K_WORD_ACCESS
    #if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    x = __builtin_bswap32(x);
    #endif
    __builtin_memcpy(p, &x, sizeof x);
#else
    for (unsigned i = 0; i < 4; i++)
        p[i] = (uint8_t)(x >> 8 * i);
#endif
}

/* The n bytes at p, 1 to 7, in the upper bytes of a word that is otherwise 0; in overlapping pieces, since a loop over
 * n would be mispredicted. */
static inline uint64_t u256_k_load_le_few(const uint8_t *p, unsigned n)
{
    if (n >= 4)
        return (uint64_t)u256_k_load_le32(p + n - 4) << 32 | (uint64_t)u256_k_load_le32(p) << (64 - 8 * n);
    return (uint64_t)p[n - 1] << 56 | (uint64_t)p[n / 2] << (64 - 8 * (n - n / 2)) | (uint64_t)p[0] << (64 - 8 * n);
}

/* The n bytes at p, 1 to 7 = the lower bytes of x. Likewise. */
static inline void u256_k_store_le_few(uint8_t *p, uint64_t x, unsigned n)
{
    if (n >= 4) {
        u256_k_store_le32(p, (uint32_t)x);
        u256_k_store_le32(p + n - 4, (uint32_t)(x >> (8 * n - 32)));
    } else {
        p[0] = (uint8_t)x;
        p[n / 2] = (uint8_t)(x >> 8 * (n / 2));
        p[n - 1] = (uint8_t)(x >> (8 * n - 8));
    }
}

#endif /* U256_MEMORY_H */
