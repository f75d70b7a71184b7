// SPDX-License-Identifier: MIT OR Apache-2.0

// Google Benchmark measures every loop of bench.h; the medians go to bench_report.c. The only C++ of this project's
// build: what is measured is C, and was compiled as such.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

#include <regex.h>
#include <unistd.h>

#include "bench.h"
#include "bench_arrays.h"

namespace
{

const char usage[] =
    "usage: bench_u256 [--all | --compare | --arrays] [--smoke] [--fault=COLUMN/OPERATION] [--benchmark_...]\n"
    "\n"
    "Compares the backends of libu256: the tables of the article of 2018, then single operations.\n"
    "\n"
    "  --all     every operation and class of operands in every column, instead of the most common ones (takes many\n"
    "            minutes). A default run has the other classes too, but briefly, and only for the library's backend\n"
    "  --compare every operation that a peer has, in every column, and where a peer is ahead. Columns are libu256 by\n"
    "            backend, inlined and by symbol, by compiler and flags; GMP, Boost and _BitInt: most of them only in "
    "a\n"
    "            build with -Dcompare=true. Takes about ten minutes\n"
    "  --arrays  nothing but arrays: by size of array and instruction set, beside loops over the scalar functions, "
    "GMP's\n"
    "            and memcpy. Takes about two minutes. With --benchmark_format=json arrays of more lengths, named\n"
    "            u256_array_OPERATION/COLUMN/ELEMENTS, for --benchmark_filter, too; all of them once, or as often as\n"
    "            --benchmark_repetitions says\n"
    "  --smoke   every operation, but only for a moment: to see that it works, not to measure\n"
    "  --fault=  puts one wrong bit into what COLUMN computes for OPERATION (asm/u256_mul): to see that it is noticed\n"
    "\n"
    "Benchmarks are named OPERATION/COLUMN/MODE, or OPERATION:CLASS/COLUMN/MODE where there are classes of operands;\n"
    "MODE is article, throughput or latency:\n"
    "  bench_u256 --benchmark_filter='u256_mul/(asm|int128)/'\n"
    "  bench_u256 --benchmark_filter='u256_divrem:[34]-limbs/asm/'\n"
    "With --benchmark_format=json (or csv) there are no tables, and nothing but JSON on the standard output.\n"
    "The defaults of this program are --benchmark_repetitions=7 --benchmark_min_time=0.02\n"
    "--benchmark_enable_random_interleaving=true.\n";

// For how many seconds a row with classes of operands is measured: there are many, and large loops settle soon. The
// others get what --benchmark_min_time says, and so do these when the user says something.
const double class_seconds = 0.002, class_seconds_all = 0.005;

// Likewise for every row of a comparison, since there are so many columns.
const double compare_seconds = 0.002;

const char clock_name[] = "core_clock";

// --benchmark_filter as Google Benchmark reads it, but applied here: the clock is measured whatever is selected.
class filter
{
  public:
    explicit filter(const std::string &text) : given_(!text.empty() && text != "all")
    {
        excludes_ = given_ && text[0] == '-';
        if (given_ && regcomp(&regex_, text.c_str() + excludes_, REG_EXTENDED | REG_NOSUB) != 0)
            throw std::invalid_argument("--benchmark_filter is not a regular expression: " + text);
    }
    filter(const filter &) = delete;
    filter &operator=(const filter &) = delete;
    ~filter()
    {
        if (given_)
            regfree(&regex_);
    }

    bool passes(const std::string &name) const
    {
        return !given_ || (regexec(&regex_, name.c_str(), 0, nullptr, 0) == 0) != excludes_;
    }

    // Whether it asks for benchmarks by name, then of any operation.
    bool selects() const
    {
        return given_ && !excludes_;
    }

