/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* bytes.h; included by bench_backend.c. Of loads and stores only streams are timed: a chain of them would show what the
 * machine takes to load what it has just stored. */

#define BENCH_TOPIC "bytes"

#define LENGTHS BENCH_RANGE(BENCH_WHOLE, BENCH_ANY_LENGTH)
#define OFFSETS BENCH_RANGE(BENCH_WITHIN, BENCH_ANY_OFFSET)

BENCH_STREAM_OF(u256_load_be, u256, u256, true, u256_load_be(r, (const uint8_t *)a))
BENCH_STREAM_OF(u256_load_le, u256, u256, false, u256_load_le(r, (const uint8_t *)a))
BENCH_STREAM_OF(u256_store_be, u256, u256, true, u256_store_be((uint8_t *)r, a))
BENCH_STREAM_OF(u256_store_le, u256, u256, false, u256_store_le((uint8_t *)r, a))
BENCH_STREAM_OF(u512_load_be, u512, u512, false, u512_load_be(r, (const uint8_t *)a))
BENCH_STREAM_OF(u512_load_le, u512, u512, false, u512_load_le(r, (const uint8_t *)a))
BENCH_STREAM_OF(u512_store_be, u512, u512, false, u512_store_be((uint8_t *)r, a))
BENCH_STREAM_OF(u512_store_le, u512, u512, false, u512_store_le((uint8_t *)r, a))

BENCH_FROM_TEXT(u256_load_be_n, u256, BENCH_BE, LENGTHS | BENCH_SET(BENCH_ADDRESS), 0,
                flag = u256_load_be_n(r, bytes, length))
BENCH_FROM_TEXT(u256_load_le_n, u256, BENCH_LE, LENGTHS | BENCH_SET(BENCH_ADDRESS), 0,
                flag = u256_load_le_n(r, bytes, length))
/* Of 1 to 32 bytes, each as often. */
BENCH_TO_TEXT(u256_store_be_n, u256, BENCH_SET(BENCH_WHOLE), 0, length = (counts[i] & 31) + 1u;
              bench_keep(u256_store_be_n(bytes, length, a)))
BENCH_TO_TEXT(u256_store_le_n, u256, BENCH_SET(BENCH_WHOLE), 0, length = (counts[i] & 31) + 1u;
              bench_keep(u256_store_le_n(bytes, length, a)))
BENCH_TO_TEXT(u256_store_be_trim, u256, LENGTHS, 0, length = u256_store_be_trim(bytes, a))
BENCH_CLASSES_WITH(u256_load_be_window, u256, u256, OFFSETS, BENCH_SET(BENCH_WITHIN),
                   const uint8_t *const message = (const uint8_t *)d->u256_b;
                   const size_t length = (size_t)bench_opaque(BENCH_MESSAGE),
                   u256_load_be_window(r, message, length, a))
BENCH_TO_TEXT(u256_rlp_encode, u256, LENGTHS, 0, length = u256_rlp_encode(bytes, a))
BENCH_FROM_TEXT(u256_rlp_decode, u256, BENCH_RLP, LENGTHS, 0, size_t used;
                flag = (uint64_t)u256_rlp_decode(r, bytes, length, &used) + used)

#undef BENCH_TOPIC
#undef LENGTHS
#undef OFFSETS

static const struct bench_row *const bytes_rows[] = {
    &u256_load_be_row,       &u256_load_le_row,        &u256_store_be_row,   &u256_store_le_row,
    &u512_load_be_row,       &u512_load_le_row,        &u512_store_be_row,   &u512_store_le_row,
    &u256_load_be_n_row,     &u256_load_le_n_row,      &u256_store_be_n_row, &u256_store_le_n_row,
    &u256_store_be_trim_row, &u256_load_be_window_row, &u256_rlp_encode_row, &u256_rlp_decode_row,
};
