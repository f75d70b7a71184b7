/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef MODELS_PRODUCTS_HPP
#define MODELS_PRODUCTS_HPP

/* Sums and products: the kernels of a backend, of kernel_rows.h and of kernel_columns.h. */

#include <algorithm>

#include "model.hpp"

/* a b + c + carry by u256_k_mac1(), u256_k_addmul1() and, without summands, u256_k_mul1(); c - a b - carry. */
inline void expect_limb_product(uint64_t a, uint64_t b, uint64_t c, uint64_t carry)
{
    const uint64_t sum = a * b + c + carry;
    model_limb high = carry, low = u256_k_mac1(&high, a, b, c);
    expect(low.value() + high.value() * base == sum, "mac1", a, b, c, carry);
    high = carry;
    low = u256_k_addmul1(&high, a, b, c);
    expect(low.value() + high.value() * base == sum, "addmul1", a, b, c, carry);
    high = carry;
    low = u256_k_submul1(&high, a, b, c);
    expect(low.value() - high.value() * base == c - a * b - carry, "submul1", a, b, c, carry);
}

/* Everything that a limb's product may be given. */
inline uint64_t check_limb_products()
{
    for (uint64_t a = 0; a < base; a++) {
        for (uint64_t b = 0; b < base; b++) {
            model_limb high, low = u256_k_mul1(&high, a, b);
            expect(low.value() + high.value() * base == a * b, "mul1", a, b);
            for (uint64_t c = 0; c < base; c++) {
                for (uint64_t carry = 0; carry < base; carry++)
                    expect_limb_product(a, b, c, carry);
            }
        }
    }
    return numbers<4>;
}

/* All factors, with the least and the greatest of summands. */
inline uint64_t check_limb_factors()
{
    const uint64_t ends[] = {0, base - 1};
    for (uint64_t a = 0; a < base; a++) {
        for (uint64_t b = 0; b < base; b++) {
            model_limb high, low = u256_k_mul1(&high, a, b);
            expect(low.value() + high.value() * base == a * b, "mul1", a, b);
            for (uint64_t c : ends) {
                for (uint64_t carry : ends)
                    expect_limb_product(a, b, c, carry);
            }
        }
    }
    return 4 * numbers<2>;
}

/* [a] k + carry, [r] + [a] k and [r] - [a] k: all but that of [r] there are only some. */
inline uint64_t check_rows()
{
    uint64_t count = 0;
    for (uint64_t a = 0; a < numbers<4>; a++) {
        const u256 factor = number4(a);
        for (uint64_t k = 0; k < base; k++) {
            for (uint64_t carry = 0; carry < base; carry++) {
                u256 r;
                const uint64_t top = u256_k_mul4x1(r.w, factor.w, k, carry).value();
                expect(value_of(r) + top * numbers<4> == a * k + carry, "mul4x1", a, k, carry);
            }
            for (uint64_t sum = 0; sum<numbers<4>; sum += numbers<4>> 256 ? 1 + sum % 14 : 1) {
                u256 r = number4(sum);
                uint64_t top = u256_k_addmul4x1(r.w, factor.w, k).value();
                expect(value_of(r) + top * numbers<4> == sum + a * k, "addmul4x1", sum, a, k);
                r = number4(sum);
                top = u256_k_submul4x1(r.w, factor.w, k).value();
                expect(value_of(r) - top * numbers<4> == sum - a * k, "submul4x1", sum, a, k);
                count++;
            }
        }
    }
    return count;
}

/* What a number is in an order: for the signed one the top bit is flipped. */
inline uint64_t ordered(uint64_t a, bool is_signed)
{
    return is_signed ? a ^ numbers<4> / 2 : a;
}

/* What a number is as two's complement. */
inline int64_t as_signed(uint64_t a)
{
    return int64_t(a) - (a >= numbers<4> / 2 ? int64_t(numbers<4>) : 0);
}

/* Whether two's complement of four limbs holds a number. */
inline bool is_signed4(int64_t a)
{
    return a >= -int64_t(numbers<4> / 2) && a < int64_t(numbers<4> / 2);
}

