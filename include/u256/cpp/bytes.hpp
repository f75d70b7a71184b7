/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#ifndef U256_CPP_BYTES_HPP
#define U256_CPP_BYTES_HPP

/*
 * Numbers as bytes: be, most significant byte first, as in the EVM and on the wire; le, least significant byte first. T
 * is uint<N> or one of uint8_t to uint64_t, and is named when loading: be::load<uint256>(bytes).
 *
 * Bytes are an array, a std::array, a span, or an object with one of these as its member `bytes`, like EVMC's address
 * and bytes32. With fewer bytes than T has, the others are 0: an address is 20 bytes of a uint256. More bytes than T
 * has do not compile if the length is a constant; otherwise T's least significant ones count.
 *
 *   be::load<T>(bytes)           the number
 *   be::store(bytes, x)          as many bytes as x has
 *   be::store<D>(x)              the same as a D, which has them as its member `bytes`
 *   be::trunc(bytes, x)          fewer: the least significant ones
 *   be::trunc<D>(x)              the same as a D
 *   be::unsafe::load<T>(p)       as many bytes as T has, from an unchecked pointer
 *   be::unsafe::store(p, x)
 *
 * All are constexpr. Bytes may be those of x itself, except for trunc() to a span of variable length. A constant number
 * of bytes compiles to a load or store for each word, and a byte swap if the order is not the machine's.
 */

#include <array>
#include <span>

#include <u256/cpp/bits.hpp>

