/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* The tables. Nothing here measures. */

#include "bench.h"

#include <stdlib.h>
#include <string.h>

/* What the article measured, ns/iter; 0 where it gives none. */
static const struct {
    const char *name;
    unsigned split32, inline_asm, int128;
} article[] = {
    {"u256_full_mul", 243159, 197396, 73416},
    {"u256_mul", 268750, 95843, 85797},
    {"u256_mul_small", 1608, 789, 558},
    {"u256_add", 0, 0, 0},
    {"u256_sub", 0, 0, 0},
};

enum { N_ARTICLE = sizeof article / sizeof *article };

static unsigned article_ns(size_t row, const char *id)
{
    if (strcmp(id, "split32") == 0)
        return article[row].split32;
    return strcmp(id, "asm") == 0 ? article[row].inline_asm : article[row].int128;
}

static size_t column_at(const struct bench_report *report, const char *id)
{
    size_t column = 0;
    while (column < report->n_columns && strcmp(report->columns[column]->id, id) != 0)
        column++;
    return column;
}

static struct bench_figure figure_at(const struct bench_report *report, size_t row, size_t column, enum bench_mode mode)
{
    const struct bench_figure none = {0, 0};
    return column < report->n_columns ? report->figures[bench_at(report->n_columns, row, column, mode)] : none;
}

/* The figure of a workload of the article. */
static struct bench_figure article_figure(const struct bench_report *report, size_t row, size_t column)
{
    size_t n_cases;
    const struct bench_case *const cases = bench_cases(&n_cases);
    for (size_t i = 0; i < n_cases; i++)
        if (cases[i].row->loop[BENCH_ARTICLE] && strcmp(cases[i].row->name, article[row].name) == 0)
            return figure_at(report, i, column, BENCH_ARTICLE);
    return (struct bench_figure){0, 0};
}

/* x as an integer with thousands separators. */
static const char *thousands(char text[32], double x)
{
    char digits[24];
    const int n = snprintf(digits, sizeof digits, "%.0f", x < 0 ? -x : x);
    char *to = text;
    if (x < 0 && strcmp(digits, "0") != 0)
        *to++ = '-';
    for (int i = 0; i < n; i++) {
        *to++ = digits[i];
        if ((n - i) % 3 == 1 && i + 1 < n)
            *to++ = ',';
    }
    *to = '\0';
    return text;
}

static void print_machine(const struct bench_report *report, FILE *out)
{
    const struct bench_facts *const machine = bench_machine();
    fprintf(out, "libu256 %s, bench_u256\n", machine->version);
    fprintf(out, "  CPU       %s", machine->cpu);
    if (report->clock.ns > 0)
        fprintf(out, ", at %.2f GHz (measured, ±%.1f%%)", 1 / report->clock.ns, 100 * report->clock.spread);
    fprintf(out, "\n  compiler  %s, %s\n", machine->compiler, machine->flags);
    fprintf(out, "  backend   %s is what this build's library uses; the columns are compiled side by side\n",
            machine->backend);
    fprintf(
        out,
        "  figures   CPU time, median of %u repetition%s in random order; ± is half the distance of the quartiles\n",
        report->repetitions, report->repetitions == 1 ? "" : "s");
    if (bench_columns_missing())
        fprintf(out, "  %s\n", bench_columns_missing());
    if (machine->meaningless)
        fprintf(out, "  THE FIGURES MEAN NOTHING: this is a build without optimisation, or with a sanitizer.\n");
    if (report->too_short)
        fprintf(out, "  THE FIGURES MEAN NOTHING: this run only tries whether everything works.\n");
    fprintf(out, "  The checksums of all columns agree, for every operation and workload.\n");
}

static void print_pair(const struct bench_report *report, const char *id_a, const char *id_b, FILE *out)
{
    const size_t a = column_at(report, id_a), b = column_at(report, id_b);
    bool titled = false;
    for (size_t row = 0; row < N_ARTICLE; row++) {
        const double ns_a = article_figure(report, row, a).ns, ns_b = article_figure(report, row, b).ns;
        if (ns_a <= 0 || ns_b <= 0)
            continue;
        if (!titled) {
            fprintf(out, "\n%s against %s\n", id_a, id_b);
            fprintf(out, "%-15s %9s ns/iter %9s ns/iter  diff ns/iter   diff %%  speedup  in the article\n", "name",
                    id_a, id_b);
            titled = true;
        }
        char text_a[32], text_b[32], diff[32];
        fprintf(out, "%-15s %17s %17s %13s %7.2f%%  x %5.2f", article[row].name, thousands(text_a, ns_a),
                thousands(text_b, ns_b), thousands(diff, ns_b - ns_a), 100 * (ns_b - ns_a) / ns_a, ns_a / ns_b);
        if (article_ns(row, id_b) > 0)
            fprintf(out, "         x %5.2f\n", (double)article_ns(row, id_a) / article_ns(row, id_b));
        else
            fprintf(out, "               -\n");
    }
}

