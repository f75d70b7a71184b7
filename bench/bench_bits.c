/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* bits.h; included by bench_backend.c. No function here uses a kernel: columns differ only in what the compiler was
 * allowed. Shift counts are uniformly random over all that do not shift everything out. */

#define BENCH_TOPIC "bits"

BENCH_VALUE_REMIX(u256_and, u256, false, u256_and(r, a, b))
BENCH_VALUE_REMIX(u256_or, u256, false, u256_or(r, a, b))
BENCH_VALUE(u256_xor, u256, false, u256_xor(r, a, b))
BENCH_VALUE_REMIX(u256_andnot, u256, false, u256_andnot(r, a, b))
BENCH_VALUE(u256_not, u256, false, u256_not(r, a))

BENCH_VALUE_REMIX(u256_shl, u256, true, u256_shl(r, a, n))
BENCH_VALUE_REMIX(u256_shr, u256, true, u256_shr(r, a, n))
BENCH_VALUE_REMIX(u256_sar, u256, false, u256_sar(r, a, n))
BENCH_VALUE(u256_rotl, u256, false, u256_rotl(r, a, n))
BENCH_VALUE(u256_rotr, u256, false, u256_rotr(r, a, n))

BENCH_FLAG(u256_clz, u256, false, flag = u256_clz(a))
BENCH_FLAG(u256_ctz, u256, false, flag = u256_ctz(a))
BENCH_FLAG(u256_popcount, u256, true, flag = u256_popcount(a))
BENCH_FLAG(u256_bit_len, u256, true, flag = u256_bit_len(a))
BENCH_FLAG(u256_byte_len, u256, false, flag = u256_byte_len(a))

/* A single bit: which limb it is in is data, so a chain would measure the memory that the limbs must lie in. */
BENCH_STREAM(u256_bit, u256, u256, flag = u256_bit(a, n))
BENCH_STREAM(u256_set_bit, u256, u256, u256_set_bit(r, n))
BENCH_STREAM(u256_clear_bit, u256, u256, u256_clear_bit(r, n))
BENCH_STREAM(u256_flip_bit, u256, u256, u256_flip_bit(r, n))
BENCH_STREAM(u256_mask_low, u256, u256, u256_mask_low(r, n))

BENCH_VALUE(u256_bswap, u256, false, u256_bswap(r, a))
BENCH_VALUE(u256_reverse_bits, u256, false, u256_reverse_bits(r, a))

BENCH_VALUE_REMIX(u512_and, u512, false, u512_and(r, a, b))
BENCH_VALUE_REMIX(u512_or, u512, false, u512_or(r, a, b))
BENCH_VALUE(u512_xor, u512, false, u512_xor(r, a, b))
BENCH_VALUE(u512_not, u512, false, u512_not(r, a))
BENCH_VALUE_REMIX(u512_shl, u512, false, u512_shl(r, a, wide_n))
BENCH_VALUE_REMIX(u512_shr, u512, false, u512_shr(r, a, wide_n))
BENCH_FLAG(u512_clz, u512, false, flag = u512_clz(a))
BENCH_FLAG(u512_ctz, u512, false, flag = u512_ctz(a))
BENCH_FLAG(u512_bit_len, u512, false, flag = u512_bit_len(a))

BENCH_LENGTHS_FLAG(u256_bit_len, u256, flag = u256_bit_len(a))
BENCH_LENGTHS_FLAG(u256_byte_len, u256, flag = u256_byte_len(a))
BENCH_LENGTHS_FLAG(u512_bit_len, u512, flag = u512_bit_len(a))
BENCH_LENGTHS_OF(u256_shl, u256, u256, u256_shl(r, a, n))
BENCH_LENGTHS_OF(u256_shr, u256, u256, u256_shr(r, a, n))

#undef BENCH_TOPIC

static const struct bench_row *const bits_rows[] = {
    &u256_and_row,
    &u256_or_row,
    &u256_xor_row,
    &u256_andnot_row,
    &u256_not_row,
    &u256_shl_row,
    &u256_shl_lengths_row,
    &u256_shr_row,
    &u256_shr_lengths_row,
    &u256_sar_row,
    &u256_rotl_row,
    &u256_rotr_row,
    &u256_clz_row,
    &u256_ctz_row,
    &u256_popcount_row,
    &u256_bit_len_row,
    &u256_bit_len_lengths_row,
    &u256_byte_len_row,
    &u256_byte_len_lengths_row,
    &u256_bit_row,
    &u256_set_bit_row,
    &u256_clear_bit_row,
    &u256_flip_bit_row,
    &u256_mask_low_row,
    &u256_bswap_row,
    &u256_reverse_bits_row,
    &u512_and_row,
    &u512_or_row,
    &u512_xor_row,
    &u512_not_row,
    &u512_shl_row,
    &u512_shr_row,
    &u512_clz_row,
    &u512_ctz_row,
    &u512_bit_len_row,
    &u512_bit_len_lengths_row,
};
