/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/* The CPU, its clock, and how this program was built. meson.build defines BENCH_COMPILER, BENCH_FLAGS, BENCH_BACKEND
 * and BENCH_SANITIZE. */

#include "bench.h"

#include <string.h>
#include <u256/types.h>

#if defined(__x86_64__) || defined(__i386__)
    #include <cpuid.h>
#endif
#ifdef __APPLE__
    #include <sys/sysctl.h>
#endif

#define STRING2(x) #x
#define STRING(x) STRING2(x)

bool bench_cpu_has_bmi2_adx(void)
{
#if defined(__x86_64__)
    unsigned eax, ebx, ecx, edx;
    return __get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) && ebx >> 8 & 1 && ebx >> 19 & 1;
#else
    return false;
#endif
}

static const char *cpu_model(void)
{
    static char model[128];
#if defined(__x86_64__) || defined(__i386__)
    unsigned words[12] = {0};
    for (unsigned i = 0; i < 3; i++)
        __get_cpuid(0x80000002u + i, &words[4 * i], &words[4 * i + 1], &words[4 * i + 2], &words[4 * i + 3]);
    memcpy(model, words, sizeof words);
#elif defined(__APPLE__)
    size_t size = sizeof model - 1;
    sysctlbyname("machdep.cpu.brand_string", model, &size, NULL, 0);
#else
    /* Only some architectures name the model there; a board's name is the next best. */
    const char *const keys[] = {"model name", "cpu model", "Model", "uarch", "cpu"};
    FILE *const cpuinfo = fopen("/proc/cpuinfo", "r");
    char line[256];
    while (cpuinfo && !*model && fgets(line, sizeof line, cpuinfo)) {
        const char *const value = strchr(line, ':');
        for (size_t i = 0; value && i < sizeof keys / sizeof *keys; i++)
            if (strncmp(line, keys[i], strlen(keys[i])) == 0 &&
                strspn(line + strlen(keys[i]), "\t ") == (size_t)(value - line) - strlen(keys[i]))
                snprintf(model, sizeof model, "%.*s", (int)strcspn(value + 1, "\n"), value + 1);
    }
    if (cpuinfo)
        fclose(cpuinfo);
#endif
    const char *const trimmed = model + strspn(model, " \t");
    for (size_t end = strlen(model); end > 0 && strchr(" \t", model[end - 1]); end--)
        model[end - 1] = '\0';
    return *trimmed ? trimmed : "unknown CPU";
}

static bool built_for_measuring(void)
{
    if (strcmp(BENCH_SANITIZE, "none") != 0)
        return false;
#ifdef __has_feature
    #if __has_feature(address_sanitizer) || __has_feature(undefined_behavior_sanitizer) ||                             \
        __has_feature(memory_sanitizer) || __has_feature(thread_sanitizer)
    return false;
    #endif
#endif
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    return true;
#else
    return false;
#endif
}

const struct bench_facts *bench_machine(void)
{
    static struct bench_facts machine;
    machine.cpu = cpu_model();
    machine.compiler = BENCH_COMPILER;
    machine.flags = BENCH_FLAGS;
    machine.backend = BENCH_BACKEND;
    machine.version = STRING(U256_VERSION_MAJOR) "." STRING(U256_VERSION_MINOR) "." STRING(U256_VERSION_PATCH);
    machine.meaningless = !built_for_measuring();
    return &machine;
}

#if defined(__GNUC__) && (defined(__x86_64__) || defined(__i386__) || defined(__aarch64__))

const unsigned bench_clock_steps = 6400;

/* Register to register: some CPUs fold additions of constants before they are executed. */
static void chain(struct bench_data *unused)
{
    unsigned long x = 0, one = 1;
    (void)unused;
    for (int i = 0; i < 100; i++)
        __asm__ volatile(".rept 64\n\t"
    #ifdef __aarch64__
                         "add %0, %0, %1\n\t"
    #else
                         "add %1, %0\n\t"
    #endif
                         ".endr"
                         : "+r"(x)
                         : "r"(one)
                         : "cc");
}

bench_loop *const bench_clock_chain = chain;

#else

const unsigned bench_clock_steps = 1;
bench_loop *const bench_clock_chain = NULL;

#endif
