/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef CONVERSIONS_H
#define CONVERSIONS_H

/*
 * Every public function between numbers and bytes or text, once: X(topic, shape, name). What operations.h is for those
 * between numbers; here the inputs and outputs differ too much for one generator and one oracle, so that test_bytes.c
 * and test_text.c have their own.
 */
#include <u256.h>

/* clang-format off */
#define CONVERSIONS(X) \
    X(bytes, load, u256_load_be) \
    X(bytes, load, u256_load_le) \
    X(bytes, store, u256_store_be) \
    X(bytes, store, u256_store_le) \
    X(bytes, w_load, u512_load_be) \
    X(bytes, w_load, u512_load_le) \
    X(bytes, w_store, u512_store_be) \
    X(bytes, w_store, u512_store_le) \
    X(bytes, load_n, u256_load_be_n) \
    X(bytes, load_n, u256_load_le_n) \
    X(bytes, store_few, u256_store_be_n) \
    X(bytes, store_few, u256_store_le_n) \
    X(bytes, store_n, u256_store_be_trim) \
    X(bytes, load_window, u256_load_be_window) \
    X(bytes, store_n, u256_rlp_encode) \
    X(bytes, decode, u256_rlp_decode) \
    X(text, status_text, u256_status_text) \
    X(text, to, u256_to_dec) \
    X(text, to, u256_to_sdec) \
    X(text, to, u256_to_hex) \
    X(text, to, u256_to_hex_full) \
    X(text, to_n, u256_to_radix) \
    X(text, to_n, u256_format_units) \
    X(text, from, u256_from_dec) \
    X(text, from, u256_from_sdec) \
    X(text, from, u256_from_hex) \
    X(text, from, u256_from_quantity) \
    X(text, from_n, u256_from_radix) \
    X(text, from_n, u256_parse_units) \
    X(text, parse, u256_parse) \
    X(text, w_to, u512_to_dec) \
    X(text, w_to, u512_to_hex) \
    X(text, w_from, u512_from_dec) \
    X(text, w_from, u512_from_hex)
/* clang-format on */

typedef enum {
#define X(topic, shape, name) CONVERSION_##name,
    CONVERSIONS(X)
#undef X
        CONVERSION_COUNT
} conversion;

/* A function of any shape: n is a count (a radix, decimals, a length), w_ a u512. */
typedef union {
    void (*load)(u256 *, const uint8_t *);
    void (*store)(uint8_t *, const u256 *);
    void (*w_load)(u512 *, const uint8_t *);
    void (*w_store)(uint8_t *, const u512 *);
    bool (*load_n)(u256 *, const uint8_t *, size_t);
    bool (*store_few)(uint8_t *, size_t, const u256 *);
    size_t (*store_n)(uint8_t *, const u256 *);
    void (*load_window)(u256 *, const uint8_t *, size_t, const u256 *);
    u256_status (*decode)(u256 *, const uint8_t *, size_t, size_t *);
    const char *(*status_text)(u256_status);
    size_t (*to)(char *, size_t, const u256 *);
    size_t (*to_n)(char *, size_t, const u256 *, unsigned);
    u256_status (*from)(u256 *, const char *, size_t);
    u256_status (*from_n)(u256 *, const char *, size_t, unsigned);
    u256_status (*parse)(u256 *, const char *, size_t, unsigned, size_t *);
    size_t (*w_to)(char *, size_t, const u512 *);
    u256_status (*w_from)(u512 *, const char *, size_t);
} any_conversion;

#endif
