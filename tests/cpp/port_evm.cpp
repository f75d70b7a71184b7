// SPDX-License-Identifier: MIT OR Apache-2.0

/*
 * A program in the way of those written on intx: the word instructions of an EVM over a stack, memory and EVMC's kinds of
 * byte arrays, and the precompile that adds and multiplies points of BN254 by a modular arithmetic of its own (Montgomery,
 * word by word). Ported as README.md says: an include and a namespace alias. Nothing else here knows libu256, until main()
 * holds each instruction against u256_evm_*() and checks what the programs compute.
 */

#include <u256.hpp>
namespace intx = libu256;

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <span>
#include <vector>

#include "operands.h"

using intx::uint256;
using namespace intx::literals;

/* ---- What an EVM client has of its own. */

namespace evmc
{
struct address {
    std::uint8_t bytes[20]{};
};
struct bytes32 {
    std::uint8_t bytes[32]{};
};
} // namespace evmc

enum opcode : std::uint8_t {
    op_stop = 0x00,
    op_add,
    op_mul,
    op_sub,
    op_div,
    op_sdiv,
    op_mod,
    op_smod,
    op_addmod,
    op_mulmod,
    op_exp,
    op_signextend,
    op_lt = 0x10,
    op_gt,
    op_slt,
    op_sgt,
    op_eq,
    op_iszero,
    op_and,
    op_or,
    op_xor,
    op_not,
    op_byte,
    op_shl,
    op_shr,
    op_sar,
    op_clz,
    op_caller = 0x33,
    op_calldataload = 0x35,
    op_calldatasize,
    op_pop = 0x50,
    op_mload,
    op_mstore,
    op_mstore8,
    op_jump = 0x56,
    op_jumpi,
    op_gas = 0x5a,
    op_jumpdest,
    op_push0 = 0x5f,
    op_push1,
    op_push32 = 0x7f,
    op_dup1,
    op_dup16 = 0x8f,
    op_swap1,
    op_swap16 = 0x9f,
    op_return = 0xf3
};

enum class status { success, out_of_gas, stack, bad_jump, bad_opcode };

struct result {
    status code = status::success;
    std::int64_t gas_left = 0;
    std::vector<std::uint8_t> output;
};

class interpreter
{
  public:
    interpreter(std::span<const std::uint8_t> code_, std::span<const std::uint8_t> input_, const evmc::address &sender_)
        : code(code_), input(input_), sender(sender_)
    {
    }

    result run(std::int64_t gas)
    {
        result r;
        gas_left = gas;
        r.code = loop(r.output);
        r.gas_left = r.code == status::success ? gas_left : 0;
        return r;
    }

  private:
    std::span<const std::uint8_t> code, input;
    evmc::address sender;
    std::vector<uint256> stack;
    std::vector<std::uint8_t> memory;
    std::int64_t gas_left = 0;

    uint256 pop()
    {
        const uint256 x = stack.back();
        stack.pop_back();
        return x;
    }

    static unsigned operands_of(std::uint8_t op)
    {
        switch (op) {
        case op_addmod:
        case op_mulmod:
            return 3;
        case op_iszero:
        case op_not:
        case op_clz:
        case op_calldataload:
        case op_pop:
        case op_mload:
        case op_jump:
            return 1;
        case op_stop:
        case op_caller:
        case op_calldatasize:
        case op_gas:
        case op_jumpdest:
            return 0;
        default:
            if (op >= op_dup1 && op <= op_dup16)
                return op - op_dup1 + 1u;
            if (op >= op_swap1 && op <= op_swap16)
                return op - op_swap1 + 2u;
            return op >= op_push0 && op <= op_push32 ? 0 : 2;
        }
    }

    bool grow(const uint256 &offset, const uint256 &size)
    {
        if (size == 0)
            return true;
        if (intx::count_significant_words(offset) > 1 || intx::count_significant_words(size) > 1 || offset > 0xffffff ||
            size > 0xffffff)
            return false;
        const auto end = static_cast<std::size_t>(offset + size);
        const std::size_t words = (end + 31) / 32;
        if (words * 32 > memory.size()) {
            const auto cost = [](std::size_t w) { return static_cast<std::int64_t>(3 * w + w * w / 512); };
            gas_left -= cost(words) - cost(memory.size() / 32);
            memory.resize(words * 32);
        }
        return gas_left >= 0;
    }

    bool jump(std::size_t &pc, const uint256 &to) const
    {
        if (to >= code.size())
            return false;
        pc = static_cast<std::size_t>(to);
        return code[pc] == op_jumpdest;
    }

