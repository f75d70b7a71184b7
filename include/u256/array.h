/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_ARRAY_H
#define U256_ARRAY_H

/*
 * Arrays: one operation on n numbers at a time. Element i of the result is what the scalar function of the same name
 * gives for element i of each operand, bit for bit, whichever instructions do it (u256_array_isa()).
 *
 * Where a scalar function takes numbers by pointer, these take arrays of n of them; what it takes by value (a limb, a
 * shift count) is one for all elements, and so is a modulus.
 *
 * A returned bool is the scalar function's for any element: true = at least one of the stored elements is not the
 * mathematical result. All are stored in any case; the operands show which ones are affected.
 *
 * n may be any number, 0 included: then no element is touched, arrays may be NULL, and sums are 0. The result may be
 * the same array as any operand of its type; operands may be the same array, too. Arrays that overlap in part are not
 * supported. Arrays of numbers are aligned as uint64_t is; bytes need no alignment.
 *
 * Nothing allocates, and no state is kept but the choice below, so that long arrays may be divided among threads
 * (examples/array_threads.c). All are calls. Cost for each element: that of the scalar function, or less with vectors.
 * "Products" counts the 64x64 multiplications for each element; a vector unit does eight elements at a time instead.
 */

#include <stddef.h>

#include <u256/modular.h>
#include <u256/types.h>

U256_BEGIN_DECLS

/* The instruction set that array functions and powers modulo m use on this CPU: "avx512ifma", "avx2" or "scalar". The
 * CPU and the operating system are asked once, at the first call of any of them. The environment variable U256_ISA,
 * read at the same time, may name a lower one of the three; a higher one or another word has no effect. No other thread
 * may change the environment (setenv) until that call has returned; calling this function at start-up settles it. A
 * library built without a C library (-ffreestanding), or by gcc for Windows, is "scalar" and reads no environment. A
 * constant string. */
U256_API const char *u256_array_isa(void);

/* r = a + b, a - b modulo 2^256; true: a carry, a borrow, for some element. */
U256_API bool u256_array_add(u256 *r, const u256 *a, const u256 *b, size_t n);
U256_API bool u256_array_sub(u256 *r, const u256 *a, const u256 *b, size_t n);

/* r = a * b mod 2^256. Ten products. */
U256_API void u256_array_mul(u256 *r, const u256 *a, const u256 *b, size_t n);

/* r = a * k mod 2^256; true: some a * k >= 2^256. Four products. */
U256_API bool u256_array_mul_u64(u256 *r, const u256 *a, uint64_t k, size_t n);

/* r = a * b, all 512 bits. 16 products. */
U256_API void u256_array_full_mul(u512 *r, const u256 *a, const u256 *b, size_t n);

/* Bitwise and, or, exclusive or. */
U256_API void u256_array_and(u256 *r, const u256 *a, const u256 *b, size_t n);
U256_API void u256_array_or(u256 *r, const u256 *a, const u256 *b, size_t n);
U256_API void u256_array_xor(u256 *r, const u256 *a, const u256 *b, size_t n);

/* r = a * 2^count mod 2^256, floor(a / 2^count). A count of 256 or more gives 0. */
U256_API void u256_array_shl(u256 *r, const u256 *a, unsigned count, size_t n);
U256_API void u256_array_shr(u256 *r, const u256 *a, unsigned count, size_t n);

/* r = 1 where a < b, a = b; otherwise 0. */
U256_API void u256_array_lt(uint8_t *r, const u256 *a, const u256 *b, size_t n);
U256_API void u256_array_eq(uint8_t *r, const u256 *a, const u256 *b, size_t n);

/* r = floor(a / d), a mod d; true: some d = 0, where r = 0. */
U256_API bool u256_array_div(u256 *r, const u256 *a, const u256 *d, size_t n);
U256_API bool u256_array_mod(u256 *r, const u256 *a, const u256 *d, size_t n);

/* r = floor(a * b / d) mod 2^256, from the full product; true: some quotient does not fit, or d = 0, where r = 0. */
U256_API bool u256_array_muldiv(u256 *r, const u256 *a, const u256 *b, const u256 *d, size_t n);

/* r = (a + b) mod m, a * b mod m, with a modulus for each element and operands of any size; true: some m = 0, where r =
 * 0. */
U256_API bool u256_array_addmod(u256 *r, const u256 *a, const u256 *b, const u256 *m, size_t n);
U256_API bool u256_array_mulmod(u256 *r, const u256 *a, const u256 *b, const u256 *m, size_t n);

/* r = a[0] + ... + a[n - 1], one number; 0 for n = 0. Never overflows, as n is below 2^64. One carry chain for each
 * element. */
U256_API void u256_array_sum(u512 *r, const u256 *a, size_t n);

/* r = a[0] * b[0] + ... + a[n - 1] * b[n - 1] mod 2^512, one number; unless overflow is NULL, *overflow = whether the
 * sum is 2^512 or more. 16 products. */
U256_API void u256_array_dot(u512 *r, const u256 *a, const u256 *b, size_t n, bool *overflow);

/* r = n numbers of 32 bytes each at p, most significant byte first; and the reverse. The bytes may be those of the
 * numbers: (const uint8_t *)r = p. */
U256_API void u256_array_load_be(u256 *r, const uint8_t *p, size_t n);
U256_API void u256_array_store_be(uint8_t *p, const u256 *a, size_t n);

/* Modulo one m, given by its context (modular.h). Operands may have any size; below m they are faster. Modulo 0 all of
 * r is 0, and true is returned for n > 0; u256_array_modmul() and u256_array_modpow() return true only for that. */

/* r = a * b mod m. As u256_modulus_mul(). */
U256_API bool u256_array_modmul(u256 *r, const u256 *a, const u256 *b, size_t n, const u256_modulus *M);

/* r = a^e mod m, with an exponent for each element; a^0 = 1 mod m. As u256_modulus_pow(); with vectors, eight elements
 * at a time by fixed windows of four bits in Montgomery's form. */
U256_API bool u256_array_modpow(u256 *r, const u256 *a, const u256 *e, size_t n, const u256_modulus *M);

/* r = the inverse of a modulo m; true: some a has none, where r = 0. Montgomery's trick (Speeding the Pollard and
 * elliptic curve methods of factorization, Math. Comp. 48, 1987, 10.3.1): three products for each element, and one
 * inversion for the whole array if r is not a, or for every 256 elements if it is, as there is no room to keep more
 * products. (Vectors add one inversion for the last elements, up to seven.) Elements that are 0 modulo m are left out.
 * Where another one has a common factor with m and so spoils a run, the run is halved, down to at most four elements,
 * which are inverted one by one: at worst about twice the cost of inverting all one by one. */
U256_API bool u256_array_modinv(u256 *r, const u256 *a, size_t n, const u256_modulus *M);

U256_END_DECLS

#endif /* U256_ARRAY_H */
