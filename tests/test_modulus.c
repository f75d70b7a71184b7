/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* modular.h with a modulus that is used many times. */

#include <stdio.h>

#include "check.h"
#include "gen.h"

static const named_case cases[] = {
    {"of 0", OP_u256_modulus_init, .a = N64(0), .returned = 1},
    {"of 1", OP_u256_modulus_init, .a = N64(1), .returned = 0},
    {"of 2^256 - 1", OP_u256_modulus_init, .a = MAX256, .returned = 0},
    {"the largest", OP_u256_modulus_reduce_u512, .a = MAX512, .b = MIN_SIGNED, .r = MAX_SIGNED, .returned = 0},
    {"the largest", OP_u256_modulus_reduce_u512, .a = MAX512, .b = N256(FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2f)),
     .r = N256(0, 0, 1, UINT64_C(0x7a2000e90a0)), .returned = 0},
    {"the largest", OP_u256_modulus_reduce_u512, .a = MAX512, .b = MAX256, .r = N64(0), .returned = 0},
    {"the largest", OP_u256_modulus_reduce_u512, .a = MAX512,
     .b = N256(UINT64_C(0x30644e72e131a029), UINT64_C(0xb85045b68181585d), UINT64_C(0x97816a916871ca8d),
               UINT64_C(0x3c208c16d87cfd47)),
     .r = N256(UINT64_C(0x6d89f71cab8351f), UINT64_C(0x47ab1eff0a417ff6), UINT64_C(0xb5e71911d44501fb),
               UINT64_C(0xf32cfc5b538afa88)),
     .returned = 0},
    {"the largest", OP_u256_modulus_reduce_u512, .a = MAX512, .b = N64(12), .r = N64(3), .returned = 0},
    {"the largest", OP_u256_modulus_reduce_u512, .a = MAX512, .b = N256(0, UINT64_C(0x100000000), 0, 1),
     .r = N256(0, UINT64_C(0xffffffff), FULL, UINT64_C(0xffffffff00000000)), .returned = 0},
    {"the largest", OP_u256_modulus_reduce_u512, .a = MAX512, .b = N64(1), .r = N64(0), .returned = 0},
    {"the largest", OP_u256_modulus_reduce_u512, .a = MAX512, .b = N64(0), .r = N64(0), .returned = 1},
    {"a multiple less 1", OP_u256_modulus_reduce_u512,
     .a = N512(FULL, FULL, FULL, UINT64_C(0xfffffffdfffff85e), 0, 0, 1, UINT64_C(0x7a2000e90a0)),
     .b = N256(FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2f)),
     .r = N256(FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2e)), .returned = 0},
    {"a multiple", OP_u256_modulus_reduce_u512,
     .a = N512(FULL, FULL, FULL, UINT64_C(0xfffffffdfffff85e), 0, 0, 1, UINT64_C(0x7a2000e90a1)),
     .b = N256(FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2f)), .r = N64(0), .returned = 0},
    {"2^256 (p - 1)", OP_u256_modulus_reduce_u512,
     .a = N512(FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2e), 0, 0, 0, 0),
     .b = N256(FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2f)),
     .r = N256(FULL, FULL, FULL, UINT64_C(0xfffffffdfffff85e)), .returned = 0},
    {"c^2, folded twice", OP_u256_modulus_reduce_u512,
     .a = N512(FULL, FULL, FULL, FULL, FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2f)),
     .b = N256(FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2f)), .r = N256(0, 0, 1, UINT64_C(0x7a1000e8cd0)),
     .returned = 0},
    {"a multiple less 1, where the reciprocal of the top two limbs is larger than the whole one",
     OP_u256_modulus_reduce,
     .a = N256(UINT64_C(0xffff000000000000), 0, UINT64_C(0xfffeffffffff), UINT64_C(0xffffffff00000000)),
     .b = N256(UINT64_C(0xffff0000), UINT64_C(0xffff0000ffff0000), UINT64_C(0xffff0000ffffffff), FULL),
     .r = N256(UINT64_C(0xffff0000), UINT64_C(0xffff0000ffff0000), UINT64_C(0xffff0000ffffffff), FULL - 1),
     .returned = 0},
    {"a quotient two too small", OP_u256_modulus_sqr, .a = N256(UINT64_C(0x4000000000000000), 0, FULL, FULL),
     .b = N256(UINT64_C(0x4000000000000000), 1, 0, 0), .r = N64(1), .returned = 0},
    {"a quotient two too small", OP_u256_modulus_mul, .a = N256(UINT64_C(0x4000000000000000), 0, FULL, FULL),
     .b = N256(UINT64_C(0x4000000000000000), 0, FULL, FULL - 2), .c = N256(UINT64_C(0x4000000000000000), 1, 0, 0),
     .r = N64(3), .returned = 0},
    {"an even modulus has none", OP_u256_mont_in, .a = N64(5), .b = N64(12), .r = N64(0), .returned = 1},
    {"an even modulus has none", OP_u256_mont_out, .a = N64(5), .b = N64(12), .r = N64(0), .returned = 1},
    {"an even modulus has none", OP_u256_mont_sqr, .a = N64(5), .b = N64(12), .r = N64(0), .returned = 1},
    {"an even modulus has none", OP_u256_mont_mul, .a = N64(5), .b = N64(7), .c = N64(12), .r = N64(0), .returned = 1},
    {"an even modulus has none", OP_u256_mont_in, .a = N64(5), .b = MIN_SIGNED, .r = N64(0), .returned = 1},
    {"an even modulus has none", OP_u256_mont_out, .a = N64(5), .b = MIN_SIGNED, .r = N64(0), .returned = 1},
    {"an even modulus has none", OP_u256_mont_sqr, .a = N64(5), .b = MIN_SIGNED, .r = N64(0), .returned = 1},
    {"an even modulus has none", OP_u256_mont_mul, .a = N64(5), .b = N64(7), .c = MIN_SIGNED, .r = N64(0),
     .returned = 1},
    {"modulo 0", OP_u256_mont_in, .a = N64(5), .b = N64(0), .r = N64(0), .returned = 1},
    {"modulo 0", OP_u256_mont_out, .a = N64(5), .b = N64(0), .r = N64(0), .returned = 1},
    {"modulo 0", OP_u256_mont_sqr, .a = N64(5), .b = N64(0), .r = N64(0), .returned = 1},
    {"modulo 0", OP_u256_mont_mul, .a = N64(5), .b = N64(7), .c = N64(0), .r = N64(0), .returned = 1},
    {"of 1", OP_u256_mont_in, .a = N64(1), .b = N64(1), .r = N64(0), .returned = 0},
    {"of 2^256 - 1", OP_u256_mont_in, .a = MAX256, .b = N64(1), .r = N64(0), .returned = 0},
    {"of 1", OP_u256_mont_out, .a = N64(0), .b = N64(1), .r = N64(0), .returned = 0},
    {"of m - 1", OP_u256_mont_out, .a = N64(0), .b = N64(1), .r = N64(0), .returned = 0},
    {"of m - 1 twice", OP_u256_mont_mul, .a = N64(0), .b = N64(0), .c = N64(1), .r = N64(0), .returned = 0},
    {"of m - 1", OP_u256_mont_sqr, .a = N64(0), .b = N64(1), .r = N64(0), .returned = 0},
    {"of 1 and m - 1", OP_u256_mont_mul, .a = N64(0), .b = N64(0), .c = N64(1), .r = N64(0), .returned = 0},
    {"of 1", OP_u256_mont_in, .a = N64(1), .b = N64(3), .r = N64(1), .returned = 0},
    {"of 2^256 - 1", OP_u256_mont_in, .a = MAX256, .b = N64(3), .r = N64(0), .returned = 0},
    {"of 1", OP_u256_mont_out, .a = N64(1), .b = N64(3), .r = N64(1), .returned = 0},
    {"of m - 1", OP_u256_mont_out, .a = N64(2), .b = N64(3), .r = N64(2), .returned = 0},
    {"of m - 1 twice", OP_u256_mont_mul, .a = N64(2), .b = N64(2), .c = N64(3), .r = N64(1), .returned = 0},
    {"of m - 1", OP_u256_mont_sqr, .a = N64(2), .b = N64(3), .r = N64(1), .returned = 0},
    {"of 1 and m - 1", OP_u256_mont_mul, .a = N64(1), .b = N64(2), .c = N64(3), .r = N64(2), .returned = 0},
    {"of 1", OP_u256_mont_in, .a = N64(1), .b = N256(FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2f)),
     .r = N64(UINT64_C(0x1000003d1)), .returned = 0},
    {"of 2^256 - 1", OP_u256_mont_in, .a = MAX256, .b = N256(FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2f)),
     .r = N256(0, 0, 1, UINT64_C(0x7a1000e8cd0)), .returned = 0},
    {"of 1", OP_u256_mont_out, .a = N64(1), .b = N256(FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2f)),
     .r = N256(UINT64_C(0xc9bd190515538399), UINT64_C(0x9c46c2c295f2b761), UINT64_C(0xbcb223fedc24a059),
               UINT64_C(0xd838091d0868192a)),
     .returned = 0},
    {"of m - 1", OP_u256_mont_out, .a = N256(FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2e)),
     .b = N256(FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2f)),
     .r = N256(UINT64_C(0x3642e6faeaac7c66), UINT64_C(0x63b93d3d6a0d489e), UINT64_C(0x434ddc0123db5fa6),
               UINT64_C(0x27c7f6e1f797e305)),
     .returned = 0},
    {"of m - 1 twice", OP_u256_mont_mul, .a = N256(FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2e)),
     .b = N256(FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2e)),
     .c = N256(FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2f)),
     .r = N256(UINT64_C(0xc9bd190515538399), UINT64_C(0x9c46c2c295f2b761), UINT64_C(0xbcb223fedc24a059),
               UINT64_C(0xd838091d0868192a)),
     .returned = 0},
    {"of m - 1", OP_u256_mont_sqr, .a = N256(FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2e)),
     .b = N256(FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2f)),
     .r = N256(UINT64_C(0xc9bd190515538399), UINT64_C(0x9c46c2c295f2b761), UINT64_C(0xbcb223fedc24a059),
               UINT64_C(0xd838091d0868192a)),
     .returned = 0},
    {"of 1 and m - 1", OP_u256_mont_mul, .a = N64(1), .b = N256(FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2e)),
     .c = N256(FULL, FULL, FULL, UINT64_C(0xfffffffefffffc2f)),
     .r = N256(UINT64_C(0x3642e6faeaac7c66), UINT64_C(0x63b93d3d6a0d489e), UINT64_C(0x434ddc0123db5fa6),
               UINT64_C(0x27c7f6e1f797e305)),
     .returned = 0},
    {"of 1", OP_u256_mont_in, .a = N64(1),
     .b = N256(UINT64_C(0x30644e72e131a029), UINT64_C(0xb85045b68181585d), UINT64_C(0x2833e84879b97091),
               UINT64_C(0x43e1f593f0000001)),
     .r = N256(UINT64_C(0xe0a77c19a07df2f), UINT64_C(0x666ea36f7879462e), UINT64_C(0x36fc76959f60cd29),
               UINT64_C(0xac96341c4ffffffb)),
     .returned = 0},
    {"of 2^256 - 1", OP_u256_mont_in, .a = MAX256,
     .b = N256(UINT64_C(0x30644e72e131a029), UINT64_C(0xb85045b68181585d), UINT64_C(0x2833e84879b97091),
               UINT64_C(0x43e1f593f0000001)),
     .r = N256(UINT64_C(0x2470a762c678059f), UINT64_C(0xde2b25845cc392b4), UINT64_C(0x4535ac64bdb4fd4a),
               UINT64_C(0xb304a7bd4e216dad)),
     .returned = 0},
    {"of 1", OP_u256_mont_out, .a = N64(1),
     .b = N256(UINT64_C(0x30644e72e131a029), UINT64_C(0xb85045b68181585d), UINT64_C(0x2833e84879b97091),
               UINT64_C(0x43e1f593f0000001)),
     .r = N256(UINT64_C(0x15ebf95182c5551c), UINT64_C(0xc8260de4aeb85d5d), UINT64_C(0x90ef5a9e111ec87),
               UINT64_C(0xdc5ba0056db1194e)),
     .returned = 0},
    {"of m - 1", OP_u256_mont_out,
     .a = N256(UINT64_C(0x30644e72e131a029), UINT64_C(0xb85045b68181585d), UINT64_C(0x2833e84879b97091),
               UINT64_C(0x43e1f593f0000000)),
     .b = N256(UINT64_C(0x30644e72e131a029), UINT64_C(0xb85045b68181585d), UINT64_C(0x2833e84879b97091),
               UINT64_C(0x43e1f593f0000001)),
     .r = N256(UINT64_C(0x1a7855215e6c4b0c), UINT64_C(0xf02a37d1d2c8fb00), UINT64_C(0x1f24f29e98a78409),
               UINT64_C(0x6786558e824ee6b3)),
     .returned = 0},
    {"of m - 1 twice", OP_u256_mont_mul,
     .a = N256(UINT64_C(0x30644e72e131a029), UINT64_C(0xb85045b68181585d), UINT64_C(0x2833e84879b97091),
               UINT64_C(0x43e1f593f0000000)),
     .b = N256(UINT64_C(0x30644e72e131a029), UINT64_C(0xb85045b68181585d), UINT64_C(0x2833e84879b97091),
               UINT64_C(0x43e1f593f0000000)),
     .c = N256(UINT64_C(0x30644e72e131a029), UINT64_C(0xb85045b68181585d), UINT64_C(0x2833e84879b97091),
               UINT64_C(0x43e1f593f0000001)),
     .r = N256(UINT64_C(0x15ebf95182c5551c), UINT64_C(0xc8260de4aeb85d5d), UINT64_C(0x90ef5a9e111ec87),
               UINT64_C(0xdc5ba0056db1194e)),
     .returned = 0},
    {"of m - 1", OP_u256_mont_sqr,
     .a = N256(UINT64_C(0x30644e72e131a029), UINT64_C(0xb85045b68181585d), UINT64_C(0x2833e84879b97091),
               UINT64_C(0x43e1f593f0000000)),
     .b = N256(UINT64_C(0x30644e72e131a029), UINT64_C(0xb85045b68181585d), UINT64_C(0x2833e84879b97091),
               UINT64_C(0x43e1f593f0000001)),
     .r = N256(UINT64_C(0x15ebf95182c5551c), UINT64_C(0xc8260de4aeb85d5d), UINT64_C(0x90ef5a9e111ec87),
               UINT64_C(0xdc5ba0056db1194e)),
     .returned = 0},
    {"of 1 and m - 1", OP_u256_mont_mul, .a = N64(1),
     .b = N256(UINT64_C(0x30644e72e131a029), UINT64_C(0xb85045b68181585d), UINT64_C(0x2833e84879b97091),
               UINT64_C(0x43e1f593f0000000)),
     .c = N256(UINT64_C(0x30644e72e131a029), UINT64_C(0xb85045b68181585d), UINT64_C(0x2833e84879b97091),
               UINT64_C(0x43e1f593f0000001)),
     .r = N256(UINT64_C(0x1a7855215e6c4b0c), UINT64_C(0xf02a37d1d2c8fb00), UINT64_C(0x1f24f29e98a78409),
               UINT64_C(0x6786558e824ee6b3)),
     .returned = 0},
    {"of 1", OP_u256_mont_in, .a = N64(1), .b = MAX256, .r = N64(1), .returned = 0},
    {"of 2^256 - 1", OP_u256_mont_in, .a = MAX256, .b = MAX256, .r = N64(0), .returned = 0},
    {"of 1", OP_u256_mont_out, .a = N64(1), .b = MAX256, .r = N64(1), .returned = 0},
    {"of m - 1", OP_u256_mont_out, .a = MINUS(2), .b = MAX256, .r = MINUS(2), .returned = 0},
    {"of m - 1 twice", OP_u256_mont_mul, .a = MINUS(2), .b = MINUS(2), .c = MAX256, .r = N64(1), .returned = 0},
    {"of m - 1", OP_u256_mont_sqr, .a = MINUS(2), .b = MAX256, .r = N64(1), .returned = 0},
    {"of 1 and m - 1", OP_u256_mont_mul, .a = N64(1), .b = MINUS(2), .c = MAX256, .r = MINUS(2), .returned = 0},
    {"of 1", OP_u256_mont_in, .a = N64(1), .b = N64(FULL), .r = N64(1), .returned = 0},
    {"of 2^256 - 1", OP_u256_mont_in, .a = MAX256, .b = N64(FULL), .r = N64(0), .returned = 0},
    {"of 1", OP_u256_mont_out, .a = N64(1), .b = N64(FULL), .r = N64(1), .returned = 0},
    {"of m - 1", OP_u256_mont_out, .a = N64(FULL - 1), .b = N64(FULL), .r = N64(FULL - 1), .returned = 0},
    {"of m - 1 twice", OP_u256_mont_mul, .a = N64(FULL - 1), .b = N64(FULL - 1), .c = N64(FULL), .r = N64(1),
     .returned = 0},
    {"of m - 1", OP_u256_mont_sqr, .a = N64(FULL - 1), .b = N64(FULL), .r = N64(1), .returned = 0},
    {"of 1 and m - 1", OP_u256_mont_mul, .a = N64(1), .b = N64(FULL - 1), .c = N64(FULL), .r = N64(FULL - 1),
     .returned = 0},
    {"of 1", OP_u256_mont_in, .a = N64(1), .b = N256(0, 0, 1, 1), .r = N64(1), .returned = 0},
    {"of 2^256 - 1", OP_u256_mont_in, .a = MAX256, .b = N256(0, 0, 1, 1), .r = N64(0), .returned = 0},
    {"of 1", OP_u256_mont_out, .a = N64(1), .b = N256(0, 0, 1, 1), .r = N64(1), .returned = 0},
    {"of m - 1", OP_u256_mont_out, .a = N256(0, 0, 1, 0), .b = N256(0, 0, 1, 1), .r = N256(0, 0, 1, 0), .returned = 0},
    {"of m - 1 twice", OP_u256_mont_mul, .a = N256(0, 0, 1, 0), .b = N256(0, 0, 1, 0), .c = N256(0, 0, 1, 1),
     .r = N64(1), .returned = 0},
    {"of m - 1", OP_u256_mont_sqr, .a = N256(0, 0, 1, 0), .b = N256(0, 0, 1, 1), .r = N64(1), .returned = 0},
    {"of 1 and m - 1", OP_u256_mont_mul, .a = N64(1), .b = N256(0, 0, 1, 0), .c = N256(0, 0, 1, 1),
     .r = N256(0, 0, 1, 0), .returned = 0},
    {"of 1", OP_u256_mont_in, .a = N64(1), .b = N256(TOP, 0, 0, 1), .r = MAX_SIGNED, .returned = 0},
    {"of 2^256 - 1", OP_u256_mont_in, .a = MAX256, .b = N256(TOP, 0, 0, 1), .r = N64(6), .returned = 0},
    {"of 1", OP_u256_mont_out, .a = N64(1), .b = N256(TOP, 0, 0, 1), .r = N256(UINT64_C(0x4000000000000000), 0, 0, 0),
     .returned = 0},
    {"of m - 1", OP_u256_mont_out, .a = MIN_SIGNED, .b = N256(TOP, 0, 0, 1),
     .r = N256(UINT64_C(0x4000000000000000), 0, 0, 1), .returned = 0},
    {"of m - 1 twice", OP_u256_mont_mul, .a = MIN_SIGNED, .b = MIN_SIGNED, .c = N256(TOP, 0, 0, 1),
     .r = N256(UINT64_C(0x4000000000000000), 0, 0, 0), .returned = 0},
    {"of m - 1", OP_u256_mont_sqr, .a = MIN_SIGNED, .b = N256(TOP, 0, 0, 1),
     .r = N256(UINT64_C(0x4000000000000000), 0, 0, 0), .returned = 0},
    {"of 1 and m - 1", OP_u256_mont_mul, .a = N64(1), .b = MIN_SIGNED, .c = N256(TOP, 0, 0, 1),
     .r = N256(UINT64_C(0x4000000000000000), 0, 0, 1), .returned = 0},
};

