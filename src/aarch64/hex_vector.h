/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_HEX_VECTOR_H
#define U256_HEX_VECTOR_H

/* Sixteen hexadecimal digits in one NEON register. The contract is in src/portable/hex_digits.h. */

#include <arm_neon.h>

static inline uint8x16_t u256_k_hex_text(uint64_t x)
{
    static const uint8_t digits[16] = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    const uint8x8_t bytes = vrev64_u8(vcreate_u8(x));
    const uint8x8_t hi = vshr_n_u8(bytes, 4), lo = vand_u8(bytes, vdup_n_u8(0x0f));
    return vqtbl1q_u8(vld1q_u8(digits), vcombine_u8(vzip1_u8(hi, lo), vzip2_u8(hi, lo)));
}

static inline void u256_k_hex_write16(uint8_t *s, uint64_t x)
{
    vst1q_u8(s, u256_k_hex_text(x));
}

static inline uint64_t u256_k_hex_to_words(uint64_t *last, uint64_t x)
{
    const uint64x2_t text = vreinterpretq_u64_u8(u256_k_hex_text(x));
    *last = vgetq_lane_u64(text, 1);
    return vgetq_lane_u64(text, 0);
}

static inline uint64_t u256_k_hex_value(uint8x16_t text, bool any_case, uint64_t *bad)
{
    const uint8x16_t decimal = vsubq_u8(text, vdupq_n_u8('0'));
    const uint8x16_t letter = vsubq_u8(vorrq_u8(text, vdupq_n_u8(any_case ? 0x20 : 0)), vdupq_n_u8('a'));
    const uint8x16_t is_decimal = vcleq_u8(decimal, vdupq_n_u8(9)), is_letter = vcleq_u8(letter, vdupq_n_u8(5));
    *bad |= vminvq_u8(vorrq_u8(is_decimal, is_letter)) ^ 0xffu;
    const uint8x16_t n = vbslq_u8(is_decimal, decimal, vaddq_u8(letter, vdupq_n_u8(10)));
    /* In each half word the first digit is the low byte. */
    const uint16x8_t pair = vreinterpretq_u16_u8(n);
    const uint8x8_t bytes = vmovn_u16(vorrq_u16(vshlq_n_u16(pair, 4), vshrq_n_u16(pair, 8)));
    return vget_lane_u64(vreinterpret_u64_u8(vrev64_u8(bytes)), 0);
}

static inline uint64_t u256_k_hex_read16(const uint8_t *s, bool any_case, uint64_t *bad)
{
    return u256_k_hex_value(vld1q_u8(s), any_case, bad);
}

static inline uint64_t u256_k_hex_from_words(uint64_t first, uint64_t last, bool any_case, uint64_t *bad)
{
    return u256_k_hex_value(vcombine_u8(vcreate_u8(first), vcreate_u8(last)), any_case, bad);
}

#endif /* U256_HEX_VECTOR_H */
