/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_KERNEL_H
#define U256_KERNEL_H

/*
 * A backend for models of kernel_columns.h: what the backends in assembly give it, by one number of three limbs.
 */

#define U256_BACKEND "columns"

inline model_limb u256_k_mac1(model_limb *carry, model_limb a, model_limb b, model_limb c)
{
    const uint64_t t = a.value() * b.value() + c.value() + carry->value();
    *carry = model_limb::wrapped(t >> BITS);
    return model_limb::wrapped(t);
}

inline model_limb u256_k_mul1(model_limb *hi, model_limb a, model_limb b)
{
    *hi = 0;
    return u256_k_mac1(hi, a, b, 0);
}

#define U256_K_HAS_ADD4
inline bool u256_k_add4(model_limb *r, const model_limb *a, const model_limb *b, bool carry)
{
    model_limb t[4];
    for (unsigned i = 0; i < 4; i++) {
        const uint64_t sum = a[i].value() + b[i].value() + carry;
        t[i] = model_limb::wrapped(sum);
        carry = sum >> BITS;
    }
    for (unsigned i = 0; i < 4; i++)
        r[i] = t[i];
    return carry;
}

/* c += n a b, over so many limbs. */
inline void add_products(model_limb *c, model_limb a, model_limb b, unsigned n, unsigned limbs)
{
    uint64_t sum = 0;
    for (unsigned i = 0; i < limbs; i++)
        sum |= c[i].value() << i * BITS;
    sum += n * a.value() * b.value();
    for (unsigned i = 0; i < limbs; i++)
        c[i] = model_limb::wrapped(sum >> i * BITS);
}

inline void u256_k_mac3_top(model_limb *c, model_limb a, model_limb b, model_limb top)
{
    add_products(c, a, b, 1, 3);
    c[2] = model_limb::wrapped(c[2].value() + top.value());
}

inline void u256_k_mac3_twice(model_limb *c, model_limb a, model_limb b)
{
    add_products(c, a, b, 2, 3);
}

inline void u256_k_mac2(model_limb *c, model_limb a, model_limb b)
{
    add_products(c, a, b, 1, 2);
}

#include <u256/kernel_columns.h>

#include <u256/kernel_rows.h>
#include <u256/kernel_steps.h>
#include <u256/kernel_montgomery.h>
#include <u256/kernel_chain.h>

#endif
