// SPDX-License-Identifier: MIT OR Apache-2.0

// The column "boost": the same loops around Boost.Multiprecision's cpp_int of a fixed width: uint256_t and uint512_t,
// unsigned, unchecked, without allocation and without expression templates.
//
// Its numbers have a form of their own, so they have arrays of their own, beside those of struct bench_data:
// bench_check.c has them filled and read, outside of what is measured. Each operation is written as Boost's
// documentation does where results may be wider than operands: add(r, a, b), multiply(r, a, b), divide_qr(a, b, q, r).
//
// meson.build defines BENCH_COLUMN, BENCH_ID, BENCH_TITLE and BENCH_BUILT, and BENCH_NEWER_CPU as for bench_backend.c.
// Where this file is compiled twice it also renames the namespace "multiprecision", or the linker would take one of the
// two for both.

#define BENCH_CALLS_ARE_OPAQUE 1

#include "bench_limbs.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <boost/version.hpp>

#include <cstring>
#include <iterator>
#include <memory>
#include <string>

#ifndef BENCH_NEWER_CPU
    #define BENCH_NEWER_CPU 0
#endif

extern "C" const bench_column *BENCH_COLUMN();

namespace
{
namespace peer
{

namespace mp = boost::multiprecision;

// The loops name the types of libu256. In this namespace that means Boost's.
using u256 = mp::uint256_t;
using u512 = mp::uint512_t;

static_assert(sizeof(mp::limb_type) == 8, "limbs of 64 bits");

// As ::bench_data, of which it refers to all that is no number.
struct bench_data {
    alignas(64) u256 u256_a[BENCH_SAMPLES];
    u256 u256_b[BENCH_SAMPLES], u256_c[BENCH_SAMPLES];
    alignas(64) u512 u512_a[BENCH_WIDE_SAMPLES];
    u512 u512_b[BENCH_WIDE_SAMPLES];
    ::u256 u256_free;
    ::u512 u512_free;
    alignas(64) u256 u256_r[BENCH_SAMPLES];
    u256 u256_q[BENCH_SAMPLES];
    alignas(64) u512 u512_r[BENCH_SAMPLES];
    u512 u512_q[BENCH_WIDE_SAMPLES];

    ::bench_data &samples;
    const uint64_t (&k)[BENCH_SAMPLES] = samples.k;
    const bool &paired = samples.paired;
    uint64_t &sum = samples.sum;
    uint32_t &turn = samples.turn;
    const uint16_t *const &counts = samples.counts;
    const uint8_t *const &orders = samples.orders, *const &wide_orders = samples.wide_orders;
    char (&text_r)[BENCH_TEXTS * BENCH_TEXT_STRIDE] = samples.text_r;
    uint32_t (&length_r)[BENCH_TEXTS] = samples.length_r;
    const bench_spelling &spelling = samples.spelling;