    status loop(std::vector<std::uint8_t> &output)
    {
        for (std::size_t pc = 0; pc < code.size(); pc++) {
            const std::uint8_t op = code[pc];
            if (stack.size() < operands_of(op) || stack.size() > 1023)
                return status::stack;
            gas_left -= 3;
            if (gas_left < 0)
                return status::out_of_gas;
            switch (op) {
            case op_stop:
                return status::success;
            case op_add: {
                const auto x = pop();
                stack.back() += x;
                break;
            }
            case op_mul: {
                const auto x = pop();
                stack.back() *= x;
                break;
            }
            case op_sub: {
                const auto x = pop();
                stack.back() = x - stack.back();
                break;
            }
            case op_div: {
                const auto x = pop();
                auto &v = stack.back();
                v = v != 0 ? x / v : 0;
                break;
            }
            case op_sdiv: {
                const auto x = pop();
                auto &v = stack.back();
                v = v != 0 ? intx::sdivrem(x, v).quot : 0;
                break;
            }
            case op_mod: {
                const auto x = pop();
                auto &v = stack.back();
                v = v != 0 ? x % v : 0;
                break;
            }
            case op_smod: {
                const auto x = pop();
                auto &v = stack.back();
                v = v != 0 ? intx::sdivrem(x, v).rem : 0;
                break;
            }
            case op_addmod: {
                const auto x = pop(), y = pop();
                auto &m = stack.back();
                m = m != 0 ? intx::addmod(x, y, m) : 0;
                break;
            }
            case op_mulmod: {
                const auto x = pop(), y = pop();
                auto &m = stack.back();
                m = m != 0 ? intx::mulmod(x, y, m) : 0;
                break;
            }
            case op_exp: {
                const auto base = pop();
                auto &exponent = stack.back();
                gas_left -= 50 * static_cast<int>(intx::count_significant_bytes(exponent));
                if (gas_left < 0)
                    return status::out_of_gas;
                exponent = intx::exp(base, exponent);
                break;
            }
            case op_signextend: {
                const auto ext = pop();
                auto &x = stack.back();
                if (ext < 31) {
                    const auto e = ext[0];
                    const auto sign_bit = static_cast<unsigned>(8 * e + 7);
                    const auto mask = (uint256{1} << (sign_bit + 1)) - 1;
                    x = intx::bit_test(x, sign_bit) ? x | ~mask : x & mask;
                }
                break;
            }
            case op_lt: {
                const auto x = pop();
                stack.back() = x < stack.back();
                break;
            }
            case op_gt: {
                const auto x = pop();
                stack.back() = stack.back() < x;
                break;
            }
            case op_slt: {
                const auto x = pop();
                stack.back() = slt(x, stack.back());
                break;
            }
            case op_sgt: {
                const auto x = pop();
                stack.back() = slt(stack.back(), x);
                break;
            }
            case op_eq: {
                const auto x = pop();
                stack.back() = stack.back() == x;
                break;
            }
            case op_iszero:
                stack.back() = stack.back() == 0;
                break;
            case op_and: {
                const auto x = pop();
                stack.back() &= x;
                break;
            }
            case op_or: {
                const auto x = pop();
                stack.back() |= x;
                break;
            }
            case op_xor: {
                const auto x = pop();
                stack.back() ^= x;
                break;
            }
            case op_not:
                stack.back() = ~stack.back();
                break;
            case op_byte: {
                const auto n = pop();
                auto &x = stack.back();
                const bool n_valid = n < 32;
                const auto byte_mask = n_valid ? uint256{0xff} : uint256{};
                x = (x >> (8 * (31 - n))) & byte_mask;
                break;
            }
            case op_shl: {
                const auto n = pop();
                stack.back() <<= n;
                break;
            }
            case op_shr: {
                const auto n = pop();
                stack.back() >>= n;
                break;
            }
            case op_sar: {
                const auto n = pop();
                auto &x = stack.back();
                const bool is_neg = static_cast<std::int64_t>(x[3]) < 0;
                const auto sign_mask = is_neg ? ~uint256{} : uint256{};
                const auto mask_shift = (n < 256) ? (256 - n[0]) : 0;
                x = (x >> n) | (sign_mask << mask_shift);
                break;
            }
            case op_clz:
                stack.back() = clz(stack.back());
                break;
            case op_caller:
                stack.push_back(intx::be::load<uint256>(sender));
                break;
            case op_calldataload: {
                auto &index = stack.back();
                if (input.size() < index) {
                    index = 0;
                } else {
                    const auto begin = static_cast<std::size_t>(index);
                    const auto n = std::min<std::size_t>(32, input.size() - begin);
                    std::uint8_t data[32]{};
                    std::memcpy(data, input.data() + begin, n);
                    index = intx::be::unsafe::load<uint256>(data);
                }
                break;
            }
            case op_calldatasize:
                stack.push_back(input.size());
                break;
            case op_pop:
                stack.pop_back();
                break;
            case op_mload: {
                auto &index = stack.back();
                if (!grow(index, 32))
                    return status::out_of_gas;
                index = intx::be::unsafe::load<uint256>(&memory[static_cast<std::size_t>(index)]);
                break;
            }
            case op_mstore: {
                const auto index = pop(), value = pop();
                if (!grow(index, 32))
                    return status::out_of_gas;
                intx::be::unsafe::store(&memory[static_cast<std::size_t>(index)], value);
                break;
            }
            case op_mstore8: {
                const auto index = pop(), value = pop();
                if (!grow(index, 1))
                    return status::out_of_gas;
                memory[static_cast<std::size_t>(index)] = static_cast<std::uint8_t>(value);
                break;
            }
            case op_jump:
                if (!jump(pc, pop()))
                    return status::bad_jump;
                break;
            case op_jumpi: {
                const auto to = pop(), condition = pop();
                if (condition && !jump(pc, to))
                    return status::bad_jump;
                break;
            }
            case op_gas:
                stack.push_back(gas_left);
                break;
            case op_jumpdest:
                break;
            case op_return: {
                const auto offset = pop(), size = pop();
                if (!grow(offset, size))
                    return status::out_of_gas;
                if (size != 0)
                    output.assign(&memory[static_cast<std::size_t>(offset)],
                                  &memory[static_cast<std::size_t>(offset)] + static_cast<std::size_t>(size));
                return status::success;
            }
            default:
                if (op >= op_push0 && op <= op_push32) {
                    const std::size_t n = op - op_push0, left = std::min(n, code.size() - pc - 1);
                    std::uint8_t data[32]{};
                    std::memcpy(data + 32 - n, code.data() + pc + 1, left);
                    stack.push_back(intx::be::load<uint256>(data));
                    pc += n;
                } else if (op >= op_dup1 && op <= op_dup16) {
                    const uint256 copy = stack[stack.size() - (op - op_dup1 + 1u)];
                    stack.push_back(copy);
                } else if (op >= op_swap1 && op <= op_swap16) {
                    std::swap(stack.back(), stack[stack.size() - (op - op_swap1 + 2u)]);
                } else {
                    return status::bad_opcode;
                }
            }
        }
        return status::success;
    }
};

