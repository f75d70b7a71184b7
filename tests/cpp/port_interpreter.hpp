// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef PORT_INTERPRETER_HPP
#define PORT_INTERPRETER_HPP

/* A part of port_evm.cpp: what an EVM client has of its own, in the way of those written on intx. The word instructions
 * over a stack, memory and EVMC's kinds of byte arrays. */

#include <u256.hpp>
namespace intx = libu256;

#include <algorithm>
#include <cstring>
#include <span>
#include <vector>

using intx::uint256;
using namespace intx::literals;

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

#endif