  private:
    bool given_, excludes_;
    regex_t regex_ = {};
};

struct options {
    bool all = false;
    bool compare = false;
    bool arrays = false;
    bool smoke = false;
    bool tables = true;
    bool json = false;
    std::string fault;
    std::string filter;
    unsigned repetitions = 7;
    unsigned array_repetitions = 1;
    bool time_given = false;
    std::vector<std::string> rest; // for Google Benchmark
};

// The value of --name=value, or nullptr.
const char *value_of(const char *argument, const char *name)
{
    const std::size_t length = std::strlen(name);
    return std::strncmp(argument, name, length) == 0 && argument[length] == '=' ? argument + length + 1 : nullptr;
}

options parse(int argc, char **argv)
{
    options o;
    o.rest = {argv[0], "--benchmark_enable_random_interleaving=true"};
    const std::size_t defaults = o.rest.size();
    for (int i = 1; i < argc; i++) {
        if (std::strcmp(argv[i], "--all") == 0) {
            o.all = true;
        } else if (std::strcmp(argv[i], "--compare") == 0) {
            o.compare = true;
        } else if (std::strcmp(argv[i], "--arrays") == 0) {
            o.arrays = true;
        } else if (std::strcmp(argv[i], "--smoke") == 0) {
            o.all = o.smoke = true;
        } else if (const char *fault = value_of(argv[i], "--fault")) {
            o.fault = fault;
        } else if (const char *text = value_of(argv[i], "--benchmark_filter")) {
            o.filter = text;
        } else {
            if (const char *format = value_of(argv[i], "--benchmark_format")) {
                o.tables = std::strcmp(format, "console") == 0;
                o.json = std::strcmp(format, "json") == 0;
            }
            // A list of names is to have no times in it.
            o.time_given |= value_of(argv[i], "--benchmark_min_time") || value_of(argv[i], "--benchmark_list_tests");
            if (const char *repetitions = value_of(argv[i], "--benchmark_repetitions"))
                o.repetitions = o.array_repetitions = static_cast<unsigned>(std::max(1, std::atoi(repetitions)));
            if (std::strcmp(argv[i], "--help") == 0)
                std::printf("%s\nGoogle Benchmark's own help:\n\n", usage);
            o.rest.emplace_back(argv[i]);
        }
    }
    if (o.smoke) {
        o.repetitions = o.array_repetitions = 1;
        o.time_given = true;
    }
    // What the user says comes later and wins.
    const std::string time = std::string("--benchmark_min_time=") + (o.smoke ? "0.000001" : "0.02") + BENCH_SECONDS;
    const std::string repetitions = "--benchmark_repetitions=" + std::to_string(o.repetitions);
    o.rest.insert(o.rest.begin() + static_cast<std::ptrdiff_t>(defaults), {time, repetitions});
    return o;
}

// One benchmark: a loop of one column.
struct workload {
    std::string name;
    bench_loop *loop;
    bench_data *samples;
    unsigned steps;
    std::size_t figure; // where its figure goes
    double seconds;     // for how long; 0: what --benchmark_min_time says
    std::vector<double> ns;
    // For the progress:
    benchmark::IterationCount iterations = 0;
    unsigned runs = 0;
};

// Says on the standard error how far the measurement is: Google Benchmark reports a benchmark after its last
// repetition, which with random interleaving is at the end for all of them.
class progress
{
  public:
    progress(std::size_t benchmarks, unsigned repetitions) : total_(benchmarks * repetitions), start_(clock::now())
    {
    }

    // Google Benchmark seeks the number of iterations in runs that grow, and then repeats the last.
    void starts(workload &w, benchmark::IterationCount iterations)
    {
        if (iterations != w.iterations) {
            done_ -= w.runs;
            w.runs = 0;
        }
        w.iterations = iterations;
        w.runs++;
        show(done_);
        done_++;
    }

    void ends()
    {
        show(total_);
        if (terminal_)
            std::fputs("\n", stderr);
    }

  private:
    using clock = std::chrono::steady_clock;

