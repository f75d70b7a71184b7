/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_BYTES_H
#define U256_BYTES_H

/*
 * Numbers as bytes: fixed widths, any number of bytes, calldata, RLP. be: most significant byte first, as in the EVM
 * and on the wire; le: least significant byte first. Bytes may have any alignment, and may be those of the number
 * itself or overlap it in part: all are read before the first is written. A pointer to no bytes at all may be NULL.
 *
 * The RLP functions come with examples, bytes in hexadecimal, which a test runs.
 */

#include <stddef.h>

#include <u256/status.h>
#include <u256/types.h>
#ifdef U256_HAVE_BODIES
    #include <u256/bits.h>
    #include <u256/memory.h>
#endif

U256_BEGIN_DECLS

/* r = the 32 or 64 bytes at p. For each limb a load and, if the order is not the machine's, a byte swap. */
U256_FN void u256_load_be(u256 *r, const uint8_t p[32]);
U256_FN void u256_load_le(u256 *r, const uint8_t p[32]);
U256_FN void u512_load_be(u512 *r, const uint8_t p[64]);
U256_FN void u512_load_le(u512 *r, const uint8_t p[64]);

/* The 32 or 64 bytes at p = a. Likewise. */
U256_FN void u256_store_be(uint8_t p[32], const u256 *a);
U256_FN void u256_store_le(uint8_t p[32], const u256 *a);
U256_FN void u512_store_be(uint8_t p[64], const u512 *a);
U256_FN void u512_store_le(uint8_t p[64], const u512 *a);

/* r = the number that the n bytes at p are, modulo 2^256; true: it is 2^256 or more, as a byte before the last 32 (be)
 * or after the first 32 (le) is not 0. n = 0 gives 0. A call; time grows with n beyond 32. */
U256_API bool u256_load_be_n(u256 *r, const uint8_t *p, size_t n);
U256_API bool u256_load_le_n(u256 *r, const uint8_t *p, size_t n);

/* The n bytes at p = a modulo 2^(8 n), with zeros before (be) or after (le) the 32 bytes of a if n is larger; n = 20 is
 * an address. true: a is 2^(8 n) or more, so that p has its low bytes only. A call; time grows with n beyond 32. */
U256_API bool u256_store_be_n(uint8_t *p, size_t n, const u256 *a);
U256_API bool u256_store_le_n(uint8_t *p, size_t n, const u256 *a);

/* Stores a without leading zero bytes at p, and returns the number of bytes: u256_byte_len(a), 0 for a = 0. Bytes after
 * them are not touched. A call. */
U256_API size_t u256_store_be_trim(uint8_t p[32], const u256 *a);

/* r = the 32 bytes from data[offset] on, most significant first: the EVM's CALLDATALOAD. Bytes at index len and beyond
 * read as 0 and are not accessed; any offset is allowed. Inline. */
U256_FN void u256_load_be_window(u256 *r, const uint8_t *data, size_t len, const u256 *offset);

/* a as RLP (Yellow Paper, appendix B), 1 to 33 bytes; returns their number. Bytes after them are not touched. A call.
 *
 *   u256_rlp_encode(0)          80
 *   u256_rlp_encode(1)          01
 *   u256_rlp_encode(127)        7f
 *   u256_rlp_encode(128)        81 80
 *   u256_rlp_encode(1024)       82 04 00
 *   u256_rlp_encode(2^64)       89 01 00 00 00 00 00 00 00 00
 */
U256_API size_t u256_rlp_encode(uint8_t p[33], const u256 *a);

/*
 * r = the number in the RLP item that the len bytes at p begin with. Strict: only what u256_rlp_encode() writes is
 * accepted. More bytes may follow the item. *used = the number of bytes in the item or, if the status is not U256_OK,
 * the index of the byte that shows the error: len for U256_TRUNCATED and U256_EMPTY. used may be NULL. A call; time
 * does not grow with len.
 *
 *   u256_rlp_decode(80)                          0, 1 used
 *   u256_rlp_decode(7f)                          127, 1 used
 *   u256_rlp_decode(81 80)                       128, 2 used
 *   u256_rlp_decode(82 04 00)                    1024, 3 used
 *   u256_rlp_decode(05 c0 83)                    5, 1 used
 *   u256_rlp_decode()                            U256_EMPTY at 0
 *   u256_rlp_decode(00)                          U256_NOT_CANONICAL at 0     zero is 80
 *   u256_rlp_decode(81 7f)                       U256_NOT_CANONICAL at 1     7f stands for itself
 *   u256_rlp_decode(82 00 80)                    U256_NOT_CANONICAL at 1     a leading zero
 *   u256_rlp_decode(82 00)                       U256_NOT_CANONICAL at 1     whatever follows
 *   u256_rlp_decode(81)                          U256_TRUNCATED at 1
 *   u256_rlp_decode(82 04)                       U256_TRUNCATED at 2
 *   u256_rlp_decode(a1 01)                       U256_OVERFLOW at 0          33 bytes
 *   u256_rlp_decode(b7)                          U256_OVERFLOW at 0          55 bytes
 *   u256_rlp_decode(b8)                          U256_TRUNCATED at 1         a length of one byte
 *   u256_rlp_decode(b8 37)                       U256_NOT_CANONICAL at 1     55 bytes are b7
 *   u256_rlp_decode(b8 38)                       U256_OVERFLOW at 1          56 bytes
 *   u256_rlp_decode(b9 00)                       U256_NOT_CANONICAL at 1     a leading zero of the length
 *   u256_rlp_decode(b9 01)                       U256_OVERFLOW at 1          256 bytes or more
 *   u256_rlp_decode(bf ff ff ff ff ff ff ff ff)  U256_OVERFLOW at 1
 *   u256_rlp_decode(c0)                          U256_BAD_DIGIT at 0         a list
 *   u256_rlp_decode(ff)                          U256_BAD_DIGIT at 0
 */
