// SPDX-License-Identifier: MIT OR Apache-2.0

/* Loads and stores of both orders: against the C functions at full width, byte by byte at every other. */

#include "check.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

using namespace check;
namespace be = libu256::be;
namespace le = libu256::le;

namespace
{

/* As EVMC has them. */
struct address {
    std::uint8_t bytes[20];
};
struct bytes32 {
    std::uint8_t bytes[32];
};
struct hash256 {
    std::array<std::uint8_t, 32> bytes;
};

constexpr std::uint8_t ten[10] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
static_assert(be::load<uint256>(ten) == uint256{0x030405060708090a, 0x0102});
static_assert(le::load<uint256>(ten) == uint256{0x0807060504030201, 0x0a09});
static_assert(be::load<std::uint64_t>(std::span<const std::uint8_t, 2>{ten, 2}) == 0x0102);
static_assert(be::load<uint512>(std::span<const std::uint8_t>{ten, 3}) == 0x010203);
static_assert(be::load<uint256>(std::array<std::uint8_t, 0>{}) == 0);
static_assert(be::store<bytes32>(uint256{7}).bytes[31] == 7 && le::store<bytes32>(uint256{7}).bytes[0] == 7);
static_assert(be::trunc<address>(uint256{7}).bytes[19] == 7 &&
              be::load<uint256>(be::trunc<address>(uint256{-1})) == (uint256{1} << 160) - 1);

/* Byte i of x, the least significant one first. */
template <class T> std::uint8_t byte(const T &x, std::size_t i)
{
    if constexpr (requires { T::num_bits; })
        return static_cast<std::uint8_t>(x >> (8 * i));
    else
        return static_cast<std::uint8_t>(std::uint64_t{x} >> (8 * i));
}

/* The first bytes of a number, and checks of what is loaded from them and stored as them, in whatever way. These are no
 * part of what is compiled for each length: they would be most of the time that this file takes. */
template <class T> class results
{
  public:
    /* Of no alignment: from an address that is even or odd. */
    results(const T &number, std::size_t length, std::size_t odd)
        : x(number), M(length), b(most_significant_first + odd), l(least_significant_first + odd)
    {
        for (std::size_t i = 0; i < M; i++)
            b[M - 1 - i] = l[i] = byte(x, i);
        std::uint8_t extended[sizeof(T)]{};
        std::copy_n(l, M, extended);
        expected = le::unsafe::load<T>(extended);
        for (std::size_t i = 0; i < sizeof(T); i++)
            CHECK(byte(expected, i) == (i < M ? byte(x, i) : 0), x, i);
    }

    const std::uint8_t *big() const
    {
        return b;
    }

    const std::uint8_t *little() const
    {
        return l;
    }

    [[gnu::noinline]] void loaded(const T &number) const
    {
        CHECK(number == expected, x, M);
    }

    /* Between two bytes that are not to change. */
    std::uint8_t *room()
    {
        std::fill_n(out, M + 2, std::uint8_t{0xa5});
        return out + 1;
    }

    [[gnu::noinline]] void stored_be() const
    {
        CHECK(out[0] == 0xa5 && out[M + 1] == 0xa5 && std::equal(b, b + M, out + 1), x, M);
    }

    [[gnu::noinline]] void stored_le() const
    {
        CHECK(out[0] == 0xa5 && out[M + 1] == 0xa5 && std::equal(l, l + M, out + 1), x, M);
    }

  private:
    T x, expected;
    std::size_t M;
    std::uint8_t most_significant_first[sizeof(T) + 1], least_significant_first[sizeof(T) + 1];
    std::uint8_t *const b, *const l;
    std::uint8_t out[sizeof(T) + 2];
};

/* Of M bytes, as an array and as spans of a known length. */
template <class T, std::size_t M> [[gnu::noinline]] void of_known_length(results<T> &of, const T &x)
{
    /* Not a byte longer, so that AddressSanitizer sees what reads beyond. */
    std::uint8_t array[M], reversed[M];
    std::copy_n(of.big(), M, array);
    std::copy_n(of.little(), M, reversed);
    of.loaded(be::load<T>(array));
    of.loaded(be::load<T>(std::span<const std::uint8_t, M>{of.big(), M}));
    of.loaded(be::load<T>(std::span<std::uint8_t, M>{array}));
    of.loaded(le::load<T>(std::span<const std::uint8_t, M>{of.little(), M}));
    of.loaded(le::load<T>(reversed));
    if constexpr (M < sizeof(T)) {
        be::trunc(std::span<std::uint8_t, M>{of.room(), M}, x);
        of.stored_be();
        le::trunc(std::span<std::uint8_t, M>{of.room(), M}, x);
        of.stored_le();
        be::trunc(array, x);
    } else {
        be::store(std::span<std::uint8_t, M>{of.room(), M}, x);
        of.stored_be();
        le::store(std::span<std::uint8_t, M>{of.room(), M}, x);
        of.stored_le();
        be::store(array, x);
        std::array<std::uint8_t, M> standard{};
        le::store(standard, x);
        of.loaded(le::load<T>(standard));
        std::copy_n(standard.begin(), M, of.room());
        of.stored_le();
        of.loaded(be::unsafe::load<T>(of.big()));
        of.loaded(le::unsafe::load<T>(of.little()));
        be::unsafe::store(of.room(), x);
        of.stored_be();
        le::unsafe::store(of.room(), x);
        of.stored_le();
    }
    std::copy_n(array, M, of.room());
    of.stored_be();
}

/* Of a length that only the run knows. */
template <class T> void of_any_length(results<T> &of, const T &x, std::size_t M)
{
    of.loaded(be::load<T>(std::span<const std::uint8_t>{of.big(), M}));
    of.loaded(be::load<T>(std::vector<std::uint8_t>(of.big(), of.big() + M)));
    of.loaded(le::load<T>(std::span<const std::uint8_t>{of.little(), M}));
    of.loaded(le::load<T>(std::vector<std::uint8_t>(of.little(), of.little() + M)));
    be::trunc(std::span<std::uint8_t>{of.room(), M}, x);
    of.stored_be();
    le::trunc(std::span<std::uint8_t>{of.room(), M}, x);
    of.stored_le();
}

template <class T, std::size_t... M> void of_lengths(operands &given, const T &x, std::index_sequence<M...>)
{
    using check_of_known_length = void (*)(results<T> &, const T &);
    static constexpr check_of_known_length known[] = {of_known_length<T, M + 1>...};
    for (std::size_t length = 1; length <= sizeof...(M); length++) {
        results<T> of(x, length, given.below(2));
        known[length - 1](of, x);
        of_any_length(of, x, length);
    }
}

template <class T> void of_all_lengths(operands &given, const T &x)
{
    of_lengths(given, x, std::make_index_sequence<sizeof(T)>{});
}

/* A word of n bytes, as constant expressions have it and as others have it. */
template <libu256::detail::order O, std::size_t n> void of_a_word(std::uint64_t x)
{
    std::uint8_t bytes[8], once[8];
    libu256::detail::store_word_by_bytes<O>(bytes, x, n);
    libu256::detail::store_word<O>(once, x, n);
    CHECK(std::equal(bytes, bytes + n, once), x, n);
    const std::uint64_t expected = x << (64 - 8 * n) >> (64 - 8 * n);
    CHECK(libu256::detail::load_word_by_bytes<O>(bytes, n) == expected, x, n);
    CHECK(libu256::detail::load_word<O>(bytes, n) == expected, x, n);
}

template <std::size_t... N> void of_words(std::uint64_t x, std::index_sequence<N...>)
{
    (of_a_word<libu256::detail::order::be, N + 1>(x), ...);
    (of_a_word<libu256::detail::order::le, N + 1>(x), ...);
}

/* No bytes at all. */
template <class T> void of_none(const T &x)
{
    std::uint8_t untouched = 0xa5;
    const std::span<const std::uint8_t> none{&untouched, 0};
    CHECK(be::load<T>(none) == 0 && le::load<T>(none) == 0, x);
    be::trunc(std::span<std::uint8_t>{&untouched, 0}, x);
    le::trunc(std::span<std::uint8_t>{&untouched, 0}, x);
    CHECK(untouched == 0xa5, x);
}

/* More bytes than the number has. */
template <class T> void beyond(const T &x)
{
    std::uint8_t bytes[sizeof(T) + 3];
    be::trunc(std::span<std::uint8_t>{bytes}, x);
    CHECK(bytes[0] == 0 && bytes[2] == 0 && be::unsafe::load<T>(bytes + 3) == x, x);
    bytes[1] = 1;
    CHECK(be::load<T>(std::span<const std::uint8_t>{bytes}) == x, x);
    le::trunc(std::span<std::uint8_t>{bytes}, x);
    CHECK(bytes[sizeof(T)] == 0 && bytes[sizeof(T) + 2] == 0 && le::unsafe::load<T>(bytes) == x, x);
    bytes[sizeof(T)] = 1;
    CHECK(le::load<T>(std::span<const std::uint8_t>{bytes}) == x, x);
    CHECK(be::load<T>(std::span<const std::uint8_t>{}) == T{}, x);
}

} // namespace

