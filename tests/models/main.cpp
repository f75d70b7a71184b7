/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * Runs checks of a model by their names, each on every input that it names, and says how often each site of a
 * correction was taken: main [--fault N] NAME...
 */

#include <cstring>
#include <numeric>
#include <utility>

#include "model.hpp"

#include "division.hpp"
#include "inverse.hpp"
#include "modular.hpp"
#include "products.hpp"
#include "roots.hpp"
#include "steps.hpp"

struct model_check {
    const char *name;
    uint64_t (*run)();
};

static const model_check checks[] = {
    {"limb products", check_limb_products},
    {"limb factors", check_limb_factors},
    {"rows", check_rows},
    {"pairs", check_pairs},
    {"wide pairs", check_wide_pairs},
    {"shifts", check_shifts},
    {"div2by1", check_div2by1},
    {"reciprocal2", check_reciprocal2},
    {"reciprocal128", check_reciprocal128},
    {"quotient limb, 2", check_quotient_limb2},
    {"quotient limb, 3", check_quotient_limb3},
    {"quotient limb, 4", check_quotient_limb4},
    {"quotient by row, 2", check_quotient_by_row2},
    {"quotient by row, 3, some", check_quotient_by_row3_some},
    {"invert limb", check_invert_limb},
    {"gcd limb", check_gcd_limb},
    {"divrem", check_divrem},
    {"divrem, 3 by 2", check_divrem_short},
    {"divrem, ends", check_divrem_ends},
    {"divrem, few", check_divrem_few},
    {"divrem, many", check_divrem_many},
    {"divrem, 8 by 4", check_divrem_wide},
    {"divrem, 8 by 8", check_divrem_wide_by_wide},
    {"muldiv", check_muldiv},
    {"inverse", check_inverse},
    {"inverse, some", check_inverse_some},
    {"inverse, 2 by 2", check_inverse_short},
    {"inverse, pow2", check_inverse_pow2},
    {"root", check_root},
    {"root, 8", check_root_wide},
    {"reduce", check_reduce},
    {"reduce, 8", check_reduce_wide},
    {"fold", check_fold},
    {"montgomery, some", check_montgomery_some},
    {"modular", check_modular},
    {"high", check_high},
    {"high, some", check_high_some},
};

static const model_check *check_named(const char *name)
{
    for (const model_check &check : checks) {
        if (std::strcmp(check.name, name) == 0)
            return &check;
    }
    std::printf("there is no check \"%s\"\n", name);
    std::exit(2);
}

int main(int argc, char **argv)
{
    int first = 1;
    if (argc > 2 && std::strcmp(argv[1], "--fault") == 0) {
        model_fault = unsigned(std::atoi(argv[2]));
        first = 3;
    }
    for (int i = first; i < argc; i++) {
        const uint64_t count = check_named(argv[i])->run();
        std::printf("inputs %llu %s\n", static_cast<unsigned long long>(count), argv[i]);
        std::fflush(stdout);
    }
    for (const correction_site *site = correction_sites; site; site = site->next)
        std::printf("correction %llu %llu %s\n", static_cast<unsigned long long>(site->taken),
                    static_cast<unsigned long long>(site->passed), site->name);
    return 0;
}
