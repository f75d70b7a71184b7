/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* Identities of division, signed division, powers and number theory. Those of modular arithmetic and of known moduli
 * are in test_fields.c. */

#include "laws.h"

static const u256 zero = U256_INIT(0, 0, 0, 0), one = U256_INIT(0, 0, 0, 1);

static u512 widened(const u256 *a)
{
    u512 r;
    u512_from_u256(&r, a, &zero);
    return r;
}

/* [q] * [d] + [rem] = [a] without an overflow, and rem < d. */
static bool is_division(const backend *unit, const u256 *q, const u256 *rem, const u256 *a, const u256 *d)
{
    u256 back;
    return !FN(flag_r_ab, u256_mul_overflow)(&back, q, d) && !FN(flag_r_ab, u256_add)(&back, &back, rem) &&
           same(&back, a) && FN(is_ab, u256_lt)(rem, d);
}

static bool quotient_times_divisor(const backend *unit, const law_operands *x)
{
    u256 q, rem;
    return FN(flag_qrem_ab, u256_divrem)(&q, &rem, &x->a, &x->b) == FN(is_a, u256_is_zero)(&x->b) &&
           (is(&x->b, 0) || is_division(unit, &q, &rem, &x->a, &x->b));
}

/* floor((2^256 - 1) / d) is the largest number whose product with d fits. */
static bool largest_factor(const backend *unit, const law_operands *x)
{
    static const u256 max = U256_INIT(UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX);
    u256 q, product, next;
    if (FN(flag_qrem_ab, u256_divrem)(&q, &product, &max, &x->b) || FN(flag_r_ab, u256_add)(&next, &q, &one))
        return is(&x->b, 0) || is(&x->b, 1);
    return !FN(flag_r_ab, u256_mul_overflow)(&product, &q, &x->b) &&
           !FN(flag_r_ab, u256_mul_overflow)(&product, &x->b, &q) &&
           FN(flag_r_ab, u256_mul_overflow)(&product, &next, &x->b) &&
           FN(flag_r_ab, u256_mul_overflow)(&product, &x->b, &next);
}

static bool prepared_divisor(const backend *unit, const law_operands *x)
{
    u256_divisor D;
    u256 q, rem;
    return FN(flag_D, u256_divisor_init)(&D, &x->b) == FN(flag_qrem_aD, u256_divrem_by)(&q, &rem, &x->a, &D) &&
           (is(&x->b, 0) || is_division(unit, &q, &rem, &x->a, &x->b));
}

static bool wide_quotient(const backend *unit, const law_operands *x)
{
    u512 q, back;
    u256 rem;
    if (FN(flag_wide_q_rem_Wab, u512_divrem_u256)(&q, &rem, &x->wide, &x->b))
        return is(&x->b, 0);
    const u512 d = widened(&x->b), wide_rem = widened(&rem);
    FN(w_r_ab, u512_mul)(&back, &q, &d);
    return FN(w_is_ab, u512_le)(&q, &x->wide) && FN(w_is_ab, u512_le)(&back, &x->wide) &&
           !FN(w_flag_r_ab, u512_add)(&back, &back, &wide_rem) && FN(w_is_ab, u512_eq)(&back, &x->wide) &&
           FN(is_ab, u256_lt)(&rem, &x->b);
}

static bool widest_quotient(const backend *unit, const law_operands *x)
{
    u512 q, rem, back;
    if (FN(w_flag_qrem_ab, u512_divrem)(&q, &rem, &x->wide, &x->wide2))
        return FN(w_is_a, u512_is_zero)(&x->wide2);
    FN(w_r_ab, u512_mul)(&back, &q, &x->wide2);
    return FN(w_is_ab, u512_le)(&q, &x->wide) && FN(w_is_ab, u512_le)(&back, &x->wide) &&
           !FN(w_flag_r_ab, u512_add)(&back, &back, &rem) && FN(w_is_ab, u512_eq)(&back, &x->wide) &&
           FN(w_is_ab, u512_lt)(&rem, &x->wide2);
}

