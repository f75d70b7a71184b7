/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* The tables of --compare. Nothing here measures. */

#include "bench.h"

#include <stdlib.h>
#include <string.h>

/* Like is compared with like: what runs on any CPU of the architecture with such, and then everything with
 * everything. */
enum setting { ANY_CPU, THIS_CPU, SETTINGS };

static const char *const setting_names[SETTINGS] = {"any CPU", "this CPU"};

/* Who is in the lead, in one mode of one case. Columns are numbers, n_columns when there is none. */
struct contest {
    size_t row;
    enum bench_mode mode;
    enum setting setting;
    size_t chosen; /* what a caller of this build's library gets */
    size_t best;   /* of all builds of libu256 */
    size_t peer;   /* the best of the others */
    double behind; /* how many times as long as that peer the chosen one takes */
};

static const struct bench_figure *at(const struct bench_report *report, size_t row, size_t column, enum bench_mode mode)
{
    static const struct bench_figure none = {0, 0};
    return column < report->n_columns ? &report->figures[bench_at(report->n_columns, row, column, mode)] : &none;
}

static bool measured(const struct bench_report *report, size_t row, size_t column)
{
    return at(report, row, column, BENCH_THROUGHPUT)->ns > 0 || at(report, row, column, BENCH_LATENCY)->ns > 0;
}

static const char *title(const struct bench_report *report, size_t column)
{
    return report->columns[column]->title;
}

/* The library's own backend, as the build's compiler inlines it for such a CPU. */
static size_t chosen_column(const struct bench_report *report, enum setting setting)
{
    char id[64];
    snprintf(id, sizeof id, "%s%s", bench_machine()->backend, setting == THIS_CPU ? "-native" : "");
    for (size_t c = 0; c < report->n_columns; c++)
        if (strcmp(report->columns[c]->id, id) == 0)
            return c;
    return setting == THIS_CPU ? chosen_column(report, ANY_CPU) : report->n_columns;
}

/* False when there are no two sides. */
static bool hold(struct contest *contest, const struct bench_report *report, size_t row, enum bench_mode mode,
                 enum setting setting)
{
    const size_t none = report->n_columns;
    *contest = (struct contest){row, mode, setting, chosen_column(report, setting), none, none, 0};
    for (size_t c = 0; c < report->n_columns; c++) {
        const double ns = at(report, row, c, mode)->ns;
        if (ns <= 0 || (setting == ANY_CPU && report->columns[c]->newer_cpu))
            continue;
        size_t *const side = report->columns[c]->peer ? &contest->peer : &contest->best;
        if (*side == none || ns < at(report, row, *side, mode)->ns)
            *side = c;
    }
    const double chosen_ns = at(report, row, contest->chosen, mode)->ns;
    if (contest->peer == none || contest->best == none || chosen_ns <= 0)
        return false;
    contest->behind = chosen_ns / at(report, row, contest->peer, mode)->ns;
    return true;
}

static double fastest(const struct bench_report *report, size_t row, enum bench_mode mode)
{
    double least = 0;
    for (size_t c = 0; c < report->n_columns; c++) {
        const double ns = at(report, row, c, mode)->ns;
        least = ns > 0 && (least <= 0 || ns < least) ? ns : least;
    }
    return least;
}

static void print_figure(const struct bench_report *report, size_t row, size_t column, enum bench_mode mode, FILE *out)
{
    const struct bench_figure figure = *at(report, row, column, mode);
    if (figure.ns <= 0) {
        fprintf(out, "  %8s %8s %6s %8s", "-", "", "", "");
        return;
    }
    fprintf(out, "  %8.*f", figure.ns < 9999 ? 2 : 0, figure.ns);
    if (report->clock.ns > 0)
        fprintf(out, " %8.*f", figure.ns < 9999 ? 1 : 0, figure.ns / report->clock.ns);
    else
        fprintf(out, " %8s", "-");
    fprintf(out, " ±%4.1f%% x%7.2f", 100 * figure.spread, figure.ns / fastest(report, row, mode));
}

/* "x 1.20 Boost 4.56 (best: int128 3.80)" */
static void print_contest(const struct bench_report *report, size_t row, enum setting setting, FILE *out)
{
    bool titled = false;
    const enum bench_mode modes[] = {BENCH_THROUGHPUT, BENCH_LATENCY};
    for (size_t m = 0; m < sizeof modes / sizeof *modes; m++) {
        struct contest contest;
        if (!hold(&contest, report, row, modes[m], setting))
            continue;
        if (!titled)
            fprintf(out, "    %s, %s:", setting_names[setting], title(report, contest.chosen));
        const double peer_ns = at(report, row, contest.peer, modes[m])->ns;
        fprintf(out, "%s %s x %.2f of %s; best, %s, x %.2f", titled ? " |" : "", bench_mode_names[modes[m]],
                contest.behind, title(report, contest.peer), title(report, contest.best),
                at(report, row, contest.best, modes[m])->ns / peer_ns);
        titled = true;
    }
    if (titled)
        fprintf(out, "\n");
}

static void print_columns(const struct bench_report *report, FILE *out)
{
    fprintf(out, "\nColumns\n");
    for (size_t c = 0; c < report->n_columns; c++) {
        const struct bench_column *const column = report->columns[c];
        if (!column->article_only)
            fprintf(out, "  %-22s %-8s %s %s, callers: %s\n", column->title, column->peer ? "peer" : "libu256",
                    column->backend, column->version, column->built);
    }
    if (*bench_peers_missing)
        fprintf(out, "  Left out: %s.\n", bench_peers_missing);
}

