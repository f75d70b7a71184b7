/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS, MAP_NORESERVE */
#include "guarded.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void no_memory(void)
{
    perror("guarded pages");
    exit(2);
}

#ifdef _WIN32

    #include <windows.h>

enum { PAGE = 4096 };

guarded guarded_open(size_t size)
{
    const size_t room = (size + PAGE - 1) / PAGE * PAGE + (size == 0 ? PAGE : 0);
    uint8_t *const all = VirtualAlloc(NULL, PAGE + room + PAGE, MEM_RESERVE, PAGE_NOACCESS);
    if (!all || !VirtualAlloc(all + PAGE, room, MEM_COMMIT, PAGE_READWRITE))
        no_memory();
    return (guarded){.first = all + PAGE, .size = room};
}

void guarded_close(guarded *room)
{
    if (room->first)
        VirtualFree(room->first - PAGE, 0, MEM_RELEASE);
    *room = (guarded){.first = NULL, .size = 0};
}

void guarded_protect(const guarded *room, bool read_only)
{
    DWORD before;
    if (!VirtualProtect(room->first, room->size, read_only ? PAGE_READONLY : PAGE_READWRITE, &before))
        no_memory();
}

uint8_t *vast_open(size_t size)
{
    (void)size;
    return NULL;
}

void vast_close(uint8_t *bytes, size_t size)
{
    (void)bytes;
    (void)size;
}

#else
    #include <sys/mman.h>
    #include <unistd.h>

static size_t page_size(void)
{
    return (size_t)sysconf(_SC_PAGESIZE);
}

guarded guarded_open(size_t size)
{
    const size_t page = page_size(), room = (size + page - 1) / page * page + (size == 0 ? page : 0);
    uint8_t *const map = mmap(NULL, page + room + page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (map == MAP_FAILED)
        no_memory();
    if (mprotect(map + page, room, PROT_READ | PROT_WRITE) != 0)
        no_memory();
    return (guarded){.first = map + page, .size = room};
}

void guarded_close(guarded *room)
{
    const size_t page = page_size();
    if (room->first)
        munmap(room->first - page, page + room->size + page);
    *room = (guarded){.first = NULL, .size = 0};
}

void guarded_protect(const guarded *room, bool read_only)
{
    if (mprotect(room->first, room->size, read_only ? PROT_READ : PROT_READ | PROT_WRITE) != 0)
        no_memory();
}

    #ifndef MAP_NORESERVE /* where it is not needed */
        #define MAP_NORESERVE 0
    #endif

uint8_t *vast_open(size_t size)
{
    uint8_t *const map = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return map == MAP_FAILED ? NULL : map;
}

void vast_close(uint8_t *bytes, size_t size)
{
    munmap(bytes, size);
}

#endif

uint8_t *guarded_copy_to_end(const guarded *room, const void *bytes, size_t n)
{
    uint8_t *const at = guarded_end(room, n);
    if (n > 0)
        memcpy(at, bytes, n);
    return at;
}

uint8_t *guarded_copy_to_start(const guarded *room, const void *bytes, size_t n)
{
    uint8_t *const at = guarded_start(room);
    if (n > 0)
        memcpy(at, bytes, n);
    return at;
}
