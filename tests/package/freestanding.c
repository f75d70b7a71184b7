/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * A program for RISC-V with no C library, as guests of zkVMs are: freestanding.py links it with the whole library. Of
 * what compilers call by themselves it has the three functions below and nothing else. It exits with the number of the
 * first check that fails, or 0. (By Linux' system call, which qemu-user understands.)
 */

#include <u256.h>
#include <stddef.h>

void *memcpy(void *restrict to, const void *restrict from, size_t n);
void *memmove(void *to, const void *from, size_t n);
void *memset(void *to, int byte, size_t n);
void _start(void);

void *memcpy(void *restrict to, const void *restrict from, size_t n)
{
    return memmove(to, from, n);
}

void *memmove(void *to, const void *from, size_t n)
{
    uint8_t *const t = to;
    const uint8_t *const f = from;
    if ((uintptr_t)t < (uintptr_t)f) {
        for (size_t i = 0; i < n; i++)
            t[i] = f[i];
    } else {
        for (size_t i = n; i > 0; i--)
            t[i - 1] = f[i - 1];
    }
    return to;
}

void *memset(void *to, int byte, size_t n)
{
    uint8_t *const t = to;
    for (size_t i = 0; i < n; i++)
        t[i] = (uint8_t)byte;
    return to;
}

/* The order of secp256k1's field, a prime. */
static const u256 prime = U256_INIT(UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_C(0xfffffffefffffc2f));
static const char max_in_decimal[] = "115792089237316195423570985008687907853269984665640564039457584007913129639935";

enum { DECIMAL_LENGTH = sizeof max_in_decimal - 1 };

static bool same_text(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return *a == *b;
}

static int first_failure(void)
{
    const u256 max = U256_MAX, one = U256_ONE, three = u256_from_u64(3);
    u256 r, rem, power, exponent;
    u512 wide, q;
    char text[U256_DEC_SIZE];
    uint8_t bytes[32];

    /* By Fermat, 3^(p - 1) = 1, and 3^(p - 2) is the inverse of 3. */
    u256_sub_u64(&exponent, &prime, 1);
    if (u256_powmod(&r, &three, &exponent, &prime) || !u256_eq(&r, &one))
        return 1;
    u256_sub_u64(&exponent, &prime, 2);
    if (u256_powmod(&power, &three, &exponent, &prime) || u256_invmod(&r, &three, &prime) || !u256_eq(&r, &power))
        return 2;

    /* (2^256 - 1) p / p */
    u256_full_mul(&wide, &max, &prime);
    if (u512_divrem_u256(&q, &rem, &wide, &prime) || !u256_is_zero(&rem) || q.w[0] != UINT64_MAX || q.w[4] != 0)
        return 3;
    u512_isqrt(&r, &wide);
    if (u256_le(&r, &prime))
        return 4;

    if (u256_to_dec(text, sizeof text, &max) != DECIMAL_LENGTH || !same_text(text, max_in_decimal))
        return 5;
    if (u256_from_dec(&r, max_in_decimal, DECIMAL_LENGTH) != U256_OK || !u256_eq(&r, &max))
        return 6;

    u256_store_be(bytes, &prime);
    if (bytes[0] != 0xff || bytes[31] != 0x2f)
        return 7;
    u256_array_load_be(&r, bytes, 1);
    if (!u256_eq(&r, &prime) || !same_text(u256_array_isa(), "scalar"))
        return 8;
    return 0;
}

void _start(void)
{
    register long status __asm__("a0") = first_failure();
    register long call __asm__("a7") = 93; /* exit */
    __asm__ volatile("ecall" : : "r"(status), "r"(call) : "memory");
    for (;;) {
    }
}
