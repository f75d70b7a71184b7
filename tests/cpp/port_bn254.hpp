// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef PORT_BN254_HPP
#define PORT_BN254_HPP

/* A part of port_evm.cpp: a modular arithmetic in intx's words (Montgomery, word by word), and points on y^2 = x^3 + 3
 * over it (EIP-196). */

#include <u256.hpp>
namespace intx = libu256;

#include <algorithm>
#include <span>
#include <vector>

using intx::uint256;
using namespace intx::literals;

class montgomery
{
  public:
    constexpr explicit montgomery(const uint256 &modulus)
        : mod(modulus), r_squared(square_of_r(modulus)), inverse(negated_inverse(modulus[0]))
    {
    }

    constexpr uint256 to(const uint256 &x) const
    {
        return mul(x, r_squared);
    }

    constexpr uint256 from(const uint256 &x) const
    {
        return mul(x, 1);
    }

    /* x * y / 2^256, by coarsely integrated operand scanning. */
    constexpr uint256 mul(const uint256 &x, const uint256 &y) const
    {
        constexpr auto words = uint256::num_words;
        intx::uint<uint256::num_bits + 64> t;
        for (std::size_t i = 0; i < words; i++) {
            std::uint64_t c = 0;
            for (std::size_t j = 0; j < words; j++)
                std::tie(c, t[j]) = step(t[j], x[j], y[i], c);
            auto sum = intx::addc(t[words], c);
            t[words] = sum.value;
            const auto d = sum.carry;
            const auto m = t[0] * inverse;
            std::tie(c, t[0]) = step(t[0], m, mod[0], 0);
            for (std::size_t j = 1; j < words; j++)
                std::tie(c, t[j - 1]) = step(t[j], m, mod[j], c);
            sum = intx::addc(t[words], c);
            t[words - 1] = sum.value;
            t[words] = d + sum.carry;
        }
        if (t >= mod)
            t -= mod;
        return static_cast<uint256>(t);
    }

    constexpr uint256 add(const uint256 &x, const uint256 &y) const
    {
        const auto s = addc(x, y);
        const auto d = subc(s.value, mod);
        return !s.carry && d.carry ? s.value : d.value;
    }

    constexpr uint256 sub(const uint256 &x, const uint256 &y) const
    {
        const auto d = subc(x, y);
        return d.carry ? d.value + mod : d.value;
    }

    /* By Fermat's little theorem. */
    constexpr uint256 invert(const uint256 &x) const
    {
        uint256 r = to(1);
        const uint256 e = mod - 2;
        for (auto i = bit_width(e); i-- > 0;) {
            r = mul(r, r);
            if (bit_test(e, i))
                r = mul(r, x);
        }
        return r;
    }

    uint256 mod, r_squared;
    std::uint64_t inverse;

  private:
    static constexpr std::pair<std::uint64_t, std::uint64_t> step(std::uint64_t t, std::uint64_t a, std::uint64_t b,
                                                                  std::uint64_t c)
    {
        const auto p = intx::umul(a, b) + t + c;
        return {p[1], p[0]};
    }

    static constexpr uint256 square_of_r(const uint256 &m)
    {
        return static_cast<uint256>(udivrem(intx::uint<uint256::num_bits * 2 + 64>{1} << 512, m).rem);
    }

    static constexpr std::uint64_t negated_inverse(std::uint64_t m)
    {
        std::uint64_t x = 1;
        for (int i = 0; i < 6; i++)
            x *= 2 - m * x;
        return 0 - x;
    }
};

constexpr auto field_prime = 0x30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47_u256;
constexpr auto group_order = 0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001_u256;
constexpr montgomery field{field_prime};
static_assert(field.from(field.to(7)) == 7 && field.mul(field.to(2), field.to(3)) == field.to(6));

struct point {
    uint256 x, y; /* 0, 0: at infinity */

    friend bool operator==(const point &, const point &) = default;
};

bool on_curve(const point &p)
{
    const auto x = field.to(p.x), y = field.to(p.y);
    return p == point{} || field.mul(y, y) == field.add(field.mul(field.mul(x, x), x), field.to(3));
}

point add(const point &p, const point &q)
{
    if (p == point{} || q == point{})
        return p == point{} ? q : p;
    const auto px = field.to(p.x), py = field.to(p.y), qx = field.to(q.x), qy = field.to(q.y);
    if (px == qx && field.add(py, qy) == 0)
        return {};
    const auto square = field.mul(px, px);
    const auto slope = px == qx
                           ? field.mul(field.add(field.add(square, square), square), field.invert(field.add(py, py)))
                           : field.mul(field.sub(qy, py), field.invert(field.sub(qx, px)));
    const auto x = field.sub(field.sub(field.mul(slope, slope), px), qx);
    const auto y = field.sub(field.mul(slope, field.sub(px, x)), py);
    return {field.from(x), field.from(y)};
}

point mul(const point &p, const uint256 &k)
{
    point r;
    for (auto i = intx::bit_width(k); i-- > 0;) {
        r = add(r, r);
        if (intx::bit_test(k, i))
            r = add(r, p);
    }
    return r;
}

/* The precompile at address 7: 96 bytes or less, a point and a factor; nothing for what is no point. */
std::vector<std::uint8_t> bn254_mul(std::span<const std::uint8_t> input)
{
    std::uint8_t buffer[96]{};
    std::copy_n(input.begin(), std::min(input.size(), sizeof buffer), buffer);
    const point p{intx::be::unsafe::load<uint256>(buffer), intx::be::unsafe::load<uint256>(buffer + 32)};
    if (p.x >= field_prime || p.y >= field_prime || !on_curve(p))
        return {};
    const auto r = mul(p, intx::be::unsafe::load<uint256>(buffer + 64));
    std::vector<std::uint8_t> output(64);
    intx::be::unsafe::store(output.data(), r.x);
    intx::be::unsafe::store(output.data() + 32, r.y);
    return output;
}

#endif
