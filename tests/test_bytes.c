/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "test_bytes.h"

#include <stdio.h>
#include <string.h>

#include "bytes_reference.h"
#include "limbs.h"

/* A number and its bytes, written out: what the reference itself is held to. */
typedef struct {
    const char *name;
    conversion load, store;
    u512 number;
    const char *bytes;
} spelling;

static const spelling spellings[] = {
    {"each byte another", CONVERSION_u256_load_be, CONVERSION_u256_store_be,
     N256(UINT64_C(0x0102030405060708), UINT64_C(0x090a0b0c0d0e0f10), UINT64_C(0x1112131415161718),
          UINT64_C(0x191a1b1c1d1e1f20)),
     "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10"
     "\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x20"},
    {"each byte another", CONVERSION_u256_load_le, CONVERSION_u256_store_le,
     N256(UINT64_C(0x201f1e1d1c1b1a19), UINT64_C(0x1817161514131211), UINT64_C(0x100f0e0d0c0b0a09),
          UINT64_C(0x0807060504030201)),
     "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10"
     "\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x20"},
    {"each byte another", CONVERSION_u512_load_be, CONVERSION_u512_store_be,
     N512(UINT64_C(0x0102030405060708), UINT64_C(0x090a0b0c0d0e0f10), UINT64_C(0x1112131415161718),
          UINT64_C(0x191a1b1c1d1e1f20), UINT64_C(0x2122232425262728), UINT64_C(0x292a2b2c2d2e2f30),
          UINT64_C(0x3132333435363738), UINT64_C(0x393a3b3c3d3e3f40)),
     "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10"
     "\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x20"
     "\x21\x22\x23\x24\x25\x26\x27\x28\x29\x2a\x2b\x2c\x2d\x2e\x2f\x30"
     "\x31\x32\x33\x34\x35\x36\x37\x38\x39\x3a\x3b\x3c\x3d\x3e\x3f\x40"},
    {"each byte another", CONVERSION_u512_load_le, CONVERSION_u512_store_le,
     N512(UINT64_C(0x403f3e3d3c3b3a39), UINT64_C(0x3837363534333231), UINT64_C(0x302f2e2d2c2b2a29),
          UINT64_C(0x2827262524232221), UINT64_C(0x201f1e1d1c1b1a19), UINT64_C(0x1817161514131211),
          UINT64_C(0x100f0e0d0c0b0a09), UINT64_C(0x0807060504030201)),
     "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10"
     "\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x20"
     "\x21\x22\x23\x24\x25\x26\x27\x28\x29\x2a\x2b\x2c\x2d\x2e\x2f\x30"
     "\x31\x32\x33\x34\x35\x36\x37\x38\x39\x3a\x3b\x3c\x3d\x3e\x3f\x40"},
    {"one, big-endian", CONVERSION_u256_load_be, CONVERSION_u256_store_be, N64(1),
     "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01"},
    {"one, little-endian", CONVERSION_u256_load_le, CONVERSION_u256_store_le, N64(1),
     "\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"},
};

static unsigned check_spelling(const backend *unit, const spelling *s)
{
    bytes_in in = {.bytes = (const uint8_t *)s->bytes, .place = {AT_END, 0}};
    unsigned failures = bytes_check(unit, s->load, &in, s->name, 0);
    bytes_answer loaded, stored;
    bytes_reference(s->load, &in.number, in.bytes, 0, &loaded);
    in.number = s->number;
    in.bytes = NULL;
    failures += bytes_check(unit, s->store, &in, s->name, 0);
    bytes_reference(s->store, &in.number, NULL, 0, &stored);
    if (memcmp(&loaded.number, &s->number, sizeof s->number) != 0 ||
        memcmp(stored.bytes, s->bytes, stored.written) != 0) {
        fprintf(stderr, "FAILED the reference of the topic bytes: %s\n", s->name);
        failures++;
    }
    return failures;
}

static const conversion loads[] = {CONVERSION_u256_load_be, CONVERSION_u256_load_le, CONVERSION_u512_load_be,
                                   CONVERSION_u512_load_le};
static const conversion loads_n[] = {CONVERSION_u256_load_be_n, CONVERSION_u256_load_le_n};
static const conversion stores[] = {CONVERSION_u256_store_be,      CONVERSION_u256_store_le,
                                    CONVERSION_u512_store_be,      CONVERSION_u512_store_le,
                                    CONVERSION_u256_store_be_trim, CONVERSION_u256_rlp_encode};
static const conversion stores_n[] = {CONVERSION_u256_store_be_n, CONVERSION_u256_store_le_n};
enum {
    LOADS = sizeof loads / sizeof *loads,
    LOADS_N = sizeof loads_n / sizeof *loads_n,
    STORES_N = sizeof stores_n / sizeof *stores_n,
    STORES = sizeof stores / sizeof *stores
};

u512 power_of_2_minus(unsigned bit, unsigned minus)
{
    u512 r = {{0}}, one = {{minus}};
    if (bit < 512)
        r.w[bit / 64] = UINT64_C(1) << bit % 64;
    limbs_sub(r.w, r.w, one.w, 8);
    return r;
}

/* Each power of two and its predecessor. */
static u512 boundary(unsigned i)
{
    return power_of_2_minus(i / 2, i % 2);
}
enum { BOUNDARIES = 2 * 512 + 2 };

/* Every alignment, both ends of a page, and the number itself. */
static place place_at(unsigned i)
{
    return i < 16    ? (place){INSIDE, i}
           : i == 16 ? (place){AT_START, 0}
           : i == 17 ? (place){AT_END, 0}
                     : (place){OWN, i};
}
enum { PLACES = 20 };

