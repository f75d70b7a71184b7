/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "bytes_reference.h"

#include <gmp.h>
#include <string.h>

typedef enum { LE = -1, BE = 1 } byte_order; /* as GMP has them */

/* A number's limbs, from or to GMP. */
static void import_limbs(mpz_t r, const uint64_t *w, size_t limbs)
{
    mpz_import(r, limbs, -1, sizeof *w, 0, 0, w);
}

static void export_limbs(u512 *r, const mpz_t m)
{
    memset(r, 0, sizeof *r);
    mpz_export(r->w, NULL, -1, sizeof *r->w, 0, 0, m);
}

/* The number that n bytes are, modulo 2^bits; whether it is larger. */
static bool number_of(u512 *r, const uint8_t *bytes, size_t n, byte_order order, mp_bitcnt_t bits)
{
    mpz_t m;
    mpz_init(m);
    if (n > 0)
        mpz_import(m, n, order, 1, 0, 0, bytes);
    const bool larger = mpz_sizeinbase(m, 2) > bits;
    mpz_fdiv_r_2exp(m, m, bits);
    export_limbs(r, m);
    mpz_clear(m);
    return larger;
}

/* The bytes of a number of so many limbs, without leading zeros; returns how many. */
static size_t bytes_of(uint8_t *bytes, const u512 *number, size_t limbs, byte_order order)
{
    mpz_t m;
    size_t n = 0;
    mpz_init(m);
    import_limbs(m, number->w, limbs);
    if (mpz_sgn(m) != 0) /* else GMP writes nothing, and says that it was one byte or none as it pleases */
        mpz_export(bytes, &n, order, 1, 0, 0, m);
    mpz_clear(m);
    return n;
}

static void load(bytes_answer *answer, const uint8_t *bytes, size_t n, byte_order order, mp_bitcnt_t bits)
{
    answer->stores = true;
    answer->returned = number_of(&answer->number, bytes, n, order, bits);
}

/* All of a number's bytes. */
static void store(bytes_answer *answer, const u512 *number, size_t limbs, byte_order order)
{
    uint8_t bytes[BYTES_MOST];
    const size_t n = bytes_of(bytes, number, limbs, order), width = limbs * 8;
    answer->written = width;
    memcpy(order == LE ? answer->bytes : answer->bytes + (width - n), bytes, n);
}

/* Of its bytes the low ones, or zeros and all of them; whether that is less than all. */
static void store_few(bytes_answer *answer, const u512 *number, size_t width, byte_order order)
{
    uint8_t bytes[BYTES_MOST];
    const size_t n = bytes_of(bytes, number, 4, LE);
    answer->written = width;
    for (size_t i = 0; i < n && i < width; i++)
        answer->bytes[order == LE ? i : width - 1 - i] = bytes[i];
    answer->returned = n > width;
}

/* Byte by byte: that at offset + i, by its index as an integer of any size. */
static void load_window(bytes_answer *answer, const uint8_t *bytes, size_t n, const u512 *offset)
{
    uint8_t window[32] = {0};
    mpz_t index;
    mpz_init(index);
    import_limbs(index, offset->w, 4);
    for (int i = 0; i < 32; i++) {
        /* An index fits a size_t when it has at most as many bits, and only then is it worth a look. */
        if (mpz_sizeinbase(index, 2) <= 8 * sizeof(size_t)) {
            size_t at = 0;
            mpz_export(&at, NULL, -1, sizeof at, 0, 0, index);
            if (at < n)
                window[i] = bytes[at];
        }
        mpz_add_ui(index, index, 1);
    }
    mpz_clear(index);
    load(answer, window, sizeof window, BE, 256);
    answer->returned = 0;
}

/* (180) to (184): a byte below 128 stands for itself, a longer string has 128 + its length before it; an integer is the
 * string of its bytes without leading zeros, so 0 is the empty string. */
static void rlp_encode(bytes_answer *answer, const u512 *number)
{
    uint8_t string[32];
    const size_t n = bytes_of(string, number, 4, BE);
    if (n == 1 && string[0] < 128) {
        answer->bytes[0] = string[0];
        answer->written = 1;
    } else {
        answer->bytes[0] = (uint8_t)(128 + n);
        memcpy(answer->bytes + 1, string, n);
        answer->written = 1 + n;
    }
    answer->returned = answer->written;
}

