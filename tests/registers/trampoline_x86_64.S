/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* The trampoline of poisoned.h for x86-64, by the conventions of System V and, where _WIN32 is defined, of Windows. */

#include "trampoline.h"

    .text
    .globl trampolines
    .p2align 4
trampolines:
    .set number, 0
    .rept TRAMPOLINES
    .p2align 4
    movl $number, %r11d
    jmp poisoned_call
    .set number, number + 1
    .endr

    .p2align 4
poisoned_call:
    movq %r11, called(%rip)
    leaq trampoline_targets(%rip), %r10
    movq (%r10,%r11,8), %r10
    movq %r10, call_target(%rip)

    movq %rbx, kept_general+8*3(%rip)
    movq %rsp, kept_general+8*4(%rip)
    movq %rbp, kept_general+8*5(%rip)
    movq %rsi, kept_general+8*6(%rip)
    movq %rdi, kept_general+8*7(%rip)
    movq %r12, kept_general+8*12(%rip)
    movq %r13, kept_general+8*13(%rip)
    movq %r14, kept_general+8*14(%rip)
    movq %r15, kept_general+8*15(%rip)
    stmxcsr kept_float(%rip)
    fnstcw kept_x87(%rip)
#ifdef _WIN32
    .irp n, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    movdqu %xmm\n, kept_vectors+64*\n(%rip)
    .endr
#endif

    movq poison_stack(%rip), %r10
#ifdef _WIN32
    .set number, 0
    .rept STACK_ARGUMENTS
    movq 8+8*number(%rsp), %r11
    movq %r11, 8*number(%r10)
    .set number, number + 1
    .endr
#endif
    movq %r10, %rsp

    movq vector_level(%rip), %r10
    cmpq $VECTORS_AVX, %r10
    jb 1f
    ja 2f
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    vmovdqu poison_vectors+64*\n(%rip), %ymm\n
    .endr
    jmp 3f
1:
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    movdqu poison_vectors+64*\n(%rip), %xmm\n
    .endr
    jmp 3f
2:
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    vmovdqu64 poison_vectors+64*\n(%rip), %zmm\n
    .endr
    .irp n, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
    vmovdqu64 poison_vectors+64*\n(%rip), %zmm\n
    .endr
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7
    kmovq poison_masks+8*\n(%rip), %k\n
    .endr
3:
    ldmxcsr poison_float(%rip)
    fldcw poison_x87(%rip)

    leaq poison_arguments(%rip), %r10
    movq called(%rip), %r11
    shlq $6, %r11
    addq %r11, %r10
#ifdef _WIN32
    orq (%r10), %rcx
    orq 8(%r10), %rdx
    orq 16(%r10), %r8
    orq 24(%r10), %r9
    movq poison_general+8*6(%rip), %rsi
    movq poison_general+8*7(%rip), %rdi
#else
    orq (%r10), %rdi
    orq 8(%r10), %rsi
    orq 16(%r10), %rdx
    orq 24(%r10), %rcx
    orq 32(%r10), %r8
    orq 40(%r10), %r9
#endif
    movq poison_general(%rip), %rax
    movq poison_general+8*3(%rip), %rbx
    movq poison_general+8*5(%rip), %rbp
    movq poison_general+8*10(%rip), %r10
    movq poison_general+8*11(%rip), %r11
    movq poison_general+8*12(%rip), %r12
    movq poison_general+8*13(%rip), %r13
    movq poison_general+8*14(%rip), %r14
    movq poison_general+8*15(%rip), %r15
    pushq poison_flags(%rip)
    popfq
    call *call_target(%rip)

    movq %rax, seen_general(%rip)
    movq %rcx, seen_general+8*1(%rip)
    movq %rdx, seen_general+8*2(%rip)
    movq %rbx, seen_general+8*3(%rip)
    movq %rsp, seen_general+8*4(%rip)
    movq %rbp, seen_general+8*5(%rip)
    movq %rsi, seen_general+8*6(%rip)
    movq %rdi, seen_general+8*7(%rip)
    movq %r12, seen_general+8*12(%rip)
    movq %r13, seen_general+8*13(%rip)
    movq %r14, seen_general+8*14(%rip)
    movq %r15, seen_general+8*15(%rip)
    movq kept_general+8*4(%rip), %rsp
    pushfq
    popq seen_flags(%rip)
    cld
    stmxcsr seen_float(%rip)
    ldmxcsr kept_float(%rip)
    fnstenv seen_x87(%rip)
    fldcw kept_x87(%rip)

    movq vector_level(%rip), %r10
    cmpq $VECTORS_AVX, %r10
    jb 4f
    ja 5f
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    vmovdqu %ymm\n, seen_vectors+64*\n(%rip)
    .endr
    vzeroupper
    jmp 6f
4:
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    movdqu %xmm\n, seen_vectors+64*\n(%rip)
    .endr
    jmp 6f
5:
    .irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    vmovdqu64 %zmm\n, seen_vectors+64*\n(%rip)
    .endr
    vzeroupper
6:
#ifdef _WIN32
    .irp n, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    movdqu kept_vectors+64*\n(%rip), %xmm\n
    .endr
#endif
    movq kept_general+8*3(%rip), %rbx
    movq kept_general+8*5(%rip), %rbp
    movq kept_general+8*6(%rip), %rsi
    movq kept_general+8*7(%rip), %rdi
    movq kept_general+8*12(%rip), %r12
    movq kept_general+8*13(%rip), %r13
    movq kept_general+8*14(%rip), %r14
    movq kept_general+8*15(%rip), %r15

    subq $56, %rsp /* aligned to 16 bytes again, and the room that Windows wants */
    call poisoned_returned
    addq $56, %rsp
    movq seen_general(%rip), %rax
    movq seen_general+8*2(%rip), %rdx
    ret

#ifdef __ELF__
    .section .note.GNU-stack, "", %progbits
#endif
