/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * The column "gmp": the same loops around the mpn functions, or the mpz ones where those do not have the operation. GMP
 * is a peer here; the library does not use it.
 *
 * Each operation is a call, and its operands go through memory: that is what GMP's callers have too. What mpn does not
 * do (shifts by a limb or more) is written around it as its callers must.
 */

#define BENCH_CALLS_ARE_OPAQUE 1

#include <gmp.h>

#include <string.h>

#include "bench_text_loops.h"

/* meson.build asks for GMP_NUMB_BITS == 64: the limbs are the same, though not always under the same C type. */
static inline mp_limb_t *out(uint64_t *w)
{
    return (mp_limb_t *)w;
}

static inline const mp_limb_t *in(const uint64_t *w)
{
    return (const mp_limb_t *)w;
}

static inline uint64_t sign_of(int x)
{
    return (uint64_t)((x > 0) - (x < 0));
}

/* mpn_sizeinbase() wants a top limb that is not zero. */
static inline uint64_t bit_length(const mp_limb_t *a, mp_size_t n)
{
    while (n > 0 && a[n - 1] == 0)
        n--;
    return n > 0 ? mpn_sizeinbase(a, n, 2) : 0;
}

static inline void shift_left(uint64_t *r, const uint64_t *a, unsigned limbs, unsigned n)
{
    const unsigned skip = n / 64, rest = limbs - skip;
    if (n % 64 != 0)
        mpn_lshift(out(r + skip), in(a), rest, n % 64);
    else
        mpn_copyd(out(r + skip), in(a), rest);
    if (skip > 0)
        mpn_zero(out(r), skip);
}

static inline void shift_right(uint64_t *r, const uint64_t *a, unsigned limbs, unsigned n)
{
    const unsigned skip = n / 64, rest = limbs - skip;
    if (n % 64 != 0)
        mpn_rshift(out(r), in(a + skip), rest, n % 64);
    else
        mpn_copyi(out(r), in(a + skip), rest);
    if (skip > 0)
        mpn_zero(out(r + rest), skip);
}

#define R out(r->w)
#define A in(a->w)
#define B in(b->w)

#define BENCH_TOPIC "compare"
BENCH_FLAG(u256_is_zero, u256, false, flag = mpn_zero_p(A, 4) != 0)
BENCH_FLAG(u256_eq, u256, true, flag = mpn_cmp(A, B, 4) == 0)
BENCH_FLAG(u256_lt, u256, true, flag = mpn_cmp(A, B, 4) < 0)
BENCH_FLAG(u256_cmp, u256, true, flag = sign_of(mpn_cmp(A, B, 4)))
BENCH_FLAG(u512_is_zero, u512, false, flag = mpn_zero_p(A, 8) != 0)
BENCH_FLAG(u512_eq, u512, false, flag = mpn_cmp(A, B, 8) == 0)
BENCH_FLAG(u512_lt, u512, false, flag = mpn_cmp(A, B, 8) < 0)
BENCH_FLAG(u512_cmp, u512, false, flag = sign_of(mpn_cmp(A, B, 8)))
BENCH_LENGTHS_FLAG(u256_eq, u256, flag = mpn_cmp(A, B, 4) == 0)
BENCH_LENGTHS_FLAG(u256_lt, u256, flag = mpn_cmp(A, B, 4) < 0)
BENCH_LENGTHS_FLAG(u256_cmp, u256, flag = sign_of(mpn_cmp(A, B, 4)))
#undef BENCH_TOPIC

#define BENCH_TOPIC "add"
BENCH_VALUE(u256_add, u256, true, flag = mpn_add_n(R, A, B, 4))
BENCH_VALUE(u256_sub, u256, true, flag = mpn_sub_n(R, A, B, 4))
BENCH_VALUE(u256_add_u64, u256, false, flag = mpn_add_1(R, A, 4, k))
BENCH_VALUE(u256_sub_u64, u256, false, flag = mpn_sub_1(R, A, 4, k))
BENCH_VALUE(u256_neg, u256, false, flag = mpn_neg(R, A, 4))
BENCH_VALUE(u512_add, u512, true, flag = mpn_add_n(R, A, B, 8))
BENCH_VALUE(u512_sub, u512, false, flag = mpn_sub_n(R, A, B, 8))
BENCH_VALUE(u512_neg, u512, false, flag = mpn_neg(R, A, 8))
BENCH_LENGTHS_OF(u256_add, u256, u256, flag = mpn_add_n(R, A, B, 4))
BENCH_LENGTHS_OF(u256_sub, u256, u256, flag = mpn_sub_n(R, A, B, 4))
#undef BENCH_TOPIC

