/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef MODELS_MODEL_HPP
#define MODELS_MODEL_HPP

/*
 * The library's sources with limbs of BITS bits, as rules.py rewrites them, on the kernels of MODEL_KERNEL; what they
 * are given and what they must give, as numbers of the host.
 */

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>

#include "../corrections.h"
#include "word.hpp"

using model_limb = word<BITS>;
constexpr model_limb model_limb_max = model_limb::wrapped(~uint64_t{0});

/* Of the faults that are planted in a copy, the one that is there; the shipped text has none. */
inline unsigned model_fault = ~0u;

/* The base, and how many numbers n limbs hold; 0 where that is too many to run them all. */
constexpr uint64_t base = uint64_t{1} << BITS;
template <unsigned n> constexpr uint64_t numbers = n *BITS < 64 ? uint64_t{1} << n * BITS % 64 : 0;

/* Newton's iteration from a division of the top bits is for 64 bits only: by its definition here. */
#define U256_K_HAS_RECIPROCAL
inline model_limb u256_k_reciprocal(model_limb d)
{
    return model_limb::wrapped((base * base - 1) / d.value() - base);
}

#if (BITS & (BITS - 1)) != 0
/* The library halves the limb. */
inline unsigned u256_k_clz64(model_limb x)
{
    unsigned n = 0;
    while (x.value() >> (BITS - 1 - n) == 0)
        n++;
    return n;
}
#endif

/* floor(sqrt(x)). */
inline uint64_t host_root(uint64_t x)
{
    uint64_t root = 0;
    for (unsigned bit = 32; bit-- > 0;) {
        const uint64_t next = root | uint64_t{1} << bit;
        if (next * next <= x)
            root = next;
    }
    return root;
}

/* The first roots are by approximations for 64 bits, which constants.cpp is about: by their definitions here. */
inline model_limb u256_k_root1(model_limb a)
{
    return host_root(a.value());
}

inline model_limb u256_k_root2(model_limb *t1, model_limb *t0, model_limb a1, model_limb a0)
{
    const uint64_t a = a1.value() * base + a0.value(), root = host_root(a), rest = a - root * root;
    *t1 = rest / base;
    *t0 = rest % base;
    return root;
}

#define U256_NO_BUILTINS 1
#define U256_API static
#define U256_INTERNAL static
#include <u256/kernel.h>

#include <src/portable/divide.c>
#include <src/portable/div.c>
#include <src/portable/divisor.c>
#include <src/portable/gcd.c>
#include <src/portable/root.c>
#include <src/portable/modular.c>
#include <src/portable/invmod.c>
#include <src/portable/modulus.c>
#include <src/portable/montgomery.h>

/* What was counted for a correction, of which there may be several sites. */
inline correction_site *correction_sites;

inline void correction_pass(correction_site *site, bool taken)
{
    if (site->passed++ == 0) {
        site->next = correction_sites;
        correction_sites = site;
    }
    site->taken += taken;
}

/* [w] = x, of n limbs. */
template <unsigned n> inline void to_limbs(model_limb *w, uint64_t x)
{
    for (unsigned i = 0; i < n; i++)
        w[i] = model_limb::wrapped(x >> i * BITS);
}

template <unsigned n> inline uint64_t from_limbs(const model_limb *w)
{
    uint64_t x = 0;
    for (unsigned i = 0; i < n; i++)
        x |= w[i].value() << i * BITS;
    return x;
}

inline u256 number4(uint64_t x)
{
    u256 a;
    to_limbs<4>(a.w, x);
    return a;
}

inline u512 number8(uint64_t x)
{
    u512 a;
    to_limbs<8>(a.w, x);
    return a;
}

inline uint64_t value_of(const u256 &a)
{
    return from_limbs<4>(a.w);
}

inline uint64_t value_of(const u512 &a)
{
    return from_limbs<8>(a.w);
}

/* Ends the program, with the numbers that something went wrong for. */
[[noreturn, gnu::cold]] inline void fail(const char *what, std::initializer_list<uint64_t> given)
{
    std::printf("FAILED: %s, given", what);
    for (uint64_t number : given)
        std::printf(" 0x%llx", static_cast<unsigned long long>(number));
    std::printf(", limbs of %d bits\n", BITS);
    std::exit(1);
}

template <class... Number> inline void expect(bool right, const char *what, Number... given)
{
    if (!right) [[unlikely]]
        fail(what, {uint64_t(given)...});
}

#endif
