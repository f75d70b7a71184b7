/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* The kernels of one backend under pressure (pressure.h): compiled with
 *     PRESSURE               the name of the table
 *     PRESSURE_HOW           what reports call it
 *     U256_BACKEND_HEADER    the backend
 *     inline                 what inlines at every level, however long: a call would need few registers */

#include "pressure.h"

#include <stdbool.h>
#include <stddef.h>

#include U256_BACKEND_HEADER

static const uint64_t top = UINT64_C(1) << 63;

/* Every kernel in which a backend has an asm statement, the short ones first; r and x are the result
 * and the operands. */
/* clang-format off */
#define SHORT_KERNELS(X) \
    X(add4, r[4] = u256_k_add4(r, x->a, x->b, false)) \
    X(add4_carry, r[4] = u256_k_add4(r, x->a, x->b, x->k & 1)) \
    X(sub4, r[4] = u256_k_sub4(r, x->a, x->b, false)) \
    X(sub4_borrow, r[4] = u256_k_sub4(r, x->a, x->b, x->k & 1)) \
    X(add8, r[8] = u256_k_add8(r, x->a, x->b)) \
    X(sub8, r[8] = u256_k_sub8(r, x->a, x->b)) \
    X(cmp4, r[0] = (uint64_t)u256_k_cmp4(x->a, x->b)) \
    X(select4, u256_k_select4(r, x->a, x->b, x->k & 1)) \
    X(sub4_or, u256_k_sub4_or(r, false, x->a, x->b, x->a)) \
    X(sub4_or_top, u256_k_sub4_or(r, x->k & 1, x->a, x->b, x->b)) \
    X(min4, u256_k_min4(r, x->a, x->b, false)) \
    X(min4_signed, u256_k_min4(r, x->a, x->b, true)) \
    X(max4, u256_k_max4(r, x->a, x->b, false)) \
    X(max4_signed, u256_k_max4(r, x->a, x->b, true)) \
    X(add4_sat, r[4] = u256_k_add4_sat(r, x->a, x->b)) \
    X(sub4_sat, r[4] = u256_k_sub4_sat(r, x->a, x->b)) \
    X(slt4, r[0] = u256_k_slt4(x->a, x->b)) \
    X(scmp4, r[0] = (uint64_t)u256_k_scmp4(x->a, x->b)) \
    X(sadd4, r[4] = u256_k_sadd4(r, x->a, x->b)) \
    X(ssub4, r[4] = u256_k_ssub4(r, x->a, x->b)) \
    X(neg8, r[8] = u256_k_neg8(r, x->a)) \
    X(min8, u256_k_min8(r, x->a, x->b)) \
    X(max8, u256_k_max8(r, x->a, x->b)) \
    X(mul1, r[0] = u256_k_mul1(&r[1], x->a[0], x->b[0])) \
    X(mac1, r[1] = x->c; r[0] = u256_k_mac1(&r[1], x->a[0], x->b[0], x->k)) \
    X(mac1_row, r[1] = x->c; r[0] = u256_k_mac1(&r[1], x->a[0], x->b[0], 0)) \
    X(submul1, r[1] = x->c; r[0] = u256_k_submul1(&r[1], x->a[0], x->b[0], x->k)) \
    X(mac2, r[0] = x->k; r[1] = x->c; u256_k_mac2(r, x->a[0], x->b[0])) \
    X(mac3, r[0] = x->k; r[1] = x->c; r[2] = x->a[1]; u256_k_mac3(r, x->a[0], x->b[0])) \
    X(mac3_twice, r[0] = x->k; r[1] = x->c; r[2] = x->a[1]; u256_k_mac3_twice(r, x->a[0], x->b[0])) \
    X(mac3_top, r[0] = x->k; r[1] = x->c; r[2] = x->a[1]; u256_k_mac3_top(r, x->a[0], x->b[0], x->b[1])) \
    X(mac3_square, r[0] = x->a[0]; r[1] = x->c; r[2] = x->a[0]; u256_k_mac3(r, x->a[0], x->a[0])) \
    X(shl4_bits, u256_k_shl4_bits(r, x->a, (unsigned)x->k, x->c)) \
    X(shr4_bits, u256_k_shr4_bits(r, x->a, (unsigned)x->k, x->c)) \
    X(mul4x1, r[4] = u256_k_mul4x1(r, x->a, x->k, x->c)) \
    X(addmul4x1, for (int i = 0; i < 4; i++) r[i] = x->b[i]; r[4] = u256_k_addmul4x1(r, x->a, x->k)) \
    X(submul4x1, for (int i = 0; i < 4; i++) r[i] = x->b[i]; r[4] = u256_k_submul4x1(r, x->a, x->k))