/* Operands that are not below the modulus do no harm where they should be: whatever it is that they give, every backend
 * gives the same, and writes nothing else. */
static unsigned check_unreduced(const backend *unit)
{
    static const operation over_reduced[] = {
        OP_u256_modulus_add, OP_u256_modulus_sub, OP_u256_modulus_neg, OP_u256_modulus_mul, OP_u256_modulus_sqr,
        OP_u256_modulus_pow, OP_u256_modulus_inv, OP_u256_mont_out,    OP_u256_mont_mul,    OP_u256_mont_sqr};
    const backend *const first = backend_at(0);
    const uint64_t count = check_scaled(1000);
    gen g;
    gen_init(&g, check_seed(), "unreduced");
    for (uint64_t i = 0; i < count; i++) {
        call_in in;
        gen_operands(&g, OP_u256_mulmod, &in);
        for (size_t o = 0; o < sizeof over_reduced / sizeof *over_reduced; o++) {
            const operation op = over_reduced[o];
            const alias *distinct = &aliases(operation_infos[op].shape)->list[0];
            call_in seen = in;
            if (form_of(op)->limbs[SLOT_C] == 0)
                seen.b = in.c;
            call_out want;
            const char *const besides = call(first, op, distinct, &seen, &want);
            if (besides) {
                fprintf(stderr, "FAILED %s of unreduced operands on %s: %s\n", operation_infos[op].name, first->name,
                        besides);
                return 1;
            }
            if (check_call(unit, op, distinct, &seen, &want, "unreduced operands"))
                return 1;
        }
    }
    return 0;
}

unsigned test_modulus(const backend *unit)
{
    return check_named(unit, cases, sizeof cases / sizeof *cases) + check_unreduced(unit);
}