/* All pairs: sums, differences, orders, choices and products of four limbs. */
inline uint64_t check_pairs()
{
    for (uint64_t a = 0; a < numbers<4>; a++) {
        const u256 x = number4(a);
        u256 r;
        u512 wide;
        u256_k_sqr4(r.w, x.w);
        expect(value_of(r) == a * a % numbers<4>, "sqr4", a);
        u256_k_sqr4_wide(wide.w, x.w);
        expect(value_of(wide) == a * a, "sqr4_wide", a);
        for (bool negate : {false, true}) {
            const bool negated = u256_k_negate_if(r.w, x.w, negate);
            expect(value_of(r) == (negate ? (0 - a) % numbers<4> : a) && negated == (negate && a != 0), "negate_if", a,
                   negate);
        }
        for (uint64_t b = 0; b < numbers<4>; b++) {
            const u256 y = number4(b);
            for (bool carry : {false, true}) {
                bool out = u256_k_add4(r.w, x.w, y.w, carry);
                expect(value_of(r) + out * numbers<4> == a + b + carry, "add4", a, b, carry);
                out = u256_k_sub4(r.w, x.w, y.w, carry);
                expect(value_of(r) - out * numbers<4> == a - b - carry, "sub4", a, b, carry);
                u256_k_select4(r.w, x.w, y.w, carry);
                expect(value_of(r) == (carry ? b : a), "select4", a, b, carry);
                u256_k_min4(r.w, x.w, y.w, carry);
                expect(value_of(r) == (ordered(a, carry) < ordered(b, carry) ? a : b), "min4", a, b, carry);
                u256_k_max4(r.w, x.w, y.w, carry);
                expect(value_of(r) == (ordered(a, carry) < ordered(b, carry) ? b : a), "max4", a, b, carry);
                u256_k_sub4_or(r.w, carry, x.w, y.w, y.w);
                expect(value_of(r) == (carry || a >= b ? (a - b) % numbers<4> : b), "sub4_or", a, b, carry);
            }
            bool beyond = u256_k_add4_sat(r.w, x.w, y.w);
            expect(value_of(r) == std::min(a + b, numbers<4> - 1) && beyond == (a + b >= numbers<4>), "add4_sat", a, b);
            beyond = u256_k_sub4_sat(r.w, x.w, y.w);
            expect(value_of(r) == (a < b ? 0 : a - b) && beyond == (a < b), "sub4_sat", a, b);
            expect(u256_k_lt4(x.w, y.w) == (a < b), "lt4", a, b);
            expect(u256_k_cmp4(x.w, y.w) == (a > b) - (a < b), "cmp4", a, b);
            const int64_t sa = as_signed(a), sb = as_signed(b);
            expect(u256_k_slt4(x.w, y.w) == (sa < sb), "slt4", a, b);
            expect(u256_k_scmp4(x.w, y.w) == (sa > sb) - (sa < sb), "scmp4", a, b);
            beyond = u256_k_sadd4(r.w, x.w, y.w);
            expect(value_of(r) == (a + b) % numbers<4> && beyond == !is_signed4(sa + sb), "sadd4", a, b);
            beyond = u256_k_ssub4(r.w, x.w, y.w);
            expect(value_of(r) == (a - b) % numbers<4> && beyond == !is_signed4(sa - sb), "ssub4", a, b);
            u256_k_mul4(r.w, x.w, y.w);
            expect(value_of(r) == a * b % numbers<4>, "mul4", a, b);
            beyond = u256_k_mul4_overflow(r.w, x.w, y.w);
            expect(value_of(r) == a * b % numbers<4> && beyond == (a * b >= numbers<4>), "mul4_overflow", a, b);
            u256_k_mul4_wide(wide.w, x.w, y.w);
            expect(value_of(wide) == a * b, "mul4_wide", a, b);
        }
    }
    return numbers<8>;
}

/* Shifts by n mod BITS with a limb that comes in, and the library's by any count; all numbers of four limbs. */
inline uint64_t check_shifts()
{
    uint64_t count = 0;
    for (uint64_t a = 0; a < numbers<4>; a++) {
        const u256 x = number4(a);
        u256 r;
        for (unsigned n = 0; n < 2 * BITS; n++) {
            for (uint64_t limb = 0; limb < base; limb++) {
                const unsigned shift = n % BITS;
                u256_k_shl4_bits(r.w, x.w, n, limb);
                expect(value_of(r) == ((a << BITS | limb) << shift >> BITS) % numbers<4>, "shl4_bits", a, n, limb);
                u256_k_shr4_bits(r.w, x.w, n, limb);
                expect(value_of(r) == ((limb << 4 * BITS | a) >> shift) % numbers<4>, "shr4_bits", a, n, limb);
                count++;
            }
        }
        for (unsigned n = 0; n <= 4 * BITS + 1; n++) {
            u256_shl(&r, &x, n);
            expect(value_of(r) == (a << n) % numbers<4>, "shl", a, n);
            u256_shr(&r, &x, n);
            expect(value_of(r) == a >> n, "shr", a, n);
            count++;
        }
        unsigned leading = 4 * BITS;
        for (uint64_t rest = a; rest > 0; rest >>= 1)
            leading--;
        expect(u256_clz(&x) == leading, "clz", a);
        expect(u256_ctz(&x) == (a == 0 ? 4 * BITS : unsigned(__builtin_ctzll(a))), "ctz", a);
    }
    return count;
}

/* All pairs of eight limbs. */
inline uint64_t check_wide_pairs()
{
    for (uint64_t a = 0; a < numbers<8>; a++) {
        const u512 x = number8(a);
        u512 r;
        const bool negated = u256_k_neg8(r.w, x.w);
        expect(value_of(r) == (0 - a) % numbers<8> && negated == (a != 0), "neg8", a);
        for (uint64_t b = 0; b < numbers<8>; b++) {
            const u512 y = number8(b);
            u256_k_min8(r.w, x.w, y.w);
            expect(value_of(r) == std::min(a, b), "min8", a, b);
            u256_k_max8(r.w, x.w, y.w);
            expect(value_of(r) == std::max(a, b), "max8", a, b);
            bool out = u256_k_add8(r.w, x.w, y.w);
            expect(value_of(r) + out * numbers<8> == a + b, "add8", a, b);
            out = u256_k_sub8(r.w, x.w, y.w);
            expect(value_of(r) - out * numbers<8> == a - b, "sub8", a, b);
            u256_k_mul8(r.w, x.w, y.w);
            expect(value_of(r) == a * b % numbers<8>, "mul8", a, b);
        }
    }
    return numbers<8> * numbers<8>;
}

#endif
