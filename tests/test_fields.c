/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* Identities of modular arithmetic, for any modulus and for the primes of well-known curves, with constants that others
 * have published. */

#include <inttypes.h>
#include <stdio.h>

#include "laws.h"

static const u256 one = U256_INIT(0, 0, 0, 1);

/* (a + b) - b = a, a + (-a) = 0, (a + b) c = a c + b c, the negative of a difference. */
static bool ring(const backend *unit, const law_operands *x)
{
    const u256 *const m = &x->c;
    u256 sum, r, expected, left, right;
    if (is(m, 0))
        return true;
    FN(flag_r_ab, u256_mod)(&expected, &x->a, m);
    FN(flag_r_abc, u256_addmod)(&sum, &x->a, &x->b, m);
    FN(flag_r_abc, u256_submod)(&r, &sum, &x->b, m);
    if (!same(&r, &expected))
        return false;
    FN(flag_r_ab, u256_negmod)(&r, &x->a, m);
    FN(flag_r_abc, u256_addmod)(&r, &r, &x->a, m);
    if (!is(&r, 0))
        return false;
    const u256 *const c = &x->b;
    FN(flag_r_abc, u256_mulmod)(&r, &sum, c, m);
    FN(flag_r_abc, u256_mulmod)(&left, &x->a, c, m);
    FN(flag_r_abc, u256_mulmod)(&right, &x->b, c, m);
    FN(flag_r_abc, u256_addmod)(&left, &left, &right, m);
    return same(&r, &left);
}

/* x * x^-1 = 1, or x has a factor in common with m. */
static bool inverse(const backend *unit, const law_operands *x)
{
    const u256 *const m = &x->b;
    u256 r, product, g;
    const bool none = FN(flag_r_ab, u256_invmod)(&r, &x->a, m);
    if (is(m, 0) || is(m, 1))
        return none == is(m, 0) && is(&r, 0);
    FN(r_ab, u256_gcd)(&g, &x->a, m);
    FN(flag_r_abc, u256_mulmod)(&product, &r, &x->a, m);
    return none == !is(&g, 1) && (none ? is(&r, 0) : is(&product, 1) && FN(is_ab, u256_lt)(&r, m));
}

/* a^(x + y) = a^x a^y, for exponents whose sum is exact. */
static bool powers(const backend *unit, const law_operands *v)
{
    u256 x = v->b, y, exponent, left, right, other;
    x.w[3] >>= 1;
    FN(r_a, u256_reverse_bits)(&y, &x);
    y.w[3] >>= 1;
    FN(flag_r_ab, u256_add)(&exponent, &x, &y);
    const bool zero_modulus = FN(flag_r_abc, u256_powmod)(&left, &v->a, &exponent, &v->c);
    FN(flag_r_abc, u256_powmod)(&right, &v->a, &x, &v->c);
    FN(flag_r_abc, u256_powmod)(&other, &v->a, &y, &v->c);
    FN(flag_r_abc, u256_mulmod)(&right, &right, &other, &v->c);
    return zero_modulus == is(&v->c, 0) && same(&left, &right);
}

/* The prepared modulus agrees with the plain functions, and Montgomery's form with both: out(in(a)) = a mod m, and
 * in(a) in(b) is the form of a b. */
static bool prepared(const backend *unit, const law_operands *x)
{
    u256_modulus M;
    u256 a, b, product, expected, in_a, in_b, out;
    FN(flag_M, u256_modulus_init)(&M, &x->c);
    FN(flag_r_aM, u256_modulus_reduce)(&a, &x->a, &M);
    FN(flag_r_aM, u256_modulus_reduce)(&b, &x->b, &M);
    FN(flag_r_abM, u256_modulus_mul)(&product, &a, &b, &M);
    FN(flag_r_abc, u256_mulmod)(&expected, &x->a, &x->b, &x->c);
    u512 full;
    FN(wide_ab, u256_full_mul)(&full, &x->a, &x->b);
    FN(flag_r_WaM, u256_modulus_reduce_u512)(&out, &full, &M);
    if (!same(&product, &expected) || !same(&out, &expected))
        return false;
    if ((x->c.w[0] & 1) == 0)
        return true;
    FN(flag_r_aM, u256_mont_in)(&in_a, &x->a, &M);
    FN(flag_r_aM, u256_mont_in)(&in_b, &x->b, &M);
    FN(flag_r_aM, u256_mont_out)(&out, &in_a, &M);
    if (!same(&out, &a))
        return false;
    FN(flag_r_abM, u256_mont_mul)(&product, &in_a, &in_b, &M);
    FN(flag_r_aM, u256_mont_out)(&out, &product, &M);
    if (!same(&out, &expected))
        return false;
    FN(flag_r_abM, u256_mont_mul)(&product, &in_a, &in_a, &M);
    FN(flag_r_aM, u256_mont_sqr)(&out, &in_a, &M);
    return same(&out, &product);
}