    void show(std::size_t done)
    {
        const std::size_t percent = std::min<std::size_t>(100, 100 * done / std::max<std::size_t>(1, total_));
        if (percent < shown_ + (terminal_ ? 1 : 10))
            return;
        shown_ = terminal_ ? percent : percent / 10 * 10;
        const double seconds = std::chrono::duration<double>(clock::now() - start_).count();
        const double left = seconds * static_cast<double>(100 - percent) / static_cast<double>(percent);
        std::fprintf(stderr, "%smeasuring: %3zu%%, %.0f s, about %.0f s left%s", terminal_ ? "\r" : "", shown_, seconds,
                     left, terminal_ ? "   " : "\n");
        std::fflush(stderr);
    }

    std::size_t total_, done_ = 0, shown_ = 0;
    clock::time_point start_;
    bool terminal_ = isatty(STDERR_FILENO) != 0;
};

// Linear interpolation between the order statistics of a sorted list.
double quantile(const std::vector<double> &sorted, double q)
{
    const double at = q * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

bench_figure summarize(std::vector<double> ns)
{
    if (ns.empty())
        return {0, 0};
    std::sort(ns.begin(), ns.end());
    const double median = quantile(ns, 0.5);
    return {median, median > 0 ? (quantile(ns, 0.75) - quantile(ns, 0.25)) / 2 / median : 0};
}

class table_reporter : public benchmark::BenchmarkReporter
{
  public:
    table_reporter(std::vector<std::unique_ptr<workload>> &workloads, std::size_t n_figures, const options &o,
                   progress &bar)
        : workloads_(workloads), n_figures_(n_figures), options_(o), bar_(bar)
    {
        for (const auto &w : workloads_)
            by_name_[w->name] = w.get();
    }

    bool ReportContext(const Context &context) override
    {
        std::ostringstream text;
        PrintBasicContext(&text, context);
        std::fputs(text.str().c_str(), stderr);
        if (text.str().find("built as DEBUG") != std::string::npos)
            std::fputs(
                "(DEBUG: that is Google Benchmark itself, as Debian and others package it. It concerns the harness "
                "around the loops, not the code that is measured.)\n",
                stderr);
        return true;
    }

    void ReportRuns(const std::vector<Run> &runs) override
    {
        for (const Run &run : runs) {
            const auto found = by_name_.find(run.run_name.function_name);
            if (found == by_name_.end() || run.iterations <= 0)
                continue;
            std::vector<double> &ns = found->second->ns;
            // The user may have asked for aggregates only: then the median is all there is.
            if (run.run_type == Run::RT_Iteration || (run.aggregate_name == "median" && ns.empty()))
                ns.push_back(run.cpu_accumulated_time / static_cast<double>(run.iterations) * 1e9);
        }
    }

    void Finalize() override
    {
        bar_.ends();
        std::vector<bench_figure> figures(n_figures_, bench_figure{0, 0});
        bench_report report = {};
        report.columns = bench_columns(&report.n_columns);
        report.repetitions = options_.repetitions;
        report.too_short = options_.smoke;
        report.compare = options_.compare;
        for (const auto &w : workloads_)
            (w->name == clock_name ? report.clock : figures[w->figure]) = summarize(w->ns);
        report.figures = figures.data();
        bench_print(&report, stdout);
        std::fflush(stdout);
    }

  private:
    std::vector<std::unique_ptr<workload>> &workloads_;
    std::unordered_map<std::string, workload *> by_name_;
    std::size_t n_figures_;
    const options &options_;
    progress &bar_;
};

// What a default run measures beside the common rows, for the tables: every class of operands, in the backend that the
// library has and in its peer, to find the slowest one of each operation.
bool is_for_slowest(const bench_case &of, const bench_column &column, const options &o)
{
    return o.tables && of.operands_name != nullptr &&
           (std::strcmp(column.id, bench_machine()->backend) == 0 || std::strcmp(column.id, "gmp") == 0);
}

// Whether a comparison has it: what a peer has too.
bool is_compared(const bench_case &of, bench_mode mode)
{
    std::size_t n_columns = 0;
    const bench_column *const *const columns = bench_columns(&n_columns);
    return mode != BENCH_ARTICLE && std::any_of(columns, columns + n_columns, [&](const bench_column *column) {
               return column->peer && bench_find(column, of.row, mode) != nullptr;
           });
}

// For how long a benchmark runs; 0: as long as the others.
double seconds_for(const bench_case &of, const options &o, bool selected)
{
    // Google Benchmark appends a time of its own to the name, which only the tables do not show.
    if (!o.tables || o.time_given || selected)
        return 0;
    if (o.compare)
        return compare_seconds;
    return of.operands_name == nullptr ? 0 : o.all ? class_seconds_all : class_seconds;
}

// Every loop that the options select, and the clock.
std::vector<std::unique_ptr<workload>> select(const options &o)
{
    const filter wanted(o.filter);
    std::vector<std::unique_ptr<workload>> selected;
    std::size_t n_columns = 0;
    const bench_column *const *const columns = bench_columns(&n_columns);
    std::size_t n_cases = 0;
    const bench_case *const cases = bench_cases(&n_cases);
    for (std::size_t i = 0; i < n_cases; i++) {
        const bench_case &of = cases[i];
        for (int m = 0; m < BENCH_MODES; m++) {
            const auto mode = static_cast<bench_mode>(m);
            const bool compared = o.compare && is_compared(of, mode);
            for (std::size_t c = 0; c < n_columns; c++) {
                const bench_row *const found = of.row->loop[mode] ? bench_find(columns[c], of.row, mode) : nullptr;
                if (found == nullptr)
                    continue;
                const std::string name = std::string(of.name) + "/" + columns[c]->id + "/" + bench_mode_names[mode];
                if (!wanted.passes(name) || (o.compare ? !compared : columns[c]->compare_only))
                    continue;
                if (!(o.compare || o.all || of.common || wanted.selects() || is_for_slowest(of, *columns[c], o)))
                    continue;
                const double seconds = seconds_for(of, o, wanted.selects());
                selected.push_back(std::make_unique<workload>(workload{name,
                                                                       found->loop[mode],
                                                                       bench_samples(of.operands),
                                                                       found->steps,
                                                                       bench_at(n_columns, i, c, mode),
                                                                       seconds,
                                                                       {}}));
            }
        }
    }
    if (!selected.empty() && bench_clock_chain != nullptr)
        selected.push_back(
            std::make_unique<workload>(workload{clock_name, bench_clock_chain, nullptr, bench_clock_steps, 0, 0, {}}));
    return selected;
}

void add_context()
{
    const bench_facts &machine = *bench_machine();
    benchmark::AddCustomContext("libu256", machine.version);
    benchmark::AddCustomContext("backend", machine.backend);
    benchmark::AddCustomContext("compiler", machine.compiler);
    benchmark::AddCustomContext("flags", machine.flags);
    benchmark::AddCustomContext("cpu_model", machine.cpu);
    benchmark::AddCustomContext("workload", bench_workload);
    std::size_t n_columns = 0;
    const bench_column *const *const columns = bench_columns(&n_columns);
    for (std::size_t c = 0; c < n_columns; c++)
        benchmark::AddCustomContext(std::string("column ") + columns[c]->id, std::string(columns[c]->title) + ": " +
                                                                                 columns[c]->backend + " " +
                                                                                 columns[c]->version);
    if (bench_columns_missing() != nullptr)
        benchmark::AddCustomContext("note", bench_columns_missing());
    if (machine.meaningless)
        benchmark::AddCustomContext("warning", "built without optimisation or with a sanitizer: figures mean nothing");
}

// Google Benchmark's JSON of what bench_arrays.c measured itself.
struct array_reporter {
    filter wanted;
    unsigned repetitions, repetition;
    benchmark::JSONReporter json;
    std::vector<benchmark::BenchmarkReporter::Run> runs;
};

int report_arrays(const options &o)
{
    array_reporter reporter{filter(o.filter), o.array_repetitions, 0, {}, {}};
    bench_array_sink sink = {};
    sink.to = &reporter;
    sink.wants = [](void *to, const char *name) { return static_cast<array_reporter *>(to)->wanted.passes(name); };
    sink.takes = [](void *to, const char *name, double ns, unsigned bytes) {
        array_reporter &all = *static_cast<array_reporter *>(to);
        benchmark::BenchmarkReporter::Run run;
        run.run_name.function_name = name;
        // Its constructor leaves these open.
        run.family_index = run.per_family_instance_index = 0;
        run.threads = run.iterations = 1;
        run.repetitions = all.repetitions;
        run.repetition_index = all.repetition;
        run.real_accumulated_time = run.cpu_accumulated_time = ns * 1e-9;
        run.counters["bytes"] = bytes;
        all.runs.push_back(run);
    };
    int disagreements = 0;
    for (; disagreements == 0 && reporter.repetition < reporter.repetitions; reporter.repetition++)
        disagreements = bench_array_figures(o.smoke, &sink);
    if (disagreements > 0 || reporter.runs.empty()) {
        if (disagreements == 0)
            std::fputs("bench_u256: --benchmark_filter matches nothing\n", stderr);
        return 1;
    }
    add_context();
    reporter.json.ReportContext(benchmark::BenchmarkReporter::Context());
    reporter.json.ReportRuns(reporter.runs);
    reporter.json.Finalize();
    return 0;
}

int run(int argc, char **argv)
{
    options o = parse(argc, argv);
    std::vector<char *> arguments;
    for (std::string &argument : o.rest)
        arguments.push_back(&argument[0]);
    int count = static_cast<int>(arguments.size());
    arguments.push_back(nullptr);
    benchmark::Initialize(&count, arguments.data());
    if (count > 1) {
        std::fprintf(stderr, "bench_u256: unknown argument %s\n%s", arguments[1], usage);
        return 2;
    }

    if (o.arrays && o.json)
        return report_arrays(o);
    if (o.arrays)
        return bench_arrays(o.smoke, stdout) == 0 ? 0 : 1;

    auto workloads = select(o);
    if (workloads.empty()) {
        std::fputs("bench_u256: --benchmark_filter matches nothing\n", stderr);
        return 1;
    }

    const int disagreements = bench_check(o.fault.empty() ? nullptr : o.fault.c_str(), stderr);
    if (disagreements < 0) {
        std::fprintf(stderr, "bench_u256: --fault: no such column or operation: %s\n", o.fault.c_str());
        return 2;
    }
    if (disagreements > 0) {
        std::fprintf(stderr, "bench_u256: %d checksums differ: nothing is measured, there are no tables\n",
                     disagreements);
        return 1;
    }

    progress bar(workloads.size(), o.repetitions);
    for (const auto &pointer : workloads) {
        workload *const w = pointer.get();
        auto *const registered = benchmark::RegisterBenchmark(w->name.c_str(), [w, &bar](benchmark::State &state) {
            bar.starts(*w, state.max_iterations);
            while (state.KeepRunningBatch(w->steps))
                w->loop(w->samples);
        });
        if (w->seconds > 0)
            registered->MinTime(w->seconds);
    }
    add_context();
    std::size_t n_columns = 0, n_cases = 0;
    bench_columns(&n_columns);
    bench_cases(&n_cases);
    table_reporter tables(workloads, bench_at(n_columns, n_cases, 0, BENCH_ARTICLE), o, bar);
    // With no reporter given, Google Benchmark takes the one of --benchmark_format.
    benchmark::RunSpecifiedBenchmarks(o.tables ? &tables : nullptr);
    if (!o.tables)
        bar.ends();
    benchmark::Shutdown();
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    try {
        return run(argc, argv);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_u256: %s\n", error.what());
        return 2;
    }
}