#define BENCH_TOPIC "bits"
BENCH_VALUE_REMIX(u256_and, u256, false, mpn_and_n(R, A, B, 4))
BENCH_VALUE_REMIX(u256_or, u256, false, mpn_ior_n(R, A, B, 4))
BENCH_VALUE(u256_xor, u256, false, mpn_xor_n(R, A, B, 4))
BENCH_VALUE_REMIX(u256_andnot, u256, false, mpn_andn_n(R, A, B, 4))
BENCH_VALUE(u256_not, u256, false, mpn_com(R, A, 4))
BENCH_VALUE_REMIX(u256_shl, u256, true, shift_left(r->w, a->w, 4, n))
BENCH_VALUE_REMIX(u256_shr, u256, true, shift_right(r->w, a->w, 4, n))
BENCH_FLAG(u256_ctz, u256, false, flag = mpn_scan1(A, 0))
BENCH_FLAG(u256_popcount, u256, true, flag = mpn_popcount(A, 4))
BENCH_FLAG(u256_bit_len, u256, true, flag = bit_length(A, 4))
BENCH_VALUE_REMIX(u512_and, u512, false, mpn_and_n(R, A, B, 8))
BENCH_VALUE_REMIX(u512_or, u512, false, mpn_ior_n(R, A, B, 8))
BENCH_VALUE(u512_xor, u512, false, mpn_xor_n(R, A, B, 8))
BENCH_VALUE(u512_not, u512, false, mpn_com(R, A, 8))
BENCH_VALUE_REMIX(u512_shl, u512, false, shift_left(r->w, a->w, 8, wide_n))
BENCH_VALUE_REMIX(u512_shr, u512, false, shift_right(r->w, a->w, 8, wide_n))
BENCH_FLAG(u512_ctz, u512, false, flag = mpn_scan1(A, 0))
BENCH_FLAG(u512_bit_len, u512, false, flag = bit_length(A, 8))
BENCH_LENGTHS_FLAG(u256_bit_len, u256, flag = bit_length(A, 4))
BENCH_LENGTHS_FLAG(u512_bit_len, u512, flag = bit_length(A, 8))
BENCH_LENGTHS_OF(u256_shl, u256, u256, shift_left(r->w, a->w, 4, n))
BENCH_LENGTHS_OF(u256_shr, u256, u256, shift_right(r->w, a->w, 4, n))
#undef BENCH_TOPIC

/* There is no public function for the low half of a product. */
#define BENCH_TOPIC "mul"
BENCH_FULL_REMIX(u256_full_mul, true, mpn_mul_n(R, A, B, 4))
BENCH_FULL_REMIX(u256_full_sqr, true, mpn_sqr(R, A, 4))
BENCH_VALUE(u256_mul_u64, u256, true, flag = mpn_mul_1(R, A, 4, k))
BENCH_VALUE(u512_mul_u64, u512, false, flag = mpn_mul_1(R, A, 8, k))
BENCH_LENGTHS_STREAM(u256_full_mul, u512, u256, BENCH_LENGTHS, mpn_mul_n(R, A, B, 4))
#undef BENCH_TOPIC

/* The classes are the master list's. */
#define PEER(op, out, in, call) BENCH_CLASSES_OF(op, out, in, 0, 0, call)
#define PEER_FLAG(op, in, call) BENCH_CLASSES_FLAG(op, in, 0, 0, call)
#define PEER_TO_TEXT(op, in, call) BENCH_TO_TEXT(op, in, 0, 0, call)
#define PEER_FROM_TEXT(op, out, spelling, call) BENCH_FROM_TEXT(op, out, spelling, 0, 0, call)

/* mpn wants lengths without leading zeros. */
static inline mp_size_t length(const uint64_t *w, mp_size_t n)
{
    while (n > 0 && w[n - 1] == 0)
        n--;
    return n;
}

