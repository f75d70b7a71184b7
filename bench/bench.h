/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef BENCH_H
#define BENCH_H

/*
 * What the parts of bench_u256 know of each other.
 *
 * A column is one backend, compiled in one way, or GMP. It is a table of rows; a row is one operation with a loop for
 * each way of measuring it. The loops of a column lie in one file and contain the operation inlined, as a caller's
 * would. What differs between classes of operands is the samples alone: all of them go through the same loops.
 *
 *     bench_backend.c   a column, compiled once per backend: bench_loops.h around the operations in bench_<topic>.c
 *     bench_gmp.c       the same loops around GMP's mpn functions
 *     bench_boost.cpp   around Boost.Multiprecision's cpp_int; with -Dcompare=true
 *     bench_bitint.c    around a C compiler's _BitInt(256); likewise
 *     bench_arrays.c    --arrays: long arrays by instruction set, with tables of its own
 *     bench_columns.c   which columns there are, and which of them this CPU can run
 *     bench_samples.c   the operands, by class
 *     bench_texts.c     the same as texts
 *     bench_check.c     whether all columns compute the same from them
 *     bench_machine.c   the CPU, its clock, and how this program was built
 *     bench_report.c    the tables
 *     bench_peers.c     those of --compare
 *     bench_u256.cpp    Google Benchmark: measures every loop and fills the tables
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

enum bench_mode {
    BENCH_ARTICLE,    /* a whole workload of the article of 2018; the time is that of all its steps */
    BENCH_THROUGHPUT, /* independent operands; the time is that of one operation */
    BENCH_LATENCY,    /* each operation waits for the result of the one before; likewise */
    BENCH_MODES
};

extern const char *const bench_mode_names[BENCH_MODES];

struct bench_data;

/* Runs over all samples and leaves every result in *data, so that what is measured is also what is checked. */
typedef void bench_loop(struct bench_data *data);

struct bench_row {
    const char *name;              /* of the operation */
    const char *topic;             /* the header that declares it; "article" for a workload of 2018 */
    uint64_t classes;              /* of operands, by their bits: enum bench_operands. The master list's count */
    uint64_t common;               /* those that are measured by default in all columns; the others with --all */
    bool remix;                    /* a step of its chain also takes a fresh sample: a cycle or two more */
    unsigned steps;                /* what one call counts as: divide the time of a call by this */
    bench_loop *loop[BENCH_MODES]; /* NULL: not measured in this mode */
};

struct bench_column {
    const char *id;      /* in the names of benchmarks */
    const char *title;   /* in the tables */
    const char *backend; /* u256_backend() of that code; "mpn" for GMP */
    const char *version; /* of the library, or of GMP */
    const char *built;   /* the compiler and flags of what a caller's file holds */
    bool article_only;   /* has no other rows than the article's */
    bool peer;           /* not this library */
    bool compare_only;   /* measured with --compare alone */
    bool newer_cpu;      /* compiled for instructions that not every CPU of the architecture has */

    /* Where numbers have another form than in struct bench_data: brings in the operands, and clears the results; then
     * takes the results back. NULL where they have not. Neither is part of what is measured. */
    void (*prepare)(struct bench_data *data);
    void (*collect)(struct bench_data *data);

    const struct bench_row *const *rows;
    size_t n_rows;
};

enum { BENCH_MAX_COLUMNS = 32 };

/* The columns that this CPU can run. The first one, split32, has every row; its rows are the master list. */
const struct bench_column *const *bench_columns(size_t *count);

/* Why there are fewer than there could be; NULL when there are not. */
const char *bench_columns_missing(void);

/* What --compare lacks in this build, and why; "" when nothing. */
extern const char *const bench_peers_missing;

/* The column's counterpart to a row of the master list, in that mode, or NULL. */
const struct bench_row *bench_find(const struct bench_column *column, const struct bench_row *master,
                                   enum bench_mode mode);

/* A row of the tables: an operation and a class of its operands. */
struct bench_case {
    const struct bench_row *row; /* of the master list */
    unsigned operands;           /* enum bench_operands */
    const char *operands_name;   /* NULL for BENCH_PLAIN */
    bool common;
    char name[64]; /* OPERATION or OPERATION:CLASS */
};

/* The cases of the master list, in its order. */
const struct bench_case *bench_cases(size_t *count);

/* The name of a class, NULL for BENCH_PLAIN. */
const char *bench_operands_name(unsigned operands);

/* The samples of a class: always the same ones, from a fixed seed. */
struct bench_data *bench_samples(unsigned operands);

/* Runs every loop of every column once and compares what they left behind. Returns the number of loops in which a
 * column disagrees with the others, and names each on `errors`. fault is NULL, or the "column/operation" whose results
 * get one wrong bit, for all classes or, as "column/operation:class", for one, to show that this is noticed: -1 when
 * there is no such column or operation. */
int bench_check(const char *fault, FILE *errors);

struct bench_facts {
    const char *cpu;
    const char *compiler;
    const char *flags;
    const char *backend; /* the one that the library of this build has */
    const char *version; /* of the library */
    bool meaningless;    /* built without optimisation or with a sanitizer */
};

const struct bench_facts *bench_machine(void);

/* Whether the CPU has mulx, adcx and adox. */
bool bench_cpu_has_bmi2_adx(void);

/* Whether it has what -march=native meant when this was built; in bench_native.c. */
bool bench_cpu_is_native(void);

/* Dependent additions of one cycle each, bench_clock_steps of them: their time gives the core clock, which the
 * time-stamp counter does not. NULL where nobody wrote it for the target. */
extern bench_loop *const bench_clock_chain;
extern const unsigned bench_clock_steps;

/* Operands, in one sentence for people. */
extern const char *const bench_workload;

/* The median over repetitions, and half the distance of the quartiles as a share of it. ns is 0 when not measured. */
struct bench_figure {
    double ns;
    double spread;
};

struct bench_report {
    const struct bench_column *const *columns;
    size_t n_columns;
    const struct bench_figure *figures; /* at bench_at() */
    struct bench_figure clock;          /* of one step of bench_clock_chain */
    unsigned repetitions;
    bool too_short; /* a run to see that it works */
    bool compare;   /* with the columns that are compare_only */
};

static inline size_t bench_at(size_t n_columns, size_t row, size_t column, enum bench_mode mode)
{
    return (row * n_columns + column) * BENCH_MODES + mode;
}

/* Of a report that compares: every case with every column that has it, and where peers are ahead. */
void bench_print_peers(const struct bench_report *report, FILE *out);

/* Prints all tables that have figures, and the closing sentence. */
void bench_print(const struct bench_report *report, FILE *out);

#ifdef __cplusplus
}
#endif

#endif /* BENCH_H */