U256_API u256_status u256_rlp_decode(u256 *r, const uint8_t *p, size_t len, size_t *used);

#ifdef U256_HAVE_BODIES

U256_FN void u256_load_be(u256 *r, const uint8_t p[32])
{
    u256_k_set4(r->w, u256_k_scalar(u256_k_load_be64(p + 24)), u256_k_scalar(u256_k_load_be64(p + 16)),
                u256_k_scalar(u256_k_load_be64(p + 8)), u256_k_scalar(u256_k_load_be64(p)));
}

U256_FN void u256_load_le(u256 *r, const uint8_t p[32])
{
    u256_k_set4(r->w, u256_k_scalar(u256_k_load_le64(p)), u256_k_scalar(u256_k_load_le64(p + 8)),
                u256_k_scalar(u256_k_load_le64(p + 16)), u256_k_scalar(u256_k_load_le64(p + 24)));
}

U256_FN void u256_store_be(uint8_t p[32], const u256 *a)
{
    const uint64_t x0 = u256_k_bswap64(u256_k_scalar(a->w[3])), x1 = u256_k_bswap64(u256_k_scalar(a->w[2]));
    const uint64_t x2 = u256_k_bswap64(u256_k_scalar(a->w[1])), x3 = u256_k_bswap64(u256_k_scalar(a->w[0]));
    u256_k_store_le64x4(p, x0, x1, x2, x3);
}

U256_FN void u256_store_le(uint8_t p[32], const u256 *a)
{
    u256_k_store_le64x4(p, u256_k_scalar(a->w[0]), u256_k_scalar(a->w[1]), u256_k_scalar(a->w[2]),
                        u256_k_scalar(a->w[3]));
}

U256_FN void u512_load_be(u512 *r, const uint8_t p[64])
{
    const uint64_t w7 = u256_k_scalar(u256_k_load_be64(p)), w6 = u256_k_scalar(u256_k_load_be64(p + 8));
    const uint64_t w5 = u256_k_scalar(u256_k_load_be64(p + 16)), w4 = u256_k_scalar(u256_k_load_be64(p + 24));
    const uint64_t w3 = u256_k_scalar(u256_k_load_be64(p + 32)), w2 = u256_k_scalar(u256_k_load_be64(p + 40));
    const uint64_t w1 = u256_k_scalar(u256_k_load_be64(p + 48)), w0 = u256_k_scalar(u256_k_load_be64(p + 56));
    u256_k_set4(r->w, w0, w1, w2, w3);
    u256_k_set4(r->w + 4, w4, w5, w6, w7);
}

U256_FN void u512_load_le(u512 *r, const uint8_t p[64])
{
    const uint64_t w0 = u256_k_scalar(u256_k_load_le64(p)), w1 = u256_k_scalar(u256_k_load_le64(p + 8));
    const uint64_t w2 = u256_k_scalar(u256_k_load_le64(p + 16)), w3 = u256_k_scalar(u256_k_load_le64(p + 24));
    const uint64_t w4 = u256_k_scalar(u256_k_load_le64(p + 32)), w5 = u256_k_scalar(u256_k_load_le64(p + 40));
    const uint64_t w6 = u256_k_scalar(u256_k_load_le64(p + 48)), w7 = u256_k_scalar(u256_k_load_le64(p + 56));
    u256_k_set4(r->w, w0, w1, w2, w3);
    u256_k_set4(r->w + 4, w4, w5, w6, w7);
}

U256_FN void u512_store_be(uint8_t p[64], const u512 *a)
{
    const u256 lo = u512_lo(a), hi = u512_hi(a);
    u256_store_be(p, &hi);
    u256_store_be(p + 32, &lo);
}

U256_FN void u512_store_le(uint8_t p[64], const u512 *a)
{
    const u256 lo = u512_lo(a), hi = u512_hi(a);
    u256_store_le(p, &lo);
    u256_store_le(p + 32, &hi);
}

U256_FN void u256_load_be_window(u256 *r, const uint8_t *data, size_t len, const u256 *offset)
{
    const bool beyond = (offset->w[1] | offset->w[2] | offset->w[3]) != 0 || offset->w[0] >= len;
    const size_t rest = beyond ? 0 : len - (size_t)offset->w[0];
    if (rest >= 32) {
        u256_load_be(r, data + (len - rest));
        return;
    }
    /* Loads the last bytes, then shifts out what is before the window. No branch on how many, which no predictor
     * knows. */
    if (len >= 32)
        u256_load_be(r, data + (len - 32));
    else
        u256_load_be_n(r, data, len);
    u256_shl(r, r, 256 - 8 * (unsigned)rest);
}

#endif /* U256_HAVE_BODIES */

U256_END_DECLS

#endif /* U256_BYTES_H */