/* q = a / d and r = a % d, of so many limbs each, for d > 0. */
static inline void divide(uint64_t *q, uint64_t *r, mp_size_t r_limbs, const uint64_t *a, mp_size_t a_limbs,
                          const uint64_t *d, mp_size_t d_limbs)
{
    const mp_size_t m = length(a, a_limbs), n = length(d, d_limbs);
    if (m < n) {
        mpn_zero(out(q), a_limbs);
        mpn_copyi(out(r), in(a), m);
        mpn_zero(out(r + m), r_limbs - m);
        return;
    }
    mpn_tdiv_qr(out(q), out(r), 0, in(a), m, in(d), n);
    if (a_limbs > m - n + 1)
        mpn_zero(out(q + m - n + 1), a_limbs - (m - n + 1));
    if (r_limbs > n)
        mpn_zero(out(r + n), r_limbs - n);
}

/* q = a * b / d of eight limbs, r = a * b % d. */
static inline void multiply_divide(uint64_t *q, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *d)
{
    uint64_t product[8];
    mpn_mul_n(out(product), in(a), in(b), 4);
    divide(q, r, 4, product, 8, d, 4);
}

/* The same, q of four limbs; true when it does not fit. */
static inline bool multiply_divide_4(uint64_t *q, uint64_t *r, const uint64_t *a, const uint64_t *b, const uint64_t *d)
{
    uint64_t quotient[8];
    multiply_divide(quotient, r, a, b, d);
    mpn_copyi(out(q), in(quotient), 4);
    return length(quotient + 4, 4) > 0;
}

/* Two's complement: the quotient is rounded towards zero, the remainder has the sign of a. */
static inline void divide_signed(uint64_t *q, uint64_t *r, const uint64_t *a, const uint64_t *d)
{
    const bool a_negative = a[3] >> 63, d_negative = d[3] >> 63;
    uint64_t a_absolute[4], d_absolute[4];
    if (a_negative)
        mpn_neg(out(a_absolute), in(a), 4);
    if (d_negative)
        mpn_neg(out(d_absolute), in(d), 4);
    divide(q, r, 4, a_negative ? a_absolute : a, 4, d_negative ? d_absolute : d, 4);
    if (a_negative != d_negative)
        mpn_neg(out(q), in(q), 4);
    if (a_negative)
        mpn_neg(out(r), in(r), 4);
}

/* mpz: views of the operands, and results in numbers that are large enough from the start, so that nothing is allocated
 * while the time is taken. */
#define Z(x) mpz_roinit_n((mpz_t){{0}}, in((x)->w), sizeof *(x) / 8)

static mpz_t t, two_256;

/* [w] = t mod 2^(64 * limbs); true when that is not t. */
static inline bool store_limbs(uint64_t *w, size_t limbs)
{
    const size_t n = mpz_size(t);
    const mp_limb_t *const from = mpz_limbs_read(t);
    for (size_t i = 0; i < limbs; i++)
        w[i] = i < n ? from[i] : 0;
    return n > limbs;
}

static inline bool store(u256 *r)
{
    return store_limbs(r->w, 4);
}

/* r = the inverse of a modulo m, or 0 and true. */
static inline bool invert(u256 *r, const u256 *a, mpz_srcptr m)
{
    const bool none = mpz_invert(t, Z(a), m) == 0;
    if (none)
        mpz_set_ui(t, 0);
    store(r);
    return none;
}

/* r = the square root of n limbs. */
static inline void square_root(u256 *r, const uint64_t *a, mp_size_t limbs)
{
    const mp_size_t n = length(a, limbs), root = (n + 1) / 2;
    mpn_sqrtrem(R, NULL, in(a), n);
    mpn_zero(out(r->w + root), 4 - root);
}

/* r = a + b, a - b, -a modulo m, for a and b below m. */
static inline void add_modulo(u256 *r, const u256 *a, const u256 *b, const u256 *m)
{
    if (mpn_add_n(R, A, B, 4) != 0 || mpn_cmp(R, in(m->w), 4) >= 0)
        mpn_sub_n(R, R, in(m->w), 4);
}