static bool has_article(const struct bench_report *report, size_t column)
{
    for (size_t row = 0; row < N_ARTICLE; row++)
        if (article_figure(report, row, column).ns > 0)
            return true;
    return false;
}

static void print_all_columns(const struct bench_report *report, FILE *out)
{
    fprintf(out, "\nall columns, ns/iter\n%-15s", "name");
    for (size_t c = 0; c < report->n_columns; c++)
        if (has_article(report, c))
            fprintf(out, "  %15s", report->columns[c]->title);
    fprintf(out, "\n");
    for (size_t row = 0; row < N_ARTICLE; row++) {
        bool any = false;
        for (size_t c = 0; c < report->n_columns; c++)
            any |= article_figure(report, row, c).ns > 0;
        if (!any)
            continue;
        fprintf(out, "%-15s", article[row].name);
        for (size_t c = 0; c < report->n_columns; c++) {
            const struct bench_figure figure = article_figure(report, row, c);
            char text[32];
            if (figure.ns > 0)
                fprintf(out, "  %8s ±%4.1f%%", thousands(text, figure.ns), 100 * figure.spread);
            else if (has_article(report, c))
                fprintf(out, "  %15s", "-");
        }
        fprintf(out, "\n");
    }
}

static void print_article(const struct bench_report *report, FILE *out)
{
    bool any = false;
    for (size_t c = 0; c < report->n_columns; c++)
        any |= has_article(report, c);
    if (!any)
        return;
    fprintf(
        out,
        "\n1. THE TABLES OF THE ARTICLE OF 2018\n\n"
        "One iteration is a chain in which each step waits for the one before:\n"
        "  u256_full_mul   x = 1; for n in 1..9999, with k = n OR 1: p = x * {k,k,k,k} in full; x = {p0,p2,p2,p3}\n"
        "  u256_mul        x = 1; for n in 1..9999: x = x * (n OR 1) mod 2^256\n"
        "  u256_mul_small  x = 1; 76 times: x = x * 10\n"
        "  u256_add, _sub  x = 0 (or 2^256-1); for n in 0..9999: x = x + n (or x - n)\n"
        "The optimiser knows no operand and may drop no limb of a product. split32, int128 and asm are compiled for\n"
        "any CPU of the architecture; what needs newer instructions has a column of its own.\n");
    print_pair(report, "split32", "asm", out);
    print_pair(report, "split32", "int128", out);
    print_pair(report, "asm", "int128", out);
    print_all_columns(report, out);
}

/* One side of a line of the second part. */
static void print_figure(const struct bench_report *report, size_t row, size_t column, enum bench_mode mode, FILE *out)
{
    const struct bench_figure figure = figure_at(report, row, column, mode);
    const struct bench_figure gmp = figure_at(report, row, column_at(report, "gmp"), mode);
    if (figure.ns <= 0) {
        fprintf(out, "  %7s  %7s %7s %7s", "-", "", "", "");
        return;
    }
    size_t n_cases;
    const bool remix = mode == BENCH_LATENCY && bench_cases(&n_cases)[row].row->remix;
    fprintf(out, "  %7.*f%c", figure.ns < 9999 ? 2 : 0, figure.ns, remix ? '+' : ' ');
    const double cycles = report->clock.ns > 0 ? figure.ns / report->clock.ns : 0;
    if (cycles > 0)
        fprintf(out, " %7.*f", cycles < 99999 ? 1 : 0, cycles);
    else
        fprintf(out, " %7s", "-");
    fprintf(out, "  ±%4.1f%%", 100 * figure.spread);
    if (gmp.ns > 0 && strcmp(report->columns[column]->id, "gmp") != 0)
        fprintf(out, " x%6.2f", gmp.ns / figure.ns);
    else
        fprintf(out, " %7s", "");
}

static bool has_operation(const struct bench_report *report, size_t row, size_t column)
{
    return figure_at(report, row, column, BENCH_THROUGHPUT).ns > 0 ||
           figure_at(report, row, column, BENCH_LATENCY).ns > 0;
}

static void print_operations_title(FILE *out)
{
    fprintf(out,
            "\n2. ONE OPERATION AT A TIME\n\n"
            "Operands: %s.\n"
            "Throughput: operations that do not depend on each other. Latency: each waits for the result of the one "
            "before.\n\n"
            "%-36s  throughput                          latency\n"
            "%-36s       ns   cycles      ±   to GMP       ns   cycles      ±   to GMP\n",
            bench_workload, "", "operation");
}