static const law laws[] = {
    {"the ring modulo m", ring, OP_u256_mulmod},
    {"the ring modulo m, sums next to it", ring, OP_u256_addmod},
    {"x * x^-1 = 1 modulo m", inverse, OP_u256_invmod},
    {"a^(x+y) = a^x a^y modulo m", powers, OP_u256_powmod},
    {"prepared moduli, and Montgomery's form", prepared, OP_u256_mulmod},
};

static const struct {
    const char *name;
    u256 p;
} primes[] = {
    {"secp256k1, p", U256_INIT(FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2f))},
    {"secp256k1, order", U256_INIT(FULL, FULL - 1, UINT64_C(0xbaaedce6af48a03b), UINT64_C(0xbfd25e8cd0364141))},
    {"BN254, p", U256_INIT(UINT64_C(0x30644e72e131a029), UINT64_C(0xb85045b68181585d), UINT64_C(0x97816a916871ca8d),
                           UINT64_C(0x3c208c16d87cfd47))},
    {"BN254, order", U256_INIT(UINT64_C(0x30644e72e131a029), UINT64_C(0xb85045b68181585d), UINT64_C(0x2833e84879b97091),
                               UINT64_C(0x43e1f593f0000001))},
    {"BLS12-381, order", U256_INIT(UINT64_C(0x73eda753299d7d48), UINT64_C(0x3339d80809a1d805),
                                   UINT64_C(0x53bda402fffe5bfe), UINT64_C(0xffffffff00000001))},
    {"P-256, p", U256_INIT(UINT64_C(0xffffffff00000001), 0, UINT64_C(0xffffffff), FULL)},
    {"P-256, order",
     U256_INIT(UINT64_C(0xffffffff00000000), FULL, UINT64_C(0xbce6faada7179e84), UINT64_C(0xf3b9cac2fc632551))},
    {"2^255 - 19", U256_INIT(TOP - 1, FULL, FULL, FULL - 18)},
    {"ed25519, order",
     U256_INIT(UINT64_C(0x1000000000000000), 0, UINT64_C(0x14def9dea2f79cd6), UINT64_C(0x5812631a5cf5d3ed))},
};

enum { SECP256K1_P, SECP256K1_N, BN254_P, BN254_R, BLS12_381_R, P256_P, P256_N, ED25519_P, ED25519_N };

/* Fermat: a^(p-1) = 1, a^(p-2) = a^-1; Euler: a^((p-1)/2) is the Jacobi symbol. For an a that p does not divide. */
static bool is_field(const backend *unit, const u256 *p, const u256 *number)
{
    static const u256 two = U256_INIT(0, 0, 0, 2);
    u256_modulus M;
    u256 a, e, r, by_context, inverse_of_a;
    FN(flag_M, u256_modulus_init)(&M, p);
    FN(flag_r_aM, u256_modulus_reduce)(&a, number, &M);
    if (is(&a, 0))
        return true;
    FN(flag_r_ab, u256_sub)(&e, p, &one);
    if (FN(flag_r_abc, u256_powmod)(&r, number, &e, p) || !is(&r, 1))
        return false;
    FN(r_an, u256_shr)(&e, &e, 1);
    FN(flag_r_abM, u256_modulus_pow)(&r, &a, &e, &M);
    if (FN(sign_ab, u256_jacobi)(number, p) != (is(&r, 1) ? 1 : -1))
        return false;
    FN(flag_r_abc, u256_addmod)(&r, &r, &one, p);
    if (!is(&r, 0) && !is(&r, 2)) /* it was 1 or -1 */
        return false;
    FN(flag_r_ab, u256_sub)(&e, p, &two);
    FN(flag_r_abc, u256_powmod)(&r, number, &e, p);
    return !FN(flag_r_ab, u256_invmod)(&inverse_of_a, number, p) && same(&inverse_of_a, &r) &&
           !FN(flag_r_aM, u256_modulus_inv)(&by_context, &a, &M) && same(&by_context, &r);
}