static inline void subtract_modulo(u256 *r, const u256 *a, const u256 *b, const u256 *m)
{
    if (mpn_sub_n(R, A, B, 4) != 0)
        mpn_add_n(R, R, in(m->w), 4);
}

static inline void negate_modulo(u256 *r, const u256 *a, const u256 *m)
{
    if (mpn_zero_p(A, 4))
        mpn_zero(R, 4);
    else
        mpn_sub_n(R, in(m->w), A, 4);
}

/* r = t mod m */
static inline void reduce(u256 *r, mpz_srcptr m)
{
    mpz_mod(t, t, m);
    store(r);
}

#define BENCH_TOPIC "div"
PEER(u256_divrem, u256, u256, divide(q->w, r->w, 4, a->w, 4, b->w, 4))
PEER(u256_div, u256, u256, u256 rest; divide(r->w, rest.w, 4, a->w, 4, b->w, 4))
PEER(u256_mod, u256, u256, u256 quotient; divide(quotient.w, r->w, 4, a->w, 4, b->w, 4))
PEER(u256_divrem_u64, u256, u256, flag = mpn_divrem_1(R, 0, A, 4, b->w[0]))
PEER(u256_div_up, u256, u256, mpz_cdiv_q(t, Z(a), Z(b)); store(r))
PEER(u256_div_exact, u256, u256, u256 rest; divide(r->w, rest.w, 4, a->w, 4, b->w, 4);
     flag = !mpn_zero_p(in(rest.w), 4))
PEER(u512_divrem_u256, u256, u512, divide(q->w, r->w, 4, a->w, 8, b4->w, 4))
PEER(u512_mod_u256, u256, u512, u512 quotient; divide(quotient.w, r->w, 4, a->w, 8, b4->w, 4))
PEER(u512_divrem, u512, u512, divide(q->w, r->w, 8, a->w, 8, b->w, 8))
PEER(u256_muldiv, u256, u256, u256 rest; flag = multiply_divide_4(r->w, rest.w, a->w, c->w, b->w))
PEER(u256_muldiv_up, u256, u256, mpz_mul(t, Z(a), Z(c)); mpz_cdiv_q(t, t, Z(b)); flag = store(r))
PEER(u256_muldivrem, u256, u256, flag = multiply_divide_4(q->w, r->w, a->w, c->w, b->w))
PEER(u256_divrem_by, u256, u256, divide(q->w, r->w, 4, a->w, 4, d->u256_b[0].w, 4))
PEER(u512_divrem_by, u256, u512, divide(q->w, r->w, 4, a->w, 8, d->u256_b[0].w, 4))
PEER(u512_mod_by, u256, u512, u512 quotient; divide(quotient.w, r->w, 4, a->w, 8, d->u256_b[0].w, 4))
PEER(u256_muldiv_by, u256, u256, u256 rest; flag = multiply_divide_4(r->w, rest.w, a->w, c->w, d->u256_b[0].w))
#undef BENCH_TOPIC

#define BENCH_TOPIC "signed"
PEER(u256_sdivrem, u256, u256, divide_signed(q->w, r->w, a->w, b->w))
PEER(u256_sdiv, u256, u256, u256 rest; divide_signed(r->w, rest.w, a->w, b->w))
PEER(u256_smod, u256, u256, u256 quotient; divide_signed(quotient.w, r->w, a->w, b->w))
#undef BENCH_TOPIC

