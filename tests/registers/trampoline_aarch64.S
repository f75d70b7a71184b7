/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* The trampoline of poisoned.h for aarch64. x16 and x17 are those that the convention gives to such code; x18 belongs
 * to the platform, x8 may say where a result is wanted: these hold no poison. */

#include "trampoline.h"

    .macro address register, symbol
    adrp \register, \symbol
    add \register, \register, :lo12:\symbol
    .endm

    .text
    .globl trampolines
    .p2align 4
trampolines:
    .set number, 0
    .rept TRAMPOLINES
    .p2align 4
    mov w16, #number
    b poisoned_call
    .set number, number + 1
    .endr

    .p2align 4
poisoned_call:
    address x17, called
    str x16, [x17]
    address x17, trampoline_targets
    ldr x16, [x17, x16, lsl #3]
    address x17, call_target
    str x16, [x17]

    address x17, kept_general
    stp x19, x20, [x17, #8*19]
    stp x21, x22, [x17, #8*21]
    stp x23, x24, [x17, #8*23]
    stp x25, x26, [x17, #8*25]
    stp x27, x28, [x17, #8*27]
    stp x29, x30, [x17, #8*29]
    mov x16, sp
    str x16, [x17] /* the place of x0, which is not kept */
    address x17, kept_vectors
    .irp n, 8, 9, 10, 11, 12, 13, 14, 15
    str q\n, [x17, #16*\n]
    .endr
    mrs x16, fpcr
    address x17, kept_float
    str x16, [x17]

    address x17, poison_stack
    ldr x17, [x17]
    mov sp, x17
    address x17, poison_vectors
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    ldr q\n, [x17, #16*\n]
    .endr
    .irp n, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
    ldr q\n, [x17, #16*\n]
    .endr
    address x17, poison_float
    ldr x16, [x17]
    msr fpcr, x16
    address x16, called
    ldr x16, [x16]
    address x17, poison_arguments
    add x17, x17, x16, lsl #6
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7
    ldr x16, [x17, #8*\n]
    orr x\n, x\n, x16
    .endr
    address x17, poison_flags
    ldr x16, [x17]
    msr nzcv, x16
    address x17, poison_general
    .irp n, 9, 10, 11, 12, 13, 14, 15, 16, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29
    ldr x\n, [x17, #8*\n]
    .endr
    address x17, call_target
    ldr x17, [x17]
    blr x17

    address x17, seen_general
    .irp n, 0, 1, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29
    str x\n, [x17, #8*\n]
    .endr
    mov x16, sp
    str x16, [x17, #8*2]
    mrs x16, fpcr
    address x17, seen_float
    str x16, [x17]
    address x17, seen_vectors
    .irp n, 8, 9, 10, 11, 12, 13, 14, 15
    str q\n, [x17, #16*\n]
    .endr

    address x17, kept_float
    ldr x16, [x17]
    msr fpcr, x16
    address x17, kept_vectors
    .irp n, 8, 9, 10, 11, 12, 13, 14, 15
    ldr q\n, [x17, #16*\n]
    .endr
    address x17, kept_general
    ldr x16, [x17]
    mov sp, x16
    ldp x19, x20, [x17, #8*19]
    ldp x21, x22, [x17, #8*21]
    ldp x23, x24, [x17, #8*23]
    ldp x25, x26, [x17, #8*25]
    ldp x27, x28, [x17, #8*27]
    ldp x29, x30, [x17, #8*29]

    stp x29, x30, [sp, #-16]!
    bl poisoned_returned
    ldp x29, x30, [sp], #16
    address x17, seen_general
    ldp x0, x1, [x17]
    ret

    .section .note.GNU-stack, "", %progbits