#define KERNELS(X) \
    SHORT_KERNELS(X) \
    X(mul4, u256_k_mul4(r, x->a, x->b)) \
    X(mul4_overflow, r[4] = u256_k_mul4_overflow(r, x->a, x->b)) \
    X(mul4_wide, u256_k_mul4_wide(r, x->a, x->b)) \
    X(sqr4, u256_k_sqr4(r, x->a)) \
    X(sqr4_wide, u256_k_sqr4_wide(r, x->a)) \
    X(mul8, u256_k_mul8(r, x->a, x->b)) \
    X(normalization, r[0] = u256_k_normalization(x->b[0] | 1)) \
    X(top_limb4, r[1] = u256_k_top_limb4(r, x->a)) \
    X(reciprocal, r[0] = u256_k_reciprocal(x->b[0] | top)) \
    X(reciprocal2, r[0] = u256_k_reciprocal2(x->b[1] | top, x->b[0])) \
    X(reciprocal128, r[2] = u256_k_reciprocal128(r, x->b[1] | top, x->b[0])) \
    X(div2by1, r[0] = u256_k_div2by1(&r[1], x->a[1] >> 1, x->a[0], x->b[0] | top, u256_k_reciprocal(x->b[0] | top))) \
    X(udiv_qrnnd, r[0] = u256_k_udiv_qrnnd(&r[1], x->a[1] >> 1, x->a[0], x->b[0] | top)) \
    X(estimate64, r[0] = u256_k_estimate64(&r[1], x->a[1], x->a[0], x->k)) \
    X(estimate128, r[0] = u256_k_estimate128(&r[1], x->a[1], x->a[0], x->b)) \
    X(quotient_row2, r[0] = x->a[0]; r[1] = x->a[1]; u256_k_quotient_row(r, x->c, x->b, 2, x->k)) \
    X(quotient_row3, for (int i = 0; i < 3; i++) r[i] = x->a[i]; u256_k_quotient_row(r, x->c, x->b, 3, x->k)) \
    X(quotient_row4, for (int i = 0; i < 4; i++) r[i] = x->a[i]; u256_k_quotient_row(r, x->c, x->b, 4, x->k)) \
    X(estimate192, u256_k_estimate192(r, x->a, x->b)) \
    X(submul4x2, u256_k_submul4x2(r, x->a, x->m, x->b)) \
    X(gcd_step, for (int i = 0; i < 6; i++) r[i] = i < 3 ? x->a[i] : x->b[i - 3]; \
      r[6] = u256_k_gcd_step(r, r + 3, (unsigned)(x->k & 63)) & 63) \
    X(gcd_limb, r[0] = u256_k_gcd_limb(x->a[0] | 1, x->b[0] | 1)) \
    X(redc4x1, for (int i = 0; i < 4; i++) r[i] = x->a[i]; u256_k_redc4x1(r, x->m, x->k, x->c)) \
    X(mont_mul4, u256_k_mont_mul4(r, x->a, x->b, x->m, x->k)) \
    X(mont_sqr4, u256_k_mont_sqr4(r, x->a, x->m, x->k))
/* clang-format on */

/* r is the kernel's own: it may lie in memory or in registers. */
#define ALL_LIVE(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15)
#define LOAD(i) uint64_t v##i = live[i];
#define HOLD(i) __asm__ volatile("" : "+r"(v##i)); /* not what was loaded: to load it again would not do */
#define STORE(i) after[i] = v##i;
#define DEFINE(name, statements)                                                                                       \
    static void run_##name(uint64_t result[PRESSURE_RESULTS], const pressure_operands *x,                              \
                           const uint64_t live[PRESSURE_LIVE], uint64_t after[PRESSURE_LIVE])                          \
    {                                                                                                                  \
        uint64_t r[PRESSURE_RESULTS] = {0};                                                                            \
        ALL_LIVE(LOAD)                                                                                                 \
        ALL_LIVE(HOLD)                                                                                                 \
        statements;                                                                                                    \
        ALL_LIVE(HOLD)                                                                                                 \
        ALL_LIVE(STORE)                                                                                                \
        for (int i = 0; i < PRESSURE_RESULTS; i++)                                                                     \
            result[i] = r[i];                                                                                          \
    }
KERNELS(DEFINE)
#ifdef U256_K_HAS_DIV3BY2_CHOICE
DEFINE(div3by2_choice, r[0] = x->a[0]; r[1] = x->a[1];
       r[2] = u256_k_div3by2_choice(&r[1], &r[0], x->a[3], x->a[2], x->b[1], x->b[0], x->k, x->c))
#endif

/* The same without anything that has to survive, on operands of four values in registers, each of which is several
 * operands: what is changed before all is read may not be where one of those is. */
#define ALIKE(name, statements)                                                                                        \
    static void alike_##name(uint64_t result[PRESSURE_RESULTS], const pressure_operands *operands,                     \
                             const uint64_t live[PRESSURE_LIVE], uint64_t after[PRESSURE_LIVE])                        \
    {                                                                                                                  \
        uint64_t r[PRESSURE_RESULTS] = {0}, s = operands->a[0], t = operands->a[1], u = operands->b[0],                \
                 v = operands->b[1];                                                                                   \
        __asm__ volatile("" : "+r"(s), "+r"(t), "+r"(u), "+r"(v));                                                     \
        const pressure_operands alike = {{s, t, u, v, s, t, u, v}, {v, s, t, u, v, s, t, u}, {t, u, v, s}, t, s};      \
        const pressure_operands *const x = &alike;                                                                     \
        statements;                                                                                                    \
        for (int i = 0; i < PRESSURE_LIVE; i++)                                                                        \
            after[i] = live[i];                                                                                        \
        for (int i = 0; i < PRESSURE_RESULTS; i++)                                                                     \
            result[i] = r[i];                                                                                          \
    }
SHORT_KERNELS(ALIKE)

static const pressure_kernel table[] = {
#define ROW(name, statements) {#name, run_##name},
    KERNELS(ROW)
#define ROW_ALIKE(name, statements) {#name ", operands alike", alike_##name},
        SHORT_KERNELS(ROW_ALIKE)
#ifdef U256_K_HAS_DIV3BY2_CHOICE
            ROW(div3by2_choice, )
#endif
};

extern const pressure_table PRESSURE;
const pressure_table PRESSURE = {PRESSURE_HOW, table, sizeof table / sizeof *table};