static bool product_over_factor(const backend *unit, const law_operands *x)
{
    u512 product, q;
    u256 rem, r;
    if (is(&x->b, 0))
        return true;
    FN(wide_ab, u256_full_mul)(&product, &x->a, &x->b);
    const u512 a = widened(&x->a);
    return !FN(flag_wide_q_rem_Wab, u512_divrem_u256)(&q, &rem, &product, &x->b) && is(&rem, 0) &&
           FN(w_is_ab, u512_eq)(&q, &a) && !FN(flag_r_abc, u256_muldiv)(&r, &x->a, &x->b, &x->b) && same(&r, &x->a);
}

static bool muldiv_rounds(const backend *unit, const law_operands *x)
{
    u512 product, back;
    u256 q, rem, up, down, mod;
    if (FN(flag_qrem_abc, u256_muldivrem)(&q, &rem, &x->a, &x->b, &x->c))
        return true; /* does not fit */
    const bool up_fails = FN(flag_r_abc, u256_muldiv_up)(&up, &x->a, &x->b, &x->c);
    const u512 wide_rem = widened(&rem);
    FN(wide_ab, u256_full_mul)(&product, &x->a, &x->b);
    FN(wide_ab, u256_full_mul)(&back, &q, &x->c);
    FN(flag_r_abc, u256_muldiv)(&down, &x->a, &x->b, &x->c);
    FN(flag_r_abc, u256_mulmod)(&mod, &x->a, &x->b, &x->c);
    if (FN(w_flag_r_ab, u512_add)(&back, &back, &wide_rem) || !FN(w_is_ab, u512_eq)(&back, &product) ||
        !same(&down, &q) || !same(&mod, &rem))
        return false;
    const bool carry = !is(&rem, 0) && FN(flag_r_ab, u256_add)(&q, &q, &one);
    return same(&up, &q) && up_fails == carry;
}

/* a = q * d + rem modulo 2^256, with the remainder's bound and sign. */
static bool signed_quotients(const backend *unit, const law_operands *x)
{
    u256 q, rem, back, size, bound;
    if (is(&x->b, 0))
        return true;
    FN(flag_qrem_ab, u256_sdivrem)(&q, &rem, &x->a, &x->b);
    FN(r_ab, u256_mul)(&back, &q, &x->b);
    FN(flag_r_ab, u256_add)(&back, &back, &rem);
    FN(flag_r_a, u256_abs)(&size, &rem);
    FN(flag_r_a, u256_abs)(&bound, &x->b);
    if (!same(&back, &x->a) || !FN(is_ab, u256_lt)(&size, &bound) ||
        (!is(&rem, 0) && FN(is_a, u256_is_neg)(&rem) != FN(is_a, u256_is_neg)(&x->a)))
        return false;
    FN(flag_r_ab, u256_sdiv_floor)(&q, &x->a, &x->b);
    FN(flag_r_ab, u256_smod_floor)(&rem, &x->a, &x->b);
    FN(r_ab, u256_mul)(&back, &q, &x->b);
    FN(flag_r_ab, u256_add)(&back, &back, &rem);
    FN(flag_r_a, u256_abs)(&size, &rem);
    return same(&back, &x->a) && FN(is_ab, u256_lt)(&size, &bound) &&
           (is(&rem, 0) || FN(is_a, u256_is_neg)(&rem) == FN(is_a, u256_is_neg)(&x->b));
}