    explicit bench_data(::bench_data &of) : u256_free(of.u256_free), u512_free(of.u512_free), samples(of)
    {
    }
};

const bench_texts *bench_texts_of(bench_data *d, bench_spelling spelling)
{
    return ::bench_texts_of(&d->samples, spelling);
}

// --- What the loops do with numbers -------------------------------------------------------------------------------

// x = the n limbs, which are all that x has. Boost keeps no leading zeros.
template <class Number> inline void set_limbs(Number *x, const uint64_t *w, unsigned n)
{
    x->backend().resize(n, n);
    for (unsigned i = 0; i < n; i++)
        x->backend().limbs()[i] = w[i];
    x->backend().normalize();
}

// The n limbs of x.
template <class Number> inline void get_limbs(uint64_t *w, const Number *x, unsigned n)
{
    const unsigned size = x->backend().size();
    for (unsigned i = 0; i < n; i++)
        w[i] = i < size ? x->backend().limbs()[i] : 0;
}

template <unsigned n, class Number> inline void spread(Number *x, const Number *a, uint64_t m)
{
    if (m == 0) {
        *x = *a;
        return;
    }
    uint64_t w[n];
    get_limbs(w, a, n);
    for (uint64_t &limb : w)
        limb ^= m;
    set_limbs(x, w, n);
}

template <unsigned n, class Number, class Free>
inline void feed(Number *x, const Number *a, const Free *free, const uint64_t *limbs, unsigned n_limbs)
{
    uint64_t w[n];
    get_limbs(w, a, n);
    for (unsigned i = 0; i < n; i++)
        w[i] ^= limbs[i % n_limbs] & free->w[i];
    set_limbs(x, w, n);
}

inline void bench_hide_u256(u256 *x)
{
    bench_barrier(x);
}

inline void bench_hide_u512(u512 *x)
{
    bench_barrier(x);
}

inline void bench_spread_u256(u256 *x, const u256 *a, uint64_t m)
{
    spread<4>(x, a, m);
}

inline void bench_spread_u512(u512 *x, const u512 *a, uint64_t m)
{
    spread<8>(x, a, m);
}

inline void bench_mix_u256(u256 *x, const u256 *a)
{
    *x ^= *a;
}

inline void bench_mix_u512(u512 *x, const u512 *a)
{
    *x ^= *a;
}

inline void bench_feed_u256(u256 *x, const u256 *a, const ::u256 *free, const uint64_t *limbs, unsigned n)
{
    feed<4>(x, a, free, limbs, n);
}

inline void bench_feed_u512(u512 *x, const u512 *a, const ::u512 *free, const uint64_t *limbs, unsigned n)
{
    feed<8>(x, a, free, limbs, n);
}

inline void bench_feed_u256_u256(u256 *x, const u256 *a, const ::u256 *free, const u256 *result)
{
    uint64_t w[4];
    get_limbs(w, result, 4);
    feed<4>(x, a, free, w, 4);
}

inline void bench_feed_u512_u256(u512 *x, const u512 *a, const ::u512 *free, const u256 *result)
{
    uint64_t w[4];
    get_limbs(w, result, 4);
    feed<8>(x, a, free, w, 4);
}

inline void bench_feed_u512_u512(u512 *x, const u512 *a, const ::u512 *free, const u512 *result)
{
    uint64_t w[8];
    get_limbs(w, result, 8);
    feed<8>(x, a, free, w, 8);
}

inline void bench_take_high(u256 *x, const u512 *p, const u256 *a)
{
    uint64_t w[8], fresh[4];
    get_limbs(w, p, 8);
    get_limbs(fresh, a, 4);
    for (unsigned i = 0; i < 4; i++)
        w[i] = w[4 + i] ^ fresh[i];
    set_limbs(x, w, 4);
}

inline void bench_zero_u256(u256 *x)
{
    *x = 0u;
}

inline void bench_zero_u512(u512 *x)
{
    *x = 0u;
}

inline void bench_repeat_u256(u256 *x, uint64_t m)
{
    const uint64_t w[4] = {m, m, m, m};
    set_limbs(x, w, 4);
}

inline unsigned bench_fold_u256(const u256 *x)
{
    uint64_t w[4];
    get_limbs(w, x, 4);
    return static_cast<unsigned>(w[0] ^ w[1] ^ w[2] ^ w[3]);
}

// --- Between the two forms ----------------------------------------------------------------------------------------

std::unique_ptr<bench_data> own[BENCH_CLASSES];

void prepare(::bench_data *samples)
{
    auto &d = own[samples->operands];
    if (!d) {
        d = std::make_unique<bench_data>(*samples);
        for (size_t i = 0; i < BENCH_SAMPLES; i++) {
            set_limbs(&d->u256_a[i], samples->u256_a[i].w, 4);
            set_limbs(&d->u256_b[i], samples->u256_b[i].w, 4);
            set_limbs(&d->u256_c[i], samples->u256_c[i].w, 4);
        }
        for (size_t i = 0; i < BENCH_WIDE_SAMPLES; i++) {
            set_limbs(&d->u512_a[i], samples->u512_a[i].w, 8);
            set_limbs(&d->u512_b[i], samples->u512_b[i].w, 8);
        }
    }
    for (size_t i = 0; i < BENCH_SAMPLES; i++)
        d->u256_r[i] = d->u256_q[i] = 0u, d->u512_r[i] = 0u;
    for (size_t i = 0; i < BENCH_WIDE_SAMPLES; i++)
        d->u512_q[i] = 0u;
}

void collect(::bench_data *samples)
{
    const bench_data &d = *own[samples->operands];
    for (size_t i = 0; i < BENCH_SAMPLES; i++) {
        // Bytes are stored there at once.
        if (d.u256_r[i] != 0u)
            get_limbs(samples->u256_r[i].w, &d.u256_r[i], 4);
        get_limbs(samples->u256_q[i].w, &d.u256_q[i], 4);
        get_limbs(samples->u512_r[i].w, &d.u512_r[i], 8);
    }
    for (size_t i = 0; i < BENCH_WIDE_SAMPLES; i++)
        get_limbs(samples->u512_q[i].w, &d.u512_q[i], 8);
}

// The loop as a row has it. All of them were prepared when they were checked.
template <void loop(bench_data *)> void enter(::bench_data *samples)
{
    loop(own[samples->operands].get());
}

template <void (*loop)(bench_data *)> constexpr bench_loop *entry = enter<loop>;
template <> constexpr bench_loop *entry<nullptr> = nullptr;

#define BENCH_LOOPS(throughput, latency)                                                                               \
    {                                                                                                                  \
        nullptr, entry<throughput>, entry<latency>                                                                     \
    }
#define BENCH_NO_CHAIN nullptr

#include "bench_loops.h"
#include "bench_text_loops.h"

// What gcc inlines of its own accord is all: more takes it hours.
#undef BENCH_FLATTEN
#define BENCH_FLATTEN

// --- The operations -----------------------------------------------------------------------------------------------

template <class Number> uint64_t sign_of(const Number &a, const Number &b)
{
    const int order = a.compare(b);
    return static_cast<uint64_t>((order > 0) - (order < 0));
}

// msb() wants a number that is not 0.
template <class Number> uint64_t bit_length(const Number &a)
{
    return a.is_zero() ? 0 : mp::msb(a) + 1;
}

// r = a + b, a - b: the number that wrapped around shows the carry.
template <class Number> bool add(Number *r, const Number *a, const Number *b)
{
    const Number first = *a;
    mp::add(*r, first, *b);
    return *r < first;
}

template <class Number> bool subtract(Number *r, const Number *a, const Number *b)
{
    const bool borrow = *a < *b;
    mp::subtract(*r, *a, *b);
    return borrow;
}

bool store(u256 *r, const u512 &x)
{
    *r = static_cast<u256>(x);
    return x.backend().size() > 4;
}

u512 product_of(const u256 *a, const u256 *b)
{
    u512 product;
    mp::multiply(product, *a, *b);
    return product;
}

// A product with two results.
bool multiply_divide(u256 *q, u256 *r, const u256 *a, const u256 *b, const u256 *d)
{
    u512 quotient, rest;
    mp::divide_qr(product_of(a, b), u512(*d), quotient, rest);
    *r = static_cast<u256>(rest);
    return store(q, quotient);
}

bool divide_exact(u256 *r, const u256 *a, const u256 *b)
{
    u256 quotient, rest;
    mp::divide_qr(*a, *b, quotient, rest);
    *r = quotient;
    return rest != 0u;
}

void divide_up(u256 *r, const u256 *a, const u256 *b)
{
    u256 quotient, rest;
    mp::divide_qr(*a, *b, quotient, rest);
    if (rest != 0u)
        ++quotient;
    *r = quotient;
}

uint64_t divide_limb(u256 *q, const u256 *a, uint64_t d)
{
    const u256 dividend = *a;
    *q = dividend / d;
    return mp::integer_modulus(dividend, d);
}

void divide_wide(u512 *q, u256 *r, const u512 *a, const u256 *d)
{
    u512 rest;
    mp::divide_qr(*a, u512(*d), *q, rest);
    *r = static_cast<u256>(rest);
}

void reduce(u256 *r, const u512 &a, const u256 *m)
{
    *r = static_cast<u256>(a % *m);
}

void add_modulo(u256 *r, const u256 *a, const u256 *b, const u256 *m)
{
    u512 sum;
    mp::add(sum, *a, *b);
    reduce(r, sum, m);
}

void store_big_endian(uint8_t *p, const u256 *a)
{
    const size_t zeros = a->is_zero() ? 31 : 31 - mp::msb(*a) / 8;
    std::memset(p, 0, zeros);
    mp::export_bits(*a, p + zeros, 8);
}

size_t write_text(char *text, const u256 *a, std::ios_base::fmtflags flags)
{
    const std::string written = a->str(0, flags);
    return written.copy(text, BENCH_TEXT_STRIDE);
}

size_t write_text(char *text, const u512 *a, std::ios_base::fmtflags flags)
{
    const std::string written = a->str(0, flags);
    return written.copy(text, BENCH_TEXT_STRIDE);
}

constexpr auto decimal = std::ios_base::dec;
constexpr auto hexadecimal = std::ios_base::hex | std::ios_base::showbase;

#define BENCH_TOPIC "compare"
BENCH_FLAG(u256_is_zero, u256, false, flag = a->is_zero())
BENCH_FLAG(u256_eq, u256, true, flag = *a == *b)
BENCH_FLAG(u256_lt, u256, true, flag = *a < *b)
BENCH_FLAG(u256_le, u256, false, flag = *a <= *b)
BENCH_FLAG(u256_gt, u256, false, flag = *a > *b)
BENCH_FLAG(u256_ge, u256, false, flag = *a >= *b)
BENCH_FLAG(u256_cmp, u256, true, flag = sign_of(*a, *b))
BENCH_CHOICE_REMIX(u256_min, u256, *r = *a < *b ? *a : *b)
BENCH_CHOICE_REMIX(u256_max, u256, *r = *a > *b ? *a : *b)
BENCH_FLAG(u512_is_zero, u512, false, flag = a->is_zero())
BENCH_FLAG(u512_eq, u512, false, flag = *a == *b)
BENCH_FLAG(u512_lt, u512, false, flag = *a < *b)
BENCH_FLAG(u512_cmp, u512, false, flag = sign_of(*a, *b))
BENCH_LENGTHS_FLAG(u256_eq, u256, flag = *a == *b)
BENCH_LENGTHS_FLAG(u256_lt, u256, flag = *a < *b)
BENCH_LENGTHS_FLAG(u256_cmp, u256, flag = sign_of(*a, *b))
#undef BENCH_TOPIC

#define BENCH_TOPIC "add"
BENCH_VALUE(u256_add, u256, true, flag = add(r, a, b))
BENCH_VALUE(u256_sub, u256, true, flag = subtract(r, a, b))
BENCH_CHOICE_REMIX(u256_abs_diff, u256, *r = *a > *b ? *a - *b : *b - *a)
BENCH_VALUE(u512_add, u512, true, flag = add(r, a, b))
BENCH_VALUE(u512_sub, u512, false, flag = subtract(r, a, b))
BENCH_LENGTHS_OF(u256_add, u256, u256, flag = add(r, a, b))
BENCH_LENGTHS_OF(u256_sub, u256, u256, flag = subtract(r, a, b))
#undef BENCH_TOPIC

// lsb() wants a number that is not 0, which random operands are.
#define BENCH_TOPIC "bits"
BENCH_VALUE_REMIX(u256_and, u256, false, *r = (*a & *b))
BENCH_VALUE_REMIX(u256_or, u256, false, *r = *a | *b)
BENCH_VALUE(u256_xor, u256, false, *r = *a ^ *b)
BENCH_VALUE_REMIX(u256_andnot, u256, false, *r = (*a & ~*b))
BENCH_VALUE(u256_not, u256, false, *r = ~*a)
BENCH_VALUE_REMIX(u256_shl, u256, true, *r = *a << n)
BENCH_VALUE_REMIX(u256_shr, u256, true, *r = *a >> n)
BENCH_FLAG(u256_ctz, u256, false, flag = mp::lsb(*a))
BENCH_FLAG(u256_bit_len, u256, true, flag = bit_length(*a))
BENCH_STREAM(u256_bit, u256, u256, flag = mp::bit_test(*a, n))
BENCH_STREAM(u256_set_bit, u256, u256, mp::bit_set(*r, n))
BENCH_STREAM(u256_clear_bit, u256, u256, mp::bit_unset(*r, n))
BENCH_STREAM(u256_flip_bit, u256, u256, mp::bit_flip(*r, n))
BENCH_VALUE_REMIX(u512_and, u512, false, *r = (*a & *b))
BENCH_VALUE_REMIX(u512_or, u512, false, *r = *a | *b)
BENCH_VALUE(u512_xor, u512, false, *r = *a ^ *b)
BENCH_VALUE(u512_not, u512, false, *r = ~*a)
BENCH_VALUE_REMIX(u512_shl, u512, false, *r = *a << wide_n)
BENCH_VALUE_REMIX(u512_shr, u512, false, *r = *a >> wide_n)
BENCH_FLAG(u512_ctz, u512, false, flag = mp::lsb(*a))
BENCH_FLAG(u512_bit_len, u512, false, flag = bit_length(*a))
BENCH_LENGTHS_FLAG(u256_bit_len, u256, flag = bit_length(*a))
BENCH_LENGTHS_FLAG(u512_bit_len, u512, flag = bit_length(*a))
BENCH_LENGTHS_OF(u256_shl, u256, u256, *r = *a << n)
BENCH_LENGTHS_OF(u256_shr, u256, u256, *r = *a >> n)
#undef BENCH_TOPIC

#define BENCH_TOPIC "mul"
BENCH_VALUE(u256_mul, u256, true, mp::multiply(*r, *a, *b))
BENCH_VALUE(u256_mul_overflow, u256, true, flag = store(r, product_of(a, b)))
BENCH_FULL_REMIX(u256_full_mul, true, mp::multiply(*r, *a, *b))
BENCH_VALUE_REMIX(u256_mulhi, u256, false, *r = static_cast<u256>(product_of(a, b) >> 256))
BENCH_VALUE_REMIX(u256_sqr, u256, true, mp::multiply(*r, *a, *a))
BENCH_FULL_REMIX(u256_full_sqr, true, mp::multiply(*r, *a, *a))
BENCH_VALUE(u512_mul, u512, true, mp::multiply(*r, *a, *b))
BENCH_LENGTHS_OF(u256_mul, u256, u256, mp::multiply(*r, *a, *b))
BENCH_LENGTHS_OF(u256_mul_overflow, u256, u256, flag = store(r, product_of(a, b)))
BENCH_LENGTHS_STREAM(u256_full_mul, u512, u256, BENCH_LENGTHS, mp::multiply(*r, *a, *b))
#undef BENCH_TOPIC

// Without a flag: what Boost itself has.
#define BENCH_TOPIC "evm"
BENCH_VALUE(u256_evm_add, u256, false, mp::add(*r, *a, *b))
BENCH_VALUE(u256_evm_mul, u256, false, mp::multiply(*r, *a, *b))
BENCH_VALUE(u256_evm_sub, u256, false, mp::subtract(*r, *a, *b))
BENCH_VALUE_REMIX(u256_evm_lt, u256, false, *r = *a < *b ? 1u : 0u)
BENCH_VALUE_REMIX(u256_evm_gt, u256, false, *r = *a > *b ? 1u : 0u)
BENCH_VALUE_REMIX(u256_evm_eq, u256, false, *r = *a == *b ? 1u : 0u)
BENCH_VALUE_REMIX(u256_evm_iszero, u256, false, *r = a->is_zero() ? 1u : 0u)
BENCH_VALUE_REMIX(u256_evm_and, u256, false, *r = (*a & *b))
BENCH_VALUE_REMIX(u256_evm_or, u256, false, *r = *a | *b)
BENCH_VALUE(u256_evm_xor, u256, false, *r = *a ^ *b)
BENCH_VALUE(u256_evm_not, u256, false, *r = ~*a)
BENCH_LENGTHS_OF(u256_evm_add, u256, u256, mp::add(*r, *a, *b))
BENCH_LENGTHS_OF(u256_evm_mul, u256, u256, mp::multiply(*r, *a, *b))
BENCH_LENGTHS_OF(u256_evm_sub, u256, u256, mp::subtract(*r, *a, *b))
BENCH_LENGTHS_OF(u256_evm_lt, u256, u256, *r = *a < *b ? 1u : 0u)
#undef BENCH_TOPIC

// The classes are the master list's.
#define PEER(op, out, in, call) BENCH_CLASSES_OF(op, out, in, 0, 0, call)
#define PEER_TO_TEXT(op, in, call) BENCH_TO_TEXT(op, in, 0, 0, call)
#define PEER_FROM_TEXT(op, out, spelling, call) BENCH_FROM_TEXT(op, out, spelling, 0, 0, call)

#define BENCH_TOPIC "div"
PEER(u256_divrem, u256, u256, mp::divide_qr(*a, *b, *q, *r))
PEER(u256_div, u256, u256, *r = *a / *b)
PEER(u256_mod, u256, u256, *r = *a % *b)
PEER(u256_divrem_u64, u256, u256, flag = divide_limb(r, a, static_cast<uint64_t>(*b)))
PEER(u256_div_up, u256, u256, divide_up(r, a, b))
PEER(u256_div_exact, u256, u256, flag = divide_exact(r, a, b))
PEER(u512_divrem_u256, u256, u512, divide_wide(q, r, a, b4))
PEER(u512_mod_u256, u256, u512, reduce(r, *a, b4))
PEER(u512_divrem, u512, u512, mp::divide_qr(*a, *b, *q, *r))
PEER(u256_muldiv, u256, u256, flag = store(r, product_of(a, c) / *b))
PEER(u256_muldivrem, u256, u256, flag = multiply_divide(q, r, a, c, b))
PEER(u256_divrem_by, u256, u256, mp::divide_qr(*a, d->u256_b[0], *q, *r))
PEER(u512_divrem_by, u256, u512, divide_wide(q, r, a, d->u256_b))
PEER(u512_mod_by, u256, u512, reduce(r, *a, d->u256_b))
PEER(u256_muldiv_by, u256, u256, flag = store(r, product_of(a, c) / d->u256_b[0]))
#undef BENCH_TOPIC

// A modulus that is kept has no counterpart.
#define BENCH_TOPIC "modular"
PEER(u256_addmod, u256, u256, add_modulo(r, a, c, b))
PEER(u256_mulmod, u256, u256, reduce(r, product_of(a, c), b))
PEER(u256_powmod, u256, u256, *r = mp::powm(*a, *c, *b))
PEER(u256_modulus_reduce, u256, u256, *r = *a % d->u256_b[0])
PEER(u256_modulus_reduce_u512, u256, u512, reduce(r, *a, d->u256_b))
PEER(u256_modulus_add, u256, u256, add_modulo(r, a, a2, d->u256_b))
PEER(u256_modulus_mul, u256, u256, reduce(r, product_of(a, a2), d->u256_b))
PEER(u256_modulus_sqr, u256, u256, reduce(r, product_of(a, a), d->u256_b))
PEER(u256_modulus_pow, u256, u256, *r = mp::powm(*a, *c, d->u256_b[0]))
#undef BENCH_TOPIC

#define BENCH_TOPIC "number"
PEER(u256_gcd, u256, u256, *r = mp::gcd(*a, *b))
PEER(u256_lcm, u256, u256, u512 wide; mp::multiply(wide, *a / mp::gcd(*a, *b), *b); flag = store(r, wide))
PEER(u256_isqrt, u256, u256, *r = mp::sqrt(*a))
PEER(u512_isqrt, u256, u512, *r = static_cast<u256>(mp::sqrt(*a)))
#undef BENCH_TOPIC

#define BENCH_TOPIC "bytes"
BENCH_STREAM(u256_load_be, u256, u256, const auto *const p = reinterpret_cast<const uint8_t *>(&d->samples.u256_a[i]);
             mp::import_bits(*r, p, p + 32))
BENCH_STREAM(u256_store_be, u256, u256, store_big_endian(reinterpret_cast<uint8_t *>(&d->samples.u256_r[i]), a))
PEER_FROM_TEXT(u256_load_be_n, u256, BENCH_BE, mp::import_bits(*r, bytes, bytes + length))
#undef BENCH_TOPIC

// The text that is read ends with a NUL.
#define BENCH_TOPIC "text"
PEER_TO_TEXT(u256_to_dec, u256, length = write_text(text, a, decimal))
PEER_TO_TEXT(u256_to_hex, u256, length = write_text(text, a, hexadecimal))
PEER_FROM_TEXT(u256_from_dec, u256, BENCH_DEC, *r = u256(text))
PEER_FROM_TEXT(u256_from_hex, u256, BENCH_HEX, *r = u256(text))
PEER_TO_TEXT(u512_to_dec, u512, length = write_text(text, a, decimal))
PEER_TO_TEXT(u512_to_hex, u512, length = write_text(text, a, hexadecimal))
#undef BENCH_TOPIC

const bench_row *const rows[] = {
    &u256_is_zero_row,
    &u256_eq_row,
    &u256_lt_row,
    &u256_le_row,
    &u256_gt_row,
    &u256_ge_row,
    &u256_cmp_row,
    &u256_min_row,
    &u256_max_row,
    &u512_is_zero_row,
    &u512_eq_row,
    &u512_lt_row,
    &u512_cmp_row,
    &u256_eq_lengths_row,
    &u256_lt_lengths_row,
    &u256_cmp_lengths_row,
    &u256_add_row,
    &u256_sub_row,
    &u256_abs_diff_row,
    &u512_add_row,
    &u512_sub_row,
    &u256_add_lengths_row,
    &u256_sub_lengths_row,
    &u256_and_row,
    &u256_or_row,
    &u256_xor_row,
    &u256_andnot_row,
    &u256_not_row,
    &u256_shl_row,
    &u256_shr_row,
    &u256_ctz_row,
    &u256_bit_len_row,
    &u256_bit_len_lengths_row,
    &u256_bit_row,
    &u256_set_bit_row,
    &u256_clear_bit_row,
    &u256_flip_bit_row,
    &u512_and_row,
    &u512_or_row,
    &u512_xor_row,
    &u512_not_row,
    &u512_shl_row,
    &u512_shr_row,
    &u512_ctz_row,
    &u512_bit_len_row,
    &u512_bit_len_lengths_row,
    &u256_shl_lengths_row,
    &u256_shr_lengths_row,
    &u256_mul_row,
    &u256_mul_overflow_row,
    &u256_full_mul_row,
    &u256_mulhi_row,
    &u256_sqr_row,
    &u256_full_sqr_row,
    &u512_mul_row,
    &u256_mul_lengths_row,
    &u256_mul_overflow_lengths_row,
    &u256_full_mul_lengths_row,
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
    &u256_muldivrem_row,
    &u256_divrem_by_row,
    &u512_divrem_by_row,
    &u512_mod_by_row,
    &u256_muldiv_by_row,
    &u256_addmod_row,
    &u256_mulmod_row,
    &u256_powmod_row,
    &u256_modulus_reduce_row,
    &u256_modulus_reduce_u512_row,
    &u256_modulus_add_row,
    &u256_modulus_mul_row,
    &u256_modulus_sqr_row,
    &u256_modulus_pow_row,
    &u256_gcd_row,
    &u256_lcm_row,
    &u256_isqrt_row,
    &u512_isqrt_row,
    &u256_load_be_row,
    &u256_store_be_row,
    &u256_load_be_n_row,
    &u256_to_dec_row,
    &u256_to_hex_row,
    &u256_from_dec_row,
    &u256_from_hex_row,
    &u512_to_dec_row,
    &u512_to_hex_row,
    &u256_evm_add_row,
    &u256_evm_mul_row,
    &u256_evm_sub_row,
    &u256_evm_lt_row,
    &u256_evm_gt_row,
    &u256_evm_eq_row,
    &u256_evm_iszero_row,
    &u256_evm_and_row,
    &u256_evm_or_row,
    &u256_evm_xor_row,
    &u256_evm_not_row,
    &u256_evm_add_lengths_row,
    &u256_evm_mul_lengths_row,
    &u256_evm_sub_lengths_row,
    &u256_evm_lt_lengths_row,
};

} // namespace peer
} // namespace

const bench_column *BENCH_COLUMN()
{
    static bench_column column = {};
    column.id = BENCH_ID;
    column.title = BENCH_TITLE;
    column.backend = "cpp_int";
    column.version = BOOST_LIB_VERSION;
    column.built = BENCH_BUILT;
    column.peer = column.compare_only = true;
    column.newer_cpu = BENCH_NEWER_CPU;
    column.prepare = peer::prepare;
    column.collect = peer::collect;
    column.rows = peer::rows;
    column.n_rows = std::size(peer::rows);
    return &column;
}