/* The modulus m that is kept has no counterpart: the same functions as without. */
#define BENCH_TOPIC "modular"
PEER(u256_addmod, u256, u256, mpz_add(t, Z(a), Z(c)); reduce(r, Z(b)))
PEER(u256_submod, u256, u256, mpz_sub(t, Z(a), Z(c)); reduce(r, Z(b)))
PEER(u256_negmod, u256, u256, mpz_neg(t, Z(a)); reduce(r, Z(b)))
PEER(u256_mulmod, u256, u256, u512 quotient; multiply_divide(quotient.w, r->w, a->w, c->w, b->w))
PEER(u256_powmod, u256, u256, mpz_powm(t, Z(a), Z(c), Z(b)); store(r))
PEER(u256_invmod, u256, u256, flag = invert(r, a, Z(b)))
PEER(u256_modulus_reduce, u256, u256, u256 quotient; divide(quotient.w, r->w, 4, a->w, 4, d->u256_b[0].w, 4))
PEER(u256_modulus_reduce_u512, u256, u512, u512 quotient; divide(quotient.w, r->w, 4, a->w, 8, d->u256_b[0].w, 4))
PEER(u256_modulus_add, u256, u256, add_modulo(r, a, a2, &d->u256_b[0]))
PEER(u256_modulus_sub, u256, u256, subtract_modulo(r, a, a2, &d->u256_b[0]))
PEER(u256_modulus_neg, u256, u256, negate_modulo(r, a, &d->u256_b[0]))
PEER(u256_modulus_mul, u256, u256, u512 quotient; multiply_divide(quotient.w, r->w, a->w, a2->w, d->u256_b[0].w))
PEER(u256_modulus_sqr, u256, u256, u512 quotient; multiply_divide(quotient.w, r->w, a->w, a->w, d->u256_b[0].w))
PEER(u256_modulus_pow, u256, u256, mpz_powm(t, Z(a), Z(c), Z(d->u256_b)); store(r))
PEER(u256_modulus_inv, u256, u256, flag = invert(r, a, Z(d->u256_b)))
#undef BENCH_TOPIC

#define BENCH_TOPIC "pow"
PEER(u256_pow, u256, u256, mpz_powm(t, Z(a), Z(b), two_256); store(r))
BENCH_STREAM(u256_pow10, u256, u256, mpz_ui_pow_ui(t, 10, n % 78); flag = store(r))
#undef BENCH_TOPIC

#define BENCH_TOPIC "number"
PEER(u256_gcd, u256, u256, mpz_gcd(t, Z(a), Z(b)); store(r))
PEER(u256_lcm, u256, u256, mpz_lcm(t, Z(a), Z(b)); flag = store(r))
PEER(u256_isqrt, u256, u256, square_root(r, a->w, 4))
PEER(u512_isqrt, u256, u512, square_root(r, a->w, 8))
PEER(u256_iroot, u256, u256, mpz_root(t, Z(a), k); store(r))
PEER_FLAG(u256_ilog2, u256, flag = mpn_sizeinbase(A, length(a->w, 4), 2) - 1)
PEER(u256_inv_pow2, u256, u256, flag = invert(r, a, two_256))
PEER_FLAG(u256_jacobi, u256, flag = (uint64_t)mpz_jacobi(Z(a), Z(b)))
#undef BENCH_TOPIC

/* Bytes: mpz_import() and mpz_export() of words where whole limbs are moved, which is their fast path. */
static inline void load_big_endian(uint64_t *w, size_t limbs, const void *p)
{
    mpz_import(t, limbs, 1, 8, 1, 0, p);
    store_limbs(w, limbs);
}

static inline void load_little_endian(uint64_t *w, size_t limbs, const void *p)
{
    mpz_import(t, limbs, -1, 8, -1, 0, p);
    store_limbs(w, limbs);
}

static inline void store_big_endian(void *p, size_t limbs, mpz_srcptr a)
{
    const size_t zeros = 8 * (limbs - mpz_size(a));
    memset(p, 0, zeros);
    mpz_export((char *)p + zeros, NULL, 1, 8, 1, 0, a);
}

static inline void store_little_endian(void *p, size_t limbs, mpz_srcptr a)
{
    const size_t used = 8 * mpz_size(a);
    mpz_export(p, NULL, -1, 8, -1, 0, a);
    memset((char *)p + used, 0, 8 * limbs - used);
}

static inline size_t store_bytes(uint8_t *p, mpz_srcptr a)
{
    size_t count;
    mpz_export(p, &count, 1, 1, 1, 0, a);
    return count;
}

