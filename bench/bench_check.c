/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* The samples, and the proof that all columns compute the same from them. */

#include "bench_data.h"

#include <string.h>

static struct bench_data data;

/* splitmix64 (Steele, Lea and Flood 2014): each state gives one well mixed limb. */
static uint64_t next_limb(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

struct bench_data *bench_samples(void)
{
    uint64_t state = 2018;
    for (size_t i = 0; i < BENCH_SAMPLES; i++) {
        for (size_t j = 0; j < 4; j++) {
            data.u256_a[i].w[j] = next_limb(&state);
            data.u256_b[i].w[j] = next_limb(&state) | (j == 0);
        }
        data.k[i] = next_limb(&state) | 1;
    }
    for (size_t i = 0; i < BENCH_WIDE_SAMPLES; i++) {
        for (size_t j = 0; j < 8; j++) {
            data.u512_a[i].w[j] = next_limb(&state);
            data.u512_b[i].w[j] = next_limb(&state) | (j == 0);
        }
    }
    for (size_t i = 0; i < BENCH_COUNTS; i++)
        data.counts[i] = (uint16_t)(next_limb(&state) >> 55);
    data.one = U256_ONE;
    data.ten = U256_C(0, 0, 0, 10);
    data.max = U256_MAX;
    return &data;
}

const char *const bench_workload =
    "uniformly random operands over the full width (one factor of a product is odd), 192 pairs of u256 or 96 of u512, "
    "seed 2018, in the first-level cache";

/* What the loop leaves behind, in one number. */
static uint64_t digest(bench_loop *loop, bool with_fault)
{
    memset(data.u256_r, 0, sizeof data.u256_r);
    memset(data.u512_r, 0, sizeof data.u512_r);
    data.sum = 0;
    data.turn = 0;
    loop(&data);
    data.u256_r[0].w[1] ^= with_fault;

    /* Each step is a permutation of h for a given limb, and of the limb for a given h: no single difference is lost. */
    uint64_t h = data.sum;
    for (size_t i = 0; i < BENCH_SAMPLES; i++) {
        for (size_t j = 0; j < 4; j++)
            h = ((h ^ h >> 29) + data.u256_r[i].w[j]) * UINT64_C(0x9e3779b97f4a7c15);
        for (size_t j = 0; j < 8; j++)
            h = ((h ^ h >> 29) + data.u512_r[i].w[j]) * UINT64_C(0x9e3779b97f4a7c15);
    }
    return h;
}

/* The column that most others agree with, the first such: the one that disagrees is the one to name. */
static size_t best_supported(const uint64_t digests[], const bool present[], size_t n)
{
    size_t best = 0, best_votes = 0;
    for (size_t i = 0; i < n; i++) {
        size_t votes = 0;
        for (size_t j = 0; j < n; j++)
            votes += present[i] && present[j] && digests[i] == digests[j];
        if (votes > best_votes) {
            best = i;
            best_votes = votes;
        }
    }
    return best;
}

/* Whether fault is "column/operation" for these. */
static bool is_fault(const char *fault, const char *column, const char *operation)
{
    const size_t length = strlen(column);
    return fault && strncmp(fault, column, length) == 0 && fault[length] == '/' &&
           strcmp(fault + length + 1, operation) == 0;
}

int bench_check(const char *fault, FILE *errors)
{
    size_t n;
    const struct bench_column *const *columns = bench_columns(&n);
    int disagreements = 0;
    bool fault_found = false;
    for (size_t row = 0; row < columns[0]->n_rows; row++) {
        const char *const name = columns[0]->rows[row]->name;
        for (enum bench_mode mode = 0; mode < BENCH_MODES; mode++) {
            if (!columns[0]->rows[row]->loop[mode])
                continue;
            uint64_t digests[BENCH_MAX_COLUMNS] = {0};
            bool present[BENCH_MAX_COLUMNS] = {false};
            for (size_t c = 0; c < n; c++) {
                const struct bench_row *const same = bench_find(columns[c], name, mode);
                if (!same)
                    continue;
                const bool broken = is_fault(fault, columns[c]->id, name);
                fault_found |= broken;
                present[c] = true;
                digests[c] = digest(same->loop[mode], broken);
            }
            const size_t reference = best_supported(digests, present, n);
            for (size_t c = 0; c < n; c++) {
                if (!present[c] || digests[c] == digests[reference])
                    continue;
                disagreements++;
                fprintf(errors, "bench_u256: %s disagrees with %s on %s (%s): checksums %016llx and %016llx\n",
                        columns[c]->id, columns[reference]->id, name, bench_mode_names[mode],
                        (unsigned long long)digests[c], (unsigned long long)digests[reference]);
            }
        }
    }
    return fault && !fault_found ? -1 : disagreements;
}