static unsigned check_fields(const backend *unit)
{
    const uint64_t cases = check_scaled(200);
    unsigned failures = 0;
    for (size_t i = 0; i < sizeof primes / sizeof *primes; i++) {
        gen g;
        gen_init(&g, check_seed(), primes[i].name);
        for (uint64_t n = 0; n < cases; n++) {
            u256 a = u256_from_u64(n + 2); /* small ones first */
            if (n >= 10)
                gen_number(&g, a.w, 4);
            if (is_field(unit, &primes[i].p, &a))
                continue;
            fprintf(stderr, "FAILED Fermat or Euler: %s\n  backend   %s\n  seed      U256_TEST_SEED=%" PRIu64 "\n",
                    primes[i].name, unit->name, check_seed());
            fprintf(stderr, "  a         0x%016" PRIx64 "_%016" PRIx64 "_%016" PRIx64 "_%016" PRIx64 "\n", a.w[3],
                    a.w[2], a.w[1], a.w[0]);
            failures++;
            break;
        }
    }
    return failures;
}

/* Numbers whose order is published: x^(2^twos * 3^threes) = 1 and no smaller power of these is. */
static const struct {
    const char *name;
    int prime;
    u256 x;
    unsigned twos, threes;
} roots_of_unity[] = {
    {"lambda of secp256k1: lambda^3 = 1", SECP256K1_N,
     U256_INIT(UINT64_C(0x5363ad4cc05c30e0), UINT64_C(0xa5261c028812645a), UINT64_C(0x122e22ea20816678),
               UINT64_C(0xdf02967c1b23bd72)),
     0, 1},
    {"beta of secp256k1: beta^3 = 1", SECP256K1_P,
     U256_INIT(UINT64_C(0x7ae96a2b657c0710), UINT64_C(0x6e64479eac3434e9), UINT64_C(0x9cf0497512f58995),
               UINT64_C(0xc1396c28719501ee)),
     0, 1},
    {"beta of BN254", BN254_P,
     U256_INIT(0, UINT64_C(0x59e26bcea0d48bac), UINT64_C(0xd4f263f1acdb5c4f), UINT64_C(0x5763473177fffffe)), 0, 1},
    {"lambda of BN254", BN254_R,
     U256_INIT(0, UINT64_C(0xb3c4d79d41a91758), UINT64_C(0x5bfc41088d8daaa7), UINT64_C(0x8b17ea66b99c90dd)), 0, 1},
    {"a square root of -1 modulo 2^255 - 19", ED25519_P,
     U256_INIT(UINT64_C(0x2b8324804fc1df0b), UINT64_C(0x2b4d00993dfbd7a7), UINT64_C(0x2f431806ad2fe478),
               UINT64_C(0xc4ee1b274a0ea0b0)),
     2, 0},
    {"the root of unity of BN254, 2^28", BN254_R,
     U256_INIT(UINT64_C(0x2a3c09f0a58a7e85), UINT64_C(0x00e0a7eb8ef62abc), UINT64_C(0x402d111e41112ed4),
               UINT64_C(0x9bd61b6e725b19f0)),
     28, 0},
    {"the root of unity of BLS12-381, 2^32", BLS12_381_R,
     U256_INIT(UINT64_C(0x16a2a19edfe81f20), UINT64_C(0xd09b681922c813b4), UINT64_C(0xb63683508c2280b9),
               UINT64_C(0x3829971f439f0d2b)),
     32, 0},
};