#define BENCH_TOPIC "bytes"
BENCH_STREAM(u256_load_be, u256, u256, load_big_endian(r->w, 4, a))
BENCH_STREAM(u256_load_le, u256, u256, load_little_endian(r->w, 4, a))
BENCH_STREAM(u256_store_be, u256, u256, store_big_endian(r, 4, Z(a)))
BENCH_STREAM(u256_store_le, u256, u256, store_little_endian(r, 4, Z(a)))
BENCH_STREAM(u512_load_be, u512, u512, load_big_endian(r->w, 8, a))
BENCH_STREAM(u512_load_le, u512, u512, load_little_endian(r->w, 8, a))
BENCH_STREAM(u512_store_be, u512, u512, store_big_endian(r, 8, Z(a)))
BENCH_STREAM(u512_store_le, u512, u512, store_little_endian(r, 8, Z(a)))
PEER_FROM_TEXT(u256_load_be_n, u256, BENCH_BE, mpz_import(t, length, 1, 1, 1, 0, bytes); flag = store(r))
PEER_FROM_TEXT(u256_load_le_n, u256, BENCH_LE, mpz_import(t, length, -1, 1, -1, 0, bytes); flag = store(r))
PEER_TO_TEXT(u256_store_be_trim, u256, length = store_bytes(bytes, Z(a)))
#undef BENCH_TOPIC

/* Text: mpz_get_str() into the caller's buffer, which leaves it to strlen() how long the text is. */
static inline size_t write_text(char *text, int base, mpz_srcptr a)
{
    return strlen(mpz_get_str(text, base, a));
}

static inline size_t write_hex(char *text, mpz_srcptr a)
{
    text[0] = '0';
    text[1] = 'x';
    return 2 + write_text(text + 2, 16, a);
}

static inline size_t write_hex_full(char *text, mpz_srcptr a)
{
    const size_t zeros = 64 - mpz_sizeinbase(a, 16);
    memset(text, '0', zeros);
    mpz_get_str(text + zeros, 16, a);
    return 64;
}

/* Two's complement. */
static inline size_t write_signed(char *text, const u256 *a)
{
    uint64_t absolute[4];
    if (a->w[3] >> 63 == 0)
        return write_text(text, 10, Z(a));
    mpn_neg(out(absolute), A, 4);
    return write_text(text, 10, mpz_roinit_n((mpz_t){{0}}, in(absolute), -4));
}

static inline bool read_text(u256 *r, const char *text, int base)
{
    return mpz_set_str(t, text, base) != 0 || store(r);
}

static inline bool read_signed(u256 *r, const char *text)
{
    const bool wrong = read_text(r, text, 10);
    if (mpz_sgn(t) < 0)
        mpn_neg(R, R, 4);
    return wrong;
}

/* A quantity is not checked for being one. */
#define BENCH_TOPIC "text"
PEER_TO_TEXT(u256_to_dec, u256, length = write_text(text, 10, Z(a)))
PEER_TO_TEXT(u256_to_hex, u256, length = write_hex(text, Z(a)))
PEER_TO_TEXT(u256_to_hex_full, u256, length = write_hex_full(text, Z(a)))
PEER_TO_TEXT(u256_to_radix, u256, length = write_text(text, (int)base, Z(a)))
PEER_TO_TEXT(u256_to_sdec, u256, length = write_signed(text, a))
PEER_FROM_TEXT(u256_from_dec, u256, BENCH_DEC, flag = read_text(r, text, 10))
PEER_FROM_TEXT(u256_from_hex, u256, BENCH_HEX, flag = read_text(r, text + 2, 16))
PEER_FROM_TEXT(u256_from_quantity, u256, BENCH_HEX, flag = read_text(r, text + 2, 16))
PEER_FROM_TEXT(u256_from_radix, u256, BENCH_RADIX, flag = read_text(r, text, (int)base))
PEER_FROM_TEXT(u256_from_sdec, u256, BENCH_SDEC, flag = read_signed(r, text))
PEER_TO_TEXT(u512_to_dec, u512, length = write_text(text, 10, Z(a)))
PEER_TO_TEXT(u512_to_hex, u512, length = write_hex(text, Z(a)))
PEER_FROM_TEXT(u512_from_hex, u512, BENCH_HEX_WIDE, flag = mpz_set_str(t, text + 2, 16) != 0; store_limbs(r->w, 8))
PEER_FROM_TEXT(u512_from_dec, u512, BENCH_DEC_WIDE, flag = mpz_set_str(t, text, 10) != 0; store_limbs(r->w, 8))
#undef BENCH_TOPIC