namespace libu256
{

/* The words of x, least significant first. */
template <unsigned N> constexpr std::span<std::uint64_t, N / 64> as_words(uint<N> &x) noexcept
{
    return std::span<std::uint64_t, N / 64>{x.w};
}

template <unsigned N> constexpr std::span<const std::uint64_t, N / 64> as_words(const uint<N> &x) noexcept
{
    return std::span<const std::uint64_t, N / 64>{x.w};
}

/* The bytes of x as they are in memory, in the machine's order. */
template <class T>
requires std::is_trivially_copyable_v<T> std::uint8_t *as_bytes(T &x) noexcept
{
    return reinterpret_cast<std::uint8_t *>(&x);
}

template <class T>
requires std::is_trivially_copyable_v<T>
const std::uint8_t *as_bytes(const T &x) noexcept
{
    return reinterpret_cast<const std::uint8_t *>(&x);
}

namespace detail
{

template <class T> inline constexpr bool is_uint = false;
template <unsigned N> inline constexpr bool is_uint<uint<N>> = true;

template <class T>
concept number = is_uint<T> ||(std::unsigned_integral<T> && sizeof(T) <= 8);

template <class D>
concept has_bytes = requires(D &d)
{
    d.bytes[0];
};

/* What a span of bytes can be made of, except the span itself. */
template <class S>
concept bytes_range = !has_bytes<S> && std::is_convertible_v<const S &, std::span<const std::uint8_t>>;

template <class S> inline constexpr std::size_t extent_of = std::dynamic_extent;
template <std::size_t M> inline constexpr std::size_t extent_of<std::array<std::uint8_t, M>> = M;
template <std::size_t M> inline constexpr std::size_t extent_of<std::array<const std::uint8_t, M>> = M;
template <std::size_t M> inline constexpr std::size_t extent_of<std::span<std::uint8_t, M>> = M;

/* n bytes, 1 to 8, as a word. */
enum class order { be, le };

template <order O> constexpr std::uint64_t load_word_by_bytes(const std::uint8_t *p, std::size_t n) noexcept
{
    std::uint64_t x = 0;
    for (std::size_t i = 0; i < n; i++)
        x |= std::uint64_t{p[O == order::be ? n - 1 - i : i]} << 8 * i;
    return x;
}

template <order O> inline std::uint64_t load_word_at_once(const std::uint8_t *p, std::size_t n) noexcept
{
    /* The bytes in the upper part of a word, the last of them uppermost. */
    const std::uint64_t x = n == 8 ? u256_k_load_le64(p) : u256_k_load_le_few(p, static_cast<unsigned>(n));
    return O == order::be ? u256_k_bswap64(x) : x >> (64 - 8 * n);
}

template <order O> constexpr std::uint64_t load_word(const std::uint8_t *p, std::size_t n) noexcept
{
    return std::is_constant_evaluated() ? load_word_by_bytes<O>(p, n) : load_word_at_once<O>(p, n);
}

template <order O> constexpr void store_word_by_bytes(std::uint8_t *p, std::uint64_t x, std::size_t n) noexcept
{
    for (std::size_t i = 0; i < n; i++)
        p[O == order::be ? n - 1 - i : i] = static_cast<std::uint8_t>(x >> 8 * i);
}

template <order O> inline void store_word_at_once(std::uint8_t *p, std::uint64_t x, std::size_t n) noexcept
{
    if (O == order::be)
        x = u256_k_bswap64(x) >> (64 - 8 * n);
    if (n == 8)
        u256_k_store_le64(p, x);
    else
        u256_k_store_le_few(p, x, static_cast<unsigned>(n));
}

template <order O> constexpr void store_word(std::uint8_t *p, std::uint64_t x, std::size_t n) noexcept
{
    std::is_constant_evaluated() ? store_word_by_bytes<O>(p, x, n) : store_word_at_once<O>(p, x, n);
}

/* Where word i of a number of n bytes begins, and how many bytes it has. */
template <order O> constexpr std::size_t word_place(std::size_t n, std::size_t i, std::size_t size) noexcept
{
    return O == order::be ? n - 8 * i - size : 8 * i;
}

/* How many bytes of M are in word I. */
template <std::size_t M, std::size_t I> inline constexpr std::size_t word_size = M - 8 * I < 8 ? M - 8 * I : 8;

/* The number of n bytes, or what T holds of it. */
template <class T, order O> constexpr T load_bytes(const std::uint8_t *p, std::size_t n) noexcept
{
    if (n > sizeof(T)) {
        p += O == order::be ? n - sizeof(T) : 0;
        n = sizeof(T);
    }
    T x{};
    if constexpr (is_uint<T>) {
        for (std::size_t i = 0; i < n / 8; i++)
            x.w[i] = load_word<O>(p + word_place<O>(n, i, 8), 8);
        if (n % 8 != 0)
            x.w[n / 8] = load_word<O>(p + word_place<O>(n, n / 8, n % 8), n % 8);
    } else if (n != 0) {
        x = static_cast<T>(load_word<O>(p, n));
    }
    return x;
}

/* The same for a constant number of bytes, without a loop; all words are loaded before the first is stored, which
 * compilers cannot arrange if the bytes may be those of the number. */
template <class T, order O, std::size_t M, std::size_t... I>
[[gnu::always_inline]] constexpr T load_bytes(const std::uint8_t *p, std::index_sequence<I...>) noexcept
{
    return T{load_word<O>(p + word_place<O>(M, I, word_size<M, I>), word_size<M, I>)...};
}

template <class T, order O, std::size_t M> [[gnu::always_inline]] constexpr T load_array(const std::uint8_t *p) noexcept
{
    static_assert(M <= sizeof(T), "more bytes than the number has");
    if constexpr (M == 0)
        return T{};
    else if constexpr (!is_uint<T>)
        return static_cast<T>(load_word<O>(p, M));
    else
        return load_bytes<T, O, M>(p, std::make_index_sequence<(M + 7) / 8>{});
}

/* The n least significant bytes of x; beyond its own they are 0. */
template <order O, class T> constexpr void store_bytes(std::uint8_t *p, std::size_t n, const T &x) noexcept
{
    for (; n > sizeof(T); n--) {
        p[O == order::be ? 0 : n - 1] = 0;
        p += O == order::be ? 1 : 0;
    }
    if constexpr (is_uint<T>) {
        for (std::size_t i = 0; i < n / 8; i++)
            store_word<O>(p + word_place<O>(n, i, 8), x.w[i], 8);
        if (n % 8 != 0)
            store_word<O>(p + word_place<O>(n, n / 8, n % 8), x.w[n / 8], n % 8);
    } else if (n != 0) {
        store_word<O>(p, x, n);
    }
}

template <order O, std::size_t M, class T, std::size_t... I>
[[gnu::always_inline]] constexpr void store_bytes(std::uint8_t *p, const T &x, std::index_sequence<I...>) noexcept
{
    const std::uint64_t words[] = {x.w[I]...};
    (store_word<O>(p + word_place<O>(M, I, word_size<M, I>), words[I], word_size<M, I>), ...);
}

template <order O, std::size_t M, class T>
[[gnu::always_inline]] constexpr void store_array(std::uint8_t *p, const T &x) noexcept
{
    static_assert(M <= sizeof(T), "more bytes than the number has");
    if constexpr (M == 0)
        return;
    else if constexpr (!is_uint<T>)
        store_word<O>(p, x, M);
    else
        store_bytes<O, M>(p, x, std::make_index_sequence<(M + 7) / 8>{});
}

template <class T, order O, std::size_t Extent>
[[gnu::always_inline]] constexpr T load_span(std::span<const std::uint8_t, Extent> bytes) noexcept
{
    if constexpr (Extent != std::dynamic_extent)
        return load_array<T, O, Extent>(bytes.data());
    else
        return load_bytes<T, O>(bytes.data(), bytes.size());
}

template <order O, std::size_t Extent, class T>
[[gnu::always_inline]] constexpr void trunc_span(std::span<std::uint8_t, Extent> bytes, const T &x) noexcept
{
    if constexpr (Extent != std::dynamic_extent)
        store_array<O, Extent>(bytes.data(), x);
    else
        store_bytes<O>(bytes.data(), bytes.size(), x);
}

} // namespace detail

/* x with its bytes in the named order, relative to the machine's: what as_bytes() then shows. */
template <detail::number T> constexpr T to_little_endian(const T &x) noexcept
{
    if constexpr (std::endian::native == std::endian::little)
        return x;
    else if constexpr (!detail::is_uint<T>)
        return bswap(x);
    else {
        T r{};
        for (std::size_t i = 0; i < T::num_words; i++)
            r[i] = bswap(x[i]);
        return r;
    }
}

template <detail::number T> constexpr T to_big_endian(const T &x) noexcept
{
    if constexpr (std::endian::native == std::endian::little)
        return bswap(x);
    else if constexpr (!detail::is_uint<T>)
        return x;
    else {
        T r{};
        for (std::size_t i = 0; i < T::num_words; i++)
            r[T::num_words - 1 - i] = x[i];
        return r;
    }
}

/* Bytes with the most significant first. */
namespace be
{

/* The number that the bytes are. */
template <detail::number T, std::size_t M>
[[gnu::always_inline]] constexpr T load(const std::uint8_t (&bytes)[M]) noexcept
{
    return detail::load_array<T, detail::order::be, M>(bytes);
}

template <detail::number T, std::size_t Extent>
[[gnu::always_inline]] constexpr T load(std::span<const std::uint8_t, Extent> bytes) noexcept
{
    return detail::load_span<T, detail::order::be>(bytes);
}

template <detail::number T, detail::bytes_range S> [[gnu::always_inline]] constexpr T load(const S &bytes) noexcept
{
    return detail::load_span<T, detail::order::be>(std::span<const std::uint8_t, detail::extent_of<S>>(bytes));
}

template <detail::number T, detail::has_bytes S> [[gnu::always_inline]] constexpr T load(const S &object) noexcept
{
    return load<T>(object.bytes);
}

/* As many bytes as x has. */
template <detail::number T>
[[gnu::always_inline]] constexpr void store(std::uint8_t (&bytes)[sizeof(T)], const T &x) noexcept
{
    detail::store_array<detail::order::be, sizeof(T)>(bytes, x);
}

template <detail::number T>
[[gnu::always_inline]] constexpr void store(std::span<std::uint8_t, sizeof(T)> bytes, const T &x) noexcept
{
    detail::store_array<detail::order::be, sizeof(T)>(bytes.data(), x);
}

template <detail::has_bytes D, detail::number T> [[gnu::always_inline]] constexpr D store(const T &x) noexcept
{
    D object{};
    store(object.bytes, x);
    return object;
}

/* Fewer bytes than x has, the least significant ones. */
template <std::size_t M, detail::number T>
[[gnu::always_inline]] constexpr void trunc(std::uint8_t (&bytes)[M], const T &x) noexcept
{
    static_assert(M < sizeof(T), "as many bytes as the number has, or more: that is store()");
    detail::store_array<detail::order::be, M>(bytes, x);
}

template <std::size_t Extent, detail::number T>
[[gnu::always_inline]] constexpr void trunc(std::span<std::uint8_t, Extent> bytes, const T &x) noexcept
{
    static_assert(Extent == std::dynamic_extent || Extent < sizeof(T),
                  "as many bytes as the number has, or more: that is store()");
    detail::trunc_span<detail::order::be>(bytes, x);
}

template <std::size_t M, detail::number T>
[[gnu::always_inline]] constexpr void trunc(std::array<std::uint8_t, M> &bytes, const T &x) noexcept
{
    trunc(std::span<std::uint8_t, M>(bytes), x);
}

template <detail::has_bytes D, detail::number T> [[gnu::always_inline]] constexpr D trunc(const T &x) noexcept
{
    D object{};
    trunc(object.bytes, x);
    return object;
}

/* By unchecked pointers. */
namespace unsafe
{

/* As many bytes as T has. */
template <detail::number T> [[gnu::always_inline]] constexpr T load(const std::uint8_t *p) noexcept
{
    return detail::load_array<T, detail::order::be, sizeof(T)>(p);
}

template <detail::number T> [[gnu::always_inline]] constexpr void store(std::uint8_t *p, const T &x) noexcept
{
    detail::store_array<detail::order::be, sizeof(T)>(p, x);
}

} // namespace unsafe

} // namespace be

/* Bytes with the least significant first. */
namespace le
{

/* The number that the bytes are. */
template <detail::number T, std::size_t M>
[[gnu::always_inline]] constexpr T load(const std::uint8_t (&bytes)[M]) noexcept
{
    return detail::load_array<T, detail::order::le, M>(bytes);
}

template <detail::number T, std::size_t Extent>
[[gnu::always_inline]] constexpr T load(std::span<const std::uint8_t, Extent> bytes) noexcept
{
    return detail::load_span<T, detail::order::le>(bytes);
}

template <detail::number T, detail::bytes_range S> [[gnu::always_inline]] constexpr T load(const S &bytes) noexcept
{
    return detail::load_span<T, detail::order::le>(std::span<const std::uint8_t, detail::extent_of<S>>(bytes));
}

template <detail::number T, detail::has_bytes S> [[gnu::always_inline]] constexpr T load(const S &object) noexcept
{
    return load<T>(object.bytes);
}

/* As many bytes as x has. */
template <detail::number T>
[[gnu::always_inline]] constexpr void store(std::uint8_t (&bytes)[sizeof(T)], const T &x) noexcept
{
    detail::store_array<detail::order::le, sizeof(T)>(bytes, x);
}

template <detail::number T>
[[gnu::always_inline]] constexpr void store(std::span<std::uint8_t, sizeof(T)> bytes, const T &x) noexcept
{
    detail::store_array<detail::order::le, sizeof(T)>(bytes.data(), x);
}

template <detail::has_bytes D, detail::number T> [[gnu::always_inline]] constexpr D store(const T &x) noexcept
{
    D object{};
    store(object.bytes, x);
    return object;
}

/* Fewer bytes than x has, the least significant ones. */
template <std::size_t M, detail::number T>
[[gnu::always_inline]] constexpr void trunc(std::uint8_t (&bytes)[M], const T &x) noexcept
{
    static_assert(M < sizeof(T), "as many bytes as the number has, or more: that is store()");
    detail::store_array<detail::order::le, M>(bytes, x);
}

template <std::size_t Extent, detail::number T>
[[gnu::always_inline]] constexpr void trunc(std::span<std::uint8_t, Extent> bytes, const T &x) noexcept
{
    static_assert(Extent == std::dynamic_extent || Extent < sizeof(T),
                  "as many bytes as the number has, or more: that is store()");
    detail::trunc_span<detail::order::le>(bytes, x);
}

template <std::size_t M, detail::number T>
[[gnu::always_inline]] constexpr void trunc(std::array<std::uint8_t, M> &bytes, const T &x) noexcept
{
    trunc(std::span<std::uint8_t, M>(bytes), x);
}

template <detail::has_bytes D, detail::number T> [[gnu::always_inline]] constexpr D trunc(const T &x) noexcept
{
    D object{};
    trunc(object.bytes, x);
    return object;
}

/* By unchecked pointers. */
namespace unsafe
{

/* As many bytes as T has. */
template <detail::number T> [[gnu::always_inline]] constexpr T load(const std::uint8_t *p) noexcept
{
    return detail::load_array<T, detail::order::le, sizeof(T)>(p);
}

template <detail::number T> [[gnu::always_inline]] constexpr void store(std::uint8_t *p, const T &x) noexcept
{
    detail::store_array<detail::order::le, sizeof(T)>(p, x);
}

} // namespace unsafe

} // namespace le

} // namespace libu256

#endif /* U256_CPP_BYTES_HPP */
