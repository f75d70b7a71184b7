// SPDX-License-Identifier: MIT OR Apache-2.0

/* std::format does with these numbers what it does with unsigned long long. Nothing where the C++ library has none. */

#include "check.hpp"

#include <version>

using namespace check;

#ifdef __cpp_lib_format

    #include <format>

namespace
{

template <class T> void formats_the_same(operands &given)
{
    std::string spec = "{:";
    if (given.below(2))
        spec += std::string("*_0 <"[given.below(5)] + std::string(1, "<>^"[given.below(3)]));
    else if (given.below(3) == 0)
        spec += "<>^"[given.below(3)];
    if (given.below(3) == 0)
        spec += "+- "[given.below(3)];
    if (given.below(2))
        spec += '#';
    if (given.below(3) == 0)
        spec += '0';
    const auto width = static_cast<int>(given.below(40));
    const unsigned how = given.below(3);
    if (how == 1 && width > 0)
        spec += std::to_string(width);
    else if (how == 2)
        spec += "{}";
    if (given.below(4))
        spec += "dxXobB"[given.below(6)];
    spec += "}|";
    const unsigned long long k = given.below(8) ? given.word() >> given.below(64) : 0;
    const T x{k};
    std::string mine, theirs;
    if (how == 2) {
        mine = std::vformat(spec, std::make_format_args(x, width));
        theirs = std::vformat(spec, std::make_format_args(k, width));
    } else {
        mine = std::vformat(spec, std::make_format_args(x));
        theirs = std::vformat(spec, std::make_format_args(k));
    }
    if (mine != theirs)
        fail(__FILE__, __LINE__, (spec + " gives " + mine + ", not " + theirs).c_str(), all(x));
}

template <class T> bool refuses(const char *spec)
{
    const T x = 7;
    try {
        (void)std::vformat(spec, std::make_format_args(x));
        return false;
    } catch (const std::format_error &) {
        return true;
    }
}

} // namespace

void test_format()
{
    operands given("cpp/format");
    for (unsigned i = scaled(20000); i > 0; i--) {
        formats_the_same<uint256>(given);
        formats_the_same<uint512>(given);
    }
    for (const char *const spec :
         {"{:.3}", "{:q}", "{:dd}", "{:{<5}", "{:99999999999}", "{:c}", "{:{}}", "{:", "{:00d}"})
        CHECK(refuses<uint256>(spec), uint256{});
    CHECK(std::format("{} {:x} {:#b} {:>8}", uint256{-1}, uint512{255}, uint256{5}, uint256{7}) ==
              to_string(uint256{-1}) + " ff 0b101        7",
          uint256{});
    CHECK(std::format("{}<5 <{}> {:}^", uint256{3}, uint256{4}, uint256{5}) == "3<5 <4> 5^", uint256{});
    CHECK(std::format(L"{:#X}", uint256{255}) == L"0XFF" && std::format("{1:{0}}", 5, uint256{7}) == "    7",
          uint256{});
}

#else

void test_format()
{
    std::printf("# std::format: not in this C++ library\n");
}

#endif