void test_bytes()
{
    operands given("cpp/bytes");
    for (unsigned i = scaled(1000); i > 0; i--) {
        const auto x = given.number<uint256>();
        const auto y = given.number<uint512>();
        of_all_lengths(given, x);
        of_all_lengths(given, y);
        of_all_lengths(given, given.number<libu256::uint128>());
        of_all_lengths(given, given.word());
        of_all_lengths(given, static_cast<std::uint32_t>(given.word()));
        of_all_lengths(given, static_cast<std::uint16_t>(given.word()));
        of_all_lengths(given, static_cast<std::uint8_t>(given.word()));
        beyond(x);
        beyond(y);
        of_none(x);
        of_none(y);
        of_none(given.word());
        of_words(given.word(), std::make_index_sequence<8>{});

        std::uint8_t bytes[32], wide[64];
        u256_store_be(bytes, &x);
        u512_store_be(wide, &y);
        CHECK(be::load<uint256>(bytes) == x && be::load<uint512>(wide) == y, x, y);
        const auto big = be::store<bytes32>(x);
        CHECK(std::equal(bytes, bytes + 32, big.bytes) && be::load<uint256>(big) == x, x);
        CHECK(be::load<uint256>(be::store<hash256>(x)) == x, x);
        u256_store_le(bytes, &x);
        CHECK(le::load<uint256>(bytes) == x, x);
        const auto to = be::trunc<address>(x);
        CHECK(be::load<uint256>(to) == (x & (uint256{-1} >> 96)), x);

        CHECK(libu256::as_words(x)[3] == x[3] && libu256::as_words(x).size() == 4, x);
        const std::uint8_t *const memory = libu256::as_bytes(x);
        CHECK(std::equal(memory, memory + 32, reinterpret_cast<const std::uint8_t *>(&x)), x);
        const auto le_x = libu256::to_little_endian(x), be_x = libu256::to_big_endian(x);
        CHECK(le::unsafe::load<uint256>(libu256::as_bytes(le_x)) == x, x);
        CHECK(be::unsafe::load<uint256>(libu256::as_bytes(be_x)) == x, x);
        const std::uint64_t k = x[0], be_k = libu256::to_big_endian(k);
        CHECK(be::unsafe::load<std::uint64_t>(libu256::as_bytes(be_k)) == k, x);

        /* Bytes of the number itself. */
        uint256 self = x;
        be::unsafe::store(libu256::as_bytes(self), self);
        CHECK(self == be_x, x);
        self = be::unsafe::load<uint256>(libu256::as_bytes(self));
        CHECK(self == x, x);
    }
}