static void print_operations_notes(const struct bench_report *report, bool classes, FILE *out)
{
    fprintf(out, "\n");
    if (column_at(report, "gmp") < report->n_columns)
        fprintf(
            out,
            "to GMP  how many times as fast as GMP in this run: its mpn, or its mpz where only that can do it. GMP is\n"
            "        called, the others are inlined, or called where the library has a call. Its comparisons and its\n"
            "        additions of one limb stop as soon as they can: early, with such operands. Texts are those of\n"
            "        mpz_get_str() and strlen(), or mpz_set_str(), which allocate nothing here.\n");
    fprintf(out,
            "  +     each step of this chain also xors fresh random limbs in, or the operands would degenerate: one\n"
            "        cycle more, two in a row with a class. A flag or a count is fed back by xoring it into the next\n"
            "        operand: likewise. So are three characters and the length of a text, and a number that was read\n"
            "        chooses the next text: some cycles more, as to read the characters again.\n");
    if (report->clock.ns <= 0)
        fprintf(out, "cycles  not known: nobody wrote a measurement of the core clock for this target.\n");
    if (classes)
        fprintf(
            out,
            "classes say which operands. N-limbs: the divisor's or modulus' length, by which any dividend is divided,\n"
            "        or that of the operand of a root or logarithm, or of one factor; each with any number of leading\n"
            "        zero bits. small: below 2^64, of any length. mixed: each of another length. full: of any value.\n"
            "        corrections-N: a quotient limb is first estimated too large in every other division. exact:\n"
            "        without remainder. odd, even: moduli of 256 bits, with operands below them and exponents of 256\n"
            "        bits, or 65537. pow2: 2^241 to 2^255. max: 2^256 - 1. secp256k1, curve25519: their fields.\n"
            "        bn254: its order. unreduced: operands of any size, moduli of any length. odd-8bit: an odd base,\n"
            "        an exponent of so many bits. ten: its powers below 10^64. k3: the cube root. fibonacci:\n"
            "        neighbours in a sequence of that kind, Euclid's worst case. amount: 60 to 90 bits, as in an\n"
            "        account of a coin with 18 decimals. address: 160 bits. N-digits: in decimal. base3: that radix.\n"
            "        decimal, hex, exponent, underscores: how it is written. within, end, beyond: where in the\n"
            "        message the 32 bytes are.\n"
            "        Samples meet in another order in each call, so that branch predictors cannot learn them; so do\n"
            "        those of minima, saturated sums and other choices, which have no class.\n");
}

static void print_operations(const struct bench_report *report, FILE *out)
{
    size_t n_cases;
    const struct bench_case *const cases = bench_cases(&n_cases);
    const char *topic = NULL;
    const struct bench_row *titled = NULL;
    bool classes = false;
    for (size_t i = 0; i < n_cases; i++) {
        const struct bench_row *const row = cases[i].row;
        const char *name = cases[i].operands_name ? cases[i].operands_name : row->name;
        for (size_t c = 0; c < report->n_columns; c++) {
            if (!has_operation(report, i, c))
                continue;
            if (!topic)
                print_operations_title(out);
            if (!topic || strcmp(topic, row->topic) != 0)
                fprintf(out, "%s.h\n", topic = row->topic);
            if (cases[i].operands_name && titled != row)
                fprintf(out, "  %s\n", row->name);
            titled = row;
            classes |= cases[i].operands_name != NULL;
            fprintf(out, "  %s%-*s%-15s", cases[i].operands_name ? "  " : "", cases[i].operands_name ? 17 : 19, name,
                    report->columns[c]->title);
            name = "";
            print_figure(report, i, c, BENCH_THROUGHPUT, out);
            print_figure(report, i, c, BENCH_LATENCY, out);
            fprintf(out, "\n");
        }
    }
    if (topic)
        print_operations_notes(report, classes, out);
}

/* The slowest of the n cases, which are those of one operation, in that column; n when none was measured. */
static size_t slowest(const struct bench_report *report, size_t first, size_t n, size_t column, enum bench_mode mode)
{
    size_t found = n;
    for (size_t i = 0; i < n; i++) {
        const double ns = figure_at(report, first + i, column, mode).ns;
        if (ns > 0 && (found == n || ns > figure_at(report, first + found, column, mode).ns))
            found = i;
    }
    return found;
}