static unsigned check_roots_of_unity(const backend *unit)
{
    unsigned failures = 0;
    for (size_t i = 0; i < sizeof roots_of_unity / sizeof *roots_of_unity; i++) {
        const u256 *const p = &primes[roots_of_unity[i].prime].p;
        const unsigned twos = roots_of_unity[i].twos, threes = roots_of_unity[i].threes;
        const u256 order = u256_from_u64((UINT64_C(1) << twos) * (threes ? 3 : 1));
        const u256 less = u256_from_u64(threes ? UINT64_C(1) << twos : UINT64_C(1) << (twos - 1));
        u256 r, smaller, minus_one;
        FN(flag_r_abc, u256_powmod)(&r, &roots_of_unity[i].x, &order, p);
        FN(flag_r_abc, u256_powmod)(&smaller, &roots_of_unity[i].x, &less, p);
        FN(flag_r_ab, u256_sub)(&minus_one, p, &one);
        if (is(&r, 1) && (threes ? !is(&smaller, 1) : same(&smaller, &minus_one)))
            continue;
        fprintf(stderr, "FAILED %s\n  backend   %s\n", roots_of_unity[i].name, unit->name);
        failures++;
    }
    return failures;
}

/* The generators of two curves lie on them: y^2 = x^3 + a x + b. */
static const struct {
    const char *name;
    int prime;
    u256 x, y, minus_a, b;
} points[] = {
    {"secp256k1", SECP256K1_P,
     U256_INIT(UINT64_C(0x79be667ef9dcbbac), UINT64_C(0x55a06295ce870b07), UINT64_C(0x029bfcdb2dce28d9),
               UINT64_C(0x59f2815b16f81798)),
     U256_INIT(UINT64_C(0x483ada7726a3c465), UINT64_C(0x5da4fbfc0e1108a8), UINT64_C(0xfd17b448a6855419),
               UINT64_C(0x9c47d08ffb10d4b8)),
     U256_INIT(0, 0, 0, 0), U256_INIT(0, 0, 0, 7)},
    {"P-256", P256_P,
     U256_INIT(UINT64_C(0x6b17d1f2e12c4247), UINT64_C(0xf8bce6e563a440f2), UINT64_C(0x77037d812deb33a0),
               UINT64_C(0xf4a13945d898c296)),
     U256_INIT(UINT64_C(0x4fe342e2fe1a7f9b), UINT64_C(0x8ee7eb4a7c0f9e16), UINT64_C(0x2bce33576b315ece),
               UINT64_C(0xcbb6406837bf51f5)),
     U256_INIT(0, 0, 0, 3),
     U256_INIT(UINT64_C(0x5ac635d8aa3a93e7), UINT64_C(0xb3ebbd55769886bc), UINT64_C(0x651d06b0cc53b0f6),
               UINT64_C(0x3bce3c3e27d2604b))},
};

static unsigned check_points(const backend *unit)
{
    unsigned failures = 0;
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        const u256 *const p = &primes[points[i].prime].p, *const x = &points[i].x;
        u256_modulus M;
        u256 left, right, linear;
        FN(flag_M, u256_modulus_init)(&M, p);
        FN(flag_r_aM, u256_modulus_sqr)(&left, &points[i].y, &M);
        FN(flag_r_aM, u256_modulus_sqr)(&right, x, &M);
        FN(flag_r_abM, u256_modulus_sub)(&right, &right, &points[i].minus_a, &M);
        FN(flag_r_abM, u256_modulus_mul)(&right, &right, x, &M);
        FN(flag_r_abM, u256_modulus_add)(&right, &right, &points[i].b, &M);
        FN(flag_r_abc, u256_mulmod)(&linear, &points[i].y, &points[i].y, p);
        if (same(&left, &right) && same(&left, &linear))
            continue;
        fprintf(stderr, "FAILED the generator of %s lies on the curve\n  backend   %s\n", points[i].name, unit->name);
        failures++;
    }
    return failures;
}

unsigned test_fields(const backend *unit)
{
    return check_laws(unit, laws, sizeof laws / sizeof *laws) + check_fields(unit) + check_roots_of_unity(unit) +
           check_points(unit);
}