/* a^(x + y) = a^x a^y and (a^x)^y = a^(x y), for x and y of 127 bits, whose sum and product are exact. */
static bool powers(const backend *unit, const law_operands *v)
{
    const u256 x = U256_C(0, 0, v->b.w[1] >> 1, v->b.w[0]), y = U256_C(0, 0, v->b.w[3] >> 1, v->b.w[2]);
    u256 exponent, left, right, other;
    FN(flag_r_ab, u256_add)(&exponent, &x, &y);
    FN(r_ab, u256_pow)(&left, &v->a, &exponent);
    FN(r_ab, u256_pow)(&right, &v->a, &x);
    FN(r_ab, u256_pow)(&other, &v->a, &y);
    FN(r_ab, u256_mul)(&other, &right, &other);
    if (!same(&left, &other))
        return false;
    FN(r_ab, u256_mul)(&exponent, &x, &y);
    FN(r_ab, u256_pow)(&left, &v->a, &exponent);
    FN(r_ab, u256_pow)(&right, &right, &y);
    return same(&left, &right);
}

/* The divisor divides both; times the least common multiple it is their product; with a factor k it is k times that. */
static bool common_divisors(const backend *unit, const law_operands *x)
{
    u256 g, rem, lcm, ka, kb, kg, expected;
    FN(r_ab, u256_gcd)(&g, &x->a, &x->b);
    if (is(&x->a, 0) || is(&x->b, 0))
        return same(&g, is(&x->a, 0) ? &x->b : &x->a);
    FN(flag_r_ab, u256_mod)(&rem, &x->a, &g);
    if (is(&g, 0) || !is(&rem, 0))
        return false;
    FN(flag_r_ab, u256_mod)(&rem, &x->b, &g);
    if (!is(&rem, 0))
        return false;
    const bool too_large = FN(flag_r_ab, u256_lcm)(&lcm, &x->a, &x->b);
    u512 product, back;
    FN(wide_ab, u256_full_mul)(&product, &x->a, &x->b);
    FN(wide_ab, u256_full_mul)(&back, &g, &lcm);
    if (!too_large && !FN(w_is_ab, u512_eq)(&product, &back))
        return false;
    const u256 k = U256_C(0, 0, 0, x->a.w[0] ^ x->b.w[1]);
    if (FN(flag_r_ab, u256_mul_overflow)(&ka, &x->a, &k) || FN(flag_r_ab, u256_mul_overflow)(&kb, &x->b, &k))
        return true;
    FN(r_ab, u256_gcd)(&kg, &ka, &kb);
    FN(r_ab, u256_mul)(&expected, &g, &k);
    return same(&kg, &expected);
}

/* s^2 <= a < (s + 1)^2. */
static bool square_roots(const backend *unit, const law_operands *x)
{
    u256 s, next;
    u512 square;
    FN(half_r_w, u512_isqrt)(&s, &x->wide);
    FN(wide_a, u256_full_sqr)(&square, &s);
    const bool above = FN(flag_r_ab, u256_add)(&next, &s, &one); /* (2^256)^2 is above all */
    u512 next_square;
    FN(wide_a, u256_full_sqr)(&next_square, &next);
    if (FN(w_is_ab, u512_gt)(&square, &x->wide) || (!above && !FN(w_is_ab, u512_gt)(&next_square, &x->wide)))
        return false;
    const u512 a = widened(&x->a);
    u256 short_root, same_root;
    FN(r_a, u256_isqrt)(&short_root, &x->a);
    FN(half_r_w, u512_isqrt)(&same_root, &a);
    return same(&short_root, &same_root);
}

/* r^k <= a < (r + 1)^k, for every k of a few. */
static bool roots(const backend *unit, const law_operands *x)
{
    static const unsigned indices[] = {1, 2, 3, 4, 5, 7, 10, 16, 31, 64, 85, 127, 128, 200, 255, 256, 257};
    for (size_t i = 0; i < sizeof indices / sizeof *indices; i++) {
        const u256 k = u256_from_u64(indices[i]);
        u256 r, next, power;
        if (FN(flag_r_an, u256_iroot)(&r, &x->a, indices[i]) || FN(flag_r_ab, u256_pow_overflow)(&power, &r, &k) ||
            FN(is_ab, u256_gt)(&power, &x->a))
            return false;
        if (FN(flag_r_ab, u256_add)(&next, &r, &one) || FN(flag_r_ab, u256_pow_overflow)(&power, &next, &k))
            continue; /* 2^256 is above all */
        if (!FN(is_ab, u256_gt)(&power, &x->a))
            return false;
    }
    return true;
}