/* Of each operation that has classes of operands. */
static void print_slowest(const struct bench_report *report, FILE *out)
{
    const size_t column = column_at(report, bench_machine()->backend);
    size_t n_cases;
    const struct bench_case *const cases = bench_cases(&n_cases);
    bool titled = false;
    for (size_t i = 0, n; i < n_cases; i += n) {
        for (n = 1; i + n < n_cases && cases[i + n].row == cases[i].row;)
            n++;
        const enum bench_mode modes[] = {BENCH_THROUGHPUT, BENCH_LATENCY};
        unsigned measured = 0;
        for (size_t j = 0; j < n; j++)
            measured += column < report->n_columns && has_operation(report, i + j, column);
        if (!cases[i].operands_name || measured == 0)
            continue;
        if (!titled)
            fprintf(out,
                    "\nSlowest operand class of each operation, of those that this run measured (%s)\n"
                    "  %-25s classes  throughput                 latency\n",
                    report->columns[column]->title, "operation");
        titled = true;
        fprintf(out, "  %-25s %7u", cases[i].row->name, measured);
        for (size_t m = 0; m < sizeof modes / sizeof *modes; m++) {
            const size_t worst = slowest(report, i, n, column, modes[m]);
            if (worst < n)
                fprintf(out, "  %-13s %9.2f ns", cases[i + worst].operands_name,
                        figure_at(report, i + worst, column, modes[m]).ns);
        }
        fprintf(out, "\n");
    }
}

/* One group of the closing sentence: "u256_full_mul (x 1.53), u256_mul (x 1.10)". */
struct group {
    char text[256];
    unsigned count;
};

static void group_add(struct group *group, const char *name, double factor)
{
    const size_t used = strlen(group->text);
    snprintf(group->text + used, sizeof group->text - used, "%s%s (x %.2f)", group->count > 0 ? ", " : "", name,
             factor);
    group->count++;
}

/* "; in words 1.23 times" for two columns on u256_full_mul, if both were measured. */
static void print_ratio(const struct bench_report *report, const char *words, const char *slow, const char *fast,
                        FILE *out)
{
    const double slow_ns = article_figure(report, 0, column_at(report, slow)).ns;
    const double fast_ns = article_figure(report, 0, column_at(report, fast)).ns;
    if (slow_ns > 0 && fast_ns > 0)
        fprintf(out, words, slow_ns / fast_ns);
}

/* Compares columns a and b on the article's workloads, in one sentence; false when there is nothing to compare. */
static bool print_contest(const struct bench_report *report, const char *a, const char *name_a, const char *b,
                          const char *name_b, FILE *out)
{
    struct group a_wins = {"", 0}, b_wins = {"", 0}, level = {"", 0};
    for (size_t row = 0; row < N_ARTICLE; row++) {
        const struct bench_figure figure_a = article_figure(report, row, column_at(report, a));
        const struct bench_figure figure_b = article_figure(report, row, column_at(report, b));
        if (figure_a.ns <= 0 || figure_b.ns <= 0)
            continue;
        const double ratio = figure_b.ns / figure_a.ns;
        /* Closer than that is noise, or where the linker happened to put the loop. */
        const double noise = 1.02 + figure_a.spread + figure_b.spread;
        if (ratio > noise)
            group_add(&a_wins, article[row].name, ratio);
        else if (ratio < 1 / noise)
            group_add(&b_wins, article[row].name, 1 / ratio);
        else
            group_add(&level, article[row].name, ratio);
    }
    if (a_wins.count + b_wins.count + level.count == 0)
        return false;
    fprintf(out, "\nFound: on this machine, with %s, ", bench_machine()->compiler);
    if (a_wins.count > 0)
        fprintf(out, "%s beats %s on %s", name_a, name_b, a_wins.text);
    if (b_wins.count > 0)
        fprintf(out, "%s%s beats %s on %s", a_wins.count > 0 ? ", " : "", name_b, name_a, b_wins.text);
    if (level.count > 0)
        fprintf(out, "%s%s and %s are level on %s", a_wins.count + b_wins.count > 0 ? ", " : "", name_a, name_b,
                level.text);
    return true;
}

static void print_finding(const struct bench_report *report, FILE *out)
{
    const char *const int128 = "the compiler's int128";
    if (!print_contest(report, "asm", "inline assembly", "int128", int128, out) &&
        !print_contest(report, "int128", int128, "split32", "portable C", out)) {
        fprintf(out,
                "\nFound: nothing about asm and int128, which were not both measured on the article's workloads.\n");
        return;
    }
    print_ratio(report, "; mulx and adx gain x %.2f for assembly on u256_full_mul", "asm", "asm-mulx", out);
    print_ratio(report, " and x %.2f for int128", "int128", "int128-bmi2", out);
    print_ratio(report, "; assembly as in 2018 takes %.2f times as long as int128 there, in the article 2.69 times",
                "asm-2018", "int128", out);
    fprintf(out, "%s.\n", bench_machine()->meaningless || report->too_short ? " (but these figures mean nothing)" : "");
}

void bench_print(const struct bench_report *report, FILE *out)
{
    print_machine(report, out);
    if (report->compare) {
        print_slowest(report, out);
        bench_print_peers(report, out);
        return;
    }
    print_article(report, out);
    print_operations(report, out);
    print_slowest(report, out);
    print_finding(report, out);
}
