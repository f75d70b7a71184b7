/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "keccak.h"

#include <string.h>

enum { RATE = 136 }; /* bytes of the state that take input; the other 64 are twice the hash */

static inline uint64_t rotl(uint64_t x, unsigned n)
{
    return n > 0 ? x << n | x >> (64 - n) : x;
}

/* Where lane 1 goes in step pi, where the lane goes that was there, and so on, until lane 1 again: x, y to y, 2 x + 3 y. */
static const uint8_t pi_lanes[24] = {10, 7,  11, 17, 18, 3, 5,  16, 8,  21, 24, 4,
                                     15, 23, 19, 13, 12, 2, 20, 14, 22, 9,  6,  1};

/* Keccak-f[1600] by its steps, lane x, y of the state at x + 5 y. */
static void permute(uint64_t s[25])
{
    uint8_t lfsr = 1; /* of x^8 + x^6 + x^5 + x^4 + 1: makes the round constants */
    for (unsigned round = 0; round < 24; round++) {
        /* Theta. */
        uint64_t parity[5];
        for (unsigned x = 0; x < 5; x++)
            parity[x] = s[x] ^ s[x + 5] ^ s[x + 10] ^ s[x + 15] ^ s[x + 20];
        for (unsigned x = 0; x < 5; x++) {
            const uint64_t change = parity[(x + 4) % 5] ^ rotl(parity[(x + 1) % 5], 1);
            for (unsigned y = 0; y < 25; y += 5)
                s[x + y] ^= change;
        }

        /* Rho and pi: the t-th lane on the way turns by the t-th triangular number. */
        uint64_t moved = s[1];
        for (unsigned t = 1, turn = 1; t <= 24; t++, turn += t) {
            uint64_t *const lane = &s[pi_lanes[t - 1]], there = *lane;
            *lane = rotl(moved, turn % 64);
            moved = there;
        }

        /* Chi. */
        for (unsigned y = 0; y < 25; y += 5) {
            const uint64_t row[5] = {s[y], s[y + 1], s[y + 2], s[y + 3], s[y + 4]};
            for (unsigned x = 0; x < 5; x++)
                s[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
        }

        /* Iota: bits 2^j - 1 of the constant are the next ones of the shift register. */
        for (unsigned j = 0; j < 7; j++) {
            s[0] ^= (uint64_t)(lfsr & 1) << ((1u << j) - 1);
            lfsr = (uint8_t)(lfsr << 1 ^ (lfsr >> 7) * 0x71);
        }
    }
}

static void absorb(uint64_t s[25], const uint8_t block[RATE])
{
    for (unsigned i = 0; i < RATE; i++)
        s[i / 8] ^= (uint64_t)block[i] << 8 * (i % 8);
    permute(s);
}

void keccak256(uint8_t hash[32], const uint8_t *data, size_t size)
{
    uint64_t s[25] = {0};
    for (; size >= RATE; data += RATE, size -= RATE)
        absorb(s, data);
    uint8_t last[RATE] = {0};
    memcpy(last, data, size);
    last[size] = 0x01;
    last[RATE - 1] |= 0x80;
    absorb(s, last);
    for (unsigned i = 0; i < 32; i++)
        hash[i] = (uint8_t)(s[i / 8] >> 8 * (i % 8));
}