static unsigned check_fixed(const backend *unit)
{
    unsigned failures = 0;
    for (unsigned i = 0; i < BOUNDARIES && failures < ENOUGH; i++) {
        const u512 number = boundary(i);
        uint8_t bytes[64];
        memcpy(bytes, &number, sizeof bytes);
        for (unsigned p = 0; p < PLACES; p++) {
            bytes_in in = {.number = number, .place = place_at(p)};
            for (int s = 0; s < STORES; s++)
                failures += bytes_check(unit, stores[s], &in, "2^k or 2^k - 1", 0);
            in.bytes = bytes;
            in.place.shift = in.place.kind == OWN ? 0 : in.place.shift;
            memset(&in.number, 0x5a, sizeof in.number);
            for (int l = 0; l < LOADS; l++)
                failures += bytes_check(unit, loads[l], &in, "the bytes of 2^k or 2^k - 1", 0);
        }
    }
    return failures;
}

/* Every length to 100: no byte that is not 0, one at each position, all of them. */
static unsigned check_lengths(const backend *unit)
{
    unsigned failures = 0;
    for (size_t n = 0; n <= 100 && failures < ENOUGH; n++) {
        for (size_t nonzero = 0; nonzero < n + 2; nonzero++) {
            uint8_t bytes[100] = {0};
            if (nonzero < n)
                bytes[nonzero] = nonzero % 2 ? 0x80 : 0x01;
            for (size_t i = 0; i < n && nonzero == n + 1; i++)
                bytes[i] = (uint8_t)(i + 1);
            for (unsigned p = 0; p < PLACES; p++) {
                bytes_in in = {.bytes = bytes, .n = n, .place = place_at(p)};
                in.place.shift %= 16; /* an own byte that is not the number's first */
                memset(&in.number, 0x5a, sizeof in.number);
                for (int l = 0; l < LOADS_N; l++)
                    failures += bytes_check(unit, loads_n[l], &in, "every length, every byte", 0);
            }
        }
    }
    const bytes_in none = {.number = MAX256, .bytes = NULL, .n = 0, .place = {INSIDE, 0}};
    for (int l = 0; l < LOADS_N; l++)
        failures += bytes_check(unit, loads_n[l], &none, "NULL, no byte", 0);
    return failures;
}

/* Thousands of bytes, with one that is not 0 at either end, in the middle, or on both sides of those that count. */
static unsigned check_long(const backend *unit)
{
    enum { LONGEST = 65537 };
    static const size_t lengths[] = {255, 256, 257, 288, 1000, 4096, 4097, 65535, 65536, LONGEST};
    static uint8_t bytes[LONGEST];
    unsigned failures = 0;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        const size_t n = lengths[i];
        const size_t positions[] = {0, 1, 31, 32, 33, n / 2, n - 34, n - 33, n - 32, n - 31, n - 1};
        for (size_t k = 0; k < sizeof positions / sizeof *positions; k++) {
            bytes[positions[k]] = 1;
            for (int l = 0; l < LOADS_N; l++) {
                bytes_in in = {.bytes = bytes, .n = n, .place = {k % 2 ? AT_END : AT_START, 0}};
                failures += bytes_check(unit, loads_n[l], &in, "a long input", 0);
            }
            bytes[positions[k]] = 0;
        }
    }
    return failures;
}

/* So many bytes of numbers of each length: those that just fit, and those that just do not. */
static unsigned check_stores_n(const backend *unit)
{
    unsigned failures = 0;
    for (size_t n = 0; n <= 64 && failures < ENOUGH; n++) {
        for (unsigned i = 0; i < 2 * 257; i++) {
            for (unsigned p = 0; p < PLACES; p++) {
                const bytes_in in = {.number = boundary(i), .n = n, .place = place_at(p)};
                for (int s = 0; s < STORES_N; s++)
                    failures += bytes_check(unit, stores_n[s], &in, "n bytes of 2^k or 2^k - 1", 0);
            }
        }
    }
    return failures;
}

/* Numbers of each length in bytes, from the smallest to the largest, with zero bytes inside them. */
static unsigned check_byte_lengths(const backend *unit)
{
    static const uint8_t tops[] = {0x01, 0x7f, 0x80, 0xff};
    unsigned failures = 0;
    for (unsigned n = 1; n <= 32; n++) {
        for (unsigned k = 0; k < sizeof tops * 3; k++) {
            u512 number = k / sizeof tops == 0 ? (u512){{0}} : power_of_2_minus(8 * (n - 1), 1);
            number.w[0] &= k / sizeof tops == 1 ? ~UINT64_C(0xff) : UINT64_MAX;
            number.w[(n - 1) / 8] |= (uint64_t)tops[k % sizeof tops] << 8 * ((n - 1) % 8);
            for (unsigned p = 0; p < PLACES; p++) {
                const bytes_in in = {.number = number, .place = place_at(p)};
                failures += bytes_check(unit, CONVERSION_u256_store_be_trim, &in, "every length in bytes", 0);
                failures += bytes_check(unit, CONVERSION_u256_rlp_encode, &in, "every length in bytes", 0);
            }
        }
    }
    return failures;
}

unsigned test_bytes(const backend *unit)
{
    unsigned failures = 0;
    bytes_report_crashes(true);
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        failures += check_spelling(unit, &spellings[i]);
    failures += check_fixed(unit);
    failures += check_lengths(unit);
    failures += check_long(unit);
    failures += check_stores_n(unit);
    failures += check_byte_lengths(unit);
    failures += test_bytes_window(unit);
    failures += test_bytes_rlp(unit);
    bytes_report_crashes(false);
    return failures;
}
