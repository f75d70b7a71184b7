/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * What a multiply costs by what becomes of its halves: the loops to hold against the models of llvm-mca, which
 * bench/codegen.py --ports does. Prints for each "cycles<TAB>instructions", the cycles of one repetition. x86-64.
 */

#define _POSIX_C_SOURCE 199309L

#include <cpuid.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

enum { COPIES = 16, ROUNDS = 20000, TRIES = 40 };

/* A function (round count in rdi) of sixteen copies and a jump; the text is also printed. */
#define LOOP(name, text)                                                                                               \
    void name(uint64_t rounds);                                                                                        \
    static const char name##_text[] = text;                                                                            \
    __asm__(".text\n.p2align 6\n" #name ":\n.rept 16\n" text "\n.endr\ndecq %rdi\njnz " #name "\nret\n");

#define MULQ "movq %rsi, %rax; mulq %rcx"
#define MULX "mulxq %rcx, %rax, %r10"

LOOP(clock_loop, "imulq %rax, %rax") /* three cycles wherever mulq is fast */
LOOP(mulq_unused, MULQ)
LOOP(mulq_xor, MULQ "; xorq %rax, %r8; xorq %rdx, %r9")
LOOP(mulq_add2, MULQ "; addq %rax, %r8; adcq %rdx, %r9")
LOOP(mulq_add3, MULQ "; addq %rax, %r8; adcq %rdx, %r9; adcq $0, %r11")
LOOP(mulx_unused, MULX)
LOOP(mulx_xor, MULX "; xorq %rax, %r8; xorq %r10, %r9")
LOOP(mulx_add2, MULX "; addq %rax, %r8; adcq %r10, %r9")
LOOP(mulx_add3, MULX "; addq %rax, %r8; adcq %r10, %r9; adcq $0, %r11")
LOOP(mulx_adx, MULX "; adcxq %rax, %r8; adoxq %r10, %r9")
LOOP(imul_add, "movq %rsi, %rax; imulq %rcx, %rax; addq %rax, %r8")

/* Seconds of this thread: on a busy machine too, the time in which others run does not count. */
static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Of one copy; the fastest of many short runs. */
static double shortest(void (*loop)(uint64_t))
{
    double best = 1;
    for (int i = 0; i < TRIES; i++) {
        const double start = seconds();
        loop(ROUNDS);
        const double taken = seconds() - start;
        best = taken < best ? taken : best;
    }
    return best / (COPIES * ROUNDS);
}

static bool has_bmi2_adx(void)
{
    unsigned eax, ebx, ecx, edx;
    return __get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) && ebx >> 8 & 1 && ebx >> 19 & 1;
}

int main(void)
{
    const struct {
        void (*loop)(uint64_t);
        const char *text;
        bool bmi2_adx;
    } loops[] = {
        {mulq_unused, mulq_unused_text, false}, {mulq_xor, mulq_xor_text, false},
        {mulq_add2, mulq_add2_text, false},     {mulq_add3, mulq_add3_text, false},
        {imul_add, imul_add_text, false},       {mulx_unused, mulx_unused_text, true},
        {mulx_xor, mulx_xor_text, true},        {mulx_add2, mulx_add2_text, true},
        {mulx_add3, mulx_add3_text, true},      {mulx_adx, mulx_adx_text, true},
    };
    (void)clock_loop_text;
    for (size_t i = 0; i < sizeof loops / sizeof *loops; i++) {
        if (loops[i].bmi2_adx && !has_bmi2_adx())
            continue;
        const double cycle = shortest(clock_loop) / 3;
        printf("%.2f\t%s\n", shortest(loops[i].loop) / cycle, loops[i].text);
    }
    return 0;
}
