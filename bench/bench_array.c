/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* array.h; included by bench_backend.c. Arrays of BENCH_SAMPLES elements, and the time of one of them, with the
 * instructions that u256_array_isa() names: the columns differ in what is not done by vectors. bench_arrays.c
 * has longer arrays. */

#define BENCH_TOPIC "array"

/* One call for all elements; what it returns goes to flag. */
#define BENCH_ARRAY(op, common, call)                                                                                  \
    static void op##_throughput(struct bench_data *d)                                                                  \
    {                                                                                                                  \
        const u256 *const a = d->u256_a, *const b = d->u256_b;                                                         \
        u256 *const r = d->u256_r;                                                                                     \
        const size_t n = BENCH_SAMPLES;                                                                                \
        uint64_t flag = 0;                                                                                             \
        (void)a, (void)b, (void)r;                                                                                     \
        call;                                                                                                          \
        d->sum = flag;                                                                                                 \
        bench_barrier(d);                                                                                              \
    }                                                                                                                  \
    static const struct bench_row op##_row = {                                                                         \
        #op, BENCH_TOPIC, BENCH_SET(BENCH_PLAIN), common, false, BENCH_SAMPLES, BENCH_LOOPS(op##_throughput, NULL)};

/* The prime of NIST's P-256: all samples but very few are below it. Made by the first call. */
static const u256_modulus *bench_array_modulus(void)
{
    static u256_modulus M;
    if (M.kind == 0) {
        const u256 p = U256_C(0xffffffff00000001, 0, 0xffffffff, UINT64_MAX);
        u256_modulus_init(&M, &p);
    }
    return &M;
}

BENCH_ARRAY(u256_array_add, true, flag = u256_array_add(r, a, b, n))
BENCH_ARRAY(u256_array_sub, false, flag = u256_array_sub(r, a, b, n))
BENCH_ARRAY(u256_array_mul, true, u256_array_mul(r, a, b, n))
BENCH_ARRAY(u256_array_mul_u64, false, flag = u256_array_mul_u64(r, a, d->k[0], n))
BENCH_ARRAY(u256_array_full_mul, true, u256_array_full_mul(d->u512_r, a, b, n))
BENCH_ARRAY(u256_array_and, false, u256_array_and(r, a, b, n))
BENCH_ARRAY(u256_array_or, false, u256_array_or(r, a, b, n))
BENCH_ARRAY(u256_array_xor, false, u256_array_xor(r, a, b, n))
BENCH_ARRAY(u256_array_shl, false, u256_array_shl(r, a, 77, n))
BENCH_ARRAY(u256_array_shr, false, u256_array_shr(r, a, 77, n))
BENCH_ARRAY(u256_array_lt, true, u256_array_lt((uint8_t *)r, a, b, n))
BENCH_ARRAY(u256_array_eq, false, u256_array_eq((uint8_t *)r, a, b, n))
BENCH_ARRAY(u256_array_div, false, flag = u256_array_div(r, a, b, n))
BENCH_ARRAY(u256_array_mod, false, flag = u256_array_mod(r, a, b, n))
BENCH_ARRAY(u256_array_muldiv, false, flag = u256_array_muldiv(r, a, a, b, n))
BENCH_ARRAY(u256_array_addmod, false, flag = u256_array_addmod(r, a, a, b, n))
BENCH_ARRAY(u256_array_mulmod, false, flag = u256_array_mulmod(r, a, a, b, n))
BENCH_ARRAY(u256_array_sum, false, u256_array_sum(d->u512_r, a, n))
BENCH_ARRAY(u256_array_dot, false, bool over; u256_array_dot(d->u512_r, a, b, n, &over); flag = over)
BENCH_ARRAY(u256_array_load_be, false, u256_array_load_be(r, (const uint8_t *)a, n))
BENCH_ARRAY(u256_array_store_be, false, u256_array_store_be((uint8_t *)r, a, n))
BENCH_ARRAY(u256_array_modmul, true, flag = u256_array_modmul(r, a, b, n, bench_array_modulus()))
BENCH_ARRAY(u256_array_modpow, false, flag = u256_array_modpow(r, a, b, n, bench_array_modulus()))
BENCH_ARRAY(u256_array_modinv, false, flag = u256_array_modinv(r, a, n, bench_array_modulus()))

#undef BENCH_TOPIC

static const struct bench_row *const array_rows[] = {
    &u256_array_add_row,      &u256_array_sub_row,    &u256_array_mul_row,    &u256_array_mul_u64_row,
    &u256_array_full_mul_row, &u256_array_and_row,    &u256_array_or_row,     &u256_array_xor_row,
    &u256_array_shl_row,      &u256_array_shr_row,    &u256_array_lt_row,     &u256_array_eq_row,
    &u256_array_div_row,      &u256_array_mod_row,    &u256_array_muldiv_row, &u256_array_addmod_row,
    &u256_array_mulmod_row,   &u256_array_sum_row,    &u256_array_dot_row,    &u256_array_load_be_row,
    &u256_array_store_be_row, &u256_array_modmul_row, &u256_array_modpow_row, &u256_array_modinv_row,
};
