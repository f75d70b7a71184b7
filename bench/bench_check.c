/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* That all columns compute the same from the samples. */

#include "bench_data.h"

#include <string.h>

/* A permutation of h for a given limb, and of the limb for a given h: no single difference is lost. */
static uint64_t mix(uint64_t h, uint64_t limb)
{
    return ((h ^ h >> 29) + limb) * UINT64_C(0x9e3779b97f4a7c15);
}

/* What the loop leaves behind, in one number. */
static uint64_t digest(const struct bench_column *column, bench_loop *loop, struct bench_data *d, bool with_fault)
{
    const struct {
        uint64_t *w;
        size_t size;
    } outputs[] = {
        {d->u256_r->w, sizeof d->u256_r},
        {d->u256_q->w, sizeof d->u256_q},
        {d->u512_r->w, sizeof d->u512_r},
        {d->u512_q->w, sizeof d->u512_q},
    };
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++)
        memset(outputs[i].w, 0, outputs[i].size);
    memset(d->text_r, 0, sizeof d->text_r);
    memset(d->length_r, 0, sizeof d->length_r);
    d->sum = 0;
    d->turn = 0;
    if (column->prepare)
        column->prepare(d);
    loop(d);
    if (column->collect)
        column->collect(d);
    if (d->length_r[0] > 0)
        d->text_r[0] ^= (char)with_fault;
    else
        d->u256_r[0].w[1] ^= with_fault;

    uint64_t h = d->sum;
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++)
        for (size_t j = 0; j < outputs[i].size / sizeof(uint64_t); j++)
            h = mix(h, outputs[i].w[j]);
    /* What lies after a text is not compared: the callers of GMP have to give it more room. */
    for (size_t i = 0; i < BENCH_TEXTS; i++) {
        h = mix(h, d->length_r[i]);
        for (size_t j = 0; j < d->length_r[i] && j < BENCH_TEXT_STRIDE; j++)
            h = mix(h, (unsigned char)d->text_r[i * BENCH_TEXT_STRIDE + j]);
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

/* Whether fault is "column/operation" or "column/operation:class" for these. */
static bool is_fault(const char *fault, const char *column, const struct bench_case *of)
{
    const size_t length = strlen(column);
    if (!fault || strncmp(fault, column, length) != 0 || fault[length] != '/')
        return false;
    return strcmp(fault + length + 1, of->row->name) == 0 || strcmp(fault + length + 1, of->name) == 0;
}

int bench_check(const char *fault, FILE *errors)
{
    size_t n, n_cases;
    const struct bench_column *const *columns = bench_columns(&n);
    const struct bench_case *const cases = bench_cases(&n_cases);
    int disagreements = 0;
    bool fault_found = false;
    for (const struct bench_case *of = cases; of < cases + n_cases; of++) {
        struct bench_data *const samples = bench_samples(of->operands);
        for (enum bench_mode mode = 0; mode < BENCH_MODES; mode++) {
            if (!of->row->loop[mode])
                continue;
            uint64_t digests[BENCH_MAX_COLUMNS] = {0};
            bool present[BENCH_MAX_COLUMNS] = {false};
            for (size_t c = 0; c < n; c++) {
                const struct bench_row *const same = bench_find(columns[c], of->row, mode);
                if (!same)
                    continue;
                const bool broken = is_fault(fault, columns[c]->id, of);
                fault_found |= broken;
                present[c] = true;
                digests[c] = digest(columns[c], same->loop[mode], samples, broken);
            }
            const size_t reference = best_supported(digests, present, n);
            for (size_t c = 0; c < n; c++) {
                if (!present[c] || digests[c] == digests[reference])
                    continue;
                disagreements++;
                fprintf(errors, "bench_u256: %s disagrees with %s on %s (%s): checksums %016llx and %016llx\n",
                        columns[c]->id, columns[reference]->id, of->name, bench_mode_names[mode],
                        (unsigned long long)digests[c], (unsigned long long)digests[reference]);
            }
        }
    }
    return fault && !fault_found ? -1 : disagreements;
}