/* ---- A modular arithmetic in intx's words, and points on y^2 = x^3 + 3 over it (EIP-196). */

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

/* ---- The checks. */

namespace
{

unsigned number, failed;

void check(bool ok, const char *what)
{
    number++;
    failed += !ok;
    std::printf("%s %u - %s\n", ok ? "ok" : "not ok", number, what);
}

void push(std::vector<std::uint8_t> &code, const uint256 &x)
{
    const auto n = intx::count_significant_bytes(x);
    code.push_back(static_cast<std::uint8_t>(op_push0 + n));
    code.resize(code.size() + n);
    intx::be::trunc(std::span<std::uint8_t>(code).last(n), x);
}

/* The word that a program returns. */
uint256 word_of(const std::vector<std::uint8_t> &code, std::span<const std::uint8_t> input = {})
{
    evmc::address sender;
    sender.bytes[0] = 0xaa;
    sender.bytes[19] = 0x01;
    const auto r = interpreter(code, input, sender).run(10'000'000);
    return r.code == status::success && r.output.size() == 32
               ? intx::be::load<uint256>(std::span<const std::uint8_t>(r.output))
               : uint256{0xbad};
}

/* The end of a program: MSTORE of the top of the stack at 0, RETURN of 32 bytes. */
void return_top(std::vector<std::uint8_t> &code)
{
    for (const int byte : {+op_push0, +op_mstore, +op_push1, 32, +op_push0, +op_return})
        code.push_back(static_cast<std::uint8_t>(byte));
}

using reference = void (*)(u256 *, const u256 *, const u256 *);
using reference3 = void (*)(u256 *, const u256 *, const u256 *, const u256 *);

/* Every instruction on operands that are hard for it, against the C function of that opcode. */
bool instructions_agree()
{
    static constexpr struct {
        std::uint8_t op;
        unsigned operands;
        reference f;
        reference3 f3;
    } table[] = {{op_add, 2, u256_evm_add, nullptr},
                 {op_mul, 2, u256_evm_mul, nullptr},
                 {op_sub, 2, u256_evm_sub, nullptr},
                 {op_div, 2, u256_evm_div, nullptr},
                 {op_sdiv, 2, u256_evm_sdiv, nullptr},
                 {op_mod, 2, u256_evm_mod, nullptr},
                 {op_smod, 2, u256_evm_smod, nullptr},
                 {op_addmod, 3, nullptr, u256_evm_addmod},
                 {op_mulmod, 3, nullptr, u256_evm_mulmod},
                 {op_exp, 2, u256_evm_exp, nullptr},
                 {op_signextend, 2, u256_evm_signextend, nullptr},
                 {op_lt, 2, u256_evm_lt, nullptr},
                 {op_gt, 2, u256_evm_gt, nullptr},
                 {op_slt, 2, u256_evm_slt, nullptr},
                 {op_sgt, 2, u256_evm_sgt, nullptr},
                 {op_eq, 2, u256_evm_eq, nullptr},
                 {op_iszero, 1, u256_evm_iszero, nullptr},
                 {op_and, 2, u256_evm_and, nullptr},
                 {op_or, 2, u256_evm_or, nullptr},
                 {op_xor, 2, u256_evm_xor, nullptr},
                 {op_not, 1, u256_evm_not, nullptr},
                 {op_byte, 2, u256_evm_byte, nullptr},
                 {op_shl, 2, u256_evm_shl, nullptr},
                 {op_shr, 2, u256_evm_shr, nullptr},
                 {op_sar, 2, u256_evm_sar, nullptr},
                 {op_clz, 1, u256_evm_clz, nullptr}};
    operand_stream stream;
    operand_init(&stream, 1, "cpp/port");
    for (int i = 0; i < 2000; i++) {
        for (const auto &row : table) {
            uint256 a, b, c, expected;
            operand_number(&stream, a.w, 4);
            operand_second(&stream, b.w, a.w, 4);
            operand_divisor(&stream, c.w, 4);
            if (operand_below(&stream, 3) == 0)
                b = c;
            if (operand_below(&stream, 3) == 0)
                a = operand_below(&stream, 300);
            if (row.f3)
                row.f3(&expected, &a, &b, &c);
            else
                row.f(&expected, &a, &b);
            std::vector<std::uint8_t> code;
            if (row.operands > 2)
                push(code, c);
            if (row.operands > 1)
                push(code, b);
            push(code, a);
            code.push_back(row.op);
            return_top(code);
            if (word_of(code) != expected) {
                std::printf("# opcode %x of %s %s %s\n", row.op, hex(a).c_str(), hex(b).c_str(), hex(c).c_str());
                return false;
            }
        }
    }
    return true;
}

/* The factorial of the word in the calldata, by a loop. */
uint256 factorial(unsigned n)
{
    constexpr int loop = 4, end = 21; /* of these two JUMPDEST */
    std::vector<std::uint8_t> code;
    for (const int byte : {+op_push1,    1,
                           +op_push0,    +op_calldataload, /* product 1, n */
                           +op_jumpdest, +op_dup1,
                           +op_iszero,   +op_push1,
                           end,          +op_jumpi, /* while n */
                           +op_dup1,     op_swap1 + 1,
                           +op_mul,      +op_swap1, /* product *= n */
                           +op_push1,    1,
                           +op_swap1,    +op_sub,
                           +op_push1,    loop,
                           +op_jump, /* n -= 1 */
                           +op_jumpdest, +op_pop})
        code.push_back(static_cast<std::uint8_t>(byte));
    return_top(code);
    std::uint8_t input[32];
    intx::be::store(input, uint256{n});
    return word_of(code, input);
}

} // namespace