static void print_cases(const struct bench_report *report, FILE *out)
{
    size_t n_cases;
    const struct bench_case *const cases = bench_cases(&n_cases);
    fprintf(
        out,
        "\nOperands: %s.\n"
        "Throughput: operations that do not depend on each other. Latency: each waits for the result of the one "
        "before,\nand what feeds that back is part of the time: for Boost, whose numbers have no leading zeros, more "
        "than for others.\nTo best: how many times the shortest time of all columns. Below each operation: how many "
        "times the best peer's\ntime this build's backend takes, and the best build of libu256; more than 1 is "
        "behind.\n\n"
        "%-24s  throughput                            latency\n"
        "%-24s        ns   cycles      ±  to best        ns   cycles      ±  to best\n",
        bench_workload, "", "operation");
    for (size_t i = 0; i < n_cases; i++) {
        bool titled = false;
        for (size_t c = 0; c < report->n_columns; c++) {
            if (!measured(report, i, c))
                continue;
            if (!titled)
                fprintf(out, "%s\n", cases[i].name);
            titled = true;
            fprintf(out, "    %-20s", title(report, c));
            print_figure(report, i, c, BENCH_THROUGHPUT, out);
            print_figure(report, i, c, BENCH_LATENCY, out);
            fprintf(out, "\n");
        }
        for (int s = 0; titled && s < SETTINGS; s++)
            print_contest(report, i, (enum setting)s, out);
    }
}

static int by_distance(const void *a, const void *b)
{
    const double x = ((const struct contest *)a)->behind, y = ((const struct contest *)b)->behind;
    return (x < y) - (x > y);
}

/* Farther apart than chance brings two medians. */
static bool beyond_noise(const struct bench_report *report, const struct contest *contest)
{
    return contest->behind > 1.02 + at(report, contest->row, contest->chosen, contest->mode)->spread +
                                 at(report, contest->row, contest->peer, contest->mode)->spread;
}

/* How many times as long as the best peer the best build of libu256 takes. */
static double best_behind(const struct bench_report *report, const struct contest *contest)
{
    return at(report, contest->row, contest->best, contest->mode)->ns /
           at(report, contest->row, contest->peer, contest->mode)->ns;
}

/* Those where the peer's median is the lower one, of one kind. */
static void print_behind(const struct bench_report *report, const struct contest *contests, size_t n, bool beyond,
                         FILE *out)
{
    size_t n_cases, printed = 0;
    const struct bench_case *const cases = bench_cases(&n_cases);
    for (const struct contest *contest = contests; contest < contests + n; contest++) {
        const struct bench_figure chosen = *at(report, contest->row, contest->chosen, contest->mode);
        const struct bench_figure best = *at(report, contest->row, contest->best, contest->mode);
        const struct bench_figure peer = *at(report, contest->row, contest->peer, contest->mode);
        if (contest->behind <= 1 || beyond_noise(report, contest) != beyond)
            continue;
        fprintf(
            out,
            "  behind: x %.2f  %s, %s, %s: %s %.2f ns ±%.1f%%, %s %.2f ns ±%.1f%%; best libu256: %s %.2f ns, x %.2f\n",
            contest->behind, cases[contest->row].name, bench_mode_names[contest->mode], setting_names[contest->setting],
            title(report, contest->chosen), chosen.ns, 100 * chosen.spread, title(report, contest->peer), peer.ns,
            100 * peer.spread, title(report, contest->best), best.ns, best_behind(report, contest));
        printed++;
    }
    if (printed == 0)
        fprintf(out, "  none\n");
}

static void print_count(const struct bench_report *report, const struct contest *contests, size_t n,
                        enum setting setting, FILE *out)
{
    size_t all = 0, beyond = 0, within = 0, every = 0;
    for (const struct contest *contest = contests; contest < contests + n; contest++) {
        const bool behind = contest->behind > 1;
        if (contest->setting != setting)
            continue;
        all++;
        beyond += behind && beyond_noise(report, contest);
        within += behind && !beyond_noise(report, contest);
        every += behind && beyond_noise(report, contest) && best_behind(report, contest) > 1;
    }
    fprintf(out,
            "%s%s: of %zu comparisons with the best peer %zu are behind, %zu of them in every build of libu256, and "
            "%zu more within the noise",
            setting == ANY_CPU ? "Found: " : "; ", setting_names[setting], all, beyond, every, within);
}

static void print_list(const struct bench_report *report, FILE *out)
{
    size_t n_cases, n = 0;
    bench_cases(&n_cases);
    struct contest *const contests = calloc(n_cases * BENCH_MODES * SETTINGS, sizeof *contests);
    if (!contests)
        abort();
    for (size_t i = 0; i < n_cases; i++)
        for (int mode = BENCH_THROUGHPUT; mode <= BENCH_LATENCY; mode++)
            for (int s = 0; s < SETTINGS; s++)
                n += hold(&contests[n], report, i, (enum bench_mode)mode, (enum setting)s);
    qsort(contests, n, sizeof *contests, by_distance);

    fprintf(out,
            "\nWhere a peer is ahead of this build's backend (%s), by how far. \"any CPU\": all columns without newer\n"
            "instructions; \"this CPU\": all columns.\n",
            bench_machine()->backend);
    print_behind(report, contests, n, true, out);
    fprintf(out, "\nWhere a peer's median is lower, but within the noise of both:\n");
    print_behind(report, contests, n, false, out);
    fprintf(out, "\n");
    for (int s = 0; s < SETTINGS; s++)
        print_count(report, contests, n, (enum setting)s, out);
    fprintf(out, "%s.\n", bench_machine()->meaningless || report->too_short ? " (but these figures mean nothing)" : "");
    free(contests);
}

void bench_print_peers(const struct bench_report *report, FILE *out)
{
    print_columns(report, out);
    print_cases(report, out);
    print_list(report, out);
}
