// SPDX-License-Identifier: MIT OR Apache-2.0

/*
 * A program in the way of those written on intx: the word instructions of an EVM (port_interpreter.hpp), and the
 * precompile that adds and multiplies points of BN254 (port_bn254.hpp). Ported as README.md says: an include and a
 * namespace alias. Nothing else in those two knows libu256; here each instruction is held against u256_evm_*(), and
 * what the programs compute is checked.
 */

#include "port_bn254.hpp"
#include "port_interpreter.hpp"

#include <cstdio>

#include "operands.h"

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