int main()
{
    check(instructions_agree(), "every instruction against the C function of its opcode");
    check(factorial(57) == 40526919504877216755680601905432322134980384796226602145184481280000000000000_u256 &&
              factorial(0) == 1,
          "factorials");
    check(factorial(20) == 2432902008176640000_u256, "a factorial of 64 bits");
    check(word_of([] {
              std::vector<std::uint8_t> code{op_caller};
              return_top(code);
              return code;
          }()) == (0xaa_u256 << 152 | 1),
          "CALLER is 20 bytes");
    check(word_of({op_push0}) == 0xbad, "no output");

    check(field.mul(field.to(5), field.invert(field.to(5))) == field.to(1), "an inverse in the field");
    const point g{1, 2}, twice = add(g, g);
    check(on_curve(twice) && twice == point{0x030644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd3_u256,
                                            0x15ed738c0e0a7c92e7845f96b2ae9c0a68a6a449e3538fc7ff3ebf7a5a18a2c4_u256},
          "2 G of BN254");
    check(mul(g, group_order) == point{} && mul(g, group_order + 5) == mul(g, 5), "the order of the group");
    check(add(mul(g, 1234567), mul(g, 7654321)) == mul(g, 8888888), "sums of multiples");
    std::vector<std::uint8_t> input(96);
    input[31] = 1;
    input[63] = 2;
    input[95] = 2;
    const auto output = bn254_mul(input);
    check(output.size() == 64 &&
              intx::be::load<uint256>(std::span<const std::uint8_t, 32>(output.data(), 32)) == twice.x,
          "the precompile");
    input[63] = 3;
    check(bn254_mul(input).empty() && bn254_mul({}).size() == 64, "no point, and the one at infinity");
    std::printf("1..%u\n", number);
    return failed != 0;
}