/* 2^l <= a < 2^(l + 1), and of 10 likewise. */
static bool logarithms(const backend *unit, const law_operands *x)
{
    u256 power;
    if (is(&x->a, 0))
        return true;
    const unsigned two = FN(count_a, u256_ilog2)(&x->a), ten = FN(count_a, u256_ilog10)(&x->a);
    FN(r_an, u256_shr)(&power, &x->a, two);
    if (!is(&power, 1))
        return false;
    if (FN(flag_r_n, u256_pow10)(&power, ten) || FN(is_ab, u256_gt)(&power, &x->a))
        return false;
    return FN(flag_r_n, u256_pow10)(&power, ten + 1) || FN(is_ab, u256_gt)(&power, &x->a);
}

static bool inverse_of_odd(const backend *unit, const law_operands *x)
{
    u256 r, product;
    const bool none = FN(flag_r_a, u256_inv_pow2)(&r, &x->a);
    FN(r_ab, u256_mul)(&product, &r, &x->a);
    return none ? (x->a.w[0] & 1) == 0 && is(&r, 0) : is(&product, 1);
}

/* (ab / n) = (a / n)(b / n), and (a / mn) = (a / m)(a / n). */
static bool symbols(const backend *unit, const law_operands *x)
{
    u256 n = x->c, product;
    n.w[0] |= 1;
    FN(flag_r_abc, u256_mulmod)(&product, &x->a, &x->b, &n);
    if (FN(sign_ab, u256_jacobi)(&product, &n) !=
        FN(sign_ab, u256_jacobi)(&x->a, &n) * FN(sign_ab, u256_jacobi)(&x->b, &n))
        return false;
    const u256 low = U256_C(0, 0, n.w[1], n.w[0]), high = U256_C(0, 0, n.w[3], n.w[2] | 1);
    FN(r_ab, u256_mul)(&product, &low, &high);
    return FN(sign_ab, u256_jacobi)(&x->a, &product) ==
           FN(sign_ab, u256_jacobi)(&x->a, &low) * FN(sign_ab, u256_jacobi)(&x->a, &high);
}

static const law laws[] = {
    {"q * d + rem = a", quotient_times_divisor, OP_u256_divrem},
    {"floor((2^256 - 1) / d) is the largest factor", largest_factor, OP_u256_divrem},
    {"q * d + rem = a, by a prepared divisor", prepared_divisor, OP_u256_divrem},
    {"q * d + rem = a, 512 bits by 256", wide_quotient, OP_u512_divrem_u256},
    {"q * d + rem = a, 512 bits", widest_quotient, OP_u512_divrem},
    {"(a * b) / b = a", product_over_factor, OP_u256_mul},
    {"muldiv, muldivrem, muldiv_up and mulmod agree", muldiv_rounds, OP_u256_muldivrem},
    {"q * d + rem = a, signed", signed_quotients, OP_u256_sdivrem},
    {"a^(x+y) = a^x a^y, a^(xy) = (a^x)^y", powers, OP_u256_pow},
    {"gcd divides both, gcd * lcm = a * b, gcd(ka, kb) = k gcd(a, b)", common_divisors, OP_u256_gcd},
    {"s^2 <= a < (s+1)^2", square_roots, OP_u512_isqrt},
    {"r^k <= a < (r+1)^k", roots, OP_u256_iroot},
    {"2^ilog2 and 10^ilog10 are the last powers up to a", logarithms, OP_u256_ilog10},
    {"a * inv_pow2(a) = 1", inverse_of_odd, OP_u256_inv_pow2},
    {"the Jacobi symbol is multiplicative", symbols, OP_u256_mulmod},
};

unsigned test_laws(const backend *unit)
{
    return check_laws(unit, laws, sizeof laws / sizeof *laws);
}
