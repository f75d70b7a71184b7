/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * What the models leave out of the square root since its constants are made for 64 bits, at 64 bits, on the source as
 * it is shipped: the first step is constant over intervals of its operand, and the bounds that the later steps need are
 * monotone there, so that the ends of all intervals stand for all operands. In exact integers.
 */

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include <src/portable/kernel_int128.h>
#define U256_API static
#include <src/portable/root.c>

using wide = unsigned __int128;

static void expect(bool right, const char *what, uint64_t given)
{
    if (right)
        return;
    std::printf("FAILED: %s, given 0x%llx\n", what, static_cast<unsigned long long>(given));
    std::exit(1);
}

/* With e = 1 - x y^2 2^-40 for the least upper bound of the x that have this a1, (a1 + 1) / 2^64, *more 2^-62 has to be
 * at most e / 2 + 3 e^2 / 8, so that y and it stay below 1 / sqrt(x). E is e 2^62, cut off. */
static void check_from_below(uint64_t a1, uint64_t y, uint64_t more)
{
    const wide exact = (wide{1} << 104) - (wide{a1} + 1) * (y * y), E = exact >> 42;
    expect(exact >> 127 == 0 && more <= (E >> 1) + (3 * E * E >> 65), "the root's inverse is from below", a1);
}

/* y of u256_k_root_inverse() depends on the upper 23 bits of a1. With x = a1 / 2^64 it has to be at most 2^20 / sqrt(x)
 * for the greatest x of an interval, and 1 - x y^2 2^-40 less than 2^-12.4, which is 776.05 * 2^-22, for the least.
 * What is rounded in between is checked at both ends and at places in each interval that differ: a1 y^2 has any
 * fraction. */
static uint64_t check_root_inverse()
{
    uint64_t count = 0;
    for (uint64_t top = uint64_t{1} << 21; top < uint64_t{1} << 23; top++) {
        const uint64_t least = top << 41, greatest = least | ((uint64_t{1} << 41) - 1);
        uint64_t more_least, more_greatest;
        const uint64_t y = u256_k_root_inverse(&more_least, least);
        expect(y == u256_k_root_inverse(&more_greatest, greatest), "the root's first step is constant", top);
        /* x y^2 <= 2^40, times 2^64. */
        expect(wide{greatest} * (y * y) <= wide{1} << 104, "the root's first step is not too large", top);
        const wide e = (wide{1} << 104) - wide{least} * (y * y);
        expect(e < wide{776} << 82, "the root's first step is near", top);
        check_from_below(least, y, more_least);
        check_from_below(greatest, y, more_greatest);
        for (uint64_t i = 1; i <= 4; i++) {
            const uint64_t a1 = least | (top * 0x9e3779b97f4a7c15 * i >> 23), more_before = more_least;
            uint64_t more;
            u256_k_root_inverse(&more, a1);
            check_from_below(a1, y, more);
            expect(more <= more_before, "the root's inverse decreases", a1);
        }
        count++;
    }
    return count;
}

int main()
{
    std::printf("inputs %llu root's first step, 64 bits\n", static_cast<unsigned long long>(check_root_inverse()));
    return 0;
}
