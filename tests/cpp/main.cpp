// SPDX-License-Identifier: MIT OR Apache-2.0

/* The tests of <u256.hpp> in the Test Anything Protocol. */

#include "check.hpp"

#include <chrono>
#include <cinttypes>
#include <cstdlib>

namespace check
{

unsigned failures;

std::uint64_t seed()
{
    static const std::uint64_t value = [] {
        const char *const given = std::getenv("U256_TEST_SEED");
        return given ? std::strtoull(given, nullptr, 0)
                     : static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count());
    }();
    return value;
}

unsigned scaled(unsigned cases)
{
    const char *const given = std::getenv("U256_TEST_SCALE");
    const double scale = given ? std::strtod(given, nullptr) : 1;
    return static_cast<unsigned>(cases * scale) + 1;
}

void fail(const char *file, int line, const char *what, const std::string &operands)
{
    if (++failures <= 20)
        std::printf("# %s:%d: not so: %s\n#   of%s\n", file, line, what, operands.c_str());
}

} // namespace check

int main()
{
    const struct {
        const char *name;
        void (*run)();
    } topics[] = {{"operators", test_operators}, {"arithmetic", test_arithmetic},   {"portable", test_portable},
                  {"constant", test_constant},   {"conversions", test_conversions}, {"bytes", test_bytes},
                  {"text", test_text},           {"stream", test_stream},           {"format", test_format}};
    std::printf("# U256_TEST_SEED=%" PRIu64 "\n1..%zu\n", check::seed(), sizeof topics / sizeof *topics);
    unsigned number = 0, failed = 0;
    for (const auto &topic : topics) {
        check::failures = 0;
        topic.run();
        failed += check::failures != 0;
        std::printf("%s %u - cpp/%s\n", check::failures ? "not ok" : "ok", ++number, topic.name);
        std::fflush(stdout);
    }
    return failed != 0;
}