/* The first thing that is wrong with an item: that with the lowest index. */
typedef struct {
    u256_status status;
    size_t at;
} complaint;

static void complain(complaint *first, bool wrong, u256_status status, size_t at)
{
    if (wrong && (first->status == U256_OK || at < first->at))
        *first = (complaint){status, at};
}

static void rlp_decode(bytes_answer *answer, const uint8_t *p, size_t len)
{
    complaint first = {U256_OK, 0};
    size_t header = 1, n = 0; /* of the string: the bytes before it, and its own */
    complain(&first, len == 0, U256_EMPTY, 0);
    if (len > 0 && p[0] < 128) {
        header = 0;
        n = 1;
        complain(&first, p[0] == 0, U256_NOT_CANONICAL, 0);
    } else if (len > 0 && p[0] < 184) {
        n = p[0] - 128u;
        complain(&first, n > 32, U256_OVERFLOW, 0);
        complain(&first, n > 0 && len > 1 && p[1] == 0, U256_NOT_CANONICAL, 1);
        complain(&first, n == 1 && len > 1 && p[1] < 128, U256_NOT_CANONICAL, 1);
        complain(&first, len < 1 + n, U256_TRUNCATED, len);
    } else if (len > 0 && p[0] < 192) {
        /* The length's first byte tells enough of it, since it may not be 0: with more after it, 256 at least. */
        const bool alone = p[0] == 184;
        complain(&first, len < 2, U256_TRUNCATED, len);
        complain(&first, len > 1 && (p[1] == 0 || (alone && p[1] < 56)), U256_NOT_CANONICAL, 1);
        complain(&first, len > 1 && (alone ? p[1] >= 56 : p[1] > 0), U256_OVERFLOW, 1);
    } else if (len > 0) {
        complain(&first, true, U256_BAD_DIGIT, 0);
    }
    answer->returned = first.status;
    answer->used = first.at;
    if (first.status == U256_OK) {
        answer->stores = true;
        answer->used = header + n;
        number_of(&answer->number, p + header, n, BE, 256);
    }
}

void bytes_reference(conversion function, const u512 *number, const uint8_t *bytes, size_t n, bytes_answer *answer)
{
    memset(answer, 0, sizeof *answer);
    switch (function) {
    case CONVERSION_u256_load_be:
        load(answer, bytes, 32, BE, 256);
        break;
    case CONVERSION_u256_load_le:
        load(answer, bytes, 32, LE, 256);
        break;
    case CONVERSION_u512_load_be:
        load(answer, bytes, 64, BE, 512);
        break;
    case CONVERSION_u512_load_le:
        load(answer, bytes, 64, LE, 512);
        break;
    case CONVERSION_u256_load_be_n:
        load(answer, bytes, n, BE, 256);
        break;
    case CONVERSION_u256_load_le_n:
        load(answer, bytes, n, LE, 256);
        break;
    case CONVERSION_u256_store_be:
        store(answer, number, 4, BE);
        break;
    case CONVERSION_u256_store_le:
        store(answer, number, 4, LE);
        break;
    case CONVERSION_u512_store_be:
        store(answer, number, 8, BE);
        break;
    case CONVERSION_u512_store_le:
        store(answer, number, 8, LE);
        break;
    case CONVERSION_u256_store_be_n:
        store_few(answer, number, n, BE);
        break;
    case CONVERSION_u256_store_le_n:
        store_few(answer, number, n, LE);
        break;
    case CONVERSION_u256_store_be_trim:
        answer->written = bytes_of(answer->bytes, number, 4, BE);
        answer->returned = answer->written;
        break;
    case CONVERSION_u256_load_be_window:
        load_window(answer, bytes, n, number);
        break;
    case CONVERSION_u256_rlp_encode:
        rlp_encode(answer, number);
        break;
    case CONVERSION_u256_rlp_decode:
        rlp_decode(answer, bytes, n);
        break;
    default: /* of another topic */
        break;
    }
}
