// SPDX-License-Identifier: MIT OR Apache-2.0

/* Streams do with these numbers what they do with unsigned long long: the same manipulators give the same text,
 * and the same text the same number and state (as in libstdc++: others read on to the last letter or sign, and
 * then refuse all). */

#include "check.hpp"

#include <algorithm>
#include <iomanip>
#include <sstream>
#include <stdexcept>
#include <vector>

using namespace check;

namespace
{

template <class C, class T> void writes_the_same(operands &given)
{
    const unsigned long long k = given.word() >> given.below(64);
    std::basic_ostringstream<C> mine, theirs;
    for (auto *const stream : {&mine, &theirs}) {
        stream->setf(std::ios_base::fmtflags{}, std::ios_base::basefield | std::ios_base::adjustfield);
    }
    const std::ios_base::fmtflags bases[] = {{}, std::ios_base::dec, std::ios_base::hex, std::ios_base::oct};
    const std::ios_base::fmtflags sides[] = {{}, std::ios_base::left, std::ios_base::right, std::ios_base::internal};
    std::ios_base::fmtflags flags = bases[given.below(4)] | sides[given.below(4)];
    if (given.below(2))
        flags |= std::ios_base::showbase;
    if (given.below(2))
        flags |= std::ios_base::uppercase;
    if (given.below(4) == 0)
        flags |= std::ios_base::showpos;
    const int width = static_cast<int>(given.below(30));
    const C fill = C("* 0"[given.below(3)]);
    for (auto *const stream : {&mine, &theirs}) {
        stream->flags(flags);
        stream->width(width);
        stream->fill(fill);
    }
    const unsigned long long written = given.below(8) ? k : 0;
    mine << T{written} << C('|') << T{written};
    theirs << written << C('|') << written;
    CHECK(mine.str() == theirs.str() && mine.width() == 0, k, width, static_cast<unsigned>(flags));
}

template <class T> [[maybe_unused]] void reads_the_same(operands &given, const std::string &text)
{
    const std::ios_base::fmtflags bases[] = {{}, std::ios_base::dec, std::ios_base::hex, std::ios_base::oct};
    const std::ios_base::fmtflags flags =
        bases[given.below(4)] | (given.below(2) ? std::ios_base::skipws : std::ios_base::fmtflags{});
    std::istringstream mine(text), theirs(text);
    mine.flags(flags);
    theirs.flags(flags);
    T x = 77;
    unsigned long long k = 77;
    mine >> x;
    theirs >> k;
    const bool same = x == k && mine.rdstate() == theirs.rdstate();
    mine.clear();
    theirs.clear();
    std::string rest, expected;
    std::getline(mine, rest);
    std::getline(theirs, expected);
    if (!same || rest != expected)
        fail(__FILE__, __LINE__, ("reads \"" + text + "\" as unsigned long long does").c_str(),
             all(x, k, static_cast<unsigned>(flags)));
}

/* A stream that has room for so many characters. */
template <class C> class short_buffer : public std::basic_stringbuf<C>
{
  public:
    explicit short_buffer(std::streamsize room) : left(room)
    {
    }

  protected:
    std::streamsize xsputn(const C *text, std::streamsize n) override
    {
        const std::streamsize fits = std::min(n, left);
        left -= fits;
        return std::basic_stringbuf<C>::xsputn(text, fits);
    }

  private:
    std::streamsize left;
};

template <class C, class T> void without_room()
{
    short_buffer<C> buffer(3);
    std::basic_ostream<C> stream(&buffer);
    const C written[] = {'1', '2', '3', 0};
    stream << T{123} << T{4};
    CHECK(stream.bad() && buffer.str() == written, T{123});
    stream << T{5};
    CHECK(buffer.str() == written, T{5});
}

template <class T> void named_cases()
{
    without_room<char, T>();
    without_room<wchar_t, T>();
    /* Prefixes, with no base set and with std::hex. */
    for (const char *const text : {"0x1f", "0X1F", "+0x1f"}) {
        for (const auto base : {std::ios_base::fmtflags{}, std::ios_base::hex}) {
            std::istringstream from(text);
            from.setf(base, std::ios_base::basefield);
            T x = 0;
            from >> x;
            CHECK(x == 31 && from.eof() && !from.fail(), x);
        }
    }
}

template <class T> void of_width(operands &given)
{
    writes_the_same<char, T>(given);
    writes_the_same<wchar_t, T>(given);
    /* Of characters that numbers consist of; no minus, and no more than unsigned long long holds. */
    std::string text;
    for (unsigned n = given.below(12); n > 0; n--)
        text += "0011789abfx+ \n"[given.below(14)];
#ifdef __GLIBCXX__
    reads_the_same<T>(given, text);
#endif

    const auto x = given.number<T>();
    std::stringstream stream;
    const auto base = given.below(3);
    stream.setf(base == 0   ? std::ios_base::hex
                : base == 1 ? std::ios_base::oct
                            : std::ios_base::dec,
                std::ios_base::basefield);
    T first, second;
    stream << x << ' ' << ~x;
    stream >> first >> second;
    CHECK(first == x && second == ~x && stream.eof() && !stream.fail(), x, base);
}

/* Fails by throwing, as a buffer of a network connection may. */
struct broken : std::streambuf {
    int_type overflow(int_type) override
    {
        throw std::runtime_error("not connected");
    }
    int_type underflow() override
    {
        throw std::runtime_error("not connected");
    }
};

/* What it leaves the streams in, those that skip spaces first and those that do not. */
template <class T> std::vector<std::ios_base::iostate> states(T x)
{
    broken buffer;
    std::iostream out(&buffer), in(&buffer), at_once(&buffer);
    out << x;
    in >> x;
    at_once >> std::noskipws >> x;
    return {out.rdstate(), in.rdstate(), at_once.rdstate()};
}

template <class T> bool throws_on(T x)
{
    broken buffer;
    std::iostream out(&buffer);
    out.exceptions(std::ios_base::badbit);
    try {
        out << x;
    } catch (const std::runtime_error &error) {
        return std::string(error.what()) == "not connected" && out.bad();
    }
    return false;
}

} // namespace

void test_stream()
{
    operands given("cpp/stream");
    named_cases<uint256>();
    named_cases<uint512>();
    for (unsigned i = scaled(10000); i > 0; i--) {
        of_width<uint256>(given);
        of_width<uint512>(given);
    }
    CHECK(states(1ull) == states(uint256{1}) && states(uint256{1})[0] == std::ios_base::badbit, uint256{});
    CHECK(throws_on(1ull) && throws_on(uint256{1}), uint256{});
    const std::string max = to_string(~uint256{});
    uint256 x;
    std::istringstream fits(max), larger(joined("1", max)), negative("-1"), none("abc");
    fits >> x;
    CHECK(x == ~uint256{} && !fits.fail(), x);
    x = 5;
    larger >> x;
    CHECK(x == ~uint256{} && larger.fail() && larger.eof(), x);
    x = 5;
    negative >> x;
    CHECK(x == 0 && negative.fail(), x);
    x = 5;
    none >> x;
    CHECK(x == 0 && none.fail() && !none.eof(), x);
}