static const struct bench_row *const rows[] = {
    &u256_is_zero_row,
    &u256_eq_row,
    &u256_eq_lengths_row,
    &u256_lt_row,
    &u256_lt_lengths_row,
    &u256_cmp_row,
    &u256_cmp_lengths_row,
    &u512_is_zero_row,
    &u512_eq_row,
    &u512_lt_row,
    &u512_cmp_row,
    &u256_add_row,
    &u256_add_lengths_row,
    &u256_sub_row,
    &u256_sub_lengths_row,
    &u256_add_u64_row,
    &u256_sub_u64_row,
    &u256_neg_row,
    &u512_add_row,
    &u512_sub_row,
    &u512_neg_row,
    &u256_and_row,
    &u256_or_row,
    &u256_xor_row,
    &u256_andnot_row,
    &u256_not_row,
    &u256_shl_row,
    &u256_shl_lengths_row,
    &u256_shr_row,
    &u256_shr_lengths_row,
    &u256_ctz_row,
    &u256_popcount_row,
    &u256_bit_len_row,
    &u256_bit_len_lengths_row,
    &u512_and_row,
    &u512_or_row,
    &u512_xor_row,
    &u512_not_row,
    &u512_shl_row,
    &u512_shr_row,
    &u512_ctz_row,
    &u512_bit_len_row,
    &u512_bit_len_lengths_row,
    &u256_full_mul_row,
    &u256_full_mul_lengths_row,
    &u256_full_sqr_row,
    &u256_mul_u64_row,
    &u512_mul_u64_row,
    &u256_divrem_row,
    &u256_div_row,
    &u256_mod_row,
    &u256_divrem_u64_row,
    &u256_div_up_row,
    &u256_div_exact_row,
    &u512_divrem_u256_row,
    &u512_mod_u256_row,
    &u512_divrem_row,
    &u256_muldiv_row,
    &u256_muldiv_up_row,
    &u256_muldivrem_row,
    &u256_divrem_by_row,
    &u512_divrem_by_row,
    &u512_mod_by_row,
    &u256_muldiv_by_row,
    &u256_sdivrem_row,
    &u256_sdiv_row,
    &u256_smod_row,
    &u256_addmod_row,
    &u256_submod_row,
    &u256_negmod_row,
    &u256_mulmod_row,
    &u256_powmod_row,
    &u256_invmod_row,
    &u256_modulus_reduce_row,
    &u256_modulus_reduce_u512_row,
    &u256_modulus_add_row,
    &u256_modulus_sub_row,
    &u256_modulus_neg_row,
    &u256_modulus_mul_row,
    &u256_modulus_sqr_row,
    &u256_modulus_pow_row,
    &u256_modulus_inv_row,
    &u256_pow_row,
    &u256_pow10_row,
    &u256_gcd_row,
    &u256_lcm_row,
    &u256_isqrt_row,
    &u512_isqrt_row,
    &u256_iroot_row,
    &u256_ilog2_row,
    &u256_inv_pow2_row,
    &u256_jacobi_row,
    &u256_load_be_row,
    &u256_load_le_row,
    &u256_store_be_row,
    &u256_store_le_row,
    &u512_load_be_row,
    &u512_load_le_row,
    &u512_store_be_row,
    &u512_store_le_row,
    &u256_load_be_n_row,
    &u256_load_le_n_row,
    &u256_store_be_trim_row,
    &u256_to_dec_row,
    &u256_to_hex_row,
    &u256_to_hex_full_row,
    &u256_to_radix_row,
    &u256_to_sdec_row,
    &u256_from_dec_row,
    &u256_from_hex_row,
    &u256_from_quantity_row,
    &u256_from_radix_row,
    &u256_from_sdec_row,
    &u512_to_dec_row,
    &u512_to_hex_row,
    &u512_from_dec_row,
    &u512_from_hex_row,
};

const struct bench_column *bench_gmp(void);

const struct bench_column *bench_gmp(void)
{
    static struct bench_column column = {.id = "gmp",
                                         .title = "GMP",
                                         .backend = "mpn",
                                         .built = BENCH_BUILT,
                                         .peer = true,
                                         .rows = rows,
                                         .n_rows = sizeof rows / sizeof *rows};
    if (!column.version) {
        mpz_init2(t, 1024);
        mpz_init2(two_256, 320);
        mpz_setbit(two_256, 256);
    }
    column.version = gmp_version;
    return &column;
}
